"""Reference lines (`#: releases/x/release.md`) in, references out; and wrapped again as msgcat wraps them."""

from __future__ import annotations

import re
from functools import lru_cache

_WIDTH = 79
_OPEN, _CLOSE = "\u2068", "\u2069"

# A name with spaces stands between the isolates U+2068 and U+2069 (gettext 0.22 and newer).
# Only ASCII spaces divide: a no-break space is part of a name.
_TOKEN = re.compile(rf"{_OPEN}[^{_CLOSE}]*{_CLOSE}[^ \t]*|[^ \t]+")
_SPACES = re.compile(r"[ \t\n]+")
_LINE = re.compile(r":0*(\d+)")
_DOTS = re.compile(r"(?:\./+)+")


@lru_cache(maxsize=1024)
def read(text: str) -> tuple[str, ...]:
    """The references of one `#:` line, without its `#:`; data, never used as paths."""
    references: list[str] = []
    joined = True
    for token in _TOKEN.findall(text):
        if not joined and _LINE.fullmatch(token):
            references[-1] += token  # "file.c :12", as other tools write it
            joined = True
        else:
            references.append(token)
            joined = False
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
    if _OPEN not in name and _SPACES.search(name):
        name = f"{_OPEN}{_SPACES.sub(' ', name)}{_CLOSE}"
    return f"{name}:{int(line)}" if line else name


@lru_cache(maxsize=1024)
def wrap(references: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of at most 79 bytes (msgcat counts bytes here), each with its `#:`; a longer reference stands alone."""
    lines: list[str] = []
    line, column = "#:", 2
    for reference in dict.fromkeys(map(canonical, references)):
        width = len(reference.encode())
        if column > 2 and column + 1 + width > _WIDTH:
            lines.append(line)
            line, column = "#:", 2
        line += f" {reference}"
        column += 1 + width
    return (*lines, line) if column > 2 else tuple(lines)
