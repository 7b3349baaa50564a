"""Release text in, a `Release` out, and back; every mistake of the file at once, with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from comunicado import front, markdown, moments, tags, values
from comunicado.errors import Problem, SourceError
from comunicado.markdown.parser import one_line, split_facts
from comunicado.markdown.tree import contents, nodes, pictures, within
from comunicado.markdown.urls import refusal, relative
from comunicado.model import (
    Blocks,
    Boilerplate,
    Code,
    Content,
    Embargo,
    FactRef,
    Facts,
    FactValue,
    Figure,
    Image,
    Inline,
    Link,
    PartialDate,
    Release,
    Str,
)

KEYS = (
    "headline", "subhead", "dateline", "date", "draft", "embargo", "source",
    "boilerplate", "contacts", "facts", "credits",
)  # fmt: skip
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_MISPLACED = re.compile(r"<!--\s*(?:translators\s*:|original\s[^>]*:|notranslate\b)", re.IGNORECASE)
_FENCE = re.compile(r"---[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a release may refer to; None where that is not known and therefore not checked."""

    facts: Facts = field(default_factory=dict)
    """Facts of the newsroom."""
    boilerplate: Collection[str] | None = None
    contacts: Collection[str] | None = None
    has_file: Callable[[str], bool] | None = None
    """Whether a picture lies in the release's folder."""
    languages: Collection[str] | None = None
    """Languages of the newsroom's editions."""


NOWHERE = Surroundings()


def parse(
    data: bytes, *, path: str, id: str, source: str = "en-US", timezone: str = "UTC", around: Surroundings = NOWHERE
) -> Release:
    """Read a release.

    Args:
        data: the bytes of `release.md`, UTF-8.
        path: its name in messages.
        id: the release's id.
        source: locale of releases that do not name one.
        timezone: IANA key of the newsroom's zone.
        around: what the release may refer to.

    Raises:
        SourceError: with every mistake found.
    """
    return _Reader(path, source, timezone, around).release(data, id)


def remarks(release: Release) -> tuple[Problem, ...]:
    """What is allowed, and yet hardly meant: a comment that is none of ours is text, and would be printed."""
    hint = "write 'translators:', 'original LOCALE:' or 'notranslate' in it, or remove it"
    return tuple(
        Problem(release.path, line, "this comment is printed on the page, for HTML is text here", hint)
        for content, line in contents(release.body)
        if any(isinstance(node, Str) and "<!--" in node.text for node in nodes(content))
    )


def parse_boilerplate(data: bytes, *, path: str, id: str, facts: Facts | None = None) -> Boilerplate:
    """Read a shared text: a body without front matter.

    Raises:
        SourceError: with every mistake found.
    """
    reader = _Reader(path, "en-US", "UTC", Surroundings(facts=facts or {}, has_file=lambda _: False))
    text = reader.decoded(data)
    body = reader.body(text, 1)
    reader.check(body, (), reader.around.facts)
    if not body and not reader.problems:
        reader.say(1, "this shared text is empty", "write it, or remove the file")
    reader.stop()
    return Boilerplate(id, path, body)


class _Reader:
    """Reads one file and collects its problems."""

    def __init__(self, path: str, source: str, timezone: str, around: Surroundings) -> None:
        self.path, self.source, self.timezone, self.around = path, source, timezone, around
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}
        self._references = False

    def say(self, line: int | None, reason: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, reason, hint))

    def stop(self) -> None:
        if self.problems:
            raise SourceError(*sorted(dict.fromkeys(self.problems), key=lambda p: p.line or 0))

    # --- the file ---

    def decoded(self, data: bytes) -> str:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise SourceError(
                Problem(self.path, line, "this is not UTF-8 text", "save the file as UTF-8 in your editor")
            ) from None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._references = "&" in text  # a control character may hide in one, as `&#27;`
        for match in front.CONTROL.finditer(text):
            self._control(match[0], text.count("\n", 0, match.start()) + 1)
        self.stop()
        return text

    def _control(self, text: str, line: int) -> None:
        for character in sorted(set(front.CONTROL.findall(text))):
            self.say(line, f"there is a control character U+{ord(character):04X} in the text", "delete it")

    def release(self, data: bytes, id: str) -> Release:
        text = self.decoded(data)
        head, body, line = self._split(text)
        fields = self._front(head)
        facts = self._facts(fields.get("facts"))
        headline = self._content(fields, "headline")
        date, published = self._date(fields)
        embargo = self._embargo(fields)
        found = Release(
            id=id,
            path=self.path,
            source=self._source(fields),
            headline=headline,
            date=date,
            published=embargo.moment if embargo and embargo.moment else published,
            body=self.body(body, line),
            subhead=self._content(fields, "subhead"),
            dateline=self._content(fields, "dateline"),
            embargo=embargo,
            draft=self._draft(fields),
            boilerplate=self._names(fields, "boilerplate", self.around.boilerplate, "releases/_boilerplate/"),
            contacts=self._names(fields, "contacts", self.around.contacts, "releases/_contacts.toml"),
            facts=facts,
            credits=self._credits(fields.get("credits")),
            lines=self.lines,
        )
        self._check_all(found)
        self.stop()
        return found

    def _split(self, text: str) -> tuple[str, str, int]:
        lines = text.split("\n")
        if not _FENCE.match(lines[0]):
            self.say(1, "there is no front matter", "begin the file with '---', 'headline:', 'date:' and '---'")
            self.stop()
        for number, line in enumerate(lines[1:], 2):
            if _FENCE.match(line):
                return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
        self.say(1, "the front matter does not end", "close it with a line '---'")
        self.stop()
        raise AssertionError("stopped above")

    # --- front matter ---

    def _front(self, text: str) -> dict[str, front.Value]:
        try:
            found, mistakes = front.read(text, line=2)
        except front.FrontMistake as fatal:
            self.say(fatal.line, fatal.reason, fatal.hint)
            self.stop()
            raise AssertionError("stopped above") from None
        for mistake in mistakes:
            self.say(mistake.line, mistake.reason, mistake.hint)
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
        date = PartialDate(1970)
        text = self._text(fields, "date")
        if text:
            try:
                date = moments.partial_date(text, timezone=self.timezone)
            except moments.MomentMistake as mistake:
                self.say(self.lines["date"], f"date: {mistake.reason}", mistake.hint)
        return date, moments.start(date, timezone=self.timezone)

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
            source = tags.normalize(text) if text else self.source
        except ValueError as error:
            self.say(self.lines["source"], f"source: {error}", "use a tag such as es-MX")
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
        return tuple(names)

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

    # --- body ---

    def body(self, text: str, line: int) -> Blocks:
        try:
            return markdown.read(text, line=line)
        except markdown.MarkdownMistake as mistake:
            self.say(mistake.at, mistake.reason, mistake.hint)
            return ()

    def _check_all(self, found: Release) -> None:
        # A fact that is declared wrongly is told of once, not again at every place that names it.
        declared = {key.removeprefix("facts.") for key in self.lines if key.startswith("facts.")}
        known = {*self.around.facts, *found.facts, *declared}
        fields = [("headline", found.headline), ("subhead", found.subhead), ("dateline", found.dateline)]
        fields += [(f"credits.{name}", credit) for name, credit in found.credits]
        self.check(found.body, [(content, self.lines.get(key, 1)) for key, content in fields], known)
        shown = pictures(found.body) if found.credits else ()
        for name, _ in found.credits:
            if name not in shown:
                self.say(
                    self.lines.get(f"credits.{name}", 1), f"no picture '{name}' is in this release", "correct the name"
                )

    def check(self, body: Blocks, more: Collection[tuple[Content, int]], facts: Collection[str]) -> None:
        """Report facts that are not declared, links that are refused, pictures that are not there."""
        for block in within(body):
            if isinstance(block, Figure):
                self._picture(block.src, block.line)
        for content, line in (*more, *contents(body)):
            if len(content) == 1 and isinstance(content[0], Str):  # as most, and then there is nothing to walk through
                self._node(content[0], line, facts)
                continue
            for node in nodes(content):
                self._node(node, line, facts)

    def _node(self, node: Inline, line: int, facts: Collection[str]) -> None:
        if isinstance(node, Str | Code):
            if self._references:
                self._control(node.text, line)
            if isinstance(node, Str) and "<!--" in node.text and _MISPLACED.search(node.text):
                hint = "put it on a line of its own before the block, after an empty line"
                self.say(line, "a comment for translators stands inside a text and would be printed", hint)
        elif isinstance(node, FactRef):
            if node.name not in facts:
                hint = "declare it under 'facts:', or write \\{ for a brace"
                self.say(line, f"there is no fact '{{{node.name}}}'", hint)
        elif isinstance(node, Link | Image):
            if isinstance(node, Image):
                self._picture(node.src, line)
            elif reason := refusal(node.url) or relative(node.url):
                self.say(line, f"{reason}: {node.url}", "link to an https address")
            for title in (node.title, node.alt if isinstance(node, Image) else ()):
                for part in title:
                    self._node(part, line, facts)

    def _picture(self, src: str, line: int) -> None:
        parts = src.split("/")
        if ":" in src or "\\" in src or src.startswith("/") or ".." in parts or "" in parts:
            self.say(line, f"the picture '{src}' lies outside the release's folder", "put it beside release.md")
        elif not src.lower().endswith(PICTURES):
            self.say(line, f"'{src}' is no picture that can be shown", f"use one of {', '.join(PICTURES)}")
        elif self.around.has_file is not None and not self.around.has_file(src):
            self.say(line, f"the picture '{src}' is not there", "put it beside release.md, or correct the name")


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
    return "contact" if key == "contacts" else key


def _nearest(key: str) -> str:
    import difflib

    near = difflib.get_close_matches(key.lower(), KEYS, 1)
    return f"did you mean '{near[0]}'?" if near else f"the keys are: {', '.join(KEYS)}"
