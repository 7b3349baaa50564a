"""A term in, the forms that it takes in a text out: plurals, possessives, gender, simple verb forms, capitals.

Rules of spelling, no dictionary: they also make words that nobody writes (*tolling*), which no text will hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_SPACES: Final = "[ \u00a0\u202f\n-]+"
_POSSESSIVE: Final = "(?:['’]s?)?"
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\Z")
_START: Final = re.compile(r"\w+")
_SHORTEST: Final = 3
"""Letters of a word that is inflected: *of*, *de*, *la* are not."""
_VERB: Final = 5
"""Letters of a Spanish word in -ar, -er, -ir that may be a verb: not *mar*, *ser*."""

_IRREGULAR: Final = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "foot": "feet", "life": "lives",
    "knife": "knives", "wife": "wives", "half": "halves", "leaf": "leaves", "thief": "thieves", "shelf": "shelves",
}  # fmt: skip
_CONSONANT: Final = "[bcdfghjklmnpqrstvwxz]"
_DOUBLED: Final = re.compile(rf"{_CONSONANT}[aeiou][bdgklmnprtv]\Z")
_ACCENTS: Final = str.maketrans("áéíóú", "aeiou")

_AR: Final = "o as a amos an é aste ó aron aba abas ábamos aban ado ada ados adas ando e es emos en"
_ER: Final = "o es e en emos í iste ió imos ieron ía ías íamos ían ido ida idos idas iendo a as amos an"
_LATER: Final = " é ás á emos án ía ías íamos ían"
"""Endings behind the whole infinitive; the first is none."""
_ENDINGS: Final = {"ar": _AR, "er": _ER, "ir": _ER}


def pattern(term: str, language: str) -> str:
    """A regular expression for a term in any of its forms, in texts of a language (`en`)."""
    words = term.split(" ")
    parts = [_part(word, language, inner=0 < place < len(words) - 1) for place, word in enumerate(words)]
    return rf"(?<!\w){_SPACES.join(parts)}(?!\w)"


def first_words(term: str, language: str) -> frozenset[str]:
    """The words, in small letters, that a text with the term must have one of; none if it starts with a stem."""
    word = next(word for word in term.split(" ") if _START.search(word))
    if word.endswith("*"):
        return frozenset()
    starts = (_START.search(form.lower()) for form in _forms(word, language))
    return frozenset(start[0] for start in starts if start)


def first_stem(term: str) -> str:
    """The stem, in small letters, that a term starts with; empty if it does not."""
    word = next(word for word in term.split(" ") if _START.search(word))
    return word[:-1].lower() if word.endswith("*") else ""


def _part(word: str, language: str, *, inner: bool) -> str:
    if word.endswith("*"):
        return f"{_cased(word[:-1])}\\w*"
    forms = {word} if inner and language == "en" else _forms(word, language)
    found = "|".join(sorted({_cased(form) for form in forms}, key=lambda form: (-len(form), form)))
    possessive = _POSSESSIVE if language == "en" else ""
    return f"(?:{found}){possessive}"


def _cased(form: str) -> str:
    """A form as it may be written: small letters in any case, a capital as a capital, an acronym as it is."""
    escaped = "['’]".join(re.escape(piece) for piece in re.split("['’]", form))
    if form.islower() or not form[:1].isalpha():
        return f"(?i:{escaped})"
    if form.upper() == form or any(map(str.isupper, form[1:])):
        return escaped
    return f"{escaped}|{escaped.upper()}" if escaped.isalpha() else escaped


def _forms(word: str, language: str) -> set[str]:
    head, hyphen, tail = word.rpartition("-")
    if len(word) < _SHORTEST or not _LETTERS.match(tail):
        return {word}
    return {f"{head}{hyphen}{form}" for form in _inflected(tail, language)}


def _inflected(word: str, language: str) -> set[str]:
    if word.isupper():
        return {word, f"{word}s"} if language == "en" else {word}
    inflect: Callable[[str], set[str]] | None = {"en": _english, "es": _spanish}.get(language)
    return {word, *inflect(word)} if inflect else {word}


def _english(word: str) -> set[str]:
    found = {_plural(word)}
    if not word.islower():
        return found  # names do not conjugate
    if re.search(rf"{_CONSONANT}y\Z", word):
        return found | {f"{word[:-1]}ied", f"{word}ing"}
    if word.endswith("e"):
        return found | {f"{word}d", f"{word[:-1]}ing", f"{word}ing"}
    stem = word + word[-1] if _DOUBLED.search(word) else word
    return found | {f"{word}ed", f"{word}ing", f"{stem}ed", f"{stem}ing"}


def _plural(word: str) -> str:
    for singular, plural in _IRREGULAR.items():
        if word.lower().endswith(singular) and (singular in ("man", "woman") or word.lower() == singular):
            return word[: -len(singular) + 1] + plural[1:] if word[-len(singular)].lower() == plural[0] else word
    if re.search(rf"{_CONSONANT}y\Z", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)\Z", word) else f"{word}s"


def _spanish(word: str) -> set[str]:
    found = {_plural_es(word)}
    if word.endswith("o"):
        found |= {f"{word[:-1]}a", f"{word[:-1]}as"}
    elif re.search(r"(?:or|és|án|ón|ín)\Z", word):
        feminine = f"{word[:-2]}{word[-2:].translate(_ACCENTS)}a"
        found |= {feminine, f"{feminine}s"}
    if len(word) >= _VERB and word.islower() and (endings := _ENDINGS.get(word[-2:])):
        found |= {word[:-2] + ending for ending in endings.split(" ")}
        found |= {word + ending for ending in _LATER.split(" ")}
    return found


def _plural_es(word: str) -> str:
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word[-1] in "aeiouáéó":
        return f"{word}s"
    if word[-1] in "íú":
        return f"{word}es"
    if match := re.search(r"[áéíóú][ns]\Z", word):
        return f"{word[: match.start()]}{match[0].translate(_ACCENTS)}es"
    return word if word[-1] in "sx" else f"{word}es"
