"""Reference lines (`#: releases/x/release.md`) in, references out; and wrapped again as msgcat wraps them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WIDTH = 79
_OPEN, _CLOSE = "\u2068", "\u2069"

# A name with spaces stands between the isolates U+2068 and U+2069 (gettext 0.22 and newer).
_TOKEN = re.compile(rf"{_OPEN}[^{_CLOSE}]*{_CLOSE}\S*|\S+")
_LINE = re.compile(r":0*(\d+)")
_DOTS = re.compile(r"(?:\./+)+")


@lru_cache(maxsize=1024)
def read(text: str) -> tuple[str, ...]:
    """The references of one `#:` line, without its `#:`; data, never used as paths."""
    references: list[str] = []
    for token in _TOKEN.findall(text):
        if references and _LINE.fullmatch(token) and not _LINE.search(references[-1]):
            references[-1] += token  # "file.c :12", as other tools write it
        else:
            references.append(token)
    return tuple(dict.fromkeys(map(canonical, references)))


def canonical(reference: str) -> str:
    """One reference as msgcat writes it: no leading `./`, no zeros before the line number, spaces between isolates.

    >>> canonical("./a.md:007")
    'a.md:7'
    """
    reference = reference[match.end() :] if (match := _DOTS.match(reference)) else reference
    name, colon, line = reference.rpartition(":")
    if not (colon and name and line.isascii() and line.isdigit()):
        name, line = reference, ""
    if _OPEN not in name and re.search(r"\s", name):
        name = f"{_OPEN}{' '.join(name.split())}{_CLOSE}"
    return f"{name}:{int(line)}" if line else name


def wrap(references: Iterable[str]) -> list[str]:
    """Lines of at most 79 columns, each with its `#:`; a reference that is longer has a line of its own."""
    lines: list[str] = []
    line, column = "#:", 2
    for reference in dict.fromkeys(map(canonical, references)):
        width = _width(reference)
        if column > 2 and column + 1 + width > _WIDTH:
            lines.append(line)
            line, column = "#:", 2
        line += f" {reference}"
        column += 1 + width
    return [*lines, line] if column > 2 else lines


def _width(text: str) -> int:
    """Columns on a terminal: wide characters take two, combining and invisible ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
