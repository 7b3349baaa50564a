"""A copied translation gets the marks of the message it is copied to, so that gettext accepts it once approved."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from catalogues.oracles import catalogue, objections
from comunicado.catalogues import po
from comunicado.catalogues.mending import mend
from comunicado.model import Message

FORMATTED = ("python-brace-format",)
FACTS = ("{tip}", "{tip_b}", "{tip_c}")


def _mended(string: str, old: str, new: str, *, told: tuple[str, ...] = (), tells: tuple[str, ...] = ()) -> str:
    """The string mended; a text with a fact in it is formatted, and links are told of in extracted comments."""
    source = Message(old, (string,), flags=FORMATTED * ("{tip" in old), extracted=told)
    return mend(string, source, Message(new, flags=FORMATTED * ("{tip" in new), extracted=tells))


@pytest.mark.parametrize(
    ("string", "new", "mended"),
    [
        ("Hola", "Hi\n", "Hola\n"),
        ("\nHola\n", "Hi", "Hola"),
        ("Hola\n\n", "\nHi\n", "\nHola\n\n"),
        ("Una\nDos", "One", "Una\nDos"),
        ("\n", "Hi", ""),
    ],
)
def test_newlines_at_the_ends_are_those_of_the_new_text(string: str, new: str, mended: str) -> None:
    assert _mended(string, "Old", new) == mended


@pytest.mark.parametrize(
    ("string", "old", "new", "mended"),
    [
        ("Llame al {tip}", "Call {tip}", "Call {tip_es} now", "Llame al {tip_es}"),
        ("{tip} o {tip_b}", "{tip} or {tip_b}", "{tip_b} or {tip_c}!", "{tip_c} o {tip_b}"),
        ("{{tip}} {tip}", "{{tip}} {tip}", "{{tip}} {tip_b}", "{{tip}} {tip_b}"),
        ("{tip} o {tip_b}", "{tip} or {tip_b}", "{tip_c} or {tip_d}", "{tip_c} o {tip_d}"),
        ("Llame {{ya}}", "Call {{now}} {tip}", "Call {now}", "Llame {ya}"),
        ("Llame {ya}", "Call {now}", "Call {{now}} {tip}", "Llame {{ya}} {tip}"),
        ("{{{tip}}}", "{{{tip}}}", "{now}", "{[tip]}"),
        ("Llame { } }{", "Call", "Call {tip}", "Llame {{ }} }}{{ {tip}"),
        ("A las {tip}", "At {tip}", "At {tip} in {tip_b}", "A las {tip} {tip_b}"),
    ],
)
def test_facts_are_those_of_the_new_text_and_braces_those_of_its_format(
    string: str, old: str, new: str, mended: str
) -> None:
    assert _mended(string, old, new) == mended


def test_a_fact_that_the_new_text_lacks_becomes_what_it_printed() -> None:
    told = ("mine", "{tip} = 01 {800}", "{tip_b} = mañana")
    assert _mended("Llame al {tip}", "Call {tip}", "Call", told=told) == "Llame al 01 {800}"
    assert _mended("{tip} {tip_b}", "{tip} {tip_b}", "{tip_b}!", told=told) == "01 {{800}} {tip_b}"
    assert _mended("Llame al {tip}", "Call {tip}", "Call") == "Llame al [tip]"


A, B, C = "[1] https://a.org", "[2] https://b.org", "[1] https://c.org"


@pytest.mark.parametrize(
    ("string", "old", "new", "told", "tells", "mended"),
    [
        # A link before it was added, both changed places, the first was cut: known by their addresses.
        ("[él][1]", "[he][1]", "[new][1] [him][2]", (A,), ("[1] x:", "[2] https://a.org"), "[él][2]"),
        ("[a][1] [b][2]", "[x][1] [y][2]", "[z][1] [w][2]", (A, B), ("[1] https://b.org", "[2] https://a.org"),
         "[a][2] [b][1]"),
        ("[a][1] y [b][2]", "[x][1] and [y][2]", "and [z][1]", (A, B), ("[1] https://b.org",), "a y [b][1]"),
        # Known by their texts, since an obsolete message tells no addresses.
        ("[a][1] y [b][2]", "[x][1] and [y][2]", "and [y][1]", (), (A,), "a y [b][1]"),
        ("[b][1]", "[y][1]", "[x][1] and [y][2]", (), (A, B), "[b][2]"),
        # Changed in both: as many as before keep their order.
        ("[a][1] y [b][2]", "[x][1] and [y][2]", "[z][1] and [y][2]", (A, B), (C, B), "[a][1] y [b][2]"),
        # The same text twice tells nothing.
        ("[a][1] y [a][2]", "[x][1] and [x][2]", "[x][1] so [x][2]", (), (A, B), "[a][1] y [a][2]"),
        # Pictures, links in emphasis, escaped brackets, an image in a link.
        ("![][1] [b][2]", "![][1] [y][2]", "[y][1]", (A, B), ("[1] https://b.org",), " [b][1]"),
        ("\\[no\\][1] [b][2]", "[x][1] [y][2]", "[y][1]!", (A, B), ("[1] https://b.org",), "\\[no\\][1] [b][1]"),
        ("[![][2]][1]", "[![][2]][1]", "so [![][1]][2]", (A, B), ("[1] https://b.org", "[2] https://a.org"),
         "[![][1]][2]"),
        ("[*b*][1]", "[*y*][1]", "no link", (A,), (), "*b*"),
    ],
)  # fmt: skip
def test_links_get_the_numbers_that_they_have_in_the_new_text(
    string: str, old: str, new: str, told: tuple[str, ...], tells: tuple[str, ...], mended: str
) -> None:
    assert _mended(string, old, new, told=told, tells=tells) == mended


def test_numbers_are_left_to_people() -> None:
    assert _mended("El 12 de marzo a las 9", "12 March, 9 a.m.", "13 March, 10 a.m.") == "El 12 de marzo a las 9"


def test_what_is_mended_passes_msgfmt_as_if_it_had_been_approved() -> None:
    """Of texts with any facts or none on each side, whatever their ends, braces and brackets."""
    chance = random.Random(1)

    def text() -> str:
        return "".join(chance.choices("ab \n{}[]\\1!", k=chance.randint(0, 10)))

    messages: dict[str, Message] = {}
    for n in range(2000):
        old, new, string = text(), text() + chance.choice(["", "\n"]), text() + chance.choice(["", "\n"])
        doubled = [part.replace("{", "{{").replace("}", "}}") for part in (old, new, string)]
        ours, theirs = ("".join(chance.sample(FACTS, chance.randint(1, 3))) for _ in range(2))
        if n % 3 == 0:
            source = Message(f"{doubled[0]}{ours}", (f"{ours} {doubled[2]}",), flags=FORMATTED)
            wanted = Message(f"{theirs} {n} {doubled[1]}", flags=FORMATTED)
        elif n % 3 == 1:
            source = Message(f"{doubled[0]}{ours}", (f"{ours} {doubled[2]}",), flags=FORMATTED * (n % 2))
            wanted = Message(f"{theirs} {n} {doubled[1]}", flags=FORMATTED * (1 - n % 2))
        else:
            source, wanted = Message(f"{old}{n}", (string,)), Message(f"{n} {doubled[1]}", flags=FORMATTED)
        if mended := mend(source.strings[0], source, wanted):
            messages[wanted.id] = replace(wanted, strings=(mended,))
    assert objections(po.serialize(catalogue(*messages.values())), "--check") == []
