"""What a build is asked for, and what it did."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from comunicado.build.compiler import Compiled
from comunicado.build.gate import Verdict
from comunicado.errors import ComunicadoError, Problem
from comunicado.newsroom import Edition


@dataclass(frozen=True, slots=True)
class Request:
    """What to build."""

    ids: Collection[str]
    """Releases to make again."""
    editions: tuple[Edition, ...]
    formats: tuple[str, ...]
    now: datetime
    """Aware."""


@dataclass(frozen=True, slots=True)
class Held:
    """An edition of a release that is not public."""

    id: str
    edition: str
    verdict: Verdict
    was_public: bool
    """It was in `public/` before this build."""


@dataclass(slots=True)
class Report:
    """What a build did."""

    releases: int = 0
    """Releases with at least one public edition."""
    made: int = 0
    """Documents rendered."""
    kept: int = 0
    """Documents carried over from the last build."""
    held: list[Held] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)
    """Releases whose source is ahead of a catalogue."""
    gone: list[str] = field(default_factory=list)
    """Releases that were public and have no source any more."""
    unread: list[str] = field(default_factory=list)
    """Releases that were public and whose source cannot be read any more."""
    compiled: list[Compiled] = field(default_factory=list)
    unreadable: list[ComunicadoError] = field(default_factory=list)
    """Sources and catalogues that could not be read."""
    remarks: list[Problem] = field(default_factory=list)
    """What is allowed in a release, and yet hardly meant."""
    failed: list[ComunicadoError] = field(default_factory=list)
    """Documents that could not be rendered."""
