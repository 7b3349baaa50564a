"""Some words in, what was said before with them out: text and translation, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Literal

from comunicado.catalogues.memory import rows
from comunicado.catalogues.memory.database import Memory
from comunicado.catalogues.memory.unit import Unit
from comunicado.catalogues.memory.words import Span, each, phrase, words

Match = Literal["phrase", "words", "near"]

_LIKE = 80
"""How like a word must be to one that was asked for, in per cent (`rapidfuzz.fuzz.ratio`)."""
_VARIANTS = 12
"""Words that stand for one that was asked for."""
_NEAR = 500
"""Pairs that are looked at for what is only near."""
_ASKED = 40
"""Words that are looked up; sqlite takes no expression of any length."""
_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A text with its translation, and everywhere that they stand together."""

    places: tuple[Unit, ...]
    """The same texts in one or several releases, the newest first."""
    match: Match
    wanted: tuple[str, ...]
    """The words that are marked."""

    @property
    def unit(self) -> Unit:
        """The newest."""
        return self.places[0]

    def marks(self, text: str) -> tuple[Span, ...]:
        """Where the hit stands in one of its texts."""
        return phrase(text, list(self.wanted)) if self.match == "phrase" else each(text, self.wanted)


def search(text: str, memory: Memory, *, keep: Callable[[Unit], bool]) -> Iterator[Hit]:
    """What holds some words, in the text or in its translation; case and accents do not matter.

    First what holds them in this order one after another, then what holds all of them, then what holds the half of them
    that matters most, or words like them (inflected, mistyped); in each case from the newest release to the oldest.
    `keep` tells which units may be seen.  Nothing where `text` has no word.
    """
    wanted = words(text)
    distinct = list(dict.fromkeys(wanted))[:_ASKED]
    if not distinct:
        return
    later: list[Hit] = []
    seen: set[int] = set()
    for id, places in _newest(memory, _ordered(memory, _holders(memory, " AND ".join(map(_quoted, distinct)))), keep):
        hit = Hit(places, "phrase", tuple(wanted))
        if any(hit.marks(one) for one in texts(hit.unit)):
            seen.add(id)
            yield hit
        elif any(set(wanted) <= set(words(one)) for one in texts(hit.unit)):
            seen.add(id)
            later.append(replace(hit, match="words"))
    yield from later
    yield from _near(memory, distinct, seen, keep)


def texts(unit: Unit) -> tuple[str, ...]:
    """The text of a unit, with its plural if it has one, then the translation."""
    message = unit.message
    return (message.id, *([message.plural] if message.plural else []), *message.strings)


def _quoted(word: str) -> str:
    return f'"{word}"'


def _holders(memory: Memory, question: str) -> list[int]:
    """Ids of the pairs of which one side has what is asked for."""
    found = memory.ask(
        "SELECT rowid FROM word WHERE word MATCH ?", (f"source : ({question}) OR target : ({question})",)
    )
    return [id for (id,) in found]


def _ordered(memory: Memory, ids: Sequence[int]) -> list[int]:
    """Pairs by the newest release that they stand in, the newest first; those of one release in its order."""
    question = "SELECT min(nth), pair, max(made_for) FROM unit WHERE pair IN (%s) GROUP BY pair"
    dated = sorted(memory.ask_many(question, ids))
    dated.sort(key=lambda row: row[2], reverse=True)
    return [id for _, id, _ in dated]


def _newest(memory: Memory, ids: Sequence[int], keep: Callable[[Unit], bool]) -> Iterator[tuple[int, tuple[Unit, ...]]]:
    """Pairs with their places, of those that may be seen; as many as are asked for are read."""
    order = "ORDER BY unit.obsolete, unit.made_for DESC, file.path, unit.nth"
    for start in range(0, len(ids), _CHUNK):
        portion = ids[start : start + _CHUNK]
        places: dict[int, list[Unit]] = {id: [] for id in portion}
        for row in memory.ask_many(f"{rows.UNITS} WHERE pair.id IN (%s) {order}", portion):
            places[row[-1]].append(rows.unit(row))
        for id, found in places.items():
            if kept := tuple(unit for unit in found if keep(unit)):
                yield id, kept


# --- Like words -----------------------------------------------------------------------------------------------


def _near(memory: Memory, wanted: Sequence[str], seen: set[int], keep: Callable[[Unit], bool]) -> Iterator[Hit]:
    """Pairs with half of some words, or of words like them, or more; a word counts for more, the rarer it is."""
    variants = [found for found in _variants(memory, wanted) if found]
    total = memory.ask("SELECT count(*) FROM pair")[0][0]
    weights: dict[int, float] = {}
    most = 0.0
    for found in variants:
        holders = _holders(memory, " OR ".join(map(_quoted, found)))
        weight = log(1 + total / len(holders)) if holders else 0.0
        most += weight
        for id in holders:
            weights[id] = weights.get(id, 0.0) + weight
    held = {id: round(weight, 6) for id, weight in weights.items() if weight >= most / 2 and id not in seen}
    best = sorted(held, key=lambda id: (-held[id], id))[:_NEAR]
    ids = sorted(_ordered(memory, best), key=lambda id: -held[id])
    marked = tuple(word for found in variants for word in found)
    for _, places in _newest(memory, ids, keep):
        yield Hit(places, "near", marked)


def _variants(memory: Memory, wanted: Sequence[str]) -> list[list[str]]:
    """For each word those in memory that are like it, itself among them if it is there."""
    from rapidfuzz import fuzz, process

    memory.ask("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, word, row)")
    known = [word for (word,) in memory.ask("SELECT term FROM temp.vocabulary ORDER BY term")]
    found = []
    for word in wanted:
        like = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_VARIANTS)
        found.append([one for one, _, _ in like])
    return found
