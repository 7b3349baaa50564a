"""The cache keeps what the last build of the whole newsroom used, and nothing older."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cli.room import CONFIG, FLOOD, FLOOD_PO, Room
from editions import samples

FOLDERS = ("pictures", "print", "cards")
PICTURE = "releases/2019/flood/{}.png"


def _kept(room: Room) -> dict[str, set[str]]:
    return {one: set(room.tree(f".comunicado/{one}")) for one in FOLDERS}


@pytest.fixture(scope="module")
def _built(_published: Room, tmp_path_factory: pytest.TempPathFactory) -> Room:
    room = Room(tmp_path_factory.mktemp("pictured") / "room")
    for name, data in _published.tree("releases", "templates", "locales").items():
        room.write(name, data)
    config = re.sub(r'(?<=\nlocales = )(\["es.*|\["en-US", .*)', r'\1\nformats = ["html"]', CONFIG)
    room.write("comunicado.toml", config)
    for name, size in (("old", (64, 40)), ("new", (60, 40))):
        room.write(PICTURE.format(name), samples.picture(*size))
    room.release("2019/flood", f"{FLOOD}\n![The levee](old.png)\n")
    room.run("extract")
    room.translate("The levee", "El bordo", name=FLOOD_PO)
    room.run("build")
    return room


@pytest.fixture
def pictured(_built: Room, tmp_path: Path) -> Room:
    """A release with one of two pictures, built; one edition is made as PDF too."""
    shutil.copytree(_built.root, tmp_path / "room")
    return Room(tmp_path / "room")


def _change(room: Room) -> None:
    room.edit("releases/2019/flood/release.md", "old.png", "new.png")
    room.translate("River crests below the levee", "El río no rebasa el bordo", name=FLOOD_PO)


def test_a_build_of_everything_removes_what_it_did_not_use(pictured: Room) -> None:
    before = _kept(pictured)
    assert [len(before[one]) for one in FOLDERS] == [1, 1, 8]
    fonts = pictured.tree(".comunicado/fonts")
    pictured.write(".comunicado/cards/.left.tmp", "of a build that was killed")
    _change(pictured)
    pictured.run("build")
    after = _kept(pictured)
    assert [len(after[one]) for one in FOLDERS] == [1, 1, 8]
    assert after["print"] == {".comunicado/print/2019/flood/new.png"}
    assert not before["pictures"] & after["pictures"]
    assert len(before["cards"] & after["cards"]) == 5, "those of the other release and of the English page stay"
    assert pictured.tree(".comunicado/fonts") == fonts
    pictured.release("2019/flood", FLOOD)
    pictured.run("extract")
    pictured.run("build")
    assert _kept(pictured)["print"] == set()
    assert not pictured.path(".comunicado/print/2019").exists(), "nor its empty folders"


@pytest.mark.parametrize("part", [("2019/flood",), ("--edition", "en"), ("--format", "html")])
def test_a_build_of_a_part_removes_nothing(part: tuple[str, ...], pictured: Room) -> None:
    before = _kept(pictured)
    _change(pictured)
    pictured.run("build", *part)
    after = _kept(pictured)
    assert all(before[one] <= after[one] for one in FOLDERS)
    assert before["pictures"] < after["pictures"]


def test_a_build_in_which_something_failed_removes_nothing(pictured: Room) -> None:
    before = _kept(pictured)
    pictured.write(PICTURE.format("old"), b"no picture")
    pictured.run("build", exits=1)
    assert _kept(pictured) == before


def test_a_cache_that_links_elsewhere_costs_nothing_there(pictured: Room, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    pictured.path(".comunicado/print/linked").symlink_to(other)
    pictured.run("build")
    assert (other / "mine.txt").read_text() == "mine"
