"""A typed fact in, what a locale's readers are shown of it out."""

from __future__ import annotations

from datetime import UTC, datetime

from comunicado import locales
from comunicado.model import (
    DateFact,
    DateTimeFact,
    FactValue,
    MoneyFact,
    NumberFact,
    PartialDate,
    PhoneFact,
    Shown,
    UrlFact,
)


def show(value: FactValue, *, locale: str, zone: str) -> Shown:
    """What a fact prints in a locale, where it links to, and its form for machines.

    A date has no weekday, it stands in the middle of sentences; a date and time has one, for whoever is to come.

    Args:
        value: the fact.
        locale: BCP 47.
        zone: IANA key of the edition's readers.

    >>> show(PhoneFact("+18663472423", "1-866-DHS-2-ICE"), locale="en-US", zone="America/Chicago")
    Shown(text='1-866-DHS-2-ICE', href='tel:+18663472423', machine=None)
    """
    match value:
        case DateFact(day):
            return Shown(locales.format_date(day, locale), machine=day.isoformat())
        case DateTimeFact(moment, given):
            text = locales.format_moment(moment, locale, zone=given, reader_zone=zone)
            return Shown(text, machine=_machine(moment))
        case MoneyFact(amount, currency):
            return Shown(locales.format_money(amount, locale, currency=currency))
        case NumberFact(number):
            return Shown(locales.format_number(number, locale))
        case PhoneFact(number, display):
            return Shown(locales.format_phone(number, locale, display=display), href=f"tel:{number}")
        case UrlFact(url, display):
            return Shown(display or url, href=url)


def show_date(date: PartialDate, *, locale: str, zone: str) -> Shown:
    """What a release's date prints, at the precision it has.

    Args:
        locale: BCP 47 tag of the reader.
        zone: IANA key of the reader's time zone.
    """
    if date.time is not None:
        text = locales.format_moment(date.time, locale, zone=date.zone, reader_zone=zone)
        return Shown(text, machine=_machine(date.time))
    parts = (f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part))
    return Shown(locales.format_date(date, locale), machine="-".join(parts))


def _machine(moment: datetime) -> str:
    """A global date and time as HTML has it, whose offsets know no seconds (as local mean time had)."""
    offset = moment.utcoffset()
    exact = moment if offset is not None and not offset.seconds % 60 else moment.astimezone(UTC)
    return exact.isoformat(timespec="seconds" if exact.second else "minutes")
