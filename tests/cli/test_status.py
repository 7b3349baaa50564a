"""Where everything stands, and whose turn it is: nothing is counted as work that nobody can see."""

from __future__ import annotations

import json

from cli.room import FLOOD_PO, MX_PO, NEWSROOM_PO, PO, Room

AGAIN = """\
---
headline: Bridge reopens to trucks
date: 2020
---
Trucks use it from Monday.
"""
BROKEN = "cannot be read; mend it, or put back the last good one"


def _break(room: Room, name: str) -> str:
    """Make a catalogue unreadable; where its mistake is."""
    room.write(name, room.read(name) + "rubbish\n")
    line = room.read(name).count("\n")
    return f"{name}:{line}: "


def test_a_catalogue_that_cannot_be_read_is_named_and_not_counted_as_work(translated: Room) -> None:
    place = _break(translated, PO)
    shown = translated.run("status", "2019/bridge", exits=2)
    assert f"\n  es         ? %  {PO} cannot be read; of the rest 5 of 5 messages\n" in shown.out
    assert "missing" not in shown.out
    assert "words" not in shown.out
    assert shown.err.startswith(place)
    locale = translated.status("2019/bridge", exits=2)["2019/bridge"]["locales"]["es"]
    assert locale == {
        "total": 15,
        "translated": 5,
        "fuzzy": 0,
        "missing": 0,
        "invalid": 0,
        "percent": 33,
        "words": {"total": 58, "new": 0, "fuzzy": 0, "repeated": 0, "reused": 0},
        "unreadable": [PO],
    }
    assert "unreadable" not in translated.status("2019/flood")["2019/flood"]["locales"]["es"]


def test_what_stands_in_a_broken_catalogue_too_is_new_where_it_can_be_read(translated: Room) -> None:
    translated.release("2020/again", AGAIN)
    translated.run("extract")
    translated.translate("Bridge reopens to trucks", "")
    rows = translated.status()
    assert rows["2019/bridge"]["locales"]["es"]["words"]["new"] == 4
    assert rows["2020/again"]["locales"]["es"]["words"] == {
        "total": 15, "new": 5, "fuzzy": 0, "repeated": 4, "reused": 0
    }  # fmt: skip
    _break(translated, PO)
    rows = translated.status(exits=2)
    assert rows["2020/again"]["locales"]["es"]["words"] == {
        "total": 15, "new": 5, "fuzzy": 0, "repeated": 0, "reused": 4
    }  # fmt: skip


def test_what_a_region_reads_in_its_languages_catalogue_is_to_be_done_once(translated: Room) -> None:
    """Whoever pays translators by the word adds up the rows."""
    translated.run("override", "2019/bridge", "--locale", "es-MX", "Trucks cross")
    for text in ("Lane", "What changes"):
        translated.translate(text, "")
    locales = translated.status("2019/bridge")["2019/bridge"]["locales"]
    assert (locales["es"]["words"]["new"], locales["es"]["words"]["repeated"]) == (3, 0)
    assert (locales["es_MX"]["words"]["new"], locales["es_MX"]["words"]["repeated"]) == (0, 3)
    assert locales["es"]["missing"] == locales["es_MX"]["missing"] == 2
    text = "Trucks cross at any hour. Call {tipline} with questions; the hearing is at {hearing}."
    translated.translate(text, "", name=MX_PO)
    translated.translate(text, "")
    locales = translated.status("2019/bridge")["2019/bridge"]["locales"]
    assert (locales["es"]["words"]["new"], locales["es"]["words"]["repeated"]) == (17, 0)
    assert (locales["es_MX"]["words"]["new"], locales["es_MX"]["words"]["repeated"]) == (14, 3), "two translations"


def test_all_of_a_locale_that_cannot_be_read_is_told_in_one_line(translated: Room) -> None:
    places = [_break(translated, name) for name in (FLOOD_PO, NEWSROOM_PO)]
    shown = translated.run("status", "2019/flood", exits=2)
    assert f"\n  es         ? %  {FLOOD_PO} and {NEWSROOM_PO} cannot be read\n" in shown.out
    assert [line.split(": ")[0] + ": " for line in shown.lines] == places


def test_a_regional_catalogue_that_cannot_be_read_says_nothing_of_its_language(translated: Room) -> None:
    translated.run("override", "2019/bridge", "--locale", "es-MX", "Trucks cross")
    _break(translated, MX_PO)
    shown = translated.run("status", "2019/bridge", exits=2).out
    assert "  es       100 %  15 of 15 messages\n" in shown
    assert f"  es_MX      ? %  {MX_PO} cannot be read; of the rest 5 of 5 messages\n" in shown


def test_bare_comunicado_asks_for_no_translation_of_what_cannot_be_read(translated: Room) -> None:
    translated.translate("Press office", "", name=NEWSROOM_PO)
    place = _break(translated, PO)
    shown = translated.run(exits=2)
    assert [line for line in shown.out.splitlines() if "translator" in line] == [
        f"  translator: {PO} {BROKEN}",
        f"  translator: 1 message open in {NEWSROOM_PO}",
    ]
    assert shown.err.startswith(place)


def test_bare_comunicado_names_the_catalogue_that_a_message_is_to_be_done_in(translated: Room) -> None:
    translated.run("override", "2019/bridge", "--locale", "es-MX", "Trucks cross")
    text = "Trucks cross at any hour. Call {tipline} with questions; the hearing is at {hearing}."
    translated.translate(text, "", name=MX_PO)
    translated.translate("Lane", "")
    translated.translate("What changes", "")
    assert [line for line in translated.run().out.splitlines() if "translator" in line] == [
        f"  translator: 2 messages open in {PO}",
        f"  translator: 1 message open in {MX_PO}",
    ]


def test_bare_comunicado_names_the_newsrooms_own_words_once_for_all_releases(translated: Room) -> None:
    translated.translate("Border Desk", "", name=NEWSROOM_PO)
    translated.translate("Press office", "", name=NEWSROOM_PO)  # one release shows it
    lines = translated.run().out.splitlines()
    assert [line for line in lines if NEWSROOM_PO in line] == [f"  translator: 2 messages open in {NEWSROOM_PO}"]
    place = _break(translated, NEWSROOM_PO)
    shown = translated.run(exits=2)
    assert [line for line in shown.out.splitlines() if NEWSROOM_PO in line] == [f"  translator: {NEWSROOM_PO} {BROKEN}"]
    assert shown.err.startswith(place)


def test_a_draft_says_in_json_what_of_it_cannot_be_read(translated: Room) -> None:
    translated.edit("releases/2019/flood/release.md", "date: 2019-05", "date: 2019-05\ndraft: true")
    _break(translated, FLOOD_PO)
    said = json.loads(translated.run("status", "--format", "json", exits=2).out)
    assert said["releases"][1]["locales"]["es"]["unreadable"] == [FLOOD_PO]
