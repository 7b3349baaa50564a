"""A third language by configuration and catalogues alone: French, on its own and beside the other two."""

from __future__ import annotations

import json

import feedparser
import pytest
from lxml import etree, html

from cli.room import CONFIG, SOURCES, SPANISH, Room
from comunicado.editions.labels import catalogue_of_theme
from crawl import Site

URL = "https://news.example.org"
ATOM = "{http://www.w3.org/2005/Atom}"
EDITIONS = """
[[editions]]
name = "fr"
locales = ["fr-FR"]
timezone = "Europe/Paris"

[[editions]]
name = "en-fr"
locales = ["en-US", "fr-FR"]
layout = "sequential"

[[editions]]
name = "es-fr"
locales = ["es-US", "fr-FR"]

[topics]
river = "The river"
"""
FRENCH = {
    "Border Desk": "Bureau de la frontière",
    "Border Agency": "Agence frontalière",
    "The river": "Le fleuve",
    "The agency keeps the border.": "L’agence garde la frontière.",
    "Press office": "Service de presse",
    "Official site": "Site officiel",
    "River crests below the levee": "Le fleuve culmine sous la digue",
    "The river crested on Sunday night.": "Le fleuve a culminé dimanche soir.",
    "News releases": "Communiqués de presse",
    "News releases of {year}": "Communiqués de presse de {year}",
    "Search releases": "Rechercher des communiqués",
    "Page not found": "Page introuvable",
    "For immediate release": "Pour diffusion immédiate",
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A newsroom in three languages, built: no code knows of the third."""
    room = Room(tmp_path_factory.mktemp("french") / "room")
    for name, text in SOURCES.items():
        if "bridge" not in name:
            room.write(name, text)
    room.write("comunicado.toml", CONFIG.replace("\n[facts", f"{EDITIONS}\n[facts"))
    room.edit("releases/2019/flood/release.md", "date: 2019-05", "date: 2019-05\ntopics: [river]")
    room.run("extract")
    room.fill({**SPANISH, "The river": "El río"})
    labels = {label: f"{label} (fr)" for label in catalogue_of_theme()}
    names = [str(path.relative_to(room.root)) for path in room.path("locales/fr").rglob("*.po")]
    assert room.fill({**labels, **FRENCH}, only=names) > len(labels)
    built = room.run("build")
    assert built.err == ""
    return room


def page(room, path):
    return html.fromstring(room.path(f"public/{path}").read_bytes())


def test_all_seven_editions_are_there_and_hang_together(room):
    assert room.pages("2019/flood") == room.pdfs("2019/flood") == {"en", "es", "es-mx", "en-es", "fr", "en-fr", "es-fr"}
    assert Site(room.path("public"), URL).problems() == []


def test_french_speaks_french_and_is_a_choice_everywhere(room):
    release = page(room, "fr/2019/flood/index.html")
    assert release.get("lang") == "fr-FR"
    assert release.findtext(".//h1") == "Le fleuve culmine sous la digue"
    assert "Pour diffusion immédiate" in release.text_content()
    assert release.findtext(".//time") == "mai 2019"
    switch = [a.text_content() for a in release.xpath('//nav[contains(@class, "switch")]//a')]
    assert switch == [
        "English", "Español", "Español (México)", "English + Español", "Français", "English + Français",
        "Español + Français",
    ]  # fmt: skip
    tags = {link.get("hreflang") for link in release.xpath("//link[@hreflang]")}
    assert tags == {"en-US", "es-US", "es-MX", "fr-FR", "x-default"}


def test_labels_that_the_package_lacks_come_from_the_newsroom(room):
    index = page(room, "fr/2019/index.html")
    assert index.findtext(".//h1") == "Communiqués de presse de 2019"
    assert page(room, "fr/topics/river/index.html").findtext(".//h1") == "Le fleuve"
    assert "By year (fr)" in index.text_content()
    for edition, title in (("fr", ""), ("en-fr", "Search releases · "), ("es-fr", "Buscar comunicados · ")):
        (heading,) = page(room, f"{edition}/search/index.html").xpath("//h1")
        assert heading.text_content() == f"{title}Rechercher des communiqués"
    missing = [(one.get("lang"), one.findtext("h1")) for one in page(room, "404.html").xpath("//section")]
    assert missing == [
        ("en-US", "Page not found"),
        ("es-US", "No se encontró la página"),
        ("fr-FR", "Page introuvable"),
    ]


def test_pairs_that_lack_the_source_are_in_their_two_languages(room):
    release = page(room, "es-fr/2019/flood/index.html")
    headlines = release.xpath("//h1")
    assert [one.text_content() for one in headlines] == [
        "El río crece sin rebasar el bordo",
        "Le fleuve culmine sous la digue",
    ]
    assert {one.get("lang") for one in release.xpath("//*[@lang]")} >= {"es-US", "fr-FR"}
    assert "River crests" not in release.text_content()


def test_feeds_are_in_french(room):
    feed = feedparser.parse(room.path("public/fr/feed.xml").read_bytes())
    assert (feed.feed.title, feed.feed.language) == ("Bureau de la frontière", "fr-FR")
    assert [tag.label for tag in feed.entries[0].tags] == ["Le fleuve"]
    told = json.loads(room.read("public/fr/feed.json"))
    assert (told["language"], told["items"][0]["tags"]) == ("fr-FR", ["Le fleuve"])
    both = etree.fromstring(room.path("public/en-fr/feed.xml").read_bytes())
    assert both.findtext(f"{ATOM}title") == "Border Desk / Bureau de la frontière"


def test_french_is_found_in_french(room, browser, serve):
    url = serve(room.path("public"))
    with browser.page(f"{url}/fr/search/index.html?q=fleuves", languages="fr-FR") as tab:
        tab.wait_for_selector("#found .card")
        assert tab.inner_text("#found .card a") == "Le fleuve culmine sous la digue"
