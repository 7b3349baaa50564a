"""A text and its locale in, the figures in it out, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from comunicado import tags
from comunicado.locales.figures.numerals import Conventions, conventions
from comunicado.locales.figures.values import Figure, Number, Value

_LONGEST_LEAD: Final = 32
"""Characters that may stand before the digits of a figure: `Wednesday, September `, `década de los años `."""


@dataclass(frozen=True, slots=True)
class _Language:
    anchor: re.Pattern[str]
    """What every figure has: digits; most texts have none, and so cost next to nothing."""
    lead: re.Pattern[str]
    """What may stand before them and belong to the figure."""
    telling: Callable[[str], bool]
    """Whether a text may hold another figure than a plain number."""
    pattern: Callable[[Conventions], re.Pattern[str]]
    read: Callable[[re.Match[str], Conventions], tuple[Value, int] | None]


_DIGITS: Final = "[0-9](?:[0-9.,:/-]*[0-9])?"


@lru_cache(maxsize=8)
def _language(tag: str) -> _Language | None:
    """How figures are written in a language; its many patterns are made where it is read."""
    match tags.language(tag):
        case "en":
            from comunicado.locales.figures import english

            return _Language(re.compile(_DIGITS), english.LEAD, english.telling, english.pattern, english.read)
        case "es":
            from comunicado.locales.figures import spanish

            anchor = re.compile(rf"{_DIGITS}|\b[Ss]iglo\b")
            return _Language(anchor, spanish.LEAD, lambda _: True, spanish.pattern, spanish.read)
    return None


def find(text: str, tag: str, *, numbers: bool = True) -> tuple[Figure, ...]:
    """The figures in a text written in a locale (BCP 47), which do not overlap; none in a language not understood.

    Without `numbers`, plain numbers (no scale, unit or currency) are left out: most figures are, and cost nothing then.

    >>> [figure.value for figure in find("It cost $2.5 million.", "en-US")]
    [Money(number=Number(amount=Decimal('2.5'), scale=6), currency='USD')]
    """
    language = _language(tag)
    if language is None or not language.anchor.search(text):
        return ()
    if not numbers and not language.telling(text):
        return ()
    found = _figures(text, language, conventions(tag))
    return tuple(f for f in found if numbers or not isinstance(f.value, Number) or f.value.scale)


def _figures(text: str, language: _Language, written: Conventions) -> Iterator[Figure]:
    pattern, end = language.pattern(written), 0
    for anchor in language.anchor.finditer(text):
        if anchor.start() < end:
            continue
        for start in _starts(text, anchor.start(), end, language.lead):
            match = pattern.match(text, start)
            if match and (found := language.read(match, written)):
                value, end = found
                yield Figure(value, start, end)
                break


def _starts(text: str, anchor: int, end: int, lead: re.Pattern[str]) -> Iterator[int]:
    """Where a figure may start whose digits start at `anchor`: with its month or sign, or with the digits."""
    before = lead.search(text, max(end, anchor - _LONGEST_LEAD), anchor) if anchor else None
    if before:
        yield before.start()
    yield anchor
