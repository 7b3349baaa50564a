"""Numbers: what may differ between two languages is no finding, what changes a number is one."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalogues.rewriting import released
from checks.asking import said
from comunicado.build.adoption import together
from comunicado.catalogues import units
from comunicado.checks import CHECKS, Context
from comunicado.locales.figures import Century, Clock, Day, Decade, Money, Number, Percent, Value, reading

SAME = """
Revenue grew 12.5% to $1,200. | Los ingresos crecieron un 12.5 % hasta 1,200 dólares.
It cost $2.5 million. | Costó 2.5 millones de dólares.
It cost $2.5 billion. | Costó 2.5 mil millones de dólares.
It cost between $2 and $3 million. | Costó entre 2 y 3 millones de dólares.
Some 500,000 people live there. | Ahí viven unas 500 mil personas.
Half a million people saw it. | Lo vieron 500,000 personas.
The hearing is at 2:30 p.m. | La audiencia es a las 14:30 horas.
The hearing is at 2 p.m. | La audiencia es a las 2:00 de la tarde.
It is open from 9 to 11:30 a.m. | Abre de las 9:00 a las 11:30.
It is open from 2 to 4 p.m. | Abre de las 14:00 a las 16:00.
It opens at noon and closes at midnight. | Abre a las 12:00 y cierra a las 24:00.
The 21st century began on Jan. 1, 2001. | El siglo XXI comenzó el 1 de enero de 2001.
It began on 8/12/2009. | Comenzó el 12 de agosto de 2009.
It lasts from Aug. 12 to 14, 2009. | Dura del 12 al 14 de agosto de 2009.
It lasts from Aug. 12, 2009, to Aug. 14, 2009. | Dura del 12 al 14 de agosto de 2009.
In the 1990s, 3 agents came. | En los años 90 vinieron tres agentes.
Two officers and 11 agents came. | Vinieron 2 oficiales y once agentes.
He won for the 3rd time in World War 2. | Ganó por tercera vez en la II Guerra Mundial.
Call 1-866-347-2423 or 911. | Llame al +1 866 347 2423 o al 911.
See [page 12][1] of `a1` at https://example.org/24. | Vea la [página 12][1] de `b2` en https://example.org/es/25.
See the note[^1] and write to desk24@example.org. | Vea la nota[^2] y escriba a mesa@example.org.
Debian 8.11 replaces 8.10.1. | Debian 8.11 sustituye a 8.10.1.
Call **1**,**200** people. | Llame a 1,200 personas.
Some 1,500 agents and two hundred dogs came. | Vinieron mil quinientos agentes y 200 perros.
Twenty-one states, a million people. | 21 estados, 1 millón de personas.
More than 1.2 million people came in 2009. | En dos mil nueve vinieron más de un millón doscientas mil personas.
Call 1-866-DHS-2-ICE (1-866-347-2423). | Llame al 1-866-347-2423.
Call 1-866-DHS-2-ICE. | Llame al +1 866 347 2423.
The FY10 budget, the 2009-10 season, DebConf13 | El año fiscal 2010, la temporada 2009-2010, la DebConf 2013
It is open from 2-4 p.m. | Abre de 14 a 16 horas.
It is open 24/7. | Está abierto las 24 horas.
The bus leaves at half past two. | El autobús sale a las 2:30.
A quarter of them waited an hour and a half. | El 25 % de ellos esperó 90 minutos.
3/4 of the voters, none on a Sunday | Tres cuartas partes de los votantes, 0 en domingo
"""
OTHER = """
Revenue grew 12.5% to $1,200. | Los ingresos crecieron un 125 % hasta 1,020 dólares. | the source says 12.5% and $1,200, the translation 125 % and 1,020 dólares; compare the numbers
Some 1,200 came. | Vinieron unos 1.200. | the source says 1,200, the translation 1.200; write them as es-US does: 1,234.5
It cost $2.5 million. | Costó 2.5 mil millones de dólares. | the source says $2.5 million, the translation 2.5 mil millones de dólares; compare the numbers
It is at 2:30 p.m. | Es a las 2:30 a. m. | the source says 2:30 p.m., the translation 2:30 a. m.; compare the numbers
It is at 2 p.m. | Es a las 2 a. m. | the source says 2 p.m., the translation 2 a. m.; compare the numbers
It began on Aug. 12, 2009. | Comenzó el 12 de agosto. | the translation lacks 2009; compare the numbers
It began on Jan. 8. | Comenzó el 1 de agosto. | the source says 8, the translation 1; compare the numbers
It may take long. | Puede tardar 5 días. | the source does not say 5; compare the numbers
It began on Aug. 12. | Comenzó el 13 de agosto. | the source says 12, the translation 13; compare the numbers
Three agents and 5 cars came. | Vinieron tres agentes y 6 carros. | the source says 5, the translation 6; compare the numbers
Agents came. | Vinieron 6 agentes. | the source does not say 6; compare the numbers
Two hundred agents came. | Vinieron 300 agentes. | the source does not say 300; compare the numbers
Some 1,500 agents came. | Vinieron mil doscientos agentes. | the translation lacks 1,500; compare the numbers
It cost $1 million. | Costó 2 millones de dólares. | the source says $1 million, the translation 2 millones de dólares; compare the numbers
The FY10 budget | El año fiscal 2011 | the source says 10, the translation 2011; compare the numbers
Call 1-866-DHS-2-ICE. | Llame al 1-866-347-2432. | the source says 1-866-DHS-2-ICE, the translation 1-866-347-2432; compare the numbers
It is open from 2-4 p.m. | Abre de 14 a 17 horas. | the source says 4, the translation 17; compare the numbers
It is the 21st century. | Es el siglo XX. | the source says 21st century, the translation siglo XX; compare the numbers
Call 1-866-347-2423. | Llame al 1-866-347-2432. | the source says 1-866-347-2423, the translation 1-866-347-2432; compare the numbers
1, 2, 3, 4, 5, 6 and 7 cars came. | Vinieron carros. | the translation lacks 1, 2, 3, 4, 5 and 2 more; compare the numbers
"""  # noqa: E501  # a table, each case on a line


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in row.split(" | ")) for row in table.strip().splitlines()]


@pytest.mark.parametrize(("source", "translation"), _rows(SAME))
def test_what_two_languages_write_differently_is_no_finding(source: str, translation: str) -> None:
    assert said("numbers", source, translation) == []
    assert said("numbers", translation, source, languages=("es-US", "en-US")) == []


@pytest.mark.parametrize(("source", "translation", "finding"), _rows(OTHER))
def test_a_number_of_one_text_alone_is_named_as_it_stands_there(source: str, translation: str, finding: str) -> None:
    assert said("numbers", source, translation) == [finding]


def test_a_number_is_read_as_the_readers_of_its_locale_do() -> None:
    assert said("numbers", "Some 1,200 came.", "Vinieron unos 1.200.", languages=("en-US", "es-ES")) == []
    assert said("numbers", "Some 1,200 came.", "Vinieron unos 1,200.", languages=("en-US", "es-ES")) == [
        "the source says 1,200, the translation 1,200; write them as es-ES does: 1.234,5"
    ]


def test_where_nobody_knows_the_locales_a_number_may_be_written_in_any_way() -> None:
    unknown = ("und", "und")
    assert said("numbers", "Some 1,200 came.", "Vinieron unos 1.200.", languages=unknown) == []
    assert said("numbers", "Some 1,200 came.", "Vinieron unos 1.300.", languages=unknown) == [
        "the source says 1,200, the translation 1.300; compare the numbers"
    ]


def test_plain_text_has_no_code_and_no_links() -> None:
    assert said("numbers", "Room `1`", "Sala `2`", plain=True)
    assert said("numbers", "Room `1`", "Sala `2`") == []


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
amounts = st.decimals(Decimal("0.1"), Decimal("999.9"), places=1)
numbers = st.builds(Number, amounts, st.sampled_from([0, 6, 9])) | st.integers(1000, 10**9).map(
    lambda n: Number(Decimal(n))
)
kinds: tuple[st.SearchStrategy[Value], ...] = (
    numbers,
    st.builds(Money, numbers, st.sampled_from(["USD", "MXN", "EUR"])),
    st.builds(Percent, amounts),
    days.map(lambda d: Day(d.month, d.day, d.year)),
    st.builds(Clock, st.integers(0, 23), st.integers(0, 59)),
    st.integers(2, 21).map(Century),
    st.sampled_from([1910, 1950, 1960, 1990]).map(Decade),
)
spanish = st.sampled_from(["es-US", "es-MX", "es-ES"])


def _read(value: Value, tag: str) -> str:
    text = reading(value, tag)
    assume(text is not None)
    return str(text)


@given(st.lists(st.one_of(*kinds), min_size=1, max_size=4), spanish)
def test_figures_as_each_locale_writes_them_are_no_finding(figures: list[Value], tag: str) -> None:
    source = "; ".join(_read(figure, "en-US") for figure in figures)
    target = "; ".join(_read(figure, tag) for figure in reversed(figures))
    assert said("numbers", source, target, languages=("en-US", tag)) == []


def _digits(value: Value) -> object:
    """What of a value is said in digits, and not by a currency or the name of a month."""
    if isinstance(value, Day):
        return value.day, value.year
    return value.number.value if isinstance(value, Money) else value.value if isinstance(value, Number) else value


@given(st.one_of(*(st.tuples(kind, kind) for kind in kinds)), spanish)
def test_another_figure_of_the_same_kind_is_a_finding(pair: tuple[Value, Value], tag: str) -> None:
    assume(_digits(pair[0]) != _digits(pair[1]))
    source, target = _read(pair[0], "en-US"), _read(pair[1], tag)
    assert said("numbers", f"It was {source}.", f"Fue {target}.", languages=("en-US", tag))


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["en-US", "es-US", "fr", "und"]), spanish)
def test_no_text_is_too_much_for_it(source: str, string: str, language: str, tag: str) -> None:
    assert said("numbers", source, source, languages=("en-US", "es-US")) == []
    assert len(said("numbers", f"{source} 1", f"{string} 2", languages=(language, tag))) <= 1


@pytest.mark.parametrize("piece", ["1 ", "123 ", "1:", "$1 ", "1 millón ", "a@", "](", "`a``b", "siglo 1 ", "1 de "])
def test_its_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def taken(size: int) -> float:
        string = piece * (size // len(piece))
        started = time.process_time()
        said("numbers", "Revenue grew 12.5%.", string)
        return time.process_time() - started

    taken(1000)
    assert taken(40_000) < 24 * taken(5_000) + 0.05


# Of the releases that were published, every finding, each looked at: the translators dropped or changed a number.
PUBLISHED = {
    ("20120301", "the source says 13, the translation 12; compare the numbers"),
    ("20120301", "the translation lacks 2012; compare the numbers"),
    ("20130504", "the translation lacks 31; compare the numbers"),
    ("20170617", "the source does not say 8; compare the numbers"),
}


def test_published_translations_have_only_findings_that_a_person_would_want_to_know(corpus: Path) -> None:
    found, pairs = set(), 0
    for english in sorted((corpus / "releases").rglob("*.en.md")):
        spanish = english.with_name(english.name.replace(".en.", ".es."))
        release, translation = released(english, "en-US"), released(spanish, "es-US")
        context = Context("en-US", "es-ES" if english.parent.name == "debian" else "es-US")
        segments = {unit.segment.key: unit.segment for unit in units.of(release)}
        for key, words in together(release, translation).words.items():
            pairs += 1
            sentences = CHECKS["numbers"](segments[key], words.text, context)
            found |= {(english.name.split(".")[0], sentence) for sentence in sentences}
    assert pairs > 2000
    assert found == PUBLISHED
