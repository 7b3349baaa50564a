"""The configuration of a newsroom as frozen values; `reading` makes them from its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from comunicado import tags
from comunicado.errors import Problem, RequestError
from comunicado.model import Facts
from comunicado.newsroom import formats

Layout = Literal["single", "side-by-side", "sequential"]
Paper = Literal["letter", "a4"]
Letterhead = Literal["first-page", "every-page"]

OWN_FILE = "comunicado.toml"
PROJECT_FILE = "pyproject.toml"


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
    formats: tuple[str, ...] = formats.STANDARD
    """What it is made as: `html` and others."""


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
class CatalogueSettings:
    """How catalogues are read and updated."""

    cutoff: float = 0.75
    """How like an old text must be, from 0 to 1, for its translation to be offered, as fuzzy; 1: identical."""
    max_bytes: int = 16 * 1024 * 1024
    """Size of a catalogue that is read at all."""
    max_string: int = 100_000
    """Characters of one msgid or msgstr."""


@dataclass(frozen=True, slots=True)
class MemorySettings:
    """What is taken from the translations of other releases."""

    trust: bool = False
    """Identical texts of four words or more arrive as translated, not as fuzzy."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues releases together with others, or in its own name."""

    name: str
    """Translatable."""
    logo: str = ""
    """A picture file below `templates/`, or empty."""
    url: str = ""
    """Its address on the web, or empty."""


@dataclass(frozen=True, slots=True)
class Margins:
    """White space around a page of a PDF, in inches; None: the theme's."""

    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    left: float | None = None


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
    margins: Margins = Margins()
    letterhead: Letterhead = "first-page"
    """Which pages of a PDF have it."""
    publish: Publish = Publish()
    catalogues: CatalogueSettings = CatalogueSettings()
    memory: MemorySettings = MemorySettings()
    checks: Mapping[str, str] = field(default_factory=dict)
    """Check → `error`, `warning` or `off`, where it is not the check's own."""
    facts: Facts = field(default_factory=dict)
    """Facts that every release and template may name."""
    topics: Mapping[str, str] = field(default_factory=dict)
    """Name, as releases and addresses have it → what readers see; translatable."""
    issuers: Mapping[str, Issuer] = field(default_factory=dict)
    """Name, as releases have it → who that is."""
    search: bool = True
    cards: bool = True
    banner: bool = False
    """The banner of official websites of the United States government above every page."""

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

    def reader(self, name: str) -> str:
        """The locale (BCP 47) whose readers a catalogue is for, by the POSIX name of its folder: the first of that name
        or language that an edition shows.
        """
        tag = name.replace("_", "-")
        return next((one for one in self.locales if tag in (one, tags.language(one))), tag)

    def zone(self, locale: str) -> str:
        """The zone of a locale's readers: that of the first edition that shows it alone, else of any."""
        shown = sorted((e for e in self.editions if locale in e.locales), key=lambda e: len(e.locales))
        return shown[0].timezone if shown else self.timezone
