"""A stored catalogue and the template of today's source in, today's catalogue out: no translation is ever lost.

What is still in the source keeps its translation, what left it becomes obsolete, what returns is revived.  Nothing
that a person has not reviewed for exactly this msgid becomes translated: any other way of filling a message makes it
fuzzy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from comunicado.catalogues import header, plurals, references
from comunicado.catalogues.flags import is_format
from comunicado.catalogues.writer import comment_lines
from comunicado.model import Catalogue, Key, Message, Previous


class Matcher(Protocol):
    """Finds near matches."""

    def __call__(self, wanted: Sequence[Message], left: Sequence[Message], /) -> Mapping[Key, Message]:
        """For keys of `wanted` (untranslated messages of the template) the message of `left` that is nearest.

        `left` are filled messages whose source is gone; one of them may serve several keys.
        """
        ...


def update(stored: Catalogue, template: Catalogue, *, match: Matcher | None = None, sparse: bool = False) -> Catalogue:
    """Carry the translations of `stored` over to the messages of `template`.

    Order, extracted comments, references and format flags come from the template, everything else from `stored`.
    `sparse` is for a regional catalogue: it keeps what it has and gets nothing new.

    Returns `stored` itself where no message would change; then its file need not be written, canonical or not.
    """
    keeper = _Keeper(stored, template, sparse=sparse)
    live = keeper.carried()
    if not sparse:
        live = keeper.filled(live, match)
    gone = keeper.gone(live)
    if live == keeper.live and gone == keeper.obsolete:
        return stored
    created = template.get("POT-Creation-Date")
    fields = header.with_field(stored.header, "POT-Creation-Date", created) if created else stored.header
    return replace(stored, header=fields, messages=(*live, *gone))


class _Keeper:
    """The stored messages by key, while a template is gone through."""

    def __init__(self, stored: Catalogue, template: Catalogue, *, sparse: bool) -> None:
        self.live = [m for m in stored.messages if not m.obsolete]
        self.obsolete = [m for m in stored.messages if m.obsolete and any(m.strings)]
        self._wanted = [_readable(m) for m in template.messages if not m.obsolete]
        self._sparse = sparse
        self._by_key = {m.key: m for m in self.live}
        self._old = {m.key: m for m in self.obsolete}
        self._revived: set[Key] = set()
        try:
            self._forms = plurals.count(stored.get("Plural-Forms") or "") or 2
        except ValueError:  # a catalogue that was made by hand, not read
            self._forms = 2

    def carried(self) -> list[Message]:
        """The template's messages with what is stored for exactly them."""
        live = []
        for wanted in self._wanted:
            known, old = self._by_key.get(wanted.key), self._old.get(wanted.key)
            if old and not (known and any(known.strings)):
                # The words of the one, the remarks of both.
                self._revived.add(wanted.key)
                known = replace(old, obsolete=False, comments=_joined(old.comments, known.comments if known else ()))
            if known:
                live.append(self._carry(known, wanted))
            elif not self._sparse:
                live.append(replace(wanted, strings=self._fit(("",), wanted), line=0))
        return live

    def filled(self, live: list[Message], match: Matcher | None) -> list[Message]:
        """Messages that are stored nowhere, filled from a like one where there is one; always fuzzy."""
        unknown = [m for m in live if not any(m.strings) and m.key not in self._by_key and m.key not in self._revived]
        if not unknown:
            return live
        moved = self._moved(unknown, live)
        rest = [m for m in unknown if m.key not in moved]
        left = [m for m in (*self.live, *self.obsolete) if any(m.strings) and m.key not in {n.key for n in live}]
        near = match(rest, left) if match and rest and left else {}
        sources = {key: source for key, source in {**near, **moved}.items() if any(source.strings)}
        asked = {m.key for m in unknown}
        return [self._guess(m, sources[m.key]) if m.key in asked and m.key in sources else m for m in live]

    def gone(self, live: list[Message]) -> list[Message]:
        """What is kept at the end of the catalogue: obsolete already, or left the source now."""
        kept = {m.key: m for m in self.obsolete if m.key not in self._revived}
        present = {m.key for m in live}
        for message in self.live:
            if message.key in present or not any(message.strings):
                continue
            twin = kept.get(message.key)
            # No catalogue can hold two obsolete messages with one key (msgfmt, and our reader): keep the other's words.
            lost = (*twin.comments, *_remarks(s for s in twin.strings if s not in message.strings)) if twin else ()
            comments = _joined(message.comments, lost)
            kept[message.key] = replace(message, obsolete=True, comments=comments, extracted=(), references=(), line=0)
        return list(kept.values())

    def _carry(self, known: Message, wanted: Message) -> Message:
        flags = known.flags
        if flags or wanted.flags:
            own = [f for f in flags if not is_format(f)]
            merged = (*own, *(f for f in wanted.flags if f != "fuzzy" and f not in own))
            flags = flags if set(merged) == set(flags) else merged
        theirs = (wanted.plural, wanted.extracted, wanted.references, flags)
        if theirs == (known.plural, known.extracted, known.references, known.flags):
            return known
        message = replace(
            known, plural=wanted.plural, extracted=wanted.extracted, references=wanted.references, flags=flags
        )
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
            previous=Previous(known.id, known.context, known.plural),
        )

    def _guess(self, wanted: Message, source: Message) -> Message:
        strings = tuple(_mend(string, wanted.id) for string in self._fit(source.strings, wanted))
        previous = Previous(source.id, source.context, source.plural)
        return replace(
            wanted, strings=strings, flags=_with_fuzzy(wanted.flags), previous=previous, comments=source.comments
        )

    def _moved(self, unknown: list[Message], live: list[Message]) -> dict[Key, Message]:
        """For each unknown message one with the same msgid in another context; best one that has lost its own."""
        present = {m.key for m in live}
        by_id: dict[str, Message] = {}
        for message in sorted(
            (m for m in (*self.live, *self.obsolete) if any(m.strings)), key=lambda m: (m.key in present, m.fuzzy)
        ):
            by_id.setdefault(message.id, message)
        return {m.key: by_id[m.id] for m in unknown if m.id in by_id}

    def _fit(self, strings: Sequence[str], wanted: Message) -> tuple[str, ...]:
        """As many strings as the message must have: the first one again for each plural form that is missing."""
        if wanted.plural is None:
            return (next(filter(None, strings), ""),)
        return (*strings, *[strings[0]] * self._forms)[: max(self._forms, len(strings) if len(strings) > 1 else 0)]


def _with_fuzzy(flags: tuple[str, ...]) -> tuple[str, ...]:
    return flags if "fuzzy" in flags else ("fuzzy", *flags)


def _joined(first: tuple[str, ...], second: Iterable[str]) -> tuple[str, ...]:
    return (*first, *(line for line in second if line not in first))


def _remarks(strings: Iterable[str]) -> tuple[str, ...]:
    """Words that have no other place, as translator's comments, each on one line."""
    return tuple("formerly: " + s.replace("\\", "\\\\").replace("\n", "\\n") for s in strings if s)


def _readable(wanted: Message) -> Message:
    """A template's message as it will be read again, so that the second update finds nothing to change."""
    extracted = tuple([line for text in wanted.extracted for line in comment_lines(text)])
    names = tuple(dict.fromkeys(map(references.canonical, wanted.references)))
    if (extracted, names) == (wanted.extracted, wanted.references):
        return wanted
    return replace(wanted, extracted=extracted, references=names)


def _mend(string: str, source: str) -> str:
    """A copied string that begins and ends with a newline where the msgid does, as msgfmt demands."""
    body = string.strip("\n")
    if not body:
        return string
    start = string[: string.index(body)] if source.startswith("\n") else ""
    end = string[len(string.rstrip("\n")) :] if source.endswith("\n") else ""
    return (start or "\n" * source.startswith("\n")) + body + (end or "\n" * source.endswith("\n"))
