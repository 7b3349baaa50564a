"""Sources in, catalogue templates and updated catalogues out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from comunicado import segments, tags
from comunicado.build import words
from comunicado.catalogues import po, store, template, update
from comunicado.errors import CatalogueError, ComunicadoError, Problem
from comunicado.model import Catalogue, Facts, Message, Release, Segment
from comunicado.newsroom import Newsroom, Places, Shelf
from comunicado.newsroom.places import CACHE, LOCALES, NEWSROOM
from comunicado.release import remarks as release_remarks

LOCK = f"{CACHE}/catalogues.lock"


@dataclass(frozen=True, slots=True)
class Change:
    """One catalogue that was written, or would be."""

    path: str
    new: bool
    open: int
    """Messages in it that cannot be published; 0 for a template."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extraction did."""

    changes: tuple[Change, ...]
    errors: tuple[ComunicadoError, ...]
    """Files that could not be read; the others were done."""
    remarks: tuple[Problem, ...]
    """What is allowed in a release, and yet hardly meant."""
    files: int
    """Catalogues looked at."""


@dataclass(frozen=True, slots=True)
class _Job:
    id: str
    source: str
    segments: tuple[Segment, ...]
    facts: Facts


def extract(
    newsroom: Newsroom, shelf: Shelf, ids: Sequence[str], *, now: datetime, write: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Extracted:  # fmt: skip
    """Extract releases and the newsroom's own words, and update every catalogue that there is or should be.

    Args:
        now: aware; becomes the POT-Creation-Date of what changes.
        write: without it nothing is written, and the changes are what would be.
        progress: is told each id when it is done.
    """
    releases, failed = shelf.releases(ids)
    errors: list[ComunicadoError] = list(failed)
    changes: list[Change] = []
    files = 0
    with store.lock(newsroom.root / LOCK) if write else _nothing():
        for job in _jobs(newsroom, shelf, releases, errors):
            for path, work in _Work(newsroom, job, now).catalogues():
                files += 1
                try:
                    if (change := _apply(newsroom, path, work, write=write)) is not None:
                        changes.append(change)
                except ComunicadoError as error:
                    errors.append(error)
            progress(job.id)
    remarks = tuple(remark for release in releases for remark in release_remarks(release))
    return Extracted(tuple(changes), tuple(errors), remarks, files)


class _nothing:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def _jobs(
    newsroom: Newsroom, shelf: Shelf, releases: Iterable[Release], errors: list[ComunicadoError]
) -> Iterator[_Job]:
    for release in releases:
        try:
            facts = {**newsroom.facts, **release.facts}
            yield _Job(release.id, release.source, segments.of(release), facts)
        except ComunicadoError as error:
            errors.append(error)
    try:
        own = words.read(newsroom, shelf, words.extracted_labels(newsroom))
    except ComunicadoError as error:
        errors.append(error)
        return
    yield _Job(NEWSROOM, newsroom.source, own.all(), newsroom.facts)


Make = Callable[[Catalogue | None], Catalogue | None]
"""The stored catalogue (None where there is none) → the one to store; the same one, or None, to leave it."""


class _Work:
    """Every catalogue of one release, or of the newsroom, and how it is made."""

    def __init__(self, newsroom: Newsroom, job: _Job, now: datetime) -> None:
        self.newsroom, self.job = newsroom, job
        self.created = now.strftime("%Y-%m-%d %H:%M%z")

    def catalogues(self) -> Iterator[tuple[str, Make]]:
        job = self.job
        yield Places.template(job.id), self._template
        for language in self.newsroom.languages(job.source):
            wanted = self._built(language)
            yield Places.catalogue(job.id, language), self._language(language, wanted)
        for locale in regions(self.newsroom):
            path = Places.catalogue(job.id, locale)
            if (self.newsroom.root / path).exists():
                yield path, self._region(self._built(locale))

    def _built(self, locale: str | None) -> Catalogue:
        job = self.job
        wanted = job.segments
        if job.id == NEWSROOM and locale is not None and not words.lacks_labels(tags.language(locale)):
            wanted = tuple(s for s in wanted if not s.path.startswith(f"{words.THEME}/"))
        describe = _describe(self.newsroom, job.facts, locale) if locale else None
        return template.build(
            wanted, project=self.newsroom.title, source=job.source, created=self.created, describe=describe
        )

    def _template(self, stored: Catalogue | None) -> Catalogue | None:
        wanted = self._built(None)
        if stored is not None and _said(stored) == _said(wanted):
            return stored
        return wanted

    def _language(self, language: str, wanted: Catalogue) -> Make:
        def make(stored: Catalogue | None) -> Catalogue | None:
            if stored is None:
                return template.new(wanted, language=language) if wanted.messages else None
            return update.update(stored, wanted)

        return make

    def _region(self, wanted: Catalogue) -> Make:
        return lambda stored: None if stored is None else update.update(stored, wanted, sparse=True)


def regions(newsroom: Newsroom) -> tuple[str, ...]:
    """POSIX names of the regional locales that have a folder, sorted."""
    folder = newsroom.root / LOCALES
    found = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    return tuple(sorted(name for name in found if "_" in name))


def _said(catalogue: Catalogue) -> tuple[object, ...]:
    """All of a template but the moment it was made."""
    header = tuple((k, v) for k, v in catalogue.header if k != "POT-Creation-Date")
    return header, catalogue.messages


def _apply(newsroom: Newsroom, path: str, work: Make, *, write: bool) -> Change | None:
    language = path.split("/")[1] if path.endswith(".po") else None
    try:
        stored = store.load(newsroom.root, path, language=language)
    except CatalogueError:
        # A template holds nothing of anybody's: one that a merge left in conflict is simply made again.
        if language or store.read(newsroom.root, path) is None:
            raise
        stored = None
    made = work(stored)
    if made is None or made is stored:
        return None
    if write:
        store.save(newsroom.root, path, po.serialize(replace(made, path=path)))
    live: Iterable[Message] = () if path.endswith(".pot") else made.messages
    waiting = sum(1 for message in live if not message.obsolete and not message.translated)
    return Change(path, stored is None, waiting)


def _describe(newsroom: Newsroom, facts: Facts, locale: str) -> Callable[[Segment], Sequence[str]]:
    """Lines that tell a translator what each fact of a segment prints for their readers."""
    tag = next(
        (one for one in newsroom.locales if tags.posix(one) == locale or tags.language(one) == locale),
        locale.replace("_", "-"),
    )
    zone = newsroom.zone(tag)

    def describe(segment: Segment) -> Sequence[str]:
        if not segment.facts:
            return ()
        from comunicado import facts as typed

        known = [name for name in dict.fromkeys(segment.facts) if name in facts]
        return tuple(f"{{{name}}} = {typed.show(facts[name], locale=tag, zone=zone).text}" for name in known)

    return describe
