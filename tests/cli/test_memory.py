"""What was said before, shown, given away and taken in; nothing that is not public by accident."""

from __future__ import annotations

import json
import os
import pty
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from cli.room import FLOOD_PO, NEWSROOM_PO, PO, Room

SECRET = """\
---
headline: The bridge will close for good
date: 2019-06
embargo: 2099-01-01T10:00 America/Chicago
---
Nobody may know of the bridge yet.
"""
SPANISH = {
    "The bridge will close for good": "El puente cerrará para siempre",
    "Nobody may know of the bridge yet.": "Nadie puede saber del puente todavía.",
}
SHOWN = """\
2019/bridge · headline
  en-US  Bridge reopens to trucks
  es     El puente reabre a los camiones
2019/bridge · paragraph
  en-US  The bridge reopened on Monday, the [port director][1] said.
  es     El puente reabrió el lunes, dijo el [director del puerto][1].
"""
LEFT_OUT = "2 translations of releases that are not public left out; --unpublished shows them, marked\n"


@pytest.fixture
def room(translated: Room) -> Room:
    """Two public releases and one under embargo, all translated."""
    translated.release("2019/closing", SECRET)
    translated.run("extract")
    assert translated.fill(SPANISH) == 2
    return translated


def hits(room: Room, *command: str) -> list[dict[str, Any]]:
    said = json.loads(room.run("memory", "--format", "json", *command).out)
    found: list[dict[str, Any]] = said["hits"]
    return found


# --- What was said before -------------------------------------------------------------------------------------


def test_it_shows_text_and_translation_whichever_of_them_holds_the_words(room: Room) -> None:
    for words in (["bridge"], ["PUENTE"], ["el", "puente"]):
        shown = room.run("memory", *words)
        assert shown.err == LEFT_OUT
        assert shown.out == SHOWN
    assert room.run("memory", "dia").out == (
        "2019/bridge · subhead\n"
        "  en-US  Inspections ended a day early\n"
        "  es     Las inspecciones terminaron un día antes\n"
    )  # fmt: skip


def test_what_is_like_it_comes_under_a_heading(room: Room) -> None:
    shown = room.run("memory", "said", "the", "director").out
    assert shown.startswith("the same words, elsewhere in the text:\n2019/bridge · paragraph\n")
    assert "\nlike it:\n2019/bridge · quote\n" in shown


def test_the_hit_is_bold_on_a_terminal_only(room: Room) -> None:
    """The two ends of a terminal, as a person's shell has them."""
    here, there = pty.openpty()
    child = os.fork()
    if not child:
        os.login_tty(there)
        os.chdir(room.root)
        os.execve(
            sys.executable,
            [sys.executable, "-P", "-c", "from comunicado.cli import main; main()", "memory", "reopened", "on"],
            room.environment(TERM="xterm"),
        )
    os.close(there)
    shown = b""
    while piece := _read(here):
        shown += piece
    os.close(here)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert "The bridge \x1b[1mreopened on\x1b[0m Monday" in shown.decode()
    assert "\x1b" not in room.run("memory", "reopened on").out


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_nothing_of_a_release_that_is_not_public_is_shown_unless_asked_for(room: Room) -> None:
    for form in ("text", "json"):
        shown = room.run("memory", "bridge", "--format", form)
        assert "close for good" not in shown.out + shown.err
        assert "Nobody" not in shown.out + shown.err
    shown = room.run("memory", "bridge", "--unpublished")
    assert "2019/closing [not public] · headline\n  en-US  The bridge will close for good\n" in shown.out
    assert shown.err == ""
    assert {place["published"] for hit in hits(room, "bridge", "--unpublished") for place in hit["places"]} == {
        True,
        False,
    }
    assert "close for good" in room.run("memory", "bridge", "--now", "2099-01-02T00:00Z").out


def test_a_draft_and_a_release_that_nobody_can_read_are_not_public(room: Room) -> None:
    room.edit("releases/2019/bridge/release.md", "date: 2019-03-04", "date: 2019-03-04\ndraft: true")
    room.edit("releases/2019/flood/release.md", "headline:", "headlin:")
    for words in ("bridge", "river"):
        shown = room.run("memory", words)
        assert shown.out == ""
        assert "left out" in shown.err
    shutil.rmtree(room.path("releases/2019/flood"))
    assert room.run("memory", "river").out == ""


def test_text_that_also_stands_in_a_public_release_is_shown_from_there(room: Room) -> None:
    text = "The river crested on Sunday night."
    room.release("2020/again", f"---\nheadline: Again\ndate: 2020\ndraft: true\n---\n{text}\n")
    room.run("extract")
    room.translate(text, "El río alcanzó su máximo la noche del domingo.", name="locales/es/LC_MESSAGES/2020/again.po")
    room.edit("locales/es/LC_MESSAGES/2020/again.po", "#, fuzzy\n", "")
    (hit,) = hits(room, "crested on sunday")
    assert [place["release"] for place in hit["places"]] == ["2019/flood"]
    shown = room.run("memory", "crested on sunday", "--unpublished").out
    assert shown.startswith("2020/again [not public] · paragraph\n")
    assert shown.endswith("         also in 2019/flood\n")
    room.edit("releases/2020/again/release.md", "draft: true\n", "")
    (hit,) = hits(room, "crested on sunday")
    assert [place["release"] for place in hit["places"]] == ["2020/again", "2019/flood"]


def test_limit_and_locale_narrow_what_is_shown(room: Room) -> None:
    shown = room.run("memory", "bridge", "--limit", "1")
    assert shown.out == "".join(SHOWN.splitlines(keepends=True)[:3])
    assert "there are more than 1; --limit shows more\n" in shown.err
    room.run("override", "2019/bridge", "--locale", "es-MX", "Trucks cross")
    room.edit("locales/es_MX/LC_MESSAGES/2019/bridge.po", "Los camiones cruzan", "Los tráileres cruzan")
    assert [hit["locale"] for hit in hits(room, "traileres")] == ["es_MX"]
    assert [hit["locale"] for hit in hits(room, "traileres", "--locale", "es")] == ["es_MX"]
    room.run("override", "2019/bridge", "--locale", "es-MX", "What changes")
    (hit,) = hits(room, "what changes")
    assert [place["locale"] for place in hit["places"]] == ["es", "es_MX"], "the same words in two catalogues"
    assert {hit["locale"] for hit in hits(room, "cruzan", "--locale", "es_MX")} == {"es", "es_MX"}
    assert hits(room, "cruzan", "--locale", "es-US") != []
    assert hits(room, "traileres", "--locale", "es-US") == []


def test_json_has_the_message_and_where_it_stands(room: Room) -> None:
    (hit,) = hits(room, "levee")
    assert hit == {
        "match": "phrase",
        "source": "en-US",
        "locale": "es",
        "msgid": "River crests below the levee",
        "msgid_plural": None,
        "msgstr": ["El río crece sin rebasar el bordo"],
        "places": [
            {
                "release": "2019/flood",
                "file": None,
                "locale": "es",
                "msgctxt": "headline",
                "obsolete": False,
                "published": True,
            }
        ],
    }


def test_what_left_its_release_is_shown_as_such(room: Room) -> None:
    room.edit("releases/2019/flood/release.md", "The river crested on Sunday night.", "Gone.")
    room.run("extract")
    assert "2019/flood [no longer in it] · paragraph" in room.run("memory", "crested").out


def test_nothing_found_is_said_and_is_no_mistake(room: Room) -> None:
    shown = room.run("memory", "xylophone quartet")
    assert (shown.out, shown.err) == (
        "", "nothing with 'xylophone quartet' was translated before; try fewer words\n"
    )  # fmt: skip
    said = room.run("memory", "xylophone", "--locale", "ES_mx").err
    assert said == "nothing with 'xylophone' was translated into es-MX before; try fewer words\n"
    assert json.loads(room.run("memory", "xylophone", "--format", "json").out)["hits"] == []
    shutil.rmtree(room.path("locales"))
    assert room.run("memory", "bridge").err.startswith("no translations are remembered yet; fill a catalogue")


@pytest.mark.parametrize("wrong", [[], ["--locale", "es"], ["--unpublished", "--limit", "3"]])
def test_without_a_text_it_says_how_to_ask(room: Room, wrong: list[str]) -> None:
    said = room.run("memory", *wrong, exits=2).err
    assert 'Say what to look for, as: comunicado memory "tip line". Or one of --export FILE and --import FILE.' in said
    assert "there is no word in '¿—?'; give one" in room.run("memory", "¿—?", exits=2).err
    assert "'spanish' is no locale; use a tag such as es or es-MX" in room.run(
        "memory", "x", "--locale", "spanish", exits=2
    ).err  # fmt: skip
    assert "'' is no locale" in room.run("memory", "x", "--locale", "", exits=2).err, "a script's empty variable"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("bridge --export x.tmx", "TEXT and --export exclude each other: ask for one of them at a time."),
        ("bridge --import x.tmx", "TEXT and --import exclude each other"),
        ("--import y.tmx --export x.tmx", "--export and --import exclude each other"),
        ("bridge --import y.tmx --export x.tmx", "TEXT and --export and --import exclude each other"),
        ("--export x.tmx --format json", "--format cannot go with --export."),
        ("--import y.tmx --locale es --limit 20", "--locale and --limit cannot go with --import."),
    ],
)
def test_two_wishes_and_options_that_mean_nothing_are_refused(room: Room, wrong: str, said: str) -> None:
    room.write("y.tmx", _office("ferry", "ferri"))
    assert said in room.run("memory", *wrong.split(), exits=2).err
    assert not room.path("x.tmx").exists()
    assert not room.path("locales/memory").exists()


def test_a_locale_that_the_newsroom_has_not_is_refused_and_those_it_has_are_named(room: Room) -> None:
    there = "its locales are: en, en-US, es, es-MX, es-US"
    for command in ("bridge", "--export x.tmx"):
        shown = room.run("memory", *command.split(), "--locale", "fr", exits=2)
        assert (shown.out, shown.err) == ("", f"nothing in this newsroom is in fr; {there}\n")
        shown = room.run("memory", *command.split(), "--locale", "es_XM", exits=2)
        assert shown.err == f"nothing in this newsroom is in es-XM; {there}; did you mean 'es-MX'?\n"
    assert not room.path("x.tmx").exists()
    assert hits(room, "bridge", "--locale", "es-mx") != []
    office = _office("ferry", "bac").replace("es-ES", "fr")
    room.write("office.tmx", office)
    room.run("memory", "--import", "office.tmx")
    assert [hit["msgstr"] for hit in hits(room, "ferry", "--locale", "fr")] == [["bac"]]


def test_a_catalogue_that_cannot_be_read_hides_its_own_translations_only_and_is_named(room: Room) -> None:
    room.write(PO, room.read(PO) + "rubbish\n")
    line = room.read(PO).count("\n")
    for _ in range(2):  # it is not parsed a second time
        shown = room.run("memory", "river", exits=2)
        assert "River" in shown.out
        assert shown.err.startswith(f"{PO}:{line}: ")
        shown = room.run("memory", "trucks", exits=2)
        assert shown.out == ""
        assert shown.lines[0] == "nothing with 'trucks' was translated in the files that can be read"
        assert shown.lines[-1].startswith(f"{PO}:{line}: ")
        shown = room.run("memory", "--export", "x.tmx", exits=2)
        assert shown.lines[-1].startswith(f"{PO}:{line}: ")
    shutil.rmtree(room.path(".comunicado"))
    shutil.rmtree(room.path("locales/es/LC_MESSAGES/2019"))
    room.write(NEWSROOM_PO, "rubbish\n")
    shown = room.run("memory", "trucks", exits=2)
    assert shown.lines[0] == "nothing with 'trucks' was translated in the files that can be read", "there may be some"
    assert shown.lines[-1].startswith(f"{NEWSROOM_PO}:1: ")


def test_it_needs_no_cache_and_no_right_to_write_one(room: Room) -> None:
    shutil.rmtree(room.path(".comunicado"), ignore_errors=True)
    room.write(".comunicado", b"in the way")
    assert room.run("memory", "bridge").out == SHOWN


# --- TMX ------------------------------------------------------------------------------------------------------


def test_an_export_holds_what_is_public_and_the_same_bytes_each_time(room: Room) -> None:
    done = room.run("memory", "--export", "out.tmx")
    assert done.out == "out.tmx: 17 translations\n"
    assert done.err == LEFT_OUT
    data = room.path("out.tmx").read_bytes()
    assert b"close for good" not in data
    shutil.rmtree(room.path(".comunicado"))
    assert room.run("memory", "--export", "-").out.encode() == data
    assert len(ElementTree.fromstring(data).findall("body/tu")) == 17


def test_what_is_exported_unpublished_is_marked_and_stays_hidden_where_it_is_taken_in(
    room: Room, another: Callable[[str], Room]
) -> None:
    done = room.run("memory", "--export", "all.tmx", "--unpublished")
    assert (done.out, done.err) == ("all.tmx: 19 translations\n", "")
    body = ElementTree.fromstring(room.path("all.tmx").read_bytes())
    assert len(body.findall(".//prop[@type='x-unpublished']")) == 2
    other = another("elsewhere")
    other.run("memory", "--import", str(room.path("all.tmx")))
    shown = other.run("memory", "close for good")
    assert "close for good" not in shown.out
    assert "left out" in shown.err
    assert "all.tmx (2019/closing) [not public]" in other.run("memory", "close for good", "--unpublished").out


def test_an_exported_file_that_comes_home_does_not_open_what_was_closed_since(room: Room) -> None:
    room.run("memory", "--export", "home.tmx")
    room.run("memory", "--import", "home.tmx")
    room.edit("releases/2019/flood/release.md", "date: 2019-05", "date: 2019-05\ndraft: true")
    assert room.run("memory", "levee").out == ""


def test_an_import_is_kept_and_answers_here_too(room: Room) -> None:
    room.write("Büro 2.tmx", _office("ferry", "transbordador"))
    done = room.run("memory", "--import", "Büro 2.tmx")
    assert done.out == "locales/memory/B-ro-2.tmx: new\n"
    assert done.err.splitlines() == [
        "1 translation taken: en → es 1",
        "Büro 2.tmx:6: it has one language only; skipped",
    ]
    assert room.run("memory", "--import", "Büro 2.tmx").out == "locales/memory/B-ro-2.tmx: as before\n"
    room.write("Büro 2.tmx", _office("ferry", "ferri"))
    assert room.run("memory", "--import", "Büro 2.tmx").out == "locales/memory/B-ro-2.tmx: replaced\n"
    (hit,) = hits(room, "ferry")
    assert (hit["msgstr"], hit["places"][0]["file"], hit["places"][0]["published"]) == (["ferri"], "B-ro-2.tmx", True)
    room.path("locales/memory/B-ro-2.tmx").unlink()
    assert hits(room, "ferry") == []


def _office(source: str, target: str) -> str:
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        '<header srclang="en-GB"/>\n<body>\n'
        f'<tu><tuv xml:lang="en-GB"><seg>{source}</seg></tuv><tuv xml:lang="es-ES"><seg>{target}</seg></tuv></tu>\n'
        '<tu><tuv xml:lang="en-GB"><seg>alone</seg></tuv></tu>\n</body></tmx>\n'
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<tmx", "in.tmx:1: this is not XML (unclosed token); export it again"),
        ("<html/>", "in.tmx:1: this is no TMX file: its first element is <html>; export it as TMX"),
        ("<!DOCTYPE tmx [\n<!ENTITY a 'b'>]><tmx/>", "in.tmx:2: it declares the entity 'a'"),
        ("<tmx><body/></tmx>", "in.tmx: there is no translation in it that can be used; export texts in two languages"),
    ],
)
def test_an_import_that_cannot_be_used_is_refused_and_nothing_is_kept(empty: Room, data: str, said: str) -> None:
    empty.write("comunicado.toml", 'title = "x"\nurl = "https://example.org"\n')
    empty.write("in.tmx", data)
    assert empty.run("memory", "--import", "in.tmx", exits=2).err.startswith(said)
    assert not empty.path("locales").exists()


def test_only_a_regular_file_of_bearable_size_is_taken(room: Room) -> None:
    os.mkfifo(room.path("pipe.tmx"))
    assert (
        "pipe.tmx: this is no regular file; name a TMX file" in room.run("memory", "--import", "pipe.tmx", exits=2).err
    )
    assert "no.tmx: there is no such file; name a TMX file" in room.run("memory", "--import", "no.tmx", exits=2).err
    with room.path("huge.tmx").open("wb") as stream:
        stream.truncate(500_000_000)
    assert "huge.tmx: the file has more than 67,108,864 bytes; split it" in room.run(
        "memory", "--import", "huge.tmx", exits=2
    ).err  # fmt: skip
    assert not room.path("locales/memory").exists()


def test_a_kept_file_that_somebody_broke_is_named_and_the_rest_answers(room: Room) -> None:
    room.write("locales/memory/old.tmx", "<tmx>")
    for _ in range(2):
        shown = room.run("memory", "levee", exits=2)
        assert "River crests" in shown.out
        assert "locales/memory/old.tmx:1: this is not XML (no element found)" in shown.err


def test_extract_tells_of_a_broken_file_as_long_as_it_is_broken(room: Room) -> None:
    said = "locales/memory/old.tmx:1: this is not XML (no element found); export it again"
    room.write("locales/memory/old.tmx", "<tmx>")
    for command in ("extract", "extract", "extract --check", "extract 2019/flood"):
        assert room.run(*command.split(), exits=2).err.startswith(said)
    room.edit("releases/2019/flood/release.md", "Sunday night.", "Sunday night.\n\nNobody was hurt.")
    for number in range(2):
        shown = room.run("extract", exits=2)
        assert shown.err.startswith(said)
        assert (FLOOD_PO in shown.out) == (not number), "the rest is done"
    room.write("locales/memory/old.tmx", _office("ferry", "ferri"))
    assert room.run("extract").err.startswith("up to date: ")


def test_an_export_that_cannot_be_written_says_so(room: Room) -> None:
    room.path("folder.tmx").mkdir()
    said = room.run("memory", "--export", "folder.tmx", exits=2).err
    assert said.startswith("folder.tmx: this is no file")
    assert room.run("memory", "--export", "nowhere/x.tmx", exits=2).err.startswith("nowhere/x.tmx: there is no such fo")
    room.run("memory", "--export", "/dev/null")
    assert Path("/dev/null").is_char_device()
    assert room.leftovers() == []
    assert Path(room.root, FLOOD_PO).exists()
