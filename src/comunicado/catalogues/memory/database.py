"""Files in, a sqlite database of their translations out: a cache, always as if it had just been made.

It is never a source of truth.  Whatever is wrong with it (deleted, damaged, of another version, in a folder that cannot
be written, held by another program) it is made again, in memory if need be, and nobody hears of it.  No answer depends
on its history: rows are known by their content, and every question that has an order states it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comunicado.catalogues import store
from comunicado.catalogues.memory.files import FOLDER, Reader, Source
from comunicado.catalogues.memory.refresh import SCHEMA, refresh
from comunicado.catalogues.memory.rows import UNITS, unit
from comunicado.catalogues.memory.unit import Unit
from comunicado.errors import CatalogueError
from comunicado.newsroom.places import CACHE

if TYPE_CHECKING:
    from sqlite3 import Connection, Error

_VERSION = 4
"""Of the schema, and of what is read of a file; another one makes the cache again."""
_NAME = "memory.sqlite"
_SEAL = "memory.seal"
_CHUNK = 500
"""Values in one question; sqlite takes 999 at least."""
_BUSY, _LOCKED, _CORRUPT, _NOT_A_DATABASE, _ERROR = 5, 6, 11, 26, 1
"""https://www.sqlite.org/rescode.html"""


class Memory:
    """The translations of a newsroom, as its files are at the moment that this object is made."""

    def __init__(
        self,
        root: Path,
        sources: Sequence[Source],
        *,
        read: Reader,
        source: str,
        limits: str = "",
        wait: float = 2.0,
        whole: bool = True,
    ) -> None:
        """Bring the cache up to date.

        Args:
            root: the newsroom; the cache is in its cache folder.
            sources: every file to remember; what is in the cache from any other is dropped.
            read: reads one of them, if it changed.
            source: BCP 47 tag of the texts of a file that does not tell.
            limits: says, in any form, what `read` refuses; with other limits the cache is made again.
            wait: seconds that another process may hold the cache until this one does without.
            whole: without it, `sources` are TMX files alone, and what the cache has of catalogues stays as it is.
        """
        self._root, self._sources, self._read, self._source = root, sources, read, source
        self._limits, self._wait, self._whole = limits, wait, whole
        self._errors: tuple[CatalogueError, ...] = ()
        self._connection = self._opened()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @property
    def errors(self) -> tuple[CatalogueError, ...]:
        """Of the TMX files that cannot be read; the other files answer."""
        return tuple(error for error in self._errors if error.path.startswith(f"{FOLDER}/"))

    @property
    def errors_of_catalogues(self) -> tuple[CatalogueError, ...]:
        """Of the catalogues that cannot be read: for who does not read them all himself."""
        return tuple(error for error in self._errors if not error.path.startswith(f"{FOLDER}/"))

    # --- questions ---

    def ask(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a SELECT gives."""
        import sqlite3

        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.Error:  # damaged or locked since it was opened
            self._connection.close()
            self._connection = self._made_in_memory()
            return self._connection.execute(question, values).fetchall()

    def ask_many(self, question: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows that a SELECT with `IN (%s)` gives for many values, in portions."""
        for start in range(0, len(values), _CHUNK):
            portion = values[start : start + _CHUNK]
            yield from self.ask(question % ",".join("?" * len(portion)), portion)

    def locales(self) -> frozenset[str]:
        """BCP 47 tags that there are translations into, or catalogues for."""
        catalogues = (source.locale for source in self._sources if source.locale)
        return frozenset((*catalogues, *(tag for (tag,) in self.ask("SELECT DISTINCT locale FROM unit"))))

    def units(self) -> Iterator[Unit]:
        """All that is remembered, in the order of the files' paths and of the messages in them."""
        for row in self.ask(f"{UNITS} ORDER BY file.path, unit.nth"):
            yield unit(row)

    # --- the cache file ---

    def _opened(self) -> Connection:
        import sqlite3

        folder = self._root / CACHE
        try:
            # Also to read: what another process is about to replace must not be taken for damaged.
            with store.lock(folder / "memory.lock", wait=self._wait):
                try:
                    return self._from_disk(folder, sound=_sealed(folder, self._seal(folder)))
                except sqlite3.DatabaseError as error:
                    if _code(error) not in (_CORRUPT, _NOT_A_DATABASE, _ERROR):
                        raise
                    return self._from_disk(folder, sound=False)
        except (CatalogueError, sqlite3.Error, OSError):
            return self._made_in_memory()

    def _from_disk(self, folder: Path, *, sound: bool) -> Connection:
        import sqlite3

        file = folder / _NAME
        if not sound:
            # With the journals: sqlite would play the old one's back into the new file.
            for name in (_SEAL, f"{_NAME}-journal", f"{_NAME}-wal", f"{_NAME}-shm", _NAME):
                (folder / name).unlink(missing_ok=True)
        connection = sqlite3.connect(file, timeout=self._wait, isolation_level=None, cached_statements=256)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # a cache: what a power cut costs is time
            connection.execute("PRAGMA cache_size = -16000")  # kB
            if not sound:
                connection.executescript(SCHEMA)
            changed = self._refresh(connection)
            if changed or not sound:
                (folder / _SEAL).write_text(self._seal(folder), "utf-8")
        except BaseException:
            connection.close()
            raise
        return connection

    def _made_in_memory(self) -> Connection:
        import sqlite3

        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript(SCHEMA)
        self._refresh(connection)
        return connection

    def _refresh(self, connection: Connection) -> bool:
        changed, self._errors = refresh(
            connection, self._root, self._sources, self._read, source=self._source, whole=self._whole
        )
        return changed

    def _seal(self, folder: Path) -> str:
        """What the seal beside the file must say for it to be one that we wrote, whole, and nobody touched since."""
        try:
            status = os.lstat(folder / _NAME)
        except OSError:
            return ""
        if not stat.S_ISREG(status.st_mode):
            return ""
        made = f"{_VERSION} {self._source} {self._limits}"
        return f"{made}\n{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\n"


def _sealed(folder: Path, seal: str) -> bool:
    with suppress(OSError, UnicodeDecodeError):
        return bool(seal) and (folder / _SEAL).read_text("utf-8") == seal
    return False


def _code(error: Error) -> int:
    # sqlite itself; errors of Python's own module have no code.
    return getattr(error, "sqlite_errorcode", _ERROR) & 0xFF
