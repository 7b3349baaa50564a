"""Catalogue files are read only from inside the newsroom, and written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from catalogues.oracles import HEAD
from comunicado.catalogues import store
from comunicado.errors import CatalogueError

DATA = HEAD.encode()
PATH = "locales/es/LC_MESSAGES/2009/x.po"


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_what_is_saved_is_loaded_and_folders_are_made(tmp_path: Path) -> None:
    assert store.load(tmp_path, PATH) is None
    assert store.save(tmp_path, PATH, DATA)
    loaded = store.load(tmp_path, PATH)
    assert loaded is not None
    assert (loaded.path, loaded.get("Language")) == (PATH, "es")
    assert _names((tmp_path / PATH).parent) == ["x.po"]


def test_the_same_bytes_are_not_written(tmp_path: Path) -> None:
    store.save(tmp_path, "x.po", DATA)
    before = (tmp_path / "x.po").stat()
    assert not store.save(tmp_path, "x.po", DATA)
    after = (tmp_path / "x.po").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_permissions_stay_and_a_crashed_runs_leftover_goes(tmp_path: Path) -> None:
    store.save(tmp_path, "x.po", DATA)
    (tmp_path / "x.po").chmod(0o640)
    (tmp_path / ".x.po.tmp").write_text("half")
    store.save(tmp_path, "x.po", DATA + b"\n")
    assert stat.S_IMODE((tmp_path / "x.po").stat().st_mode) == 0o640
    assert _names(tmp_path) == ["x.po"]


@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    store.save(tmp_path, "x.po", DATA)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, function, fail)
    with pytest.raises(CatalogueError, match=r"^x\.po: the file cannot be written \(No space left on device\)"):
        store.save(tmp_path, "x.po", DATA + b"\n")
    assert (tmp_path / "x.po").read_bytes() == DATA
    assert _names(tmp_path) == ["x.po"]


@pytest.mark.parametrize("held", [DATA + b"# saved\n", None])
def test_what_an_editor_saved_meanwhile_is_not_written_over(tmp_path: Path, held: bytes | None) -> None:
    if held:
        (tmp_path / "x.po").write_bytes(held)
    with pytest.raises(CatalogueError, match=r"^x\.po: it was changed by somebody else meanwhile.*; run this again"):
        store.save(tmp_path, "x.po", b"new", made_from=DATA)
    assert _names(tmp_path) == ["x.po"] * bool(held)
    assert held is None or (tmp_path / "x.po").read_bytes() == held


@pytest.mark.parametrize("made_from", [DATA, b""])
def test_what_is_as_it_was_read_is_written_over(tmp_path: Path, made_from: bytes) -> None:
    if made_from:
        (tmp_path / "x.po").write_bytes(made_from)
    assert store.save(tmp_path, "x.po", b"new", made_from=made_from)
    assert (tmp_path / "x.po").read_bytes() == b"new"


def test_many_that_save_the_same_file_write_it_whole(tmp_path: Path) -> None:
    every = {bytes([number]) * 100_000 for number in range(8)}
    threads = [threading.Thread(target=store.save, args=(tmp_path, "x.mo", data)) for data in every]
    for thread in threads:
        thread.start()
    seen: set[bytes] = set()
    while any(thread.is_alive() for thread in threads):
        seen.add(store.read(tmp_path, "x.mo") or b"")
    for thread in threads:
        thread.join()
    assert seen | {(tmp_path / "x.mo").read_bytes()} <= every | {b""}
    assert _names(tmp_path) == ["x.mo"]


@pytest.mark.parametrize("kind", ["file", "link", "fifo"])
def test_what_lies_in_the_place_of_the_temporary_file_is_replaced(tmp_path: Path, kind: str) -> None:
    temporary = tmp_path / ".x.po.tmp"
    if kind == "file":
        temporary.write_bytes(b"left by a run that was killed" * 100)
    elif kind == "link":
        temporary.symlink_to(tmp_path / "other")
    else:
        os.mkfifo(temporary)
    store.save(tmp_path, "x.po", DATA)
    assert (tmp_path / "x.po").read_bytes() == DATA
    assert _names(tmp_path) == ["x.po"]


@pytest.mark.parametrize("kind", ["directory", "fifo", "outside", "dangling", "loop"])
def test_what_is_no_file_of_the_newsroom_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "room"
    root.mkdir()
    (tmp_path / "secret.po").write_bytes(DATA)
    file = root / "x.po"
    if kind == "directory":
        file.mkdir()
    elif kind == "fifo":
        os.mkfifo(file)
    else:
        file.symlink_to({"outside": tmp_path / "secret.po", "dangling": tmp_path / "none.po", "loop": file}[kind])
    started = time.monotonic()
    with pytest.raises(CatalogueError, match=r"^x\.po: "):
        store.load(root, "x.po")
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("path", ["../secret.po", "/etc/passwd", "a/../../secret.po", "x\0.po", "", "link/secret.po"])
def test_a_path_cannot_lead_out_of_the_newsroom(tmp_path: Path, path: str) -> None:
    root = tmp_path / "room"
    root.mkdir()
    (tmp_path / "secret.po").write_bytes(DATA)
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(CatalogueError):
        store.load(root, path)
    with pytest.raises(CatalogueError):
        store.save(root, path, b"evil")
    assert (tmp_path / "secret.po").read_bytes() == DATA


def test_a_link_inside_the_newsroom_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    store.save(tmp_path, "a/x.po", DATA)
    (tmp_path / "y.po").symlink_to("a/x.po")
    assert store.load(tmp_path, "y.po") is not None
    store.save(tmp_path, "y.po", DATA + b"\n")
    assert (tmp_path / "y.po").is_symlink()
    assert (tmp_path / "a/x.po").read_bytes() == DATA + b"\n"


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_bytes(DATA)
    with pytest.raises(CatalogueError, match="more than 100 bytes"):
        store.load(tmp_path, "x.po", max_bytes=100)


def test_a_name_below_a_file_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    assert store.read(tmp_path, "a/x.po") is None


def test_a_broken_file_is_named_by_its_path_in_the_newsroom(tmp_path: Path) -> None:
    store.save(tmp_path, PATH, b"junk\n")
    with pytest.raises(CatalogueError, match=rf"^{PATH}:1: "):
        store.load(tmp_path, PATH)


def test_one_at_a_time_holds_the_lock(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with store.lock(tmp_path / "cache/lock"):
            order.append("second")

    with store.lock(tmp_path / "cache/lock"):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.15)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_whoever_waits_too_long_is_told(tmp_path: Path) -> None:
    with (
        store.lock(tmp_path / "lock"),
        pytest.raises(CatalogueError, match="another comunicado is writing catalogues"),
        store.lock(tmp_path / "lock", wait=0.1),
    ):
        pass


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), store.lock(tmp_path / "lock"):
        raise RuntimeError
    with store.lock(tmp_path / "lock", wait=0):
        pass


def test_a_lock_that_is_a_link_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CatalogueError, match="the lock cannot be opened"), store.lock(tmp_path / "lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()


def _saved(root: Path) -> None:
    store.save(root, "cache/x.json", b"{}")


def _locked(root: Path) -> None:
    with store.lock(root / "cache/lock"):
        pass


@pytest.mark.parametrize("work", [_saved, _locked])
def test_a_file_in_the_place_of_a_folder_is_named_itself(tmp_path: Path, work: Callable[[Path], object]) -> None:
    (tmp_path / "cache").write_bytes(b"")
    with pytest.raises(CatalogueError) as caught:
        work(tmp_path)
    assert str(caught.value) == "cache: this is in the place of a folder; move it away"


def test_a_file_that_may_not_be_read_is_not_blamed_on_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.po").write_bytes(DATA)

    def refuse(path: object, *_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CatalogueError, match=r"^x\.po: the file cannot be written \(Permission denied\)$"):
        store.save(tmp_path, "x.po", b"other")


@pytest.mark.parametrize("work", [_saved, _locked])
def test_a_folder_that_may_not_be_written_in_is_named_itself(
    tmp_path: Path, work: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right is taken away by hand: root, who runs tests in containers, has every right."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CatalogueError) as caught:
        work(tmp_path)
    reason = "the folder cannot be written in (Permission denied); give yourself the right to write there"
    assert str(caught.value) == f"cache/: {reason}"
