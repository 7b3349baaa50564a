"""A `Page` in, one tagged PDF out."""

from __future__ import annotations

from comunicado.editions.page import Page


def render(page: Page) -> bytes:
    """The release as PDF/UA-1.  The same page gives the same bytes, on any day and in any folder.

    Raises:
        RenderError: a template is wrong, or a file is missing or outside the newsroom.
    """
    raise NotImplementedError
