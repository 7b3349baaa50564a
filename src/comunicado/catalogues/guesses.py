"""A new message and one that is like it in, the new one filled with the other's words out; and who finds such a one.

A guess is fuzzy, keeps the text that it was made from, and is mended so that gettext accepts it once it is approved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from comunicado.catalogues.mending import mend, shown
from comunicado.catalogues.writer import comment_lines
from comunicado.model import Key, Message, Previous


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands among those that stay, which are numbered from 1 in their stored order."""

    before: int
    """Number of the one before it, 0 where there is none."""
    rank: int
    """Messages that come or go between it and the one before."""


class Matcher(Protocol):
    """Finds near matches."""

    def __call__(
        self, wanted: Sequence[Message], among: Sequence[Message], places: Mapping[Key, Place], /, *, gone: bool = True
    ) -> Mapping[Key, Message]:
        """For keys of `wanted` (untranslated messages of the template) the message of `among` that is nearest.

        `among` are filled messages whose source is gone, or else (`gone` is false) still there; one of them may serve
        several keys.  `places` has all keys but those of obsolete messages.
        """
        ...


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was said elsewhere of a like text."""

    message: Message
    """Its id, context, plural and strings."""
    origin: str
    """Id of the release that it stands in, or the name of a TMX file."""
    sure: bool
    """May count as translated; whoever recalls decides it."""


Recall = Callable[[Sequence[Message]], Mapping[Key, Recalled]]
"""New messages that nothing in their own catalogue is like → what is remembered for some of them."""

REUSED = "reused from "
"""Begins the extracted comment of a message that was filled from memory; the origin follows."""
_REUSED = re.compile(re.escape(REUSED) + r"\S+")


def is_reused(line: str) -> bool:
    """Whether an extracted comment says that a message was filled from memory.

    >>> is_reused("reused from 2009/border-summit"), is_reused("reused from last year's release")
    (True, False)
    """
    return _REUSED.fullmatch(line) is not None


class Guesses:
    """Makes the guesses of one catalogue.

    Args:
        forms: plural forms that its messages have.
        messages: of the catalogue and of its template; their comments tell what facts print.
    """

    def __init__(self, forms: int, messages: Sequence[Message]) -> None:
        self._forms, self._messages = forms, messages

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        return shown(self._messages)

    def of(self, wanted: Message, source: Message) -> Message:
        """A new message filled with the words of another."""
        fitted = self.fit(source.strings, wanted)
        strings = tuple([mend(string, source, wanted, self._shown) for string in fitted])
        if not any(strings):
            return wanted
        flags, before = with_fuzzy(wanted.flags), previous(source, wanted)
        return replace(wanted, strings=strings, flags=flags, previous=before, comments=source.comments)

    def recalled(self, wanted: Message, recalled: Recalled) -> Message:
        """A new message filled with words from elsewhere, whose remarks are no concern of this catalogue."""
        source = replace(recalled.message, comments=(), obsolete=False)
        guess = self.of(wanted, source)
        if not any(guess.strings):
            return wanted
        if recalled.sure and (guess.id, guess.plural, guess.strings) == (source.id, source.plural, source.strings):
            guess = replace(guess, flags=wanted.flags)
        origin = "-".join("".join(c if c.isprintable() and c != "\\" else " " for c in recalled.origin).split())
        return replace(guess, extracted=joined(wanted.extracted, comment_lines(REUSED + origin)))

    def fit(self, strings: Sequence[str], wanted: Message) -> tuple[str, ...]:
        """As many strings as the message must have: the first one again for each plural form that is missing."""
        if wanted.plural is None:
            return (next(filter(None, strings), ""),)
        return (*strings, *[strings[0]] * self._forms)[: self._forms]


def with_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    """Flags with `fuzzy` first."""
    return flags if "fuzzy" in flags else ("fuzzy", *flags)


def previous(source: Message, wanted: Message) -> Previous | None:
    """What the words of `source` were made from: where they are a guess themselves, the same as theirs."""
    before = (source.fuzzy and source.previous) or Previous(source.id, source.context, source.plural)
    return None if before == Previous(wanted.id, wanted.context, wanted.plural) else before


def joined(first: tuple[str, ...], second: Iterable[str]) -> tuple[str, ...]:
    """Lines of both, those of the first that stand in the second once."""
    return (*first, *(line for line in second if line not in first))
