"""Pictures of a document in, pictures that a release can show out, under names that it can use."""

from __future__ import annotations

import re
import unicodedata

from comunicado.documents.document import Picture

MAX_BYTES = 40_000_000
"""What a build takes for one picture."""


def ending(data: bytes) -> str | None:
    """The ending for a picture of the kinds that a release can show, by its first bytes; None for anything else.

    >>> ending(b"GIF89a"), ending(b"%PDF-1.7")
    ('.gif', None)
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    return ".webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


class Album:
    """The pictures of one document; the same bytes are one picture."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}

    def add(self, name: str, data: bytes) -> str | None:
        """The name under which a release shows a picture; None where it cannot show it."""
        kind = ending(data)
        if kind is None or len(data) > MAX_BYTES:
            return None
        if data not in self._names:
            self._names[data] = self._free(_stem(name), kind)
        return self._names[data]

    def _free(self, stem: str, kind: str) -> str:
        taken = set(self._names.values())
        name, number = stem + kind, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}{kind}"
        return name

    def kept(self, names: tuple[str, ...]) -> tuple[Picture, ...]:
        """The pictures of these names, in their order."""
        by_name = {name: data for data, name in self._names.items()}
        return tuple(Picture(name, by_name[name]) for name in names if name in by_name)


def _stem(name: str) -> str:
    """A name without folder and ending, in the letters that every file system and address keeps.

    >>> _stem("fotos/Alcaldesa Núñez (1).JPG")
    'alcaldesa-nunez-1'
    """
    base = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFKD", base.rsplit(".", 1)[0]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "picture"
