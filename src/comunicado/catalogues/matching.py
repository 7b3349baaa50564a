"""New messages and messages that left the source in, for each new one the message that it was probably edited from out.

Comparing everything with everything would take minutes in a large newsroom.  An index from words to the texts that hold
them finds, by the rarest words of a new text, the few that are worth measuring; rapidfuzz measures them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice, pairwise
from math import log
from sys import maxsize
from typing import TYPE_CHECKING

from comunicado.model import Key, Message

if TYPE_CHECKING:
    from comunicado.catalogues.guesses import Matcher, Place

_WORD = re.compile(r"[^\W_]+")
_FEW_WORDS = 4
"""A text of fewer words is looked up by its letters too: one edit may leave no word of it."""
_PART_WORDS = 6
"""Words that a text must have before it may be taken for a part of another: fewer stand in too many."""
_LONG_TEXT = 5_000
"""Characters from which texts are compared by pairs of words alone: letter by letter takes time quadratic in them."""
_ONE_WORD = 0.8
"""How like a text of one word must be at least: below it, `Date` would be offered for `Data`."""
_IN_PLACE = 0.75
"""Share of the cutoff that is enough where a text of few words stands between the neighbours of the other."""
_PLACE, _PLACE_OF_FEW = 0.1, 0.3
"""What standing there is worth against being more like; more for few words, as in tables, where all rows are alike."""
_LOOKED_UP = 200
"""Places in the index that are looked at for one text, at most twice as many."""
_MEASURED = 6
"""Candidates that are measured for one text."""


def similarity(new: str, old: str, *, cutoff: float = 0.0) -> float:
    """How like two msgids are, 0 to 1; 0 also where it would be below `cutoff`, or below 0.8 in one word.

    It is the greatest of three: what they share letter by letter; what they share word by word; and, where one may be a
    part of the other (a sentence added or cut, a paragraph split or merged), how much of it stands in the other, less
    up to a fifth the smaller a part it is.

    >>> similarity("The bridge opens at 9.", "The bridge opens at 8.") > 0.9
    True
    >>> similarity("Date", "Data")
    0.0
    """
    wanted, source = _Text.of(new), _Text.of(old)
    one = min(len(wanted.words), len(source.words)) < 2
    return _similarity(wanted, source, max(cutoff, _ONE_WORD) if one else cutoff)


def near(cutoff: float = 0.75) -> Matcher:
    """A matcher by `similarity`, of at least `cutoff`; at 1 it offers nothing, for what is identical needs no guess.

    Of like texts the one that stands between the same neighbours is preferred, and three quarters of the cutoff are
    enough there for few words.  Then comes the one with the same msgctxt, a live one, the nearest in the order of the
    document, a reviewed one.  A message serves one new text, or several that hold different parts of it.

    Among messages that are still there a new text has siblings, not parents: half of what the cutoff forgives is left.
    """

    def match(
        wanted: Sequence[Message], among: Sequence[Message], places: Mapping[Key, Place], /, *, gone: bool = True
    ) -> Mapping[Key, Message]:
        if cutoff >= 1:
            return {}
        return _Match(wanted, among, places if gone else {}, cutoff if gone else (1 + cutoff) / 2).found()

    return match


@dataclass(frozen=True, slots=True)
class _Text:
    """A msgid and what comparing it needs."""

    text: str
    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    """Words that follow one another: what a part of a text shares with the whole, wherever it stands."""

    @classmethod
    def of(cls, text: str) -> _Text:
        words = tuple(_WORD.findall(text.casefold()))
        return cls(text, words, frozenset(pairwise(words)))

    def marks(self) -> Iterable[str]:
        """What it is found by in the index."""
        if len(self.words) >= _FEW_WORDS:
            return dict.fromkeys(self.words)
        padded = f" {self.text.casefold()} "[:200]
        return dict.fromkeys((*self.words, *("\n" + padded[n : n + 3] for n in range(len(padded) - 2))))


def _similarity(new: _Text, old: _Text, cutoff: float) -> float:
    from rapidfuzz.distance import Indel

    if new.text == old.text:
        return 1.0
    few = min(len(new.words), len(old.words))
    pairs = min(len(new.pairs), len(old.pairs))
    shared = len(new.pairs & old.pairs)
    if max(len(new.text), len(old.text)) > _LONG_TEXT:
        best = 2 * shared / (len(new.pairs) + len(old.pairs) or 1)
    else:
        best = Indel.normalized_similarity(new.text, old.text, score_cutoff=cutoff)
        if few >= 2:
            best = max(best, Indel.normalized_similarity(new.words, old.words, score_cutoff=cutoff))
    if pairs >= _PART_WORDS - 1:
        size = few / max(len(new.words), len(old.words))
        best = max(best, shared / pairs * (0.8 + 0.2 * size))
    # Two texts that differ are never quite alike, whatever the words are that they share.
    return min(best, 0.999) if best >= cutoff else 0.0


@dataclass(frozen=True, slots=True)
class _Group:
    """Messages with one msgid, in several contexts or of several times."""

    text: _Text
    messages: tuple[Message, ...]
    place: Place | None
    """Where the first of them stands; None where all are obsolete."""


def _grouped(messages: Sequence[Message], places: Mapping[Key, Place]) -> list[_Group]:
    found: dict[str, list[Message]] = {}
    for message in messages:
        found.setdefault(message.id, []).append(message)
    return [
        _Group(_Text.of(text), tuple(same), next((places[m.key] for m in same if m.key in places), None))
        for text, same in found.items()
    ]


class _Index:
    """Finds texts by their rarest words, and by their places."""

    def __init__(self, groups: Sequence[_Group]) -> None:
        self._total = len(groups)
        self._befores = [group.place.before if group.place else maxsize for group in groups]
        self._lengths = [len(group.text.words) + 1 for group in groups]
        self._holders: dict[str, list[int]] = {}
        self._at: dict[int, list[int]] = {}
        for number, group in enumerate(groups):
            for mark in group.text.marks():
                self._holders.setdefault(mark, []).append(number)
            if group.place:
                self._at.setdefault(group.place.before, []).append(number)

    def like(self, wanted: _Group) -> Iterable[int]:
        """Numbers of the groups that share most with a text or stand where it stands."""
        holders = [self._holders[mark] for mark in wanted.text.marks() if mark in self._holders]
        holders.sort(key=len)
        weights: dict[int, float] = {}
        seen = 0
        for found in holders:
            if seen >= _LOOKED_UP:
                break
            weight = log(1 + self._total / len(found))
            for number in self._nearest(found, wanted.place):
                weights[number] = weights.get(number, 0.0) + weight
            seen += len(found)
        # Long texts share most with any; the second look finds the short ones that share as much for their length.
        most = nlargest(_MEASURED // 2, weights, key=weights.__getitem__)
        densest = nlargest(_MEASURED // 2, weights, key=lambda n: weights[n] / self._lengths[n])
        return dict.fromkeys((*most, *densest, *self._around(wanted.place)))

    def _nearest(self, found: list[int], place: Place | None) -> list[int]:
        """Of those that hold a word that very many hold, the ones about where the text stands."""
        if len(found) <= _LOOKED_UP:
            return found
        middle = bisect_left(found, bisect_left(self._befores, place.before if place else 0))
        return found[max(0, middle - _LOOKED_UP // 2) :][:_LOOKED_UP]

    def _around(self, place: Place | None) -> Iterable[int]:
        if place is None:
            return []
        close = (n for before in (place.before, place.before - 1, place.before + 1) for n in self._at.get(before, ()))
        return islice(close, _MEASURED)


class _Match:
    """One search for the parents of new messages."""

    def __init__(
        self, wanted: Sequence[Message], left: Sequence[Message], places: Mapping[Key, Place], cutoff: float
    ) -> None:
        self._wanted, self._left = _grouped(wanted, places), _grouped(left, places)
        self._cutoff = cutoff

    def found(self) -> dict[Key, Message]:
        """Keys of new messages with what they were edited from."""
        found: dict[Key, Message] = {}
        taken: dict[int, set[tuple[str, str]]] = {}
        for new, old in self._ranked():
            wanted, source = self._wanted[new], self._left[old]
            if wanted.messages[0].key in found:
                continue
            pairs = wanted.text.pairs & source.text.pairs
            if old in taken and not _another_part(wanted.text, pairs, taken[old]):
                continue
            taken.setdefault(old, set()).update(pairs)
            found.update((message.key, _best(message, source.messages)) for message in wanted.messages)
        return found

    def _ranked(self) -> list[tuple[int, int]]:
        """Pairs of like texts (number in wanted, number in left), the best first."""
        index = _Index(self._left)
        ranked = []
        for new, wanted in enumerate(self._wanted):
            contexts = {message.context for message in wanted.messages}
            for old in index.like(wanted):
                source = self._left[old]
                few = min(len(wanted.text.words), len(source.text.words))
                distance = _distance(wanted.place, source.place)
                if score := _similarity(wanted.text, source.text, self._needed(few, distance[0])):
                    place = (_PLACE_OF_FEW if few < _FEW_WORDS else _PLACE) / (1 + sum(distance)) * (distance[0] < 2)
                    same = any(m.context in contexts for m in source.messages)
                    ranked.append((-round(score + place, 2), not same, distance, -score, new, old))
        return [pair[-2:] for pair in sorted(ranked)]

    def _needed(self, words: int, distance: int) -> float:
        """How like two texts have to be, of which the shorter has so many words, and which stand so far apart."""
        if distance < 2 and words < _PART_WORDS:
            return self._cutoff * _IN_PLACE
        return max(self._cutoff, _ONE_WORD) if words < 2 else self._cutoff


def _distance(new: Place | None, old: Place | None) -> tuple[int, int]:
    """How far from each other two texts stand; what is obsolete stands farthest."""
    if new is None or old is None:
        return maxsize, 0
    return abs(new.before - old.before), abs(new.rank - old.rank)


def _another_part(text: _Text, pairs: frozenset[tuple[str, str]], taken: set[tuple[str, str]]) -> bool:
    """Whether a text holds a part of a message that no better one holds."""
    return len(text.words) >= _PART_WORDS and len(pairs - taken) > len(pairs) / 2


def _best(wanted: Message, sources: tuple[Message, ...]) -> Message:
    return min(sources, key=lambda m: (m.context != wanted.context, m.obsolete, m.fuzzy))
