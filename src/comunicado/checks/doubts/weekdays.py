"""Weekdays: the translation names those of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comunicado import tags
from comunicado.checks.context import Context
from comunicado.checks.prose import prose
from comunicado.model import Segment

_DAYS = {
    "en": re.compile(
        r"\b(?:(mon(?=\.)|mondays?)|(tues?(?=\.)|tuesdays?)|(wed(?=\.)|wednesdays?)|(thu(?:rs?)?(?=\.)|thursdays?)"
        r"|(fri(?=\.)|fridays?)|(sat(?=\.)|saturdays?)|(sun(?=\.)|sundays?))\b",
        re.IGNORECASE,
    ),
    # Domingo is a name of people and places as well, and within a sentence a name has a capital.
    "es": re.compile(
        r"\b(?:([Ll]unes)|([Mm]artes)|([Mm]i[ée]rcoles)|([Jj]ueves)|([Vv]iernes)"
        r"|(s[áa]bado|[Ss][áa]bados|\AS[áa]bado)|(domingo|[Dd]omingos|\ADomingo))\b"
    ),
}
_LOOSE = {
    "en": re.compile(r"\b(?:week-?days?|week-?ends?|business days?|easter|sunday)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:entre semana|fin(?:es)? de semana|d[ií]as h[áa]biles|pascua|S[áa]bado|Domingo)\b"),
}
"""Words that may stand for weekdays, or that may be none."""


def doubt(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """A weekday that only one of two texts names, in English and Spanish."""
    languages = tags.language(context.source), tags.language(context.locale)
    if not all(language in _DAYS for language in languages):
        return
    texts = [prose(text, plain=segment.plain) for text in (segment.text, string)]
    ours, theirs = (_named(text, language) for text, language in zip(texts, languages, strict=True))
    lacking = [word for day, word in ours.items() if day not in theirs]
    added = [word for day, word in theirs.items() if day not in ours]
    if lacking and added:
        yield f"the source says {' and '.join(lacking)}, the translation {' and '.join(added)}"
    elif lacking and not _LOOSE[languages[1]].search(texts[1]):
        yield f"the translation does not say {' and '.join(lacking)}"
    elif added and not _LOOSE[languages[0]].search(texts[0]):
        yield f"the source does not say {' and '.join(added)}"


def _named(text: str, language: str) -> dict[int, str]:
    """The days that a text names, 1 for Monday, with the first word for each."""
    found: dict[int, str] = {}
    for match in _DAYS[language].finditer(text):
        found.setdefault(match.lastindex or 0, match[0])
    return found
