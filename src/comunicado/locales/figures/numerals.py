"""Digits as a locale writes them: separators, what a bare `$` is, Roman numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from comunicado.values import CURRENCIES, Amount, read_cell

SPACE: Final = "[ \u00a0\u202f]"
NOT_BEFORE: Final = r"(?<![\w.,/:$€£¥#%§+−-])(?<!§[ \u00a0])"
"""What a figure cannot follow: it would be the end of something longer, a negative, a section of a law."""
SIGNS: Final = {"US$": "USD", "MX$": "MXN", "€": "EUR", "£": "GBP"}
CODES: Final = ("USD", "MXN", "EUR", "GBP", "CAD")
"""The codes that stand for money wherever they stand; `10 TOP` and `50 ALL` are no paʻanga and lek."""
NEAR: Final = 24
"""Characters behind an amount in which a word of scale may still belong to it."""
_LOOK_BACK: Final = 16
"""Characters before a figure that say what it is."""
_CODE: Final = re.compile(rf"{SPACE}?(?:([A-Z]{{3}})\b|\(([A-Z]{{3}})\))")
_MORE_DIGITS: Final = re.compile(r"\w|[.,:/][0-9]|[-–—][0-9]")
_SEPARATORS: Final = str.maketrans("", "", ".,\u00a0\u2009\u202f")
_NUMERALS: Final = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
_ROMAN: Final = {numeral: number for number, numeral in enumerate(_NUMERALS.split(" "), 1)}
ROMAN: Final = "|".join(sorted(_ROMAN, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a locale writes numbers."""

    decimal: str
    """The decimal separator; empty where nobody knows."""
    groups: str
    """The separators of thousands."""
    dollar: str
    """Code of the currency that a bare `$` is; empty where nobody knows."""
    tag: str
    """BCP 47."""


@lru_cache(maxsize=32)
def conventions(tag: str) -> Conventions:
    """How a locale (BCP 47) writes numbers: as in the cells of its tables, which are as strict."""
    bare = read_cell("$1", tag)
    dollar = bare.unit if isinstance(bare, Amount) else ""
    for decimal, group in ((".", ","), (",", ".")):
        if read_cell(f"1{group}234{decimal}5", tag) is not None:
            return Conventions(decimal, f"{group}\u00a0\u2009\u202f", dollar, tag)
    return Conventions("", "", dollar, tag)


def before(match: re.Match[str], words: re.Pattern[str]) -> bool:
    """Whether words stand right before a match; their pattern ends in `\\Z`."""
    return words.search(match.string, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def alike(one: str, other: str) -> bool:
    """Whether two locales (BCP 47) write numbers with the same separators.

    >>> alike("en-US", "es-MX"), alike("en-US", "es-ES")
    (True, False)
    """
    first, second = conventions(one), conventions(other)
    return bool(first.decimal) and (first.decimal, first.groups) == (second.decimal, second.groups)


def number(written: Conventions) -> str:
    """A pattern for a number in digits."""
    if not written.decimal:
        return "[0-9]{1,15}"
    fraction = rf"(?:{re.escape(written.decimal)}[0-9]{{1,6}})?"
    grouped = f"[0-9]{{1,3}}(?:[{re.escape(written.groups)}][0-9]{{3}}){{1,5}}"
    return f"(?:{grouped}|[0-9]{{1,15}}){fraction}"


def decimal(text: str, written: Conventions) -> Decimal | None:
    """The number that a match of `number` says; None where a zero in front makes it a name."""
    integer, _, fraction = text.partition(written.decimal) if written.decimal else (text, "", "")
    digits = integer.translate(_SEPARATORS)
    if len(digits) > 1 and digits[0] == "0":
        return None
    return Decimal(f"{digits}.{fraction}" if fraction else digits)


def is_grouped(text: str, written: Conventions) -> bool:
    """Whether a number has separators of thousands; a single point is none, for so are versions written (`304.131`)."""
    found = sum(text.count(mark) for mark in written.groups)
    return found > ("." in written.groups and "." in text)


def goes_on(text: str, end: int) -> bool:
    """Whether what stands at `end` belongs to the same run of letters or digits."""
    return _MORE_DIGITS.match(text, end) is not None


def code_behind(text: str, end: int) -> tuple[str, int]:
    """The code of a currency that follows an amount, as `$500 MXN`, `$500 (MXN)`, and where it ends; empty if none."""
    match = _CODE.match(text, end)
    code = (match[1] or match[2]) if match else ""
    return (code, match.end()) if match and code in CURRENCIES else ("", end)


def on_calendar(month: int, day: int | None, year: int | None) -> bool:
    """Whether there is such a day; 29 February where no year is given."""
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def from_roman(numeral: str) -> int:
    """The value of a Roman numeral up to XXI."""
    return _ROMAN[numeral]


def to_roman(value: int) -> str | None:
    """A Roman numeral up to XXI."""
    return next((numeral for numeral, number in _ROMAN.items() if number == value), None)
