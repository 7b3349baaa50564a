"""What is ready, what was asked for and what is there in, what to render and what to carry over out.  Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from comunicado.newsroom import Newsroom, Places

Place = tuple[str, str]
"""(edition, release id)."""


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A document that lies beside a page, which offers it."""

    edition: str
    id: str
    format: str
    path: str
    """Below `public/`."""

    @property
    def place(self) -> Place:
        """The edition of the release that it is."""
        return self.edition, self.id


def files(newsroom: Newsroom, ready: Collection[Place], suffixes: Mapping[str, str]) -> frozenset[File]:
    """Every document that pages may offer, as the editions are configured.

    Args:
        suffixes: format → suffix of its files.
    """
    return frozenset(
        File(name, id, form, Places.file(name, id, suffixes[form]))
        for name, id in ready
        for form in newsroom.edition(name).formats
        if form != "html"
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """Documents to make and to keep, each sorted."""

    files: tuple[File, ...]
    kept_files: tuple[File, ...]
    pages: tuple[Place, ...]
    kept_pages: tuple[Place, ...]

    @property
    def public(self) -> frozenset[Place]:
        """Where the resulting tree has a page."""
        return frozenset((*self.pages, *self.kept_pages))

    @property
    def total(self) -> int:
        """Documents to make."""
        return len(self.files) + len(self.pages)


def plan(
    ready: Collection[Place],
    asked: Collection[Place],
    *,
    files: Collection[File],
    formats: Collection[str],
    old: Collection[str],
) -> Plan:
    """Decide for every edition of every release that may be public.

    What was asked for is made.  The rest is carried over where the last build has it, but a page whose neighbours
    changed (a language came or went, a PDF has another size) is made again, for it links to them.

    Args:
        ready: what may be public.
        asked: what the request names.
        files: the documents that pages may offer (`files`); no other is carried over.
        formats: what to make, `html` (the pages) among them or not.
        old: paths of the files of the last build.
    """
    named = {place for place in ready if place in asked}
    possible = {file for file in files if file.place in ready}
    made = {file for file in possible if file.place in named and file.format in formats}
    offered = made | {file for file in possible if file.path in old}
    asked_pages = named if "html" in formats else set()
    public = asked_pages | {place for place in ready if Places.page(*place) in old}
    before = {path for path in old if Places.document(path)}
    after = {Places.page(*place) for place in public} | {file.path for file in offered}
    changed = {file.id for file in made} | {found[1] for path in before ^ after if (found := Places.document(path))}
    pages = asked_pages | {place for place in public if place[1] in changed}
    return Plan(
        files=tuple(sorted(made)),
        kept_files=tuple(sorted(offered - made)),
        pages=tuple(sorted(pages)),
        kept_pages=tuple(sorted(public - pages)),
    )
