"""Where WeasyPrint 70 breaks a line too early, mended.

A text that fits its line but for the space at its end, with an element behind it (`a new <em>word</em>`), is taken for
one that does not fit, and broken after its first word.  The space hangs over the end of a line, as CSS Text 3 has it.

This wraps a private function of WeasyPrint; the version is pinned, and a test looks at the lines.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.layout import inline

_split_first_line = inline.split_first_line


def install() -> None:
    """Mend every PDF of this process.  Again does nothing."""
    inline.split_first_line = _split


def _split(text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **options: Any) -> Any:
    """As WeasyPrint's: (layout, length, index to go on from, width, height, baseline)."""
    found = _split_first_line(text, style, context, max_width, *rest, **options)
    length, goes_on = found[1], found[2] is not None
    if not goes_on or max_width in (None, inf) or not text.endswith(" ") or b" " in text.encode()[:length]:
        return found
    bare = _split_first_line(text.rstrip(" "), style, context, max_width, *rest, **options)
    return found if bare[2] is not None else _split_first_line(text, style, context, None, *rest, **options)
