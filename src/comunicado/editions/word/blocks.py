"""Blocks of a release in, paragraphs and tables of a Word document out, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from docx.document import Document

from comunicado.editions.page import Page
from comunicado.editions.parts import Parts
from comunicado.editions.word import pictures
from comunicado.editions.word.notes import Notes
from comunicado.editions.word.numbering import LEVELS, STEP, Numbering
from comunicado.editions.word.runs import Look, Runs, run, say
from comunicado.editions.word.spot import Spot, finish
from comunicado.editions.word.xml import Element, within
from comunicado.errors import Problem, RenderError
from comunicado.markdown import html, tree
from comunicado.markdown.inline import flatten
from comunicado.model import (
    Block,
    Blocks,
    Cell,
    CodeBlock,
    Content,
    Figure,
    Footnote,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)

_QUOTE = 420
"""What the style Quote is set in, in twentieths of a point."""
_AFTER_LIST = 160
_LETTERS = (6, 36)
"""The fewest and the most letters that a column counts as having, when columns share a width."""


@dataclass(frozen=True, slots=True)
class Story:
    """What all languages of a document share."""

    document: Document
    notes: Notes
    numbering: Numbering


class Writer:
    """Writes one language into a document."""

    def __init__(self, page: Page, parts: Parts, story: Story) -> None:
        self.page, self.parts, self.story = page, parts, story
        self.lang = parts.translation.locale
        self.credits = dict(parts.translation.release.credits)
        self._defined: dict[str, Footnote] = {}
        self._numbers: dict[str, int] = {}
        self._marked: dict[str, int] = {}
        self._in_note = False
        self._shift = 0

    def begin(self, blocks: Blocks) -> None:
        """Make ready for one run of blocks: its footnotes, and its highest heading, which becomes Heading 1."""
        self._defined = {block.name: block for block in tree.within(blocks) if isinstance(block, Footnote)}
        self._numbers, self._marked = tree.note_numbers(blocks), {}
        levels = [block.level for block in blocks if isinstance(block, Heading)]
        self._shift = 1 - min(levels) if levels else 0

    def blocks(self, blocks: Sequence[Block], spot: Spot) -> None:
        """Write blocks, without footnotes that no text marks."""
        for block in blocks:
            self.block(block, spot)

    @property
    def unmarked(self) -> list[str]:
        """Names of the footnotes that no mark in the text led to, so far."""
        return sorted(self._defined.keys() - self._marked.keys(), key=self._numbers.__getitem__)

    def leftover(self, spot: Spot) -> None:
        """Write the footnotes that no mark led to: none of the text is lost."""
        for name in self.unmarked:
            self._marked[name] = 0
            self._in_note = True
            paragraph = spot.paragraph("FootnoteText")
            say(paragraph, f"[{self._numbers[name]}] ", Look(self.lang))
            self._note_text(self._defined[name], paragraph, replace(spot, style="FootnoteText"))
            self._in_note = False

    def content(
        self, content: Content, paragraph: Element, spot: Spot, lang: str | None = None, style: str = ""
    ) -> None:
        """Write content at the end of a paragraph of a spot."""
        runs = Runs(
            spot.part, self.parts.translation.shown, self.page.url, self._mark, partial(self._drawing, spot=spot)
        )
        runs.write(content, paragraph, Look(lang or self.lang, style))

    # --- blocks ---

    def block(self, block: Block, spot: Spot) -> None:
        """Write one block."""
        match block:
            case Paragraph():
                self.content(block.content, spot.paragraph(), spot, block.lang)
            case Heading():
                level = max(1, min(6, block.level + self._shift))
                self.content(block.content, spot.paragraph(f"Heading{level}"), spot, block.lang)
            case Figure():
                self.figure(block, spot, html.text(block.alt, self.parts.translation.shown))
                self.caption(block, spot)
            case Quote():
                self.blocks(block.blocks, replace(spot, style="Quote", indent=spot.indent and spot.indent + _QUOTE))
            case List():
                self._list(block, spot, 0)
            case Table():
                self._table(block, spot)
            case CodeBlock():
                self._code(block, spot)
            case Rule():
                spot.paragraph("HorizontalLine")

    def figure(self, block: Figure, spot: Spot, alt: str) -> None:
        """Write a picture alone."""
        paragraph = spot.paragraph("Picture", keep=self.captioned(block))
        run(paragraph, Look(block.alt_lang or self.lang)).append(self._drawing(block.src, alt, "", spot=spot))

    def captioned(self, block: Figure) -> bool:
        """Whether anything stands below a picture."""
        return bool(block.caption or self.credits.get(block.src))

    def caption(self, block: Figure, spot: Spot) -> None:
        """Write what stands below a picture."""
        credit = self.credits.get(block.src)
        if not self.captioned(block):
            return
        paragraph = spot.paragraph("Caption")
        self.content(block.caption, paragraph, spot, block.caption_lang)
        if credit:
            label = self.parts.labels("Photo by")
            say(paragraph, f"{' ' if block.caption else ''}{label} ", Look(self.lang, "Credit"))
            self.content(credit, paragraph, spot, self.parts.lang(f"credits.{block.src}"), "Credit")

    def opening(self, dateline: Content, block: Block | None, spot: Spot) -> None:
        """Write the first block, the dateline run into it."""
        paragraph = spot.paragraph()
        self.content(dateline, paragraph, spot, self.parts.lang("dateline"), "Dateline")
        if isinstance(block, Paragraph):
            say(paragraph, " ", Look(self.lang))
            self.content(block.content, paragraph, spot, block.lang)
        elif block:
            self.block(block, spot)

    def _list(self, block: List, spot: Spot, level: int) -> None:
        number = self.story.numbering.list(block.start, level)
        style = "ListBullet" if block.start is None else "ListNumber"
        for item in block.items:
            last = item is block.items[-1] and level == 0
            self._item(item, spot, style, (number, level), after=_AFTER_LIST if last else None)

    def _item(self, item: Item, spot: Spot, style: str, place: tuple[int, int], *, after: int | None) -> None:
        level = place[1]
        inner = STEP * (level + 1)
        first, *rest = item.blocks or (Paragraph(()),)
        paragraph = spot.paragraph(style, item=place, after=None if rest else after)
        if isinstance(first, Paragraph):
            self.content(first.content, paragraph, spot, first.lang)
        else:
            rest.insert(0, first)
        for block in rest:
            if isinstance(block, List):
                self._list(block, spot, min(level + 1, LEVELS - 1))
            elif isinstance(block, Paragraph):
                paragraph = spot.paragraph("ListContinue", indent=inner, after=after if block is rest[-1] else None)
                self.content(block.content, paragraph, spot, block.lang)
            else:
                self.block(block, replace(spot, indent=spot.indent + inner))

    def _table(self, block: Table, spot: Spot) -> None:
        letters = [
            min(_LETTERS[1], max(_LETTERS[0], *(len(flatten(row[nth].content)) for row in (block.head, *block.rows))))
            for nth in range(len(block.head))
        ]
        room = max(spot.width - spot.indent, STEP * len(letters))
        table = spot.table("ReleaseTable", [room * one // sum(letters) for one in letters], header=True)
        sides = ["right" if (of := html.column(block, nth)) == "number" else of for nth in range(len(letters))]
        for nth, row in enumerate((block.head, *block.rows)):
            cells = table.row(header=nth == 0, whole=True, style="TableText")
            for cell, side, place in zip(row, sides, cells, strict=True):
                self._cell(cell, place, side)
        spot.paragraph("Gap")

    def _cell(self, cell: Cell, spot: Spot, side: str) -> None:
        self.content(cell.content, spot.paragraph(align=side), spot, cell.lang)
        finish(spot)

    def _code(self, block: CodeBlock, spot: Spot) -> None:
        paragraph = spot.paragraph("Code")
        for nth, line in enumerate(block.text.rstrip("\n").split("\n")):
            if nth:
                within(run(paragraph, Look(self.lang)), "w:br")
            say(paragraph, line, Look(self.lang))

    # --- footnotes, pictures ---

    def _mark(self, name: str, parent: Element, look: Look) -> None:
        note = self._defined.get(name)
        if note and not self._in_note and name not in self._marked:
            element = self.story.notes.add()
            self._marked[name] = self.story.notes.count
            within(run(parent, replace(look, style="FootnoteReference")), "w:footnoteReference", id=self._marked[name])
            self._note(note, element)
        elif self._marked.get(name):
            say(parent, str(self._marked[name]), replace(look, style="FootnoteReference"))
        else:
            say(parent, f"[{self._numbers.get(name, 0)}]", look)

    def _note(self, note: Footnote, element: Element) -> None:
        self._in_note = True
        spot = Spot(element, self.story.notes.part, STEP * 20, "FootnoteText")
        paragraph = spot.paragraph()
        within(run(paragraph, Look(self.lang, "FootnoteReference")), "w:footnoteRef")
        say(paragraph, " ", Look(self.lang))
        self._note_text(note, paragraph, spot)
        self._in_note = False

    def _note_text(self, note: Footnote, paragraph: Element, spot: Spot) -> None:
        first, *rest = note.blocks or (Paragraph(()),)
        if isinstance(first, Paragraph):
            self.content(first.content, paragraph, spot, first.lang)
        else:
            rest.insert(0, first)
        self.blocks(rest, spot)

    def _drawing(self, source: str, alt: str, title: str, *, spot: Spot) -> Element:
        release = self.page.release
        folder = self.page.folder
        try:
            if folder is None or not (folder / source).resolve().is_relative_to(folder.resolve()):
                raise FileNotFoundError(0, "it lies in no folder of the release")
            return pictures.drawing(
                folder / source, alt=alt, title=title, width=spot.width - spot.indent, part=spot.part
            )
        except OSError as error:
            reason = f"the picture '{source}' cannot be put into a Word document ({error.strerror or error})"
            raise RenderError(Problem(release.path, None, reason, "save it again as JPEG or PNG")) from None
