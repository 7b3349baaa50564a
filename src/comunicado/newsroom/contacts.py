"""The text of the file of press contacts in, the contacts by name out; every mistake with its line."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from comunicado.errors import Problem, SourceError
from comunicado.front import CONTROL
from comunicado.markdown.direction import unpaired
from comunicado.markdown.parser import one_line
from comunicado.model import Contact, PhoneFact
from comunicado.newsroom import places
from comunicado.values import ValueMistake, fact

_KEYS = ("name", "role", "organization", "email", "phone", "mobile", "hours")
NAME = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
"""Of a contact, and of a shared text."""
_EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+\Z")


def read(text: str) -> dict[str, Contact]:
    """The contacts that a TOML text has, by name.

    Raises:
        SourceError: with every mistake in it.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SourceError(
            Problem(places.CONTACTS, int(line[1]) if line else None, f"this is not TOML ({error})", "mend the syntax")
        ) from None
    except RecursionError:
        raise SourceError(
            Problem(places.CONTACTS, None, "tables are nested too deeply", "write them flatter")
        ) from None
    return _contacts(tables, text)


def _contacts(tables: dict[str, Any], text: str) -> dict[str, Contact]:
    found: dict[str, Contact] = {}
    problems: list[Problem] = []
    for name, fields in tables.items():
        lines = _lines(text, name)

        def say(key: str, reason: str, hint: str = "", lines: dict[str, int] = lines) -> None:
            problems.append(Problem(places.CONTACTS, lines.get(key, lines.get("")), reason, hint))

        if not NAME.match(name):
            say("", f"'{name}' cannot name a contact", "use a-z, 0-9 and hyphens")
        elif not isinstance(fields, dict) or not all(isinstance(v, str) for v in fields.values()):
            say("", f"the contact '{name}' is no table of texts", f'write [{name}] and name = "…" below it')
        else:
            found[name] = _contact(name, fields, lines.get("", 0), say)
    if problems:
        raise SourceError(*sorted(problems, key=lambda problem: problem.line or 0))
    return found


def _lines(text: str, name: str) -> dict[str, int]:
    """The lines of a table's keys, and under no key that of its head: tomllib keeps none."""
    head = re.compile(rf"\s*\[\s*[\"']?{re.escape(name)}[\"']?\s*\]")
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if head.match(line):
            found = {"": number}
        elif found and line.lstrip().startswith("["):
            break
        elif found and (entry := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line)):
            found.setdefault(entry[1], number)
    return found


def _contact(name: str, fields: dict[str, str], line: int, say: Any) -> Contact:
    for key, value in fields.items():
        if key not in _KEYS:
            say(key, f"the contact '{name}' has an unknown key '{key}'", f"the keys are: {', '.join(_KEYS)}")
        if character := CONTROL.search(one_line(value)):  # from an escape, as "\u001b"
            say(
                key, f"the contact '{name}', {key}: there is a control character U+{ord(character[0]):04X}", "delete it"
            )
        if mistake := unpaired(value):
            say(key, f"the contact '{name}', {key}: {mistake[0]}", mistake[1])
    fields = {key: one_line(value) for key, value in fields.items()}
    if not fields.get("name"):
        say("name", f"the contact '{name}' has no name", 'add name = "…"')
    if fields.get("email") and not _EMAIL.match(fields["email"]):
        say("email", f"the contact '{name}': '{fields['email']}' is no e-mail address")
    for key in ("phone", "mobile"):
        if fields.get(key):
            try:
                phone = fact({"phone": fields[key]})
                fields[key] = phone.number if isinstance(phone, PhoneFact) else ""
            except ValueMistake as mistake:
                say(key, f"the contact '{name}', {key}: {mistake.reason}", mistake.hint)
    known: dict[str, Any] = {key: fields.get(key, "") for key in _KEYS}
    return Contact(id=name, **known, path=places.CONTACTS, line=line)
