"""Newsrooms for the tests of the command line: each test has its own, and may do with it what it likes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.room import SOURCES, Room


@pytest.fixture(scope="session")
def _published(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A newsroom whose two releases are public in every edition; built once, never changed."""
    room = Room(tmp_path_factory.mktemp("published") / "room")
    for name, text in SOURCES.items():
        room.write(name, text)
    room.run("extract")
    room.fill()
    room.run("build")
    return room


def _copied(room: Room, folder: Path, *names: str) -> Room:
    """Copies of some files and folders of a newsroom."""
    for name in names:
        source, target = room.path(name), folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)
    return Room(folder)


@pytest.fixture
def newsroom(_published: Room, tmp_path: Path) -> Room:
    """Two releases as their author wrote them, in a newsroom with four editions; nothing was extracted yet."""
    return _copied(_published, tmp_path / "room", *SOURCES)


@pytest.fixture
def translated(_published: Room, tmp_path: Path) -> Room:
    """The same, extracted and all in Spanish; nothing was compiled or built yet."""
    room = _copied(_published, tmp_path / "room", *SOURCES, "locales")
    for compiled in room.path("locales").rglob("*.mo"):
        compiled.unlink()
    return room


@pytest.fixture
def published(_published: Room, tmp_path: Path) -> Room:
    """The same, built: public in every edition, as pages and PDFs."""
    return _copied(_published, tmp_path / "room", *SOURCES, "locales", "public", ".comunicado")


@pytest.fixture
def empty(tmp_path: Path) -> Room:
    """An empty folder."""
    folder = tmp_path / "room"
    folder.mkdir()
    return Room(folder)


@pytest.fixture
def another(_published: Room, tmp_path: Path) -> Callable[[str], Room]:
    """Makes further newsrooms with the sources and translations of `translated`, and no cache: `another("name")`."""
    return lambda name: _copied(_published, tmp_path / name / "room", *SOURCES, "locales")
