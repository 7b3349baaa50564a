"""Documents at random, in the form that the reader gives: two texts that say the same are one value.

`Lexicon` says what a document may name.  Its `content` and `blocks` are what people write: words with markup around
some, in any order and nesting.  What no author would write (`*a*` in the middle of a word, a space inside a delimiter)
comes from `soup`, which is text and not a tree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from comunicado.model import (
    NO_HINTS,
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
    Hints,
    Image,
    Inline,
    Item,
    Link,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Str,
    Strong,
    Table,
)

LETTERS = "abcdeiorsáéñÑÚ"
# Every character that means something to Markdown, to YAML, to gettext or to facts, and those of Spanish text.
MARKS = "*_`[]()<>&{}\\|#+-=~^!?¿¡«»“”’\"'$%@/.,;:…—0123456789\u00a0\u202f\u0301🎉"
SOUP = [
    "a", "b ", "word", " ", "\n", "\n\n", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "](x)", "![", "<", ">",
    "<b>", "http://a.b", "<http://a.b>", "{", "}", "{tip}", "\\", "\\{", "&amp;", "&#32;", "&nbsp;", "!", "# ", "- ",
    "+ ", "1. ", "2) ", "> ", "    ", "  ", "|", "| a | b |\n|---|--:|\n| c | d |\n", "---", "===", "```", "~~~",
    "[^n]", "[^n]: ", "[1]", '[x]: /u "t"\n', "é", "«", "¿", ".", '"', ":", "<!-- translators: hi -->\n",
    "<!-- notranslate -->\n", "  \n", "\\\n", "10", "\t", "~", "^", "=", "-", "'", "{{", "}}", "\u00a0",
]  # fmt: skip

words = st.one_of(
    st.text(LETTERS, min_size=1, max_size=8),
    st.text(LETTERS + MARKS, min_size=1, max_size=6),
    st.sampled_from(["{name}", "1.", "2026.", "-", "+", "#", "##", ">", "[1]", "[^n]", "&amp;", "&#35;", "<b>", "</b>",
                     "<!--", "***", "---", "===", "```", "~~~", "|", "\\", "http://a.b", "a@b.c", "_", "**"]),
)  # fmt: skip
plain_words = st.text(LETTERS, min_size=1, max_size=8)
urls = st.one_of(
    st.sampled_from(["https://example.org", "https://example.org/a_(b)?c=1&copy=2#d", "mailto:press@example.org",
                     "tel:+18663472423", "#notes", "../other/", "https://example.org/{a}/ñ"]),
    st.text(LETTERS + "*_()[]\\&;~'\"", min_size=1, max_size=8).map("https://example.org/".__add__),
)  # fmt: skip
pictures = st.sampled_from(["photo.jpg", "a b.png", "maps/valley (1).webp", "niño.gif"])
soup = st.lists(st.sampled_from(SOUP), min_size=1, max_size=14).map("".join)


def joined(parts: Iterable[Inline]) -> Content:
    """Content whose adjacent pieces of text are one."""
    found: list[Inline] = []
    for part in parts:
        if isinstance(part, Str) and found and isinstance(before := found[-1], Str):
            found[-1] = Str(before.text + part.text)
        else:
            found.append(part)
    return tuple(found)


def spaced(groups: Iterable[Iterable[Inline]]) -> Content:
    """Words with a space between any two, but none beside a break."""
    found: list[Inline] = []
    for group in groups:
        parts = tuple(group)
        if found and not isinstance(found[-1], Break) and not isinstance(parts[0], Break):
            found.append(Str(" "))
        found += parts
    return joined(found)


@dataclass(frozen=True)
class Lexicon:
    """What a document may name."""

    facts: tuple[str, ...] = ("tip", "tip_line-2")
    notes: tuple[str, ...] = ("n", "source")

    # --- content ---

    def plain(self, *, empty: bool = False, braces: bool = True) -> st.SearchStrategy[Content]:
        """Text and facts only; without `braces` no text that looks like a fact."""
        texts = words if braces else words.filter(lambda text: "{" not in text and "}" not in text)
        word = st.one_of(texts.map(Str), st.sampled_from(self.facts).map(FactRef)) if self.facts else texts.map(Str)
        return st.lists(word.map(lambda w: (w,)), min_size=0 if empty else 1, max_size=4).map(spaced)

    def content(self, *, breaks: bool = True, links: bool = True, depth: int = 2) -> st.SearchStrategy[Content]:
        """A line of text."""
        word = self._word(links=links, depth=depth)
        lists = st.lists(word, min_size=1, max_size=5)
        return lists.flatmap(_with_breaks) if breaks else lists.map(spaced)

    def _word(self, *, links: bool, depth: int) -> st.SearchStrategy[Content]:
        plain = words.map(lambda text: (Str(text),))
        kinds: list[st.SearchStrategy[Content]] = [plain, plain, _codes]
        if self.facts:
            kinds.append(st.sampled_from(self.facts).map(lambda name: (FactRef(name),)))
        if self.notes and links:  # a mark in a link is itself a link, and links hold no links
            kinds.append(st.tuples(plain_words.map(Str), st.sampled_from(self.notes).map(NoteRef)))
        kinds.append(st.builds(lambda *parts: (Image(*parts),), pictures, *[self.plain(empty=True, braces=False)] * 2))
        if links:
            kinds.append(_autolinks)
        if depth:
            kinds += [self._marked(Emphasis, links, depth), self._marked(Strong, links, depth)]
            if links:
                inner = self.content(breaks=False, links=False, depth=depth - 1)
                title = self.plain(empty=True, braces=False)
                kinds.append(st.builds(lambda url, text, title: (Link(url, text, title),), urls, inner, title))
        return st.one_of(kinds)

    def _marked(self, kind: type[Emphasis | Strong], links: bool, depth: int) -> st.SearchStrategy[Content]:
        """Emphasis that begins and ends with a letter, as all does that people write."""
        inner = st.tuples(
            plain_words.map(lambda text: (Str(text),)),
            self._word(links=links, depth=depth - 1),
            plain_words.map(lambda text: (Str(text),)),
        ).map(spaced)
        return st.builds(lambda children, mark: (kind(children, mark),), inner, st.sampled_from("*_"))

    # --- blocks ---

    def blocks(self, *, depth: int = 2, max_size: int = 4) -> st.SearchStrategy[Blocks]:
        """A body: every kind of block, and after them the notes that it may name."""
        body = st.lists(self._block(depth), max_size=max_size)
        notes = st.tuples(
            *[st.builds(Footnote, st.just(name), self._paragraphs(1), hints) for name in self.notes],
        )
        return st.builds(lambda blocks, notes: (*blocks, *notes), body, notes)

    def _paragraphs(self, size: int) -> st.SearchStrategy[Blocks]:
        return st.lists(self._paragraph(), min_size=1, max_size=size).map(tuple)

    def _paragraph(self) -> st.SearchStrategy[Paragraph]:
        return st.builds(Paragraph, self.content().filter(_is_text), hints)

    def _block(self, depth: int) -> st.SearchStrategy[Blocks]:
        cells = self.content(breaks=False) | st.just(())
        kinds: list[st.SearchStrategy[Blocks]] = [
            self._paragraph(),
            st.builds(Heading, st.integers(1, 6), self.content(breaks=False), hints),
            st.builds(Heading, st.integers(1, 2), self.content().filter(_is_text), hints),
            st.builds(Figure, pictures, *[self.plain(empty=True, braces=False)] * 2, hints),
            st.builds(CodeBlock, _code_texts, st.sampled_from(["", "python", "c++ a&b", "a `b`"]), hints),
            st.builds(Rule, hints),
            st.integers(1, 3).flatmap(lambda width: _tables(width, cells)),
        ]
        if depth:
            inner = st.lists(self._block(depth - 1), max_size=3).map(tuple)
            kinds += [st.builds(Quote, inner, hints), self._loose_list(inner), self._tight_list(depth)]
        return st.one_of(kinds)

    def _loose_list(self, inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[List]:
        """A paragraph of its own, and an empty line somewhere, are what makes a list loose."""
        item = st.builds(lambda first, more: Item(first + more), self._paragraphs(1), inner)
        items = st.lists(item, min_size=1, max_size=2).filter(lambda found: len(found) > 1 or len(found[0].blocks) > 1)
        return st.builds(List, items.map(tuple), _starts, st.just(False), hints)

    def _tight_list(self, depth: int) -> st.SearchStrategy[List]:
        """A line an item, and below it another such list, say; an item may be empty."""
        line = self._paragraph().filter(lambda paragraph: not paragraph.hints)
        below = st.sampled_from([(), (CodeBlock("a\n"),), (Quote((Paragraph((Str("a"),)),)),)])
        if depth > 1:
            below = below | self._tight_list(depth - 1).filter(_may_interrupt).map(lambda block: (block,))
        item = st.builds(lambda line, below: Item((line, *below)), line, below) | st.just(Item(()))
        return st.builds(List, st.lists(item, min_size=1, max_size=3).map(tuple), _starts, st.just(True), hints)


def _with_breaks(groups: list[Content]) -> st.SearchStrategy[Content]:
    places = st.sets(st.integers(1, len(groups) - 1), max_size=2) if len(groups) > 1 else st.just(set())
    return places.map(
        lambda at: spaced(part for n, group in enumerate(groups) for part in ([(Break(),)] * (n in at) + [group]))
    )


def _tables(width: int, cells: st.SearchStrategy[Content]) -> st.SearchStrategy[Table]:
    row = st.tuples(*[cells.map(Cell)] * width)
    alignments = st.tuples(*[st.sampled_from(["none", "left", "center", "right"])] * width)
    return st.builds(Table, alignments, row, st.lists(row, max_size=2).map(tuple), hints)


def _is_text(content: Content) -> bool:
    return not (len(content) == 1 and isinstance(content[0], Image))


def _may_interrupt(block: List) -> bool:
    """Whether a list may follow a line of text without an empty line between (CommonMark 5.2)."""
    return block.start in (None, 1) and bool(block.items[0].blocks)


_codes = st.text(LETTERS + "`*{}|\\ <&", min_size=1, max_size=6).map(lambda text: (Code(text),))
_autolinks = st.sampled_from(["https://example.org/a_b*c", "press@example.org", "tel:+1866"]).map(
    lambda address: (Link(("" if ":" in address else "mailto:") + address, (Str(address),), auto=True),)
)
_starts = st.none() | st.just(1) | st.integers(0, 999)
_code_texts = st.lists(st.text(LETTERS + MARKS + " \t", max_size=8).map(lambda line: line + "\n"), max_size=3).map("".join)
_notes = st.text(LETTERS + " .,:'*", min_size=1, max_size=12).map(lambda t: " ".join(t.split())).filter(bool)
hints = st.one_of(
    st.just(NO_HINTS),
    st.just(NO_HINTS),
    st.builds(
        Hints,
        st.lists(_notes, max_size=2).map(tuple),
        st.lists(st.tuples(st.sampled_from(["es-MX", "en"]), _notes), max_size=1).map(tuple),
        st.booleans(),
    ),
)
