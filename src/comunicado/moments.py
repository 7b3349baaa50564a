"""Text in, dates and moments out: what authors write in front matter and operators in configuration.

Every datetime that leaves here is aware and has a *fixed* offset; the IANA zone travels beside it.  Two datetimes
that share a `ZoneInfo` are compared by their wall clocks, so that on the night clocks go back 01:10 (the second one)
would sort before 01:30 (the first one), and an embargo would lift an hour early (PEP 495).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from comunicado.model import PartialDate

_YEAR = "[1-9][0-9]{3}"  # 1000 to 9999: what every calendar here, HTML and PDF alike, writes in four digits
_DATE: Final = re.compile(rf"({_YEAR})(?:-([0-9]{{2}})(?:-([0-9]{{2}}))?)?\Z")
_MOMENT: Final = re.compile(
    rf"(?P<date>{_YEAR}-[0-9]{{2}}-[0-9]{{2}})[T ](?P<time>[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)"
    r"(?: ?(?P<offset>Z|[+-][0-9]{2}:[0-9]{2}))?(?: (?P<zone>\S+))?\Z"
)
# Capitals first: leaves out `posix/…` and `right/…` (which counts leap seconds), and keys that only a file system
# that ignores case would find.
_ZONE: Final = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){1,2}\Z|UTC\Z")

_DATE_HINT = "write 2009, 2009-08, 2009-08-12 or 2009-08-12T14:30"
_MOMENT_HINT = "write 2026-12-01T10:00 America/Chicago or 2026-12-01T10:00-06:00"
_ZONE_HINT = "name an IANA zone, as America/Chicago or America/Mexico_City"
# The widest that is in use; Line Islands, Kiribati.
_MAX_OFFSET = timedelta(hours=14)


class MomentMistake(ValueError):
    """A text that is no date or moment; `reason` and `hint` are clauses for `errors.Problem`."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        return self.reason


@lru_cache(maxsize=64)
def zone(key: str) -> ZoneInfo:
    """The IANA zone of that name.

    Abbreviations are refused though some are keys: `EST` is five hours behind UTC all year, in July too.

    Raises:
        MomentMistake: there is none, or the key is unsafe to look up.
    """
    if not _ZONE.match(key):
        raise MomentMistake(f"'{key}' is no time zone", _ZONE_HINT)
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, `America/Indiana`, is an OSError
        raise MomentMistake(f"there is no time zone '{key}'", _ZONE_HINT) from None


def partial_date(text: str, *, timezone: str) -> PartialDate:
    """A date at the precision it is written in; a time without offset or zone is in `timezone`.

    Raises:
        MomentMistake: it is not written as a date, is not on the calendar, or its time is not one moment.

    >>> partial_date("2009-08", timezone="America/Chicago")
    PartialDate(year=2009, month=8, day=None, time=None, zone=None)
    """
    if match := _DATE.match(text):
        year, month, day = match.group(1, 2, 3)
        _calendar(f"{year}-{month or '01'}-{day or '01'}", text)
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    if match := _MOMENT.match(text):
        aware, key = _read(match, text, default=timezone)
        return PartialDate(aware.year, aware.month, aware.day, aware, key)
    raise MomentMistake(f"'{text}' is no date", _DATE_HINT)


def moment(text: str) -> tuple[datetime, str | None]:
    """An aware datetime, and the IANA zone it was given in (None for a bare offset).

    Raises:
        MomentMistake: it has neither offset nor zone, is not on the calendar, or is not exactly one moment.

    >>> str(moment("2026-12-01T10:00 America/Chicago")[0])
    '2026-12-01 10:00:00-06:00'
    """
    match = _MOMENT.match(text)
    if not match:
        raise MomentMistake(f"'{text}' is no date and time", _MOMENT_HINT)
    if not match["offset"] and not match["zone"]:
        raise MomentMistake(f"'{text}' does not say in which time zone", _MOMENT_HINT)
    return _read(match, text, default=None)


def start(date: PartialDate, *, timezone: str) -> datetime:
    """When a date begins, aware: its time if it has one, else midnight of its first day in `timezone`.

    Where clocks go forward at midnight (Havana, Santiago), the first moment that the day has.
    """
    if date.time:
        return date.time
    place = zone(timezone)
    midnight = datetime(date.year, date.month or 1, date.day or 1)
    early, late = (midnight.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (1, 0))
    if early >= late:  # midnight exists: late is the first, should there be two
        return _fixed(late.astimezone(place))
    before = early.astimezone(place).utcoffset()
    while late - early > timedelta(seconds=1):  # the clocks change between the two: close in on the second
        middle = early + (late - early) // 2
        if middle.astimezone(place).utcoffset() == before:
            early = middle
        else:
            late = middle
    return _fixed(late.replace(microsecond=0).astimezone(place))


def before(one: PartialDate, other: PartialDate, *, timezone: str) -> bool:
    """Whether all of one is before the other, as far as both say; a date without a time is one in `timezone`.

    >>> [before(PartialDate(2009, 8), PartialDate(2009, month), timezone="UTC") for month in (7, 8, 9)]
    [False, False, True]
    """
    if one.time:
        return one.time.astimezone(UTC) < start(other, timezone=timezone).astimezone(UTC)
    day = other.time.astimezone(zone(timezone)) if other.time else other
    for part, than in zip((one.year, one.month, one.day), (day.year, day.month, day.day), strict=True):
        if part is None or than is None or part != than:
            return part is not None and than is not None and part < than
    return False


def _read(match: re.Match[str], text: str, *, default: str | None) -> tuple[datetime, str | None]:
    day = _calendar(match["date"], text)
    try:
        clock = time.fromisoformat(match["time"])
    except ValueError:
        raise MomentMistake(f"'{match['time']}' is no time of the day", "write it from 00:00 to 23:59") from None
    naive = datetime.combine(day, clock)
    offset = _offset(match["offset"])
    key = match["zone"] or (default if offset is None else None)
    if key is None and offset is not None:
        aware = naive.replace(tzinfo=timezone(offset))
    elif key is not None:
        aware = _in_zone(naive, zone(key), offset)
    else:
        raise AssertionError("callers see to it that there is an offset or a zone")
    if aware.year == 9999 and (aware.month, aware.day) == (12, 31):
        # One more time zone and it would be the year 10000, which datetime cannot hold.
        raise MomentMistake(f"'{text}' is too far away", "write a date before 9999-12-31")
    return aware, key


def _calendar(iso: str, text: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise MomentMistake(f"'{text}' is not on the calendar", _DATE_HINT) from None


def _offset(text: str | None) -> timedelta | None:
    if text is None or text == "Z":
        return None if text is None else timedelta(0)
    hours, minutes = int(text[1:3]), int(text[4:6])
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _MAX_OFFSET:
        raise MomentMistake(f"'{text}' is no offset from UTC", "write it as -06:00")
    return -offset if text[0] == "-" else offset


def _in_zone(naive: datetime, place: ZoneInfo, offset: timedelta | None) -> datetime:
    """The one moment at which clocks in `place` show `naive`; `offset` says which, where there are two."""
    first, second = (naive.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    before, after = first.utcoffset() or timedelta(0), second.utcoffset() or timedelta(0)
    when = f"{naive:%H:%M} on {naive:%Y-%m-%d}"
    if before < after:  # a gap: PEP 495 gives fold=0 the offset from before it
        instead = first.astimezone(UTC).astimezone(place)
        raise MomentMistake(
            f"{when} does not exist in {place.key}, where clocks go forward", f"write {instead:%Y-%m-%dT%H:%M}"
        )
    if offset is not None:
        if offset not in (before, after):
            real = " or ".join(dict.fromkeys(map(_sign, (before, after))))
            raise MomentMistake(f"{place.key} is not at {_sign(offset)} at {when}", f"write {real}, or leave it out")
        return naive.replace(tzinfo=timezone(offset))
    if before != after:
        raise MomentMistake(
            f"{when} happens twice in {place.key}, where clocks go back",
            f"add the offset: {_sign(before)} for the first time, {_sign(after)} for the second",
        )
    return _fixed(first)


def _fixed(aware: datetime) -> datetime:
    return aware.replace(tzinfo=timezone(aware.utcoffset() or timedelta(0)), fold=0)


def _sign(offset: timedelta) -> str:
    """An offset as it is written.

    >>> _sign(timedelta(hours=-6))
    '-06:00'
    """
    minutes = round(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
