"""What of a release goes to translators, and how their text comes back into it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from comunicado import segments
from comunicado.errors import SourceError
from comunicado.markdown import MarkdownMistake, flatten, write_inline, write_plain
from comunicado.markdown.tree import contents, nodes
from comunicado.model import (
    Block,
    Blocks,
    Boilerplate,
    Cell,
    Code,
    CodeBlock,
    Contact,
    Content,
    Emphasis,
    FactRef,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Release,
    Segment,
    Str,
    Strong,
    Table,
)
from comunicado.release import parse_boilerplate
from comunicado.values import is_value_cell
from documents import LETTERS, bodies
from sources import PATH, parsed, releases

RELEASE = """---
headline: ICE meets {tip}
subhead: This is the first
dateline: BROWNSVILLE, Texas
summary: All that {tip} says
date: 2009
corrections:
  - {date: 2009-02, text: "It is {tip}"}
  - {date: 2009-03, text: It was a Monday}
facts:
  tip: {phone: +1-866-347-2423}
credits:
  photo.jpg: Jane Doe
---
## The summit

It *said* so, see [the line](https://example.org "Read on") or {tip} {now or never}.

<!-- translators: the river -->
<!-- original es-MX: "Tenemos que." -->
> "We must," said the mayor.
>
> - One
> - Two

- Three ![A map](map.png "The valley")

  Four[^n].

| Crime | Count |
|-------|------:|
| Arson | 1,200 |
| **12%** | $3.50 |

![The river](photo.jpg "At dawn, {tip}")

```
code
```

<!-- notranslate -->
> Ipsum

***

... {tip} ![](map.png)

[^n]: A note.
"""


def of(text: str) -> tuple[Segment, ...]:
    """The segments of a body, the headline apart."""
    return segments.of(body(text))[1:]


def body(text: str) -> Release:
    return parsed("---\nheadline: A\ndate: 2009\nfacts:\n  tip: {number: 1}\n---\n" + text)


# --- what is a segment --------------------------------------------------------------------------------------


def test_a_release_s_segments_have_roles_and_stand_in_the_order_of_the_page() -> None:
    assert [(s.context, s.text) for s in segments.of(parsed(RELEASE))] == [
        ("headline", "ICE meets {tip}"),
        ("subhead", "This is the first"),
        ("dateline", "BROWNSVILLE, Texas"),
        ("summary", "All that {tip} says"),
        ("correction", "It is {tip}"),
        ("correction", "It was a Monday"),
        ("heading", "The summit"),
        (None, "It *said* so, see [the line][1] or {tip} {{now or never}}."),
        ("title", "Read on"),
        ("quote", '"We must," said the mayor.'),
        ("quote", "One"),
        ("quote", "Two"),
        (None, "Three ![][1]"),
        ("alt", "A map"),
        ("title", "The valley"),
        (None, "Four[^n]."),
        ("cell", "Crime"),
        ("cell", "Count"),
        ("cell", "Arson"),
        ("alt", "The river"),
        ("caption", "At dawn, {tip}"),
        (None, "A note."),
        ("credit", "Jane Doe"),
    ]


def test_a_segment_says_where_it_stands_and_what_it_holds() -> None:
    text = {s.text: s for s in segments.of(parsed(RELEASE))}
    lines = RELEASE.splitlines()
    for beginning in (
        "ICE meets",
        "It *said*",
        '"We must',
        "One",
        "Three",
        "Arson",
        "The river",
        "A note.",
        "Jane Doe",
    ):
        (segment,) = (s for t, s in text.items() if t.startswith(beginning))
        assert beginning in lines[segment.line - 1]
        assert segment.path == PATH
    said = text["It *said* so, see [the line][1] or {tip} {{now or never}}."]
    assert (said.facts, said.links, said.formatted, said.plain) == (("tip",), ("https://example.org",), True, False)
    caption = text["At dawn, {tip}"]
    assert (caption.facts, caption.links, caption.formatted, caption.plain) == (("tip",), (), True, True)
    assert text["Three ![][1]"].links == ("map.png",)
    assert text["Count"].formatted is False


def test_what_an_author_tells_translators_is_said_of_everything_in_the_block() -> None:
    told = [(s.text, s.notes, s.originals) for s in segments.of(parsed(RELEASE)) if s.notes or s.originals]
    river, original = ("the river",), (("es-MX", "Tenemos que."),)
    assert told == [
        ('"We must," said the mayor.', river, original),
        ("One", river, original),
        ("Two", river, original),
    ]


def test_what_is_said_of_a_quotation_and_of_a_block_in_it_is_said_of_that_block() -> None:
    outer = "<!-- translators: outer -->\n> <!-- translators: inner -->\n> a\n>\n> b\n"
    assert [(s.text, s.notes) for s in of(outer)] == [("a", ("outer", "inner")), ("b", ("outer",))]


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n```",
        "    code",
        "***",
        "... — «»!",
        "{tip}",
        "{tip} — *{tip}*",
        "![](map.png)",
        "| 1,200 | $3.50 | 12% | — | |\n|-|-|-|-|-|\n| (5) | 2009-08-12 | August 12, 2009 | **1** | *$2* |",
        "<!-- notranslate -->\nText",
        "<!-- notranslate -->\n![Alt](photo.jpg 'Caption')",
        "<!-- notranslate -->\n- One\n  - Two",
        "<!-- notranslate -->\n| Text |\n|-|\n| More |",
        "> <!-- notranslate -->\n> Text",
    ],
)
def test_what_says_nothing_in_any_language_or_must_stay_is_no_segment(text: str) -> None:
    assert of(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2009", ["2009"]),
        ("`code`", ["`code`"]),
        ("| 12 feet |\n|-|\n| 1,200 *about* |", ["12 feet", "1,200 *about*"]),
        ("| {tip} 2 |\n|-|\n| [5](https://example.org) |", ["{tip} 2", "[5][1]"]),
        ("... ![Alt](map.png 'Title')", ["Alt", "Title"]),
        ("<!-- notranslate -->\nNo\n\nYes", ["Yes"]),
    ],
)
def test_what_says_something_is_a_segment(text: str, found: list[str]) -> None:
    assert [s.text for s in of(text)] == found


def test_a_cell_is_a_value_by_the_conventions_of_the_release_s_own_locale() -> None:
    table = "| 1.234,50 |\n|-|\n| 12 de agosto de 2009 |"
    assert [s.text for s in of(table)] == ["1.234,50", "12 de agosto de 2009"]
    assert segments.of(replace(body(table), source="es-ES"))[1:] == ()


def test_content_that_no_message_can_say_is_an_error_with_every_line() -> None:
    broken = [Paragraph((Str("a"), Str("*"), Str("b")), line=line) for line in (7, 9)]
    with pytest.raises(SourceError) as caught:
        segments.of(replace(body(""), body=tuple(broken)))
    assert [(p.path, p.line) for p in caught.value.problems] == [(PATH, 7), (PATH, 9)]


# --- composing ----------------------------------------------------------------------------------------------


@given(releases())
def test_a_release_composed_of_its_own_segments_is_the_release(made: Release) -> None:
    assert segments.compose(made, lambda segment: segment.text) == made


def test_a_release_is_composed_in_another_language() -> None:
    spanish = {
        "A": "Uno",
        "See [the line][1] or {tip}.": "Llame al {tip} o vea [*la línea*][1]. {{No}}",
        "Read on": "Siga *leyendo*",
    }
    found = segments.compose(
        body('See [the line](https://example.org "Read on") or {tip}.'), lambda segment: spanish[segment.text]
    )
    assert found.headline == (Str("Uno"),)
    link = Link("https://example.org", (Emphasis((Str("la línea"),)),), (Str("Siga *leyendo*"),))
    said = (Str("Llame al "), FactRef("tip"), Str(" o vea "), link, Str(". {No}"))
    assert found.body == (Paragraph(said),)


def test_where_a_translation_is_missing_the_source_stays_and_says_its_language() -> None:
    found = segments.compose(
        body("# a\n\n> b\n\n| c | 1,200 |\n|-|-|\n\n![d](photo.jpg 'e')\n\n```\nf\n```\n\n..."), lambda segment: None
    )
    here = "en-US"
    assert found.body == (
        Heading(1, (Str("a"),), lang=here),
        Quote((Paragraph((Str("b"),), lang=here),)),
        Table(("none", "none"), (Cell((Str("c"),), lang=here), Cell((Str("1,200"),))), ()),
        Figure("photo.jpg", (Str("d"),), (Str("e"),), alt_lang=here, caption_lang=here),
        CodeBlock("f\n"),
        Paragraph((Str("..."),)),
    )


def test_a_field_without_a_translation_says_its_language_too() -> None:
    found = segments.compose(replace(parsed(RELEASE), source="fr"), lambda segment: None)
    assert found.langs == tuple(
        (key, "fr") for key in ("headline", "subhead", "dateline", "summary", "credits.photo.jpg")
    )
    assert [one.lang for one in found.corrections] == ["fr", "fr"]
    assert found.headline == (Str("ICE meets "), FactRef("tip"))


def test_a_picture_within_a_line_says_the_language_of_its_alt_text_and_loses_a_title_that_cannot() -> None:
    text = "a ![b](map.png 'c') [d](https://example.org 'e')"
    known = {"b": None, "c": None, "e": None}
    found = segments.compose(body(text), lambda segment: known.get(segment.text, segment.text))
    (paragraph,) = found.body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content[1] == Image("map.png", (Str("b"),), (), lang="en-US")
    assert paragraph.content[3] == Link("https://example.org", (Str("d"),))
    done = segments.compose(body(text), lambda segment: segment.text)
    assert done == body(text)


def test_one_missing_translation_marks_one_paragraph() -> None:
    found = segments.compose(body("a\n\nb"), lambda segment: None if segment.text == "a" else segment.text + "!")
    assert found.body == (Paragraph((Str("a"),), lang="en-US"), Paragraph((Str("b!"),)))
    assert found.langs == ()


def test_a_cell_that_is_a_value_is_printed_by_who_composes() -> None:
    made = body("| Count |\n|-|\n| **1,200** |\n| $3.50 |\n| |")
    found = segments.compose(made, lambda segment: segment.text, reformat=lambda text: text.replace(",", "."))
    (table,) = found.body
    assert isinstance(table, Table)
    assert [row[0].content for row in table.rows] == [(Strong((Str("1.200"),)),), (Str("$3.50"),), ()]
    assert segments.compose(made, lambda segment: segment.text, reformat=lambda text: None) == made


@pytest.mark.parametrize(
    ("text", "msgstr", "content"),
    [
        ("a", "uno\ndos", (Str("uno dos"),)),
        ("a", "# uno", (Str("# uno"),)),
        ("a", "{tip} {", (Str("{tip} {"),)),
        ("{tip} a", "{tip} {{ {{tip}} {nada}", (FactRef("tip"), Str(" { {tip} "), FactRef("nada"))),
        ("[a](https://a.org)", "[b][2]", (Str("[b][2]"),)),
        ("a[^n]\n\n[^n]: b", "b[^m]", (Str("b[^m]"),)),
    ],
)
def test_a_translation_is_read_by_the_rules_of_its_own_segment(text: str, msgstr: str, content: Content) -> None:
    found = segments.compose(body(text), lambda segment: msgstr)
    assert found.body[0] == Paragraph(content)


def test_a_translation_nested_without_end_is_a_mistake_and_no_crash() -> None:
    with pytest.raises(MarkdownMistake):
        segments.compose(body("a"), lambda segment: "**a " * 5000 + "b" + " c**" * 5000)


# --- an invertible translation ------------------------------------------------------------------------------

# Letters and digits of another script: what was not translated can be told from what was.
ALPHABET = "".join(dict.fromkeys(LETTERS + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
THERE = str.maketrans(ALPHABET, "".join(chr(0x1200 + n) for n in range(len(ALPHABET))))  # Ethiopic
BACK = {translated: original for original, translated in THERE.items()}


def translate(segment: Segment, table: dict[int, Any]) -> str:
    """The segment's text with its letters replaced, facts, code, addresses and the names of notes apart."""
    if segment.plain:
        return write_plain(replaced(understood(segment), table))
    return write_inline(replaced(understood(segment), table))


def understood(segment: Segment) -> Content:
    """What a segment says, as far as it can be known from it alone."""
    notes = re.findall(r"\[\^([^]\s]+)\]", segment.text)
    return segments.parse(segment, segment.text, [Link(url, ()) for url in segment.links], notes)


def replaced(content: Content, table: dict[int, Any]) -> Content:
    def node(found: Inline) -> Inline:
        if isinstance(found, Str):
            return Str(found.text.translate(table))
        if isinstance(found, Emphasis | Strong | Link) and not (isinstance(found, Link) and found.auto):
            return replace(found, children=replaced(found.children, table))
        return found

    return tuple(map(node, content))


def spoken(release: Release) -> Iterator[Content]:
    """All content that is no declared skip, by a second reading of the rules; titles and alt texts too."""
    yield from (release.headline, release.subhead, release.dateline, release.summary)
    yield from (one.text for one in release.corrections)
    yield from (credit for _, credit in release.credits)
    for content in _in_blocks(release.body, release.source):
        yield content
        for node in nodes(content):
            yield from (node.title,) if isinstance(node, Link | Image) else ()
            yield from (node.alt,) if isinstance(node, Image) else ()


def _in_blocks(blocks: Blocks, source: str) -> Iterator[Content]:
    for block in blocks:
        if not block.hints.notranslate:
            yield from _in_block(block, source)


def _in_block(block: Block, source: str) -> Iterator[Content]:
    if isinstance(block, List):
        for item in block.items:
            yield from _in_blocks(item.blocks, source)
    elif isinstance(block, Table):
        for row in (block.head, *block.rows):
            yield from (cell.content for cell in row if not _is_value(cell.content, source))
    elif hasattr(block, "blocks"):
        yield from _in_blocks(block.blocks, source)
    else:
        yield from (content for content, _ in contents((block,)))


def _is_value(content: Content, source: str) -> bool:
    bare = all(isinstance(node, Str | Emphasis | Strong) for node in nodes(content)) and len(content) < 2
    return bare and is_value_cell(flatten(content), source)


def words(found: list[Content]) -> Counter[str]:
    texts = [node.text for content in found for node in nodes(content) if isinstance(node, Str | Code)]
    return Counter(word for text in texts for word in re.findall(r"[^\W_]+", text))


@given(releases())
def test_every_word_of_a_release_is_in_a_segment_or_in_a_declared_skip(made: Release) -> None:
    assert words([understood(segment) for segment in segments.of(made)]) == words(list(spoken(made)))


@given(releases())
def test_a_translated_release_has_every_segment_translated_and_nothing_else_changed(made: Release) -> None:
    translated = segments.compose(made, lambda segment: translate(segment, THERE))
    left = {node.text for content in spoken(translated) for node in _outside_addresses(content)}
    assert not set("".join(left)) & set(ALPHABET)
    assert translated.langs == ()
    assert _addresses(translated.body) == _addresses(made.body)
    assert translated.facts == made.facts
    # Translating back gives all that was there, so nothing else was lost on the way either.
    assert segments.compose(translated, lambda segment: translate(segment, BACK)) == made


def _outside_addresses(content: Content) -> Iterator[Str]:
    for node in content:
        if isinstance(node, Str):
            yield node
        elif isinstance(node, Emphasis | Strong) or (isinstance(node, Link) and not node.auto):
            yield from _outside_addresses(node.children)


def _addresses(blocks: Blocks) -> list[str]:
    found = [node for content, _ in contents(blocks) for node in nodes(content)]
    return [n.url if isinstance(n, Link) else n.src for n in found if isinstance(n, Link | Image)]


# --- shared texts -------------------------------------------------------------------------------------------

SHARED = "releases/_boilerplate/about-ice.md"


@given(bodies())
def test_a_shared_text_composed_of_its_own_segments_is_the_text(blocks: Blocks) -> None:
    shared = Boilerplate("about-ice", SHARED, blocks)
    assert segments.compose_boilerplate(shared, lambda segment: segment.text) == shared


def test_a_shared_text_is_translated_like_a_release() -> None:
    shared = parse_boilerplate(b"# About\n\nICE, and 5.\n\n| 1.5 |\n|-|\n| b |\n", path=SHARED, id="about-ice")
    found = segments.of_boilerplate(shared)
    assert [(s.context, s.text, s.path, s.line) for s in found] == [
        ("heading", "About", SHARED, 1),
        (None, "ICE, and 5.", SHARED, 3),
        ("cell", "b", SHARED, 7),
    ]
    composed = segments.compose_boilerplate(
        shared, lambda segment: "Acerca" if segment.text == "About" else None, source="en-US"
    )
    assert composed.blocks[0].content == (Str("Acerca"),)
    assert (composed.blocks[0].lang, composed.blocks[1].lang) == (None, "en-US")


CONTACT = Contact(
    id="desk",
    name="Press office",
    role="Press office",
    email="press@example.org",
    phone="+19565550142",
    hours="Weekdays {9} *to* 5",
    path="releases/_contacts.toml",
    line=3,
)


def test_a_contact_s_words_are_segments_and_its_addresses_are_not() -> None:
    found = segments.of_contacts((CONTACT,))
    assert [(s.context, s.text) for s in found] == [
        ("contact", "Press office"),
        ("contact", "Press office"),
        ("contact", "Weekdays {9} *to* 5"),
    ]
    assert all((s.path, s.line, s.plain, s.formatted) == (CONTACT.path, 3, True, False) for s in found)


def test_a_contact_is_composed_of_its_translations_and_keeps_what_has_none() -> None:
    spanish = {"Press office": "Oficina de prensa"}
    found = segments.compose_contact(CONTACT, lambda segment: spanish.get(segment.text))
    gaps = (("hours", "en-US"),)
    assert found == replace(CONTACT, name="Oficina de prensa", role="Oficina de prensa", langs=gaps)
    assert segments.compose_contact(CONTACT, lambda segment: segment.text) == CONTACT
