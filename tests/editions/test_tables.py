"""Tables that are fitted to their paper: as HTML, and as they stand in a PDF."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado.editions import html, pdf
from comunicado.editions.geometry import Widths
from comunicado.editions.tables import fit
from comunicado.markdown import read
from comunicado.markdown.html import Rendering, blocks
from editions import adopted, samples
from editions.tearing import torn

PAPER = Widths(column=240, whole=500)
CITIES = ("Month", "Brownsville", "Matamoros", "McAllen", "Reynosa", "Laredo", "Nuevo Laredo", "Eagle Pass", "Totals")
CIUDADES = ("Mes", "Brownsville (Texas)", "Matamoros (Tamaulipas)", "McAllen", "Reynosa", "Laredo", "Nuevo Laredo",
            "Eagle Pass", "En todos los lugares")  # fmt: skip


def measure(text: str, bold: bool) -> float:
    """Every letter half an em."""
    return len(text) / 2


def written(*rows: tuple[str, ...]) -> str:
    """A table as Markdown, its first row the head."""
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body]) + "\n"


def page(*tables: str, side: str = "") -> str:
    """Tables as the templates put them: one, or two that say the same, one above the other."""
    made = [blocks(read(table), Rendering({})) for table in tables]
    if not side:
        return "".join(made)
    sides = "".join(f'<div class="side side-{nth}" lang="es">\n{one}</div>\n' for nth, one in enumerate(made, 1))
    return f'<div class="{side}">\n{sides}</div>\n'


def found(said: str) -> list[list[list[str]]]:
    """The tables of a page: rows of texts."""
    rows = (
        re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL) for table in re.findall(r"<table.*?</table>", said, re.DOTALL)
    )
    return [[re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table] for table in rows]


def widths(said: str) -> list[list[float]]:
    """The widths of the columns of each table, in per cent."""
    return [
        [float(one) for one in re.findall(r"width: ([0-9.]+)%", table)]
        for table in re.findall(r"<table.*?</table>", said, re.DOTALL)
    ]


def test_a_table_that_fits_is_as_it_was() -> None:
    said = page(written(("Lane", "Trucks"), ("North", "1,240")))
    assert fit(said, PAPER, measure) == said


def test_a_table_that_is_a_little_too_wide_is_set_smaller() -> None:
    said = fit(page(written(("Settlement",) * 5, ("a",) * 5)), PAPER, measure)
    assert said.startswith('<div class="table small"><table>')
    assert len(found(said)) == 1


def test_a_wide_table_is_cut_into_groups_of_columns_each_with_the_first() -> None:
    said = fit(page(written(CITIES, ("March", *"12345678"), ("April",))), PAPER, measure)
    first, second = found(said)
    assert first[0] == list(CITIES[:5])
    assert second[0] == [CITIES[0], *CITIES[5:]]
    assert second[1] == ["March", *"5678"]
    assert len({group[0] for group in widths(said)}) == 1, "their first columns stand one below the other"


def test_a_table_and_its_translation_have_the_same_columns() -> None:
    for side in ("wide wide", "row table"):
        said = page(written(("Year", "Cars"), ("2007", "1")), written(("Año", "Automóviles"), ("2007", "1")), side=side)
        one, other = widths(fit(said, PAPER, measure))
        assert one == other
        assert sum(one) == pytest.approx(100, abs=0.1)
    cut = found(fit(page(written(CITIES, ("a",) * 9), written(CIUDADES, ("b",) * 9), side="row table"), PAPER, measure))
    assert [len(table[0]) for table in cut[: len(cut) // 2]] == [len(table[0]) for table in cut[len(cut) // 2 :]]


def test_a_long_table_gets_widths_so_that_it_is_not_laid_out_twice() -> None:
    def columns(rows: int) -> list[float]:
        return widths(fit(page(written(("Plate", "Yard"), *[("TX 1", "Los Tomates")] * rows)), PAPER, measure))[0]

    assert columns(49) == []
    narrow, wide = columns(50)
    assert narrow < wide
    assert narrow + wide == pytest.approx(100, abs=0.1)


def test_texts_of_record_may_have_tables_of_other_columns() -> None:
    said = page(written(("a", "b"), ("1", "2")), written(("a", "b", "c"), ("1", "2", "3")), side="wide wide")
    assert fit(said, PAPER, measure) == said


CELLS = st.text("ab -", min_size=1, max_size=40).map(lambda text: " ".join(text.replace("-", "é").split()) or "x")


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=2, max_size=4)), st.booleans())
def test_no_cell_is_lost_and_none_comes_twice_but_those_of_the_first_column(
    rows: list[tuple[str, ...]], twice: bool
) -> None:
    table = written(*rows)
    said = fit(page(table, table, side="wide wide") if twice else page(table), PAPER, measure)
    tables = found(said)
    half = tables[: len(tables) // 2] if twice else tables
    assert tables == half * (2 if twice else 1)
    for nth, row in enumerate(rows):
        assert [group[nth][0] for group in half] == [row[0]] * len(half)
        assert [cell for group in half for cell in group[nth][1:]] == list(row[1:])


def with_body(made: Any, *bodies: str) -> Any:
    """A page whose texts say something else."""
    texts = zip(made.texts, bodies, strict=True)
    changed = (replace(text, release=replace(text.release, body=read(body)), boilerplate=()) for text, body in texts)
    return replace(made, texts=tuple(changed))


def printed(made: Any, file: Path) -> Path:
    """A page as PDF."""
    file.write_bytes(pdf.render(made))
    return file


def places(file: Path) -> dict[str, list[float]]:
    """Words → where each stands: its right edge in points."""
    done = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    edges: dict[str, list[float]] = {}
    for one in ElementTree.fromstring(done.stdout).iter():
        if one.tag.endswith("}word"):
            edges.setdefault(one.text or "", []).append(float(one.get("xMax", "")))
    return edges


def test_nine_columns_and_more_are_printed_whole(room: Path, tmp_path: Path, validate_pdf: Any) -> None:
    """And in two languages one above the other, in step."""
    months = [("Marzo", *(f"{nth}11.5" for nth in range(8))), ("Abril", *(f"{nth}22.5" for nth in range(8)))]
    cities, ciudades = written(CITIES, *months), written(CIUDADES, *months)
    twelve = written(*(row + tuple(f"{cell}x" for cell in row[1:5]) for row in (CIUDADES, *months)))
    files = {}
    for edition, bodies in {"en": (twelve,), "es": (ciudades,), "en-es": (cities, ciudades)}.items():
        made = with_body(samples.page(edition, room), *bodies)
        file = printed(made, tmp_path / f"{edition}.pdf")
        assert torn(file, html.render(made).decode()) == []
        assert adopted.lost(made, file) == []
        assert adopted.outside(file) == []
        files[file] = ()
    assert validate_pdf(list(files), flavour="ua1,3a") == files
    found = places(tmp_path / "en-es.pdf")
    for number in ("011.5", "311.5", "722.5"):
        first, second = found[number]
        assert first == pytest.approx(second, abs=0.1)


def test_no_word_is_torn_where_a_line_goes_on_after_an_element(room: Path, tmp_path: Path) -> None:
    """WeasyPrint alone takes the first word after one for the first of its line: `Mo|nday`."""
    made = samples.page("en", room)
    body = "\n\n".join(f"**{'Lines go on ' * 4}*{'i' * width}* Monday and *Tuesday* Wednesday**" for width in range(60))
    made = with_body(made, body)
    file = printed(made, tmp_path / "lines.pdf")
    assert torn(file, html.render(made).decode()) == []


def test_what_the_author_set_to_the_right_may_be_a_sentence(room: Path, tmp_path: Path) -> None:
    sentence = "Whoever crosses at six in the morning finds both gates of the bridge open, and on Sundays one of them"
    body = f"| Day | What |\n|---|---:|\n| Sunday | {sentence} |\n"
    file = printed(with_body(samples.page("en", room), body), tmp_path / "right.pdf")
    assert adopted.outside(file) == []
