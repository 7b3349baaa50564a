"""A site in, what its lists are called and how pages link to them out: years, and topics in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comunicado import locales
from comunicado.editions import voice
from comunicado.editions.voice import Named, Voice
from comunicado.model import PartialDate
from comunicado.newsroom.config import Edition
from comunicado.newsroom.places import TOPIC
from comunicado.site import addresses
from comunicado.site.entries import Listed, Site


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a list."""

    href: str
    names: tuple[Named, ...]
    """In the order of the page's languages; once where they all say the same."""
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The links to all lists of a kind."""

    kind: Literal["year", "topic"]
    ways: tuple[Way, ...]


def heading(site: Site, listed: Listed, text: Voice) -> Named:
    """What a list is called at its head, in one language."""
    kind, name = listed
    _ = text.labels
    if kind == "topic":
        return topic(site, name, text.lang)
    if kind == "year":
        year = locales.format_date(PartialDate(int(name)), text.lang)
        return Named(_("News releases of {year}", year=year), text.lang)
    return Named(_("News releases"), text.lang)


def topic(site: Site, name: str, lang: str) -> Named:
    """What a topic is called in a language; untranslated, in the newsroom's own."""
    own = site.newsroom.topics[name]
    return voice.name(own, lang, site.newsroom, site.words.get(lang, {}), context=TOPIC)


def groups(
    site: Site, edition: Edition, texts: tuple[Voice, ...], *, page: str, listed: Listed | None
) -> tuple[Group, ...]:
    """The lists of an edition, as the page at path `page` links to them.

    Args:
        texts: the languages of the page.
        listed: the list that the page shows; None for another page.
    """
    ways: dict[Literal["year", "topic"], list[Way]] = {"year": [], "topic": []}
    for one in site.lists[edition.name]:
        if one[0] != "all":
            href = addresses.relative(addresses.index(edition.name, of=one), page=page)
            ways[one[0]].append(Way(href, _names(site, one, texts), one == listed))
    return tuple(Group(kind, tuple(found)) for kind, found in ways.items() if found)


def _names(site: Site, listed: Listed, texts: tuple[Voice, ...]) -> tuple[Named, ...]:
    kind, name = listed
    found: dict[str, Named] = {}
    for text in texts:
        if kind == "topic":
            named = topic(site, name, text.lang)
        else:
            named = Named(locales.format_date(PartialDate(int(name)), text.lang), text.lang)
        found.setdefault(named.text, named)
    return tuple(found.values())
