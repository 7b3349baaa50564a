"""Editions in, hreflang out: the same for the heads of pages and for the sitemap, so that every pair is reciprocal."""

from __future__ import annotations

from collections.abc import Iterable

from comunicado import tags
from comunicado.newsroom.config import Edition, Newsroom
from comunicado.newsroom.places import Places
from comunicado.site import addresses
from comunicado.site.entries import Entry, Site

DEFAULT = "x-default"
Links = tuple[tuple[str, str], ...]
"""(hreflang, absolute address); empty where a page is no alternate of any."""


def of_indexes(site: Site) -> Links:
    """The chooser and the first page of every index; an edition that shows nothing yet is no alternative to one."""
    room = site.newsroom
    links = tuple((tag, addresses.url(room, addresses.index(e.name))) for tag, e in _first(site.filled).items())
    return (*links, (DEFAULT, addresses.url(room, addresses.CHOOSER))) if links else ()


def of_index(site: Site, edition: Edition) -> Links:
    """Those of an edition's index: none for one in two languages, or in a locale that an edition before it has."""
    links = of_indexes(site)
    here = addresses.url(site.newsroom, addresses.index(edition.name))
    return links if any(url == here for _, url in links) else ()


def of_release(site: Site, entry: Entry, edition: Edition) -> Links:
    """Those of a release's page: as its own head says (`editions.metadata`)."""
    first = _first(site.where[entry.id])
    if edition not in first.values():
        return ()
    source = tags.language(entry.texts[0].release.source)
    default = next((e for tag, e in first.items() if tags.language(tag) == source), next(iter(first.values())))
    links = tuple((tag, page_url(site.newsroom, entry.id, e)) for tag, e in first.items())
    return (*links, (DEFAULT, page_url(site.newsroom, entry.id, default)))


def page_url(newsroom: Newsroom, id: str, edition: Edition) -> str:
    """The address of a release's page."""
    return addresses.url(newsroom, Places.page(edition.name, id))


def _first(editions: Iterable[Edition]) -> dict[str, Edition]:
    """Locale → the first edition that is in it alone."""
    found: dict[str, Edition] = {}
    for edition in editions:
        if len(edition.locales) == 1:
            found.setdefault(edition.locales[0], edition)
    return found
