"""Markdown with anybody's front matter in, a `Document` out."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from comunicado import markdown
from comunicado.documents import characters, front_matter, html, language, lead
from comunicado.documents.clean import Cleaner
from comunicado.documents.document import Beside, Document
from comunicado.documents.front_matter import Fields
from comunicado.documents.lead import Lead, Line
from comunicado.documents.pictures import Album
from comunicado.documents.remarks import Remarks, shown
from comunicado.documents.writable import settle
from comunicado.errors import Problem, SourceError
from comunicado.front import CONTROL
from comunicado.markdown.tree import pictures
from comunicado.model import Blocks, Content, Paragraph, Str

_MAX_BYTES = 2_000_000
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?][\"”»)]*\s+[¿¡\"“«(]*[A-ZÁÉÍÓÚÑÜ]")
_SUBHEAD = 200


def read(data: bytes, *, path: str, beside: Beside) -> Document:
    """Read a Markdown document.

    Raises:
        SourceError: it is no UTF-8 text, or its front matter cannot be read.
    """
    remarks = Remarks(path)
    fields, text, line = front_matter.split(_decoded(data, remarks), remarks)
    album = Album()
    base = fields.url if _whole(fields.url) else ""
    cleaner = Cleaner(remarks, show=_Shelf(album, beside, remarks).show, base=base, markup=True)
    try:
        blocks = cleaner.blocks(markdown.read(text, line=line))
    except markdown.MarkdownMistake as mistake:
        raise SourceError(Problem(path, mistake.at, mistake.reason, mistake.hint)) from None
    names = ("headline", "subhead", "dateline")
    headline, subhead, dateline = (_plain(getattr(fields, name), fields.lines.get(name), remarks) for name in names)
    given = Lead(headline=headline, subhead=subhead, dateline=dateline)
    found = lead.read([Line(block) for block in blocks], given, remarks)
    body = settle(found.body, remarks)
    return Document(
        path=path,
        headline=found.headline,
        subhead=found.subhead or _summary(fields, found.headline, body, remarks),
        dateline=found.dateline,
        date=front_matter.release_date(fields, remarks),
        language=language.settled(front_matter.language(fields, remarks), body, remarks),
        body=body,
        pictures=album.kept(pictures(body)),
        remarks=remarks.all,
    )


def _decoded(data: bytes, remarks: Remarks) -> str:
    if len(data) > _MAX_BYTES:
        reason = f"this file is larger than {_MAX_BYTES // 1_000_000} MB"
        raise SourceError(Problem(remarks.path, None, reason, "a release is text: shorten it"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            Problem(remarks.path, line, "this is not UTF-8 text", "save the file as UTF-8 in your editor")
        ) from None
    text = _LINE_ENDS.sub("\n", text)
    for match in CONTROL.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        remarks.say(line, f"a control character U+{ord(match[0]):04X} is left out")
    return CONTROL.sub("", text)


def _whole(url: str) -> bool:
    """Whether this is the whole address of a page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _plain(text: str, line: int | None, remarks: Remarks) -> Content:
    """A text of front matter, without the tags that some write in titles."""
    content: Content = (Str(characters.clean(text, lambda reason: remarks.say(line, reason))),)
    if html.has_markup(content):
        content = tuple(node for _, part in html.paragraphs(content, lambda *_: None) for node in part)
    return lead.plain(content) if text.strip() else ()


def _summary(fields: Fields, headline: Content, body: Blocks, remarks: Remarks) -> Content:
    """A summary or description, where it reads like a subhead: one sentence that nothing else says already."""
    words = _plain(fields.summary, fields.lines.get("summary"), remarks)
    if not words:
        return ()
    text = markdown.flatten(words)
    opening = next((markdown.flatten(block.content) for block in body if isinstance(block, Paragraph)), "")
    said = text.rstrip(" .…").casefold()
    repeats = said == markdown.flatten(headline).casefold() or opening.casefold().startswith(said)
    if len(text) <= _SUBHEAD and not _SENTENCE_END.search(text) and not repeats:
        return words
    if not repeats:
        hint = "set 'subhead:' if it is one"
        remarks.say(fields.lines["summary"], f"this summary is left out: '{shown(text)}'", hint)
    return ()


class _Shelf:
    """Finds the pictures that the text names."""

    def __init__(self, album: Album, beside: Beside, remarks: Remarks) -> None:
        self.album, self.beside, self.remarks = album, beside, remarks

    def show(self, src: str, line: int) -> str | None:
        """The name of a picture in the release; None, and a remark, where there is none to show."""
        name = unquote(src.split("?")[0].split("#")[0])
        hint = "lay it beside the document, or add it to the release by hand"
        if not name or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", src) or CONTROL.search(name):
            self.remarks.say(line, f"the picture '{shown(src)}' is left out, for it lies elsewhere", hint)
            return None
        data = self.beside(name)
        if data is None:
            self.remarks.say(line, f"the picture '{shown(src)}' is left out, for it is not there", hint)
            return None
        kept = self.album.add(name, data)
        if kept is None:
            self.remarks.say(
                line, f"the picture '{shown(src)}' is left out, for no release can show it", "save it as JPEG or PNG"
            )
        return kept
