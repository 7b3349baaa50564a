"""The newsroom's folders in, releases, shared texts and contacts out; each file is read once."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from stat import S_ISREG

from comunicado import tags
from comunicado.errors import ComunicadoError, Problem, RequestError, SourceError
from comunicado.model import Boilerplate, Contact, Release
from comunicado.newsroom import contacts, languages, places
from comunicado.newsroom.config import Newsroom
from comunicado.newsroom.places import Places
from comunicado.release import parse, parse_boilerplate
from comunicado.release_fields import Surroundings

MAX_SOURCE_BYTES = 2_000_000
"""A release is text; a file larger than this is something else."""


class Shelf:
    """Reads the sources of one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.root = newsroom.root

    # --- releases ---

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all releases that have one which can be used, sorted.

        Raises:
            RequestError: a folder cannot be listed.
        """
        return self._ids[0]

    @property
    def misplaced(self) -> tuple[RequestError, ...]:
        """Errors of the releases whose folder is no id; they are left out, and the others are done."""
        return self._ids[1]

    @cached_property
    def _ids(self) -> tuple[tuple[str, ...], tuple[RequestError, ...]]:
        found, problems = self._scan()
        dashed: dict[str, str] = {}
        good: list[str] = []
        for id in found:
            reason, hint = places.id_problem(id), "rename the folder"
            if not reason and (other := dashed.setdefault(id.replace("/", "-"), id)) != id:
                reason, hint = f"its files would be named like those of '{other}'", "rename one"
            if reason:
                problems.append(Problem(Places.folder(id), None, reason, hint))
            else:
                good.append(id)
        return tuple(sorted(good)), tuple(RequestError(problem) for problem in sorted(problems))

    def _scan(self) -> tuple[list[str], list[Problem]]:
        top = self.root / places.RELEASES
        found: list[str] = []
        problems: list[Problem] = []
        # A folder that cannot be listed must not look like one whose releases are gone.
        for folder, folders, files in os.walk(top, onerror=self._unlisted):
            folders[:] = sorted(name for name in folders if not name.startswith(("_", ".")))
            if places.RELEASE_FILE in files and folder != str(top):
                id = os.path.relpath(folder, top).replace(os.sep, "/")
                found.append(id)
                if places.id_problem(id):
                    continue  # it is none, so what lies in it lies in no release
                inner = [name for name in folders if any((Path(folder) / name).rglob(places.RELEASE_FILE))]
                problems += [
                    Problem(Places.folder(f"{id}/{name}"), None, f"a release inside the release '{id}'", "move it out")
                    for name in inner
                ]
                folders.clear()
        return found, problems

    def _unlisted(self, error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            path = Path(error.filename).relative_to(self.root).as_posix()
            hint = "give yourself the right to read it"
            raise RequestError(Problem(f"{path}/", None, f"this folder cannot be listed ({error.strerror})", hint))

    def select(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """The ids that ids, folders or globs name; all of them where nothing is given.

        Raises:
            RequestError: something names no release.
        """
        if not wanted:
            return self.ids
        chosen: dict[str, None] = {}
        problems: list[Problem] = []
        for name in wanted:
            matching = [id for id in self.ids if fnmatch.fnmatchcase(id, self._id_of(name))]
            if not matching:
                problems.append(Problem("", None, f"there is no release '{name}'", self._suggestion(name)))
            chosen.update(dict.fromkeys(matching))
        if problems:
            raise RequestError(*problems)
        return tuple(sorted(chosen))

    def _id_of(self, name: str) -> str:
        """An id from what a person types or their shell completes: a folder, or the file in it."""
        plain = name.removesuffix("/").removesuffix(f"/{places.RELEASE_FILE}")
        path = Path(plain)
        top = (self.root / places.RELEASES).resolve()
        for candidate in (path if path.is_absolute() else Path.cwd() / path, self.root / path):
            try:
                if candidate.is_dir() and candidate.resolve().is_relative_to(top):
                    return candidate.resolve().relative_to(top).as_posix()
            except OSError:
                continue
        return plain.removeprefix("./").removeprefix(f"{places.RELEASES}/")

    def _suggestion(self, name: str) -> str:
        import difflib

        near = difflib.get_close_matches(name, self.ids, 1, 0.5)
        return (
            f"did you mean '{near[0]}'?" if near else "'comunicado status' lists them; 'comunicado new ID' starts one"
        )

    def release(self, id: str) -> Release:
        """Read one release.

        Raises:
            SourceError: with every mistake in it.
        """
        folder = self.root / Places.folder(id)
        around = Surroundings(
            facts=self.newsroom.facts,
            boilerplate=self.boilerplate_names,
            contacts=self.contacts,
            topics=self.newsroom.topics,
            issuers=self.newsroom.issuers,
            has_file=lambda name: _lies_in(folder, name),
            languages=tuple(dict.fromkeys(tags.language(tag) for tag in self.newsroom.locales)),
            locale=languages.checked,
        )
        path = Places.release(id)
        data = self.read(path)
        return parse(
            data, path=path, id=id, source=self.newsroom.source, timezone=self.newsroom.timezone, around=around
        )

    def releases(self, ids: Iterable[str]) -> tuple[tuple[Release, ...], tuple[ComunicadoError, ...]]:
        """The releases that can be read, and the errors of the others and of folders that are no release's."""
        found: list[Release] = []
        errors: list[ComunicadoError] = [*self.misplaced]
        for id in ids:
            try:
                found.append(self.release(id))
            except ComunicadoError as error:
                errors.append(error)
        return tuple(found), tuple(errors)

    # --- shared texts ---

    @cached_property
    def boilerplate_names(self) -> tuple[str, ...]:
        """Names of the shared texts."""
        folder = self.root / places.BOILERPLATE
        return tuple(sorted(p.stem for p in folder.glob("*.md"))) if folder.is_dir() else ()

    @cached_property
    def boilerplate(self) -> dict[str, Boilerplate]:
        """The shared texts by name.

        Raises:
            SourceError: with every mistake in all of them.
        """
        found: dict[str, Boilerplate] = {}
        problems: list[Problem] = []
        for name in self.boilerplate_names:
            path = Places.boilerplate(name)
            try:
                if not contacts.NAME.match(name):
                    raise SourceError(
                        Problem(path, None, "the name of a shared text is made of a-z, 0-9 and hyphens", "rename it")
                    )
                found[name] = parse_boilerplate(self.read(path), path=path, id=name, facts=self.newsroom.facts)
            except SourceError as error:
                problems += error.problems
        if problems:
            raise SourceError(*problems)
        return found

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """The press contacts by name.

        Raises:
            SourceError: with every mistake in their file.
        """
        if not (self.root / places.CONTACTS).exists():
            return {}
        return contacts.read(_decoded(self.read(places.CONTACTS), places.CONTACTS))

    def read(self, path: str) -> bytes:
        """The bytes of a source file.

        Raises:
            SourceError: it is no regular file of the newsroom, or too large.
        """
        full = self.root / path
        try:
            if not os.path.realpath(full).startswith(f"{self.root}{os.sep}"):
                raise SourceError(Problem(path, None, "this file lies outside the newsroom", "put it inside"))
            status = full.stat()
            if not S_ISREG(status.st_mode):  # to open a pipe would be to wait for it
                raise SourceError(Problem(path, None, "this is no regular file", "put a file there"))
            if status.st_size > MAX_SOURCE_BYTES:
                reason = f"this file is larger than {MAX_SOURCE_BYTES // 1_000_000} MB"
                raise SourceError(Problem(path, None, reason, "shorten it"))
            return full.read_bytes()
        except OSError as error:
            raise SourceError(Problem(path, None, f"cannot be read ({error.strerror})")) from None


def _lies_in(folder: Path, name: str) -> bool:
    try:
        path = (folder / name).resolve()
        return path.is_file() and path.is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(Problem(path, line, "this is not UTF-8 text", "save the file as UTF-8")) from None
