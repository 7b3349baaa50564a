"""A release and its translation as another document in, the messages of its catalogue filled out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comunicado import tags
from comunicado.catalogues import units
from comunicado.catalogues.alignment import Pair, align
from comunicado.catalogues.wording import msgstr
from comunicado.model import Catalogue, Key, Message, Release, Segment

Objections = Callable[[Segment, str], Iterable[str]]
"""What speaks against publishing a translation of a segment, a sentence each."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a translation has for one message."""

    text: str
    """The msgstr."""
    doubt: str = ""
    """Why it is fuzzy; empty where it is translated."""
    others: tuple[str, ...] = ()
    """How the same message is translated elsewhere in the document."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of two documents."""

    pairs: tuple[Pair, ...]
    """Everything in both, in the order of the source; a pair that is not translated says why."""
    words: Mapping[Key, Words]


def adopt(
    source: Release, translation: Release, *, objections: Objections = lambda _, __: (), given: Collection[str] = ()
) -> Adopted:
    """Find the words for the messages of a release in its translation.

    Pairs that are sure are translated, others fuzzy; of texts that only one of the documents has nothing is made.

    Args:
        translation: the other document, read as a release of its own in its own locale.
        objections: asked about each sure pair; what it says makes it fuzzy.
        given: the front-matter fields that somebody wrote for this translation, so that they need no proof.

    Raises:
        SourceError: markup that no msgid can say.
    """
    languages = tags.language(source.source), tags.language(translation.source)
    found = align(units.of(source), units.of(translation), languages=languages)
    pairs: list[Pair] = []
    offers: dict[Key, list[Words]] = {}
    for pair in found:
        if pair.source and pair.target:
            if pair.source[0].kind in given and pair.source[0].kind == pair.target[0].kind:
                pair = replace(pair, doubt="")
            texts = [msgstr(unit.segment, [other.segment for other in pair.target]) for unit in pair.source]
            if not pair.doubt and (said := next(iter(objections(pair.source[0].segment, texts[0])), "")):
                pair = replace(pair, doubt=said)
            for unit, text in zip(pair.source, texts, strict=True):
                offers.setdefault(unit.segment.key, []).append(Words(text, pair.doubt))
        pairs.append(pair)
    return Adopted(tuple(pairs), {key: _best(words) for key, words in offers.items()})


def _best(offers: Sequence[Words]) -> Words:
    """The words that are sure and that most places have."""
    sure = Counter(words.text for words in offers if not words.doubt)
    if not sure:
        return offers[0]
    (text, _), *others = sure.most_common()
    return Words(text, others=tuple(other for other, _ in others))


def fill(catalogue: Catalogue, words: Mapping[Key, Words]) -> Catalogue:
    """The catalogue with words in its empty messages; what is filled stays as it is."""
    live = tuple(_filled(message, words.get(message.key)) for message in catalogue.messages)
    return replace(catalogue, messages=live)


def _filled(message: Message, words: Words | None) -> Message:
    if words is None or not words.text or any(message.strings) or message.obsolete or message.plural is not None:
        return message
    flags = ("fuzzy", *message.flags) if words.doubt else message.flags
    return replace(message, strings=(words.text,), flags=flags)
