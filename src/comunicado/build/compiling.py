"""Every release's catalogues in, their `.mo` files out: what has not changed is passed over, the rest is spread out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from comunicado import segments
from comunicado.build import words
from comunicado.build.compiler import Compiled, Compiler, Record, keep_record, read_record, settings
from comunicado.build.ledger import Ledger
from comunicado.build.sources import shown
from comunicado.build.stamps import Stamps, digest
from comunicado.build.workers import spread
from comunicado.catalogues import store
from comunicado.errors import ComunicadoError
from comunicado.newsroom import Newsroom, Places, Shelf
from comunicado.newsroom.places import CACHE, CONTACTS, NEWSROOM

STAMPS = f"{CACHE}/compiled-from.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What compiling several releases did."""

    compiled: tuple[Compiled, ...]
    errors: tuple[ComunicadoError, ...]
    """Files that could not be read; the others were done."""
    untouched: int
    """Catalogues that nothing was done about, since no file has changed and nothing was found in them."""


def compile_all(
    newsroom: Newsroom,
    shelf: Shelf,
    ids: Sequence[str],
    locales: Sequence[str],
    *,
    anew: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Compile the catalogues of releases, and the newsroom's own, in locales (POSIX names).

    Args:
        anew: looks at those, too, in which nothing has changed.
        progress: is told each id when it is done.

    Raises:
        ComunicadoError: the newsroom's own words cannot be read, or a file cannot be written.
    """
    shared = store.read(newsroom.root, CONTACTS) or b""
    common = settings(newsroom)
    marks = digest(b"\0".join((common, shared, repr((locales, shelf.boilerplate_names)).encode())))
    stamps = Stamps(newsroom.root, STAMPS, settings=marks)
    record = read_record(newsroom)
    todo, untouched = [], 0
    for id in (*ids, NEWSROOM):
        known = None if anew else stamps.fresh(id)
        if known is None or any(path.endswith(".mo") and path not in record for path in known.files):
            todo.append(id)
        else:
            untouched += sum(path.endswith(".po") for path in known.files)
            progress(id)
    before = {id: stamps.looks(_reads(shelf, id, locales)) for id in todo}
    work = partial(_compile_one, newsroom, shelf, locales, record, common)
    done = {}
    for one in spread(todo, work, lambda one: one):
        done[one.id] = one
        if one.settled:
            stamps.note(one.id, {**stamps.looks(one.pictures), **before[one.id]}, one.written, ())
        else:
            stamps.forget(one.id)
        progress(one.id)
    if todo:
        record.update((path, entry) for one in done.values() for path, entry in one.record.items())
        keep_record(newsroom, record)
    stamps.keep()
    found = [done[id] for id in todo]
    return Outcome(
        tuple(compiled for one in found for compiled in one.compiled),
        (*shelf.misplaced, *(error for one in found for error in one.errors)),
        untouched,
    )


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of one release's catalogues."""

    id: str
    compiled: tuple[Compiled, ...] = ()
    errors: tuple[ComunicadoError, ...] = ()
    record: Record = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Nothing is to be said of it the next time."""
        return not self.errors and not any(one.findings for one in self.compiled)


def _compile_one(
    newsroom: Newsroom, shelf: Shelf, locales: Sequence[str], record: Record, common: bytes, id: str
) -> _Done:
    ledger = Ledger(newsroom)
    pictures: tuple[str, ...] = ()
    try:
        if id == NEWSROOM:
            ledger.know(id, words.read(newsroom, shelf, words.recorded_labels(newsroom)).all())
        else:
            release = shelf.release(id)
            pictures = shown(release)
            ledger.know(id, segments.of(release))
    except ComunicadoError as error:
        return _Done(id, errors=(error,))
    compiler = Compiler(newsroom, ledger, record, common)
    compiled = tuple(compiler.release(id, locales))
    made = {path: record[path] for path in (Places.compiled(id, one.locale) for one in compiled)}
    return _Done(id, compiled, ledger.errors, made, compiler.written, pictures)


def _reads(shelf: Shelf, id: str, locales: Iterable[str]) -> tuple[str, ...]:
    """Files that decide what is compiled, and what it is compiled to."""
    own: tuple[str, ...] = (Places.release(id),)
    if id == NEWSROOM:
        own = (Places.template(id), *(Places.boilerplate(name) for name in shelf.boilerplate_names))
    made = [place(id, locale) for locale in locales for place in (Places.catalogue, Places.compiled)]
    return (*own, *made)
