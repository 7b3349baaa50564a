"""Letters that deceive the eye are found; those that a language needs are left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.asking import said


@pytest.mark.parametrize("word", ["Cоntacto", "contаct", "Αctual", "рuente", "niսo"])
def test_a_word_with_letters_of_two_alphabets_that_look_alike_is_named(word: str) -> None:
    (sentence,) = said("letters", "The bridge", f"El {word} reabre.")
    assert sentence.startswith(f"'{word}' has letters of another alphabet that look like Latin ones (U+0")
    assert said("letters", f"The {word}", f"El {word}") == []


@pytest.mark.parametrize(
    "text", ["5 μm y 3 kΩ", "la partícula α", "Ελλάδα y Россия", "rayos-γ", "ñandú, güero", "Łódź"]
)
def test_words_of_other_alphabets_and_units_may_stand(text: str) -> None:
    assert said("letters", "The bridge", text) == []


def test_an_accent_apart_from_its_letter_is_found_once() -> None:
    text = unicodedata.normalize("NFD", "¿Quiénes cruzarán?")
    assert said("letters", "Who will cross?", text) == [
        "'Quie\u0301nes' has a letter and its accent apart; compose the accents (Unicode NFC)"
    ]
    assert said("letters", text, text), "that the source is no better mends nothing"
    assert said("letters", "x", "x\u0304 y") == [], "no letter is made of these two"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Con\u200btacto", "U+200B zero width space"),
        ("Contacto\ufeff", "U+FEFF zero width no-break space"),
        ("\u200eContacto", "U+200E left-to-right mark"),
        ("Con\u200dtacto", "U+200D zero width joiner"),
        ("li\u00adder", "U+00AD soft hyphen"),
        ("Contacto\U000e0061", "U+E0061 tag latin small letter a"),
        ("a\u2060b\u200bc", "U+200B zero width space, U+2060 word joiner"),
    ],
)
def test_what_cannot_be_seen_is_named(text: str, name: str) -> None:
    assert said("letters", "Contact", text) == [f"there is something invisible in the translation: {name}; delete it"]
    assert said("letters", text, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 🇲🇽",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "שלום\u200f!",
        "12\u202f%",
        "100\u00a0%",
    ],
)
def test_what_emoji_and_other_scripts_need_may_stand(text: str) -> None:
    assert said("letters", "Contact", text) == []


@given(st.text())
def test_composed_text_of_one_alphabet_that_can_be_seen_is_no_finding(text: str) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFC", text) if c.isascii() or ("¡" <= c <= "ÿ" and c != "\u00ad"))
    assert said("letters", "", plain) == []


@pytest.mark.parametrize("letter", ["а", "Α", "e\u0301", "e", "\u200b", "\U000e0020"])
def test_long_words_are_read_at_once(letter: str) -> None:
    assert all(len(sentence) < 300 for sentence in said("letters", "", letter * (100_000 // len(letter))))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Pagar \u202e0001\u202c", True),
        ("Pagar \u2066x\u2069", True),
        ("\u2066Laredo\u2069 שלום", False),
        ("\u202eLaredo\u202c שלום", True),
    ],
)
def test_isolates_may_stand_beside_hebrew_and_arabic_and_overrides_nowhere(text: str, held: bool) -> None:
    assert bool(said("characters", "Pay today", text)) is held
