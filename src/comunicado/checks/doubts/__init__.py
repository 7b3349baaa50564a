"""A segment and words that may be its translation in, what speaks against publishing these unseen out.

A doubt is no finding: it asks for a look where nobody has looked yet, at words that were taken from a document, and so
it may be wrong more often than a check may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from comunicado.checks.context import Context
from comunicado.checks.doubts import amounts, counts, links, names, negation, spans, weekdays
from comunicado.model import Segment

Doubt = Callable[[Segment, str, Context], Iterator[str]]
"""(segment, translation, context) → what may be wrong, a clause each: the form of a check."""

DOUBTS: Mapping[str, Doubt] = MappingProxyType(
    {
        "links": links.doubt,
        "amounts": amounts.doubt,
        "weekdays": weekdays.doubt,
        "spans": spans.doubt,
        "counts": counts.doubt,
        "negation": negation.doubt,
        "names": names.doubt,
    }
)


def of(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """All doubts about a translation."""
    for doubt in DOUBTS.values():
        yield from doubt(segment, string, context)
