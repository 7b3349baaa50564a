"""`extract` brings catalogues up to date, loses nothing, and writes what every other tool reads alike."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import entry_points
from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po

from cli.room import BRIDGE, FLOOD_PO, NEWSROOM_PO, PO, Room

POT = "locales/2019/bridge.pot"
NEWSROOM_POT = "locales/newsroom.pot"


def ids(room: Room, name: str) -> list[str]:
    return [entry.msgid for entry in polib.pofile(str(room.path(name))) if not entry.obsolete]


def test_extracting_twice_changes_no_byte_and_touches_no_file(newsroom: Room) -> None:
    room = newsroom
    room.run("extract")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in room.catalogues()}
    assert len(before) == 6
    again = room.run("extract")
    assert again.out == ""
    assert again.err == "up to date: 6 catalogues\n"
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in room.catalogues()} == before


def test_check_writes_nothing_and_exits_1_where_something_would_change(newsroom: Room) -> None:
    room = newsroom
    checked = room.run("extract", "--check", exits=1)
    assert f"{PO}: would be made, 10 messages open" in checked.out
    assert not room.path("locales").exists()
    room.run("extract")
    room.run("extract", "--check")
    room.edit("releases/2019/flood/release.md", "Sunday", "Monday")
    before = room.tree(".")
    checked = room.run("extract", "--check", exits=1)
    assert checked.out.splitlines() == [
        "locales/2019/flood.pot: would change",
        f"{FLOOD_PO}: would change, 2 messages open, 1 new",
    ]
    assert room.tree(".") == before


def test_extracting_one_release_leaves_the_others(newsroom: Room) -> None:
    room = newsroom
    room.run("extract", "2019/flood")
    assert room.path(FLOOD_PO).exists()
    assert not room.path(PO).exists()


def test_what_the_newsroom_shares_is_extracted_once(newsroom: Room) -> None:
    room = newsroom
    room.run("extract")
    entries = {entry.msgid: entry for entry in polib.pofile(str(room.path(NEWSROOM_POT)))}
    assert list(entries) == [
        "Border Desk",
        "Border Agency",
        "The agency keeps the border.",
        "Press office",
        "Official site",
    ]
    assert [name for name, _ in entries["Official site"].occurrences] == ["templates/masthead.html"]
    assert [name for name, _ in entries["The agency keeps the border."].occurrences] == [
        "releases/_boilerplate/about.md"
    ]
    room.edit("templates/masthead.html", "Official site", "Official web site")
    room.edit("releases/_boilerplate/about.md", "keeps", "guards")
    assert f"{NEWSROOM_PO}: updated, 5 messages open" in room.run("extract").out
    assert ids(room, NEWSROOM_PO)[2:] == ["The agency guards the border.", "Press office", "Official web site"]


def test_a_release_is_extracted_in_the_order_of_the_page_with_what_a_translator_needs(newsroom: Room) -> None:
    room = newsroom
    note = (
        '<!-- translators: "Monday" is March 4 -->\n<!-- original es-MX: "El puente reabrió." -->\nThe bridge reopened'
    )
    room.edit("releases/2019/bridge/release.md", "The bridge reopened", note)
    room.run("extract")
    catalogue = polib.pofile(str(room.path(PO)))
    assert [entry.msgctxt for entry in catalogue] == [
        "headline", "subhead", "dateline", None, "heading", None, "quote", "cell", "cell", "cell",
    ]  # fmt: skip
    assert catalogue[3].comment.splitlines() == [
        '"Monday" is March 4',
        "original es-MX: El puente reabrió.",
        "[1] https://example.org/director",
        "paragraph, before the first heading",
    ]
    assert [entry.flags for entry in catalogue if "{" in entry.msgid] == [["python-brace-format"]]
    assert [entry.flags for entry in catalogue if "{" not in entry.msgid] == [[]] * 9
    facts = catalogue[5].comment.splitlines()
    assert facts[0] == "{tipline} = 1-866-DHS-2-ICE"
    assert facts[1].startswith("{hearing} = ")
    assert "marzo" in facts[1]
    assert "#: releases/2019/bridge/release.md\n" in room.read(PO)
    assert "1,240" not in room.read(PO), "a number is formatted, not translated"
    assert "1,240" in BRIDGE


def test_a_paragraph_that_goes_is_kept_and_comes_back_with_its_translation(translated: Room) -> None:
    room, text = translated, "The river crested on Sunday night.\n"
    before = room.tree("locales")
    room.edit("releases/2019/flood/release.md", text, "")
    room.run("extract")
    catalogue = polib.pofile(str(room.path(FLOOD_PO)))
    assert [(e.msgid, e.msgstr) for e in catalogue.obsolete_entries()] == [
        (text.strip(), "El río alcanzó su máximo la noche del domingo.")
    ]
    room.release("2019/flood", room.read("releases/2019/flood/release.md") + text)
    room.run("extract")
    after = room.tree("locales")
    moment = b"POT-Creation-Date"
    assert {name: [line for line in data.splitlines() if moment not in line] for name, data in after.items()} == {
        name: [line for line in data.splitlines() if moment not in line] for name, data in before.items()
    }


def test_a_changed_link_costs_no_translation(translated: Room) -> None:
    room = translated
    room.edit("releases/2019/bridge/release.md", "https://example.org/director", "https://example.com/new")
    assert room.run("extract").out.splitlines() == [f"{POT}: updated", f"{PO}: updated"]
    assert "#. [1] https://example.com/new\n" in room.read(PO)
    room.run("build", "--format", "html")
    assert '<a href="https://example.com/new">director del puerto</a>' in room.page("es", "2019/bridge")


def test_a_translation_under_work_is_left_as_it_is(translated: Room) -> None:
    room = translated
    room.translate("Lane", "Carril", flags="fuzzy")
    room.edit(PO, 'msgid "Lane"', 'msgid "Lane"')
    room.write(PO, room.read(PO).replace("#: releases", "# Ana: ¿vía?\n#: releases", 1))
    room.edit("releases/2019/bridge/release.md", "## What changes", "## What is new")
    room.run("extract")
    text = room.read(PO)
    assert "# Ana: ¿vía?\n" in text
    assert '#, fuzzy\nmsgctxt "cell"\nmsgid "Lane"\nmsgstr "Carril"\n' in text


def test_every_catalogue_is_canonical_and_read_alike_by_gettext_polib_and_babel(
    translated: Room, msgfmt_check: Callable[[Path], str], msgcat: Callable[[bytes], bytes]
) -> None:
    room = translated
    note = '<!-- translators: a "note" with \\ and ünïcode -->\n'
    room.release(
        "2019/odd",
        "---\nheadline: '100 % of «it»: \"quoted\" \\{braces\\}'\ndate: 2019\n---\n"
        f"{note}A line\\\nbroken hard, `code with {{tipline}} \\n` and \\[brackets\\].[^n]\n\n"
        "1. One *very **deep** text*\n2. Two  spaces\n\n[^n]: A note, <https://example.org/a?b=c&d>.\n\n"
        "Tab\there and a % d percent\n\n> > Inner quote {tipline} \\{x\\}\n",
    )
    room.run("extract")
    room.run("override", "2019/odd", "--locale", "es-MX", "One", "Inner")
    room.edit("releases/2019/odd/release.md", "2. Two  spaces", "2. Three")
    room.run("extract")
    assert len(room.catalogues()) == 9
    for path in room.catalogues():
        data = path.read_bytes()
        assert msgfmt_check(path) == "", path
        assert msgcat(data) == data, path
        theirs = [(e.msgctxt, e.msgid, e.msgstr) for e in polib.pofile(str(path)) if not e.obsolete]
        catalogue = read_po(BytesIO(data), abort_invalid=True)
        assert [(m.context, m.id, m.string) for m in catalogue if m.id] == theirs
        assert len(theirs) == len({(context, id) for context, id, _ in theirs})


def test_two_extractions_at_once_leave_whole_catalogues(
    newsroom: Room, another: Callable[[str], Room], msgfmt_check: Callable[[Path], str]
) -> None:
    alone = another("alone")
    for room in (newsroom, alone):
        for number in range(25):
            text = "\n\n".join(f"Paragraph {n} of release {number}." for n in range(20))
            room.release(f"2018/r{number}", f"---\nheadline: Release {number}\ndate: 2018\n---\n{text}\n")
    running = [newsroom.start("extract") for _ in range(3)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    for process in running:
        process.communicate()
    newsroom.run("extract", "--check")
    alone.run("extract")
    names = [path.relative_to(newsroom.root) for path in newsroom.catalogues()]
    assert len(names) == 2 * 28
    assert names == [path.relative_to(alone.root) for path in alone.catalogues()]
    for name in names:
        assert ids(newsroom, str(name)) == ids(alone, str(name))
    assert not newsroom.leftovers()


def test_an_extraction_that_is_killed_leaves_whole_catalogues_and_the_next_one_finishes(
    translated: Room, msgfmt_check: Callable[[Path], str]
) -> None:
    room = translated
    for number in range(60):
        text = "\n\n".join(f"Paragraph {n} of release {number}." for n in range(30))
        room.release(f"2018/r{number}", f"---\nheadline: Release {number}\ndate: 2018\n---\n{text}\n")
    room.edit("releases/2019/flood/release.md", "Sunday", "Monday")
    running = room.start("extract")
    for _ in range(2000):
        if running.poll() is not None or len(room.catalogues()) > 14:
            break
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=30)
    for path in room.catalogues():
        assert msgfmt_check(path) == "", path
    room.run("extract")
    assert len(room.catalogues()) == 2 * 63
    assert not room.leftovers()
    assert '#~ msgid "The river crested on Sunday night."' in room.read(FLOOD_PO)


def test_pybabel_finds_the_same_messages(newsroom: Room) -> None:
    assert "comunicado" in entry_points(group="babel.extractors").names, "run: make setup, which installs the package"
    room = newsroom
    room.edit("releases/2019/bridge/release.md", "{tipline} with", "us with")  # Babel knows no facts of a newsroom
    room.run("extract")
    room.write("babel.cfg", "[comunicado: releases/2019/**.md]\nsource = en-US\ntimezone = America/Chicago\n")
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", "babel.cfg", "-o", "all.pot", "."]
    done = subprocess.run(command, cwd=room.root, env=room.environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    theirs = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(room.path("all.pot")))}
    ours = {
        (entry.msgctxt, entry.msgid)
        for name in ("bridge", "flood")
        for entry in polib.pofile(str(room.path(f"locales/2019/{name}.pot")))
    }
    assert theirs == ours


@pytest.mark.parametrize("how", ["cut", "deleted"])
def test_translations_that_vanished_are_told_of_once(translated: Room, how: str) -> None:
    translated.run("extract")
    if how == "cut":
        text = translated.read(PO)
        translated.write(PO, text[: text.index("#:", len(text) // 2)].rstrip("\n") + "\n")
    else:
        translated.path(PO).unlink()
    said = translated.run("extract")
    assert re.search(rf"^{PO}: \d+ translations that were here are gone; if nobody meant that,", said.err, re.M)
    assert "are gone" not in translated.run("extract").err


def test_a_catalogue_that_breaks_off_in_a_comment_is_refused(translated: Room) -> None:
    text = translated.read(PO)
    translated.write(PO, text[: text.rindex("#:") + 12])
    said = translated.run("extract", exits=2)
    assert f"{PO}:" in said.err
    assert "the file breaks off in a comment; put the whole file back" in said.err
    assert translated.read(PO) == text[: text.rindex("#:") + 12]
