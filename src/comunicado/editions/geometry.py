"""Paper, margins and letterhead of a newsroom in, the `@page` rules of its PDFs out.

Widths are written out, for WeasyPrint wants those of margin boxes in inches.
"""

from __future__ import annotations

from dataclasses import dataclass

from comunicado.newsroom.config import Newsroom

_PAPER = {"letter": ("Letter", 8.5), "a4": ("A4", 8.27)}
"""Name in CSS, width in inches."""
_HANG = 1.7
"""What headline, subhead and rail hang left of the text of a single language; `pdf.css` says it too."""
_NARROW = 4.2
"""Where the text would be narrower beside the rail, the rail stands above it and nothing hangs."""
_INCH = 72
"""Points."""
_GUTTER = 0.18
"""Half the space between two columns."""
_AGAIN = 0.5
"""What the letterhead takes above the text of later pages, where it stands there."""
_SINGLE, _FACING = (0.95, 0.85, 0.95, 0.85), (0.88, 0.75, 0.8, 0.75)
"""Top, right, bottom, left where the newsroom says nothing."""
_EDGE, _FOOT = 12, 22
"""Points that no printer prints at the edge of the paper, and that the two lines of the foot take."""
_FIRST = 0.7
"""Top of the first page, which has no running head."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide text is on paper, in points."""

    column: float
    whole: float
    """Of what stands across both columns; as wide as a column where there is only one."""


def widths(newsroom: Newsroom, *, facing: bool) -> Widths:
    """How wide the text of an edition is, of one language or of two side by side."""
    single, both = _text(newsroom), _both(newsroom)
    return Widths((both / 2 - _GUTTER) * _INCH, both * _INCH) if facing else Widths(single * _INCH, single * _INCH)


def rules(newsroom: Newsroom) -> str:
    """Sizes, margins, and the boxes in the margins, as CSS."""
    name, _ = _PAPER[newsroom.paper]
    single, hang = _margins(newsroom, _SINGLE), _hang(newsroom)
    facing = _margins(newsroom, _FACING)
    text, column = _text(newsroom), _both(newsroom) / 2 - _GUTTER
    one_foot, two_feet = _foot(("left",), single, 20), _foot(("left", "right"), facing, 15)
    again = newsroom.letterhead == "every-page"
    return (
        f"@page {{ size: {name}; {_margin(single, hang=hang, again=again)} {_boxes(('left',), text)} {one_foot} }}\n"
        f"@page :first {{ margin-top: {_first(newsroom):.4g}in; }}\n"
        f"@page facing {{ {_margin(facing, again=again)} {_boxes(('left', 'right'), column)} {two_feet} }}\n"
        f"@page facing:first {{ margin-top: {_first(newsroom):.4g}in; }}\n"
        # The second language of a sequential edition opens as high as the first.
        f"@page second:nth(1 of second) {{ margin-top: {_first(newsroom):.4g}in; }}\n"
        f"{_REPEATED if again else ''}"
        f"{'' if hang else _STACKED}"
    )


_REPEATED = """\
@page { @top-left { content: element(again-1, first-except); padding-bottom: 17pt; } }
@page facing {
  @top-left { content: element(again-1, first-except); padding-bottom: 17pt; }
  @top-right { content: element(again-2, first-except); padding-bottom: 17pt; }
}
"""
_STACKED = """\
.letterhead, .again .bar, h1, .subhead { margin-left: 0; }
.rail { display: table; position: static; table-layout: fixed; width: 100%; margin-bottom: 16pt; }
.panel { display: table-cell; padding-right: 14pt; }
"""


def _margins(newsroom: Newsroom, usual: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    given = newsroom.margins
    top, right, bottom, left = usual
    return (
        top if given.top is None else given.top,
        right if given.right is None else given.right,
        bottom if given.bottom is None else given.bottom,
        left if given.left is None else given.left,
    )


def _text(newsroom: Newsroom) -> float:
    """How wide a single language is, in inches."""
    return _single(newsroom) - _hang(newsroom)


def _hang(newsroom: Newsroom) -> float:
    """What stands left of a single language, in inches."""
    return _HANG if _single(newsroom) - _HANG >= _NARROW else 0


def _single(newsroom: Newsroom) -> float:
    """How wide a single language is with what hangs left of it, in inches."""
    _, right, _, left = _margins(newsroom, _SINGLE)
    return _PAPER[newsroom.paper][1] - right - left


def _both(newsroom: Newsroom) -> float:
    """How wide two columns are, in inches."""
    _, right, _, left = _margins(newsroom, _FACING)
    return _PAPER[newsroom.paper][1] - right - left


def _first(newsroom: Newsroom) -> float:
    return _FIRST if newsroom.margins.top is None else newsroom.margins.top


def _margin(margins: tuple[float, float, float, float], *, hang: float = 0, again: bool) -> str:
    top, right, bottom, left = margins
    top += _AGAIN if again else 0
    return f"margin: {top:.4g}in {right:.4g}in {bottom:.4g}in {left + hang:.4g}in;"


def _boxes(sides: tuple[str, ...], width: float) -> str:
    return " ".join(f"@{edge}-{side} {{ width: {width:.4g}in; }}" for edge in ("top", "bottom") for side in sides)


def _foot(sides: tuple[str, ...], margins: tuple[float, float, float, float], usual: int) -> str:
    """The space above the foot, in points: less than usual where its lines would stand at the edge of the paper."""
    space = min(usual, margins[2] * _INCH - _FOOT - _EDGE)
    return " ".join(f"@bottom-{side} {{ padding-top: {space:.4g}pt; }}" for side in sides)
