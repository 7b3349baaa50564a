"""Documents read as `new` and `adopt` read them, and what a release makes of them."""

from __future__ import annotations

from datetime import UTC, datetime

from comunicado import documents, markdown, release, release_text
from comunicado.documents import Beside, Document
from comunicado.errors import SourceError
from comunicado.model import PartialDate, Release, Str
from word.making import word

PNG = b"\x89PNG\r\n\x1a\n of a river"


def read(data: bytes | str, name: str = "a.md", beside: Beside = lambda _: None) -> Document:
    """A document; its release can be written, and reads back as it was."""
    document = documents.read(data.encode() if isinstance(data, str) else data, path=name, beside=beside)
    as_release(document)
    return document


def as_release(document: Document) -> str:
    """The text of its release, which reads back as it was."""
    made = Release(
        id="2019/a",
        path="releases/2019/a/release.md",
        source=document.language or "en-US",
        headline=document.headline or (Str("H"),),
        subhead=document.subhead,
        dateline=document.dateline,
        date=PartialDate(2019),
        published=datetime(2019, 1, 1, tzinfo=UTC),
        body=document.body,
    )
    text = release_text.write(made)
    again = release.parse(text.encode(), path=made.path, id=made.id)
    assert (again.body, again.headline) == (made.body, made.headline)
    return text


def body(document: Document) -> str:
    """Its text as Markdown."""
    return markdown.write(document.body)


def words(document: Document) -> str:
    """Its headline."""
    return markdown.flatten(document.headline)


def remarks(document: Document) -> list[tuple[int | None, str]]:
    """Line and reason of what was left out or changed."""
    return [(remark.line, remark.reason) for remark in document.remarks]


def refusal(data: bytes | str, name: str = "a.md") -> tuple[int | None, str, str]:
    """Line, reason and hint of the one mistake for which a document is refused."""
    try:
        documents.read(data.encode() if isinstance(data, str) else data, path=name)
    except SourceError as error:
        (problem,) = error.problems
        assert problem.path == name
        return problem.line, problem.reason, problem.hint
    raise AssertionError("it was read")


def text_of(inside: str, *, styles: str = "", numbering: str = "", footnotes: str = "") -> str:
    """The text of a Word file with this body, as Markdown."""
    return body(read(word(inside, styles=styles, numbering=numbering, footnotes=footnotes), "a.docx"))
