"""A tagged PDF in, what a listener is read out: the text of every structure element and the language it is read in.

ISO 32000-1, 14.7.4 (marked content and the structure tree), 14.9.2 (natural language) and 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_Marked = dict[tuple[tuple[int, int], int], str]
"""(object of the page, MCID) → text."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A structure element with text of its own, that of the elements within it left out."""

    kind: str
    """Its type, as `P`."""
    lang: str
    """BCP 47 tag, its own or inherited."""
    text: str
    """As shown; where a line ends there may be no space."""
    alt: str
    """What is read in the place of a picture."""


def spoken(path: Path) -> list[Spoken]:
    """Every element of the structure tree that has text or a description, in the order of reading."""
    with pikepdf.open(path) as document:
        marked: _Marked = {}
        for page in document.pages:
            marked.update(_marked(page))
        root: Any = document.Root.StructTreeRoot
        return [element for kid in _kids(root) for element in _below(kid, str(document.Root.Lang), marked, None)]


def _below(element: Any, lang: str, marked: _Marked, page: Any) -> Iterator[Spoken]:
    lang = str(element.Lang) if "/Lang" in element else lang
    page = element.get("/Pg", page)
    own: list[str] = []
    inner: list[Spoken] = []
    for kid in _kids(element):
        if isinstance(kid, int):
            own.append(marked.get((page.objgen, kid), ""))
        elif "/MCID" in kid:
            own.append(marked.get((kid.get("/Pg", page).objgen, int(kid.MCID)), ""))
        elif "/S" in kid:
            inner += _below(kid, lang, marked, page)
    text, alt = "".join(own), str(element.get("/Alt", ""))
    if text.strip() or alt:
        yield Spoken(str(element.S).lstrip("/"), lang, text, alt)
    yield from inner


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked(page: Any) -> _Marked:
    """What stands between the marks of a page."""
    found: dict[int, list[str]] = {}
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    fonts = {str(name): _unicode(one) for name, one in page.Resources.get("/Font", {}).items()}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                properties: Any = operands[1]
                open_marks.append(int(properties.MCID) if "/MCID" in properties else None)
            case "BMC":
                open_marks.append(None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                mark = next((one for one in reversed(open_marks) if one is not None), None)
                if mark is not None:
                    found.setdefault(mark, []).append(_decoded(operands[0], font))
    return {(page.obj.objgen, mark): "".join(pieces) for mark, pieces in found.items()}


def _decoded(shown: Any, font: dict[int, str]) -> str:
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(font.get(int.from_bytes(data[at : at + 2]), "\ufffd") for at in range(0, len(data), 2))


def _unicode(font: Any) -> dict[int, str]:
    """Character code → text, of a font whose codes are two bytes."""
    table = font.ToUnicode.read_bytes()
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(table)}
