"""Every kind of page before the judges: valid HTML, accessible in both schemes, no sideways scrolling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comunicado.editions.assets import assets
from judges.browser import DESKTOP, NARROW_PHONE

KINDS = (
    "en/index.html", "en-es/page/2/index.html", "es-mx/index.html", "es/2009/index.html", "en-es/2009/index.html",
    "en-es/topics/border/index.html", "es/search/index.html?q=fronterizos", "404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """Web fonts take seconds to make."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folder(three, cache, tmp_path):
    """A site with every kind of page: one language and two, one page and several, lists, search, an empty edition."""
    three = replace(three, newsroom=replace(three.newsroom, search=True, url="http://localhost"))
    for number in range(25):
        three.add(f"2011/r{number:02}", "2011-05-04", editions=("en", "es", "en-es"))
    three.entries["es-mx"].clear()
    shared = assets(three.newsroom, cache)
    site = tmp_path / "site"
    three.write(site, assets=shared.names)
    for path, data in shared.files.items():
        (site / path).write_bytes(data)
    return site


def test_they_are_valid(folder, check_html):
    found = check_html([folder / path.partition("?")[0] for path in ("index.html", *KINDS)])
    assert not [message for message in found if message.severity != "info"]


@pytest.mark.parametrize(("width", "scheme"), [(DESKTOP, "light"), (NARROW_PHONE, "dark")])
def test_they_are_accessible(folder, serve, browser, width, scheme):
    url = serve(folder)
    for path in KINDS:
        assert browser.axe(f"{url}/{path}", width=width, scheme=scheme) == [], path


def test_the_chooser_is_accessible_and_narrow(folder, serve, browser):
    page = folder / "index.html"
    # axe-core needs scripts, and ours would leave the page.
    page.write_text("".join(line for line in page.read_text().splitlines(keepends=True) if "<script" not in line))
    url = f"{serve(folder)}/index.html"
    assert browser.axe(url) == []
    assert browser.overflow(url) == 0


def test_they_fit_a_narrow_phone(folder, serve, browser):
    url = serve(folder)
    for path in KINDS:
        assert browser.overflow(f"{url}/{path}") == 0, path
