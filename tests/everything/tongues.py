"""Texts of a page and the languages that they claim in, those whose claim is false out.

No judge from outside notices Spanish below `lang="en"`, for it is valid; a listener does.  What the newsroom's
texts and the theme's labels say is known in both languages; of what is left, dates and the like, common words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

import comunicado
from comunicado import segments
from comunicado.catalogues import po
from comunicado.markdown.tree import nodes
from comunicado.model import Segment, Str
from everything import room, texts

Claim = tuple[str, str]
"""(BCP 47 tag, text)."""
_LABELS = Path(comunicado.__file__).parent / "theme/locales/es/LC_MESSAGES/theme.po"
_COMMON = {
    "en": frozenset(["the", "of", "and", "to", "in", "for", "with", "that", "on", "is", "are", "was", "by", "from"]),
    "es": frozenset(["el", "la", "los", "las", "de", "del", "que", "en", "y", "por", "para", "con", "se", "una", "al"]),
}
_SHOWN = ("alt", "title", "aria-label", "placeholder", "data-language")
"""Attributes that readers are shown or hear."""
_TOLD = ("description", "og:title", "og:description")
"""What a page says of itself to machines, which show it to readers."""
_FEW = 6
"""Letters of a text that may stand in another language by chance."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """All that is known in each language, without white space."""

    known: dict[str, str]
    """Language → its texts, one after the other."""

    def language(self, text: str) -> str | None:
        """The language of a text; None where that cannot be told."""
        said = dense(text)
        if len(re.findall(r"[^\W\d_]", said)) < _FEW:
            return None
        found = [language for language, texts in self.known.items() if said in texts]
        if found:
            return found[0] if len(found) == 1 else None
        words = re.findall(r"[^\W\d_]+", text.lower())
        counts = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
        most, least = max(counts, key=lambda one: counts[one]), min(counts.values())
        return most if counts[most] >= 3 and counts[most] > 2 * least else None

    def false(self, claims: Iterable[Claim]) -> list[str]:
        """The claims that are not true, a line each."""
        return [
            f"this is {language}, not {tag}: {text}"
            for tag, text in claims
            if (language := self.language(text)) is not None and tag[:2] != language
        ]

    def told(self, claims: Iterable[Claim]) -> dict[str, int]:
        """Language → how many texts are in it for sure."""
        found = [self.language(text) for _, text in claims]
        return {language: found.count(language) for language in self.known}


@cache
def tongues() -> Tongues:
    """What the newsroom `everything` says."""
    pairs = list(texts.WORDS.items())
    for id, pair in texts.RELEASES.items():
        pairs += [(_plain(en), _plain(es)) for en, es in room.segment_pairs(id, pair)]
    pairs += [(texts.ABOUT["en"], texts.ABOUT["es"])]
    labels = po.parse(_LABELS.read_bytes(), path=_LABELS.name).messages
    pairs += [(message.id, message.strings[0]) for message in labels]
    english, spanish = ("\n".join(map(dense, side)) for side in zip(*pairs, strict=True))
    return Tongues({"en": english, "es": spanish})


def dense(text: str) -> str:
    """Without white space."""
    return "".join(text.split())


def of_page(data: bytes) -> Iterator[Claim]:
    """What a web page says, each text with the language that it is marked as."""
    page = html.document_fromstring(data.decode())
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "link"):
            continue  # the title of a link to a feed names all its languages
        lang = _lang(element)
        yield from ((lang, element.get(name)) for name in _SHOWN if element.get(name))
        if element.tag == "meta" and {element.get("name"), element.get("property")} & {*_TOLD}:
            yield lang, element.get("content").partition(" · ")[0]  # the page's own language comes first
        if element.tag != "title":  # it says the newsroom's name too
            yield lang, element.text or ""
        yield from ((lang, child.tail or "") for child in element)


def _lang(element: Any) -> str:
    return str(next(one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")))


def _plain(segment: Segment) -> str:
    content = segments.parse(segment, segment.text)
    return " ".join("".join(node.text if isinstance(node, Str) else "\n" for node in nodes(content)).split(" "))
