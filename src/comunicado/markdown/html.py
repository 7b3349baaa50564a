"""Blocks and content in, HTML out.  Everything authored is escaped; nothing of it is trusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from comunicado.markdown.inline import flatten
from comunicado.markdown.parser import flat
from comunicado.markdown.tree import note_numbers, within
from comunicado.markdown.urls import encoded, refusal
from comunicado.model import (
    Block,
    Blocks,
    Break,
    Cell,
    Code,
    CodeBlock,
    Content,
    Emphasis,
    FactRef,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Shown,
    Str,
    Strong,
    Table,
)

_NUMERIC = re.compile(r"(?=.*\d)[\d\s.,:%$€£¢()+/−–—-]*(?:[A-Z]{3}[\d\s.,()+−–—-]*)?")
_SHORT = 24
"""Letters of a cell that may not break."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a page finds a picture, and its size in pixels."""

    href: str
    width: int | None = None
    height: int | None = None
    sources: tuple[tuple[str, int], ...] = ()
    """The same in several widths, narrowest first, itself among them: (where, width in pixels)."""
    sizes: str = ""
    """How wide the page shows it, as the attribute `sizes` says it; needed where there are `sources`."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """How content becomes HTML on one page.  Make a new one for each rendering of a document."""

    shown: Mapping[str, Shown]
    """Facts."""
    picture: Callable[[str], Picture] = Picture
    """Source of a picture → where the page finds it."""
    credits: Mapping[str, Content] = field(default_factory=dict)
    """Source of a picture → credit line."""
    credit_langs: Mapping[str, str] = field(default_factory=dict)
    """Source of a picture → language of its credit line, where that is another than the text's (a gap)."""
    credit_label: str = ""
    """Before a credit, as 'Photo by'."""
    shift: int = 0
    """Added to the level of headings."""
    prefix: str = ""
    """Before ids, where two languages share a page."""
    notes: Mapping[str, int] = field(default_factory=dict)
    """Footnote names → numbers (`tree.note_numbers`)."""
    note_label: str = ""
    """What a footnote's mark is called, for readers who hear the page."""
    back_label: str = ""
    """What the way back from a footnote is called."""
    table_label: str = ""
    """What a table is called; empty where a table needs no scrolling region (print)."""
    seen: set[str] = field(default_factory=set)
    """Footnotes whose first mark is rendered: only that one is an anchor."""


# --- Inline ---------------------------------------------------------------------------------------------------


def inline(content: Content, how: Rendering) -> str:
    """Content as HTML."""
    return _inline(content, how, linked=False)


def text(content: Content, shown: Mapping[str, Shown]) -> str:
    """Content as plain text, facts as they print."""
    plain = one_period(flat(content), shown)
    return "".join(
        n.text if isinstance(n, Str) else shown_as(n, shown).text for n in plain if isinstance(n, Str | FactRef)
    )


def _inline(content: Content, how: Rendering, *, linked: bool) -> str:
    return "".join([_node(node, how, linked) for node in one_period(content, how.shown)])


def one_period(content: Content, shown: Mapping[str, Shown]) -> Iterator[Inline]:
    """Content without the period after a fact that ends in one: in `2:30 p.m.` it ends the sentence too (RAE, AP)."""
    ended = False
    for node in content:
        if ended and isinstance(node, Str) and node.text.startswith(".") and not node.text.startswith(".."):
            node = Str(node.text[1:])
        ended = isinstance(node, FactRef) and shown_as(node, shown).text.endswith(".")
        yield node


def _node(node: Inline, how: Rendering, linked: bool) -> str:
    if isinstance(node, Str):
        return escape(node.text, quote=False)
    if isinstance(node, FactRef):
        return fact(shown_as(node, how.shown), linked=linked)
    if isinstance(node, Code):
        return f"<code>{escape(node.text, quote=False)}</code>"
    if isinstance(node, Emphasis):
        return f"<em>{_inline(node.children, how, linked=linked)}</em>"
    if isinstance(node, Strong):
        return f"<strong>{_inline(node.children, how, linked=linked)}</strong>"
    if isinstance(node, Break):
        return "<br>\n"
    if isinstance(node, NoteRef):
        return _mark(node.name, how)
    if isinstance(node, Image):
        return _image(node.src, node.alt, node.title, how).replace("<img", f"<img{_lang(node.lang)}", 1)
    if linked or refusal(node.url):
        return _inline(node.children, how, linked=linked)
    title = f' title="{escape(text(node.title, how.shown))}"' if node.title else ""
    return f'<a href="{escape(encoded(node.url))}"{title}>{_inline(node.children, how, linked=True)}</a>'


def shown_as(node: FactRef, shown: Mapping[str, Shown]) -> Shown:
    """What a fact prints; its name in braces where nobody says."""
    return shown.get(node.name) or Shown(f"{{{node.name}}}")


def fact(fact: Shown, *, linked: bool = False) -> str:
    """What a fact prints, with its link where it is not in one already."""
    said = escape(fact.text, quote=False)
    if fact.machine:
        return f'<time datetime="{escape(fact.machine)}">{said}</time>'
    if fact.href and not linked and not refusal(fact.href):
        kind = ' class="tel"' if fact.href.startswith("tel:") else ""
        return f'<a{kind} href="{escape(encoded(fact.href))}">{said}</a>'
    return said


def _mark(name: str, how: Rendering) -> str:
    number = how.notes.get(name, 0)
    anchor = "" if name in how.seen else f' id="{how.prefix}mark-{number}"'
    how.seen.add(name)
    label = f' aria-label="{escape(how.note_label)} {number}"' if how.note_label else ""
    return f'<sup class="mark"><a{anchor} href="#{how.prefix}note-{number}"{label}>{number}</a></sup>'


def _image(src: str, alt: Content, title: Content, how: Rendering) -> str:
    picture = how.picture(src)
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    hover = f' title="{escape(text(title, how.shown))}"' if title else ""
    where, said = f'src="{escape(encoded(picture.href))}"{_sources(picture)}', escape(text(alt, how.shown))
    return f'<img {where} alt="{said}"{size}{hover}>'


def _sources(picture: Picture) -> str:
    # A comma ends an address in `srcset`.
    listed = ", ".join(f"{encoded(href).replace(',', '%2C')} {width}w" for href, width in picture.sources)
    return f' srcset="{escape(listed)}" sizes="{escape(picture.sizes)}"' if listed else ""


# --- Blocks ---------------------------------------------------------------------------------------------------


def block(block: Block, how: Rendering) -> str:
    """One block as HTML; a footnote gives nothing, `footnotes` gathers them."""
    if isinstance(block, Paragraph):
        return f"<p{_lang(block.lang)}>{inline(block.content, how)}</p>\n"
    if isinstance(block, Heading):
        level = max(1, min(6, block.level + how.shift))
        return f"<h{level}{_lang(block.lang)}>{inline(block.content, how)}</h{level}>\n"
    if isinstance(block, Figure):
        return figure(block, how)
    if isinstance(block, Quote):
        return f"<blockquote>\n{blocks(block.blocks, how)}</blockquote>\n"
    if isinstance(block, List):
        return _list(block, how)
    if isinstance(block, Table):
        return _table(block, how)
    if isinstance(block, CodeBlock):
        language = f' class="language-{escape(block.info.split()[0])}"' if block.info.split() else ""
        return f"<pre><code{language}>{escape(block.text, quote=False)}</code></pre>\n"
    return "<hr>\n" if isinstance(block, Rule) else ""


def blocks(blocks: Blocks, how: Rendering) -> str:
    """Blocks as HTML, footnotes apart."""
    return "".join([block(each, how) for each in blocks])


def footnotes(blocks: Blocks, how: Rendering) -> str:
    """The footnotes of a document as a list, in the order of their numbers; empty where there are none."""
    notes = {b.name: b for b in within(blocks) if isinstance(b, Footnote)}
    numbers = how.notes or note_numbers(blocks)
    listed = [(numbers[name], notes[name]) for name in sorted(notes, key=lambda name: numbers[name])]
    items = "".join(_footnote(number, note, how) for number, note in listed)
    return f'<div class="footnotes" role="doc-endnotes"><ol>\n{items}</ol></div>\n' if items else ""


def _footnote(number: int, note: Footnote, how: Rendering) -> str:
    body = "".join([block(each, how) for each in note.blocks])
    label = f' aria-label="{escape(how.back_label)} {number}"' if how.back_label else ""
    back = f' <a class="back" href="#{how.prefix}mark-{number}"{label}>↩</a>' if note.name in how.seen else ""
    if body.endswith("</p>\n"):
        body = f"{body[:-5]}{back}</p>\n"
    else:
        body += back
    return f'<li id="{how.prefix}note-{number}" value="{number}">{body}</li>\n'


def figure(block: Figure, how: Rendering, *, captions: bool = True) -> str:
    """A picture with its caption and credit; without `captions` the picture alone."""
    said = caption(block, how) if captions else ""
    alt_lang = _lang(block.alt_lang)
    image = _image(block.src, block.alt, (), how).replace("<img", f"<img{alt_lang}", 1)
    return f"<figure>{image}{f'<figcaption>{said}</figcaption>' if said else ''}</figure>\n"


def caption(block: Figure, how: Rendering) -> str:
    """What stands below a picture: caption and credit, empty where there is neither."""
    said = f"<span{_lang(block.caption_lang)}>{inline(block.caption, how)}</span>" if block.caption else ""
    credit = inline(how.credits.get(block.src, ()), how)
    if credit and (lang := how.credit_langs.get(block.src)):
        credit = f"<span{_lang(lang)}>{credit}</span>"
    if credit:
        label = f"{escape(how.credit_label, quote=False)} " if how.credit_label else ""
        said += f'{" " if said else ""}<span class="credit">{label}{credit}</span>'
    return said


def _list(block: List, how: Rendering) -> str:
    tag = "ul" if block.start is None else "ol"
    start = f' start="{block.start}"' if block.start not in (None, 1) else ""
    items = "".join(f"<li>{_item(item.blocks, block.tight, how)}</li>\n" for item in block.items)
    return f"<{tag}{start}>\n{items}</{tag}>\n"


def _item(children: Blocks, tight: bool, how: Rendering) -> str:
    if not tight:
        return "\n" + blocks(children, how) if children else ""
    parts = []
    for child in children:
        if isinstance(child, Paragraph):
            said = inline(child.content, how)
            parts.append(f"<span{_lang(child.lang)}>{said}</span>" if child.lang else said)
        else:
            # No white space before it: where the line would just be full, WeasyPrint breaks it after its first word.
            parts.append(block(child, how))
    return "".join(parts)


def _table(block: Table, how: Rendering) -> str:
    kinds = [column(block, nth) for nth in range(len(block.head))]
    head = "".join(_cell("th", cell, kind, how) for cell, kind in zip(block.head, kinds, strict=True))
    rows = "".join(
        f"<tr>{''.join(_cell('td', cell, kind, how) for cell, kind in zip(row, kinds, strict=False))}</tr>\n"
        for row in block.rows
    )
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
    region = f' role="region" tabindex="0" aria-label="{escape(how.table_label)}"' if how.table_label else ""
    return f'<div class="table"{region}>{table}</div>\n'


def column(block: Table, nth: int) -> Literal["", "center", "number"]:
    """How a column is set: as the author said, and numbers to the right where they said nothing."""
    alignment = block.alignments[nth]
    if alignment == "center":
        return "center"
    cells = [flatten(row[nth].content) for row in block.rows if len(row) > nth]
    numeric = bool(cells) and all(_NUMERIC.fullmatch(cell) for cell in cells if cell)
    return "number" if alignment == "right" or (alignment == "none" and numeric) else ""


def _cell(tag: str, cell: Cell, kind: str, how: Rendering) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    said = flatten(cell.content)
    # A date or an amount in words stays on one line, as numbers do.
    kind = kind or ("value" if tag == "td" and len(said) <= _SHORT and any(map(str.isdigit, said)) else "")
    of_kind = f' class="{kind}"' if kind else ""
    return f"<{tag}{scope}{of_kind}{_lang(cell.lang)}>{inline(cell.content, how)}</{tag}>"


def _lang(tag: str | None) -> str:
    return f' lang="{escape(tag)}"' if tag else ""
