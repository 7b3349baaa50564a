"""A translator's save makes no diff but their work, and the next `extract` makes none at all."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogues.work import COMPILED, FUZZY, MISSING, begin, diff, extract_changes_nothing
from cli.room import FLOOD_PO, PO, Room
from comunicado.catalogues import mo, po


@pytest.fixture(scope="module")
def _work(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return begin(tmp_path_factory.mktemp("work") / "room")


@pytest.fixture
def work(_work: Room, tmp_path: Path) -> Room:
    room = Room(tmp_path / "room")
    for name, data in _work.tree(".").items():
        room.write(name, data)
    return room


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.parametrize("program", ["msgcat", "msgattrib", "msgconv", "msguniq"])
def test_gettexts_programs_save_what_they_read_byte_for_byte(program: str, work: Room) -> None:
    before = work.tree("locales")
    for path in work.catalogues():
        _run(program, "--no-wrap", f"--output-file={path}", str(path))
    assert work.tree("locales") == before
    extract_changes_nothing(work)


@pytest.mark.parametrize(
    ("options", "lost", "gained"),
    [
        (["--no-obsolete"], ["#~"], []),
        (["--clear-fuzzy"], ["#, fuzzy"], []),
        (["--clear-fuzzy", "--clear-previous"], ["#, fuzzy", "#|"], []),
        (["--clear-previous"], ["#|"], []),
        (["--set-fuzzy"], ["#, python-brace"], ["#, fuzzy"]),
    ],
    ids=" ".join,
)
def test_what_an_editor_marks_and_cleans_makes_no_other_diff_and_none_in_extract(
    options: list[str], lost: list[str], gained: list[str], work: Room
) -> None:
    path, before = work.path(PO), work.read(PO)
    _run("msgattrib", "--no-wrap", *options, f"--output-file={path}", str(path))
    found = [line for line in diff(before, work.read(PO)) if line[2:]]
    assert found
    assert [line for line in found if not line[2:].startswith(tuple(lost if line[0] == "-" else gained))] == []
    before = work.read(PO)
    assert po.serialize(po.parse(before.encode(), path=PO)) == before.encode()


def test_an_approved_guess_is_published_and_extract_leaves_it(work: Room) -> None:
    path = work.path(PO)
    _run("msgattrib", "--no-wrap", "--clear-fuzzy", "--clear-previous", f"--output-file={path}", str(path))
    extract_changes_nothing(work)
    work.run("compile", "2019/bridge")
    assert (None, FUZZY) in mo.read(work.path(COMPILED).read_bytes(), path=COMPILED)


def test_an_editor_that_wraps_lines_changes_them_and_extract_does_not_change_them_back(work: Room) -> None:
    for path in work.catalogues():
        _run("msgcat", "--width=40", f"--output-file={path}", str(path))
    extract_changes_nothing(work)
    work.edit("releases/2019/flood/release.md", "on Sunday night", "at noon")
    wrapped = work.read(PO)
    work.run("extract")
    assert work.read(PO) == wrapped, "a file none of whose messages changed is not written"
    assert po.serialize(po.parse(work.path(FLOOD_PO).read_bytes(), path=FLOOD_PO)) == work.path(FLOOD_PO).read_bytes()


def _poedit(text: str, message: str, words: str) -> str:
    """What Poedit 3.2.2 makes of a catalogue when one translation is typed (seen with the real one: tests/torture)."""
    text = re.sub(r'"PO-Revision-Date: [^"]*\\n"', r'"PO-Revision-Date: 2026-12-01 09:30-0600\\n"', text, count=1)
    head, rest = text.split("\n\n", 1)
    text = f'{head}\n"X-Generator: Poedit 3.2.2\\n"\n\n{rest}'
    return text.replace(f'msgid "{message}"\nmsgstr ""\n', f'msgid "{message}"\nmsgstr "{words}"\n')


def test_a_save_in_poedit_is_three_lines_and_extract_adds_none(work: Room, msgcat: Callable[[bytes], bytes]) -> None:
    before = work.read(PO)
    saved = _poedit(before, MISSING, "Hacia el norte")
    work.write(PO, saved)
    work.write(COMPILED, b"\xde\x12\x04\x95 and what Poedit compiled")
    assert [line[:15] for line in diff(before, saved)] == [
        '- "PO-Revision-', '+ "PO-Revision-', '+ "X-Generator:', '- msgstr ""', '+ msgstr "Hacia',
    ]  # fmt: skip
    assert msgcat(saved.encode()) == saved.encode()
    extract_changes_nothing(work)
    work.run("compile", "2019/bridge")
    compiled = mo.read(work.path(COMPILED).read_bytes(), path=COMPILED)
    assert compiled["cell", MISSING] == "Hacia el norte"
    assert (None, FUZZY) not in compiled
    assert work.read(PO) == saved


def test_extract_after_a_save_in_poedit_keeps_its_header(work: Room) -> None:
    saved = _poedit(work.read(PO), MISSING, "Hacia el norte")
    work.write(PO, saved)
    work.edit("releases/2019/bridge/release.md", "What changes", "What stays")
    work.run("extract")
    header = work.read(PO).split("\n\n", 1)[0]
    created = re.compile(r'"POT-Creation-Date: [^"]*"')
    assert created.sub("", header) == created.sub("", saved.split("\n\n", 1)[0])
