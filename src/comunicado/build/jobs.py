"""One release, or the newsroom's own words, in; its catalogue template and its updated catalogues out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace

from comunicado import tags
from comunicado.build.sources import Sources, Text
from comunicado.build.stamps import digest
from comunicado.catalogues import matching, po, store, template, update
from comunicado.catalogues.guesses import Recall, Recalled
from comunicado.errors import CatalogueError, ComunicadoError, Problem
from comunicado.model import Catalogue, Key, Message
from comunicado.newsroom import Places

_CREATED = re.compile(rb'^"POT-Creation-Date: ([^"\\\n]*)\\n"$', re.MULTILINE)
_ID = re.compile(rb'^msgid ".+"$', re.MULTILINE)

Remember = Callable[[str, str, str], Recall | None]
"""(id, language, source's tag) → what other releases say; None where there is nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One catalogue that was written, or would be."""

    path: str
    new: bool
    open: int
    """Messages in it that cannot be published; 0 for a template."""
    added: int = 0
    """Messages that a catalogue which was there had not: no reader can see that one was cut off between two of them."""
    gone: int = 0
    """Messages with a translation that left the source: they are kept as obsolete."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one job."""

    id: str
    changes: tuple[Change, ...] = ()
    errors: tuple[ComunicadoError, ...] = ()
    remarks: tuple[Problem, ...] = ()
    catalogues: int = 0
    """How many it has."""
    pictures: tuple[str, ...] = ()
    """Files whose absence would be a mistake."""
    written: Mapping[str, str] = field(default_factory=dict)
    """Files that were written, with the digest of their bytes."""
    found: Mapping[str, int] = field(default_factory=dict)
    """Catalogue → messages with a translation that were in it."""
    left: Mapping[str, int] = field(default_factory=dict)
    """Catalogue → messages with a translation that are in it now."""
    waiting: bool = False
    """Messages were added that nothing here fills: other releases may; what they stand in is not written yet."""

    def then(self, later: Done) -> Done:
        """What became of it in two passes."""
        changes = {change.path: change for change in (*self.changes, *later.changes)}
        # What was found is what the first pass found: the second reads what the first may have written.
        return replace(
            later, changes=tuple(changes.values()), written={**self.written, **later.written}, found=self.found
        )


@dataclass(frozen=True, slots=True)
class Begun:
    """A job whose files are being written."""

    done: Done
    """What becomes of it if all of them can be."""
    saving: tuple[tuple[Change, store.Saving, Future[None]], ...] = ()


@dataclass(frozen=True, slots=True)
class Worker:
    """Makes the catalogues of a newsroom's jobs.

    Args:
        write: without it nothing is written.
    """

    sources: Sources
    write: bool
    regions: tuple[str, ...]
    """POSIX names of the regional locales that have a folder."""
    writers: Executor
    """Threads that wait until the disk has a file, which takes as long as to make it.  They do nothing else: a thread
    that runs Python takes turns with all others.
    """

    def catalogues(self, id: str) -> tuple[str, ...]:
        """Every catalogue that a job has or may have."""
        newsroom = self.sources.newsroom
        languages = dict.fromkeys(tags.language(tag) for tag in (*newsroom.locales, newsroom.source))
        return (Places.template(id), *(Places.catalogue(id, name) for name in (*languages, *self.regions)))

    def start(self, id: str, recall: Remember | None = None, *, last: bool = True) -> Begun:
        """Begin to bring the catalogues of a release, or `newsroom`, up to date.

        Args:
            recall: asked for messages that nothing else fills.
            last: otherwise a catalogue with such messages is left as it is, for a second pass that can ask.
        """
        try:
            text = self.sources.read(id)
        except ComunicadoError as error:
            return Begun(Done(id, errors=(error,)))
        return _Work(self, text, recall, last=last).begun()

    @staticmethod
    def finish(begun: Begun) -> Done:
        """Wait until its files are written."""
        done, errors, changes = begun.done, [], list(begun.done.changes)
        for change, saving, synced in begun.saving:
            try:
                synced.result()
                saving.finish()
            except ComunicadoError as error:
                errors.append(error)
                changes.remove(change)
        return replace(done, changes=tuple(changes), errors=(*done.errors, *errors)) if errors else done


class _Work:
    """Every catalogue of one job, and how it is made."""

    def __init__(self, worker: Worker, text: Text, recall: Remember | None, *, last: bool) -> None:
        self.worker, self.newsroom, self.text = worker, worker.sources.newsroom, text
        self._recall, self._last = recall, last
        self._match = matching.near(self.newsroom.catalogues.cutoff)
        self._before: frozenset[Key] = frozenset()
        """Messages that the template had before, for regional catalogues: asked only where there is one."""
        self._asked: list[str] = []
        self._changes: list[Change] = []
        self._errors: list[ComunicadoError] = []
        self._written: dict[str, str] = {}
        self._found: dict[str, int] = {}
        self._left: dict[str, int] = {}
        self._saving: list[tuple[Change, store.Saving, Future[None]]] = []

    def begun(self) -> Begun:
        """Do all of it, but for what the disk does."""
        steps = tuple(self._steps())
        for path, make in steps:
            try:
                make(path)
            except ComunicadoError as error:
                self._errors.append(error)
        done = Done(
            self.text.id,
            tuple(self._changes),
            tuple(self._errors),
            self.text.remarks,
            catalogues=len(steps),
            pictures=self.text.pictures,
            written=self._written,
            found=self._found,
            left=self._left,
            waiting=bool(self._asked),
        )
        return Begun(done, tuple(self._saving))

    def _steps(self) -> Iterator[tuple[str, Callable[[str], None]]]:
        job = self.text
        yield Places.template(job.id), self._template
        for language in self.newsroom.languages(job.source):
            yield Places.catalogue(job.id, language), self._language(language)
        for locale in self.worker.regions:
            path = Places.catalogue(job.id, locale)
            if (self.newsroom.root / path).exists():
                yield path, self._region(locale)

    def _built(self, locale: str | None) -> Catalogue:
        return self.worker.sources.template(self.text, locale)

    def _template(self, path: str) -> None:
        wanted = self._built(None)
        made = po.serialize(wanted)
        data = self._bytes(path)
        if data is not None:
            self._before = frozenset(message.key for message in wanted.messages)
            if _dated_as(data, made) == data:
                return  # nearly always; then it need not be read
            if self.worker.regions or not _has_others(data, made):
                try:
                    known = self._parsed(path, data)
                    if _said(known) == _said(wanted):
                        return
                    self._before = frozenset(message.key for message in known.messages)
                except CatalogueError:
                    pass  # it holds nothing of anybody's: one that a merge left in conflict is simply made again
        self._write(Change(path, data is None, 0), made, None)

    def _language(self, language: str) -> Callable[[str], None]:
        def make(path: str) -> None:
            wanted = self._built(language)
            data = self._bytes(path)
            stored = None if data is None else self._parsed(path, data, language)
            if stored is None and not wanted.messages:
                return
            begun = stored or template.new(wanted, language=language, messages=())
            asked = _Asked(self._recall(self.text.id, language, self.text.source) if self._recall else None)
            made = update.update(begun, wanted, match=self._match, recall=asked)
            self._found[path], self._left[path] = _filled(stored), _filled(made)
            if asked.unanswered and not self._last:
                self._asked.append(path)
            elif made is not stored:
                self._store(path, made, stored, data or b"")

        return make

    def _region(self, locale: str) -> Callable[[str], None]:
        def make(path: str) -> None:
            data = self._bytes(path)
            if data is None:
                return
            stored = self._parsed(path, data, locale)
            made = update.update(stored, self._built(locale), match=self._match, sparse=True, known=self._before)
            self._found[path], self._left[path] = _filled(stored), _filled(made)
            if made is not stored:
                self._store(path, made, stored, data)

        return make

    # --- files ---

    def _bytes(self, path: str) -> bytes | None:
        return store.read(self.newsroom.root, path, max_bytes=self.newsroom.catalogues.max_bytes)

    def _parsed(self, path: str, data: bytes, language: str | None = None) -> Catalogue:
        limits = self.newsroom.catalogues
        return po.parse(data, path=path, language=language, max_bytes=limits.max_bytes, max_string=limits.max_string)

    def _store(self, path: str, made: Catalogue, stored: Catalogue | None, made_from: bytes) -> None:
        """Write a catalogue that was made from what its file holds: b"" where there is none."""
        waiting = sum(1 for message in made.messages if not message.obsolete and not message.translated)
        gone = _obsolete(made) - (_obsolete(stored) if stored else 0)
        had = {message.key for message in stored.messages if not message.obsolete} if stored else None
        added = sum(1 for m in made.messages if not m.obsolete and m.key not in had) if had is not None else 0
        change = Change(path, stored is None, waiting, added, max(gone, 0))
        self._write(change, po.serialize(_at(made, path)), made_from)

    def _write(self, change: Change, data: bytes, made_from: bytes | None) -> None:
        if self.worker.write:
            saving = store.begin(self.newsroom.root, change.path, data, made_from=made_from)
            self._written[change.path] = digest(data)
            if saving and made_from is None:
                saving.finish()  # a template is made from the source alone, and can be made again
            elif saving:
                self._saving.append((change, saving, self.worker.writers.submit(saving.sync)))
        self._changes.append(change)


class _Asked:
    """Passes on what memory is asked, and remembers whether it was."""

    def __init__(self, recall: Recall | None) -> None:
        self._recall = recall
        self.unanswered = False

    def __call__(self, wanted: Sequence[Message], /) -> Mapping[Key, Recalled]:
        if self._recall is None:
            self.unanswered = bool(wanted)
            return {}
        return self._recall(wanted)


def _obsolete(catalogue: Catalogue) -> int:
    return sum(1 for message in catalogue.messages if message.obsolete)


def _filled(catalogue: Catalogue | None) -> int:
    return sum(1 for message in catalogue.messages if any(message.strings)) if catalogue else 0


def _at(catalogue: Catalogue, path: str) -> Catalogue:
    return replace(catalogue, path=path)


def _dated_as(stored: bytes, made: bytes) -> bytes:
    """A template's bytes with the moment that the stored one was made."""
    date = _CREATED.search(stored)
    return _CREATED.sub(lambda _: date[0], made, count=1) if date else made


def _has_others(stored: bytes, made: bytes) -> bool:
    """Whether a template has a message that another lacks, as far as whole lines show it."""
    return not {*_ID.findall(stored)} <= {*_ID.findall(made)}


def _said(catalogue: Catalogue) -> tuple[object, ...]:
    """All of a template but the moment it was made."""
    fields = tuple((k, v) for k, v in catalogue.header if k != "POT-Creation-Date")
    return fields, catalogue.messages
