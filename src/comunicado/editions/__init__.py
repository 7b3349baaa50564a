"""Editions: `Translation`s in, the bytes that readers get out.

`page` says what one document is made of; `html` and `pdf` make it.  Importing this package imports none of Jinja2,
WeasyPrint, Babel or fontTools: a format imports them when it is first asked for a document.
"""

from __future__ import annotations

from collections.abc import Callable

from comunicado.editions.page import Alternate, Download, Notice, Page

__all__ = ["FORMATS", "Alternate", "Download", "Notice", "Page"]


def _html(page: Page) -> bytes:
    from comunicado.editions import html

    return html.render(page)


def _pdf(page: Page) -> bytes:
    from comunicado.editions import pdf

    return pdf.render(page)


FORMATS: dict[str, Callable[[Page], bytes]] = {"html": _html, "pdf": _pdf}
"""Format → what makes a document of that format.

Each raises RenderError where the document cannot be made.
"""
