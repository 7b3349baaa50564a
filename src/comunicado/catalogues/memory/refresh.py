"""Files in, the database as if it were made from them now out; what did not change is not read."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from comunicado.catalogues.look import Look
from comunicado.catalogues.memory import rows, tmx_reader
from comunicado.catalogues.memory.files import FOLDER, Reader, Reading, Source, reader
from comunicado.catalogues.memory.unit import Unit, units
from comunicado.errors import CatalogueError, Problem

if TYPE_CHECKING:
    from sqlite3 import Connection

SCHEMA = """
CREATE TABLE file (
  id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INTEGER, modified INTEGER, changed INTEGER,
  inode INTEGER, device INTEGER, looked INTEGER, digest BLOB,
  fault TEXT
);
CREATE TABLE pair (
  id INTEGER PRIMARY KEY, source TEXT, target TEXT, text TEXT, plural TEXT, string TEXT, more TEXT,
  formatted INTEGER, text_key INTEGER, string_key INTEGER
);
CREATE INDEX pair_text ON pair (text_key);
CREATE INDEX pair_string ON pair (string_key);
CREATE TABLE unit (
  file INTEGER, nth INTEGER, pair INTEGER, source TEXT, locale TEXT, context TEXT, obsolete INTEGER, extracted TEXT,
  origin TEXT, made_for TEXT, tmx INTEGER, unpublished INTEGER, PRIMARY KEY (file, nth)
) WITHOUT ROWID;
CREATE INDEX unit_pair ON unit (pair);
CREATE TABLE direction (file INTEGER, source TEXT, target TEXT, PRIMARY KEY (file, source, target)) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5 (
  source, target, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
"""
"""`file.fault`: the problems of one that cannot be read; `pair`: a text with a translation, its id made from both;
`unit`: where a pair stands; `word`: its index of words."""

_BATCH = 20_000
"""Units that are held until they are written: one batch costs the index of words least, all of them too much memory."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database has of a file."""

    id: int
    look: Look
    looked: int
    """When its look was taken, in nanoseconds since 1970."""
    digest: bytes
    fault: str | None


@dataclass(frozen=True, slots=True)
class _New:
    """A file as it is now."""

    source: Source
    look: Look
    digest: bytes
    units: tuple[Unit, ...] | None
    """None where the bytes are as before."""
    fault: str | None = None
    """What is wrong with its bytes (`_dumped`); it has no units then."""


def refresh(
    database: Connection, root: Path, sources: Sequence[Source], read: Reader, *, source: str, whole: bool = True
) -> tuple[bool, tuple[CatalogueError, ...]]:
    """Bring the database up to date in one transaction; whether anything was written, and what cannot be read.

    A file whose bytes are wrong is not read again until it changes, and told of each time.

    Args:
        source: BCP 47 tag of the texts of a file that does not tell.
        whole: without it, `sources` are TMX files alone, and what the database has of catalogues stays as it is.
    """
    looked = time.time_ns()
    known = _known(database)
    writer = _Writer(database, looked)
    gone = {path: one.id for path, one in known.items() if whole or path.startswith(f"{FOLDER}/")}
    errors: list[CatalogueError] = []
    try:
        for one in sources:
            before = known.get(one.path)
            if before and _untouched(before, one, root):
                gone.pop(one.path)
                errors += _error(before.fault)
                continue
            try:
                found = _read(one, before, root, read, source)
            except CatalogueError as error:  # there is no getting at its bytes, today
                errors.append(error)
                continue
            if found is None:
                continue
            errors += _error(found.fault)
            if found.units is not None:
                writer.add(found)
            elif before:
                gone.pop(one.path)
                # Where it is not settled it is looked at by its content next time too: nothing to write down.
                if found.look.settled(looked):
                    writer.stamp(before.id, found)
        writer.remove(gone.values())
        return writer.commit(), tuple(errors)
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _known(database: Connection) -> dict[str, _Known]:
    columns = "path, id, size, modified, changed, inode, device, looked, digest, fault"
    found = database.execute(f"SELECT {columns} FROM file")
    return {path: _Known(id, Look(*look), looked, digest, fault) for path, id, *look, looked, digest, fault in found}


def _untouched(known: _Known, source: Source, root: Path) -> bool:
    return known.look.settled(known.looked) and Look.at(f"{root}/{source.path}") == known.look


def _read(source: Source, known: _Known | None, root: Path, read: Reader, default: str) -> _New | None:
    printable = source.path.encode("utf-8", "replace").decode()
    if printable != source.path:  # half a surrogate, which stands for a byte; sqlite takes none
        raise CatalogueError(Problem(printable, None, "the name of this file is not UTF-8", "rename it"))
    reading = _read_tmx(source, root) if source.locale is None else read(source)
    if reading is None:
        return None
    digest = blake2b(reading.data, digest_size=16).digest()
    # Bytes of another length than the look says were written while they were read: no look is theirs.
    look = reading.look if reading.look.size == len(reading.data) else Look(-1, 0, 0, 0, 0)
    if known and known.digest == digest:
        return _New(source, look, digest, None, known.fault)
    try:
        if source.locale is None:
            found = tmx_reader.read(reading.data, path=source.path, name=source.origin, source=default).units
        else:
            found = tuple(units(reading.parse(), locale=source.locale, origin=source.origin, source=default))
    except CatalogueError as error:
        return _New(source, look, digest, (), _dumped(error))
    return _New(source, look, digest, found)


def _read_tmx(source: Source, root: Path) -> Reading | None:
    look = Look.at(f"{root}/{source.path}")
    if look and look.size > tmx_reader.MAX_BYTES:  # without reading so much of it each time
        raise tmx_reader.too_large(source.path)
    return reader(root, max_bytes=tmx_reader.MAX_BYTES)(source)


def _dumped(error: CatalogueError) -> str:
    return json.dumps([[problem.path, problem.line, problem.reason, problem.hint] for problem in error.problems])


def _error(fault: str | None) -> list[CatalogueError]:
    """The error that `_dumped` made a text of, if it did."""
    return [CatalogueError(*(Problem(*parts) for parts in json.loads(fault)))] if fault else []


class _Writer:
    """Writes into the database, from the first change on within a transaction."""

    def __init__(self, database: Connection, looked: int) -> None:
        self._database, self._looked = database, looked
        self._units: list[rows.Row] = []
        self._pairs: dict[int, rows.Row] = {}
        self._loose: set[int] = set()
        """Pairs that a file had and may have no more."""

    def stamp(self, id: int, new: _New) -> None:
        """Write down when a file was looked at whose bytes are as before."""
        self._begin().execute(
            "UPDATE file SET size = ?, modified = ?, changed = ?, inode = ?, device = ?, looked = ? WHERE id = ?",
            (*new.look, self._looked, id),
        )

    def add(self, new: _New) -> None:
        """Put what a file holds now in the place of what it held (`remove` what it held under its old number)."""
        # What the path had before keeps its row, without a path, until `remove` takes it away.
        self._begin().execute("UPDATE file SET path = NULL WHERE path = ?", (new.source.path,))
        cursor = self._database.execute(
            "INSERT INTO file (path, size, modified, changed, inode, device, looked, digest, fault)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (new.source.path, *new.look, self._looked, new.digest, new.fault),
        )
        file = cursor.lastrowid or 0
        directions = set()
        for nth, unit in enumerate(new.units or ()):
            pair = rows.pair(unit)
            self._pairs[pair[0]] = pair
            self._units.append(rows.place(unit, file=file, nth=nth, pair=pair[0]))
            directions.add((file, pair[1], pair[2]))
        self._database.executemany("INSERT INTO direction VALUES (?, ?, ?)", sorted(directions))
        if len(self._units) >= _BATCH:
            self._flush()

    def remove(self, files: Iterable[int]) -> None:
        """Forget files that are gone, or were replaced."""
        for id in files:
            database = self._begin()
            self._loose.update(pair for (pair,) in database.execute("SELECT pair FROM unit WHERE file = ?", (id,)))
            for table, column in (("unit", "file"), ("direction", "file"), ("file", "id")):
                database.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))

    def commit(self) -> bool:
        """End the transaction; False where there was none."""
        self._flush()
        self._tidy()
        if not self._database.in_transaction:
            return False
        self._database.execute("COMMIT")
        return True

    def _begin(self) -> Connection:
        if not self._database.in_transaction:
            self._database.execute("BEGIN IMMEDIATE")
        return self._database

    def _flush(self) -> None:
        database = self._database
        known = {id for id in self._pairs if database.execute("SELECT 1 FROM pair WHERE id = ?", (id,)).fetchone()}
        # In the order of their ids: the index of words writes itself out whenever one is lower than the last.
        added = [row for id, row in sorted(self._pairs.items()) if id not in known]
        database.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", added)
        database.executemany("INSERT INTO word (rowid, source, target) VALUES (?, ?, ?)", map(rows.indexed, added))
        database.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._units)
        self._units, self._pairs = [], {}

    def _tidy(self) -> None:
        """Forget pairs that stand nowhere now."""
        database = self._database
        for id in sorted(self._loose):
            if database.execute("SELECT 1 FROM unit WHERE pair = ? LIMIT 1", (id,)).fetchone():
                continue
            row = database.execute("SELECT * FROM pair WHERE id = ?", (id,)).fetchone()
            # The index keeps no texts of its own: to forget one, it must be told what it was.
            database.execute(
                "INSERT INTO word (word, rowid, source, target) VALUES ('delete', ?, ?, ?)", rows.indexed(row)
            )
            database.execute("DELETE FROM pair WHERE id = ?", (id,))
