"""Programs that are stopped or disturbed at a certain moment, and what must be true of a newsroom afterwards."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cli.room import FLOOD_PO, SPANISH, Room

_PROGRAM = """
import os, signal, sys
from comunicado.build import extract
from comunicado.cli import main

def hook(event, arguments):
    global moment
    if event == "open":
        path, mode, flags = arguments
        if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return
    elif event in ("os.rename", "os.remove", "os.mkdir"):
        path = arguments[0]
    else:
        return
    if not isinstance(path, (str, bytes, os.PathLike)):
        return
    path = os.path.abspath(os.fsdecode(path))
    if path.startswith(root) and os.path.basename(path).startswith(name):
        moment -= 1
        if not moment:
            ACT

# One file after the other: else what happens to one may fall between the last look at another and its renaming.
extract._WRITERS = 1
root, moment, name = os.getcwd(), int(sys.argv[1]), sys.argv[2]
sys.argv = ["comunicado", *sys.argv[3:]]
sys.addaudithook(hook)
main()
"""
WORDS = SPANISH["River crests below the levee"]
KILL = "os.kill(os.getpid(), signal.SIGKILL)"


def disturbed(room: Room, act: str, moment: int, *command: str, name: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run a command that does `act` (a line of Python) just before it changes a file for the nth time.

    What counts is opening for writing, renaming, removing and making folders below the newsroom, of files whose name
    begins with `name`.
    """
    program = _PROGRAM.replace("ACT", act)
    return subprocess.run(
        [sys.executable, "-P", "-c", program, str(moment), name, *command],
        cwd=room.root,
        env=room.environment(),
        capture_output=True,
        timeout=120,
        check=False,
    )


def catalogues(room: Room) -> dict[str, bytes]:
    """Path → every catalogue, but for the moment when it was made."""
    found = {str(path.relative_to(room.root)): path.read_bytes() for path in room.catalogues()}
    return {name: re.sub(rb'"POT-Creation-Date: [^\n]*', b"", data) for name, data in found.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """A newsroom whose sources were edited, and its catalogues before and after an undisturbed `extract`."""

    room: Room
    files: Mapping[str, bytes]
    """Of `locales/` and the cache, to start again from."""
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]

    def start_again(self) -> None:
        """Put everything back as it was before the extraction."""
        for name in self.room.tree("locales", ".comunicado"):
            self.room.path(name).unlink()
        for name, data in self.files.items():
            self.room.write(name, data)

    def torn(self) -> list[str]:
        """Catalogues that are neither the old one nor the new one."""
        now = catalogues(self.room)
        return [name for name in {*now, *self.old} if now.get(name) not in (self.old.get(name), self.new.get(name))]

    def finish(self) -> None:
        """The next run does what is left, and leaves nothing behind."""
        self.room.run("extract")
        assert catalogues(self.room) == self.new
        assert not self.room.leftovers()


def edited(room: Room) -> Change:
    """Edit both releases of a translated newsroom, so that `extract` has four catalogues to write."""
    room.edit("releases/2019/bridge/release.md", "on Monday", "on Tuesday")
    room.edit("releases/2019/flood/release.md", "on Sunday night", "at noon")
    files, old = room.tree("locales", ".comunicado"), catalogues(room)
    room.run("extract")
    change = Change(room, files, old, catalogues(room))
    change.start_again()
    return change


def kill_at(change: Change, moment: int) -> bool:
    """Kill `extract` at a moment; False where it was done before."""
    change.start_again()
    done = disturbed(change.room, KILL, moment, "extract")
    assert not change.torn()
    if done.returncode == 0:
        return False
    assert done.returncode == -9, done.stderr.decode()
    change.finish()
    return True


def kill_after(change: Change, seconds: Iterable[float]) -> None:
    """Kill `extract` after each of some times."""
    for wait in seconds:
        change.start_again()
        running = change.room.start("extract")
        time.sleep(wait)
        running.kill()
        running.communicate(timeout=30)
        assert not change.torn()
    change.finish()


def save_at(change: Change, moment: int, *, name: str = "") -> bool:
    """Save a catalogue, as an editor does, at a moment of `extract`; whether the new words are there in the end."""
    room = change.room
    change.start_again()
    words = room.read(FLOOD_PO)
    assert WORDS in words
    room.write("saved.po", words.replace(WORDS, f"{WORDS} seco"))
    act = f'os.path.exists("saved.po") and os.rename("saved.po", {FLOOD_PO!r})'
    done = disturbed(room, act, moment, "extract", name=name)
    said = done.stderr.decode()
    if room.path("saved.po").exists():  # it was done before
        room.path("saved.po").replace(room.path(FLOOD_PO))
    elif done.returncode:
        assert f"{FLOOD_PO}: it was changed by somebody else meanwhile" in said
    assert done.returncode in (0, 2), said
    assert not room.leftovers()
    room.run("extract")
    return f"{WORDS} seco" in room.read(FLOOD_PO)
