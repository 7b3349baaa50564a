"""A locale in, the mark that it prints after a dateline out."""

from __future__ import annotations

from comunicado import tags


def dateline_mark(tag: str, place: str = "") -> str:
    """What follows a dateline, before one space and the text: `BROWNSVILLE, Texas –`, in Spanish `…, Texas.-`.

    AP Stylebook, "datelines", for the dash; the border's Spanish press (El Mañana, EFE) for the point and hyphen.
    A place that ends in a point keeps just that one.

    >>> dateline_mark("es-US", "MÉXICO, D. F.")
    '-'
    """
    if tags.language(tag) == "es":
        return "-" if place.endswith(".") else ".-"
    return "\u00a0–"
