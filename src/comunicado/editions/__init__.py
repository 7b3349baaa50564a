"""Editions: `Translation`s in, the bytes that readers get out.

`page` says what one document is made of; `formats` names what makes it.  Importing this package imports none of Jinja2,
WeasyPrint, Babel or fontTools: a format imports them when it is first asked for a document.
"""

from __future__ import annotations

from comunicado.editions.formats import FORMATS, Format
from comunicado.editions.page import Alternate, Download, Notice, Page

__all__ = ["FORMATS", "Alternate", "Download", "Format", "Notice", "Page"]
