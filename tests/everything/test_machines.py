"""What programs are told: JSON-LD, ninjs and feeds, each by its schema or by the rules of who reads it."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import jsonschema
import pytest
from lxml import etree, html

from cli.room import Room
from everything import room, texts

URL = "https://newsroom.example.org/press"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EDITIONS = ("en", "es", "es-mx", "en-es", "both")
_TAG = {"enum": ["en-US", "es-US", "es-MX"]}
_ADDRESS = {"type": "string", "pattern": rf"^{re.escape(URL)}/"}
_SITE = {"type": "string", "pattern": r"^https://[a-z.]+(/|$)"}
_TEXT = {"type": "string", "minLength": 1}
_MOMENT = {"type": "string", "format": "date-time"}
_ORGANIZATION = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {"@type": {"const": "Organization"}, "name": _TEXT, "url": _SITE, "logo": _ADDRESS},
    "additionalProperties": False,
}
_WORK = {
    "type": "object",
    "required": ["@type", "@id", "url", "inLanguage"],
    "properties": {"@type": {"const": "NewsArticle"}, "@id": _ADDRESS, "url": _ADDRESS, "inLanguage": _TAG},
    "additionalProperties": False,
}
_CORRECTION = {
    "type": "object",
    "required": ["@type", "text", "datePublished", "inLanguage"],
    "properties": {
        "@type": {"const": "CorrectionComment"}, "text": _TEXT, "datePublished": _MOMENT, "inLanguage": _TAG,
    },
    "additionalProperties": False,
}  # fmt: skip
# What Google's documentation of Article recommends is required here; an unknown property is a typing error.
ARTICLE = {
    "type": "object",
    "required": [
        "@context", "@type", "@id", "url", "mainEntityOfPage", "headline", "description", "inLanguage", "image",
        "datePublished", "dateModified", "author", "publisher",
    ],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "NewsArticle"},
        **dict.fromkeys(("@id", "url", "mainEntityOfPage", "image"), _ADDRESS),
        **dict.fromkeys(("headline", "description", "dateline"), _TEXT),
        **dict.fromkeys(("datePublished", "dateModified"), _MOMENT),
        "inLanguage": {"oneOf": [_TAG, {"type": "array", "items": _TAG, "minItems": 2, "uniqueItems": True}]},
        "author": {"oneOf": [_ORGANIZATION, {"type": "array", "items": _ORGANIZATION, "minItems": 2}]},
        "publisher": {**_ORGANIZATION, "required": ["@type", "name", "url"]},
        "locationCreated": {
            "type": "object",
            "required": ["@type", "name"],
            "properties": {"@type": {"const": "Place"}, "name": {"type": "string", "pattern": r"[^ .–—-]$"}},
        },
        "keywords": {"type": "array", "items": _TEXT, "minItems": 1},
        "correction": {"type": "array", "items": _CORRECTION, "minItems": 1},
        "workTranslation": {"type": "array", "items": _WORK, "minItems": 1},
        "translationOfWork": _WORK,
    },
    "dependentRequired": {"dateline": ["locationCreated"]},
    "additionalProperties": False,
}  # fmt: skip


def _passes(value: Any, schema: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@pytest.fixture(scope="module")
def articles(whole: Room) -> dict[str, Any]:
    """Address of a release's page → its JSON-LD."""
    found = {}
    for path in sorted(whole.path("public").rglob("*.html")):
        scripts = html.fromstring(path.read_bytes()).xpath('//script[@type="application/ld+json"]/text()')
        if scripts:
            (text,) = scripts
            folder = path.parent.relative_to(whole.path("public")).as_posix()
            found[f"{URL}/{folder}/"] = json.loads(text)
    return found


def test_every_release_page_and_no_other_is_an_article_by_the_schema(articles: dict[str, Any]) -> None:
    ids = [*texts.RELEASES, texts.ENGLISH]
    shown = {f"{URL}/{name}/{id}/" for name in EDITIONS for id in ids if name == "en" or id != texts.ENGLISH}
    assert articles.keys() == shown
    assert {address: wrong for address, said in articles.items() if (wrong := _passes(said, ARTICLE))} == {}
    assert [address for address, said in articles.items() if said["@id"] != address] == []


def test_an_article_is_changed_after_it_was_published_and_by_its_corrections(articles: dict[str, Any]) -> None:
    for said in articles.values():
        published, modified = (datetime.fromisoformat(said[f"date{what}"]) for what in ("Published", "Modified"))
        changes = [datetime.fromisoformat(one["datePublished"]) for one in said.get("correction", ())]
        assert modified == max([published, *changes])
        assert changes == sorted(changes, reverse=True)
    (first, second) = articles[f"{URL}/es/2009/stolen-vehicles/"]["correction"]
    assert first["text"] == "El nombre de pila de la fiscal es Ramona."
    assert "1,240" in second["text"]


def test_translations_and_their_original_name_each_other(articles: dict[str, Any]) -> None:
    told = {(address, work["@id"]) for address, said in articles.items() for work in said.get("workTranslation", ())}
    heard = {
        (said["translationOfWork"]["@id"], address) for address, said in articles.items() if "translationOfWork" in said
    }
    assert told == heard
    works = {address: said["inLanguage"] for address, said in articles.items()}
    for said in articles.values():
        for work in (*said.get("workTranslation", ()), *filter(None, [said.get("translationOfWork")])):
            assert works[work["@id"]] == work["inLanguage"]
    spanish = f"{URL}/es-mx/2010/declaracion-puentes/"
    assert (spanish, f"{URL}/en/2010/declaracion-puentes/") in told, "it was written in the Spanish of Mexico"
    english = {f"{URL}/en/{id}/" for id, pair in texts.RELEASES.items() if pair.source == "en"}
    assert {original for original, _ in told} == english | {spanish}


@pytest.mark.parametrize("id", room.THREE)
def test_ninjs_passes_its_schema_and_says_what_the_page_does(
    id: str, whole: Room, corpus: Path, articles: dict[str, Any]
) -> None:
    schema = json.loads((corpus / "ninjs" / "ninjs-schema_3.1.json").read_text("utf-8"))
    for edition in ("en", "es", "en-es", "both"):
        item = json.loads(whole.read(f"public/{edition}/{id}/{id.replace('/', '-')}.{edition}.json"))
        assert _passes(item, schema) == []
        page = articles[f"{URL}/{edition}/{id}/"]
        assert item["headlines"][0]["value"] == page["headline"]
        assert (item["firstCreated"], item["versionCreated"]) == (page["datePublished"], page["dateModified"])
        corrections = (
            [one["value"] for one in item["descriptions"] if one["role"] == "correction"]
            if ("descriptions" in item)
            else []
        )
        assert [text.partition(": ")[2] for text in corrections] == [one["text"] for one in page.get("correction", ())]
        assert [one["name"] for one in item["subjects"]] == page["keywords"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_feeds_have_all_that_their_formats_require(edition: str, whole: Room) -> None:
    data = whole.path(f"public/{edition}/feed.xml").read_bytes()
    found = feedparser.parse(data)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    feed = etree.fromstring(data)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 50
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):  # RFC 4287, 4.1.1 and 4.1.2: exactly one
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text
        assert urlsplit(element.findtext(f"{ATOM}id")).scheme
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).utcoffset() is not None
        assert len([one for one in element.findall(f"{ATOM}link") if one.get("rel") == "alternate"]) == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name"), "the entries have none of their own"
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == len(entries)
    for one in feed.iter(f"{ATOM}category"):
        assert one.get("term") in ("border", "vehicles", "bridges", "levee")
    told = json.loads(whole.read(f"public/{edition}/feed.json"))
    assert [item["id"] for item in told["items"]] == [one.findtext(f"{ATOM}id") for one in entries]
    assert told["feed_url"] == f"{URL}/{edition}/feed.json"


def test_corrections_and_topics_are_in_feeds_each_in_its_language(tmp_path: Path) -> None:
    """In a newsroom where nothing else is: the feeds of the whole one end before its corrected releases."""
    small = room.written(tmp_path / "small")
    for number in range(60):
        small.path(f"releases/2011/bulletin-{number:02}/release.md").unlink()
    small.run("build", "--format", "html")
    feed = etree.fromstring(small.path("public/en-es/feed.xml").read_bytes())
    for entry in feed.findall(f"{ATOM}entry"):
        if entry.findtext(f"{ATOM}id").endswith("/2009/stolen-vehicles/"):
            said = [(one.get(LANG), "".join(one.itertext())) for one in entry.iter("{http://www.w3.org/1999/xhtml}p")]
            topics = [(one.get("term"), one.get("label")) for one in entry.findall(f"{ATOM}category")]
    assert [(lang, text.partition(",")[0]) for lang, text in said[:4]] == [
        ("en-US", "Correction"), ("es-US", "Corrección"), ("en-US", "Correction"), ("es-US", "Corrección"),
    ]  # fmt: skip
    assert "Ramona" in said[0][1], "the newest first"
    assert "1,240" in said[2][1]
    assert topics == [("vehicles", "Stolen vehicles"), ("border", "Border security")]
    items = json.loads(small.read("public/es/feed.json"))["items"]
    (one,) = [item for item in items if item["id"].endswith("/2009/stolen-vehicles/")]
    assert one["content_text"].startswith("Corrección, septiembre de 2009: El nombre de pila")
    assert one["tags"] == ["Vehículos robados", "Seguridad fronteriza"]
