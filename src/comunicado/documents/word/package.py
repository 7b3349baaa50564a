"""The bytes of a Word file in, its parts out: nothing is unpacked to disk, nothing outside the file is looked at.

Read with the standard library alone: python-docx refuses whole files for a picture that is missing, which Word opens,
and knows no tracked changes, endnotes or strict files.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from comunicado.documents.word import xml
from comunicado.errors import Problem, SourceError

MAX_BYTES = 100_000_000
MAX_UNPACKED = 400_000_000
MAX_XML = 50_000_000
"""All the XML of a file together, unpacked; a release of a hundred pages has under two million bytes."""
MAX_PARTS = 5_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, NotImplementedError, OSError)
"""What zipfile raises for bytes that were changed or cut off: its documentation names the first alone."""
_SAVE = "open it in Word or LibreOffice and save it again as .docx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another, or of an address outside."""

    kind: str
    """The last word of its type, as `hyperlink`, `image`, `footnotes`."""
    target: str
    """Name of a part, or an address where it is `external`."""
    external: bool


class Package:
    """The parts of one Word file.

    Raises:
        SourceError: the bytes are no Word file, or one that cannot be read.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._relations: dict[str, dict[str, Relation]] = {}
        self._roots: dict[str, Element] = {}
        self._archive = self._opened(data)
        self._names = {name.lower(): name for name in self._archive.namelist()}
        infos = self._archive.infolist()
        size = sum(info.file_size for info in infos)
        xml_size = sum(info.file_size for info in infos if _is_xml(info.filename))
        if xml_size > MAX_XML or size > MAX_UNPACKED or len(infos) > MAX_PARTS:
            raise self.error("there is more in this file than a release can hold", "copy its text into a new document")

    def error(self, reason: str, hint: str = _SAVE) -> SourceError:
        """An error of this file."""
        return SourceError(Problem(self.path, None, reason, hint))

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise self.error("this file is protected with a password", "save it without a password in Word")
            raise self.error("this is a file of Word 2003 or older (.doc)")
        if data.startswith(b"{\\rtf"):
            raise self.error("this is an RTF file under the name of a Word file")
        if len(data) > MAX_BYTES:
            raise self.error(f"this file is larger than {MAX_BYTES // 1_000_000} MB", "make its pictures smaller")
        try:
            return zipfile.ZipFile(BytesIO(data))
        except _DAMAGED:
            reason = "this is no Word file" if not data.startswith(b"PK") else "this Word file is damaged or cut short"
            raise self.error(reason) from None

    @cached_property
    def document(self) -> str:
        """The name of the main part."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.external:
                self._check_kind(relation.target)
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise self.error("this is no Word file: it has no text in it")

    def _check_kind(self, name: str) -> None:
        kind = _WORD
        for found in _children(self.root("[Content_Types].xml")):
            if found.get("PartName", "").lstrip("/").lower() == name.lower():
                kind = found.get("ContentType", "")
        if "macroEnabled" in kind:
            raise self.error("this document has macros (.docm)", "save it as .docx, without macros")
        if not kind.endswith(_WORD):
            raise self.error(f"this is no Word document, but of the kind '{kind}'")

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.lower() in self._names

    def data(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none.

        Raises:
            SourceError: it is damaged.
        """
        stored = self._names.get(name.lower())
        if stored is None or self._archive.getinfo(stored).file_size > MAX_BYTES:
            return None
        try:
            return self._archive.read(stored)
        except RuntimeError:  # what zipfile says of an encrypted part
            raise self.error("this file is protected with a password", "save it without a password") from None
        except _DAMAGED:
            raise self.error("this Word file is damaged or cut short") from None

    def root(self, name: str) -> Element | None:
        """The root of a part; None where there is none.

        Raises:
            SourceError: it is no XML, or damaged.
        """
        if name not in self._roots:
            data = self.data(name)
            if data is None:
                return None
            try:
                self._roots[name] = xml.parse(data)
            except (ValueError, LookupError) as error:
                raise self.error(f"'{name}' in this Word file cannot be read ({error})") from None
        return self._roots[name]

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id; `` for the file as a whole."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = {found.get("Id", ""): _relation(found, folder) for found in _children(root)}
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The name of the first part of a kind that a part refers to, and that is there."""
        return next((r.target for r in self.relations(part).values() if r.kind == kind and self.has(r.target)), None)


def _children(element: Element | None) -> Iterable[Element]:
    return () if element is None else element


def _relation(found: Element, folder: str) -> Relation:
    kind = found.get("Type", "").rsplit("/", 1)[-1]
    target = found.get("Target", "")
    if found.get("TargetMode", "").lower() == "external":
        return Relation(kind, target, external=True)
    joined = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Relation(kind, joined.lstrip("/"), external=False)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))
