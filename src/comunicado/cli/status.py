"""`comunicado status`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click

from comunicado import tags
from comunicado.build import gate as gates
from comunicado.build.gate import Gate
from comunicado.build.ledger import Standing, chain, total
from comunicado.build.words import recorded_labels
from comunicado.cli.desk import Desk, moment, releases, tell
from comunicado.embargo import visible
from comunicado.markdown import flatten
from comunicado.model import Coverage, Key, PartialDate, Release
from comunicado.newsroom.places import NEWSROOM, regions


@click.command("status")
@releases
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@moment
@click.pass_obj
def command(desk: Desk, release: tuple[str, ...], form: str, now: datetime) -> None:
    """Show what is translated, and what may be published.

    For each RELEASE (an id, a folder, a glob; none means all): coverage of every locale in per cent, floored, so that
    100 means all; the state of every edition, with the reason where it is not ready; and the source words of what is
    open, each counted once: new; fuzzy (a translation to be revised, for its source changed or a check holds it back);
    reused (a translation from another release, to be reviewed); repeated (the same message is open elsewhere, and was
    counted there). What is missing is work, not a mistake: the exit code is 0. Of a catalogue that cannot be read
    nothing is counted: it is named, with its mistakes, and the exit code is 2.
    """
    ids = desk.shelf.select(release)
    gate, errors = gates.at(desk.newsroom, desk.shelf, ids, labels=recorded_labels, now=now)
    counted: _Counted = set()
    rows = [_row(desk, gate, one, counted, now) for one in gate.releases.values()]
    if form == "json":
        click.echo(json.dumps({"releases": rows}, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            _print(row)
        if not rows and not errors:
            click.echo("no releases yet; start one with 'comunicado new ID'", err=True)
    unreadable = tell([*errors, *gate.errors, *gate.ledger.errors])
    raise click.exceptions.Exit(2 if unreadable else 0)


_Counted = set[tuple[str, Key]]
"""Open messages whose words were counted, each with the POSIX name of the catalogue that it is open in."""


def _row(desk: Desk, gate: Gate, release: Release, counted: _Counted, now: datetime) -> dict[str, Any]:
    found = {name: _count(gate, release, tag, counted) for name, tag in _locales(desk, release).items()}
    editions = {edition.name: gate.judge(release, edition) for edition in desk.newsroom.editions}
    return {
        "id": release.id,
        "headline": flatten(release.headline),
        "date": _date(release.date),
        "source": release.source,
        "draft": release.draft,
        "embargo": _embargo(release),
        "visible": visible(release, now),
        "locales": {name: _coverage(*one) for name, one in found.items()},
        "editions": {name: {"state": verdict.state, "reason": verdict.reason} for name, verdict in editions.items()},
    }


def _locales(desk: Desk, release: Release) -> dict[str, str]:
    """The locales that translators work on, POSIX name → tag: each language, and each region that has a catalogue."""
    found = {}
    known = regions(desk.newsroom.root)
    for language in desk.newsroom.languages(release.source):
        shown = [tag for tag in desk.newsroom.locales if tags.language(tag) == language]
        # A region with a catalogue of its own speaks for itself; the language, for one without.
        plain = [tag for tag in shown if tags.posix(tag) not in known]
        found[language] = (plain or shown)[0]
        found |= {tags.posix(tag): tag for tag in shown if tag not in plain and tag != language}
    return found


def _count(gate: Gate, release: Release, locale: str, counted: _Counted) -> tuple[Coverage, list[str]]:
    """What a release has in a locale, and its catalogues that cannot be read: of what stands in those, only how much it
    is.
    """
    parts, unreadable = [], []
    sources = ((release.id, release.source), (NEWSROOM, gate.newsroom.source))
    for (id, source), standing in zip(sources, gate.standings(release, locale), strict=True):
        if error := gate.ledger.error(id, chain(locale, source)):
            unreadable.append(error.path)
            everything = standing.coverage()
            parts.append(Coverage(total=everything.total, words=everything.words))
            continue
        work = {(name, key) for key, name in open_in(gate, id, standing, locale, source).items()}
        parts.append(standing.coverage({key for _, key in work & counted}))
        counted |= work
    return total(*parts), unreadable


def open_in(gate: Gate, id: str, standing: Standing, locale: str, source: str) -> dict[Key, str]:
    """The open messages of a release (or of the newsroom) in a locale, each with the POSIX name of the catalogue that
    it is to be done in: what a region has not is done in its language's, once for all regions.

    Args:
        locale: BCP 47 tag of the reader.
        source: BCP 47 tag that the messages are written in.
    """
    sheets = [(name, sheet) for name in chain(locale, source) if (sheet := gate.ledger.sheet(id, name))]
    language = tags.language(locale)
    return {key: next((name for name, sheet in sheets if key in sheet.messages), language) for key in standing.open}


def _coverage(coverage: Coverage, unreadable: list[str]) -> dict[str, Any]:
    return {
        "total": coverage.total,
        "translated": coverage.translated,
        "fuzzy": coverage.fuzzy,
        "missing": coverage.missing,
        "invalid": coverage.invalid,
        "percent": coverage.percent,
        "words": {
            "total": coverage.words,
            "new": coverage.words_new,
            "fuzzy": coverage.words_fuzzy,
            "repeated": coverage.words_repeated,
            "reused": coverage.words_reused,
        },
        **({"unreadable": unreadable} if unreadable else {}),
    }


def _date(date: PartialDate) -> str:
    if date.time is not None:
        return date.time.isoformat()
    parts = (f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part))
    return "-".join(parts)


def _embargo(release: Release) -> str | None:
    if release.embargo is None:
        return None
    return release.embargo.moment.isoformat() if release.embargo.moment else "hold"


def _print(row: dict[str, Any]) -> None:
    click.echo(f"{click.style(row['id'], bold=True)}  {row['headline']}")
    marks = [row["date"], row["source"]]
    marks += ["draft"] * row["draft"] + [f"embargo {row['embargo']}"] * bool(row["embargo"])
    click.echo(f"  {' · '.join(marks)}")
    for name, locale in row["locales"].items():
        words = locale["words"]
        states = [f"{locale[key]} {key}" for key in ("fuzzy", "missing", "invalid") if locale[key]]
        work = [f"{words[key]} {key}" for key in ("new", "fuzzy", "repeated", "reused") if words[key]]
        more = (f"; {', '.join(states)}" if states else "") + (f"; words: {', '.join(work)}" if work else "")
        known = locale["translated"] + locale["fuzzy"] + locale["missing"]
        counts = f"{locale['translated']} of {known} messages{more}"
        if "unreadable" in locale:
            rest = f"; of the rest {counts}" if known else ""
            click.echo(f"  {name:8}   ? %  {' and '.join(locale['unreadable'])} cannot be read{rest}")
        else:
            click.echo(f"  {name:8} {locale['percent']:3} %  {counts}")
    for name, edition in row["editions"].items():
        reason = f": {edition['reason']}" if edition["reason"] else ""
        click.echo(f"  {name:8} {edition['state']}{reason}")
