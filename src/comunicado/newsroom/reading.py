"""`comunicado.toml` or `[tool.comunicado]` in, a `Newsroom` out; every mistake at once, with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from comunicado import moments, segments, tags, values
from comunicado.errors import ConfigError, Problem, RequestError
from comunicado.model import FactValue
from comunicado.newsroom import colours, formats, languages, logos, names, printing, web
from comunicado.newsroom.config import (
    OWN_FILE,
    PROJECT_FILE,
    CatalogueSettings,
    Edition,
    Layout,
    Margins,
    MemorySettings,
    Newsroom,
    Publish,
)
from comunicado.newsroom.tables import Table, Tables

_LEAST_BYTES = 1_000_000  # a catalogue with a few segments as long as one may be must be read
Choice = TypeVar("Choice", bound=str)


def find(start: Path) -> Path:
    """The newsroom that `start` lies in, found by walking up.

    Raises:
        RequestError: there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / OWN_FILE).is_file() or _is_project(folder / PROJECT_FILE):
            return folder
    raise RequestError(
        Problem(
            str(start),
            None,
            "no newsroom here or above",
            "start one with 'comunicado init DIR', or name one with --newsroom",
        )
    )


def _is_project(path: Path) -> bool:
    try:
        return "[tool.comunicado" in path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def load(root: Path) -> Newsroom:
    """Read the configuration of the newsroom in `root`.

    Raises:
        ConfigError: with every mistake found.
        RequestError: `root` is no newsroom.
    """
    root = root.resolve()
    name = OWN_FILE if (root / OWN_FILE).is_file() else PROJECT_FILE
    try:
        text = (root / name).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise RequestError(
            Problem(str(root), None, "this folder is no newsroom", "start one with 'comunicado init DIR'")
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(Problem(name, None, f"the configuration cannot be read ({error})")) from None
    try:
        tables: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ConfigError(
            Problem(name, int(line.group(1)) if line else None, f"this is not TOML ({error})", "mend the syntax")
        ) from None
    except RecursionError:
        raise ConfigError(Problem(name, None, "tables are nested too deeply", "write them flatter")) from None
    prefix = ""
    if name == PROJECT_FILE:
        prefix = "tool.comunicado"
        tool = tables.get("tool")
        tables = tool.get("comunicado") if isinstance(tool, dict) else tool
        if not isinstance(tables, dict):
            raise ConfigError(
                Problem(name, None, "there is no table [tool.comunicado]", "start one with 'comunicado init DIR'")
            )
    return _Reader(root, name, text, prefix).newsroom(tables)


_LEVELS = ("error", "warning", "off")


class _Reader(Tables):
    """Types the tables of one newsroom's file."""

    def __init__(self, root: Path, name: str, text: str, prefix: str) -> None:
        super().__init__(name, text, prefix)
        self.root = root

    def newsroom(self, tables: Table) -> Newsroom:
        known = {
            "title", "url", "source", "timezone", "organization", "logo", "accent", "paper", "margins", "letterhead",
            "editions", "publish", "catalogues", "memory", "checks", "site", "facts", "topics", "issuers",
        }  # fmt: skip
        self.unknown(tables, known, "")
        title = self.text(tables, "title", "", required=True)
        timezone = self.checked(tables, "timezone", "", _zone, "UTC")
        source = self.checked(tables, "source", "", languages.checked, "en-US")
        newsroom = Newsroom(
            root=self.root,
            config=self.name,
            title=title,
            url=self.checked(tables, "url", "", web.site, "", required=True),
            source=source,
            timezone=timezone,
            editions=self._editions(tables, source, timezone),
            organization=self.text(tables, "organization", ""),
            logo=logos.logo(self, tables, "", self.root),
            accent=self.checked(tables, "accent", "", colours.accent, "#17385E"),
            paper=self._choice(tables, "paper", printing.PAPERS),
            margins=self._margins(self.table(tables, "margins")),
            letterhead=self._choice(tables, "letterhead", printing.LETTERHEADS),
            publish=self._publish(self.table(tables, "publish")),
            catalogues=self._catalogues(self.table(tables, "catalogues")),
            memory=self._memory(self.table(tables, "memory")),
            checks=self._checks(self.table(tables, "checks")),
            facts=self._facts(self.table(tables, "facts")),
            topics=names.topics(self, self.table(tables, "topics")),
            issuers=names.issuers(self, self.table(tables, "issuers"), self.root),
            **self._site(self.table(tables, "site")),
        )
        if self.problems:
            raise ConfigError(*sorted(self.problems, key=lambda p: (p.line or 0, p.reason)))
        return newsroom

    def _editions(self, tables: Table, source: str, timezone: str) -> tuple[Edition, ...]:
        found = tables.get("editions", [])
        if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
            self.say("editions", "", "editions are tables", "write [[editions]] once for each")
            return ()
        if not found:
            return (Edition(tags.language(source), (source,), "single", timezone),)
        editions = tuple(self._edition(table, nth, timezone) for nth, table in enumerate(found))
        taken = [edition.name for edition in editions]
        for nth, name in enumerate(taken):
            if name and name in taken[:nth]:
                self.say("name", "editions", f"two editions are named '{name}'", "rename one", nth)
        return editions

    def _edition(self, table: Table, nth: int, timezone: str) -> Edition:
        self.unknown(table, {"name", "locales", "layout", "timezone", "formats"}, "editions", nth)
        name = self.text(table, "name", "editions", required=True, nth=nth)
        if name and (reason := names.edition_problem(name)):
            self.say("name", "editions", f"'{name}' {reason}", "choose another, of a-z, 0-9 and hyphens", nth)
        locales = self._locales(table, nth)
        two = len(locales) == 2
        allowed: tuple[Layout, ...] = ("side-by-side", "sequential") if two else ("single",)
        asked = self.text(table, "layout", "editions", nth=nth) or allowed[0]
        layout = next((one for one in allowed if one == asked), None)
        if locales and layout is None:
            self.say("layout", "editions", f"layout '{asked}' does not fit", f"use {' or '.join(allowed)}", nth)
        zone = self.checked(table, "timezone", "editions", _zone, timezone, nth=nth)
        return Edition(name, locales, layout or allowed[0], zone, self._formats(table, nth))

    def _locales(self, table: Table, nth: int) -> tuple[str, ...]:
        """The locales of an edition; none where something is wrong with them."""
        given = table.get("locales")
        if not isinstance(given, list) or not 1 <= len(given) <= 2 or not all(isinstance(t, str) for t in given):
            self.say("locales", "editions", "an edition has one or two locales", 'write locales = ["en-US"]', nth)
            return ()
        locales: list[str] = []
        for tag in given:
            try:
                locales.append(languages.checked(tag))
            except values.ValueMistake as mistake:
                self.say("locales", "editions", str(mistake), mistake.hint, nth)
        if len(locales) == 2 and tags.language(locales[0]) == tags.language(locales[1]):
            self.say("locales", "editions", "both locales are of one language", "pair two languages", nth)
        return tuple(locales) if len(locales) == len(given) else ()

    def _formats(self, table: Table, nth: int) -> tuple[str, ...]:
        given = table.get("formats", list(formats.STANDARD))
        example = 'write formats = ["html", "pdf"]'
        if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
            self.say("formats", "editions", "formats are names", example, nth)
            return formats.STANDARD
        unknown = [name for name in given if name not in formats.BUILT_IN]
        known = (*formats.BUILT_IN, *(formats.offered() if unknown else ()))
        for name in unknown:
            if name not in known:
                hint = f"the formats are: {', '.join(known)}"
                self.say("formats", "editions", f"there is no format '{name}'", hint, nth)
        if "html" not in given:
            reason = "an edition is made as html too, for its page offers the other formats"
            self.say("formats", "editions", reason, 'add "html"', nth)
        return tuple(dict.fromkeys(given))

    def _publish(self, table: Table) -> Publish:
        self.unknown(table, {"minimum", "together", "approvals"}, "publish")
        minimum = self.whole(table, "minimum", "publish", 100, least=0, most=100)
        approvals = table.get("approvals", [])
        if not isinstance(approvals, list) or not all(isinstance(role, str) and role for role in approvals):
            self.say("approvals", "publish", "approvals are roles", 'write approvals = ["editor"]')
            approvals = []
        for role in approvals:
            if not names.NAME.match(role):
                self.say("approvals", "publish", f"'{role}' cannot name a role", "use a-z, 0-9 and hyphens")
        return Publish(minimum, self.flag(table, "together", "publish", False), tuple(approvals))

    def _catalogues(self, table: Table) -> CatalogueSettings:
        self.unknown(table, {"cutoff", "max_bytes", "max_string"}, "catalogues")
        plain = CatalogueSettings()
        return CatalogueSettings(
            cutoff=self.share(table, "cutoff", "catalogues", plain.cutoff),
            max_bytes=self.whole(table, "max_bytes", "catalogues", plain.max_bytes, least=_LEAST_BYTES, most=10**9),
            max_string=self.whole(
                table, "max_string", "catalogues", plain.max_string, least=segments.MAX_TEXT, most=10**7
            ),
        )

    def _memory(self, table: Table) -> MemorySettings:
        self.unknown(table, {"trust"}, "memory")
        return MemorySettings(trust=self.flag(table, "trust", "memory", False))

    def _checks(self, table: Table) -> dict[str, str]:
        """What each check does; whether there is one of that name is known where they are."""
        for name, level in table.items():
            if level not in _LEVELS:
                self.say(name, "checks", f"'{name}' is one of {', '.join(_LEVELS)}", f'write {name} = "warning"')
        return {name: level for name, level in table.items() if level in _LEVELS}

    def _site(self, table: Table) -> dict[str, bool]:
        defaults = {"search": True, "cards": True, "banner": False}
        self.unknown(table, set(defaults), "site")
        return {key: self.flag(table, key, "site", default) for key, default in defaults.items()}

    def _choice(self, tables: Table, key: str, choices: tuple[Choice, ...]) -> Choice:
        """One of the texts that a key may have, in any case; the first where it is not given."""
        given = self.text(tables, key, "").lower() or choices[0]
        for choice in choices:
            if choice == given:
                return choice
        self.say(key, "", f"'{key}': '{given}' is no {key}", f"use {' or '.join(choices)}")
        return choices[0]

    def _margins(self, table: Table) -> Margins:
        sides = ("top", "right", "bottom", "left")
        self.unknown(table, set(sides), "margins")
        given = {side: self.checked(table, side, "margins", printing.inches, "") for side in sides}
        return Margins(**{side: float(inches) for side, inches in given.items() if inches})

    def _facts(self, table: Table) -> dict[str, FactValue]:
        facts: dict[str, FactValue] = {}
        for name, fields in table.items():
            where = f"facts.{name}"
            if not isinstance(fields, dict) or not all(isinstance(v, str) for v in fields.values()):
                self.say(name, "facts", f"the fact '{name}' is no table of texts", 'write phone = "+1…"')
                continue
            try:
                facts[values.name(name)] = values.fact(fields)
            except values.ValueMistake as error:
                self.say(next(iter(fields), name), where, f"the fact '{name}': {error.reason}", error.hint)
        return facts


def _zone(text: str) -> str:
    return moments.zone(text).key
