"""Months, spans of time, noon and midnight: the translation names one where the source names another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from comunicado import tags
from comunicado.checks.context import Context
from comunicado.checks.prose import prose
from comunicado.model import Segment

_KINDS = ("months", "spans", "noon")
# For each kind a word, in the order of its values, for what each language says; `May` with its capital alone.
_WORDS: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "en": (
            ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December"),
            ("minutes?", "hours?", "days?", "weeks?", "months?", "years?"),
            ("noon", "midnight"),
        ),
        "es": (
            ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "sep?tiembre", "octubre",
             "noviembre", "diciembre"),
            ("minutos?", "horas?", "d[ií]as?", "semanas?", "mes(?:es)?", "años?"),
            ("mediod[ií]a", "medianoche"),
        ),
    }
)  # fmt: skip
_PATTERNS = {
    (language, kind): re.compile(
        r"\b(?:" + "|".join(f"({word})" for word in words) + r")\b",
        0 if (language, kind) == ("en", "months") else re.IGNORECASE,
    )
    for language, kinds in _WORDS.items()
    for kind, words in zip(_KINDS, kinds, strict=True)
}


def doubt(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """Two texts, English and Spanish, each of which names one of a kind, and none of them the same."""
    languages = tags.language(context.source), tags.language(context.locale)
    if not all(language in _WORDS for language in languages):
        return
    texts = [prose(text, plain=segment.plain) for text in (segment.text, string)]
    for kind in _KINDS:
        ours, theirs = (
            {match.lastindex: match[0] for match in _PATTERNS[language, kind].finditer(text)}
            for text, language in zip(texts, languages, strict=True)
        )
        if ours and theirs and ours.keys().isdisjoint(theirs):
            said = " and ".join(ours.values()), " and ".join(theirs.values())
            yield f"the source says {said[0]}, the translation {said[1]}"
