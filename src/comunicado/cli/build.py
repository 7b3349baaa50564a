"""`comunicado build`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from comunicado.cli.desk import Desk, count, editions, moment, releases, tell
from comunicado.errors import Problem, RequestError
from comunicado.newsroom.formats import BUILT_IN
from comunicado.newsroom.places import CACHE

if TYPE_CHECKING:
    from comunicado.build.report import Report
    from comunicado.newsroom import Edition

_ALL = "all"


@click.command("build")
@releases
@editions
@click.option(
    "--format",
    "form",
    default=_ALL,
    show_default=True,
    metavar="NAME",
    help="html, pdf, …: one that an edition has.",
    shell_complete=lambda context, parameter, start: [n for n in (_ALL, *BUILT_IN) if n.startswith(start)],
)
@moment
@click.pass_obj
def command(desk: Desk, release: tuple[str, ...], edition: tuple[str, ...], form: str, now: datetime) -> None:
    """Render every edition and publish the site.

    Compiles what is stale, renders web pages and PDFs of every edition that is ready, and replaces public/ in one
    step. Drafts, embargoed releases and unfinished translations are withheld, and said so. With RELEASE, --edition or
    --format only that is made again, with the indexes that show it; the rest is carried over.

    Exits 1 if something that you named, or that was public before, is withheld.
    """
    from comunicado.build.pipeline import build
    from comunicado.build.report import Request
    from comunicado.cli.progress import bar
    from comunicado.editions import fonts

    newsroom = desk.newsroom
    chosen = tuple(newsroom.edition(name) for name in edition) or newsroom.editions
    ids, forms = desk.shelf.select(release), _formats(form, chosen)
    if not fonts.ready(newsroom.root / CACHE):
        click.echo("making the fonts for web and print, once on this machine: about half a minute", err=True)
    with bar("building") as move:
        report = build(newsroom, desk.shelf, Request(ids, chosen, forms, now), progress=move)
    named = bool(release or edition)
    asked = {(id, one.name) for id in ids for one in chosen} if named else set()
    code = _tell(report, asked)
    total = f"{count(report.releases, 'release')}, {count(report.made, 'document')} made"
    click.echo(f"public/: {total}{f', {report.kept} kept' if report.kept else ''}")
    raise click.exceptions.Exit(code)


def _formats(name: str, chosen: Sequence[Edition]) -> tuple[str, ...]:
    """The formats to make of some editions.

    Raises:
        RequestError: none of them is made as that.
    """
    from comunicado.editions.formats import configured

    known = configured(chosen)
    if name not in (_ALL, *known):
        of = f"edition '{chosen[0].name}'" if len(chosen) == 1 else "none of the editions"
        reason = f"{of} is {'not ' if len(chosen) == 1 else ''}made as '{name}'"
        hint = f"use {', '.join(known)} or {_ALL}, or add it to the edition's 'formats'"
        raise RequestError(Problem("", None, reason, hint))
    return known if name == _ALL else (name,)


def _tell(report: Report, asked: set[tuple[str, str]]) -> int:
    """Say what was held back and what failed; the exit code."""
    unreadable = tell(report.unreadable)
    failed = tell(report.failed)
    for remark in report.remarks:
        click.echo(str(remark), err=True)
    for line in _held_back(report):
        click.echo(line, err=True)
    for one in report.compiled:
        held = {(f.context, f.id) for f in one.findings if f.severity == "error"}
        if held:
            where = one.findings[0].path
            click.echo(
                f"{where}: {count(len(held), 'message')} held back by checks; 'comunicado compile' says why", err=True
            )
    for id in report.ahead:
        click.echo(
            f"releases/{id}/release.md: the source is ahead of its catalogue; run 'comunicado extract'", err=True
        )
    for id in report.unread:
        click.echo(f"{id}: taken down: its source cannot be read", err=True)
    for id in report.gone:
        click.echo(f"{id}: has no source any more; it was removed from public/", err=True)
    lost = bool(report.gone) or any(held.was_public for held in report.held)
    refused = any((held.id, held.edition) in asked for held in report.held)
    return 2 if unreadable else 1 if failed or lost or refused else 0


def _held_back(report: Report) -> Sequence[str]:
    """One line for each release and reason."""
    groups: dict[tuple[str, str, str, bool], list[str]] = {}
    for held in report.held:
        key = (held.id, held.verdict.state, held.verdict.reason, held.was_public)
        groups.setdefault(key, []).append(held.edition)
    lines = []
    for (id, state, reason, was_public), names in groups.items():
        what = "taken down" if was_public else "withheld"
        lines.append(f"{id}: {', '.join(names)} {what}{'' if state == what else f' ({state})'}: {reason}")
    return lines
