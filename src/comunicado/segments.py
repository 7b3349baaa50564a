"""Release in, segments out; segments' translations in, the release in another locale out.

One traversal serves both, so that what is extracted and what is replaced cannot differ.  What is no segment is a
declared skip: code blocks, `notranslate` blocks, content without a letter or digit, and cells that hold only a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from comunicado import tags
from comunicado.errors import Problem, SourceError
from comunicado.markdown import flatten, read_inline, read_plain, write_inline, write_plain
from comunicado.markdown.inline import Target, fact_names, targets
from comunicado.markdown.parser import MarkdownMistake
from comunicado.markdown.tree import nodes
from comunicado.model import (
    NO_HINTS,
    Block,
    Blocks,
    Boilerplate,
    Cell,
    Code,
    Contact,
    Content,
    Correction,
    Emphasis,
    FactRef,
    Figure,
    Footnote,
    Heading,
    Hints,
    Image,
    Item,
    Link,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Release,
    Segment,
    Str,
    Strong,
    Table,
)
from comunicado.values import is_value_cell

Lookup = Callable[[Segment], str | None]
"""The translation of a segment, None where there is none."""
Reformat = Callable[[str], str | None]
"""A cell that is only a value, as the target locale prints it; None to leave it."""

MAX_TEXT = 50_000
"""Characters of a segment: half of what a catalogue is read with, for a translation may be longer."""
_CONTACT_FIELDS = ("name", "role", "organization", "hours")


def of(release: Release) -> tuple[Segment, ...]:
    """The segments of a release in the order of the page, front matter first.

    Raises:
        SourceError: markup that no msgid can say.
    """
    walk = _Collect(release.path, release.source)
    walk.release(release)
    return walk.done()


def of_boilerplate(boilerplate: Boilerplate, *, source: str = "en-US") -> tuple[Segment, ...]:
    """The segments of a shared text.

    Raises:
        SourceError: markup that no msgid can say.
    """
    walk = _Collect(boilerplate.path, source)
    walk.blocks(boilerplate.blocks, NO_HINTS, None)
    return walk.done()


def of_contacts(contacts: Iterable[Contact]) -> tuple[Segment, ...]:
    """The segments of contacts: what a reader of another language must be told in it."""
    return tuple(
        Segment("contact", getattr(contact, field), contact.path, contact.line, plain=True, part=field)
        for contact in contacts
        for field in _CONTACT_FIELDS
        if getattr(contact, field)
    )


def compose(
    release: Release, lookup: Lookup, *, locale: str | None = None, reformat: Reformat | None = None
) -> Release:
    """The release with translations put in the place of its segments.

    Where `lookup` has none, the source text stays, marked with its language (`lang`, `langs`).

    Args:
        locale: BCP 47 tag of the readers; where it is of another language than the release, blocks that are not to be
            translated are marked with theirs.
        reformat: prints cells that hold only a value.
    """
    return _Compose(release.path, release.source, lookup, locale, reformat).release(release)


def compose_boilerplate(
    boilerplate: Boilerplate,
    lookup: Lookup,
    *,
    source: str = "en-US",
    locale: str | None = None,
    reformat: Reformat | None = None,
) -> Boilerplate:
    """A shared text, written in `source`, with translations put in (see `compose`)."""
    walk = _Compose(boilerplate.path, source, lookup, locale, reformat)
    return replace(boilerplate, blocks=walk.blocks(boilerplate.blocks, NO_HINTS, None))


def compose_contact(contact: Contact, lookup: Lookup, *, source: str = "en-US") -> Contact:
    """A contact, written in `source`, with translations put in; what has none stays, marked with its language."""
    found: dict[str, Any] = {}
    langs: list[tuple[str, str]] = []
    for segment in of_contacts((contact,)):
        text = lookup(segment)
        if text is None:
            langs.append((segment.part, source))
        else:
            found[segment.part] = text
    return replace(contact, langs=tuple(langs), **found)


def parse(segment: Segment, string: str, known: Sequence[Target] = (), notes: Sequence[str] = ()) -> Content:
    """A msgstr as content, read as its segment's text is.

    Raises:
        MarkdownMistake: the markup is nested too deeply.
    """
    if segment.plain:
        return read_plain(string, formatted=segment.formatted)
    return read_inline(string, known, formatted=segment.formatted, notes=notes)


class _Walk:
    """Visits every segment of a document and rebuilds the document from what `leaf` answers."""

    def __init__(self, path: str, source: str) -> None:
        self.path, self.source = path, source
        self._part = ""

    # What a visitor decides.

    def leaf(self, segment: Segment, content: Content, known: Sequence[Target]) -> tuple[Content, str | None]:
        """The content to put in a segment's place, and its language where it is not the document's."""
        raise NotImplementedError

    def value(self, content: Content) -> Content:
        """The content to put in the place of a cell that holds only a value."""
        return content

    def untouched(self, block: Block) -> Block:
        """The block to put in the place of one that is not to be translated."""
        return block

    # The traversal.

    def release(self, release: Release) -> Release:
        langs: list[tuple[str, str]] = []

        def field(name: str, content: Content, context: str) -> Content:
            found, lang = self.plain(content, context, release.lines.get(name, 1))
            if lang:
                langs.append((name, lang))
            return found

        return replace(
            release,
            headline=field("headline", release.headline, "headline"),
            subhead=field("subhead", release.subhead, "subhead"),
            dateline=field("dateline", release.dateline, "dateline"),
            summary=field("summary", release.summary, "summary"),
            corrections=tuple(map(self._correction, release.corrections)),
            body=self.blocks(release.body, NO_HINTS, None),
            credits=tuple((name, field(f"credits.{name}", credit, "credit")) for name, credit in release.credits),
            langs=tuple(langs),
        )

    def _correction(self, one: Correction) -> Correction:
        text, lang = self.plain(one.text, "correction", one.line)
        return replace(one, text=text, lang=lang)

    def blocks(self, blocks: Blocks, hints: Hints, context: str | None) -> Blocks:
        return tuple([self._block(block, hints, context) for block in blocks])

    def _block(self, block: Block, outer: Hints, context: str | None) -> Block:
        hints = _inherit(outer, block.hints)
        if hints.notranslate:
            return self.untouched(block)
        if isinstance(block, Paragraph | Heading):
            role = context if isinstance(block, Paragraph) else "heading"
            content, lang = self.inline(block.content, role, hints, block.line)
            # Who only gathers segments changes nothing, and a copy takes as long as the rest of the visit.
            same = content is block.content and lang == block.lang
            return block if same else replace(block, content=content, lang=lang)
        if isinstance(block, Figure):
            alt, alt_lang = self.plain(block.alt, "alt", block.line, hints)
            caption, lang = self.plain(block.caption, "caption", block.line, hints)
            return replace(block, alt=alt, caption=caption, alt_lang=alt_lang, caption_lang=lang)
        if isinstance(block, Quote):
            return replace(block, blocks=self.blocks(block.blocks, hints, "quote"))
        if isinstance(block, Footnote):
            return replace(block, blocks=self._parts("footnote", block.blocks, hints, None))
        if isinstance(block, List):
            items = tuple([Item(self._parts("list item", item.blocks, hints, context)) for item in block.items])
            return replace(block, items=items)
        return self._table(block, hints) if isinstance(block, Table) else block

    def _parts(self, part: str, blocks: Blocks, hints: Hints, context: str | None) -> Blocks:
        outer, self._part = self._part, part
        found = self.blocks(blocks, hints, context)
        self._part = outer
        return found

    def _table(self, table: Table, hints: Hints) -> Table:
        return replace(
            table,
            head=tuple([self._cell(cell, table, hints) for cell in table.head]),
            rows=tuple([tuple([self._cell(cell, table, hints) for cell in row]) for row in table.rows]),
        )

    def _cell(self, cell: Cell, table: Table, hints: Hints) -> Cell:
        if _only_text(cell.content) and is_value_cell(flatten(cell.content), self.source):
            return replace(cell, content=self.value(cell.content))
        content, lang = self.inline(cell.content, "cell", hints, cell.line or table.line)
        return replace(cell, content=content, lang=lang)

    def inline(self, content: Content, context: str | None, hints: Hints, line: int) -> tuple[Content, str | None]:
        """A piece of inline content; its alt texts and link titles are segments of their own."""
        # Most content is nothing but text; then there is nothing to look for in it.
        only = len(content) == 1 and isinstance(content[0], Str)
        known = () if only else targets(content)
        if not _translatable(content):
            return self._untranslatable(content, known, line, hints), None
        try:
            text = write_inline(content)
        except MarkdownMistake as mistake:
            raise SourceError(Problem(self.path, line, mistake.reason, mistake.hint)) from None
        names = () if only else fact_names(content)
        links = tuple(target.src if isinstance(target, Image) else target.url for target in known)
        segment = Segment(
            context, text, self.path, line,
            formatted=bool(names), facts=names, links=links, notes=hints.translators, originals=hints.originals,
            part=self._part,
        )  # fmt: skip
        begun = self.begin(segment)
        known = tuple([self._target(target, line, hints) for target in known])
        return self.leaf(begun, content, known)

    def begin(self, segment: Segment) -> Segment:
        """Called before the alt texts and titles within a segment are visited."""
        return segment

    def _target(self, target: Target, line: int, hints: Hints) -> Target:
        if isinstance(target, Image):
            alt, lang = self.plain(target.alt, "alt", line, hints)
            target = replace(target, alt=alt, lang=lang)
        title, lang = self.plain(target.title, "title", line, hints)
        # A title says nothing that the text does not, and has no way to say that it is in another language.
        return replace(target, title=() if lang else title)

    def _untranslatable(self, content: Content, known: Sequence[Target], line: int, hints: Hints) -> Content:
        """Content without words, whose pictures may have some."""
        if not known:
            return content
        again = {id(old): self._target(old, line, hints) for old in known}

        def rebuilt(content: Content) -> Content:
            found = []
            for node in content:
                node = again.get(id(node), node) if isinstance(node, Link | Image) else node
                if isinstance(node, Emphasis | Strong | Link):
                    node = replace(node, children=rebuilt(node.children))
                found.append(node)
            return tuple(found)

        return rebuilt(content)

    def plain(self, content: Content, context: str, line: int, hints: Hints = NO_HINTS) -> tuple[Content, str | None]:
        """A piece of plain content."""
        if not _translatable(content):
            return content, None
        names = tuple(node.name for node in content if isinstance(node, FactRef))
        segment = Segment(
            context, write_plain(content), self.path, line,
            formatted=bool(names), plain=True, facts=names, notes=hints.translators, originals=hints.originals,
            part=self._part,
        )  # fmt: skip
        return self.leaf(self.begin(segment), content, ())


class _Collect(_Walk):
    """Gathers segments; the document stays as it is."""

    def __init__(self, path: str, source: str) -> None:
        super().__init__(path, source)
        self.found: list[Segment] = []
        self.problems: list[Problem] = []

    def begin(self, segment: Segment) -> Segment:
        if len(segment.text) > MAX_TEXT:
            reason = f"this block has {len(segment.text):,} characters, {MAX_TEXT:,} are the most a message may have"
            self.problems.append(Problem(self.path, segment.line, reason, "split it with empty lines"))
        self.found.append(segment)
        return segment

    def inline(self, content: Content, context: str | None, hints: Hints, line: int) -> tuple[Content, str | None]:
        try:
            return super().inline(content, context, hints, line)
        except SourceError as error:
            self.problems += error.problems
            return content, None

    def leaf(self, segment: Segment, content: Content, known: Sequence[Target]) -> tuple[Content, str | None]:
        return content, None

    def done(self) -> tuple[Segment, ...]:
        if self.problems:
            raise SourceError(*self.problems)
        return tuple(self.found)


class _Compose(_Walk):
    """Puts translations in the place of segments."""

    def __init__(self, path: str, source: str, lookup: Lookup, locale: str | None, reformat: Reformat | None) -> None:
        super().__init__(path, source)
        self.lookup, self.reformat = lookup, reformat
        self.foreign = locale is not None and tags.language(locale) != tags.language(source)

    def leaf(self, segment: Segment, content: Content, known: Sequence[Target]) -> tuple[Content, str | None]:
        string = self.lookup(segment)
        if string is None:
            return content, self.source
        notes = tuple(node.name for node in nodes(content) if isinstance(node, NoteRef))
        return parse(segment, string, known, notes), None

    def untouched(self, block: Block) -> Block:
        return _in(block, self.source) if self.foreign else block

    def value(self, content: Content) -> Content:
        text = self.reformat(flatten(content)) if self.reformat else None
        return content if text is None else _replaced(content, text)


def _in(block: Block, lang: str) -> Block:
    """A block marked as being in a language."""
    if isinstance(block, Paragraph | Heading):
        return replace(block, lang=lang)
    if isinstance(block, Figure):
        return replace(block, alt_lang=lang, caption_lang=lang)
    if isinstance(block, Quote | Footnote):
        return replace(block, blocks=tuple([_in(inner, lang) for inner in block.blocks]))
    if isinstance(block, List):
        items = tuple([Item(tuple([_in(inner, lang) for inner in item.blocks])) for item in block.items])
        return replace(block, items=items)
    if isinstance(block, Table):
        head = tuple([replace(cell, lang=lang) for cell in block.head])
        rows = tuple([tuple([replace(cell, lang=lang) for cell in row]) for row in block.rows])
        return replace(block, head=head, rows=rows)
    return block


def _inherit(outer: Hints, own: Hints) -> Hints:
    if not outer or not own:
        return own or outer
    return Hints(outer.translators + own.translators, outer.originals + own.originals, own.notranslate)


def _translatable(content: Content) -> bool:
    """Whether there is a word or number to translate."""
    return any(isinstance(n, Str | Code) and any(map(str.isalnum, n.text)) for n in nodes(content))


def _only_text(content: Content) -> bool:
    """Whether content is one piece of text, perhaps emphasized: a cell that may hold a value."""
    while len(content) == 1 and isinstance(content[0], Emphasis | Strong):
        content = content[0].children
    return not content or (len(content) == 1 and isinstance(content[0], Str))


def _replaced(content: Content, text: str) -> Content:
    if not content or isinstance(content[0], Str):
        return (Str(text),) if text else ()
    node = content[0]
    assert isinstance(node, Emphasis | Strong)
    return (replace(node, children=_replaced(node.children, text)),)
