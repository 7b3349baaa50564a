"""Numbering of a Word file: which paragraphs are items of a list, of which kind, and which number they have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from comunicado.documents.word.xml import child, number, value

_MAX_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place in a list."""

    level: int
    number: int | None
    """None for a bullet."""


class Numbering:
    """Counts the items of one file, in the order of its text."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for found in root if root is not None else ():
            if found.tag == "w:abstractNum":
                self._abstract[found.get("w:abstractNumId", "")] = found
            elif found.tag == "w:num":
                self._lists[found.get("w:numId", "")] = found
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def place(self, own: Element | None, styled: Element | None, depth: int) -> Place | None:
        """The place of a paragraph; None where it is in no list.

        Args:
            own: the `w:numPr` of the paragraph.
            styled: that of its style.
            depth: the level that the name of its style says, as 1 in `List Bullet 2`.
        """
        id = value(own, "w:numId") or value(styled, "w:numId")
        found = self._lists.get(id)
        if found is None:
            return None
        level = number(value(own, "w:ilvl") or value(styled, "w:ilvl"))
        place = self._counted(id, found, min(max(level, 0), _MAX_LEVEL))
        return replace(place, level=max(place.level, depth)) if place else None

    def _counted(self, id: str, found: Element, level: int) -> Place | None:
        abstract = value(found, "w:abstractNumId")
        override = next((o for o in found if o.tag == "w:lvlOverride" and number(o.get("w:ilvl")) == level), None)
        own = child(override, "w:lvl")
        definition = own if own is not None else self._level(abstract, level)
        form = value(definition, "w:numFmt") or "decimal"
        if form == "none":
            return None
        if form == "bullet":
            return Place(level, None)
        start = number(value(definition, "w:start"), 1)
        counts = self._counts.setdefault(abstract, [None] * (_MAX_LEVEL + 1))
        again = value(override, "w:startOverride")
        if again and (id, level) not in self._restarted:
            self._restarted.add((id, level))
            counts[level], start = None, number(again, 1)
        before = counts[level]
        counts[level] = count = start if before is None else before + 1
        counts[level + 1 :] = [None] * (_MAX_LEVEL - level)
        return Place(level, max(count, 0))

    def _level(self, abstract: str, level: int) -> Element | None:
        found = self._abstract.get(abstract)
        style = value(found, "w:numStyleLink")
        if style:  # the levels stand where the style is defined
            found = next((one for one in self._abstract.values() if value(one, "w:styleLink") == style), found)
        return next(
            (one for one in (found if found is not None else ())
             if one.tag == "w:lvl" and number(one.get("w:ilvl")) == level),
            None,
        )  # fmt: skip
