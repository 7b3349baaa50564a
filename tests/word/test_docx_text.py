"""Text of Word files as a person would write it in Markdown: words and their look, links, lists, tables."""

from __future__ import annotations

import unicodedata

import pytest

from comunicado.model import List
from word.making import BOLD, ITALIC, item, numbering, p, r, style, table, word
from word.reading import body, read, remarks, text_of

# --- words and their look -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([r("The "), r("bri", BOLD), r("dge ", BOLD), r("opened")], "The **bridge** opened"),
        ([r("The"), r(" bridge", BOLD), r(" opened")], "The **bridge** opened"),
        ([r("a "), r("b", BOLD), r(" "), r("c", BOLD), r(" d")], "a **b c** d"),
        ([r("a "), r("b", BOLD), r(" c", BOLD + ITALIC), r(" d", BOLD)], "a **b *c* d**"),
        ([r("a "), r("b", BOLD + ITALIC), r(" c")], "a ***b*** c"),
        ([r("Note:", BOLD), r("text")], "**Note**:text"),
        ([r("a"), r(", ", BOLD), r("b")], "a, b"),
        ([r("un"), r("believ", ITALIC), r("able")], "un*believ*able"),
        ([r("x "), r("bold", '<w:b w:val="0"/>')], "x bold"),
        ([r("a  b\n c")], "a b c"),
        ([r("a"), "<w:r><w:tab/></w:r>", r("b")], "a b"),
        ([r("ex"), "<w:r><w:softHyphen/></w:r>", r("wife"), "<w:r><w:noBreakHyphen/></w:r>", r("x")], "exwife\u2011x"),
        ([r("a\u00a0b “c” ¿d?")], "a\u00a0b “c” ¿d?"),
        ([r("yes "), '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'], "yes ✓"),
        ([r("a"), '<w:r><w:br w:type="page"/></w:r>', r("b")], "ab"),
        ([r("a", BOLD), "<w:r><w:rPr><w:b/></w:rPr><w:br/></w:r>", r("b", BOLD)], "**a\\\nb**"),
        ([r("1. {fact} *a* [b](c) # <d> &amp;")], r"1\. \{fact} \*a\* \[b\](c) # \<d\> \&amp;"),
        ([r("<!-- translators: x -->")], "translators: x -->"),
        ([r("<!-- TODO -->")], r"\<!-- TODO --\>"),
        ([r("exce\u00adlente 👩\u200d🚒")], "excelente 👩\u200d🚒"),
    ],
)
def test_runs_become_markdown_as_a_person_would_write_it(runs: list[str], expected: str) -> None:
    assert text_of(p(*runs)) == expected + "\n"


@pytest.mark.parametrize("opening", ["<!-- translators:", "<!--original es:", "<!-- <!-- NoTranslate"])
def test_text_that_a_release_would_take_for_its_comment_keeps_its_words_and_is_told_of(opening: str) -> None:
    words_ = opening.replace("<!--", "").strip()
    document = read(word(p(r("See")) + p(r(f"{opening} x --> y"))), "a.docx")
    assert body(document) == f"See\n\n{words_} x --> y\n"
    reason = f"'<!--' is left out, for this is text and no comment of the release: '{words_} x --> y'"
    assert remarks(document) == [(None, reason)]


@pytest.mark.parametrize("unseen", "\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_characters_that_nobody_sees_are_left_out_and_told_of(unseen: str) -> None:
    document = read(word(p(r(f"The br{unseen}idge")) + p(r(f"bold{unseen}", BOLD), " x")), "a.docx")
    assert body(document) == "The bridge\n\n**bold** x\n"
    name = f"U+{ord(unseen):04X} {unicodedata.name(unseen).lower()}"
    assert remarks(document) == [(None, f"{name} is left out of '{text}'") for text in ("The bridge", "bold")]


def test_several_such_characters_of_one_text_are_one_remark() -> None:
    document = read(word(p(r("\u202eThe\u200b bridge\u202c"))), "a.docx")
    assert remarks(document) == [
        (
            None,
            "U+200B zero width space, U+202C pop directional formatting, U+202E right-to-left override are left out of"
            " 'The bridge'",
        )
    ]


def test_bold_by_style_is_bold_and_bold_on_bold_is_not() -> None:
    styles = style("S", "Strong", "<w:rPr><w:b/></w:rPr>", of="character") + style("L", "Lead", "<w:rPr><w:b/></w:rPr>")
    letters = '<w:rStyle w:val="S"/>'
    assert text_of(p("a ", r("b", letters), " c"), styles=styles) == "a **b** c\n"
    assert text_of(p("x") + p("a ", r("b", letters), " c", style="L"), styles=styles) == "x\n\n**a** b **c**\n"


def test_headings_and_quotations_are_not_bold_for_their_style() -> None:
    """The style of a Spanish Word: its id is Spanish, its name is not."""
    look = "<w:rPr><w:b/><w:i/></w:rPr>"
    styles = (
        style("Ttulo2", "heading 2", look)
        + style("Citas", "Cita", look)
        + style("M", "Mine", '<w:basedOn w:val="Ttulo2"/>')
    )
    inside = (
        p("x")
        + p("¿Qué ", r("cambia?", BOLD + ITALIC), style="Ttulo2")
        + p("«Sí.»", style="Citas")
        + p("Contacto", style="M")
    )
    assert text_of(inside, styles=styles) == "x\n\n## ¿Qué cambia?\n\n> «Sí.»\n\n## Contacto\n"
    assert text_of(p("x") + p(r("Loud", BOLD + ITALIC), style="H"), styles=style("H", "heading 2")) == "x\n\n## Loud\n"


def test_hidden_text_stays_hidden_and_struck_text_is_told_of() -> None:
    document = read(word(p("Open ", r("secret", "<w:vanish/>"), r("old ", "<w:strike/>"), "new")), "a.docx")
    assert body(document) == "Open old new\n"
    assert remarks(document) == [
        (None, "hidden text is left out: 'secret'"),
        (None, "text that is struck through is kept as text: 'old'"),
    ]


# --- links --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (
            '<w:hyperlink r:id="x">' + r("the ") + r("map ", BOLD) + "</w:hyperlink>",
            "see [the **map**](https://example.org/a) .",
        ),
        ('<w:hyperlink r:id="x" w:anchor="p2">' + r("map") + "</w:hyperlink>", "see [map](https://example.org/a#p2)."),
        ('<w:hyperlink w:anchor="place">' + r("below") + "</w:hyperlink>", "see below."),
        ('<w:hyperlink r:id="gone">' + r("map") + "</w:hyperlink>", "see map."),
        ('<w:hyperlink r:id="x">' + r("https://example.org/a") + "</w:hyperlink>", "see <https://example.org/a>."),
        ('<w:hyperlink r:id="m">' + r("a@example.org") + "</w:hyperlink>", "see <a@example.org>."),
        (
            '<w:fldSimple w:instr=\' HYPERLINK "https://example.org/b" \\o "tip" \'>' + r("map") + "</w:fldSimple>",
            "see [map](https://example.org/b).",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://exam</w:instrText></w:r>'
            '<w:r><w:instrText>ple.org/c"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r("map") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "see [map](https://example.org/c).",
        ),
    ],
)  # fmt: skip
def test_links_lead_where_they_led(inside: str, expected: str) -> None:
    relations = {"x": ("hyperlink", "https://example.org/a"), "m": ("hyperlink", "mailto:a@example.org")}
    document = read(word(p("see ", inside, "."), relations=relations), "a.docx")
    assert body(document) == expected + "\n"


def test_a_link_that_a_release_may_not_have_is_text() -> None:
    relations = {"x": ("hyperlink", "file:///C:/plan.docx")}
    document = read(word(p('<w:hyperlink r:id="x">' + r("plan") + "</w:hyperlink>"), relations=relations), "a.docx")
    assert body(document) == "plan\n"
    assert remarks(document) == [
        (None, "the link of 'plan' is left out (file:///C:/plan.docx), for links of the kind 'file:' are refused")
    ]


# --- lists --------------------------------------------------------------------------------------------------


def test_lists_nest_begin_where_they_began_and_go_on() -> None:
    inside = (
        item("a", 2) + item("b", 2) + item("b1", 1, 1) + item("b11", 1, 2) + item("c", 2)
        + p("between") + item("d", 2) + item("x", 1) + item("y", 1)
    )  # fmt: skip
    assert text_of(inside, numbering=numbering("bullet", "decimal")) == (
        "1. a\n2. b\n   - b1\n     - b11\n3. c\n\nbetween\n\n4. d\n\n- x\n- y\n"
    )


def test_a_list_that_begins_again_is_another() -> None:
    again = '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    found = numbering("decimal") + again + "</w:lvlOverride></w:num>"
    document = read(word(item("a", 1) + item("b", 1) + item("c", 9) + item("d", 9), numbering=found), "a.docx")
    assert [(block.start, len(block.items)) for block in document.body if isinstance(block, List)] == [(1, 2), (1, 2)]


def test_a_list_without_numbers_is_text_and_bullets_that_were_typed_are_a_list() -> None:
    assert text_of(item("a", 1), numbering=numbering("none")) == "a\n"
    assert text_of(item("a", 7), numbering=numbering("bullet")) == "a\n"
    assert text_of(p("x") + p("•", "<w:r><w:tab/></w:r>", "one") + p("• two")) == "x\n\n- one\n- two\n"


def test_a_further_paragraph_of_an_item_stays_in_it() -> None:
    styles = style("LP", "List Paragraph")
    inside = item("a", 1) + p("more", style="LP") + item("b", 1)
    assert text_of(inside, styles=styles, numbering=numbering("decimal")) == "1. a\n\n   more\n\n2. b\n"


# --- tables -------------------------------------------------------------------------------------------------


def test_merged_cells_are_written_apart_and_told_of() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("wide")
    tall = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("tall")
    below = "<w:tcPr><w:vMerge/></w:tcPr>" + p("")
    document = read(word(table(("a", "b", "c"), (wide, tall), ("x", "y", below))), "a.docx")
    assert body(document) == "| a | b | c |\n| --- | --- | --- |\n| wide |  | tall |\n| x | y |  |\n"
    assert [reason for _, reason in remarks(document)] == [
        "merged cells of a table are written apart: 'wide'",
        "merged cells of a table are written apart: 'tall'",
    ]


def test_a_table_that_only_lays_out_is_text() -> None:
    assert text_of(table((p("Contact") + p("Ana"), "956 555 0142"))) == "Contact\n\nAna\n\n956 555 0142\n"
    assert text_of(table((p("A box", style="H2"),)), styles=style("H2", "heading 2")) == "## A box\n"


def test_a_table_in_a_table_and_a_list_in_a_cell_are_words_of_it() -> None:
    inner = table(("1", "2"), ("3", "4")) + p("")
    document = read(
        word(table(("a", "b"), (inner, item("x", 1) + item("y", 1))), numbering=numbering("bullet")), "a.docx"
    )
    assert body(document) == "| a | b |\n| --- | --- |\n| 1 2 3 4 | x y |\n"
    assert len(document.remarks) == 2


def test_the_head_of_a_table_is_not_bold_for_being_one_and_numbers_stand_right() -> None:
    head = tuple(p(r(text, BOLD)) for text in ("Lane", "Trucks"))
    right = p("12", more='<w:jc w:val="right"/>')
    assert (
        text_of(table(head, (p(r("North", BOLD)), right))) == "| Lane | Trucks |\n| --- | --: |\n| **North** | 12 |\n"
    )
