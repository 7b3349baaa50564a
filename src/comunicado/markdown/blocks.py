"""Body text in, blocks out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from comunicado import tags
from comunicado.markdown.parser import MAX_DEPTH, Event, InlineReader, MarkdownMistake, events
from comunicado.model import (
    NO_HINTS,
    Alignment,
    Block,
    Blocks,
    Cell,
    CodeBlock,
    Figure,
    Footnote,
    Heading,
    Hints,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)

_COMMENTS = re.compile(r"\s*(?:<!--.*?-->\s*)+\Z", re.DOTALL)
_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.DOTALL)
_ORIGINAL = re.compile(r"original\s+([A-Za-z0-9_-]+)\s*:\s*(.+)\Z", re.DOTALL)
_TRANSLATORS = re.compile(r"translators\s*:\s*(.+)\Z", re.DOTALL)
_ALIGNMENTS: dict[str, Alignment] = {"None": "none", "Left": "left", "Center": "center", "Right": "right"}
_NEWLINE = re.compile(rb"\n")
_SPANS = ("Emphasis", "Strong", "Link", "Image")


def read(text: str, *, line: int = 1) -> Blocks:
    """Blocks of a body whose first line is line `line` of its file.

    Raises:
        MarkdownMistake: containers or markup are nested too deeply; its `at` is the line.

    >>> read("- one\\n- two")[0].items[1].blocks[0].content
    (Str(text='two'),)
    """
    data = text.encode("utf-8")
    reader = _BlockReader(data, line)
    try:
        return reader.blocks(events(text))
    except MarkdownMistake as mistake:
        raise MarkdownMistake(mistake.reason, reader.line(mistake.at), mistake.hint) from None


def hints_of(text: str) -> Hints | None:
    """What comments of the known forms say; None where the text is anything else.

    >>> hints_of('<!-- original es-MX: "Sí." -->').originals
    (('es-MX', 'Sí.'),)
    """
    if not _COMMENTS.match(text):
        return None
    found = NO_HINTS
    for body in _COMMENT.findall(text):
        body = " ".join(body.split())
        if body == "notranslate":
            found = merge(found, Hints(notranslate=True))
        elif match := _TRANSLATORS.match(body):
            found = merge(found, Hints(translators=(match[1],)))
        elif match := _ORIGINAL.match(body):
            try:
                locale = tags.normalize(match[1])
            except ValueError:
                return None
            found = merge(found, Hints(originals=((locale, _unquoted(match[2])),)))
        else:
            return None
    return found


def merge(first: Hints, second: Hints) -> Hints:
    """Both hints together."""
    if not first or not second:
        return first or second
    return Hints(
        first.translators + second.translators,
        first.originals + second.originals,
        first.notranslate or second.notranslate,
    )


def _unquoted(text: str) -> str:
    pairs = ('""', "“”", "«»")
    return text[1:-1].strip() if len(text) > 1 and text[0] + text[-1] in pairs else text


class _BlockReader:
    """Reads the events of one document."""

    def __init__(self, data: bytes, first: int) -> None:
        self.inline = InlineReader(data)
        self.first = first
        self.breaks = [match.start() for match in _NEWLINE.finditer(data)]
        self.run: list[Event] = []
        self.at = 0
        self.loose = False

    def line(self, at: int) -> int:
        return self.first + bisect_left(self.breaks, at)

    def blocks(self, run: list[Event]) -> Blocks:
        self.run, self.at = run, 0
        return self._blocks(0)

    def _blocks(self, depth: int) -> Blocks:
        """Blocks up to the end of the container."""
        if depth > MAX_DEPTH:
            raise MarkdownMistake("lists or quotations are nested too deeply", self.run[self.at][1], "write it flatter")
        found: list[Block] = []
        hints = NO_HINTS
        while self.at < len(self.run):
            what, start, _ = self.run[self.at]
            if isinstance(what, dict) and "End" in what:
                break
            if isinstance(what, dict) and what.get("Start") == "HtmlBlock":
                text = self._html()
                said = hints_of(text)
                if said is not None:
                    hints = merge(hints, said)
                    continue
                content = self.inline.content([({"Html": text}, start, start)])
                block: Block | None = Paragraph(content, hints, line=self.line(start)) if content else None
            else:
                block = self._block(what, start, hints, depth)
            if block is not None:
                found.append(block)
                hints = NO_HINTS
        return tuple(found)

    def _html(self) -> str:
        self.at += 1
        parts: list[str] = []
        while (what := self.run[self.at][0]) != {"End": "HtmlBlock"}:
            parts.append(what.get("Html") or what.get("Text") or "")
            self.at += 1
        self.at += 1
        return "".join(parts)

    def _block(self, what: Any, start: int, hints: Hints, depth: int) -> Block | None:
        line = self.line(start)
        if what == "Rule":
            self.at += 1
            return Rule(hints, line)
        tag = what.get("Start") if isinstance(what, dict) else None
        if tag is None or tag in _SPANS or (isinstance(tag, dict) and next(iter(tag)) in _SPANS):
            return self._leaf(self._loose_run(), hints, line)  # the text of a tight item
        self.at += 1
        if tag == "Paragraph":
            self.loose = True
            return self._leaf(self._inside(tag), hints, line)
        ((kind, value),) = tag.items()
        if kind == "Heading":
            level = int(value["level"][1])
            return Heading(level, self.inline.content(self._inside(tag)), hints, line=line)
        if kind == "CodeBlock":
            text = "".join(e[0].get("Text", "") for e in self._inside(tag) if isinstance(e[0], dict))
            if text and not text.endswith("\n"):
                text += "\n"  # the file ended without one
            info = value["Fenced"].strip() if isinstance(value, dict) else ""
            return CodeBlock(text, info, hints, line)
        if kind == "Table":
            return self._table(value, hints, line)
        if kind == "List":
            return self._list(value, hints, line, depth)
        outer = self.loose
        blocks = self._blocks(depth + 1)
        self.at += 1
        self.loose = outer
        return Quote(blocks, hints, line) if kind == "BlockQuote" else Footnote(value, blocks, hints, line)

    def _leaf(self, run: list[Event], hints: Hints, line: int) -> Block | None:
        content = self.inline.content(run)
        if len(content) == 1 and isinstance(content[0], Image):
            image = content[0]
            return Figure(image.src, image.alt, image.title, hints, line=line)
        return Paragraph(content, hints, line=line) if content else None

    def _list(self, start: int | None, hints: Hints, line: int, depth: int) -> List:
        items: list[Item] = []
        outer, loose = self.loose, False
        while self.run[self.at][0] == {"Start": "Item"}:
            self.at += 1
            self.loose = False
            items.append(Item(self._blocks(depth + 1)))
            loose = loose or self.loose
            self.at += 1
        self.at += 1
        self.loose = outer
        return List(tuple(items), start, not loose, hints, line)

    def _table(self, alignments: tuple[str, ...], hints: Hints, line: int) -> Table:
        rows: list[tuple[Cell, ...]] = []
        while self.run[self.at][0] != {"End": "Table"}:
            self.at += 1  # the start of a head or row
            cells: list[Cell] = []
            while self.run[self.at][0] == {"Start": "TableCell"}:
                at = self.line(self.run[self.at][1])
                self.at += 1
                cells.append(Cell(self.inline.content(self._inside("TableCell")), line=at))
            rows.append(tuple(cells))
            self.at += 1
        self.at += 1
        return Table(tuple(_ALIGNMENTS[a] for a in alignments), rows[0], tuple(rows[1:]), hints, line)

    def _inside(self, tag: Any) -> list[Event]:
        """The events up to the end of a leaf block, whose start was read."""
        end = {"End": tag if isinstance(tag, str) else _ended(tag)}
        begin = self.at
        while self.run[self.at][0] != end:
            self.at += 1
        self.at += 1
        return self.run[begin : self.at - 1]

    def _loose_run(self) -> list[Event]:
        """Inline events that stand in a tight item without a paragraph around them."""
        begin, depth = self.at, 0
        while self.at < len(self.run):
            what = self.run[self.at][0]
            if isinstance(what, dict):
                ((kind, value),) = what.items()
                name = value if isinstance(value, str) else next(iter(value), "") if isinstance(value, dict) else ""
                if kind == "Start" and name not in _SPANS and not depth:
                    break
                if kind == "End" and not depth:
                    break
                depth += (kind == "Start") - (kind == "End")
            elif what == "Rule":
                break
            self.at += 1
        return self.run[begin : self.at]


def _ended(tag: dict[str, Any]) -> Any:
    """How the end of a tag is named, which keeps less than its start."""
    ((kind, value),) = tag.items()
    return {"Heading": value["level"]} if kind == "Heading" else kind
