"""Every kind of page as readers meet it, on a phone and a desktop: valid, whole, light, with no style or script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cli.room import Room
from everything import pages, texts, visiting
from judges.browser import DESKTOP, NARROW_PHONE, PHONE, Visitor
from judges.nu import Message

WIDTHS = (DESKTOP, 900, PHONE, NARROW_PHONE)
_MOST = 60_000
"""Bytes that a page and its style may have."""


def test_nu_finds_no_error_and_no_warning(whole: Room, empty: Room, check_html: Callable[..., list[Message]]) -> None:
    files = [whole.path(f"public/{path.partition('?')[0]}") for path in pages.KINDS]
    files += [empty.path(f"public/{path}") for path in pages.EMPTY]
    assert [str(message) for message in check_html(files) if message.severity != "info"] == []


@pytest.mark.parametrize("kinds", [pages.KINDS[::2], pages.KINDS[1::2]], ids=["half", "other-half"])
def test_no_text_lies_on_another_or_is_cut_and_no_page_scrolls_sideways(
    url: str, browser: Visitor, kinds: tuple[str, ...]
) -> None:
    """At 320 px, which is 1280 px at 400 %, and where only the text is twice its size (WCAG 1.4.10, 1.4.4)."""
    assert {path: wrong for path in kinds if (wrong := _wrong(f"{url}/{path}", browser))} == {}


def test_pages_that_show_nothing_are_whole_too(empty_url: str, browser: Visitor) -> None:
    assert {path: wrong for path in pages.EMPTY if (wrong := _wrong(f"{empty_url}/{path}", browser))} == {}


def _wrong(address: str, browser: Visitor) -> list[str]:
    found = []
    with browser.page(address, wait="load") as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{width}: {what}" for what in visiting.wrong(page)]
        page.set_viewport_size({"width": DESKTOP, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found += [f"200 %: {what}" for what in visiting.wrong(page)]
    return found


def test_a_page_reads_from_top_to_bottom_without_style_and_script(url: str, browser: Visitor) -> None:
    order = (
        "For immediate release", "Joint operation on both banks", "Prosecutors in Brownsville", "1,204 vehicles",
        "The vehicles were found in four places", "By type", "Nuevo Laredo", "The operation goes on.", "About ICE",
    )  # fmt: skip
    for edition in ("en", "en-es", "both"):
        with browser.page(f"{url}/{edition}/2009/stolen-vehicles/index.html", javascript=False, wait="load") as page:
            page.context.route("**/*.css", lambda route: route.abort())
            page.reload()
            said = " ".join(page.inner_text("body").replace("\xa0", " ").split())
        places = [said.find(words) for words in order]
        assert -1 not in places, edition
        assert places == sorted(places), edition


def test_a_page_and_its_style_are_light(whole: Room) -> None:
    style = sum(path.stat().st_size for path in whole.path("public/assets").glob("*.css"))
    sizes = {path: path.stat().st_size for path in whole.path("public").rglob("*.html")}
    heaviest = max(sizes, key=lambda path: sizes[path])
    assert sizes[heaviest] + style < _MOST, heaviest


def test_nothing_that_is_hidden_is_in_any_file(whole: Room) -> None:
    for name, data in whole.tree("public").items():
        assert texts.SECRET.encode() not in data, name
        assert not any(id in name or id.replace("/", "-") in name for id in texts.HIDDEN), name
