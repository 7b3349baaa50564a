"""What a figure in a text says, whatever the language it is written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `2.5 million` is 2.5 and scale 6.

    >>> Number(Decimal("2.5"), 6).value
    Decimal('2.5E+6')
    """

    amount: Decimal
    """As many decimals as were written."""
    scale: int = 0
    """Power of ten of the word behind it: 3 for a thousand, 6 for a million, 9 for an American billion."""

    @property
    def value(self) -> Decimal:
        """The number in full."""
        return self.amount.scaleb(self.scale)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money."""

    number: Number
    currency: str
    """ISO 4217 code."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage, or with `points` a difference of two in percentage points."""

    amount: Decimal
    points: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it was written: with or without its year, or a month of a year."""

    month: int
    day: int | None = None
    year: int | None = None
    last: int | None = None
    """Last day of a range within the month (`Aug. 12-14`)."""
    weekday: int | None = None
    """As written, Monday is 0; it may contradict the date."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    hour: int
    """0 to 23."""
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Century:
    """A century, counted from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade by its first year: 1990."""

    year: int


Value = Number | Money | Percent | Day | Clock | Century | Decade


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and where it stands in a text; positions take no part in equality."""

    value: Value
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
