"""Dates and moments in, what a reader of a locale is told out: with the city, where clocks differ."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from comunicado import moments, tags
from comunicado.locales.cldr import data, showable
from comunicado.model import PartialDate

# "Hora central" is what CLDR calls the time of both Brownsville and Mexico City, an hour apart in July: the city.
_TIME_IN: Final = {"en": "{time} {city} time", "es": "{time}, hora de {city}"}
# CLDR's own glue is for calendars; these are for sentences ("on Wednesday, August 12, 2009, at 2:30 PM").
_AT: Final = {"en": "{date}, at {time}"}
_ONE_O_CLOCK: Final = re.compile("0?1[^0-9]")


def format_date(value: PartialDate | date, tag: str, *, weekday: bool = False, short: bool = False) -> str:
    """A date at the precision it has: a year, a month and year, or a date.  A time in it is not printed.

    Args:
        value: the date; of an aware datetime, the date its own clock shows.
        tag: the locale, BCP 47.
        weekday: with the day of the week, where there is a day.
        short: with an abbreviated month, for tables.

    >>> format_date(PartialDate(2009, 8), "es-US"), format_date(date(2009, 8, 12), "en-US", weekday=True)
    ('agosto de 2009', 'Wednesday, August 12, 2009')
    """
    from babel import dates

    locale = data(tag)
    if isinstance(value, PartialDate):
        if value.day is None:
            skeleton = "y" if value.month is None else "yMMM" if short else "yMMMM"
            return showable(dates.format_skeleton(skeleton, date(value.year, value.month or 1, 1), locale=locale))
        value = date(value.year, value.month or 1, value.day)
    elif isinstance(value, datetime):
        value = value.date()
    if short:  # not CLDR's "medium", which is figures alone in some languages
        return showable(dates.format_skeleton("yMMMd", value, locale=locale))
    return showable(dates.format_date(value, "full" if weekday else "long", locale=locale))


def format_time(moment: datetime, tag: str) -> str:
    """The time of day that a datetime's own clock shows, without seconds.

    >>> format_time(datetime(2009, 8, 12, 14, 30), "en-US")
    '2:30\\xa0PM'
    """
    from babel import dates

    return showable(dates.format_time(moment.time(), "short", locale=data(tag)))


def format_moment(moment: datetime, tag: str, *, zone: str | None, reader_zone: str) -> str:
    """Weekday, date and time; where the reader's clock shows another time, both, each with its city.

    Args:
        moment: aware.
        tag: the locale, BCP 47.
        zone: IANA key of where it happens; None if only an offset is known.
        reader_zone: IANA key of the edition's readers.

    Raises:
        moments.MomentMistake: there is no such zone.

    >>> hearing = datetime.fromisoformat("2009-08-12T14:30-05:00")
    >>> format_moment(hearing, "en-US", zone="America/Chicago", reader_zone="America/Chicago")
    'Wednesday, August 12, 2009, at 2:30\\xa0PM'
    """
    there = moment.astimezone(moments.zone(zone)) if zone else moment
    here = moment.astimezone(moments.zone(reader_zone))
    if there.utcoffset() == here.utcoffset():
        return _date_at(there, tag, format_time(there, tag))
    told = _date_at(there, tag, _time_in(there, tag, zone))
    own = _time_in(here, tag, reader_zone)
    return f"{told} ({own if here.date() == there.date() else _date_at(here, tag, own)})"


def city(zone: str, tag: str) -> str:
    """The city a zone is named for, in a locale (CLDR's exemplar city).

    >>> city("America/Mexico_City", "es-MX")
    'Ciudad de México'
    """
    from babel.dates import get_timezone_location

    # Where CLDR has no name, Babel gives the rest of the key, `Argentina/Buenos Aires`.
    return get_timezone_location(moments.zone(zone), locale=data(tag), return_city=True).split("/")[-1]


def _date_at(moment: datetime, tag: str, time: str) -> str:
    day = format_date(moment, tag, weekday=True)
    language = tags.language(tag)
    if language == "es":
        return f"{day}, a {'la' if _ONE_O_CLOCK.match(time) else 'las'} {time}"
    if language in _AT:
        return _AT[language].format(date=day, time=time)
    glue = str(data(tag).datetime_formats["full"]).replace("'", "")
    return showable(glue.replace("{1}", day).replace("{0}", time))


def _time_in(moment: datetime, tag: str, zone: str | None) -> str:
    time = format_time(moment, tag)
    if zone is None or zone == "UTC" or zone.startswith("Etc/"):
        offset = _utc(moment.utcoffset() or timedelta(0))
        return f"{time} {offset}" if tags.language(tag) == "en" else f"{time}, {offset}"
    return _TIME_IN.get(tags.language(tag), "{time}, {city}").format(time=time, city=city(zone, tag))


def _utc(offset: timedelta) -> str:
    """An offset as a reader sees it, with a minus sign: UTC−6, UTC+5:30."""
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
