"""Text in, typed values out: the facts of front matter and configuration, and cells that hold a value.

Text alone; how a locale prints a value is `locales`' business, so nothing here imports Babel.
"""

from comunicado.values.cells import Amount, Cell, CellDate, Verbatim, is_value_cell, read_cell
from comunicado.values.currencies import CURRENCIES
from comunicado.values.fields import ValueMistake, fact, name

__all__ = [
    "CURRENCIES",
    "Amount",
    "Cell",
    "CellDate",
    "ValueMistake",
    "Verbatim",
    "fact",
    "is_value_cell",
    "name",
    "read_cell",
]
