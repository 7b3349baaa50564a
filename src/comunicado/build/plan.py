"""What is ready, what was asked for and what is there in, what to render and what to carry over out.  Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from comunicado.newsroom import Places

Place = tuple[str, str]
"""(edition, release id)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Documents to make and to keep, each sorted."""

    pdfs: tuple[Place, ...]
    kept_pdfs: tuple[Place, ...]
    pages: tuple[Place, ...]
    kept_pages: tuple[Place, ...]

    @property
    def public(self) -> frozenset[Place]:
        """Where the resulting tree has a page."""
        return frozenset((*self.pages, *self.kept_pages))

    @property
    def total(self) -> int:
        """Documents to make."""
        return len(self.pdfs) + len(self.pages)


def plan(ready: Collection[Place], asked: Collection[Place], *, formats: Collection[str], old: Collection[str]) -> Plan:
    """Decide for every edition of every release that may be public.

    What was asked for is made.  The rest is carried over where the last build has it, but a page whose neighbours
    changed (a language came or went, a PDF has another size) is made again, for it links to them.

    Args:
        ready: what may be public.
        asked: what the request names.
        formats: `html`, `pdf` or both.
        old: paths of the files of the last build.
    """
    named = {place for place in ready if place in asked}
    pdfs = named if "pdf" in formats else set()
    asked_pages = named if "html" in formats else set()
    all_pdfs = pdfs | {place for place in ready if Places.pdf(*place) in old}
    public = asked_pages | {place for place in ready if Places.page(*place) in old}
    before = _documents(old)
    changed = {id for _, id in pdfs} | {
        path.split("/", 1)[1].rsplit("/", 1)[0] for path in before ^ _paths(public, all_pdfs)
    }
    pages = asked_pages | {place for place in public if place[1] in changed}
    return Plan(
        pdfs=tuple(sorted(pdfs)),
        kept_pdfs=tuple(sorted(all_pdfs - pdfs)),
        pages=tuple(sorted(pages)),
        kept_pages=tuple(sorted(public - pages)),
    )


def _documents(old: Collection[str]) -> set[str]:
    """The pages and PDFs of releases among the files of a build."""
    return {p for p in old if p.endswith(".pdf") or (p.endswith("/index.html") and p.count("/") > 1)}


def _paths(pages: Collection[Place], pdfs: Collection[Place]) -> set[str]:
    return {Places.page(*place) for place in pages} | {Places.pdf(*place) for place in pdfs}
