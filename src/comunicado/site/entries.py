"""Releases as their pages were made in, lists for indexes, feeds and the sitemap out: in order, and by edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from comunicado.markdown import html
from comunicado.model import Key, Paragraph, Translation
from comunicado.newsroom.config import Edition, Newsroom


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
) -> Site:
    """The site of a newsroom, its entries in order."""
    lists = {edition.name: ordered(entries.get(edition.name, ())) for edition in newsroom.editions}
    where: dict[str, tuple[Edition, ...]] = {}
    for edition in newsroom.editions:
        for entry in lists[edition.name]:
            where[entry.id] = (*where.get(entry.id, ()), edition)
    return Site(newsroom, lists, words, assets, where)


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Newest first; releases of one moment by id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.published, reverse=True))


def headline(text: Translation) -> str:
    """The headline as plain text."""
    return html.text(text.release.headline, text.shown).strip()


def summary(text: Translation) -> tuple[str, str]:
    """The subhead, or else the first paragraph, as plain text; and its language (BCP 47), which may be a gap's."""
    release = text.release
    if release.subhead:
        return html.text(release.subhead, text.shown).strip(), dict(release.langs).get("subhead", text.locale)
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
