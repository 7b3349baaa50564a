"""Segments in, what a translator is told of each out: facts, figures, terms, and where in the release it stands.

The lines become extracted comments (`#.`).  They depend on the release, the glossary and the locale alone, and not on
how many neighbours a segment has, so that they change only where something that they say has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from comunicado import segments as segmenting
from comunicado.catalogues.glossary import Finder, Glossary, Term
from comunicado.catalogues.template import Describe
from comunicado.locales import figures
from comunicado.markdown import flatten
from comunicado.model import Facts, Key, Link, Segment
from comunicado.newsroom.places import BOILERPLATE, NAMES

_ROLES: Final = {
    "quote": "quotation",
    "alt": "alternative text",
    "cell": "table cell",
    "title": "link title",
    "credit": "picture credit",
    "summary": "summary, for search engines and feeds",
    "topic": "name of a topic",
}
"""msgctxt → what a translator calls it, where the two differ."""
_PLACED: Final = frozenset({None, "quote", "heading", "caption", "alt", "cell", "title"})
"""Roles that occur anywhere in a body; of the others there is one, and the role says where it stands."""
_OBVIOUS: Final = frozenset({"headline", "subhead", "dateline"})
_LONGEST: Final = 60
"""Characters of a heading that tells where a segment stands."""
# What is markup, code or an address in a msgid, and so no prose that figures or terms are looked for in.
_NOT_PROSE: Final = re.compile(
    r"(?<!`)`++[^`]+`++|<[^<>\s]+>|\]\[[0-9]+\]|\]\([^()\s]*\)|\[\^[^][\s]+\]|\{[a-z][a-z0-9_]*\}|https?://\S+|www\.\S+"
)
_MAYBE_NOT: Final = re.compile(r"[`<\]{]|://|www\.")
_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w.-]+")
_NOTES: Final = re.compile(r"\[\^([^][\s]+)\]")
_GAP: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_MARKUP: Final = re.compile(r"[][*_`<\\{!&]")


class Describer:
    """Describes the segments of one release, or of the newsroom's own words, to the translators of any locale."""

    def __init__(
        self, segments: Sequence[Segment], *, source: str, facts: Facts | None = None, glossary: Glossary | None = None
    ) -> None:
        """A describer of these segments.

        Args:
            segments: in the order of the page.
            source: BCP 47 tag of the locale that they are written in.
            facts: every fact that they may name.
            glossary: the newsroom's terms.
        """
        self._source = source
        self._facts: Facts = facts or {}
        self._glossary = glossary or Glossary()
        self._places = places(segments)
        self._figures: dict[tuple[str, bool], tuple[tuple[str, figures.Value], ...]] = {}

    def everywhere(self, segment: Segment) -> Sequence[str]:
        """What is the same for every locale: where the segment stands.  The `describe` of a catalogue template."""
        return self._places.get(segment.key, ())

    def to(self, tag: str, *, zone: str) -> Describe:
        """What translators into a locale are told.

        Args:
            tag: BCP 47 tag of the readers.
            zone: IANA key of their time zone.
        """
        finder = self._glossary.into(tag, source=self._source)

        def describe(segment: Segment) -> Sequence[str]:
            text = _prose(segment.text)
            return (
                *(self._shown(segment, tag, zone) if segment.facts else ()),
                *self._read(text, tag),
                *_terms(finder, text),
                *self.everywhere(segment),
            )

        return describe

    def _shown(self, segment: Segment, tag: str, zone: str) -> Iterator[str]:
        """What each fact prints there."""
        from comunicado import facts as typed

        for name in dict.fromkeys(segment.facts):
            if name in self._facts:
                yield f"{{{name}}} = {typed.show(self._facts[name], locale=tag, zone=zone).text}"

    def _read(self, text: str, tag: str) -> Iterator[str]:
        """How each figure is written there, where that differs from how it is written here."""
        numbers = not figures.alike(self._source, tag)
        found = self._figures.get((text, numbers))
        if found is None:
            there_are = figures.find(text, self._source, numbers=numbers)
            found = tuple((text[f.start : f.end], f.value) for f in there_are)
            self._figures[text, numbers] = found
        for written, value in found:
            there = figures.reading(value, tag)
            if there is not None and _spaced(there) != _spaced(written):
                yield f"{written} → {there}"


def places(segments: Sequence[Segment]) -> Mapping[Key, tuple[str, ...]]:
    """Where the message of each segment stands: every place once, in the order of the page.

    >>> places([Segment("heading", "The *plan*", "a.md"), Segment("quote", "Yes", "a.md")])[("quote", "Yes")]
    ("quotation, after 'The plan'",)
    """
    found: dict[Key, tuple[str, ...]] = {}
    divided = {segment.path for segment in segments if segment.context == "heading"}
    path, heading = "", ""
    for segment in segments:
        if segment.path != path:
            path, heading = segment.path, ""
        if place := _place(segment, heading, segment.path in divided):
            known = found.get(segment.key, ())
            found[segment.key] = known if place in known else (*known, place)
        if segment.context == "heading":
            heading = _shortened(_plain(segment))
    return found


def _place(segment: Segment, heading: str, divided: bool) -> str:
    context = segment.context
    if context in _OBVIOUS:
        return ""
    if segment.plain and context is None:
        return "label"
    if context == "contact":
        return f"press contact: {segment.part}" if segment.part else "press contact"
    if context == NAMES:
        return f"name of {segment.part or 'the newsroom'}"
    role = _ROLES.get(context, context) if context is not None else segment.part or "paragraph"
    if context not in _PLACED:
        return role
    if segment.path.startswith(f"{BOILERPLATE}/"):
        shared = segment.path.removeprefix(f"{BOILERPLATE}/").removesuffix(".md")
        return f"{role}, in the shared text {shared}"
    if heading:
        return f"{role}, after '{heading}'"
    if divided and context != "heading":
        return f"{role}, before the first heading"
    return "" if role in ("paragraph", "heading") else role


def _plain(segment: Segment) -> str:
    text = segment.text
    if _MARKUP.search(text):
        known = [Link(url, ()) for url in segment.links]
        text = flatten(segmenting.parse(segment, text, known, _NOTES.findall(text)))
    return " ".join(text.split())


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cut = text[: _LONGEST - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return f"{whole.rstrip(' ,;:.')}…"


def _prose(text: str) -> str:
    """A msgid with nothing but prose in it; figures and terms do not reach over what was taken out."""
    if _MAYBE_NOT.search(text):
        text = _NOT_PROSE.sub(_GAP, text)
    return _ADDRESS.sub(_GAP, text) if "@" in text else text


def _spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _terms(finder: Finder, text: str) -> Iterator[str]:
    for term in dict.fromkeys(hit.term for hit in finder.find(text)):
        yield _term(term)


def _term(term: Term) -> str:
    note = f" ({term.note})" if term.note else ""
    return (
        f"glossary: {term.term} is not translated{note}"
        if term.kept
        else f"glossary: {term.term} → {term.translation}{note}"
    )
