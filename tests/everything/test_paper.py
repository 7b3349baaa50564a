"""What a page says of its PDFs, and what no PDF of the newsroom may do to words."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from cli.room import Room
from editions.tearing import torn
from everything import room


def pdfs(whole: Room) -> list[Path]:
    """Of the three releases in every edition."""
    found = sorted(whole.path("public").rglob("*.pdf"))
    assert len(found) == 5 * len(room.THREE)
    return found


def test_no_word_is_torn_in_two(whole: Room) -> None:
    found = {file.name: torn(file, (file.parent / "index.html").read_text("utf-8")) for file in pdfs(whole)}
    assert found == {name: [] for name in found}


@pytest.mark.parametrize(("edition", "words"), [("en", "pages"), ("es", "páginas")])
def test_a_page_says_how_many_pages_each_of_its_pdfs_has(whole: Room, edition: str, words: str) -> None:
    folder = whole.path(f"public/{edition}/2009/stolen-vehicles")
    page = (folder / "index.html").read_text("utf-8")
    said = re.findall(r'href="([^"]+\.pdf)">[^<]*</a>\s*<span class="size">(\d+) (\w+), ', page)
    assert len(said) == 5
    for href, count, unit in said:
        with pikepdf.open(folder / href) as opened:
            assert int(count) == len(opened.pages)
        assert unit in ("pages", "páginas")
    assert said[0][2] == words
