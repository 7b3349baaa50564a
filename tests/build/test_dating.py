"""The date of a document is read where offices write it: in front matter, on a line of its own, in the dateline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado import documents, markdown
from comunicado.build import dating
from comunicado.build.dating import Dated

TEXT = "The bridge opened to trucks."

LINES = """
March 4, 2024
Monday, March 4, 2024
(4 March 2024)
MARCH 4, 2024
March 4th, 2024
2024-03-04
Date: March 4, 2024
For immediate release: March 4, 2024
FOR IMMEDIATE RELEASE — MARCH 4, 2024
Press release – Mar. 4, 2024
Released on March 4, 2024
4 de marzo de 2024
Lunes, 4 de marzo del 2024.
4 DE MARZO DE 2024
4 de marzo, 2024
Para su difusión inmediata: 4 de marzo de 2024
Comunicado de prensa, 4 de marzo de 2024
Fecha de publicación: 4 de marzo de 2024
"""
DATELINES = """
BROWNSVILLE, Texas, March 4, 2024 — The bridge opened.
BROWNSVILLE, Texas (March 4, 2024) – The bridge opened.
BROWNSVILLE, Texas – March 4, 2024 – The bridge opened.
WASHINGTON, Monday, March 4, 2024 -- The bridge opened.
**BROWNSVILLE, Texas, 4 de marzo de 2024.—** El puente abrió.
MATAMOROS, Tamps., a 4 de marzo de 2024.- El puente abrió.
Brownsville, Texas, March 4, 2024
Ciudad de México, a 4 de marzo de 2024.
"""
NONE = """
The bridge opened on March 4, 2024.
On March 4, 2024, the bridge opened.
Since March 4, 2024 — a Monday — the bridge is open.
Embargoed until March 4, 2024
BROWNSVILLE, Texas, embargoed until March 4, 2024 — The bridge opened.
March 4-6, 2024
March 4
March 2024
June 31, 2024
3/4/2024
"""


def _rows(table: str) -> list[str]:
    return table.strip().splitlines()


def _read(text: str) -> tuple[str, Dated | None, list[str]]:
    """Body, date and the last remarks of a document that begins so."""
    document = documents.read(f"# The bridge opens\n\n{text}\n\n{TEXT}\n".encode(), path="a.md")
    rest, dated = dating.read(document)
    return markdown.write(rest.body), dated, [remark.reason for remark in rest.remarks[len(document.remarks) :]]


@pytest.mark.parametrize("line", _rows(LINES))
def test_a_line_that_says_only_the_date_gives_it_and_leaves_the_text(line: str) -> None:
    body, dated, remarks = _read(line)
    assert dated == Dated("2024-03-04", f"its line '{line}'")
    assert body == f"{TEXT}\n"
    assert remarks == [f"left out, for the page itself says it: '{line}'"]


@pytest.mark.parametrize("line", _rows(DATELINES))
def test_a_dateline_gives_its_date_and_stays_as_it_was(line: str) -> None:
    body, dated, remarks = _read(line)
    assert dated is not None
    assert dated.date == "2024-03-04"
    assert dated.said.startswith("its dateline '")
    assert "2024" in body
    assert remarks == []


@pytest.mark.parametrize("line", _rows(NONE))
def test_a_date_that_the_text_speaks_of_is_none_of_the_document(line: str) -> None:
    body, dated, remarks = _read(line)
    assert dated is None
    assert line.split(",")[0] in body
    assert remarks == []


def test_only_the_head_of_a_document_is_looked_at() -> None:
    assert _read(f"{TEXT} " * 10 + "\n\nMarch 4, 2024")[1] is None
    assert _read("Office\n\n" * 12 + "March 4, 2024")[1] is None
    assert _read("Contact: Ana Torres\n\nMarch 4, 2024")[1] is not None


def test_front_matter_goes_before_the_text_and_a_line_that_repeats_it_leaves() -> None:
    for line, kept in (("March 4, 2024", False), ("March 5, 2024", True)):
        text = f"---\ntitle: A\ndate: 2024-03-04T10:00\n---\n{line}\n\n{TEXT}\n"
        rest, dated = dating.read(documents.read(text.encode(), path="a.md"))
        assert dated == Dated("2024-03-04T10:00", "its front matter")
        assert (line in markdown.write(rest.body)) is kept


@given(st.text(max_size=200) | st.sampled_from(_rows(LINES + DATELINES)).map(lambda line: line * 20))
def test_no_text_is_too_much_for_it(text: str) -> None:
    document = documents.read(f"# A\n\n{text}".encode("utf-8", "replace"), path="a.md")
    assert len(dating.read(document)[0].body) >= len(document.body) - 1
