"""`comunicado compile`."""

from __future__ import annotations

from collections.abc import Iterable

import click

from comunicado import tags
from comunicado.build.compiler import Compiled
from comunicado.build.compiling import compile_all
from comunicado.cli.desk import Desk, count, releases, tell
from comunicado.cli.progress import steps
from comunicado.model import Finding
from comunicado.newsroom import Places
from comunicado.newsroom.places import regions


@click.command("compile")
@releases
@click.option("--statistics", is_flag=True, help="Count the messages of each catalogue.")
@click.pass_obj
def command(desk: Desk, release: tuple[str, ...], statistics: bool) -> None:
    """Check translations and compile those that may be published.

    Reads the catalogues (.po) of each RELEASE strictly, checks them, and writes .mo files that hold exactly the
    messages that are translated, not fuzzy, and have no finding of severity error. Editions read nothing else, so what
    is not compiled cannot be published. Exits 1 if a message is held back.
    """
    ids = desk.shelf.select(release)
    languages = {tags.language(tag) for tag in desk.newsroom.locales}
    locales = sorted({*languages, *regions(desk.newsroom.root)})
    with steps("compiling", len(ids) + 1) as step:
        outcome = compile_all(desk.newsroom, desk.shelf, ids, locales, anew=statistics, progress=step)
    done = outcome.compiled
    unreadable = tell(outcome.errors)
    held = _findings(done)
    if statistics:
        for one in done:
            click.echo(_statistics(one))
    fresh = sum(one.fresh for one in done)
    click.echo(f"{count(len(done) + outcome.untouched, 'catalogue')}, {fresh} compiled now", err=True)
    if held:
        click.echo(f"{count(held, 'message')} held back; mend them in the .po file and compile again", err=True)
    raise click.exceptions.Exit(2 if unreadable else 1 if held else 0)


def _findings(done: Iterable[Compiled]) -> int:
    """Print findings; how many messages have one of severity error."""
    held: set[tuple[str, str | None, str]] = set()
    for one in done:
        for finding in one.findings:
            click.echo(_finding(finding))
            if finding.severity == "error":
                held.add((finding.path, finding.context, finding.id))
    return len(held)


def _finding(finding: Finding) -> str:
    place = finding.path if finding.line is None else f"{finding.path}:{finding.line}"
    return f"{place}: {finding.severity}: {finding.check}: {finding.message}"


def _statistics(one: Compiled) -> str:
    held = {(finding.context, finding.id) for finding in one.findings if finding.severity == "error"}
    counts = [count(one.translated, "translated message")]
    counts += [count(one.fuzzy, "fuzzy translation")] * bool(one.fuzzy)
    counts += [count(one.missing, "untranslated message")] * bool(one.missing)
    counts += [f"{len(held)} held back"] * bool(held)
    return f"{Places.catalogue(one.id, one.locale)}: {', '.join(counts)}"
