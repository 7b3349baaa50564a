"""Words of English or Spanish in, the whole numbers that they say together out: `two hundred`, `mil quinientos`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis"
    " veintisiete veintiocho veintinueve",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500,
    "seiscient": 600, "setecient": 700, "novecient": 900, "ochocient": 800,
}  # fmt: skip
_SCALES = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    "es": {"mil": 10**3, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12},
}
_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[^\s-]")
"""What stands between two words that do not belong to one number."""
_LINKS = ("and", "y")
_FIGURE = re.compile(r"[0-9]\W{0,2}(?:(?:thousand|mil)\W{1,2})?\Z")
"""What stands before a word of scale that is no number of its own: `2.5 mil millones`."""
_NEAR = 16
"""Characters in which it does."""


def _small(language: str) -> dict[str, int]:
    values = {word: n for n, word in enumerate(_UNITS[language].split())}
    values |= {word: 10 * n for n, word in enumerate(_TENS[language].split(), 2)}
    if language == "es":
        values |= {"un": 1, "una": 1, "veintiun": 21, "veintiuna": 21}
        values |= {stem + ending: n for stem, n in _HUNDREDS.items() for ending in ("", "os", "as")}
    return values


_SMALL = {language: _small(language) for language in _UNITS}


def read(text: str, language: str) -> Iterator[int]:
    """The numbers that a text says in words; it is in small letters and without accents.

    `once` is eleven in Spanish only.  A language that is neither English nor Spanish has none.

    >>> list(read("mil quinientos agentes y treinta y cuatro perros", "es"))
    [1500, 34]
    >>> list(read("two, three or four hundred and five", "en"))
    [2, 3, 405]
    """
    if language not in _SMALL:
        return
    sum_, end, linked = _Sum(language), 0, False
    for match in _WORD.finditer(text):
        word = match[0]
        if _APART.search(text, end, match.start()) or (linked and word in _LINKS):
            yield from sum_.taken()
        end = match.end()
        linked = word in _LINKS
        scaled = not sum_.begun and word in _SCALES[language]
        if linked or (scaled and _FIGURE.search(text, max(0, match.start() - _NEAR), match.start())):
            continue
        if not sum_.add(word):
            yield from sum_.taken()
            sum_.add(word)
    yield from sum_.taken()


class _Sum:
    """A number as far as its words were read."""

    def __init__(self, language: str) -> None:
        self.small, self.scales = _SMALL[language], _SCALES[language]
        self.begun, self.whole, self.part = False, 0, 0

    def add(self, word: str) -> bool:
        """Whether the word goes on with the number."""
        if word == "hundred" and self.small is _SMALL["en"]:
            if self.part >= 100 or (self.begun and not self.part):
                return False
            self.part = (self.part or 1) * 100
        elif word in self.scales:
            self._scale(self.scales[word])
        elif (value := self.small.get(word)) is not None and self._fits(value):
            self.part += value
        else:
            return False
        self.begun = True
        return True

    def _scale(self, scale: int) -> None:
        # `mil millones`: what is smaller than the scale is counted in it.
        if self.whole < scale:
            self.whole = (self.whole + self.part or 1) * scale
        else:
            self.whole += (self.part or 1) * scale
        self.part = 0

    def _fits(self, value: int) -> bool:
        if not self.begun or (self.whole and not self.part):
            return True
        if value < 10:
            return self.part >= 20 and self.part % 10 == 0 and self.part % 100 != 10
        return self.part >= 100 > value and self.part % 100 == 0

    def taken(self) -> Iterator[int]:
        """The number, if one was begun; the next one is another."""
        if self.begun:
            yield self.whole + self.part
        self.begun, self.whole, self.part = False, 0, 0
