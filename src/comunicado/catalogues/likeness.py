"""The evidence of two documents in, how alike each segment of one is to each of the other out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import log

from comunicado.catalogues.evidence import Evidence, kinship, sound
from comunicado.catalogues.lexicon import notions
from comunicado.catalogues.numerals import Figure

Feature = str | Figure
"""A word, a name (`=` in front), an address (`>` in front), or a figure."""
_WORTH = {"=": 2.0, ">": 2.0}
_LONG = 160_000
"""Pairs of segments up to which all are looked at closely."""
_RARE = 16
"""Segments of the other document that have a rare word, at most."""


class Likeness:
    """What the segments of two documents share, weighed: rare words tell more than frequent ones.

    `rows` has, for each source segment, the target segments that share anything with it, and how much: up to 1.  In
    long documents it counts rare words only, which find what belongs together wherever it stands; `look_closely` then
    counts all words, of those pairs that may be pairs by their places.
    """

    def __init__(self, source: Sequence[Evidence], target: Sequence[Evidence], languages: tuple[str, str]) -> None:
        ours, theirs = ([tuple(_features(one)) for one in side] for side in (source, target))
        kin = _kin(_where(ours), _where(theirs), languages)
        back: dict[Feature, dict[Feature, float]] = {}
        for feature, others in kin.items():
            for other, degree in others.items():
                back.setdefault(other, {})[feature] = degree
        self.source = _Side(ours, kin, _where(theirs), [one.capitals for one in source])
        self.target = _Side(theirs, back, _where(ours), [one.capitals for one in target])
        self.long = len(source) * len(target) > _LONG
        everything = [(0, max(len(source), len(target)))] * max(len(source), len(target))
        self.rows = self._counted(everything, everything, rare=self.long)

    def look_closely(self, windows: Sequence[tuple[int, int]]) -> None:
        """Count all words of the pairs of each source segment with the target segments between two, both included."""
        if not self.long:
            return
        spans: list[list[int]] = [[] for _ in self.target.features]
        for n, (low, high) in enumerate(windows):
            for m in range(low, min(high + 1, len(spans))):
                spans[m].append(n)
        back = [(min(span, default=0), max(span, default=-1)) for span in spans]
        for row, near, (low, high) in zip(self.rows, self._counted(windows, back), windows, strict=True):
            for m in range(low, high + 1):
                row.pop(m, None)
            row.update(near)

    def _counted(
        self, windows: Sequence[tuple[int, int]], back: Sequence[tuple[int, int]], *, rare: bool = False
    ) -> list[dict[int, float]]:
        ours = [self.source.shared(n, windows[n], rare=rare) for n in range(len(self.source.features))]
        theirs = [self.target.shared(m, back[m], rare=rare) for m in range(len(self.target.features))]
        rows: list[dict[int, float]] = []
        for n, row in enumerate(ours):
            own, weights = self.source.weights[n], self.target.weights
            rows.append({m: (worth + theirs[m].get(n, 0.0)) / (own + weights[m]) for m, worth in row.items()})
        return rows

    def together(self, source: Sequence[int], target: Sequence[int]) -> float:
        """How alike two runs of segments are, each read as one."""
        own, shared = self.source.covered(source, target)
        other, back = self.target.covered(target, source)
        return (shared + back) / (own + other) if own + other else 0.0

    def about(self, source: Sequence[int], target: Sequence[int]) -> float:
        """What `together` hardly exceeds, and quick: neighbours have few words in common."""
        own = [self.source.weights[n] for n in source]
        other = [self.target.weights[m] for m in target]
        shared = sum(
            self.rows[n].get(m, 0.0) * (a + b)
            for n, a in zip(source, own, strict=True)
            for m, b in zip(target, other, strict=True)
        )
        return shared / max(1e-9, 0.8 * (sum(own) + sum(other)))

    def strangers(self, source: int, target: int) -> int:
        """How many names of either segment have nothing to do with the other; the greater of both numbers."""
        return max(self.source.strangers(source, target), self.target.strangers(target, source))

    def lopsided(self, source: int, target: int) -> float:
        """By how much more of the target stands in the source than of the source in the target, from -1 to 1."""
        own, shared = self.source.covered([source], [target])
        other, back = self.target.covered([target], [source])
        return back / other - shared / own if own and other else 0.0


class _Side:
    """The segments of one document, and where in the other one their words are."""

    def __init__(
        self,
        features: Sequence[tuple[Feature, ...]],
        kin: Mapping[Feature, Mapping[Feature, float]],
        elsewhere: Mapping[Feature, Sequence[int]],
        capitals: Sequence[frozenset[str]],
    ) -> None:
        self.features, self.capitals = features, capitals
        count = len(features)
        self.worth = {
            feature: (_WORTH.get(feature[0], 1.0) if isinstance(feature, str) else 1.5)
            * log(1 + count / len(places)) / log(1 + count)
            for feature, places in _where(features).items()
        }  # fmt: skip
        self.weights = [sum(map(self.worth.__getitem__, found)) for found in features]
        self.met = {feature: _met(kin.get(feature, {}), elsewhere) for feature in self.worth}
        self.places = {feature: sorted(met) for feature, met in self.met.items()}

    def shared(self, number: int, window: tuple[int, int], *, rare: bool) -> dict[int, float]:
        """How much of a segment each segment in a window of the other document has."""
        low, high = window
        total: dict[int, float] = {}
        for feature in self.features[number]:
            places = self.places[feature]
            if rare and len(places) > _RARE:
                continue
            worth, met = self.worth[feature], self.met[feature]
            for place in places[bisect_left(places, low) : bisect_right(places, high)]:
                total[place] = total.get(place, 0.0) + worth * met[place]
        return total

    def strangers(self, number: int, other: int) -> int:
        """How many names of a segment have nothing to do with a segment of the other document."""
        return sum(other not in self.met.get(word, {}) for word in self.capitals[number])

    def covered(self, numbers: Sequence[int], others: Sequence[int]) -> tuple[float, float]:
        """The weight of some segments read as one, and how much of it some of the other document have."""
        own = shared = 0.0
        for feature in dict.fromkeys(chain.from_iterable(self.features[n] for n in numbers)):
            worth, met = self.worth[feature], self.met[feature]
            own += worth
            shared += worth * max([met.get(other, 0.0) for other in others])
        return own, shared


def _where(features: Sequence[Sequence[Feature]]) -> dict[Feature, list[int]]:
    """Feature → the segments that have it."""
    where: dict[Feature, list[int]] = {}
    for n, found in enumerate(features):
        for feature in dict.fromkeys(found):
            where.setdefault(feature, []).append(n)
    return where


def _features(one: Evidence) -> Iterator[Feature]:
    yield from one.words
    yield from (f"={name}" for name in sorted(one.names))
    yield from (f">{link}" for link in sorted(one.links))
    yield from one.figures


def _met(kin: Mapping[Feature, float], where: Mapping[Feature, Sequence[int]]) -> dict[int, float]:
    """Where the kin of a feature stand, with the nearest one's degree."""
    met: dict[int, float] = {}
    for other, degree in kin.items():
        for place in where[other]:
            if met.get(place, 0.0) < degree:
                met[place] = degree
    return met


def _kin(
    source: Iterable[Feature], target: Iterable[Feature], languages: tuple[str, str]
) -> dict[Feature, dict[Feature, float]]:
    """For each feature of the source those of the target that may stand for it."""
    index: dict[object, list[Feature]] = {}
    for feature in target:
        for key in _keys(feature, languages[1]):
            index.setdefault(key, []).append(feature)
    kin: dict[Feature, dict[Feature, float]] = {}
    for feature in source:
        near = dict.fromkeys(chain.from_iterable(index.get(key, ()) for key in _keys(feature, languages[0])))
        degrees = {other: _degree(feature, other, languages) for other in near}
        kin[feature] = {other: degree for other, degree in degrees.items() if degree}
    return kin


def _keys(feature: Feature, language: str) -> Iterator[object]:
    """What features that may be kin have in common."""
    if not isinstance(feature, str):
        yield from (f"#{value}" for value in feature)
    elif feature[0] in _WORTH:
        yield feature
    else:
        yield feature
        yield sound(feature)[:2]
        yield from notions(feature, language)


def _degree(feature: Feature, other: Feature, languages: tuple[str, str]) -> float:
    if not isinstance(feature, str) or not isinstance(other, str):
        return 1.0
    return kinship(feature, other, languages)
