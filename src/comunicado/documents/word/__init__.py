"""A Word file (.docx, ECMA-376) in, a `Document` out: what is its text, and what of its form a release can have."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from comunicado import tags
from comunicado.documents import characters, language, lead
from comunicado.documents.clean import Cleaner
from comunicado.documents.document import Document
from comunicado.documents.lead import Lead, Line
from comunicado.documents.remarks import Remarks, shown
from comunicado.documents.word import changes
from comunicado.documents.word.numbering import Numbering
from comunicado.documents.word.package import Package
from comunicado.documents.word.source import Source
from comunicado.documents.word.story import Story
from comunicado.documents.word.styles import Styles
from comunicado.documents.word.xml import child
from comunicado.documents.writable import settle
from comunicado.markdown.parser import one_line
from comunicado.markdown.tree import pictures
from comunicado.model import Footnote, Str

_NO_TITLE = re.compile(r"(?:microsoft word\b.*|word document|.*\.docx?|untitled.*|document\d*|documento\d*|)\Z", re.I)


def read(data: bytes, *, path: str) -> Document:
    """Read a Word file.

    Raises:
        SourceError: it cannot be read, or holds tracked changes.
    """
    package = Package(data, path)
    remarks = Remarks(path)
    root = _main(package)
    _settle_changes(package, root, remarks)
    source = Source(package, Styles(_part(package, "styles")), Numbering(_part(package, "numbering")), remarks)
    cleaner = Cleaner(remarks, show=lambda name, _: name)
    lines = [
        Line(block, line.role)
        for line in Story(source, package.document).lines(root)
        for block in cleaner.blocks((line.block,))
    ]
    notes = cleaner.blocks(_notes(source))
    _tell_of_the_rest(source)
    found = lead.read(lines, Lead(), remarks)
    if not found.headline and (title := _title(package, remarks)):
        remarks.say(None, f"the headline is the title in the file's properties: '{shown(title)}'", "look it over")
        found = lead.read(lines, Lead(headline=(Str(title),)), remarks)
    body = settle((*found.body, *notes), remarks)
    return Document(
        path=path,
        headline=found.headline,
        subhead=found.subhead,
        dateline=found.dateline,
        date=None,
        language=language.settled(_language(source), body, remarks),
        body=body,
        pictures=source.album.kept(pictures(body)),
        remarks=remarks.all,
    )


def _main(package: Package) -> Element:
    root = package.root(package.document)
    body = child(root, "w:body")
    if body is None:
        raise package.error("this is no Word file: it has no text in it")
    return body


def _part(package: Package, kind: str) -> Element | None:
    name = package.related(package.document, kind)
    return package.root(name) if name else None


def _settle_changes(package: Package, body: Element, remarks: Remarks) -> None:
    """Refuse tracked changes of text, which somebody must accept or reject; those of its look are taken as made."""
    more = (_part(package, kind) for kind in ("footnotes", "endnotes"))
    roots = [body, *(root for root in more if root is not None)]
    if where := changes.of_text(roots):
        raise package.error(
            f"there are tracked changes, the first {where}", "accept or reject all changes in Word, save, and try again"
        )
    if where := changes.of_formatting(roots):
        hint = "look its bold, headings and lists over"
        remarks.say(None, f"tracked changes of formatting are taken as accepted, the first {where}", hint)


def _notes(source: Source) -> list[Footnote]:
    """The notes that the text marks, in the order of their marks; a note may mark another."""
    found: list[Footnote] = []
    texts = {kind: source.note_texts(kind) for kind in ("footnote", "endnote")}
    while len(found) < len(source.notes):
        (kind, id), name = list(source.notes.items())[len(found)]
        part, notes = texts[kind]
        found.append(Footnote(name, Story(source, part).blocks(notes[id]) if id in notes else ()))
    return found


def _tell_of_the_rest(source: Source) -> None:
    """What stands outside the text: headers and footers repeat on every page, comments are not for readers."""
    package = source.package
    for relation in package.relations(package.document).values():
        if relation.external or relation.kind not in ("header", "footer", "comments"):
            continue
        root = package.root(relation.target)
        if root is None:
            continue
        if relation.kind == "comments":
            count = sum(comment.tag == "w:comment" for comment in root)
            if count:
                source.say(f"{count} comment{'s are' if count > 1 else ' is'} left out")
            continue
        words = " ".join("".join(part.text or "" for part in root.iter("w:t")).split())
        if words:
            source.say(f"the page {relation.kind} is left out: '{shown(words)}'")


def _title(package: Package, remarks: Remarks) -> str:
    name = package.related("", "core-properties")
    title = child(package.root(name), "dc:title") if name else None
    text = one_line(title.text or "") if title is not None else ""
    return "" if _NO_TITLE.match(text) else characters.clean(text, lambda reason: remarks.say(None, reason))


def _language(source: Source) -> str | None:
    """The language of most letters."""
    for tag, _ in source.languages.most_common():
        try:
            return tags.normalize(tag)
        except ValueError:
            continue
    return None
