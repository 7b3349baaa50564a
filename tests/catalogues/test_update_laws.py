"""The laws of updating, over any history: no words are lost, nothing unreviewed is published, twice is as good as once.

An author adds, edits, removes, restores, moves and reorders; a translator fills, marks as fuzzy and approves; the
catalogue goes through its file every time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from catalogues.oracles import HEADER, catalogue, unpublishable
from comunicado.catalogues import po
from comunicado.catalogues.guesses import REUSED, Recalled
from comunicado.catalogues.matching import near
from comunicado.catalogues.update import update
from comunicado.model import Catalogue, Key, Message

BEGINNINGS = ("The mayor opens the bridge", "Call {tip} today", "Ask [the office][1] or [us][2]", "Date", "About us\n")
ENDS = ("", " again", " at noon. Bring water with you", ", says C:\\ «he» {{sic}}", " with [the other][3]")
CONTEXTS = (None, "heading", "quote")
PLACES = st.integers(0, 7)
WORDS = st.text("abñ \n\\«»{}[]1", min_size=1, max_size=5)


def _message(beginning: int, end: int, context: int, note: str) -> Message:
    body = BEGINNINGS[beginning]
    text = body.rstrip("\n") + ENDS[end] + "\n" * body.endswith("\n")
    return Message(
        id=text,
        context=CONTEXTS[context],
        flags=("python-brace-format",) if "{tip}" in text else (),
        extracted=(note, *(f"[{n}] https://{n}.org" for n in range(1, text.count("][") + 1))),
        references=("releases/x/release.md",),
    )


MESSAGES = st.builds(
    _message,
    st.integers(0, len(BEGINNINGS) - 1),
    st.integers(0, len(ENDS) - 1),
    st.integers(0, len(CONTEXTS) - 1),
    st.sampled_from(["", "note", "two\nlines", "ends in \\", "reused from the archive"]),
)


def _remark(words: str) -> str:
    """What a comment says of words that have no other place; a backslash at its end would join the next line to it."""
    line = "formerly: " + words.replace("\\", "\\\\").replace("\n", "\\n")
    return f"{line} " if line.endswith("\\") else line


class Histories(RuleBasedStateMachine):
    """One catalogue, its source, and what its translator typed and approved."""

    def __init__(self) -> None:
        super().__init__()
        self.source: list[Message] = []
        self.removed: list[Message] = []
        self.stored = catalogue()
        self.words: set[str] = set()
        self.approved: set[tuple[Key, str | None, tuple[str, ...]]] = set()

    # --- The author -------------------------------------------------------------------------------------------

    @rule(message=MESSAGES, at=PLACES)
    def adds(self, message: Message, at: int) -> None:
        if message.key not in {m.key for m in self.source}:
            self.source.insert(at, message)
            self._extract()

    @precondition(lambda self: self.source)
    @rule(at=PLACES, end=st.integers(0, len(ENDS) - 1))
    def edits(self, at: int, end: int) -> None:
        old = self.source[at % len(self.source)]
        beginning = max((n for n, text in enumerate(BEGINNINGS) if old.id.startswith(text.rstrip("\n"))), default=0)
        new = _message(beginning, end, CONTEXTS.index(old.context), "")
        self._replace(old, new)

    @precondition(lambda self: self.source)
    @rule(at=PLACES)
    def removes(self, at: int) -> None:
        self.removed.append(self.source.pop(at % len(self.source)))
        self._extract()

    @precondition(lambda self: self.removed)
    @rule(at=PLACES)
    def restores(self, at: int) -> None:
        message = self.removed.pop(at % len(self.removed))
        if message.key not in {m.key for m in self.source}:
            self.source.insert(at, message)
            self._extract()

    @precondition(lambda self: self.source)
    @rule(at=PLACES, context=st.sampled_from(CONTEXTS))
    def moves(self, at: int, context: str | None) -> None:
        old = self.source[at % len(self.source)]
        self._replace(old, replace(old, context=context))

    @precondition(lambda self: self.source)
    @rule(at=PLACES)
    def counts(self, at: int) -> None:
        at %= len(self.source)
        old = self.source[at]
        plural, strings = (None, ("",)) if old.plural else (f"many {old.id}", ("", ""))
        self.source[at] = replace(old, plural=plural, strings=strings)
        self._extract()

    @precondition(lambda self: len(self.source) > 1)
    @rule(at=PLACES, to=PLACES)
    def reorders(self, at: int, to: int) -> None:
        self.source.insert(to, self.source.pop(at % len(self.source)))
        self._extract()

    def _replace(self, old: Message, new: Message) -> None:
        if new.key not in {m.key for m in self.source}:
            self.source[self.source.index(old)] = new
            self.removed.append(old)
            self._extract()

    def _extract(self) -> None:
        template = Catalogue(HEADER, tuple(self.source))
        updated = update(self.stored, template, match=near(0.5), recall=self._recall)
        assert update(updated, template, match=near(0.5), recall=self._recall) is updated
        data = po.serialize(updated)
        self.stored = po.parse(data, path="x.po")
        assert update(self.stored, template, match=near(0.5), recall=self._recall) is self.stored
        assert po.serialize(self.stored) == data
        assert [m.key for m in self.stored.messages if not m.obsolete] == [m.key for m in self.source]

    def _recall(self, wanted: Sequence[Message]) -> Mapping[Key, Recalled]:
        """What another release says: of some texts for certain, of some only something like it."""
        stored = {m.key for m in self.stored.messages if not m.obsolete or m.filled}
        assert not stored.intersection(m.key for m in wanted)
        found = {}
        for message in wanted:
            strings = tuple(f"{n}º {message.id}" for n in range(len(message.strings)))
            if "{tip}" in message.id:
                found[message.key] = Recalled(replace(message, strings=strings), "2009/a", sure=True)
            elif "mayor" in message.id:
                said = Message("The mayor", ("«El alcalde»\n",), comments=("not ours",))
                found[message.key] = Recalled(said, "a\nfile\\", sure=message.context is None)
        self.approved |= {
            (key, r.message.plural, r.message.strings) for key, r in found.items() if r.sure and r.message.key == key
        }
        return found

    # --- The translator ---------------------------------------------------------------------------------------

    @precondition(lambda self: self.source)
    @rule(words=WORDS, at=PLACES, fuzzy=st.booleans())
    def fills(self, words: str, at: int, fuzzy: bool) -> None:
        old = self._live()[at % len(self.source)]
        strings = tuple(f"{words}{n}" for n in range(len(old.strings)))
        flags = tuple(f for f in old.flags if f != "fuzzy")
        others = [m for m in self.stored.messages if m is not old]
        self.words -= {s for s in old.strings if not any(s in m.strings for m in others)}
        self._store(old, replace(old, strings=strings, flags=("fuzzy", *flags) if fuzzy else flags, previous=None))

    @rule(at=PLACES)
    def approves(self, at: int) -> None:
        if fuzzy := [m for m in self._live() if m.fuzzy]:
            old = fuzzy[at % len(fuzzy)]
            self._store(old, replace(old, flags=tuple(f for f in old.flags if f != "fuzzy"), previous=None))

    @precondition(lambda self: self.source)
    @rule(words=WORDS, at=PLACES)
    def another_tool_leaves_an_obsolete_twin(self, words: str, at: int) -> None:
        live = self._live()[at % len(self.source)]
        if live.filled and live.key not in {m.key for m in self.stored.messages if m.obsolete}:
            twin = replace(live, strings=(words,) * len(live.strings), obsolete=True, extracted=(), references=())
            self.words.add(words)
            self.stored = replace(self.stored, messages=(*self.stored.messages, twin))

    def _live(self) -> list[Message]:
        return [m for m in self.stored.messages if not m.obsolete]

    def _store(self, old: Message, new: Message) -> None:
        self.words |= set(new.strings)
        if not new.fuzzy:
            self.approved.add((new.key, new.plural, new.strings))
        messages = tuple(new if m is old else m for m in self.stored.messages)
        self.stored = po.parse(po.serialize(replace(self.stored, messages=messages)), path="x.po")
        template = Catalogue(HEADER, tuple(self.source))
        assert update(self.stored, template, match=near(0.5), recall=self._recall) is self.stored

    # --- What always holds ------------------------------------------------------------------------------------

    @invariant()
    def no_words_are_lost(self) -> None:
        texts = {s for m in self.stored.messages for s in m.strings}
        remarks = {c for m in self.stored.messages for c in m.comments}
        lost = self.words - texts
        assert set(map(_remark, lost)) <= remarks

    @invariant()
    def nothing_unreviewed_is_translated(self) -> None:
        translated = {(m.key, m.plural, m.strings) for m in self.stored.messages if m.translated}
        assert translated <= self.approved

    @invariant()
    def only_what_was_reused_says_so(self) -> None:
        for message in self._live():
            said = [line for line in message.extracted if line.startswith((f"{REUSED}2009/a", f"{REUSED}a file"))]
            assert not said or message.filled
            assert "not ours" not in message.comments

    def teardown(self) -> None:
        live = {m.key for m in self._live()}
        if not any(m.obsolete and m.key in live for m in self.stored.messages):  # we read twins, msgfmt does not
            assert not unpublishable(po.serialize(self.stored))


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=500, stateful_step_count=12)
