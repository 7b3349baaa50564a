"""Messages that may be published in, `.mo` bytes out; and back. polib holds and writes the binary form."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import TYPE_CHECKING

from comunicado.catalogues import charset
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Key, Message

if TYPE_CHECKING:
    import polib


def write(messages: Iterable[Message], header: Iterable[tuple[str, str]]) -> bytes:
    """The `.mo` file of some messages, the same bytes for the same messages and header in any order.

    Raises `ValueError` for a message that is empty, fuzzy or obsolete: whoever calls decides what may be published, but
    no such message ever may.
    """
    import polib

    file = polib.MOFile()
    # A line that is no field has no name. POT-Creation-Date is left out by msgfmt, too: it would change the bytes
    # where no translation changed.
    fields = [(name, value) for name, value in header if name and name != "POT-Creation-Date"]
    file.metadata = {name: _field(name, value) for name, value in fields}
    for message in messages:
        if not message.translated:
            raise ValueError(f"the message {message.id!r} is not translated")
        file.append(_entry(message))
    return bytes(file.to_binary())


def _field(name: str, value: str) -> str:
    return charset.as_utf8(value, "ñ") if name.lower() == "content-type" else value


def _entry(message: Message) -> polib.MOEntry:
    import polib

    # polib takes the context "" for none; the form it has in the file says it exactly.
    context, text = (None, f"\x04{message.id}") if message.context == "" else (message.context, message.id)
    if message.plural is None:
        return polib.MOEntry(msgctxt=context, msgid=text, msgstr=message.strings[0])
    forms = dict(enumerate(message.strings))
    return polib.MOEntry(msgctxt=context, msgid=text, msgid_plural=message.plural, msgstr_plural=forms)


def read(data: bytes, *, path: str = "") -> dict[Key, str]:
    """The messages of a `.mo` file that `write` made: key → msgstr, plural forms joined with U+0000 as in the file.

    Only for bytes that the caller knows to be ours, by their hash: readers of damaged ones fail in many ways.

    Raises `CatalogueError` if the file cannot be read after all.
    """
    import polib

    try:
        # polib takes a file that was cut off for a whole one. What we wrote ends with its last string and a NUL.
        count, _, strings = struct.unpack_from("<3I", data, 8)
        length, offset = struct.unpack_from("<2I", data, strings + 8 * (count - 1))
        if offset + length + 1 != len(data):
            raise ValueError("it is cut off")
        file = polib.mofile(data, encoding="utf-8")  # type: ignore[call-overload]  # content is allowed since 1.1.1
    except (OSError, ValueError, LookupError, struct.error, MemoryError) as error:
        problem = Problem(path, None, f"the compiled catalogue cannot be read ({error})", "run 'comunicado compile'")
        raise CatalogueError(problem) from None
    return {
        (entry.msgctxt, entry.msgid): (
            "\0".join(entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural))
            if entry.msgid_plural
            else entry.msgstr
        )
        for entry in file
    }
