"""Editions in, what readers call them out: each language named in itself."""

from __future__ import annotations

from comunicado import locales, tags
from comunicado.locales.cldr import data
from comunicado.newsroom.config import Edition, Newsroom


def of(edition: Edition, newsroom: Newsroom) -> tuple[tuple[str, str], ...]:
    """An edition's languages in themselves: (name, BCP 47 tag).

    >>> from pathlib import Path
    >>> es, mx = (Edition(name, (tag,), "single", "UTC") for name, tag in (("es", "es-US"), ("es-mx", "es-MX")))
    >>> room = Newsroom(Path("."), "comunicado.toml", "News", "https://x.org", "es-US", "UTC", (es, mx))
    >>> of(es, room), of(mx, room)
    ((('Español', 'es-US'),), (('Español (México)', 'es-MX'),))
    """
    names = locales.names(newsroom.locales)
    return tuple((names.get(locale) or locales.name(locale), locale) for locale in edition.locales)


def languages(of: tuple[str, ...], tag: str) -> str:
    """Languages named in running text in another.

    >>> languages(("en-US", "es-US"), "es-MX"), languages(("es-US",), "en-US")
    ('inglés y español', 'Spanish')
    """
    known = data(tag).languages
    return locales.format_list([known.get(tags.language(one), one) for one in of], tag)


def region(locale: str, tag: str) -> str:
    """The region of a locale, named in the language of `tag`; empty where it has none.

    >>> region("es-MX", "en-US")
    'Mexico'
    """
    code = tags.posix(locale).rpartition("_")
    return locales.country(code[2], tag) if code[0] else ""
