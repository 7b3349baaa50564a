"""Parser events in, inline content out: the seam to pyromark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pyromark

from comunicado.model import (
    Break,
    Code,
    Content,
    Emphasis,
    FactRef,
    Image,
    Inline,
    Link,
    NoteRef,
    Str,
    Strong,
)

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
FACT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
SPACE = " \t\n\r"
_SPACES = re.compile(f"[{SPACE}]+")
MAX_DEPTH = 24
"""Containers within containers.  No release needs more; without a bound, hostile text exhausts the stack."""

Event = tuple[Any, int, int]
"""(what, first byte, past the last byte)."""


class MarkdownMistake(ValueError):
    """Text that cannot be kept as it stands; carries the byte where it begins."""

    def __init__(self, reason: str, at: int, hint: str = "") -> None:
        super().__init__(reason)
        self.reason, self.at, self.hint = reason, at, hint


def events(text: str) -> list[Event]:
    """All events of a text, with UTF-8 byte ranges."""
    return [(e, r["start"], r["end"]) for e, r in pyromark.events_with_range(text, options=OPTIONS)]


def split_facts(text: str, literal: Iterable[int] = ()) -> Content:
    """Text with `{name}` in it as content; braces at the positions in `literal` are only braces.

    >>> split_facts("Call {tipline}.")
    (Str(text='Call '), FactRef(name='tipline'), Str(text='.'))
    """
    if "{" not in text:
        return (Str(text),) if text else ()
    blocked = frozenset(literal)
    parts: list[Inline] = []
    done = 0
    for match in FACT.finditer(text):
        if match.start() in blocked or match.end() - 1 in blocked:
            continue
        if match.start() > done:
            parts.append(Str(text[done : match.start()]))
        parts.append(FactRef(match.group(1)))
        done = match.end()
    if done < len(text):
        parts.append(Str(text[done:]))
    return tuple(parts)


class InlineReader:
    """Builds content from the inline events of one parse.

    `data` is the UTF-8 text that was parsed; `literal` holds the byte offsets of braces that are only braces; without
    `facts` all of them are.
    """

    def __init__(self, data: bytes, *, facts: bool = True, literal: frozenset[int] = frozenset()) -> None:
        self.data, self.facts, self.literal = data, facts, literal

    def content(self, run: list[Event]) -> Content:
        """The content of a run of events, white space at its edges removed."""
        if (text := _words(run)) is not None:
            return (Str(text),) if text else ()
        children, used = self._until(run, 0, 0)
        assert used == len(run)
        return strip(children)

    def _until(self, run: list[Event], at: int, depth: int) -> tuple[Content, int]:
        if depth > MAX_DEPTH:
            raise MarkdownMistake("the markup is nested too deeply", run[at][1], "write it flatter")
        nodes: list[Inline] = []
        text = _Text(self)
        while at < len(run):
            what, start, stop = run[at]
            at += 1
            if isinstance(what, str):
                if what == "HardBreak":
                    text.flush(nodes)
                    nodes.append(Break())
                else:
                    text.add(" ")
                continue
            ((kind, value),) = what.items()
            if kind == "Text":
                text.add_source(value, start, stop)
            elif kind in ("InlineHtml", "Html"):
                text.add(re.sub(r"\s*\n\s*", " ", value))
            elif kind == "End":
                break
            else:
                text.flush(nodes)
                if kind == "Code":
                    nodes.append(Code(value))
                elif kind == "FootnoteReference":
                    nodes.append(NoteRef(value))
                else:
                    children, at = self._until(run, at, depth + 1)
                    nodes.append(self._span(value, children, start))
        text.flush(nodes)
        return tight(nodes), at

    def _span(self, tag: Any, children: Content, start: int) -> Inline:
        if tag in ("Emphasis", "Strong"):
            mark = chr(self.data[start])
            return Emphasis(children, mark) if tag == "Emphasis" else Strong(children, mark)
        ((kind, link),) = tag.items()
        title = self.plain(link["title"])
        if kind == "Image":
            return Image(link["dest_url"], tidy(flat(children)), title)
        if link["link_type"] in ("Autolink", "Email"):
            mail = "mailto:" if link["link_type"] == "Email" else ""
            return Link(mail + link["dest_url"], (Str(link["dest_url"]),), auto=True)
        return Link(link["dest_url"], children, title)

    def plain(self, text: str) -> Content:
        """A title: plain text that may name facts."""
        text = one_line(text)
        return split_facts(text) if self.facts else ((Str(text),) if text else ())


def _words(run: list[Event]) -> str | None:
    """The text of a run that has nothing but text in it, as most have; None for any other, and where braces may say
    something.
    """
    pieces: list[str] = []
    for what, _, _ in run:
        if what == "SoftBreak":
            pieces.append(" ")
        elif isinstance(what, dict) and (text := what.get("Text")) is not None and "{" not in text and "}" not in text:
            pieces.append(text)
        else:
            return None
    return "".join(pieces).strip(SPACE)


class _Text:
    """Adjacent pieces of text, joined, with the positions of braces that are only braces."""

    def __init__(self, reader: InlineReader) -> None:
        self.reader = reader
        self.pieces: list[str] = []
        self.length = 0
        self.literal: list[int] = []
        self.last = -1

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def add_source(self, text: str, start: int, stop: int) -> None:
        if "{" in text or "}" in text:
            self._mark(text, start, stop)
        self.add(text)
        self.last = stop

    def _mark(self, text: str, start: int, stop: int) -> None:
        data, known = self.reader.data, self.reader.literal
        raw = data[start:stop].decode("utf-8", "replace")
        entity = raw != text
        escaped = start > 0 and data[start - 1] == 0x5C and self.last < start
        offset = start
        for n, character in enumerate(text):
            if character in "{}" and (entity or offset in known or (n == 0 and escaped)):
                self.literal.append(self.length + n)
            offset += len(character.encode())

    def flush(self, nodes: list[Inline]) -> None:
        if not self.pieces:
            return
        text = "".join(self.pieces)
        if self.reader.facts:
            nodes.extend(split_facts(text, self.literal))
        elif text:
            nodes.append(Str(text))
        self.pieces, self.length, self.literal = [], 0, []


def flat(content: Content) -> Content:
    """Content as plain content: only text and facts, joined.

    >>> flat((Emphasis((Str("a"),)), Break(), Code("b")))
    (Str(text='a b'),)
    """
    nodes: list[Inline] = []
    for node in content:
        if isinstance(node, Str | FactRef):
            parts: Content = (node,)
        elif isinstance(node, Code):
            parts = (Str(node.text),)
        elif isinstance(node, Break):
            parts = (Str(" "),)
        elif isinstance(node, Image):
            parts = node.alt
        elif isinstance(node, NoteRef):
            parts = ()
        else:
            parts = flat(node.children)
        for part in parts:
            last = nodes[-1] if nodes else None
            if isinstance(part, Str) and isinstance(last, Str):
                nodes[-1] = Str(last.text + part.text)
            else:
                nodes.append(part)
    return tuple(nodes)


def tidy(content: Content) -> Content:
    """Plain content on one line, white space removed at its edges."""
    nodes = [Str(_SPACES.sub(" ", n.text)) if isinstance(n, Str) else n for n in content]
    return strip(tuple(nodes))


def one_line(text: str) -> str:
    """Plain text as front matter, alt texts, titles and their messages all have it; a no-break space is kept.

    >>> one_line(" a\\n  b ")
    'a b'
    """
    return _SPACES.sub(" ", text).strip(" ")


def strip(content: Content) -> Content:
    """Content without white space and hard breaks at its edges, and without white space around hard breaks."""
    nodes = list(content)
    while nodes and _blank(nodes[0]):
        del nodes[0]
    while nodes and _blank(nodes[-1]):
        del nodes[-1]
    if nodes and isinstance(nodes[0], Str):
        nodes[0] = Str(nodes[0].text.lstrip(SPACE))
    if nodes and isinstance(nodes[-1], Str):
        nodes[-1] = Str(nodes[-1].text.rstrip(SPACE))
    return tuple(nodes)


def tight(nodes: list[Inline]) -> Content:
    """Siblings without white space around hard breaks, where it means nothing."""
    for n, node in enumerate(nodes):
        if isinstance(node, Break):
            if n and isinstance(before := nodes[n - 1], Str):
                nodes[n - 1] = Str(before.text.rstrip(SPACE))
            if n + 1 < len(nodes) and isinstance(after := nodes[n + 1], Str):
                nodes[n + 1] = Str(after.text.lstrip(SPACE))
    return tuple(node for node in nodes if node != Str(""))


def _blank(node: Inline) -> bool:
    return isinstance(node, Break) or (isinstance(node, Str) and not node.text.strip(SPACE))
