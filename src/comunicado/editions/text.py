"""A `Page` in, a release as plain text out: for mail, for terminals, for whoever pastes it into a system of their own.

UTF-8, lines of up to 72 letters, an empty line between blocks.  Of markup only what says something is left: items,
quotations set in, tables in columns, addresses in brackets after what they belong to, notes as `[1]`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from comunicado.editions import parts
from comunicado.editions.page import Page
from comunicado.editions.parts import Parts
from comunicado.markdown import html
from comunicado.markdown.tree import note_numbers, within
from comunicado.markdown.urls import encoded, refusal
from comunicado.model import (
    Block,
    Blocks,
    Break,
    Cell,
    Code,
    CodeBlock,
    Content,
    Emphasis,
    FactRef,
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
    Rule,
    Str,
    Strong,
    Table,
)

WIDTH = 72
_IN = 4
_RULE = "* * *"
_END = "###"
_BETWEEN = "-" * WIDTH
_GAP = "  "


def render(page: Page) -> bytes:
    """The release as text, UTF-8; in two languages one after the other, the source first."""
    whole = [_Writer(page, nth).whole() for nth in range(len(page.texts))]
    return f"\n\n{_BETWEEN}\n\n".join(whole).encode() + b"\n"


class _Writer:
    """Writes one language."""

    def __init__(self, page: Page, nth: int) -> None:
        self.page, self.parts = page, parts.of(page, nth)
        self.shown = self.parts.translation.shown
        self.credits = dict(self.parts.translation.release.credits)
        self.notes: dict[str, int] = {}

    def whole(self) -> str:
        """The text of one language, without the end of its last line."""
        release = self.parts.translation.release
        blocks = [
            *self._head(self.parts),
            *self._body(release.body, self.parts.dateline),
            *(block for one in self.parts.translation.boilerplate for block in self._body(one.blocks)),
            _END,
            *self._contacts(),
            self.page.url,
        ]
        return "\n\n".join(block for block in blocks if block)

    def _head(self, said: Parts) -> Iterator[str]:
        release = said.translation.release
        names = dict.fromkeys((said.voice.title, *said.publishers, said.kind))
        lines = [said.voice.language, ""] if len(self.page.texts) > 1 else []
        yield "\n".join([*lines, *(_wrapped(name, WIDTH) for name in names)])
        yield "\n".join(line for line in (said.status, said.date, said.updated) if line)
        yield self._paragraph(release.headline, WIDTH)
        yield self._paragraph(release.subhead, WIDTH)
        for notice in said.notices:
            label = f"{notice.label}: " if notice.label else ""
            yield _wrapped(f"{label}{self._inline(notice.text)}", WIDTH)

    def _contacts(self) -> Iterator[str]:
        if self.parts.contacts:
            yield self.parts.contacts_label
        for contact in self.parts.contacts:
            yield "\n".join(_wrapped(f"{line.label} {line.text}".strip(), WIDTH) for line in contact)

    # --- blocks ---

    def _body(self, blocks: Blocks, dateline: Content = ()) -> list[str]:
        """Blocks of text, footnotes last; a dateline runs into a paragraph that opens them."""
        self.notes = note_numbers(blocks)
        rest = [block for block in blocks if not isinstance(block, Footnote)]
        found: list[str] = []
        if dateline and rest and isinstance(first := rest[0], Paragraph):
            found.append(self._paragraph((*dateline, Str(" "), *first.content), WIDTH))
            del rest[0]
        elif dateline:
            found.append(self._paragraph(dateline, WIDTH))
        found += self._blocks(rest, WIDTH)
        notes = sorted(
            (block for block in within(blocks) if isinstance(block, Footnote)), key=lambda note: self.notes[note.name]
        )
        for note in notes:
            found.append(_hung(f"[{self.notes[note.name]}] ", self._blocks(note.blocks, WIDTH - _IN)))
        return found

    def _blocks(self, blocks: Iterable[Block], width: int) -> list[str]:
        found = (self._block(block, max(width, WIDTH // 3)) for block in blocks if not isinstance(block, Footnote))
        return [block for block in found if block]

    def _block(self, block: Block, width: int) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block.content, width)
            case Heading():
                return "\n" + self._paragraph(block.content, width)
            case Figure():
                return self._figure(block, width)
            case Quote():
                return _set_in("\n\n".join(self._blocks(block.blocks, width - _IN)))
            case List():
                return self._list(block, width)
            case Table():
                return self._table(block, width)
            case CodeBlock():
                return _set_in(block.text.rstrip("\n"))
            case Rule():
                return _RULE
        return ""

    def _paragraph(self, content: Content, width: int) -> str:
        return _wrapped(self._inline(content), width)

    def _figure(self, block: Figure, width: int) -> str:
        lines = [self._picture(block.src, block.alt)]
        if block.caption:
            lines.append(self._inline(block.caption))
        if credit := self.credits.get(block.src):
            _ = self.parts.labels
            label = _("Photo by")
            lines.append(f"{label} {self._inline(credit)}")
        return "\n".join(_wrapped(line, width) for line in lines)

    def _list(self, block: List, width: int) -> str:
        marks = ["- "] * len(block.items)
        if block.start is not None:
            marks = [f"{block.start + nth}. " for nth in range(len(block.items))]
        items = [
            _hung(mark, self._blocks(item.blocks, width - len(mark)), tight=block.tight)
            for mark, item in zip(marks, block.items, strict=True)
        ]
        return ("\n" if block.tight else "\n\n").join(items)

    def _table(self, block: Table, width: int) -> str:
        """In columns where they fit; else row by row, each value after the head of its column."""
        rows = [self._cells(row) for row in (block.head, *block.rows)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        if sum(widths) + len(_GAP) * (len(widths) - 1) > width:
            return "\n\n".join(_record(rows[0], row, width) for row in rows[1:]) or _GAP.join(rows[0])
        sides = [html.column(block, nth) for nth in range(len(widths))]
        lines = [_GAP.join(map(_placed, row, widths, sides)).rstrip() for row in rows]
        return "\n".join([lines[0], _GAP.join("-" * max(1, one) for one in widths), *lines[1:]])

    def _cells(self, row: tuple[Cell, ...]) -> list[str]:
        return [" ".join(self._inline(cell.content).split("\n")) for cell in row]

    # --- inline ---

    def _inline(self, content: Content) -> str:
        """Content as text; a line break in it is the author's."""
        return "".join(self._node(node) for node in html.one_period(content, self.shown))

    def _node(self, node: Inline) -> str:
        match node:
            case Str():
                return node.text
            case Code():
                return node.text.replace("\n", " ")
            case FactRef():
                fact = html.shown_as(node, self.shown)
                return self._linked(fact.text, fact.href or "")
            case Break():
                return "\n"
            case NoteRef():
                return f"[{self.notes.get(node.name, 0)}]"
            case Image():
                return self._picture(node.src, node.alt, html.text(node.title, self.shown))
            case Emphasis() | Strong():
                return self._inline(node.children)
            case Link():
                return self._linked(self._inline(node.children), node.url, html.text(node.title, self.shown))

    def _linked(self, said: str, url: str, title: str = "") -> str:
        """Text, and in brackets the title of its link, and the address unless that is what it says."""
        if not url or refusal(url):
            return said
        address = urljoin(self.page.url, encoded(url)).removeprefix("mailto:")
        told = address.startswith("tel:") or said.strip() in (url, address)
        more = ", ".join(part for part in (title, "" if told else address) if part)
        return f"{said} ({more})" if more else said

    def _picture(self, source: str, alt: Content, title: str = "") -> str:
        """What is seen on it, and where it is."""
        said = ", ".join(part for part in (html.text(alt, self.shown), title) if part)
        found = self.page.pictures.get(source)
        address = urljoin(self.page.url, encoded(found.href)) if found else ""
        _ = self.parts.labels
        label = _("Picture")
        inside = f"{label}: {said}" if said else label
        return f"[{inside}] {address}" if address else f"[{inside}]"


def _wrapped(text: str, width: int) -> str:
    """Lines of up to `width` letters; what has no space in it, as an address, is never broken."""
    wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(wrapper.fill(line) for line in text.split("\n"))


def _set_in(text: str) -> str:
    return textwrap.indent(text, " " * _IN)


def _hung(mark: str, blocks: list[str], *, tight: bool = False) -> str:
    """Blocks beside a mark."""
    said = ("\n" if tight else "\n\n").join(blocks)
    return mark + textwrap.indent(said, " " * len(mark)).lstrip(" ") if said else mark.rstrip()


def _placed(text: str, width: int, side: str) -> str:
    return text.rjust(width) if side == "number" else text.center(width) if side == "center" else text.ljust(width)


def _record(head: list[str], row: list[str], width: int) -> str:
    pairs = zip(head, row, strict=True)
    return "\n".join(_wrapped(f"{name}: {value}" if name else value, width) for name, value in pairs if name or value)
