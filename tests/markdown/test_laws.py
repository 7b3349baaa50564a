"""What is written reads back as it was, bodies and messages alike; and the msgids that translators get."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given

from comunicado.markdown import MarkdownMistake, read, read_inline, read_plain, write, write_inline, write_plain
from comunicado.markdown.inline import fact_names, targets
from comunicado.markdown.parser import MAX_DEPTH
from comunicado.markdown.tree import contents, nodes, within
from comunicado.model import Blocks, Break, Content, Figure, Footnote, Image, Link, NoteRef, Paragraph, Str
from documents import SOUP, bodies, lines, plain_lines, soup


def messages(blocks: Blocks) -> Iterator[Content]:
    """What becomes a message with markup: all content but alt texts and captions."""
    plain = {id(text) for block in within(blocks) if isinstance(block, Figure) for text in (block.alt, block.caption)}
    return (content for content, _ in contents(blocks) if id(content) not in plain)


def plain_messages(blocks: Blocks) -> Iterator[Content]:
    """What becomes a plain message: alt texts, captions and titles."""
    for block in within(blocks):
        if isinstance(block, Figure):
            yield from (block.alt, block.caption)
    for line, _ in contents(blocks):
        for node in nodes(line):
            if isinstance(node, Link | Image):
                yield node.title
            if isinstance(node, Image):
                yield node.alt


def read_back(text: str, content: Content) -> Content:
    """A message read as checks do, who know no more than its segment: what looks like a footnote's mark is one."""
    notes = re.findall(r"\[\^([^]\s]+)\]", text)
    return read_inline(text, targets(content), formatted=bool(fact_names(content)), notes=notes)


def plain_back(content: Content) -> Content:
    return read_plain(write_plain(content), formatted=bool(fact_names(content)))


def refused(blocks: Blocks) -> list[str]:
    """What of a document cannot be written; what can be reads back as it was."""
    found = []
    for line in messages(blocks):
        try:
            assert read_back(write_inline(line), line) == line
        except MarkdownMistake:
            found.append(f"message: {line}")
    for line in plain_messages(blocks):
        assert plain_back(line) == line
    try:
        assert read(write(blocks)) == blocks
    except MarkdownMistake:
        found.append(f"body: {blocks}")
    return found


# --- laws ---------------------------------------------------------------------------------------------------


@given(bodies())
def test_a_body_as_people_write_it_reads_back_as_it_was(blocks: Blocks) -> None:
    assert read(write(blocks)) == blocks


@given(lines())
def test_a_line_as_people_write_it_is_a_message_that_reads_back_as_it_was(line: Content) -> None:
    assert read_back(write_inline(line), line) == line


@given(plain_lines(empty=True))
def test_a_plain_message_reads_back_as_it_was(line: Content) -> None:
    assert plain_back(line) == line


@given(soup)
@example("![&nbsp;a](x.jpg '&nbsp;b')")
@example("![a\t b\n  c](x.jpg 'd  e')")
def test_of_any_text_what_is_written_reads_back_or_is_refused(text: str) -> None:
    refused(read(text))


@pytest.mark.parametrize(
    "line",
    ["1. a", "1) a", "2009. a", "- a", "+ a", "* a", "-", "# a", "#", "###### a", "> a", ">a", "===", "---", "--",
     "***", "___", "* * *", "```", "```a", "~~~ a", "| a | b |", "|-|", ":-:", "<b>", "</b>", "<!-- a -->", "<?a",
     "<https://a.b>", "[a]: b", "[^n]: b", "![a]", "\\", "&amp;", "{tip}"],
)  # fmt: skip
def test_a_line_of_text_that_looks_like_another_block_stays_text(line: str) -> None:
    for content in (
        (Str(line),),
        (Str(f"{line} a"),),
        (Str("a"), Break(), Str(line)),
        (Str("a"), Break(), Str(f"{line} a")),
    ):
        blocks = (Paragraph(content), Footnote("n", (Paragraph(content),)))
        assert read(write(blocks)) == blocks


# --- refusals are rare --------------------------------------------------------------------------------------


def all_refused(texts: Iterable[str]) -> list[str]:
    return [refusal for text in texts for refusal in refused(read(text))]


def test_hardly_any_of_3000_texts_at_random_is_refused() -> None:
    chance = random.Random(20091)
    texts = ["".join(chance.choice(SOUP) for _ in range(chance.randint(1, 14))) for _ in range(3000)]
    assert len(all_refused(texts)) < 15


def test_no_example_of_the_specification_is_refused(corpus: Path) -> None:
    examples = json.loads((corpus / "commonmark" / "commonmark.json").read_text("utf-8"))
    assert all_refused(example["markdown"] for example in examples) == []


def test_no_real_release_is_refused(corpus: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((corpus / "releases").glob("**/*.md"))]
    without_heads = [re.sub(r"\A(---|\+\+\+)\n.*?\n\1\s*", "", text, flags=re.DOTALL) for text in texts]
    assert len(without_heads) > 40
    assert not any(text.startswith(("---", "+++")) for text in without_heads)
    assert all_refused(without_heads) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (Paragraph((Str("a"), Str("b"))),),
        (Paragraph(()),),
        (Paragraph((Image("photo.jpg"),)),),
        (Paragraph((Link("https://example.org", (Link("https://example.org", (Str("a"),)),)),)),),
        (Paragraph((NoteRef("nowhere"),)),),
        (Footnote("not a name\n", ()),),
    ],
    ids=["text in two pieces", "no text", "a figure", "a link in a link", "a note that is not there", "no name"],
)
def test_what_no_text_says_is_refused(blocks: Blocks) -> None:
    with pytest.raises(MarkdownMistake):
        write(blocks)


@pytest.mark.parametrize("text", ["> " * 5000, "- " * 5000, "1. " * 5000, "**a " * 5000 + "b" + " c**" * 5000])
def test_deep_nesting_is_refused_and_no_crash(text: str) -> None:
    with pytest.raises(MarkdownMistake) as caught:
        read(text + "a")
    assert "nested too deeply" in caught.value.reason
    assert caught.value.at == 1


@pytest.mark.parametrize("opening", ["*a ", "**", "[", "![", "[^", "[a](", "<", "<!--", "{", "\\{", "&"])
def test_what_opens_and_never_closes_is_text(opening: str) -> None:
    (paragraph,) = read(opening * 5000 + "a")
    assert isinstance(paragraph, Paragraph)
    assert all(isinstance(node, Str) for node in paragraph.content)


def test_nesting_is_bounded_where_no_release_comes_near() -> None:
    assert len(list(within(read("> " * MAX_DEPTH + "a")))) == MAX_DEPTH + 1
    with pytest.raises(MarkdownMistake) as caught:
        read("a\n\n" + "> " * (MAX_DEPTH + 1) + "a", line=10)
    assert (caught.value.reason, caught.value.at) == ("lists or quotations are nested too deeply", 12)


# --- msgids -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authored", "msgid"),
    [
        # Links are lifted out and numbered, whatever their labels.
        ("Call [the tip line](https://x.org).", "Call [the tip line][1]."),
        ("[a](https://x.org) and [b][x]\n\n[x]: https://y.org", "[a][1] and [b][2]"),
        ("[a](https://x.org) and [b](https://x.org)", "[a][1] and [b][2]"),
        ('[a *b*](https://x.org "title")', "[a *b*][1]"),
        ("see [sic] and [it](https://x.org)", "see [sic] and [it][1]"),
        ("<https://x.org> and <press@x.org>", "<https://x.org> and <press@x.org>"),
        ("https://x.org stays text", "https://x.org stays text"),
        # Pictures too; their alt text is a message of its own.
        ("a ![alt](photo.jpg) b", "a ![][1] b"),
        ("[![alt](photo.jpg)](https://x.org) b", "[![][2]][1] b"),
        # Lines.
        ("one\ntwo", "one two"),
        ("one\\\ntwo", "one\\\ntwo"),
        ("one  \ntwo", "one\\\ntwo"),
        ("one   \n   two", "one\\\ntwo"),
        ("*one\\\ntwo*", "*one\\\ntwo*"),
        # What would be markup by accident is escaped, and nothing else.
        ("\\[1] [a](https://x.org)", "\\[1\\] [a][1]"),
        ("[1] alone", "[1] alone"),
        ("2\\*3\\*4", "2\\*3\\*4"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("2009\\. A year", "2009. A year"),
        ("\\# no heading", "# no heading"),
        ("AT&amp;T and &copy;", "AT&T and ©"),
        ("&amp;copy;", "\\&copy;"),
        ("a <b>bold</b> claim", "a <b>bold</b> claim"),
        ("a < b > c", "a < b > c"),
        ("`a*b` and `` `c` ``", "`a*b` and `` `c` ``"),
        # Delimiters stay as the author wrote them.
        ("*a* _b_ **c** __d__", "*a* _b_ **c** __d__"),
        ("***a*** b", "***a*** b"),
        # Facts, and braces that are none.
        ("Call {tip}.", "Call {tip}."),
        ("Call {tip} {now or never}", "Call {tip} {{now or never}}"),
        ("Call {tip} \\{tip\\} `{tip}`", "Call {tip} {{tip}} `{{tip}}`"),
        ("only \\{tip\\}", "only {tip}"),
        ("{now or never}", "{now or never}"),
        # Footnotes keep their names.
        ("fact[^source]\n\n[^source]: x", "fact[^source]"),
        ("fact[^nowhere] \\[^source]\n\n[^source]: x", "fact\\[^nowhere\\] \\[^source\\]"),
        # Spanish.
        ("«¿Qué?», dijo: «¡No!».", "«¿Qué?», dijo: «¡No!»."),
    ],
)
def test_the_msgid_of_a_paragraph_is_what_it_says_and_no_more(authored: str, msgid: str) -> None:
    paragraph = read(authored)[0]
    assert isinstance(paragraph, Paragraph)
    assert write_inline(paragraph.content) == msgid
    assert read_back(msgid, paragraph.content) == paragraph.content


@pytest.mark.parametrize(
    ("authored", "msgid"),
    [
        ("![a {tip} {b c}](x.jpg)", "a {tip} {{b c}}"),
        ("![a {b c}](x.jpg)", "a {b c}"),
        ("![a *b* [c](d)](x.jpg)", "a b c"),
        ("![a\n  b](x.jpg)", "a b"),
    ],
)
def test_the_msgid_of_an_alt_text_is_plain(authored: str, msgid: str) -> None:
    figure = read(authored)[0]
    assert isinstance(figure, Figure)
    assert write_plain(figure.alt) == msgid
    assert plain_back(figure.alt) == figure.alt


TIP = Link("https://x.org", (Str("the tip line"),))


@pytest.mark.parametrize(
    ("msgstr", "content"),
    [
        # A translator's line is inline text, whatever it would be in a body.
        ("2026. El año", (Str("2026. El año"),)),
        ("- una raya", (Str("- una raya"),)),
        ("# uno", (Str("# uno"),)),
        ("> cita", (Str("> cita"),)),
        ("uno\n\ndos", (Str("uno  dos"),)),
        ("uno\n- dos", (Str("uno - dos"),)),
        ("uno\n===", (Str("uno ==="),)),
        ("<!-- no -->", (Str("<!-- no -->"),)),
        ("  sangría  ", (Str("sangría"),)),
        ("", ()),
        # Numbers stand for the segment's own links, and nothing else for any.
        ("[la línea][1]", (Link("https://x.org", (Str("la línea"),)),)),
        ("[la línea] [1]", (Str("[la línea] "), Link("https://x.org", (Str("1"),)))),
        ("[la línea][2]", (Str("[la línea][2]"),)),
        ("[la línea][x]\n\n[x]: https://evil.example", (Str("[la línea][x]  [x]: https://evil.example"),)),
        ("[otra](https://z.org)", (Link("https://z.org", (Str("otra"),)),)),
        ("nota[^n]", (Str("nota"), NoteRef("n"))),
        ("nota[^m]", (Str("nota[^m]"),)),
    ],
)
def test_a_translation_is_read_as_inline_text_with_its_segment_s_own_links(msgstr: str, content: Content) -> None:
    assert read_inline(msgstr, (TIP,), notes=("n",)) == content
