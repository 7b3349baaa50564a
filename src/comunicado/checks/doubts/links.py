"""Links: an address that only one of the two texts leads to."""

from __future__ import annotations

from collections.abc import Iterator

from comunicado.catalogues.evidence import led_apart
from comunicado.checks.context import Context
from comunicado.markdown import MarkdownMistake, read_inline
from comunicado.markdown.inline import targets
from comunicado.model import Link, Segment


def doubt(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """An address in the translation where the source has another, as the page in the other language is."""
    if segment.plain or not segment.links:
        return
    known = tuple(Link(url, ()) for url in segment.links)
    try:
        found = targets(read_inline(string, known, formatted=segment.formatted))
    except MarkdownMistake:
        return  # a check says so
    theirs = [node.url for node in found if isinstance(node, Link)]
    added = [url for url in theirs if url not in segment.links]
    if added:
        yield led_apart([url for url in segment.links if url not in theirs], added)
