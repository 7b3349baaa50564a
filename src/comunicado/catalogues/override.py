"""A language's catalogue and some words in, a regional catalogue out that holds the messages with those words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from comunicado.catalogues import template
from comunicado.model import Catalogue, Message


def override(
    regional: Catalogue | None, language: Catalogue, *, text: Sequence[str], locale: str
) -> tuple[Catalogue, tuple[Message, ...]]:
    """Copy the messages whose msgid holds any of `text` into the regional catalogue, as a starting point.

    Case and accents do not matter.  A copy keeps its state: what is translated in the language stays so, since the
    same words are published there already; what is fuzzy or empty is open in the region too.  Messages that the
    region has are left alone; one that it had once (obsolete) is revived with the region's own words.

    `locale` is the region's POSIX name (`es_MX`).  Returns the catalogue, in the order of the language's, and what was
    added to it; the regional catalogue itself where nothing was.
    """
    words = [_plain(part) for part in text if part.strip()]
    base = regional or template.new(language, language=locale, messages=())
    present = {m.key: m for m in base.messages if not m.obsolete}
    former = {m.key: m for m in base.messages if m.obsolete and any(m.strings)}
    added: list[Message] = []
    live: list[Message] = []
    for message in language.messages:
        if message.obsolete:
            continue
        if known := present.pop(message.key, None):
            live.append(known)
        elif any(word in _plain(message.id) for word in words):
            copy = _revived(former.pop(message.key), message) if message.key in former else replace(message, line=0)
            live.append(copy)
            added.append(copy)
    if not added:
        return base, ()
    # What the region has and the language lacks is left to the next update.
    return replace(base, messages=(*live, *present.values(), *former.values())), tuple(added)


def _revived(old: Message, message: Message) -> Message:
    return replace(old, obsolete=False, extracted=message.extracted, references=message.references)


def _plain(text: str) -> str:
    """Text without case and accents: `CLINICA` finds `Clínica`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
