"""A table of a Word file in, a table with one head row out, or the blocks of one that only lays out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from comunicado.documents.remarks import shown
from comunicado.documents.word.source import Source
from comunicado.documents.word.xml import child, inside, number, value
from comunicado.markdown import flatten
from comunicado.model import (
    Alignment,
    Blocks,
    Cell,
    Content,
    Figure,
    Heading,
    Image,
    Inline,
    List,
    Paragraph,
    Quote,
    Str,
    Strong,
    Table,
)

_ALIGNMENTS: dict[str, Alignment] = {"right": "right", "end": "right", "center": "center"}
_MAX_SPAN = 60

Blocked = Callable[[Element], Blocks]
"""Reads the blocks in a cell."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """One cell of the grid."""

    blocks: Blocks = ()
    alignment: Alignment = "none"


def read(table: Element, source: Source, blocks: Blocked) -> Blocks:
    """Read a `w:tbl`."""
    rows = [row for row in (_row(row, source, blocks) for row in inside(table) if row.tag == "w:tr") if row]
    rows = [row for row in rows if any(slot.blocks for slot in row)]
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or width < 2:
        inner = tuple(block for row in rows for slot in row for block in slot.blocks)
        if inner and (len(rows) > 1 or width > 1):
            source.say(f"a table of one {'row' if width > 1 else 'column'} is written as text: '{_words(inner)}'")
        return inner
    grid = [(*row, *[_Slot()] * (width - len(row))) for row in rows]
    cells = [tuple(Cell(_content(slot.blocks, source)) for slot in row) for row in grid]
    columns = [[row[n].alignment for row in grid[1:] if row[n].blocks] for n in range(width)]
    return (Table(tuple(map(_common, columns)), _plain_head(cells[0]), tuple(cells[1:])),)


def _row(row: Element, source: Source, blocks: Blocked) -> tuple[_Slot, ...]:
    slots = [_Slot()] * min(number(value(row, "w:trPr", "w:gridBefore")), _MAX_SPAN)
    for cell in inside(row):
        if cell.tag != "w:tc":
            continue
        span = min(max(number(value(cell, "w:tcPr", "w:gridSpan"), 1), 1), _MAX_SPAN)
        inner = blocks(cell)
        merged = child(cell, "w:tcPr", "w:vMerge")
        below = merged is not None and merged.get("w:val", "continue") == "continue"
        if inner and (span > 1 or (merged is not None and not below)):
            source.say(f"merged cells of a table are written apart: '{_words(inner)}'", "look the table over")
        slots.append(_Slot(inner, _alignment(cell)))
        slots += [_Slot()] * (span - 1)
    return tuple(slots)


def _alignment(cell: Element) -> Alignment:
    paragraph = child(cell, "w:p")
    return _ALIGNMENTS.get(value(paragraph, "w:pPr", "w:jc"), "none")


def _common(found: list[Alignment]) -> Alignment:
    return found[0] if found and all(alignment == found[0] for alignment in found) else "none"


def _plain_head(head: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The head without the bold that it has for being a head."""
    bold = all(len(cell.content) == 1 and isinstance(cell.content[0], Strong) for cell in head if cell.content)
    if not bold:
        return head
    return tuple(
        replace(cell, content=only.children if cell.content and isinstance(only := cell.content[0], Strong) else ())
        for cell in head
    )


def _content(blocks: Blocks, source: Source) -> Content:
    """What stands in a cell on one line."""
    if len(blocks) > 1 or isinstance(next(iter(blocks), None), List | Table):
        reason = f"a cell of a table with several paragraphs is written as one: '{_words(blocks)}'"
        source.say(reason, "look the table over")
    found: list[Inline] = []
    for content in _contents(blocks):
        if found:
            found.append(Str(" "))
        found += content
    return tuple(found)


def _contents(blocks: Blocks) -> list[Content]:
    found: list[Content] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            found.append(block.content)
        elif isinstance(block, Figure):
            found.append((Image(block.src, block.alt, block.caption),))
        elif isinstance(block, Quote):
            found += _contents(block.blocks)
        elif isinstance(block, List):
            found += [content for item in block.items for content in _contents(item.blocks)]
        elif isinstance(block, Table):
            found += [cell.content for row in (block.head, *block.rows) for cell in row]
    return [content for content in found if content]


def _words(blocks: Blocks) -> str:
    return shown(" ".join(flatten(content) for content in _contents(blocks)))
