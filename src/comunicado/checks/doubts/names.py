"""Names: where the source names somebody, the translation names nobody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from comunicado import tags
from comunicado.catalogues.evidence import kinship
from comunicado.catalogues.lexicon import notions
from comunicado.checks.context import Context
from comunicado.checks.prose import prose
from comunicado.model import Segment

_CAPITAL = r"[^\W\d_a-zà-ÿ][a-zà-ÿ’'][^\W\d_’']+"
"""A word with a capital, not all of it in capitals."""
_RUN = re.compile(rf"{_CAPITAL}(?: (?:(?:of|for|de|del|al|la|las|los) ){{0,2}}{_CAPITAL})*")
"""Such words that belong together: `Ana Torres`, `Unidad de Tráfico`."""
_NAME = re.compile(_CAPITAL)
_WITHIN = re.compile(r"(?:[\w,)] |[(—–])\Z")
"""What stands before a name within a sentence; at its beginning every word has a capital."""
_OFFICE = 3, 2
"""Words of a run, and those of them that can be translated, from which on it names an office and not a person."""
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = ("en", "es")
_MOST = 3
"""Names that a doubt quotes."""


def doubt(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """Names of one text that the other has in no form, where both have some; what is translated is no name."""
    languages = tags.language(context.source), tags.language(context.locale)
    if not set(languages) <= set(_LISTED):
        return
    texts = [prose(text, plain=segment.plain) for text in (segment.text, string)]
    names = [_names(text, language) for text, language in zip(texts, languages, strict=True)]
    if not all(names):
        return
    words = [{_folded(word) for word in _WORD.findall(text)} for text in texts]
    lacking = [name for plain, name in names[0].items() if not _akin(plain, words[1], languages)]
    added = [name for plain, name in names[1].items() if not _akin(plain, words[0], languages[::-1])]
    if lacking and added:
        yield f"the source names {' and '.join(lacking[:_MOST])}, the translation {' and '.join(added[:_MOST])}"


def _names(text: str, language: str) -> dict[str, str]:
    """Names in a text, in small letters and without accents → as they stand there.

    A word that can be translated is one only behind a name: Ríos in `Ana Ríos`.
    """
    found: dict[str, str] = {}
    for run in _RUN.finditer(text):
        words = list(_NAME.finditer(text, run.start(), run.end()))
        known = [bool(notions(_folded(word[0]), language)) for word in words]
        if len(words) >= _OFFICE[0] and sum(known) >= _OFFICE[1]:
            continue
        for nth, word in enumerate(words):
            within = nth or _WITHIN.search(text, max(0, word.start() - 2), word.start())
            if within and (not known[nth] or (nth and not known[nth - 1])):
                found[_folded(word[0])] = word[0]
    return found


def _akin(name: str, words: set[str], languages: tuple[str, str]) -> bool:
    return name in words or any(kinship(name, word, languages) for word in words)


def _folded(text: str) -> str:
    """Text in small letters and without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))
