"""Catalogues in, the `.mo` files that editions read out: only what may be published.

What was compiled from what is kept in the cache, with the hash of each `.mo`: one that somebody else wrote (Poedit
writes one at every save) is compiled again, never read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comunicado.build.ledger import Ledger, Sheet
from comunicado.build.stamps import digest, toolkit
from comunicado.catalogues import mo, store
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Finding, Key
from comunicado.newsroom import Newsroom, Places
from comunicado.newsroom.places import CACHE, GLOSSARY

RECORD = f"{CACHE}/compiled.json"

Record = dict[str, dict[str, str]]
"""Path of a `.mo` → digests of what it was made `from`, and of the `mo` itself."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """One catalogue that was compiled, or was compiled already."""

    id: str
    locale: str
    """POSIX name."""
    translated: int
    fuzzy: int
    missing: int
    findings: tuple[Finding, ...]
    fresh: bool
    """Written now; otherwise the file was up to date."""


class Compiler:
    """Compiles catalogues of one newsroom and reads back what it wrote."""

    def __init__(self, newsroom: Newsroom, ledger: Ledger, record: Record, common: bytes) -> None:
        """A compiler that goes on with a record.

        Args:
            common: `settings`, read once for all of a newsroom's compilers.
        """
        self.newsroom, self.ledger, self.record = newsroom, ledger, record
        self.written: dict[str, str] = {}
        """Files that were written, with the digest of their bytes."""
        self._settings = common

    def compile(self, ids: Iterable[str], locales: Iterable[str]) -> Iterator[Compiled]:
        """Compile every catalogue of these ids (releases, `newsroom`) and locales (POSIX names) that is stale.

        Catalogues that cannot be read are left alone; `ledger.errors` names them.

        Raises:
            CatalogueError: a file cannot be written.
        """
        locales = tuple(locales)
        for id in ids:
            yield from self.release(id, locales)
        keep_record(self.newsroom, self.record)

    def release(self, id: str, locales: Iterable[str]) -> Iterator[Compiled]:
        """Compile those of one release, or of `newsroom`, and leave it to the caller to keep the record."""
        for locale in locales:
            sheet = self.ledger.sheet(id, locale)
            if sheet is None:
                continue
            try:
                compiled = self._one(id, locale, sheet)
            except CatalogueError as error:  # something else in the place of the .mo, a full disk
                self.ledger.refuse(id, locale, error)
                continue
            yield compiled

    def read(self, id: str, locale: str) -> Mapping[Key, str]:
        """The messages that may be published, as compiled; empty where there is no catalogue."""
        path = Places.compiled(id, locale)
        if self.ledger.sheet(id, locale) is None:
            return {}
        data = store.read(self.newsroom.root, path, max_bytes=self.newsroom.catalogues.max_bytes)
        known = self.record.get(path)
        if data is None or known is None or known["mo"] != digest(data):
            raise CatalogueError(Problem(path, None, "this file was changed while it was read", "run it again"))
        return mo.read(data, path=path)

    def _one(self, id: str, locale: str, sheet: Sheet) -> Compiled:
        path = Places.compiled(id, locale)
        made_from = self._inputs(id, sheet)
        known = self.record.get(path)
        stored = store.read(self.newsroom.root, path, max_bytes=self.newsroom.catalogues.max_bytes)
        fresh = known is None or stored is None or known["from"] != made_from or known["mo"] != digest(stored)
        if fresh:
            passing = [m for key, m in sheet.messages.items() if m.translated and key not in sheet.held]
            data = mo.write(passing, sheet.catalogue.header)
            # Not synced to the disk: one that a crash cut off has not the hash in the record, and is made again.
            store.save(self.newsroom.root, path, data, sync=False)
            self.written[path] = digest(data)
            self.record[path] = {"from": made_from, "mo": self.written[path]}
        live = sheet.messages.values()
        return Compiled(
            id,
            locale,
            translated=sum(1 for m in live if m.translated),
            fuzzy=sum(1 for m in live if m.fuzzy),
            missing=sum(1 for m in live if not m.filled and not m.fuzzy),
            findings=sheet.findings,
            fresh=fresh,
        )

    def _inputs(self, id: str, sheet: Sheet) -> str:
        """A digest of everything that a `.mo` is made from."""
        segments = repr(tuple(self.ledger.segments(id).values()))
        return digest(b"\0".join((sheet.digest.encode(), segments.encode(), self._settings)))


def keep_record(newsroom: Newsroom, record: Record) -> None:
    """Write the record of what was compiled from what."""
    text = json.dumps(record, separators=(",", ":"), sort_keys=True) + "\n"
    store.save(newsroom.root, RECORD, text.encode(), sync=False)


def settings(newsroom: Newsroom) -> bytes:
    """What every `.mo` depends on beside its own catalogue and source."""
    parts = [toolkit().encode()]
    for path in (newsroom.config, GLOSSARY):
        parts.append(store.read(newsroom.root, path) or b"")
    return b"\0".join(parts)


def read_record(newsroom: Newsroom) -> Record:
    """The record, empty where there is none or it is damaged: it is a cache."""
    try:
        data = store.read(newsroom.root, RECORD, max_bytes=1 << 28)
        found = json.loads(data) if data else {}
        return {path: {"from": entry["from"], "mo": entry["mo"]} for path, entry in found.items()}
    except (CatalogueError, ValueError, TypeError, KeyError, AttributeError):
        return {}
