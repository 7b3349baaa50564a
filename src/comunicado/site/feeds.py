"""What Atom and JSON feeds of an edition share, and how pages link to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comunicado import facts
from comunicado.editions import about, names
from comunicado.editions.page import Alternate
from comunicado.editions.voice import Named
from comunicado.markdown import html
from comunicado.newsroom.config import Edition
from comunicado.site import addresses, alternates, browse, voices
from comunicado.site.entries import Entry, Site, headline, summary

LENGTH = 50
"""Releases in a feed: readers fetch all of it again and again."""
SEPARATOR = " / "
"""Between the two languages of a title."""


@dataclass(frozen=True, slots=True)
class Link:
    """A feed, as a page links to it."""

    href: str
    type: str
    """Media type."""
    name: str
    """Of the format."""
    title: str
    """Of the feed."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; plain text."""

    title: str
    """What the newsroom is called in the languages of the edition."""
    several: bool
    """Whether the title is in two languages."""
    author: str
    """Who publishes."""
    lang: str
    """BCP 47; of two, the newsroom's own."""
    home: str
    """Address of the index that it follows."""


@dataclass(frozen=True, slots=True)
class Item:
    """A release in a feed; plain text."""

    url: str
    """Of its page: what identifies it for ever."""
    lang: str
    """BCP 47; of two, the language that the release was written in."""
    title: str
    summaries: tuple[tuple[str, str], ...]
    """In each language: (text, BCP 47 tag)."""
    corrections: tuple[tuple[str, str], ...]
    """Newest first, each with its date, in each language: (text, BCP 47 tag)."""
    topics: tuple[tuple[str, Named], ...]
    """(name in the configuration, what it is called in the first language)."""
    entry: Entry


def feed(site: Site, edition: Edition) -> Feed:
    """The feed of an edition."""
    own = voices.of_edition(edition, site.newsroom, site.words)
    titled = voices.titles(own)
    return Feed(
        title=SEPARATOR.join(voice.title for voice in titled),
        several=len(titled) > 1,
        author=SEPARATOR.join(dict.fromkeys(voice.organization or voice.title for voice in own)),
        lang=own[0].lang,
        home=addresses.url(site.newsroom, addresses.index(edition.name)),
    )


def items(site: Site, edition: Edition) -> tuple[Item, ...]:
    """The newest releases of an edition."""
    return tuple(_item(site, edition, entry) for entry in site.entries[edition.name][:LENGTH])


def _item(site: Site, edition: Edition, entry: Entry) -> Item:
    return Item(
        alternates.page_url(site.newsroom, entry.id, edition),
        entry.texts[0].locale,
        SEPARATOR.join(headline(text) for text in entry.texts),
        tuple((said, tag) for said, tag in map(summary, entry.texts) if said),
        tuple(_corrections(site, edition, entry)),
        tuple(
            (name, browse.topic(site, name, entry.texts[0].locale))
            for name in entry.texts[0].release.topics
            if name in site.newsroom.topics
        ),
        entry,
    )


def _corrections(site: Site, edition: Edition, entry: Entry) -> Iterator[tuple[str, str]]:
    """One after the other, each in every language of the entry."""
    each = [about.corrections(text) for text in entry.texts]
    for one in zip(*each, strict=True):
        for text, correction in zip(entry.texts, one, strict=True):
            _ = voices.of(text.locale, site.newsroom, site.words).labels
            date = facts.show_date(correction.date, locale=text.locale, zone=edition.timezone).text
            said = " ".join(html.text(correction.text, text.shown).split())
            yield _("Correction, {date}: {text}", date=date, text=said), correction.lang or text.locale


def links(site: Site, editions: Iterable[Edition], *, page: str) -> tuple[Link, ...]:
    """The feeds of editions, as the page at path `page` links to them."""
    found: list[Link] = []
    for edition in editions:
        layouts = names.layouts(edition, site.newsroom, site.words)
        own = Alternate(edition.name, names.of(edition, site.newsroom), edition.locales, layouts=layouts)
        named = f"{feed(site, edition).title} ({own.label})"
        for path, kind, name in (
            (addresses.atom(edition.name), "application/atom+xml", "Atom"),
            (addresses.json(edition.name), "application/feed+json", "JSON Feed"),
        ):
            found.append(Link(addresses.relative(path, page=page), kind, name, named))
    return tuple(found)
