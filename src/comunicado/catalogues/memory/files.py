"""The folders of a newsroom in, the files that are remembered out, each with a look that tells whether it changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from comunicado import tags
from comunicado.catalogues import po, store
from comunicado.catalogues.look import Look
from comunicado.model import Catalogue
from comunicado.newsroom.places import LOCALES

FOLDER = f"{LOCALES}/memory"
"""Where the newsroom keeps the TMX files that it was given."""
_MESSAGES = "LC_MESSAGES"


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose translations are remembered."""

    path: str
    """Relative to the newsroom."""
    origin: str
    """A release's id, `newsroom`, or the name of a TMX file."""
    locale: str | None
    """BCP 47 tag; None for a TMX file, which tells itself."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A catalogue as it was read."""

    look: Look
    """Taken before the bytes were read, so that it is never newer than they are."""
    data: bytes
    parse: Callable[[], Catalogue]
    """Gives the catalogue in `data`, or raises `CatalogueError`; asked only where the bytes are new."""


Reader = Callable[[Source], Reading | None]
"""Reads a catalogue; None where it is gone.  It may raise `CatalogueError`."""


def sources(root: Path) -> tuple[Source, ...]:
    """Every catalogue and TMX file that the newsroom in `root` remembers, sorted by path."""
    found = []
    with suppress(OSError), os.scandir(root / LOCALES) as entries:
        for entry in entries:
            with suppress(ValueError):  # a folder that is no locale's
                tag = tags.normalize(entry.name)
                found += [
                    Source(f"{LOCALES}/{entry.name}/{_MESSAGES}/{name}", name.removesuffix(".po"), tag)
                    for name in _below(f"{entry.path}/{_MESSAGES}", ".po")
                ]
    return tuple(sorted((*found, *kept(root)), key=lambda source: source.path))


def kept(root: Path) -> tuple[Source, ...]:
    """The TMX files that the newsroom in `root` was given, sorted by path."""
    # Only the folder itself: what lies deeper was put there for another purpose.
    names = [name for name in _below(str(root / FOLDER), ".tmx") if "/" not in name]
    return tuple(Source(f"{FOLDER}/{name}", name, None) for name in sorted(names))


def _below(folder: str, suffix: str) -> Iterator[str]:
    """Paths of the files below a folder whose names end so, relative to it."""
    pending = [""]
    while pending:
        inner = pending.pop()
        with suppress(OSError), os.scandir(f"{folder}/{inner}") as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(suffix):
                    yield inner + entry.name
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(f"{inner}{entry.name}/")


def reader(root: Path, *, max_bytes: int = po.MAX_BYTES, max_string: int = po.MAX_STRING) -> Reader:
    """Reads catalogues from the disk; limits as those of `store.load`."""

    def read(source: Source) -> Reading | None:
        look = Look.at(f"{root}/{source.path}")
        if look is None:
            return None
        data = store.read(root, source.path, max_bytes=max_bytes)
        if data is None:
            return None

        def parse() -> Catalogue:
            language = tags.posix(source.locale) if source.locale else None
            return po.parse(data, path=source.path, language=language, max_bytes=max_bytes, max_string=max_string)

        return Reading(look, data, parse)

    return read
