"""A folder of pages in, pictures of them and their accessibility violations out: Chromium and axe-core."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

import judges

PHONE = 390
NARROW_PHONE = 320
DESKTOP = 1280

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)
# Nothing but the pages under test is reachable, so that a page that asks for more is seen to.
_NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_AXE = judges.NODE_MODULES / "axe-core" / "axe.min.js"
_AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule of axe-core that a page breaks, and the elements that do."""

    rule: str
    impact: str
    help: str
    elements: tuple[str, ...]
    """The HTML of each element, as axe-core quotes it."""


class Visitor:
    """A browser that opens pages, each in a fresh context: no cookies, no storage, no cache."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    @contextmanager
    def page(
        self,
        url: str,
        *,
        width: int = DESKTOP,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        languages: str = "en-US",
        javascript: bool = True,
        wait: Literal["load", "networkidle"] = "networkidle",
    ) -> Iterator[Page]:
        """The page at `url`, loaded, its fonts too; `width` and `height` are in CSS pixels.

        `load` saves half a second where no script asks for more.
        """
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=languages,
            java_script_enabled=javascript,
            bypass_csp=True,
        )
        try:
            page = context.new_page()
            page.goto(url, wait_until=wait)
            page.evaluate("document.fonts.ready.then(() => null)")
            yield page
        finally:
            context.close()

    def screenshot(
        self,
        url: str,
        path: Path,
        *,
        width: int = DESKTOP,
        height: int = 900,
        full_page: bool = True,
        scheme: Literal["light", "dark"] = "light",
    ) -> Path:
        """A picture of the page in the PNG file `path`."""
        with self.page(url, width=width, height=height, scheme=scheme) as page:
            page.screenshot(path=path, full_page=full_page, animations="disabled")
        return path

    def overflow(self, url: str, *, width: int = NARROW_PHONE) -> int:
        """By how many CSS pixels the page is wider than a screen of `width`; 0: no sideways scrolling."""
        with self.page(url, width=width) as page:
            wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return max(0, wider)

    def axe(
        self,
        url: str,
        *,
        width: int = DESKTOP,
        scheme: Literal["light", "dark"] = "light",
        tags: Sequence[str] = _AXE_TAGS,
    ) -> list[Violation]:
        """What axe-core finds wrong by WCAG 2.0 to 2.2, levels A and AA; an empty list: nothing."""
        with self.page(url, width=width, scheme=scheme) as page:
            return violations(page, tags)


def violations(page: Page, tags: Sequence[str] = _AXE_TAGS) -> list[Violation]:
    """What axe-core finds wrong with an open page, as it looks now."""
    if not _AXE.is_file():
        judges.unavailable("axe-core", "make setup")
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=_AXE)
    options = {"runOnly": {"type": "tag", "values": list(tags)}, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        Violation(found["id"], found["impact"], found["help"], tuple(node["html"] for node in found["nodes"]))
        for found in result["violations"]
    ]


@contextmanager
def launch() -> Iterator[Visitor]:
    """Chromium: the system's, or else the one that `playwright install chromium` put there."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(playwright), args=[*_FLAGS, _NO_NETWORK])
        try:
            yield Visitor(browser)
        finally:
            browser.close()


def _executable(playwright: Playwright) -> str:
    own = playwright.chromium.executable_path
    for name in _PROGRAMS:
        if path := shutil.which(name):
            return path
    if own and os.access(own, os.X_OK):
        return own
    judges.unavailable("Chromium", "apt-get install chromium  (or: .venv/bin/playwright install chromium)")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a browser asks for many files."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address, without a trailing slash, at which `folder` is served on the loopback interface."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
