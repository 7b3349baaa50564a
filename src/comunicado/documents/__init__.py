"""Documents of other programs in (Markdown with anybody's front matter, Word), what a release can hold out."""

from __future__ import annotations

from comunicado.documents.document import Beside, Document, Picture
from comunicado.errors import Problem, SourceError

__all__ = ["ENDINGS", "Beside", "Document", "Picture", "read"]

ENDINGS = (".docx", ".md", ".markdown")
"""What `read` can read."""


def read(data: bytes, *, path: str, beside: Beside = lambda _: None) -> Document:
    """Read a document, of the kind that the ending of its name says.

    Args:
        data: its bytes.
        path: its name, also in messages.
        beside: gives the pictures that Markdown names.

    Raises:
        SourceError: it cannot be read, or has tracked changes that nobody has accepted or rejected.
    """
    ending = path[path.rfind(".") :].lower()
    if ending in (".md", ".markdown"):
        from comunicado.documents import text

        return text.read(data, path=path, beside=beside)
    if ending == ".docx":
        from comunicado.documents import word

        return word.read(data, path=path)
    hint = "open it in Word or LibreOffice and save it as .docx, or as Markdown"
    raise SourceError(Problem(path, None, f"only {', '.join(ENDINGS)} can be read here", hint))
