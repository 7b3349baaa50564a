"""A stored catalogue and the template of today's source in, today's catalogue out: no translation is ever lost.

What is still in the source keeps its translation, what left it becomes obsolete, what returns is revived.  Nothing
that a person has not reviewed for exactly this msgid becomes translated: any other way of filling a message makes it
fuzzy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from comunicado.catalogues import header, mending, plurals, references
from comunicado.catalogues.flags import is_format
from comunicado.catalogues.writer import comment_lines
from comunicado.model import Catalogue, Key, Message, Previous


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands among those that stay, which are numbered from 1 in their stored order."""

    before: int
    """Number of the one before it, 0 where there is none."""
    rank: int
    """Messages that come or go between it and the one before."""


class Matcher(Protocol):
    """Finds near matches."""

    def __call__(
        self, wanted: Sequence[Message], among: Sequence[Message], places: Mapping[Key, Place], /, *, gone: bool = True
    ) -> Mapping[Key, Message]:
        """For keys of `wanted` (untranslated messages of the template) the message of `among` that is nearest.

        `among` are filled messages whose source is gone, or else (`gone` is false) still there; one of them may serve
        several keys.  `places` has all keys but those of obsolete messages.
        """
        ...


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was said elsewhere of a like text."""

    message: Message
    """Its id, context, plural and strings."""
    origin: str
    """Id of the release that it stands in, or the name of a TMX file."""
    sure: bool
    """May count as translated; whoever recalls decides it."""


Recall = Callable[[Sequence[Message]], Mapping[Key, Recalled]]
"""New messages that nothing in their own catalogue is like → what is remembered for some of them."""

REUSED = "reused from "
"""Begins the extracted comment of a message that was filled from memory; the origin follows."""
_REUSED = re.compile(re.escape(REUSED) + r"\S+")


def is_reused(line: str) -> bool:
    """Whether an extracted comment says that a message was filled from memory.

    >>> is_reused("reused from 2009/border-summit"), is_reused("reused from last year's release")
    (True, False)
    """
    return _REUSED.fullmatch(line) is not None


def update(
    stored: Catalogue,
    template: Catalogue,
    *,
    match: Matcher | None = None,
    recall: Recall | None = None,
    sparse: bool = False,
    known: Collection[Key] = (),
) -> Catalogue:
    """Carry the translations of `stored` over to the messages of `template`.

    Order, extracted comments, references and format flags come from the template, everything else from `stored`.  What
    is stored for exactly a message comes first; a message that is stored nowhere gets as a guess, always fuzzy, what is
    stored for its text in another context, then what `match` finds like it among the messages that left the source,
    then what `recall` remembers from elsewhere (fuzzy too, unless it is sure of it).

    `sparse` is for a regional catalogue: it keeps what it has, and gets of what is new only a text that was edited from
    one it had (by `match`), as a guess.  `known` are the messages that the template had before: they are not new, and
    the region lacks them on purpose.

    Returns `stored` itself where no message would change; then its file need not be written, canonical or not.
    """
    if _is_current(stored, template):
        return stored
    keeper = _Keeper(stored, template, sparse=sparse)
    live = keeper.carried()
    live = keeper.edited(live, match, known) if sparse else keeper.filled(live, match, recall)
    gone = keeper.gone()
    if live == keeper.live and gone == keeper.obsolete:
        return stored
    created = template.get("POT-Creation-Date")
    fields = header.with_field(stored.header, "POT-Creation-Date", created) if created else stored.header
    return replace(stored, header=fields, messages=(*live, *gone))


def _is_current(stored: Catalogue, template: Catalogue) -> bool:
    """Whether an update would change nothing, as nearly always; where this is not plain, the answer is no."""
    wanted = template.messages
    live, rest = stored.messages[: len(wanted)], stored.messages[len(wanted) :]
    return (
        len(live) == len(wanted)
        and all(
            m.id == w.id
            and m.context == w.context
            and not m.obsolete
            and m.extracted == w.extracted
            and m.references == w.references
            and m.plural == w.plural
            and (m.flags == w.flags or m.flags == ("fuzzy", *w.flags))
            for m, w in zip(live, wanted, strict=True)
        )
        and (not rest or (all(m.obsolete and any(m.strings) for m in rest) and all(any(m.strings) for m in live)))
    )


class _Keeper:
    """The stored messages by key, while a template is gone through."""

    def __init__(self, stored: Catalogue, template: Catalogue, *, sparse: bool) -> None:
        self.live = [m for m in stored.messages if not m.obsolete]
        self.obsolete = [m for m in stored.messages if m.obsolete and any(m.strings)]
        self._wanted = [_readable(m) for m in template.messages if not m.obsolete]
        self._sparse = sparse
        self._keys = [m.key for m in self.live]
        self._by_key = dict(zip(self._keys, self.live, strict=True))
        self._old = {m.key: m for m in self.obsolete}
        self._shown = mending.shown([*self._wanted, *self.live])
        self._present: dict[Key, None] = {}
        self._revived: set[Key] = set()
        try:
            self._forms = plurals.count(stored.get("Plural-Forms") or "") or 2
        except ValueError:  # a catalogue that was made by hand, not read
            self._forms = 2

    def carried(self) -> list[Message]:
        """The template's messages with what is stored for exactly them."""
        live = []
        for wanted in self._wanted:
            key = wanted.key
            known, old = self._by_key.get(key), self._old.get(key)
            if old and not (known and any(known.strings)):
                # The words of the one, the remarks of both.
                self._revived.add(key)
                known = replace(old, obsolete=False, comments=_joined(old.comments, known.comments if known else ()))
            if known:
                live.append(self._carry(known, wanted))
            elif not self._sparse:
                live.append(replace(wanted, strings=self._fit(("",), wanted), line=0))
            else:
                continue
            self._present[key] = None
        return live

    def filled(self, live: list[Message], match: Matcher | None, recall: Recall | None) -> list[Message]:
        """Messages that are stored nowhere, filled from a like one where there is one."""
        unknown = [m for m in live if not any(m.strings) and m.key not in self._by_key and m.key not in self._revived]
        if not unknown:
            return live
        sources = self._moved(unknown)
        # First what left the source, from which a text was probably edited; then what stays and says nearly the same.
        for among, gone in ((self._left, True), (self._staying, False)) if match else ():
            if match and (rest := [m for m in unknown if m.key not in sources]) and (found := among()):
                sources |= match(rest, found, self._places(), gone=gone)
        guesses = {m.key: self._guess(m, sources[m.key]) for m in unknown if m.key in sources}
        if recall and (rest := [m for m in unknown if not (m.key in guesses and any(guesses[m.key].strings))]):
            recalled = recall(rest)
            guesses |= {m.key: self._recalled(m, recalled[m.key]) for m in rest if m.key in recalled}
        return [m if any(m.strings) else guesses.get(m.key, m) for m in live]

    def edited(self, live: list[Message], match: Matcher | None, known: Collection[Key]) -> list[Message]:
        """A regional catalogue's messages, and in their places those that were edited from one that left the source."""
        added = [m for m in self._wanted if m.key not in self._present and m.key not in known]
        left = self._left()
        if not (match and added and left):
            return live
        found = match(added, left, {})
        guesses = {m.key: self._guess(m, found[m.key]) for m in added if m.key in found}
        kept = {m.key: m for m in live} | guesses
        self._present |= dict.fromkeys(guesses)
        return [kept[m.key] for m in self._wanted if m.key in kept]

    def gone(self) -> list[Message]:
        """What is kept at the end of the catalogue: obsolete already, or left the source now."""
        kept = {m.key: m for m in self.obsolete if m.key not in self._revived}
        for key, message in zip(self._keys, self.live, strict=True):
            if key in self._present or not any(message.strings):
                continue
            twin = kept.get(key)
            # No catalogue can hold two obsolete messages with one key (msgfmt, and our reader): keep the other's words.
            lost = (*twin.comments, *_remarks(s for s in twin.strings if s not in message.strings)) if twin else ()
            comments = _joined(message.comments, lost)
            kept[key] = replace(message, obsolete=True, comments=comments, extracted=(), references=(), line=0)
        return list(kept.values())

    def _carry(self, known: Message, wanted: Message) -> Message:
        flags = known.flags
        if flags or wanted.flags:
            own = [f for f in flags if not is_format(f)]
            merged = (*own, *(f for f in wanted.flags if f != "fuzzy" and f not in own))
            flags = flags if set(merged) == set(flags) else merged
        extracted = wanted.extracted
        if extracted != known.extracted:
            # Where its words came from is told by no template, and stays true after a translator approved them.
            extracted = _joined(extracted, [line for line in known.extracted if is_reused(line)])
        theirs = (wanted.plural, extracted, wanted.references, flags)
        if theirs == (known.plural, known.extracted, known.references, known.flags):
            return known
        message = replace(known, plural=wanted.plural, extracted=extracted, references=wanted.references, flags=flags)
        if known.plural == wanted.plural:
            return message
        strings = self._fit(known.strings, wanted)
        if not any(strings):
            return replace(message, strings=strings)
        return replace(
            message,
            strings=strings,
            flags=_with_fuzzy(message.flags),
            comments=_joined(known.comments, _remarks(s for s in known.strings if s not in strings)),
            previous=_previous(known, wanted),
        )

    def _guess(self, wanted: Message, source: Message) -> Message:
        """A new message filled with the words of another."""
        fitted = self._fit(source.strings, wanted)
        strings = tuple([mending.mend(string, source, wanted, self._shown) for string in fitted])
        if not any(strings):
            return wanted
        flags, previous = _with_fuzzy(wanted.flags), _previous(source, wanted)
        return replace(wanted, strings=strings, flags=flags, previous=previous, comments=source.comments)

    def _recalled(self, wanted: Message, recalled: Recalled) -> Message:
        """A new message filled with words from elsewhere, whose remarks are no concern of this catalogue."""
        source = replace(recalled.message, comments=(), obsolete=False)
        guess = self._guess(wanted, source)
        if not any(guess.strings):
            return wanted
        if recalled.sure and (guess.id, guess.plural, guess.strings) == (source.id, source.plural, source.strings):
            guess = replace(guess, flags=wanted.flags)
        origin = "-".join("".join(c if c.isprintable() and c != "\\" else " " for c in recalled.origin).split())
        return replace(guess, extracted=_joined(wanted.extracted, comment_lines(REUSED + origin)))

    def _moved(self, unknown: list[Message]) -> dict[Key, Message]:
        """For each unknown message one with the same msgid in another context; best one that has lost its own."""
        ids = {m.id for m in unknown}
        found = [m for m in (*self.live, *self.obsolete) if m.id in ids and any(m.strings)]
        by_id: dict[str, Message] = {}
        for message in sorted(found, key=lambda m: (m.key in self._present, m.fuzzy)):
            by_id.setdefault(message.id, message)
        return {m.key: by_id[m.id] for m in unknown if m.id in by_id}

    def _left(self) -> list[Message]:
        """Filled messages that the source no longer has."""
        live = (m for key, m in zip(self._keys, self.live, strict=True) if key not in self._present)
        return [m for m in live if any(m.strings)] + [m for m in self.obsolete if m.key not in self._present]

    def _staying(self) -> list[Message]:
        """Filled messages that the source still has."""
        return [m for key, m in zip(self._keys, self.live, strict=True) if key in self._present and any(m.strings)]

    def _places(self) -> dict[Key, Place]:
        """Where each message that comes or goes stands, in the template or in the stored catalogue."""
        kept = [key for key in self._keys if key in self._present]
        numbers = {key: number for number, key in enumerate(kept, 1)}
        return _between(self._keys, numbers) | _between(self._present, numbers)

    def _fit(self, strings: Sequence[str], wanted: Message) -> tuple[str, ...]:
        """As many strings as the message must have: the first one again for each plural form that is missing."""
        if wanted.plural is None:
            return (next(filter(None, strings), ""),)
        return (*strings, *[strings[0]] * self._forms)[: self._forms]


def _between(keys: Iterable[Key], numbers: Mapping[Key, int]) -> dict[Key, Place]:
    """Places of the keys that have no number."""
    places: dict[Key, Place] = {}
    before = rank = 0
    for key in keys:
        if number := numbers.get(key):
            before, rank = number, 0
        else:
            places[key] = Place(before, rank)
            rank += 1
    return places


def _with_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    return flags if "fuzzy" in flags else ("fuzzy", *flags)


def _previous(source: Message, wanted: Message) -> Previous | None:
    """What the words of `source` were made from: where they are a guess themselves, the same as theirs."""
    previous = (source.fuzzy and source.previous) or Previous(source.id, source.context, source.plural)
    return None if previous == Previous(wanted.id, wanted.context, wanted.plural) else previous


def _joined(first: tuple[str, ...], second: Iterable[str]) -> tuple[str, ...]:
    return (*first, *(line for line in second if line not in first))


def _remarks(strings: Iterable[str]) -> tuple[str, ...]:
    """Words that have no other place, as translator's comments, each on one line."""
    escaped = (string.replace("\\", "\\\\").replace("\n", "\\n") for string in strings if string)
    return _lines(tuple(f"formerly: {string}" for string in escaped))


def _readable(wanted: Message) -> Message:
    """A template's message as it will be read again, so that the second update finds nothing to change."""
    extracted, names = _lines(wanted.extracted), _names(wanted.references)
    if (extracted, names) == (wanted.extracted, wanted.references):
        return wanted
    return replace(wanted, extracted=extracted, references=names)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([line for text in texts for line in comment_lines(text)]) if texts else texts


@lru_cache(maxsize=64)
def _names(places: tuple[str, ...]) -> tuple[str, ...]:
    """References as they are written; a release's messages all have the same."""
    return tuple(dict.fromkeys(map(references.canonical, places)))
