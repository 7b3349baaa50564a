"""What each pair of segments is worth in, the best way through two documents out (dynamic programming)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise

Step = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the source segments and of the target segments that one step takes: one or two, or none, of each."""
Band = list[tuple[int, int]]
"""For each number of source segments that were taken, the least and the greatest number of target segments."""
Gain = Callable[[int, int], float]
Joint = Callable[[Sequence[int], Sequence[int]], float | None]

ALONE = 0.5
"""What it costs to leave a segment alone."""
_SMALL = 20_000
"""Up to so many pairs of segments all are looked at, beyond them those near the anchors."""
_WIDTH = 24
"""How far from the line between anchors a pair may lie."""
_MOVES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


def route(band: Band, gain: Gain, joint: Joint) -> list[Step]:
    """The steps from the start of both documents to their ends that gain most, within a band."""
    rows, columns = len(band) - 1, band[-1][1]
    best: list[list[float]] = []
    moves: list[bytearray] = []
    for i in range(rows + 1):
        low, high = band[i]
        line, taken = [float("-inf")] * (high - low + 1), bytearray(high - low + 1)
        best.append(line)
        moves.append(taken)
        for j in range(low, high + 1):
            if i == j == 0:
                line[0] = 0.0
                continue
            for number, (di, dj) in enumerate(_MOVES):
                before = _at(best, band, i - di, j - dj)
                if before == float("-inf"):
                    continue
                worth = _worth(i, j, di, dj, gain, joint)
                if worth is not None and before + worth > line[j - low]:
                    line[j - low], taken[j - low] = before + worth, number
    return _back(rows, columns, moves, band)


def _at(best: Sequence[Sequence[float]], band: Band, i: int, j: int) -> float:
    if i < 0 or not band[i][0] <= j <= band[i][1]:
        return float("-inf")
    return best[i][j - band[i][0]]


def _worth(i: int, j: int, di: int, dj: int, gain: Gain, joint: Joint) -> float | None:
    if di == dj == 1:
        return gain(i - 1, j - 1)
    if not di or not dj:
        return -ALONE
    return joint(range(i - di, i), range(j - dj, j))


def _back(rows: int, columns: int, moves: Sequence[bytearray], band: Band) -> list[Step]:
    steps: list[Step] = []
    i, j = rows, columns
    while i or j:
        di, dj = _MOVES[moves[i][j - band[i][0]]]
        steps.append((tuple(range(i - di, i)), tuple(range(j - dj, j))))
        i, j = i - di, j - dj
    return steps[::-1]


def again(steps: Sequence[Step], partner: Mapping[int, int]) -> list[Step]:
    """The steps with some source segments paired otherwise, and their former partners left alone."""
    taken = set(partner.values())
    found: list[Step] = []
    for ours, theirs in steps:
        if len(ours) > 1 or len(theirs) > 1:
            found.append((ours, theirs))
            continue
        kept = tuple(m for m in theirs if m not in taken)
        if ours and ours[0] in partner:
            found.append((ours, (partner[ours[0]],)))
            found += [((), kept)] if kept else []
        elif ours or kept:
            found.append((ours, kept))
    return found


def band(rows: int, columns: int, alike: Sequence[Mapping[int, float]]) -> Band:
    """Where the way through two documents of `rows` and `columns` segments may lead.

    `alike` are, for each source segment, the target segments that share something with it, and how much.
    """
    if rows * columns <= _SMALL:
        return [(0, columns)] * (rows + 1)
    anchors = [(0, 0), *((n + 1, m + 1) for n, m in _chain(_anchors(alike))), (rows, columns)]
    found: Band = [(columns, 0)] * (rows + 1)
    for (i, j), (last, end) in pairwise(anchors):
        slack = _WIDTH + abs((last - i) - (end - j))
        for k in range(i, last + 1):
            middle = j + (end - j) * (k - i) // max(1, last - i)
            # Where two stretches meet, the wider one counts.
            low, high = found[k]
            found[k] = min(low, max(0, middle - slack)), max(high, min(columns, middle + slack))
    return found


def _anchors(alike: Sequence[Mapping[int, float]]) -> list[tuple[int, int]]:
    """Pairs that are far more alike than any other of either segment, in the order of the source."""
    top: list[tuple[float, int]] = []
    for row in alike:
        ranked = nlargest(2, ((like, m) for m, like in row.items()))
        clear = ranked and ranked[0][0] > 0.4 and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] > 0.2)
        top.append(ranked[0] if clear else (0.0, -1))
    claims: dict[int, list[int]] = {}
    for n, (_, m) in enumerate(top):
        claims.setdefault(m, []).append(n)
    return [(n, m) for n, (_, m) in enumerate(top) if m >= 0 and len(claims[m]) == 1]


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that is in the order of both documents (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, m) in enumerate(pairs):
        place = bisect_left(ends, m)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [m]
        last[place : place + 1] = [number]
    found: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
