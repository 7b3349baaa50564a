"""Word files become releases: as LibreOffice and Word (python-docx) write them, and what they hold beside text."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from PIL import Image

from comunicado import markdown
from comunicado.documents import Picture
from word.making import BOLD, W, p, picture, r, style, table, word
from word.reading import as_release, body, read, refusal, remarks, text_of, words

HERE = Path(__file__).parent
BRIDGE = """\
The World Trade Bridge reopened on Monday, the port director said.[^1] It had been closed for *nine* days.

![Trucks on the bridge](image1.png "The first trucks cross on Monday.")

## What changes

- Trucks cross at any hour:
  - northbound in eight lanes;
  - southbound in four.
- Cars use the other bridge.

Drivers should

1. have their papers ready,
2. stay in their lane.

> “We are glad,” said the mayor.

| Lane | Trucks |
| --- | --: |
| Northbound | 1,240 |
| Southbound | 980 |

See [the page of the bridge](https://example.org/bridge) or write to <press@example.org>.

[^1]: The bridge opened in April 2000.
"""


def png(color: str = "navy") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 3), color).save(stream, "PNG")
    return stream.getvalue()


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


# --- whole documents ----------------------------------------------------------------------------------------


def test_a_document_of_libreoffice_becomes_a_release_that_needs_no_hand() -> None:
    document = read((HERE / "bridge.en.docx").read_bytes(), "bridge.en.docx")
    assert body(document) == BRIDGE
    assert as_release(document).startswith(
        "---\nheadline: Bridge reopens to trucks\nsubhead: Inspections ended a day early\ndateline: LAREDO, Texas\n"
    )
    assert document.language == "en-US"
    assert [picture.name for picture in document.pictures] == ["image1.png"]
    assert remarks(document) == [(None, "left out, for the page itself says it: 'FOR IMMEDIATE RELEASE'")]


def test_its_spanish_has_the_same_blocks() -> None:
    english, spanish = (read((HERE / f"bridge.{lang}.docx").read_bytes(), "a.docx") for lang in ("en", "es"))
    assert [type(block) for block in spanish.body] == [type(block) for block in english.body]
    assert words(spanish) == "El puente reabre a los camiones"
    assert spanish.language == "es-MX"
    assert [(p.name, p.data) for p in spanish.pictures] == [(p.name, p.data) for p in english.pictures]
    assert body(spanish).endswith("o escriba a <press@example.org>.\n\n[^1]: El puente se inauguró en abril de 2000.\n")


def test_a_document_of_word_as_offices_write_them() -> None:
    """No styles, but a large centred line on top, bold in the middle of words, lists that begin again."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "City of Laredo"
    made.add_paragraph("PRESS RELEASE")
    line = made.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run("Bridge reopens").font.size = Pt(20)
    text = made.add_paragraph("LAREDO, Texas -- The bridge ")
    for piece in ("re", "opened "):
        text.add_run(piece).bold = True
    text.add_run("on Monday").italic = True
    text.add_run(", said {name}.")
    made.add_picture(io.BytesIO(png()))
    made.add_paragraph("The bridge", style="Caption")
    for words_, style_ in (("one", "List Bullet"), ("two", "List Bullet 2"), ("three", "List Bullet")):
        made.add_paragraph(words_, style=style_)
    for words_ in ("first", "second"):
        made.add_paragraph(words_, style="List Number")
    made.add_paragraph("between")
    made.add_paragraph("third", style="List Number")
    made.add_paragraph("“Glad,” she said.", style="Intense Quote")
    grid = made.add_table(2, 2)
    for row, texts in zip(grid.rows, (("Lane", "Trucks"), ("North|south", "12")), strict=True):
        for cell, words_ in zip(row.cells, texts, strict=True):
            cell.text = words_
    made.add_heading("Contact", 2)
    made.add_paragraph("One\nTwo\n\nThree\tfour")
    made.add_paragraph("###")
    document = read(saved(made), "a.docx")
    assert (words(document), markdown.flatten(document.dateline)) == ("Bridge reopens", "LAREDO, Texas")
    assert body(document) == (
        "The bridge **reopened** *on Monday*, said \\{name}.\n\n"
        '![](image1.png "The bridge")\n\n'
        "- one\n  - two\n- three\n\n"
        "1. first\n2. second\n\n"
        "between\n\n"
        "3. third\n\n"
        "> “Glad,” she said.\n\n"
        "| Lane | Trucks |\n| --- | --- |\n| North\\|south | 12 |\n\n"
        "## Contact\n\n"
        "One\\\nTwo\n\n"
        "Three four\n"
    )
    assert document.pictures == (Picture("image1.png", png()),)
    assert remarks(document) == [
        (None, "the page header is left out: 'City of Laredo'"),
        (None, "left out, for the page itself says it: 'PRESS RELEASE'"),
    ]


# --- tracked changes ----------------------------------------------------------------------------------------


def test_tracked_changes_of_libreoffice_are_refused() -> None:
    _, reason, hint = refusal((HERE / "changes.docx").read_bytes(), "changes.docx")
    assert reason == "there are tracked changes, the first in paragraph 3, 'It had been closed for ten days.'"
    assert hint == "accept or reject all changes in Word, save, and try again"


@pytest.mark.parametrize(
    "changed",
    [
        p("The bridge ", "<w:ins>" + r("re") + "</w:ins>", "opened."),
        p("The bridge ", "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>", "opened."),
        p("<w:moveFrom>" + r("The bridge opened.") + "</w:moveFrom>"),
        p("<w:moveTo>" + r("The bridge opened.") + "</w:moveTo>"),
        p("The bridge opened.", more="<w:rPr><w:del/></w:rPr>"),
        table((p("The bridge ") + "<w:p><w:ins>" + r("opened") + "</w:ins></w:p>", "b"), ("c", "d")),
        "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>" + p("The bridge opened.") + "</w:tc></w:tr></w:tbl>",
    ],
)
def test_a_tracked_change_is_refused_wherever_it_stands(changed: str) -> None:
    _, reason, _ = refusal(word(p("First.") + changed), "a.docx")
    assert reason.startswith("there are tracked changes, the first in paragraph ")


def test_a_tracked_change_in_a_footnote_is_refused() -> None:
    notes = f'<w:footnote w:id="2">{p("<w:ins>" + r("New.") + "</w:ins>")}</w:footnote>'
    data = word(p("Text.", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes)
    assert "tracked changes" in refusal(data, "a.docx")[1]


def test_a_tracked_change_of_formatting_is_taken_as_accepted_and_told_of() -> None:
    old = "<w:rPrChange><w:rPr><w:ins/><w:b/></w:rPr></w:rPrChange>"
    inside = p("Before.") + p(r("The bridge opened.", old), more="<w:pPrChange><w:pPr/></w:pPrChange>")
    document = read(word(inside), "a.docx")
    assert body(document) == "Before.\n\nThe bridge opened.\n"
    reason = "tracked changes of formatting are taken as accepted, the first in paragraph 2, 'The bridge opened.'"
    assert remarks(document) == [(None, reason)]
    notes = f'<w:footnote w:id="2">{p("Note.", more="<w:pPrChange><w:pPr/></w:pPrChange>")}</w:footnote>'
    data = word(p("Text.", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes)
    assert [reason for _, reason in remarks(read(data, "a.docx"))] == [
        "tracked changes of formatting are taken as accepted, the first in paragraph 1, 'Note.'"
    ]


# --- notes, pictures, boxes ---------------------------------------------------------------------------------


def test_notes_are_numbered_as_they_are_marked_and_those_of_the_end_are_notes_too() -> None:
    notes = "".join(
        f'<w:footnote w:id="{id}">{p("<w:r><w:footnoteRef/></w:r>", f" {text}")}</w:footnote>'
        for id, text in ((5, "Five."), (7, "Seven."), (8, "Never marked."))
    )
    marks = ['<w:r><w:footnoteReference w:id="7"/></w:r>', '<w:r><w:footnoteReference w:id="5"/></w:r>']
    inside = table(("a", "b"), (p("x", marks[0]), "y")) + p("Text", r("bold", BOLD), marks[1], ".")
    assert text_of(inside, footnotes=notes) == (
        "| a | b |\n| --- | --- |\n| x[^1] | y |\n\nText**bold**[^2].\n\n[^1]: Seven.\n\n[^2]: Five.\n"
    )
    assert text_of(p("a", '<w:r><w:footnoteReference w:id="99"/></w:r>'), footnotes=notes) == "a\n"


def test_pictures_are_figures_with_their_alt_texts_and_captions() -> None:
    relations = {"a": ("image", "media/Foto%20Núñez.png"), "b": ("image", "media/x.png"), "e": ("image", "media/e.emf")}
    parts: dict[str, str | bytes] = {
        "word/media/Foto Núñez.png": png("red"),
        "word/media/x.png": png("blue"),
        "word/media/e.emf": b"\x01\x00\x00\x00",
    }
    styles = style("C", "caption")
    inside = (
        p(picture("a", "The mayor")) + p("She ", r("smiles", BOLD), ".", style="C")
        + p("Text ", picture("b", "icon"), " here") + p("Beside", picture("a", "The mayor", floats=True))
        + p(picture("e", "A chart")) + p(picture("gone", "Lost"))
    )  # fmt: skip
    document = read(word(inside, styles=styles, relations=relations, parts=parts), "a.docx")
    assert body(document) == (
        '![The mayor](foto-nunez.png "She smiles.")\n\nText ![icon](x.png) here\n\n'
        "![The mayor](foto-nunez.png)\n\nBeside\n"
    )
    assert document.pictures == (Picture("foto-nunez.png", png("red")), Picture("x.png", png("blue")))
    assert [reason for _, reason in remarks(document)] == [
        "the picture 'e.emf' is left out, for no release can show it (A chart)",
        "a picture is left out, for it is not in the file (Lost)",
    ]


def test_a_text_box_is_read_once_though_it_stands_twice_in_the_file() -> None:
    box = "<w:txbxContent>" + p("Call 911.") + "</w:txbxContent>"
    run = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>{box}</wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(word(p("Text.", run) + p("More.")), "a.docx")
    assert body(document) == "Text.\n\nCall 911.\n\nMore.\n"
    assert remarks(document) == [(None, "a text box stands in the text now: 'Call 911.'")]


def test_comments_and_what_repeats_on_every_page_are_left_out() -> None:
    parts: dict[str, str | bytes] = {
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment>{p("Really?")}</w:comment></w:comments>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{W}">{p("Page ", "1")}</w:ftr>',
    }
    relations = {"c": ("comments", "comments.xml"), "f": ("footer", "footer1.xml")}
    document = read(word(p("Text."), relations=relations, parts=parts), "a.docx")
    assert body(document) == "Text.\n"
    assert remarks(document) == [(None, "1 comment is left out"), (None, "the page footer is left out: 'Page 1'")]


def test_what_content_controls_and_large_first_letters_hold_is_text() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + p("In a control.") + "</w:sdtContent></w:sdt>"
    capital = p("T", more='<w:framePr w:dropCap="drop"/>')
    assert text_of(control + capital + p("he bridge.")) == "In a control.\n\nThe bridge.\n"


# --- the opening --------------------------------------------------------------------------------------------

STYLES = style("T", "Title") + style("S", "Subtitle") + style("H1", "heading 1") + style("H2", "heading 2")


@pytest.mark.parametrize(
    ("inside", "headline"),
    [
        (p("Bridge", style="T") + p("reopens", style="T") + p("Text", style="H1"), "Bridge reopens"),
        (p("City of Laredo") + p("Bridge reopens", style="H1") + p("Text"), "Bridge reopens"),
        (p(r("Bridge reopens", BOLD)) + p("Text"), "Bridge reopens"),
        (p("Text") + p("Bridge", style="H2") + p("A part", style="H1"), ""),
        (p("A long text. " * 20) + p("A part", style="H1"), ""),
        (p(r("All", BOLD)) + p(r("is bold", BOLD)), ""),
    ],
)
def test_the_headline_is_what_stands_out_at_the_top(inside: str, headline: str) -> None:
    document = read(word(inside, styles=STYLES), "a.docx")
    assert words(document) == headline
    assert headline not in body(document) or not headline


def test_the_title_in_the_properties_is_the_last_resort() -> None:
    document = read(word(p("Text."), title="Bridge reopens"), "a.docx")
    assert (words(document), body(document)) == ("Bridge reopens", "Text.\n")
    assert "in the file's properties: 'Bridge reopens'" in remarks(document)[0][1]
    assert words(read(word(p("Text."), title="Microsoft Word - release7.doc"), "a.docx")) == ""


def test_a_line_that_speaks_of_an_embargo_is_never_lost() -> None:
    document = read(word(p("EMBARGADO HASTA EL LUNES") + p("Text.")), "a.docx")
    assert body(document) == "EMBARGADO HASTA EL LUNES\n\nText.\n"
    assert remarks(document) == [(None, "this speaks of an embargo, and stays text: 'EMBARGADO HASTA EL LUNES'")]
