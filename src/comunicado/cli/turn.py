"""Bare `comunicado`: whose turn it is on what, and the next command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from comunicado import tags
from comunicado.build import gate as gates
from comunicado.build.gate import Gate
from comunicado.build.ledger import Standing, chain
from comunicado.build.words import recorded_labels
from comunicado.cli.desk import Desk, count, now, tell
from comunicado.cli.status import open_in
from comunicado.model import Key, Release
from comunicado.newsroom import Places
from comunicado.newsroom.places import LOCALES, NEWSROOM, PUBLIC, TEMPLATES


def show(desk: Desk) -> None:
    """Print a line for each thing that waits for somebody, and what that person does next."""
    newsroom = desk.newsroom
    gate, errors = gates.at(desk.newsroom, desk.shelf, desk.shelf.ids, labels=recorded_labels, now=now())
    click.echo(f"{click.style(newsroom.title, bold=True)}: {count(len(desk.shelf.ids), 'release')}")
    shared: dict[str, _Catalogue] = {}
    lines = [line for release in gate.releases.values() for line in _turns(desk, gate, release, shared)]
    for line in [*lines, *_translators(shared)]:
        click.echo(f"  {line}")
    unreadable = tell([*errors, *gate.errors, *gate.ledger.errors])
    if not desk.shelf.ids:
        click.echo("  author: start a release with 'comunicado new ID'")
    elif not (lines or shared or unreadable):
        click.echo("  nothing waits for anybody; 'comunicado status' shows where everything stands")
    raise click.exceptions.Exit(2 if unreadable else 0)


@dataclass(slots=True)
class _Catalogue:
    """What waits in a catalogue."""

    unreadable: bool = False
    open: set[Key] = field(default_factory=set)
    held: set[Key] = field(default_factory=set)
    """Those that a check holds back."""


def _turns(desk: Desk, gate: Gate, release: Release, shared: dict[str, _Catalogue]) -> list[str]:
    """The lines of a release; what waits of the newsroom's own words goes into `shared`, for all releases show them."""
    id, newsroom = release.id, desk.newsroom
    if release.draft:
        return [f"author: {id} is a draft; finish it, remove 'draft: true', then 'comunicado extract'"]
    stands = {tag: gate.standings(release, tag) for tag in newsroom.locales}
    if any(own.ahead or words.ahead for own, words in stands.values()):
        return [f"author: {id} is ahead of its catalogues; 'comunicado extract'"]
    owned: dict[str, _Catalogue] = {}
    for tag, (own, words) in stands.items():
        _note(owned, gate, own, id, tag, release.source)
        _note(shared, gate, words, NEWSROOM, tag, newsroom.source)
    return [*_translators(owned), *_comms(desk, gate, release)]


def _note(found: dict[str, _Catalogue], gate: Gate, standing: Standing, id: str, tag: str, source: str) -> None:
    """Note what waits in the catalogues that a locale reads."""
    if error := gate.ledger.error(id, chain(tag, source)):
        found.setdefault(error.path, _Catalogue()).unreadable = True
    elif tags.language(tag) != tags.language(source):
        for key, name in open_in(gate, id, standing, tag, source).items():
            catalogue = found.setdefault(Places.catalogue(id, name), _Catalogue())
            catalogue.open.add(key)
            if standing.states[key] == "invalid":
                catalogue.held.add(key)


def _translators(found: dict[str, _Catalogue]) -> Iterator[str]:
    for path, catalogue in found.items():
        if catalogue.unreadable:
            yield f"translator: {path} cannot be read; mend it, or put back the last good one"
        else:
            waits = count(len(catalogue.open), "message")
            held = f" ({len(catalogue.held)} held back: 'comunicado compile' says why)" if catalogue.held else ""
            yield f"translator: {waits} open in {path}{held}"


def _comms(desk: Desk, gate: Gate, release: Release) -> Iterator[str]:
    id, newsroom = release.id, desk.newsroom
    verdicts = {edition.name: gate.judge(release, edition) for edition in newsroom.editions}
    changed = _changed(desk, id)
    ready = [name for name, verdict in verdicts.items() if verdict.ready]
    behind = [name for name in ready if _built(newsroom.root / PUBLIC / Places.page(name, id)) < changed]
    if behind:
        yield f"comms: {id} is ready in {', '.join(behind)}; 'comunicado build'"
    waiting = [name for name, verdict in verdicts.items() if verdict.state == "unapproved"]
    if waiting:
        roles = " and ".join(newsroom.publish.approvals)
        yield f"{roles}: {id} waits for approval in {', '.join(waiting)}"


def _built(page: Path) -> float:
    """When a page was built; 0 where it is not there."""
    try:
        return page.stat().st_mtime
    except OSError:
        return 0


def _changed(desk: Desk, id: str) -> float:
    """When what a release's pages are made of last changed."""
    root = desk.newsroom.root
    folders = sorted((root / LOCALES).glob("*/LC_MESSAGES"))
    files = [folder / f"{name}.po" for folder in folders for name in (id, NEWSROOM)]
    files += [root / desk.newsroom.config, *(root / Places.folder(id)).rglob("*"), *(root / TEMPLATES).rglob("*")]
    return max(_built(file) for file in files)
