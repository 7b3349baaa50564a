"""What each release's catalogues were made from, so that what has not changed is not made again.

A cache: deleted, damaged or of another version it costs time, never a wrong answer.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

from comunicado.catalogues import store
from comunicado.catalogues.look import Look
from comunicado.errors import ComunicadoError, Problem


@dataclass(frozen=True, slots=True)
class Stamp:
    """One file as it was: its look, and where that may deceive the digest of its bytes."""

    look: Look | None
    """None where there was no file."""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entry none of whose files has changed."""

    files: tuple[str, ...]
    """Those of its files that are there."""
    remarks: tuple[Problem, ...]


class Stamps:
    """The record of one newsroom.

    Args:
        path: the record's file, relative to `root`.
        settings: whatever else decides; a record made under other settings is empty.
    """

    def __init__(self, root: Path, path: str, *, settings: str) -> None:
        self._root, self._path, self._settings = root, path, settings
        self._base = f"{root}/"  # pathlib takes longer to join two names than the system to look at a file
        self._entries = self._read()
        self._changed = False

    def fresh(self, id: str) -> Known | None:
        """What is known of an entry; None where one of its files has changed, or it is unknown."""
        entry = self._entries.get(id)
        if entry is None or not entry["files"]:
            return None
        try:
            if not all(self._same(path, stamp) for path, stamp in entry["files"].items()):
                return None
            remarks = tuple(Problem(*fields) for fields in entry["remarks"])
        except (TypeError, ValueError):  # damaged
            return None
        there = tuple(path for path, (look, _) in entry["files"].items() if look)
        return Known(there, remarks)

    def looks(self, paths: Iterable[str]) -> dict[str, Look | None]:
        """What files look like now: to be asked before they are read."""
        return {path: Look.at(self._base + path) for path in paths}

    def note(
        self,
        id: str,
        before: Mapping[str, Look | None],
        written: Mapping[str, str],
        remarks: Iterable[Problem],
        filled: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Note that an entry is up to date.

        Args:
            before: what its files looked like before they were read.
            written: those that were written since, with the digest of their bytes.
            remarks: what to say of it each time.
            filled: catalogue → messages with a translation in it.
        """
        now = time.time_ns()
        files: dict[str, Any] = {}
        for path, look in before.items():
            stamp = self._stamp(path, look, written.get(path), now)
            if stamp is None:  # somebody wrote it meanwhile
                self.forget(id)
                return
            files[path] = [stamp.look, stamp.digest]
        self._entries[id] = {
            "files": files,
            "remarks": [[remark.path, remark.line, remark.reason, remark.hint] for remark in remarks],
            "filled": dict(filled),
        }
        self._changed = True

    def filled(self, id: str) -> Mapping[str, int]:
        """How many translations each catalogue of an entry had when it was last up to date, also if that is past."""
        found: Mapping[str, int] = self._entries.get(id, {}).get("filled", {})
        return found

    def forget(self, id: str) -> None:
        """Note that an entry is not up to date."""
        self._changed = self._entries.pop(id, None) is not None or self._changed

    def keep(self) -> None:
        """Write the record, where it has changed; one that cannot be written is none."""
        if not self._changed:
            return
        data = json.dumps({"settings": self._settings, "entries": self._entries}, separators=(",", ":")).encode()
        try:
            store.save(self._root, self._path, data, sync=False)
        except ComunicadoError:
            return

    def _stamp(self, path: str, look: Look | None, made: str | None, now: int) -> Stamp | None:
        current = Look.at(self._base + path)
        if made is not None:
            # Whether the file still holds what we wrote shows the next time: then its digest is compared.
            return Stamp(current, made)
        if current != look:
            return None
        return Stamp(current, "" if current is None or current.settled(now) else self._digest(path))

    def _same(self, path: str, stamp: Any) -> bool:
        look, before = stamp
        if Look.at(self._base + path) != (tuple(look) if look else None):
            return False
        return not before or self._digest(path) == before

    def _digest(self, path: str) -> str:
        try:
            return digest((self._root / path).read_bytes())
        except OSError:
            return ""

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            data = store.read(self._root, self._path, max_bytes=1 << 28)
            found = json.loads(data) if data else {}
            if found.get("settings") != self._settings:
                return {}
            return {
                id: {
                    "files": {path: (look, before) for path, (look, before) in entry["files"].items()},
                    "remarks": [[path, line, reason, hint] for path, line, reason, hint in entry["remarks"]],
                    "filled": {path: int(count) for path, count in entry.get("filled", {}).items()},
                }
                for id, entry in found["entries"].items()
            }
        except (ComunicadoError, ValueError, TypeError, KeyError, AttributeError):
            return {}


@lru_cache(maxsize=1)
def toolkit() -> str:
    """Tells one state of this toolkit, and of the libraries whose words it prints, from every other."""
    folders = [Path(__file__).parents[1]]
    folders += [
        Path(spec.origin).parent for name in ("babel", "phonenumbers") if (spec := find_spec(name)) and spec.origin
    ]
    looks = []
    for deep, folder in enumerate(folders):
        # Of a library its own files are enough: what pip changes it changes whole.
        for path in sorted(folder.rglob("*.py") if not deep else folder.glob("*.py")):
            status = path.stat()
            looks.append(f"{path.name} {status.st_size} {status.st_mtime_ns}")
    return digest("\n".join(looks).encode())


def digest(data: bytes) -> str:
    """A name for some bytes that no others have."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()
