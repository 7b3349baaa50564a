"""Catalogues after an accident, and what may be read from them: one byte is gone, or everything behind some byte is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from comunicado.catalogues import po
from comunicado.errors import CatalogueError
from comunicado.model import Catalogue, Key, Message, Previous


def shared(corpus: Path) -> tuple[Catalogue, ...]:
    """The real Spanish catalogues."""
    return tuple(po.parse(file.read_bytes(), path="x.po") for file in sorted(corpus.glob("po/**/*.po")))


def excerpt(catalogues: Sequence[Catalogue], chance: random.Random) -> Catalogue:
    """Some messages that stand together in one of several catalogues."""
    whole = chance.choice(catalogues)
    start = chance.randrange(max(1, len(whole.messages)))
    return replace(
        whole, messages=tuple(_aged(m, chance) for m in whole.messages[start : start + chance.randint(1, 8)])
    )


def _aged(message: Message, chance: random.Random) -> Message:
    """A message that nobody has reviewed since its source changed, that left the source, or as it is."""
    kind = chance.randrange(4)
    if kind == 0:
        flags = ("fuzzy", *(flag for flag in message.flags if flag != "fuzzy"))
        return replace(message, flags=flags, previous=Previous(message.id[:-1], message.context))
    if kind == 1:
        return replace(message, obsolete=True, references=(), extracted=())
    return replace(message, comments=(*message.comments, "from Ana")) if kind == 2 else message


def lose_byte(data: bytes, chance: random.Random) -> str | None:
    """What is wrong with how a canonical catalogue is read without one of its bytes; None where nothing is."""
    at = chance.randrange(len(data))
    after = _read(data[:at] + data[at + 1 :])
    if after is None:
        return None
    before = po.parse(data, path="x.po")
    number = data.count(b"\n\n", 0, at)  # of the entry that the byte is in; 0 is the header
    hit = before.messages[number - 1] if 0 < number <= len(before.messages) else None
    kept = {_said(m): m for m in after.messages}
    if len(after.messages) != len(before.messages):
        return f"byte {at}: {len(before.messages)} messages became {len(after.messages)}"
    for message in before.messages:
        if message is not hit and _said(message) not in kept:
            return f"byte {at}: another message changed: {message}"
    if hit is not None:
        heir = after.messages[before.messages.index(hit)]
        if heir.strings != hit.strings and not _in_msgstr(data, at):
            return f"byte {at}: its translation changed, where no byte of it is gone: {hit} {heir}"
        if hit.fuzzy and heir.translated:
            return f"byte {at}: nobody has reviewed it, and it may be published: {heir}"
    return _published(before, after, hit.key if hit else None, at)


def cut_off(data: bytes, chance: random.Random) -> str | None:
    """What is wrong with how a canonical catalogue is read that breaks off at some byte; None where nothing is."""
    at = chance.randrange(len(data))
    after = _read(data[:at])
    if after is None:
        return None
    before = po.parse(data, path="x.po")
    count = len(after.messages)
    if [_said(m) for m in after.messages[:-1]] != [_said(m) for m in before.messages[: max(0, count - 1)]]:
        return f"cut at {at}: what stands before the cut changed"
    last, whole = (after.messages[-1], before.messages[count - 1]) if count else (None, None)
    if last and whole and last.key != whole.key:
        return f"cut at {at}: the last message became another one: {last}"
    return _published(before, after, None, at)


def _read(data: bytes) -> Catalogue | None:
    try:
        return po.parse(data, path="x.po")
    except CatalogueError:
        return None


def _said(message: Message) -> tuple[object, ...]:
    return (message.key, message.plural, message.strings, message.fuzzy, message.obsolete)


def _published(before: Catalogue, after: Catalogue, hit: Key | None, at: int) -> str | None:
    """A message of the source that could be published with other words than it had, `hit` apart.

    What lost its translation is missing for the source, and counts as such: that is how it is told of.
    """
    words = {m.key: m.strings for m in before.messages if not m.obsolete}
    allowed = {m.key: m.strings for m in before.messages if m.translated}
    for message in after.messages:
        if message.translated and message.key in words and message.key != hit:
            # A cut behind a line of several leaves a line break at the end.  No segment of a release has one there, so
            # that it holds the message back.
            broken = any(string.endswith("\n") for string in message.strings)
            if message.strings != allowed.get(message.key) and not broken:
                return f"byte {at}: it may be published with words that it never had: {message}"
    return None


def _in_msgstr(data: bytes, at: int) -> bool:
    """Whether a byte stands in the lines of a msgstr."""
    entry = data[data.rfind(b"\n\n", 0, at) + 1 : at + 1]
    return b"msgstr" in entry
