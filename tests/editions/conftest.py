"""A newsroom with a picture, and documents that are made once for all tests."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from comunicado.editions import html, pdf
from editions import samples

Make = Callable[..., str]


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom's folder, which is the folder of its one release too."""
    folder = tmp_path_factory.mktemp("room")
    (folder / "templates").mkdir()
    (folder / "trucks.png").write_bytes(samples.picture())
    return folder


@pytest.fixture(scope="session")
def page_of(room: Path) -> Make:
    """(edition, kind, **changes) → HTML."""

    def make(edition: str, kind: object = samples.SUMMIT, **changes: object) -> str:
        return html.render(samples.page(edition, room, kind=kind, **changes)).decode("utf-8")  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def pdf_of(room: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """(edition, kind) → PDF file."""
    made: dict[tuple[str, int], Path] = {}

    def make(edition: str, kind: dict[str, tuple[str, str, str, str]] = samples.SUMMIT) -> Path:
        key = (edition, id(kind))
        if key not in made:
            made[key] = tmp_path_factory.mktemp("pdf") / f"{edition}.pdf"
            made[key].write_bytes(pdf.render(samples.page(edition, room, kind=kind)))
        return made[key]

    return make


@pytest.fixture(scope="session")
def text_of() -> Callable[..., str]:
    """PDF file → its text, white space as single spaces."""

    def read(file: Path, *options: str) -> str:
        done = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True)
        return " ".join(done.stdout.decode("utf-8").split())

    return read
