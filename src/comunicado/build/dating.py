"""A document in, the date that it says of itself out: in its front matter, else in the first lines of its text.

A line that says nothing but the date, or what pages say anyway (`For immediate release: March 4, 2024`), is none of the
text; a dateline stays in it as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from comunicado.documents import Document
from comunicado.errors import Problem
from comunicado.locales import figures
from comunicado.markdown import flatten
from comunicado.model import Heading, Paragraph

_TOP = 12
"""Blocks at the head of a document in which its date stands, if it stands there."""
_SHORT = 120
"""Characters of a line that is not yet the text."""
_OPENING = 160
"""Characters of the first paragraph in which its dateline stands."""
_SHOUTED = re.compile(r"\b[^\W\d_a-zà-ÿ]{3,}\b")
_YEAR = re.compile(r",? (?:del? )?((?:19|20)\d\d)\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_LABEL = re.compile(
    r"(?:(?:for|para)\s+(?:su\s+)?(?:immediate\s+)?(?:release|publicaci[oó]n|difusi[oó]n)(?:\s+inmediata)?"
    r"|(?:press|news|media)\s+release|(?:comunicado|nota|bolet[ií]n)\s+de\s+prensa|comunicado|(?:release\s+)?date"
    r"|fecha(?:\s+de\s+(?:publicaci[oó]n|difusi[oó]n))?|released|published|publicado|issued|on|el|a"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|[\W_])*\Z",
    re.IGNORECASE,
)
"""What may stand beside the date in a line that says nothing else."""
_WORD = r"[A-ZÁÉÍÓÚÑÜ][\w.'’]*"
_PLACE = re.compile(
    rf"{_WORD}(?:(?:,? |, ?| ?/ ?|-)(?:{_WORD}|de|del|la|las|los|el|y|of|and|the))*\s*[,(—–-]\s*(?:a )?\Z"
)
"""A place in front of a date: `BROWNSVILLE, Texas,` or `Ciudad de México, a`."""
_DASH = re.compile(r"\)?[\s.,:]*(?:[—–-]|\.-)")
_EMBARGO = re.compile(r"embarg", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """When a document says that it went out."""

    date: str
    """As a release's front matter may hold it."""
    said: str
    """Where it says so, as a clause: `its front matter`, `its line 'March 4, 2024'`."""


def read(document: Document) -> tuple[Document, Dated | None]:
    """The date of a document, and the document without the line that says only this, which a remark tells of.

    Front matter goes before the text; of a text that dates itself otherwise nothing is left out.
    """
    given = Dated(document.date, "its front matter") if document.date else None
    for nth, block in enumerate(document.body[:_TOP]):
        if not isinstance(block, Paragraph | Heading):
            continue
        text = " ".join(flatten(block.content).split())
        for day, before, after in _days(text[:_OPENING]):
            if given and not given.date.startswith(day):
                continue
            if len(text) <= _SHORT and _LABEL.match(before) and _LABEL.match(after):
                return _without(document, nth, text), given or Dated(day, f"its line '{text}'")
            if _opens(before, after):
                words = text[: len(text[:_OPENING]) - len(after)].replace("(", "")
                return document, given or Dated(day, f"its dateline '{words}'")
        if len(text) > _SHORT:
            break
    return document, given


def _without(document: Document, nth: int, text: str) -> Document:
    """The document without a block, and with a remark on this."""
    line = document.body[nth].line or None
    remark = Problem(document.path, line, f"left out, for the page itself says it: '{text}'")
    body = document.body[:nth] + document.body[nth + 1 :]
    return replace(document, body=body, remarks=(*document.remarks, remark))


def _opens(before: str, after: str) -> bool:
    """Whether a date stands as datelines have it: behind a place that may have left the text, in front of a dash."""
    if _EMBARGO.search(before):
        return False
    dash = _DASH.match(after) is not None
    return dash if not before else _PLACE.match(before) is not None and (dash or not after.strip(" .)"))


def _days(text: str) -> Iterator[tuple[str, str, str]]:
    """The whole dates in a text, as `2009-03-20`, each with what stands before and behind it."""
    for match in _ISO.finditer(text):
        if found := _day(*map(int, match.groups())):
            yield found, text[: match.start()], text[match.end() :]
    if not re.search("[0-9]", text):
        return
    # Months have a capital in English and none in Spanish, but all of them where the line is in capitals.
    shouted = _SHOUTED.sub(lambda match: match[0].capitalize(), text), text.lower()
    for spelled, tag in ((text, "en-US"), (text, "es-US"), (shouted[0], "en-US"), (shouted[1], "es-US")):
        if len(spelled) != len(text):
            continue
        for figure in figures.find(spelled, tag):
            value = figure.value
            if not isinstance(value, figures.Day) or not value.day or value.last:
                continue
            behind = _YEAR.match(text, figure.end) if not value.year else None
            year = value.year or (int(behind[1]) if behind else 0)
            if found := _day(year, value.month, value.day):
                yield found, text[: figure.start], text[behind.end() if behind else figure.end :]


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
