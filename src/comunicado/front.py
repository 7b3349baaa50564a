"""Front matter in, values with lines out: YAML read for what it says, not for what it might mean.

Every scalar is text (`no`, `010` and `12:30` are what they look like); duplicate keys, aliases, anchors and tags are
mistakes.  Typing is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
"""What no text may hold: a terminal would obey it, HTML and PDF forbid it, YAML ends a line there."""
_MAX_DEPTH = 8
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Seq:
    """A sequence."""

    items: tuple[Value, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping, its keys in order."""

    entries: tuple[tuple[Text, Value], ...]
    line: int


Value = Text | Seq | Map


class FrontMistake(ValueError):
    """YAML that cannot be read, or says more than front matter may."""

    def __init__(self, reason: str, line: int, hint: str) -> None:
        super().__init__(reason)
        self.reason, self.line, self.hint = reason, line, hint


def read(text: str, *, line: int) -> tuple[Map, tuple[FrontMistake, ...]]:
    """A mapping and every mistake in it; `line` is the line of the text's first line in its file.

    Raises:
        FrontMistake: the text is no YAML mapping at all.
    """
    mistakes: list[FrontMistake] = []
    try:
        events = yaml.parse(text, Loader=_Loader)
        value = _value(_document(events), events, line, mistakes, 0)
        _expect_end(events, line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = line + (mark.line if mark else 0)
        reason = f"the front matter is no YAML ({error.problem or error.context})"
        raise FrontMistake(reason, at, "quote text that holds ': ' or begins with a special character") from None
    except yaml.YAMLError as error:
        raise FrontMistake(f"the front matter is no YAML ({error})", line, "remove odd characters") from None
    if isinstance(value, Text) and not value.value:
        return Map((), line), tuple(mistakes)
    if not isinstance(value, Map):
        raise FrontMistake("the front matter has no keys", line, "write 'headline: …' and 'date: …'")
    return value, tuple(mistakes)


def texts(value: Value) -> Iterator[Text]:
    """Every text of a front matter."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Seq):
        for item in value.items:
            yield from texts(item)
    else:
        for key, given in value.entries:
            yield key
            yield from texts(given)


def _document(events: Iterator[Any]) -> Any:
    for event in events:
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            return event
    return None


def _expect_end(events: Iterator[Any], line: int) -> None:
    """A second document would be front matter that nobody reads: `draft: true` in it, perhaps."""
    for event in events:
        if not isinstance(event, yaml.StreamEndEvent | yaml.DocumentEndEvent):
            raise FrontMistake("the front matter begins again here", line + event.start_mark.line, "remove this line")


def _value(event: Any, events: Iterator[Any], line: int, mistakes: list[FrontMistake], depth: int) -> Value:
    if event is None or isinstance(event, yaml.StreamEndEvent | yaml.DocumentEndEvent):
        return Text("", line)
    at = line + event.start_mark.line
    if depth > _MAX_DEPTH:
        raise FrontMistake("the front matter is nested too deeply", at, "write it flatter")
    if isinstance(event, yaml.AliasEvent):
        mistakes.append(FrontMistake("aliases (*name) are not read here", at, "write the text itself, in quotes"))
        return Text("", at)
    if event.anchor:
        mistakes.append(FrontMistake("anchors (&name) are not read here", at, "put the text in quotes"))
    if event.tag and event.tag != "!":
        mistakes.append(FrontMistake("tags (!name) are not read here", at, "put the text in quotes"))
    if isinstance(event, yaml.ScalarEvent):
        for character in sorted(set(CONTROL.findall(event.value))):  # from an escape, as "\e"
            reason = f"there is a control character U+{ord(character):04X} in the text"
            mistakes.append(FrontMistake(reason, at, "delete it"))
        return Text(CONTROL.sub("\N{REPLACEMENT CHARACTER}", event.value), at)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_value(event, events, line, mistakes, depth + 1))
        return Seq(tuple(items), at)
    return _mapping(events, line, at, mistakes, depth + 1)


def _mapping(events: Iterator[Any], line: int, at: int, mistakes: list[FrontMistake], depth: int) -> Map:
    entries: list[tuple[Text, Value]] = []
    lines: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _value(event, events, line, mistakes, depth)
        value = _value(next(events), events, line, mistakes, depth)
        if not isinstance(key, Text):
            mistakes.append(FrontMistake("a key is a word, not a list", key.line, "write 'key: value'"))
            continue
        if key.value in lines:
            reason = f"'{key.value}' stands twice, first on line {lines[key.value]}"
            mistakes.append(FrontMistake(reason, key.line, "keep one"))
            continue
        lines[key.value] = key.line
        entries.append((key, value))
    return Map(tuple(entries), at)


# --- Writing --------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ0-9«¿¡“(/+$][^\n]*\Z")
_NEEDS_QUOTES = re.compile(r": |:$| #|\s$|^(?:---|\.\.\.)|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,\[\]{}:]")


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as a YAML scalar, plain where it may be; `flow` inside `{…}` or `[…]`.

    >>> scalar("BROWNSVILLE, Texas"), scalar("a: b"), scalar("It's #1: yes")
    ('BROWNSVILLE, Texas', "'a: b'", "'It''s #1: yes'")
    """
    if _PLAIN.match(text) and not _NEEDS_QUOTES.search(text) and not (flow and _NEEDS_QUOTES_IN_FLOW.search(text)):
        return text
    return "'" + text.replace("'", "''") + "'"
