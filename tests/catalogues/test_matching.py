"""A near match is the text that a new one was edited from: found fast, by words, letters and place; never nonsense."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogues.oracles import HEADER, catalogue
from comunicado.catalogues.guesses import Place
from comunicado.catalogues.matching import near, similarity
from comunicado.catalogues.update import update
from comunicado.model import Catalogue, Message

BRIDGE = "The bridge between Brownsville and Matamoros opens an hour earlier on market days. "
WATER = "Volunteers hand out water and fruit to all who wait in the line. "
MAYOR = "The mayor thanked the consulate for twenty years of work on both banks of the river. "


def _left(*texts: str) -> list[Message]:
    return [Message(text, (f"«{text}»",)) for text in texts]


def _found(wanted: str, *left: str, cutoff: float = 0.75) -> str | None:
    found = near(cutoff)([Message(wanted)], _left(*left), {})
    return found[None, wanted].id if found else None


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (BRIDGE.replace("hour", "afternoon"), BRIDGE),
        (BRIDGE + WATER, BRIDGE),
        (WATER + BRIDGE, BRIDGE),
        (BRIDGE, BRIDGE + WATER + MAYOR),
        (MAYOR, BRIDGE + WATER + MAYOR),
        (MAYOR + BRIDGE + WATER, BRIDGE + WATER + MAYOR),
        ("Hearing of 12 March", "Hearing of 13 March"),
        ("Rebuild", "Rebuilt"),
    ],
)
def test_an_edited_text_finds_its_parent(new: str, old: str) -> None:
    """A word changed, a sentence added or cut, a paragraph split, sentences in another order, a number, a letter."""
    assert _found(new, "Contact", f"«{old[:30]}», said Ana", old, "The mayor opens the market") == old


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Date", "Data"),
        ("Total", "Date"),
        ("Date", f"Date of the hearing. {BRIDGE}"),
        ("LAREDO, Texas", "PHARR, Texas"),
        (MAYOR, BRIDGE),
        (f"The mayor. {BRIDGE}", f"{MAYOR}{WATER}"),
        ("¿?", "¡!"),
        ("a a a a a a a a", f"a a {WATER}"),
    ],
)
def test_what_is_only_a_little_like_it_is_no_match(new: str, old: str) -> None:
    """A few letters, a word that stands in any text, a frame around another place."""
    assert _found(new, old) is None


def test_a_higher_cutoff_asks_for_more_and_one_offers_nothing() -> None:
    edited = BRIDGE.replace("hour", "afternoon")
    assert _found(edited, BRIDGE, cutoff=0.85) == BRIDGE
    assert _found(edited, BRIDGE, cutoff=0.98) is None
    assert _found(BRIDGE, BRIDGE + " ", cutoff=1) is None


def test_both_halves_of_a_split_paragraph_find_it_and_both_parents_of_a_merged_one_are_offered() -> None:
    whole = BRIDGE + WATER + MAYOR
    found = near()([Message(BRIDGE), Message(WATER + MAYOR)], _left(whole), {})
    assert {m.id for m in found.values()} == {whole}
    assert len(found) == 2
    assert _found(whole, BRIDGE, WATER) in (BRIDGE, WATER)


def test_one_message_does_not_serve_two_texts_that_are_like_the_same_words_of_it() -> None:
    found = near()([Message(BRIDGE + "Bring a hat."), Message(BRIDGE + "Bring it.")], _left(BRIDGE), {})
    assert len(found) == 1


def test_the_same_words_in_two_contexts_both_find_their_parent_in_their_own_context() -> None:
    new = BRIDGE.replace("hour", "afternoon")
    left = [Message(BRIDGE, ("a",)), Message(BRIDGE, ("b",), context="quote")]
    wanted = [Message(new, context="quote"), Message(new)]
    found = near()(wanted, left, {})
    assert [found[m.key].strings for m in wanted] == [("b",), ("a",)]


def test_of_texts_alike_the_same_context_wins_then_a_live_one_then_the_nearest() -> None:
    wanted = [Message("Room 9 of the court")]
    rooms = [Message(f"Room {n} of the court", (str(n),)) for n in (1, 2, 3, 4)]
    left = [
        Message(rooms[0].id, ("1",), context="cell"),
        rooms[1],
        rooms[2],
        Message(rooms[3].id, ("4",), obsolete=True),
    ]
    places = {m.key: Place(place, 0) for m, place in zip((wanted[0], *left[:3]), (40, 30, 20, 50), strict=True)}
    assert near()(wanted, left, places)[wanted[0].key] is rooms[2]
    assert near()(wanted, left[:2] + left[3:], places)[wanted[0].key] is rooms[1]
    assert near()(wanted, [left[0], left[3]], places)[wanted[0].key] is left[3]


def test_in_a_table_of_numbers_the_row_finds_what_stood_in_its_place() -> None:
    rows = [f"DSA-{3500 + 7 * n}" for n in range(40)]
    new = [f"DSA-{int(row[4:]) + 300}" if n % 5 == 2 else row for n, row in enumerate(rows)]
    updated = update(catalogue(*_left(*rows)), Catalogue(HEADER, tuple(map(Message, new))), match=near())
    found = [m.previous.id if m.previous else None for m in updated.messages if not m.obsolete]
    assert found == [row if n % 5 == 2 else None for n, row in enumerate(rows)]


def test_few_words_in_place_need_be_less_like_than_elsewhere() -> None:
    wanted, left = Message("Social harvest"), Message("Social Contract", ("x",))
    here, there = {wanted.key: Place(3, 0), left.key: Place(3, 0)}, {wanted.key: Place(3, 0), left.key: Place(9, 0)}
    assert near()([wanted], [left], here) == {wanted.key: left}
    assert near()([wanted], [left], there) == {}


TEXTS = st.text("ab ñ\n.«{}1🎉", max_size=20)


@given(TEXTS, TEXTS)
def test_similarity_is_a_share_that_only_the_same_text_has_wholly(first: str, second: str) -> None:
    value = similarity(first, second)
    assert value == similarity(second, first)
    assert 0 <= value <= 1
    assert (value == 1) == (first == second)
    assert similarity(first, second, cutoff=0.7) == (value if value >= 0.7 else 0)


@given(st.lists(TEXTS.filter(bool), max_size=6, unique=True), st.lists(TEXTS.filter(bool), max_size=6, unique=True))
def test_what_is_found_was_asked_for_is_like_it_and_does_not_depend_on_chance(new: list[str], old: list[str]) -> None:
    wanted, left = [Message(text) for text in new], _left(*old)
    found = near()(wanted, left, {})
    assert found == near()(wanted, left, {})
    assert found.keys() <= {m.key for m in wanted}
    assert all(source in left and similarity(key[1], source.id) >= 0.75 for key, source in found.items())


def _words(chance: random.Random, count: int) -> str:
    """Invented prose: some words in every text, most in few, as in real ones."""
    return " ".join(f"w{int(5000 * chance.random() ** 3)}" for _ in range(count))


def _newsroom(size: int, seed: int) -> tuple[Catalogue, Catalogue, dict[str, str]]:
    """A catalogue, the template after one message in twenty was edited, and the edited texts with their parents."""
    chance = random.Random(seed)
    texts = list(dict.fromkeys(_words(chance, chance.choice((3, 6, 20, 40))) for _ in range(size)))
    parents: dict[str, str] = {}
    for text in chance.sample(texts, len(texts) // 20):
        words = text.split()
        words[chance.randrange(len(words))] = "edited"
        parents[" ".join(words)] = text
    edited = {old: new for new, old in parents.items()}
    template = Catalogue(HEADER, tuple([Message(edited.get(text, text)) for text in texts]))
    return catalogue(*_left(*texts)), template, parents


def test_the_index_finds_what_measuring_every_pair_would_find() -> None:
    stored, template, parents = _newsroom(4000, seed=1)
    left = [m for m in stored.messages if m.id in set(parents.values())]
    wanted = [m for m in template.messages if m.id in parents]
    agreed = 0
    for message in wanted:
        best = max(similarity(message.id, m.id, cutoff=0.75) for m in left)
        source = near()([message], left, {}).get(message.key)
        agreed += (similarity(message.id, source.id) if source else 0) >= best
    assert agreed >= 0.99 * len(wanted)


def test_fourteen_thousand_messages_are_updated_in_a_moment() -> None:
    stored, template, parents = _newsroom(14_000, seed=2)
    began = time.process_time()
    updated = update(stored, template, match=near())
    assert time.process_time() - began < 1.5  # 0.25 s on a machine that does nothing else
    found = {m.id: m.previous.id for m in updated.messages if m.previous}
    assert sum(found.get(new) == old for new, old in parents.items()) >= 0.98 * len(parents)


def test_very_long_texts_and_very_long_words_take_no_longer_than_their_length() -> None:
    chance = random.Random(3)
    prose = [_words(chance, 12_000)[:50_000] for _ in range(20)]
    words = ["".join(chance.choices("abc", k=50_000)) for _ in range(20)]
    wanted = [Message(f"{text[:20_000]} and so on {text[20_000:]}") for text in (*prose, *words)]
    began = time.process_time()
    found = near()(wanted, _left(*prose, *words), {})
    assert time.process_time() - began < 5
    assert [found[m.key].id for m in wanted[:20]] == prose
