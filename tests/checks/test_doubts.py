"""Doubts: a translation that says something else is not published unseen, one that says it otherwise may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogues.rewriting import released
from comunicado.catalogues import cardinals, units
from comunicado.catalogues.adopt import adopt
from comunicado.checks import Context
from comunicado.checks.doubts import DOUBTS, of
from comunicado.model import Segment

# Source | translation, of the same sense.
FAIR = """
The office opens Monday and closes on Fridays. | La oficina abre el lunes y cierra los viernes.
It meets Sat., May 8, and Sundays. | Se reúne el sábado 8 de mayo y los domingos.
It is open on weekdays. | Abre de lunes a viernes.
It is open Monday through Friday. | Abre entre semana, de lunes a viernes.
It is open Saturday and Sunday. | Abre el fin de semana.
The bus to Santo Domingo left late. | El autobús a Santo Domingo salió tarde.
Saturdays and holidays | Sábados y días festivos
Sunday | Domingo
A car counts once, whoever is in it. | Cada carro cuenta una vez, sin importar quién viaje en él.
Two agents and three dogs found it. | Dos agentes y 3 perros lo encontraron.
The two countries thanked one another. | Ambos países se dieron las gracias.
The third bridge has twenty-one lanes. | El 3.er puente tiene veintiún carriles.
Several hundred people and dozens of dogs came. | Vinieron varios cientos de personas y docenas de perros.
Third-party programs are welcome. | Los programas de terceros son bienvenidos.
Once the bridge opens, one lane is closed. | Una vez que el puente abra, se cierra un carril.
It cost two million dollars. | Costó 2 millones de dólares.
The bridge is not open. | El puente no está abierto.
The office does not charge anything. | La oficina no cobra nada.
He never came back without his dog. | Nunca volvió sin su perro.
He was unable to cross. | No pudo cruzar.
The service is free of charge. | El servicio no tiene costo.
Send it no later than Friday. | Envíelo a más tardar el viernes.
However, the bridge is open. | Sin embargo, el puente está abierto.
It is not only long, it is wide. | Es largo y además ancho.
See room No. 5. | Vea la sala n.º 5.
Nevertheless, it rained. | No obstante, llovió.
Unless it rains, it opens. | Abre a menos que llueva.
The rule applies to undocumented people. | La regla se aplica a las personas sin documentos.
The mayor, Ana Torres, met Pérez. | La alcaldesa, Ana Torres, recibió a Perez.
Officers of Homeland Security met in London. | Agentes de Seguridad Nacional se reunieron en Londres.
Experts from Scotland and Mexico came on Tuesday. | Vinieron el martes expertos de Escocia y de México.
The Mexican consul, Juan Garza, agreed. | El cónsul mexicano Juan Garza estuvo de acuerdo.
See [the office](https://example.org/a). | Vea [la oficina][1].
"""
# Source | translation | the doubt about it.
WRONG = """
It opens on Monday. | Abre el martes. | the source says Monday, the translation martes
It opens on Monday. | Abre pronto. | the translation does not say Monday
It opens on May 8. | Abre el sábado 8 de mayo. | the source does not say sábado
Two agents came. | Vinieron tres agentes. | the source says 2 in words, the translation 3
Three agents came. | Vinieron agentes. | the translation does not say 3
Agents came. | Vinieron doce agentes. | the source does not say 12
Two agents came. | Vinieron 4 agentes. | the translation does not say 2
The third agent came. | Vino el cuarto agente. | the source says 3 in words, the translation 4
Some two hundred people came. | Vinieron unas trescientas personas. | the source says 200 in words, the translation 300
The bridge is not open. | El puente está abierto. | only the source denies something ('not')
The bridge is open. | El puente no está abierto. | only the translation denies something ('no')
They can't cross. | Pueden cruzar. | only the source denies something ('can't')
They cross without papers. | Cruzan con papeles. | only the source denies something ('without')
Nobody came. | Vino gente. | only the source denies something ('Nobody')
People came. | Nunca vino gente. | only the translation denies something ('Nunca')
It rained. The bridge is not open. | No llovió. El puente está abierto. | only the translation denies something ('No')
The mayor, Ana Torres, came. | La alcaldesa, Ana Ríos, vino. | the source names Torres, the translation Ríos
The bridge in Laredo opened. | El puente de Reynosa abrió. | the source names Laredo, the translation Reynosa
It is at 2 p.m. | Es a las 2 a. m. | the figures say something else
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in row.split(" | ")) for row in table.strip().splitlines()]


def _doubts(source: str, string: str, *, languages: tuple[str, str] = ("en-US", "es-US")) -> list[str]:
    segment = Segment(
        None, source.replace("](https://example.org/a)", "][1]"), "x.md", links=("https://example.org/a",)
    )
    return list(of(segment, string, Context(*languages)))


@pytest.mark.parametrize(("source", "translation"), _rows(FAIR))
def test_what_is_only_said_otherwise_raises_no_doubt(source: str, translation: str) -> None:
    assert _doubts(source, translation) == []
    assert _doubts(translation.replace("][1]", "](https://example.org/a)"), source, languages=("es-US", "en-US")) in (
        [],
        ["the source has no link to https://example.org/a"],
    )


@pytest.mark.parametrize(("source", "translation", "doubt"), _rows(WRONG))
def test_what_says_something_else_raises_a_doubt_that_names_it(source: str, translation: str, doubt: str) -> None:
    assert doubt in _doubts(source, translation)


def test_another_address_is_named_beside_the_source_s() -> None:
    said = _doubts("See [the office](https://example.org/a).", "Vea [la oficina](https://example.org/es/a).")
    assert said == ["the source links to https://example.org/a, the translation to https://example.org/es/a"]


def test_a_language_that_nobody_listed_raises_no_doubt_by_its_words() -> None:
    assert _doubts("The bridge is not open on Monday.", "Die Brücke ist offen.", languages=("en-US", "de")) == []


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from([("en-US", "es-US"), ("es-MX", "en-US")]))
def test_no_text_is_too_much_for_any_of_them(source: str, string: str, languages: tuple[str, str]) -> None:
    for doubt in DOUBTS.values():
        assert len(list(doubt(Segment(None, source, "x.md"), string, Context(*languages)))) <= 4


# Of the releases that were published, every doubt about a pair that nothing else spoke against: a mistake.
PUBLISHED = {
    ("20150424", "the source names Freexian, the translation Feexian"),
}


def test_published_translations_raise_few_doubts(corpus: Path) -> None:
    found, sure = set(), 0
    for english in sorted((corpus / "releases").rglob("*.en.md")):
        spanish = english.with_name(english.name.replace(".en.", ".es."))
        tag = "es-ES" if english.parent.name == "debian" else "es-US"
        release, translation = released(english, "en-US"), released(spanish, tag)
        segments = {unit.segment.key: unit.segment for unit in units.of(release)}
        for key, words in adopt(release, translation).words.items():
            if not words.doubt:
                sure += 1
                said = of(segments[key], words.text, Context("en-US", tag))
                found |= {(english.name.split(".")[0], sentence) for sentence in said}
    assert sure > 2300
    assert found == PUBLISHED


NUMBERS = {
    "en": "zero; one; ten; nineteen; twenty-one; thirty; two hundred; two hundred and five; fifteen hundred;"
    " a thousand; two thousand nine; twenty-five thousand; one hundred thousand; a million;"
    " two million three thousand; one billion",
    "es": "cero; uno; diez; diecinueve; veintiuno; treinta; doscientos; doscientos cinco; mil quinientos;"
    " mil; dos mil nueve; veinticinco mil; cien mil; un millon;"
    " dos millones tres mil; mil millones",
}
VALUES = [0, 1, 10, 19, 21, 30, 200, 205, 1500, 1000, 2009, 25_000, 100_000, 1_000_000, 2_003_000, 10**9]


@pytest.mark.parametrize("language", NUMBERS)
def test_words_that_say_one_number_together_are_read_as_one(language: str) -> None:
    assert [list(cardinals.read(words, language)) for words in NUMBERS[language].split("; ")] == [[n] for n in VALUES]


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("two and three", "en", [2, 3]),
        ("two, three hundred", "en", [2, 300]),
        ("treinta y treinta y uno", "es", [30, 31]),
        ("once he came", "en", []),
        ("once personas", "es", [11]),
        ("2.5 mil millones, 5 mil", "es", []),
        ("$3 million and a million", "en", [1_000_000]),
        ("zwei", "de", []),
    ],
)
def test_numbers_are_told_apart(text: str, language: str, numbers: list[int]) -> None:
    assert list(cardinals.read(text, language)) == numbers


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("The clinic opened in March.", "La clínica abrió en mayo."),
        ("The trial lasts 18 months.", "El juicio dura 18 años."),
        ("It opens at noon.", "Abre a medianoche."),
    ],
)
def test_another_month_span_or_noon_is_doubted(source: str, translation: str) -> None:
    context = Context("en-US", "es-US")
    segment = Segment(None, source, "a.md")
    assert any("the source says" in why for why in DOUBTS["spans"](segment, translation, context))
    assert not [*DOUBTS["spans"](Segment(None, "They may open in March, after 2 days.", "a.md"),
                                 "Pueden abrir en marzo, tras 2 días.", context)]  # fmt: skip
