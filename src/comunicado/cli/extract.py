"""`comunicado extract`."""

from __future__ import annotations

import click

from comunicado.cli.desk import Desk, count, now, releases, tell
from comunicado.cli.progress import steps


@click.command("extract")
@releases
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if any catalogue would change.")
@click.pass_obj
def command(desk: Desk, release: tuple[str, ...], check: bool) -> None:
    """Bring the catalogues up to date with the releases.

    Reads each RELEASE (an id, a folder, a glob; none means all), the shared texts and the newsroom's templates, writes
    the catalogue templates (.pot), and updates the catalogue (.po) of every language in place. Nothing that was
    translated is ever lost: what left the source is kept as obsolete, and comes back with it. An edited text keeps the
    translation it had, and a new one gets that of a like text in another release, to be reviewed: such a guess is
    fuzzy, and never published. What has not changed since the last time is passed over.

    \b
    comunicado extract
    comunicado extract 2009/border-summit
    comunicado extract --check        # in CI
    """
    from comunicado.build.extract import extract

    ids = desk.shelf.select(release)
    with steps("extracting", len(ids) + 1) as step:
        done = extract(desk.newsroom, desk.shelf, ids, now=now(), write=not check, progress=step)
    for change in done.changes:
        verb = ("would be made" if change.new else "would change") if check else ("new" if change.new else "updated")
        waiting = f", {count(change.open, 'message')} open" if change.open else ""
        added = f", {change.added} new" if change.added else ""
        gone = f", {count(change.gone, 'translation')} kept that left the source" if change.gone else ""
        click.echo(f"{change.path}: {verb}{waiting}{added}{gone}")
    unreadable = tell(done.errors)
    for remark in done.remarks:
        click.echo(str(remark), err=True)
    if not done.changes and not unreadable:
        click.echo(f"up to date: {count(done.files, 'catalogue')}", err=True)
    elif check and done.changes:
        click.echo("run 'comunicado extract' and commit what it writes", err=True)
    raise click.exceptions.Exit(2 if unreadable else 1 if check and done.changes else 0)
