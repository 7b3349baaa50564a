"""Text in, what its marks of direction do out (Unicode Standard Annex 9).

Such a mark is not seen and turns what follows it about, up to its end or that of the paragraph.  Beside Hebrew or
Arabic they are of use; one without an end turns about what others print after it.
"""

from __future__ import annotations

import re
import unicodedata

MARK = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENDS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_OVERRIDES = frozenset("\u202d\u202e")


def unpaired(text: str) -> tuple[str, str] | None:
    """The first mark that has no end, or ends nothing, with what to do; None where all are paired.

    >>> unpaired("a \\u2067b\\u2069 c")
    >>> unpaired("a \\u202eb")
    ('U+202E (right-to-left override) has no end', 'delete it, or put U+202C where it ends')
    """
    open: list[str] = []
    for mark in MARK.findall(text):
        if mark in _ENDS:
            open.append(mark)
        elif open and _ENDS[open[-1]] == mark:
            open.pop()
        else:
            return f"{named(mark)} ends nothing", "delete it"
    if not open:
        return None
    return f"{named(open[0])} has no end", f"delete it, or put U+{ord(_ENDS[open[0]]):04X} where it ends"


def needless(text: str) -> str:
    """The first mark in a text that has no need of it; empty where there is none.

    Beside letters that are written right to left, isolates keep a name in its place; an override is never needed.

    >>> needless("\\u2068Ana\\u2069") == "\\u2068", needless("\\u2068Ana\\u2069 \\u0627")
    (True, '')
    """
    marks = MARK.findall(text)
    if not marks:
        return ""
    beside = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return next((mark for mark in marks if mark in _OVERRIDES or not beside), "")


def named(mark: str) -> str:
    """How a message calls a character that is not seen."""
    return f"U+{ord(mark):04X} ({unicodedata.name(mark).lower()})"
