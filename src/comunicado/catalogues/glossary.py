"""The newsroom's terminology (`locales/glossary.csv`) in, its terms that occur in a text out.

A term is found in the forms that it takes: plurals, possessives, gender, simple verb forms, capitals.  A word that is
written with a capital in the glossary is a name and needs it in the text too (`Valley`); one all in capitals is an
acronym (`ICE`).  A `*` at the end of a word stands for any ending: `conflicto* armado*`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from comunicado import tags
from comunicado.catalogues import wordforms
from comunicado.errors import ConfigError, Problem
from comunicado.front import CONTROL

MAX_BYTES: Final = 1_000_000
"""Size of a glossary; a larger one is a mistake, or somebody else's."""
COLUMNS: Final = ("term", "locale", "translation", "note")
_HINT: Final = "the first line is term,locale,translation,note (note may be left out)"
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a glossary."""

    term: str
    """In the language that texts are translated from."""
    locale: str
    """BCP 47 tag of the translation; a language alone is for all its regions."""
    translation: str
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def kept(self) -> bool:
        """Whether the term is not to be translated."""
        return self.term == self.translation


@dataclass(frozen=True, slots=True)
class Hit:
    """A term where it occurs in a text."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a newsroom, in the order of the file."""

    terms: tuple[Term, ...] = ()
    _finders: dict[tuple[str, str], Finder] = field(default_factory=dict, init=False, repr=False, compare=False)

    def into(self, tag: str, *, source: str) -> Finder:
        """What finds the terms that have a translation for readers of a locale, in texts written in another.

        Args:
            tag: BCP 47; a term of the region has precedence over the language's.
            source: BCP 47; says how words are inflected.
        """
        if known := self._finders.get((tag, source)):
            return known
        found: dict[str, Term] = {}
        for locale in reversed([name.replace("_", "-") for name in tags.chain(tag)]):
            found |= {_same(term.term): term for term in self.terms if term.locale == locale}
        finder = self._finders[tag, source] = Finder(tuple(found.values()), source=source)
        return finder


def parse(data: bytes, *, path: str) -> Glossary:
    """A glossary from the bytes of its file: CSV in UTF-8 with or without a mark at its start, commas, a head line.

    Raises:
        ConfigError: with every mistake in it.
    """
    if len(data) > MAX_BYTES:
        reason = f"the glossary has {len(data):,} bytes, {MAX_BYTES:,} are the most"
        raise ConfigError(Problem(path, None, reason, "keep the terms that releases use"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(Problem(path, line, "this is not UTF-8", "save it as 'CSV UTF-8'")) from None
    return _Reader(path).read(text)


class _Reader:
    """Reads one file and keeps every mistake."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def read(self, text: str) -> Glossary:
        text = text.replace("\r\n", "\n")
        if control := CONTROL.search(text):
            line = text.count("\n", 0, control.start()) + 1
            raise ConfigError(
                Problem(self.path, line, f"there is a control character U+{ord(control[0]):04X}", "delete it")
            )
        rows = self._rows(text)
        _, head = next(rows, (1, []))
        columns = self._columns(head)
        terms = [term for line, row in rows if columns and (term := self._term(row, columns, line))]
        known: dict[tuple[str, str], Term] = {}
        for term in terms:
            first = known.setdefault((_same(term.term), term.locale), term)
            if first is not term:
                reason = f"'{_cut(term.term)}' has a translation for {term.locale} in line {first.line} already"
                self._say(term.line, reason, "keep one of the two")
        if self.problems:
            raise ConfigError(*self.problems)
        return Glossary(tuple(terms))

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Rows that say something, with the line that each starts in."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        line = 1
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            self._say(line, f"this is not CSV ({error})", "a cell with commas or quotes stands in quotes")

    def _columns(self, head: list[str]) -> tuple[str, ...]:
        names = tuple(cell.strip().lower() for cell in head)
        if len(names) == 1 and any(mark in names[0] for mark in ";\t"):
            self._say(1, "the columns are not separated by commas", "save it as CSV with commas")
            return ()
        lacking = [name for name in COLUMNS[:3] if name not in names]
        unknown = [name for name in names if name not in COLUMNS]
        if lacking:
            self._say(1, f"there is no column '{lacking[0]}'", _HINT)
        elif unknown or len(set(names)) < len(names):
            self._say(1, f"unknown column '{_cut(unknown[0])}'" if unknown else "a column stands there twice", _HINT)
        return () if self.problems else names

    def _term(self, row: list[str], columns: tuple[str, ...], line: int) -> Term | None:
        # Short of cells at its end is how people write rows without a note.
        if len(row) > len(columns) or (len(row) < len(columns) and columns[len(row) :] != ("note",)):
            reason = f"there are {len(row)} cells under {len(columns)} columns"
            self._say(line, reason, "put a cell with commas in quotes")
            return None
        cells = dict(zip(columns, (" ".join(cell.split()) for cell in row), strict=False))
        empty = [name for name in COLUMNS[:3] if not cells[name]]
        if empty:
            self._say(line, f"the {empty[0]} is missing", "fill it in or delete the line")
            return None
        if not _WORD.search(cells["term"].replace("_", "")):
            self._say(line, f"'{_cut(cells['term'])}' holds no word", "write the term")
            return None
        locale = self._locale(cells["locale"], line)
        return Term(cells["term"], locale, cells["translation"], cells.get("note", ""), line) if locale else None

    def _locale(self, text: str, line: int) -> str:
        try:
            tag = tags.normalize(text)
        except ValueError:
            tag = ""
        if tag and _known(tag):
            return tag
        self._say(line, f"'{_cut(text)}' is no locale", "write a language, as es, or one of its regions, as es-MX")
        return ""

    def _say(self, line: int, reason: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, reason, hint))


@lru_cache(maxsize=64)
def _known(tag: str) -> bool:
    from comunicado import locales

    return locales.known(tag)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _same(term: str) -> str:
    """What is the same for two terms that no text could tell apart."""
    return term if any(map(str.isupper, term)) else term.lower()


class Finder:
    """Finds terms in texts of one language."""

    def __init__(self, terms: tuple[Term, ...], *, source: str) -> None:
        self._language = tags.language(source)
        self._terms = terms
        self._patterns: dict[int, re.Pattern[str]] = {}
        # A text is split into words once; only terms whose first word is among them are looked for.
        self._first: Mapping[str, tuple[int, ...]] = _index(
            (number, wordforms.first_words(term.term, self._language)) for number, term in enumerate(terms)
        )
        stems = sorted({stem for term in terms if (stem := wordforms.first_stem(term.term))})
        self._stems = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stems))})") if stems else None
        self._stemmed = tuple(number for number, term in enumerate(terms) if wordforms.first_stem(term.term))

    def find(self, text: str) -> tuple[Hit, ...]:
        """The terms in a text, in its order; of terms that overlap the longest, then a name before a common word."""
        lower = text.lower()
        numbers: set[int] = set()
        words = self._first.keys() & _WORD.findall(lower) if self._first else ()
        for word in words:
            numbers.update(self._first[word])
        if self._stems and self._stems.search(lower):
            numbers.update(self._stemmed)
        if not numbers:
            return ()
        hits = [
            Hit(self._terms[number], match.start(), match.end())
            for number in sorted(numbers)
            for match in self._pattern(number).finditer(text)
        ]
        return _apart(hits)

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._patterns:
            self._patterns[number] = re.compile(wordforms.pattern(self._terms[number].term, self._language))
        return self._patterns[number]


def _index(words: Iterable[tuple[int, frozenset[str]]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, forms in words:
        for form in forms:
            found[form] = (*found.get(form, ()), number)
    return found


def _apart(hits: list[Hit]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.term.term.islower())):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))
