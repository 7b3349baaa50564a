"""A newsroom in the middle of its work, as its translator finds it."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path

from cli.room import BRIDGE, PO, SOURCES, Room
from comunicado.catalogues import po

FUZZY = "The bridge reopened on Tuesday, the [port director][1] said."
MISSING = "Northbound"
OBSOLETE = "We are *glad*"
COMPILED = PO.replace(".po", ".mo")


def begin(folder: Path) -> Room:
    """Make one whose catalogue has translated, fuzzy, missing and obsolete messages."""
    room = Room(folder)
    for name, text in SOURCES.items():
        room.write(name, text)
    room.run("extract")
    room.fill()
    text = BRIDGE.replace("on Monday, the", "on Tuesday, the").replace(f'> "{OBSOLETE}," said the mayor.\n', "")
    room.release("2019/bridge", text)
    room.translate(MISSING, "")
    room.run("extract")
    stored = {m.id: m for m in po.parse(room.path(PO).read_bytes(), path=PO).messages}
    assert stored[FUZZY].fuzzy
    assert stored[FUZZY].previous
    assert not stored[MISSING].filled
    assert [id for id, message in stored.items() if message.obsolete and OBSOLETE in id]
    return room


def diff(before: str, after: str) -> list[str]:
    """The lines that went and came, each with its `- ` or `+ `."""
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "-+"]


def extract_changes_nothing(room: Room) -> None:
    """Extracting writes no file, not even with the same bytes."""
    before = {name: (room.path(name).stat().st_ino, data) for name, data in room.tree("locales").items()}
    room.run("extract", "--check")
    room.run("extract")
    assert {name: (room.path(name).stat().st_ino, data) for name, data in room.tree("locales").items()} == before
