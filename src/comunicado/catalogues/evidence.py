"""The text of a segment in, what a translation of it would share out: words, names, figures, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from comunicado.catalogues import numerals
from comunicado.catalogues.lexicon import notions
from comunicado.catalogues.numerals import Figure, Value
from comunicado.markdown import flatten, read_inline
from comunicado.markdown.parser import MarkdownMistake
from comunicado.markdown.tree import nodes
from comunicado.model import Code, Link, Segment

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_APART = re.compile(r"[\s<>«»“”\"]+")
_NAME = re.compile(r"[^\W_][._/+@:=\-][^\W_]|[^\W\d_]\d")
_DIGIT, _LETTER = re.compile("[0-9]"), re.compile("[a-z]")
_CAPITAL = re.compile(r"(?<=[\w,] )[^\W\d_a-zß-ÿ][^\W\d_]{2,}")
_SENTENCE = re.compile(r"[.!?:;][)\"”»]*\s+(?=[^a-zà-ÿ\s])")
_LANGUAGE_PART = re.compile(r"(?<![a-z])(?:en|es|spanish|english|espanol|ingles)(?![a-z])")
_LONGEST = 40
"""Letters of a word; what is longer is none, and not compared but with itself."""
_EVERYWHERE = """
a an the of to in on at by as it its is are was were be been and or for from with that this these those which has have
had what will would not we our you your they their he his she her i all also
el la los las lo un una unos unas de del al en por para con y e o u que se su sus es son fue era ser ha han no como mas
este esta estos estas ese esa esos esas le les nos nuestro nuestra tambien
"""
_COMMON = frozenset(_EVERYWHERE.split())
"""Words that every text has, whatever it says."""
_SPELLINGS = (
    ("ph", "f"), ("th", "t"), ("qu", "c"), ("k", "c"), ("ch", "c"), ("y", "i"), ("w", "v"), ("x", "j"), ("z", "c"),
    ("tion", "cion"), ("sion", "cion"),
)  # fmt: skip
_ENDING = re.compile(r"(?:aciones|acion|amente|mente|ally|ly|ments?|mientos?|os|as|es|o|a|e|s)$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text holds that its translation would hold too."""

    words: tuple[str, ...]
    """Each once, in small letters without accents; those that every text has are left out."""
    names: frozenset[str]
    """What is written alike in every language: `CVE-2015-1323`, `sources.list`, code, addresses."""
    figures: tuple[Figure, ...]
    spelled: frozenset[Value]
    """Numbers that words say: `two`, `febrero`."""
    links: Mapping[str, str]
    """Addresses that are linked to: without what tells one language's page from another's → as they stand there."""
    capitals: frozenset[str]
    """Words with a capital within a sentence: names of people and places, mostly."""
    code: tuple[str, ...]
    text: str
    """In small letters and without accents."""
    sentences: int
    """And parts of sentences behind a colon or semicolon that begin as sentences do."""

    @property
    def size(self) -> int:
        """Characters."""
        return len(self.text)


def of(segment: Segment) -> Evidence:
    """What a segment's text holds."""
    text, code, links = _read(segment)
    plain = _folded(text)
    words = dict.fromkeys(word for match in _WORD.finditer(plain) if (word := _bare(match[0])))
    return Evidence(
        tuple(word for word in words if word not in _COMMON) or tuple(words),
        frozenset([*(name.strip(".,;:!?()[]'’") for name in _APART.split(plain) if _NAME.search(name)), *code]),
        tuple(dict.fromkeys(numerals.of(text))),
        numerals.spelled(plain),
        {_address(link): link for link in links},
        frozenset(_folded(word) for word in _CAPITAL.findall(text)) - _COMMON,
        tuple(code),
        plain,
        1 + sum(1 for _ in _SENTENCE.finditer(text.strip())),
    )


def _read(segment: Segment) -> tuple[str, list[str], list[str]]:
    """Text, code spans and addresses of a segment."""
    if segment.plain:
        return segment.text, [], []
    known = [Link(url, ()) for url in segment.links]
    try:
        content = read_inline(segment.text, known, formatted=segment.formatted)
    except MarkdownMistake:
        return segment.text, [], list(segment.links)
    code = [_folded(node.text) for node in nodes(content) if isinstance(node, Code)]
    auto = [node.url for node in nodes(content) if isinstance(node, Link) and node.auto]
    return flatten(content), code, [*segment.links, *auto]


def _folded(text: str) -> str:
    """Text in small letters and without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _bare(word: str) -> str:
    """A word without what English and Spanish hang on it with an apostrophe."""
    return re.split("['’]", word)[0]


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https"):
        return url
    place = f"{parts.netloc}{parts.path}?{parts.query}#{parts.fragment}".lower().removeprefix("www.")
    return re.sub("/+(?=[/?])", "", _LANGUAGE_PART.sub("", place))


def contradiction(source: Evidence, target: Evidence) -> str:
    """What one text has that the other lacks, as a clause: a link, code, or a figure that it does not say in words.

    Empty where there is nothing.  How often a figure stands there does not matter: a year may be said once in a range.
    """
    if source.links.keys() != target.links.keys():
        return led_apart(
            [link for name, link in source.links.items() if name not in target.links],
            [link for name, link in target.links.items() if name not in source.links],
        )
    ours, theirs = _numbered(source), _numbered(target)
    apart = ours and theirs and not ours & theirs
    return "their figures or code differ" if apart or _lacks(source, target) or _lacks(target, source) else ""


def led_apart(source: Sequence[str], target: Sequence[str]) -> str:
    """A clause on addresses that only a source links to, and on those that only its translation does.

    >>> led_apart(["https://x.org/a"], ["https://x.org/b"])
    'the source links to https://x.org/a, the translation to https://x.org/b'
    """
    if source and target:
        return f"the source links to {' and '.join(source)}, the translation to {' and '.join(target)}"
    if source:
        return f"the translation lacks the link to {' and '.join(source)}"
    return f"the source has no link to {' and '.join(target)}"


def _numbered(one: Evidence) -> set[str]:
    """Names with figures in them, as `php5` and `CVE-2015-1323`."""
    return {name for name in one.names if _DIGIT.search(name) and _LETTER.search(name)}


def _lacks(one: Evidence, other: Evidence) -> bool:
    said = other.spelled.union(*other.figures)
    return any(not figure & said for figure in one.figures) or any(code not in other.text for code in one.code)


def kinship(word: str, other: str, languages: tuple[str, str]) -> float:
    """How likely two words, one of each language, stand for one thing: 1 the same, 0 nothing in common."""
    if word == other:
        return 1.0
    if notions(word, languages[0]) & notions(other, languages[1]):
        return 0.9
    if max(len(word), len(other)) > _LONGEST:
        return 0.0
    if min(len(word), len(other)) < 4:
        return 0.9 if len(word) > 2 and word.removesuffix("s") == other.removesuffix("s") else 0.0  # URLs, URL
    return _cognate(sound(word), sound(other))


def _cognate(word: str, other: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    if word == other:
        return 0.9
    shared = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    likeness = JaroWinkler.similarity(word, other) if shared >= 3 else 0.0
    return 0.8 if likeness >= 0.92 - 0.01 * shared else 0.6 if likeness >= 0.84 and shared > 3 else 0.0


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word with what English and Spanish spell differently spelled alike, without its ending."""
    if word.endswith("ty"):
        word = word[:-2] + "dad"
    for before, after in _SPELLINGS:
        word = word.replace(before, after)
    word = re.sub(r"^s(?=[ctpmnfl])", "es", re.sub(r"(.)\1", r"\1", word))
    return _ENDING.sub("", word)
