"""One entry in the form that we and msgcat write in, its message out, at once; None for every other form.

Nearly every entry of a newsroom's catalogues has this form.  What it says is what `entries` makes of the same lines,
five times as fast; whatever is unusual (plural, obsolete, previous, an error) is left to `entries`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from comunicado.catalogues import flags, references
from comunicado.model import Message

_REST = r"(?: (?:[^\n]*[^\n\\])?)?\n"  # the rest of a comment; a backslash at its end would join the next line to it
_STRING = r'"([^"\\\n]*(?:\\.[^"\\\n]*)*(?:"\n"[^"\\\n]*(?:\\.[^"\\\n]*)*)*)"'
_ENTRY = re.compile(
    rf"((?:\#{_REST})*)((?:\#\.{_REST})*)((?:\#:{_REST})*)((?:\#,{_REST})?)"
    rf"(?:msgctxt {_STRING}\n)?msgid {_STRING}\nmsgstr {_STRING}\n?"
)
ESCAPE = re.compile(r"\\(.)")
UNESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def read(chunk: str, line: int) -> Message | None:
    """The message of the lines between two empty ones, the first of which has that number."""
    match = _ENTRY.fullmatch(chunk)
    if match is None:
        return None
    comments, extracted, places, marks, context, id, string = match.groups()
    try:
        texts = [text if text is None or ("\\" not in text and "\n" not in text) else _text(text)
                 for text in (context, id, string)]  # fmt: skip
    except KeyError:  # an escape that `entries` finds the words for
        return None
    return Message(
        texts[1] or "",
        (texts[2] or "",),
        texts[0],
        None,
        tuple(dict.fromkeys(flags.read(marks[2:-1]))) if marks else (),
        _lines(comments, 2) if comments else (),
        _lines(extracted, 3) if extracted else (),
        _references(places) if places else (),
        None,
        False,
        line + chunk.count("\n", 0, match.start(6)),
    )


def _text(raw: str) -> str:
    """A string without its quotation marks and escapes.

    Raises `KeyError` for an escape that is none.
    """
    return ESCAPE.sub(lambda escape: UNESCAPED[escape[1]], raw.replace('"\n"', ""))


def _lines(block: str, mark: int) -> tuple[str, ...]:
    """Comments without their marks, which are that many characters with their space."""
    return tuple([line[mark:] for line in block[:-1].split("\n")])


@lru_cache(maxsize=64)
def _references(block: str) -> tuple[str, ...]:
    found = [name for line in block[:-1].split("\n") for name in references.read(line[2:])]
    return tuple(dict.fromkeys(found))
