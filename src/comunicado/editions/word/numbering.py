"""The lists of a document: each counts for itself (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from docx.document import Document

from comunicado.editions.word.xml import Element, element, within

LEVELS = 9
STEP = 360
"""Twentieths of a point that a level is set in."""
_BULLETS, _NUMBERS = 1, 2
_MARKS = ("•", "–", "▪")


class Numbering:
    """Makes the lists of one document."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        for kind in (_BULLETS, _NUMBERS):
            self._root.append(_kind(kind))
        self._count = 0

    def list(self, start: int | None, level: int) -> int:
        """A new list, and its number.

        Args:
            start: what an ordered list begins with; None for bullets.
            level: of its items, from 0.
        """
        self._count += 1
        made = within(self._root, "w:num", numId=self._count)
        within(made, "w:abstractNumId", val=_BULLETS if start is None else _NUMBERS)
        if start is not None:
            within(within(made, "w:lvlOverride", ilvl=level), "w:startOverride", val=start)
        return self._count


def _kind(kind: int) -> Element:
    made = element("w:abstractNum", abstractNumId=kind)
    within(made, "w:multiLevelType", val="hybridMultilevel")
    for level in range(LEVELS):
        one = within(made, "w:lvl", ilvl=level)
        within(one, "w:start", val=1)
        within(one, "w:numFmt", val="bullet" if kind == _BULLETS else "decimal")
        within(one, "w:lvlText", val=_MARKS[level % len(_MARKS)] if kind == _BULLETS else f"%{level + 1}.")
        within(one, "w:lvlJc", val="left")
        within(within(one, "w:pPr"), "w:ind", left=STEP * (level + 1), hanging=STEP)
    return made
