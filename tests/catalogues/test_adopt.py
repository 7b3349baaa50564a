"""A release and its translation as another document become the messages of a catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from catalogues.oracles import HEADER
from comunicado import markdown, segments
from comunicado.catalogues import template
from comunicado.catalogues.adopt import Adopted, Words, adopt, fill
from comunicado.catalogues.wording import msgstr
from comunicado.markdown import read_inline
from comunicado.markdown.parser import MarkdownMistake
from comunicado.model import Catalogue, Content, Link, Message, Release, Segment, Str
from documents import bodies
from sources import parsed

HEAD = "---\nheadline: The bridge reopens to trucks\ndate: 2019-03-04\n---\n"
CABEZA = "---\nheadline: El puente reabre a los camiones\ndate: 2019-03-04\nsource: es-US\n---\n"
TRUCKS = "Trucks may cross the bridge again from Monday, the [customs office](https://example.org/office) said.\n"
CAMIONES = (
    "Los camiones podrán cruzar el puente otra vez desde el lunes, dijo la [oficina de aduanas]"
    "(https://example.org/office).\n"
)


def _adopted(english: str, spanish: str, **options: Any) -> Adopted:
    return adopt(parsed(HEAD + english), parsed(CABEZA + spanish), **options)


def _segment(text: str, *, locale: str = "en-US") -> Segment:
    """The one segment of a paragraph."""
    (found,) = (s for s in segments.of(_written(text, locale)) if s.context is None)
    return found


def _written(text: str, locale: str) -> Release:
    return replace(parsed(HEAD), source=locale, body=markdown.read(text))


# --- words --------------------------------------------------------------------------------------------------------


def test_every_text_that_is_surely_translated_becomes_a_translated_message() -> None:
    adopted = _adopted(TRUCKS, CAMIONES)
    assert adopted.words == {
        ("headline", "The bridge reopens to trucks"): Words("El puente reabre a los camiones"),
        (None, "Trucks may cross the bridge again from Monday, the [customs office][1] said."): Words(
            "Los camiones podrán cruzar el puente otra vez desde el lunes, dijo la [oficina de aduanas][1]."
        ),
    }
    assert all(pair.sure for pair in adopted.pairs)


def test_links_have_the_numbers_of_the_source_whatever_their_order_in_the_translation() -> None:
    source = _segment("See [one](https://x.org/1) and [two](https://x.org/2).")
    text = _segment("Vea [dos](https://x.org/2) y [uno](http://www.x.org/1/).", locale="es")
    assert msgstr(source, [text]) == "Vea [dos][2] y [uno][1]."


def test_two_links_to_one_page_have_a_number_each() -> None:
    source = _segment("See [one](https://x.org) and [again](https://x.org).")
    assert (
        msgstr(source, [_segment("Vea [uno](https://x.org) y [otra](https://x.org).")]) == "Vea [uno][1] y [otra][2]."
    )


def test_a_link_that_leads_elsewhere_keeps_its_address() -> None:
    source = _segment("See [the site](https://x.org/en).")
    text = _segment("Vea [el sitio](https://x.org/es) o [esto](<https://x.org/a (b)>).")
    string = msgstr(source, [text])
    assert string == "Vea [el sitio](https://x.org/es) o [esto](<https://x.org/a (b)>)."
    assert [n.url for n in read_inline(string, [Link("https://x.org/en", ())]) if isinstance(n, Link)] == [
        "https://x.org/es",
        "https://x.org/a (b)",
    ]


def test_braces_and_what_looks_like_markup_stay_text() -> None:
    source = _segment("Write \\{name\\} or \\*this\\* [1].")
    string = msgstr(source, [_segment("Escriba \\{nombre\\} o \\*esto\\* [1].")])
    assert markdown.flatten(read_inline(string)) == "Escriba {nombre} o *esto* [1]."


def test_footnotes_and_pictures_are_those_of_the_source() -> None:
    source = _segment("A note.[^a] ![](map.png) here\n\n[^a]: —")
    text = _segment("Una nota.[^1] ![](mapa.png) aquí\n\n[^1]: —")
    assert msgstr(source, [text]) == "Una nota.[^a] ![][1] aquí"


def test_a_picture_that_only_the_translation_has_is_left_out() -> None:
    assert msgstr(_segment("A map"), [_segment("Un mapa ![](mapa.png)")]) == "Un mapa"


def test_what_is_plain_in_the_source_stays_plain() -> None:
    (alt, *_) = (s for s in segments.of(_written("![A map](map.png)", "en-US")) if s.context == "alt")
    assert msgstr(alt, [_segment("Un **mapa** de [aquí](https://x.org)")]) == "Un mapa de aquí"


@given(blocks=bodies())
def test_a_text_is_its_own_translation(blocks: tuple[object, ...]) -> None:
    """Whatever people write: as a msgstr of its own segment it is the msgid, read back."""
    release = replace(parsed(HEAD), body=blocks)
    for segment in segments.of(release):
        if segment.formatted:
            continue  # an adopted document has no facts
        string = msgstr(segment, [segment])
        assert _content(segment, string) == _content(segment, segment.text)


def _content(segment: Segment, text: str) -> Content:
    known = [Link(url, ()) for url in segment.links]
    notes = [part.split("]")[0] for part in text.split("[^")[1:]]
    try:
        return segments.parse(segment, text, known, notes)
    except MarkdownMistake:
        return (Str(text),)


# --- what is in doubt ---------------------------------------------------------------------------------------------


def test_figures_that_differ_make_a_message_fuzzy() -> None:
    adopted = _adopted("The bridge carried 2,500 trucks on Monday.\n", "El puente recibió 2.300 camiones el lunes.\n")
    words = adopted.words[None, "The bridge carried 2,500 trucks on Monday."]
    assert words == Words("El puente recibió 2.300 camiones el lunes.", "their figures or code differ")


def test_what_a_check_objects_to_is_fuzzy_and_says_why() -> None:
    adopted = _adopted(TRUCKS, CAMIONES, objections=lambda segment, string: ["too long"] if "[1]" in string else [])
    assert [words.doubt for words in adopted.words.values()] == ["", "too long"]
    assert [pair.doubt for pair in adopted.pairs] == ["", "too long"]


def test_a_text_that_was_split_is_fuzzy_with_both_parts() -> None:
    english = "The mayor thanked the volunteers after the storm. " + TRUCKS
    spanish = "El alcalde agradeció a los voluntarios tras la tormenta.\n\n" + CAMIONES
    words = next(w for (context, _), w in _adopted(english, spanish).words.items() if context is None)
    assert words.text.startswith("El alcalde agradeció a los voluntarios tras la tormenta. Los camiones")
    assert words.text.endswith("[oficina de aduanas][1].")
    assert words.doubt == "here two texts are one"


def test_a_text_that_was_joined_is_offered_for_both_parts() -> None:
    english = "The mayor thanked the volunteers after the storm.\n\n" + TRUCKS
    spanish = "El alcalde agradeció a los voluntarios tras la tormenta. " + CAMIONES
    words = [w for (context, _), w in _adopted(english, spanish).words.items() if context is None]
    assert [w.doubt for w in words] == ["here two texts are one"] * 2
    assert all("El alcalde" in w.text and "Los camiones" in w.text for w in words)


def test_of_several_translations_of_one_message_the_most_frequent_is_taken_and_the_others_are_told() -> None:
    rows = [("apt", "Fixes"), ("bash", "Fixes"), ("curl", "Fixes"), ("dash", "Fixes")]
    said = ["Correcciones", "Correcciones", "Arreglos", "Correcciones"]
    english = "| Package | Reason |\n|---|---|\n" + "".join(f"| {a} | {b} |\n" for a, b in rows)
    spanish = "| Paquete | Motivo |\n|---|---|\n" + "".join(
        f"| {a} | {b} |\n" for (a, _), b in zip(rows, said, strict=True)
    )
    assert _adopted(english, spanish).words["cell", "Fixes"] == Words("Correcciones", others=("Arreglos",))


def test_a_headline_that_somebody_gave_needs_no_proof() -> None:
    english, spanish = parsed(HEAD), replace(parsed(CABEZA), headline=(Str("¡Ya era hora!"),))
    key = ("headline", "The bridge reopens to trucks")
    assert adopt(english, spanish).words[key].doubt
    assert not adopt(english, spanish, given=["headline"]).words[key].doubt


# --- the catalogue ------------------------------------------------------------------------------------------------


def _catalogue(*messages: Message) -> Catalogue:
    return Catalogue(HEADER, messages)


def test_only_empty_messages_are_filled() -> None:
    a, b, c = Message("a"), Message("b", ("mine",)), Message("c", ("perhaps",), flags=("fuzzy",))
    words = {(None, name): Words("theirs") for name in "abc"}
    assert fill(_catalogue(a, b, c), words).messages == (replace(a, strings=("theirs",)), b, c)


def test_words_in_doubt_are_fuzzy() -> None:
    filled = fill(_catalogue(Message("a")), {(None, "a"): Words("theirs", "they have little in common")})
    assert filled.messages == (Message("a", ("theirs",), flags=("fuzzy",)),)


def test_what_nothing_was_found_for_stays_empty() -> None:
    messages = (Message("a"), Message("gone", ("old",), obsolete=True))
    assert fill(_catalogue(*messages), {(None, "gone"): Words("x")}).messages == messages


@pytest.mark.parametrize("language", ["es", "de"])
def test_a_new_catalogue_takes_all_of_it(language: str) -> None:
    adopted = _adopted(TRUCKS, CAMIONES)
    made = template.build(
        segments.of(parsed(HEAD + TRUCKS)), project="x", source="en-US", created="2026-01-01 00:00+0000"
    )
    filled = fill(template.new(made, language=language), adopted.words)
    assert all(message.translated for message in filled.messages)
