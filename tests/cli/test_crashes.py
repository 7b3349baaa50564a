"""A full disk, a kill at any moment, two programs at once: every catalogue is the old one or the new one, whole."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli import crashes
from cli.crashes import Change
from cli.room import PO, SOURCES, Room

LIMITED = """
import resource, signal, sys
from comunicado.cli import main

signal.signal(signal.SIGXFSZ, {answer})
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv = ["comunicado", "extract"]
main()
"""
"""`extract` where no file may grow over a limit; `answer`: SIG_IGN, an error as of a full disk; SIG_DFL, its end."""


@pytest.fixture
def change(translated: Room) -> Change:
    return crashes.edited(translated)


# --- A kill ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", range(1, 40, 4))
def test_a_kill_before_a_change_of_a_file_leaves_every_catalogue_whole(moment: int, change: Change) -> None:
    """All moments, one by one, are in tests/torture."""
    crashes.kill_at(change, moment)


def test_extract_changes_files_as_often_as_the_test_above_counts(change: Change) -> None:
    done = crashes.disturbed(change.room, crashes.KILL, 10, "extract")
    assert done.returncode == -signal.SIGKILL
    assert crashes.disturbed(change.room, crashes.KILL, 40, "extract").returncode == 0


@pytest.mark.parametrize("limit", [1, 700, 1500])
def test_a_kill_in_the_middle_of_a_file_leaves_every_catalogue_whole(limit: int, change: Change) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", LIMITED.format(answer="signal.SIG_DFL"), str(limit)],
        cwd=change.room.root,
        env=change.room.environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGXFSZ
    assert change.room.leftovers()
    assert not change.torn()
    change.finish()


def test_a_kill_at_any_time_leaves_every_catalogue_whole(change: Change) -> None:
    crashes.kill_after(change, (0.2, 0.3, 0.4, 0.5))


# --- A full disk ----------------------------------------------------------------------------------------------------


def _is_told_of(change: Change, said: str, words: str) -> None:
    lines = said.splitlines()
    assert lines
    assert all(re.match(rf"locales/\S+: the file cannot be written \({words}\)", line) for line in lines), said
    assert not change.torn()
    assert not change.room.leftovers()


@pytest.mark.parametrize("limit", [0, 1500])
def test_a_file_that_cannot_grow_is_named_and_the_old_one_stands(limit: int, change: Change) -> None:
    done = change.room.python(LIMITED.format(answer="signal.SIG_IGN"), str(limit), exits=2)
    _is_told_of(change, done.err, "File too large")
    if not limit:
        assert crashes.catalogues(change.room) == change.old
    change.finish()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 200 kB; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        # Without it the limit on a file's size stands for the disk, in the test before.
        pytest.skip(f"only root may make a file system: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_on_a_full_disk_every_catalogue_is_named_and_the_old_one_stands(small_disk: Path, translated: Room) -> None:
    room = Room(small_disk / "room")
    for name, data in translated.tree("releases", "locales", "templates").items():
        room.write(name, data)
    room.write("comunicado.toml", SOURCES["comunicado.toml"])
    change = crashes.edited(room)
    free = os.statvfs(small_disk)
    ballast = room.write("ballast", b"x" * (free.f_bavail * free.f_frsize))
    done = room.run("extract", exits=2)
    _is_told_of(change, done.err, "No space left on device")
    assert crashes.catalogues(room) == change.old
    ballast.unlink()
    change.finish()


# --- Two at once ----------------------------------------------------------------------------------------------------


def test_two_extractions_at_once_are_as_one(change: Change) -> None:
    running = [change.room.start("extract") for _ in range(2)]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert crashes.catalogues(change.room) == change.new
    assert not change.room.leftovers()


def test_two_compilations_at_once_are_as_one(change: Change) -> None:
    change.room.run("extract")
    running = [change.room.start("compile") for _ in range(4)]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0] * 4, said
    change.room.run("compile")
    assert not change.room.leftovers()


def test_a_translators_save_while_extract_runs_is_not_lost(change: Change) -> None:
    """An editor takes no lock: what it saves after `extract` has read the file is not written over."""
    assert crashes.save_at(change, 1, name=".flood.po.tmp")


# --- One bad file ---------------------------------------------------------------------------------------------------


def test_a_catalogue_that_cannot_be_read_stops_its_own_locale_and_the_others_go_on(change: Change) -> None:
    room = change.room
    room.write(PO, change.files[PO][:-20])
    done = room.run("extract", exits=2)
    assert [line for line in done.lines if line.startswith(PO)] == done.err.splitlines()
    assert room.path(PO).read_bytes() == change.files[PO][:-20]
    now = crashes.catalogues(room)
    assert {name for name in now if now[name] != change.new[name]} == {PO}
