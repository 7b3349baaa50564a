"""Names in braces: facts are those of the source, and what is literal there may be another word here."""

from __future__ import annotations

import pytest

from checks.asking import said


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Write {new} in the form.", "Escriba {nueva} en el formulario."),
        (r"Write \{new} in the form.", r"Escriba \{nueva} en el formulario."),
        ("Write {New file} in the form.", "Escriba {nueva} en el formulario."),
        ("Write {new} or {old}.", "Escriba {vieja} o {nueva}."),
        ("Write {new}.", "Escriba {new}, {new}."),
    ],
)
def test_a_literal_word_in_braces_may_be_translated(source: str, translation: str) -> None:
    assert said("placeholders", source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "name"),
    [
        ("Call the tip line.", "Llame al {tipline}.", "{tipline}"),
        ("Write {new} in the form.", "Escriba {nueva} en {lugar}.", "{lugar}"),
        ("Write {new} in the form.", "Escriba {new} en {lugar}.", "{lugar}"),
    ],
)
def test_a_name_more_than_the_source_has_is_found(source: str, translation: str, name: str) -> None:
    assert said("placeholders", source, translation) == [f"the source has no {name}; write what it stands for"]
