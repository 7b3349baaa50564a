"""Letters: of one alphabet within a word, in one piece with their accents, and nothing unseen between them.

A reader sees no difference, but whoever searches for the word, or hears it from a screen reader, does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from comunicado.checks.context import Context
from comunicado.model import Segment

# Latin, and the letters of other alphabets that look like it; µ, Ω and π stand in units and formulas beside Latin ones.
_LATIN = "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LOOKALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχϲ\u0400-\u052f\u0531-\u0587\u13a0-\u13ff"
_MIXED = re.compile(f"[{_LATIN}][{_LOOKALIKE}]|[{_LOOKALIKE}][{_LATIN}]")
_FOREIGN = re.compile(f"[{_LOOKALIKE}]")
# Joiners shape Arabic and Indic words and hold emoji together, marks of direction stand beside Hebrew and Arabic, a
# zero-width space parts Thai words, tags make the flags of Scotland and Wales: only among Latin letters are they stray.
_EUROPEAN = f"{_LATIN}{_LOOKALIKE}\u0300-\u036f\\s0-9!-/:-@"
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
    f"|(?:(?<=[{_EUROPEAN}])|\\A)[\u200b-\u200f\u061c](?=[{_EUROPEAN}]|\\Z)"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
)
_RARE = re.compile(
    f"[{_LOOKALIKE}\u00ad\u0300-\u036f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u061c\u2060-\u2064\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What any finding is about; most texts have none of it."""
_WORD = re.compile("[\\w\u0300-\u036f]+")
_LONGEST = 40
"""Characters of a word that a finding quotes."""


def check(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """Invisible characters, words of two alphabets that look like one, and accents apart from their letters."""
    if not _RARE.search(string):
        return
    if unseen := sorted(set(_UNSEEN.findall(string)) - set(segment.text)):
        yield f"there is something invisible in the translation: {', '.join(map(_name, unseen))}; delete it"
    words = tuple(dict.fromkeys(_WORD.findall(string)))
    for word in words:
        if _MIXED.search(word) and word not in segment.text:
            codes = " ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(_FOREIGN.findall(word)))
            yield f"'{word[:_LONGEST]}' has letters of another alphabet that look like Latin ones ({codes}); retype it"
    apart = next((word for word in words if len(unicodedata.normalize("NFC", word)) < len(word)), None)
    if apart:
        yield f"'{apart[:_LONGEST]}' has a letter and its accent apart; compose the accents (Unicode NFC)"


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".rstrip()
