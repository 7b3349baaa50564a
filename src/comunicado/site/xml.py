"""Elements in, an XML document out.  Text is data: what XML 1.0 cannot hold becomes U+FFFD."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

__all__ = ["Element", "add", "document"]

# https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, name: str, text: str | None = None, attributes: Mapping[str, str] | None = None) -> Element:
    """A new last child of `parent`."""
    element = SubElement(parent, name, {key: _legal(value) for key, value in (attributes or {}).items()})
    element.text = None if text is None else _legal(text)
    return element


def document(top: Element) -> bytes:
    """The document, indented, UTF-8."""
    indent(top)
    declared = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    written: bytes = tostring(top, encoding="utf-8")
    return declared + written + b"\n"


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
