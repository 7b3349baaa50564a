"""A document of python-docx, without what its template brings along, and its file, the same on any day."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document as new
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from comunicado.editions.word.xml import Element, clean, within

if TYPE_CHECKING:
    from docx.document import Document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SETTINGS = f"""\
<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:themeFontLang w:val="{{lang}}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>comunicado</Application></Properties>"
)
_KEPT = (RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.CORE_PROPERTIES, RT.OFFICE_DOCUMENT)
_LONGEST = 255
"""Letters of a property that python-docx writes."""
_NARROW = {"Title": 32, "Subtitle": 23, "BodyText": 20, "Quote": 22, "Heading1": 23, "Heading2": 21}
"""Half points, in columns."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def document(lang: str, *, narrow: bool) -> Document:
    """An empty document with the theme's styles.

    Args:
        lang: BCP 47 tag of what says nothing else.
        narrow: its text stands in columns, and is set smaller.
    """
    made = new()
    package = made.part.package
    for rels in (package.rels, made.part.rels):
        for id in [id for id, rel in rels.items() if rel.reltype not in _KEPT]:
            del rels[id]
    kind = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    application = Part(PackURI("/docProps/app.xml"), kind, _APPLICATION.encode(), package)
    package.relate_to(application, RT.EXTENDED_PROPERTIES)
    made.part._styles_part._element = _styles(lang, _NARROW if narrow else {})
    made.part._settings_part._element = parse_xml(_SETTINGS.format(lang=lang))
    return made


def _styles(lang: str, sizes: Mapping[str, int]) -> Element:
    root = parse_xml((files("comunicado.theme") / "styles" / "word.xml").read_bytes())
    root.find(f".//{qn('w:lang')}").set(qn("w:val"), lang)
    for style in root.iter(qn("w:style")):
        size = sizes.get(style.get(qn("w:styleId")))
        looks = style.find(qn("w:rPr"))
        if size:
            looks = looks if looks is not None else within(style, "w:rPr")
            for tag in ("w:sz", "w:szCs"):
                found = looks.find(qn(tag))
                (found if found is not None else within(looks, tag)).set(qn("w:val"), str(size))
    return root


def describe(
    made: Document, *, title: str, subject: str, authors: tuple[str, ...], keywords: tuple[str, ...], category: str,
    language: str, created: datetime, modified: datetime,
) -> None:  # fmt: skip
    """Say what the document is, in its properties; `created` and `modified` are aware."""
    said = made.core_properties
    said.title, said.subject, said.category = (clean(one)[:_LONGEST] for one in (title, subject, category))
    said.author, said.keywords = (clean(one)[:_LONGEST] for one in ("; ".join(authors), ", ".join(keywords)))
    said.language = language
    said.last_modified_by, said.comments, said.revision = said.author, "", 1
    said.created, said.modified = (one.astimezone(UTC).replace(tzinfo=None) for one in (created, modified))


def file(made: Document) -> bytes:
    """The document's file; its parts carry no moment of writing."""
    written, fixed = BytesIO(), BytesIO()
    made.save(written)
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            target.writestr(part, source.read(name))
    return fixed.getvalue()
