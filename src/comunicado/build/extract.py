"""Sources in, catalogue templates and updated catalogues out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from comunicado.build.jobs import Change, Done, Remember, Worker
from comunicado.build.sources import Sources, terms
from comunicado.build.stamps import Stamps, digest, toolkit
from comunicado.build.workers import spread
from comunicado.catalogues import memory, store, update
from comunicado.catalogues.guesses import Recall
from comunicado.catalogues.look import Look
from comunicado.errors import ComunicadoError, Problem
from comunicado.model import Catalogue
from comunicado.newsroom import Newsroom, Shelf
from comunicado.newsroom.places import CACHE, GLOSSARY, NEWSROOM, regions

if TYPE_CHECKING:
    from comunicado.catalogues.memory.database import Memory

LOCK = f"{CACHE}/catalogues.lock"
RECORD = f"{CACHE}/extracted.json"
_WRITERS = 8

__all__ = ["LOCK", "Change", "Extracted", "described", "extract"]


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


def extract(
    newsroom: Newsroom, shelf: Shelf, ids: Sequence[str], *, now: datetime, write: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Extracted:  # fmt: skip
    """Extract releases and the newsroom's own words, and update every catalogue that there is or should be.

    What no file of has changed since the last time is passed over.

    Args:
        now: aware; becomes the POT-Creation-Date of what changes.
        write: without it nothing is written, and the changes are what would be.
        progress: is told each id when it is done.
    """
    with store.lock(newsroom.root / LOCK) if write else nullcontext(), ThreadPoolExecutor(_WRITERS) as writers:
        sources = Sources(newsroom, shelf, now, terms(newsroom))
        worker = Worker(sources, write, regions(newsroom.root), writers)
        run = _Run(worker, progress)
        run.do((*ids, NEWSROOM))
    return run.extracted()


def described(
    newsroom: Newsroom, shelf: Shelf, id: str, locale: str, catalogue: Catalogue, *, now: datetime
) -> Catalogue:
    """A regional catalogue whose translators are told what is true in its region.

    Raises:
        ComunicadoError: the source cannot be read.
    """
    sources = Sources(newsroom, shelf, now, terms(newsroom))
    return update.update(catalogue, sources.template(sources.read(id), locale), sparse=True)


class _Run:
    """One extraction."""

    def __init__(self, worker: Worker, progress: Callable[[str], None]) -> None:
        self._worker, self._progress = worker, progress
        self._newsroom, self._shelf = worker.sources.newsroom, worker.sources.shelf
        self._ids: tuple[str, ...] = ()
        self._errors: tuple[ComunicadoError, ...] = ()
        self._stamps = Stamps(self._newsroom.root, RECORD, settings=_settings(worker))
        self._done: dict[str, Done] = {}

    def do(self, ids: Sequence[str]) -> None:
        """Do all jobs that are not up to date; those that other releases may help, in a second pass."""
        self._ids = tuple(ids)
        stale = [id for id in ids if not self._is_fresh(id)]
        before = {id: self._stamps.looks(self._reads(id)) for id in stale}
        # To look and write nothing needs no suggestions; nor is there any to be had where nothing was translated yet.
        remembers = self._worker.write and bool(memory.sources(self._newsroom.root))
        for done in spread(stale, partial(self._worker.start, last=not remembers), self._worker.finish):
            self._finish(done, before)
        waiting = [id for id in stale if self._done[id].waiting]
        if waiting:
            # Once for all of them, as it was before any of them is written: no order of releases decides who gets what.
            with memory.of(self._newsroom) as remembered:
                recall = self._rememberers(remembered)
                self._errors = remembered.errors
                for id in waiting:
                    self._finish(self._done[id].then(self._worker.finish(self._worker.start(id, recall))), before)
        else:
            self._errors = memory.errors_of_tmx(self._newsroom)
        if self._worker.write:
            store.settle(self._newsroom.root, (path for done in self._done.values() for path in done.written))
            self._stamps.keep()

    def extracted(self) -> Extracted:
        """What was done, in the order of the ids."""
        found = [self._done[id] for id in self._ids]
        return Extracted(
            changes=tuple(change for done in found for change in done.changes),
            errors=(*self._shelf.misplaced, *self._errors, *(error for done in found for error in done.errors)),
            remarks=tuple(remark for done in found for remark in done.remarks),
            files=sum(done.catalogues for done in found),
        )

    def _is_fresh(self, id: str) -> bool:
        known = self._stamps.fresh(id)
        if known is not None:
            there = sum(path.endswith((".po", ".pot")) for path in known.files)
            self._done[id] = Done(id, remarks=known.remarks, catalogues=there)
            self._progress(id)
        return known is not None

    def _reads(self, id: str) -> tuple[str, ...]:
        return (*self._worker.sources.files(id), *self._worker.catalogues(id))

    def _finish(self, done: Done, before: Mapping[str, Mapping[str, Look | None]]) -> None:
        self._done[done.id] = done
        if done.waiting:
            return
        self._progress(done.id)
        self._done[done.id] = replace(done, remarks=(*done.remarks, *self._lost(done)))
        if done.errors:
            self._stamps.forget(done.id)
        else:
            looks = {**self._stamps.looks(done.pictures), **before[done.id]}
            self._stamps.note(done.id, looks, done.written, done.remarks, done.left)

    def _lost(self, done: Done) -> Iterator[Problem]:
        """Translations that a catalogue had last time: no reader sees that a file was cut off between two messages."""
        for path, before in self._stamps.filled(done.id).items():
            if (gone := before - done.found.get(path, before)) > 0:
                said = (
                    "1 translation that was here is gone"
                    if gone == 1
                    else f"{gone} translations that were here are gone"
                )
                yield Problem(path, None, said, "if nobody meant that, put the last good file back")

    def _rememberers(self, remembered: Memory) -> Remember:
        from comunicado.catalogues.memory.recall import Rememberer

        settings = self._newsroom.catalogues.cutoff, self._newsroom.memory.trust
        found: dict[tuple[str, str], Rememberer] = {}

        def remember(id: str, language: str, source: str) -> Recall:
            if (language, source) not in found:
                cutoff, trust = settings
                found[language, source] = Rememberer(
                    remembered, source=source, locale=language, cutoff=cutoff, trust=trust
                )
            return found[language, source].recall(id)

        return remember


def _settings(worker: Worker) -> str:
    """A digest of what every catalogue depends on."""
    newsroom, shelf = worker.sources.newsroom, worker.sources.shelf
    parts = [toolkit().encode()]
    parts += [store.read(newsroom.root, path) or b"" for path in (newsroom.config, GLOSSARY)]
    names = (*worker.regions, *shelf.boilerplate_names, *_contacts(shelf))
    return digest(b"\0".join((*parts, *(name.encode() for name in names))))


def _contacts(shelf: Shelf) -> tuple[str, ...]:
    try:
        return tuple(shelf.contacts)
    except ComunicadoError:  # whoever needs them says so
        return ()
