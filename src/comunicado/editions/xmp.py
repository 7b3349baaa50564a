"""What a PDF says of itself in, its XMP metadata (ISO 16684-1) out, marked as PDF/UA-1 and as PDF/A-3a at once.

PDF/A lets a file name no property that its own schemas lack unless the packet describes it (ISO 19005-3, 6.6.2.3), and
`pdfuaid` is such a one: its description stands in the packet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpTPg": "http://ns.adobe.com/xap/1.0/t/pg/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_OPENING = '<rdf:Description rdf:about="">\n'
_PAGES = re.compile(f"{_OPENING}<xmpTPg:NPages>([0-9]+)<".encode())
"""No text of a release has a line break before such a tag."""
_EXTENSION = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says of itself: the same in its information dictionary and in its XMP."""

    titles: tuple[tuple[str, str], ...]
    """(BCP 47 tag, title): one for each language, the first the document's own."""
    descriptions: tuple[tuple[str, str], ...]
    """(BCP 47 tag, description)."""
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    created: datetime
    """Aware."""
    modified: datetime
    """Aware."""
    creator: str
    """What made the document that became the PDF."""
    producer: str
    """What made the PDF."""


def rdf(about: About, *, pages: int) -> bytes:
    """The `rdf:RDF` element, UTF-8; `pages` is how many the PDF has."""
    spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
    said = [
        f"<xmpTPg:NPages>{pages}</xmpTPg:NPages>",
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:format>application/pdf</dc:format>",
        _translated("dc:title", about.titles),
        _translated("dc:description", about.descriptions),
        _several("dc:creator", "Seq", about.authors),
        _several("dc:language", "Bag", tuple(tag for tag, _ in about.titles)),
        _several("dc:subject", "Bag", about.keywords),
        _plain("pdf:Keywords", ", ".join(about.keywords)),
        _plain("pdf:Producer", about.producer),
        _plain("xmp:CreatorTool", about.creator),
        _plain("xmp:CreateDate", about.created.isoformat()),
        _plain("xmp:ModifyDate", about.modified.isoformat()),
        _EXTENSION,
    ]
    lines = "\n".join(part for part in said if part)
    return f"<rdf:RDF{spaces}>\n{_OPENING}{lines}\n</rdf:Description>\n</rdf:RDF>".encode()


def pages(pdf: bytes) -> int | None:
    """How many pages a PDF with such a packet says that it has: found at once, the packet is not packed.

    None where it is another's.
    """
    found = _PAGES.search(pdf)
    return int(found[1]) if found else None


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _several(name: str, kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _translated(name: str, texts: tuple[tuple[str, str], ...]) -> str:
    """A language alternative: `x-default` first, as XMP asks, then each language by its tag."""
    given = [(tag, text) for tag, text in texts if text]
    if not given:
        return ""
    both = [("x-default", given[0][1]), *given]
    items = "".join(f"<rdf:li xml:lang={quoteattr(tag)}>{escape(text)}</rdf:li>" for tag, text in both)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"
