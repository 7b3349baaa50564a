"""Where WeasyPrint 70 breaks a line too early, or a word in two, mended.

A text that fits its line but for the space at its end, with an element behind it (`a new <em>word</em>`), is taken for
one that does not fit, and broken after its first word.  The space hangs over the end of a line, as CSS Text 3 has it.

A word that does not fit its line may break (`overflow-wrap`) where nothing stands before it.  What stands inside an
element that goes on from the line before is taken for nothing: `Mo|nday`.  Such a word goes to the next line.

This wraps private functions of WeasyPrint; the version is pinned, and tests look at the lines.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import inline

_split_first_line = inline.split_first_line
_split_inline_level = inline.split_inline_level


def install() -> None:
    """Mend every PDF of this process.  Again does nothing."""
    inline.split_first_line = _split
    inline.split_inline_level = _level


def _split(text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **options: Any) -> Any:
    """As WeasyPrint's: (layout, length, index to go on from, width, height, baseline)."""
    found = _split_first_line(text, style, context, max_width, *rest, **options)
    length, goes_on = found[1], found[2] is not None
    if not goes_on or max_width in (None, inf) or not text.endswith(" ") or b" " in text.encode()[:length]:
        return found
    bare = _split_first_line(text.rstrip(" "), style, context, max_width, *rest, **options)
    return found if bare[2] is not None else _split_first_line(text, style, context, None, *rest, **options)


def _level(
    context: Any, box: Any, position_x: float, max_x: float, bottom_space: float, skip_stack: Any,
    containing_block: Any, absolute: Any, fixed: Any, placeholders: Any, floats: Any, line_children: Any, *rest: Any,
) -> Any:  # fmt: skip
    """As WeasyPrint's: the part of a box that fits a line, and where to go on."""
    before = line_children
    if not before and isinstance(box, TextBox) and position_x > containing_block.content_box_x():
        skip = next(iter(skip_stack)) if skip_stack else 0
        word = box.text.encode()[skip or 0 :].decode().split(" ", 1)[0]
        found = _split_first_line(word, box.style, context, None, box.justification_spacing) if word else None
        if found and found[3] <= containing_block.width:
            before = [(0, box)]
    return _split_inline_level(
        context, box, position_x, max_x, bottom_space, skip_stack, containing_block, absolute, fixed, placeholders,
        floats, before, *rest,
    )  # fmt: skip
