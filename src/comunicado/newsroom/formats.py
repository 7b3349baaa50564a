"""The names of the formats that an edition may have: the package's own, and those of installed packages."""

from __future__ import annotations

GROUP = "comunicado.editions"
"""Entry points of packages that bring formats."""
BUILT_IN = ("html", "pdf", "docx", "text", "ninjs")
STANDARD = ("html", "pdf")
"""What an edition has that says nothing of formats."""


def offered() -> tuple[str, ...]:
    """Names of the formats that installed packages bring, sorted; nothing of them is loaded."""
    from importlib.metadata import entry_points

    return tuple(sorted({point.name for point in entry_points(group=GROUP)} - set(BUILT_IN)))
