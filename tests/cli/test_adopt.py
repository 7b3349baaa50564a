"""`adopt`: a document and its translation become a release and a filled catalogue, or nothing."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest

from cli.room import SPANISH, Result, Room
from comunicado.build import adoption
from comunicado.errors import CatalogueError, Problem
from comunicado.newsroom import Shelf, load

EN = """\
---
title: Bridge closes for repairs
description: Work lasts ten days
date: 2018-05-07
lang: en
tags: [bridges]
---
The Gateway bridge closes on Monday for ten days, the [port office](https://example.org/port) said.

## What to do

Truckers may use the {other} bridge, which carried 2,500 trucks a day in 2017.

- Bring an identification card.
- Call 956-555-0142.

| Lane | Trucks |
|---|---|
| Northbound | 1,240 |
"""
ES = """\
---
title: El puente cierra por reparaciones
description: Los trabajos duran diez días
date: 2018-05-07
lang: es
---
El puente Gateway cierra el lunes por diez días, dijo la [oficina del puerto](https://example.org/port).

## Qué hacer

Los camioneros pueden usar el {other} puente, que recibió 2,500 camiones por día en 2017.

- Traiga una credencial de identificación.
- Llame al 956-555-0142.

| Carril | Camiones |
|---|---|
| Hacia el norte | 1,240 |
"""
ID = "2018/bridge-closes"
PO = f"locales/es/LC_MESSAGES/{ID}.po"
RELEASE = f"releases/{ID}/release.md"


@pytest.fixture
def pair(newsroom: Room) -> Room:
    """A newsroom, and two documents beside its releases."""
    newsroom.write("old/bridge.en.md", EN)
    newsroom.write("old/puente.es.md", ES)
    return newsroom


def adopt(
    room: Room, *more: str, exits: int = 0, source: str = "old/bridge.en.md", other: str = "old/puente.es.md"
) -> Result:
    """Run it, with an id and a locale where none is given."""
    id_ = () if "--id" in more else ("--id", ID)
    locale = () if "--locale" in more else ("--locale", "es")
    return room.run("adopt", source, other, *locale, *id_, *more, exits=exits)


def strings(room: Room, name: str = PO) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(room.path(name))) if not entry.fuzzy}


def nothing(room: Room, before: dict[str, bytes]) -> bool:
    return room.tree("releases", "locales") == before and not room.leftovers()


# --- what is made -------------------------------------------------------------------------------------------------


def test_two_documents_become_a_release_that_is_translated_and_can_be_published(pair: Room) -> None:
    done = adopt(pair)
    assert done.out.splitlines() == [RELEASE, f"{PO}: 10 translated, 0 fuzzy, 0 empty"]
    assert done.lines[-1] == "all of it is translated: 'comunicado build' publishes it"
    assert (
        strings(pair)
        == {
            "Bridge closes for repairs": "El puente cierra por reparaciones",
            "Work lasts ten days": "Los trabajos duran diez días",
            "The Gateway bridge closes on Monday for ten days, the [port office][1] said.": (
                "El puente Gateway cierra el lunes por diez días, dijo la [oficina del puerto][1]."
            ),
            "What to do": "Qué hacer",
            "Truckers may use the {other} bridge, which carried 2,500 trucks a day in 2017.": (
                "Los camioneros pueden usar el {other} puente, que recibió 2,500 camiones por día en 2017."
            ),
            "Bring an identification card.": "Traiga una credencial de identificación.",
            "Call 956-555-0142.": "Llame al 956-555-0142.",
            "Lane": "Carril",
            "Trucks": "Camiones",
            "Northbound": "Hacia el norte",
        }
        | {}
    )
    assert "#. [1] https://example.org/port" in pair.read(PO)
    assert pair.path(f"locales/{ID}.pot").is_file()
    assert "draft" not in pair.read(RELEASE)
    assert pair.run("extract", ID, "--check").code == 0
    pair.run("extract")
    pair.fill(SPANISH)
    pair.run("build", "--format", "html")
    assert pair.pages(ID) == {"en", "es", "es-mx", "en-es"}
    assert "usar el {other} puente" in pair.page("es", ID)


def test_what_is_in_doubt_is_fuzzy_and_shown_side_by_side_with_its_lines(pair: Room) -> None:
    pair.edit("old/puente.es.md", "2,500 camiones", "2,300 camiones")
    pair.edit("old/puente.es.md", "- Llame al 956-555-0142.\n", "")
    pair.edit("old/puente.es.md", "## Qué hacer\n", "La feria empieza con música y baile.\n\n## Qué hacer\n")
    done = adopt(pair)
    assert f"{PO}: 8 translated, 1 fuzzy, 1 empty" in done.out
    shown = done.out.split("\n\n")[1:]
    assert [block.splitlines()[0] for block in shown] == [
        "without a place: nothing is near it",
        "fuzzy: their figures or code differ",
        "empty: nothing is near it",
    ]
    assert "old/bridge.en.md:12" in shown[1]
    assert "| old/puente.es.md:13" in shown[1]
    assert "| La feria empieza con música y baile." in shown[0]
    assert "Call 956-555-0142." in shown[2]
    assert "; 1 text of old/puente.es.md found no place" in done.err
    entries = {entry.msgid: entry for entry in polib.pofile(str(pair.path(PO)))}
    (fuzzy,) = (entry for entry in entries.values() if entry.fuzzy)
    assert "2,300" in fuzzy.msgstr
    assert entries["Call 956-555-0142."].msgstr == ""
    assert pair.states(ID)["es"] == "withheld"


def test_a_link_that_leads_elsewhere_is_left_to_a_translator(pair: Room) -> None:
    pair.edit("old/puente.es.md", "https://example.org/port", "https://example.org/es/port")
    done = adopt(pair)
    assert "[oficina del puerto](https://example.org/es/port)" in pair.read(PO)
    assert "fuzzy: the source links to https://example.org/port, the translation to https://example.org/es/port" in (
        done.out
    )
    assert "1 message open" in done.err


def test_the_source_may_be_spanish_and_the_translation_english(pair: Room) -> None:
    adopt(pair, "--locale", "en", source="old/puente.es.md", other="old/bridge.en.md")
    assert "source: es-US" in pair.read(RELEASE)
    english = f"locales/en/LC_MESSAGES/{ID}.po"
    assert strings(pair, english)["Qué hacer"] == "What to do"
    assert not pair.path(PO).exists()


def test_word_files_are_adopted_as_markdown_is(newsroom: Room, project: Path) -> None:
    word = project / "tests" / "word"
    done = newsroom.run(
        "adopt", str(word / "bridge.en.docx"), str(word / "bridge.es.docx"),
        "--locale", "es", "--id", ID, "--date", "2019-03-04",
    )  # fmt: skip
    count = done.out.splitlines()[1].removeprefix(f"{PO}: ")
    assert int(count.split()[0]) >= 10, done.out
    assert newsroom.run("extract", ID, "--check").code == 0
    assert newsroom.path(RELEASE).is_file()


def test_a_headline_can_be_given_in_both_languages(pair: Room) -> None:
    pair.edit("old/bridge.en.md", "title: Bridge closes for repairs\n", "")
    pair.edit("old/puente.es.md", "title: El puente cierra por reparaciones\n", "")
    assert "add --headline TEXT" in adopt(pair, exits=2).err
    adopt(pair, "--headline", "Repairs ahead", "--headline-translation", "¡Cuidado!")
    assert strings(pair)["Repairs ahead"] == "¡Cuidado!"


def test_a_date_is_asked_for_where_neither_document_has_one(pair: Room) -> None:
    for name in ("old/bridge.en.md", "old/puente.es.md"):
        pair.edit(name, "date: 2018-05-07\n", "")
    before = pair.tree("releases", "locales")
    assert "add --date" in adopt(pair, exits=2).err
    assert "date" in adopt(pair, "--date", "07/05/2018", exits=2).err
    assert nothing(pair, before)
    adopt(pair, "--date", "2018-05")
    assert "date: 2018-05\n" in pair.read(RELEASE)


def test_the_date_of_either_document_will_do_and_a_difference_is_told(pair: Room) -> None:
    pair.edit("old/puente.es.md", "date: 2018-05-07", "date: 2018-05-09")
    done = adopt(pair)
    said = "it is dated 2018-05-09 by its front matter, old/bridge.en.md 2018-05-07 by its front matter, which is taken"
    assert said in done.err
    pair.edit("old/bridge.en.md", "date: 2018-05-07\n", "")
    adopt(pair, "--id", "2018/again")
    assert "date: 2018-05-09\n" in pair.read("releases/2018/again/release.md")


def test_where_front_matter_has_no_date_the_text_does_and_it_is_told_from_where(pair: Room) -> None:
    pair.edit("old/bridge.en.md", "date: 2018-05-07\n", "")
    pair.edit("old/puente.es.md", "date: 2018-05-07\n", "")
    pair.edit("old/bridge.en.md", "\nThe Gateway", "\nFor immediate release: May 7, 2018\n\nThe Gateway")
    pair.edit("old/puente.es.md", "\nEl puente Gateway", "\nLAREDO, Texas, 7 de mayo de 2018.— El puente Gateway")
    done = adopt(pair)
    assert "dated 2018-05-07, as its line 'For immediate release: May 7, 2018' says in old/bridge.en.md" in done.err
    assert "old/bridge.en.md:7: left out, for the page itself says it" in done.err
    assert "date: 2018-05-07\n" in pair.read(RELEASE)


def test_dates_of_two_texts_that_differ_are_a_mistake_that_names_both(pair: Room) -> None:
    pair.edit("old/bridge.en.md", "date: 2018-05-07\n", "")
    pair.edit("old/bridge.en.md", "\nThe Gateway", "\nMay 7, 2018\n\nThe Gateway")
    before = pair.tree("releases", "locales")
    pair.edit("old/puente.es.md", "date: 2018-05-07", "date: 2018-05-09")
    said = adopt(pair, exits=2).err
    assert "it is dated 2018-05-09 by its front matter, old/bridge.en.md 2018-05-07 by its line 'May 7, 2018'" in said
    assert "--date" in said
    assert nothing(pair, before)
    adopt(pair, "--date", "2018-05-08")
    assert "date: 2018-05-08\n" in pair.read(RELEASE)
    assert "May 7, 2018" in pair.read(RELEASE), "the text says more than the date that was asked for"


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--id", "2019/bridge"), "this release is there already"),
        (("--id", "2019/bridge/more"), "would lie in one another"),
        (("--id", "2019-bridge"), "would be named like those of '2019/bridge'"),
        (("--id", "Bridge"), "cannot name a release"),
        (("--locale", "fr"), "no edition of this newsroom is in 'fr'"),
        (("--locale", "Español"), "is no locale"),
        (("--locale", "en"), "name them the other way round"),
        (("--locale", ""), "use a tag such as es"),
        (("--date", ""), "--date is empty; write --date 2009-03-20, or leave it out"),
        (("--date", " "), "--date is empty"),
        (("--headline", ""), "--headline is empty; write --headline TEXT, or leave it out"),
        (("--headline-translation", " \n"), "--headline-translation is empty"),
        (("--id", ""), "cannot name a release"),
    ],
)
def test_a_wrong_request_writes_nothing(pair: Room, more: tuple[str, ...], said: str) -> None:
    before = pair.tree("releases", "locales")
    assert said in adopt(pair, *more, exits=2).err
    assert nothing(pair, before)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.md", None, "there is no such file"),
        ("broken.md", b"---\ntitle: [\n---\n", "broken.md:"),
        ("latin.md", "Año".encode("latin-1"), "this is not UTF-8 text"),
        ("letter.doc", b"\xd0\xcf\x11\xe0", "letter.doc"),
        ("letter.docx", b"PK\x03\x04", "letter.docx"),
    ],
)
def test_a_document_that_cannot_be_read_writes_nothing(pair: Room, name: str, data: bytes | None, said: str) -> None:
    if data is not None:
        pair.write(f"old/{name}", data)
    before = pair.tree("releases", "locales")
    assert said in adopt(pair, other=f"old/{name}", exits=2).err
    assert said in adopt(pair, source=f"old/{name}", exits=2).err
    assert nothing(pair, before)


def test_tracked_changes_write_nothing(newsroom: Room, project: Path) -> None:
    word, before = project / "tests" / "word", newsroom.tree("releases", "locales")
    command = ("adopt", str(word / "bridge.en.docx"), str(word / "changes.docx"), "--locale", "es", "--id", ID)
    assert "changes.docx" in newsroom.run(*command, "--date", "2019", exits=2).err
    assert nothing(newsroom, before)


def test_a_catalogue_that_cannot_be_read_is_not_touched(pair: Room) -> None:
    pair.write(PO, b'msgid "half')
    assert f"{PO}:1" in adopt(pair, exits=2).err
    assert pair.read(PO) == 'msgid "half'
    assert not pair.path(RELEASE).exists()


def test_a_translation_that_lies_there_already_is_kept(pair: Room) -> None:
    adopt(pair)
    pair.translate("What to do", "¿Qué puede hacer?", name=PO)
    pair.path(RELEASE).unlink()
    adopt(pair)
    assert strings(pair)["What to do"] == "¿Qué puede hacer?"


def test_where_the_release_cannot_be_written_there_is_no_catalogue_either(pair: Room) -> None:
    newsroom = load(pair.root)
    release = Shelf(newsroom).release("2019/flood")
    adopted = adoption.together(release, release)

    def lay() -> None:
        raise CatalogueError(Problem(release.path, None, "the disk is full"))

    before = pair.tree("releases", "locales")
    with pytest.raises(CatalogueError, match="the disk is full"):
        adoption.shelve(newsroom, release, adopted, language="es", now=datetime(2026, 1, 1, tzinfo=UTC), lay=lay)
    assert nothing(pair, before)


def test_a_document_that_is_all_front_matter_needs_a_headline_and_names_what_it_leaves_out(
    newsroom: Room, corpus: Path
) -> None:
    english, spanish = (str(corpus / "releases" / "votegov" / f"ak.{tag}.md") for tag in ("en", "es"))
    refused = adopt(newsroom, "--date", "2020", exits=2, source=english, other=spanish)
    assert "no headline can be made out in it; add --headline TEXT" in refused.err
    for done in (
        refused,
        adopt(newsroom, "--date", "2020", "--headline", "How to vote", source=english, other=spanish),
    ):
        assert done.err.count("no release has a field 'default_") == 6
        assert "'30 days before Election Day'" in done.err


# --- an office's archive ------------------------------------------------------------------------------------------


def test_an_archive_of_releases_is_adopted_and_published(newsroom: Room, corpus: Path) -> None:
    """All real pairs: nothing is left to extract, and what is complete is public in both languages."""
    folder = corpus / "releases"
    with (folder / "manifest.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    for row in rows:
        notice = row["kind"] == "public notice"
        more = ("--headline", "How to vote", "--headline-translation", "Cómo votar", "--date", "2020") if notice else ()
        newsroom.run(
            "adopt", str(folder / row["en_path"]), str(folder / row["es_path"]),
            "--locale", "es", "--id", row["id"], *more,
        )  # fmt: skip
    newsroom.run("extract")
    newsroom.fill(SPANISH)
    assert "up to date" in newsroom.run("extract", "--check").err
    newsroom.run("compile")
    status = newsroom.status()
    shares = [status[row["id"]]["locales"]["es"] for row in rows]
    assert min(one["percent"] for one in shares) >= 80
    whole = [row["id"] for row, one in zip(rows, shares, strict=True) if one["percent"] == 100]
    assert len(whole) >= 10
    newsroom.run("build", *whole, "--format", "html", "--edition", "es")
    assert all("es" in newsroom.pages(id) for id in whole)
