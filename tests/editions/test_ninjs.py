"""A release as ninjs: judged by IPTC's schema, read back, compared with the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado.editions import ninjs, xhtml
from comunicado.editions.page import Page
from comunicado.markdown import html, read
from comunicado.markdown.html import Picture, Rendering
from comunicado.model import Embargo
from editions import samples

Check = Callable[[Page], dict[str, Any]]
CST = timezone(timedelta(hours=-6))


@pytest.fixture(scope="module")
def item(corpus: Path) -> Check:
    """Page → its item, after the schema has passed it."""
    schema = json.loads((corpus / "ninjs" / "ninjs-schema_3.1.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

    def made(page: Page) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(ninjs.render(page))
        assert [error.message for error in validator.iter_errors(found)] == []
        return found

    return made


@pytest.mark.parametrize("kind", [samples.SUMMIT, samples.EVERYTHING], ids=["summit", "everything"])
@pytest.mark.parametrize("edition", ["en", "es", "es-mx", "en-es", "both"])
def test_the_schema_passes_every_edition(kind: Any, edition: str, room: Path, item: Check) -> None:
    page = samples.page(edition, room, kind=kind)
    found = item(page)
    assert found["language"] == page.texts[0].locale
    assert found["headlines"][0] == {
        "role": "main", "contentType": "text/plain", "value": kind[page.texts[0].locale[:2]][0],
    }  # fmt: skip


def test_the_schema_refuses_what_is_wrong(corpus: Path) -> None:
    """So that the test above can fail."""
    schema = json.loads((corpus / "ninjs" / "ninjs-schema_3.1.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert list(validator.iter_errors({"uri": "x:y", "pubStatus": "public"}))
    assert list(validator.iter_errors({"uri": "x:y", "associations": [{"uri": "x:z"}]}))


def test_a_page_of_two_languages_is_an_item_with_the_other_inside(room: Path, item: Check) -> None:
    found = item(samples.page("en-es", room))
    other = found["associations"][0]
    assert (other["rel"], other["name"], other["language"]) == ("translation", "Español", "es-US")
    assert other["headlines"][0]["value"] == samples.SUMMIT["es"][0]
    assert len(other["bodies"]) == 2


def test_a_language_has_one_uri_in_every_edition(room: Path, item: Check) -> None:
    english, spanish, both = (item(samples.page(name, room)) for name in ("en", "es", "en-es"))
    assert both["uri"] == english["uri"] == "https://newsroom.example.org/en/2009/border-summit/"
    assert both["associations"][0]["uri"] == spanish["uri"] == "https://newsroom.example.org/es/2009/border-summit/"


def test_a_language_that_only_a_bilingual_edition_has_is_a_place_on_its_page(room: Path, item: Check) -> None:
    page = samples.page("en-es", room)
    only = replace(page, newsroom=replace(page.newsroom, editions=(page.edition,)))
    assert item(only)["associations"][0]["uri"] == "https://newsroom.example.org/en-es/2009/border-summit/#es-US"


def test_public_pages_in_other_languages_are_named_and_others_are_not(room: Path, item: Check) -> None:
    named = {one["language"]: one for one in item(samples.page("en", room))["associations"]}
    assert set(named) == {"es-US", "es-MX"}
    assert named["es-US"]["rel"] == "translation"
    assert b"/es/" not in ninjs.render(samples.page("en", room, withheld=("es", "es-mx")))
    assert item(samples.page("es", room))["associations"][0]["rel"] == "original"


def test_pictures_are_associated_with_size_caption_and_credit(room: Path, item: Check) -> None:
    page = samples.page("es", room, kind=samples.EVERYTHING, withheld=("en", "es-mx"))
    [picture] = item(page)["associations"]
    assert picture["type"] == "picture"
    assert picture["by"] == "Marisol Peña / Valley Ledger"
    assert [one["role"] for one in picture["descriptions"]] == ["caption", "alternative"]
    assert picture["renditions"] == [
        {
            "name": "web", "href": "https://newsroom.example.org/es/2009/border-summit/trucks.png",
            "contentType": "image/png", "width": 640, "height": 400,
        }
    ]  # fmt: skip


def test_dates_come_from_front_matter_and_corrections_make_versions(room: Path, item: Check) -> None:
    plain = item(samples.page("es", room))
    assert plain["version"] == "1"
    assert plain["versionCreated"] == plain["firstCreated"] == "2009-01-01T00:00:00-06:00"
    assert "embargoedUntil" not in plain
    found = item(samples.joint("es", room))
    assert found["version"] == "3"
    assert found["versionCreated"] == "2009-09-01T00:00:00-06:00"
    assert [one["value"] for one in found["descriptions"] if one["role"] == "correction"] == [
        "septiembre de 2009: Se corrigió el nombre de la fiscal.",
        "14 de agosto de 2009: Una versión anterior decía 1,204 vehículos.",
    ]


@pytest.mark.parametrize(("moment", "status"), [(datetime(2009, 3, 20, 10, tzinfo=CST), "usable"), (None, "withheld")])
def test_an_embargo_is_told(moment: datetime | None, status: str, room: Path, item: Check) -> None:
    page = samples.page("en", room)
    text = replace(page.texts[0], release=replace(page.release, embargo=Embargo(moment)))
    found = item(replace(page, texts=(text,)))
    assert found.get("embargoedUntil") == (moment and "2009-03-20T10:00:00-06:00")
    assert found["pubStatus"] == status


def test_who_issues_it_and_what_it_is_about(room: Path, item: Check) -> None:
    found = item(samples.joint("es", room))
    assert found["genres"] == [{"name": "Declaración conjunta", "literal": "joint-statement"}]
    assert found["subjects"] == [{"name": "Seguridad fronteriza", "rel": "about", "literal": "border"}]
    assert [one["name"] for one in found["infoSources"]] == [
        "Servicio de Inmigración y Control de Aduanas de Estados Unidos", "Fiscalía General de Justicia de Tamaulipas",
    ]  # fmt: skip
    assert found["infoSources"][0]["uri"] == "https://ice.example.org/"
    contacts = [(one["type"], one["name"], one["value"]) for one in found["infoSources"][0]["contactInfo"]]
    assert ("phone", "Ana Lucía Treviño", "+528341234567") in contacts
    assert found["located"] == "BROWNSVILLE, Texas"


def test_bodies_say_what_the_page_says(room: Path, item: Check) -> None:
    plain, rich = item(samples.page("en", room, kind=samples.EVERYTHING))["bodies"]
    root = ElementTree.fromstring(rich["value"])
    assert "BROWNSVILLE, Texas\N{NO-BREAK SPACE}– Investigators" in plain["value"]
    assert "$1,200,000.[1] The full list" in plain["value"]
    assert "\n\nPickup trucks" not in plain["value"]
    assert "Type\tVehicles\tShare\nPickup trucks\t710\t57.3%\n" in plain["value"]
    assert "- in Reynosa.\n\nOwners should do three things:\n\n3. Check the list" in plain["value"]
    assert "plate,state,found\nABC1234,TX,2009-08-12" in plain["value"]
    assert [one.get("src") for one in root.iter("img")] == [
        "https://newsroom.example.org/en/2009/border-summit/trucks.png"
    ]
    assert plain["value"].endswith("To report a crime, call 1-866-DHS-2-ICE.\n")


def test_same_bytes_again(room: Path) -> None:
    page = samples.page("en-es", room, kind=samples.EVERYTHING)
    assert ninjs.render(page) == ninjs.render(page)


MARKS = str.maketrans("", "", "[]↩")
"""What plain text has around the marks of footnotes, and XHTML behind the notes."""
PARTS = (
    "*a*", "<b>", "&amp; & &", '![x<](y.png "t>")', "> q", "- i", "1. n", "\\", "|a|\n|-|\n|b|", "`<br>`", "---",
    '[l](http://e.org/?a&b "<t>")', "\n", "\n\n", "[^n]", "[^n]: note", "«ñ»", "    c",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=12), st.sampled_from([" ", "\n"]))
def test_any_text_is_xhtml_and_none_of_it_is_lost(parts: list[str], between: str) -> None:
    blocks = read(between.join(parts))
    how = Rendering({}, picture=Picture)
    markup = xhtml.of(html.blocks(blocks, how) + html.footnotes(blocks, how))
    words = "".join(ElementTree.fromstring(markup).itertext()).translate(MARKS).split()
    plain = xhtml.plain(markup).translate(MARKS)
    assert all(word in plain for word in words), plain
