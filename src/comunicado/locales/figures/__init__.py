"""A text and its locale in, the figures in it out as values; a figure and another locale in, its reading there out.

Only what can be read in one way is a figure.  Digits that may be a name, a version, a year, a telephone number or a
section of a law are none, and neither is half of a range (`$2 to $3 million`): no reading is better than a wrong one.
English and Spanish are understood; a figure can be read in any locale.
"""

from comunicado.locales.figures.numerals import alike
from comunicado.locales.figures.reading import reading
from comunicado.locales.figures.search import find
from comunicado.locales.figures.values import Century, Clock, Day, Decade, Figure, Money, Number, Percent, Value

__all__ = [
    "Century",
    "Clock",
    "Day",
    "Decade",
    "Figure",
    "Money",
    "Number",
    "Percent",
    "Value",
    "alike",
    "find",
    "reading",
]
