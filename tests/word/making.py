"""Word files made by hand, part by part, for what no program here writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

BOLD, ITALIC = "<w:b/>", "<w:i/>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    relations: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    kind: str = _KIND,
    title: str = "",
) -> bytes:
    """A Word file.

    Args:
        body: what stands in `w:body`; the same for `styles`, `numbering` and `footnotes`.
        relations: id → (kind, target) of further relations of the main part; an address is outside the file.
        parts: further parts, by name.
        kind: content type of the main part.
        title: the title in the file's properties.
    """
    known = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    all_parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": _relations(
            {"d": ("officeDocument", "word/document.xml"), "c": ("core-properties", "docProps/core.xml")}
        ),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>',
    }
    related = dict(relations or {})
    for name, inside in known.items():
        if inside:
            all_parts[f"word/{name}.xml"] = f"<w:{name} {_SPACES}>{inside}</w:{name}>"
            related[name] = (name, f"{name}.xml")
    all_parts["word/_rels/document.xml.rels"] = _relations(related)
    return archive({**all_parts, **(parts or {})})


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return stream.getvalue()


def _relations(found: Mapping[str, tuple[str, str]]) -> str:
    lines = []
    for id, (kind, target) in found.items():
        mode = ' TargetMode="External"' if ":" in target else ""
        lines.append(f'<Relationship Id="{id}" Type="{_R}/{kind}" Target="{escape(target)}"{mode}/>')
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs, or of texts that are one each."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run, with a look as `<w:b/>`."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def style(id: str, name: str, inside: str = "", *, of: str = "paragraph") -> str:
    """A style."""
    return f'<w:style w:type="{of}" w:styleId="{id}"><w:name w:val="{name}"/>{inside}</w:style>'


def item(text: str, number: int, level: int = 0) -> str:
    """An item of a list."""
    return p(text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbering(*lists: str) -> str:
    """Lists 1, 2, …, each of one form on all levels, as `bullet` or `decimal`."""
    abstract, numbers = "", ""
    for n, form in enumerate(lists, 1):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>' for level in range(3)
        )
        abstract += f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
        numbers += f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
    return abstract + numbers


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell that begins with `<` is the inside of `w:tc`."""
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def picture(relation: str, alt: str = "", *, floats: bool = False) -> str:
    """A run with a picture."""
    place = "wp:anchor" if floats else "wp:inline"
    blip = f'<a:graphic><a:graphicData><a:blip r:embed="{relation}"/></a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><{place}><wp:docPr id="1" name="P" descr="{alt}"/>{blip}</{place}></w:drawing></w:r>'
