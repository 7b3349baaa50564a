"""A release or boilerplate file in, Babel's extraction tuples out: for projects that run `pybabel extract`.

Registered as `comunicado` under `babel.extractors`; in a mapping file: `[comunicado: releases/**.md]`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path, PurePath
from typing import IO

from comunicado import release, segments
from comunicado.errors import ComunicadoError
from comunicado.model import NumberFact, Segment
from comunicado.newsroom import find, load
from comunicado.release_fields import Surroundings

Extracted = tuple[int, str | None, str | tuple[str, str], list[str]]
"""Line, function name (`pgettext` where there is a context), message or (context, message), comments."""

_BOILERPLATE = "_boilerplate"


def extract(
    fileobj: IO[bytes],
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, str],
) -> Iterator[Extracted]:
    """Babel's extraction method (see `babel.messages.extract.extract`).

    The author's notes are comments whatever `comment_tags` says, since they are written for translators. Options:
    `source` (BCP 47, `en-US`), `timezone` (IANA, `UTC`), `facts` (names of facts declared elsewhere, with
    spaces between; a file's own and its newsroom's need not be named).

    Raises `SourceError` if the file is not valid.
    """
    path = PurePath(str(getattr(fileobj, "name", "release.md"))).as_posix()
    for segment in _segments(fileobj.read(), path=path, options=options):
        comments = [*segment.notes, *(f"[{number}] {url}" for number, url in enumerate(segment.links, 1))]
        if segment.context is None:
            yield segment.line, None, segment.text, comments
        else:
            yield segment.line, "pgettext", (segment.context, segment.text), comments


def _segments(data: bytes, *, path: str, options: Mapping[str, str]) -> tuple[Segment, ...]:
    parts = PurePath(path).parts
    source, timezone = options.get("source", "en-US"), options.get("timezone", "UTC")
    # A segment holds the name of a fact, never its value, so any value serves.
    facts = {name: NumberFact(Decimal(0)) for name in (*options.get("facts", "").split(), *_newsroom_facts(path))}
    if _BOILERPLATE in parts:
        boilerplate = release.parse_boilerplate(data, path=path, id=PurePath(path).stem, facts=facts)
        return segments.of_boilerplate(boilerplate, source=source)
    around = Surroundings(facts=facts)
    made = release.parse(data, path=path, id=_id(parts), source=source, timezone=timezone, around=around)
    return segments.of(made)


def _newsroom_facts(path: str) -> tuple[str, ...]:
    """Names of the facts that the newsroom of a file declares; none where it lies in no newsroom."""
    try:
        return tuple(load(find(Path(path).parent)).facts)
    except ComunicadoError:
        return ()


def _id(parts: tuple[str, ...]) -> str:
    """The id of a release: its folder below `releases/`, or its folder's name where there is no such part."""
    folders = parts[:-1]
    below = folders[::-1].index("releases") if "releases" in folders else 1
    return "/".join(folders[len(folders) - below :]) or PurePath(parts[-1]).stem
