"""Near matches judged entry by entry, with msgmerge on the same input: we made the edits, so the right parent is known.

Of every shared catalogue, and of every shared release with its Spanish, some messages are edited from a seed.  A match
is right if the new message was made from that old one (either of the two, where two were merged); a text that is wholly
new has no right match.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import judges
from catalogues.oracles import HEADER, catalogue
from comunicado import segments
from comunicado.catalogues import po
from comunicado.catalogues.matching import near
from comunicado.catalogues.update import update
from comunicado.markdown import read
from comunicado.model import Boilerplate, Catalogue, Key, Message

SEEDS = 4
SHARE = 0.2
"""Of the messages of a catalogue, how many are edited."""


@dataclass(slots=True)
class Edited:
    """A template made from a catalogue, and for each key that is new its kind of edit and its right parents."""

    messages: list[Message] = field(default_factory=list)
    kinds: dict[Key, str] = field(default_factory=dict)
    parents: dict[Key, tuple[str, ...]] = field(default_factory=dict)


def test_every_match_that_msgmerge_finds_rightly_is_found_and_fewer_are_wrong(corpus: Path, tmp_path: Path) -> None:
    ours, theirs = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    missed = []
    catalogues = [*_releases(corpus), *_catalogues(corpus)]
    items = sorted({message.id for stored in catalogues for message in stored.messages})
    for stored in catalogues:
        for seed in range(SEEDS):
            edited = _Editor(stored, items, random.Random(f"{stored.path} {seed}")).run()
            template = Catalogue(HEADER, tuple(edited.messages))
            mine = _judged(edited, update(stored, template, match=near()))
            other = _judged(edited, _msgmerge(stored, template, tmp_path))
            ours.update((edited.kinds[key], verdict) for key, verdict in mine.items())
            theirs.update((edited.kinds[key], verdict) for key, verdict in other.items())
            missed += [(edited.kinds[k], k, edited.parents[k]) for k in mine if other[k] == "right" != mine[k]]
    print(_table(ours, theirs))
    assert missed == []
    for kind in sorted({kind for kind, _ in ours}):
        assert ours[kind, "right"] >= theirs[kind, "right"]
    assert 3 * _total(ours, "wrong") < _total(theirs, "wrong")


def _total(counts: Counter[tuple[str, str]], verdict: str) -> int:
    return sum(number for (_, what), number in counts.items() if what == verdict)


def _table(ours: Counter[tuple[str, str]], theirs: Counter[tuple[str, str]]) -> str:
    kinds = sorted({kind for kind, _ in ours})
    lines = [f"{'edit':16}{'entries':>8}{'comunicado: right':>20}{'wrong':>7}{'msgmerge: right':>18}{'wrong':>7}"]
    for kind in kinds:
        total = sum(ours[kind, verdict] for verdict in ("right", "wrong", "none"))
        cells = [ours[kind, "right"], ours[kind, "wrong"], theirs[kind, "right"], theirs[kind, "wrong"]]
        lines.append(f"{kind:16}{total:8}{cells[0]:20}{cells[1]:7}{cells[2]:18}{cells[3]:7}")
    return "\n".join(lines)


def _judged(edited: Edited, updated: Catalogue) -> dict[Key, str]:
    found = {m.key: m.previous.id if m.previous and m.filled else None for m in updated.messages if not m.obsolete}
    return {
        key: "none" if found[key] is None else "right" if found[key] in edited.parents[key] else "wrong"
        for key in edited.kinds
    }


def _msgmerge(stored: Catalogue, template: Catalogue, folder: Path) -> Catalogue:
    program = judges.program("msgmerge", package="gettext")
    (folder / "old.po").write_bytes(po.serialize(stored))
    (folder / "new.pot").write_bytes(po.serialize(template))
    command = [program, "--no-wrap", "-q", "--previous", "--force-po", str(folder / "old.po"), str(folder / "new.pot")]
    done = subprocess.run(command, capture_output=True, check=True)
    return po.parse(done.stdout, path="merged.po")


# --- The catalogues -------------------------------------------------------------------------------------------


def _catalogues(corpus: Path) -> Iterator[Catalogue]:
    for path in sorted((corpus / "po").rglob("*.po")):
        if path.name == "organization.es.temp.po":
            continue  # nearly the same as organization.es.po
        stored = po.parse(path.read_bytes(), path=path.name)
        # Formats of C and the like are no matter here, and msgmerge's plurals neither.
        yield replace(
            stored,
            header=HEADER,
            messages=tuple(replace(m, flags=("fuzzy",) * m.fuzzy) for m in stored.messages if m.plural is None),
        )


def _releases(corpus: Path) -> Iterator[Catalogue]:
    for path in sorted((corpus / "releases").rglob("*.en.md")):
        source, target = (_texts(p) for p in (path, path.with_name(path.name.replace(".en.", ".es."))))
        messages = {
            key: Message(id=key[1], context=key[0], strings=(target[n][1] if n < len(target) else key[1],))
            for n, key in enumerate(source)
        }
        stored = catalogue(*messages.values())
        yield replace(stored, path=path.name)


@cache
def _texts(path: Path) -> list[Key]:
    body = re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [segment.key for segment in segments.of_boilerplate(Boilerplate(path.name, path.name, read(body)))]


# --- The edits ------------------------------------------------------------------------------------------------

SENTENCES = (
    "The consulate opens its doors an hour earlier on that day.",
    "Nobody was injured, and traffic resumed shortly after noon.",
    "Both offices keep a list of interpreters who can be called at night.",
    "Volunteers hand out water.",
)
WORDS = (
    "bridge",
    "interpreter",
    "yellow",
    "quarterly",
    "water",
    "Brownsville",
    "between",
    "sing",
    "unlikely",
    "harvest",
)


class _Editor:
    """Goes through a catalogue and edits some of its messages."""

    def __init__(self, stored: Catalogue, items: Sequence[str], chance: random.Random) -> None:
        self.chance, self.items = chance, items
        self.old = [m for m in stored.messages if not m.obsolete]
        self.edited = Edited()
        self.taken = {m.key for m in stored.messages}

    def run(self) -> Edited:
        while self.old:
            message = self.old.pop(0)
            if not (message.filled and self.chance.random() < SHARE and self._change(message)):
                self.edited.messages.append(_untranslated(message))
        return self.edited

    def _change(self, message: Message) -> bool:
        edits = [
            self._word,
            self._number,
            self._add,
            self._cut,
            self._swap,
            self._split,
            self._merge,
            self._insert,
            self._replace,
        ]
        self.chance.shuffle(edits)
        return any(edit(message) for edit in edits)

    def _put(self, kind: str, message: Message, texts: Sequence[str], parents: Sequence[str]) -> bool:
        keys = [(message.context, text) for text in texts]
        if not all(texts) or len(set(keys)) < len(keys) or self.taken.intersection(keys):
            return False
        for key in keys:
            self.taken.add(key)
            self.edited.messages.append(Message(id=key[1], context=key[0]))
            self.edited.kinds[key], self.edited.parents[key] = kind, tuple(parents)
        return True

    def _word(self, message: Message) -> bool:
        words = list(re.finditer(r"[^\W\d_]{3,}", message.id))
        if len(words) < 2:
            return False
        place = self.chance.choice(words)
        text = message.id[: place.start()] + self.chance.choice(WORDS) + message.id[place.end() :]
        return self._put("word changed", message, [text], [message.id])

    def _number(self, message: Message) -> bool:
        numbers = list(re.finditer(r"\d+", message.id))
        if not numbers:
            return False
        place = self.chance.choice(numbers)
        text = f"{message.id[: place.start()]}{int(place[0]) + self.chance.randint(1, 99)}{message.id[place.end() :]}"
        return self._put("number changed", message, [text], [message.id])

    def _add(self, message: Message) -> bool:
        if len(message.id.split()) < 8:
            return False
        sentences = _sentences(message.id)
        sentences.insert(self.chance.randint(0, len(sentences)), self.chance.choice(SENTENCES))
        return self._put("sentence added", message, [" ".join(sentences)], [message.id])

    def _cut(self, message: Message) -> bool:
        sentences = _sentences(message.id)
        del sentences[self.chance.randrange(len(sentences))]
        return bool(sentences) and self._put("sentence cut", message, [" ".join(sentences)], [message.id])

    def _swap(self, message: Message) -> bool:
        if not self.old:
            return False
        self.edited.messages += map(_untranslated, (self.old.pop(0), message))
        return True

    def _split(self, message: Message) -> bool:
        sentences = _sentences(message.id)
        if len(sentences) < 2:
            return False
        at = self.chance.randint(1, len(sentences) - 1)
        parts = [" ".join(sentences[:at]), " ".join(sentences[at:])]
        return self._put("split", message, parts, [message.id])

    def _merge(self, message: Message) -> bool:
        if not self.old or len(message.id.split()) < 8 or self.old[0].context != message.context:
            return False
        other = self.old[0]
        if self._put("merged", message, [f"{message.id} {other.id}"], [message.id, other.id]):
            self.old.pop(0)
            return True
        return False

    def _insert(self, message: Message) -> bool:
        item = self.chance.choice(self.items)
        if not self._put("inserted", message, [item], [item]):  # its own words in another context would be right
            return False
        self.old.insert(0, message)
        return True

    def _replace(self, message: Message) -> bool:
        item = self.chance.choice(self.items)
        return self._put("replaced", message, [item], [item])


def _untranslated(message: Message) -> Message:
    return replace(message, strings=("",), flags=(), comments=(), previous=None)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) ", text)
