"""A copy of the source is no translation, unless it is a name."""

from __future__ import annotations

import pytest

from checks.asking import said

FINDING = ["the translation is its source, word for word; translate it"]


@pytest.mark.parametrize(
    "text",
    ["About us", "What changes", "The bridge reopened to trucks", "Call the [press office][1] today"],
)
def test_a_copy_of_a_sentence_or_phrase_is_found(text: str) -> None:
    assert said("untranslated", text, text) == FINDING
    assert said("untranslated", text, f" {text}\n") == FINDING
    assert said("untranslated", text, f"{text}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "LAREDO, Texas",
        "University of Texas",
        "Will Smith",
        "Hospital regional",
        "$1,200",
        "1-866-347-2423",
        "{tipline}",
        "https://example.org/who/we/are/and/what/we/do",
        "`what we do is our own`",
        "María de los Ángeles",
        "Total",
        "No",
    ],
)
def test_names_datelines_and_figures_may_be_the_same(text: str) -> None:
    assert said("untranslated", text, text) == []


def test_spanish_sources_are_read_as_spanish() -> None:
    assert said("untranslated", "Con nosotros", "Con nosotros", languages=("es-MX", "en-US")) == FINDING
    assert said("untranslated", "Hospital de Laredo", "Hospital de Laredo", languages=("es-MX", "en-US")) == []
    assert said("untranslated", "sus", "sus", languages=("es-MX", "en-US")) == [], "a program is named so"
    assert said("untranslated", "Das ist der neue Weg", "Das ist der neue Weg", languages=("de", "en-US")) == FINDING


def test_a_region_of_the_same_language_may_keep_the_words() -> None:
    text = "The bridge reopened to trucks"
    assert said("untranslated", text, text, languages=("en-US", "en-GB")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Secretaría de Salud del Estado de Tamaulipas", "“Fiesta de las flores y las luces de la ciudad”",
        "Our Lady of Guadalupe Church", "Where the Wild Things Are", "We Are All Human Foundation",
    ],
)  # fmt: skip
def test_a_name_and_words_that_are_spanish_already_may_stay(text: str) -> None:
    assert said("untranslated", text, text) == []
