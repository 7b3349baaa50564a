"""Tags in, names of languages and countries out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from comunicado import tags
from comunicado.locales.cldr import data, region


def known(tag: str) -> bool:
    """Whether CLDR has data for the locale's language and knows its region."""
    try:
        data(tag)
    except ValueError:
        return False
    return True


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way a locale is written; left to right where nobody knows.

    >>> direction("es-MX"), direction("ar-EG"), direction("pa-PK")
    ('ltr', 'rtl', 'rtl')
    """
    return "rtl" if known(tag) and data(tag).character_order == "right-to-left" else "ltr"


def name(tag: str, in_locale: str | None = None) -> str:
    """The name of a locale's language, in itself or in another, with a capital as in a menu.

    >>> name("es-MX"), name("es-MX", "en-US"), name("en-US", "es-US")
    ('Español', 'Spanish', 'Inglés')
    """
    from babel import Locale

    found = data(tag)
    written = found.script if found.script and f"-{found.script}" in tag else None
    shown = Locale(found.language, script=written).get_display_name(data(in_locale or tag))
    text = shown or found.english_name or tag
    return text[0].upper() + text[1:]


def names(locales: Iterable[str]) -> dict[str, str]:
    """Names for a menu of locales, each in itself; only what would be listed twice has its country added.

    The first locale of a language is the newsroom's own and needs no country.

    >>> names(["en-US", "es-US", "es-MX"])
    {'en-US': 'English', 'es-US': 'Español', 'es-MX': 'Español (México)'}
    """
    found: dict[str, str] = {}
    for tag in locales:
        if tag in found:
            continue
        text = name(tag)
        place = region(tag)
        if text in found.values():
            text = f"{text} ({country(place, tag) if place else tags.posix(tag)})"
        found[tag] = text
    return found


def country(code: str, tag: str) -> str:
    """The name of a country (ISO 3166 code) in a locale; the code if CLDR has none.

    >>> country("US", "es-MX")
    'Estados Unidos'
    """
    return str(data(tag).territories.get(code, code))
