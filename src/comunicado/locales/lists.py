"""Items in, one phrase out: "A, B, and C", "A, B y C", "7 u 8"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from comunicado import tags
from comunicado.locales.cldr import data, showable

# RAE, Diccionario panhispánico de dudas, "y2" and "o2": the conjunction changes before its own sound.
# *e Italia, e hijos, e Ysabel*; but before a diphthong the sound is another: *y hielo, y hierro, y Yucatán*.
_SOUNDS_I: Final = re.compile(r"h?(?:i(?![aeouáéóú])|í)|y(?![aeiouáéíóú])\w", re.IGNORECASE)
_SOUNDS_O: Final = re.compile(r"h?[oó]", re.IGNORECASE)
_LEADING_NUMBER: Final = re.compile(r"[0-9]+(?:[.,\s][0-9]{3}(?![0-9]))*")
_NOT_SPOKEN: Final = re.compile(r"^[^\w]+")


def format_list(items: Sequence[str], tag: str, *, style: Literal["and", "or"] = "and") -> str:
    """Items as one phrase; the text of an item stays as it is.

    >>> format_list(["Francia", "Italia"], "es-MX"), format_list(["7", "8"], "es-MX", style="or")
    ('Francia e Italia', '7 u 8')
    """
    if len(items) > 1 and tags.language(tag) == "es":
        # CLDR's Spanish patterns are these in every region; Babel does not apply their exceptions.
        return f"{', '.join(items[:-1])} {_conjunction(items[-1], style)} {items[-1]}"
    from babel.lists import format_list as cldr_list

    return showable(cldr_list(items, "or" if style == "or" else "standard", locale=data(tag)))


def _conjunction(word: str, style: Literal["and", "or"]) -> str:
    spoken = _NOT_SPOKEN.sub("", word)
    if style == "and":
        return "e" if _SOUNDS_I.match(spoken) else "y"
    return "u" if _SOUNDS_O.match(spoken) or _spoken_with_o(spoken) else "o"


def _spoken_with_o(text: str) -> bool:
    """Whether a figure is said with an o first: ocho, ochenta, ochocientos, once, once mil."""
    match = _LEADING_NUMBER.match(text)
    if not match:
        return False
    digits = re.sub("[^0-9]", "", match[0])
    return digits[0] == "8" or (digits.startswith("11") and len(digits) % 3 == 2)
