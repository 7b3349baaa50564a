"""Two languages' blocks in, rows that face each other out.

A release and its composed translation have the same blocks in the same order, so that pairing is walking both at
once.  What is long is cut where both sides can be cut: a loose list gives a row for each item, a quotation of several
paragraphs one for each.  What does not fit half a page, or needs to be there only once, stands across both columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Literal

from comunicado.errors import Problem, RenderError
from comunicado.markdown import flatten
from comunicado.model import (
    Block,
    Blocks,
    Cell,
    CodeBlock,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)

Kind = Literal["text", "heading", "quote", "list", "table", "code", "figure", "wide", "once"]
FACING_COLUMNS, FACING_ROWS, FACING_LETTERS = 3, 12, 34
"""Columns and rows that a table may have to stand in half a page, and letters of the longest words of its columns."""
_FACING: frozenset[Kind] = frozenset({"text", "heading", "quote", "list", "table", "code"})


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that say the same, one for each language, source first."""

    kind: Kind
    """`wide`: one above the other at full width; `figure`: one picture, captions facing; `once`: the same in every
    language."""
    blocks: Blocks
    first: bool = False
    """Opens the text: the dateline runs into it."""
    more: bool = False
    """The next row goes on with the same quotation."""

    @property
    def facing(self) -> bool:
        """Whether its blocks stand side by side."""
        return self.kind in _FACING


def pair(*sides: Blocks) -> tuple[Row, ...]:
    """Rows of the texts given.  Definitions of footnotes are left out: they stand at the end.

    Raises:
        RenderError: the texts are not made of the same blocks.
    """
    texts = [tuple(block for block in side if not isinstance(block, Footnote)) for side in sides]
    if len({len(text) for text in texts}) > 1:
        raise RenderError(Problem("", None, "the two languages of this edition do not have the same blocks"))
    rows = [row for blocks in zip(*texts, strict=True) for row in _rows(blocks)]
    return tuple(replace(row, first=True) if nth == 0 else row for nth, row in enumerate(rows))


def groups(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    """Runs of facing rows, and every other row by itself: a run is one table of two columns on paper."""
    found: list[tuple[Row, ...]] = []
    for facing, run in groupby(rows, key=lambda row: row.facing):
        together = tuple(run)
        found.extend([together] if facing else [(row,) for row in together])
    return tuple(found)


def _rows(blocks: Blocks) -> Iterator[Row]:
    if len({type(block) for block in blocks}) > 1:
        raise RenderError(Problem("", None, "a block of this edition is not of the same kind in both languages"))
    first = blocks[0]
    if isinstance(first, Quote):
        parts = [b.blocks for b in blocks if isinstance(b, Quote)]
        if len({len(part) for part in parts}) == 1 and all(part for part in parts):
            last = len(parts[0]) - 1
            for nth, together in enumerate(zip(*parts, strict=True)):
                yield Row("quote", tuple(Quote((block,)) for block in together), more=nth < last)
            return
    lists = [block for block in blocks if isinstance(block, List)]
    if lists and not all(one.tight for one in lists):
        yield from _items(lists)
        return
    yield Row(_kind(first, blocks), blocks)


def _items(lists: list[List]) -> Iterator[Row]:
    if len({len(one.items) for one in lists}) > 1:
        raise RenderError(Problem("", None, "a list of this edition does not have the same items in both languages"))
    for nth, items in enumerate(zip(*(one.items for one in lists), strict=True)):
        yield Row(
            "list",
            tuple(
                replace(one, items=(item,), start=None if one.start is None else one.start + nth)
                for one, item in zip(lists, items, strict=True)
            ),
        )


def _kind(first: Block, blocks: Blocks) -> Kind:
    match first:
        case Paragraph():
            return "text"
        case Heading():
            return "heading"
        case Quote():
            return "quote"
        case List():
            return "list"
        case Table():
            return "table" if all(_narrow(block) for block in blocks if isinstance(block, Table)) else "wide"
        case Figure():
            return "figure"
        case CodeBlock() if any(block != first for block in blocks):
            return "code"
        case CodeBlock() | Rule():
            return "once"
    raise AssertionError(f"footnotes are no rows: {first!r}")


def _narrow(table: Table) -> bool:
    """Whether it fits half a page, and one page."""
    if len(table.head) > FACING_COLUMNS or len(table.rows) > FACING_ROWS:
        return False
    columns = zip_longest(table.head, *table.rows)
    return sum(max(_longest(cell) for cell in column if cell) for column in columns) <= FACING_LETTERS


def _longest(cell: Cell) -> int:
    return max(map(len, flatten(cell.content).split()), default=0)
