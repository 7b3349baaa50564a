"""Blocks as a document has them in, blocks that a release may have out; what is left out on the way is told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urljoin

from comunicado.documents import characters, html
from comunicado.documents.remarks import Remarks, shown
from comunicado.front import CONTROL
from comunicado.markdown import flatten
from comunicado.markdown.parser import FACT, strip, tidy, tight
from comunicado.markdown.urls import refusal, relative
from comunicado.model import (
    NO_HINTS,
    Block,
    Blocks,
    Break,
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
    Item,
    Link,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Str,
    Strong,
    Table,
)

Show = Callable[[str, int], str | None]
"""The name under which a release shows a picture that the document names so, on this line; None to leave it out."""

_SHORTCODE = re.compile(r"\{\{.{1,200}?\}\}|\{%.{1,200}?%\}|\{:.{1,200}?\}")


class Cleaner:
    """Cleans the blocks of one document.

    Args:
        show: what becomes of its pictures.
        base: the address of its page, for links relative to it; empty where it is not known.
        markup: HTML tags in its text are tags.
    """

    def __init__(self, remarks: Remarks, *, show: Show, base: str = "", markup: bool = False) -> None:
        self.remarks, self.show, self.base, self.markup = remarks, show, base, markup

    # --- blocks ---

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        """Clean blocks; those that are empty then are left out."""
        return tuple(clean for block in blocks for clean in self._block(block))

    def _block(self, block: Block) -> Blocks:
        if isinstance(block, Paragraph | Heading):
            return self._text(block)
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, Quote | Footnote):
            inner = self.blocks(block.blocks)
            return (replace(block, blocks=inner),) if inner else ()
        if isinstance(block, List):
            items = tuple(Item(inner) for item in block.items if (inner := self.blocks(item.blocks)))
            return (replace(block, items=items),) if items else ()
        if isinstance(block, Table):
            rows = tuple(
                tuple(replace(cell, content=self._line(cell.content, cell.line)) for cell in row)
                for row in (block.head, *block.rows)
            )
            return (replace(block, head=rows[0], rows=rows[1:]),)
        if isinstance(block, CodeBlock):
            return (replace(block, text=CONTROL.sub("", block.text), info=CONTROL.sub("", block.info)),)
        return (block,)

    def _text(self, block: Paragraph | Heading) -> Blocks:
        if isinstance(block, Heading):
            content = self._line(block.content, block.line)
            return (replace(block, content=content),) if content else ()
        found: list[Block] = []
        for level, part in self._parts(block.content, block.line):
            hints = NO_HINTS if found else block.hints
            content = self.content(part, block.line)
            if content and level:
                found.append(Heading(level, _spaced(content), hints, line=block.line))
            elif len(content) == 1 and isinstance(image := content[0], Image):
                found.append(Figure(image.src, image.alt, image.title, hints, line=block.line))
            elif content:
                found.append(Paragraph(content, hints, line=block.line))
        return tuple(found)

    def _parts(self, content: Content, line: int) -> list[tuple[int, Content]]:
        """The paragraphs that one is by the tags in it: (level of the heading or 0, content)."""
        if not self.markup or not html.has_markup(content):
            return [(0, content)]
        return html.paragraphs(content, lambda reason, hint: self.remarks.say(line, reason, hint))

    def _line(self, content: Content, line: int) -> Content:
        """Clean content of a heading or cell, which has one line."""
        whole = tuple(node for _, part in self._parts(content, line) for node in (Str(" "), *part))
        return _spaced(self.content(whole, line))

    def _figure(self, block: Figure) -> Blocks:
        name = self.show(block.src, block.line)
        if name is None:
            words = " / ".join(flatten(text) for text in (block.alt, block.caption) if text)
            if words:
                self.remarks.say(block.line, f"with that picture its words are left out: '{shown(words)}'")
            return ()
        alt, caption = self.plain(block.alt, block.line), self.title(block.caption, block.line)
        return (replace(block, src=name, alt=alt, caption=caption),)

    # --- content ---

    def content(self, content: Content, line: int) -> Content:
        """Clean content of a block on this line."""
        return strip(self._nodes(content, line))

    def plain(self, content: Content, line: int) -> Content:
        """Clean plain content of a block on this line."""
        return tidy((Str(self._clean(flatten(_literal(content)), line)),))

    def title(self, content: Content, line: int) -> Content:
        """Clean plain content of a title or caption, in which Markdown has no way to say that a brace is no fact's."""
        plain = self.plain(content, line)
        return tuple(Str(FACT.sub(r"{ \1 }", node.text)) if isinstance(node, Str) else node for node in plain)

    def _nodes(self, content: Content, line: int) -> Content:
        content = _joined(_literal(content))
        if match := _SHORTCODE.search(flatten(content)):
            hint = "write in its place what it would show"
            self.remarks.say(line, f"a command of a site generator is left as text: '{shown(match[0])}'", hint)
        return tight(list(_joined(clean for node in content for clean in self._node(node, line))))

    def _node(self, node: Inline, line: int) -> Content:
        if isinstance(node, Str | Code):
            return self._words(node, line)
        if isinstance(node, Emphasis | Strong):
            children = self._nodes(node.children, line)
            return (type(node)(children, node.mark),) if children else ()
        if isinstance(node, Image):
            alt = self.plain(node.alt, line)
            name = self.show(node.src, line)
            return alt if name is None else (Image(name, alt, self.title(node.title, line)),)
        return self._link(node, line) if isinstance(node, Link) else (node,)

    def _words(self, node: Str | Code, line: int) -> Content:
        text = self._clean(node.text, line)
        if isinstance(node, Code):
            return (Code(text),) if text.strip() else ()
        return (Str(text),) if text else ()

    def _clean(self, text: str, line: int) -> str:
        return characters.clean(text, lambda reason: self.remarks.say(line, reason))

    def _link(self, link: Link, line: int) -> Content:
        children = link.children if link.auto else self._nodes(link.children, line)
        url = link.url.strip()
        if self.base and relative(url) and not refusal(url):
            url = urljoin(self.base, url)
        if reason := refusal(url) or relative(url):
            hint = "write its https address"
            self.remarks.say(line, f"the link of '{shown(flatten(children))}' is left out ({url}), for {reason}", hint)
            return children
        if link.auto:
            return (link,)
        return (Link(url, children, self.title(link.title, line)),) if children else ()


def _literal(content: Content) -> Content:
    """Facts as the text that they are in a document which knows none."""
    return tuple(Str(f"{{{node.name}}}") if isinstance(node, FactRef) else node for node in content)


def _joined(nodes: Iterable[Inline]) -> Content:
    """Content whose adjacent pieces of text are one."""
    found: list[Inline] = []
    for node in nodes:
        if isinstance(node, Str) and found and isinstance(before := found[-1], Str):
            found[-1] = Str(before.text + node.text)
        elif node != Str(""):
            found.append(node)
    return tuple(found)


def _spaced(content: Content) -> Content:
    """Content on one line: of headings and cells."""
    return strip(_joined(Str(" ") if isinstance(node, Break) else _one_line(node) for node in content))


def _one_line(node: Inline) -> Inline:
    if isinstance(node, Emphasis | Strong | Link):
        children = (Str(" ") if isinstance(inner, Break) else _one_line(inner) for inner in node.children)
        return replace(node, children=_joined(children))
    return node


def without_notes(blocks: Blocks, names: frozenset[str]) -> Blocks:
    """Blocks without marks of footnotes other than these."""
    return tuple(map_content(block, lambda content: _noted(content, names)) for block in blocks)


def _noted(content: Content, names: frozenset[str]) -> Content:
    found: list[Inline] = []
    for node in content:
        if isinstance(node, Emphasis | Strong | Link):
            found.append(replace(node, children=_noted(node.children, names)))
        elif not isinstance(node, NoteRef) or node.name in names:
            found.append(node)
    return strip(_joined(found))


def map_content(block: Block, change: Callable[[Content], Content]) -> Block:
    """A block with all its content, alt texts and captions apart, changed."""
    if isinstance(block, Paragraph | Heading):
        return replace(block, content=change(block.content))
    if isinstance(block, Quote | Footnote):
        return replace(block, blocks=tuple(map_content(inner, change) for inner in block.blocks))
    if isinstance(block, List):
        items = (Item(tuple(map_content(inner, change) for inner in item.blocks)) for item in block.items)
        return replace(block, items=tuple(items))
    if isinstance(block, Table):
        head, *rows = (
            tuple(replace(cell, content=change(cell.content)) for cell in row) for row in (block.head, *block.rows)
        )
        return replace(block, head=head, rows=tuple(rows))
    return block
