"""Reading an entry at once says what reading it line by line says."""

from __future__ import annotations

import random
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings

from catalogues.strategies import catalogues
from comunicado.catalogues import canonical, po
from comunicado.errors import CatalogueError
from comunicado.model import Catalogue

PATH = "locales/es/LC_MESSAGES/x.po"


def _read(data: bytes) -> tuple[object, ...]:
    """All that a reading gives: the catalogue with its lines, or the problems."""
    try:
        found = po.parse(data, path=PATH)
    except CatalogueError as error:
        return error.problems
    return found, tuple(message.line for message in found.messages)


def _same(data: bytes) -> None:
    quick = _read(data)
    with mock.patch.object(canonical, "read", return_value=None):
        assert _read(data) == quick


@given(catalogues())
def test_every_catalogue_that_we_write_reads_the_same(made: Catalogue) -> None:
    _same(po.serialize(made))


@settings(max_examples=60)
@given(catalogues())
def test_a_damaged_catalogue_reads_the_same(made: Catalogue) -> None:
    data = po.serialize(made)
    chance = random.Random(len(data))
    for _ in range(15):
        at = chance.randrange(len(data))
        _same(data[:at] + data[at + 1 :])
        _same(data[:at] + chance.choice((b"\n", b'"', b"\\", b"#", b"~", b" ", b"\n\n")) + data[at:])


def test_real_catalogues_read_the_same(corpus: Path) -> None:
    files = sorted(corpus.glob("po/**/*.po"))
    assert files
    for file in files:
        _same(file.read_bytes())


@pytest.mark.parametrize(
    "entry",
    [
        '#, Fuzzy\nmsgid "a"\nmsgstr "b"\n',
        '# ends in \\\nmsgid "a"\nmsgstr "b"\n',
        '#.\n#. two\n#:\n#: a b\n#: c\n#,\nmsgid "a"\nmsgstr ""\n"b\\n"\n"c"\n',
        'msgctxt ""\nmsgid "a"\nmsgstr "\\q"\n',
        'msgid "a" "b"\nmsgstr "c"\n',
        'msgid "a\\\\"\n"\\"b"\nmsgstr "c"\n',
        '# x\n\n#. y\n\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr "b"\n"c"\n\n"d"\n',
        'msgid "a"\nmsgstr "b"\n\n\n\nmsgid "a"\nmsgstr "c"\n',
    ],
)
def test_odd_entries_read_the_same(entry: str) -> None:
    header = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    _same((header + entry).encode())
    _same((header + entry.rstrip("\n")).encode())
