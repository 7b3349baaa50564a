"""The indexes of editions: what they list, in which order, on which page, and in which language."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import urlsplit

import pytest

from comunicado.markdown import read
from comunicado.model import Paragraph, Str

URL = "https://newsroom.example.org/press"


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def headlines(page: Any) -> list[str]:
    return [words(found) for found in page.cssselect(".card h3")]


def hrefs(page: Any, selector: str) -> list[str]:
    return [found.get("href") for found in page.cssselect(selector)]


def hreflang(page: Any) -> dict[str, str]:
    return {found.get("hreflang"): found.get("href") for found in page.cssselect("link[rel=alternate][hreflang]")}


def test_an_index_lists_newest_first_by_year(three):
    page = three.page("en/index.html")
    assert [words(year) for year in page.cssselect(".year h2")] == ["2010", "2009"]
    assert [headline.split()[0] for headline in headlines(page)] == ["New", "Joint", "ICE"]
    assert hrefs(page, ".card h3 a") == [
        "2010/office/index.html",
        "2009/vehicles/index.html",
        "2009/border-summit/index.html",
    ]


def test_releases_of_one_moment_are_listed_by_id(room):
    for id in ("2009/c", "2009/a", "2009/b"):
        room.add(id, "2009")
    assert hrefs(room.page("en/index.html"), ".card h3 a") == [f"2009/{name}/index.html" for name in "abc"]


def test_a_date_is_said_unless_the_year_above_says_it(three):
    page = three.page("es/index.html")
    dates = [words(date) for card in page.cssselect(".card") for date in card.cssselect(".date") or [card]][:2]
    assert dates == ["febrero de 2010", "12 de agosto de 2009"]
    assert not page.cssselect(".card")[2].cssselect(".date")
    assert [time.get("datetime") for time in page.cssselect("time")] == ["2010-02", "2009-08-12"]


def test_a_release_stands_in_the_year_it_became_public(room, moment):
    room.add("2009/late", "2009", published=moment("2010-01-05T10:00:00-06:00"))
    page = room.page("en/index.html")
    assert words(page.cssselect(".year h2")[0]) == "2010"
    assert words(page.cssselect(".card .date")[0]) == "2009"


def test_a_year_is_that_of_the_newsroom_s_clock(room, moment):
    room.add("2009/eve", "2009-12-31", published=moment("2010-01-01T04:00:00+00:00"))
    room.add("2009/a", "2009-12-31", published=moment("2010-01-01T02:00:00+02:00"))
    assert [words(year) for year in room.page("en/index.html").cssselect(".year h2")] == ["2009"]


def test_a_card_says_the_subhead_or_else_the_first_paragraph(three):
    said = [words(summary) for summary in three.page("es/index.html").cssselect(".summary")]
    assert said == [
        "Se atiende a la prensa en inglés y en español, a diario",
        "Investigadores de dos países informaron que un operativo conjunto recuperó 1,240 vehículos.",
        "Es la primera reunión de este tipo que los socios celebran en Estados Unidos",
    ]


def test_a_gap_is_marked_as_what_it_is(room):
    gap = (Paragraph((Str("Not translated yet."),), lang="en-US"),)
    room.add("2009/gap", "2009", {"en": ("Gap", ""), "es": ("Hueco", "")}, release={"body": gap}, editions=("es",))
    assert room.page("es/index.html").cssselect(".summary")[0].get("lang") == "en-US"


def test_a_release_without_any_text_has_a_headline_alone(room):
    room.add("2009/bare", "2009", {"en": ("Bare", ""), "es": ("Nada", "")}, release={"body": read("")})
    page = room.page("en/index.html")
    assert headlines(page) == ["Bare"]
    assert not page.cssselect(".summary")


def test_a_card_offers_the_pdf_with_its_size_and_the_other_editions(three):
    newest, middle, _ = three.page("en/index.html").cssselect(".card")
    assert [words(offer) for offer in newest.cssselect(".offers li")] == ["PDF 84 kB", "Español", "English + Español"]
    assert hrefs(newest, ".offers a") == [
        "2010/office/2010-office.en.pdf",
        "../es/2010/office/index.html",
        "../en-es/2010/office/index.html",
    ]
    assert [a.get("lang") for a in middle.cssselect(".offers a")] == [None, "es-US", "es-MX", None]


def test_without_a_pdf_none_is_offered(room):
    room.add("2009/a", "2009", pdf_size=None, editions=("en",))
    room.entries["en"][0] = type(room.entries["en"][0])(
        id="2009/a",
        texts=room.entries["en"][0].texts,
        published=room.entries["en"][0].published,
        modified=room.entries["en"][0].published,
    )
    assert not room.page("en/index.html").cssselect(".offers")


def test_every_page_holds_twenty_releases(room):
    for number in range(41):
        room.add(f"2009/r{number:02}", "2009", editions=("es",))
    pages = room.pages()
    assert [path for path in pages if path.startswith("es/page/")] == ["es/page/2/index.html", "es/page/3/index.html"]
    first, second, third = (
        room.page(path) for path in ("es/index.html", "es/page/2/index.html", "es/page/3/index.html")
    )
    assert [len(headlines(page)) for page in (first, second, third)] == [20, 20, 1]
    assert hrefs(first, ".pages a") == ["page/2/index.html"]
    assert hrefs(second, ".pages a") == ["../../index.html", "../3/index.html"]
    assert hrefs(third, ".pages a") == ["../2/index.html"]
    assert hrefs(second, ".card h3 a")[0] == "../../2009/r20/index.html"
    assert hrefs(second, ".masthead-title a") == ["../../index.html"]
    assert "Página 2 de 3" in second.findtext("head/title")
    assert hrefs(second, "link[rel=canonical]") == [f"{URL}/es/page/2/"]
    assert hreflang(first)
    assert not hreflang(second), "the second page of another language lists other releases"


@pytest.mark.parametrize("count", [1, 20])
def test_twenty_releases_need_no_second_page(room, count):
    for number in range(count):
        room.add(f"2009/r{number:02}", "2009")
    assert not [path for path in room.pages() if "/page/" in path]
    assert not room.page("en/index.html").cssselect(".pages")


def test_an_empty_edition_says_so_in_its_language(room):
    assert "Todavía no hay comunicados" in words(room.page("es/index.html").cssselect("main")[0])
    both = words(room.page("en-es/index.html").cssselect("main")[0])
    assert "No releases yet." in both
    assert "Todavía no hay comunicados." in both


def test_an_empty_edition_is_no_alternative(room):
    room.add("2009/a", "2009", editions=("en", "es"))
    assert set(hreflang(room.page("en/index.html"))) == {"en-US", "es-US", "x-default"}
    assert not hreflang(room.page("es-mx/index.html"))


def test_a_bilingual_index_shows_both_languages_the_newsroom_s_own_first(room):
    room.add("2009/border-summit", "2009-08", source="es-US")
    page = room.page("en-es/index.html")
    assert [side.get("lang") for side in page.cssselect(".card-side")] == ["en-US", "es-US"]
    assert [headline.split()[1] for headline in headlines(page)] == ["meets", "se"]
    assert [words(h1) for h1 in page.cssselect("h1")] == ["News releases", "Comunicados de prensa"]
    assert [words(date) for date in page.cssselect(".date")] == ["August 2009", "agosto de 2009"]
    assert page.findtext("head/title") == (
        "News releases · Comunicados de prensa | South Texas Newsroom · Sala de Prensa del Sur de Texas"
    )
    assert not hreflang(page)


def test_a_page_says_where_it_stands_and_in_which_language(three):
    page = three.page("es-mx/index.html")
    assert page.get("lang") == "es-MX"
    assert page.findtext("head/title") == "Comunicados de prensa | Sala de Prensa del Sur de Texas"
    assert hrefs(page, "link[rel=canonical]") == [f"{URL}/es-mx/"]
    meta = {found.get("property"): found.get("content") for found in page.cssselect("meta[property]")}
    assert meta["og:type"] == "website"
    assert meta["og:locale"] == "es_MX"
    assert meta["og:site_name"] == "Sala de Prensa del Sur de Texas"
    assert hrefs(page, "link[rel=alternate][type]") == ["feed.xml", "feed.json"]


def test_alternates_are_reciprocal_and_lead_to_the_chooser(three):
    expected = {
        "en-US": f"{URL}/en/",
        "es-US": f"{URL}/es/",
        "es-MX": f"{URL}/es-mx/",
        "x-default": f"{URL}/",
    }
    for path in ("index.html", "en/index.html", "es/index.html", "es-mx/index.html"):
        assert hreflang(three.page(path)) == expected


def test_every_edition_is_named_in_itself(three):
    switch = three.page("es/index.html").cssselect(".switch a")
    assert [words(link) for link in switch] == ["English", "Español", "Español (México)", "English + Español"]
    assert [link.get("aria-current") for link in switch] == [None, "page", None, None]


def test_every_link_leads_to_a_file_of_the_tree(three):
    pages = three.pages()
    known = {*pages, "assets/screen.css"}
    for name, entries in three.entries.items():
        known |= {f"{name}/{entry.id}/index.html" for entry in entries} | {entry.pdf for entry in entries}
    for path in (path for path in pages if path.endswith("/index.html")):
        page = three.page(path)
        links = [link for link in page.xpath("//*/@href | //*/@src") if not urlsplit(link).scheme and link[0] != "#"]
        assert links
        missing = [
            link for link in links if posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) not in known
        ]
        assert not missing, path


def test_nothing_authored_is_markup(room):
    evil = "</h3><script>alert(1)</script>\"&'{{ 7*7 }}{% raw %}"
    texts = {"en": (evil.replace("{", "\\{"), evil.replace("{", "\\{")), "es": ("Hola", evil.replace("{", "\\{"))}
    room.add("2009/evil", "2009", texts)
    page = room.page("en-es/index.html", title=evil, organization=evil)
    assert not page.xpath("//script[not(@src)]")
    assert headlines(page)[0] == evil
    assert words(page.cssselect(".summary")[1]) == evil
    assert words(page.cssselect(".masthead-title span[lang]")[0]) == evil


def test_a_newsroom_may_bring_a_template_of_its_own(room):
    folder = room.newsroom.root / "templates"
    folder.mkdir()
    (folder / "card.html").write_text('{% extends "theme/card.html" %}')
    (folder / "footer.html").write_text("<footer>{{ page.newsroom.title }} {{ page.root }}</footer>")
    room.add("2009/a", "2009")
    assert words(room.page("en/index.html").cssselect("footer")[0]) == "South Texas Newsroom ../"


def test_the_same_entries_give_the_same_bytes_in_any_order(three):
    before = three.pages()
    for entries in three.entries.values():
        entries.reverse()
    assert three.pages() == before
