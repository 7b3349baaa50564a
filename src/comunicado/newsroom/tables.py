"""Tables of one TOML file in, typed values out; what is wrong with them is collected, each mistake with its line."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from comunicado.errors import Problem
from comunicado.front import CONTROL
from comunicado.markdown.direction import unpaired

Table = Mapping[str, Any]


class Tables:
    """Types the values of one file, and collects `problems` while it does.

    Everywhere `where` is the table that a key stands in ("" for the file itself), and `nth` which one of several.
    """

    def __init__(self, name: str, text: str, prefix: str) -> None:
        self.name, self.prefix = name, prefix
        self.problems: list[Problem] = []
        self._lines = text.splitlines()

    def table(self, tables: Table, key: str) -> Table:
        """A table of the file; empty where there is none."""
        table = tables.get(key, {})
        if isinstance(table, dict):
            return table
        self.say(key, "", f"'{key}' is a table", f"write [{key}]")
        return {}

    def text(self, table: Table, key: str, where: str, *, required: bool = False, nth: int = 0) -> str:
        """A text without spaces around it; empty where there is none."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self.say(key, where, f"'{key}' is text", f'write {key} = "…"', nth)
            return ""
        if character := CONTROL.search(value):  # from an escape, as "\u001b"
            self.say(key, where, f"there is a control character U+{ord(character[0]):04X} in '{key}'", "delete it", nth)
        if mistake := unpaired(value):
            self.say(key, where, f"'{key}': {mistake[0]}", mistake[1], nth)
        if required and not value.strip():
            self.say(key, where, f"'{key}' is missing or empty", f'add {key} = "…"', nth)
        return value.strip()

    def flag(self, table: Table, key: str, where: str, default: bool) -> bool:
        """True or false."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            self.say(key, where, f"'{key}' is true or false")
            return default
        return value

    def whole(self, table: Table, key: str, where: str, default: int, *, least: int, most: int) -> int:
        """A whole number in a range."""
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.say(key, where, f"'{key}' is a whole number from {least} to {most}")
            return default
        return value

    def share(self, table: Table, key: str, where: str, default: float) -> float:
        """A number from 0 to 1."""
        value = table.get(key, default)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or math.isnan(value) or not 0 <= value <= 1:
            self.say(key, where, f"'{key}' is a number from 0 to 1", f"write {key} = {default}")
            return default
        return float(value)

    def checked(
        self, table: Table, key: str, where: str, read: Callable[[str], str], default: str,
        *, required: bool = False, nth: int = 0,
    ) -> str:  # fmt: skip
        """A text as `read` takes it, which raises `ValueError` where it does not."""
        text = self.text(table, key, where, required=required, nth=nth)
        if not text:
            return default
        try:
            return read(text)
        except ValueError as error:
            self.say(key, where, f"'{key}': {error}", getattr(error, "hint", ""), nth)
            return default

    def unknown(self, table: Table, known: set[str], where: str, nth: int = 0) -> None:
        """Say which keys are none of the `known`."""
        for key in table:
            if key not in known:
                self.say(key, where, f"unknown key '{key}'", f"the keys here are: {', '.join(sorted(known))}", nth)

    def say(self, key: str, where: str, reason: str, hint: str = "", nth: int = 0) -> None:
        """Note a mistake at a key's line."""
        self.problems.append(Problem(self.name, self._line(key, where, nth), reason, hint))

    def _line(self, key: str, where: str, nth: int) -> int | None:
        """The line of a key, or else that of the table that it stands in: tomllib keeps none."""
        found, head = self._find(key, where, nth)
        if found or head or not where:
            return found or head
        # A table without a head is written as `margins.top = …` or `margins = {…}`.
        above, _, name = where.rpartition(".")
        return self._find(f"{name}.{key}", above, 0)[0] or self._line(name, above, 0)

    def _find(self, key: str, where: str, nth: int) -> tuple[int | None, int | None]:
        """The line of a key below the head of its table, and the line of that head."""
        table = ".".join(part for part in (self.prefix, where) if part)
        head = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]\]?") if table else None
        entry = re.compile(
            rf"\s*(?:\[+\s*{re.escape(table + '.' if table else '')})?[\"']?{re.escape(key)}[\"']?\s*[=\].]"
        )
        inside, seen, start = head is None, -1, None
        for number, line in enumerate(self._lines, 1):
            if head and head.match(line):
                seen += 1
                inside = seen == nth
                start = number if inside else start
            elif line.lstrip().startswith("[") and inside and not entry.match(line):
                inside = False
            elif (inside or line.lstrip().startswith("[")) and entry.match(line):
                return number, start
        return None, start
