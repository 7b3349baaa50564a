"""Updating never loses a translation, never publishes what nobody reviewed, and does nothing the second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from catalogues.oracles import HEADER, catalogue, unpublishable
from comunicado.catalogues import po, template
from comunicado.catalogues.update import update
from comunicado.model import Catalogue, Key, Message, Previous, Segment

CREATED = "2026-12-01 08:00+0000"


def _template(*messages: Message | str) -> Catalogue:
    made = [Message(id=m) if isinstance(m, str) else m for m in messages]
    return Catalogue((*HEADER[:2], ("POT-Creation-Date", CREATED), *HEADER[3:]), tuple(made))


def _by_key(updated: Catalogue, *, obsolete: bool = False) -> dict[Key, Message]:
    return {m.key: m for m in updated.messages if m.obsolete is obsolete}


A, B = Message(id="About", strings=("Acerca",)), Message(id="Contact", strings=("Contacto",))


def test_what_is_still_there_keeps_its_words_and_gets_the_templates_order_and_comments() -> None:
    stored = catalogue(replace(A, comments=("mine",), extracted=("old",), references=("x.md",)), B)
    updated = update(stored, _template("Contact", Message(id="About", extracted=("new",), references=("y.md",))))
    assert updated.messages == (B, replace(A, comments=("mine",), extracted=("new",), references=("y.md",)))


def test_nothing_to_change_returns_the_very_same_catalogue() -> None:
    stored = catalogue(A, B)
    assert update(stored, _template("About", "Contact")) is stored


@pytest.mark.parametrize("text", ['#, no-wrap, fuzzy\nmsgid "a"\nmsgstr "b"\n', '#: ./a.md\nmsgid "a"\nmsgstr "b"\n'])
def test_an_odd_but_unchanged_file_is_left_alone(text: str) -> None:
    """Not canonical, with obsolete messages in the middle and empty ones among them; nothing of it changed."""
    head = po.serialize(catalogue()).decode()
    odd = '\n#~ msgid "gone"\n#~ msgstr ""\n\n#~ msgid "old"\n#~ msgstr "viejo"\n\n'
    stored = po.parse((head + odd + text).encode(), path="x.po")
    assert update(stored, _template(Message(id="a", references=("a.md",) if "a.md" in text else ()))) is stored


def test_the_creation_date_changes_only_with_a_message_and_nothing_else_in_the_header_does() -> None:
    stored = replace(catalogue(A), header=(("X-Generator", "Poedit 3.2.2"), *HEADER))
    updated = update(stored, _template("About", "New"))
    assert dict(updated.header) == dict(stored.header) | {"POT-Creation-Date": CREATED}
    assert [name for name, _ in updated.header] == [name for name, _ in stored.header]


def test_what_leaves_becomes_obsolete_if_it_is_filled() -> None:
    fuzzy = Message(id="Hi", strings=("Hola",), flags=("fuzzy",), previous=Previous("Hey"), comments=("mine",))
    updated = update(catalogue(A, Message(id="Empty"), fuzzy), _template("Other"))
    assert updated.messages == (
        Message(id="Other"),
        replace(A, obsolete=True),
        replace(fuzzy, obsolete=True),
    )


def test_what_returns_is_revived_as_it_was() -> None:
    fuzzy = Message(id="Hi", strings=("Hola",), flags=("fuzzy",), previous=Previous("Hey"), obsolete=True)
    updated = update(catalogue(replace(A, obsolete=True), fuzzy), _template("About", "Hi"))
    assert updated.messages == (A, replace(fuzzy, obsolete=False))


def test_an_empty_string_does_not_hide_the_filled_one_that_returns() -> None:
    stored = catalogue(Message(id="About", comments=("x",)), replace(A, obsolete=True, comments=("y",)))
    assert update(stored, _template("About")).messages == (replace(A, comments=("y", "x")),)


def test_a_filled_message_and_its_obsolete_twin_both_stay() -> None:
    twin = replace(A, strings=("Sobre",), obsolete=True)
    updated = update(catalogue(A, twin), _template("About", "New"))
    assert updated.messages == (A, Message(id="New"), twin)


def test_of_two_twins_that_left_one_keeps_the_words_of_both() -> None:
    """No catalogue can hold two obsolete messages with one key."""
    updated = update(catalogue(A, replace(A, strings=("Sobre\n",), obsolete=True)), _template("New"))
    assert updated.messages[1:] == (replace(A, obsolete=True, comments=("formerly: Sobre\\n",)),)
    assert not unpublishable(po.serialize(updated))


def test_format_flags_come_from_the_template_and_others_stay() -> None:
    stored = catalogue(replace(A, flags=("fuzzy", "python-format", "no-wrap")))
    updated = update(stored, _template(Message(id="About", flags=("python-brace-format",))))
    assert set(updated.messages[0].flags) == {"fuzzy", "python-brace-format", "no-wrap"}


def test_the_same_words_in_another_context_are_a_guess() -> None:
    updated = update(catalogue(A), _template(Message(id="About", context="heading")))
    moved, old = updated.messages
    assert (moved.strings, moved.flags, moved.previous) == (("Acerca",), ("fuzzy",), Previous("About"))
    assert old == replace(A, obsolete=True)


def test_a_message_that_moved_is_guessed_from_what_lost_its_place_rather_than_from_what_stays() -> None:
    stays = replace(A, context="title", strings=("Título",))
    wanted = _template(replace(stays, strings=("",)), Message(id="About", context="heading"))
    assert update(catalogue(stays, A), wanted).messages[1].strings == ("Acerca",)


def test_a_changed_plural_makes_a_message_fuzzy_and_keeps_every_word() -> None:
    day = Message(id="day", plural="days", strings=("día", "días"))
    single = update(catalogue(day), _template("day")).messages[0]
    assert (single.strings, single.fuzzy, single.previous) == (("día",), True, Previous("day", None, "days"))
    assert single.comments == ("formerly: días",)
    plural = update(catalogue(replace(A)), _template(Message(id="About", plural="Abouts", strings=("", "")))).messages[
        0
    ]
    assert (plural.strings, plural.fuzzy, plural.previous) == (("Acerca", "Acerca"), True, Previous("About"))
    other = update(catalogue(day), _template(Message(id="day", plural="DAYS", strings=("", "")))).messages[0]
    assert (other.strings, other.fuzzy) == (("día", "días"), True)


def test_near_matches_are_fuzzy_with_what_they_were_made_from() -> None:
    asked: list[tuple[list[str], list[str]]] = []

    def match(wanted: Sequence[Message], left: Sequence[Message]) -> Mapping[Key, Message]:
        asked.append(([m.id for m in wanted], [m.id for m in left]))
        return {(None, "About us\n"): A, (None, "not asked for"): B}

    old = Message(id="Old", strings=("Viejo",), obsolete=True)
    updated = update(catalogue(A, B, old), _template("Contact", "About us\n", "New"), match=match)
    assert asked == [(["About us\n", "New"], ["About", "Old"])]
    guess = _by_key(updated)[None, "About us\n"]
    # msgfmt rejects a msgstr that does not end as its msgid does.
    assert (guess.strings, guess.flags, guess.previous) == (("Acerca\n",), ("fuzzy",), Previous("About"))
    assert set(_by_key(updated, obsolete=True)) == {(None, "About"), (None, "Old")}


def test_a_matcher_is_not_asked_where_nothing_is_new() -> None:
    def match(wanted: Sequence[Message], left: Sequence[Message]) -> Mapping[Key, Message]:
        raise AssertionError

    update(catalogue(A, B), _template("Contact"), match=match)


def test_a_regional_catalogue_gets_nothing_new() -> None:
    returned = replace(B, id="Back", obsolete=True)
    stored = catalogue(A, Message(id="Open"), replace(B, id="Left"), returned)
    wanted = _template("New", Message(id="About", extracted=("note",)), "Open", "Back", Message(id="Left", context="x"))
    updated = update(stored, wanted, sparse=True)
    assert updated.messages == (
        replace(A, extracted=("note",)),
        Message(id="Open"),
        replace(B, id="Back"),
        replace(B, id="Left", obsolete=True),
    )


# --- The laws, over any history -------------------------------------------------------------------------------

IDS = st.sampled_from(["About us", "About you", "Contact {x}", "day", "Line\nbreak\n", "See C:\\"])
CONTEXTS = st.sampled_from([None, None, "heading", "quote"])
WORDS = st.text("abcñ \n\\«»", min_size=1, max_size=5)
SOURCES = st.lists(
    st.builds(
        lambda context, text, plural, note: Message(
            id=text,
            context=context,
            plural="days" if plural and text == "day" else None,
            strings=("", "") if plural and text == "day" else ("",),
            extracted=(note,),
            references=("releases/x/release.md",),
        ),
        CONTEXTS,
        IDS,
        st.booleans(),
        st.sampled_from(["", "note", "two\nlines", "ends in \\"]),
    ),
    max_size=5,
    unique_by=lambda m: m.key,
)


def _any_match(wanted: Sequence[Message], left: Sequence[Message]) -> Mapping[Key, Message]:
    return {m.key: left[len(m.id) % len(left)] for m in wanted}


class Histories(RuleBasedStateMachine):
    """An author edits, a translator fills and reviews, the catalogue goes through its file every time."""

    def __init__(self) -> None:
        super().__init__()
        self.stored = catalogue()
        self.words: set[str] = set()
        self.reviewed: set[tuple[Key, str | None, tuple[str, ...]]] = set()

    @rule(source=SOURCES, near=st.booleans())
    def author_edits(self, source: list[Message], near: bool) -> None:
        wanted = _template(*source)
        match = _any_match if near else None
        updated = update(self.stored, wanted, match=match)
        assert update(updated, wanted, match=match) is updated
        self.stored = po.parse(po.serialize(updated), path="x.po")
        assert update(self.stored, wanted, match=match) is self.stored
        assert [m.key for m in self.stored.messages if not m.obsolete] == [m.key for m in source]

    @rule(words=WORDS, at=st.integers(0, 5), fuzzy=st.booleans())
    def translator_fills(self, words: str, at: int, fuzzy: bool) -> None:
        live = [m for m in self.stored.messages if not m.obsolete]
        if not live:
            return
        old = live[at % len(live)]
        strings = tuple(f"{words}{n}" for n in range(len(old.strings)))
        new = replace(old, strings=strings, flags=("fuzzy",) if fuzzy else (), previous=None)
        self.words -= {s for s in old.strings if not any(s in m.strings for m in self.stored.messages if m is not old)}
        self.words |= set(strings)
        if not fuzzy:
            self.reviewed.add((new.key, new.plural, new.strings))
        self._store(old, new)

    @rule(at=st.integers(0, 5))
    def translator_reviews(self, at: int) -> None:
        fuzzy = [m for m in self.stored.messages if m.fuzzy and not m.obsolete and m.filled]
        if fuzzy:
            old = fuzzy[at % len(fuzzy)]
            self.reviewed.add((old.key, old.plural, old.strings))
            self._store(old, replace(old, flags=()))

    def _store(self, old: Message, new: Message) -> None:
        messages = tuple(new if m is old else m for m in self.stored.messages)
        self.stored = replace(self.stored, messages=messages)

    @invariant()
    def no_words_are_lost(self) -> None:
        texts = {s.strip("\n") for m in self.stored.messages for s in m.strings}
        remarks = {c for m in self.stored.messages for c in m.comments}
        lost = {w for w in self.words if w.strip("\n") not in texts}
        assert {"formerly: " + w.replace("\\", "\\\\").replace("\n", "\\n") for w in lost} <= remarks

    @invariant()
    def nothing_unreviewed_is_translated(self) -> None:
        translated = {(m.key, m.plural, m.strings) for m in self.stored.messages if m.translated}
        assert translated <= self.reviewed


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=60, stateful_step_count=20)


def test_a_release_goes_through_its_life() -> None:
    """Segments, template, new catalogue, translation, edit, translation again."""
    first = [Segment("headline", "News", "releases/x/release.md"), Segment(None, "Call {tip}", "releases/x/release.md")]
    made = template.build(first, project="South Texas", source="en-US", created=CREATED)
    stored = template.new(made, language="es")
    filled = [replace(m, strings=(f"«{m.id}»",)) for m in stored.messages]
    stored = po.parse(po.serialize(replace(stored, messages=tuple(filled))), path="x.po")
    edited = template.build([first[0]], project="South Texas", source="en-US", created=CREATED)
    shorter = update(stored, edited)
    assert [(m.id, m.obsolete) for m in shorter.messages] == [("News", False), ("Call {tip}", True)]
    longer = update(po.parse(po.serialize(shorter), path="x.po"), made)
    assert longer.messages == stored.messages
