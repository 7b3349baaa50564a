"""What has not changed is passed over, and nothing that matters is taken for unchanged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from cli.room import BRIDGE, FLOOD_PO, PO, Room

RECORD = ".comunicado/extracted.json"


@pytest.fixture
def settled(newsroom: Room) -> Room:
    """A newsroom whose catalogues are up to date, with a record of it."""
    newsroom.run("extract")
    assert newsroom.path(RECORD).is_file()
    return newsroom


def _watched(room: Room) -> list[str]:
    """Extract in this process; the releases that were read for it."""
    from datetime import UTC, datetime

    from comunicado.build.extract import extract
    from comunicado.newsroom import Shelf, load

    read: list[str] = []

    class Watched(Shelf):
        def read(self, path: str) -> bytes:
            read.append(path)
            return super().read(path)

    newsroom = load(room.path("."))
    shelf = Watched(newsroom)
    done = extract(newsroom, shelf, shelf.ids, now=datetime(2026, 1, 2, tzinfo=UTC))
    assert not done.errors
    return sorted({path for path in read if path.endswith("release.md")})


def test_only_the_release_that_was_edited_is_read_again(settled: Room) -> None:
    assert _watched(settled) == []
    settled.edit("releases/2019/flood/release.md", "Sunday", "Monday")
    assert _watched(settled) == ["releases/2019/flood/release.md"]
    assert _watched(settled) == []


def test_a_catalogue_that_somebody_wrote_is_looked_at_again(settled: Room) -> None:
    settled.path(FLOOD_PO).write_bytes(settled.path(FLOOD_PO).read_bytes() + b"\n# a remark\n")
    assert _watched(settled) == ["releases/2019/flood/release.md"]


@pytest.mark.parametrize("data", [None, b"", b"{", b"\xff"])
def test_without_its_record_everything_is_read(settled: Room, data: bytes | None) -> None:
    if data is None:
        shutil.rmtree(settled.path(".comunicado"))
    else:
        settled.path(RECORD).write_bytes(data)
    assert len(_watched(settled)) == 2


def test_a_picture_that_goes_missing_is_told(newsroom: Room) -> None:
    folder = newsroom.path("releases/2019/flood")
    newsroom.edit("releases/2019/flood/release.md", "The river", '![The levee](levee.png "At dusk")\n\nThe river')
    (folder / "levee.png").write_bytes(b"picture")
    newsroom.run("extract")
    assert newsroom.run("extract").err.startswith("up to date")
    (folder / "levee.png").unlink()
    assert "the picture 'levee.png' is not there" in newsroom.run("extract", exits=2).err


def test_a_changed_configuration_is_seen(settled: Room) -> None:
    """A fact of the newsroom prints something else now, and translators are told."""
    settled.edit("comunicado.toml", "1-866-DHS-2-ICE", "1-866-347-2423")
    assert f"{PO}: updated" in settled.run("extract").out
    assert "{tipline} = 1-866-347-2423" in settled.path(PO).read_text("utf-8")


def test_remarks_are_made_each_time(newsroom: Room) -> None:
    newsroom.write("releases/2019/bridge/release.md", f"{BRIDGE}\n<!-- to do -->\n")
    first = newsroom.run("extract").err
    assert "this comment is printed on the page" in first
    assert "this comment is printed on the page" in newsroom.run("extract").err


def test_a_file_of_the_same_size_and_time_is_not_taken_for_the_same(settled: Room) -> None:
    file = settled.path("releases/2019/flood/release.md")
    before = file.stat()
    settled.edit("releases/2019/flood/release.md", "Sunday", "Monday")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert f"{FLOOD_PO}: updated" in settled.run("extract").out


def test_a_record_is_no_part_of_the_newsroom(settled: Room, tmp_path: Path) -> None:
    """A copy of the newsroom without its cache has the same catalogues, and nothing to do."""
    copy = tmp_path / "copy"
    shutil.copytree(settled.path("."), copy, ignore=shutil.ignore_patterns(".comunicado"))
    assert Room(copy).run("extract").err == "up to date: 6 catalogues\n"
