"""A locale in, the marks it prints around text out: quotation marks, what follows a dateline."""

from __future__ import annotations

from typing import Final, NamedTuple

from comunicado import tags


class Quotes(NamedTuple):
    """Quotation marks, with the no-break space inside them where the language has one."""

    open: str
    close: str
    inner_open: str
    inner_close: str


_CURLY: Final = Quotes("“", "”", "‘", "’")
# CLDR 47, `delimiters`, which Babel does not expose; a locale not here has the marks of its language, else English's.
_QUOTES: Final = {
    "de": Quotes("„", "“", "‚", "‘"),
    "en": _CURLY,
    "es": Quotes("«", "»", "“", "”"),
    "es-MX": _CURLY,
    "fr": Quotes("«\u00a0", "\u00a0»", "“", "”"),
    "it": Quotes("«", "»", "“", "”"),
    "ja": Quotes("「", "」", "『", "』"),
    "pt": _CURLY,
    "pt-PT": Quotes("«", "»", "“", "”"),
    "ru": Quotes("«", "»", "„", "“"),
}


def quotes(tag: str) -> Quotes:
    """The quotation marks of a locale, outer and inner.

    >>> quotes("es-US").open, quotes("es-MX").open
    ('«', '“')
    """
    return _QUOTES.get(tag) or _QUOTES.get(tags.language(tag), _CURLY)


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
