"""Releases as their pages were made in, lists for indexes, feeds and the sitemap out: in order, and by edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal

from comunicado import moments
from comunicado.markdown import html
from comunicado.model import Key, Paragraph, Translation
from comunicado.newsroom.config import Edition, Newsroom

Listed = tuple[Literal["all", "year", "topic"], str]
"""What a list is of, and the year or the topic: `("all", "")`, `("year", "2009")`, `("topic", "border")`."""
ALL: Listed = ("all", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One release in one edition, as its page was made."""

    id: str
    texts: tuple[Translation, ...]
    """One, or two for a bilingual edition: the release's source language first, as in `editions.Page`."""
    published: datetime
    """Aware."""
    modified: datetime
    """Aware; `published` where nothing was changed since."""
    pdf: str | None = None
    """Its PDF's path below the site's root; None where the tree has none."""
    pdf_size: int | None = None
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that indexes, feeds and sitemap are made of."""

    newsroom: Newsroom
    entries: Mapping[str, tuple[Entry, ...]]
    """Edition → what it shows, newest first; every edition of the newsroom has its place here."""
    words: Mapping[str, Mapping[Key, str]]
    """Locale (BCP 47) → the newsroom's own words in it."""
    assets: Mapping[str, str]
    """Logical name → path below the site's root."""
    where: Mapping[str, tuple[Edition, ...]]
    """Id of a release → the editions that show it, in configured order."""
    lists: Mapping[str, Mapping[Listed, tuple[Entry, ...]]]
    """Edition → its lists: of all that it shows; of each year, newest first; of each topic, in configured order."""
    searched: frozenset[str]
    """The editions that have a search page."""

    @property
    def filled(self) -> tuple[Edition, ...]:
        """The editions that show something."""
        return tuple(edition for edition in self.newsroom.editions if self.entries[edition.name])


def gather(
    newsroom: Newsroom,
    entries: Mapping[str, Sequence[Entry]],
    *,
    words: Mapping[str, Mapping[Key, str]],
    assets: Mapping[str, str],
    searched: frozenset[str] = frozenset(),
) -> Site:
    """The site of a newsroom, its entries in order."""
    lists = {edition.name: ordered(entries.get(edition.name, ())) for edition in newsroom.editions}
    where: dict[str, tuple[Edition, ...]] = {}
    for edition in newsroom.editions:
        for entry in lists[edition.name]:
            where[entry.id] = (*where.get(entry.id, ()), edition)
    every = {name: _lists(newsroom, entries) for name, entries in lists.items()}
    return Site(newsroom, lists, words, assets, where, every, searched)


def _lists(newsroom: Newsroom, entries: tuple[Entry, ...]) -> dict[Listed, tuple[Entry, ...]]:
    found: dict[Listed, tuple[Entry, ...]] = {ALL: entries}
    for number, group in groupby(entries, key=lambda entry: year(newsroom, entry)):
        found["year", f"{number:04}"] = tuple(group)
    for topic in newsroom.topics:
        if of_it := tuple(entry for entry in entries if topic in entry.texts[0].release.topics):
            found["topic", topic] = of_it
    return found


def year(newsroom: Newsroom, entry: Entry) -> int:
    """The year that a release stands in: by one clock for all, so that no year comes twice."""
    return entry.published.astimezone(moments.zone(newsroom.timezone)).year


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Newest first; releases of one moment by id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published, reverse=True))


def headline(text: Translation) -> str:
    """The headline as plain text."""
    return html.text(text.release.headline, text.shown).strip()


def summary(text: Translation) -> tuple[str, str]:
    """The summary, else the subhead, else the first paragraph, as plain text; and its language, maybe a gap's."""
    release = text.release
    for field, content in (("summary", release.summary), ("subhead", release.subhead)):
        if content:
            return html.text(content, text.shown).strip(), dict(release.langs).get(field, text.locale)
    for block in release.body:
        if isinstance(block, Paragraph):
            return html.text(block.content, text.shown).strip(), block.lang or text.locale
    return "", text.locale


def latest(entries: Sequence[Entry]) -> datetime | None:
    """When one of them was last published or changed; None where there is none."""
    return max((max(entry.published, entry.modified) for entry in entries), default=None)


def timestamp(moment: datetime) -> str:
    """RFC 3339, in UTC: offsets of long ago have seconds, which it has no place for.

    >>> timestamp(datetime.fromisoformat("2009-01-01T00:00:00-06:00"))
    '2009-01-01T06:00:00Z'
    """
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
