"""What authors write as dates and moments, and what it means."""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado import moments
from comunicado.model import PartialDate
from comunicado.moments import MomentMistake, moment, partial_date, start

CHICAGO = "America/Chicago"
BORDER = ("America/Chicago", "America/Denver", "America/Tijuana", "America/Mexico_City")


def refused(text: str) -> MomentMistake:
    with pytest.raises(MomentMistake) as caught:
        moment(text)
    return caught.value


# --- dates --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2009", (2009, None, None)),
        ("1000", (1000, None, None)),
        ("9999", (9999, None, None)),
        ("2009-08", (2009, 8, None)),
        ("2009-08-12", (2009, 8, 12)),
        ("2008-02-29", (2008, 2, 29)),
    ],
)
def test_a_date_keeps_the_precision_it_is_written_in(text: str, parts: tuple[int, int | None, int | None]) -> None:
    assert partial_date(text, timezone=CHICAGO) == PartialDate(*parts)


@pytest.mark.parametrize(
    ("text", "iso", "zone"),
    [
        ("2009-08-12T14:30", "2009-08-12T14:30:00-05:00", CHICAGO),
        ("2009-08-12 14:30:15", "2009-08-12T14:30:15-05:00", CHICAGO),
        ("2009-08-12T14:30-07:00", "2009-08-12T14:30:00-07:00", None),
        ("2009-08-12T14:30Z", "2009-08-12T14:30:00+00:00", None),
        ("2009-08-12T14:30 America/Tijuana", "2009-08-12T14:30:00-07:00", "America/Tijuana"),
    ],
)
def test_a_date_may_have_a_time_in_the_newsroom_s_zone_or_its_own(text: str, iso: str, zone: str | None) -> None:
    found = partial_date(text, timezone=CHICAGO)
    assert (found.year, found.month, found.day, found.zone) == (2009, 8, 12, zone)
    assert found.time is not None
    assert found.time.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    ["", "999", "0999", "10000", "2009-8", "2009-13", "2009-00", "2009-02-29", "08/12/2009", "August 12, 2009",
     "2009-08-12T", "2009-08-12T14", "2009-08-12T24:00", "2009-08-12T14:60", "2009-08-12 America/Chicago",
     "2009-08-12T14:30 America/Nowhere", " 2009", "2009\n", "٢٠٠٩", "-2009", "2009-08-12T14:30-05"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(MomentMistake) as caught:
        partial_date(text, timezone=CHICAGO)
    assert caught.value.reason
    assert caught.value.hint
    assert str(caught.value) == caught.value.reason
    assert not caught.value.reason.endswith(".")


# --- moments ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "iso", "zone"),
    [
        ("2026-12-01T10:00 America/Chicago", "2026-12-01T10:00:00-06:00", CHICAGO),
        ("2026-12-01 10:00 America/Chicago", "2026-12-01T10:00:00-06:00", CHICAGO),
        ("2026-12-01T10:00-06:00", "2026-12-01T10:00:00-06:00", None),
        ("2026-12-01T10:00 -06:00", "2026-12-01T10:00:00-06:00", None),
        ("2026-12-01T10:00Z", "2026-12-01T10:00:00+00:00", None),
        ("2026-12-01T10:00 UTC", "2026-12-01T10:00:00+00:00", "UTC"),
        ("2026-12-01T10:00:30+05:30", "2026-12-01T10:00:30+05:30", None),
        ("2026-12-01T10:00-06:00 America/Chicago", "2026-12-01T10:00:00-06:00", CHICAGO),
        # 20 March 2009: Brownsville was already on summer time, Matamoros across the bridge was not.
        ("2009-03-20T10:00 America/Chicago", "2009-03-20T10:00:00-05:00", CHICAGO),
        ("2009-03-20T10:00 America/Matamoros", "2009-03-20T10:00:00-06:00", "America/Matamoros"),
        # Mexico City had summer time until 2022.
        ("2022-07-01T10:00 America/Mexico_City", "2022-07-01T10:00:00-05:00", "America/Mexico_City"),
        ("2023-07-01T10:00 America/Mexico_City", "2023-07-01T10:00:00-06:00", "America/Mexico_City"),
    ],
)
def test_a_moment_has_an_offset_or_a_zone(text: str, iso: str, zone: str | None) -> None:
    aware, key = moment(text)
    assert (aware.isoformat(), key) == (iso, zone)


def test_a_moment_without_either_is_refused() -> None:
    error = refused("2026-12-01T10:00")
    assert error.reason == "'2026-12-01T10:00' does not say in which time zone"
    assert error.hint == "write 2026-12-01T10:00 America/Chicago or 2026-12-01T10:00-06:00"


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "2026-12-01", "2026-12-01T10:00 CST", "2026-12-01T10:00 EST", "2026-12-01T10:00+15:00",
     "2026-12-01T10:00-06:60", "2026-12-01T10:00 ../etc/passwd", "2026-12-01T10:00  America/Chicago",
     "2026-02-29T10:00Z", "2026-12-01T25:00Z", "9999-12-31T23:30-06:00"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(text: str) -> None:
    assert refused(text).hint


# Each night that clocks change: zone, the hour that is skipped, the hour that comes twice, offsets before and after.
FORWARD = [
    ("America/Chicago", "2026-03-08T02:30", "2026-03-08T03:30"),
    ("America/Denver", "2026-03-08T02:30", "2026-03-08T03:30"),
    ("America/Tijuana", "2026-03-08T02:30", "2026-03-08T03:30"),
    ("America/Mexico_City", "2022-04-03T02:30", "2022-04-03T03:30"),
]
BACK = [
    ("America/Chicago", "2026-11-01T01:30", "-05:00", "-06:00"),
    ("America/Denver", "2026-11-01T01:30", "-06:00", "-07:00"),
    ("America/Tijuana", "2026-11-01T01:30", "-07:00", "-08:00"),
    ("America/Mexico_City", "2022-10-30T01:30", "-05:00", "-06:00"),
]


@pytest.mark.parametrize(("zone", "local", "instead"), FORWARD)
def test_a_time_that_clocks_skip_is_refused(zone: str, local: str, instead: str) -> None:
    error = refused(f"{local} {zone}")
    assert f"does not exist in {zone}" in error.reason
    assert error.hint == f"write {instead}"
    with pytest.raises(MomentMistake):
        partial_date(local, timezone=zone)


@pytest.mark.parametrize(("zone", "local", "first", "second"), BACK)
def test_a_time_that_comes_twice_needs_its_offset(zone: str, local: str, first: str, second: str) -> None:
    error = refused(f"{local} {zone}")
    assert f"happens twice in {zone}" in error.reason
    assert first in error.hint
    assert second in error.hint
    one, key = moment(f"{local}{first} {zone}")
    two, _ = moment(f"{local}{second} {zone}")
    assert key == zone
    assert two - one == timedelta(hours=1)


@pytest.mark.parametrize("zone", ["America/Mexico_City", "America/Chihuahua"])
def test_mexico_has_no_such_nights_since_2022(zone: str) -> None:
    assert moment(f"2026-04-05T02:30 {zone}")[0].utcoffset() == timedelta(hours=-6)
    assert moment(f"2026-10-25T01:30 {zone}")[0].utcoffset() == timedelta(hours=-6)


def test_an_offset_that_the_zone_has_not_is_refused() -> None:
    error = refused("2026-12-01T10:00-05:00 America/Chicago")
    assert error.reason == "America/Chicago is not at -05:00 at 10:00 on 2026-12-01"
    assert error.hint == "write -06:00, or leave it out"
    assert refused("2026-11-01T01:30-07:00 America/Chicago").hint == "write -05:00 or -06:00, or leave it out"
    refused("2026-03-08T02:30-06:00 America/Chicago")


def test_the_second_0110_sorts_after_the_first_0130() -> None:
    first, _ = moment("2026-11-01T01:30-05:00 America/Chicago")
    second, _ = moment("2026-11-01T01:10-06:00 America/Chicago")
    assert first < second
    assert second == second.astimezone(UTC)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2037, 12, 31)), st.sampled_from(BORDER))
def test_a_moment_is_read_as_the_zone_has_it_or_refused(local: datetime, zone: str) -> None:
    local = local.replace(microsecond=0)
    utc = local.replace(tzinfo=UTC)
    shown = utc.astimezone(ZoneInfo(zone))
    offset = shown.utcoffset()
    assert offset is not None
    text = f"{shown:%Y-%m-%dT%H:%M:%S}"
    other = shown.replace(fold=1 - shown.fold)
    try:
        found, key = moment(f"{text} {zone}")
    except MomentMistake:
        assert shown.utcoffset() != other.utcoffset()
    else:
        assert (found, key) == (utc, zone)
        assert found.utcoffset() == offset
    if offset.total_seconds() % 60 == 0:
        assert moment(f"{text}{moments._sign(offset)} {zone}")[0] == utc


@given(st.text(max_size=40))
def test_any_other_text_is_refused_and_nothing_else_happens(text: str) -> None:
    for read in (moment, lambda t: partial_date(t, timezone=CHICAGO), moments.zone):
        with contextlib.suppress(MomentMistake):
            read(text)


# --- where a day begins -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "zone", "iso"),
    [
        ("2009", CHICAGO, "2009-01-01T00:00:00-06:00"),
        ("2009-08", CHICAGO, "2009-08-01T00:00:00-05:00"),
        ("2009-08-12", "America/Mexico_City", "2009-08-12T00:00:00-05:00"),
        ("2009-08-12T14:30", CHICAGO, "2009-08-12T14:30:00-05:00"),
        ("2009-03-08", "America/Havana", "2009-03-08T01:00:00-04:00"),  # no midnight
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"),  # no midnight
        ("2012-11-04", "America/Havana", "2012-11-04T00:00:00-04:00"),  # midnight twice: the first
        ("1919-03-31", "America/Toronto", "1919-03-31T00:30:00-04:00"),  # clocks went from 23:30 to 00:30
        ("2011-12-30", "Pacific/Apia", "2011-12-31T00:00:00+14:00"),  # no such day at all
    ],
)
def test_a_date_starts_at_the_first_moment_of_its_day(text: str, zone: str, iso: str) -> None:
    assert start(partial_date(text, timezone=zone), timezone=zone).isoformat() == iso


@given(st.dates(date(1900, 1, 1), date(2037, 12, 31)), st.sampled_from((*BORDER, "America/Havana", "America/Santiago")))
def test_a_second_before_the_start_is_the_day_before(day: date, zone: str) -> None:
    begins = start(PartialDate(day.year, day.month, day.day), timezone=zone)
    place = ZoneInfo(zone)
    assert begins.astimezone(place).date() == day
    earlier = (begins.astimezone(UTC) - timedelta(seconds=1)).astimezone(place)
    assert earlier.date() < day


# --- zones --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["America/Chicago", "America/Indiana/Knox", "UTC", "Etc/UTC"])
def test_zones_are_iana_keys(key: str) -> None:
    assert moments.zone(key).key == key


@pytest.mark.parametrize(
    "key",
    ["", "America", "America/Indiana", "America/", "/etc/localtime", "../../etc/passwd", "posix/America/Chicago",
     "right/America/Chicago", "localtime", "EST", "CST", "america/chicago", "America/Chicago\n", "America/../UTC",
     "America/Nowhere", "A\0B"],
)  # fmt: skip
def test_other_keys_are_refused(key: str) -> None:
    with pytest.raises(MomentMistake) as caught:
        moments.zone(key)
    assert caught.value.hint == "name an IANA zone, as America/Chicago or America/Mexico_City"


def test_a_mistake_crosses_process_borders() -> None:
    error = pickle.loads(pickle.dumps(refused("nonsense")))
    assert (error.reason, error.hint) == (refused("nonsense").reason, refused("nonsense").hint)


def test_reading_dates_needs_no_babel() -> None:
    code = "import sys, comunicado.moments; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
