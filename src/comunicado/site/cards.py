"""Entries in, the cards of an index out: one for each release, by year, in the languages of the index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from comunicado import facts, locales, moments
from comunicado.editions import names, view
from comunicado.editions.page import Alternate, Download, Page
from comunicado.editions.view import File
from comunicado.model import PartialDate, Shown, Translation
from comunicado.newsroom.config import Edition
from comunicado.newsroom.places import Places
from comunicado.site import addresses, alternates
from comunicado.site.entries import Entry, Site, headline, summary


@dataclass(frozen=True, slots=True)
class Side:
    """What a card says in one language; plain text."""

    lang: str
    """BCP 47."""
    headline: str
    summary: str
    """Subhead or first paragraph; empty where the release has none."""
    summary_lang: str
    date: Shown | None
    """None where the year above the card says it all."""


@dataclass(frozen=True, slots=True)
class Card:
    """One release in an index."""

    id: str
    href: str
    sides: tuple[Side, ...]
    """In the order of the index's languages."""
    files: tuple[File, ...]
    others: tuple[Alternate, ...]
    """The other editions that it is in."""


@dataclass(frozen=True, slots=True)
class Year:
    """The cards of one year."""

    names: tuple[tuple[str, str], ...]
    """How each language of the index writes it: (text, BCP 47 tag); once where they all write the same."""
    machine: str
    cards: tuple[Card, ...]


def years(
    site: Site, edition: Edition, entries: Iterable[Entry], *, page: str, langs: tuple[str, ...]
) -> tuple[Year, ...]:
    """The cards of `entries`, which are in order, as the index page at path `page` shows them.

    Args:
        langs: the languages of the index (BCP 47), in its order.
    """
    zone = moments.zone(site.newsroom.timezone)  # one clock for all, so that no year comes twice
    return tuple(
        Year(_year(year, langs), f"{year:04}", tuple(_card(site, edition, one, page, langs, year) for one in group))
        for year, group in groupby(entries, key=lambda entry: entry.published.astimezone(zone).year)
    )


def _year(year: int, langs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    written: dict[str, str] = {}
    for lang in langs:
        written.setdefault(locales.format_date(PartialDate(year), lang), lang)
    return tuple(written.items())


def _card(site: Site, edition: Edition, entry: Entry, page: str, langs: tuple[str, ...], year: int) -> Card:
    texts = sorted(entry.texts, key=lambda text: langs.index(text.locale))
    return Card(
        entry.id,
        addresses.relative(Places.page(edition.name, entry.id), page=page),
        tuple(_side(text, year, edition.timezone) for text in texts),
        _files(site, edition, entry, page),
        tuple(_other(site, one, entry.id, page) for one in site.where[entry.id] if one != edition),
    )


def _side(text: Translation, year: int, zone: str) -> Side:
    date = text.release.date
    said, lang = summary(text)
    shown = None if date.month is None and date.year == year else facts.show_date(date, locale=text.locale, zone=zone)
    return Side(text.locale, headline(text), said, lang, shown)


def _files(site: Site, edition: Edition, entry: Entry, page: str) -> tuple[File, ...]:
    if entry.pdf is None:
        return ()
    langs = tuple(text.locale for text in entry.texts)
    download = Download(addresses.relative(entry.pdf, page=page), langs, size=entry.pdf_size, edition=edition.name)
    return view.files(Page(site.newsroom, edition, entry.texts, downloads=(download,)))


def _other(site: Site, edition: Edition, id: str, page: str) -> Alternate:
    return Alternate(
        edition=edition.name,
        names=names.of(edition, site.newsroom),
        locales=edition.locales,
        href=addresses.relative(Places.page(edition.name, id), page=page),
        url=alternates.page_url(site.newsroom, id, edition),
        layouts=names.layouts(edition, site.newsroom, site.words),
    )
