"""The page for what is missing: in every language, with links that hold wherever a server shows it."""

from __future__ import annotations

import pytest


def test_it_speaks_every_language_and_names_every_edition(three):
    page = three.page("404.html")
    assert [(part.get("lang"), part.findtext("h1")) for part in page.cssselect("section")] == [
        ("en-US", "Page not found"),
        ("es-US", "No se encontró la página"),
    ]
    assert [link.text_content() for link in page.cssselect(".choices a")] == [
        "English", "Español", "Español (México)", "English + Español",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://newsroom.example.org/press", "/press/"),
        ("https://newsroom.example.org", "/"),
        ("http://localhost:8080/a/b", "/a/b/"),
    ],
)
def test_its_links_hold_at_any_depth(three, url, base):
    page = three.page("404.html", url=url)
    links = page.xpath("//*/@href | //*/@src")
    assert f"{base}es/index.html" in links
    assert f"{base}assets/screen.css" in links
    assert {link for link in links if not link.startswith(base)} == {"#main"}


def test_it_is_kept_out_of_search_engines(three):
    page = three.page("404.html")
    assert [meta.get("content") for meta in page.cssselect("meta[name=robots]")] == ["noindex"]
    assert not page.cssselect("link[rel=canonical], link[hreflang]")


def test_it_sends_nobody_on(three, serve, browser, tmp_path):
    three.write(tmp_path / "press")
    url = serve(tmp_path)
    with browser.page(f"{url}/press/404.html", languages="es-MX") as page:
        assert page.url == f"{url}/press/404.html"
        page.click(".choices a[hreflang=es-US]")
        page.wait_for_url(f"{url}/press/es/index.html")
