"""Units in, rows of the database out; and back."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from comunicado import tags
from comunicado.catalogues.memory import words
from comunicado.catalogues.memory.unit import FORMATTED, Unit
from comunicado.model import Message

Row = tuple[Any, ...]

UNITS = """
SELECT pair.text, pair.plural, pair.string, pair.more, pair.formatted, unit.source, unit.locale, unit.context,
  unit.obsolete, unit.extracted, unit.origin, unit.made_for, unit.tmx, unit.unpublished,
  pair.id
FROM unit JOIN pair ON pair.id = unit.pair JOIN file ON file.id = unit.file
"""
"""A SELECT of whole units, that `unit` understands; the last column is the pair's id."""

_language = lru_cache(maxsize=64)(tags.language)


def key(*parts: str | None) -> int:
    """A number that stands for texts: the same on every machine, and as good as never the same for others."""
    # No text has these two: the readers of catalogues and of TMX refuse them.
    data = "\0".join(["\1" if part is None else part for part in parts]).encode()
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1  # sqlite's integers have a sign


def pair(unit: Unit) -> Row:
    """The row of a text with its translation, without where they stand: once for all who say the same."""
    message = unit.message
    source, target, formatted = _language(unit.source), _language(unit.locale), FORMATTED in message.flags
    string, more, plain = message.strings[0], None, message.plural is None
    if not plain:
        more = json.dumps(message.strings[1:], ensure_ascii=False)
    return (
        key(source, target, "f" if formatted else "", message.id, message.plural, string, more),
        source, target, message.id, message.plural, string, more, formatted,
        key(message.id), key(string) if plain else None,
    )  # fmt: skip


def place(unit: Unit, *, file: int, nth: int, pair: int) -> Row:
    """The row of where a pair stands."""
    message = unit.message
    return (
        file, nth, pair, unit.source, unit.locale, message.context, message.obsolete, "\n".join(message.extracted),
        unit.origin, unit.release, unit.tmx, unit.unpublished,
    )  # fmt: skip


def indexed(pair: Row) -> Row:
    """What the index of words takes of a pair's row."""
    id, _, _, text, plural, string, more, *_ = pair
    if plural is None:
        return id, words.indexed(text), words.indexed(string)
    return id, words.indexed(f"{text}\n{plural}"), words.indexed("\n".join((string, *json.loads(more))))


def unit(row: Row) -> Unit:
    """The unit in a row of `UNITS`."""
    text, plural, string, more, formatted, source, locale, context, obsolete, extracted, *place = row
    origin, release, tmx, unpublished, _ = place
    message = Message(
        id=text,
        strings=(string, *json.loads(more or "[]")),
        context=context,
        plural=plural,
        flags=(FORMATTED,) if formatted else (),
        extracted=tuple(extracted.split("\n")) if extracted else (),
        obsolete=bool(obsolete),
    )
    return Unit(message, source, locale, origin, release, bool(tmx), bool(unpublished))
