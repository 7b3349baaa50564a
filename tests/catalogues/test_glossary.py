"""A newsroom's terms are read from its CSV, strictly, and found in texts in the forms that they take there."""

from __future__ import annotations

import csv
import io
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado.catalogues import glossary
from comunicado.catalogues.glossary import MAX_BYTES, Glossary, Term
from comunicado.errors import ConfigError, Problem

PATH = "locales/glossary.csv"
HEAD = "term,locale,translation,note\n"


def _glossary(rows: str, head: str = "term,locale,translation\n") -> Glossary:
    return glossary.parse((head + rows).encode(), path=PATH)


def _found(text: str, rows: str, target: str = "es-US", source: str = "en-US") -> list[tuple[str, str]]:
    finder = _glossary(rows).into(target, source=source)
    return [(text[hit.start : hit.end], hit.term.translation) for hit in finder.find(text)]


# --- the file -----------------------------------------------------------------------------------------------


def test_a_glossary_is_read_with_its_notes() -> None:
    read = _glossary('Heron Bridge,es,Puente de la Garza,"official, with capitals"\ntoll,es_MX,cuota,\n', HEAD)
    assert read.terms == (
        Term("Heron Bridge", "es", "Puente de la Garza", "official, with capitals"),
        Term("toll", "es-MX", "cuota"),
    )
    assert [term.line for term in read.terms] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffterm,locale,translation\ntoll,es,peaje\n",
        "Term , LOCALE,translation\r\ntoll,es,peaje\r\n",
        "translation,term,locale\npeaje,toll,es",
        "term,locale,translation,note\ntoll,es,peaje\n,,,\n\n",
        'term,locale,translation\n"toll ", ES ,"  peaje\n"\n',
    ],
)
def test_what_spreadsheets_make_of_a_file_is_understood(text: str) -> None:
    assert glossary.parse(text.encode(), path=PATH).terms == (Term("toll", "es", "peaje"),)


def test_the_starter_of_a_newsroom_can_be_read(project: Path) -> None:
    file = project / "src" / "comunicado" / "starter" / "locales" / "glossary.csv"
    assert len(glossary.parse(file.read_bytes(), path=PATH).terms) == 13


MISTAKES: list[tuple[str | bytes, list[str]]] = [
    ("", ["1: there is no column 'term'"]),
    ("word,es\n", ["1: there is no column 'term'"]),
    ("term,locale,translation,noet\n", ["1: unknown column 'noet'"]),
    ("term,locale,translation,term\n", ["1: a column stands there twice"]),
    ("term;locale;translation\n", ["1: the columns are not separated by commas"]),
    (HEAD + "toll,es\n", ["2: there are 2 cells under 4 columns"]),
    (HEAD + "toll,es,peaje,a note, and more\n", ["2: there are 5 cells under 4 columns"]),
    (
        HEAD + ",es,peaje\ntoll,,peaje\ntoll,es,\n",
        ["2: the term is missing", "3: the locale is missing", "4: the translation is missing"],
    ),
    (HEAD + "toll,q1,peaje\ntoll,xx,peaje\n", ["2: 'q1' is no locale", "3: 'xx' is no locale"]),
    (HEAD + "toll,es,peaje\nToll,es,x\nTOLL,es,x\ntoll,es,cuota\n",
     ["5: 'toll' has a translation for es in line 2 already"]),
    (HEAD + '"toll,es,peaje\n', ["2: this is not CSV (unexpected end of data)"]),
    (HEAD + '"a\nb",es,x\ntoll,q1,peaje\n', ["4: 'q1' is no locale"]),
    (HEAD + "a\x1b[2J,es,b\n", ["2: there is a control character U+001B"]),
    (HEAD + "a\rb,es,b\n", ["2: there is a control character U+000D"]),
    (HEAD + "--,es,b\n", ["2: '--' holds no word"]),
    (HEAD + f"toll,{'x' * 5000},b\n", [f"2: '{'x' * 39}…' is no locale"]),
    (HEAD.encode() + "señal,es,b\n".encode("latin-1"), ["2: this is not UTF-8"]),
    (b"x" * (MAX_BYTES + 1), ["the glossary has 1,000,001 bytes, 1,000,000 are the most"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_every_mistake_in_a_glossary_is_told_with_its_line_and_a_hint(text: str | bytes, expected: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        glossary.parse(text if isinstance(text, bytes) else text.encode(), path=PATH)
    told = [str(problem).removeprefix(f"{PATH}:").strip() for problem in caught.value.problems]
    assert [line.split(";")[0] for line in told] == expected
    assert all(problem.hint for problem in caught.value.problems)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (HEAD + text).encode()))
def test_any_bytes_are_a_glossary_or_one_clear_error(data: bytes) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        glossary.parse(data, path=PATH)
    except ConfigError as error:
        problems = error.problems
    assert all(problem.path == PATH and problem.hint for problem in problems)


_CELLS = (
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
    .filter(lambda text: any(map(str.isalnum, text)))
    .map(lambda text: text.replace("*", "x"))
)
_TERMS = st.builds(Term, _CELLS, st.sampled_from(["es", "es-MX"]), _CELLS, _CELLS)


@given(st.lists(_TERMS, unique_by=lambda term: (term.term.lower(), term.locale), max_size=4))
def test_what_a_spreadsheet_writes_is_read_back_and_each_term_found_where_it_stands(terms: list[Term]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([(term.term, term.locale, term.translation, term.note) for term in terms])
    read = _glossary(file.getvalue(), HEAD)
    assert read.terms == tuple(terms)
    for term in terms:
        assert Glossary((term,)).into("es-MX", source="en").find(f"the {term.term} …")


# --- terms in texts -----------------------------------------------------------------------------------------

TERMS = """
port of entry,es,puerto de entrada
border,es,frontera
border crossing,es,cruce fronterizo
Border Patrol,es,Patrulla Fronteriza
ICE,es,ICE
agency,es,agencia
carry out,es,llevar a cabo
stop,es,parar
file,es,presentar
U.S. Attorney,es,fiscal federal
spokeswoman,es,vocera
Valley,es,Valle
check-up,es,revisión médica
driver's license,es,licencia de conducir
conflict* zone*,es,zona de conflicto
§ 1326,es,§ 1326
""".lstrip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every port of entry", ["port of entry"]),
        ("PORTS OF ENTRY", ["PORTS OF ENTRY"]),
        ("a port of\u00a0entry's hours", ["port of\u00a0entry's"]),
        ("ports for entry, a port, entries", []),
        ("border crossings and borders", ["border crossings", "borders"]),
        ("the Border Patrol", ["Border Patrol"]),
        ("BORDER PATROL", ["BORDER PATROL"]),
        ("a border patrol", ["border"]),
        ("ICE’s office melts ice", ["ICE’s"]),
        ("the agency's and agencies'", ["agency's", "agencies'"]),
        ("They carried out it, carrying out", ["carried out", "carrying out"]),
        ("stopped, stopping, stops; stopper, stopgap", ["stopped", "stopping", "stops"]),
        ("filed, filing, files; filet", ["filed", "filing", "files"]),
        ("the U.S. Attorney’s office, a U.S. attorney", ["U.S. Attorney’s"]),
        ("spokeswomen", ["spokeswomen"]),
        ("the Valley, a valley, THE VALLEY", ["Valley", "VALLEY"]),
        ("two check-ups", ["check-ups"]),
        ("driver’s licenses", ["driver’s licenses"]),
        ("conflict zones, conflicted zoning", ["conflict zones"]),
        ("under § 1326", ["§ 1326"]),
        ("airport of entry", []),
    ],
)
def test_terms_are_found_in_the_forms_of_english(text: str, expected: list[str]) -> None:
    assert [found for found, _ in _found(text, TERMS)] == expected


SPANISH_TERMS = """
conflicto* armado*,en,armed conflict
elección,en,election
juez,en,judge
detener,en,detain
presidente municipal,en,mayor
oficina de prensa,en,press office
INE,en,INE
mexicano,en,Mexican
francés,en,French
lunes,en,Monday
rubí,en,ruby
director,en,director
""".lstrip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("los Conflictos armados", ["Conflictos armados"]),
        ("las elecciones y la Elección", ["elecciones", "Elección"]),
        ("los jueces", ["jueces"]),
        ("detenido, detenidas, detendrán, detenían", ["detenido", "detenidas", "detenían"]),
        ("Presidentes Municipales", ["Presidentes Municipales"]),
        ("las oficinas de prensa", ["oficinas de prensa"]),
        ("el INE no cine ni ine", ["INE"]),
        ("mexicanas y mexicano", ["mexicanas", "mexicano"]),
        ("francesas y franceses", ["francesas", "franceses"]),
        ("los lunes", ["lunes"]),
        ("dos rubíes", ["rubíes"]),
        ("la directora, los directores", ["directora", "directores"]),
        ("directorio, jueza, elector", []),
    ],
)
def test_terms_are_found_in_the_forms_of_spanish(text: str, expected: list[str]) -> None:
    assert [found for found, _ in _found(text, SPANISH_TERMS, "en-US", "es-MX")] == expected


def test_in_another_language_a_term_is_found_as_it_is_written() -> None:
    assert [found for found, _ in _found("un maire, des maires", "maire,en,mayor\n", "en-US", "fr-FR")] == ["maire"]


def test_a_regions_term_comes_before_that_of_its_language() -> None:
    rows = "toll,es,peaje\ntoll,es-MX,cuota\nlevee,es-MX,bordo\ntoll,fr,péage\n"
    assert _found("the toll at the levee", rows, "es-MX") == [("toll", "cuota"), ("levee", "bordo")]
    assert _found("the toll at the levee", rows, "es-US") == [("toll", "peaje")]


def test_the_longest_of_terms_that_overlap_is_meant_and_a_name_before_a_common_word() -> None:
    rows = "Rio Bend,es,Rio Bend\nRio Bend County,es,Condado\nvalley,es,valle\nValley,es,el Valle\n"
    assert _found("Rio Bend County and Rio Bend", rows) == [("Rio Bend County", "Condado"), ("Rio Bend", "Rio Bend")]
    assert _found("the valley of the Valley", rows) == [("valley", "valle"), ("Valley", "el Valle")]


def test_a_term_that_is_its_own_translation_is_kept() -> None:
    assert [term.kept for term in _glossary("ICE,es,ICE\ntoll,es,peaje\n").terms] == [True, False]


def test_a_glossary_that_was_used_can_be_sent_to_another_process() -> None:
    used = _glossary(TERMS)
    before = used.into("es-US", source="en-US").find("ports of entry")
    again = pickle.loads(pickle.dumps(used))
    assert again == used
    assert again.into("es-US", source="en-US").find("ports of entry") == before != ()


@given(st.lists(st.text("abñí O'-.§* ", min_size=1, max_size=8), max_size=6), st.text("abñís O'-.§", max_size=40))
def test_terms_stand_in_order_apart_and_inside_any_text(terms: list[str], text: str) -> None:
    written = dict.fromkeys(" ".join(term.split()) for term in terms if any(map(str.isalnum, term)))
    read = Glossary(tuple(Term(term, "es", "x") for term in written))
    last = 0
    for hit in read.into("es", source="en").find(text):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.end


@given(st.sampled_from(["port of entry", "Rio Grande", "ICE", "U.S. Attorney", "driver's license", "niñez", "a § 5 b"]))
def test_a_term_is_found_where_it_stands_as_it_is_written(term: str) -> None:
    finder = Glossary((Term(term, "es", "x"),)).into("es", source="en")
    (hit,) = finder.find(f"(«{term}», it says)")
    assert (hit.start, hit.end) == (2, 2 + len(term))
