"""A regional catalogue holds only what someone put there, with the language's words to start from."""

from __future__ import annotations

from dataclasses import replace

from catalogues.oracles import HEADER, catalogue, objections
from comunicado.catalogues import po
from comunicado.catalogues.override import override
from comunicado.model import Message

TRUCK = Message(id="The Clínica truck", strings=("El camión",), references=("x.md",), extracted=("note",))
OTHER = Message(id="Other", strings=("Otro",))
FUZZY = Message(id="A CLINICA", strings=("Una clínica",), flags=("fuzzy",))
SPANISH = catalogue(OTHER, TRUCK, FUZZY, Message(id="clinica gone", strings=("x",), obsolete=True))


def test_messages_with_the_words_are_copied_whatever_their_case_and_accents() -> None:
    made, added = override(None, SPANISH, text=["CLINICA"], locale="es_MX")
    assert made.messages == added == (TRUCK, FUZZY)
    assert dict(made.header) == dict(HEADER) | {
        "Language": "es_MX",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "",
        "Language-Team": "",
    }
    assert objections(po.serialize(made), "--check") == []


def test_several_texts_add_up_and_blank_ones_find_nothing() -> None:
    assert override(None, SPANISH, text=["other", "truck"], locale="es_MX")[1] == (OTHER, TRUCK)
    assert override(None, SPANISH, text=["", " "], locale="es_MX")[1] == ()


def test_what_the_region_has_is_left_alone() -> None:
    own = replace(TRUCK, strings=("La troca",))
    regional = catalogue(own)
    made, added = override(regional, SPANISH, text=["truck", "other"], locale="es_MX")
    assert (made.messages, added) == ((OTHER, own), (OTHER,))
    assert override(regional, SPANISH, text=["truck"], locale="es_MX") == (regional, ())
    assert override(regional, SPANISH, text=["truck"], locale="es_MX")[0] is regional


def test_what_the_region_had_once_comes_back_in_its_own_words() -> None:
    once = Message(id=TRUCK.id, strings=("La troca",), obsolete=True)
    only = replace(once, id="Only here", obsolete=False)
    made, added = override(catalogue(only, once), SPANISH, text=["truck"], locale="es_MX")
    assert added == (replace(TRUCK, strings=("La troca",)),)
    assert made.messages == (*added, only)
