"""A figure's value and a locale in, how the press there writes it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Final

from comunicado import tags
from comunicado.locales.cldr import data
from comunicado.locales.dates import format_date, format_time
from comunicado.locales.figures.numerals import to_roman
from comunicado.locales.figures.values import Century, Clock, Day, Decade, Money, Number, Percent, Value
from comunicado.locales.numbers import format_money, format_number, format_percent
from comunicado.model import PartialDate

_NBSP: Final = "\N{NO-BREAK SPACE}"
_SCALES: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
_FEW_DECIMALS: Final = 3
"""`$2.345 billion` can be read; with more decimals an amount is written out."""

_POINTS: Final = {"en": ("percentage point", "percentage points"), "es": ("punto porcentual", "puntos porcentuales")}


@lru_cache(maxsize=4096)
def reading(value: Value, tag: str) -> str | None:
    """How a value is written in a locale; None where nothing is sure.

    Spanish counts a thousand millions where American English counts a billion, and its *billón* is a trillion (RAE,
    Diccionario panhispánico de dudas, "billón"); behind *millón* and *billón* stands *de*.  Its clock has `p. m.`
    with a space (RAE, Ortografía, 2010), that of English `p.m.`, no `:00`, and noon (AP Stylebook, "time").

    Args:
        value: of a figure found in any locale.
        tag: BCP 47.

    >>> reading(Money(Number(Decimal("2.5"), 6), "USD"), "es-MX"), reading(Century(21), "es-US")
    ('2.5 millones de dólares estadounidenses', 'siglo XXI')
    """
    language = tags.language(tag)
    match value:
        case Number():
            return _number(value, tag, language)
        case Money(number, currency):
            return _money(number, currency, tag, language)
        case Percent(amount, points):
            return _points(amount, tag, language) if points else format_percent(amount, tag)
        case Day():
            return _day(value, tag, language)
        case Clock():
            return _clock(value, tag, language)
        case Century(number):
            return _century(number, language)
        case Decade(year):
            return {"en": f"{year}s", "es": f"década de {year}"}.get(language)


def _number(number: Number, tag: str, language: str) -> str:
    scaled = _SCALED[language](number, tag) if language in _SCALED else None
    return scaled or format_number(_plain(number.value), tag)


def _spanish(number: Number, tag: str) -> str | None:
    value = number.value
    if number.scale < 6:
        return None
    billions = number.scale >= 12
    count = _plain(value.scaleb(-12 if billions else -6))
    word = "billón" if billions else "millón"
    return f"{format_number(count, tag)} {word if count == 1 else word.replace('ó', 'o') + 'es'}"


def _english(number: Number, tag: str) -> str | None:
    if number.scale < 6:
        return None
    for power, word in _SCALES:
        count = number.value.scaleb(-power)
        if count >= 1:
            places = -int(count.normalize().as_tuple().exponent)
            # As many decimals as were written where the word stays: $2.50 million.
            count = _plain(count if power == number.scale else count.normalize())
            return f"{format_number(count, tag)} {word}" if places <= _FEW_DECIMALS else None
    return None


_SCALED: Final[dict[str, Callable[[Number, str], str | None]]] = {"es": _spanish, "en": _english}


def _plain(value: Decimal) -> Decimal:
    """A number without an exponent, and without decimals that only zeros fill if the word for its scale has gone."""
    return value.quantize(Decimal(1)) if int(value.as_tuple().exponent) > 0 else value


def _money(number: Number, currency: str, tag: str, language: str) -> str:
    scaled = _SCALED[language](number, tag) if language in _SCALED else None
    if scaled is None:
        return format_money(_plain(number.value), tag, currency=currency)
    # The currency as it is printed beside every other amount: "$2", "2 dólares estadounidenses", "2 Mexican pesos".
    printed = format_money(2, tag, currency=currency)
    return printed.replace("2 ", f"{scaled} de ", 1) if language == "es" else printed.replace("2", scaled, 1)


def _points(amount: Decimal, tag: str, language: str) -> str | None:
    names = _POINTS.get(language)
    return f"{format_number(amount, tag)} {names[amount != 1]}" if names else None


def _day(value: Day, tag: str, language: str) -> str | None:
    if value.day is None:
        return format_date(PartialDate(value.year or 1, value.month), tag)
    if value.last is not None:
        return _days(value, tag, language)
    if value.weekday is None:
        return _dated(value, tag)
    if value.year is not None:
        day = date(value.year, value.month, value.day)
        # Text whose weekday contradicts its date is for the author to mend, not for a translator to copy.
        return format_date(day, tag, weekday=True) if day.weekday() == value.weekday else None
    weekday = data(tag).days["format"]["wide"][value.weekday]
    return f"{weekday}, {_dated(value, tag)}" if language in ("en", "es") else None


def _dated(value: Day, tag: str) -> str:
    from babel.dates import format_skeleton

    if value.year is not None:
        return format_date(PartialDate(value.year, value.month, value.day), tag)
    return format_skeleton("MMMMd", date(2000, value.month, value.day or 1), locale=data(tag))


def _days(value: Day, tag: str, language: str) -> str | None:
    month = data(tag).months["format"]["wide"][value.month]
    if language == "es":
        return f"del {value.day} al {value.last} de {month}" + (f" de {value.year}" if value.year else "")
    if language == "en":
        return f"{month} {value.day}-{value.last}" + (f", {value.year}" if value.year else "")
    return None


def _clock(value: Clock, tag: str, language: str) -> str | None:
    pattern = str(data(tag).time_formats["short"].pattern)
    halves = "a" in pattern or "B" in pattern
    if value.minute == 0 and value.hour in (0, 12):
        # 12 p.m. is noon to some and midnight to others, and midnight belongs to two days.
        return "noon" if (value.hour, language) == (12, "en") else None
    text = format_time(datetime(2000, 1, 1, value.hour, value.minute), tag)
    if not halves or language not in ("en", "es"):
        return text
    if language == "es":
        return re.sub(r"([ap])\.m\.", rf"\1.{_NBSP}m.", text)
    return text.replace(":00", "").replace(f"{_NBSP}AM", " a.m.").replace(f"{_NBSP}PM", " p.m.")


def _century(number: int, language: str) -> str | None:
    roman = to_roman(number)
    if language == "es":
        return f"siglo {roman}" if roman else None
    if language != "en":
        return None
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number if number < 20 else number % 10, "th")
    return f"{number}{ending} century"
