"""Pictures of a release in, what is published of them out: stripped of metadata, in several widths, under new names.

Nothing of an author's file is published but what is seen on it: `encoding` decodes it and writes it anew, without
place, camera, editing history or what else lies hidden in it.  Names are made of content, so that a picture may be kept
for ever by whoever keeps it, and a changed one is another file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from comunicado.build.pictures import cache
from comunicado.build.pictures.encoding import Encoded, Unfit
from comunicado.errors import Problem, SourceError
from comunicado.markdown.html import Picture
from comunicado.markdown.tree import pictures
from comunicado.model import Release
from comunicado.newsroom import Places
from comunicado.newsroom.places import CACHE

MAX_BYTES = 40_000_000
_PRINT = "print"
FOLDERS = (cache.FOLDER, _PRINT)
"""Where pictures are kept in the newsroom's cache."""
_NAME = 60
_NO_NAME = re.compile(r"[^A-Za-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is published of a release's pictures."""

    files: Mapping[str, bytes]
    """Name beside the page → content."""
    shown: Mapping[str, Picture]
    """Picture as named in the release → where its page finds it: `Page.pictures`."""
    folder: Path
    """Where the same pictures lie for print, under the names that they have in the release: `Page.folder`."""
    kept: frozenset[str]
    """Files of the cache that hold them, below its folder."""


def read(root: Path, release: Release) -> Pictures:
    """The pictures of a release; what was encoded before is taken from the newsroom's cache.

    Raises:
        SourceError: a file is no picture, or none that can be published; with every one that is not.
    """
    files: dict[str, bytes] = {}
    shown: dict[str, Picture] = {}
    kept: set[str] = set()
    problems: list[Problem] = []
    folder = root / CACHE / _PRINT / release.id
    for name in pictures(release.body):
        path = f"{Places.folder(release.id)}/{name}"
        try:
            data = _bytes(root / path)
            entry = cache.entry(data)
            encoded = cache.encoded(data, name, root / CACHE / entry)
            _lay(encoded.sizes[-1].data, name, folder)
        except Unfit as error:
            problems.append(Problem(path, None, f"this picture cannot be shown: {error}", error.hint))
        except OSError as error:
            problems.append(Problem(path, None, f"this picture cannot be prepared ({error.strerror or error})"))
        else:
            kept |= {entry, f"{_PRINT}/{release.id}/{name}"}
            named = _named(name, encoded)
            files.update(named)
            shown[name] = _shown(tuple(named), encoded)
    if problems:
        raise SourceError(*problems)
    return Pictures(files, shown, folder, frozenset(kept))


def prune(cached: Path, folders: Iterable[str], used: Collection[str]) -> None:
    """Remove from folders of a cache what the last build of the whole newsroom had no use for.

    Args:
        cached: the newsroom's cache.
        used: paths below `cached`.
    """
    for folder in folders:
        # Files before the folders that they are in.
        for path in sorted((cached / folder).rglob("*"), reverse=True):
            with suppress(OSError):  # what cannot be removed costs room, and a folder with something in it stays
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                elif path.relative_to(cached).as_posix() not in used:
                    path.unlink()


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise Unfit(f"it is larger than {MAX_BYTES // 1_000_000} MB", "save it smaller, or as JPEG")
    return path.read_bytes()


def _named(name: str, encoded: Encoded) -> dict[str, bytes]:
    plain = unicodedata.normalize("NFKD", PurePosixPath(name).stem).encode("ascii", "ignore").decode()
    stem = _NO_NAME.sub("-", plain).strip("-")[:_NAME] or "picture"
    return {
        f"{stem}-{size.width}.{hashlib.sha256(size.data).hexdigest()[:10]}.{encoded.ending}": size.data
        for size in encoded.sizes
    }


def _shown(names: tuple[str, ...], encoded: Encoded) -> Picture:
    largest = encoded.sizes[-1]
    widths = tuple((name, size.width) for name, size in zip(names, encoded.sizes, strict=True))
    return Picture(names[-1], largest.width, largest.height, widths if len(widths) > 1 else ())


def _lay(data: bytes, name: str, folder: Path) -> None:
    """Put a picture where print finds it, unless it lies there."""
    path = folder / name
    # A release names no picture outside its folder, and this would be a file of its author's.
    if ".." in PurePosixPath(name).parts or not path.is_relative_to(folder):
        raise Unfit("it lies outside the release's folder", "put it beside release.md")
    if not path.is_file() or path.read_bytes() != data:
        cache.put(path, data)
