"""Editions in, what readers call them out: each language named in itself."""

from __future__ import annotations

from collections.abc import Mapping

from comunicado import locales, tags
from comunicado.editions.labels import Labels
from comunicado.locales.cldr import data
from comunicado.model import Key
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


def layout(edition: Edition, newsroom: Newsroom, labels: Labels) -> str:
    """How an edition lays out its languages, where another has the same ones in another layout; else empty."""
    _ = labels
    own = of(edition, newsroom)
    if all(one.layout == edition.layout or of(one, newsroom) != own for one in newsroom.editions):
        return ""
    return _("side by side") if edition.layout == "side-by-side" else _("one after the other")


def layouts(
    edition: Edition, newsroom: Newsroom, words: Mapping[str, Mapping[Key, str]]
) -> tuple[tuple[str, str], ...]:
    """The same in each of its languages: (words, BCP 47 tag).

    Args:
        words: locale (BCP 47) → the newsroom's own words in it.
    """
    labels = (Labels(locale, words.get(locale)) for locale in edition.locales)
    said = ((layout(edition, newsroom, one), one.locale) for one in labels)
    return tuple(one for one in said if one[0])


def languages(several: tuple[str, ...], tag: str) -> str:
    """Languages named in running text in another.

    >>> languages(("en-US", "es-US"), "es-MX"), languages(("es-US",), "en-US")
    ('inglés y español', 'Spanish')
    """
    known = data(tag).languages
    return locales.format_list([known.get(tags.language(one), one) for one in several], tag)


def region(locale: str, tag: str) -> str:
    """The region of a locale, named in the language of `tag`; empty where it has none.

    >>> region("es-MX", "en-US")
    'Mexico'
    """
    code = tags.posix(locale).rpartition("_")
    return locales.country(code[2], tag) if code[0] else ""
