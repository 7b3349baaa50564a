"""Numbers: the translation says those of the source, as its own readers write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from comunicado.checks import figures
from comunicado.checks.context import Context
from comunicado.checks.figures import Said
from comunicado.checks.prose import prose
from comunicado.locales.figures.numerals import alike, conventions
from comunicado.model import Segment

_RUN = re.compile("[0-9]+(?:[.,][0-9]+)*")
_UNSURE = re.compile(
    r"[0-9](?:[:KMBTbkmt]|\s?[aApP]\.?\s?[mM]\b)|(?<![^\W\d_])(?:[Tt]housand|[MmBb]illion|[Tt]rillion|mil\b|[mb]ill[oó]n|md[pd]\b"
    r"|mañana|tarde|noche|madrugada)"
)
"""What may make two values of the same digits: words of scale, halves of the day."""
_LETTER = re.compile(r"[^\W\d_]")
_NEAR = 40
"""Characters behind digits in which such a word may belong to them."""
_Key = Callable[[Said], Iterable[Hashable]]
_MOST = 5
"""Numbers that a finding names."""
_LONGEST = 40
"""Characters of a number that it quotes."""


def check(segment: Segment, string: str, context: Context) -> Iterator[str]:
    """Numbers that only one of the two texts says, in digits or (those up to 20, and round ones) in words."""
    if _alike(segment.text, string, context):
        return
    source, target = (prose(text, plain=segment.plain) for text in (segment.text, string))
    ours, our_months = figures.read(source, context.source)
    theirs, their_months = figures.read(target, context.locale)
    lacking, added = _apart(ours, theirs)
    if lacking:
        lacking = _unsaid(lacking, theirs, figures.spelled(target), their_months)
    if added:
        added = _unsaid(added, ours, figures.spelled(source), our_months)
    if lacking and added:
        advice = _advice(lacking, added, context.locale)
        yield f"the source says {_listed(lacking)}, the translation {_listed(added)}; {advice}"
    elif lacking:
        yield f"the translation lacks {_listed(lacking)}; compare the numbers"
    elif added:
        yield f"the source does not say {_listed(added)}; compare the numbers"


def _alike(source: str, target: str, context: Context) -> bool:
    """Whether both texts have the same digits, or none, which cannot mean different numbers: so it mostly is."""
    ours, theirs = list(_RUN.finditer(source)), list(_RUN.finditer(target))
    if not ours and not theirs:
        return True
    digits = sorted(run[0] for run in ours)
    if digits != sorted(run[0] for run in theirs):
        return False
    if not all(map(str.isdigit, digits)) and not alike(context.source, context.locale):
        return False
    return not any(_UNSURE.search(run.string, run.start(), run.end() + _NEAR) for run in (*ours, *theirs))


def _apart(ours: Sequence[Said], theirs: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """What each side says that the other does not: the surest pairs are taken off first."""
    left, right = list(ours), list(theirs)
    for mine, yours in ((_exactly, _exactly), (_says, _says), (_says, _takes), (_takes, _says)):
        if left and right:
            left, right = _unpaired(left, right, mine, yours)
    return left, right


def _unpaired(ours: list[Said], theirs: list[Said], mine: _Key, yours: _Key) -> tuple[list[Said], list[Said]]:
    """What is left when each of ours has taken the first of theirs that shares a key with it."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(len(theirs) - 1, -1, -1):
        for key in yours(theirs[place]):
            places[key].append(place)
    taken: set[int] = set()
    left = []
    for one in ours:
        for key in mine(one):
            found = places.get(key, [])
            while found and found[-1] in taken:
                found.pop()
            if found:
                taken.add(found.pop())
                break
        else:
            left.append(one)
    return left, [one for place, one in enumerate(theirs) if place not in taken]


def _exactly(one: Said) -> Iterable[Hashable]:
    return (one.says,)


def _says(one: Said) -> Iterable[Hashable]:
    return one.says


def _takes(one: Said) -> Iterable[Hashable]:
    return one.takes


def _unsaid(said: list[Said], others: Sequence[Said], words: frozenset[str], months: frozenset[str]) -> list[Said]:
    """Those that the other text says nowhere: it may say a year once in a range, or a name once more to explain it."""
    values = frozenset[str]().union(*(one.says for one in others))
    return [
        one
        for one in said
        if values.isdisjoint(one.says | one.takes if one.loose else one.says)
        and words.isdisjoint(one.says | one.takes)
        and not (one.loose and months & one.says)
    ]


def _listed(said: list[Said]) -> str:
    names = list(dict.fromkeys(one.written[:_LONGEST] for one in said))
    more = [f"{len(names) - _MOST} more"] if len(names) > _MOST else []
    *first, last = names[:_MOST] + more
    return f"{', '.join(first)} and {last}" if first else last


def _advice(lacking: list[Said], added: list[Said], locale: str) -> str:
    """What to do; where only the separators differ, how the locale writes them."""
    known = conventions(locale)
    written = [one.written for one in (*lacking, *added)]
    digits = [sorted(re.sub("[^0-9]", "", one.written) for one in side) for side in (lacking, added)]
    if known.decimal and digits[0] == digits[1] and not any(_LETTER.search(text) for text in written):
        return f"write them as {locale} does: 1{known.groups[0]}234{known.decimal}5"
    return "compare the numbers"
