"""A newsroom in, its public site out."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from comunicado import site, tags
from comunicado.build import gate as gates
from comunicado.build import pictures, publish, words
from comunicado.build.compiler import Compiled, Compiler, read_record, settings
from comunicado.build.gate import Gate, Verdict
from comunicado.build.plan import Place, Plan, plan
from comunicado.build.translate import Translator
from comunicado.catalogues import store
from comunicado.editions import FORMATS, Alternate, Download, Page, assets, names
from comunicado.errors import ComunicadoError, Problem, RequestError
from comunicado.markdown.html import Picture
from comunicado.model import Release, Translation
from comunicado.newsroom import Edition, Newsroom, Places, Shelf
from comunicado.newsroom.places import CACHE, NEWSROOM, PUBLIC, id_problem
from comunicado.release import remarks
from comunicado.site import script

LOCK = f"{CACHE}/build.lock"
Progress = Callable[[str, int, int], None]
"""(what is being made, how many documents are made, how many there are)."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build."""

    ids: Collection[str]
    """Releases to make again."""
    editions: tuple[Edition, ...]
    formats: tuple[str, ...]
    now: datetime
    """Aware."""


@dataclass(frozen=True, slots=True)
class Held:
    """An edition of a release that is not public."""

    id: str
    edition: str
    verdict: Verdict
    was_public: bool
    """It was in `public/` before this build."""


@dataclass(slots=True)
class Report:
    """What a build did."""

    releases: int = 0
    """Releases with at least one public edition."""
    made: int = 0
    """Documents rendered."""
    kept: int = 0
    """Documents carried over from the last build."""
    held: list[Held] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)
    """Releases whose source is ahead of a catalogue."""
    gone: list[str] = field(default_factory=list)
    """Releases that were public and have no source any more."""
    unread: list[str] = field(default_factory=list)
    """Releases that were public and whose source cannot be read any more."""
    compiled: list[Compiled] = field(default_factory=list)
    unreadable: list[ComunicadoError] = field(default_factory=list)
    """Sources and catalogues that could not be read."""
    remarks: list[Problem] = field(default_factory=list)
    """What is allowed in a release, and yet hardly meant."""
    failed: list[ComunicadoError] = field(default_factory=list)
    """Documents that could not be rendered."""


def build(newsroom: Newsroom, shelf: Shelf, request: Request, *, progress: Progress = lambda *_: None) -> Report:
    """Compile what is stale, render what was asked for, publish the site.

    Raises:
        ComunicadoError: the newsroom's own words or templates cannot be read, or the site cannot be written.
    """
    with store.lock(newsroom.root / LOCK):
        publish.heal(newsroom.root)
        report = Report()
        translator, ready = _prepare(newsroom, shelf, request, report)
        old = _files(newsroom.root / PUBLIC)
        _report_held(newsroom, translator.gate, old, report)
        if not shelf.ids and report.gone:
            # More likely a folder that was not mounted or checked out than a newsroom that gave up.
            reason = f"there is no release in releases/, and public/ has {len(report.gone)}"
            hint = "bring the folder back, or remove public/ if that is meant"
            raise RequestError(Problem("", None, reason, hint))
        asked = {p for p in ready if p[1] in request.ids and any(p[0] == e.name for e in request.editions)}
        planned = plan(ready, asked, formats=request.formats, old=old)
        tree = _Renderer(newsroom, translator, ready, old, report, progress).tree(planned)
        publish.publish(newsroom.root, tree)
        return report


def _prepare(
    newsroom: Newsroom, shelf: Shelf, request: Request, report: Report
) -> tuple[Translator, dict[Place, Release]]:
    """Read and compile everything, and ask the gate what may be public."""
    gate, errors = gates.at(newsroom, shelf, shelf.ids, labels=words.extracted_labels, now=request.now)
    compiler = Compiler(newsroom, gate.ledger, read_record(newsroom), settings(newsroom))
    chains = sorted({name for locale in newsroom.locales for name in tags.chain(locale)})
    report.compiled += compiler.compile((*gate.releases, NEWSROOM), chains)
    ready = {
        (edition.name, release.id): release
        for release in gate.releases.values()
        for edition in newsroom.editions
        if gate.judge(release, edition).ready
    }
    report.unreadable += [*errors, *gate.errors, *gate.ledger.errors]
    return Translator(newsroom, shelf, gate, compiler), ready


def _report_held(newsroom: Newsroom, gate: Gate, old: Mapping[str, Path], report: Report) -> None:
    for release in gate.releases.values():
        report.remarks += remarks(release)
        for edition in newsroom.editions:
            verdict = gate.judge(release, edition)
            if not verdict.ready:
                place = (edition.name, release.id)
                was_public = Places.page(*place) in old or Places.pdf(*place) in old
                report.held.append(Held(release.id, edition.name, verdict, was_public))
        stands = [one for locale in newsroom.locales for one in gate.standings(release, locale)]
        if any(one.ahead for one in stands):
            report.ahead.append(release.id)
    before = {path.split("/", 1)[1].rsplit("/", 1)[0] for path in old if path.endswith((".pdf", "/index.html"))}
    before = {id for id in before if id_problem(id) is None}  # an index is no release
    report.gone += sorted(before - set(gate.shelf.ids))
    report.unread += sorted(before & set(gate.shelf.ids) - set(gate.releases))


class _Renderer:
    """Makes the files of a site."""

    def __init__(
        self, newsroom: Newsroom, translator: Translator, ready: dict[Place, Release], old: Mapping[str, Path],
        report: Report, progress: Progress,
    ) -> None:  # fmt: skip
        self.newsroom, self.translator, self.ready = newsroom, translator, ready
        self.old, self.report, self.progress = old, report, progress
        self.files: dict[str, bytes] = {}
        self.assets = assets.assets(newsroom, newsroom.root / CACHE)
        self._texts: dict[Place, tuple[Translation, ...]] = {}
        self._pictures: dict[str, dict[str, tuple[bytes, Picture]]] = {}
        self.kept: set[str] = set()
        self.done = 0

    def tree(self, planned: Plan) -> dict[str, bytes]:
        """Every file of the site."""
        self.files.update(self.assets.files)
        self.public = set(planned.public)
        for place in planned.kept_pdfs:
            self._keep(Places.pdf(*place))
        for place in planned.pdfs:
            self._attempt(place, "pdf", planned)
        self._keep_pages(planned)
        by_release: dict[str, list[Place]] = {}
        for place in planned.pages:
            by_release.setdefault(place[1], []).append(place)
        for id, places in by_release.items():
            while True:
                failed = [
                    place for place in places if place in self.public and not self._attempt(place, "html", planned)
                ]
                if not failed:
                    break
                # A page that fails is linked from its neighbours, kept ones too: they are made again without it.
                places = sorted(place for place in self.public if place[1] == id)
        self._indexes()
        self.report.kept = len(self.kept & self.files.keys())
        return self.files

    # --- documents ---

    def _keep(self, path: str) -> None:
        self.files[path] = self.old[path].read_bytes()
        if path.endswith((".html", ".pdf")):
            self.kept.add(path)

    def _keep_pages(self, planned: Plan) -> None:
        for place in planned.kept_pages:
            folder = f"{place[0]}/{place[1]}/"
            for path in self.old:
                if path.startswith(folder) and not path.endswith(".pdf"):
                    self._keep(path)
        if planned.kept_pages:
            # Pages that stay name the shared files that they were made with.
            for path in self.old:
                if path.startswith("assets/") and path not in self.files:
                    self._keep(path)

    def _attempt(self, place: Place, kind: str, planned: Plan) -> bool:
        """Make one document; one that fails takes its edition of the release out of this build."""
        if place not in self.ready:
            return True
        path = Places.pdf(*place) if kind == "pdf" else Places.page(*place)
        self.progress(path, min(self.done, planned.total), planned.total)
        try:
            page = self._page(place)
            self.files[path] = FORMATS[kind](page)
        except ComunicadoError as error:
            self._drop(place, error)
            return False
        if kind == "html":
            folder = posixpath.dirname(path)
            self.files.update({f"{folder}/{name}": data for name, (data, _) in self._pictures[place[1]].items()})
        self.kept.discard(path)
        self.report.made += 1
        self.done += 1
        self.progress(path, min(self.done, planned.total), planned.total)
        return True

    def _drop(self, place: Place, error: ComunicadoError) -> None:
        self.report.failed.append(error)
        self.public.discard(place)
        del self.ready[place]
        for path in [path for path in self.files if path.startswith(f"{place[0]}/{place[1]}/")]:
            del self.files[path]

    def _page(self, place: Place) -> Page:
        edition, release = self.newsroom.edition(place[0]), self.ready[place]
        folder = posixpath.dirname(Places.page(*place))
        if release.id not in self._pictures:
            self._pictures[release.id] = pictures.read(self.newsroom.root, release)
        return Page(
            newsroom=self.newsroom,
            edition=edition,
            texts=self.texts(place),
            alternates=tuple(self._alternate(other, place, folder) for other in self.newsroom.editions),
            downloads=tuple(self._downloads(folder, release, edition)),
            root="../" * (folder.count("/") + 1),
            path=f"{folder}/",
            home=posixpath.relpath(f"{edition.name}/index.html", folder),
            assets={**self.assets.names, script.NAME: script.file()[0]},
            pictures={name: picture for name, (_, picture) in self._pictures[release.id].items()},
            folder=self.newsroom.root / Places.folder(release.id),
        )

    def texts(self, place: Place) -> tuple[Translation, ...]:
        if place not in self._texts:
            self._texts[place] = self.translator.texts(self.ready[place], self.newsroom.edition(place[0]))
        return self._texts[place]

    def _alternate(self, edition: Edition, place: Place, folder: str) -> Alternate:
        other = Places.page(edition.name, place[1])
        there = (edition.name, place[1]) in self.public
        return Alternate(
            edition.name,
            names.of(edition, self.newsroom),
            edition.locales,
            href=posixpath.relpath(other, folder) if there else None,
            url=f"{self.newsroom.url}/{posixpath.dirname(other)}/" if there else "",
            current=edition.name == place[0],
        )

    def _downloads(self, folder: str, release: Release, edition: Edition) -> Iterable[Download]:
        """The PDFs of all editions of the release, this one's first."""
        for other in sorted(self.newsroom.editions, key=lambda e: e.name != edition.name):
            path = Places.pdf(other.name, release.id)
            if path in self.files:
                yield Download(posixpath.relpath(path, folder), other.locales, size=len(self.files[path]))

    # --- the site around them ---

    def _indexes(self) -> None:
        entries: dict[str, list[site.Entry]] = {edition.name: [] for edition in self.newsroom.editions}
        for place in sorted(self.public):
            release = self.ready[place]
            pdf = self.files.get(Places.pdf(*place))
            entries[place[0]].append(
                site.Entry(
                    id=release.id,
                    texts=self.texts(place),
                    published=release.published,
                    modified=release.published,
                    pdf=Places.pdf(*place) if pdf else None,
                    pdf_size=len(pdf) if pdf else None,
                )
            )
        said = {locale: self.translator.words(locale) for locale in self.newsroom.locales}
        self.files.update(site.pages(self.newsroom, entries, words=said, assets=self.assets.names))
        self.report.releases = len({id for _, id in self.public})


def _files(public: Path) -> dict[str, Path]:
    """The files of the last build by their path below `public/`."""
    if not public.is_dir():
        return {}
    return {path.relative_to(public).as_posix(): path for path in sorted(public.rglob("*")) if path.is_file()}
