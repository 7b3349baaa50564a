"""The Word edition: real styles, a language on every run, nothing lost, and LibreOffice opens it."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from lxml import etree
from PIL import Image

from comunicado import documents
from comunicado.editions import word
from comunicado.editions.page import Page
from comunicado.errors import RenderError
from comunicado.markdown import read
from comunicado.markdown.html import text
from comunicado.model import Blocks, Correction, PartialDate, Shown, Str
from documents import bodies
from editions import adopted, samples, words
from editions.words import R, W
from judges import program

FACTS = {"tip": Shown("1-866", "tel:+1866"), "tip_line_2": Shown("the page", "https://example.org/tip")}
NAMES = ("en", "es", "es-mx", "en-es", "both")
OWN_STYLES = {
    "Title", "Subtitle", "Body Text", "heading 1", "heading 2", "Quote", "List Bullet", "List Number", "List Continue",
    "caption", "footnote text", "Release Table", "header", "footer",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(room: Path) -> Path:
    """The release's folder, with every kind of picture."""
    for name in ("photo.jpg", "a b.png", "maps/valley (1).webp", "niño.gif"):
        (room / name).parent.mkdir(exist_ok=True)
        Image.new("RGB", (30, 20), "navy").save(room / name)
    return room


@pytest.fixture(scope="module")
def made(folder: Path) -> dict[str, bytes]:
    """Edition → the document of a release with every kind of block."""
    return {name: word.render(samples.page(name, folder, kind=samples.EVERYTHING)) for name in NAMES}


def saying(page: Page, *texts: Blocks | str, **changes: object) -> Page:
    """The same release with other texts, one for each language."""
    found = []
    for one, said in zip(page.texts, texts, strict=True):
        blocks = read(said) if isinstance(said, str) else said
        release = replace(one.release, body=blocks, **changes)
        found.append(replace(one, release=release, shown={**one.shown, **FACTS}, boilerplate=(), contacts=()))
    return replace(page, texts=tuple(found))


def of_style(root: etree._Element, style: str) -> list[str]:
    """The text of every paragraph of a style."""
    found = root.iterfind(f".//{W}p[{W}pPr]/{W}pPr/{W}pStyle[@{W}val='{style}']")
    return ["".join(t.text or "" for t in one.iterancestors(f"{W}p").__next__().iter(f"{W}t")) for one in found]


def converted(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """What LibreOffice makes of documents, as text without white space."""
    office = program("soffice", package="libreoffice-writer")
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    names = [str(folder / f"{name}.docx") for name in files]
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    said = {}
    for name in files:
        done = subprocess.run(["pdftotext", "-raw", str(folder / f"{name}.pdf"), "-"], capture_output=True, check=True)
        said[name] = words.dense(done.stdout.decode())
    return said


def test_styles_are_words_own_and_each_block_has_its_own(made: dict[str, bytes]) -> None:
    document = words.parts(made["en"])["word/document.xml"]
    assert of_style(document, "Title") == [samples.EVERYTHING["en"][0]]
    assert of_style(document, "Subtitle") == [samples.EVERYTHING["en"][1]]
    assert of_style(document, "Heading1") == ["What was recovered", "About ICE"]
    assert of_style(document, "Heading2") == ["By type"]
    assert [said[:7] for said in of_style(document, "Quote")] == ['"Nobody', '"We ask']
    assert len(of_style(document, "ListBullet")) == len(of_style(document, "ListNumber")) == 3
    assert of_style(document, "ListContinue") == ["Calls are answered in English and in Spanish."]
    [caption] = of_style(document, "Caption")
    assert (
        caption
        == "Recovered trucks wait for their owners at the Los Tomates yard Photo by Marisol Peña / Valley Ledger"
    )
    assert of_style(document, "Code") == ["plate,state,foundABC1234,TX,2009-08-12"]
    styles = {name.get(f"{W}val") for name in words.parts(made["en"])["word/styles.xml"].iter(f"{W}name")}
    assert styles >= OWN_STYLES
    ids = {style.get(f"{W}styleId") for style in words.parts(made["en"])["word/styles.xml"].iter(f"{W}style")}
    for name, data in made.items():
        for root in words.parts(data).values():
            for tag in ("pStyle", "rStyle", "tblStyle"):
                assert {one.get(f"{W}val") for one in root.iter(f"{W}{tag}")} <= ids, name


def test_every_run_says_its_language_and_none_the_wrong_one(made: dict[str, bytes]) -> None:
    languages = {name: {*samples.newsroom(Path()).edition(name).locales} for name in NAMES}
    for name, data in made.items():
        for part, root in words.parts(data).items():
            for run in root.iter(f"{W}r"):
                if run.find(f"{W}separator") is None and run.find(f"{W}continuationSeparator") is None:
                    assert run.find(f"{W}rPr/{W}lang") is not None, part
            assert {one.get(f"{W}val") for one in root.iter(f"{W}lang")} <= languages[name], (name, part)
    document = words.parts(made["en-es"])["word/document.xml"]
    said = {tag: "".join(
        t.text or "" for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}lang").get(f"{W}val") == tag
        for t in run.iter(f"{W}t")) for tag in ("en-US", "es-US")}  # fmt: skip
    assert "Investigators from two countries" in said["en-US"]
    assert "Investigadores de dos países" in said["es-US"]
    assert "Investigadores" not in said["en-US"]
    assert "Media contacts" not in said["es-US"]


def test_what_is_not_translated_yet_is_marked_as_what_it_is(folder: Path) -> None:
    page = samples.page("es", folder)
    gap = replace(read("In English.")[0], lang="en-US")
    release = replace(page.release, body=(gap,), subhead=(Str("Still English"),), langs=(("subhead", "en-US"),))
    contact = replace(page.texts[0].contacts[0], name="Duty desk", langs=(("name", "en-US"),))
    data = word.render(replace(page, texts=(replace(page.texts[0], release=release, contacts=(contact,)),)))
    document = words.parts(data)["word/document.xml"]
    tags = {words.plain(run): run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in document.iter(f"{W}r")}
    assert tags["In English."] == tags["Still English"] == tags["Duty desk"] == "en-US"
    assert tags["Para su difusión inmediata"] == "es-US"


def test_properties_come_from_the_release(made: dict[str, bytes]) -> None:
    said = docx.Document(BytesIO(made["es-mx"])).core_properties
    assert said.title == samples.EVERYTHING["es"][0]
    assert said.author == said.last_modified_by == "Servicio de Inmigración y Control de Aduanas de Estados Unidos"
    assert (said.language, said.category, said.comments, said.revision) == ("es-MX", "Comunicado de prensa", "", 1)
    assert said.created.isoformat() == said.modified.isoformat() == "2009-08-12T06:00:00+00:00"
    assert said.subject.startswith("Fiscales de Brownsville")


def test_a_correction_moves_the_date_of_change_and_stands_at_the_top(folder: Path) -> None:
    page = samples.page("en", folder)
    moment = page.release.published.replace(year=2010)
    one = Correction(PartialDate(2010, 1, 1), moment, (Str("It was Monday."),))
    data = word.render(saying(page, "Body.", corrections=(one,)))
    assert docx.Document(BytesIO(data)).core_properties.modified.year == 2010
    assert of_style(words.parts(data)["word/document.xml"], "Notice") == [
        "Correction (January 1, 2010): It was Monday."
    ]


def test_links_lead_where_they_say_and_pictures_are_described(made: dict[str, bytes]) -> None:
    parts = words.parts(made["en"])
    targets = {one.get("Id"): one.get("Target") for one in parts["word/_rels/document.xml.rels"]}
    links = {
        words.plain(link): targets[link.get(f"{R}id")] for link in parts["word/document.xml"].iter(f"{W}hyperlink")
    }
    assert links["on the operation's page"] == "https://newsroom.example.org/operation"
    assert links["1-866-DHS-2-ICE"] == "tel:+18663472423"
    assert links["press@newsroom.example.org"] == "mailto:press@newsroom.example.org"
    [drawing] = parts["word/document.xml"].iter(f"{words.WP}docPr")
    assert drawing.get("descr") == "A row of pickup trucks behind a chain-link fence at sunset"
    [both] = words.parts(made["en-es"])["word/document.xml"].iter(f"{words.WP}docPr")
    assert both.get("descr").count(" / ") == 1, "a picture that stands once is described in both languages"


def test_tables_have_a_head_that_repeats_and_numbers_on_the_right(made: dict[str, bytes]) -> None:
    tables = list(words.parts(made["en"])["word/document.xml"].iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        sides = [cell.find(f"{W}p/{W}pPr/{W}jc") for cell in rows[1].iter(f"{W}tc")]
        assert [side.get(f"{W}val") for side in sides[1:]] == ["right"] * (len(sides) - 1)
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc")), "or Word would repair the file"


def test_lists_count_on_their_own(folder: Path) -> None:
    text = "3. three\n4. four\n   - in\n\nwords\n\n1. one\n\n- a\n\n  > said\n"
    parts = words.parts(word.render(saying(samples.page("en", folder), text)))
    used = [
        (one.find(f"{W}numId").get(f"{W}val"), one.find(f"{W}ilvl").get(f"{W}val"))
        for one in parts["word/document.xml"].iter(f"{W}numPr")
    ]
    assert used == [("1", "0"), ("1", "0"), ("2", "1"), ("3", "0"), ("4", "0")]
    starts = {
        num.get(f"{W}numId"): [one.get(f"{W}val") for one in num.iter(f"{W}startOverride")]
        for num in parts["word/numbering.xml"].iter(f"{W}num")
    }
    assert starts == {"1": ["3"], "2": [], "3": ["1"], "4": []}


def test_footnotes_are_real_and_those_that_nothing_marks_stand_below(folder: Path) -> None:
    page = samples.page("en", folder)
    text = "One[^a] two[^b] one again[^a].\n\n[^a]: First [there](https://a.example).\n\n[^b]: Second, as[^c].\n\n"
    text += "[^c]: Third."
    parts = words.parts(word.render(saying(page, text)))
    marks = [one.get(f"{W}id") for one in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    assert marks == ["1", "2"]
    notes = {one.get(f"{W}id"): words.plain(one).strip() for one in parts["word/footnotes.xml"]}
    assert notes == {"-1": "", "0": "", "1": "First there.", "2": "Second, as[3]."}
    assert of_style(parts["word/document.xml"], "FootnoteText") == ["[3] Third."]
    assert of_style(parts["word/document.xml"], "BodyText") == ["BROWNSVILLE, Texas\xa0– One two one again1."]
    [link] = parts["word/footnotes.xml"].iter(f"{W}hyperlink")
    targets = {one.get("Id"): one.get("Target") for one in parts["word/_rels/footnotes.xml.rels"]}
    assert targets[link.get(f"{R}id")] == "https://a.example"


def test_pages_are_numbered_in_every_language_and_carry_the_headline_from_the_second(made: dict[str, bytes]) -> None:
    document = docx.Document(BytesIO(made["en-es"]))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] == [
        "South Texas Newsroom\tNews release", "Sala de Prensa del Sur de Texas\tComunicado de prensa",
    ]  # fmt: skip
    assert [p.text for p in section.header.paragraphs] == [samples.EVERYTHING["en"][0], samples.EVERYTHING["es"][0]]
    for footer in (section.footer, section.first_page_footer):
        assert [p.text for p in footer.paragraphs] == [
            "South Texas Newsroom\tPage 1 of 1", "Sala de Prensa del Sur de Texas\tPágina 1 de 1",
        ]  # fmt: skip
        fields = [one.text for one in footer._element.iter(f"{W}instrText")]
        assert fields == [" PAGE ", " NUMPAGES "] * 2


def test_side_by_side_pairs_what_says_the_same(made: dict[str, bytes]) -> None:
    document = words.parts(made["en-es"])["word/document.xml"]
    pairs = [
        tuple(words.plain(cell) for cell in row.findall(f"{W}tc"))
        for table in document.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Facing"
        for row in table.findall(f"{W}tr")
    ]  # fmt: skip
    assert ("What was recovered", "Lo que se recuperó") in pairs
    assert ("The operation goes on.", "El operativo continúa.") in pairs
    assert all(len(pair) == 2 for pair in pairs)
    widths = [t.find(f"{W}tblGrid") for t in document.iter(f"{W}tbl")]
    assert max(sum(int(one.get(f"{W}w")) for one in grid) for grid in widths) <= 9360
    both = words.parts(made["both"])["word/document.xml"]
    assert [one.get(f"{W}type") for one in both.iter(f"{W}br") if one.get(f"{W}type")] == ["page"]


def test_a_text_that_opens_with_a_heading_has_its_dateline_above(folder: Path) -> None:
    for edition in ("en", "en-es"):
        page = samples.page(edition, folder)
        said = words.said(word.render(saying(page, *["## Opens\n\nText."] * len(page.texts))))
        assert said.index("BROWNSVILLE,Texas") < said.index("Opens") < said.index("Text.")
        assert said.count("BROWNSVILLE,Texas–") == 1
        empty = words.said(word.render(saying(page, *[""] * len(page.texts))))
        assert "BROWNSVILLE,Texas–" in empty, "also where there is no text at all"


def test_the_paper_is_the_newsrooms(folder: Path) -> None:
    page = samples.page("en", folder)
    for paper, width in (("letter", 12_240), ("a4", 11_906)):
        room = replace(page.newsroom, paper=paper)
        document = words.parts(word.render(replace(page, newsroom=room)))["word/document.xml"]
        assert int(document.find(f".//{W}pgSz").get(f"{W}w")) == width


def test_the_same_page_gives_the_same_bytes_with_no_moment_in_them(folder: Path, made: dict[str, bytes]) -> None:
    for name, data in made.items():
        assert word.render(samples.page(name, folder, kind=samples.EVERYTHING)) == data
        with zipfile.ZipFile(BytesIO(data)) as file:
            assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert file.namelist()[0] == "[Content_Types].xml"
            assert not [part for part in file.namelist() if "thumbnail" in part or "custom" in part]


@pytest.mark.parametrize("source", ["gone.png", "../room-outside.png", "broken.jpg"])
def test_a_picture_that_cannot_be_read_is_an_error_with_its_name(source: str, folder: Path) -> None:
    (folder.parent / "room-outside.png").write_bytes(samples.picture())
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing")
    with pytest.raises(RenderError, match=f"picture '{source}' cannot be put into a Word document"):
        word.render(saying(samples.page("en", folder), f"![x]({source})"))


def test_control_characters_that_xml_cannot_hold_stop_nothing(folder: Path) -> None:
    page = saying(samples.page("en", folder), (read("a")[0],), headline=(Str("a\x0bb\uffff"),))
    assert of_style(words.parts(word.render(page))["word/document.xml"], "Title") == ["a\ufffdb\ufffd"]


def test_our_own_reader_takes_it_back(made: dict[str, bytes]) -> None:
    back = documents.read(made["en"], path="release.docx")
    page = samples.EVERYTHING["en"]
    assert text(back.headline, {}) == page[0]
    assert text(back.subhead, {}) == page[1]
    kinds = [type(block).__name__ for block in back.body]
    assert {"Heading", "Figure", "List", "Table", "Quote", "Footnote"} <= {*kinds}
    assert back.language == "en-US" or str(back.language).startswith("en")


@settings(max_examples=60)
@given(blocks=bodies(max_size=4))
def test_no_text_is_lost_whatever_it_is_made_of(folder: Path, blocks: Blocks) -> None:
    for edition in ("en", "en-es"):
        page = samples.page(edition, folder)
        whole = saying(page, *[blocks] * len(page.texts))
        data = word.render(whole)
        shown = whole.texts[0].shown
        assert words.missing(blocks, shown, words.said(data)) == []
        assert words.titles(blocks, shown) <= words.told(data)


def test_libreoffice_opens_every_edition_and_shows_all_of_it(
    made: dict[str, bytes], corpus: Path, tmp_path: Path, folder: Path
) -> None:
    rows = [row for row in adopted.manifest(corpus) if row["id"] in ("debian/20170617", "votegov/al")]
    pages = {name: samples.page(name, folder, kind=samples.EVERYTHING) for name in NAMES}
    room = adopted.adopt(corpus, rows, tmp_path / "room")
    for row in rows:
        pages |= {f"{row['id'].replace('/', '-')}.{page.edition.name}": page for page in adopted.pages(room, row["id"])}
    shown = converted({name: made.get(name) or word.render(page) for name, page in pages.items()}, tmp_path)
    for name, page in pages.items():
        for one in page.texts:
            texts = [text(content, one.shown).split() for content in adopted.printed(one.release)]
            # Between two pages stand a footnote, a footer and the running headline.
            lost = [" ".join(said) for said in texts if said and not words.follow(said, shown[name], between=700)]
            assert lost == [], name
