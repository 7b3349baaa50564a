"""What a check knows beside the two texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The locales of a source and of its translation, BCP 47 tags; `und` where nobody knows (RFC 5646, 4.1)."""

    source: str = "und"
    locale: str = "und"
    """Of the readers that the translation is for."""
