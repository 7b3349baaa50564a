"""Real releases and their Spanish versions, and what editors do to a translation: cut, join, split, swap, replace.

Whatever is done, it is known which Spanish text is the translation of which English one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from random import Random

from comunicado import documents
from comunicado.catalogues import units
from comunicado.catalogues.units import Unit
from comunicado.model import PartialDate, Release


@dataclass(frozen=True, slots=True)
class Published:
    """A release and its translation, as they were published, segment for segment."""

    id: str
    source: tuple[Unit, ...]
    target: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a changed translation, and the source segments that it says."""

    unit: Unit
    says: frozenset[int]
    whole: bool = True
    """It says all of one, and nothing else."""


def released(path: Path, locale: str) -> Release:
    """A document as a release."""
    document = documents.read(path.read_bytes(), path=path.name)
    return Release(
        "x", f"releases/x/{path.name}", locale, document.headline, PartialDate(2012),
        datetime(2012, 1, 1, tzinfo=UTC), document.body,
    )  # fmt: skip


@lru_cache(maxsize=1)
def published(corpus: Path) -> tuple[Published, ...]:
    """The releases of the corpus that have a text."""
    folder = corpus / "releases"
    with (folder / "manifest.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    found = [
        Published(
            row["id"],
            units.of(released(folder / row["en_path"], "en-US")),
            units.of(released(folder / row["es_path"], "es-US")),
        )
        for row in rows
    ]
    return tuple(one for one in found if one.source)


def rewritten(original: Published, others: tuple[Published, ...], random: Random, edits: int) -> list[Piece]:
    """The translation after some edits; what is put in comes from the other releases."""
    groups = list(_groups(original.target))
    strangers: dict[str, list[Unit]] = {}
    for other in others:
        for unit in other.target:
            strangers.setdefault(unit.kind, []).append(unit)
    for _ in range(edits):
        edit = random.choice((_cut, _cut, _join, _split, _swap, _swap, _replaced, _replaced, _added))
        if groups:
            groups = edit(groups, strangers, random)
    return [piece for group in groups for piece in group]


Groups = list[list[Piece]]
"""Blocks, and the rows of tables."""


def _groups(target: tuple[Unit, ...]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for number, unit in enumerate(target):
        if group and not (unit.row and group[-1].unit.row == unit.row):
            yield group
            group = []
        group.append(Piece(unit, frozenset({number})))
    yield group


def _cut(groups: Groups, _: dict[str, list[Unit]], random: Random) -> Groups:
    place = random.randrange(len(groups))
    return groups[:place] + groups[place + random.choice((1, 1, 2, 3)) :]


def _added(groups: Groups, strangers: dict[str, list[Unit]], random: Random) -> Groups:
    place = random.randrange(len(groups))
    new = [Piece(_stranger(piece.unit, strangers, random), frozenset()) for piece in groups[place]]
    return [*groups[:place], new, *groups[place:]]


def _replaced(groups: Groups, strangers: dict[str, list[Unit]], random: Random) -> Groups:
    place = random.randrange(len(groups))
    group = list(groups[place])
    column = random.randrange(len(group))
    group[column] = Piece(_stranger(group[column].unit, strangers, random), frozenset())
    return [*groups[:place], group, *groups[place + 1 :]]


def _stranger(unit: Unit, strangers: dict[str, list[Unit]], random: Random) -> Unit:
    """A text of another release in the place of one: of its kind, and if possible of its length."""
    size = len(unit.segment.text)
    like = [one for one in strangers.get(unit.kind, [unit]) if 0.7 * size < len(one.segment.text) < 1.4 * size]
    return replace(random.choice(like or strangers.get(unit.kind, [unit])), row=unit.row)


def _swap(groups: Groups, _: dict[str, list[Unit]], random: Random) -> Groups:
    place = random.randrange(len(groups))
    kinds = [piece.unit.kind for piece in groups[place]]
    like = [n for n, group in enumerate(groups) if n != place and [piece.unit.kind for piece in group] == kinds]
    near = [n for n in like if abs(n - place) == 1] or [n for n in like if abs(n - place) < 5]
    if near:
        other = random.choice(near)
        groups[place], groups[other] = groups[other], groups[place]
    return groups


def _join(groups: Groups, _: dict[str, list[Unit]], random: Random) -> Groups:
    place = random.randrange(len(groups))
    both = [piece for group in groups[place : place + 2] for piece in group]
    if len(both) != 2 or len({piece.unit.kind for piece in both}) > 1 or not both[0].unit.kind.endswith("paragraph"):
        return groups
    first, second = (piece.unit.segment for piece in both)
    shifted = re.sub(r"\]\[(\d+)\]", lambda match: f"][{int(match[1]) + len(first.links)}]", second.text)
    joined = replace(first, text=f"{first.text} {shifted}", links=first.links + second.links)
    piece = Piece(replace(both[0].unit, segment=joined), both[0].says | both[1].says, whole=False)
    return [*groups[:place], [piece], *groups[place + 2 :]]


def _split(groups: Groups, _: dict[str, list[Unit]], random: Random) -> Groups:
    place = random.randrange(len(groups))
    piece, *more = groups[place]
    text = piece.unit.segment.text
    cuts = [match.end() for match in re.finditer(r"[.;:,»] ", text)]
    if more or not cuts or not piece.unit.kind.endswith("paragraph") or "][" in text:
        return groups
    cut = random.choice(cuts)
    parts = [
        Piece(replace(piece.unit, segment=replace(piece.unit.segment, text=part.strip())), piece.says, whole=False)
        for part in (text[:cut], text[cut:])
    ]
    return [*groups[:place], *([part] for part in parts), *groups[place + 1 :]]
