"""One paragraph of a Word file in, its pieces of text with their look out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from comunicado.documents.remarks import shown
from comunicado.documents.word import drawings, symbols
from comunicado.documents.word.marks import Look, Piece
from comunicado.documents.word.source import Source
from comunicado.documents.word.xml import inside
from comunicado.model import Break, Image, NoteRef, Str

_TEXT = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_HYPERLINK = re.compile(r"\s*HYPERLINK\b(?P<rest>.*)", re.DOTALL)
_ARGUMENT = re.compile(r'\\[a-z](?:\s+"[^"]*")?|"([^"]*)"|(\S+)')


@dataclass(slots=True)
class Runs:
    """What one paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    floats: list[Image] = field(default_factory=list)
    """Pictures beside the text."""
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes."""
    size: int = 0
    """The size of its largest letters, in half points."""


def read(paragraph: Element, source: Source, *, part: str, style: str, plain: bool) -> Runs:
    """Read a paragraph of a part.

    Args:
        style: id of its style.
        plain: the look of that style says what the paragraph is (a heading, a quotation), so it marks no words.
    """
    reader = _Reader(source, part, style, plain=plain)
    reader.walk(paragraph, "")
    return reader.found


class _Reader:
    def __init__(self, source: Source, part: str, style: str, *, plain: bool) -> None:
        self.source, self.part, self.style, self.plain = source, part, style, plain
        self.found = Runs()
        self.fields: list[str | None] = []
        """Instructions of the fields that are open; None once their result has begun."""
        self.links: list[str] = []

    def walk(self, element: Element, link: str) -> None:
        """Read what stands in a paragraph, or in a part of one that is a link."""
        for inner in inside(element):
            if inner.tag == "w:r":
                self.run(inner, link)
            elif inner.tag == "w:hyperlink":
                self.walk(inner, self._address(inner))
            elif inner.tag == "w:fldSimple":
                self.walk(inner, self._instructed(inner.get("w:instr", "")) or link)
            elif inner.tag in ("m:oMath", "m:oMathPara"):
                text = "".join(part.text or "" for part in inner.iter("m:t"))
                self.source.say(f"a formula is written as plain text: '{shown(text)}'", "look it over")
                self._add(Str(text), Look(link=link))

    def run(self, run: Element, link: str) -> None:
        """Read a run."""
        rpr = next((inner for inner in run if inner.tag == "w:rPr"), None)
        hidden = self._on("w:vanish", rpr)
        look = self._look(rpr, link)
        words = ""
        for inner in inside(run):
            if inner.tag == "w:fldChar":
                self._field(inner.get("w:fldCharType", ""))
            elif inner.tag == "w:instrText":
                if self.fields and self.fields[-1] is not None:
                    self.fields[-1] += inner.text or ""
            elif hidden:
                words += inner.text or "" if inner.tag == "w:t" else ""
            else:
                words += self._part(inner, look, rpr)
        if words.strip():
            self._tell(words, rpr, hidden=hidden)

    def _tell(self, words: str, rpr: Element | None, *, hidden: bool) -> None:
        if hidden:
            self.source.say(f"hidden text is left out: '{shown(words)}'")
            return
        if self._on("w:strike", rpr) or self._on("w:dstrike", rpr):
            self.source.say(
                f"text that is struck through is kept as text: '{shown(words)}'", "delete it if you meant to"
            )
        self.found.size = max(self.found.size, self.source.styles.size(self.style, rpr))
        self.source.languages[self.source.styles.language(self.style, rpr)] += len(words)

    def _on(self, name: str, rpr: Element | None) -> bool:
        return self.source.styles.on(name, rpr, paragraph=self.style)

    def _look(self, rpr: Element | None, link: str) -> Look:
        bold, italic = (self._on(name, rpr) for name in ("w:b", "w:i"))
        if self.plain:
            bold, italic = (
                on and not self.source.styles.on(name, None, paragraph=self.style)
                for on, name in ((bold, "w:b"), (italic, "w:i"))
            )
        return Look(bold, italic, next((link for link in reversed(self.links) if link), link))

    def _part(self, part: Element, look: Look, rpr: Element | None) -> str:
        """Read a part of a run; the text that it is."""
        if part.tag == "w:t" or part.tag in _TEXT:
            text = _TEXT.get(part.tag) or part.text or ""
            self._add(Str(text), look)
            return text
        if part.tag == "w:cr" or (part.tag == "w:br" and part.get("w:type", "textWrapping") == "textWrapping"):
            self._add(Break(), look)
        elif part.tag == "w:sym":
            return self._symbol(part, look)
        elif part.tag in ("w:footnoteReference", "w:endnoteReference"):
            kind = part.tag[2:].removesuffix("Reference")
            self._add(NoteRef(self.source.note(kind, part.get("w:id", ""))), look)
        elif part.tag in ("w:drawing", "w:pict", "w:object"):
            self._drawing(part, look)
        elif part.tag == "w:ruby":
            for base in (inner for inner in part if inner.tag == "w:rubyBase"):
                self.walk(base, look.link)
        return ""

    def _symbol(self, symbol: Element, look: Look) -> str:
        font, code = symbol.get("w:font", ""), symbol.get("w:char", "")
        text = symbols.character(font, code)
        if text is None:
            self.source.say(f"a symbol of the font '{font}' is left out ({code})", "look where it stood")
            return ""
        self._add(Str(text), look)
        return text

    def _drawing(self, element: Element, look: Look) -> None:
        drawing = drawings.read(element, self.source, self.part)
        self.found.boxes += drawing.boxes
        if drawing.floats:
            self.found.floats += drawing.images
        else:
            for image in drawing.images:
                self._add(image, look)

    def _add(self, node: Str | Break | NoteRef | Image, look: Look) -> None:
        self.found.pieces.append((node, look))

    # --- links ---

    def _address(self, hyperlink: Element) -> str:
        """Where a `w:hyperlink` leads; nothing for a place in the same document."""
        relation = self.source.package.relations(self.part).get(hyperlink.get("r:id", ""))
        if relation is None or not relation.external:
            return ""
        anchor = hyperlink.get("w:anchor", "")
        return relation.target + (f"#{anchor}" if anchor and "#" not in relation.target else "")

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append("")
            self.links.append("")
        elif kind == "separate" and self.fields:
            self.links[-1] = self._instructed(self.fields[-1] or "")
            self.fields[-1] = None
        elif kind == "end" and self.fields:
            self.fields.pop()
            self.links.pop()

    def _instructed(self, instruction: str) -> str:
        """The address in the instruction of a field, as `HYPERLINK "https://…" \\l "place"`."""
        match = _HYPERLINK.match(instruction)
        if not match:
            return ""
        found = (argument[1] or argument[2] for argument in _ARGUMENT.finditer(match["rest"]))
        address = next((address for address in found if address), "")
        place = re.search(r'\\l\s+"([^"]*)"', match["rest"])
        return f"{address}#{place[1]}" if address and place else address
