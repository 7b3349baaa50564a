"""HTML of tables in, the same for a width of paper out: smaller, in groups of columns, in step with a translation.

A table that is too wide for its paper runs off it, or breaks its words.  So it is set smaller; what is too wide even
then is cut into groups of columns that stand one below the other, each with the first column, which says what a row
is about.  A table and its translation get the same columns.

Authored text has no `<` left in it when it comes here, so that markup is told from text by its brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from comunicado.editions.geometry import Widths

Measure = Callable[[str, bool], float]
"""(text, whether it is bold) → its width in em."""
LONG = 24
"""Letters of what is kept on one line: more would leave a hole at the right, and may break in a narrow cell."""
_TABLE = re.compile(
    r'<div class="table"><table>\n<thead><tr>(.*?)</tr></thead>\n<tbody>\n(.*?)</tbody>\n</table></div>\n', re.DOTALL
)
_ROW = re.compile(r"<tr>(.*?)</tr>\n", re.DOTALL)
_CELL = re.compile(r"<(t[hd])([^>]*)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NEXT_SIDE = re.compile(r'\s*</div>\s*<div class="side side-\d+"[^>]*>\s*')
_WIDE = '<div class="wide wide">'
_INDENT = 16.0
"""Points that a list item or a quotation takes from the width."""
_NORMAL, _SMALL = (9.0, 10.0), (8.0, 5.0)
"""Size of the type and space between columns, in points; `pdf.css` says them too."""
_MANY = 50
"""Rows from which a table gets widths: WeasyPrint would lay out every cell twice to find them."""
_SPARE = 0.75
"""Points that a column is wider than its widest word: kerning and rounding."""


@dataclass(frozen=True, slots=True)
class _Cell:
    tag: str
    attributes: str
    said: str

    @property
    def html(self) -> str:
        return f"<{self.tag}{self.attributes}>{self.said}</{self.tag}>"


@dataclass(frozen=True, slots=True)
class _Column:
    """How wide a column must be, and how wide it need not be wider than, in em."""

    least: float
    most: float


_Grid = tuple[tuple[_Cell, ...], ...]
"""Rows, the head first."""
_Group = tuple[int, ...]
"""Numbers of columns that stand in one table."""


def fit(html: str, widths: Widths, measure: Measure) -> str:
    """The page with tables that fit where they stand."""
    done, parts = 0, []
    for run in _runs(html):
        start = run[0].start()
        width = widths.whole if html[:start].rfind(_WIDE) > html[:start].rfind('<div class="columns') else widths.column
        width -= _INDENT * _depth(html[:start])
        grids = [_grid(found) for found in run]
        # Texts of record may have tables of different columns.
        alike = len({len(grid[0]) for grid in grids}) == 1
        tables = _fitted(grids, width, measure) if alike else [_fitted([grid], width, measure)[0] for grid in grids]
        for found, table in zip(run, tables, strict=True):
            parts += [html[done : found.start()], table]
            done = found.end()
    return "".join([*parts, html[done:]])


def _runs(html: str) -> Iterator[list[re.Match[str]]]:
    """The tables; those that say the same in two languages together."""
    run: list[re.Match[str]] = []
    for found in _TABLE.finditer(html):
        if run and not _NEXT_SIDE.fullmatch(html, run[-1].end(), found.start()):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _grid(found: re.Match[str]) -> _Grid:
    rows = (found[1], *_ROW.findall(found[2]))
    return tuple(tuple(_cell(*cell) for cell in _CELL.findall(row)) for row in rows)


def _cell(tag: str, attributes: str, said: str) -> _Cell:
    # What its author set to the right is a number for the theme, and kept on one line, whatever it says.
    text = len(_plain(said)) > LONG
    return _Cell(tag, attributes.replace('"number"', '"number text"') if text else attributes, said)


def _plain(said: str) -> str:
    """Its text; no-break spaces stay."""
    return re.sub(r"[ \n]+", " ", unescape(_TAG.sub("", said.replace("<br>", " ")))).strip(" ")


def _depth(before: str) -> int:
    """The list items and quotations that are open."""
    opened = len(re.findall(r"<(?:li|blockquote)[ >]", before))
    return opened - before.count("</li>") - before.count("</blockquote>")


def _fitted(grids: list[_Grid], width: float, measure: Measure) -> list[str]:
    columns = [_column(column, measure) for column in zip(*map(_columns, grids), strict=True)]
    groups, style, small = _groups(columns, width)
    size, gap = _SMALL if small else _NORMAL
    shares: list[list[float]] = []
    if len(grids) > 1 or len(groups) > 1 or max(map(len, grids)) > _MANY:
        shares = _shares([[_points(columns[nth], size, gap) for nth in group] for group in groups], width)
    return ["".join(_html(grid, group, style, shares[nth] if shares else []) for nth, group in enumerate(groups))
            for grid in grids]  # fmt: skip


def _columns(grid: _Grid) -> Iterator[list[_Cell]]:
    """Its columns; a row that is too short has none of the last."""
    return ([row[nth] for row in grid if len(row) > nth] for nth in range(len(grid[0])))


def _column(cells: tuple[list[_Cell], ...], measure: Measure) -> _Column:
    """The column of one table, or the same of several."""
    least = most = 0.0
    for cell in (cell for side in cells for cell in side):
        said = _plain(cell.said)
        bold = cell.tag == "th" or "<strong>" in cell.said
        most = max(most, measure(said, bold))
        whole = len(said) <= LONG and (_unbroken(cell) or 'class="tel"' in cell.said)
        least = max(least, *(measure(word[:LONG], bold) for word in ([said] if whole else said.split(" "))))
    return _Column(least, most)


def _unbroken(cell: _Cell) -> bool:
    return cell.tag == "td" and 'class="' in cell.attributes and "center" not in cell.attributes


def _groups(columns: list[_Column], width: float) -> tuple[list[_Group], str, bool]:
    """Columns that stand together, class of their tables, whether they are small."""
    every = tuple(range(len(columns)))
    for (size, gap), style in ((_NORMAL, ""), (_SMALL, " small")):
        if _least(columns, every, size, gap) <= width:
            return [every], style, bool(style)
    size, gap = _SMALL
    for count in range(2, len(columns)):
        groups = _cut(len(columns), count)
        if all(_least(columns, group, size, gap) <= width for group in groups):
            return groups, " small cut", True
    return [every], " small torn", True


def _cut(columns: int, count: int) -> list[_Group]:
    """The columns but the first in groups of the same number, or one more; the first before each.

    >>> _cut(9, 3)
    [(0, 1, 2, 3), (0, 4, 5, 6), (0, 7, 8)]
    """
    each, more = divmod(columns - 1, count)
    ends = [1]
    for nth in range(count):
        ends.append(ends[-1] + each + (nth < more))
    return [(0, *range(start, end)) for start, end in pairwise(ends)]


def _least(columns: list[_Column], group: _Group, size: float, gap: float) -> float:
    return sum(_points(columns[nth], size, gap)[0] for nth in group)


def _points(column: _Column, size: float, gap: float) -> tuple[float, float]:
    return column.least * size + gap + _SPARE, column.most * size + gap + _SPARE


def _shares(groups: list[list[tuple[float, float]]], width: float) -> list[list[float]]:
    """Widths of the columns of each group; the first of all groups is as wide as it is in the narrowest."""
    if len(groups) == 1:
        return [_spread(groups[0], width)]
    first = min(_spread(group, width)[0] for group in groups)
    return [[first, *_spread(group[1:], width - first)] for group in groups]


def _spread(columns: list[tuple[float, float]], width: float) -> list[float]:
    """A width among columns, as CSS 2.2 does it where no column has a width of its own (17.5.2.2)."""
    least, most = (sum(column[which] for column in columns) for which in (0, 1))
    if most <= width:
        return [column[1] * width / most for column in columns]
    part = max(0.0, (width - least) / (most - least)) if most > least else 0.0
    return [low + (high - low) * part for low, high in columns]


def _html(grid: _Grid, group: _Group, style: str, shares: list[float]) -> str:
    head, *rows = ("".join(row[nth].html for nth in group if nth < len(row)) for row in grid)
    total = sum(shares)
    widths = "".join(f'<col style="width: {100 * share / total:.2f}%">' for share in shares)
    columns = f"<colgroup>{widths}</colgroup>" if widths else ""
    set_ = ' class="set"' if widths else ""
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    return (
        f'<div class="table{style}"><table{set_}>\n{columns}<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table></div>\n"
    )
