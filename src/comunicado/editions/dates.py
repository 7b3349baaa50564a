"""Dates and sizes in, what readers of a locale read out."""

from __future__ import annotations

from datetime import date

from comunicado import tags
from comunicado.model import PartialDate, Shown


def release_date(value: PartialDate, locale: str) -> Shown:
    """A date at the precision it has; a time of day is left to the text.

    >>> release_date(PartialDate(2009), "es-MX").text, release_date(PartialDate(2009, 10, 8), "es-MX").text
    ('2009', '8 de octubre de 2009')
    """
    from babel.dates import format_date, format_skeleton

    name = tags.posix(locale)
    if value.month is None:
        return Shown(f"{value.year:04}", machine=f"{value.year:04}")
    if value.day is None:
        month = date(value.year, value.month, 1)
        return Shown(format_skeleton("yMMMM", month, locale=name), machine=f"{month:%Y-%m}")
    day = date(value.year, value.month, value.day)
    return Shown(format_date(day, "long", locale=name), machine=day.isoformat())


def size(count: int, locale: str) -> str:
    """A file's size.

    >>> size(84_200, "en-US"), size(1_240_000, "es-MX")
    ('84\\xa0kB', '1.2\\xa0MB')
    """
    from babel.numbers import format_decimal

    name = tags.posix(locale)
    if count < 999_500:
        return f"{format_decimal(max(1, round(count / 1000)), locale=name)}\N{NO-BREAK SPACE}kB"
    return f"{format_decimal(round(count / 1_000_000, 1), locale=name)}\N{NO-BREAK SPACE}MB"
