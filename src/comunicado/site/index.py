"""An edition in, the pages of its lists out: all that it shows, that of each year and of each topic, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from comunicado import tags
from comunicado.editions.metadata import Head
from comunicado.editions.voice import Named, Voice
from comunicado.newsroom.config import Edition
from comunicado.site import addresses, alternates, browse, cards, feeds, voices
from comunicado.site.entries import Entry, Listed, Site
from comunicado.site.frame import frame, render

SIZE = 20
"""Releases on a page."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One page of a list."""

    edition: Edition
    listed: Listed
    number: int
    """Of the page, from 1."""
    count: int
    """Pages of the list."""

    @property
    def path(self) -> str:
        return addresses.index(self.edition.name, self.number, of=self.listed)

    def elsewhere(self, site: Site) -> Callable[[Edition], str | None]:
        """The same list in another edition."""
        there = {one.name for one in alternates.with_list(site, self.listed)} | {self.edition.name}
        return lambda one: addresses.index(one.name, of=self.listed) if one.name in there else None

    def beside(self, other: int) -> str | None:
        """How this page links to another of its list; None where there is no such page."""
        if not 1 <= other <= self.count:
            return None
        return addresses.relative(addresses.index(self.edition.name, other, of=self.listed), page=self.path)


def files(site: Site, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The pages of an edition's lists, (path, content); one even where there is nothing to show yet.

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line.
    """
    for listed, entries in site.lists[edition.name].items():
        count = max(1, -(-len(entries) // SIZE))
        for number in range(1, count + 1):
            place = _Place(edition, listed, number, count)
            yield place.path, _page(site, place, entries[(number - 1) * SIZE : number * SIZE])


def _page(site: Site, place: _Place, entries: tuple[Entry, ...]) -> bytes:
    edition, path = place.edition, place.path
    texts = voices.of_edition(edition, site.newsroom, site.words)
    headings = tuple(browse.heading(site, place.listed, text) for text in texts)
    return render(
        "index.html",
        site,
        frame(site, path, edition, same=place.elsewhere(site)),
        texts=texts,
        head=_head(site, place, texts, headings),
        kind="bilingual index" if len(texts) > 1 else "index",
        headings=headings,
        listed=place.listed[0],
        years=cards.years(site, edition, entries, page=path, langs=tuple(text.lang for text in texts)),
        number=place.number,
        count=place.count,
        newer=place.beside(place.number - 1),
        older=place.beside(place.number + 1),
        browse=browse.groups(site, edition, texts, page=path, listed=place.listed),
        search=addresses.relative(addresses.search(edition.name), page=path) if edition.name in site.searched else None,
        feeds=feeds.links(site, (edition,), page=path),
    )


def _head(site: Site, place: _Place, texts: tuple[Voice, ...], headings: tuple[Named, ...]) -> Head:
    here = tags.posix(texts[0].lang)
    single = (tags.posix(e.locales[0]) for e in alternates.with_list(site, place.listed) if len(e.locales) == 1)
    both = (tags.posix(text.lang) for text in texts[1:])
    titles = (_title(text, heading.text, place) for text, heading in zip(texts, headings, strict=True))
    return Head(
        title=_joined(titles),
        description=_joined(text.organization for text in texts),
        canonical=addresses.url(site.newsroom, place.path),
        kind="website",
        locale=here,
        locales=tuple(dict.fromkeys(locale for locale in (*both, *single) if locale != here)),
        # The second page of one language lists other releases than the second page of another.
        alternates=alternates.of_list(site, place.edition, place.listed) if place.number == 1 else (),
    )


def _title(text: Voice, name: str, place: _Place) -> str:
    _ = text.labels
    if place.number == 1:
        return name
    return f"{name} ({_('Page {page} of {pages}', page=str(place.number), pages=str(place.count))})"


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(dict.fromkeys(text for text in texts if text))
