"""A newsroom in, its public site out."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from comunicado import site, tags
from comunicado.build import downloads, pictures, publish, words
from comunicado.build import gate as gates
from comunicado.build.compiler import Compiler, read_record, settings
from comunicado.build.gate import Gate
from comunicado.build.pictures import Pictures
from comunicado.build.plan import Place, Plan, files, plan
from comunicado.build.relations import Relations, stale
from comunicado.build.report import Held, Report, Request
from comunicado.build.translate import Translator
from comunicado.catalogues import store
from comunicado.editions import Alternate, Page, assets, formats, names, notices
from comunicado.editions.page import Related
from comunicado.embargo import current
from comunicado.errors import ComunicadoError, Problem, RequestError
from comunicado.markdown.html import Picture
from comunicado.model import Release, Translation
from comunicado.newsroom import Edition, Newsroom, Places, Shelf
from comunicado.newsroom.places import CACHE, NEWSROOM
from comunicado.release import remarks
from comunicado.site import addresses, script, scripts, search, sharing

if TYPE_CHECKING:
    from comunicado.editions import Format

_Neighbours = tuple[tuple[str, ...], tuple[Place, ...]]
"""(editions of the release, other releases of its edition)."""
LOCK = f"{CACHE}/build.lock"
Progress = Callable[[str, int, int], None]
"""(what is being made, how many documents are made, how many there are)."""


def build(newsroom: Newsroom, shelf: Shelf, request: Request, *, progress: Progress = lambda *_: None) -> Report:
    """Compile what is stale, render what was asked for, publish the site.

    Raises:
        ComunicadoError: the newsroom's own words or templates cannot be read, or the site cannot be written.
    """
    with store.lock(newsroom.root / LOCK):
        publish.heal(newsroom.root)
        report = Report()
        translator, ready = _prepare(newsroom, shelf, request, report)
        old = publish.files(newsroom.root)
        _report_held(newsroom, translator.gate, old, report)
        if not shelf.ids and report.gone:
            # More likely a folder that was not mounted or checked out than a newsroom that gave up.
            reason = f"there is no release in releases/, and public/ has {len(report.gone)}"
            hint = "bring the folder back, or remove public/ if that is meant"
            raise RequestError(Problem("", None, reason, hint))
        asked = {p for p in ready if p[1] in request.ids and any(p[0] == e.name for e in request.editions)}
        forms = formats.of(newsroom)
        possible = files(newsroom, ready, {name: form.suffix for name, form in forms.items()})
        whole = plan(ready, asked, files=possible, formats=request.formats, old=old)
        planned = _linked_anew(whole, newsroom, ready, old)
        report.remarks += (*filter(None, [search.lacking(newsroom)]), *scripts.lacking(newsroom))
        renderer = _Renderer(newsroom, translator, ready, old, report, progress, forms)
        publish.publish(newsroom.root, renderer.tree(planned))
        # All that may be public was made, in every format, and nothing failed.
        if asked == ready.keys() and forms.keys() <= {*request.formats}:
            pictures.prune(newsroom.root / CACHE, (*pictures.FOLDERS, sharing.FOLDER), renderer.used)
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
        (edition.name, release.id): current(release, request.now)
        for release in gate.releases.values()
        for edition in newsroom.editions
        if gate.judge(release, edition).ready
    }
    report.unreadable += [*errors, *gate.errors, *gate.ledger.errors]
    return Translator(newsroom, shelf, gate, compiler), ready


def _linked_anew(
    planned: Plan, newsroom: Newsroom, ready: Mapping[Place, Release], old: Mapping[str, Path]
) -> Plan:  # fmt: skip
    """The same, but no page is carried over that links to what is gone, or not to what is new."""
    changed = {e.name for e in newsroom.editions if search.wanted(newsroom) != (addresses.search(e.name) in old)}
    again = {place for place in planned.kept_pages if place[0] in changed} | stale(planned, ready, old)
    return replace(
        planned,
        pages=tuple(sorted({*planned.pages, *again})),
        kept_pages=tuple(place for place in planned.kept_pages if place not in again),
    )


def _report_held(newsroom: Newsroom, gate: Gate, old: Mapping[str, Path], report: Report) -> None:
    documents = {found for path in old if (found := Places.document(path))}
    for release in gate.releases.values():
        report.remarks += remarks(release)
        for edition in newsroom.editions:
            verdict = gate.judge(release, edition)
            if not verdict.ready:
                was_public = (edition.name, release.id) in documents
                report.held.append(Held(release.id, edition.name, verdict, was_public))
        stands = [one for locale in newsroom.locales for one in gate.standings(release, locale)]
        if any(one.ahead for one in stands):
            report.ahead.append(release.id)
    before = {id for _, id in documents}
    report.gone += sorted(before - set(gate.shelf.ids))
    report.unread += sorted(before & set(gate.shelf.ids) - set(gate.releases))


class _Renderer:
    """Makes the files of a site."""

    def __init__(
        self, newsroom: Newsroom, translator: Translator, ready: dict[Place, Release], old: Mapping[str, Path],
        report: Report, progress: Progress, forms: Mapping[str, Format],
    ) -> None:  # fmt: skip
        self.newsroom, self.translator, self.ready = newsroom, translator, ready
        self.old, self.report, self.progress, self.forms = old, report, progress, forms
        self.files: dict[str, bytes] = {}
        self.assets = assets.assets(newsroom, newsroom.root / CACHE)
        self._words = {locale: translator.words(locale) for locale in newsroom.locales}
        self._texts: dict[Place, tuple[Translation, ...]] = {}
        self._pictures: dict[str, Pictures] = {}
        self.kept: set[str] = set()
        self.used: set[str] = set()
        """Files of the cache that hold pictures of this build."""
        self.done = 0
        self._relations: Relations | None = None
        self._led: dict[Place, _Neighbours] = {}

    def tree(self, planned: Plan) -> dict[str, bytes]:
        """Every file of the site."""
        self.files.update(self.assets.files)
        self.public = set(planned.public)
        self._led = {place: self._neighbours(place) for place in planned.kept_pages}
        for file in planned.kept_files:
            self._keep(file.path)
        for file in planned.files:
            self._attempt(file.place, file.format, planned)
        self._keep_pages(planned)
        for place in planned.pages:
            self._attempt(place, "html", planned)
        # A page that fails is linked from its neighbours, kept ones too: they are made again without it.
        while wrong := [place for place in sorted(self.public) if self._led[place] != self._neighbours(place)]:
            for place in wrong:
                self._attempt(place, "html", planned)
        self._indexes()
        self.report.kept = len(self.kept & self.files.keys())
        return self.files

    # --- documents ---

    def _keep(self, path: str) -> None:
        self.files[path] = self.old[path].read_bytes()
        if Places.document(path):
            self.kept.add(path)

    def _keep_pages(self, planned: Plan) -> None:
        for place in planned.kept_pages:
            page, folder = Places.page(*place), f"{place[0]}/{place[1]}/"
            for path in self.old:
                if path == page or (path.startswith(folder) and not Places.document(path)):
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
        path = Places.page(*place) if kind == "html" else Places.file(*place, self.forms[kind].suffix)
        self.progress(path, min(self.done, planned.total), planned.total)
        try:
            page = self._page(place)
            cards = {}
            if kind == "html" and self.newsroom.cards and (drawn := self._card(page)):
                data, card = drawn
                cards[card.href], page = data, replace(page, card=card)
            self.files[path] = self.forms[kind].render(page)
        except ComunicadoError as error:
            self._drop(place, error)
            return False
        if kind == "html":
            folder = posixpath.dirname(path)
            self._led[place] = self._neighbours(place)
            self.files.update({f"{folder}/{name}": data for name, data in self._pictures[place[1]].files.items()})
            self.files.update({f"{folder}/{name}": data for name, data in cards.items()})
        self.kept.discard(path)
        self.report.made += 1
        self.done += 1
        self.progress(path, min(self.done, planned.total), planned.total)
        return True

    def _card(self, page: Page) -> tuple[bytes, Picture] | None:
        said = sharing.card(self.newsroom, page.edition, page.texts)
        if problem := sharing.undrawn(said, page.release.path):
            if problem not in self.report.remarks:
                self.report.remarks.append(problem)
            return None
        self.used.add(f"{sharing.FOLDER}/{said.name}")
        return sharing.picture(said, self.newsroom.root / CACHE)

    def _neighbours(self, place: Place) -> _Neighbours:
        """The pages that a page leads to: its release in other editions, other releases in its own."""
        self._relations = self._relations or Relations(self.public, self.ready)
        editions = tuple(e.name for e in self.newsroom.editions if (e.name, place[1]) in self.public)
        return editions, self._relations.of(place)

    def _drop(self, place: Place, error: ComunicadoError) -> None:
        self.report.failed.append(error)
        self.public.discard(place)
        self._relations = None
        del self.ready[place]
        for path in [path for path in self.files if path.startswith(f"{place[0]}/{place[1]}/")]:
            del self.files[path]

    def _page(self, place: Place) -> Page:
        edition, release = self.newsroom.edition(place[0]), self.ready[place]
        folder = posixpath.dirname(Places.page(*place))
        if release.id not in self._pictures:
            self._pictures[release.id] = pictures.read(self.newsroom.root, release)
            self.used |= self._pictures[release.id].kept
        return Page(
            newsroom=self.newsroom,
            edition=edition,
            texts=self.texts(place),
            alternates=tuple(self._alternate(other, place, folder) for other in self.newsroom.editions),
            downloads=tuple(downloads.of(place, self.newsroom, self.forms, self.files, self._words)),
            root="../" * (folder.count("/") + 1),
            path=f"{folder}/",
            home=posixpath.relpath(f"{edition.name}/index.html", folder),
            topics={
                name: posixpath.relpath(addresses.index(edition.name, of=("topic", name)), folder)
                for name in release.topics
            },
            search=posixpath.relpath(addresses.search(edition.name), folder) if search.wanted(self.newsroom) else None,
            notices=notices.of(self.texts(place)),
            related=tuple(self._related(other, folder) for other in self._neighbours(place)[1]),
            assets={**self.assets.names, script.NAME: script.file()[0]},
            pictures=self._pictures[release.id].shown,
            folder=self._pictures[release.id].folder,
        )

    def _related(self, place: Place, folder: str) -> Related:
        return Related(posixpath.relpath(Places.page(*place), folder), self.texts(place))

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
            layouts=names.layouts(edition, self.newsroom, self._words),
        )

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
                    modified=release.modified,
                    pdf=Places.pdf(*place) if pdf else None,
                    pdf_size=len(pdf) if pdf else None,
                )
            )
        self.files.update(site.pages(self.newsroom, entries, words=self._words, assets=self.assets.names))
        self.report.releases = len({id for _, id in self.public})
