"""Mistakes in, one clear message out: what went wrong, where, and what to do next.

::

    ComunicadoError
    ├── RequestError     what was asked for cannot be done (unknown release, edition, locale)
    ├── ConfigError      the newsroom's configuration is wrong
    ├── SourceError      a release, boilerplate or contact file is wrong
    ├── CatalogueError   a .po, .pot or .mo file is wrong
    └── RenderError      a page or PDF could not be made

An exception means that work on *that thing* cannot go on.  It carries every mistake found in one reading, so
that an author mends a file once and not once per mistake.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake with its place.

    >>> str(Problem("releases/x/release.md", 12, "the headline is empty", "add one under 'headline:'"))
    "releases/x/release.md:12: the headline is empty; add one under 'headline:'"
    """

    path: str
    """The file, relative to the newsroom where it lies inside it, with forward slashes."""
    line: int | None
    """Line number, counted from 1; None where the mistake is the file's as a whole."""
    reason: str
    """What is wrong, as a clause without a full stop."""
    hint: str = ""
    """What to do, as a clause without a full stop; empty where the reason says it."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        text = f"{place}: {self.reason}" if place else self.reason
        return f"{text}; {self.hint}" if self.hint else text


class ComunicadoError(Exception):
    """Base of all errors that this package raises on purpose; carries one or more problems.

    Its text is one line for each problem.
    """

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("an error needs at least one problem")
        self.problems: tuple[Problem, ...] = problems
        super().__init__("\n".join(map(str, problems)))

    @property
    def path(self) -> str:
        """The file of the first problem."""
        return self.problems[0].path

    @property
    def line(self) -> int | None:
        """The line of the first problem."""
        return self.problems[0].line

    @property
    def reason(self) -> str:
        """The reason of the first problem."""
        return self.problems[0].reason

    def __reduce__(self) -> tuple[type[ComunicadoError], tuple[Problem, ...]]:
        # Exceptions cross process borders by pickling their arguments, which here are the problems.
        return type(self), self.problems


class RequestError(ComunicadoError):
    """What was asked for cannot be done."""

    def __init__(self, *problems: Problem | str) -> None:
        super().__init__(*(Problem("", None, p) if isinstance(p, str) else p for p in problems))


class ConfigError(ComunicadoError):
    """The newsroom's configuration is wrong."""


class SourceError(ComunicadoError):
    """A release, boilerplate or contacts file is wrong."""


class CatalogueError(ComunicadoError):
    """A catalogue cannot be read without the risk of losing or altering a translation."""


class RenderError(ComunicadoError):
    """A page or PDF could not be made."""
