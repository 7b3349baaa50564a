"""One of the two languages of a page can be hidden: without JavaScript, with the keyboard alone, and not in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from comunicado.editions import assets, html
from editions import samples
from judges.browser import Visitor

_VISIBLE = """name => [...document.querySelectorAll(`article [lang|="${name}"]`)]
    .filter(e => !e.matches(".downloads *, .hidden, .once *") && e.checkVisibility() && e.innerText.trim()).length"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bilingual page that has everything."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "templates").mkdir()
    (folder / "trucks.png").write_bytes(samples.picture())
    made = assets.assets(samples.newsroom(folder), folder / ".comunicado")
    for name, data in made.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    page = samples.page("en-es", folder, kind=samples.EVERYTHING, assets=made.names)
    page = replace(page, root="")
    (folder / "index.html").write_bytes(html.render(page))
    return folder


@pytest.fixture
def page(site: Path, serve: Callable[[Path], str], browser: Visitor, request: pytest.FixtureRequest) -> Iterator[Page]:
    """That page in a browser of so many pixels, without JavaScript."""
    with browser.page(f"{serve(site)}/index.html", width=request.param, javascript=False) as opened:
        yield opened


def shown(page: Page) -> tuple[bool, bool]:
    """Whether English, and whether Spanish, is seen in the main part."""
    return page.evaluate(_VISIBLE, "en") > 0, page.evaluate(_VISIBLE, "es") > 0


@pytest.mark.parametrize("page", [1280, 390], indirect=True)
def test_a_reader_hides_either_language_and_brings_it_back(page: Page) -> None:
    assert shown(page) == (True, True)
    page.get_by_label("Español", exact=True).check()
    assert shown(page) == (False, True)
    page.get_by_label("English", exact=True).check()
    assert shown(page) == (True, False)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_label("English + Español").check()
    assert shown(page) == (True, True)


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_the_keyboard_is_enough(page: Page) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "shown":
            break
    page.keyboard.press("ArrowDown")
    assert shown(page) == (True, False)
    page.keyboard.press("ArrowDown")
    assert shown(page) == (False, True)


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_print_has_both_and_no_choice(page: Page) -> None:
    page.get_by_label("Español", exact=True).check()
    page.emulate_media(media="print")
    assert shown(page) == (True, True)
    assert not page.locator(".shown").is_visible()
