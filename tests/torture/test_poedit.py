"""The real Poedit saves what a translator did and nothing else, and `extract` has nothing to add."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalogues.work import COMPILED, FUZZY, MISSING, begin, diff, extract_changes_nothing
from cli.room import PO
from comunicado.catalogues import mo, po
from torture.poedit import Poedit

Open = Callable[[Path], Poedit]


@pytest.fixture
def poedit(tmp_path: Path) -> Iterator[Open]:
    """Opens a catalogue in Poedit: `editor = poedit(file)`."""
    absent = [name for name in ("poedit", "Xvfb", "xdotool") if shutil.which(name) is None]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}; run: make torture")
    opened: list[Poedit] = []
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            display = f":{pipe.readline().strip()}"

        def open_(file: Path) -> Poedit:
            home = tmp_path / f"home{len(opened)}"
            home.mkdir()
            opened.append(Poedit(file, home, display))
            return opened[-1]

        yield open_
    finally:
        for one in opened:
            one.end()
        screen.terminate()
        screen.wait()


def _saved(before: str, after: str) -> list[str]:
    """What a save changed, beside the fields of the header in which Poedit signs it."""
    lines = diff(before, after)
    signs = ('"PO-Revision-Date:', '"Last-Translator:', '"X-Generator:')
    header = [line[:2] + line[3:].split(":")[0] for line in lines if line[2:].startswith(signs)]
    assert sorted(header) == [
        "+ Last-Translator", "+ PO-Revision-Date", "+ X-Generator", "- Last-Translator", "- PO-Revision-Date",
    ]  # fmt: skip
    assert '"Last-Translator: Ana Lozano <ana@example.org>\\n"' in after
    return [line for line in lines if not line[2:].startswith(signs)]


def test_a_translation_typed_in_poedit_is_the_only_change_and_is_published(poedit: Open, tmp_path: Path) -> None:
    room = begin(tmp_path / "room")
    before = room.read(PO)
    editor = poedit(room.path(PO))
    ids = [message.id for message in po.parse(before.encode(), path=PO).messages]
    editor.key("ctrl+Home", *["ctrl+Down"] * ids.index(MISSING))
    editor.translate("Hacia el norte, ¿sí?")
    editor.save_and_quit()
    saved = room.read(PO)
    assert _saved(before, saved) == ['- msgstr ""', '+ msgstr "Hacia el norte, ¿sí?"']
    extract_changes_nothing(room)
    theirs = room.path(COMPILED).read_bytes()
    room.run("compile", "2019/bridge")
    ours = room.path(COMPILED).read_bytes()
    assert ours != theirs
    assert mo.read(ours, path=COMPILED)["cell", MISSING] == "Hacia el norte, ¿sí?"
    assert (None, FUZZY) not in mo.read(ours, path=COMPILED)
    assert room.read(PO) == saved


def test_a_guess_approved_in_poedit_loses_its_mark_and_is_published(poedit: Open, tmp_path: Path) -> None:
    room = begin(tmp_path / "room")
    before = room.read(PO)
    editor = poedit(room.path(PO))
    ids = [message.id for message in po.parse(before.encode(), path=PO).messages]
    editor.key("ctrl+Home", *["ctrl+Down"] * ids.index(FUZZY), "ctrl+u")
    editor.save_and_quit()
    gone = [line for line in before.splitlines() if line.startswith(("#, fuzzy", "#| "))]
    assert _saved(before, room.read(PO)) == [f"- {line}" for line in gone]
    extract_changes_nothing(room)
    room.run("compile", "2019/bridge")
    assert (None, FUZZY) in mo.read(room.path(COMPILED).read_bytes(), path=COMPILED)
