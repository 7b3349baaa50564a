"""A stored catalogue and the template of today's source in, today's catalogue out: no translation is ever lost.

What is still in the source keeps its translation, what left it becomes obsolete, what returns is revived.  Nothing
that a person has not reviewed for exactly this msgid becomes translated: any other way of filling a message makes it
fuzzy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from comunicado.catalogues import header, plurals, references
from comunicado.catalogues.flags import is_format
from comunicado.catalogues.guesses import Guesses, Matcher, Place, Recall, is_reused, joined, previous, with_fuzzy
from comunicado.catalogues.writer import comment_lines
from comunicado.model import Catalogue, Key, Message


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
    if not stored.get("Content-Type"):
        # ASCII needs none to be read; the first accent would.
        fields = header.with_field(fields, "Content-Type", "text/plain; charset=UTF-8")
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
        self._present: dict[Key, None] = {}
        self._revived: set[Key] = set()
        try:
            forms = plurals.count(stored.get("Plural-Forms") or "") or 2
        except ValueError:  # a catalogue that was made by hand, not read
            forms = 2
        self._guesses = Guesses(forms, (*self._wanted, *self.live))

    def carried(self) -> list[Message]:
        """The template's messages with what is stored for exactly them."""
        live = []
        for wanted in self._wanted:
            key = wanted.key
            known, old = self._by_key.get(key), self._old.get(key)
            if old and not (known and any(known.strings)):
                # The words of the one, the remarks of both.
                self._revived.add(key)
                known = replace(old, obsolete=False, comments=joined(old.comments, known.comments if known else ()))
            if known:
                live.append(self._carry(known, wanted))
            elif not self._sparse:
                live.append(replace(wanted, strings=self._guesses.fit(("",), wanted), line=0))
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
        for gone in (True, False) if match else ():
            rest = [m for m in unknown if m.key not in sources]
            if match and rest and (among := self._left() if gone else self._staying()):
                sources |= match(rest, among, self._places(), gone=gone)
        guesses = {m.key: self._guesses.of(m, sources[m.key]) for m in unknown if m.key in sources}
        if recall and (rest := [m for m in unknown if not (m.key in guesses and any(guesses[m.key].strings))]):
            recalled = recall(rest)
            guesses |= {m.key: self._guesses.recalled(m, recalled[m.key]) for m in rest if m.key in recalled}
        return [m if any(m.strings) else guesses.get(m.key, m) for m in live]

    def edited(self, live: list[Message], match: Matcher | None, known: Collection[Key]) -> list[Message]:
        """A regional catalogue's messages, and in their places those that were edited from one that left the source."""
        added = [m for m in self._wanted if m.key not in self._present and m.key not in known]
        left = self._left()
        if not (match and added and left):
            return live
        found = match(added, left, {})
        guesses = {m.key: self._guesses.of(m, found[m.key]) for m in added if m.key in found}
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
            comments = joined(message.comments, lost)
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
            extracted = joined(extracted, [line for line in known.extracted if is_reused(line)])
        theirs = (wanted.plural, extracted, wanted.references, flags)
        if theirs == (known.plural, known.extracted, known.references, known.flags):
            return known
        message = replace(known, plural=wanted.plural, extracted=extracted, references=wanted.references, flags=flags)
        if known.plural == wanted.plural:
            return message
        strings = self._guesses.fit(known.strings, wanted)
        if not any(strings):
            return replace(message, strings=strings)
        return replace(
            message,
            strings=strings,
            flags=with_fuzzy(message.flags),
            comments=joined(known.comments, _remarks(s for s in known.strings if s not in strings)),
            previous=previous(known, wanted),
        )

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
