"""Content in, the runs of a Word paragraph out, each with its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from comunicado.editions.word.xml import Element, clean, element, text, within
from comunicado.markdown import html
from comunicado.markdown.urls import encoded, refusal
from comunicado.model import (
    Break,
    Code,
    Content,
    Emphasis,
    FactRef,
    Image,
    Inline,
    Link,
    NoteRef,
    Shown,
    Str,
    Strong,
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks."""

    lang: str
    """BCP 47."""
    style: str = ""
    """Id of a character style; the innermost counts."""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Runs:
    """Writes content in one language into one part of a document."""

    part: StoryPart
    shown: Mapping[str, Shown]
    """Facts."""
    base: str
    """The page's address: links lead to where they lead on the page."""
    mark: Callable[[str, Element, Look], None]
    """Writes the mark of the footnote of that name."""
    picture: Callable[[str, str, str], Element]
    """(source, description, title) → drawing."""
    linked: bool = field(default=False)

    def write(self, content: Content, parent: Element, look: Look) -> None:
        """Put content into a paragraph or a link."""
        for node in html.one_period(content, self.shown):
            self._node(node, parent, look)

    def _node(self, node: Inline, parent: Element, look: Look) -> None:
        match node:
            case Str():
                run(parent, look).append(text(node.text))
            case Code():
                run(parent, replace(look, style="CodeSpan")).append(text(node.text))
            case FactRef():
                fact = html.shown_as(node, self.shown)
                self._link((Str(fact.text),), fact.href or "", parent, look)
            case Break():
                within(run(parent, look), "w:br")
            case NoteRef():
                self.mark(node.name, parent, look)
            case Image():
                alt, title = (html.text(part, self.shown) for part in (node.alt, node.title))
                run(parent, look).append(self.picture(node.src, alt, title))
            case Emphasis():
                self.write(node.children, parent, replace(look, italic=not look.italic))
            case Strong():
                self.write(node.children, parent, replace(look, bold=True))
            case Link():
                self._link(node.children, node.url, parent, look, html.text(node.title, self.shown))

    def _link(self, content: Content, url: str, parent: Element, look: Look, title: str = "") -> None:
        if not url or self.linked or refusal(url):
            self.write(content, parent, look)
            return
        target = self.part.relate_to(urljoin(self.base, encoded(url)), RT.HYPERLINK, is_external=True)
        made = within(parent, "w:hyperlink")
        made.set(qn("r:id"), target)
        if title:
            made.set(qn("w:tooltip"), clean(title))
        replace(self, linked=True).write(content, made, replace(look, style="Hyperlink"))


def run(parent: Element, look: Look) -> Element:
    """A new run at the end of a paragraph or a link."""
    made = within(parent, "w:r")
    looks = within(made, "w:rPr")
    if look.style:
        within(looks, "w:rStyle", val=look.style)
    for tag, on in (("w:b", look.bold), ("w:bCs", look.bold), ("w:i", look.italic), ("w:iCs", look.italic)):
        if on:
            within(looks, tag)
    within(looks, "w:lang", val=look.lang)
    return made


def say(parent: Element, words: str, look: Look) -> None:
    """Plain words as a run."""
    run(parent, look).append(text(words))


def page_field(parent: Element, instruction: str, look: Look) -> None:
    """A field that Word fills in: `PAGE` or `NUMPAGES`."""
    for kind in ("begin", "", "separate", "1", "end"):
        made = run(parent, look)
        if kind in ("begin", "separate", "end"):
            within(made, "w:fldChar", fldCharType=kind)
        elif kind:
            made.append(text(kind))
        else:
            code = element("w:instrText")
            code.text = f" {instruction} "
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(code)
