"""Walking blocks and content, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from comunicado.model import (
    Block,
    Blocks,
    Content,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Strong,
    Table,
)


def nodes(content: Content) -> Iterator[Inline]:
    """Every node of content, parents first."""
    for node in content:
        yield node
        if isinstance(node, Emphasis | Strong | Link):
            yield from nodes(node.children)


def within(blocks: Blocks) -> Iterator[Block]:
    """Every block, containers before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Paragraph | Heading):  # most are
            continue
        if isinstance(block, Quote | Footnote):
            yield from within(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from within(item.blocks)


def contents(blocks: Blocks) -> Iterator[tuple[Content, int]]:
    """Every piece of content with its line; captions and alt texts too."""
    for block in within(blocks):
        if isinstance(block, Paragraph | Heading):
            yield block.content, block.line
        elif isinstance(block, Figure):
            yield block.alt, block.line
            yield block.caption, block.line
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                for cell in row:
                    yield cell.content, cell.line or block.line


def pictures(blocks: Blocks) -> tuple[str, ...]:
    """The pictures that blocks show, each once: those that stand alone first."""
    found = [block.src for block in within(blocks) if isinstance(block, Figure)]
    found += [node.src for content, _ in contents(blocks) for node in nodes(content) if isinstance(node, Image)]
    return tuple(dict.fromkeys(found))


def note_numbers(blocks: Blocks) -> dict[str, int]:
    """Footnote names → numbers: in the order of their first marks, those without a mark last."""
    names = [n.name for content, _ in contents(blocks) for n in nodes(content) if isinstance(n, NoteRef)]
    names += [block.name for block in within(blocks) if isinstance(block, Footnote)]
    return {name: number for number, name in enumerate(dict.fromkeys(names), 1)}
