"""Updating never loses a translation, never publishes what nobody reviewed, and does nothing the second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from catalogues.oracles import HEADER, catalogue, unpublishable
from comunicado.catalogues import po, template
from comunicado.catalogues.guesses import Place, Recall, Recalled
from comunicado.catalogues.matching import near
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

    def match(
        wanted: Sequence[Message], left: Sequence[Message], places: Mapping[Key, Place], *, gone: bool = True
    ) -> Mapping[Key, Message]:
        asked.append(([m.id for m in wanted], [m.id for m in left]))
        return {(None, "About us\n"): A, (None, "not asked for"): B}

    old = Message(id="Old", strings=("Viejo",), obsolete=True)
    updated = update(catalogue(A, B, old), _template("Contact", "About us\n", "New"), match=match)
    # First among what left, then, for what found nothing there, among what stays.
    assert asked == [(["About us\n", "New"], ["About", "Old"]), (["New"], ["Contact"])]
    guess = _by_key(updated)[None, "About us\n"]
    # msgfmt rejects a msgstr that does not end as its msgid does.
    assert (guess.strings, guess.flags, guess.previous) == (("Acerca\n",), ("fuzzy",), Previous("About"))
    assert set(_by_key(updated, obsolete=True)) == {(None, "About"), (None, "Old")}


def test_a_matcher_is_not_asked_where_nothing_is_new() -> None:
    def match(
        wanted: Sequence[Message], left: Sequence[Message], places: Mapping[Key, Place], *, gone: bool = True
    ) -> Mapping[Key, Message]:
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


def test_the_guess_of_a_guess_says_what_its_words_were_made_from() -> None:
    fuzzy = Message(id="About them", strings=("Acerca",), flags=("fuzzy",), previous=Previous("About"))
    updated = update(catalogue(fuzzy), _template("About those"), match=near())
    assert updated.messages[0] == replace(fuzzy, id="About those")


def test_a_matcher_is_told_which_messages_stood_and_stand_between_the_same_neighbours() -> None:
    told: list[Mapping[Key, Place]] = []

    def match(
        wanted: Sequence[Message], left: Sequence[Message], places: Mapping[Key, Place], *, gone: bool = True
    ) -> Mapping[Key, Message]:
        told.append(places)
        return {}

    stored = catalogue(*(Message(id=text, strings=("x",), obsolete=text == "old") for text in ("a", "B", "c", "old")))
    update(stored, _template("New", "a", "B1", "B2", "c"), match=match)
    places = {id: place for (_, id), place in told[0].items()}
    assert places == {"New": Place(0, 0), "B": Place(1, 0), "B1": Place(1, 0), "B2": Place(1, 1)}


# --- Memory ---------------------------------------------------------------------------------------------------


def _remember(*said: Message, sure: bool = False, origin: str = "2009/summit") -> tuple[list[list[str]], Recall]:
    """What was asked, and a memory that answers each message with the like one that it has."""
    asked: list[list[str]] = []

    def recall(wanted: Sequence[Message]) -> Mapping[Key, Recalled]:
        asked.append([m.id for m in wanted])
        return {m.key: Recalled(known, origin, sure) for m in wanted for known in said if known.id[:5] == m.id[:5]}

    return asked, recall


def test_memory_is_asked_only_about_new_messages_that_nothing_else_filled() -> None:
    asked, recall = _remember()
    stored = catalogue(Message("Stored, empty"), A, replace(B, obsolete=True), Message("Summary of it", ("Resumen",)))
    wanted = _template("Stored, empty", Message(A.id, context="title"), B.id, "Summary of this", "New", "Newer")
    updated = update(stored, wanted, match=near(), recall=recall)
    assert asked == [["New", "Newer"]]
    assert update(updated, wanted, match=near(), recall=recall) is updated
    update(stored, wanted, recall=recall, sparse=True)
    assert len(asked) == 1


def test_what_is_remembered_arrives_as_a_guess_that_says_where_it_is_from() -> None:
    said = Message("Thank you\n", ("Gracias\n",), comments=("theirs",), extracted=("theirs",), flags=("no-wrap",))
    _, recall = _remember(said)
    wanted = _template(Message("Thank you", extracted=("note",)), Message("Thank you\n", context="quote"))
    first, second = update(catalogue(), wanted, recall=recall).messages
    assert first == Message(
        "Thank you", ("Gracias",), flags=("fuzzy",), extracted=("note", "reused from 2009/summit"),
        previous=Previous("Thank you\n"),
    )  # fmt: skip
    assert second.previous == Previous("Thank you\n")  # its context is another
    same = update(catalogue(), _template("Thank you\n"), recall=recall).messages[0]
    assert (same.strings, same.fuzzy, same.previous) == (("Gracias\n",), True, None)


@pytest.mark.parametrize("id", ["Thank you all", "Thank you all here"])
def test_what_memory_is_sure_of_is_translated_if_it_is_for_this_very_text(id: str) -> None:
    _, recall = _remember(Message("Thank you all", ("Gracias a todos",)), sure=True)
    (made,) = update(catalogue(), _template(id), recall=recall).messages
    assert made.extracted == ("reused from 2009/summit",)
    assert made.translated is (id == "Thank you all")


def test_where_it_is_from_stays_told_through_updates_and_approval_but_not_in_guesses_from_it() -> None:
    _, recall = _remember(Message("Thank you", ("Gracias",)), origin="a\tb\\\n")
    wanted = _template(Message("Thank you for coming", extracted=("note",)))
    stored = po.parse(po.serialize(update(catalogue(), wanted, recall=recall)), path="x.po")
    assert stored.messages[0].extracted == ("note", "reused from a-b")
    approved = replace(stored, messages=tuple(replace(m, flags=(), previous=None) for m in stored.messages))
    assert update(approved, wanted, recall=recall) is approved
    other = _template(Message("Thank you for coming", extracted=("another note",)))
    assert update(approved, other).messages[0].extracted == ("another note", "reused from a-b")
    edited = update(approved, _template("Thank you for coming today"), match=near())
    assert [m.extracted for m in edited.messages] == [(), ()]
    moved = update(approved, _template(Message("Thank you for coming", context="quote")))
    assert [m.extracted for m in moved.messages] == [(), ()]


def test_a_plural_gets_as_many_forms_as_the_catalogue_has_whatever_memory_has() -> None:
    _, recall = _remember(Message("a day", ("un día", "días", "de días"), plural="days"))
    updated = update(catalogue(), _template(Message("a day", plural="days", strings=("", ""))), recall=recall)
    assert updated.messages[0].strings == ("un día", "días")
    assert not unpublishable(po.serialize(updated))


@pytest.mark.parametrize("language", ["es", "ja", "ar"])
def test_a_new_catalogue_made_by_updating_an_empty_one_is_what_the_template_makes(language: str) -> None:
    segments = [
        Segment("headline", "News", "./releases/x/release.md", notes=("one\\", "two")),
        Segment(None, "Call {tip}", "releases/x/release.md", formatted=True, facts=("tip",)),
    ]
    built = template.build(segments, project="South Texas", source="en-US", created=CREATED)
    made = replace(built, messages=(*built.messages, Message("day", ("", ""), plural="days")))
    empty = template.new(made, language=language, messages=())
    _, recall = _remember()
    assert update(empty, made, recall=recall) == template.new(made, language=language)


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


GATE = Message("The southbound gate closes at midnight.", ("La puerta hacia el sur cierra a la medianoche.",))


def test_a_new_text_that_says_nearly_the_same_as_one_that_stays_is_guessed_from_it() -> None:
    new = "The eastbound gate closes at midnight."
    made = update(catalogue(GATE), _template(GATE.id, new, "The eastbound train is late."), match=near())
    first, guess, other = made.messages
    assert first == GATE
    assert (guess.strings, guess.fuzzy, guess.previous) == (GATE.strings, True, Previous(GATE.id))
    assert other.strings == ("",)


def test_a_regional_text_whose_source_was_edited_stays_open_in_the_region() -> None:
    """Its readers would else get the words of the language, as if the region had never had its own."""
    edited = "The southbound gate now closes at midnight."
    made = update(catalogue(GATE), _template("Other", edited), match=near(), sparse=True, known={(None, "Other")})
    live, old = made.messages
    assert (live.id, live.strings, live.fuzzy, live.previous) == (edited, GATE.strings, True, Previous(GATE.id))
    assert (old.id, old.obsolete) == (GATE.id, True)
    assert update(made, _template("Other", edited), match=near(), sparse=True, known={(None, edited)}) is made
    known = {(None, edited), (None, "Other")}
    left = update(catalogue(GATE), _template("Other", edited), match=near(), sparse=True, known=known)
    assert [m.obsolete for m in left.messages] == [True]
