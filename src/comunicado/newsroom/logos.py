"""The logo that a table names in, the same out, once its file is the picture that its name says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from comunicado.newsroom.places import TEMPLATES
from comunicado.newsroom.tables import Table, Tables

_READ = 65_536
"""Bytes of a file that are looked at: an SVG may begin with comments."""
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]")


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(starts)


def _svg(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") and _SVG.search(data) is not None


def _webp(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


_KINDS: dict[str, Callable[[bytes], bool]] = {
    ".svg": _svg,
    ".png": _begins(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _begins(b"\xff\xd8\xff"),
    ".jpeg": _begins(b"\xff\xd8\xff"),
    ".gif": _begins(b"GIF87a", b"GIF89a"),
    ".webp": _webp,
}
"""Ending of a file's name → whether bytes begin as such a picture does."""


def logo(read: Tables, table: Table, where: str, root: Path) -> str:
    """A picture file below `templates/`, or empty."""
    name = read.text(table, "logo", where)
    if name and (mistake := _mistake(name, root / TEMPLATES)):
        read.say("logo", where, *mistake)
    return name


def _mistake(name: str, folder: Path) -> tuple[str, str] | None:
    """Why it cannot be a logo, and what to do."""
    there = folder.resolve()
    path = (there / name).resolve()
    kind = path.suffix.lower()
    kinds = ", ".join(_KINDS)
    if not path.is_relative_to(there) or not path.is_file():
        return f"the logo '{name}' is not in {TEMPLATES}/", "put the file there"
    if kind not in _KINDS:
        return f"the logo '{name}' is no picture that can be shown", f"use one of {kinds}"
    try:
        with path.open("rb") as file:
            data = file.read(_READ)
    except OSError as error:
        return f"the logo '{name}' cannot be read ({error.strerror})", "give yourself the right to read it"
    if not _KINDS[kind](data):
        return f"there is no {kind[1:].upper()} in the logo '{name}'", f"save it again as one of {kinds}"
    return None
