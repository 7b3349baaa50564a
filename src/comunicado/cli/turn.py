"""Bare `comunicado`: whose turn it is on what, and the next command."""

from __future__ import annotations

from pathlib import Path

import click

from comunicado import tags
from comunicado.build import gate as gates
from comunicado.build.gate import Gate
from comunicado.build.words import recorded_labels
from comunicado.cli.desk import Desk, count, now, tell
from comunicado.model import Release
from comunicado.newsroom import Places
from comunicado.newsroom.places import LOCALES, NEWSROOM, PUBLIC, TEMPLATES


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
    changed = _changed(desk, id)
    behind = [name for name in ready if _built(newsroom.root / PUBLIC / Places.page(name, id)) < changed]
    if behind:
        lines[f"comms: {id} is ready in {', '.join(behind)}; 'comunicado build'"] = None
    waiting = [edition.name for edition in newsroom.editions if gate.judge(release, edition).state == "unapproved"]
    if waiting:
        roles = " and ".join(newsroom.publish.approvals)
        lines[f"{roles}: {id} waits for approval in {', '.join(waiting)}"] = None
    return list(lines)


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


def _catalogue(desk: Desk, id: str, tag: str) -> str:
    """The catalogue to open: the region's where it has one, else the language's."""
    regional = Places.catalogue(id, tags.posix(tag))
    if (desk.newsroom.root / regional).exists():
        return regional
    return Places.catalogue(id, tags.language(tag))
