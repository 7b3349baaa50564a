"""The language of a document: what it says of itself, unless its words say otherwise.

Word and LibreOffice mark a text with the language of whoever set up the machine, and nobody sees it.  So a document
that says English and is full of Spanish words is Spanish, and the other way round.
"""

from __future__ import annotations

import re
from collections import Counter

from comunicado import tags
from comunicado.documents.remarks import Remarks
from comunicado.markdown import flatten
from comunicado.markdown.tree import contents
from comunicado.model import Blocks

_WORDS = {
    "en": frozenset(
        ("the", "and", "of", "to", "was", "were", "is", "are", "that", "with", "from", "by", "his", "her", "their",
         "which", "has", "have", "this", "at")
    ),
    "es": frozenset(
        ("el", "los", "las", "del", "y", "una", "en", "es", "su", "sus", "que", "por", "con", "para", "al", "fue",
         "fueron", "según", "esta", "este", "han")
    ),
}  # fmt: skip
_ENOUGH = 8
_CLEARLY = 4


def settled(said: str | None, body: Blocks, remarks: Remarks) -> str | None:
    """The tag of a document's language: what it said, or what it reads like (English and Spanish are told apart)."""
    if said is not None and tags.language(said) not in _WORDS:
        return said
    found = _read_like(body)
    if found is None or (said is not None and tags.language(said) == found):
        return said
    if said is not None:
        name = {"en": "English", "es": "Spanish"}[found]
        remarks.say(None, f"the document says that it is in {said}, but it reads like {name}", "look which is right")
    return found


def _read_like(body: Blocks) -> str | None:
    """English or Spanish, by the small words that only one of them has; None where that is not clear."""
    seen: Counter[str] = Counter()
    for content, _ in contents(body):
        for word in re.findall(r"[^\W\d_]+", flatten(content).lower()):
            seen.update(language for language, words in _WORDS.items() if word in words)
    (first, most), (_, fewer) = (*seen.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= _ENOUGH and most >= _CLEARLY * fewer else None
