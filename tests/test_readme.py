"""What the README shows is run as it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from editions.samples import picture

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def _block(language: str, nth: int = 0) -> str:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)[nth]


@pytest.fixture
def command(tmp_path: Path) -> dict[str, str]:
    """An environment in which `comunicado` is this checkout's."""
    script = tmp_path / "bin" / "comunicado"
    script.parent.mkdir()
    script.write_text(f"#!{sys.executable}\nfrom comunicado.cli import main\nmain()\n")
    script.chmod(0o755)
    path = os.pathsep.join((str(script.parent), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src")}


def test_the_first_example_makes_a_newsroom_and_publishes_the_english_edition(
    tmp_path: Path, command: dict[str, str]
) -> None:
    lines = [line.removeprefix("$ ") for line in _block("console").splitlines()]
    script = "\n".join(["set -e", *lines])
    done = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=command, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    public = tmp_path / "newsroom" / "public"
    page = public / "en" / "2026" / "clinic-opens" / "index.html"
    assert "County opens a clinic" in page.read_text("utf-8")
    assert not (public / "es" / "2026" / "clinic-opens").exists()
    assert "2026/clinic-opens: es, en-es withheld" in done.stderr
    assert "locales/es/LC_MESSAGES/2026/clinic-opens.po" in done.stdout


def test_the_python_example_runs_in_this_newsroom(tmp_path: Path, command: dict[str, str]) -> None:
    room = tmp_path / "room"
    room.mkdir()
    for name in ("pyproject.toml", "releases", "locales", "templates"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, room / name)
    done = subprocess.run(
        [sys.executable, "-c", _block("python")],
        cwd=room, env=command, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "10 segments" in done.stdout
    assert "ICE se reúne" in done.stdout
    assert "8 documents, []" in done.stdout


def test_the_readme_names_every_command() -> None:
    from comunicado.cli import COMMANDS

    assert not [name for name in COMMANDS if f"comunicado {name}" not in README]


def test_the_readme_names_every_public_name_that_its_example_uses() -> None:
    import comunicado

    used = re.search(r"from comunicado import (.*)", _block("python"))
    assert used is not None
    assert set(used[1].split(", ")) <= set(comunicado.__all__)


def test_the_configuration_that_it_shows_is_one(tmp_path: Path, command: dict[str, str]) -> None:
    """With a release that has all that the README's has, in the newsroom's own language."""
    room = tmp_path / "room"
    for name in ("templates", "releases/_boilerplate", "releases/2026/clinic"):
        (room / name).mkdir(parents=True)
    (room / "comunicado.toml").write_text(_block("toml"), "utf-8")
    (room / "templates/newsroom.css").write_text(_block("css"), "utf-8")
    (room / "templates/seal.png").write_bytes(picture(64, 64))
    (room / "releases/_boilerplate/about-county.md").write_text("The county governs.\n")
    (room / "releases/_contacts.toml").write_text('[press]\nname = "Press"\n')
    Image.new("RGB", (64, 64)).save(room / "releases/2026/clinic/clinic.jpg")
    (room / "releases/2026/clinic/release.md").write_text(_block("markdown"), "utf-8")
    for line in ("extract", "build --edition en --now 2026-11-25T00:00Z"):
        done = _run(f"comunicado {line}", room, command)
        assert done.returncode == 0, done.stderr
    public = room / "public/en"
    page = (public / "2026/clinic/index.html").read_text("utf-8")
    assert "Joint statement" in page
    assert "An earlier version gave another telephone number." in page
    assert (public / "topics/health/index.html").exists()
    assert {file.suffix for file in (public / "2026/clinic").iterdir()} >= {".pdf", ".docx", ".txt", ".json", ".html"}
    (style,) = (room / "public/assets").glob("screen.*.css")
    assert style.read_text("utf-8").endswith(_block("css"))


def test_every_token_that_it_names_is_one_of_the_theme() -> None:
    theme = (ROOT / "src/comunicado/theme/styles/tokens.css").read_text("utf-8")
    named = set(re.findall(r"--[a-z-]+(?=:)", _block("css")))
    assert named
    assert named <= set(re.findall(r"--[a-z-]+(?=:)", theme))


def test_a_third_language_begins_as_it_says(tmp_path: Path, command: dict[str, str]) -> None:
    done = _run("comunicado init room", tmp_path, command)
    room = tmp_path / "room"
    with (room / "comunicado.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[editions]]\nname = "fr"\nlocales = ["fr-FR"]\n')
    done = _run("comunicado extract", room, command)
    assert done.returncode == 0, done.stderr
    words = (room / "locales/fr/LC_MESSAGES/newsroom.po").read_text("utf-8")
    assert 'msgid "For immediate release"\nmsgstr ""' in words


def _run(line: str, folder: Path, command: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        line.split(), cwd=folder, env=command, capture_output=True, text=True, timeout=300, check=False
    )
