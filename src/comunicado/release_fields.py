"""Front matter in, the typed fields of a release out; every mistake is collected with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from comunicado import front, moments, tags, values
from comunicado.errors import Problem, SourceError
from comunicado.markdown.direction import unpaired
from comunicado.markdown.parser import one_line, split_facts
from comunicado.model import Blocks, Content, Correction, Embargo, Facts, FactValue, Kind, PartialDate, Release

KEYS = (
    "headline", "subhead", "dateline", "summary", "kind", "issuers", "date", "draft", "embargo", "updated", "source",
    "topics", "boilerplate", "contacts", "corrections", "facts", "credits",
)  # fmt: skip
_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_KINDS: tuple[Kind, ...] = get_args(Kind)
_CORRECTION = "write '- {date: 2026-12-02, text: \"…\"}' below 'corrections:'"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a release may refer to; None where that is not known and therefore not checked."""

    facts: Facts = field(default_factory=dict)
    """Facts of the newsroom."""
    boilerplate: Collection[str] | None = None
    contacts: Collection[str] | None = None
    topics: Collection[str] | None = None
    issuers: Collection[str] | None = None
    has_file: Callable[[str], bool] | None = None
    """Whether a picture lies in the release's folder."""
    languages: Collection[str] | None = None
    """Languages of the newsroom's editions."""
    locale: Callable[[str], str] = tags.normalize
    """Reads a locale as it is written; raises `ValueError`, which may have a `hint`."""


NOWHERE = Surroundings()


class Fields:
    """Types the front matter of one file, and collects its `problems`."""

    def __init__(self, path: str, source: str, timezone: str, around: Surroundings) -> None:
        self.path, self.source, self.timezone, self.around = path, source, timezone, around
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}

    def say(self, line: int | None, reason: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, reason, hint))

    def direction(self, text: str, line: int) -> None:
        """Note a mark of direction that would turn about more than its author meant."""
        if mistake := unpaired(text):
            self.say(line, *mistake)

    def stop(self) -> None:
        if self.problems:
            raise SourceError(*sorted(dict.fromkeys(self.problems), key=lambda p: p.line or 0))

    def typed(self, text: str, *, id: str, body: Blocks) -> Release:
        """The release that a front matter begins; its mistakes are in `problems`.

        Args:
            text: the lines between the fences; the first is line 2 of the file.

        Raises:
            SourceError: it is no front matter at all.
        """
        fields = self._front(text)
        date, published = self._date(fields)
        embargo = self._embargo(fields)
        updated_date, updated = self._updated(fields, date)
        kind, issuers = self._kind(fields)
        return Release(
            id=id,
            path=self.path,
            source=self._source(fields),
            headline=self._content(fields, "headline"),
            date=date,
            published=embargo.moment if embargo and embargo.moment else published,
            body=body,
            subhead=self._content(fields, "subhead"),
            dateline=self._content(fields, "dateline"),
            summary=self._content(fields, "summary"),
            kind=kind,
            embargo=embargo,
            draft=self._draft(fields),
            updated_date=updated_date,
            updated=updated,
            corrections=self._corrections(fields.get("corrections"), date),
            topics=self._names(fields, "topics", self.around.topics, "the table [topics] of the configuration"),
            issuers=issuers,
            boilerplate=self._names(fields, "boilerplate", self.around.boilerplate, "releases/_boilerplate/"),
            contacts=self._names(fields, "contacts", self.around.contacts, "releases/_contacts.toml"),
            facts=self._facts(fields.get("facts")),
            credits=self._credits(fields.get("credits")),
            lines=self.lines,
        )

    def _front(self, text: str) -> dict[str, front.Value]:
        try:
            found, mistakes = front.read(text, line=2)
        except front.FrontMistake as fatal:
            self.say(fatal.line, fatal.reason, fatal.hint)
            self.stop()
            raise AssertionError("stopped above") from None
        for mistake in mistakes:
            self.say(mistake.line, mistake.reason, mistake.hint)
        for scalar in front.texts(found):
            self.direction(scalar.value, scalar.line)
        fields: dict[str, front.Value] = {}
        for key, value in found.entries:
            if key.value not in KEYS:
                self.say(key.line, f"unknown key '{key.value}'", _nearest(key.value))
            elif not (isinstance(value, front.Text) and not value.value.strip()):
                fields[key.value] = value
            self.lines[key.value] = key.line
        for required in ("headline", "date"):
            if required not in fields:
                what = "empty" if required in self.lines else "missing"
                self.say(self.lines.get(required, 1), f"the {required} is {what}", f"add one under '{required}:'")
        return fields

    def _text(self, fields: Mapping[str, front.Value], key: str) -> str:
        value = fields.get(key)
        if value is None or isinstance(value, front.Text):
            return value.value.strip() if value else ""
        self.say(value.line, f"'{key}' is text, not a list", f"write '{key}: …' on one line")
        return ""

    def _content(self, fields: Mapping[str, front.Value], key: str) -> Content:
        value = fields.get(key)
        return plain(value.value if isinstance(value, front.Text) else self._text(fields, key))

    def _date(self, fields: Mapping[str, front.Value]) -> tuple[PartialDate, datetime]:
        text = self._text(fields, "date")
        date = self._partial(text, self.lines["date"], "date") if text else None
        date = date or PartialDate(1970)
        return date, moments.start(date, timezone=self.timezone)

    def _updated(
        self, fields: Mapping[str, front.Value], released: PartialDate
    ) -> tuple[PartialDate | None, datetime | None]:
        text = self._text(fields, "updated")
        date = self._later(text, self.lines["updated"], "updated", released) if text else None
        return date, moments.start(date, timezone=self.timezone) if date else None

    def _later(self, text: str, line: int, what: str, released: PartialDate) -> PartialDate | None:
        """A date that is not before that of the release."""
        date = self._partial(text, line, what)
        if date and moments.before(date, released, timezone=self.timezone):
            self.say(line, f"{what}: '{text}' is before the release's own date", "correct one of the two")
        return date

    def _partial(self, text: str, line: int, what: str) -> PartialDate | None:
        try:
            return moments.partial_date(text, timezone=self.timezone)
        except moments.MomentMistake as mistake:
            self.say(line, f"{what}: {mistake.reason}", mistake.hint)
            return None

    def _kind(self, fields: Mapping[str, front.Value]) -> tuple[Kind, tuple[str, ...]]:
        text = self._text(fields, "kind") or _KINDS[0]
        kind = next((one for one in _KINDS if one == text), None)
        if kind is None:
            self.say(self.lines["kind"], f"kind: '{text}' is none that a release can be of", f"use {_or(_KINDS)}")
        problems = len(self.problems)
        issuers = self._names(fields, "issuers", self.around.issuers, "the tables [issuers.NAME] of the configuration")
        if kind == "joint-statement" and len(set(issuers)) < 2 and len(self.problems) == problems:
            line = self.lines.get("issuers", self.lines["kind"])
            self.say(line, "a joint statement has two issuers or more", "name all of them: 'issuers: [one, two]'")
        return kind or _KINDS[0], issuers

    def _corrections(self, value: front.Value | None, released: PartialDate) -> tuple[Correction, ...]:
        if value is None:
            return ()
        if not isinstance(value, front.Seq):
            self.say(value.line, "'corrections' is a list", _CORRECTION)
            return ()
        return tuple(filter(None, (self._correction(item, released) for item in value.items)))

    def _correction(self, value: front.Value, released: PartialDate) -> Correction | None:
        if not isinstance(value, front.Map):
            self.say(value.line, "a correction has a date and a text", _CORRECTION)
            return None
        said: dict[str, front.Text] = {}
        for key, given in value.entries:
            if key.value not in ("date", "text"):
                self.say(key.line, f"unknown key '{key.value}' in a correction", _CORRECTION)
            elif isinstance(given, front.Text) and given.value.strip():
                said[key.value] = given
        lacking = next((key for key in ("date", "text") if key not in said), None)
        if lacking:
            self.say(value.line, f"a correction has no {lacking}", _CORRECTION)
            return None
        day = said["date"]
        date = self._later(day.value.strip(), day.line, "the date of a correction", released)
        if date is None:
            return None
        return Correction(
            date, moments.start(date, timezone=self.timezone), plain(said["text"].value), line=said["text"].line
        )

    def _embargo(self, fields: Mapping[str, front.Value]) -> Embargo | None:
        text = self._text(fields, "embargo")
        if not text:
            # An embargo that was begun and not finished must not publish anything.
            if "embargo" in self.lines and "embargo" not in fields:
                self.say(self.lines["embargo"], "the embargo is empty", "give a time, write 'hold', or remove the line")
            return None
        if text == "hold":
            return Embargo(None)
        try:
            return Embargo(*moments.moment(text))
        except moments.MomentMistake as mistake:
            self.say(self.lines["embargo"], f"embargo: {mistake.reason}", mistake.hint)
            return Embargo(None)

    def _draft(self, fields: Mapping[str, front.Value]) -> bool:
        text = self._text(fields, "draft")
        if text not in ("", "true", "false"):
            self.say(
                self.lines["draft"], f"draft: '{text}' is neither true nor false", "write 'draft: true' or remove it"
            )
        return text != "false" and "draft" in self.lines

    def _source(self, fields: Mapping[str, front.Value]) -> str:
        text = self._text(fields, "source")
        try:
            source = self.around.locale(text) if text else self.source
        except ValueError as error:
            self.say(self.lines["source"], f"source: {error}", getattr(error, "hint", "use a tag such as es-MX"))
            return self.source
        known = self.around.languages
        if text and known is not None and tags.language(source) not in known:
            hint = f"the languages of its editions are: {', '.join(known)}"
            self.say(self.lines["source"], f"source: no edition of this newsroom is in '{tags.language(source)}'", hint)
        return source

    def _names(
        self, fields: Mapping[str, front.Value], key: str, known: Collection[str] | None, where: str
    ) -> tuple[str, ...]:
        value = fields.get(key)
        if value is None:
            return ()
        items = value.items if isinstance(value, front.Seq) else (value,)
        names: list[str] = []
        for item in items:
            if not isinstance(item, front.Text) or not _ID.match(item.value):
                self.say(item.line, f"'{key}' is a list of names", f"write '{key}: [one, two]'")
            elif known is not None and item.value not in known:
                there = f"{where} has: {', '.join(sorted(known))}" if known else f"add it to {where}"
                self.say(item.line, f"there is no {_singular(key)} '{item.value}'", there)
            else:
                names.append(item.value)
        return tuple(dict.fromkeys(names))

    def _facts(self, value: front.Value | None) -> Facts:
        facts: dict[str, FactValue] = {}
        for key, given in self._entries(value, "facts", "name: {phone: …}"):
            try:
                name = values.name(key.value)
                if not isinstance(given, front.Map):
                    raise values.ValueMistake("it says not of which kind it is", "write it as {phone: …} or {date: …}")
                facts[name] = values.fact({k.value: _word(v) for k, v in given.entries})
            except values.ValueMistake as mistake:
                self.say(key.line, f"the fact '{key.value}': {mistake.reason}", mistake.hint)
        return facts

    def _credits(self, value: front.Value | None) -> tuple[tuple[str, Content], ...]:
        credits: list[tuple[str, Content]] = []
        for key, given in self._entries(value, "credits", "photo.jpg: Name"):
            if isinstance(given, front.Text) and given.value.strip():
                credits.append((key.value, plain(given.value)))
            else:
                self.say(key.line, f"the credit of '{key.value}' is no text", "write 'photo.jpg: Name'")
        return tuple(credits)

    def _entries(self, value: front.Value | None, key: str, form: str) -> tuple[tuple[front.Text, front.Value], ...]:
        if isinstance(value, front.Map):
            self.lines.update({f"{key}.{name.value}": name.line for name, _ in value.entries})
            return value.entries
        if value is not None:
            self.say(value.line, f"'{key}' has no names in it", f"write '{form}' below it, indented")
        return ()


def plain(text: str) -> Content:
    r"""A front-matter text: plain, `{name}` a fact, `\{` and `\}` braces.

    >>> plain(r"Call {tipline} \{now\}")
    (Str(text='Call '), FactRef(name='tipline'), Str(text=' {now}'))
    """
    text = one_line(text)
    if "\\" not in text:
        return split_facts(text)
    pieces = re.split(r"\\([{}])", text)
    literal, length = [], 0
    for nth, piece in enumerate(pieces):
        if nth % 2:
            literal.append(length)
        length += len(piece)
    return split_facts("".join(pieces), literal)


def _word(value: front.Value) -> str:
    if isinstance(value, front.Text):
        return value.value
    raise values.ValueMistake("what it says is a list", "write it as text, in quotes where it holds [ or {")


def _singular(key: str) -> str:
    return {"contacts": "contact", "topics": "topic", "issuers": "issuer"}.get(key, key)


def _or(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _nearest(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key.lower(), KEYS, 1)
    return f"did you mean '{near[0]}'?" if near else f"the keys are: {', '.join(KEYS)}"
