"""Catalogue files: read only what lies in the newsroom and is a file, write all of it or nothing."""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from comunicado.catalogues import po
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Catalogue

_PAUSE = 0.05


def load(root: Path, path: str, *, language: str | None = None, max_bytes: int = po.MAX_BYTES) -> Catalogue | None:
    """Read the catalogue at `path` below `root`; None where there is none.

    Raises `CatalogueError` if it is no regular file, lies outside `root` (symbolic links are followed first), is over
    `max_bytes`, cannot be opened, or is not valid (see `po.parse`).
    """
    data = read(root, path, max_bytes=max_bytes)
    return None if data is None else po.parse(data, path=path, language=language, max_bytes=max_bytes)


def read(root: Path, path: str, *, max_bytes: int = po.MAX_BYTES) -> bytes | None:
    """The bytes of the regular file at `path` below `root`; None where there is none.

    Raises `CatalogueError` as `load` does; never waits for a FIFO.
    """
    file = _inside(root, path)
    try:
        # A FIFO or a device is not even opened; one that takes the file's place meanwhile cannot make us wait.
        if not stat.S_ISREG(file.stat().st_mode):
            raise _error(path, "it is no regular file", "put a catalogue file in its place")
        handle = os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW)
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _error(path, "it is no regular file", "put a catalogue file in its place")
            data = stream.read(max_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _error(path, f"the file cannot be read ({error.strerror})") from None
    if len(data) > max_bytes:
        raise _error(path, f"the file has more than {max_bytes:,} bytes", "split it")
    return data


def save(root: Path, path: str, data: bytes) -> bool:
    """Write `data` to `path` below `root`, so that a crash at any moment leaves the old file or the new one.

    Folders are made as needed. Returns False, and touches nothing, where the file holds these bytes already.

    Raises `CatalogueError` if the place lies outside `root`, or writing fails (a full disk); the old file then stands.
    """
    file = _inside(root, path)
    temporary = file.with_name(f".{file.name}.tmp")
    try:
        if file.is_file() and file.read_bytes() == data:
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # left by a run that crashed
            temporary.unlink()
        try:
            _write(temporary, data, mode=file.stat().st_mode & 0o7777 if file.is_file() else None)
            temporary.replace(file)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(file.parent)
    except OSError as error:
        raise _error(path, f"the file cannot be written ({error.strerror})") from None
    return True


def _write(file: Path, data: bytes, *, mode: int | None) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    with os.fdopen(handle, "wb") as stream:
        if mode is not None:
            os.fchmod(handle, mode)
        stream.write(data)
        stream.flush()
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def lock(file: Path, *, wait: float = 60.0) -> Iterator[None]:
    """Hold the lock that `file` stands for, through a read, a change and a write.

    Another process that wants it waits up to `wait` seconds. The file stays, empty; a crash releases the lock.

    Raises `CatalogueError` if the other process does not finish in time.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    except OSError as error:
        raise _error(file.name, f"the lock cannot be opened ({error.strerror})") from None
    try:
        _acquire(handle, file.name, until=time.monotonic() + wait)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, name: str, *, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                raise _error(name, "another comunicado is writing catalogues", "wait until it has finished") from None
            time.sleep(_PAUSE)


def _inside(root: Path, path: str) -> Path:
    try:
        base = root.resolve()
        file = (base / path).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        raise _error(path, f"the file cannot be found ({error})") from None
    if not file.is_relative_to(base) or file == base:
        raise _error(path, "it leads out of the newsroom", "put the file itself here, not a link to it")
    return file


def _error(path: str, reason: str, hint: str = "") -> CatalogueError:
    return CatalogueError(Problem(path, None, reason, hint))
