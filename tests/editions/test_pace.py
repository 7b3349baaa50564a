"""Long releases: what WeasyPrint does for each element does not grow with their number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pydyf
import pytest
from cssselect2 import ElementWrapper  # type: ignore[import-untyped]

from comunicado.editions import pace, pdf
from comunicado.errors import RenderError
from comunicado.markdown import read
from editions import samples

HEAD = "| Plate | Yard |\n|---|---|\n"


def saying(edition: str, room: Path, body: str) -> Any:
    """A page whose texts say this and no more."""
    made = samples.page(edition, room)
    texts = (replace(text, release=replace(text.release, body=read(body)), boilerplate=()) for text in made.texts)
    return replace(made, texts=tuple(texts))


def made_for(page: Any, monkeypatch: pytest.MonkeyPatch) -> int:
    """Elements that selectors were asked about, or that were made to answer."""
    count = 0
    first = ElementWrapper.__init__

    def counted(*given: Any, **more: Any) -> None:
        nonlocal count
        count += 1
        first(*given, **more)

    with monkeypatch.context() as patched:
        patched.setattr(ElementWrapper, "__init__", counted)
        pdf.render(page)
    return count


@pytest.mark.parametrize("edition", ["en", "en-es"])
def test_twice_as_many_paragraphs_are_twice_the_work(edition: str, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = (made_for(saying(edition, room, "Said.\n\n" * n), monkeypatch) for n in (100, 200))
    assert two < 2.2 * one


def test_references_are_made_for_each_page_and_not_for_each_cell(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0

    def counted(document: pydyf.PDF) -> Any:
        nonlocal made
        made += 1
        return references(document)

    references = pace._page_references.fget
    monkeypatch.setattr(pace, "_page_references", property(counted))
    pdf.render(saying("en", room, HEAD + "| TX 1 | In the yard |\n" * 300))
    assert 1 <= made < 60


def test_siblings_and_references_are_those_of_the_libraries(room: Path) -> None:
    pdf.render(samples.page("en", room))  # installs
    root = ElementWrapper.from_html_root(ElementTree.fromstring("<ul><li/><li><b/></li><p/><li/></ul>"))
    every = list(root.iter_subtree())
    assert [[one.local_name for one in each.iter_next_siblings()] for each in every] == [
        [], ["li", "p", "li"], ["p", "li"], [], ["li"], [],
    ]  # fmt: skip
    document = pydyf.PDF()
    for count in range(3):
        assert len(document.page_references) == count
        document.add_page(pydyf.Dictionary({}))
    assert document.page_references[-1] == f"{document.objects[-1].number} 0 R".encode()


def test_tables_without_end_are_refused_at_once_with_what_to_do(room: Path) -> None:
    page = saying("en", room, HEAD + "| a | b |\n" * (pdf.CELLS // 2 + 1))
    with pytest.raises(RenderError) as caught:
        pdf.render(page)
    [problem] = caught.value.problems
    assert problem.path == page.release.path
    assert problem.reason == "its tables have 20,002 cells in the edition 'en'; a PDF takes at most 20,000"
    assert "link" in problem.hint
