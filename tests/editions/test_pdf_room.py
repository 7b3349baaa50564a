"""Where a PDF has little room, or a lot: narrow columns, long titles, wide logos, figures and long rows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from comunicado.editions import geometry, pdf
from comunicado.markdown import read
from comunicado.newsroom.config import Margins
from editions import adopted, samples

TITLE = "The South Texas and Northeastern Mexico Joint Newsroom for Public Safety, Customs and Border Affairs"
LARGE = Margins(top=1, right=2, bottom=0.6, left=2)
SENTENCE = "Se dijo en la cumbre que hace falta trabajar juntos en ambas orillas del río. "


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from its top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    said: str


def words(page: Any, folder: Path) -> list[Word]:
    """What a page prints."""
    file = folder / "made.pdf"
    file.write_bytes(pdf.render(page))
    done = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    return list(_words(ElementTree.fromstring(done.stdout)))


def _words(document: ElementTree.Element) -> Iterator[Word]:
    number = 0
    for one in document.iter():
        number += one.tag.endswith("}page")
        if one.tag.endswith("}word"):
            yield Word(number, *(float(one.get(name, "")) for name in ("xMin", "yMin", "xMax", "yMax")), one.text or "")


def room_with(page: Any, **said: Any) -> Any:
    """The page of a newsroom that says something else of itself."""
    own = {} if "title" not in said else {"texts": tuple(replace(text, words={}) for text in page.texts)}
    return replace(page, newsroom=replace(page.newsroom, **said), **own)


def bodies(page: Any, *blocks: str) -> Any:
    """A page whose texts say this and no more."""
    body = read("\n\n".join(blocks))
    texts = (replace(text, release=replace(text.release, body=body), boilerplate=()) for text in page.texts)
    return replace(page, texts=tuple(texts))


def white(found: list[Word]) -> list[float]:
    """What is left free at the foot of each page but the last, in inches, of the 9.32 of a page."""
    pages = [list(those) for _, those in groupby(found, key=lambda word: word.page)]
    end = (11 - 0.8) * 72
    return [(end - max(word.bottom for word in one if word.bottom < end)) / 72 for one in pages[:-1]]


@pytest.mark.parametrize("edition", ["en", "es", "en-es", "both"])
def test_a_long_title_ends_within_two_lines_of_the_foot(edition: str, room: Path, tmp_path: Path) -> None:
    page = room_with(samples.page(edition, room), paper="a4", margins=LARGE, title=TITLE)
    foot = [word for word in words(page, tmp_path) if word.bottom > (11.69 - 0.6) * 72]
    assert {word.page for word in foot} == set(range(1, foot[-1].page + 1))
    assert max(word.bottom for word in foot) < 11.69 * 72 - 11
    lines = {round(word.top) for word in foot if word.page == 1}
    assert len(lines) == 2
    assert any(word.said.endswith("…") for word in foot) == (edition == "en-es")


@pytest.mark.parametrize("margins", [Margins(left=2 / 2.54, right=0.8), LARGE])
@pytest.mark.parametrize("edition", ["es", "en-es"])
def test_the_number_of_a_page_stands_apart_from_the_title(
    edition: str, margins: Margins, room: Path, tmp_path: Path
) -> None:
    found = words(room_with(samples.page(edition, room), margins=margins), tmp_path)
    numbers = [word for word in found if word.said in ("Página", "Page")]
    assert numbers
    for number in numbers:
        line = [one for one in found if one.page == number.page and abs(one.top - number.top) < 2]
        before = [one.right for one in line if one.right < number.left]
        assert number.left - max(before, default=0) >= 12


def test_a_narrow_column_has_its_rail_above_it_and_all_the_width(room: Path, tmp_path: Path) -> None:
    page = room_with(samples.page("en", room, kind=samples.EVERYTHING), paper="a4", margins=LARGE)
    names = ("Year", "Trucks", "Cars", "Motorcycles", "Trailers", "Total")
    head = "| " + " | ".join(names) + " |\n" + "|---" * 6 + "|\n"
    page = bodies(page, "Recovered.", head + "| 2007 | 120 | 90 | 31 | 12 | 253 |\n")
    found = words(page, tmp_path)
    assert all(2 * 72 - 1 < word.left < word.right < (8.27 - 2) * 72 + 1 for word in found)
    top = {word.said: word.top for word in reversed(found)}
    assert top["immediate"] == pytest.approx(top["Media"], abs=1), "side by side"
    assert top["Media"] < top["Recovered."]
    assert adopted.lost(page, tmp_path / "made.pdf") == []


def test_the_rail_stands_beside_the_text_where_that_leaves_it_four_inches(room: Path) -> None:
    def rules(left: float) -> str:
        return geometry.rules(room_with(samples.page("en", room), margins=Margins(left=left, right=0.9)).newsroom)

    assert "position: static" not in rules(1.6)
    assert "0.9in 0.95in 3.3in; @top-left { width: 4.3in; }" in rules(1.6)
    assert "position: static" in rules(1.8)
    assert "0.9in 0.95in 1.8in; @top-left { width: 5.8in; }" in rules(1.8)


@pytest.mark.parametrize("size", [(600, 60), (100, 100)])
def test_titles_stand_beside_a_logo_and_level(size: tuple[int, int], room: Path, tmp_path: Path) -> None:
    Image.new("RGB", size, "navy").save(room / "templates" / "office.png")
    for edition in ("en", "en-es"):
        found = words(room_with(samples.page(edition, room), logo="office.png"), tmp_path)
        title = [word for word in found if word.said in ("South", "Newsroom", "Sala", "Prensa") and word.bottom < 130]
        title = [word for word in title if word.bottom - word.top > 14]
        assert len(title) == (2 if edition == "en" else 4)
        assert max(word.top for word in title) - min(word.top for word in title) < 0.5


@pytest.mark.parametrize("before", range(1, 6))
def test_a_figure_leaves_no_more_than_a_third_of_a_page_white(before: int, room: Path, tmp_path: Path) -> None:
    figure = '![A yard](trucks.png "Recovered trucks wait for their owners")'
    text = [SENTENCE * 5] * 8
    found = words(bodies(samples.page("en-es", room), *text[:before], figure, *text[before:]), tmp_path)
    assert max(white(found)) < 9.32 / 3


@pytest.mark.parametrize("sentences", [4, 8, 10, 14, 18, 20, 22])
def test_long_rows_leave_no_more_than_a_third_of_a_page_white(sentences: int, room: Path, tmp_path: Path) -> None:
    """Nor does the end of the release take a long row along to a page of its own."""
    row, short = SENTENCE * sentences, SENTENCE * 3
    found = words(bodies(samples.page("en-es", room), short, short, short, row, short, row, row), tmp_path)
    assert max(white(found)) < 9.32 / 3


def test_verapdf_finds_nothing(room: Path, tmp_path: Path, validate_pdf: Any) -> None:
    Image.new("RGB", (600, 60), "navy").save(room / "templates" / "office.png")
    files = []
    for edition in ("en", "en-es", "both"):
        page = room_with(samples.page(edition, room), paper="a4", margins=LARGE, logo="office.png", title=TITLE)
        rows = "".join(f"| TX {nth} | Matamoros |\n" for nth in range(120))
        files.append(tmp_path / f"{edition}.pdf")
        files[-1].write_bytes(pdf.render(bodies(page, SENTENCE * 20, f"| Plate | Yard |\n|---|---|\n{rows}")))
    assert validate_pdf(files, flavour="ua1,3a") == dict.fromkeys(files, ())
