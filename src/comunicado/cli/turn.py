"""Bare `comunicado`: whose turn it is on what, and the next command."""

from __future__ import annotations

import click

from comunicado import tags
from comunicado.build import gate as gates
from comunicado.build.gate import Gate
from comunicado.build.words import recorded_labels
from comunicado.cli.desk import Desk, count, now, tell
from comunicado.model import Release
from comunicado.newsroom import Places
from comunicado.newsroom.places import NEWSROOM, PUBLIC


def show(desk: Desk) -> None:
    """Print a line for each thing that waits for somebody, and what that person does next."""
    newsroom = desk.newsroom
    gate, errors = gates.at(desk.newsroom, desk.shelf, desk.shelf.ids, labels=recorded_labels, now=now())
    click.echo(f"{click.style(newsroom.title, bold=True)}: {count(len(desk.shelf.ids), 'release')}")
    lines = [line for release in gate.releases.values() for line in _turns(desk, gate, release)]
    for line in lines:
        click.echo(f"  {line}")
    unreadable = tell([*errors, *gate.errors, *gate.ledger.errors])
    if not desk.shelf.ids:
        click.echo("  author: start a release with 'comunicado new ID'")
    elif not lines and not unreadable:
        click.echo("  nothing waits for anybody; 'comunicado status' shows where everything stands")
    raise click.exceptions.Exit(2 if unreadable else 0)


def _turns(desk: Desk, gate: Gate, release: Release) -> list[str]:
    id, newsroom = release.id, desk.newsroom
    if release.draft:
        return [f"author: {id} is a draft; finish it, remove 'draft: true', then 'comunicado extract'"]
    stands = {tag: gate.standings(release, tag) for tag in newsroom.locales}
    if any(own.ahead or shared.ahead for own, shared in stands.values()):
        return [f"author: {id} is ahead of its catalogues; 'comunicado extract'"]
    lines: dict[str, None] = {}
    for tag, (own, shared) in stands.items():
        for one, catalogue, source in ((own, id, release.source), (shared, NEWSROOM, newsroom.source)):
            if one.open and tags.language(tag) != tags.language(source):
                path = _catalogue(desk, catalogue, tag)
                held = sum(state == "invalid" for state in one.states.values())
                waits = count(len(one.open), "message")
                more = f" ({held} held back: 'comunicado compile' says why)" if held else ""
                lines[f"translator: {waits} open in {path}{more}"] = None
    ready = [edition.name for edition in newsroom.editions if gate.judge(release, edition).ready]
    absent = [name for name in ready if not (newsroom.root / PUBLIC / Places.page(name, id)).exists()]
    if absent:
        lines[f"comms: {id} is ready in {', '.join(absent)}; 'comunicado build'"] = None
    return list(lines)


def _catalogue(desk: Desk, id: str, tag: str) -> str:
    """The catalogue to open: the region's where it has one, else the language's."""
    regional = Places.catalogue(id, tags.posix(tag))
    if (desk.newsroom.root / regional).exists():
        return regional
    return Places.catalogue(id, tags.language(tag))
