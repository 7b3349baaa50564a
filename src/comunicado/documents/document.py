"""What a document of another program says, as far as a release can say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comunicado.errors import Problem
from comunicado.model import Blocks, Content

Beside = Callable[[str], bytes | None]
"""The bytes of a picture that a document names, relative to it; None where there is none that may be read."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a document, to be laid beside its release."""

    name: str
    """Its file name, as the body names it: `a-z`, `0-9` and hyphens, and an ending; unique in the document."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a release would hold it: everything in it can be written as a release, and read again."""

    path: str
    """The file's name in messages."""
    headline: Content
    """Plain; empty where the document has none."""
    subhead: Content
    """Plain; empty where the document has none."""
    dateline: Content
    """Plain; empty where the document has none, or where the body keeps it."""
    date: str | None
    """As a release's front matter may hold it; None where the document does not say."""
    language: str | None
    """BCP 47 tag; None where the document does not say, nor its words."""
    body: Blocks
    """Without facts: braces in a document are text."""
    pictures: tuple[Picture, ...]
    """The pictures that the body shows."""
    remarks: tuple[Problem, ...]
    """What was left out or changed, in the order of the text."""
