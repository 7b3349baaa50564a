"""Where WeasyPrint 70 and what it stands on take time that grows with the square of a long release, mended.

For `:has(+ …)` cssselect2 makes anew every child of the parent, for every child: 2,000 paragraphs took 50 seconds.
For every structure element pydyf writes the references of all pages, to take one of them.

This wraps a method and a property of theirs; the versions are pinned, and a test counts what is made.
"""

from __future__ import annotations

from typing import Any

import pydyf
from cssselect2.tree import ElementWrapper  # type: ignore[import-untyped]

_KEPT = "_comunicado_kept"
"""Where what is made once is kept: on the element, or on the PDF."""
_page_references: Any = pydyf.PDF.page_references


def install() -> None:
    """Mend every PDF of this process.  Again does nothing."""
    ElementWrapper.iter_next_siblings = _next_siblings
    pydyf.PDF.page_references = property(_references)


def _next_siblings(element: Any) -> list[Any]:
    """As cssselect2's: the siblings after an element, in tree order."""
    parent = element.parent
    if parent is None:
        return []
    kept = parent.__dict__.get(_KEPT)
    if kept is None:
        kept = list(parent.iter_children())
        setattr(parent, _KEPT, kept)
    return kept[element.index + 1 :]  # type: ignore[no-any-return]


def _references(pdf: Any) -> tuple[bytes, ...]:
    """As pydyf's: a reference to each page."""
    count, kept = pdf.__dict__.get(_KEPT, (-1, ()))
    if count != len(pdf.pages["Kids"]):
        kept = _page_references.fget(pdf)
        setattr(pdf, _KEPT, (len(pdf.pages["Kids"]), kept))
    return kept  # type: ignore[no-any-return]
