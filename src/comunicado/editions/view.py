"""A `Translation` in, what templates print of it out: plain values and finished HTML, in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from comunicado import locales, tags
from comunicado.editions import about, matter, names, people, rows, voice
from comunicado.editions.labels import Labels
from comunicado.editions.labels import languages as packaged
from comunicado.editions.page import Download, Page
from comunicado.editions.voice import Voice
from comunicado.markdown import html
from comunicado.markdown.html import Picture, Rendering
from comunicado.markdown.tree import note_numbers
from comunicado.model import (
    Block,
    Blocks,
    Content,
    Figure,
    Footnote,
    Heading,
    Paragraph,
    Shown,
    Translation,
)
from comunicado.newsroom.config import Newsroom

Pictures = Callable[[str], Picture]
_LONG = 700
"""Letters of a row that may break across pages: fourteen lines of a column, and more would leave a hole."""
_SHORT = 350
"""Letters of a row that does not stand alone on a last page: seven lines of a column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as HTML, cut after its opening tag so that a dateline can run in."""

    tag: Markup
    rest: Markup
    paragraph: bool = False

    def __html__(self) -> str:
        return self.tag + self.rest


_NOTHING = Markup("")
_EMPTY = Piece(_NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True)
class File:
    """A download, labelled in its own language where the theme can, else in that of what lists it."""

    href: str
    kind: str
    lang: str
    languages: str
    """Its languages, named in the language of the label."""
    size: str
    pages: int | None
    labels: Labels


@dataclass(frozen=True, slots=True)
class Text(Voice):
    """One language of a release."""

    headline: Markup
    subhead: Markup
    dateline: Markup
    """With the mark that ends it, the author's own or the locale's."""
    langs: dict[str, str]
    """Fields of the front matter that are in another language (gaps) → that language."""
    date: Shown
    body: tuple[Piece, ...]
    """Its blocks, footnotes last."""
    boilerplate: tuple[tuple[Piece, ...], ...]
    contacts: tuple[people.Person, ...]
    kind: str
    """What the release is, as `Joint statement`."""
    issuers: tuple[matter.Issuer, ...]
    """Who issues it; none where the newsroom alone does."""
    updated: Shown | None
    corrections: tuple[matter.Corrected, ...]
    """Newest first."""
    topics: tuple[matter.Topic, ...]
    related: tuple[matter.Lead, ...]
    """Newest first."""
    files: tuple[File, ...]
    """The downloads."""


@dataclass(frozen=True, slots=True)
class Facing:
    """A row as HTML: a side for each language."""

    kind: str
    """`rows.Kind`, or `notes`."""
    sides: tuple[Piece, ...]
    picture: Markup = _NOTHING
    """Of a figure: the picture alone; its sides are captions."""
    alts: tuple[str, ...] = ()
    """Of a figure: its description in each language."""
    first: bool = False
    """Opens the text: the dateline runs into it."""
    more: bool = False
    """The next row goes on with the same quotation."""

    @property
    def long(self) -> bool:
        """Whether it may break across pages."""
        return self._letters > _LONG

    @property
    def short(self) -> bool:
        """Whether a last page needs more than this row."""
        return self._letters <= _SHORT

    @property
    def _letters(self) -> int:
        return max(len(side.rest) for side in self.sides)

    @property
    def facing(self) -> bool:
        """Whether its sides stand side by side."""
        return self.kind not in ("figure", "wide", "once")


class Writer:
    """Writes one translation of a page as HTML."""

    def __init__(self, page: Page, nth: int, picture: Pictures, *, paper: bool) -> None:
        self.text: Translation = page.texts[nth]
        self._page, self._nth = page, nth
        self.room: Newsroom = page.newsroom
        self._ = Labels(self.text.locale, self.text.words)
        self._picture, self._paper, self._zone = picture, paper, page.edition.timezone
        self._prefix = f"{tags.language(self.text.locale)}-" if len(page.texts) > 1 else ""

    def how(self, blocks: Blocks, prefix: str = "") -> Rendering:
        """How one run of blocks becomes HTML: its highest heading at level 2, its footnotes numbered from 1."""
        _ = self._
        return Rendering(
            shown=self.text.shown,
            picture=self._picture,
            credits=dict(self.text.release.credits),
            credit_langs={
                field.removeprefix("credits."): lang
                for field, lang in self.text.release.langs
                if field.startswith("credits.")
            },
            credit_label=_("Photo by"),
            shift=_shift(blocks),
            prefix=self._prefix + prefix,
            notes=note_numbers(blocks),
            note_label=_("Footnote"),
            back_label=_("Back to the text from footnote"),
            table_label="" if self._paper else _("Table"),
        )

    def voice(self) -> Voice:
        """The language, without the release."""
        return voice.of(self.text.locale, self.room, self.text.words)

    def whole(self, *, facing: bool) -> Text:
        """The translation; without its body and shared texts where those are written as rows (`facing`)."""
        release, speaks = self.text.release, self.voice()
        how = self.how(release.body)
        return Text(
            lang=speaks.lang,
            language=speaks.language,
            labels=self._,
            title=speaks.title,
            title_lang=speaks.title_lang,
            organization=speaks.organization,
            organization_lang=speaks.organization_lang,
            facts=speaks.facts,
            headline=_inline(release.headline, how),
            subhead=_inline(release.subhead, how),
            dateline=_inline(about.dateline(self.text), how),
            langs=dict(release.langs),
            date=matter.date(release.date, self._page, self._nth),
            body=() if facing else pieces(release.body, how) or (_EMPTY,),
            boilerplate=()
            if facing
            else tuple(pieces(one.blocks, self.how(one.blocks, f"{one.id}-")) for one in self.text.boilerplate),
            contacts=tuple(people.of(one, self.text.locale) for one in self.text.contacts),
            kind=about.kind(self.text),
            issuers=matter.issuers(self._page, self._nth),
            updated=matter.date(release.updated_date, self._page, self._nth) if release.updated_date else None,
            corrections=matter.corrections(self._page, self._nth, how),
            topics=matter.topics(self._page, self._nth),
            related=matter.related(self._page, self._nth),
            files=files(self._page, self._nth),
        )


def pieces(blocks: Blocks, how: Rendering) -> tuple[Piece, ...]:
    """Blocks as HTML, footnotes last."""
    written = [_cut(block, html.block(block, how)) for block in blocks if not isinstance(block, Footnote)]
    notes = html.footnotes(blocks, how)
    return (*written, _whole(notes)) if notes else tuple(written)


def facing(
    writers: tuple[Writer, ...], texts: tuple[Blocks, ...], prefix: str = "", *, opens: bool = False
) -> tuple[tuple[Facing, ...], ...]:
    """What several languages say, as groups of rows (`rows.groups`), footnotes last.

    Args:
        prefix: before ids of footnotes.
        opens: the first row opens the release, with its dateline.

    Raises:
        RenderError: the texts are not made of the same blocks.
    """
    hows = tuple(writer.how(blocks, prefix) for writer, blocks in zip(writers, texts, strict=True))
    groups = [tuple(_row(row, hows, opens=opens) for row in group) for group in rows.groups(rows.pair(*texts))]
    if opens and not (groups and groups[0][0].facing):
        groups.insert(0, (Facing("text", (_EMPTY,) * len(writers), first=True),))  # where the dateline stands alone
    notes = [html.footnotes(blocks, how) for blocks, how in zip(texts, hows, strict=True)]
    if any(notes):
        groups.append((Facing("notes", tuple(map(_whole, notes))),))
    return tuple(groups)


def _row(row: rows.Row, hows: tuple[Rendering, ...], *, opens: bool) -> Facing:
    figures = [block for block in row.blocks if isinstance(block, Figure)]
    if figures:
        both = list(zip(figures, hows, strict=True))
        first, *others = (html.text(figure.alt, how.shown) for figure, how in both)
        return Facing(
            row.kind,
            tuple(_whole(html.caption(figure, how)) for figure, how in both),
            Markup(html.figure(figures[0], hows[0], captions=False)),
            (first, *(alt if alt != first else "" for alt in others)),  # a gap says the same again
        )
    sides = tuple(_cut(block, html.block(block, how)) for block, how in zip(row.blocks, hows, strict=True))
    return Facing(row.kind, sides[:1] if row.kind == "once" else sides, first=opens and row.first, more=row.more)


def files(page: Page, nth: int = 0) -> tuple[File, ...]:
    """The downloads of a page, as its language `nth` lists them."""
    return tuple(_file(one, page, nth) for one in page.downloads)


def _file(one: Download, page: Page, nth: int) -> File:
    """A file in one language is named in that language where there are labels for it, others in the page's."""
    texts = (page.texts[nth], *page.texts)
    here = next((text for text in texts if text.locale in one.locales), texts[0])
    locale, words = here.locale, here.words
    own = one.locales[0]
    theirs = one.words or {}
    named = tags.language(own) in packaged() or (None, "{kind} in {languages}") in theirs
    if len(one.locales) == 1 and tags.language(own) != tags.language(locale) and named:
        locale, words = own, theirs
    said = names.languages(one.locales, locale)
    if len(one.locales) == 1 and locales.names(page.newsroom.locales).get(own) != locales.name(own):
        # As the language switch has it: what would be listed twice names its region.
        said = f"{said} ({names.region(own, locale)})"
    size = "" if one.size is None else _size(one.size, locale)
    labels = Labels(locale, words)
    if one.edition and (layout := names.layout(page.newsroom.edition(one.edition), page.newsroom, labels)):
        said = f"{said} ({layout})"
    return File(one.href, labels(one.kind), locale, said, size, one.pages, labels)


def _inline(content: Content, how: Rendering) -> Markup:
    return Markup(html.inline(content, how))  # html escapes what was authored


def _whole(said: str) -> Piece:
    return Piece(Markup(""), Markup(said))


def _cut(block: Block, said: str) -> Piece:
    end = said.find(">") + 1 if isinstance(block, Paragraph) else 0
    tag, rest = Markup(said[:end]), Markup(said[end:])  # html escapes what was authored
    return Piece(tag, rest, isinstance(block, Paragraph))


def _shift(blocks: Blocks) -> int:
    """What brings the highest heading of a text to level 2, below the headline."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return 2 - min(levels) if levels else 0


def _size(count: int, locale: str) -> str:
    """A file's size in units of 1000, as file managers count."""
    amount, unit = (Decimal(count) / 1000, "kB") if count < 999_500 else (Decimal(count) / 1_000_000, "MB")
    places = Decimal(1) if unit == "kB" else Decimal("0.1")
    return f"{locales.format_number(max(amount.quantize(places), places), locale)}\N{NO-BREAK SPACE}{unit}"
