"""Catalogue files: read only what lies in the newsroom and is a file, write all of it or nothing."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from comunicado.catalogues import po
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Catalogue

_PAUSE = 0.05
_PIECE = 1 << 20


def load(
    root: Path,
    path: str,
    *,
    language: str | None = None,
    max_bytes: int = po.MAX_BYTES,
    max_string: int = po.MAX_STRING,
) -> Catalogue | None:
    """Read the catalogue at `path` below `root`; None where there is none.  Limits are in bytes and characters.

    Raises `CatalogueError` if it is no regular file, lies outside `root` (symbolic links are followed first), is over
    `max_bytes`, cannot be opened, or is not valid (see `po.parse`).
    """
    data = read(root, path, max_bytes=max_bytes)
    if data is None:
        return None
    return po.parse(data, path=path, language=language, max_bytes=max_bytes, max_string=max_string)


def read(root: Path, path: str, *, max_bytes: int = po.MAX_BYTES) -> bytes | None:
    """The bytes of the regular file at `path` below `root`; None where there is none.

    Raises `CatalogueError` as `load` does; never waits for a FIFO.
    """
    file = _inside(root, path)
    try:
        data, _ = _contents(file, max_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except _NoFile:
        raise _error(path, "it is no regular file", "put a catalogue file in its place") from None
    except OSError as error:
        raise _error(path, f"the file cannot be read ({error.strerror})") from None
    if len(data) > max_bytes:
        raise _error(path, f"the file has more than {max_bytes:,} bytes", po.TOO_LARGE)
    return data


def save(
    root: Path, path: str, data: bytes, *, made_from: bytes | None = None, sync: bool = True, settle: bool = True
) -> bool:
    """Write `data` to `path` below `root`, so that a crash at any moment leaves the old file or the new one.

    Folders are made as needed. Returns False, and touches nothing, where the file holds these bytes already.

    Args:
        made_from: what the file held when `data` was made from it, b"" where there was none. An editor takes no lock:
            what it saved since would be lost.
        sync: without it a crash of the machine, not of the program, may cut the new file off: for files that can be
            made again.
        settle: without it a crash of the machine may bring the old file back, whole, until `settle` was called: for who
            saves many files.

    Raises `CatalogueError` if the place lies outside `root`, the file holds something else than `made_from`, or writing
    fails (a full disk); the old file then stands.
    """
    saving = begin(root, path, data, made_from=made_from)
    if saving is None:
        return False
    if sync:
        saving.sync()
    saving.finish()
    if sync and settle:
        _sync_folder(saving.file.parent)
    return True


def begin(root: Path, path: str, data: bytes, *, made_from: bytes | None = None) -> Saving | None:
    """As `save`, up to the moment where the disk is waited for; None where the file holds these bytes already."""
    file = _inside(root, path)
    try:
        mode = None
        if made_from is None:
            held, mode = _held(file)
            if held == data:
                return None
        temporary = file.with_name(f".{file.name}.tmp")
        saving = Saving(path, file, temporary, _alone(temporary), made_from, mode)
    except OSError as error:
        raise _unwritable(file, path, error) from None
    with saving.or_nothing():
        _write(saving.handle, data)
    return saving


@dataclass(frozen=True, slots=True)
class Saving:
    """A file whose bytes are written beside its place; `finish` puts them there."""

    path: str
    file: Path
    temporary: Path
    handle: int
    """Of the temporary file, open until it is finished or given up."""
    made_from: bytes | None
    mode: int | None

    @contextmanager
    def or_nothing(self) -> Iterator[None]:
        """A step that, where it fails or is interrupted, leaves nothing of the new file."""
        try:
            yield
        except BaseException as error:
            with suppress(OSError):
                self.temporary.unlink()
            os.close(self.handle)
            if isinstance(error, OSError):
                raise _unwritable(self.file, self.path, error) from None
            raise

    def sync(self) -> None:
        """Wait until the disk has the bytes.

        Raises:
            CatalogueError: it cannot take them; nothing is left of them.
        """
        with self.or_nothing():
            os.fsync(self.handle)

    def finish(self) -> None:
        """Put the file in its place.

        Raises:
            CatalogueError: as `save` does; nothing is left of it.
        """
        with self.or_nothing():
            mode = self.mode
            if self.made_from is not None:
                now, mode = _held(self.file)
                if (now or b"") != self.made_from:
                    hint = "run this again"
                    raise _error(self.path, "it was changed by somebody else meanwhile, and is left as it is", hint)
            if mode is not None:
                os.fchmod(self.handle, mode)
            self.temporary.replace(self.file)
        os.close(self.handle)


class _NoFile(OSError):
    """What lies at a path is no regular file."""


def _contents(file: Path, most: int) -> tuple[bytes, int]:
    """The first bytes of a regular file, and its permissions."""
    # A FIFO or a device is not even opened; one that takes the file's place meanwhile cannot make us wait.
    if not stat.S_ISREG(os.lstat(file).st_mode):
        raise _NoFile(errno.EINVAL, "it is no regular file")
    handle = os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _NoFile(errno.EINVAL, "it is no regular file")
        # One byte more than there should be: that a read gives less tells the end of the file.
        wanted = min(status.st_size + 1, most)
        data = os.read(handle, wanted)
        if len(data) == wanted:
            while len(data) < most and (more := os.read(handle, min(most - len(data), _PIECE))):
                data += more
    finally:
        os.close(handle)
    return data, status.st_mode & 0o7777


def _held(file: Path) -> tuple[bytes | None, int | None]:
    """What a regular file holds, and its permissions; None where there is none."""
    try:
        return _contents(file, sys.maxsize)
    except (FileNotFoundError, NotADirectoryError, _NoFile):
        return None, None


def _alone(temporary: Path) -> int:
    """The handle of an empty temporary file that no other process writes."""
    while True:
        handle = _opened(temporary)
        fcntl.flock(handle, fcntl.LOCK_EX)
        # Whoever had it before has given it its final name, or failed and removed it; a crashed run left it there.
        if _is_at(handle, temporary):
            return handle
        os.close(handle)


def _opened(temporary: Path) -> int:
    """A handle of a regular file for writing; folders are made, and what else lies there goes."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    with suppress(FileExistsError):
        try:
            return os.open(temporary, flags | os.O_EXCL, 0o666)
        except FileNotFoundError:
            temporary.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        if not stat.S_ISREG(temporary.lstat().st_mode):
            temporary.unlink()
    return os.open(temporary, flags, 0o666)


def _is_at(handle: int, file: Path) -> bool:
    """Whether an open file is the one at a path."""
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(file))
    except FileNotFoundError:
        return False


def _write(handle: int, data: bytes) -> None:
    os.ftruncate(handle, 0)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def settle(root: Path, paths: Iterable[str]) -> None:
    """See that files which were saved stay saved when the machine crashes."""
    for folder in sorted({(root / path).parent for path in paths}):
        with suppress(FileNotFoundError):
            _sync_folder(folder)


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
        raise _unwritable(file, f"{file.parent.name}/{file.name}", error, "the lock cannot be opened") from None
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
        folder, _, name = path.rpartition("/")
        base, place = _real(root, ""), _real(root, folder)
        file = place / name
        if "\0" in path or name in ("", ".", "..") or _is_link(file):
            file = (root / path).resolve()
            place = file.parent
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        raise _error(path, f"the file cannot be found ({error})") from None
    if not _is_within(place, base) or file == base:
        raise _error(path, "it leads out of the newsroom", "put the file itself here, not a link to it")
    return file


@lru_cache(maxsize=4096)
def _real(root: Path, folder: str) -> Path:
    """Where a folder really is: to follow its links takes as long as to read a file in it."""
    return (root / folder).resolve()


@lru_cache(maxsize=4096)
def _is_within(folder: Path, base: Path) -> bool:
    return folder.is_relative_to(base)


def _is_link(file: Path) -> bool:
    try:
        return stat.S_ISLNK(os.lstat(file).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _unwritable(file: Path, path: str, error: OSError, reason: str = "the file cannot be written") -> CatalogueError:
    """Why `file`, which is named `path`, cannot be written: nearly always because of a folder above it."""
    folder, name = file.parent, path.rpartition("/")[0]
    while "/" in name and not os.path.lexists(folder):
        folder, name = folder.parent, name.rpartition("/")[0]
    if name and os.path.lexists(folder) and not folder.is_dir():
        return _error(name, "this is in the place of a folder", "move it away")
    own = error.filename == str(file) and os.path.lexists(file)
    if not own and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason = f"the folder cannot be written in ({error.strerror})" if name else f"{reason} ({error.strerror})"
        return _error(f"{name}/" if name else path, reason, "give yourself the right to write there")
    return _error(path, f"{reason} ({error.strerror})")


def _error(path: str, reason: str, hint: str = "") -> CatalogueError:
    return CatalogueError(Problem(path, None, reason, hint))
