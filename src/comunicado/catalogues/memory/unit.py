"""A catalogue in, the translations in it that are worth remembering out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from comunicado import tags
from comunicado.model import Catalogue, Message

FORMATTED = "python-brace-format"
_MARK = re.compile(r"\[[1-9][0-9]*\] \S|\{[^{}\s]+\} = ")
"""Extracted comments that tell what a link or a fact of the text was: `[1] https://…`, `{tipline} = …`."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A text with its translation, and where both stand."""

    message: Message
    """Its context, id, plural, strings, whether it is obsolete; of its flags only the format, of its extracted comments
    only those about links and facts, and nothing else."""
    source: str
    """BCP 47 tag of the text."""
    locale: str
    """BCP 47 tag of the translation."""
    origin: str
    """Id of the release (or `newsroom`) that it stands in, or the name of a TMX file."""
    release: str
    """Id of the release that it was made for: `origin` itself, or what a TMX file tells; empty if it does not."""
    tmx: bool = False
    """It stands in a TMX file."""
    unpublished: bool = False
    """A TMX file says that its release was not public when the file was written."""


def remembered(message: Message) -> Message:
    """A message without what concerns its own catalogue alone."""
    return Message(
        id=message.id,
        strings=message.strings,
        context=message.context,
        plural=message.plural,
        flags=(FORMATTED,) if FORMATTED in message.flags else (),
        extracted=tuple([line for line in message.extracted if _MARK.match(line)]) if message.extracted else (),
        obsolete=message.obsolete,
    )


def units(catalogue: Catalogue, *, locale: str, origin: str, source: str) -> Iterator[Unit]:
    """The translations of a catalogue that a person reviewed: filled and not fuzzy; obsolete ones too.

    `source` is the BCP 47 tag of the texts where the catalogue's header (`X-Source-Language`) does not tell.
    """
    try:
        source = tags.normalize(catalogue.get("X-Source-Language") or source)
    except ValueError:  # a header that somebody edited
        source = tags.normalize(source)
    if tags.language(source) == tags.language(locale):
        return  # another region of the source's own language: no translation
    for message in catalogue.messages:
        if message.filled and not message.fuzzy:
            yield Unit(remembered(message), source, locale, origin, origin)


def reversed_(unit: Unit) -> Unit:
    """The translation as the text, for who translates the other way; only of a unit without plural."""
    message = unit.message
    turned = replace(message, id=message.strings[0], strings=(message.id,))
    return replace(unit, message=turned, source=unit.locale, locale=unit.source)
