"""What has not changed is known to be so; what may have changed is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from comunicado.build.stamps import Stamps, digest
from comunicado.errors import Problem

RECORD = ".comunicado/record.json"
REMARK = Problem("a.md", 3, "odd", "mend it")


def _stamps(root: Path, settings: str = "s") -> Stamps:
    return Stamps(root, RECORD, settings=settings)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one file that was noted as up to date."""
    (tmp_path / "a.po").write_bytes(b"one")
    stamps = _stamps(tmp_path)
    stamps.note("a", stamps.looks(("a.po", "absent.po")), {}, [REMARK])
    stamps.keep()
    return tmp_path


def test_what_has_not_changed_is_fresh_and_keeps_its_remarks(root: Path) -> None:
    known = _stamps(root).fresh("a")
    assert known is not None
    assert (known.files, known.remarks) == (("a.po",), (REMARK,))
    assert _stamps(root).fresh("b") is None


def test_a_change_that_keeps_size_and_time_is_seen(root: Path) -> None:
    """An editor may save twice within one tick of the clock."""
    file = root / "a.po"
    before = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _stamps(root).fresh("a") is None


def test_a_file_that_comes_or_goes_is_seen(root: Path) -> None:
    (root / "absent.po").write_bytes(b"")
    assert _stamps(root).fresh("a") is None
    (root / "absent.po").unlink()
    assert _stamps(root).fresh("a") is not None
    (root / "a.po").unlink()
    assert _stamps(root).fresh("a") is None


def test_other_settings_forget_everything(root: Path) -> None:
    assert _stamps(root, "t").fresh("a") is None


def test_a_file_written_by_somebody_else_meanwhile_is_not_taken_for_ours(root: Path) -> None:
    stamps = _stamps(root)
    before = stamps.looks(("a.po",))
    (root / "a.po").write_bytes(b"theirs")
    stamps.note("a", before, {"a.po": digest(b"ours")}, ())
    assert stamps.fresh("a") is None


def test_a_file_changed_while_it_was_read_is_not_noted(root: Path) -> None:
    stamps = _stamps(root)
    before = stamps.looks(("a.po",))
    (root / "a.po").write_bytes(b"changed")
    stamps.note("a", before, {}, ())
    assert stamps.fresh("a") is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"settings": "s"}', b'{"settings": "s", "entries": {"a": 1}}'])
def test_a_damaged_record_is_none(root: Path, data: bytes) -> None:
    (root / RECORD).write_bytes(data)
    assert _stamps(root).fresh("a") is None
