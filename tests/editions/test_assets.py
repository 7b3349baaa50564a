"""Shared files: names made of content, fonts cut to the letters, a newsroom's own look."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from comunicado.editions import fonts
from comunicado.editions.assets import assets
from editions import samples


def test_names_are_made_of_content(tmp_path: Path) -> None:
    made = assets(samples.newsroom(tmp_path), tmp_path / "cache")
    assert set(made.names) == {face.name for face in fonts.FACES} | {name for name in made.names if "woff2" not in name}
    assert all(path in made.files for path in made.names.values())
    sheet = made.files[made.names["screen.css"]].decode()
    for face in fonts.FACES:
        assert made.names[face.name].split("/")[1] in sheet
    again = assets(samples.newsroom(tmp_path), tmp_path / "another")
    assert again == made
    other = assets(samples.newsroom(tmp_path, accent="#AA0000"), tmp_path / "cache")
    assert other.names["screen.css"] != made.names["screen.css"]


def test_own_styles_replace_and_add(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "tokens.css").write_text(":root { --ink: #123456 }")
    (tmp_path / "templates" / "newsroom.css").write_text(".mine { color: red }")
    made = assets(samples.newsroom(tmp_path), tmp_path / "cache")
    sheet = made.files[made.names["screen.css"]].decode()
    assert "--ink: #123456" in sheet
    assert "--wash" not in sheet.split("--ink: #123456")[0]
    assert sheet.rstrip().endswith(".mine { color: red }")


def test_logo_keeps_its_kind(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "seal.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    made = assets(samples.newsroom(tmp_path, logo="seal.svg"), tmp_path / "cache")
    assert made.names["logo"].startswith("assets/seal.")
    assert made.names["logo"].endswith(".svg")


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.name)
def test_web_fonts_hold_what_spanish_and_english_need(face: fonts.Face, tmp_path: Path) -> None:
    data = fonts.web(face, tmp_path)
    font = TTFont(BytesIO(data))
    letters = font.getBestCmap()
    assert all(ord(letter) in letters for letter in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’—–…•$€ÇçªºŁšž−½\u00a0")
    assert [axis.axisTag for axis in font["fvar"].axes] == ["wght"]
    assert len(data) < 60_000


def test_a_font_is_made_alike_in_another_process() -> None:
    """Without a cache."""
    code = "import sys; from comunicado.editions import fonts; sys.stdout.buffer.write(fonts._web(fonts.FACES[0]))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout == fonts._web(fonts.FACES[0])


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert fonts.web(fonts.FACES[0], tmp_path / "file") == fonts.web(fonts.FACES[0], tmp_path)


def test_importing_editions_loads_nothing_heavy() -> None:
    code = (
        "import sys, comunicado.editions;"
        "print([m for m in ('jinja2', 'weasyprint', 'fontTools', 'babel', 'markupsafe') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
