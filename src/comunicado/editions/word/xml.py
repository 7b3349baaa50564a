"""WordprocessingML in small pieces (ECMA-376 part 1, 17)."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""

Element = Any
"""An lxml element of python-docx, which has no annotations for what is below its own classes."""


def element(tag: str, **attributes: str | int) -> Element:
    """An element and its attributes, both of the `w:` namespace.

    >>> element("w:ind", left=360).xml.strip().endswith('w:left="360"/>')
    True
    """
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def within(parent: Element, tag: str, **attributes: str | int) -> Element:
    """A new element, put last into another."""
    made = element(tag, **attributes)
    parent.append(made)
    return made


def clean(said: str) -> str:
    """Text that XML can hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", said)


def text(said: str) -> Element:
    """The text of a run; spaces at its ends are kept."""
    made = element("w:t")
    made.text = clean(said)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
