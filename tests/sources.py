"""Releases at random, as `release.parse` gives them, and the short way to parse one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from comunicado import moments, release
from comunicado.errors import SourceError
from comunicado.markdown.tree import contents, nodes, within
from comunicado.model import (
    Correction,
    DateFact,
    DateTimeFact,
    Embargo,
    FactValue,
    Figure,
    Image,
    Kind,
    MoneyFact,
    NumberFact,
    PartialDate,
    PhoneFact,
    Release,
    UrlFact,
)
from comunicado.release_fields import NOWHERE, Surroundings
from documents import Lexicon, bodies, plain_lines

PATH, ID, ZONE = "releases/2009/summit/release.md", "2009/summit", "America/Chicago"


def parsed(text: str | bytes, around: Surroundings = NOWHERE) -> Release:
    """A release of the newsroom in Chicago."""
    data = text.encode() if isinstance(text, str) else text
    return release.parse(data, path=PATH, id=ID, timezone=ZONE, around=around)


def mistakes(text: str | bytes, around: Surroundings = NOWHERE) -> list[tuple[int | None, str]]:
    """Line and message of every mistake in a release; none where it can be read."""
    try:
        parsed(text, around)
    except SourceError as error:
        return [(p.line, f"{p.reason}; {p.hint}") for p in error.problems if p.path == PATH]
    return []


# --- at random ----------------------------------------------------------------------------------------------

ZONES = ("America/Chicago", "America/Denver", "America/Mexico_City", "America/Tijuana", "America/Havana", "UTC")


@st.composite
def moments_in_zones(draw: st.DrawFn) -> tuple[datetime, str | None]:
    """A moment to the second, in a zone or with an offset; nights that clocks go back among them."""
    seconds = st.integers(0, 5_000_000_000) | st.integers(-1_900_000_000, 0)
    night = st.integers(0, 4 * 3600).map(lambda seconds: 1257051600 + seconds)  # 1 November 2009, 05:00 to 09:00 UTC
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=draw(st.one_of(seconds, night)))
    zone = draw(st.none() | st.sampled_from(ZONES))
    if zone is None:
        return instant.astimezone(timezone(timedelta(minutes=15 * draw(st.integers(-48, 56))))), None
    there = instant.astimezone(ZoneInfo(zone))
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta(0)), fold=0), zone


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    """A date at any precision."""
    if draw(st.booleans()):
        moment, zone = draw(moments_in_zones())
        return PartialDate(moment.year, moment.month, moment.day, moment, zone)
    day = draw(st.dates(date(1000, 1, 2), date(9999, 12, 30)))
    return PartialDate(*draw(st.sampled_from([(day.year,), (day.year, day.month), (day.year, day.month, day.day)])))


_numbers = st.decimals(Decimal(-(10**12)), Decimal(10**12), places=2) | st.integers(0, 10**12).map(Decimal)
fact_values: st.SearchStrategy[FactValue] = st.one_of(
    st.builds(DateFact, st.dates(date(1000, 1, 1))),
    moments_in_zones().map(lambda given: DateTimeFact(*given)),
    st.builds(MoneyFact, _numbers, st.sampled_from(["USD", "MXN"])),
    st.builds(NumberFact, _numbers),
    st.builds(PhoneFact, st.just("+18663472423"), st.sampled_from([None, "1-866-DHS-2-ICE", "(866) 347-2423 [ICE]"])),
    st.builds(
        UrlFact,
        st.sampled_from(["https://example.org/a?b=c,d#e", "http://ice.gov/tips'"]),
        st.sampled_from([None, "ice.gov", "{[, ]}: '#'", "- ¿qué?"]),
    ),
)
_names = st.lists(st.sampled_from(["about-ice", "south-texas", "2026", "no"]), max_size=2, unique=True).map(tuple)


@st.composite
def later(draw: st.DrawFn, released: PartialDate) -> PartialDate:
    """A date that is not before that of a release."""
    return max(draw(dates()), released, key=lambda one: moments.start(one, timezone=ZONE).timestamp())


@st.composite
def corrections(draw: st.DrawFn, lexicon: Lexicon, released: PartialDate) -> Correction:
    """A correction at any date from that of the release."""
    given = draw(later(released))
    return Correction(given, moments.start(given, timezone=ZONE), draw(plain_lines(lexicon)))


@st.composite
def releases(draw: st.DrawFn, *, max_size: int = 3) -> Release:
    """A release of so many blocks; its facts, notes and pictures are those that its text names or may name."""
    facts = draw(st.dictionaries(st.sampled_from(["tip", "tip_line_2", "a"]), fact_values, max_size=2))
    lexicon = Lexicon(tuple(facts), draw(st.sampled_from([(), ("n",)])))
    body = draw(bodies(lexicon, max_size=max_size))
    shown = [block.src for block in within(body) if isinstance(block, Figure)]
    shown += [node.src for content, _ in contents(body) for node in nodes(content) if isinstance(node, Image)]
    credited = draw(st.sets(st.sampled_from(shown))) if shown else set()
    given = draw(dates())
    embargo = draw(st.none() | st.just(Embargo(None)) | moments_in_zones().map(lambda given: Embargo(*given)))
    updated = draw(st.none() | later(given))
    kind = draw(st.sampled_from(get_args(Kind)))
    return Release(
        id=ID,
        path=PATH,
        source=draw(st.sampled_from(["en-US", "es-MX", "fr", "zh-Hant-TW"])),
        headline=draw(plain_lines(lexicon)),
        date=given,
        published=embargo.moment if embargo and embargo.moment else moments.start(given, timezone=ZONE),
        body=body,
        subhead=draw(plain_lines(lexicon, empty=True)),
        dateline=draw(plain_lines(lexicon, empty=True)),
        summary=draw(plain_lines(lexicon, empty=True)),
        kind=kind,
        embargo=embargo,
        updated_date=updated,
        updated=moments.start(updated, timezone=ZONE) if updated else None,
        corrections=tuple(draw(st.lists(corrections(lexicon, given), max_size=2))),
        topics=draw(_names),
        issuers=("ice", "sre") if kind == "joint-statement" else draw(_names),
        draft=draw(st.booleans()),
        boilerplate=draw(_names),
        contacts=draw(_names),
        facts=facts,
        credits=tuple((name, draw(plain_lines(lexicon))) for name in sorted(credited)),
    )
