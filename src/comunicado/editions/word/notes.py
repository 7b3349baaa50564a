"""The footnotes of a document: a part of its own, which python-docx has none for (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.story import StoryPart

from comunicado.editions.word.xml import Element, within

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_EMPTY = b"""\
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Notes:
    """Footnotes, numbered by Word in the order of their marks; their part is made with the first one."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part: StoryPart | None = None
        self.count = 0

    @property
    def part(self) -> StoryPart:
        """The part that they stand in: links and pictures in them belong to it."""
        if self._part is None:
            main = self._document.part
            self._part = StoryPart(PackURI("/word/footnotes.xml"), _KIND, parse_xml(_EMPTY), main.package)
            main.relate_to(self._part, _RELATION)
        return self._part

    def add(self) -> Element:
        """A new footnote, empty; its number is `count`."""
        self.count += 1
        return within(self.part.element, "w:footnote", id=self.count)
