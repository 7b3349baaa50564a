"""A release's HTML in, the same as XHTML out, and as plain text: what machines that take no HTML are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_VOID = re.compile(r"<(br|hr|img)(\s[^>]*)?>")  # nothing authored has a bare ">" in it
_BLOCKS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "pre"),
        *("blockquote", "figure", "figcaption", "div", "hr"),
    )
)


def of(markup: str) -> str:
    """HTML that `markdown.html` wrote as one XHTML element.

    >>> of("<p>One<br>two</p>")
    '<div><p>One<br/>two</p></div>'
    """
    return f"<div>{_VOID.sub(_closed, markup)}</div>"


def _closed(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{tag[2] or ''}/>"


def plain(markup: str) -> str:
    """XHTML as plain text: an empty line between blocks, a line for each row of a table, notes as `[1]`.

    >>> plain('<div><p>One<br/>two</p><ul><li>three</li></ul></div>')
    'One\\ntwo\\n\\n- three\\n'
    """
    return "".join(f"{part}\n\n" for part in _parts(ElementTree.fromstring(markup)))[:-1]


def _parts(element: ElementTree.Element) -> Iterator[str]:
    """The blocks of text below an element."""
    if element.tag == "pre":
        yield "".join(element.itertext()).rstrip("\n")
        return
    if element.tag == "table":
        rows = element.iter("tr")
        yield "\n".join("\t".join(_line(_said(cell).replace("\n", " ")) for cell in row) for row in rows)
        return
    if element.tag in ("ul", "ol"):
        yield from _items(element)
        return
    run = _text(element.text)
    for child in element:
        if child.tag in _BLOCKS:
            yield from _lines(run)
            yield from _parts(child)
            run = ""
        else:
            run += _said(child)
        run += _text(child.tail)
    yield from _lines(run)


def _items(element: ElementTree.Element) -> Iterator[str]:
    """Each item with its mark; a list of single lines is one block."""
    start = int(element.get("start", "1"))
    items: list[list[str]] = []
    for nth, item in enumerate(element, start):
        note = item.get("value")
        mark = f"[{note}]" if note else f"{nth}." if element.tag == "ol" else "-"
        first, *rest = [*_parts(item)] or [""]
        items.append([f"{mark} {first}".rstrip(), *rest])
    if all(len(item) == 1 for item in items):
        yield "\n".join(item[0] for item in items)
    else:
        yield from (part for item in items for part in item)


def _said(element: ElementTree.Element) -> str:
    """What an element of running text says."""
    if element.tag == "br":
        return "\n"
    if element.get("class") == "back":
        return ""
    inside = _text(element.text) + "".join(_said(child) + _text(child.tail) for child in element)
    return f"[{inside}]" if element.get("class") == "mark" else inside


def _text(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _lines(run: str) -> Iterator[str]:
    lines = [_line(line) for line in run.split("\n")]
    if any(lines):
        yield "\n".join(lines).strip("\n")


def _line(text: str) -> str:
    """Without the spaces of the markup; those that do not break stay."""
    return " ".join(part for part in re.split(r"[ \t\r\f\v]+", text) if part)
