"""HTML in, elements to ask out, with the parser and the selectors that WeasyPrint brings along."""

from __future__ import annotations

from collections.abc import Iterator

import cssselect2
import tinyhtml5


class Node:
    """One element."""

    def __init__(self, wrapped: cssselect2.ElementWrapper) -> None:
        self.wrapped = wrapped
        self.element = wrapped.etree_element
        self.tag: str = self.element.tag

    def get(self, name: str) -> str | None:
        """An attribute."""
        value = self.element.get(name)
        return None if value is None else str(value)

    def select(self, selector: str) -> list[Node]:
        """Elements below it."""
        return [Node(found) for found in self.wrapped.query_all(selector)]

    def everything(self) -> Iterator[Node]:
        """It and every element below it."""
        return (Node(found) for found in self.wrapped.iter_subtree() if isinstance(found.etree_element.tag, str))

    @property
    def own(self) -> str:
        """Its own text, without that of elements below it."""
        return " ".join([self.element.text or "", *(child.tail or "" for child in self.element)])

    @property
    def said(self) -> str:
        """All its text, white space as single spaces."""
        return " ".join("".join(self.element.itertext()).split())

    @property
    def lang(self) -> str:
        """The language that it is read in."""
        node = self.wrapped
        while not node.etree_element.get("lang"):
            node = node.parent
        return str(node.etree_element.get("lang"))


def page(text: str) -> Node:
    """A document."""
    return Node(cssselect2.ElementWrapper.from_html_root(tinyhtml5.parse(text, namespace_html_elements=False)))
