"""Editions and locales in, what readers call them out: each language named in itself."""

from __future__ import annotations

from functools import cache

from comunicado import tags
from comunicado.newsroom.config import Edition, Newsroom


@cache
def language(locale: str) -> str:
    """The language of a locale in itself.

    >>> language("es-MX"), language("en-US")
    ('Español', 'English')
    """
    from babel import Locale

    name = Locale.parse(tags.language(locale)).get_language_name() or locale
    return name[0].upper() + name[1:]


@cache
def region(locale: str) -> str:
    """The region of a locale in its language; empty where it has none.

    >>> region("es-MX")
    'México'
    """
    from babel import Locale

    return Locale.parse(tags.posix(locale)).get_territory_name() or ""


@cache
def languages(locales: tuple[str, ...], locale: str) -> str:
    """Languages named in the language of `locale`, in running text.

    >>> languages(("en-US", "es-US"), "es-MX"), languages(("es-US",), "en-US")
    ('inglés y español', 'Spanish')
    """
    from babel import Locale
    from babel.lists import format_list

    reader = Locale.parse(tags.posix(locale))
    names = [reader.languages.get(tags.language(one), one) for one in locales]
    return format_list(names, locale=reader)


def of(edition: Edition, newsroom: Newsroom) -> tuple[tuple[str, str], ...]:
    """An edition's languages in themselves: (name, BCP 47 tag).

    Where several editions show one language alone, all but the first of them name their region too.

    >>> from pathlib import Path
    >>> es, mx = (Edition(name, (tag,), "single", "UTC") for name, tag in (("es", "es-US"), ("es-mx", "es-MX")))
    >>> room = Newsroom(Path("."), "comunicado.toml", "News", "https://x.org", "es-US", "UTC", (es, mx))
    >>> of(es, room), of(mx, room)
    ((('Español', 'es-US'),), (('Español (México)', 'es-MX'),))
    """
    return tuple((_distinct(locale, newsroom), locale) for locale in edition.locales)


def _distinct(locale: str, newsroom: Newsroom) -> str:
    alone = [edition.locales[0] for edition in newsroom.editions if len(edition.locales) == 1]
    first = next((one for one in alone if tags.language(one) == tags.language(locale)), locale)
    name, place = language(locale), region(locale)
    return name if locale == first or not place else f"{name} ({place})"
