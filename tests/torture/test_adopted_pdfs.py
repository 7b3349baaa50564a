"""Every release of the corpus in every edition as PDF; tests/editions/test_pdf_adopted.py has some of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from comunicado.editions import pdf
from editions import adopted


def test_every_real_release_is_printed_whole_and_pleases_verapdf(
    corpus: Path, tmp_path: Path, validate_pdf: Any
) -> None:
    rows = adopted.manifest(corpus)
    room = adopted.adopt(corpus, rows, tmp_path / "room")
    files: list[Path] = []
    for page in (page for row in rows for page in adopted.pages(room, row["id"])):
        file = tmp_path / f"{page.release.id.replace('/', '-')}.{page.edition.name}.pdf"
        file.write_bytes(pdf.render(page))
        assert adopted.lost(page, file) == [], file.name
        assert adopted.outside(file) == [], file.name
        files.append(file)
    assert len(files) == 4 * len(rows)
    assert validate_pdf(files, flavour="ua1,3a") == dict.fromkeys(files, ())
