"""Anybody's front matter in (YAML, TOML, or lines as Pelican has them), what a release takes from it out.

Site generators put what they like there, so unknown keys are told of and left out.  Nothing is executed or expanded:
YAML is read by `front`, which takes every scalar as text and follows no alias.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from comunicado import front, moments, tags
from comunicado.documents.remarks import Remarks, shown
from comunicado.errors import Problem, SourceError

_KEYS = {
    "headline": ("headline", "title"),
    "subhead": ("subhead", "subheadline", "subtitle", "sub_title", "deck", "dek", "tagline"),
    "summary": ("summary", "description", "excerpt"),
    "dateline": ("dateline", "location", "place", "city"),
    "date": ("date", "publishdate", "publish_date", "pubdate", "published", "date_published"),
    "language": ("lang", "language", "locale", "languagecode"),
    "url": ("canonical_url", "canonical", "permalink", "url", "link"),
}
"""What a release takes → the names that it has in front matter, the first that has text counts."""
_NAMED = 8
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"[\"']?[\w-]+[\"']?[ \t]*:(?:\s|$)", re.MULTILINE)
_PLAIN = re.compile(r"([A-Za-z][A-Za-z_-]*):(?:[ \t]+(.*))?\Z")
_WORD = re.compile(r"[^\W\d_]{2}")
_DATE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:(?:[T ]|,? at )\s*(\d{1,2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fields:
    """Front matter, as text; fields that it lacks are empty."""

    headline: str = ""
    subhead: str = ""
    summary: str = ""
    dateline: str = ""
    date: str = ""
    language: str = ""
    url: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Field → line of its key."""


def split(text: str, remarks: Remarks) -> tuple[Fields, str, int]:
    """Front matter, the body below it, and the line on which the body begins.

    Raises:
        SourceError: there is front matter, and it cannot be read.
    """
    lines = text.split("\n")
    opening = lines[0].rstrip()
    if opening not in _FENCES:
        return _plain(text, lines, remarks)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in _FENCES[opening]:
            inside = "\n".join(lines[1:number])
            if opening == "---" and inside.strip() and not _KEY.search(inside):
                break  # two rules
            entries = (_yaml if opening == "---" else _toml)(inside, remarks.path)
            body = "\n".join(lines[number + 1 :])
            return _fields(entries, remarks, alone=not body.strip()), body, number + 2
    if opening == "---" and not (len(lines) > 1 and _KEY.match(lines[1])):
        return Fields(), text, 1  # a rule
    raise SourceError(Problem(remarks.path, 1, "the front matter does not end", f"close it with a line '{opening}'"))


_Entries = list[tuple[str, str | None, int]]
"""(key, text or None for anything nested, line)."""


def _yaml(text: str, path: str) -> _Entries:
    try:
        found, _ = front.read(text, line=2)
    except front.FrontMistake as mistake:
        raise SourceError(Problem(path, mistake.line, mistake.reason, mistake.hint)) from None
    return [
        (key.value, value.value if isinstance(value, front.Text) else None, key.line) for key, value in found.entries
    ]


def _toml(text: str, path: str) -> _Entries:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", str(error))
        line = int(at[1]) + 1 if at and at[1] else text.count("\n") + 2
        reason = str(error).replace(at[0], "") if at else str(error)
        raise SourceError(
            Problem(path, line, f"the front matter is no TOML ({reason})", "quote texts, and escape quotes in them")
        ) from None
    except RecursionError:
        raise SourceError(Problem(path, 2, "the front matter is nested too deeply", "write it flatter")) from None
    lines = {
        match[1]: number
        for number, line in enumerate(text.split("\n"), 2)
        if (match := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line))
    }
    return [(key, _toml_text(value), lines.get(key, 2)) for key, value in table.items()]


def _toml_text(value: Any) -> str | None:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float | bool) else None


def _plain(text: str, lines: list[str], remarks: Remarks) -> tuple[Fields, str, int]:
    """Lines `Title: …` above the text, as Pelican and MultiMarkdown have them."""
    entries: _Entries = []
    number = 0
    while number < len(lines) and lines[number].strip():
        match = _PLAIN.match(lines[number])
        if match:
            entries.append((match[1], (match[2] or "").strip(), number + 1))
        elif entries and lines[number].startswith(("    ", "\t")):
            key, value, at = entries[-1]
            entries[-1] = (key, f"{value} {lines[number].strip()}", at)
        else:
            return Fields(), text, 1
        number += 1
    keys = [key.lower() for key, _, _ in entries]
    if "title" not in keys or not (keys[0] == "title" or "date" in keys):
        return Fields(), text, 1  # an address, perhaps
    body = "\n".join(lines[number:])
    return _fields(entries, remarks, alone=not body.strip()), body, number + 1


def _fields(entries: _Entries, remarks: Remarks, *, alone: bool) -> Fields:
    """What a release takes of the entries; `alone`: all the text that there is stands in them."""
    texts = {key.lower(): (value.strip(), line) for key, value, line in entries if value and value.strip()}
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    used: set[str] = set()
    for name, keys in _KEYS.items():
        key = next((key for key in keys if key in texts), None)
        if key:
            found[name], lines[name] = texts[key]
            used.add(key)
    for key, value, line in entries if alone else ():
        if key.lower() not in used and value and _is_prose(value):
            hint = "write it below the front matter if readers are to see it"
            remarks.say(line, f"no release has a field '{key}', so its text is left out: '{shown(value)}'", hint)
            used.add(key.lower())
    left = [key for key, _, _ in entries if key.lower() not in used]
    if left:
        first = next(line for key, _, line in entries if key == left[0])
        more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        remarks.say(first, f"left out of the front matter: {', '.join(left[:_NAMED])}{more}")
    return Fields(**found, lines=lines)


def _is_prose(text: str) -> bool:
    """Whether a text has several words, and is no address."""
    words = text.split()
    return sum(_WORD.search(word) is not None for word in words) > 1 and "://" not in words[0]


def release_date(fields: Fields, remarks: Remarks) -> str | None:
    """The date as a release has it.  A time of midnight is what generators write who know none."""
    text = fields.date
    if match := _DATE.match(text):
        year, month, day, time, seconds, zone = match.groups()
        text = f"{year}-{int(month):02}-{int(day):02}"
        if time and (time.zfill(5), seconds or ":00") != ("00:00", ":00"):
            text += f"T{time.zfill(5)}{'' if seconds in (None, ':00') else seconds}{_offset(zone)}"
    if not text:
        return None
    try:
        moments.partial_date(text, timezone="UTC")
    except moments.MomentMistake as mistake:
        remarks.say(fields.lines["date"], f"the date is left out, for {mistake.reason}", mistake.hint)
        return None
    return text


def _offset(zone: str | None) -> str:
    if not zone or zone[0] not in "+-":
        return "Z" if zone else ""
    return f"{zone[:3]}:{zone[-2:]}"


def language(fields: Fields, remarks: Remarks) -> str | None:
    """The language as a BCP 47 tag; what follows a dot or an at sign, as in `es_MX.UTF-8`, is none of it."""
    if not fields.language:
        return None
    try:
        return tags.normalize(re.split("[.@]", fields.language)[0])
    except ValueError:
        remarks.say(fields.lines["language"], f"'{shown(fields.language)}' is no language, and left out")
        return None
