"""New texts in, for each the remembered texts that share its rarest words out: the few that are worth measuring."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from math import log
from typing import Literal

from comunicado.catalogues.memory.database import Memory
from comunicado.catalogues.memory.words import words

Column = Literal["source", "target"]

_RARE = 300
"""Texts that may hold a word for it to be looked up by itself."""
_LOOKED_UP = 8
"""Rare words of one text that are looked up."""
_FOUND = 8
"""Texts that are named for one text, at most."""
_PROMISING = 0.25
"""Of the weight of the best text; what weighs less shares a word or two by chance."""
_TOGETHER = 3
"""Words that are looked up together where all are common."""
_KEPT = 1_000_000
"""Numbers that are kept in case that a word is asked for again."""


class Candidates:
    """Finds pairs by the words of one column."""

    def __init__(self, memory: Memory, column: Column) -> None:
        self._memory, self._column = memory, column
        self._holders: dict[str, array[int]] = {}
        self._kept = 0
        self._total = max(1, memory.ask("SELECT count(*) FROM pair")[0][0])

    def like(self, text: str) -> list[int]:
        """Ids of the pairs that share most with a text, best first."""
        weights: dict[int, float] = {}
        common: list[str] = []
        rare = 0
        for word in sorted(set(words(text)), key=lambda word: (-len(word), word)):  # long words are the rarer ones
            holders = self._with(f'"{word}"')
            if len(holders) > _RARE:
                common.append(word)
            elif holders:
                self._weigh(weights, holders)
                rare += 1
                if rare == _LOOKED_UP:
                    break
        if rare < 2:  # a text of common words: those that hold some of them together
            for question in _together(common):
                self._weigh(weights, self._with(question))
        least = _PROMISING * max(weights.values(), default=0.0)
        found = [id for id, weight in weights.items() if weight >= least]
        return sorted(found, key=lambda id: (-weights[id], id))[:_FOUND]

    def _weigh(self, weights: dict[int, float], holders: Iterable[int]) -> None:
        held = list(holders)
        weight = log(1 + self._total / len(held)) if held else 0.0
        for id in held:
            weights[id] = weights.get(id, 0.0) + weight

    def _with(self, question: str) -> array[int]:
        """Ids of pairs that an expression finds, one more than `_RARE` at most; the lowest, and so always the same."""
        holders = self._holders.get(question)
        if holders is None:
            found = self._memory.ask(
                "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid LIMIT ?",
                (f"{self._column} : ({question})", _RARE + 1),
            )
            holders = array("q", [id for (id,) in found])
            if self._kept > _KEPT:
                self._holders, self._kept = {}, 0
            self._holders[question] = holders
            self._kept += len(holders)
        return holders


def _together(common: Sequence[str]) -> list[str]:
    """Expressions for the first words, three at a time."""
    groups = [common[at : at + _TOGETHER] for at in range(0, len(common[:_LOOKED_UP]), _TOGETHER)]
    whole = [group for group in groups if len(group) == _TOGETHER] or groups
    return [" AND ".join(f'"{word}"' for word in group) for group in whole]
