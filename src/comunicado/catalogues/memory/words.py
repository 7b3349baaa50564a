"""Text in, words as they are compared out: without case and accents; and where they stand in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# A letter or digit with the combining marks that follow it: `é` may be one character or two.
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_LONGEST = 60
"""Characters of a word that are looked at: no language has longer ones, and damaged files do."""
# Not plainly English or Spanish: only of the rest is it certain that sqlite sees the words that we see.
_ODD = re.compile("[^\x00-\x7fÁÉÍÓÚÜÑáéíóúüñ¿¡«»“”‘’–—…\u00a0]")

Span = tuple[int, int]
"""Where a piece of text begins and ends."""


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without case and accents.

    >>> plain("CLÍNICA")
    'clinica'
    """
    word = word.lower()
    if word.isascii():
        return word
    # Lower case again, for compatibility forms may have capitals.
    return "".join(c for c in unicodedata.normalize("NFKD", word).lower() if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words of a text, in order.

    >>> words("¿Qué dijo *el alcalde*?")
    ['que', 'dijo', 'el', 'alcalde']
    """
    return [word for match in _WORD.findall(text) if (word := plain(match[:_LONGEST]))]


def indexed(text: str) -> str:
    """A text in which sqlite's tokenizer finds the same words as `words` does."""
    odd = _ODD.search(text) or max(map(len, text.split()), default=0) > _LONGEST
    return " ".join(words(text)) if odd else text


def phrase(text: str, wanted: list[str]) -> tuple[Span, ...]:
    """Where words stand one after another in a text, whatever punctuation is between them."""
    found = _placed(text)
    spans: list[Span] = []
    at = 0
    while at <= len(found) - len(wanted):
        if [word for word, _ in found[at : at + len(wanted)]] == wanted:
            spans.append((found[at][1][0], found[at + len(wanted) - 1][1][1]))
            at += len(wanted)
        else:
            at += 1
    return tuple(spans)


def each(text: str, wanted: Iterable[str]) -> tuple[Span, ...]:
    """Where any of some words stands in a text."""
    known = frozenset(wanted)
    return tuple(span for word, span in _placed(text) if word in known)


def _placed(text: str) -> list[tuple[str, Span]]:
    found = ((plain(match[0][:_LONGEST]), match.span()) for match in _WORD.finditer(text))
    return [(word, span) for word, span in found if word]
