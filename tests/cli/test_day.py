"""An author's day: one release from an empty folder to every edition, and what happens when it is edited."""

from __future__ import annotations

import difflib
import json
import re
from typing import Any

import polib

from cli.room import CONFIG, EDITIONS, Room

ID = "2019/market"
WRITTEN = """\
---
headline: Market opens on Friday
subhead: Forty stalls, two languages
dateline: McALLEN, Texas
date: 2019-06-07
---
The market opens its doors on Friday.

Stalls are open until [midnight](https://example.org/hours).

> "Come early," said the manager.
"""
SPANISH = {
    "Border Desk": "Mesa de la Frontera",
    "Border Agency": "Agencia Fronteriza",
    "Market opens on Friday": "El mercado abre el viernes",
    "Forty stalls, two languages": "Cuarenta puestos, dos idiomas",
    "McALLEN, Texas": "McALLEN, Texas",
    "The market opens its doors on Friday.": "El mercado abre sus puertas el viernes.",
    "Stalls are open until [midnight][1].": "Los puestos abren hasta la [medianoche][1].",
    '"Come early," said the manager.': "«Lleguen temprano», dijo la gerente.",
}
PO = f"locales/es/LC_MESSAGES/{ID}.po"
NEWSROOM = "locales/es/LC_MESSAGES/newsroom.po"
SHAPE: dict[str, Any] = {
    "id": str,
    "headline": str,
    "date": str,
    "source": str,
    "draft": bool,
    "embargo": (str, type(None)),
    "visible": bool,
    "locales": dict,
    "editions": dict,
}
COVERAGE = {"total", "translated", "fuzzy", "missing", "invalid", "percent", "words"}
STATES = {"ready", "withheld", "embargoed", "draft", "unapproved", "stale", "withdrawn"}


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines that left and lines that came, without the moment of extraction."""
    lines = [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@")) and "POT-Creation-Date" not in line
    ]
    return [line[1:] for line in lines if line[0] == "-"], [line[1:] for line in lines if line[0] == "+"]


def aged(room: Room) -> None:
    """Set back every moment of extraction, so that a new one shows."""
    for path in room.catalogues():
        text = path.read_text()
        start = text.index('"POT-Creation-Date: ')
        end = text.index("\n", start)
        path.write_text(text[:start] + '"POT-Creation-Date: 2001-01-01 00:00+0000\\n"' + text[end:])


def test_a_release_goes_from_an_empty_folder_to_every_edition(empty: Room) -> None:
    room = empty
    room.write("comunicado.toml", CONFIG)
    assert "comunicado new ID" in room.run().out

    made = room.run("new", ID)
    assert made.out == f"releases/{ID}/release.md\n"
    assert "draft: true" in room.read(f"releases/{ID}/release.md")
    assert "draft" in room.run().out
    room.run("build", "--format", "html")
    assert not room.pages(ID), "a draft is never public"

    room.release(ID, WRITTEN)
    extracted = room.run("extract").out.splitlines()
    assert extracted[:2] == [f"locales/{ID}.pot: new", f"{PO}: new, 6 messages open"]
    assert {line.split(":")[0] for line in extracted[2:]} == {"locales/newsroom.pot", NEWSROOM}
    assert PO in room.run().out, "the translator's turn"

    half = dict(list(SPANISH.items())[:5])
    assert room.fill(half) == 5
    text = room.run("status").out
    assert "es        62 %  5 of 8 messages; 3 missing; words: 17 new" in text

    row = room.status()[ID]
    assert {key: row[key] for key in ("id", "headline", "date", "source", "draft", "embargo", "visible")} == {
        "id": ID,
        "headline": "Market opens on Friday",
        "date": "2019-06-07",
        "source": "en-US",
        "draft": False,
        "embargo": None,
        "visible": True,
    }
    counts = {key: row["locales"]["es"][key] for key in sorted(COVERAGE - {"words"})}
    assert counts == {"total": 8, "translated": 5, "fuzzy": 0, "missing": 3, "invalid": 0, "percent": 62}
    assert {name: edition["state"] for name, edition in row["editions"].items()} == {
        "en": "ready",
        "es": "withheld",
        "es-mx": "withheld",
        "en-es": "withheld",
    }

    built = room.run("build")
    said = [line for line in built.lines if line.startswith(ID)]
    assert any("es" in line and "62 %" in line and "3 missing" in line for line in said), built.err
    assert {name for line in said for name in line.split(" withheld")[0].split(": ")[1].split(", ")} == {
        "es",
        "es-mx",
        "en-es",
    }
    assert room.pages(ID) == room.pdfs(ID) == {"en"}

    room.fill(SPANISH)
    compiled = room.run("compile")
    assert compiled.out == ""
    assert "2 catalogues, 1 compiled now" in compiled.err
    built = room.run("build")
    assert built.err == ""
    assert room.pages(ID) == room.pdfs(ID) == set(EDITIONS)
    assert room.run().out.splitlines()[1:] == [
        "  nothing waits for anybody; 'comunicado status' shows where everything stands"
    ]
    for edition in ("es", "es-mx", "en-es"):
        page = room.page(edition, ID)
        assert all(words in page for words in SPANISH.values() if "[" not in words)
        assert '<a href="https://example.org/hours">medianoche</a>' in page


def test_one_edited_paragraph_opens_one_message_and_moves_nothing_else(published: Room) -> None:
    room, po, pot = published, "locales/es/LC_MESSAGES/2019/flood.po", "locales/2019/flood.pot"
    aged(room)
    before = {path: path.read_text() for path in room.catalogues()}
    old, new = "The river crested on Sunday night.", "The river crested on Monday morning."
    room.edit("releases/2019/flood/release.md", old, new)

    assert room.run("extract").out.splitlines() == [
        f"{pot}: updated",
        f"{po}: updated, 1 message open, 1 new, 1 translation kept that left the source",
    ]

    after = {path: path.read_text() for path in room.catalogues()}
    assert {str(p.relative_to(room.root)) for p in after if after[p] != before[p]} == {po, pot}
    assert changed(before[room.path(pot)], after[room.path(pot)]) == ([f'msgid "{old}"'], [f'msgid "{new}"'])
    gone, come = changed(before[room.path(po)], after[room.path(po)])
    assert sorted(come) == sorted(
        [
            "#, fuzzy",
            f'#| msgid "{old}"',
            f'msgid "{new}"',
            "",
            f'#~ msgid "{old}"',
            '#~ msgstr "El río alcanzó su máximo la noche del domingo."',
        ]
    )
    assert gone == [f'msgid "{old}"']
    catalogue = polib.pofile(str(room.path(po)))
    assert [(entry.msgid, entry.previous_msgid) for entry in catalogue.fuzzy_entries()] == [(new, old)]
    assert [entry.msgid for entry in catalogue.obsolete_entries()] == [old]

    built = room.run("build", exits=1)
    named = [line for line in built.lines if line.startswith("2019/flood")]
    assert all("taken down" in line and "1 fuzzy" in line for line in named)
    assert {name for line in named for name in line.split(": ")[1].split(" taken")[0].split(", ")} == {
        "es",
        "es-mx",
        "en-es",
    }
    assert room.pages("2019/flood") == room.pdfs("2019/flood") == {"en"}
    assert room.pages("2019/bridge") == set(EDITIONS), "its neighbour stays"
    assert new in room.page("en", "2019/flood")
    # It was said once; what is not public any more cannot be lost again.
    room.run("build", "--format", "html")


def test_a_catalogue_saved_by_polib_is_accepted_and_made_canonical_at_the_next_change(newsroom: Room) -> None:
    from cli.room import SPANISH as WORDS

    newsroom.run("extract")
    for path in newsroom.path("locales/es").rglob("*.po"):
        catalogue = polib.pofile(str(path))
        for entry in catalogue.untranslated_entries():
            entry.msgstr = WORDS[entry.msgid]
        catalogue.save()
    assert newsroom.status()["2019/bridge"]["locales"]["es"]["percent"] == 100
    saved = newsroom.tree("locales")
    newsroom.run("extract")
    assert newsroom.tree("locales") == saved, "no message changed, so no file was written"


def test_status_in_json_has_the_keys_and_types_of_the_contract(translated: Room) -> None:
    room = translated
    room.release("2019/held", "---\nheadline: Later\ndate: 2019\nembargo: hold\n---\nText.\n")
    room.release(
        "2019/timed", "---\nheadline: Then\ndate: 2019\nembargo: 2999-01-01T10:00 America/Chicago\n---\nText.\n"
    )
    room.release(
        "2019/draft",
        "---\nheadline: *No* {draft}\nfacts:\n  draft: {number: 3}\ndate: 2019-08-12T14:30\ndraft: true\n---\n",
    )
    said = json.loads(room.run("status", "--format", "json", exits=2).out)
    assert list(said) == ["releases"]
    room.release("2019/draft", "---\nheadline: Not yet\ndate: 2019-08-12T14:30\ndraft: true\n---\n")

    rows = room.status()
    assert list(rows) == ["2019/bridge", "2019/draft", "2019/flood", "2019/held", "2019/timed"]
    for row in rows.values():
        assert {key: isinstance(value, SHAPE[key]) for key, value in row.items()} == dict.fromkeys(SHAPE, True)
        for coverage in row["locales"].values():
            assert set(coverage) == COVERAGE
            assert all(type(coverage[key]) is int for key in COVERAGE - {"words"})
            assert all(type(count) is int for count in coverage["words"].values())
            assert {"new", "fuzzy", "repeated"} <= set(coverage["words"])
        assert list(row["editions"]) == list(EDITIONS)
        for edition in row["editions"].values():
            assert set(edition) == {"state", "reason"}
            assert edition["state"] in STATES
            assert isinstance(edition["reason"], str)
            assert bool(edition["reason"]) == (edition["state"] != "ready")
    assert rows["2019/bridge"]["date"] == "2019-03-04"
    assert rows["2019/flood"]["date"] == "2019-05"
    assert rows["2019/held"]["date"] == "2019"
    assert rows["2019/held"]["embargo"] == "hold"
    assert rows["2019/timed"]["embargo"] == "2999-01-01T10:00:00-06:00"
    assert [row["visible"] for row in rows.values()] == [True, False, True, False, False]
    assert [row["draft"] for row in rows.values()] == [False, True, False, False, False]
    assert {name for row in rows.values() for name in row["locales"]} == {"es"}


def test_status_counts_what_it_says_it_counts(translated: Room) -> None:
    room = translated
    room.translate("What changes", "¿Qué cambia?", flags="fuzzy")
    room.translate("Lane", "")
    room.translate("The bridge reopened on Monday, the [port director][1] said.", "El puente reabrió el lunes.")
    coverage = room.status("2019/bridge")["2019/bridge"]["locales"]["es"]
    assert coverage.pop("words") == {"total": 58, "new": 1, "fuzzy": 11, "repeated": 0, "reused": 0}
    # Ten of the release's own, five of the newsroom's that its page shows; 12 of 15 pass.
    assert coverage == {"total": 15, "translated": 13, "fuzzy": 1, "missing": 1, "invalid": 1, "percent": 80}
    assert set(room.status("2019/flood")) == {"2019/flood"}


# --- The same day with a release authored in Spanish --------------------------------------------------------------

ESCRITO = """\
---
headline: El mercado abre el viernes
dateline: REYNOSA, Tamaulipas
date: 2019-06-07
source: es-MX
---
El mercado abre sus puertas el viernes.

> «Lleguen temprano», dijo la gerente.
"""
ENGLISH = {
    "El mercado abre el viernes": "Market opens on Friday",
    "REYNOSA, Tamaulipas": "REYNOSA, Mexico",
    "El mercado abre sus puertas el viernes.": "The market opens its doors on Friday.",
    "«Lleguen temprano», dijo la gerente.": '"Come early," said the manager.',
}


def test_a_release_written_in_spanish_goes_to_english_by_the_same_road(empty: Room) -> None:
    room, po = empty, f"locales/en/LC_MESSAGES/{ID}.po"
    room.write("comunicado.toml", CONFIG)
    room.run("new", ID, "--source", "es-MX")
    started = room.read(f"releases/{ID}/release.md")
    assert "source: es-MX" in started
    assert "Titular" in started, "a Spanish author is met in Spanish"

    room.release(ID, ESCRITO)
    assert f"{po}: new, 4 messages open" in room.run("extract").out
    assert not room.path(f"locales/es/LC_MESSAGES/{ID}.po").exists()
    assert '"Language: en\\n"' in room.read(po)
    assert '"X-Source-Language: es-MX\\n"' in room.read(po)
    room.fill({"Border Desk": "Mesa de la Frontera", "Border Agency": "Agencia Fronteriza"})

    half = {key: ENGLISH[key] for key in list(ENGLISH)[:2]}
    assert room.fill(half, only=[po]) == 2
    row = room.status()[ID]
    assert row["source"] == "es-MX"
    assert row["locales"]["en"]["missing"] == 2
    assert {name: edition["state"] for name, edition in row["editions"].items()} == {
        "en": "withheld",
        "es": "ready",
        "es-mx": "ready",
        "en-es": "withheld",
    }
    built = room.run("build", "--format", "html")
    assert "en, en-es withheld" in built.err
    assert room.pages(ID) == {"es", "es-mx"}

    room.fill(ENGLISH, only=[po])
    room.run("compile")
    room.run("build")
    assert room.pages(ID) == room.pdfs(ID) == set(EDITIONS)
    langs = {edition: room.page(edition, ID).split('<html lang="')[1].split('"')[0] for edition in EDITIONS}
    assert langs == {"en": "en-US", "es": "es-US", "es-mx": "es-MX", "en-es": "es-US"}
    assert "Market opens on Friday" in room.page("en", ID)
    assert "mercado" not in room.page("en", ID).replace("El mercado abre el viernes", "")
    both = room.page("en-es", ID)
    first, second = both.index("El mercado abre sus puertas"), both.index("The market opens its doors")
    assert first < second, "the language it was written in comes first"
    assert re.search('<div class="side[^"]*" lang="es-US"', both)
    assert re.search('<div class="side[^"]*" lang="en-US"', both)
    # What its author edits is open in English, and Spanish goes on.
    room.edit(f"releases/{ID}/release.md", "abre sus puertas", "abre las puertas")
    assert f"{po}: updated, 1 message open" in room.run("extract").out
    assert "taken down" in room.run("build", "--format", "html", exits=1).err
    assert room.pages(ID) == {"es", "es-mx"}


def test_a_build_says_when_the_source_is_ahead_of_its_catalogue(published: Room) -> None:
    room = published
    room.edit("releases/2019/flood/release.md", "on Sunday night", "on Monday morning")
    assert "author: 2019/flood is ahead of its catalogues; 'comunicado extract'" in room.run().out
    built = room.run("build", "--format", "html", exits=1)
    assert (
        "releases/2019/flood/release.md: the source is ahead of its catalogue; run 'comunicado extract'" in built.lines
    )
    assert room.pages("2019/flood") == {"en"}, "the old Spanish is not shown for a new English"


def test_bare_comunicado_says_whose_turn_it_is(published: Room) -> None:
    room = published
    room.translate("Lane", "")
    room.translate("What changes", "¿Qué?", flags="fuzzy")
    room.translate("The bridge reopened on Monday, the [port director][1] said.", "Sin vínculo.")
    room.release("2019/new", "---\nheadline: New\ndate: 2019\ndraft: true\n---\nText.\n")
    lines = room.run().out.splitlines()
    assert lines[0] == "Border Desk: 3 releases"
    po = "locales/es/LC_MESSAGES/2019/bridge.po"
    assert f"  translator: 3 messages open in {po} (1 held back: 'comunicado compile' says why)" in lines
    assert any(line.startswith("  author: 2019/new is a draft") for line in lines)
    room.path("public/es/2019/flood/index.html").unlink()
    assert "  comms: 2019/flood is ready in es; 'comunicado build'" in room.run().out.splitlines()


def test_a_newsroom_started_by_init_builds_at_once(empty: Room) -> None:
    started = empty.run("init", "press")
    assert started.out.startswith("press: a newsroom with ")
    room = Room(empty.path("press"))
    assert room.run("extract", "--check").out == "", "its catalogues are up to date"
    assert room.run("compile").out == ""
    room.run("build", "--format", "html")
    ready = {
        (id, name)
        for id, row in room.status().items()
        for name, one in row["editions"].items()
        if one["state"] == "ready"
    }
    assert {name for _, name in ready} == {"en", "es", "en-es"}
    assert ready == {(id, name) for id in room.status() for name in room.pages(id)}
    assert "is a newsroom already" in empty.run("init", "press", exits=2).err
    empty.write("other/file.txt", "mine")
    assert "is not empty" in empty.run("init", "other", exits=2).err
    assert empty.read("other/file.txt") == "mine"
