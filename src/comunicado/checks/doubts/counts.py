"""Counts: numbers that one text says in words, and the other neither in words nor in digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from comunicado import tags
from comunicado.catalogues import cardinals
from comunicado.checks import figures
from comunicado.checks.context import Context
from comunicado.checks.prose import prose
from comunicado.model import Segment

_LEAST = 2
"""`one` and `un` are articles too."""
_ORDINALS = {
    "en": "third fourth fifth sixth seventh eighth ninth tenth",
    "es": "tercer cuart quint sext septim octav noven decim",
}
_ORDINAL = {
    "en": re.compile(r"(?<!a )(?<!one )\b(third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?![- ]part)"),
    "es": re.compile(r"\b(tercer|cuart|quint|sext|septim|octav|noven|decim)[oa]?s?\b"),
}


def doubt(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """Numbers in words, from two on, that the other text says in no way."""
    texts = [prose(text, plain=segment.plain) for text in (segment.text, string)]
    locales = context.source, context.locale
    claims = [_claims(_folded(text), tags.language(tag)) for text, tag in zip(texts, locales, strict=True)]
    if not any(claims):
        return
    said = [claim | _said(text, tag) for claim, text, tag in zip(claims, texts, locales, strict=True)]
    lacking, added = sorted(claims[0] - said[1]), sorted(claims[1] - said[0])
    if lacking and added:
        yield f"the source says {_listed(lacking)} in words, the translation {_listed(added)}"
    elif lacking:
        yield f"the translation does not say {_listed(lacking)}"
    elif added:
        yield f"the source does not say {_listed(added)}"


def _claims(plain: str, language: str) -> set[int]:
    found = {number for number in cardinals.read(plain, language) if number >= _LEAST}
    if language in _ORDINAL:
        names = _ORDINALS[language].split()
        found |= {names.index(name) + 3 for name in _ORDINAL[language].findall(plain)}
    return found


def _said(text: str, tag: str) -> set[int]:
    """All that a text may say, in digits or words."""
    values = figures.spelled(text).union(*(one.says | one.takes for one in figures.read(text, tag)[0]))
    return {int(value) for value in values if value.isdecimal()}


def _listed(numbers: list[int]) -> str:
    return " and ".join(map(str, numbers))


def _folded(text: str) -> str:
    """Text in small letters and without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))
