"""The segments of two documents in, pairs of segments that say the same out, with how sure that is.

Position alone decides nothing: the order of the segments proposes pairs (see `route`), and only what both texts say
makes one sure.  The limits are set so that of thousands of documents whose translations were cut, joined, split,
swapped and replaced no wrong pair is sure; a right one that is not costs a look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt
from statistics import median

from comunicado.catalogues import evidence
from comunicado.catalogues.likeness import Likeness
from comunicado.catalogues.route import Step, again, band, route
from comunicado.catalogues.units import Unit

_ALIKE = 0.44
"""The least that the texts of a sure pair have in common, if they are long."""
_SHORT = 0.28
"""What is asked beyond that of a text of one word; of longer ones, so much less."""
_ROWED = 0.25, 0.20
"""The same two, for cells of rows that name the same thing."""
_MARGIN = 0.08
"""How much less either text has in common with any other."""
_EVEN_MARGIN = 0.03
"""The same, where both documents have one structure throughout."""
_MOVED = 0.15
"""What is asked of likeness and margin beyond that where the order is not that of the source."""
_SPREAD, _STRICT = 2.4, 1.4
"""By how much the lengths may differ, where both documents have one structure and where not: a text of which a part
was split off is still much like its source."""
_PART = 0.12
"""How much may speak for one text being but a part of the other, where the structures differ."""
_STRANGERS = 4
"""Names in one of two texts that have nothing to do with the other, where it holds another text as well."""
_TOUCH = 0.15
"""What a text has in common with one that it may be a part of, at least."""
_LONG = 80
"""Characters from which on lengths are judged strictly."""
_BRIEF = 30
"""Characters of a text that is too short for its length to tell anything."""
_USUAL = {("en", "es"): 0.14, ("es", "en"): -0.14}
"""By how much a translation is longer than its source, as a logarithm, where a document has few pairs that tell."""
_FEWER, _MORE = -0.08, 0.16
"""By how much one with fewer sentences than its source, or with more, may differ from what is usual in its document."""
_SHORTER = -0.3
"""The same, for a long one with as many."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Segments of a document and of its translation that belong together; one side may be empty."""

    source: tuple[Unit, ...]
    target: tuple[Unit, ...]
    likeness: float = 0.0
    """What the texts have in common, from 0 to 1."""
    doubt: str = ""
    """Why somebody must look at it, as a clause; empty where enough speaks for it, and nothing against it."""

    @property
    def sure(self) -> bool:
        """Whether the two are one text and its translation; only ever of one and one."""
        return not self.doubt


def align(source: Sequence[Unit], target: Sequence[Unit], *, languages: tuple[str, str]) -> tuple[Pair, ...]:
    """Pair the segments of a document with those of its translation.

    Each segment is in exactly one pair.  The pairs are in the order of the source; what only the translation has
    stands behind what it follows there.  `languages` are those of the two, as `en` and `es`.
    """
    return tuple(_Aligner(source, target, languages).pairs())


class _Aligner:
    """Two documents, and what their segments have in common."""

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit], languages: tuple[str, str]) -> None:
        self.source, self.target = source, target
        self.languages = languages
        self.says = [evidence.of(unit.segment) for unit in source]
        self.said = [evidence.of(unit.segment) for unit in target]
        self.like = Likeness(self.says, self.said, languages)
        self.band = band(len(source), len(target), self.like.rows)
        self.like.look_closely([(max(0, low - 2), high) for low, high in self.band[1:]])
        self.rows, self.columns = self.like.rows, _turned(self.like.rows, len(target))
        sizes = sum(one.size for one in self.says), sum(one.size for one in self.said)
        self.ratio = min(2.0, max(0.5, sizes[1] / sizes[0])) if all(sizes) else 1.0

    def pairs(self) -> Iterator[Pair]:
        steps = route(self.band, self._gain, self._joint_gain)
        steps, moved = self._crossed(steps)
        judge = _Judge(self, steps, moved)
        for ours, theirs in steps:
            like = self.like.together(ours, theirs) if ours and theirs else 0.0
            if len(ours) == len(theirs) == 1:
                doubt = judge.doubt(ours[0], theirs[0])
            elif ours and theirs:
                doubt = "here two texts are one"
            else:
                doubt = "nothing is near it"
            yield Pair(
                tuple(self.source[n] for n in ours), tuple(self.target[m] for m in theirs), round(like, 3), doubt
            )

    # --- what a step is worth ---

    def _gain(self, n: int, m: int) -> float:
        return 4 * self.rows[n].get(m, 0.0) - 0.6 - self._strain(n, m) - self.stretch((n,), (m,)) ** 2 / 12

    def _joint_gain(self, ours: Sequence[int], theirs: Sequence[int]) -> float | None:
        """None where the segments are not of one kind, or joining them makes nothing better."""
        kinds = {self.source[n].kind for n in ours} | {self.target[m].kind for m in theirs}
        if len(kinds) > 1 or not kinds.pop().endswith("paragraph"):
            return None
        pairs = [(n, m) for n in ours for m in theirs]
        apart = [self.rows[n].get(m, 0.0) for n, m in pairs]
        if min(apart) < 0.05 or self.like.about(ours, theirs) <= max(apart) + 0.02:
            return None
        stretch = abs(self.stretch(ours, theirs))
        if stretch > min(abs(self.stretch((n,), (m,))) for n, m in pairs):
            return None
        return 4 * self.like.together(ours, theirs) - 1.2 - stretch**2 / 12

    def _strain(self, n: int, m: int) -> float:
        """What speaks against a pair by the places of its segments."""
        ours, theirs = self.source[n], self.target[m]
        if ours.kind == theirs.kind:
            return 0.0
        return 0.5 if ours.segment.context == theirs.segment.context != "cell" else 2.0

    def stretch(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        """By how much the target is longer than is usual in these documents: 1 is often so, 3 hardly ever."""
        size = sum(self.says[n].size for n in ours) * self.ratio
        other = sum(self.said[m].size for m in theirs)
        # Short texts vary more: where English has "Fix leak", Spanish may need a whole phrase.
        return max(-5.0, min(5.0, log((other + 12) / (size + 12)) / (0.12 + 1.1 / sqrt(size + 12))))

    # --- what is not in order ---

    def _crossed(self, steps: list[Step]) -> tuple[list[Step], set[int]]:
        """The steps with segments paired that changed places, and the source segments of these."""
        weak = [(a, b) for a, b in steps if len(a) <= 1 and len(b) <= 1 and not self._fair(a, b)]
        free, open_ = {n for a, _ in weak for n in a}, {m for _, b in weak for m in b}
        found = [
            (like, n, m) for n in free for m, like in self.rows[n].items()
            if m in open_ and like >= _ALIKE and self.source[n].kind == self.target[m].kind
        ]  # fmt: skip
        partner: dict[int, int] = {}
        for _, n, m in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
            if n not in partner and m not in partner.values():
                partner[n] = m
        if not partner:
            return steps, set()
        return again(steps, partner), {n for n, m in partner.items() if ((n,), (m,)) not in steps}

    def _fair(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether a step of one and one is no worse than another for both segments."""
        if not ours or not theirs:
            return False
        (n,), (m,) = ours, theirs
        like = self.rows[n].get(m, 0.0)
        return (
            like >= _ALIKE
            and like >= max(self.rows[n].values(), default=0.0)
            and like >= max(self.columns[m].values(), default=0.0)
        )


def _turned(rows: Sequence[dict[int, float]], count: int) -> list[dict[int, float]]:
    """For each target segment the source segments that share something with it, and how much."""
    columns: list[dict[int, float]] = [{} for _ in range(count)]
    for n, row in enumerate(rows):
        for m, like in row.items():
            columns[m][n] = like
    return columns


class _Judge:
    """Says which pairs of one and one are sure."""

    def __init__(self, aligner: _Aligner, steps: Sequence[Step], moved: set[int]) -> None:
        self.a, self.moved = aligner, moved
        ones = [(ours[0], theirs[0]) for ours, theirs in steps if len(ours) == len(theirs) == 1]
        self.even = len(ones) == len(steps) and all(self._same_kind(n, m) for n, m in ones) and not moved
        self.keyed = {(aligner.source[n].row, aligner.target[m].row) for n, m in ones if self._names_row(n, m)}
        good = [(n, m) for n, m in ones if aligner.rows[n].get(m, 0.0) >= self._least(n, m)]
        lengths = [(aligner.says[n].size, aligner.said[m].size) for n, m in good]
        told = [log(there / here) for here, there in lengths if min(here, there) >= _LONG]
        # Of few pairs one that was cut would decide, so that what is usual elsewhere counts as two.
        self.usual = median([*told, *[_USUAL.get(aligner.languages, log(aligner.ratio))] * 2])
        self.lonely = (
            set(range(len(aligner.source))) - {n for n, _ in good},
            set(range(len(aligner.target))) - {m for _, m in good},
        )

    def doubt(self, n: int, m: int) -> str:
        """Why a source segment and a target segment that the steps pair may be no pair; empty where they surely are."""
        a = self.a
        more = _MOVED if n in self.moved else 0.0
        margin = _EVEN_MARGIN if self.even else _MARGIN + more
        like = a.rows[n].get(m, 0.0)
        if not self._same_kind(n, m):
            return "one is another kind of block"
        if differs := evidence.contradiction(a.says[n], a.said[m]):
            return differs
        if like < self._least(n, m) + more:
            return "they have little in common"
        if not self._rowed(n, m) and like - self._rival(n, m) < margin:
            return "another text is as near"
        return "" if self._whole(n, m, like) and not self._abridged(n, m) else "one may be but a part of the other"

    def _abridged(self, n: int, m: int) -> bool:
        """Whether sentences are lacking on one side, by their number and by what lengths are usual in the document."""
        ours, theirs = self.a.says[n], self.a.said[m]
        if min(ours.size, theirs.size) < _BRIEF:
            return False
        longer = log(theirs.size / ours.size) - self.usual
        if theirs.sentences != ours.sentences:
            return longer < _FEWER if theirs.sentences < ours.sentences else longer > _MORE
        return longer < _SHORTER and ours.size >= 2 * _LONG

    def _same_kind(self, n: int, m: int) -> bool:
        return self.a.source[n].kind == self.a.target[m].kind

    def _least(self, n: int, m: int) -> float:
        weight = min(self.a.like.source.weights[n], self.a.like.target.weights[m])
        alike, short = _ROWED if self._rowed(n, m) else (_ALIKE, _SHORT)
        return alike + short / max(1.0, weight)

    def _rowed(self, n: int, m: int) -> bool:
        return (self.a.source[n].row, self.a.target[m].row) in self.keyed

    def _whole(self, n: int, m: int, like: float) -> bool:
        """Whether the lengths fit, the longer text has nothing of weight that the other lacks, and no rest is left."""
        stretch = self.a.stretch((n,), (m,))
        short = min(self.a.says[n].size, self.a.said[m].size) < _LONG
        if abs(stretch) > (_SPREAD if self.even or short else _STRICT) or self.a.like.strangers(n, m) >= _STRANGERS:
            return False
        return self.even or (self.a.like.lopsided(n, m) * -stretch < _PART and not self._cut(n, m, like))

    def _rival(self, n: int, m: int) -> float:
        """The most that either text has in common with one that says something else."""
        ours, theirs = self.a.source[n].segment, self.a.target[m].segment
        best = 0.0
        for k, like in self.a.rows[n].items():
            other = self.a.target[k].segment
            if like > best and other.text != theirs.text and other.context == theirs.context:
                best = like
        for k, like in self.a.columns[m].items():
            other = self.a.source[k].segment
            if like > best and other.text != ours.text and other.context == ours.context:
                best = like
        return best

    def _cut(self, n: int, m: int, like: float) -> bool:
        """Whether one of the two is but a part, of which a segment without a good partner is the rest."""
        a = self.a
        ours = {k for k in self.lonely[0] if abs(k - n) == 1 or a.rows[k].get(m, 0.0) > _TOUCH} - {n}
        theirs = {k for k in self.lonely[1] if abs(k - m) == 1 or a.columns[k].get(n, 0.0) > _TOUCH} - {m}
        return any(a.like.together((n, k), (m,)) >= like for k in ours) or any(
            a.like.together((n,), (m, k)) >= like for k in theirs
        )

    def _names_row(self, n: int, m: int) -> bool:
        """Whether two cells are what tells their row from all others: the same text, and nowhere else."""
        ours, theirs = self.a.source[n], self.a.target[m]
        if not (ours.row and theirs.row) or ours.kind != theirs.kind or ours.segment.text != theirs.segment.text:
            return False
        text = ours.segment.text
        return self._count[0][text] == self._count[1][text] == 1

    @cached_property
    def _count(self) -> tuple[dict[str, int], dict[str, int]]:
        counts: tuple[dict[str, int], dict[str, int]] = {}, {}
        for units, count in zip((self.a.source, self.a.target), counts, strict=True):
            for unit in units:
                count[unit.segment.text] = count.get(unit.segment.text, 0) + 1
        return counts
