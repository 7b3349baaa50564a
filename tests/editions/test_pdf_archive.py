"""What makes a PDF fit to be kept and to be heard: its marks, its metadata, the data inside it, its tables."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from comunicado.editions import ninjs, pdf
from comunicado.editions.xmp import rdf
from comunicado.errors import RenderError
from comunicado.markdown import read
from comunicado.newsroom.config import Margins
from editions import samples

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TITLE = "Joint operation on both banks of the Rio Grande"


@pytest.fixture(scope="module")
def joint(room: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """(edition, **changes to the newsroom) → PDF file of the joint statement."""
    own = tmp_path_factory.mktemp("joint")
    (own / "templates").mkdir()
    (own / "templates" / "agency.png").write_bytes(samples.picture(90, 60))
    made: dict[str, Path] = {}

    def make(edition: str, **changes: object) -> Path:
        key = f"{edition} {changes}"
        if key not in made:
            made[key] = own / f"{len(made)}.pdf"
            made[key].write_bytes(pdf.render(replace(samples.joint(edition, own, **changes), folder=room)))
        return made[key]

    return make


def test_verapdf_passes_the_same_file_as_pdf_ua_and_as_pdf_a(joint: Callable[..., Path], validate_pdf: Any) -> None:
    """Each kind of letterhead; tests/editions/test_judged.py has each kind of text."""
    files = [joint(edition) for edition in ("en", "en-es", "both")]
    files += [joint(edition, letterhead="every-page", paper="a4") for edition in ("en", "en-es")]
    assert validate_pdf(files, flavour="ua1,3a") == dict.fromkeys(files, ())


def test_the_release_is_inside_as_ninjs_once_and_without_the_other_editions(room: Path, pdf_of: Any) -> None:
    page = samples.page("es", room, kind=samples.EVERYTHING)
    with pikepdf.open(pdf_of("es", samples.EVERYTHING)) as opened:
        [file] = opened.Root.AF
        assert file.AFRelationship == "/Source"
        assert list(opened.attachments) == ["2009-border-summit.es.json"]
        stream = opened.attachments["2009-border-summit.es.json"].get_file()
        assert stream.mime_type == "application/json"
        assert str(stream.obj.Params.CreationDate) == "D:20090812060000Z"
        assert stream.read_bytes() == ninjs.render(replace(page, alternates=()))
        assert {one["rel"] for one in json.loads(stream.read_bytes())["associations"]} == {"illustration"}


def test_metadata_says_the_same_twice_and_in_both_languages(joint: Callable[..., Path]) -> None:
    with pikepdf.open(joint("en-es")) as opened:
        info, root = opened.docinfo, ElementTree.fromstring(opened.Root.Metadata.read_bytes())
        assert str(opened.Root.Lang) == "en-US"
    titles = {one.get(LANG): one.text or "" for one in root.iterfind(f".//{DC}title/{RDF}Alt/{RDF}li")}
    assert titles["x-default"] == titles["en-US"] == str(info.Title)
    assert titles["es-US"].startswith("Un operativo conjunto")
    assert [one.text for one in root.iterfind(f".//{DC}language//{RDF}li")] == ["en-US", "es-US"]
    assert [one.text for one in root.iterfind(f".//{DC}subject//{RDF}li")] == [
        "Border security",
        "Seguridad fronteriza",
    ]
    assert str(info.Keywords) == "Border security, Seguridad fronteriza"
    authors = [one.text or "" for one in root.iterfind(f".//{DC}creator//{RDF}li")]
    assert authors == ["U.S. Immigration and Customs Enforcement", "Tamaulipas Attorney General's Office"]
    assert str(info.Author) == ", ".join(authors)
    assert (str(info.CreationDate), str(info.ModDate)) == ("D:20090812000000-06'00", "D:20090901000000-06'00")
    said = {one.tag.rpartition("}")[2]: one.text for one in root.iter() if one.text}
    assert (said["CreateDate"], said["ModifyDate"]) == ("2009-08-12T00:00:00-06:00", "2009-09-01T00:00:00-06:00")


def test_xmp_is_xml_whatever_a_title_says(room: Path) -> None:
    from comunicado.editions.about import pdf as about

    said = replace(about(samples.page("en", room)), titles=(("en-US", '</rdf:li> & "<x>"'),))
    assert '</rdf:li> & "<x>"' in [one.text for one in ElementTree.fromstring(rdf(said, pages=2)).iter()]


def cells(element: Any) -> Iterator[Any]:
    """The header and data cells below a structure element."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S in ("/TH", "/TD"):
                yield kid
            yield from cells(kid)


def test_header_cells_have_a_scope_and_cells_name_their_headers(pdf_of: Any) -> None:
    with pikepdf.open(pdf_of("en-es", samples.EVERYTHING)) as opened:
        found = list(cells(opened.Root.StructTreeRoot))
        heads = {str(one.ID) for one in found if one.S == "/TH"}
        assert len(heads) == 2 * (3 + 5)
        assert {str(one.A.Scope) for one in found if one.S == "/TH"} == {"/Column"}
        assert all(len(one.A.Headers) == 1 and str(one.A.Headers[0]) in heads for one in found if one.S == "/TD")


def test_a_header_of_a_row_says_so(room: Path, tmp_path: Path) -> None:
    """Releases have none; a newsroom's template may."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "end.html").write_text(
        '<table><tr><th scope="col">Day</th><th scope="col">Calls</th></tr>'
        '<tr><th scope="row">Monday</th><td>12</td></tr></table>'
    )
    page = samples.page("en", room, newsroom=samples.newsroom(tmp_path))
    (tmp_path / "row.pdf").write_bytes(pdf.render(page))
    with pikepdf.open(tmp_path / "row.pdf") as opened:
        *_, day, calls, monday, twelve = cells(opened.Root.StructTreeRoot)
        assert [str(one.A.Scope) for one in (day, calls, monday)] == ["/Column", "/Column", "/Row"]
        assert {str(head) for head in twelve.A.Headers} == {str(monday.ID), str(calls.ID)}


def test_headings_skip_no_level(room: Path, tmp_path: Path) -> None:
    page = samples.page("en", room)
    body = read("One.\n\n## Two\n\n#### Three\n\n#### Four\n\n### Five\n\n## Six\n")
    text = replace(page.texts[0], release=replace(page.release, body=body), boilerplate=())
    (tmp_path / "levels.pdf").write_bytes(pdf.render(replace(page, texts=(text,))))
    with pikepdf.open(tmp_path / "levels.pdf") as opened, opened.open_outline() as outline:
        [top] = outline.root
        two, six = top.children
        assert [one.title for one in (two, *two.children, six)] == ["Two", "Three", "Four", "Five", "Six"]


@pytest.mark.parametrize(
    ("edition", "kinds"), [("en", ("Joint statement",)), ("en-es", ("Joint statement", "Declaración conjunta"))]
)
def test_a_joint_statement_names_its_issuers_and_what_was_corrected(
    edition: str, kinds: tuple[str, ...], joint: Callable[..., Path], text_of: Callable[..., str]
) -> None:
    found = text_of(joint(edition), "-raw", "-l", "1")
    assert all(kind in found for kind in kinds)
    assert "Tamaulipas Attorney General's Office" in found
    places = [
        found.index(words) for words in ("Correction September 2009", "Correction August 14, 2009", "BROWNSVILLE")
    ]
    assert places == sorted(places)
    with pikepdf.open(joint(edition)) as opened:
        assert "Logo: U.S. Immigration and Customs Enforcement" in str(list(alts(opened.Root.StructTreeRoot)))


def alts(element: Any) -> Iterator[str]:
    """What figures are described as."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if "/Alt" in kid:
                yield str(kid.Alt)
            yield from alts(kid)


@pytest.mark.parametrize("edition", ["en", "en-es", "both"])
def test_the_letterhead_is_on_the_first_page_or_on_every_page(
    edition: str, joint: Callable[..., Path], text_of: Callable[..., str]
) -> None:
    first, every = joint(edition), joint(edition, letterhead="every-page", paper="a4")
    for file, later in ((first, 0), (every, 1)):
        assert text_of(file, "-f", "1", "-l", "1").count("Joint statement") == 1
        second = text_of(file, "-f", "2", "-l", "2")
        assert second.count("Joint statement") == later
        assert second.count(TITLE) == 1


def test_margins_of_the_newsroom_are_kept(room: Path, tmp_path: Path) -> None:
    page = samples.page("en", room)
    wide = replace(page, newsroom=replace(page.newsroom, margins=Margins(top=1.5, left=1.2)))
    boxes = {}
    for name, made in (("usual", page), ("wide", wide)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf.render(made))
        boxes[name] = first_word(tmp_path / f"{name}.pdf")
    assert boxes["wide"][0] - boxes["usual"][0] == pytest.approx((1.2 - 0.85) * 72, abs=0.1)
    assert boxes["wide"][1] - boxes["usual"][1] == pytest.approx((1.5 - 0.7) * 72, abs=0.1)


def first_word(file: Path) -> tuple[float, float]:
    """Where the title of the newsroom stands: points from the left and from the top."""
    done = subprocess.run(["pdftotext", "-bbox", "-l", "1", str(file), "-"], capture_output=True, check=True)
    [word] = [one for one in ElementTree.fromstring(done.stdout).iter() if one.text == "South"][:1]
    return float(word.get("xMin", "")), float(word.get("yMin", ""))


def test_a_line_is_as_long_as_it_can_be_before_an_element(room: Path, tmp_path: Path) -> None:
    """WeasyPrint alone breaks the line after its first word where the space before the element does not fit."""
    page = samples.page("en", room)
    words = ("Packages are " * 3 + "i" * width for width in range(2, 60))
    body = read("\n\n".join(f"{some} new *repositories* for debugging." for some in words))
    text = replace(page.texts[0], release=replace(page.release, body=body, dateline=()), boilerplate=(), contacts=())
    (tmp_path / "lines.pdf").write_bytes(pdf.render(replace(page, texts=(text,))))
    done = subprocess.run(["pdftotext", "-layout", str(tmp_path / "lines.pdf"), "-"], capture_output=True, check=True)
    assert [line for line in done.stdout.decode().splitlines() if line.strip() == "Packages"] == []


def test_a_logo_of_any_kind_of_colours_is_archived(room: Path, tmp_path: Path, validate_pdf: Any) -> None:
    """A press hands out logos in its own colours, CMYK."""
    files = []
    for mode in ("RGB", "CMYK", "RGBA", "LA", "P"):
        own = tmp_path / mode / "templates"
        own.mkdir(parents=True)
        name = "logo.jpg" if mode in ("RGB", "CMYK") else "logo.png"
        Image.new("RGB", (40, 30), (160, 20, 20)).convert(mode).save(own / name)
        files.append(tmp_path / f"{mode}.pdf")
        files[-1].write_bytes(pdf.render(samples.page("en", room, newsroom=samples.newsroom(own.parent, logo=name))))
        with pikepdf.open(files[-1]) as opened:
            assert list(opened.pages[0].get_images())
    assert validate_pdf(files, flavour="3a") == dict.fromkeys(files, ())


def test_a_damaged_logo_stops_the_document(room: Path, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "logo.png").write_bytes(samples.picture()[:200])
    with pytest.raises(RenderError, match=r"'logo\.png' is no picture that can be shown"):
        pdf.render(samples.page("en", room, newsroom=samples.newsroom(tmp_path, logo="logo.png")))


def test_the_second_language_opens_as_high_as_the_first(joint: Callable[..., Path]) -> None:
    tops = []
    with pikepdf.open(joint("both")) as opened:
        half = len(opened.pages) // 2 + 1
    for page in (1, half):
        done = subprocess.run(
            ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(joint("both")), "-"],
            capture_output=True,
            check=True,
        )
        words = [one for one in ElementTree.fromstring(done.stdout).iter() if one.get("yMin")]
        tops.append(min(float(one.get("yMin", "")) for one in words))
    assert tops[0] == pytest.approx(tops[1], abs=0.1)
