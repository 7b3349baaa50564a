"""What was left out of a document or changed, collected in the order of its text."""

from __future__ import annotations

from comunicado.errors import Problem

_SHOWN = 60


class Remarks:
    """Collects remarks on one document, each once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: dict[Problem, None] = {}

    def say(self, line: int | None, reason: str, hint: str = "") -> None:
        """Add a remark; `line` is None in documents that have no lines."""
        self._found[Problem(self.path, line or None, reason, hint)] = None

    @property
    def all(self) -> tuple[Problem, ...]:
        """The remarks, those on a line in the order of lines, after those on the document as a whole."""
        return tuple(sorted(self._found, key=lambda problem: problem.line or 0))


def shown(text: str) -> str:
    """The beginning of a text, to name its place by.

    >>> shown("a " * 50)[-5:]
    'a a …'
    """
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + " …"
