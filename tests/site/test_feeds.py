"""Atom and JSON feeds, as other programs read them."""

from __future__ import annotations

import json
import re

import feedparser
import pytest
from lxml import etree

URL = "https://newsroom.example.org/press"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(room, edition):
    found = feedparser.parse(room.pages()[f"{edition}/feed.xml"])
    assert not found.bozo, found.get("bozo_exception")
    return found


def told(room, edition):
    return json.loads(room.pages()[f"{edition}/feed.json"])


def test_a_feed_reader_reads_what_the_index_lists(three):
    found = parsed(three, "es")
    assert found.version == "atom10"
    assert found.feed.title == "Sala de Prensa del Sur de Texas"
    assert found.feed.language == "es-US"
    assert found.feed.link == f"{URL}/es/"
    assert found.feed.author == "Servicio de Inmigración y Control de Aduanas de Estados Unidos"
    assert [entry.link for entry in found.entries] == [
        f"{URL}/es/2010/office/",
        f"{URL}/es/2009/vehicles/",
        f"{URL}/es/2009/border-summit/",
    ]
    assert found.entries[0].title == "Abre una nueva oficina de prensa en Laredo"
    assert found.entries[0].summary == "Se atiende a la prensa en inglés y en español, a diario"
    assert found.entries[0].published == "2010-02-01T06:00:00Z"
    assert found.entries[0].enclosures[0].href == f"{URL}/es/2010/office/2010-office.es.pdf"
    assert found.entries[0].enclosures[0].length == "84321"


@pytest.mark.parametrize("edition", ["en", "es", "es-mx", "en-es"])
def test_an_atom_feed_has_what_rfc_4287_requires(three, edition):
    feed = etree.fromstring(three.pages()[f"{edition}/feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANG)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    own = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert [link.get("href") for link in own] == [f"{URL}/{edition}/feed.xml"]
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated"))
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1, "readers take the last of several, in whatever language"
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)


def test_a_feed_was_updated_when_its_latest_entry_was(room, moment):
    room.add("2009/a", "2009", modified=moment("2011-03-04T05:06:07-06:00"))
    room.add("2010/b", "2010")
    found = parsed(room, "en")
    assert found.feed.updated == "2011-03-04T11:06:07Z"
    assert [entry.updated for entry in found.entries] == ["2010-01-01T06:00:00Z", "2011-03-04T11:06:07Z"]
    assert told(room, "en")["items"][1]["date_modified"] == "2011-03-04T11:06:07Z"


def test_an_empty_feed_is_a_feed(room):
    found = parsed(room, "es")
    assert found.feed.updated == "1970-01-01T00:00:00Z"
    assert found.entries == []
    assert told(room, "es")["items"] == []


def test_offsets_of_long_ago_are_written_too(room):
    room.add("1850/statehood", "1850")
    assert parsed(room, "en").entries[0].published == "1850-01-01T05:50:36Z"


def test_a_bilingual_feed_says_both_and_which_is_which(three):
    feed = etree.fromstring(three.pages()["en-es/feed.xml"])
    assert feed.get(LANG) == "en-US"
    assert feed.findtext(f"{ATOM}title") == "South Texas Newsroom / Sala de Prensa del Sur de Texas"
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == (
        "New press office opens in Laredo / Abre una nueva oficina de prensa en Laredo"
    )
    assert entry.find(f"{ATOM}title").get(LANG) == "mul"
    paragraphs = entry.findall(f"{ATOM}summary//{{http://www.w3.org/1999/xhtml}}p")
    assert [paragraph.get("lang") for paragraph in paragraphs] == ["en-US", "es-US"]
    assert len(feedparser.parse(three.pages()["en-es/feed.xml"]).entries) == 3


def test_a_release_written_in_spanish_leads_with_spanish(room):
    room.add("2009/border-summit", "2009", source="es-MX")
    entry = etree.fromstring(room.pages()["en-es/feed.xml"]).find(f"{ATOM}entry")
    assert entry.get(LANG) == "es-US"
    assert entry.findtext(f"{ATOM}title").startswith("ICE se reúne")


def test_a_json_feed_has_what_version_1_1_requires(three):
    feed = told(three, "es-mx")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Sala de Prensa del Sur de Texas"
    assert feed["language"] == "es-MX"
    assert feed["home_page_url"] == f"{URL}/es-mx/"
    assert feed["feed_url"] == f"{URL}/es-mx/feed.json"
    for item in feed["items"]:
        assert item["id"] == item["url"]
        assert item["content_text"]
    assert feed["items"][0]["attachments"] == [
        {
            "url": f"{URL}/es-mx/2009/vehicles/2009-vehicles.es-mx.pdf",
            "mime_type": "application/pdf",
            "size_in_bytes": 84321,
        }
    ]


def test_a_feed_holds_the_newest_fifty(room):
    for number in range(60):
        room.add(f"2009/r{number:02}", "2009", editions=("en",))
    assert len(parsed(room, "en").entries) == 50
    assert len(told(room, "en")["items"]) == 50


def test_nothing_authored_is_markup_in_a_feed(room):
    evil = "</title><script>alert(1)</script> & <b>bold</b> ]]> \x0b \ufffe"
    room.add("2009/evil", "2009", {"en": (evil, evil), "es": (evil, evil)})
    written = evil.replace("\x0b", "\ufffd").replace("\ufffe", "\ufffd")
    for edition in ("en", "en-es"):
        entry = etree.fromstring(room.pages()[f"{edition}/feed.xml"]).find(f"{ATOM}entry")
        title = entry.find(f"{ATOM}title")
        assert title.text in (written, f"{written} / {written}")
        assert title.get("type") is None, "text is the default of RFC 4287"
        assert not entry.xpath(".//*[local-name()='script' or local-name()='b']")
    assert told(room, "en")["items"][0]["title"] == evil
