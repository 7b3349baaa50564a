"""The text of a table cell in, the number, money, percentage or date that is all it holds out.

Read by the strict conventions of the source locale: what could be read in two ways is text, and goes to a
translator.  Wrongly taken for text costs a message; wrongly taken for a number would print another number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from comunicado import tags
from comunicado.model import PartialDate


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Nothing, a dash, or digits that are a name more than a number (`2009`, `78520`, `007`): the same everywhere."""

    text: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stands around it."""

    integer: str
    """Digits before the decimal separator."""
    fraction: str = ""
    """Digits behind it; as many as were written."""
    grouped: bool = False
    """Thousands were separated (`2,500`); where they were not, they are not elsewhere either."""
    sign: str = ""
    """`-`, `+` or nothing."""
    bracketed: bool = False
    """`(1,234)`: a negative amount in accounts."""
    unit: str = ""
    """`%`, a currency's code, or nothing."""


@dataclass(frozen=True, slots=True)
class CellDate:
    """A date with the name of its month, or in ISO form."""

    date: PartialDate
    short: bool = False
    """The month was abbreviated."""


Cell = Verbatim | Amount | CellDate

# Of the currencies only those a border newsroom's tables hold: `ALL 50` and `TOP 10` are not lek and paʻanga.
_CODES: Final = ("USD", "MXN", "EUR", "CAD", "GBP", "JPY", "CHF", "CNY", "GTQ", "HNL", "NIO", "CRC", "BRL")
_SYMBOLS: Final = {"US$": "USD", "USD$": "USD", "MX$": "MXN", "MXN$": "MXN", "CA$": "CAD", "€": "EUR", "£": "GBP"}


def _tags(language: str, regions: str) -> list[str]:
    return [f"{language}-{region}" for region in regions.split()]


# (decimal separator, thousands separators) by CLDR, for the regions on which no two authors disagree.  A bare `es`
# is Spain's by CLDR, but a newsroom in Texas may well mean its own: 1,234 could be either number.
_POINT: Final = (".", ",\u00a0\u2009\u202f")
_COMMA: Final = (",", ".\u00a0\u2009\u202f")
_SEPARATORS: Final = {
    **dict.fromkeys(["en", *_tags("en", "US MX CA GB IE AU NZ PR GU VI PH BZ 001")], _POINT),
    **dict.fromkeys(_tags("es", "419 BR BZ CU DO GT HN MX NI PA PE PR SV US"), _POINT),
    **dict.fromkeys(_tags("es", "AR BO CL CO EC ES GQ PY UY VE"), _COMMA),
}
# A bare $ is dollars in US Spanish and pesos in Mexico's; anywhere else it is too uncertain to print as either.
_DOLLAR: Final = {"en": "USD", "en-US": "USD", "en-PR": "USD", "es-US": "USD", "es-PR": "USD", "es-MX": "MXN"}

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_MONTH = r"(?P<month>[a-z]{3,10})(?P<dot>\.)?"
_YEAR = r"(?P<year>[1-9][0-9]{3})"
_S = "[ \u00a0]"
_WRITTEN_DATES: Final = {
    "en": re.compile(rf"{_MONTH}{_S}(?:(?P<day>[0-9]{{1,2}}),{_S})?{_YEAR}\Z", re.IGNORECASE | re.ASCII),
    "es": re.compile(
        rf"(?:(?P<day>[0-9]{{1,2}})(?:\.?º)?{_S}(?:de{_S})?)?{_MONTH}{_S}(?:del?{_S})?{_YEAR}\Z", re.IGNORECASE
    ),
}
_ISO: Final = re.compile(r"([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})\Z")
_DASH: Final = re.compile(r"[-‐‑‒–—―−]{0,3}\Z")
_DIGITS: Final = re.compile(r"[0-9]{1,24}\Z")
_LONGEST = 48


def is_value_cell(text: str, source: str) -> bool:
    """Whether the text of a cell, written in the locale `source`, is a value and so no message.

    >>> is_value_cell("$2,500", "en-US"), is_value_cell("$2.5 million", "en-US")
    (True, False)
    """
    return read_cell(text, source) is not None


def read_cell(text: str, source: str) -> Cell | None:
    """The value that is all the text says, in the locale `source` (BCP 47); None if it is text to translate.

    >>> read_cell("(1,234.50)", "en-US")
    Amount(integer='1234', fraction='50', grouped=True, sign='', bracketed=True, unit='')
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if _DASH.match(text):
        return Verbatim(text)
    return _amount(text, source) or _read_date(text, tags.language(source))


def _amount(text: str, source: str) -> Cell | None:
    if _DIGITS.match(text):
        return Verbatim(text)
    match = _pattern(source).match(text)
    if not match:
        return None
    integer = re.sub("[^0-9]", "", match["integer"])
    if bool(match["open"]) != bool(match["close"]) or (match["open"] and match["sign"]):
        return None  # `5)` may be the mark of a list; `(-5)` nobody can say
    if (len(integer) > 1 and integer[0] == "0") or (match["before"] and match["after"]):
        return None
    unit = match["before"] or match["after"] or ""
    unit = _DOLLAR.get(source, "") if unit == "$" else _SYMBOLS.get(unit, unit)
    sign = "-" if match["sign"] == "−" else match["sign"] or ""
    return Amount(integer, match["fraction"] or "", bool(match["group"]), sign, bool(match["open"]), unit)


@lru_cache(maxsize=32)
def _pattern(source: str) -> re.Pattern[str]:
    """An amount in the locale `source`; without separators where nobody knows what they mean there."""
    decimal, groups = _SEPARATORS.get(source, ("", ""))
    symbols = [*_SYMBOLS, *_CODES, *(["$"] if source in _DOLLAR else [])]
    money = "|".join(map(re.escape, sorted(symbols, key=len, reverse=True)))
    many, part = "(?P<group>)", "(?P<fraction>)"
    if decimal:
        many = rf"|[0-9]{{1,3}}(?P<group>[{groups}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}}){{0,5}}"
        part = rf"(?:{re.escape(decimal)}(?P<fraction>[0-9]{{1,6}}))?"
    return re.compile(
        rf"(?P<open>\()?(?P<sign>[+−-])?(?:(?P<before>{money}){_S}?)?"
        rf"(?P<integer>[0-9]{{1,18}}{many}){part}"
        rf"(?:{_S}?(?P<after>%|{money}))?(?P<close>\))?\Z"
    )


def _read_date(text: str, language: str) -> CellDate | None:
    if match := _ISO.match(text):
        year, month, day = map(int, match.groups())
        return _on_calendar(year, month, day, short=False)
    written = _WRITTEN_DATES.get(language)
    match = written.match(text) if written else None
    if not match:
        return None
    found = _month(match["month"].lower(), language)
    if not found or (match["dot"] and not found[1]):
        return None
    return _on_calendar(int(match["year"]), found[0], int(match["day"]) if match["day"] else None, short=found[1])


def _month(word: str, language: str) -> tuple[int, bool] | None:
    """Number of a month, and whether `word` abbreviates it."""
    if word == "setiembre":
        word = "septiembre"
    for number, name in enumerate(_MONTHS[language].lower().split(), 1):
        if word == name:
            return number, False
        if word in (name[:3], "sept" if number == 9 else ""):
            return number, True
    return None


def _on_calendar(year: int, month: int, day: int | None, *, short: bool) -> CellDate | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return CellDate(PartialDate(year, month, day), short)
