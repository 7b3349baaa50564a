"""The newsroom with every kind of page, built once for all tests and all workers."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.room import Room
from everything import room
from judges.browser import serve


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The newsroom that has everything, built."""
    return _once(tmp_path_factory, "everything", room.make)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The newsroom whose Spanish editions show nothing yet, built."""
    return _once(tmp_path_factory, "empty", room.empty)


@pytest.fixture(scope="session")
def url(whole: Room) -> Iterator[str]:
    """The address of the newsroom that has everything."""
    with serve(room.hosted(whole.path("public"))) as host:
        yield f"{host}/{room.BASE}"


@pytest.fixture(scope="session")
def empty_url(empty: Room) -> Iterator[str]:
    """The address of the newsroom whose Spanish editions show nothing yet."""
    with serve(room.hosted(empty.path("public"))) as host:
        yield f"{host}/{room.BASE}"


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Room]) -> Room:
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    done = shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(shared / name / "room")
            done.touch()
    return Room(shared / name / "room")
