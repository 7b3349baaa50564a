"""New messages in, for each what was said before of the same or a like text out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from comunicado import tags
from comunicado.catalogues.guesses import Recall, Recalled
from comunicado.catalogues.matching import similarity
from comunicado.catalogues.memory import rows
from comunicado.catalogues.memory.candidates import Candidates, Column
from comunicado.catalogues.memory.database import Memory
from comunicado.catalogues.memory.unit import FORMATTED, Unit, reversed_
from comunicado.markdown.parser import FACT
from comunicado.model import Key, Message

_WORD = re.compile(r"\S*[^\W\d_]\S*")
_TRUSTED_WORDS = 4
"""Words that a text has at least to be taken as translated: `Lead` or `Close` mean too much."""


class _Voice(NamedTuple):
    """A unit that may answer, and how good a witness it is."""

    rank: int
    """0 live in a catalogue, 1 in a TMX file, 2 obsolete, 3 the other way round."""
    unit: Unit


class Rememberer:
    """Answers for the messages of many releases that are translated from one language into another."""

    def __init__(self, memory: Memory, *, source: str, locale: str, cutoff: float, trust: bool) -> None:
        """Both locales are tags in either form; only their languages count.

        Args:
            cutoff: how like a text must be (`matching.similarity`, 0 to 1); at 1 only the same text answers.
            trust: what is said of the same text of four words or more in the same context may count as translated,
                where no release says otherwise.
        """
        self._memory, self._cutoff, self._trust = memory, cutoff, trust
        directions = set(memory.ask("SELECT DISTINCT source, target FROM direction"))
        there = _Way("source", tags.language(source), tags.language(locale))
        back = _Way("target", there.target, there.source)
        self._ways = [way for way in (there, back) if (way.source, way.target) in directions]
        self._voices: dict[str, tuple[_Voice, ...]] = {}
        self._candidates: dict[Column, Candidates] = {}

    def recall(self, release: str) -> Recall:
        """What answers for the new messages of a release (or of `newsroom`); its own catalogue never does."""

        def recall(wanted: Sequence[Message]) -> Mapping[Key, Recalled]:
            return self._recalled(wanted, release) if self._ways else {}

        return recall

    def _recalled(self, wanted: Sequence[Message], own: str) -> dict[Key, Recalled]:
        self._look_up({message.id for message in wanted})
        found: dict[Key, Recalled] = {}
        rest: list[Message] = []
        for message in wanted:
            voices = _others(self._voices[message.id], own)
            if voices:
                best = min(voices, key=lambda voice: _fit(voice, message)).unit
                found[message.key] = Recalled(best.message, best.origin, self._sure(message, best, voices))
            else:
                rest.append(message)
        if self._cutoff < 1:
            found |= self._near(rest, own)
        return found

    def _sure(self, wanted: Message, best: Unit, voices: Sequence[_Voice]) -> bool:
        said = best.message
        if not self._trust or len(_WORD.findall(FACT.sub("", wanted.id))) < _TRUSTED_WORDS:
            return False
        if (said.context, said.plural, said.flags) != (wanted.context, wanted.plural, _format(wanted)):
            return False
        # An address that a translator wrote into the text was right for the release that it stands in.
        if any("](" in string for string in said.strings):
            return False
        live = [v.unit.message for v in voices if v.rank == 0 and v.unit.message.context == wanted.context]
        return bool(live) and all(message.strings == said.strings for message in live)

    # --- like texts ---

    def _near(self, wanted: Sequence[Message], own: str) -> dict[Key, Recalled]:
        like = {id: self._like(id) for id in dict.fromkeys(message.id for message in wanted)}
        self._look_up({text for texts in like.values() for text in texts})
        found = {}
        for message in wanted:
            scored: list[tuple[tuple[object, ...], Unit]] = []
            for text, score in sorted(like[message.id].items()):
                if voices := _others(self._voices[text], own):
                    best = min(voices, key=lambda voice: _fit(voice, message))
                    scored.append(((-round(score, 2), *_fit(best, message), -score), best.unit))
            if scored:
                scored.sort(key=lambda one: one[1].release, reverse=True)  # of those as good, the newest
                unit = min(scored, key=lambda one: one[0])[1]
                found[message.key] = Recalled(unit.message, unit.origin, sure=False)
        return found

    def _like(self, text: str) -> dict[str, float]:
        """Texts that are like one, and how like."""
        told: set[str] = set()
        for way in self._ways:
            if way.column not in self._candidates:
                self._candidates[way.column] = Candidates(self._memory, way.column)
            told.update(way.texts(self._memory, self._candidates[way.column].like(text)))
        scores = {one: similarity(text, one, cutoff=self._cutoff) for one in told if one != text}
        return {one: score for one, score in scores.items() if score}

    # --- who said something of a text ---

    def _look_up(self, texts: Iterable[str]) -> None:
        """See to it that `_voices` has all of some texts."""
        missing = sorted(text for text in texts if text not in self._voices)
        found: dict[str, list[_Voice]] = {text: [] for text in missing}
        for way in self._ways:
            for unit in way.units(self._memory, missing):
                if unit.message.id in found:
                    found[unit.message.id].append(_Voice(way.rank(unit), unit))
        for text, voices in found.items():
            self._voices[text] = _telling(voices)


class _Way(NamedTuple):
    """The texts of one language with their translations into another, looked up by one or by the other."""

    column: Column
    source: str
    target: str

    def texts(self, memory: Memory, ids: Sequence[int]) -> list[str]:
        """What pairs have in the column; a plural says two things, and only one is looked up by its translation."""
        text = "text" if self.column == "source" else "CASE WHEN plural IS NULL THEN string END"
        question = f"SELECT {text} FROM pair WHERE source = '{self.source}' AND target = '{self.target}'"
        return [text for (text,) in memory.ask_many(f"{question} AND id IN (%s)", ids) if text]

    def units(self, memory: Memory, texts: Sequence[str]) -> list[Unit]:
        """All who have one of some texts in the column, and of others by chance; the newest release first."""
        key = "text_key" if self.column == "source" else "string_key"
        where = f"pair.source = '{self.source}' AND pair.target = '{self.target}' AND pair.{key} IN (%s)"
        order = "unit.made_for DESC, file.path, unit.nth"
        keys = [rows.key(text) for text in texts]
        units = [rows.unit(row) for row in memory.ask_many(f"{rows.UNITS} WHERE {where} ORDER BY {order}", keys)]
        # A region's catalogue says what is said there only.
        units = [unit for unit in units if unit.tmx or "-" not in unit.locale]
        return units if self.column == "source" else [reversed_(unit) for unit in units]

    def rank(self, unit: Unit) -> int:
        """How good a witness a unit is, as `_Voice` says."""
        if self.column == "target":
            return 3
        return 2 if unit.message.obsolete else int(unit.tmx)


def _telling(voices: Sequence[_Voice]) -> tuple[_Voice, ...]:
    """Voices by rank, without those who only say again what two others said: one of the two may be who asks."""
    said: dict[tuple[object, ...], set[str]] = {}
    kept = []
    for voice in sorted(voices, key=lambda voice: voice.rank):
        message = voice.unit.message
        what = (voice.rank, message.context, message.plural, message.strings, message.flags)
        origins = said.setdefault(what, set())
        if len(origins) < 2 and voice.unit.origin not in origins:
            origins.add(voice.unit.origin)
            kept.append(voice)
    return tuple(kept)


def _others(voices: Iterable[_Voice], own: str) -> list[_Voice]:
    return [voice for voice in voices if voice.unit.tmx or voice.unit.origin != own]


def _fit(voice: _Voice, wanted: Message) -> tuple[bool, bool, bool, bool, int]:
    """How well a voice answers for a message; lower is better."""
    said = voice.unit.message
    return (
        voice.rank == 3,
        said.plural != wanted.plural,
        said.context != wanted.context,
        said.flags != _format(wanted),
        voice.rank,
    )


def _format(message: Message) -> tuple[str, ...]:
    return (FORMATTED,) if FORMATTED in message.flags else ()
