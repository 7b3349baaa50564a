"""Segments of a document in another language in, the msgstr that says the same for a segment of the release out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from comunicado.markdown import flatten, read_inline, write_inline
from comunicado.markdown.inline import Spelling, Target, written
from comunicado.markdown.parser import MarkdownMistake, strip
from comunicado.markdown.tree import nodes
from comunicado.model import Content, Emphasis, Image, Inline, Link, NoteRef, Segment, Str, Strong

_NOTE = re.compile(r"\[\^([^\[\]\\\s]+)\]")


def msgstr(segment: Segment, texts: Sequence[Segment]) -> str:
    """The words of `texts`, one after the other, as a translation of `segment`.

    Links have the numbers that they have in the segment; one that leads elsewhere keeps its address, for a check to
    judge.  Footnotes and pictures are those of the segment, in order; a picture that it lacks is left out.
    """
    known, own = _read(segment)
    content: Content = ()
    for text in texts:
        content += (Str(" "),) * bool(content) + _read(text)[1]
    if segment.plain:
        return flatten(content)
    content = strip(_joined(_suited(content, own)))
    try:
        return _numbered(content, known, _names(own))
    except MarkdownMistake:  # joined, they may be what no text says
        return write_inline((Str(flatten(content)),))


def _read(segment: Segment) -> tuple[tuple[Link, ...], Content]:
    """What the numbers of a segment stand for, and its content."""
    known = tuple(Link(url, ()) for url in segment.links)
    if segment.plain:
        return known, (Str(segment.text),) if segment.text else ()
    return known, read_inline(segment.text, known, formatted=segment.formatted, notes=_NOTE.findall(segment.text))


def _names(content: Content) -> tuple[str, ...]:
    return tuple(dict.fromkeys(node.name for node in nodes(content) if isinstance(node, NoteRef)))


def _pictures(content: Content) -> tuple[str, ...]:
    return tuple(node.src for node in nodes(content) if isinstance(node, Image))


def _suited(content: Content, own: Content) -> Content:
    """Content with the footnotes and pictures of the segment whose own content this is."""
    notes = dict(zip(_names(content), _names(own), strict=False))
    shown, mine = _pictures(content), _pictures(own)
    pictures = iter(mine if len(shown) == len(mine) else [src if src in mine else "" for src in shown])

    def suit(node: Inline) -> Content:
        if isinstance(node, NoteRef):
            return (NoteRef(notes.get(node.name, node.name)),)
        if isinstance(node, Image):
            src = next(pictures)
            return (Image(src),) if src else ()
        return (node,)

    return _mapped(content, suit)


def _mapped(content: Content, change: Callable[[Inline], Content]) -> Content:
    found: list[Inline] = []
    for node in content:
        if isinstance(node, Emphasis | Strong | Link):
            found.append(replace(node, children=_mapped(node.children, change)))
        else:
            found += change(node)
    return tuple(found)


def _joined(content: Content) -> Content:
    """Content in which no text stands beside a text, as the reader gives it."""
    found: list[Inline] = []
    for node in content:
        if isinstance(node, Str) and found and isinstance(last := found[-1], Str):
            found[-1] = Str(last.text + node.text)
        else:
            found.append(node)
    return tuple(found)


def _numbered(content: Content, known: Sequence[Link], notes: Sequence[str]) -> str:
    """Content as text, with a number for each link whose address the segment knows.

    Raises:
        MarkdownMistake: no text says it.
    """
    numbers = _numbers(content, [link.url for link in known])

    def target(node: Target, text: str) -> str:
        number = numbers.get(id(node))
        mark = f"[{number}]" if number else f"({_address(node)})"
        return f"![]{mark}" if isinstance(node, Image) else f"[{text}]{mark}"

    def same(text: str) -> bool:
        return _alike(read_inline(text, known, notes=[*notes, *_NOTE.findall(text)])) == _alike(content)

    return written(content, Spelling(target, str, str), same)


def _numbers(content: Content, urls: Sequence[str]) -> Mapping[int, int]:
    """The numbers of links and pictures: of several with one address each has its own, as long as there are some."""
    left: dict[str, list[int]] = {}
    for number, url in enumerate(urls, 1):
        left.setdefault(_page(url), []).append(number)
    found: dict[int, int] = {}
    for node in nodes(content):
        if isinstance(node, Image) or (isinstance(node, Link) and not node.auto):
            same = left.get(_page(node.src if isinstance(node, Image) else node.url))
            if same:
                found[id(node)] = same.pop(0) if len(same) > 1 else same[0]
    return found


def _alike(content: Content) -> Content:
    """Content with addresses that lead to one page written in one way."""
    found: list[Inline] = []
    for node in content:
        if isinstance(node, Emphasis | Strong | Link):
            node = replace(node, children=_alike(node.children))
        found.append(replace(node, url=_page(node.url)) if isinstance(node, Link) else node)
    return tuple(found)


def _page(url: str) -> str:
    """An address without what makes no other page of it."""
    return re.sub(r"\Ahttps?://(?:www\.)?", "//", url).rstrip("/")


def _address(node: Target) -> str:
    url = node.src if isinstance(node, Image) else node.url
    return f"<{re.sub(r'[<>]', lambda match: chr(92) + match[0], url)}>" if re.search(r"[\s()<>]", url) else url
