"""Blocks in, blocks that Markdown can say out: what it cannot is said more simply, and told of.

Word has bold in the middle of punctuation and lists that begin anywhere; Markdown has not.  The writer refuses what
would read back otherwise, so each piece is tried, and loses its markup step by step until it can be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from comunicado import markdown
from comunicado.documents.clean import map_content, without_notes
from comunicado.documents.remarks import Remarks, shown
from comunicado.errors import Problem, SourceError
from comunicado.markdown.parser import flat, strip, tidy
from comunicado.markdown.tree import contents, within
from comunicado.model import (
    Block,
    Blocks,
    Content,
    Emphasis,
    Footnote,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Str,
    Strong,
    Table,
)


def settle(blocks: Blocks, remarks: Remarks) -> Blocks:
    """Blocks that can be written as a release's body and read back.

    Raises:
        SourceError: no text says them, however simply.
    """
    names = frozenset(block.name for block in within(blocks) if isinstance(block, Footnote))
    settler = _Settler(names, remarks)
    blocks = settler.blocks(without_notes(blocks, names))
    for stage in (None, *_STAGES):
        simple = blocks if stage is None else tuple(map_content(block, stage) for block in blocks)
        if settler.holds(simple, bare=True):
            if stage is not None:
                remarks.say(None, "formatting is left out, for Markdown cannot say it here", "look it over")
            return simple
    raise SourceError(
        Problem(remarks.path, None, "this document cannot be written as Markdown", "simplify its tables and lists")
    )


class _Settler:
    """Tries blocks in a document that has these footnotes."""

    def __init__(self, names: frozenset[str], remarks: Remarks) -> None:
        self.notes = tuple(Footnote(name, (Paragraph((Str("x"),)),)) for name in sorted(names))
        self.remarks = remarks

    def holds(self, blocks: Blocks, *, bare: bool = False) -> bool:
        """Whether these blocks can be written; `bare`: they bring the footnotes along."""
        own = {block.name for block in within(blocks) if isinstance(block, Footnote)}
        notes = () if bare else tuple(note for note in self.notes if note.name not in own)
        try:
            markdown.write((*blocks, *notes))
        except markdown.MarkdownMistake:
            return False
        return True

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        return tuple(settled for block in blocks for settled in self.block(block))

    def block(self, block: Block) -> Blocks:
        if self.holds((block,)):
            return (block,)
        if isinstance(block, Paragraph | Heading):
            return self._leaf(block)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Quote | Footnote):
            block = replace(block, blocks=self.blocks(block.blocks))
        elif isinstance(block, List):
            return self._list(block)
        if self.holds((block,)):
            return (block,)
        self._told(block, "a quotation, note or picture is written as plain paragraphs")
        return block.blocks if isinstance(block, Quote) else ()

    def _leaf(self, block: Paragraph | Heading) -> Blocks:
        for stage in _STAGES:
            simple = replace(block, content=stage(block.content))
            if self.holds((simple,)):
                self._told(block, "some formatting is left out")
                return (simple,)
        words = _words(block.content)
        plain = Paragraph(words, line=block.line)
        self._told(block, "formatting is left out")
        return (plain,) if words and self.holds((plain,)) else ()

    def _table(self, block: Table) -> Blocks:
        for stage in _STAGES:
            simple = map_content(block, stage)
            if self.holds((simple,)):
                self._told(block, "some formatting of a table is left out")
                return (simple,)
        self._told(block, "a table is written as paragraphs")
        cells = (cell for row in (block.head, *block.rows) for cell in row if cell.content)
        return self.blocks(Paragraph(cell.content, line=cell.line) for cell in cells)

    def _list(self, block: List) -> Blocks:
        items = tuple(Item(inner) for item in block.items if (inner := self.blocks(item.blocks)))
        block = replace(block, items=items)
        for simple in (block, replace(block, tight=False), replace(block, tight=False, start=block.start and 1)):
            if items and self.holds((simple,)):
                return (simple,)
        self._told(block, "a list is written as paragraphs")
        return tuple(inner for item in items for inner in item.blocks)

    def _told(self, block: Block, what: str) -> None:
        text = next((markdown.flatten(content) for content, _ in contents((block,)) if content), "")
        self.remarks.say(block.line, f"{what} at '{shown(text)}', for Markdown cannot say it", "look it over")


# --- Simpler and simpler ----------------------------------------------------------------------------------------


def _unwrapped(content: Content, kinds: type[Inline] | tuple[type[Inline], ...]) -> Content:
    found: list[Inline] = []
    for node in content:
        parts: Content = (node,)
        if isinstance(node, Emphasis | Strong | Link):
            children = _unwrapped(node.children, kinds)
            parts = children if isinstance(node, kinds) else (replace(node, children=children),)
        for part in parts:
            if isinstance(part, Str) and found and isinstance(before := found[-1], Str):
                found[-1] = Str(before.text + part.text)
            else:
                found.append(part)
    return strip(tuple(found))


def _words(content: Content) -> Content:
    return tidy(flat(content))


_STAGES: tuple[Callable[[Content], Content], ...] = (
    lambda content: _unwrapped(content, Emphasis),
    lambda content: _unwrapped(content, (Emphasis, Strong)),
    lambda content: _unwrapped(content, (Emphasis, Strong, Link)),
    _words,
)
