"""Facts: the translation names each fact that the source names, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comunicado.checks.context import Context
from comunicado.markdown.parser import FACT
from comunicado.model import Segment

_NAMED = re.compile(r"\{[^{}]+\}")
_PIECES = re.compile(r"\{\{|\}\}|" + FACT.pattern + r"|[{}]")


def check(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """Facts that are missing or unknown, and braces that stand alone where braces mean something."""
    if not segment.formatted:
        yield from _literal(segment.text, string)
        return
    pieces = [match[0] for match in _PIECES.finditer(string)]
    named = {piece[1:-1] for piece in pieces if len(piece) > 2}
    for name in segment.facts:
        if name not in named:
            yield f"the translation lacks {{{name}}}; put it where its value belongs"
    for name in sorted(named - set(segment.facts)):
        yield f"the source has no {{{name}}}; write only the names of the source, unchanged"
    if any(len(piece) == 1 for piece in pieces):
        yield "a brace stands alone; write {{ or }} for a brace"


def _literal(source: str, string: str) -> Iterator[str]:
    """Names in braces where braces are text: nothing would fill one, so it takes the place of another of the source."""
    known, own = (dict.fromkeys(_NAMED.findall(text)) for text in (source, string))
    replaced = len(known.keys() - own.keys())
    for name in [name for name in own if name not in known and FACT.fullmatch(name)][replaced:]:
        yield f"the source has no {name}; write what it stands for"
