"""The texts of a page in, a whole document's order out: one after the other, or paragraph facing paragraph."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

from comunicado.editions import rows
from comunicado.editions.parts import Line
from comunicado.editions.word.blocks import Writer
from comunicado.editions.word.runs import Look, run, say
from comunicado.editions.word.spot import Spot, finish
from comunicado.editions.word.xml import Element, within
from comunicado.markdown import html, tree
from comunicado.markdown.inline import flatten
from comunicado.model import Block, Blocks, Figure, Footnote, Paragraph

_GUTTER = 520
"""Between facing texts, in twentieths of a point."""
_LONG = 1200
"""Letters of a row that may break across pages: a third of one."""
_END = "###"


def alone(writer: Writer, spot: Spot, *, named: bool, later: bool) -> None:
    """Write one language whole.

    Args:
        named: it begins with the name of its language.
        later: it begins on a new page.
    """
    if later:
        within(run(spot.paragraph("Gap"), Look(writer.lang)), "w:br", type="page")
    _opening(writer, spot, named=named)
    release = writer.parts.translation.release
    body = [block for block in release.body if not isinstance(block, Footnote)]
    writer.begin(release.body)
    if writer.parts.dateline:
        first = body.pop(0) if body and isinstance(body[0], Paragraph) else None
        writer.opening(writer.parts.dateline, first, spot)
    writer.blocks(body, spot)
    writer.leftover(spot)
    for one in writer.parts.translation.boilerplate:
        writer.begin(one.blocks)
        inner = _styled(spot, "Boilerplate")
        writer.blocks([block for block in one.blocks if not isinstance(block, Footnote)], inner)
        writer.leftover(inner)
    _end(writer, spot)
    _contacts(writer, spot)


def side_by_side(writers: tuple[Writer, ...], spot: Spot) -> None:
    """Write several languages, paragraph facing paragraph, tables and pictures across.

    Raises:
        RenderError: the texts are not made of the same blocks.
    """
    for writer, cell in zip(writers, _row(writers, spot), strict=True):
        _opening(writer, cell, named=True)
        finish(cell)
    _facing(writers, tuple(one.parts.translation.release.body for one in writers), spot, opens=True)
    shared = zip(*(one.parts.translation.boilerplate for one in writers), strict=True)
    for texts in shared:
        _facing(writers, tuple(one.blocks for one in texts), spot, style="Boilerplate")
    _end(writers[0], spot)
    if writers[0].parts.contacts:
        for writer, cell in zip(writers, _row(writers, spot), strict=True):
            _contacts(writer, cell)
            finish(cell)
        spot.paragraph("Gap")


def _facing(
    writers: tuple[Writer, ...], texts: tuple[Blocks, ...], spot: Spot, *, opens: bool = False, style: str = "BodyText"
) -> None:
    for writer, blocks in zip(writers, texts, strict=True):
        writer.begin(blocks)
    pending = opens and any(one.parts.dateline for one in writers)
    for group in rows.groups(rows.pair(*texts)):
        if pending and not (group[0].facing and isinstance(group[0].blocks[0], Paragraph)):
            _dateline(writers, spot)
            pending = False
        if group[0].facing:
            table = spot.table("Facing", _halves(writers, spot), header=False)
            for row in group:
                whole = max(map(_letters, row.blocks)) <= _LONG
                cells = table.row(gutter=_GUTTER, style=style, whole=whole)
                for writer, block, cell in zip(writers, row.blocks, cells, strict=True):
                    if pending:
                        writer.opening(writer.parts.dateline, block, cell)
                    else:
                        writer.block(block, cell)
                    finish(cell)
                pending = False
            spot.paragraph("Gap", keep=group[-1].kind == "heading")
        else:
            _across(writers, group[0], spot)
    if pending:
        _dateline(writers, spot)
    cells = _row(writers, spot, style) if any(one.unmarked for one in writers) else []
    for writer, cell in zip(writers, cells, strict=False):
        writer.leftover(cell)
        finish(cell)


def _dateline(writers: tuple[Writer, ...], spot: Spot) -> None:
    """The dateline alone, where the text opens with what it cannot run into."""
    for writer, cell in zip(writers, _row(writers, spot), strict=True):
        writer.opening(writer.parts.dateline, None, cell)
    spot.paragraph("Gap")


def _across(writers: tuple[Writer, ...], row: rows.Row, spot: Spot) -> None:
    """What stands at full width: a picture once, with captions facing; a wide table in each language."""
    figures = [block for block in row.blocks if isinstance(block, Figure)]
    if not figures:
        for writer, block in zip(writers[:1] if row.kind == "once" else writers, row.blocks, strict=False):
            writer.block(block, spot)
        return
    alts = (html.text(one.alt, writer.parts.translation.shown) for one, writer in zip(figures, writers, strict=True))
    writers[0].figure(figures[0], spot, " / ".join(alt for alt in alts if alt))
    if any(writer.captioned(figure) for writer, figure in zip(writers, figures, strict=True)):
        for writer, figure, cell in zip(writers, figures, _row(writers, spot), strict=True):
            writer.caption(figure, cell)
            finish(cell)
        spot.paragraph("Gap")


def _letters(block: Block) -> int:
    return sum(len(flatten(content)) for content, _ in tree.contents((block,)))


def _halves(writers: tuple[Writer, ...], spot: Spot) -> list[int]:
    return [spot.width // len(writers)] * len(writers)


def _row(writers: tuple[Writer, ...], spot: Spot, style: str = "BodyText") -> list[Spot]:
    """A table of one row."""
    return spot.table("Facing", _halves(writers, spot), header=False).row(gutter=_GUTTER, style=style)


def _styled(spot: Spot, style: str) -> Spot:
    return Spot(spot.element, spot.part, spot.width, style, spot.indent)


# --- what stands around the text ------------------------------------------------------------------------------


def _opening(writer: Writer, spot: Spot, *, named: bool) -> None:
    said, look = writer.parts, Look(writer.lang)
    release = said.translation.release
    if named:
        say(spot.paragraph("Language"), said.voice.language, look)
    line = spot.paragraph("ReleaseLine")
    say(line, said.status, Look(writer.lang, bold=True))
    say(line, "".join(f" · {one}" for one in (said.date, said.updated) if one), look)
    writer.content(release.headline, spot.paragraph("Title"), spot, said.lang("headline"))
    if release.subhead:
        writer.content(release.subhead, spot.paragraph("Subtitle"), spot, said.lang("subhead"))
    for notice in said.notices:
        paragraph = spot.paragraph("Notice")
        if notice.label:
            say(paragraph, f"{notice.label}: ", Look(writer.lang, bold=True))
        writer.content(notice.text, paragraph, spot, notice.lang)


def _end(writer: Writer, spot: Spot) -> None:
    say(spot.paragraph("EndMark"), _END, Look(writer.lang))


def _contacts(writer: Writer, spot: Spot) -> None:
    if writer.parts.contacts:
        say(spot.paragraph("Label"), writer.parts.contacts_label, Look(writer.lang))
    for contact in writer.parts.contacts:
        paragraph = spot.paragraph("Contact")
        for nth, line in enumerate(contact):
            if nth:
                within(run(paragraph, Look(writer.lang)), "w:br")
            _line(line, paragraph, spot, Look(line.lang or writer.lang, bold=nth == 0))


def _line(line: Line, paragraph: Element, spot: Spot, look: Look) -> None:
    if line.label:
        say(paragraph, f"{line.label} ", look)
    if line.href:
        link = within(paragraph, "w:hyperlink")
        link.set(qn("r:id"), spot.part.relate_to(line.href, RT.HYPERLINK, is_external=True))
        say(link, line.text, Look(look.lang, "Hyperlink"))
    else:
        say(paragraph, line.text, look)
