"""What a PDF holds: read back with poppler and pikepdf."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from comunicado.editions import pdf, xmp
from comunicado.errors import RenderError
from comunicado.markdown import read
from comunicado.markdown.html import text
from comunicado.markdown.tree import contents
from comunicado.model import Blocks, Figure, Table
from comunicado.newsroom.places import NAMES, TEMPLATES
from editions import samples

Pdf = Callable[..., Path]
Text = Callable[..., str]
EDITIONS = ("en", "es", "es-mx", "en-es", "both")
KINDS = pytest.mark.parametrize("kind", [samples.SUMMIT, samples.EVERYTHING], ids=["summit", "everything"])


def paragraphs(blocks: Blocks, locale: str) -> list[str]:
    """The texts of a body as they print, without what is no text of a page (alt) or stands in cells."""
    tables = {id(cell.content) for b in blocks if isinstance(b, Table) for row in (b.head, *b.rows) for cell in row}
    alts = {id(b.alt) for b in blocks if isinstance(b, Figure)}
    found = []
    for content, _ in contents(blocks):
        if content and id(content) not in tables | alts:
            words = text(content, samples.FACTS[locale])
            found.append(" ".join(words.split()))
    return found


@dataclass(frozen=True)
class Element:
    """A structure element: its type, the language that it is read in, its description, its keys."""

    kind: str
    lang: str
    alt: str
    keys: frozenset[str]


def elements(file: Path) -> list[Element]:
    """The structure tree in the order of reading."""
    with pikepdf.open(file) as opened:
        return list(_below(opened.Root.StructTreeRoot.K[0], str(opened.Root.Lang)))


def _below(element: Any, lang: str) -> Iterator[Element]:
    lang = str(element.Lang) if "/Lang" in element else lang
    keys = [*element.keys(), *(element.A.keys() if "/A" in element else [])]
    yield Element(str(element.S), lang, str(element.get("/Alt", "")), frozenset(keys))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _below(kid, lang)


@KINDS
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_paragraph_is_found_whole_by_pdftotext(kind: Any, edition: str, pdf_of: Pdf, text_of: Text) -> None:
    """Also in two columns: no line of one language comes between the lines of the other."""
    found = text_of(pdf_of(edition, kind))
    for locale in samples.newsroom(Path()).edition(edition).locales:
        headline, subhead, body, about = kind[locale[:2]]
        for words in [headline, subhead, *paragraphs(read(body), locale), *paragraphs(read(about), locale)]:
            # A footnote's mark is a figure in the middle of a paragraph.
            assert all(" ".join(part.split()) in found for part in _around_marks(words, found)), words


def _around_marks(words: str, found: str) -> list[str]:
    """A paragraph, or its two parts where the mark of footnote 1 stands between them."""
    if words in found or ". " not in words:
        return [words]
    return [part for part in words.replace(". ", ".\n").splitlines() if part]


@KINDS
@pytest.mark.parametrize("edition", EDITIONS)
def test_text_in_the_order_of_the_file_is_the_order_of_reading(
    kind: Any, edition: str, pdf_of: Pdf, text_of: Text
) -> None:
    found = text_of(pdf_of(edition, kind), "-raw")
    locale = samples.newsroom(Path()).edition(edition).locales[0]
    places = [found.find(words[:40]) for words in paragraphs(read(kind[locale[:2]][2]), locale)]
    assert -1 not in places
    assert places == sorted(places)


def test_bilingual_rows_alternate(pdf_of: Pdf, text_of: Text) -> None:
    found = text_of(pdf_of("en-es"), "-raw")
    sides = [paragraphs(read(samples.SUMMIT[lang][2]), f"{lang}-US") for lang in ("en", "es")]
    places = [found.index(words[:40]) for row in zip(*sides, strict=True) for words in row]
    assert places == sorted(places)


def test_only_the_packaged_fonts_are_embedded(pdf_of: Pdf) -> None:
    for edition in EDITIONS:
        with pikepdf.open(pdf_of(edition, samples.EVERYTHING)) as opened:
            fonts = {str(font.BaseFont).split("+")[1] for page in opened.pages for font in page.Resources.Font.values()}
        assert {name.rsplit("-Print", 1)[0] for name in fonts} == {"Public-Sans", "Source-Serif-4"}


def test_pages_are_letter_and_few(pdf_of: Pdf) -> None:
    with pikepdf.open(pdf_of("en")) as opened:
        assert len(opened.pages) == 2
        assert [int(side) for side in opened.pages[0].MediaBox] == [0, 0, 612, 792]


def test_a4_where_the_newsroom_says_so(room: Path, tmp_path: Path) -> None:
    page = samples.page("en", room)
    (tmp_path / "a4.pdf").write_bytes(pdf.render(replace(page, newsroom=replace(page.newsroom, paper="a4"))))
    with pikepdf.open(tmp_path / "a4.pdf") as opened:
        assert [round(float(side)) for side in opened.pages[0].MediaBox] == [0, 0, 595, 842]


def test_running_head_from_page_two_and_pages_counted_in_both_languages(pdf_of: Pdf, text_of: Text) -> None:
    first, second = (text_of(pdf_of("en-es"), "-f", number, "-l", number) for number in ("1", "2"))
    assert "Page 1 of 2" in first
    assert "Página 1 de 2" in first
    assert "Page 2 of 2" in second
    assert "Página 2 de 2" in second
    for lang in ("en", "es"):
        assert samples.SUMMIT[lang][0] in second


def test_metadata_is_of_the_release_and_its_language(pdf_of: Pdf) -> None:
    with pikepdf.open(pdf_of("es")) as opened:
        info = opened.docinfo
        assert str(info.Title) == samples.SUMMIT["es"][0]
        assert str(info.Author) == samples.WORDS["es"][NAMES, "U.S. Immigration and Customs Enforcement"]
        assert str(info.Subject) == samples.SUMMIT["es"][1]
        assert str(info.CreationDate) == str(info.ModDate) == "D:20090101000000-06'00"
        assert "/Keywords" not in info
        assert str(opened.Root.Lang) == "es-US"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
        with opened.open_outline() as outline:
            assert outline.root[0].title == samples.SUMMIT["es"][0]


@KINDS
def test_every_spanish_element_of_a_bilingual_file_is_read_in_spanish(kind: Any, pdf_of: Pdf) -> None:
    langs: dict[str, set[str]] = {}
    for element in elements(pdf_of("en-es", kind)):
        langs.setdefault(element.kind, set()).add(element.lang)
    assert {"en-US", "es-US"} <= langs["/P"]
    assert langs["/H1"] == langs["/H2"] == {"en-US", "es-US"}
    if kind is samples.EVERYTHING:
        assert langs["/L"] == langs["/Table"] == langs["/TH"] == langs["/BlockQuote"] == {"en-US", "es-US"}


def test_sequential_second_language_and_single_language(pdf_of: Pdf) -> None:
    assert {element.lang for element in elements(pdf_of("both")) if element.kind == "/H1"} == {"en-US", "es-US"}
    assert {element.lang for element in elements(pdf_of("es-mx"))} == {"es-MX"}


def test_a_gap_is_read_in_the_language_it_is_in(room: Path, tmp_path: Path) -> None:
    page = samples.page("es", room)
    release = page.release
    gap = replace(release.body[1], lang="en-US")
    text = replace(page.texts[0], release=replace(release, body=(release.body[0], gap), langs=(("subhead", "en-US"),)))
    (tmp_path / "gap.pdf").write_bytes(pdf.render(replace(page, texts=(text,))))
    langs = [element.lang for element in elements(tmp_path / "gap.pdf") if element.kind == "/P"]
    assert langs.count("en-US") == 2


def test_pictures_have_their_description_and_cells_their_headers(pdf_of: Pdf) -> None:
    found = elements(pdf_of("en", samples.EVERYTHING))
    figures = [element.alt for element in found if element.kind == "/Figure"]
    assert figures == ["A row of pickup trucks behind a chain-link fence at sunset"]
    assert all("/ID" in element.keys for element in found if element.kind == "/TH")
    assert all("/Headers" in element.keys for element in found if element.kind == "/TD")


def test_a_word_that_opens_with_hyphens_stands_apart_from_the_one_before(
    room: Path, tmp_path: Path, text_of: Text
) -> None:
    """The sans is so closely set there that pdftotext, and whoever copies, would get `calling--fresh`."""
    page = samples.page("en", room)
    body = read("| What | How |\n|---|---|\n| calling --fresh | nothing -at all |\n")
    text = replace(page.texts[0], release=replace(page.release, body=body))
    (tmp_path / "hyphens.pdf").write_bytes(pdf.render(replace(page, texts=(text,))))
    assert "calling --fresh nothing -at all" in text_of(tmp_path / "hyphens.pdf", "-raw")


def test_lists_go_on_counting_where_the_author_began(pdf_of: Pdf, text_of: Text) -> None:
    assert "3. Check the list" in text_of(pdf_of("en", samples.EVERYTHING))
    assert "5. Llevar el comprobante" in text_of(pdf_of("en-es", samples.EVERYTHING))


def test_same_bytes_in_another_process_and_folder(room: Path, tmp_path: Path) -> None:
    """And with another hash seed, time zone, home and working folder."""
    here = pdf.render(samples.page("en-es", room, kind=samples.EVERYTHING))
    assert here == pdf.render(samples.page("en-es", room, kind=samples.EVERYTHING))
    other = tmp_path / "another folder [é]"
    (other / "templates").mkdir(parents=True)
    (other / "trucks.png").write_bytes(samples.picture())
    code = (
        "import sys; from pathlib import Path; from editions import samples; from comunicado.editions import pdf;"
        f"sys.stdout.buffer.write(pdf.render(samples.page('en-es', Path({str(other)!r}), kind=samples.EVERYTHING)))"
    )
    path = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    env = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert done.stdout == here
    assert done.stderr == b""


@pytest.mark.parametrize(
    "href",
    [
        "http://127.0.0.1:9/x.png",
        "//127.0.0.1/x.png",
        "file:///etc/hostname",
        "file:///release/../outside.png",
        "file:///release/%2e%2e/outside.png",
        "file://localhost/release/trucks.png",
        "outside.png",
        "data:text/html,x",
    ],
)
def test_nothing_is_fetched_from_outside(href: str, room: Path, tmp_path: Path) -> None:
    """A template is the only place left that could ask: what releases link to was refused before."""
    (room.parent / "outside.png").write_bytes(samples.picture())
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "end.html").write_text(f'<img alt="x" src="{href}">')
    page = samples.page("en", room, newsroom=samples.newsroom(tmp_path))
    with pytest.raises(RenderError) as caught:
        pdf.render(page)
    assert caught.value.path == "releases/2009/border-summit/release.md"


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    (tmp_path / "trucks.png").write_bytes(samples.picture())
    (folder / "trucks.png").symlink_to(tmp_path / "trucks.png")
    with pytest.raises(RenderError, match="outside"):
        pdf.render(samples.page("en", tmp_path / "room", kind=samples.EVERYTHING, folder=folder))


def test_a_missing_picture_stops_the_document(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"trucks\.png"):
        pdf.render(samples.page("en", tmp_path, kind=samples.EVERYTHING))


def test_logo_and_style_of_the_newsroom(tmp_path: Path, text_of: Text) -> None:
    own = tmp_path / TEMPLATES
    own.mkdir()
    (own / "logo.png").write_bytes(samples.picture(60, 40))
    (own / "newsroom.css").write_text(".letterhead .kind { display: none }")
    page = samples.page("en", tmp_path, newsroom=samples.newsroom(tmp_path, logo="logo.png"))
    (tmp_path / "out.pdf").write_bytes(pdf.render(page))
    assert "News release" not in text_of(tmp_path / "out.pdf")
    alts = [element.alt for element in elements(tmp_path / "out.pdf") if element.kind == "/Figure"]
    assert alts == ["U.S. Immigration and Customs Enforcement"]


def test_contacts_first_in_the_rail_others_at_the_end(pdf_of: Pdf, text_of: Text) -> None:
    found = text_of(pdf_of("en", samples.EVERYTHING))
    assert found.count("South Texas press office") == 1
    assert "Other media contacts Ana Lucía Treviño Spokesperson" in found
    assert "956-555-0142 From Mexico: 00 1 956 555 0142" in found
    assert "Desde México" not in text_of(pdf_of("es-mx"))
    assert "00 1 956 555 0142" in text_of(pdf_of("es-mx"))


def test_paragraph_longer_than_a_page_is_whole(room: Path, tmp_path: Path, text_of: Text) -> None:
    words = [f"palabra{n}" for n in range(1500)]
    page = samples.page("en-es", room)
    texts = tuple(replace(t, release=replace(t.release, body=read(" ".join(words)))) for t in page.texts)
    (tmp_path / "long.pdf").write_bytes(pdf.render(replace(page, texts=texts)))
    found = text_of(tmp_path / "long.pdf").split()
    assert all(found.count(word) == 2 for word in words)


@pytest.mark.parametrize("edition", ["en", "en-es"])
def test_no_last_page_has_only_what_ends_every_release(edition: str, room: Path, tmp_path: Path, text_of: Text) -> None:
    """However long a release is, its last page has some of its own text before boilerplate, contact and end mark."""
    page = samples.page(edition, room)
    ends = set()
    for count in range(19, 31):
        body = read("\n\n".join(f"Paragraph {nth} says what happened. " + "It went on all day. " * 2
                                for nth in range(count)))  # fmt: skip
        texts = tuple(replace(text, release=replace(text.release, body=body)) for text in page.texts)
        (tmp_path / "long.pdf").write_bytes(pdf.render(replace(page, texts=texts)))
        with pikepdf.open(tmp_path / "long.pdf") as opened:
            last = str(len(opened.pages))
        found = text_of(tmp_path / "long.pdf", "-f", last, "-l", last)
        assert f"Paragraph {count - 1} says" in found
        ends.add(found.count("says what happened"))
    assert len(ends) > 2, "pages of many lengths"


def test_a_running_head_has_two_lines_and_stays_on_the_paper(room: Path, tmp_path: Path) -> None:
    headline = " ".join(["Investigadores de dos países recuperan vehículos robados"] * 6)
    for letterhead in ("first-page", "every-page"):
        page = samples.page("en-es", room, newsroom=samples.newsroom(room, letterhead=letterhead))
        texts = tuple(replace(t, release=replace(t.release, headline=read(headline)[0].content)) for t in page.texts)
        (tmp_path / "head.pdf").write_bytes(pdf.render(replace(page, texts=texts)))
        done = subprocess.run(
            ["pdftotext", "-bbox", "-f", "2", "-l", "2", str(tmp_path / "head.pdf"), "-"],
            capture_output=True, check=True,
        )  # fmt: skip
        words = [one for one in ElementTree.fromstring(done.stdout).iter() if one.tag.endswith("}word")]
        assert min(float(one.get("yMin", "")) for one in words) > 18
        assert [(one.text or "")[-1] for one in words].count("…") == 2


@pytest.mark.parametrize("edition", ["en", "en-es"])
def test_what_ends_in_a_colon_stands_with_what_it_introduces(edition: str, room: Path, tmp_path: Path) -> None:
    page = samples.page(edition, room)
    pages = set()
    for count in range(18, 25):
        said = [*["It went on all day."] * count, "Write to:", "Vehicle desk", *["Nothing more."] * 9]
        body = read("\n\n".join(said))
        texts = tuple(replace(text, release=replace(text.release, body=body)) for text in page.texts)
        (tmp_path / "colon.pdf").write_bytes(pdf.render(replace(page, texts=texts)))
        done = subprocess.run(["pdftotext", str(tmp_path / "colon.pdf"), "-"], capture_output=True, check=True)
        leaves = done.stdout.decode().split("\f")
        [introduced] = [nth for nth, leaf in enumerate(leaves) if "Vehicle desk" in leaf]
        assert "Write to:" in leaves[introduced]
        pages.add(introduced)
    assert pages == {0, 1}, "before and after the end of a page"


def test_no_row_of_a_long_table_stands_alone_on_a_page(room: Path, tmp_path: Path) -> None:
    page = samples.page("en", room)
    for count in range(18, 27):
        rows = "".join(f"| row{nth} | here |\n" for nth in range(count))
        body = read(f"| What | Where |\n|---|---|\n{rows}\nIt went on.\n\nIt went on.\n\nIt went on.\n")
        text = replace(page.texts[0], release=replace(page.release, body=body), boilerplate=())
        (tmp_path / "rows.pdf").write_bytes(pdf.render(replace(page, texts=(text,))))
        done = subprocess.run(["pdftotext", str(tmp_path / "rows.pdf"), "-"], capture_output=True, check=True)
        found = [leaf.count("row") for leaf in done.stdout.decode().split("\f")]
        assert sum(found) == count
        assert 1 not in found


def test_a_pdf_tells_how_many_pages_it_has_without_being_read_as_one(room: Path, tmp_path: Path) -> None:
    """Whatever its headline says; another's PDF tells nothing."""
    page = samples.page("en", room)
    headline = read('x <rdf:Description rdf:about=""> <xmpTPg:NPages>77</xmpTPg:NPages>')[0].content
    made = pdf.render(replace(page, texts=(replace(page.texts[0], release=replace(page.release, headline=headline)),)))
    (tmp_path / "pages.pdf").write_bytes(made)
    with pikepdf.open(tmp_path / "pages.pdf") as opened:
        assert xmp.pages(made) == len(opened.pages) == 2
    assert xmp.pages(b"%PDF-1.7\n") is None
