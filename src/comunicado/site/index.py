"""An edition in, the pages of its index out: newest first, so many on a page, by year."""

from __future__ import annotations

from collections.abc import Iterator

from comunicado import tags
from comunicado.editions.metadata import Head
from comunicado.editions.voice import Voice
from comunicado.newsroom.config import Edition
from comunicado.site import addresses, alternates, cards, feeds, voices
from comunicado.site.entries import Entry, Site
from comunicado.site.frame import frame, render

SIZE = 20
"""Releases on a page."""


def files(site: Site, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The pages of an edition's index, (path, content); one even where there is nothing to show yet.

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line.
    """
    entries = site.entries[edition.name]
    count = max(1, -(-len(entries) // SIZE))
    for number in range(1, count + 1):
        path = addresses.index(edition.name, number)
        yield path, _page(site, edition, entries[(number - 1) * SIZE : number * SIZE], number, count)


def _page(site: Site, edition: Edition, entries: tuple[Entry, ...], number: int, count: int) -> bytes:
    path = addresses.index(edition.name, number)
    texts = voices.of_edition(edition, site.newsroom, site.words)

    def beside(other: int) -> str | None:
        there = 1 <= other <= count
        return addresses.relative(addresses.index(edition.name, other), page=path) if there else None

    return render(
        "index.html",
        site,
        frame(site, path, edition),
        texts=texts,
        head=_head(site, edition, texts, number, count),
        kind="bilingual index" if len(texts) > 1 else "index",
        years=cards.years(site, edition, entries, page=path, langs=tuple(text.lang for text in texts)),
        number=number,
        count=count,
        newer=beside(number - 1),
        older=beside(number + 1),
        feeds=feeds.links(site, (edition,), page=path),
    )


def _head(site: Site, edition: Edition, texts: tuple[Voice, ...], number: int, count: int) -> Head:
    here = tags.posix(texts[0].lang)
    single = (tags.posix(e.locales[0]) for e in site.newsroom.editions if len(e.locales) == 1)
    both = (tags.posix(text.lang) for text in texts[1:])
    return Head(
        title=_joined(_title(text, number, count) for text in texts),
        description=_joined(text.organization for text in texts),
        canonical=addresses.url(site.newsroom, addresses.index(edition.name, number)),
        kind="website",
        locale=here,
        locales=tuple(dict.fromkeys(locale for locale in (*both, *single) if locale != here)),
        # The second page of one language lists other releases than the second page of another.
        alternates=alternates.of_index(site, edition) if number == 1 else (),
    )


def _title(text: Voice, number: int, count: int) -> str:
    _ = text.labels
    name = _("News releases")
    return name if number == 1 else f"{name} ({_('Page {page} of {pages}', page=str(number), pages=str(count))})"


def _joined(texts: Iterator[str]) -> str:
    return " · ".join(dict.fromkeys(text for text in texts if text))
