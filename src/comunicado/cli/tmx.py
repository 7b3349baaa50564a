"""Translations out as TMX, and in."""

from __future__ import annotations

import re
import stat
from collections import Counter
from pathlib import Path

import click

from comunicado import __version__, tags
from comunicado.catalogues import store
from comunicado.cli.desk import Desk, count, tell
from comunicado.cli.screen import Screen
from comunicado.errors import CatalogueError, Problem, RequestError

_TOLD = 10
"""Translation units that are named when they are skipped."""


def export(desk: Desk, target: str, screen: Screen) -> None:
    """Write all translations that `screen` lets through to a file, or to standard output (`-`)."""
    from comunicado.catalogues import memory
    from comunicado.catalogues.memory import tmx_writer

    with memory.of(desk.newsroom) as remembered:
        screen.check(remembered)
        units = [unit for unit in remembered.units() if screen.keep(unit)]
        errors = (*remembered.errors_of_catalogues, *remembered.errors)
    written = tmx_writer.write(units, source=desk.newsroom.source, version=__version__, published=screen.published)
    if target == "-":
        click.echo(written.data, nl=False)
    else:
        _write(target, written.data)
        click.echo(f"{target}: {count(written.units, 'translation')}")
    if written.skipped:
        reason = f"{count(written.skipped, 'translation')} skipped: XML has no way to write a character in them"
        click.echo(reason, err=True)
    if not written.units:
        click.echo("no translations that may be exported are remembered", err=True)
    screen.tell()
    raise click.exceptions.Exit(2 if tell(errors) else 0)


def _write(target: str, data: bytes) -> None:
    path = Path(target)
    if not target or path.is_dir():
        raise RequestError(Problem(target, None, "this is no file", "name one, as newsroom.tmx; - is standard output"))
    if not path.parent.is_dir():
        raise RequestError(Problem(target, None, "there is no such folder", "make it first"))
    if not path.exists() or path.is_file():
        store.save(path.parent, path.name, data)
        return
    try:
        path.write_bytes(data)  # a pipe or a device takes it, and stays what it is
    except OSError as error:
        raise RequestError(Problem(target, None, f"the file cannot be written ({error.strerror})")) from None


def take(desk: Desk, file: str) -> None:
    """Check a TMX file and keep it with the newsroom's own."""
    from comunicado.catalogues.memory import tmx_reader
    from comunicado.catalogues.memory.files import FOLDER

    root = desk.newsroom.root
    data = _bytes(file, tmx_reader.MAX_BYTES)
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", Path(file).stem).strip("-._") or "memory"
    path = f"{FOLDER}/{name}.tmx"
    taken = tmx_reader.read(data, path=file, name=f"{name}.tmx", source=desk.newsroom.source)
    if not taken.units:
        reason = "there is no translation in it that can be used"
        raise CatalogueError(Problem(file, None, reason, "export texts in two languages"), *taken.skipped[:_TOLD])
    before = (root / path).exists()
    saved = store.save(root, path, data)
    # An office sends its memory again and again, under one name: the last one counts, and git has the others.
    click.echo(f"{path}: {'as before' if not saved else 'replaced' if before else 'new'}")
    ways = Counter(f"{tags.language(unit.source)} → {tags.language(unit.locale)}" for unit in taken.units)
    told = ", ".join(f"{way} {number}" for way, number in sorted(ways.items()))
    click.echo(f"{count(len(taken.units), 'translation')} taken: {told}", err=True)
    for problem in taken.skipped[:_TOLD]:
        click.echo(f"{problem}; skipped", err=True)
    if len(taken.skipped) > _TOLD:
        click.echo(f"{len(taken.skipped) - _TOLD} more skipped", err=True)


def _bytes(file: str, most: int) -> bytes:
    path = Path(file)
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would be to wait for it
            raise RequestError(Problem(file, None, "this is no regular file", "name a TMX file"))
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        raise RequestError(Problem(file, None, "there is no such file", "name a TMX file")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RequestError(Problem(file, None, f"the file cannot be read ({reason})")) from None
