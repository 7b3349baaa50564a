"""What `compile` says of findings, each time; an error holds its message back, a warning does not."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from cli.room import PO, SOURCES, Room
from comunicado.catalogues import mo, po

SENTENCE = "Inspections ended a day early"


@pytest.fixture(scope="module")
def _room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    room = Room(tmp_path_factory.mktemp("warned") / "room")
    for name, text in SOURCES.items():
        room.write(name, text)
    room.run("extract")
    room.fill()
    return room


@pytest.fixture
def room(_room: Room, tmp_path: Path) -> Room:
    """Two releases, all in Spanish; nothing was compiled yet."""
    shutil.copytree(_room.root, tmp_path / "room")
    return Room(tmp_path / "room")


def _place(room: Room, words: str) -> str:
    """File and line of the msgid whose msgstr is this."""
    catalogue = po.parse(room.path(PO).read_bytes(), path=PO)
    return f"{PO}:{next(m.line for m in catalogue.messages if m.strings[0] == words)}"


def _compiled(room: Room) -> set[str]:
    path = PO.replace(".po", ".mo")
    return {id for _, id in mo.read(room.path(path).read_bytes(), path=path)}


def test_a_translation_without_fault_is_compiled_without_a_word(room: Room) -> None:
    assert room.run("compile").out == ""


def test_a_warning_is_said_again_as_long_as_it_stands_and_the_message_is_published(room: Room) -> None:
    room.run("compile")
    words = "Las inspecciones\u200b terminaron un día antes"
    room.translate(SENTENCE, words)
    wanted = (
        f"{_place(room, words)}: warning: letters: there is something invisible in the translation: U+200B zero width"
        " space; delete it\n"
    )
    for _ in range(3):
        compiled = room.run("compile")
        assert compiled.out == wanted
        assert "held back" not in compiled.err
    assert SENTENCE in _compiled(room)
    assert "0 compiled now" in compiled.err


def test_a_copy_of_the_source_is_held_back(room: Room) -> None:
    room.translate(SENTENCE, SENTENCE)
    compiled = room.run("compile", exits=1)
    assert compiled.out == (
        f"{_place(room, SENTENCE)}: error: untranslated: the translation is its source, word for word; translate it\n"
    )
    assert SENTENCE not in _compiled(room)


def test_an_error_holds_its_message_back_and_a_warning_beside_it_is_said_as_well(room: Room) -> None:
    room.translate(SENTENCE, "Las <b>inspecciones</b> terminaron 2 días antes")
    compiled = room.run("compile", exits=1)
    place = _place(room, "Las <b>inspecciones</b> terminaron 2 días antes")
    assert compiled.out.splitlines() == [
        f"{place}: error: html: the source has no <b>, </b>; delete it, HTML is printed as it stands",
        f"{place}: warning: numbers: the source does not say 2; compare the numbers",
    ]
    assert "1 message held back" in compiled.err
    assert SENTENCE not in _compiled(room)


def test_numbers_are_read_by_the_locale_of_the_edition_that_shows_them(room: Room) -> None:
    room.edit("releases/2019/flood/release.md", "on Sunday night.", "on Sunday night at 1,200 feet.")
    room.run("extract")
    source = "The river crested on Sunday night at 1,200 feet."
    flood = PO.replace("bridge", "flood")
    room.translate(source, "El río llegó el domingo a 1.200 pies.", name=flood)
    text = room.read(flood)
    room.write(flood, "".join(line for line in text.splitlines(True) if not line.startswith(("#, fuzzy", "#|"))))
    assert "write them as es-US does: 1,234.5" in room.run("compile", exits=1).out
    room.edit("comunicado.toml", 'name = "es"\nlocales = ["es-US"]', 'name = "es"\nlocales = ["es-ES"]')
    assert room.run("compile").out == ""
    room.edit(flood, "X-Source-Language: en-US", "X-Source-Language: ../no locale")
    assert room.run("compile").out == "", "the newsroom's own source is taken for it"


@pytest.mark.parametrize("spaced", ["", "\n\n# Traductora: Ana\n"])
def test_a_fuzzy_header_is_a_warning_on_its_line_and_the_messages_are_published(room: Room, spaced: str) -> None:
    before = room.read(PO)
    room.write(PO, f"{spaced}#, fuzzy\n{before}")
    compiled = room.run("compile")
    line = 2 + spaced.count("\n")
    assert compiled.out == (
        f"{PO}:{line}: warning: catalogue: the header is marked fuzzy, so editors and gettext pass over it;"
        " delete the mark\n"
    )
    assert SENTENCE in _compiled(room)


def test_two_messages_that_are_one_text_but_for_composed_accents_are_a_warning(room: Room) -> None:
    before = room.read(PO)
    composed = 'msgctxt "x"\nmsgid "Café"\nmsgstr "Uno"\n'
    apart = unicodedata.normalize("NFD", composed)
    room.write(PO, f"{before}\n{composed}\n{apart}")
    first = before.count("\n") + 3
    compiled = room.run("compile")
    assert f"that of line {first} differ only in how accents are composed" in compiled.out
    assert compiled.out.startswith(f"{PO}:{first + 4}: warning: catalogue: ")
    other = apart.replace('"x"', '"y"')
    room.write(PO, f"{before}\n{composed}\n{other}")
    assert room.run("compile").out == "", "another context is another message"


def test_a_newsroom_says_what_a_finding_does(room: Room) -> None:
    room.translate(SENTENCE, SENTENCE)
    assert "untranslated" in room.run("compile", exits=1).out
    assert SENTENCE not in _compiled(room)
    room.configure('\n[checks]\nuntranslated = "warning"\n')
    assert ": warning: untranslated: " in room.run("compile").out
    assert SENTENCE in _compiled(room)
    room.edit("comunicado.toml", 'untranslated = "warning"', 'untranslated = "off"')
    assert room.run("compile").out == ""
    room.edit("comunicado.toml", 'untranslated = "off"', 'untranslate = "loud"')
    said = room.run("compile", exits=2)
    assert "'untranslate' is one of error, warning, off" in said.err
    room.edit("comunicado.toml", '"loud"', '"off"')
    assert "there is no check 'untranslate'; the checks are: placeholders" in room.run("compile", exits=2).err
