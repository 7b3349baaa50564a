"""Catalogues in, the `.mo` files that editions read out: only what may be published.

What was compiled from what is kept in the cache, with the hash of each `.mo`: one that somebody else wrote (Poedit
writes one at every save) is compiled again, never read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comunicado import __version__
from comunicado.build.gate import Gate
from comunicado.build.ledger import Sheet
from comunicado.catalogues import mo, po, store
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Finding, Key
from comunicado.newsroom import Newsroom, Places
from comunicado.newsroom.places import CACHE, GLOSSARY

RECORD = f"{CACHE}/compiled.json"


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

    def __init__(self, newsroom: Newsroom, gate: Gate) -> None:
        self.newsroom, self.gate = newsroom, gate
        self._record = _read_record(newsroom)
        self._settings = _settings(newsroom)

    def compile(self, ids: Iterable[str], locales: Iterable[str]) -> Iterator[Compiled]:
        """Compile every catalogue of these ids (releases, `newsroom`) and locales (POSIX names) that is stale.

        Catalogues that cannot be read are left alone; `gate.ledger.errors` names them.

        Raises:
            CatalogueError: a file cannot be written.
        """
        locales = tuple(locales)
        for id in ids:
            for locale in locales:
                sheet = self.gate.ledger.sheet(id, locale)
                if sheet is not None:
                    yield self._one(id, locale, sheet)
        self._keep_record()

    def read(self, id: str, locale: str) -> Mapping[Key, str]:
        """The messages that may be published, as compiled; empty where there is no catalogue."""
        path = Places.compiled(id, locale)
        if self.gate.ledger.sheet(id, locale) is None:
            return {}
        data = store.read(self.newsroom.root, path)
        known = self._record.get(path)
        if data is None or known is None or known["mo"] != _hash(data):
            raise CatalogueError(Problem(path, None, "this file was changed while it was read", "run it again"))
        return mo.read(data, path=path)

    def _one(self, id: str, locale: str, sheet: Sheet) -> Compiled:
        path = Places.compiled(id, locale)
        made_from = self._inputs(id, sheet)
        known = self._record.get(path)
        stored = store.read(self.newsroom.root, path)
        fresh = known is None or stored is None or known["from"] != made_from or known["mo"] != _hash(stored)
        if fresh:
            passing = [m for key, m in sheet.messages.items() if m.translated and key not in sheet.held]
            data = mo.write(passing, sheet.catalogue.header)
            store.save(self.newsroom.root, path, data)
            self._record[path] = {"from": made_from, "mo": _hash(data)}
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
        segments = repr(sorted(map(repr, self.gate.ledger.segments(id).values())))
        return _hash(b"\0".join((po.serialize(sheet.catalogue), segments.encode(), self._settings)))

    def _keep_record(self) -> None:
        text = json.dumps(self._record, indent=1, sort_keys=True) + "\n"
        store.save(self.newsroom.root, RECORD, text.encode())


def _settings(newsroom: Newsroom) -> bytes:
    parts = [__version__.encode()]
    for path in (newsroom.config, GLOSSARY):
        parts.append(store.read(newsroom.root, path) or b"")
    return b"\0".join(parts)


def _read_record(newsroom: Newsroom) -> dict[str, dict[str, str]]:
    """The record, empty where there is none or it is damaged: it is a cache."""
    try:
        data = store.read(newsroom.root, RECORD)
        found = json.loads(data) if data else {}
        return {path: {"from": entry["from"], "mo": entry["mo"]} for path, entry in found.items()}
    except (CatalogueError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20).hexdigest()
