"""`comunicado init`."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shlex import quote

import click

from comunicado.catalogues import store
from comunicado.errors import Problem, RequestError
from comunicado.newsroom.config import OWN_FILE, PROJECT_FILE

_RENAMED = {"gitignore": ".gitignore"}
"""A dot file in a package is easily lost on its way into a wheel."""


@click.command("init")
@click.argument("dir", type=click.Path(file_okay=False, path_type=Path))
def command(dir: Path) -> None:
    """Start a newsroom that builds at once.

    Fills DIR with a configuration, three sample releases that show every feature (topics, corrections, a joint
    statement …), shared texts, contacts, and their Spanish catalogues. Change the title, address and zone in
    comunicado.toml, and remove the samples when you have seen them.

    \b
    comunicado init newsroom
    cd newsroom
    comunicado build
    """
    if dir.exists() and (not dir.is_dir() or any(dir.iterdir())):
        what = "is a newsroom already" if (dir / OWN_FILE).exists() or (dir / PROJECT_FILE).exists() else "is not empty"
        raise RequestError(Problem(str(dir), None, f"this folder {what}", "name one that is empty or not there yet"))
    with as_file(files("comunicado") / "starter") as starter:
        sources = sorted(path for path in starter.rglob("*") if path.is_file())
        for source in sources:
            name = source.relative_to(starter).as_posix()
            store.save(dir, _RENAMED.get(name, name), source.read_bytes())
    click.echo(f"{dir}: a newsroom with {len(sources)} files")
    click.echo(f"now: cd {quote(str(dir))} && comunicado build", err=True)
