"""Text of a document in, text that a release may hold out: nothing in it is unseen, or taken for a comment of ours.

Zero-width joiners stay, for they hold emoji together; marks of direction stay beside words of Hebrew and Arabic.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from comunicado.documents.remarks import shown
from comunicado.front import CONTROL

_UNSEEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Spaces and joiners of no width, and what turns the order of letters round: pasted along, and meant by nobody."""
_SOFT = "\u00ad"
"""Where a word may be broken in the layout that it was written for."""
_COMMENT = re.compile(r"(?:<!--\s*)+(?=translators\s*:|original\s|notranslate\b)", re.IGNORECASE)


def clean(text: str, tell: Callable[[str], None]) -> str:
    """Text without what a release cannot hold; `tell` is given a clause on each kind of it but soft hyphens.

    >>> clean("The\u200b bri\u00addge", print)
    U+200B zero width space is left out of 'The bridge'
    'The bridge'
    """
    if text.isascii() and text.isprintable():
        return _uncommented(text, tell)
    kept = CONTROL.sub("", text)
    if kept != text:
        tell(f"control characters are left out of '{shown(kept)}'")
    found = sorted(set(_UNSEEN.findall(kept)))
    kept = _UNSEEN.sub("", kept).replace(_SOFT, "")
    if found:
        names = ", ".join(f"U+{ord(one):04X} {unicodedata.name(one).lower()}" for one in found)
        tell(f"{names} {'is' if len(found) == 1 else 'are'} left out of '{shown(kept)}'")
    return _uncommented(kept, tell)


def _uncommented(text: str, tell: Callable[[str], None]) -> str:
    """Text without the beginnings of comments, where a release would take its words for ours."""
    if "<!--" not in text or not _COMMENT.search(text):
        return text
    kept = _COMMENT.sub("", text)
    tell(f"'<!--' is left out, for this is text and no comment of the release: '{shown(kept)}'")
    return kept
