"""Characters: nothing invisible that changes what is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comunicado.checks.context import Context
from comunicado.model import Segment

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_OVERRIDE = re.compile(r"[\u202d\u202e]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf]|â€|Â[¡¿«»°ºª]")


def check(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """Control characters, reordering marks, and text that was decoded wrongly."""
    # Beside Hebrew or Arabic, isolates keep a Latin name in its place; an override is never needed.
    bidi = _OVERRIDE if _RIGHT_TO_LEFT.search(string) else _BIDI
    for pattern, what, hint in (
        (_CONTROL, "a control character", "delete it"),
        (bidi, "a mark that reorders text", "delete it"),
        (_MOJIBAKE, "letters from a wrong encoding", "type the word again"),
    ):
        if (found := pattern.search(string)) and not pattern.search(segment.text):
            codes = " ".join(f"U+{ord(character):04X}" for character in found[0])
            yield f"there is {what} ({codes}) in the translation; {hint}"
