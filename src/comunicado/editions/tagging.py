"""What WeasyPrint 70 leaves out of the structure tree: languages, scopes, bodies of list items, links with markup.

`/Lang` is written on the document alone, so that a reader of a bilingual file would hear its Spanish in an English
voice.  Header cells do not say whether they head a column or a row (ISO 32000-1, 14.8.5.7).  A list item's paragraphs
stand in `LI` itself, where PDF allows only a label and a body (14.8.4.3.3).  Every box inside a link becomes a link
annotation of its own, which no `Link` element holds (ISO 14289-1, 7.18.5).

This wraps two functions of WeasyPrint.  They are private: the version is pinned (`weasyprint>=70,<71`), and the tests
read the tags back and ask veraPDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import pdf as writer
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

_build_box_tree = tags._build_box_tree
_add_links = writer.add_links


def install() -> None:
    """Mend every PDF of this process.  Again does nothing."""
    tags._build_box_tree = _mended
    writer.add_links = _own_links


def _mended(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
    element = (box._box if isinstance(box, AbsolutePlaceholder) else box).element
    lang = element.get("lang") if element is not None and element.tag not in ("html", "body") else None
    for tag in _build_box_tree(box, parent, pdf, *rest):
        if lang:
            tag["Lang"] = pydyf.String(lang)
        if tag["S"] == "/TH":
            tag["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
        if tag["S"] == "/LI":
            _give_body(tag, pdf)
        yield tag


def _give_body(item: Any, pdf: Any) -> None:
    """Whatever stands in an item beside its label and body goes into a body."""
    kids = [pdf.objects[int(reference.split()[0])] for reference in item["K"]]
    loose = [kid for kid in kids if kid["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary({
        "Type": "/StructElem",
        "S": "/LBody",
        "K": pydyf.Array([kid.reference for kid in loose]),
        "Pg": item["Pg"],
        "P": item.reference,
    })  # fmt: skip
    pdf.add_object(body)
    for kid in loose:
        kid["P"] = body.reference
    held = [kid.reference for kid in kids if kid["S"] in ("/Lbl", "/LBody")]
    item["K"] = pydyf.Array([*held, body.reference])


def _own_links(links_and_anchors: Any, *rest: Any) -> None:
    """Annotations for links alone, not again for what is inside them."""
    links, anchors = links_and_anchors
    _add_links(([link for link in links if link[3].link], anchors), *rest)
