"""The 652 examples of the CommonMark specification give the pages that it says, but for what differs on purpose.

Both pages are compared as lists of tokens, in which white space beside a block tag means nothing.  A list of
exceptions would hide whatever went wrong in them, so each reason for one is a function of the expected page: it makes
of it what this toolkit has instead, and that must be what it has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from comunicado.markdown import html, read
from comunicado.markdown.tree import note_numbers

Token = tuple[Any, ...]
"""("<", tag, attributes), (">", tag) or ("text", text)."""

COUNT = 652
BLOCK_TAGS = {
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "br",
    "figure",
    "figcaption",
    *(f"h{n}" for n in "123456"),
}
OWN_TAGS = BLOCK_TAGS | {"em", "strong", "code"}


# --- pages as tokens ----------------------------------------------------------------------------------------


class _Tokens(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(("<", tag, tuple(sorted(attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((">", tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        before = self.found.pop()[1] if self.found and self.found[-1][0] == "text" else ""
        self.found.append(("text", before + data))


def tokens(page: str) -> list[Token]:
    """A page without the white space that means nothing in it."""
    parser = _Tokens()
    parser.feed(page)
    parser.close()
    return list(_meaning(parser.found))


def _meaning(found: list[Token]) -> Iterator[Token]:
    literal = 0
    for n, token in enumerate(found):
        literal += {("<", "pre"): 1, (">", "pre"): -1}.get(token[:2], 0)
        if token[0] != "text" or literal:
            yield token
            continue
        text = re.sub(r"\s+", " ", token[1])
        text = text.lstrip() if n == 0 or found[n - 1][1] in BLOCK_TAGS else text
        text = text.rstrip() if n + 1 == len(found) or found[n + 1][1] in BLOCK_TAGS else text
        if text:
            yield ("text", text)


def rendered(text: str) -> str:
    blocks = read(text)
    return html.blocks(blocks, html.Rendering({}, notes=note_numbers(blocks)))


@pytest.fixture(scope="module")
def examples(corpus: Path) -> dict[int, dict[str, str]]:
    found = json.loads((corpus / "commonmark" / "commonmark.json").read_text("utf-8"))
    return {example["example"]: example for example in found}


# --- what differs on purpose --------------------------------------------------------------------------------


def raw_html(expected: str, ours: str) -> tuple[object, object]:
    """Raw HTML is off: its characters are all there, as text, and no tag of the author's is."""
    foreign = [t for t in tokens(ours) if t[0] == "<" and (t[1] not in OWN_TAGS or (t[2] and t[1] != "code"))]
    return (characters(expected), []), (characters(ours), foreign)


def characters(page: str) -> str:
    """The characters of a page, whether they are markup in it or text; paragraphs and white space apart.

    Of references only those that a renderer writes are read: `&ouml;` in the author's tag stays what it is.
    """
    for reference, character in {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}.items():
        page = page.replace(reference, character)
    return re.sub(r"</?p>|/(?=>)|\s", "", page)  # `<br />` is `<br>`


def refused_link(expected: str, ours: str) -> tuple[object, object]:
    """Only http, https, mailto and tel are linked to; of another link the text remains."""
    return [t for t in tokens(expected) if t[1] != "a"], tokens(ours)


def figure(expected: str, ours: str) -> tuple[object, object]:
    """A picture that is a paragraph of its own is a figure, and its title the caption."""
    (start, picture, end) = tokens(expected)
    assert (start, picture[1], end) == (("<", "p", ()), "img", (">", "p"))
    attributes = dict(picture[2])
    caption = attributes.pop("title", None)
    said = [("<", "figcaption", ()), ("<", "span", ()), ("text", caption), (">", "span"), (">", "figcaption")]
    image = ("<", "img", tuple(attributes.items()))
    return [("<", "figure", ()), image, *(said if caption else []), (">", "figure")], tokens(ours)


def one_line(expected: str, ours: str) -> tuple[object, object]:
    """A title is one line, because translators get it as one."""
    return [
        (*t[:2], tuple((k, " ".join(v.split()) if k == "title" else v) for k, v in t[2])) if t[0] == "<" else t
        for t in tokens(expected)
    ], tokens(ours)


Reason = Callable[[str, str], tuple[object, object]]
DIFFERING: dict[Reason, tuple[int, ...]] = {
    raw_html: (
        21, 31, *range(148, 192), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536,
        613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
    ),
    refused_link: (596, 598, 599, 601),
    figure: (520, *range(572, 579), *range(580, 587), 588, 589, 591),
    one_line: (196,),
}  # fmt: skip
REASONS = {number: reason for reason, numbers in DIFFERING.items() for number in numbers}


# --- the examples -------------------------------------------------------------------------------------------


def test_the_corpus_holds_every_example(examples: dict[int, dict[str, str]]) -> None:
    assert sorted(examples) == list(range(1, COUNT + 1))


def test_the_examples_give_the_pages_of_the_specification(examples: dict[int, dict[str, str]]) -> None:
    wrong = {
        number: example["markdown"]
        for number, example in examples.items()
        if number not in REASONS and tokens(rendered(example["markdown"])) != tokens(example["html"])
    }
    assert wrong == {}


@pytest.mark.parametrize("reason", DIFFERING, ids=lambda reason: reason.__name__)
def test_what_differs_on_purpose_differs_in_nothing_else(reason: Reason, examples: dict[int, dict[str, str]]) -> None:
    for number in DIFFERING[reason]:
        expected, ours = examples[number]["html"], rendered(examples[number]["markdown"])
        wanted, found = reason(expected, ours)
        assert (number, found) == (number, wanted)


def test_every_listed_example_still_differs(examples: dict[int, dict[str, str]]) -> None:
    same = [n for n in REASONS if tokens(rendered(examples[n]["markdown"])) == tokens(examples[n]["html"])]
    assert same == []


# --- the comparison itself ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>", True),
        ("<p>a<br />\nb</p>", "<p>a<br>b</p>", True),
        ('<img alt="" src="x">', '<img src="x" alt="" />', True),
        ("<p>a\nb</p>", "<p>a b</p>", True),
        ("<p>a<em>b</em></p>", "<p>a <em>b</em></p>", False),
        ("<pre>a\nb</pre>", "<pre>a b</pre>", False),
        ("<p>a</p>", "<p>A</p>", False),
        ("<p>&lt;b&gt;</p>", "<p><b></p>", False),
    ],
)
def test_pages_are_alike_where_readers_see_the_same(one: str, other: str, alike: bool) -> None:
    assert (tokens(one) == tokens(other)) is alike
