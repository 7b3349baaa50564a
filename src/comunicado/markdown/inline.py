"""Inline content out as a msgid, a msgid or msgstr in as content.

What is written is what the tree says, with as little escaping as it takes: the text is written as it stands and read
back, and only where the two trees differ is it escaped.  So reading what was written gives the tree again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comunicado.markdown.parser import (
    FACT,
    SPACE,
    InlineReader,
    MarkdownMistake,
    events,
    flat,
    one_line,
    split_facts,
    strip,
    tight,
)
from comunicado.markdown.tree import nodes
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

Target = Link | Image
"""What a number in a segment stands for; its title, alt and address are not in the segment's text."""

_SPECIAL = re.compile(r"[\\`*_\[\]<&\n\t]")
_GUARD = "x "
_LINE = "\x1f"
_HARD_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)(\\| {2,})\n")
_BRACES = re.compile(r"\{\{|\}\}|" + FACT.pattern + r"|[{}]")
_NOTE = re.compile(r"\[\^([^\[\]\\\s]+)\]")
_ESCAPED = re.compile(r"[\\`*_\[\]<>&]|!(?=\[|$)|[\n\t]")


def flatten(content: Content) -> str:
    """The text of content, facts as `{name}`: for messages to people and for counting, not for pages."""
    return "".join(
        node.text if isinstance(node, Str) else f"{{{node.name}}}"
        for node in flat(content)
        if isinstance(node, Str | FactRef)
    )


def fact_names(content: Content) -> tuple[str, ...]:
    """Names of the facts in content, alt texts and titles apart, in order of appearance."""
    return tuple(node.name for node in nodes(content) if isinstance(node, FactRef))


def targets(content: Content) -> tuple[Target, ...]:
    """Links and images that a segment numbers, in the order of their numbers."""
    return tuple(n for n in nodes(content) if isinstance(n, Image) or (isinstance(n, Link) and not n.auto))


# --- Writing --------------------------------------------------------------------------------------------------


def write_inline(content: Content) -> str:
    """Content as a msgid: links numbered from 1, soft breaks as spaces, hard breaks as `\\` and newline.

    Literal braces are doubled where the content names a fact (`fact_names`), as python-brace-format wants.

    Raises:
        MarkdownMistake: no text says exactly this content.

    >>> write_inline((Str("see "), Link("https://x.org", (Str("the tip line"),)), Str(" [sic] 2*3")))
    'see [the tip line][1] [sic] 2*3'
    """
    if (text := _obvious(content)) is not None:
        return text
    formatted = bool(fact_names(content))
    known = targets(content)
    numbers = {id(target): n for n, target in enumerate(known, 1)}
    marks = [node.name for node in nodes(content) if isinstance(node, NoteRef)]

    def target(node: Target, text: str) -> str:
        return f"{'!' if isinstance(node, Image) else ''}[{text}][{numbers[id(node)]}]"

    def same(text: str) -> bool:
        # Who reads a message does not know the document's footnotes: what looks like a mark in it has to be one.
        return read_inline(text, known, formatted=formatted, notes=[*marks, *_NOTE.findall(text)]) == content

    braces = _double if formatted else str
    return written(content, Spelling(target, braces, braces), same)


def _obvious(content: Content) -> str | None:
    """The msgid of nearly every paragraph: words and links, and nothing that could be read in another way.

    None for all other content; for this it is what `written` finds, without reading it back.
    """
    pieces: list[str] = []
    number = 0
    for node in content:
        if isinstance(node, Str):
            text = node.text
        elif isinstance(node, Link) and not node.auto and len(node.children) == 1 and isinstance(node.children[0], Str):
            text = node.children[0].text
            if text.strip() != text or text[:1] in ("", "^") or (pieces and pieces[-1][-1:] == "!"):
                return None
        else:
            return None
        if _SPECIAL.search(text):
            return None
        if isinstance(node, Link):
            number += 1
            text = f"[{text}][{number}]"
        pieces.append(text)
    text = "".join(pieces)
    return None if not text or text[:1].isspace() or text[-1:].isspace() else text


def write_plain(content: Content) -> str:
    """Plain content as a msgid; literal braces are doubled where it names a fact."""
    double = _double if any(isinstance(node, FactRef) for node in content) else str
    return "".join(
        double(n.text) if isinstance(n, Str) else f"{{{n.name}}}" for n in content if isinstance(n, Str | FactRef)
    )


def _double(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one kind of Markdown spells what CommonMark leaves open."""

    target: Callable[[Target, str], str]
    """A link or image around its text."""
    braces: Callable[[str], str]
    """Literal braces in text."""
    verbatim: Callable[[str], str]
    """Literal braces in code and addresses."""


def written(content: Content, how: Spelling, same: Callable[[str], bool], *, escape: bool = False) -> str:
    """The plainest text for which `same` holds; with `escape` one in which all that could be markup is escaped.

    Raises:
        MarkdownMistake: there is none.
    """
    if not escape:
        text = _Writer(how, escape=False).text(content)
        if not any(_tricky(node) for node in content) or same(text):
            return text
    for edges in (False, True):
        text = _Writer(how, escape=True, edges=edges).text(content)
        if same(text):
            return text
    raise MarkdownMistake("this markup cannot be kept as it stands", 0, "write it more simply")


def _tricky(node: Inline) -> bool:
    if not isinstance(node, Str):
        return not isinstance(node, FactRef)
    text = node.text
    return text[:1].isspace() or text[-1:].isspace() or _SPECIAL.search(text) is not None


class _Writer:
    """Writes content; `escape` all that could be markup, `edges` white space beside delimiters too."""

    def __init__(self, how: Spelling, *, escape: bool, edges: bool = False) -> None:
        self.target, self.braces, self.verbatim = how.target, how.braces, how.verbatim
        self.escape, self.edges = escape, edges

    def text(self, content: Content) -> str:
        last = len(content) - 1
        return "".join(self._node(node, n == 0, n == last) for n, node in enumerate(content))

    def _node(self, node: Inline, first: bool, last: bool) -> str:
        if isinstance(node, Str):
            return self.braces(self._escape(node.text, first, last))
        if isinstance(node, FactRef):
            return f"{{{node.name}}}"
        if isinstance(node, Code):
            return self.verbatim(code(node.text))
        if isinstance(node, Emphasis):
            return f"{node.mark}{self.text(node.children)}{node.mark}"
        if isinstance(node, Strong):
            return f"{node.mark * 2}{self.text(node.children)}{node.mark * 2}"
        if isinstance(node, Break):
            return "\\\n"
        if isinstance(node, NoteRef):
            return f"[^{node.name}]"
        if isinstance(node, Image):
            return self.target(node, "")
        return (
            self.verbatim(f"<{flatten(node.children)}>") if node.auto else self.target(node, self.text(node.children))
        )

    def _escape(self, text: str, first: bool, last: bool) -> str:
        if not self.escape:
            return text
        escaped = _ESCAPED.sub(lambda m: f"&#{ord(m[0])};" if m[0] in "\n\t" else "\\" + m[0], text)
        if (first or self.edges) and text[:1].isspace() and text[0] not in "\n\t":
            escaped = f"&#{ord(text[0])};{escaped[1:]}"
        if (last or self.edges) and len(text) > 1 and text[-1].isspace() and text[-1] not in "\n\t":
            escaped = f"{escaped[:-1]}&#{ord(text[-1])};"
        return escaped


def code(text: str) -> str:
    """A code span around a text."""
    runs = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(n for n in range(1, len(runs) + 2) if n not in runs)
    pad = " " if text[:1] == "`" or text[-1:] == "`" or (text[:1] == text[-1:] == " " and text.strip(" ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


# --- Reading --------------------------------------------------------------------------------------------------


def read_inline(
    text: str, known: Sequence[Target] = (), *, formatted: bool = False, notes: Sequence[str] = ()
) -> Content:
    """A msgid or msgstr as content; block markup in it is only text.

    Args:
        known: what `[…][1]`, `[…][2]` … stand for.
        formatted: `{name}` is a fact and `{{` a brace; otherwise braces are only braces.
        notes: names of the footnotes that may be referred to.

    Raises:
        MarkdownMistake: the markup is nested too deeply.

    >>> read_inline("2026. *El* año")
    (Str(text='2026. '), Emphasis(children=(Str(text='El'),), mark='*'), Str(text=' año'))
    """
    text = text.strip(SPACE)
    text, literal = _undouble(text) if formatted and ("{" in text or "}" in text) else (text, frozenset())
    return _read(text, literal, known, notes, facts=formatted)


def read_authored(text: str, *, notes: Sequence[str] = ()) -> Content:
    """Inline text as an author writes it: addresses in place, `{name}` a fact, `\\{` a brace."""
    return _read(text.strip(SPACE), frozenset(), (), notes, facts=True)


def _read(text: str, literal: frozenset[int], known: Sequence[Target], notes: Sequence[str], *, facts: bool) -> Content:
    # The parser knows only whole documents.  A word and a space in front keep the first line from being a heading,
    # list or the like, and leave what follows where a line's start would (white space before it).  Further lines
    # become one line; a hard break keeps its backslash or spaces, since what stands beside a delimiter decides whether
    # it is one.
    line, literal = _fold(text, literal) if "\n" in text else (text, literal)
    document = _GUARD + line.replace("\n", " ")
    if known:
        document += "\n\n" + "\n".join(f"[{n}]: {n}" for n in range(1, len(known) + 1))
    if notes and "[^" in text:
        document += "\n\n" + "\n\n".join(f"[^{name}]: x" for name in dict.fromkeys(notes))
    run = _unguard(_paragraph(events(document)))
    guarded = frozenset(position + len(_GUARD) for position in literal)
    reader = _MessageReader(document.encode(), facts=facts, literal=guarded, known=known)
    return reader.content(run)


def read_plain(text: str, *, formatted: bool = False) -> Content:
    """A msgid or msgstr of a plain segment as content."""
    text = one_line(text)
    if not formatted or not ("{" in text or "}" in text):
        return (Str(text),) if text else ()
    text, literal = _undouble(text)
    data = text.encode()
    return split_facts(text, (len(data[:position].decode()) for position in literal))


def _undouble(text: str) -> tuple[str, frozenset[int]]:
    """Text with its doubled braces halved, and the byte offsets of braces that are only braces."""
    parts: list[str] = []
    literal: list[int] = []
    done = length = 0
    for match in _BRACES.finditer(text):
        before = text[done : match.start()]
        found = match[0]
        kept = found if len(found) > 2 else found[0]
        length += len(before.encode())
        if len(kept) == 1:
            literal.append(length)
        parts += (before, kept)
        length += len(kept.encode())
        done = match.end()
    parts.append(text[done:])
    return "".join(parts), frozenset(literal)


def _fold(text: str, literal: frozenset[int]) -> tuple[str, frozenset[int]]:
    """Text with its hard breaks replaced, and the byte offsets of its braces moved along."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = old = new = 0
    for match in (*_HARD_BREAK.finditer(text), None):
        # What stands before the break, with the backslashes that belong to it.
        piece = text[done : match.end(1) if match else len(text)]
        size = len(piece.encode())
        offsets += [position - old + new for position in literal if old <= position < old + size]
        instead = f"{match[2]}{_LINE} " if match else ""
        pieces += (piece, instead)
        old += size + (len(text[match.end(1) : match.end()].encode()) if match else 0)
        new += size + len(instead)
        done = match.end() if match else len(text)
    return "".join(pieces), frozenset(offsets)


def _paragraph(found: list[tuple[object, int, int]]) -> list[tuple[object, int, int]]:
    """The inline events of the first paragraph."""
    end = next(n for n, (what, _, _) in enumerate(found) if what == {"End": "Paragraph"})
    return found[1:end]


def _unguard(run: list[tuple[object, int, int]]) -> list[tuple[object, int, int]]:
    what, start, stop = run[0]
    assert isinstance(what, dict)
    return [({"Text": what["Text"][len(_GUARD) :]}, start + len(_GUARD), stop), *run[1:]]


class _MessageReader(InlineReader):
    """Reads a message: numbers stand for the segment's own targets."""

    def __init__(self, data: bytes, *, facts: bool, literal: frozenset[int], known: Sequence[Target]) -> None:
        super().__init__(data, facts=facts, literal=literal)
        self.known = known

    def content(self, run: list[tuple[object, int, int]]) -> Content:
        return strip(_breaks(super().content(run)))

    def _span(self, tag: object, children: Content, start: int) -> Inline:
        node = super()._span(tag, children, start)
        if not isinstance(tag, dict) or not isinstance(node, Link | Image):
            return node
        ((_, link),) = tag.items()
        if link["link_type"] not in ("Reference", "Collapsed", "Shortcut") or not link["id"].isdigit():
            return node
        target = self.known[int(link["id"]) - 1]
        address = target.src if isinstance(target, Image) else target.url
        if isinstance(node, Image):
            if node.alt or not isinstance(target, Image):
                return Image(address, node.alt, target.title)
            return Image(address, target.alt, target.title, target.lang)
        return Link(address, node.children, target.title)


def _breaks(content: Content) -> Content:
    """Content with the stand-ins for hard breaks made breaks."""
    found: list[Inline] = []
    for node in content:
        if isinstance(node, Str) and _LINE in node.text:
            for n, piece in enumerate(re.split(rf"(?:\\| *){_LINE} *", node.text)):
                found += [Break()] * (n > 0) + [Str(piece)] * bool(piece)
        elif isinstance(node, Code) and _LINE in node.text:
            found.append(Code(node.text.replace(_LINE, "")))
        elif isinstance(node, Emphasis | Strong):
            found.append(type(node)(_breaks(node.children), node.mark))
        elif isinstance(node, Link):
            found.append(Link(node.url.replace(_LINE, ""), _breaks(node.children), node.title, node.auto))
        else:
            found.append(node)
    return tight(found)
