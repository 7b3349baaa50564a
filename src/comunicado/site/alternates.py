"""Editions in, hreflang out: the same for the heads of pages and for the sitemap, so that every pair is reciprocal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comunicado import tags
from comunicado.newsroom.config import Edition, Newsroom
from comunicado.newsroom.places import Places
from comunicado.site import addresses
from comunicado.site.entries import ALL, Entry, Listed, Site

DEFAULT = "x-default"
Links = tuple[tuple[str, str], ...]
"""(hreflang, absolute address); empty where a page is no alternate of any."""


def of_indexes(site: Site) -> Links:
    """The chooser and the first page of every index; an edition that shows nothing yet is no alternative to one."""
    room = site.newsroom
    links = tuple((tag, addresses.url(room, addresses.index(e.name))) for tag, e in _first(site.filled).items())
    return (*links, (DEFAULT, addresses.url(room, addresses.CHOOSER))) if links else ()


def of_list(site: Site, edition: Edition, listed: Listed) -> Links:
    """Those of the first page of a list: none in two languages, or in a locale that an edition before has."""
    if listed == ALL:
        links = of_indexes(site)
    else:
        first = _first(with_list(site, listed))
        links = _with_default(site, {tag: addresses.index(e.name, of=listed) for tag, e in first.items()})
    here = addresses.url(site.newsroom, addresses.index(edition.name, of=listed))
    return links if any(url == here for _, url in links) else ()


def of_search(site: Site, edition: Edition) -> Links:
    """Those of a search page."""
    first = _first(e for e in site.newsroom.editions if e.name in site.searched)
    links = _with_default(site, {tag: addresses.search(e.name) for tag, e in first.items()})
    here = addresses.url(site.newsroom, addresses.search(edition.name))
    return links if any(url == here for _, url in links) else ()


def with_list(site: Site, listed: Listed) -> tuple[Edition, ...]:
    """The editions that have a list, and something in it."""
    return tuple(edition for edition in site.newsroom.editions if site.lists[edition.name].get(listed))


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


def _with_default(site: Site, pages: Mapping[str, str]) -> Links:
    """Pages by their hreflang (path below the root), and for everybody else the one in the newsroom's own language."""
    own = tags.language(site.newsroom.source)
    links = tuple((tag, addresses.url(site.newsroom, path)) for tag, path in pages.items())
    default = next((url for tag, url in links if tags.language(tag) == own), links[0][1] if links else "")
    return (*links, (DEFAULT, default)) if links else ()


def _first(editions: Iterable[Edition]) -> dict[str, Edition]:
    """hreflang → the first edition that is in that locale alone."""
    found: dict[str, Edition] = {}
    for edition in editions:
        if len(edition.locales) == 1:
            found.setdefault(tags.hreflang(edition.locales[0]), edition)
    return found
