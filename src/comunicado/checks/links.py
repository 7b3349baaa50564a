"""Links: the translation leads nowhere that the source does not, and to nothing that is refused."""

from __future__ import annotations

from collections.abc import Iterator

from comunicado.checks.context import Context
from comunicado.markdown import MarkdownMistake, read_inline
from comunicado.markdown.tree import nodes
from comunicado.markdown.urls import refusal
from comunicado.model import Image, Link, Segment


def check(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """Addresses that stand in one of the two texts alone."""
    if segment.plain or not any("](" in text or "<" in text for text in (segment.text, string)):
        return
    try:
        mine, theirs = _addresses(segment.text, segment), _addresses(string, segment)
    except MarkdownMistake:
        return  # `markup` says so
    for address in sorted(mine - theirs):
        yield f"the translation lacks the link to {address}; keep it as it stands"
    for address in sorted(theirs - mine - set(segment.links)):
        reason = refusal(address)
        yield (
            f"{reason}: {address}" if reason else f"the source has no link to {address}; use its numbers, as [text][1]"
        )


def _addresses(text: str, segment: Segment) -> set[str]:
    content = read_inline(text, formatted=segment.formatted)
    return {n.src if isinstance(n, Image) else n.url for n in nodes(content) if isinstance(n, Link | Image)}
