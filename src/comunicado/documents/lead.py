"""The lines of a document in, headline, subhead, dateline and body out: what offices put around a release is known.

A line "FOR IMMEDIATE RELEASE" and the end mark are the page's own, so they leave the text.  A dateline leaves it only
where there is no doubt: a city in capitals with its state or country, or one of those that stand alone (AP Stylebook),
and a dash.  One with a date in it stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from comunicado.documents.remarks import Remarks, shown
from comunicado.markdown import flatten
from comunicado.markdown.parser import flat, strip, tidy
from comunicado.model import Block, Blocks, Content, Emphasis, Figure, Heading, List, Paragraph, Rule, Str, Strong

Role = Literal["", "title", "subtitle", "shout"]
"""How a line looks: as its document's title or subtitle, or set so that it can be nothing but a headline."""

_TOP = 12
_SHORT = 120
_MARK = 20
_HEADLINE = 300
_NOTICE = re.compile(
    r"(?:(?:para|for)\s+(?:su\s+)?(?:immediate|publicaci[oó]n|difusi[oó]n)(?:\s+(?:release|inmediata))?"
    r"|(?:press|news|media)\s+release|(?:comunicado|nota|bolet[ií]n)\s+de\s+prensa|comunicado)[\s.:!]*\Z",
    re.IGNORECASE,
)
_END = re.compile(r"#*(?:\s*#)*\Z|[-–—\s]*[-–—]\s*(?:30|end|ends|fin|final)\s*[-–—][-–—\s]*\Z", re.IGNORECASE)
_EMBARGO = re.compile(r"\bembarg(?:o|oed|ad[oa])\b", re.IGNORECASE)
_WORD = r"[A-ZÁÉÍÓÚÑÜ][A-ZÁÉÍÓÚÑÜ'’.-]*"
_CITY = rf"{_WORD}(?: {_WORD})*"
_REGION = r"[A-ZÁÉÍÓÚÑÜ][\w.'’]*(?: (?:de|del|la|y|and|of)(?= )| [A-ZÁÉÍÓÚÑÜ][\w.'’]*)*"
_DASH = r"(?P<dash>\s*(?:[—–]+|--)|(?<=\.)-|\s-)\s+(?=\S)"
_DATELINE = re.compile(rf"(?P<city>{_CITY}?)(?P<region>(?:, ?{_REGION}?){{0,2}}){_DASH}")
_ALONE = frozenset(
    (
        "ATLANTA", "BALTIMORE", "BOSTON", "CHICAGO", "CINCINNATI", "CLEVELAND", "DALLAS", "DENVER", "DETROIT",
        "HONOLULU", "HOUSTON", "INDIANAPOLIS", "LAS VEGAS", "LOS ANGELES", "MIAMI", "MILWAUKEE", "MINNEAPOLIS",
        "NEW ORLEANS", "NEW YORK", "OKLAHOMA CITY", "PHILADELPHIA", "PHOENIX", "PITTSBURGH", "ST. LOUIS",
        "SALT LAKE CITY", "SAN ANTONIO", "SAN DIEGO", "SAN FRANCISCO", "SEATTLE", "WASHINGTON",
        "CIUDAD DE MÉXICO", "FILADELFIA", "MEXICO CITY", "NUEVA YORK",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A block as it stands in its document."""

    block: Block
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """What opens a release, and the text below it."""

    headline: Content = ()
    subhead: Content = ()
    dateline: Content = ()
    body: Blocks = ()


def read(lines: Sequence[Line], given: Lead, remarks: Remarks) -> Lead:
    """The parts of a release; what front matter has `given` is not looked for."""
    rest = _without_notices(list(lines), remarks)
    headline, rest = _headline(rest, given.headline)
    subhead, rest = _subhead(rest, given.subhead)
    body = tuple(line.block for line in rest)
    if given.dateline:
        return Lead(headline, subhead, given.dateline, body)
    dateline, body = _dateline(body)
    return Lead(headline, subhead, dateline, body)


def plain(content: Content) -> Content:
    """Content as front matter holds it."""
    return tidy(flat(content))


def _text(line: Line) -> str:
    return flatten(line.block.content).strip() if isinstance(line.block, Paragraph | Heading) else ""


def _without_notices(lines: list[Line], remarks: Remarks) -> list[Line]:
    found: list[Line] = []
    for nth, line in enumerate(lines):
        text = _text(line)
        top = nth < _TOP and len(text) <= _SHORT
        if _is_end(line.block) or (top and _NOTICE.match(text)):
            if text.strip("# "):
                remarks.say(line.block.line, f"left out, for the page itself says it: '{shown(text)}'")
            continue
        if top and _EMBARGO.search(text):
            reason = f"this speaks of an embargo, and stays text: '{shown(text)}'"
            remarks.say(line.block.line, reason, "set 'embargo:' in the front matter")
        found.append(line)
    return found


def _is_end(block: Block) -> bool:
    if isinstance(block, List) and len(block.items) == 1 and len(block.items[0].blocks) == 1:
        inner = block.items[0].blocks[0]  # what Markdown makes of `- 30 -`
        return isinstance(inner, Paragraph) and _ends(f"- {flatten(inner.content)}")
    return isinstance(block, Paragraph | Heading) and _ends(flatten(block.content).strip())


def _ends(text: str) -> bool:
    return len(text) <= _MARK and _END.match(text) is not None


def _headline(lines: list[Line], given: Content) -> tuple[Content, list[Line]]:
    if given:
        words = flatten(given).casefold()
        same = next((n for n, line in enumerate(lines[:_TOP]) if _text(line).casefold() == words), None)
        return given, lines if same is None else lines[:same] + lines[same + 1 :]
    titles = [n for n, line in enumerate(lines) if line.role == "title"]
    if titles:
        first = titles[0]
        last = first
        while last + 1 in titles:
            last += 1
        joined = [node for line in lines[first : last + 1] for node in (Str(" "), *_content(line))]
        return plain(tuple(joined)), lines[:first] + lines[last + 1 :]
    at = _first_heading(lines)
    if at is None:
        at = _shout(lines)
    return ((), lines) if at is None else (plain(_content(lines[at])), lines[:at] + lines[at + 1 :])


def _content(line: Line) -> Content:
    return line.block.content if isinstance(line.block, Paragraph | Heading) else ()


def _first_heading(lines: list[Line]) -> int | None:
    """The first heading, where it is of the first level and only a letterhead stands above it."""
    for nth, line in enumerate(lines[: _TOP + 1]):
        if isinstance(line.block, Heading):
            return nth if line.block.level == 1 and _text(line) else None
        if not isinstance(line.block, Figure | Rule) and not (_text(line) and len(_text(line)) <= _SHORT):
            return None
    return None


def _shout(lines: list[Line]) -> int | None:
    """The first text of all, where it is set as a headline is and not all of the text is."""
    nth = next((n for n, line in enumerate(lines) if not isinstance(line.block, Figure | Rule)), None)
    if nth is None or lines[nth].role != "shout" or len(_text(lines[nth])) > _HEADLINE:
        return None
    return nth if any(line.role != "shout" and _text(line) for line in lines[nth + 1 :]) else None


def _subhead(lines: list[Line], given: Content) -> tuple[Content, list[Line]]:
    if given:
        return given, lines
    nth = next((n for n, line in enumerate(lines) if line.role == "subtitle"), None)
    return ((), lines) if nth is None else (plain(_content(lines[nth])), lines[:nth] + lines[nth + 1 :])


def _dateline(body: Blocks) -> tuple[Content, Blocks]:
    nth = next((n for n, block in enumerate(body) if isinstance(block, Paragraph)), None)
    if nth is None or not isinstance(block := body[nth], Paragraph):
        return (), body
    content = _unwrapped(block.content)
    if not content or not isinstance(first := content[0], Str):
        return (), body
    match = _DATELINE.match(first.text[:_SHORT])
    if not match or not (match["region"] or match["city"].rstrip(".") in _ALONE):
        return (), body
    rest = strip((Str(first.text[match.end() :]), *content[1:]))
    place = match["city"] + match["region"]
    if re.search(r"(?<![.\w])[^\W\d_]{4,}\.\Z", place) and (not match["region"] or match["dash"][0] != " "):
        place = place[:-1]  # the full stop of `Tamaulipas.—`, as Spanish has it; `Calif. —` keeps its own
    if not rest or re.search(r"\d", place):
        return (), body
    return (Str(place),), (*body[:nth], replace(block, content=rest), *body[nth + 1 :])


def _unwrapped(content: Content) -> Content:
    """Content without the bold around its place and dash."""
    if len(content) > 1 and isinstance(first := content[0], Strong | Emphasis) and isinstance(after := content[1], Str):
        inner = flatten(first.children)
        if all(isinstance(node, Str) for node in first.children) and re.search(r"[—–-]\s*\Z|\A[^a-z]*,", inner):
            whole = inner + after.text
            if (match := _DATELINE.match(whole[:_SHORT])) and match.end() >= len(inner):
                return (Str(whole), *content[2:])
    return content
