"""PDFs of real releases, adopted from an archive: nothing lost, nothing that a judge objects to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comunicado.editions import pdf
from comunicado.editions.page import Page
from editions import adopted

SOME = ("debian/20120215", "debian/20170506", "debian/20170617")
"""A short one, one of long tables, one whose headings skip levels."""


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Page]:
    """PDF → its page: two editions of some releases; tests/torture has all of all."""
    folder = tmp_path_factory.mktemp("adopted")
    rows = [row for row in adopted.manifest(corpus) if row["id"] in SOME]
    assert len(rows) == len(SOME)
    room = adopted.adopt(corpus, rows, folder / "room")
    files: dict[Path, Page] = {}
    pages = (page for row in rows for page in adopted.pages(room, row["id"]))
    for page in (page for page in pages if page.edition.name in ("es", "en-es")):
        file = folder / f"{page.release.id.replace('/', '-')}.{page.edition.name}.pdf"
        file.write_bytes(pdf.render(page))
        files[file] = page
    return files


def test_no_text_is_lost(made: dict[Path, Page]) -> None:
    assert {file.name: found for file, page in made.items() if (found := adopted.lost(page, file))} == {}


def test_no_text_runs_out_of_its_page(made: dict[Path, Page]) -> None:
    assert {file.name: found for file in made if (found := adopted.outside(file))} == {}


def test_verapdf_finds_nothing(made: dict[Path, Page], validate_pdf: Any) -> None:
    assert validate_pdf(list(made), flavour="ua1,3a") == dict.fromkeys(made, ())
