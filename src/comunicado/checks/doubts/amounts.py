"""Amounts: as many dates, times, sums of money or shares on both sides, of which one says something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from comunicado.checks.context import Context
from comunicado.locales import figures
from comunicado.model import Segment


def doubt(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """Dates, times, amounts and shares of which there are as many on both sides, and which say something else."""
    ours, theirs = (
        Counter(_said(figure.value) for figure in figures.find(text, tag))
        for text, tag in ((segment.text, context.source), (string, context.locale))
    )
    for kind in (figures.Clock, figures.Day, figures.Money, figures.Percent):
        here, there = ({said: n for said, n in side.items() if said[0] is kind} for side in (ours, theirs))
        if here != there and sum(here.values()) == sum(there.values()):
            yield "the figures say something else"


def _said(value: figures.Value) -> tuple[object, ...]:
    """What a figure says, however it is written; a year may be left out of a date."""
    if isinstance(value, figures.Day):
        return figures.Day, value.month, value.day
    if isinstance(value, figures.Money):
        return figures.Money, value.number.value, value.currency
    if isinstance(value, figures.Percent):
        return figures.Percent, value.amount.normalize()
    return type(value), value
