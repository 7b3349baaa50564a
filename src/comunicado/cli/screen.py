"""What a newsroom remembers in, what may be shown of it now out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING

import click

from comunicado import tags
from comunicado.cli.desk import Desk, count
from comunicado.embargo import visible
from comunicado.errors import ComunicadoError, Problem, RequestError
from comunicado.newsroom.places import NEWSROOM

if TYPE_CHECKING:
    from comunicado.catalogues.memory.database import Memory
    from comunicado.catalogues.memory.unit import Unit


class Screen:
    """Lets through what may be seen, and remembers what it held back."""

    def __init__(self, desk: Desk, locale: str | None, unpublished: bool, now: datetime) -> None:
        self._desk, self._unpublished, self._now = desk, unpublished, now
        self.locale = locale
        """BCP 47 tag of the translations that are asked for; None for all."""
        self._held: set[tuple[str, tuple[str, ...]]] = set()
        self._passed: set[tuple[str, tuple[str, ...]]] = set()
        self._visible: Callable[[str], bool] = cache(self._is_visible)

    def check(self, remembered: Memory) -> None:
        """See that the locale that is asked for is one of the newsroom's, or of what it remembers.

        Raises:
            RequestError: it is none; the error names those there are.
        """
        if self.locale is None:
            return
        tongues = {*self._desk.newsroom.locales, *remembered.locales()}
        known = sorted(tongues | {tags.language(tag) for tag in tongues})
        if self.locale not in known:
            import difflib

            near = difflib.get_close_matches(self.locale, known, 1, 0.5)
            hint = f"its locales are: {', '.join(known)}" + (f"; did you mean '{near[0]}'?" if near else "")
            raise RequestError(Problem("", None, f"nothing in this newsroom is in {self.locale}", hint))

    @property
    def left_out(self) -> int:
        """Texts that were held back and stand nowhere where they may be seen."""
        return len(self._held - self._passed)

    def tell(self) -> None:
        """Say on stderr how much was held back; never what."""
        if self.left_out:
            what = f"{count(self.left_out, 'translation')} of releases that are not public left out"
            click.echo(f"{what}; --unpublished shows them, marked", err=True)

    def keep(self, unit: Unit) -> bool:
        """Whether a unit is asked for and may be seen."""
        if not self._asked(unit):
            return False
        passes = self._unpublished or self.published(unit)
        (self._passed if passes else self._held).add((unit.message.id, unit.message.strings))
        return passes

    def published(self, unit: Unit) -> bool:
        """Whether everybody may see a unit now."""
        if unit.unpublished:
            return False
        if unit.tmx:  # from elsewhere, unless it was exported here
            return unit.release not in self._ids or self._visible(unit.release)
        return unit.origin == NEWSROOM or self._visible(unit.origin)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self._desk.shelf.ids)

    def _is_visible(self, id: str) -> bool:
        try:
            return visible(self._desk.shelf.release(id), self._now)
        except ComunicadoError:  # gone, or unreadable: nobody knows whether it may
            return False

    def _asked(self, unit: Unit) -> bool:
        wanted = self.locale
        if wanted is None:
            return True
        if "-" in wanted:
            return tags.posix(unit.locale) in tags.chain(wanted)
        return tags.language(unit.locale) == wanted
