"""The blocks of a document in, its segments with where they stand in it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comunicado import segments
from comunicado.model import (
    Block,
    Blocks,
    Boilerplate,
    Footnote,
    Heading,
    Item,
    List,
    Quote,
    Release,
    Segment,
    Table,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One segment and its place in the structure of its document."""

    segment: Segment
    kind: str
    """The containers it stands in and what it is: `list paragraph`, `heading 2`, `cell 3`."""
    row: tuple[int, int] | None = None
    """Of a table's cell: the table's number in the document, and the row's in the table; 0 is its head."""


def of(release: Release) -> tuple[Unit, ...]:
    """The segments of a release in the order of the page, front matter first.

    Raises:
        SourceError: markup that no msgid can say.
    """
    front = segments.of(replace(release, body=(), credits=()))
    return (*(Unit(segment, segment.context or "") for segment in front), *_Places(release).units())


class _Places:
    """Visits the blocks of a release."""

    def __init__(self, release: Release) -> None:
        self.release, self.tables = release, 0

    def units(self) -> Iterator[Unit]:
        for block in self.release.body:
            yield from self._block(block, (), "")

    def _block(self, block: Block, around: Blocks, kind: str) -> Iterator[Unit]:
        """The units of a block; `around` are the containers that it stands in, outermost first, without the rest."""
        if isinstance(block, Quote | Footnote):
            for inner in block.blocks:
                yield from self._block(inner, (*around, block), f"{kind}{type(block).__name__.lower()} ")
        elif isinstance(block, List):
            for item in block.items:
                for inner in item.blocks:
                    yield from self._block(inner, (*around, block), f"{kind}list ")
        elif isinstance(block, Table):
            yield from self._table(block, around, kind)
        else:
            name = f"heading {block.level}" if isinstance(block, Heading) else type(block).__name__.lower()
            yield from self._leaf(block, around, f"{kind}{name}")

    def _table(self, table: Table, around: Blocks, kind: str) -> Iterator[Unit]:
        number = self.tables
        self.tables += 1
        for nth, row in enumerate((table.head, *table.rows)):
            for column, cell in enumerate(row):
                alone = replace(table, alignments=("none",), head=(cell,), rows=())
                yield from self._leaf(alone, around, f"{kind}cell {column}", row=(number, nth))

    def _leaf(self, block: Block, around: Blocks, kind: str, *, row: tuple[int, int] | None = None) -> Iterator[Unit]:
        """The segments of one block, as they are in the whole document."""
        for container in reversed(around):
            if isinstance(container, Quote | Footnote):
                block = replace(container, blocks=(block,))
            elif isinstance(container, List):
                block = replace(container, items=(Item((block,)),))
        alone = Boilerplate(self.release.id, self.release.path, (block,))
        for segment in segments.of_boilerplate(alone, source=self.release.source):
            own = segment.context in ("alt", "title", "caption")
            yield Unit(segment, f"{kind} {segment.context}" if own else kind, row)
