"""Content with HTML in it as text (so our reader gives it), content that says the same in Markdown out.

Only what a release can hold is understood: breaks, emphasis, links, pictures, paragraphs, headings.  Anything else is
left as text and told of, but for what shows no text of its own (scripts, styles, frames), which is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby

from comunicado.documents.remarks import shown
from comunicado.markdown.parser import MAX_DEPTH
from comunicado.model import Break, Content, Emphasis, Image, Inline, Link, Str, Strong

Say = Callable[[str, str], None]
"""Takes the reason and the hint of a remark."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)/?>")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w-]*)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_SILENT = re.compile(
    r"<(script|style|iframe|noscript|svg|video|audio|object|template)\b[^>]*>.*?(?:</\1\s*>|$)",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_EDGES = frozenset(
    ("p", "div", "section", "article", "aside", "header", "footer", "main", "center", "figure", "figcaption", "hr")
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPANS: dict[str, type[Strong | Emphasis]] = {"b": Strong, "strong": Strong, "i": Emphasis, "em": Emphasis}
_BARE = frozenset(("span", "u", "sup", "sub", "small", "big", "font", "cite", "mark", "abbr", "time", "wbr", "nobr"))
_BLOCK = re.compile(r"\s*<(?:" + "|".join([*_EDGES, *_HEADINGS]) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where one paragraph ends and the next begins, a heading if it has a level."""

    level: int = 0


_Node = Inline | _Edge


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    name: str
    raw: str
    href: str = ""
    nodes: list[_Node] = field(default_factory=list)


def has_markup(content: Content) -> bool:
    """Whether there may be a tag or a comment in the text."""
    return any("<" in node.text if isinstance(node, Str) else _inside(node) for node in content)


def _inside(node: Inline) -> bool:
    return isinstance(node, Emphasis | Strong | Link) and has_markup(node.children)


def paragraphs(content: Content, say: Say) -> list[tuple[int, Content]]:
    """The paragraphs that one block of text is: (level of the heading or 0, content).

    >>> paragraphs((Str("<p>One</p><h2>Two</h2>"),), print)
    [(0, (Str(text='One'),)), (2, (Str(text='Two'),))]
    """
    block = bool(content) and isinstance(first := content[0], Str) and bool(_BLOCK.match(first.text))
    reader = _Reader(say, decode=block)
    found: list[tuple[int, Content]] = []
    level = 0
    for edge, group in groupby(reader.read(content), lambda node: isinstance(node, _Edge)):
        nodes = list(group)
        if edge:
            level = nodes[-1].level if isinstance(nodes[-1], _Edge) else 0
        else:
            found.append((level, tuple(node for node in nodes if not isinstance(node, _Edge))))
    reader.tell()
    return found


class _Reader:
    """Reads one block; `decode` its entities too, which no parser has read inside of HTML."""

    def __init__(self, say: Say, *, decode: bool) -> None:
        self.say, self.decode = say, decode
        self.stack: list[_Open] = []
        self.strange: dict[str, None] = {}
        """Tags that are left as text."""

    def tell(self) -> None:
        """Tell of what is left as text."""
        if self.strange:
            names = ", ".join(f"<{name}>" for name in self.strange)
            self.say(f"HTML is left as text, for a release has none: {names}", "remove it, or write it in Markdown")

    def read(self, content: Content) -> list[_Node]:
        """The nodes of content, tags in its text read."""
        outer, self.stack = self.stack, [_Open("", "")]
        for node in content:
            if isinstance(node, Str):
                self._text(node.text)
            elif isinstance(node, Emphasis | Strong):
                self._add(type(node)(_line(self.read(node.children)), node.mark))
            elif isinstance(node, Link) and not node.auto:
                self._add(Link(node.url, _line(self.read(node.children)), node.title))
            else:
                self._add(node)
        self._unwind(1)
        found, self.stack = self.stack[0].nodes, outer
        return found

    def _add(self, *nodes: _Node) -> None:
        self.stack[-1].nodes += nodes

    def _literal(self, text: str) -> None:
        if text:
            self._add(Str(unescape(text) if self.decode else text))

    def _text(self, text: str) -> None:
        for pattern, what in ((_COMMENT, "a comment"), (_SILENT, "a script, style or frame")):
            for match in pattern.finditer(text):
                self.say(f"{what} is left out: '{shown(match[0])}'", "")
            text = pattern.sub("", text)
        done = 0
        for match in _TAG.finditer(text):
            before = text[done : match.start()]
            if self._tag(match, before):
                done = match.end()
        self._literal(text[done:])

    def _tag(self, match: re.Match[str], before: str) -> bool:
        """Take a tag and the text before it; False where the tag is text as well."""
        end, name = match[1] == "/", match[2].lower()
        if name in _SPANS or name == "a":
            return self._end(name, before) if end else self._begin(match, before)
        if name not in ("br", "img") and name not in _EDGES and name not in _HEADINGS and name not in _BARE:
            self.strange[name] = None
            return False
        self._literal(before)
        if name == "br":
            self._add(Break())
        elif name == "img":
            self._picture(_attributes(match[3]))
        elif name not in _BARE:
            self._add(_Edge(0 if end else _HEADINGS.get(name, 0)))
        return True

    def _picture(self, values: Mapping[str, str]) -> None:
        if values.get("src"):
            self._add(Image(values["src"], _plain(values.get("alt", "")), _plain(values.get("title", ""))))

    def _begin(self, match: re.Match[str], before: str) -> bool:
        if len(self.stack) > MAX_DEPTH:
            return False
        self._literal(before)
        self.stack.append(_Open(match[2].lower(), match[0], _attributes(match[3]).get("href", "")))
        return True

    def _end(self, name: str, before: str) -> bool:
        at = next((n for n in range(len(self.stack) - 1, 0, -1) if self.stack[n].name == name), None)
        if at is None:
            return False
        self._literal(before)
        self._unwind(at + 1)
        span = self.stack.pop()
        children = _line(span.nodes)
        if name == "a":
            # An anchor without an address is a place to link to, which a release has no use for.
            self._add(*([Link(span.href, children)] if span.href else children))
        elif children:
            self._add(_SPANS[name](children))
        return True

    def _unwind(self, depth: int) -> None:
        """What never ended is text."""
        while len(self.stack) > depth:
            span = self.stack.pop()
            self._add(Str(span.raw), *span.nodes)


def _line(nodes: list[_Node]) -> Content:
    return tuple(Str(" ") if isinstance(node, _Edge) else node for node in nodes)


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(value.strip("\"'")).strip() for name, value in _ATTRIBUTE.findall(text)}


def _plain(text: str) -> Content:
    text = " ".join(text.split())
    return (Str(text),) if text else ()
