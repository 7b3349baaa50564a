"""Paragraphs and tables of a Word file in, lines of a document out: of the text, its notes, cells and boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from comunicado.documents.lead import Line, Role
from comunicado.documents.remarks import shown
from comunicado.documents.word import runs, tables
from comunicado.documents.word.lists import Entry, nested
from comunicado.documents.word.marks import Look, Piece, content
from comunicado.documents.word.numbering import Place
from comunicado.documents.word.runs import Runs
from comunicado.documents.word.source import Source
from comunicado.documents.word.styles import Kind
from comunicado.documents.word.symbols import BULLETS
from comunicado.documents.word.xml import child, inside, number, value
from comunicado.markdown import flatten
from comunicado.markdown.parser import flat, strip, tidy
from comunicado.model import (
    Blocks,
    Break,
    Content,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Paragraph,
    Quote,
    Rule,
    Str,
    Strong,
)

_MAX_DEPTH = 8
_LARGE = 28
"""Half points: what nobody sets running text in."""
_TYPED = re.compile(rf"[{re.escape(BULLETS)}]\s+")


@dataclass(frozen=True, slots=True)
class _Part:
    """One paragraph or table, before neighbours become lists and quotations."""

    blocks: Blocks
    kind: Kind = ""
    role: Role = ""
    place: Place | None = None


class Story:
    """Reads the text of one part of a file."""

    def __init__(self, source: Source, part: str) -> None:
        self.source, self.part = source, part
        self._capital: list[Piece] = []

    def lines(self, container: Element, depth: int = 0) -> tuple[Line, ...]:
        """The lines in a body, note, cell or text box."""
        if depth > _MAX_DEPTH:
            self.source.say("tables within tables are left out", "write them flatter")
            return ()
        parts: list[_Part] = []
        for element in inside(container):
            if element.tag == "w:p":
                parts += self._paragraph(element, depth)
            elif element.tag == "w:tbl":
                parts.append(_Part(tables.read(element, self.source, lambda cell: self.blocks(cell, depth + 1))))
            elif element.tag == "w:altChunk":
                self.source.say("a document within the document is left out", "paste its text in Word, and save")
        return _grouped(parts)

    def blocks(self, container: Element, depth: int = 0) -> Blocks:
        """The same, without what its lines look like."""
        return tuple(line.block for line in self.lines(container, depth))

    # --- paragraphs ---

    def _paragraph(self, element: Element, depth: int) -> list[_Part]:
        properties = child(element, "w:pPr")
        style = value(properties, "w:pStyle")
        kind, level = self._kind(properties, style)
        plain = kind in ("title", "subtitle", "heading", "quote", "caption")
        found = runs.read(element, self.source, part=self.part, style=style, plain=plain)
        if self._dropped(properties, found):
            return []
        boxes = [_Part(self.blocks(box, depth + 1)) for box in found.boxes]
        for box in boxes:
            if box.blocks:
                self.source.say(f"a text box stands in the text now: '{_words(box.blocks)}'", "look where it belongs")
        figures = tuple(Figure(image.src, image.alt) for image in found.floats)
        parts = [_Part(figures)] if figures else []
        if kind == "contents":
            self.source.say("the table of contents is left out")
        elif kind == "rule":
            parts.append(_Part((Rule(),)))
        elif kind == "heading":
            parts.append(_Part(_heading(level, content(found.pieces))))
        else:
            parts.append(self._text(found, properties, style, kind))
        return [part for part in (*parts, *boxes) if part.blocks]

    def _kind(self, properties: Element | None, style: str) -> tuple[Kind, int]:
        kind, level = self.source.styles.kind(style)
        outline = child(properties, "w:outlineLvl")
        if kind == "" and outline is not None and number(outline.get("w:val"), 9) < 6:
            return "heading", number(outline.get("w:val")) + 1
        return kind, level

    def _dropped(self, properties: Element | None, found: Runs) -> bool:
        """Whether this is a large first letter, which Word keeps in a paragraph of its own."""
        frame = child(properties, "w:framePr")
        if frame is not None and frame.get("w:dropCap", "none") != "none":
            self._capital = [(node, Look()) for node, _ in found.pieces if isinstance(node, Str)]
            return True
        if found.pieces and self._capital:
            found.pieces[:0] = self._capital
            self._capital = []
        return False

    def _text(self, found: Runs, properties: Element | None, style: str, kind: Kind) -> _Part:
        text = content(found.pieces)
        styles = self.source.styles
        place = None
        if kind in ("", "goes-on") and text:
            own, styled = child(properties, "w:numPr"), styles.numbering(style)
            place = self.source.numbering.place(own, styled, styles.depth(style))
            if place is None and isinstance(first := text[0], Str) and (typed := _TYPED.match(first.text)):
                place, text = Place(0, None), strip((Str(first.text[typed.end() :]), *text[1:]))
        centred = (value(properties, "w:jc") or styles.alignment(style)) == "center"
        role: Role = kind if kind in ("title", "subtitle") else ""
        if not kind and not place and _loud(found, centred=centred):
            role = "shout"
        return _Part(_paragraphs(text, whole=bool(kind or place)), kind, role, place)


def _loud(found: Runs, *, centred: bool) -> bool:
    letters = [look for node, look in found.pieces if isinstance(node, Str) and node.text.strip()]
    return bool(letters) and (all(look.bold for look in letters) or (centred and found.size >= _LARGE))


def _heading(level: int, text: Content) -> Blocks:
    """A heading, its pictures before it; all of it in bold says no more than that it is one."""
    if len(text) == 1 and isinstance(whole := text[0], Strong | Emphasis):
        return _heading(level, whole.children)
    figures = tuple(Figure(node.src, node.alt) for node in text if isinstance(node, Image))
    words = strip(tuple(Str(" ") if isinstance(node, Break) else node for node in text if not isinstance(node, Image)))
    return (*figures, Heading(level, words)) if words else figures


def _paragraphs(text: Content, *, whole: bool) -> Blocks:
    """The paragraphs that one is: two breaks in a row make two, and pictures alone are figures."""
    pieces: list[list[Inline]] = [[]]
    for broken, group in groupby(text, lambda node: isinstance(node, Break)):
        nodes = list(group)
        if broken and len(nodes) > 1 and not whole:
            pieces.append([])
        else:
            pieces[-1] += nodes[:1] if broken else nodes
    found = (strip(tuple(piece)) for piece in pieces)
    return tuple(block for one in found if one for block in _figures(one) or (Paragraph(one),))


def _figures(text: Content) -> Blocks:
    """Figures, where there is nothing but pictures."""
    if not all(isinstance(node, Image | Break) or (isinstance(node, Str) and not node.text.strip()) for node in text):
        return ()
    return tuple(Figure(node.src, node.alt) for node in text if isinstance(node, Image))


def _words(blocks: Blocks) -> str:
    return shown(" ".join(flatten(block.content) for block in blocks if isinstance(block, Paragraph | Heading)))


# --- Neighbours -------------------------------------------------------------------------------------------------


def _grouped(parts: Sequence[_Part]) -> tuple[Line, ...]:
    found: list[Line] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        stop = at + 1
        if part.place:
            while stop < len(parts) and (parts[stop].place or parts[stop].kind == "goes-on"):
                stop += 1
            found += [Line(block) for block in nested(_entries(parts[at:stop]))]
        elif part.kind == "quote":
            while stop < len(parts) and parts[stop].kind == "quote":
                stop += 1
            found.append(Line(Quote(tuple(block for quoted in parts[at:stop] for block in quoted.blocks))))
        elif part.kind == "caption":
            _caption(part.blocks, found)
        else:
            found += [Line(block, part.role) for block in part.blocks]
        at = stop
    return tuple(found)


def _entries(parts: Sequence[_Part]) -> list[Entry]:
    found: list[Entry] = []
    for part in parts:
        if part.place:
            found.append(Entry(part.place, part.blocks))
        else:
            found[-1] = Entry(found[-1].place, (*found[-1].blocks, *part.blocks))
    return found


def _caption(blocks: Blocks, found: list[Line]) -> None:
    """Give the figure above (or the picture in the same paragraph) its caption."""
    for block in blocks:
        words: Content = block.content if isinstance(block, Paragraph) else ()
        if words and isinstance(image := words[0], Image):
            found.append(Line(Figure(image.src, image.alt, tidy(flat(words[1:])))))
        elif words and found and isinstance(above := found[-1].block, Figure) and not above.caption:
            found[-1] = Line(Figure(above.src, above.alt, tidy(flat(words))))
        else:
            found.append(Line(block))
