"""A BCP 47 tag in, Babel's data for it out; and text from CLDR in, text that the fonts can show out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from comunicado import tags
from comunicado.newsroom import languages

if TYPE_CHECKING:
    from babel import Locale

# CLDR puts U+202F before "p.m." and between the thousands of French; Public Sans has neither it nor U+2009 nor the
# no-break hyphen, and a missing glyph in a PDF is an empty box.
_SHOWABLE: Final = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2011": "-"})


def showable(text: str) -> str:
    """Text with every space and hyphen that the packaged fonts lack replaced by its nearest."""
    return text.translate(_SHOWABLE)


def region(tag: str) -> str | None:
    """The region of a BCP 47 tag, None if it has none.

    >>> region("es-MX"), region("zh-Hant"), region("es")
    ('MX', None, None)
    """
    last = tag.split("-")[-1]
    return last if "-" in tag and len(last) in (2, 3) else None


@lru_cache(maxsize=64)
def data(tag: str) -> Locale:
    """CLDR's data for a locale; for one that CLDR does not list, `en-MX`, its language's (UTS 35, "Inheritance").

    Raises:
        ValueError: CLDR does not know the language, or not the region.
    """
    place = region(tag)
    exact = _parse(tag)
    found = exact if exact and place in (None, exact.territory) else _parse(tag.removesuffix(f"-{place}"))
    if found is None or not languages.known(tag):
        raise ValueError(f"there is no locale data for '{tag}'")
    return found


def _parse(tag: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(tags.posix(tag))
    except (UnknownLocaleError, ValueError):
        return None
    # What Babel lacks it resolves by likelihood: `es_ZZ` to es_ES, which is useful, but also `eng` to en_US.
    written = _script(tag)
    return found if found.language == tags.language(tag) and written in (None, found.script) else None


def _script(tag: str) -> str | None:
    return next((part for part in tag.split("-")[1:] if len(part) == 4), None)
