"""Pairing a document with its translation: what is sure is right, whatever was done to the translation."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from catalogues.rewriting import Piece, Published, published, rewritten
from comunicado import markdown
from comunicado.catalogues import evidence, units
from comunicado.catalogues.alignment import Pair, align
from comunicado.catalogues.units import Unit
from comunicado.model import Segment
from sources import parsed

EN_ES = ("en", "es")


def _units(body: str, locale: str = "en-US") -> tuple[Unit, ...]:
    """The units of a body; braces are facts nowhere in these tests."""
    release = parsed("---\nheadline: x\ndate: 2012\n---\n")
    return tuple(u for u in units.of(replace(release, source=locale, body=markdown.read(body))) if u.kind != "headline")


def _paired(english: str, spanish: str) -> tuple[Pair, ...]:
    return align(_units(english), _units(spanish, "es-US"), languages=EN_ES)


def _texts(pairs: tuple[Pair, ...]) -> list[tuple[str, str, bool]]:
    return [
        (*(" + ".join(unit.segment.text[:12] for unit in side) for side in (p.source, p.target)), p.sure) for p in pairs
    ]


# --- what was published -------------------------------------------------------------------------------------------


def test_releases_of_equal_structure_are_paired_segment_by_segment_and_nearly_all_of_it_is_sure(corpus: Path) -> None:
    every, doubtful = 0, []
    for one in published(corpus):
        pairs = align(one.source, one.target, languages=EN_ES)
        assert [(p.source, p.target) for p in pairs] == [
            ((a,), (b,)) for a, b in zip(one.source, one.target, strict=True)
        ]
        every += len(pairs)
        doubtful += [p for p in pairs if not p.sure]
    assert every > 2500
    assert len(doubtful) <= every // 150


@pytest.mark.parametrize(
    ("id", "english", "spanish"),
    [
        ("debian/20170617", "This new release is another important step", "Debian 8 es otro paso importante"),
        ("debian/20120301", "future organizers of DebConf13", "futuros organizadores de la DebConf12"),
        ("debian/20130504", "31-bit", "`s390` de 32 bits"),
    ],
)
def test_a_published_mistake_is_seen(corpus: Path, id: str, english: str, spanish: str) -> None:
    """Wrong figures, in releases that people checked."""
    one = next(one for one in published(corpus) if one.id == id)
    pairs = align(one.source, one.target, languages=EN_ES)
    (pair,) = (p for p in pairs if spanish in p.target[0].segment.text)
    segment = pair.source[0].segment
    assert english in segment.text + " ".join(segment.links)
    assert pair.doubt == "their figures or code differ"


def test_of_a_link_that_leads_elsewhere_both_addresses_are_named(corpus: Path) -> None:
    one = next(one for one in published(corpus) if one.id == "debian/20120215")
    pairs = align(one.source, one.target, languages=EN_ES)
    (pair,) = (p for p in pairs if "Por razones de organización" in p.target[0].segment.text)
    assert pair.doubt == (
        "the source links to https://wiki.debian.org/BSP/2012/02/fr/Paris, the translation to"
        " https://wiki.debian.org/BSP2012/Paris"
    )


@pytest.mark.parametrize(
    ("english", "spanish", "said"),
    [
        ("see [it](https://x.org/a)", "véalo", "the translation lacks the link to https://x.org/a"),
        ("see it", "vea [esto](https://x.org/b)", "the source has no link to https://x.org/b"),
    ],
)
def test_a_link_of_one_text_alone_is_named(english: str, spanish: str, said: str) -> None:
    assert evidence.contradiction(*(evidence.of(_units(text)[0].segment) for text in (english, spanish))) == said


# --- what was changed ---------------------------------------------------------------------------------------------


def _wrong(pairs: tuple[Pair, ...], one: Published, pieces: list[Piece]) -> list[Pair]:
    """Pairs that are sure and should not be: the target is not what the source segment's translation was.

    A text that stands there several times may stand for any of them; so may one that is nearly the same words in
    another release, and one that lost its last words and kept the greater part.
    """
    truth: dict[Unit, list[Piece]] = {}
    for piece in pieces:
        truth.setdefault(piece.unit, []).append(piece)
    wrong = []
    for pair in pairs:
        if not pair.sure:
            continue
        text = pair.source[0].segment.text
        right = [n for n, unit in enumerate(one.source) if unit.segment.text == text]
        if any(piece.whole and piece.says <= set(right) and piece.says for piece in truth[pair.target[0]]):
            continue
        if not any(_nearly(pair.target[0].segment.text, one.target[n].segment.text) for n in right):
            wrong.append(pair)
    return wrong


def _nearly(text: str, right: str) -> bool:
    return fuzz.ratio(text, right) > 80 or (text in right and len(text) > len(right) / 2)


@given(seed=st.integers(0, 10**9))
def test_no_wrong_pair_is_sure_whatever_was_done_to_the_translation(corpus: Path, seed: int) -> None:
    random = Random(seed)
    releases = published(corpus)
    one = random.choice(releases)
    if len(one.source) > 60:
        start = random.randrange(len(one.source) - 50)
        one = Published(one.id, one.source[start : start + 50], one.target[start : start + 50])
    pieces = rewritten(one, releases, random, edits=random.choice((1, 1, 2, 3, 5, 8)))
    pairs = align(one.source, tuple(piece.unit for piece in pieces), languages=EN_ES)
    assert [unit for pair in pairs for unit in pair.source] == list(one.source)
    assert sorted(map(repr, (u for pair in pairs for u in pair.target))) == sorted(repr(p.unit) for p in pieces)
    assert _wrong(pairs, one, pieces) == []


def test_what_was_not_touched_stays_sure(corpus: Path) -> None:
    """Of the texts beside an edit one in ten may be in doubt at most, so that a person has little to look at."""
    random, sure, intact = Random(7), 0, 0
    releases = [one for one in published(corpus) if len(one.source) < 90]
    for one in releases * 3:
        pieces = rewritten(one, published(corpus), random, edits=2)
        pairs = align(one.source, tuple(piece.unit for piece in pieces), languages=EN_ES)
        found = {(p.source[0], p.target[0]) for p in pairs if p.sure}
        truth = [(one.source[n], piece.unit) for piece in pieces if piece.whole for n in piece.says]
        sure += sum(pair in found for pair in truth)
        intact += len(truth)
    assert sure / intact > 0.9


# --- traps --------------------------------------------------------------------------------------------------------

MAYOR = "The mayor thanked the volunteers who cleaned the streets after the storm."
ALCALDE = "El alcalde agradeció a los voluntarios que limpiaron las calles tras la tormenta."
BRIDGE = "Trucks may cross the bridge again from Monday, the customs office said."
PUENTE = "Los camiones podrán cruzar el puente otra vez desde el lunes, dijo la oficina de aduanas."
CLINIC = "The clinic opens at eight; patients need an identification card."
CLINICA = "La clínica abre a las ocho; los pacientes necesitan una credencial de identificación."


def test_two_paragraphs_that_changed_places_are_never_paired_by_position() -> None:
    pairs = _paired(f"{MAYOR}\n\n{BRIDGE}\n\n{CLINIC}", f"{PUENTE}\n\n{ALCALDE}\n\n{CLINICA}")
    right = {(MAYOR[:12], ALCALDE[:12]), (BRIDGE[:12], PUENTE[:12]), (CLINIC[:12], CLINICA[:12])}
    assert {(a, b) for a, b, sure in _texts(pairs) if sure} <= right
    assert {(a, b) for a, b, _ in _texts(pairs)} == right


def test_a_paragraph_that_was_replaced_by_another_is_not_its_translation() -> None:
    pairs = _paired(
        f"{MAYOR}\n\n{BRIDGE}\n\n{CLINIC}", f"{ALCALDE}\n\nLa feria empieza con música y baile.\n\n{CLINICA}"
    )
    assert [sure for *_, sure in _texts(pairs)] == [True, False, True]


def test_a_paragraph_that_the_translation_lacks_stays_alone() -> None:
    pairs = _paired(f"{MAYOR}\n\n{BRIDGE}\n\n{CLINIC}", f"{ALCALDE}\n\n{CLINICA}")
    assert _texts(pairs) == [
        (MAYOR[:12], ALCALDE[:12], True),
        (BRIDGE[:12], "", False),
        (CLINIC[:12], CLINICA[:12], True),
    ]


def test_two_paragraphs_made_one_and_one_made_two_are_shown_together() -> None:
    joined = _paired(f"{CLINIC}\n\n{MAYOR}\n\n{BRIDGE}", f"{CLINICA}\n\n{ALCALDE} {PUENTE}")
    assert _texts(joined)[1:] == [(f"{MAYOR[:12]} + {BRIDGE[:12]}", ALCALDE[:12], False)]
    split = _paired(f"{CLINIC}\n\n{MAYOR} {BRIDGE}", f"{CLINICA}\n\n{ALCALDE}\n\n{PUENTE}")
    assert _texts(split)[1:] == [(MAYOR[:12], f"{ALCALDE[:12]} + {PUENTE[:12]}", False)]


def test_half_of_a_translation_is_not_the_translation() -> None:
    pairs = _paired(f"{CLINIC}\n\n{MAYOR} {BRIDGE}", f"{CLINICA}\n\n{ALCALDE}")
    assert not pairs[1].sure


def test_a_paragraph_that_stands_there_twice_is_sure_both_times() -> None:
    pairs = _paired(f"{MAYOR}\n\n{BRIDGE}\n\n{MAYOR}", f"{ALCALDE}\n\n{PUENTE}\n\n{ALCALDE}")
    assert [sure for *_, sure in _texts(pairs)] == [True, True, True]


def test_the_rows_of_a_table_are_told_apart_by_what_names_them() -> None:
    head, rule = "| Package | Reason |", "|---|---|"
    english = "\n".join([head, rule, "| apt | Fix crash |", "| bash | Fix crash on start |", "| curl | Security fix |"])
    spanish = "\n".join(["| Paquete | Motivo |", rule, "| apt | Corrige fallo |", "| curl | Corrección de seguridad |"])
    texts = _texts(_paired(english, spanish))
    assert ("bash", "", False) in texts
    assert ("Fix crash on", "", False) in texts
    assert ("Security fix", "Corrección d", True) in texts


def test_a_heading_is_never_surely_a_paragraph() -> None:
    pairs = _paired(f"{MAYOR}\n\n## {BRIDGE}", f"{ALCALDE}\n\n{PUENTE}")
    assert [p.doubt for p in pairs] == ["", "one is another kind of block"]


def test_in_a_language_without_a_word_list_names_and_figures_do_it() -> None:
    english = "Mayor Ana Garza of Laredo met 240 drivers on 4 March 2019.\n\nThe Gateway bridge carried 1,240 trucks."
    german = "Ana Garza aus Laredo traf am 4.3.2019 240 Fahrer.\n\nÜber die Gateway-Brücke fuhren 1.240 Lkw."
    pairs = align(_units(english), _units(german, "de-DE"), languages=("en", "de"))
    assert [len(p.target) for p in pairs] == [1, 1]
    assert [p.target[0].segment.text[:6] for p in pairs] == ["Ana Ga", "Über d"]


def test_spanish_may_be_the_source() -> None:
    pairs = align(_units(f"{ALCALDE}\n\n{PUENTE}"), _units(f"{MAYOR}\n\n{BRIDGE}"), languages=("es", "en"))
    assert [p.sure for p in pairs] == [True, True]


def test_nothing_on_one_side_or_both_is_no_trouble() -> None:
    assert align((), (), languages=EN_ES) == ()
    (pair,) = align(_units(MAYOR), (), languages=EN_ES)
    assert (len(pair.source), pair.target, pair.sure) == (1, (), False)
    (pair,) = align((), _units(ALCALDE), languages=EN_ES)
    assert (pair.source, len(pair.target), pair.sure) == ((), 1, False)


@pytest.mark.parametrize(
    "text",
    [
        *("\\*" * 200, "🎉 🎉", "مرحبا بالعالم", "x[^1]\n\n[^1]: y"),
        *(part * 8_000 for part in ("a", "1", "1 ", "1,", "x-", "aé", "Ab ", "1 234 ")),
    ],
    ids=range(12),
)
def test_any_text_can_be_paired_with_any(text: str) -> None:
    for english, spanish in ((text, ALCALDE), (MAYOR, text), (text, text)):
        pairs = _paired(english, spanish)
        assert tuple(unit for pair in pairs for unit in pair.source) == _units(english)
        assert {unit for pair in pairs for unit in pair.target} == set(_units(spanish, "es-US"))


# --- what was cut short -------------------------------------------------------------------------------------------

_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-ZÁÉÍÓÚÑ¿¡«])")


def test_a_translation_whose_last_sentence_was_cut_is_hardly_ever_sure(corpus: Path) -> None:
    """Of the published ones, that nothing else in the document betrays: it is as long and has as many as usual."""
    seen = sure = 0
    for one in published(corpus):
        for place, unit in enumerate(one.target[:20]):
            kept = _SENTENCE.split(unit.segment.text)[:-1]
            if not kept or unit.row or "][" in unit.segment.text:
                continue
            cut = replace(unit, segment=replace(unit.segment, text=" ".join(kept)))
            target = (*one.target[:place], cut, *one.target[place + 1 :])
            pairs = [pair for pair in align(one.source, target, languages=EN_ES) if cut in pair.target]
            seen += 1
            sure += sum(pair.sure for pair in pairs)
    assert seen > 50
    assert sure <= 4


@pytest.mark.parametrize("direction", [1, -1])
def test_a_sentence_that_only_one_of_two_texts_has_is_seen_in_a_short_document(direction: int) -> None:
    more = (" It is open on Sunday as well, the mayor said.", " También abre el domingo, dijo el alcalde.")
    for english, spanish in ((BRIDGE + more[0], PUENTE), (BRIDGE, PUENTE + more[1])):
        sides = (f"{MAYOR}\n\n{english}", f"{ALCALDE}\n\n{spanish}")[::direction]
        tags = ("en-US", "es-US")[::direction]
        pairs = align(_units(sides[0], tags[0]), _units(sides[1], tags[1]), languages=("en", "es")[::direction])
        assert [pair.sure for pair in pairs] == [True, False]


def test_two_sentences_may_become_one() -> None:
    english = "The bridge closes at 10 p.m. on Monday. It opens at 6 a.m. the next day."
    spanish = "El puente cierra el lunes a las 10 p.m. y vuelve a abrir el día siguiente a las 6 a.m."
    (pair,) = _paired(english, spanish)
    assert pair.sure


# --- figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("2,500 people", "2.500 personas"),
        ("2,500 people", "2 500 personas"),
        ("$2.5 million", "2,5 millones de dólares"),
        ("$2.5 billion", "2.500 millones de dólares"),
        ("1,234.50 dollars", "1.234,50 dólares"),
        ("at 8 p.m.", "a las 20:00"),
        ("at 2:30 p.m.", "a las 14:30 horas"),
        ("at 2:30 p.m.", "a las 14 h 30"),
        ("February 6, 2012", "6 de febrero de 2012"),
        ("2/6/2012", "6 de febrero de 2012"),
        ("the 2nd of 3", "el segundo de tres"),
        ("34 computers", "treinta y cuatro computadoras"),
        ("ninety-nine", "99"),
        ("2019-2020 and 2019", "2019-2020"),
        ("Debian 6.0.10", "Debian 6.0.10"),
        ("call 1-866-347-2423", "llame al 1 (866) 347-2423"),
    ],
)
def test_one_figure_may_be_written_in_many_ways(english: str, spanish: str) -> None:
    assert not _contradict(english, spanish)


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("2,500 people", "2.300 personas"),
        ("2,500 people", "mucha gente"),
        ("people", "2500 personas"),
        ("$2.5 million", "2,5 mil dólares y 3"),
        ("at 8 p.m.", "a las 21:00"),
        ("at 2:30", "a las 2:45"),
        ("Debian 6.0.10", "Debian 6.0.11"),
        ("March 4", "5 de marzo"),
        ("run `apt`", "ejecute `dpkg`"),
        ("see [it](https://x.org/a)", "véalo"),
        ("see [it](https://x.org/a)", "vea [esto](https://x.org/b)"),
    ],
)
def test_what_differs_is_a_contradiction(english: str, spanish: str) -> None:
    assert _contradict(english, spanish)
    assert _contradict(spanish, english)


def _contradict(one: str, other: str) -> bool:
    return bool(evidence.contradiction(*(evidence.of(_units(text)[0].segment) for text in (one, other))))


def test_a_page_in_another_language_is_the_same_page() -> None:
    assert not _contradict("[here](https://x.org/en/a)", "[aquí](https://www.x.org/es/a/)")


# --- long documents -----------------------------------------------------------------------------------------------


def test_two_thousand_segments_are_paired_in_seconds(corpus: Path) -> None:
    source: list[Unit] = []
    target: list[Unit] = []
    for number in range(7):
        for one in published(corpus):
            if len(one.source) < 90:
                source += [_marked(unit, f"No. {number}") for unit in one.source]
                target += [_marked(unit, f"n.º {number}") for unit in one.target]
    del target[300:320]
    start = time.process_time()
    pairs = align(source, target, languages=EN_ES)
    assert len(source) > 1900
    assert time.process_time() - start < 12
    truth = dict(zip([*source[:300], *source[320:]], target, strict=False))
    right = sum(p.sure and truth.get(p.source[0]) == p.target[0] for p in pairs)
    assert right > len(source) // 2


def _marked(unit: Unit, text: str) -> Unit:
    segment: Segment = unit.segment
    return replace(unit, segment=replace(segment, text=f"{segment.text} {text}"))
