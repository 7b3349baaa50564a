"""`comunicado doctor`."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import click

from comunicado.cli.desk import Desk
from comunicado.errors import ComunicadoError


@dataclass(frozen=True, slots=True)
class _Need:
    """Something the machine should have."""

    what: str
    there: bool
    mend: str = ""
    """What to do where it is not there."""


@click.command("doctor")
@click.pass_obj
def command(desk: Desk) -> None:
    """Say what this machine lacks, and the command that mends it.

    Looks for the libraries that make PDFs, the fonts, and time zones, and inside a newsroom at its configuration and
    whether its folders can be written. Exits 1 if something is missing.
    """
    needs = [*_python(), *_libraries(), *_fonts(), *_newsroom(desk)]
    for need in needs:
        mark = click.style("ok     ", fg="green") if need.there else click.style("missing", fg="red")
        click.echo(f"{mark} {need.what}")
    lacking = [need for need in needs if not need.there]
    for mend in dict.fromkeys(need.mend for need in lacking if need.mend):
        click.echo(mend, err=True)
    raise click.exceptions.Exit(1 if lacking else 0)


def _python() -> Iterator[_Need]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield _Need(f"Python {version}", sys.version_info >= (3, 11), "install Python 3.11 or newer")
    try:
        from zoneinfo import ZoneInfo

        ZoneInfo("America/Chicago")
        there = True
    except (LookupError, OSError, ValueError):
        there = False
    yield _Need("time zones", there, "pip install tzdata")


def _libraries() -> Iterator[_Need]:
    """The shared libraries that WeasyPrint loads, by the one list of system packages."""
    absent: list[str] = []
    needs: list[tuple[str, bool]] = []
    for line in (files("comunicado") / "system-packages.txt").read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) == 3 and parts[0] == "run":
            there = any(_met(alternative) for alternative in parts[1].split("|"))
            needs.append((parts[2], there))
            if not there:
                absent.append(parts[2])
    mend = f"sudo apt-get install {' '.join(absent)}     # or what your system calls them"
    for package, there in needs:
        yield _Need(package, there, mend)


def _met(need: str) -> bool:
    kind, _, name = need.partition(":")
    if kind == "lib":
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True
    return shutil.which(name) is not None if kind == "cmd" else Path(name).exists()


def _fonts() -> Iterator[_Need]:
    from comunicado.editions import fonts

    for face in fonts.FACES:
        try:
            there = fonts.path(face).is_file()
        except ComunicadoError:
            there = False
        yield _Need(f"font {face.name}", there, "pip install --force-reinstall comunicado")


def _newsroom(desk: Desk) -> Iterator[_Need]:
    try:
        newsroom = desk.newsroom
    except ComunicadoError as error:
        if error.path.endswith(".toml"):
            for problem in error.problems:
                yield _Need(str(problem), False)
        return
    yield _Need(f"newsroom '{newsroom.title}' ({newsroom.config})", True)
    if newsroom.search:
        from comunicado.site import search

        lacking = search.lacking(newsroom)
        yield _Need("search (Pagefind)", lacking is None, lacking.hint if lacking else "")
    for name in (".", "locales"):
        folder = newsroom.root / name
        if folder.exists():
            shown = "newsroom folder" if name == "." else f"{name}/"
            yield _Need(f"{shown} can be written", _writable(folder), f"chmod u+w {folder}")


def _writable(folder: Path) -> bool:
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
