"""The rules of when a release, and what of it, may be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado.embargo import current, visible
from comunicado.markdown import html
from comunicado.model import Release
from sources import parsed, releases

LATE = datetime(9999, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def release(*lines: str, date: str = "2009") -> Release:
    return parsed("\n".join(["---", "headline: A", f"date: {date}", *lines, "---", ""]))


@pytest.mark.parametrize(
    "lines", [["draft: true"], ["draft:"], ["draft: true", "embargo: 2009-01-01T00:00Z"], ["embargo: hold"]]
)
def test_a_draft_and_a_release_on_hold_are_never_visible(lines: list[str]) -> None:
    assert not visible(release(*lines), LATE)


def test_a_release_of_the_past_is_visible() -> None:
    assert visible(release(), LATE)
    assert visible(release("draft: false"), LATE)


@pytest.mark.parametrize(
    ("date", "lines", "lifts"),
    [
        # The moment as UTC.  A date without a time begins at midnight in the newsroom's zone, Chicago.
        ("2030", [], "2030-01-01T06:00"),
        ("2030-07", [], "2030-07-01T05:00"),
        ("2030-12-24", [], "2030-12-24T06:00"),
        ("2030-12-24T09:30", [], "2030-12-24T15:30"),
        ("2030-12-24T09:30 America/Tijuana", [], "2030-12-24T17:30"),
        # The embargo decides, be it before the date or after.
        ("2030", ["embargo: 2026-12-01T10:00 America/Chicago"], "2026-12-01T16:00"),
        ("2009", ["embargo: 2026-12-01T10:00 America/Chicago"], "2026-12-01T16:00"),
        ("2009", ["embargo: 2026-12-01T10:00 America/Mexico_City"], "2026-12-01T16:00"),
        ("2009", ["embargo: 2026-07-01T10:00 America/Chicago"], "2026-07-01T15:00"),
        ("2009", ["embargo: 2026-07-01T10:00 America/Mexico_City"], "2026-07-01T16:00"),
        ("2009", ["embargo: 2026-07-01T10:00 America/Tijuana"], "2026-07-01T17:00"),
        ("2009", ["embargo: 2026-07-01T10:00 Europe/Madrid"], "2026-07-01T08:00"),
        ("2009", ["embargo: 2026-07-01T10:00-06:00"], "2026-07-01T16:00"),
        # The night that clocks go forward: 02:00 to 03:00 does not exist.
        ("2009", ["embargo: 2026-03-08T01:59:59 America/Chicago"], "2026-03-08T07:59:59"),
        ("2009", ["embargo: 2026-03-08T03:00 America/Chicago"], "2026-03-08T08:00"),
        # The night that clocks go back: 01:30 is twice.
        ("2009", ["embargo: 2026-11-01T00:59 America/Chicago"], "2026-11-01T05:59"),
        ("2009", ["embargo: 2026-11-01T01:30-05:00 America/Chicago"], "2026-11-01T06:30"),
        ("2009", ["embargo: 2026-11-01T01:30-06:00 America/Chicago"], "2026-11-01T07:30"),
        ("2009", ["embargo: 2026-11-01T02:00 America/Chicago"], "2026-11-01T08:00"),
    ],
)
def test_a_release_is_visible_from_its_moment_on_and_not_a_second_before(
    date: str, lines: list[str], lifts: str
) -> None:
    found = release(*lines, date=date)
    moment = datetime.fromisoformat(lifts).replace(tzinfo=UTC)
    for clock in (UTC, timezone(timedelta(hours=14)), ZoneInfo("America/Chicago"), ZoneInfo("America/Tijuana")):
        assert not visible(found, (moment - SECOND).astimezone(clock))
        assert visible(found, moment.astimezone(clock))
        assert visible(found, (moment + SECOND).astimezone(clock))


def test_on_the_night_that_clocks_go_back_no_wall_clock_is_compared() -> None:
    chicago = ZoneInfo("America/Chicago")
    lifts = datetime(2026, 11, 1, 1, 10, tzinfo=chicago, fold=1)
    earlier = datetime(2026, 11, 1, 1, 30, tzinfo=chicago)  # 01:30 the first time: 40 minutes before
    for published in (lifts, lifts.astimezone(UTC)):
        found = replace(release(), published=published)
        assert not visible(found, earlier)
        assert visible(found, earlier.replace(fold=1))


def test_a_clock_without_a_zone_shows_nothing() -> None:
    assert not visible(release(), datetime(2030, 1, 1))
    assert not visible(replace(release(), published=datetime(2009, 1, 1)), LATE)


@given(releases(max_size=0), st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)))
def test_what_is_visible_stays_visible_and_is_no_draft(made: Release, now: datetime) -> None:
    if visible(made, now):
        assert visible(made, LATE)
        assert not made.draft


CHANGED = (
    "updated: 2009-09-01",
    "corrections:",
    "  - {date: 2009-08-14, text: one}",
    "  - {date: 2009-09-02T10:00 America/Mexico_City, text: two}",
)


@pytest.mark.parametrize(
    ("now", "texts", "updated"),
    [
        # Days begin at midnight in the newsroom's zone, Chicago; 10:00 in Mexico City was 15:00 UTC that day.
        ("2009-08-14T04:59:59+00:00", (), False),
        ("2009-08-14T05:00:00+00:00", ("one",), False),
        ("2009-09-01T00:00:00-05:00", ("one",), True),
        ("2009-09-02T14:59:59+00:00", ("one",), True),
        ("2009-09-02T15:00:00+00:00", ("one", "two"), True),
    ],
)
def test_a_change_is_seen_from_its_moment_on(now: str, texts: tuple[str, ...], updated: bool) -> None:
    whole = release(*CHANGED)
    seen = current(whole, datetime.fromisoformat(now))
    assert tuple(html.text(one.text, {}) for one in seen.corrections) == texts
    assert (seen.updated is not None, seen.updated_date is not None) == (updated, updated)
    assert seen.modified <= datetime.fromisoformat(now)
    assert current(whole, LATE) is whole


@given(releases(), st.datetimes(timezones=st.just(UTC)))
def test_nothing_else_of_a_release_depends_on_the_clock(whole: Release, now: datetime) -> None:
    seen = current(whole, now)
    changes = {"corrections": whole.corrections, "updated": whole.updated, "updated_date": whole.updated_date}
    assert replace(seen, **changes) == whole
