"""What the readers of one Word file share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from comunicado.documents.pictures import Album
from comunicado.documents.remarks import Remarks
from comunicado.documents.word.numbering import Numbering
from comunicado.documents.word.package import Package
from comunicado.documents.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Source:
    """One file, and what is collected while it is read."""

    package: Package
    styles: Styles
    numbering: Numbering
    remarks: Remarks
    album: Album = field(default_factory=Album)
    shown: dict[str, str | None] = field(default_factory=dict)
    """Part → the name under which a release shows the picture in it, None where it cannot."""
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """(`footnote` or `endnote`, id) → name, in the order of their marks."""
    languages: Counter[str] = field(default_factory=Counter)
    """Tag → letters in it."""

    def say(self, reason: str, hint: str = "") -> None:
        """Add a remark."""
        self.remarks.say(None, reason, hint)

    def note(self, kind: str, id: str) -> str:
        """The name of a note, numbered by its first mark."""
        return self.notes.setdefault((kind, id), str(len(self.notes) + 1))

    def note_texts(self, kind: str) -> tuple[str, dict[str, Element]]:
        """The part in which notes of a kind stand, and the notes by id."""
        part = self.package.related(self.package.document, f"{kind}s")
        root = self.package.root(part) if part else None
        found = {note.get("w:id", ""): note for note in (root if root is not None else ()) if note.tag == f"w:{kind}"}
        return part or "", found
