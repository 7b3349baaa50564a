"""Where something goes in a document (its body, a cell, a footnote), and the paragraphs and tables put there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from comunicado.editions.word.numbering import STEP
from comunicado.editions.word.xml import Element, element, within

_BELOW_TABLE = 160


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that blocks are put into, one after the other."""

    element: Element
    part: StoryPart
    """What its links and pictures belong to."""
    width: int
    """Twentieths of a point."""
    style: str = "BodyText"
    """Id of the style of its paragraphs."""
    indent: int = 0
    """Twentieths of a point."""

    def put(self, made: Element) -> Element:
        """Put an element last, before what ends a body."""
        end = self.element.find(qn("w:sectPr"))
        if end is None:
            self.element.append(made)
        else:
            end.addprevious(made)
        return made

    def paragraph(
        self, style: str = "", *, keep: bool = False, item: tuple[int, int] | None = None, indent: int = 0,
        after: int | None = None, align: str = "", tab: bool = False,
    ) -> Element:  # fmt: skip
        """A new paragraph.

        Args:
            style: id; the spot's own if empty.
            keep: on the page of the next one.
            item: (list, level) of an item's first paragraph.
            indent: beside the spot's own.
            after: space below, where it is not the style's, in twentieths of a point.
            tab: a tab leads to the right margin.
        """
        made = self.put(element("w:p"))
        how = within(made, "w:pPr")
        within(how, "w:pStyle", val=style or self.style)
        if keep:
            within(how, "w:keepNext")
        if item:
            numbered = within(how, "w:numPr")
            within(numbered, "w:ilvl", val=item[1])
            within(numbered, "w:numId", val=item[0])
        if tab:
            within(within(how, "w:tabs"), "w:tab", val="right", pos=self.width)
        if after is not None:
            within(how, "w:spacing", after=after)
        left = self.indent + indent
        if item and left:
            within(how, "w:ind", left=left + STEP * (item[1] + 1), hanging=STEP)
        elif left:
            within(how, "w:ind", left=left)
        if align:
            within(how, "w:jc", val=align)
        return made

    def table(self, style: str, widths: Sequence[int], *, header: bool) -> Table:
        """A new table, empty.

        Args:
            widths: of its columns, in twentieths of a point.
            header: its first row heads the columns.
        """
        made = self.put(element("w:tbl"))
        how = within(made, "w:tblPr")
        within(how, "w:tblStyle", val=style)
        within(how, "w:tblW", w=sum(widths), type="dxa")
        if self.indent:
            within(how, "w:tblInd", w=self.indent, type="dxa")
        within(how, "w:tblLayout", type="fixed")
        within(how, "w:tblLook", firstRow=int(header), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
        grid = within(made, "w:tblGrid")
        for width in widths:
            within(grid, "w:gridCol", w=width)
        return Table(made, self.part, tuple(widths))


@dataclass(frozen=True, slots=True)
class Table:
    """A table that rows are put into."""

    element: Element
    part: StoryPart
    widths: tuple[int, ...]

    def row(self, *, header: bool = False, whole: bool = False, gutter: int = 0, style: str = "BodyText") -> list[Spot]:
        """A new row, as the spots of its cells.

        Args:
            header: repeated on every page.
            whole: on one page.
            gutter: between columns, half of it on either side, in twentieths of a point; 0: as the style has it.
            style: of paragraphs in it.
        """
        made = within(self.element, "w:tr")
        if header or whole:
            how = within(made, "w:trPr")
            if whole:
                within(how, "w:cantSplit")
            if header:
                within(how, "w:tblHeader")
        spots = []
        for nth, width in enumerate(self.widths):
            cell = within(made, "w:tc")
            look = within(cell, "w:tcPr")
            within(look, "w:tcW", w=width, type="dxa")
            left, right = (gutter // 2 if nth else 0), (gutter // 2 if nth < len(self.widths) - 1 else 0)
            if gutter:
                margins = within(look, "w:tcMar")
                within(margins, "w:left", w=left, type="dxa")
                within(margins, "w:right", w=right, type="dxa")
            spots.append(Spot(cell, self.part, width - left - right, style))
        return spots


def finish(cell: Spot) -> None:
    """See that a cell ends with a paragraph, or Word takes the file for damaged."""
    last = cell.element[-1]
    if last.tag != qn("w:p"):
        cell.paragraph("Gap")
    before = last.getprevious()
    margins = cell.element.find(f"{qn('w:tcPr')}/{qn('w:tcMar')}")
    if margins is not None and before is not None and before.tag == qn("w:tbl"):
        # LibreOffice leaves an empty paragraph below a table out where a cell ends with it.
        margins.find(qn("w:left")).addnext(element("w:bottom", w=_BELOW_TABLE, type="dxa"))
