"""`comunicado.toml` or `[tool.comunicado]` in, a `Newsroom` out; every mistake at once, with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from comunicado import moments, tags, values
from comunicado.errors import ConfigError, Problem, RequestError
from comunicado.front import CONTROL
from comunicado.model import Facts, FactValue

Layout = Literal["single", "side-by-side", "sequential"]
Paper = Literal["letter", "a4"]

OWN_FILE = "comunicado.toml"
PROJECT_FILE = "pyproject.toml"
_EDITION_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TAKEN_NAMES = frozenset({"assets"})
_ACCENT = re.compile(r"#[0-9a-fA-F]{6}\Z")


@dataclass(frozen=True, slots=True)
class Edition:
    """What readers get: one or two locales in a layout."""

    name: str
    """Its folder below `public/`."""
    locales: tuple[str, ...]
    """One or two BCP 47 tags."""
    layout: Layout
    """`single` for one locale."""
    timezone: str
    """IANA key of its readers' zone."""


@dataclass(frozen=True, slots=True)
class Publish:
    """What must be true before an edition is public."""

    minimum: int = 100
    """Per cent of a locale's messages; below it an edition is withheld."""
    together: bool = False
    """No language before the others."""
    approvals: tuple[str, ...] = ()
    """Roles that must approve each locale."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The configuration of a newsroom."""

    root: Path
    config: str
    """Name of the configuration file, relative to `root`."""
    title: str
    url: str
    """Address of the site's root, without a trailing slash."""
    source: str
    """BCP 47 tag of the locale that releases and shared texts are written in."""
    timezone: str
    editions: tuple[Edition, ...]
    organization: str = ""
    """Who publishes; `title` where it is not given."""
    logo: str = ""
    """A picture file below `templates/`, or empty."""
    accent: str = "#17385E"
    paper: Paper = "letter"
    publish: Publish = Publish()
    facts: Facts = field(default_factory=dict)
    """Facts that every release and template may name."""
    search: bool = True
    cards: bool = True

    @property
    def locales(self) -> tuple[str, ...]:
        """Every locale that an edition shows, in configured order."""
        return tuple(dict.fromkeys(locale for edition in self.editions for locale in edition.locales))

    def languages(self, source: str) -> tuple[str, ...]:
        """The languages to translate into from `source`: each gets a catalogue."""
        found = dict.fromkeys(tags.language(locale) for locale in self.locales)
        return tuple(language for language in found if language != tags.language(source))

    def edition(self, name: str) -> Edition:
        """The edition of that name.

        Raises:
            RequestError: there is none.
        """
        for edition in self.editions:
            if edition.name == name:
                return edition
        known = ", ".join(edition.name for edition in self.editions)
        raise RequestError(Problem("", None, f"there is no edition '{name}'", f"this newsroom has: {known}"))

    def zone(self, locale: str) -> str:
        """The zone of a locale's readers: that of the first edition that shows it alone, else of any."""
        shown = sorted((e for e in self.editions if locale in e.locales), key=lambda e: len(e.locales))
        return shown[0].timezone if shown else self.timezone


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


class _Reader:
    """Collects problems while it types the tables of one file."""

    def __init__(self, root: Path, name: str, text: str, prefix: str) -> None:
        self.root, self.name, self.prefix = root, name, prefix
        self.lines = text.splitlines()
        self.problems: list[Problem] = []

    def newsroom(self, tables: Mapping[str, Any]) -> Newsroom:
        known = {
            "title", "url", "source", "timezone", "organization", "logo", "accent", "paper",
            "editions", "publish", "site", "facts",
        }  # fmt: skip
        self._unknown(tables, known, "")
        title = self._text(tables, "title", "", required=True)
        timezone = self._checked(tables, "timezone", "", _zone, "UTC")
        source = self._checked(tables, "source", "", tags.normalize, "en-US")
        newsroom = Newsroom(
            root=self.root,
            config=self.name,
            title=title,
            url=self._checked(tables, "url", "", _url, "", required=True),
            source=source,
            timezone=timezone,
            editions=self._editions(tables, source, timezone),
            organization=self._text(tables, "organization", ""),
            logo=self._logo(tables),
            accent=self._checked(tables, "accent", "", _accent, "#17385E"),
            paper="a4" if self._checked(tables, "paper", "", _paper, "letter") == "a4" else "letter",
            publish=self._publish(self._table(tables, "publish")),
            facts=self._facts(self._table(tables, "facts")),
            **self._site(self._table(tables, "site")),
        )
        if self.problems:
            raise ConfigError(*sorted(self.problems, key=lambda p: (p.line or 0, p.reason)))
        return newsroom

    # --- tables ---

    def _editions(self, tables: Mapping[str, Any], source: str, timezone: str) -> tuple[Edition, ...]:
        found = tables.get("editions", [])
        if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
            self._say("editions", "", "editions are tables", "write [[editions]] once for each")
            return ()
        if not found:
            return (Edition(tags.language(source), (source,), "single", timezone),)
        editions = tuple(self._edition(table, nth, timezone) for nth, table in enumerate(found))
        names = [edition.name for edition in editions]
        for nth, name in enumerate(names):
            if name and name in names[:nth]:
                self._say("name", "editions", f"two editions are named '{name}'", "rename one", nth)
        return editions

    def _edition(self, table: Mapping[str, Any], nth: int, timezone: str) -> Edition:
        self._unknown(table, {"name", "locales", "layout", "timezone"}, "editions", nth)
        name = self._text(table, "name", "editions", required=True, nth=nth)
        if name and (not _EDITION_NAME.match(name) or name in _TAKEN_NAMES):
            self._say(
                "name", "editions", f"'{name}' cannot name an edition", "choose another, of a-z, 0-9 and hyphens", nth
            )
        given = table.get("locales")
        locales: list[str] = []
        if not isinstance(given, list) or not 1 <= len(given) <= 2 or not all(isinstance(t, str) for t in given):
            self._say("locales", "editions", "an edition has one or two locales", 'write locales = ["en-US"]', nth)
        else:
            for tag in given:
                try:
                    locales.append(tags.normalize(tag))
                except ValueError as error:
                    self._say("locales", "editions", str(error), "use a tag such as es-MX", nth)
            if len(locales) == 2 and tags.language(locales[0]) == tags.language(locales[1]):
                self._say("locales", "editions", "both locales are of one language", "pair two languages", nth)
        two = len(locales) == 2
        layout = self._text(table, "layout", "editions", nth=nth) or ("side-by-side" if two else "single")
        allowed = ("side-by-side", "sequential") if two else ("single",)
        if locales and layout not in allowed:
            self._say("layout", "editions", f"layout '{layout}' does not fit", f"use {' or '.join(allowed)}", nth)
        zone = self._checked(table, "timezone", "editions", _zone, timezone, nth=nth)
        return Edition(name, tuple(locales), layout, zone)  # type: ignore[arg-type]  # checked above

    def _publish(self, table: Mapping[str, Any]) -> Publish:
        self._unknown(table, {"minimum", "together", "approvals"}, "publish")
        minimum = table.get("minimum", 100)
        if isinstance(minimum, bool) or not isinstance(minimum, int) or not 0 <= minimum <= 100:
            self._say("minimum", "publish", "the minimum is a whole number from 0 to 100")
            minimum = 100
        approvals = table.get("approvals", [])
        if not isinstance(approvals, list) or not all(isinstance(role, str) and role for role in approvals):
            self._say("approvals", "publish", "approvals are roles", 'write approvals = ["editor"]')
            approvals = ["?"]
        return Publish(minimum, self._flag(table, "together", "publish", False), tuple(approvals))

    def _site(self, table: Mapping[str, Any]) -> dict[str, bool]:
        self._unknown(table, {"search", "cards"}, "site")
        return {key: self._flag(table, key, "site", True) for key in ("search", "cards")}

    def _facts(self, table: Mapping[str, Any]) -> dict[str, FactValue]:
        facts: dict[str, FactValue] = {}
        for name, fields in table.items():
            where = f"facts.{name}"
            if not isinstance(fields, dict) or not all(isinstance(v, str) for v in fields.values()):
                self._say(name, "facts", f"the fact '{name}' is no table of texts", 'write phone = "+1…"')
                continue
            try:
                facts[values.name(name)] = values.fact(fields)
            except values.ValueMistake as error:
                self._say(next(iter(fields), name), where, f"the fact '{name}': {error.reason}", error.hint)
        return facts

    # --- single values ---

    def _logo(self, tables: Mapping[str, Any]) -> str:
        logo = self._text(tables, "logo", "")
        if logo:
            folder = (self.root / "templates").resolve()
            path = (folder / logo).resolve()
            if not path.is_relative_to(folder) or not path.is_file():
                self._say("logo", "", f"the logo '{logo}' is not in templates/", "put the file there")
        return logo

    def _table(self, tables: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        table = tables.get(key, {})
        if isinstance(table, dict):
            return table
        self._say(key, "", f"'{key}' is a table", f"write [{key}]")
        return {}

    def _text(self, table: Mapping[str, Any], key: str, where: str, *, required: bool = False, nth: int = 0) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._say(key, where, f"'{key}' is text", f'write {key} = "…"', nth)
            return ""
        if character := CONTROL.search(value):  # from an escape, as "\u001b"
            self._say(
                key, where, f"there is a control character U+{ord(character[0]):04X} in '{key}'", "delete it", nth
            )
        if required and not value.strip():
            self._say(key, where, f"'{key}' is missing or empty", f'add {key} = "…"', nth)
        return value.strip()

    def _flag(self, table: Mapping[str, Any], key: str, where: str, default: bool) -> bool:
        value = table.get(key, default)
        if not isinstance(value, bool):
            self._say(key, where, f"'{key}' is true or false")
            return default
        return value

    def _checked(
        self, table: Mapping[str, Any], key: str, where: str, read: Callable[[str], str], default: str,
        *, required: bool = False, nth: int = 0,
    ) -> str:  # fmt: skip
        text = self._text(table, key, where, required=required, nth=nth)
        if not text:
            return default
        try:
            return read(text)
        except ValueError as error:
            self._say(key, where, f"'{key}': {error}", getattr(error, "hint", ""), nth)
            return default

    def _unknown(self, table: Mapping[str, Any], known: set[str], where: str, nth: int = 0) -> None:
        for key in table:
            if key not in known:
                self._say(key, where, f"unknown key '{key}'", f"the keys here are: {', '.join(sorted(known))}", nth)

    def _say(self, key: str, where: str, reason: str, hint: str = "", nth: int = 0) -> None:
        self.problems.append(Problem(self.name, self._line(key, where, nth), reason, hint))

    def _line(self, key: str, where: str, nth: int) -> int | None:
        """The line of a key: tomllib keeps none, so look for it below its table's head."""
        table = ".".join(part for part in (self.prefix, where) if part)
        head = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]\]?") if table else None
        entry = re.compile(
            rf"\s*(?:\[+\s*{re.escape(table + '.' if table else '')})?[\"']?{re.escape(key)}[\"']?\s*[=\].]"
        )
        inside, seen, start = head is None, -1, None
        for number, line in enumerate(self.lines, 1):
            if head and head.match(line):
                seen += 1
                inside = seen == nth
                start = number if inside else start
            elif line.lstrip().startswith("[") and inside and not entry.match(line):
                inside = False
            elif (inside or line.lstrip().startswith("[")) and entry.match(line):
                return number
        return start


def _zone(text: str) -> str:
    return moments.zone(text).key


def _url(text: str) -> str:
    parts = urlsplit(text)
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or parts.query
        or parts.fragment
        or "@" in text
        or " " in text
    ):
        raise ValueError(f"'{text}' is no web address of a site")
    return text.rstrip("/")


def _accent(text: str) -> str:
    if not _ACCENT.match(text):
        raise ValueError(f"'{text}' is no colour of the form #17385E")
    return text


def _paper(text: str) -> str:
    if text.lower() not in ("letter", "a4"):
        raise ValueError(f"'{text}' is no paper; use letter or a4")
    return text.lower()
