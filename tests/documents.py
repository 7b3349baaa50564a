"""Documents at random, in the form that the reader gives: two texts that say the same are one value.

`lines` and `bodies` are what people write: words with markup around some, in any order and nesting.  What nobody
means to write (a delimiter inside a word, a space inside a delimiter) comes from `soup`, which is text and not a tree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from comunicado.model import (
    NO_HINTS,
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
    st.text(LETTERS + MARKS, min_size=1, max_size=6).map(lambda text: text if text.strip() else "a"),
    st.sampled_from(["{name}", "1.", "2026.", "-", "+", "#", "##", ">", "[1]", "[^n]", "&amp;", "&#35;", "<b>", "</b>",
                     "<!--", "***", "---", "===", "```", "~~~", "|", "\\", "http://a.b", "a@b.c", "_", "**"]),
)  # fmt: skip
plain_words = st.text(LETTERS, min_size=1, max_size=8)
urls = st.one_of(
    st.sampled_from(["https://example.org", "https://example.org/a_(b)?c=1&copy=2#d", "mailto:press@example.org",
                     "tel:+18663472423", "#notes", "https://example.org/{a}/ñ"]),
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

    facts: tuple[str, ...] = ("tip", "tip_line_2")
    notes: tuple[str, ...] = ("n", "source")


LEXICON = Lexicon()

# --- content ------------------------------------------------------------------------------------------------

_KINDS = ("word", "word", "word", "code", "fact", "picture", "note", "auto", "emphasis", "strong", "link")


@st.composite
def plain_lines(draw: st.DrawFn, lexicon: Lexicon = LEXICON, *, empty: bool = False, braces: bool = True) -> Content:
    """Text and facts only; without `braces` no text looks like a fact."""
    groups: list[Content] = []
    for _ in range(draw(st.integers(0 if empty else 1, 4))):
        if lexicon.facts and draw(_sometimes):
            groups.append((FactRef(draw(st.sampled_from(lexicon.facts))),))
        else:
            word = draw(words)
            groups.append((Str(word if braces else word.replace("{", "").replace("}", "") or "a"),))
    return spaced(groups)


@st.composite
def lines(
    draw: st.DrawFn, lexicon: Lexicon = LEXICON, *, breaks: bool = True, links: bool = True, depth: int = 2
) -> Content:
    """A line of text, or several with breaks between them."""
    groups: list[Content] = [draw(_word(lexicon, links=links, depth=depth))]
    for _ in range(draw(st.integers(0, 4))):
        if breaks and draw(_sometimes):
            groups.append((Break(),))
        groups.append(draw(_word(lexicon, links=links, depth=depth)))
    return spaced(groups)


@st.composite
def _word(draw: st.DrawFn, lexicon: Lexicon, *, links: bool, depth: int) -> Content:
    kind = draw(st.sampled_from(_KINDS))
    if kind == "code":
        return (Code(draw(_codes)),)
    if kind == "fact" and lexicon.facts:
        return (FactRef(draw(st.sampled_from(lexicon.facts))),)
    if kind == "picture":
        return (Image(draw(pictures), *draw(st.tuples(*[plain_lines(lexicon, empty=True, braces=False)] * 2))),)
    if kind == "note" and lexicon.notes and links:  # a mark in a link would be a link in a link
        return (Str(draw(plain_words)), NoteRef(draw(st.sampled_from(lexicon.notes))))
    if kind == "auto" and links:
        address = draw(_addresses)
        return (Link(address if ":" in address else f"mailto:{address}", (Str(address),), auto=True),)
    if kind == "link" and links and depth:
        inner = draw(lines(lexicon, breaks=False, links=False, depth=depth - 1))
        return (Link(draw(urls), inner, draw(plain_lines(lexicon, empty=True, braces=False))),)
    if kind in ("emphasis", "strong") and depth:
        # It begins and ends with a letter, as all does that people emphasize.
        first, last = ((Str(draw(plain_words)),) for _ in range(2))
        inner = spaced([first, draw(_word(lexicon, links=links, depth=depth - 1)), last])
        return ((Emphasis if kind == "emphasis" else Strong)(inner, draw(st.sampled_from("*_"))),)
    return (Str(draw(words)),)


# --- blocks -------------------------------------------------------------------------------------------------

_LEAVES = ("paragraph", "paragraph", "heading", "setext", "figure", "code", "rule", "table")
_CONTAINERS = ("quote", "loose", "tight")


@st.composite
def bodies(draw: st.DrawFn, lexicon: Lexicon = LEXICON, *, max_size: int = 3, depth: int = 2) -> Blocks:
    """A body: every kind of block, and after them the notes that it may name."""
    notes = [Footnote(name, (draw(paragraphs(lexicon)),), draw(hints())) for name in lexicon.notes]
    return (*[draw(_block(lexicon, depth)) for _ in range(draw(st.integers(0, max_size)))], *notes)


@st.composite
def paragraphs(draw: st.DrawFn, lexicon: Lexicon = LEXICON) -> Paragraph:
    """A paragraph, which is more than a picture: that would be a figure."""
    found = draw(lines(lexicon))
    alone = len(found) == 1 and isinstance(found[0], Image)
    return Paragraph((*found, Str(" a")) if alone else found, draw(hints()))


@st.composite
def _block(draw: st.DrawFn, lexicon: Lexicon, depth: int) -> Block:
    kind = draw(st.sampled_from(_LEAVES + (_CONTAINERS if depth else ())))
    said = draw(hints())
    if kind == "heading":
        return Heading(draw(st.integers(1, 6)), draw(lines(lexicon, breaks=False)), said)
    if kind == "setext":
        return Heading(draw(st.integers(1, 2)), draw(paragraphs(lexicon)).content, said)
    if kind == "figure":
        return Figure(draw(pictures), *draw(st.tuples(*[plain_lines(lexicon, empty=True, braces=False)] * 2)), said)
    if kind == "code":
        return CodeBlock(draw(_code_texts), draw(st.sampled_from(["", "python", "c++ a&b", "a `b`"])), said)
    if kind == "rule":
        return Rule(said)
    if kind == "table":
        return draw(_tables(lexicon))
    if kind == "quote":
        return Quote(draw(_inner(lexicon, depth)), said)
    if kind == "loose":
        return draw(_loose_lists(lexicon, depth))
    return draw(_tight_lists(lexicon, depth)) if kind == "tight" else draw(paragraphs(lexicon))


@st.composite
def _inner(draw: st.DrawFn, lexicon: Lexicon, depth: int) -> Blocks:
    return tuple(draw(_block(lexicon, depth - 1)) for _ in range(draw(st.integers(0, 2))))


@st.composite
def _tables(draw: st.DrawFn, lexicon: Lexicon) -> Table:
    width = draw(st.integers(1, 3))
    row = st.tuples(*[st.builds(Cell, lines(lexicon, breaks=False) | st.just(()))] * width)
    alignments = draw(st.tuples(*[st.sampled_from(["none", "left", "center", "right"])] * width))
    return Table(alignments, draw(row), tuple(draw(row) for _ in range(draw(st.integers(0, 2)))), draw(hints()))


@st.composite
def _loose_lists(draw: st.DrawFn, lexicon: Lexicon, depth: int) -> List:
    """Lists with an empty line somewhere: two items, or two blocks in one."""
    items = [Item((draw(paragraphs(lexicon)), *draw(_inner(lexicon, depth)))) for _ in range(draw(st.integers(1, 2)))]
    if len(items) == 1 and len(items[0].blocks) == 1:
        items.append(Item((draw(paragraphs(lexicon)),)))
    return List(tuple(items), draw(_starts), False, draw(hints()))


@st.composite
def _tight_lists(draw: st.DrawFn, lexicon: Lexicon, depth: int, *, nested: bool = False) -> List:
    """A line an item, and something below it perhaps; an item may be empty.

    A list right below a line of text begins with 1 and is not empty (CommonMark 5.2).
    """
    items: list[Item] = []
    for nth in range(draw(st.integers(1, 3))):
        line = replace(draw(paragraphs(lexicon)), hints=NO_HINTS)
        below = draw(st.sampled_from(["", "", "code", "quote", "list"]))
        if below == "list" and depth > 1:
            items.append(Item((line, draw(_tight_lists(lexicon, depth - 1, nested=True)))))
        elif below in ("code", "quote"):
            items.append(Item((line, CodeBlock("a\n") if below == "code" else Quote((Paragraph((Str("a"),)),)))))
        else:
            items.append(Item((line,) if (nested and not nth) or not draw(_sometimes) else ()))
    return List(tuple(items), draw(st.sampled_from([None, 1]) if nested else _starts), True, draw(hints()))


@st.composite
def hints(draw: st.DrawFn) -> Hints:
    """What comments before a block say; mostly nothing."""
    if not draw(_sometimes):
        return NO_HINTS
    notes = draw(st.lists(_remarks, max_size=2))
    originals = draw(st.lists(st.tuples(st.sampled_from(["es-MX", "en"]), _remarks), max_size=1))
    return Hints(tuple(notes), tuple(originals), draw(st.booleans()))


_sometimes = st.sampled_from([False, False, False, True])
_codes = st.text(LETTERS + "`*{}|\\ <&", min_size=1, max_size=6)
_addresses = st.sampled_from(["https://example.org/a_b*c", "press@example.org", "tel:+1866"])
_code_lines = st.text(LETTERS + MARKS + " \t", max_size=8).map(lambda line: line + "\n")
_code_texts = st.lists(_code_lines, max_size=3).map("".join)
_remarks = st.lists(st.text(LETTERS + ".,:'*", min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join)
_starts = st.none() | st.just(1) | st.integers(0, 999)
