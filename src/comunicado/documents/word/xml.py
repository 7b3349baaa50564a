"""XML of an Office file in, elements with short names out: `w:p`, `wp:inline`, whatever the file calls its namespaces.

The names are those of the transitional form (ECMA-376, ISO/IEC 29500-4), also for files in the strict one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

_OFFICE = re.compile(r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/(.*)")
_PREFIXES = {
    "wordprocessingml/2006/main": "w",
    "wordprocessingml/main": "w",
    "drawingml/2006/main": "a",
    "drawingml/main": "a",
    "drawingml/2006/wordprocessingDrawing": "wp",
    "drawingml/wordprocessingDrawing": "wp",
    "officeDocument/2006/relationships": "r",
    "officeDocument/relationships": "r",
    "officeDocument/2006/math": "m",
    "officeDocument/math": "m",
    "markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_OFF = ("0", "false", "off", "none")
MAX_DEPTH = 200
"""Elements within elements; Word writes some thirty."""


def parse(data: bytes) -> Element:
    """The root of a part.

    Raises:
        ValueError: it is no XML, declares a document type (which may define entities), or is nested too deeply.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        if "<!DOCTYPE" in data.decode(encoding):
            raise ValueError("a document type is declared")
        root = fromstring(data)
    except ParseError as error:
        raise ValueError(str(error)) from None
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise ValueError("it is nested too deeply")
        element.tag = _short(element.tag)
        if any(name.startswith("{") for name in element.attrib):
            element.attrib = {_short(name): value for name, value in element.attrib.items()}
        stack += [(child, depth + 1) for child in element]
    return root


def _short(name: str) -> str:
    if not name.startswith("{"):
        return name
    space, local = name[1:].split("}", 1)
    office = _OFFICE.match(space)
    prefix = _PREFIXES.get(office[1] if office else space)
    return f"{prefix}:{local}" if prefix else name


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if inner.tag == name), None)
    return element


def value(element: Element | None, *path: str) -> str:
    """The attribute `w:val` of what `child` finds, or nothing."""
    found = child(element, *path)
    return "" if found is None else found.get("w:val", "")


def switch(element: Element | None, name: str) -> bool | None:
    """What a toggle as `w:b` says; None where it is absent."""
    found = child(element, name)
    return None if found is None else found.get("w:val", "1").lower() not in _OFF


def number(text: str | None, default: int = 0) -> int:
    """A number in an attribute; the default where it is none."""
    return int(text) if text and re.match(r"-?[0-9]{1,9}\Z", text) else default


def inside(element: Element) -> Iterator[Element]:
    """Children, those of content controls, smart tags and alternatives in their place."""
    for inner in element:
        if inner.tag == "w:sdt":
            content = child(inner, "w:sdtContent")
            if content is not None:
                yield from inside(content)
        elif inner.tag in ("w:smartTag", "w:customXml", "w:dir", "w:bdo"):
            yield from inside(inner)
        elif inner.tag == "mc:AlternateContent":
            chosen = _chosen(inner)
            if chosen is not None:
                yield from inside(chosen)
        else:
            yield inner


def _chosen(alternatives: Element) -> Element | None:
    """The first alternative that holds something we read: what is newer comes first."""
    known = ("w:txbxContent", "a:blip", "v:imagedata", "w:t")
    return next((one for one in alternatives if any(part.tag in known for part in one.iter())), None)
