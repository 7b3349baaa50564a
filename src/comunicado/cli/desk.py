"""What every command starts from: the newsroom, its shelf, the clock; and how problems are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comunicado.errors import ComunicadoError

if TYPE_CHECKING:
    from comunicado.newsroom import Newsroom, Shelf


class Desk:
    """One newsroom as a command finds it."""

    def __init__(self, folder: str | None) -> None:
        self._folder = folder

    @cached_property
    def newsroom(self) -> Newsroom:
        """The configuration.

        Raises:
            RequestError: there is no newsroom here.
            ConfigError: with every mistake in it.
        """
        # Not before it is needed: `--help` reads no newsroom.
        from comunicado.newsroom import find, load

        return load(Path(self._folder) if self._folder else find(Path.cwd()))

    @cached_property
    def shelf(self) -> Shelf:
        """Its sources."""
        from comunicado.newsroom import Shelf

        return Shelf(self.newsroom)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def tell(errors: Iterable[ComunicadoError]) -> bool:
    """Print errors, each line once, to stderr; whether there were any."""
    lines = dict.fromkeys(line for error in errors for line in str(error).split("\n"))
    for line in lines:
        click.echo(line, err=True)
    return bool(lines)


def count(number: int, what: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "release"), count(2, "release"), count(0, "entry", "entries")
    ('1 release', '2 releases', '0 entries')
    """
    return f"{number} {what if number == 1 else many or what + 's'}"


# --- Parameters that several commands have ----------------------------------------------------------------------


def _ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    try:
        root = ctx.find_root().params.get("newsroom")
        return [id for id in Desk(root).shelf.ids if id.startswith(incomplete)]
    except ComunicadoError:
        return []


def _editions(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    try:
        root = ctx.find_root().params.get("newsroom")
        return [e.name for e in Desk(root).newsroom.editions if e.name.startswith(incomplete)]
    except ComunicadoError:
        return []


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> datetime:
    if value is None:
        return now()
    from comunicado import moments

    try:
        return moments.moment(value)[0]
    except moments.MomentMistake as mistake:
        raise click.BadParameter(f"{mistake.reason}; {mistake.hint}") from None


def releases(function: Any) -> Any:
    """The argument RELEASE…."""
    return click.argument("release", nargs=-1, metavar="[RELEASE]...", shell_complete=_ids)(function)


def editions(function: Any) -> Any:
    """The option --edition."""
    return click.option(
        "--edition",
        "edition",
        multiple=True,
        metavar="NAME",
        shell_complete=_editions,
        help="Only this edition; may be repeated.",
    )(function)


def moment(function: Any) -> Any:
    """The option --now."""
    return click.option(
        "--now", callback=_moment, metavar="TIME",
        help="Act as at this time: ISO 8601 with an offset, as 2026-12-01T10:00-06:00.",
    )(function)  # fmt: skip
