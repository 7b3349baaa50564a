"""Search: what is found, in which edition, by whom, and what is said where it does not work."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from comunicado.site import search


@pytest.fixture
def searched(three):
    """A newsroom with three releases and a search."""
    return replace(three, newsroom=replace(three.newsroom, search=True))


@pytest.fixture
def published(searched, serve, tmp_path):
    """The address of its site below a sub-path, and its folder."""
    searched.write(tmp_path / "press")
    return f"{serve(tmp_path)}/press", tmp_path / "press"


@pytest.fixture
def nowhere(monkeypatch):
    """A machine that Pagefind is not made for."""

    def absent(name):
        raise ImportError(name)

    search.program.cache_clear()
    monkeypatch.setattr(search, "import_module", absent)
    yield
    search.program.cache_clear()


def found(browser, url, words, **how):
    """What the search page says, and (address, headline, what stands below it) of each release."""
    with browser.page(f"{url}/search/index.html?q={words}", **how) as page:
        page.wait_for_function("!/…$/.test(document.querySelector('.found-said').textContent)")
        cards = page.query_selector_all("#found .card")
        said = page.inner_text(".found-said").strip()
        return said, [
            (a.get_attribute("href"), a.inner_text(), c.query_selector(".summary").inner_text())
            for c in cards
            for a in c.query_selector_all("a")
        ]


def test_each_edition_has_its_page_and_an_index_of_each_of_its_languages(searched):
    pages = searched.pages()
    assert {path.split("/")[0] for path in pages if path.endswith("/search/index.html")} == {
        "en", "es", "es-mx", "en-es",
    }  # fmt: skip
    for folder, language, count in (
        ("en/search/pagefind", "en-us", 3), ("es/search/pagefind", "es-us", 3), ("es-mx/search/pagefind", "es-mx", 2),
        ("en-es/search/pagefind/en-US", "en-us", 3), ("en-es/search/pagefind/es-US", "es-us", 3),
    ):  # fmt: skip
        entry = json.loads(pages[f"{folder}/pagefind-entry.json"])
        assert {name: one["page_count"] for name, one in entry["languages"].items()} == {language: count}
    assert not [path for path in pages if path.endswith(".css") or "pagefind-ui" in path or "component" in path]


def test_a_reader_finds_in_their_language_by_any_form_of_a_word(published, browser):
    url, _ = published
    said, cards = found(browser, f"{url}/es", "funcionario", languages="es-MX")
    assert said == "Comunicados encontrados: 1"
    assert [(href, headline.split()[0]) for href, headline, _ in cards] == [
        ("/press/es/2009/border-summit/index.html", "ICE")
    ]
    assert "office" not in str(found(browser, f"{url}/es-mx", "Laredo")), "the office is not in that edition"
    assert [href for href, _, _ in found(browser, f"{url}/en", "Laredo")[1]] == ["/press/en/2010/office/index.html"]


@pytest.mark.parametrize(
    ("words", "lang", "id"),
    [
        ("funcionario", "es-US", "2009/border-summit"),  # the text says "funcionarios"
        ("official", "en-US", "2009/border-summit"),  # "officials"
        ("reunión fronteriza", "es-US", "2009/border-summit"),
    ],
)
def test_a_reader_of_two_languages_finds_in_either_by_any_form_of_a_word(published, browser, words, lang, id):
    url, _ = published
    with browser.page(f"{url}/en-es/search/index.html?q={words}") as page:
        page.wait_for_selector("#found .card")
        assert page.inner_text(".found-said").split("\n") == ["Releases found: 1", "", "Comunicados encontrados: 1"]
        (card,) = page.query_selector_all("#found .card")
        assert card.get_attribute("lang") == lang
        assert card.query_selector("a").get_attribute("href") == f"/press/en-es/{id}/index.html"


def test_a_release_that_both_languages_find_is_shown_once(searched, serve, browser, tmp_path):
    for number in range(25):
        searched.add(f"2011/r{number:02}", "2011-05-04", editions=("en-es",))
    searched.write(tmp_path)
    with browser.page(f"{serve(tmp_path)}/en-es/search/index.html?q=ICE") as page:
        page.wait_for_selector("#found .card")
        assert page.inner_text(".found-said").startswith("Releases found: 26\n")
        for shown in (10, 20, 26):
            page.wait_for_function(f"document.querySelectorAll('#found .card').length === {shown}")
            if shown < 26:
                page.click(".found-more")
        assert not page.is_visible(".found-more")
        links = [link.get_attribute("href") for link in page.query_selector_all("#found a")]
    assert len(set(links)) == len(links) == 26


def test_what_neither_language_finds_is_said_in_both(published, browser):
    url, _ = published
    said, cards = found(browser, f"{url}/en-es", "xyzzy")
    assert said.split("\n\n") == [
        "No release has these words: xyzzy", "Ningún comunicado contiene estas palabras: xyzzy",
    ]  # fmt: skip
    assert cards == []


def test_the_headline_is_said_once(published, browser):
    url, _ = published
    _, cards = found(browser, f"{url}/en", "reporters")
    assert cards[0][2].startswith("Reporters may call")


def test_nothing_found_is_said(published, browser):
    url, _ = published
    said, cards = found(browser, f"{url}/es", "%3Cb%3Exyzzy")
    assert (said, cards) == ("Ningún comunicado contiene estas palabras: <b>xyzzy", [])


def test_more_are_shown_on_request(searched, serve, browser, tmp_path):
    for number in range(25):
        searched.add(f"2011/r{number:02}", "2011-05-04", editions=("en",))
    searched.write(tmp_path)
    with browser.page(f"{serve(tmp_path)}/en/search/index.html?q=Mexican") as page:
        page.wait_for_selector("#found .card")
        assert page.inner_text(".found-said") == "Releases found: 26"
        for shown in (10, 20, 26):
            page.wait_for_function(f"document.querySelectorAll('#found .card').length === {shown}")
            if shown < 26:
                page.click(".found-more")
        assert not page.is_visible(".found-more")


def test_the_form_of_an_index_leads_to_it(published, browser):
    url, _ = published
    with browser.page(f"{url}/es/2009/index.html") as page:
        page.fill(".search input", "fronterizos")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{url}/es/search/index.html?q=fronterizos")
        page.click("#found .card a")
        page.wait_for_url(f"{url}/es/2009/border-summit/index.html")


def test_without_javascript_it_says_what_to_do(published, browser):
    url, _ = published
    with browser.page(f"{url}/es/search/index.html?q=x", javascript=False) as page:
        assert "La búsqueda necesita JavaScript" in page.inner_text("noscript")
        page.click(".browse a >> text=2009")
        page.wait_for_url(f"{url}/es/2009/index.html")


def test_from_disk_it_says_that_it_does_not_work(published, browser):
    _, folder = published
    said, cards = found(browser, (folder / "en").as_uri(), "Laredo")
    assert (said, cards) == ("The search does not work here. All releases are in the lists below.", [])


def test_text_is_data(searched, serve, browser, tmp_path):
    evil = '<img src=x onerror="document.title=1"></p><script>document.title=2</script> unmistakable <i>'
    searched.add("2012/evil", "2012", {"en": (evil, evil), "es": (evil, evil)}, editions=("en",))
    searched.write(tmp_path)
    _, ((_, headline, below),) = found(browser, f"{serve(tmp_path)}/en", "unmistakable")
    assert headline == evil
    assert "<script>document.title=2</script> unmistakable <i>" in below
    with browser.page(f"{serve(tmp_path)}/en/search/index.html?q=unmistakable") as page:
        page.wait_for_selector("#found .card")
        assert not page.query_selector_all("#found img, #found script, #found i")
        assert page.title().startswith("unmistakable | ")


def test_two_indexes_of_the_same_are_the_same_bytes(searched):
    one = searched.pages()
    for entries in searched.entries.values():
        entries.reverse()
    assert searched.pages() == one


def test_where_nothing_is_visible_nothing_can_be_searched(room):
    pages = room.pages(search=True)
    assert not [path for path in pages if "search" in path]
    room.add("2009/a", "2009", editions=("en", "en-es"))
    pages = room.pages(search=True)
    assert {path.split("/")[0] for path in pages if "/search/" in path} == {"en", "en-es"}
    assert not room.page("es/index.html", search=True).cssselect(".search")


def test_a_newsroom_may_do_without(three):
    assert not [path for path in three.pages() if "search" in path]
    assert not three.page("en/index.html").cssselect(".search, .footer .ways")


def test_a_machine_without_pagefind_builds_the_rest_and_says_so(searched, nowhere):
    assert not [path for path in searched.pages() if "search" in path]
    problem = search.lacking(searched.newsroom)
    assert problem is not None
    assert str(problem).startswith("comunicado.toml: the site has no search: Pagefind")
    assert search.lacking(replace(searched.newsroom, search=False)) is None
