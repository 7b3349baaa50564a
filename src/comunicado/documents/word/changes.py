"""Tracked changes: a document that has some is refused, for which of its two texts is meant only its author knows."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from comunicado.documents.remarks import shown

_TEXT = frozenset(
    ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge", "w:delText", "w:delInstrText")
)
_FORMATTING = frozenset(
    ("w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange")
)


def of_text(roots: Iterable[Element]) -> str | None:
    """Where the first tracked change of text stands, as a clause; None where there is none."""
    return _first(roots, _TEXT)


def of_formatting(roots: Iterable[Element]) -> str | None:
    """Where the first tracked change of how a text looks stands, as a clause; None where there is none."""
    return _first(roots, _FORMATTING)


def _first(roots: Iterable[Element], changes: frozenset[str]) -> str | None:
    for root in roots:
        number, words = 0, ""
        stack = [root]
        while stack:
            element = stack.pop()
            if element.tag in changes:
                where = f"in paragraph {number or 1}"
                return f"{where}, '{words}'" if words else where
            if element.tag in _FORMATTING:  # how a text looked before is not what it says
                continue
            if element.tag == "w:p":
                number += 1
                words = shown("".join(part.text or "" for part in element.iter() if part.tag == "w:t"))
            stack += reversed(element)
    return None
