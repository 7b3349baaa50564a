"""Items with their levels and numbers in, nested lists out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comunicado.documents.word.numbering import Place
from comunicado.model import Block, Blocks, Item, List


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its place, and its paragraphs."""

    place: Place
    blocks: Blocks


def nested(entries: Sequence[Entry]) -> Blocks:
    """The lists that items in a row are; a level that is left out is no level.

    >>> [len(found.items) for found in nested([Entry(Place(0, n), ()) for n in (1, 2, None)])]
    [2, 1]
    """
    found: list[Block] = []
    at = 0
    while at < len(entries):
        level = entries[at].place.level
        items: list[Item] = []
        start, due = entries[at].place.number, entries[at].place.number
        while at < len(entries) and entries[at].place.level <= level and entries[at].place.number == due:
            stop = at + 1
            while stop < len(entries) and entries[stop].place.level > level:
                stop += 1
            items.append(Item((*entries[at].blocks, *nested(entries[at + 1 : stop]))))
            due = None if due is None else due + 1
            at = stop
        found.append(List(tuple(items), start, _tight(items)))
    return tuple(found)


def _tight(items: Sequence[Item]) -> bool:
    """Whether no item has a second paragraph, and a list in it is one that may stand right below a line."""
    return all(
        isinstance(block, List) and block.tight and block.start in (None, 1)
        for item in items
        for block in item.blocks[1:]
    )
