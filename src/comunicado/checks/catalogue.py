"""Catalogue: its header is in force, and no two of its messages are one text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from comunicado.model import Catalogue, Key, Message


def check(catalogue: Catalogue) -> Iterator[tuple[Message | None, str]]:
    """What is wrong, a sentence each, with the message it is about; None for the header."""
    if "fuzzy" in catalogue.flags:
        yield None, "the header is marked fuzzy, so editors and gettext pass over it; delete the mark"
    live = [message for message in catalogue.messages if not message.obsolete]
    # Only a message that is not composed has a twin, and few are that: most text is looked at and not kept.
    if all(unicodedata.is_normalized("NFC", message.id) for message in live):
        return
    first: dict[Key, int] = {}
    for message in live:
        key = (message.context, unicodedata.normalize("NFC", message.id))
        if key in first:
            yield (
                message,
                (
                    f"this message and that of line {first[key]} differ only in how accents are composed; compose the"
                    " accents of the source (Unicode NFC), then run 'comunicado extract'"
                ),
            )
        first.setdefault(key, message.line)
