"""Every kind of page for those who do not see it, or not as others do, and for those who have no pointer."""

from __future__ import annotations

import pytest

from everything import pages, visiting
from judges.browser import DESKTOP, PHONE, Visitor, violations

WALKED = (
    "en/index.html", "en-es/index.html", "es/search/index.html", "es/2009/stolen-vehicles/index.html",
    "en-es/2010/declaracion-puentes/index.html", "both/2010/levee/index.html", "en/2012/english-only/index.html",
    "404.html",
)  # fmt: skip
_WIDE = "[...document.querySelectorAll('.table')].filter(one => one.scrollWidth > one.clientWidth).length"


def test_axe_finds_nothing_in_light_and_dark(url: str, empty_url: str, browser: Visitor) -> None:
    """By WCAG 2.2, levels A and AA; the chooser is judged elsewhere, for its script leaves it."""
    for address in (*(f"{url}/{path}" for path in pages.KINDS[1:]), *(f"{empty_url}/{path}" for path in pages.EMPTY)):
        with browser.page(address, wait="load") as page:
            assert violations(page) == [], address
            page.set_viewport_size({"width": PHONE, "height": 900})
            page.emulate_media(color_scheme="dark")
            assert violations(page) == [], f"{address}, dark, on a phone"


@pytest.mark.parametrize("path", WALKED)
def test_the_tab_key_walks_the_page_in_its_order_and_is_seen_at_every_stop(
    url: str, browser: Visitor, path: str
) -> None:
    for width in (DESKTOP, PHONE):
        with browser.page(f"{url}/{path}", width=width, wait="load") as page:
            walk, expected = visiting.stops(page)
            assert walk[0].html.startswith('<a class="skip" href="#main"')
            assert [stop.html for stop in walk if not (stop.outlined and stop.seen and stop.said)] == []
            assert [stop.html for stop in walk if stop.covered] == []
            assert [stop.place for stop in walk] == sorted({stop.place for stop in walk})
            assert len(walk) == expected
            assert sum('role="region"' in stop.html for stop in walk) >= page.evaluate(_WIDE)


def test_the_skip_link_leads_past_the_masthead(url: str, browser: Visitor) -> None:
    with browser.page(f"{url}/es/2009/stolen-vehicles/index.html", wait="load") as page:
        for key in ("Tab", "Enter", "Tab"):
            page.keyboard.press(key)
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_language_switch_is_reached_before_the_text(url: str, browser: Visitor) -> None:
    with browser.page(f"{url}/es/2009/stolen-vehicles/index.html", wait="load") as page:
        said = [stop.said for stop in visiting.stops(page)[0]]
    assert said.index("English") < said.index("Español (México)") < said.index("en la página del operativo")
