"""Markup: numbered links and pictures, footnotes and line breaks are those of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from comunicado.checks.context import Context
from comunicado.markdown import MarkdownMistake, read_inline
from comunicado.markdown.tree import nodes
from comunicado.model import Content, Image, Link, NoteRef, Segment

_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_NUMBER = re.compile(r"\]\[([0-9]+)\]")
_TARGET = "\x1e"
"""Begins what a number stands for here: no address holds it, and the reader of messages leaves it alone."""


def check(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """Links, pictures and footnotes that are missing, repeated or added."""
    if segment.plain or "[" not in segment.text + string:
        return
    notes = tuple(dict.fromkeys(_NOTE.findall(segment.text)))
    known = tuple(Link(f"{_TARGET}{number}", ()) for number in range(1, len(segment.links) + 1))
    try:
        source = _marks(read_inline(segment.text, known, formatted=segment.formatted, notes=notes))
        target = _marks(read_inline(string, known, formatted=segment.formatted, notes=notes))
    except MarkdownMistake as mistake:
        yield f"{mistake.reason}; {mistake.hint}"
        return
    for mark in sorted(source.keys() | target.keys()):
        before, after = source[mark], target[mark]
        if before > after:
            yield f"the translation lacks {mark}; put it around the words that it belongs to"
        elif before < after:
            yield f"the translation has {mark} {after} times, the source {before}; keep as many"
    numbers = Counter(_NUMBER.findall(string)) - Counter(_NUMBER.findall(segment.text))
    for number in sorted(numbers, key=int):
        if int(number) not in range(1, len(segment.links) + 1):
            yield f"the source has no link [{number}]; use its numbers, as [text][1]"


def _marks(content: Content) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in nodes(content):
        if isinstance(node, NoteRef):
            found[f"the footnote [^{node.name}]"] += 1
        elif isinstance(node, Image) and node.src.startswith(_TARGET):
            found[f"the picture ![][{node.src[1:]}]"] += 1
        elif isinstance(node, Link) and node.url.startswith(_TARGET):
            found[f"the link […][{node.url[1:]}]"] += 1
    return found
