"""Styles of a Word file: what a paragraph is by its style, and what its letters look like by it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal
from xml.etree.ElementTree import Element

from comunicado.documents.word.xml import child, number, switch, value

Kind = Literal["", "title", "subtitle", "heading", "quote", "caption", "contents", "rule", "goes-on"]
"""What a paragraph is; `contents` a line of a table of contents, `goes-on` a further paragraph of a list item."""

_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado)\s*([1-9])\Z")
_KINDS: dict[str, Kind] = {
    "title": "title", "título": "title", "titulo": "title", "puesto": "title",
    "subtitle": "subtitle", "subtítulo": "subtitle", "subtitulo": "subtitle",
    "quote": "quote", "intense quote": "quote", "cita": "quote", "cita destacada": "quote", "quotations": "quote",
    "block text": "quote", "block quotation": "quote", "citas": "quote",
    "caption": "caption", "epígrafe": "caption", "leyenda": "caption", "descripción": "caption",
    "pie de foto": "caption", "illustration": "caption", "figure": "caption", "drawing": "caption",
    "horizontal line": "rule", "línea horizontal": "rule",
    "list paragraph": "goes-on", "párrafo de lista": "goes-on", "list contents": "goes-on",
}  # fmt: skip
_NESTED = re.compile(r"list (?:bullet|number) ([2-5])\Z")
_BUILT_IN = {"strong": ("w:b",), "emphasis": ("w:i",), "intense emphasis": ("w:i",), "strong emphasis": ("w:b",)}
_CHAIN = 20


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in root if root is not None else ():
            if style.tag == "w:style":
                self._styles[style.get("w:styleId", "")] = style
                if style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true", "on"):
                    self._default = style.get("w:styleId", "")
        self._defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self.chain = lru_cache(maxsize=None)(self._chain)
        self.kind = lru_cache(maxsize=None)(self._kind)

    def _chain(self, id: str) -> tuple[Element, ...]:
        """A style and those it is based on; the default paragraph style for an id that is none."""
        found: list[Element] = []
        id = id if id in self._styles else self._default
        while id in self._styles and len(found) < _CHAIN:
            found.append(self._styles[id])
            id = value(self._styles[id], "w:basedOn")
        return tuple(found)

    def _names(self, id: str) -> list[str]:
        return [value(style, "w:name").strip().lower() for style in self.chain(id)]

    def _kind(self, id: str) -> tuple[Kind, int]:
        """What a paragraph of this style is, and its level if it is a heading."""
        for name, style in zip(self._names(id), self.chain(id), strict=True):
            if match := _HEADING.match(name):
                return "heading", min(int(match[1]), 6)
            if name in _KINDS:
                return _KINDS[name], 0
            if name.startswith("list continue"):
                return "goes-on", 0
            if name.startswith("toc ") and name[4:].isdigit():
                return "contents", 0
            outline = child(style, "w:pPr", "w:outlineLvl")
            if outline is not None:
                level = number(outline.get("w:val"), 9)
                return ("heading", min(level, 5) + 1) if level < 9 else ("", 0)
        return "", 0

    def depth(self, id: str) -> int:
        """The level of a list that the name of a style says: 1 for `List Bullet 2`, whose numbering says 0."""
        return next((int(found[1]) - 1 for name in self._names(id) if (found := _NESTED.match(name))), 0)

    def numbering(self, id: str) -> Element | None:
        """The numbering that a paragraph style brings along."""
        for style in self.chain(id):
            found = child(style, "w:pPr", "w:numPr")
            if found is not None:
                return found
        return None

    def alignment(self, id: str) -> str:
        """How a paragraph style aligns its lines."""
        return next((jc for style in self.chain(id) if (jc := value(style, "w:pPr", "w:jc"))), "")

    def size(self, paragraph: str, run: Element | None) -> int:
        """The size of letters, in half points."""
        found = [run, *(child(style, "w:rPr") for style in self.chain(paragraph)), self._defaults]
        return next((number(size) for rpr in found if (size := value(rpr, "w:sz"))), 20)

    def language(self, paragraph: str, run: Element | None) -> str:
        """The language of letters as the file says it."""
        found = [run, *(child(style, "w:rPr") for style in self.chain(paragraph)), self._defaults]
        return next((tag for rpr in found if (tag := value(rpr, "w:lang"))), "")

    def on(self, name: str, run: Element | None, *, paragraph: str) -> bool:
        """Whether letters are bold (`w:b`) or the like, by their own formatting and their styles.

        A style on a style takes it away again (ECMA-376 part 1, 17.7.3).
        """
        own = switch(run, name)
        if own is not None:
            return own
        by_letters = self._by_letters(name, value(run, "w:rStyle"))
        return by_letters != self._by_style(name, paragraph)

    def _by_letters(self, name: str, id: str) -> bool:
        if id not in self._styles:
            return False
        said = self._said(name, id)
        if said is None:
            return any(name in _BUILT_IN.get(style, ()) for style in self._names(id))
        return said

    def _by_style(self, name: str, id: str) -> bool:
        return bool(self._said(name, id))

    def _said(self, name: str, id: str) -> bool | None:
        return next((on for style in self.chain(id) if (on := switch(child(style, "w:rPr"), name)) is not None), None)
