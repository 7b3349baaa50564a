"""What a release says, leaf by leaf, and what a Word document says, to compare the two."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from lxml import etree

from comunicado.markdown import html, tree
from comunicado.model import (
    Blocks,
    Code,
    CodeBlock,
    Content,
    Emphasis,
    FactRef,
    Image,
    Link,
    Shown,
    Str,
    Strong,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def dense(said: str) -> str:
    """Without white space."""
    return "".join(said.split())


def leaves(content: Content, shown: Mapping[str, Shown]) -> Iterator[str]:
    """The pieces of text in content, titles apart."""
    for node in html.one_period(content, shown):
        if isinstance(node, Str | Code):
            yield dense(node.text)
        elif isinstance(node, FactRef):
            yield dense(html.shown_as(node, shown).text)
        elif isinstance(node, Image):
            yield dense(html.text(node.alt, shown))
        elif isinstance(node, Emphasis | Strong | Link):
            yield from leaves(node.children, shown)


def titles(blocks: Blocks, shown: Mapping[str, Shown]) -> set[str]:
    """Titles of links and of pictures inside lines."""
    found = (node for content, _ in tree.contents(blocks) for node in tree.nodes(content))
    return {dense(html.text(node.title, shown)) for node in found if isinstance(node, Link | Image)} - {""}


def runs(blocks: Blocks, shown: Mapping[str, Shown]) -> Iterator[list[str]]:
    """The text of every block, cell and caption, each as the pieces that follow one another in it."""
    for content, _ in tree.contents(blocks):
        yield [leaf for leaf in leaves(content, shown) if leaf]
    for block in tree.within(blocks):
        if isinstance(block, CodeBlock):
            yield [dense(line) for line in block.text.splitlines() if line.strip()]


def missing(blocks: Blocks, shown: Mapping[str, Shown], said: str) -> list[str]:
    """The runs that a text (without white space) does not have, their pieces one after the other."""
    return [" ".join(run) for run in runs(blocks, shown) if run and not follow(run, said, between=len(said))]


def follow(pieces: list[str], said: str, *, between: int) -> bool:
    """Whether pieces stand in a text in their order, with no more letters between them altogether than that."""
    start = said.find(pieces[0])
    while start >= 0:
        at = start
        for piece in pieces:
            found = said.find(piece, at)
            if found < 0:
                break
            at = found + len(piece)
        else:
            if at - start - sum(map(len, pieces)) <= between:
                return True
        start = said.find(pieces[0], start + 1)
    return False


def parts(docx: bytes) -> dict[str, etree._Element]:
    """The XML parts of a Word document."""
    with zipfile.ZipFile(BytesIO(docx)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith((".xml", ".rels"))}


def plain(element: etree._Element) -> str:
    """The text in an element of a Word document."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def said(docx: bytes) -> str:
    """What a Word document says, without white space: its text, then its footnotes."""
    found = parts(docx)
    return "¶".join(
        "".join(_said(found[f"word/{name}.xml"])) for name in ("document", "footnotes") if f"word/{name}.xml" in found
    )


def _said(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == f"{W}t":
            yield dense(element.text or "")
        elif element.tag == f"{W}p":
            yield "¶"
        elif element.tag == f"{WP}docPr":
            yield dense(element.get("descr", ""))


def told(docx: bytes) -> set[str]:
    """What a Word document tells of links and pictures when it is pointed at."""
    roots = [root for name, root in parts(docx).items() if name.startswith("word/")]
    links = {link.get(f"{W}tooltip", "") for root in roots for link in root.iter(f"{W}hyperlink")}
    return {*map(dense, links | {one.get("title", "") for root in roots for one in root.iter(f"{WP}docPr")})} - {""}
