"""Lists by year and by topic: what they hold, what they are called, and how pages lead to them."""

from __future__ import annotations

from lxml import etree

URL = "https://newsroom.example.org/press"


def words(element):
    return " ".join(element.text_content().split())


def hrefs(page, selector):
    return [found.get("href") for found in page.cssselect(selector)]


def hreflang(page):
    return {found.get("hreflang"): found.get("href") for found in page.cssselect("link[rel=alternate][hreflang]")}


def test_every_year_has_its_list(three):
    pages = three.pages()
    assert {path for path in pages if path.startswith("es/2")} == {"es/2010/index.html", "es/2009/index.html"}
    page = three.page("es/2009/index.html")
    assert [words(h1) for h1 in page.cssselect("h1")] == ["Comunicados de prensa de 2009"]
    assert hrefs(page, ".card-title a") == ["vehicles/index.html", "border-summit/index.html"]
    assert page.findtext("head/title") == "Comunicados de prensa de 2009 | Sala de Prensa del Sur de Texas"
    assert [heading.tag for heading in page.cssselect("main :is(h1, h2, h3)")] == ["h1", "h2", "h2"], "no level skipped"


def test_a_topic_lists_its_releases_by_year_and_is_named_in_the_reader_s_language(three):
    page = three.page("es/topics/border/index.html")
    assert [words(h1) for h1 in page.cssselect("h1")] == ["Seguridad fronteriza"]
    assert hrefs(page, ".card-title a") == [
        "../../2009/vehicles/index.html",
        "../../2009/border-summit/index.html",
    ]
    assert [words(year) for year in page.cssselect(".year h2")] == ["2009"]
    assert words(three.page("en/topics/border/index.html").cssselect("h1")[0]) == "Border security"
    both = three.page("en-es/topics/border/index.html")
    assert [words(h1) for h1 in both.cssselect("h1")] == ["Border security", "Seguridad fronteriza"]
    assert both.findtext("head/title").startswith("Border security · Seguridad fronteriza | ")


def test_a_topic_without_releases_has_no_list(three):
    assert not [path for path in three.pages() if "topics/trade" in path]
    assert "trade" not in " ".join(hrefs(three.page("en/index.html"), ".browse a"))


def test_a_topic_that_is_not_translated_says_in_which_language_it_is(room):
    room.add("2009/a", "2009", release={"topics": ("trade",)})
    page = room.page("es/topics/trade/index.html")
    assert (words(page.cssselect("h1")[0]), page.cssselect("h1")[0].get("lang")) == ("Trade", "en-US")
    assert [(words(span), span.get("lang")) for span in page.cssselect(".browse [aria-current] span")] == [
        ("Trade", "en-US")
    ]
    assert page.cssselect("header[lang=es-US] h1")
    assert room.page("en/topics/trade/index.html").cssselect("h1")[0].get("lang") is None


def test_every_list_leads_to_the_others_and_says_which_one_it_is(three):
    index = three.page("en/index.html")
    assert [[words(a) for a in nav.cssselect("a")] for nav in index.cssselect(".browse")] == [
        ["2010", "2009"],
        ["Border security", "Stolen vehicles"],
    ]
    assert hrefs(index, ".browse a") == [
        "2010/index.html", "2009/index.html", "topics/border/index.html", "topics/vehicles/index.html",
    ]  # fmt: skip
    assert not index.cssselect(".browse [aria-current]")
    topic = three.page("en/topics/border/index.html")
    assert [words(a) for a in topic.cssselect(".browse [aria-current=page]")] == ["Border security"]
    assert hrefs(topic, ".back a") == ["../../index.html"]


def test_a_bilingual_list_names_years_once_and_topics_twice(three):
    years, topics = three.page("en-es/index.html").cssselect(".browse")
    assert [words(a) for a in years.cssselect("a")] == ["2010", "2009"]
    assert words(topics.cssselect("a")[0]) == "Border security · Seguridad fronteriza"
    assert [span.get("lang") for span in topics.cssselect("a")[0]] == ["en-US", "es-US"]
    assert words(years.cssselect(".browse-label")[0]) == "By year · Por año"


def test_lists_are_paged_as_the_index_is(room):
    for number in range(41):
        room.add(f"2009/r{number:02}", "2009", editions=("es",), release={"topics": ("border",)})
    assert {path for path in room.pages() if path.startswith(("es/2009", "es/topics"))} == {
        *("es/2009/index.html", "es/2009/page/2/index.html", "es/2009/page/3/index.html"),
        *(f"es/topics/border/{page}index.html" for page in ("", "page/2/", "page/3/")),
    }
    second = room.page("es/topics/border/page/2/index.html")
    assert hrefs(second, ".pages a") == ["../../index.html", "../3/index.html"]
    assert second.findtext("head/title").startswith("Seguridad fronteriza (Página 2 de 3)")
    assert hrefs(second, "link[rel=canonical]") == [f"{URL}/es/topics/border/page/2/"]
    assert hreflang(room.page("es/topics/border/index.html"))
    assert not hreflang(second)


def test_alternates_of_a_list_are_the_lists_of_the_same(three):
    years = {"en-US": f"{URL}/en/2010/", "es-US": f"{URL}/es/2010/", "x-default": f"{URL}/en/2010/"}
    assert hreflang(three.page("en/2010/index.html")) == years, "es-mx has nothing of that year"
    assert hreflang(three.page("es/2010/index.html")) == years
    assert set(hreflang(three.page("es-mx/topics/border/index.html"))) == {"en-US", "es-US", "es-MX", "x-default"}
    assert not hreflang(three.page("en-es/2010/index.html"))


def test_the_switch_leads_to_the_same_list_or_else_to_the_index(three):
    assert hrefs(three.page("es/2010/index.html"), ".switch a") == [
        "../../en/2010/index.html", "index.html", "../../es-mx/index.html", "../../en-es/2010/index.html",
    ]  # fmt: skip


def test_lists_are_in_the_sitemap_with_their_alternates(three):
    top = etree.fromstring(three.pages()["sitemap.xml"])
    listed = {url[0].text: {link.get("href") for link in url.findall("{*}link")} for url in top}
    assert f"{URL}/en-es/topics/vehicles/" in listed
    assert listed[f"{URL}/en/2009/"] == {f"{URL}/{name}/2009/" for name in ("en", "es", "es-mx")}
    assert not [address for address in listed if "/page/" in address or "404" in address or "/search/" in address]
