"""What a newsroom may choose for its PDFs, and lengths as it writes them in, inches out."""

from __future__ import annotations

import re

from comunicado.newsroom.config import Letterhead, Paper

PAPERS: tuple[Paper, ...] = ("letter", "a4")
LETTERHEADS: tuple[Letterhead, ...] = ("first-page", "every-page")
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(in|cm)\Z")
_LEAST, _MOST = 0.6, 2.0
"""Inches of a margin: running head and foot stand in it, and the text must have room."""


def inches(text: str) -> str:
    """A margin in inches.

    Raises:
        ValueError: it is no length, or no margin.

    >>> inches("0.9in"), inches("2.5 cm")
    ('0.9', '0.9843')
    """
    found = _LENGTH.match(text.lower())
    if not found:
        raise ValueError(f"'{text}' is no length such as 0.9in or 2.5cm")
    length = float(found[1]) / (2.54 if found[2] == "cm" else 1)
    if not _LEAST <= length <= _MOST:
        raise ValueError(f"'{text}' is no margin from {_LEAST}in to {_MOST}in (1.53cm to 5.08cm)")
    return f"{length:.4g}"
