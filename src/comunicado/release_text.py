"""A `Release` in, the text of its `release.md` out: reading what was written gives the release again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from comunicado import markdown
from comunicado.errors import Problem, SourceError
from comunicado.front import scalar
from comunicado.markdown.parser import FACT
from comunicado.markdown.tree import contents, nodes
from comunicado.model import (
    Content,
    DateFact,
    DateTimeFact,
    Embargo,
    FactRef,
    FactValue,
    Image,
    Link,
    MoneyFact,
    NumberFact,
    PartialDate,
    PhoneFact,
    Release,
    Str,
    UrlFact,
)
from comunicado.release import parse
from comunicado.release_fields import KEYS, Surroundings

# A brace that would begin a fact, and one whose backslash in front would be taken for an escape.
_MISTAKABLE = re.compile(rf"(?={FACT.pattern})\{{|(?<=\\)[{{}}]")


def write(release: Release) -> str:
    """A release as text: keys in the order of `release_fields.KEYS`, empty ones left out, `source` always there.

    What `Release` derives is not written: `id`, `path`, `published` and the moments of its other dates.  Facts of the
    newsroom stay names.

    Raises:
        SourceError: no text says exactly this release (one with gaps in another language, for one).
    """
    fields = dict(_fields(release))
    try:
        body = markdown.write(release.body)
    except markdown.MarkdownMistake as mistake:
        raise SourceError(Problem(release.path, None, mistake.reason, mistake.hint)) from None
    head = "".join(f"{key}:{_below(fields[key])}\n" for key in KEYS if fields.get(key))
    text = f"---\n{head}---\n" + (f"\n{body}" if body else "")
    known = Surroundings(facts=dict.fromkeys(_named(release), NumberFact(Decimal(0))))
    again = parse(text.encode(), path=release.path, id=release.id, around=known)
    if _as_in(again, release) != release:
        raise SourceError(Problem(release.path, None, "this release cannot be written as text", "write it more simply"))
    return text


def _as_in(again: Release, release: Release) -> Release:
    """The same with the moments of another: they depend on the newsroom's zone, which no text of a release says."""
    corrections = again.corrections
    if len(corrections) == len(release.corrections):
        pairs = zip(corrections, release.corrections, strict=True)
        corrections = tuple(replace(one, moment=other.moment) for one, other in pairs)
    updated = release.updated if again.updated else None
    return replace(again, published=release.published, updated=updated, corrections=corrections)


def _below(value: str | list[str]) -> str:
    return f" {value}" if isinstance(value, str) else "".join(f"\n  {line}" for line in value)


def _fields(release: Release) -> Iterator[tuple[str, str | list[str]]]:
    for key, content in (
        ("headline", release.headline), ("subhead", release.subhead), ("dateline", release.dateline),
        ("summary", release.summary),
    ):  # fmt: skip
        yield key, scalar(_plain(content)) if content else ""
    yield "kind", release.kind if release.kind != "news-release" else ""
    yield "date", _date(release.date)
    yield "draft", "true" if release.draft else ""
    yield "embargo", _embargo(release.embargo) if release.embargo else ""
    yield "updated", _date(release.updated_date) if release.updated_date else ""
    yield "source", release.source
    for key in ("issuers", "topics", "boilerplate", "contacts"):
        names = getattr(release, key)
        yield key, f"[{', '.join(names)}]" if names else ""
    yield (
        "corrections",
        [
            f"- {{date: {scalar(_date(one.date), flow=True)}, text: {scalar(_plain(one.text), flow=True)}}}"
            for one in release.corrections
        ],
    )
    yield "facts", [f"{name}: {_fact(value)}" for name, value in release.facts.items()]
    yield "credits", [f"{scalar(name)}: {scalar(_plain(credit))}" for name, credit in release.credits]


def _plain(content: Content) -> str:
    return "".join(
        _MISTAKABLE.sub(r"\\\g<0>", node.text) if isinstance(node, Str) else f"{{{node.name}}}"
        for node in content
        if isinstance(node, Str | FactRef)
    )


def _date(date: PartialDate) -> str:
    if date.time:
        return _moment(date.time, date.zone)
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)])


def _embargo(embargo: Embargo) -> str:
    return _moment(embargo.moment, embargo.zone) if embargo.moment else "hold"


def _moment(moment: datetime, zone: str | None) -> str:
    """With offset and zone: the offset alone says which of two on the night that clocks go back."""
    offset = moment.utcoffset()
    if zone and offset is not None and offset.seconds % 60:
        moment = moment.replace(tzinfo=None)  # local mean time, before there were zones; offsets have no seconds
    text = moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return f"{text} {zone}" if zone else text


def _fact(value: FactValue) -> str:
    match value:
        case DateFact(day):
            fields = {"date": day.isoformat()}
        case DateTimeFact(moment, zone):
            fields = {"datetime": _moment(moment, zone)}
        case MoneyFact(amount, currency):
            fields = {"money": f"{amount:f} {currency}"}
        case NumberFact(number):
            fields = {"number": f"{number:f}"}
        case PhoneFact(number, display):
            fields = {"phone": number, "display": display or ""}
        case UrlFact(url, display):
            fields = {"url": url, "display": display or ""}
    return "{" + ", ".join(f"{key}: {scalar(text, flow=True)}" for key, text in fields.items() if text) + "}"


def _named(release: Release) -> Iterator[str]:
    """Names of all facts that a release's text refers to, titles and alt texts too."""
    fields = (
        release.headline, release.subhead, release.dateline, release.summary,
        *(one.text for one in release.corrections), *(credit for _, credit in release.credits),
    )  # fmt: skip
    for content in (*fields, *(content for content, _ in contents(release.body))):
        for node in nodes(content):
            parts: Content = (node,)
            if isinstance(node, Link | Image):
                parts = (*node.title, *(node.alt if isinstance(node, Image) else ()))
            yield from (part.name for part in parts if isinstance(part, FactRef))
