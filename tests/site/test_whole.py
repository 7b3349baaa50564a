"""A newsroom with every kind of page, built below a sub-path: everything hangs together, from the chooser on."""

from __future__ import annotations

import json
import os
import re
import shutil

import feedparser
import pytest
from lxml import html

from cli.room import CONFIG, FLOOD, SOURCES, SPANISH, Room
from crawl import Site

_PAGE = re.compile(r"[a-z-]+/\d{4}/[a-z0-9-]+/index\.html")
URL = "https://news.example.org/press"
TOPICS = '\n[topics]\nriver = "The river"\ntrade = "Trade"\n'
WORDS = {**SPANISH, "The river": "El río", "Trade": "Comercio", "The crest was on Monday.": "El máximo fue el lunes."}


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("whole") / "room")
    for name, text in SOURCES.items():
        room.write(name, text)
    room.write("comunicado.toml", CONFIG.replace("https://news.example.org", URL) + TOPICS)
    for number in range(22):
        day = FLOOD.replace("date: 2019-05", f"date: 2020-05-{number + 1:02}\ntopics: [river]")
        room.release(f"2020/flood-{number:02}", day)
    correction = "corrections: [{date: 2021-02-03, text: The crest was on Monday.}]"
    corrected = f"date: 2021-01-02\ntopics: [river, trade]\n{correction}"
    room.release("2021/corrected", FLOOD.replace("date: 2019-05", corrected))
    room.release("2021/spanish", FLOOD.replace("River crests", "A river crests"))  # not translated
    room.release("2021/draft", FLOOD.replace("date:", "draft: true\ndate:"))
    room.release("2021/held", FLOOD.replace("date:", "embargo: hold\ndate:"))
    room.run("extract")
    room.fill(WORDS)
    room.run("build", "--format", "html")
    return room


@pytest.fixture
def built(whole_site, tmp_path):
    """The newsroom, built as web pages; a copy."""
    shutil.copytree(whole_site.root, tmp_path / "room")
    return Room(tmp_path / "room")


def test_every_page_is_reached_and_every_link_leads_somewhere(whole_site):
    site = Site(whole_site.path("public"), URL)
    assert site.problems() == []
    kinds = {
        "index.html", "404.html", "en/index.html", "en/page/2/index.html", "es/2020/index.html",
        "es/2020/page/2/index.html", "es-mx/topics/river/index.html", "en-es/topics/trade/index.html",
        "es/search/index.html", "en-es/2021/corrected/index.html", "en/2021/spanish/index.html",
    }  # fmt: skip
    assert kinds <= set(site.pages)


def test_the_crawler_sees_what_is_wrong(built):
    public = built.path("public")
    (public / "es/2019/flood/index.html").unlink()
    next((public / "assets").glob("screen.*")).unlink()
    built.edit(
        "public/es/index.html", '<link rel="alternate" hreflang="en-US" href="https://news.example.org/press/en/">', ""
    )
    built.edit("public/en/2020/index.html", 'id="main"', 'id="other"')
    found = Site(public, URL).problems()
    for problem in (
        "es/2019/index.html: flood/index.html: no file of the tree",
        "en/2019/flood/index.html: hreflang es-US is https://news.example.org/press/es/2019/flood/, which is no file",
        "en/index.html: hreflang es-US is not reciprocal",
        "en/2020/index.html: #main: no such place on the page",
    ):
        assert problem in found, problem
    assert len([line for line in found if "screen." in line]) == len(Site(public, URL).pages)


def test_nothing_withheld_is_named_anywhere(whole_site):
    for path, data in whole_site.tree("public").items():
        assert b"2021/draft" not in data, path
        assert b"2021/held" not in data, path
        if path.startswith(("public/es", "public/en-es")):
            assert b"2021/spanish" not in data, path


def test_a_part_made_again_gives_the_same_site(built):
    whole = built.tree("public")
    built.run("build", "2021/corrected", "--format", "html")
    assert built.tree("public") == whole
    built.run("build", "--edition", "es", "--format", "html", exits=1)
    assert built.tree("public") == whole


def test_a_search_that_is_switched_off_leaves_no_link_to_it(built):
    built.configure("\n[site]\nsearch = false\n")
    built.run("build", "2019/flood", "--format", "html")
    assert not [path for path in built.public() if "search" in path and not path.startswith("assets/")]
    assert Site(built.path("public"), URL).problems() == []
    built.edit("comunicado.toml", "search = false", "search = true")
    built.run("build", "2019/flood", "--format", "html")
    assert 'href="../../search/index.html"' in built.page("es", "2020/flood-01")
    assert Site(built.path("public"), URL).problems() == []


def test_cards_lie_beside_their_pages_and_can_be_switched_off(built):
    pages = {path.rpartition("/")[0] for path in built.public() if _PAGE.match(path)}
    assert len(pages) > 90
    assert sorted(path.rpartition("/")[0] for path in built.public() if "/card." in path) == sorted(pages)
    built.configure("\n[site]\ncards = false\n")
    built.run("build", "--format", "html")
    assert not [path for path in built.public() if "/card." in path]
    assert Site(built.path("public"), URL).problems() == []


def test_a_card_that_no_font_can_draw_is_left_out_and_said_once(built):
    built.edit("releases/2019/flood/release.md", "headline: ", "headline: 洪水 ")
    said = built.run("build", "2019/flood", "--edition", "en", "--format", "html", exits=1).err
    assert said.count("releases/2019/flood/release.md: its share card is left out") == 1
    assert "水 (U+6C34)" in said
    assert not [path for path in built.public() if path.startswith("en/2019/flood/card.")]
    page = built.page("en", "2019/flood")
    assert "og:image" not in page
    assert "洪水" in page


def test_feeds_tell_of_topics_and_corrections(whole_site):
    entry = feedparser.parse(whole_site.path("public/es/feed.xml").read_bytes()).entries[0]
    assert entry.link == f"{URL}/es/2021/corrected/"
    assert [(tag.term, tag.label) for tag in entry.tags] == [("river", "El río"), ("trade", "Comercio")]
    assert "Corrección, 3 de febrero de 2021: El máximo fue el lunes." in entry.summary
    assert entry.updated == "2021-02-03T06:00:00Z"
    item = json.loads(whole_site.read("public/es/feed.json"))["items"][0]
    assert item["tags"] == ["El río", "Comercio"]
    assert item["content_text"].startswith("Corrección, 3 de febrero de 2021: ")
    assert item["summary"] == "El río alcanzó su máximo la noche del domingo."
    assert item["date_modified"] == "2021-02-03T06:00:00Z"


def test_a_machine_without_pagefind_builds_all_but_the_search_and_says_so(built, tmp_path):
    (tmp_path / "stand-in").mkdir()
    (tmp_path / "stand-in/pagefind_bin.py").write_text("raise ImportError('not for this machine')")
    without = {"PYTHONPATH": os.pathsep.join((str(tmp_path / "stand-in"), built.environment()["PYTHONPATH"]))}
    said = built.run("build", "--format", "html", env=without)
    assert "comunicado.toml: the site has no search: Pagefind is not here, or does not run; install it" in said.err
    assert not [path for path in built.public() if "search" in path]
    assert Site(built.path("public"), URL).problems() == []
    assert "pip install pagefind-bin" in built.run("doctor", env=without, exits=1).err
    assert "search (Pagefind)" in built.run("doctor").out


def test_a_page_names_its_card_with_its_size_and_words(whole_site):
    page = html.fromstring(whole_site.page("es", "2019/bridge"))
    meta = {one.get("property"): one.get("content") for one in page.xpath("//meta[@property]")}
    (card,) = (p for p in whole_site.public() if p.startswith("es/2019/bridge/card."))
    assert meta["og:image"] == f"{URL}/{card}"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["og:image:alt"] == "El puente reabre a los camiones"
