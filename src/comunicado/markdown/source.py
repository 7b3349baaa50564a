"""Blocks in, Markdown text out: reading what was written gives the blocks again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from comunicado.markdown.blocks import read
from comunicado.markdown.inline import Spelling, Target, read_authored, written
from comunicado.markdown.parser import FACT, MarkdownMistake
from comunicado.markdown.tree import within
from comunicado.model import (
    Block,
    Blocks,
    Break,
    CodeBlock,
    Content,
    FactRef,
    Figure,
    Footnote,
    Heading,
    Hints,
    Image,
    List,
    Paragraph,
    Quote,
    Rule,
    Str,
    Table,
)

_ENTITY = re.compile(r"&(?=#?\w+;)")
_STARTS = re.compile(
    r"#{1,6}(\s|$)|>|[-+*](\s|$)|[-=]+\s*$|~~~|```|(?:(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s*){3,})$|[|:-][-|:\s]*$"
    # HTML, but no address in angle brackets
    r"|<(?![A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]+@[^\s<>]+>)"
)
_ORDINAL = re.compile(r"\d{1,9}[.)](\s|$)")
_DEFINITION = re.compile(r"\[[^\]]*\]:")


def write(blocks: Blocks) -> str:
    """Blocks as a Markdown body, ending in a newline (empty for no blocks).

    Raises:
        MarkdownMistake: no text says exactly these blocks.
    """
    notes = frozenset(block.name for block in within(blocks) if isinstance(block, Footnote))
    text = _BlockWriter(notes).join(blocks)
    if read(text) != blocks:
        raise MarkdownMistake("this text cannot be written as Markdown", 0, "write it more simply")
    return text


def _keep_braces(text: str) -> str:
    return FACT.sub(lambda match: "\\" + match[0], text)


def _target(node: Target, text: str) -> str:
    if isinstance(node, Image):
        return f"![{_plain(node.alt)}]({_destination(node.src)}{_title(node.title)})"
    return f"[{text}]({_destination(node.url)}{_title(node.title)})"


def _plain(content: Content) -> str:
    parts = []
    for node in content:
        if isinstance(node, Str):
            parts.append(_keep_braces(re.sub(r"[\\`*_\[\]<&]", r"\\\g<0>", node.text)))
        elif isinstance(node, FactRef):
            parts.append(f"{{{node.name}}}")
    return "".join(parts)


def _destination(url: str) -> str:
    safe = _ENTITY.sub("&amp;", re.sub(r"[\\<>]", r"\\\g<0>", url))
    return f"<{safe}>" if not url or re.search(r"[\s()\x00-\x1f]", url) or url[0] == "<" else safe


def _title(title: Content) -> str:
    if not title:
        return ""
    text = "".join(n.text if isinstance(n, Str) else f"{{{n.name}}}" for n in title if isinstance(n, Str | FactRef))
    return ' "' + _ENTITY.sub("&amp;", re.sub(r'[\\"]', r"\\\g<0>", text)) + '"'


# --- Blocks ---------------------------------------------------------------------------------------------------


class _BlockWriter:
    """Writes the blocks of one document, whose footnotes have these names."""

    def __init__(self, notes: frozenset[str]) -> None:
        self.notes = tuple(sorted(notes))

    def join(self, blocks: Iterable[Block], *, tight: bool = False) -> str:
        parts: list[str] = []
        last: Block | None = None
        other = False
        for block in blocks:
            # Two lists in a row are one list unless their markers differ.
            same = isinstance(block, List) and isinstance(last, List) and (block.start is None) == (last.start is None)
            other = same and not other
            parts.append(_hints(block.hints) + self._block(block, other))
            last = block
        return ("" if tight else "\n").join(parts)

    def _block(self, block: Block, other: bool) -> str:
        if isinstance(block, Paragraph):
            return self._lines(block.content)
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Figure):
            return _target(Image(block.src, block.alt, block.caption), "") + "\n"
        if isinstance(block, Quote):
            return _prefixed(self.join(block.blocks), "> ", "> ") or ">\n"
        if isinstance(block, List):
            return self._list(block, other)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, CodeBlock):
            return _code(block)
        if isinstance(block, Rule):
            return "___\n"
        return _prefixed(self.join(block.blocks), f"[^{block.name}]: ", "    ") or f"[^{block.name}]:\n"

    def _line(self, content: Content, *, escape: bool = False) -> str:
        def same(text: str) -> bool:
            return read_authored(text, notes=self.notes) == content

        return written(content, Spelling(_target, _keep_braces, str), same, escape=escape)

    def _lines(self, content: Content) -> str:
        lines = self._line(content).split("\n")
        if [_guarded(line) for line in lines] != lines:
            # A backslash in front changes how the rest is read (`\\<a>` is no HTML), so all of it is escaped.
            lines = [_guarded(line) for line in self._line(content, escape=True).split("\n")]
        return "".join(line + "\n" for line in lines)

    def _heading(self, block: Heading) -> str:
        if any(isinstance(node, Break) for node in block.content):
            return self._lines(block.content) + ("===\n" if block.level == 1 else "---\n")
        text = re.sub(r"(^|\s)(#+)$", r"\1\\\2", self._line(block.content))
        return f"{'#' * block.level} {text}".rstrip(" ") + "\n"

    def _list(self, block: List, other: bool) -> str:
        parts: list[str] = []
        bullet, dot = ("*", ")") if other else ("-", ".")
        for n, item in enumerate(block.items):
            mark = f"{bullet} " if block.start is None else f"{block.start + n}{dot} "
            text = self.join(item.blocks, tight=block.tight)
            parts.append(_prefixed(text, mark, " " * len(mark)) or mark.rstrip() + "\n")
        return ("" if block.tight else "\n").join(parts)

    def _table(self, block: Table) -> str:
        marks = {"none": "---", "left": ":--", "center": ":-:", "right": "--:"}
        rows = [" | ".join(self._cell(cell.content) for cell in row) for row in (block.head, *block.rows)]
        rows.insert(1, " | ".join(marks[alignment] for alignment in block.alignments))
        return "".join(f"| {row} |\n" for row in rows)

    def _cell(self, content: Content) -> str:
        return self._line(content).replace("|", "\\|")


def _hints(hints: Hints) -> str:
    lines = [f"<!-- translators: {note} -->\n" for note in hints.translators]
    lines += [f'<!-- original {locale}: "{words}" -->\n' for locale, words in hints.originals]
    lines += ["<!-- notranslate -->\n"] * hints.notranslate
    return "".join(lines)


def _guarded(line: str) -> str:
    """A line of a paragraph that begins no other block."""
    if _ORDINAL.match(line):
        return re.sub(r"^(\d+)", r"\1\\", line)
    if _DEFINITION.match(line):
        return line.replace("]:", "]\\:", 1)
    return "\\" + line if _STARTS.match(line) else line


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = re.findall(r"[^\n]*\n", text)
    return "".join(
        ((first if n == 0 else rest) + line) if line != "\n" or rest.strip() else line for n, line in enumerate(lines)
    )


def _code(block: CodeBlock) -> str:
    fences = re.findall(r"^ *(`{3,}|~{3,})", block.text, re.MULTILINE)
    mark = "~" if "`" in block.info else "`"
    fence = mark * max([3, *(len(f) + 1 for f in fences if f[0] == mark)])
    info = _ENTITY.sub("&amp;", block.info.replace("\\", "\\\\"))
    return f"{fence}{info}\n{block.text}{fence}\n"
