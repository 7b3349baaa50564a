"""What one check says of a translation."""

from __future__ import annotations

from comunicado.checks import CHECKS, Context
from comunicado.model import Segment


def said(
    check: str, source: str, string: str, *, languages: tuple[str, str] = ("en-US", "es-US"), plain: bool = False
) -> list[str]:
    """The sentences of a check on a source and its translation; `languages` are their locales."""
    return list(CHECKS[check](Segment(None, source, "x.md", plain=plain), string, Context(*languages)))
