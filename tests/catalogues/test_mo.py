"""What may be published goes into a .mo that every gettext reads alike."""

from __future__ import annotations

import gettext
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from catalogues.oracles import HEADER, catalogue
from catalogues.strategies import catalogues
from comunicado.catalogues import mo, po
from comunicado.errors import CatalogueError
from comunicado.model import Catalogue, Message

MESSAGES = (
    Message(id="About", strings=("Acerca de «ñ» 🎉",)),
    Message(id="About", context="heading", strings=("Título",)),
    Message(id="About", context="", strings=("Vacío",)),
    Message(id="two\nlines", strings=("dos\nlíneas",)),
    Message(id="day", plural="days", strings=("día", "días")),
)


def _compiled(data: bytes, folder: Path) -> bytes:
    (folder / "x.po").write_bytes(data)
    subprocess.run(["msgfmt", "--no-hash", "-o", "x.mo", "x.po"], cwd=folder, check=True)
    return (folder / "x.mo").read_bytes()


def test_the_bytes_are_those_of_msgfmt(tmp_path: Path) -> None:
    assert mo.write(MESSAGES, HEADER) == _compiled(po.serialize(catalogue(*MESSAGES)), tmp_path)


def test_what_is_written_is_read() -> None:
    assert mo.read(mo.write(MESSAGES, HEADER)) == {m.key: "\0".join(m.strings) for m in MESSAGES}
    assert mo.read(mo.write((), HEADER)) == {}


def test_the_order_of_messages_and_the_creation_date_change_no_byte() -> None:
    later = tuple((name, "2027-01-01 00:00+0000" if name == "POT-Creation-Date" else value) for name, value in HEADER)
    assert mo.write(MESSAGES[::-1], later) == mo.write(MESSAGES, HEADER)


def test_pythons_gettext_and_msgunfmt_read_it(tmp_path: Path) -> None:
    data = mo.write(MESSAGES, HEADER)
    catalog = gettext.GNUTranslations(io.BytesIO(data))
    assert catalog.gettext("About") == "Acerca de «ñ» 🎉"
    assert catalog.pgettext("heading", "About") == "Título"
    assert catalog.ngettext("day", "days", 3) == "días"
    (tmp_path / "x.mo").write_bytes(data)
    text = subprocess.run(["msgunfmt", "--no-wrap", tmp_path / "x.mo"], capture_output=True, check=True).stdout
    found = {m.key: m.strings for m in po.parse(text, path="x.po").messages}
    assert found == {m.key: m.strings for m in MESSAGES}


@settings(max_examples=40)
@given(catalogues(plurals=False))
def test_any_translation_comes_back_whole(made: Catalogue) -> None:
    done = [m for m in made.messages if m.translated]
    assert mo.read(mo.write(done, made.header)) == {m.key: m.strings[0] for m in done}


@pytest.mark.parametrize(
    "message",
    [
        Message(id="a"),
        Message(id="a", strings=("b",), flags=("fuzzy",)),
        Message(id="a", strings=("b",), obsolete=True),
        Message(id="a", plural="as", strings=("b", "")),
    ],
)
def test_nothing_unfinished_can_be_compiled(message: Message) -> None:
    with pytest.raises(ValueError, match="not translated"):
        mo.write([message], HEADER)


def test_a_legacy_charset_is_not_declared_for_utf_8() -> None:
    header = tuple((k, v.replace("UTF-8", "ISO-8859-1")) for k, v in HEADER)
    assert gettext.GNUTranslations(io.BytesIO(mo.write(MESSAGES, header))).charset() == "UTF-8"


@pytest.mark.parametrize("data", [b"", b"x", b"\xde\x12\x04\x95", mo.write(MESSAGES, HEADER)[:200], b"\0" * 100])
def test_a_damaged_file_is_an_error_with_its_name(data: bytes) -> None:
    with pytest.raises(CatalogueError, match=r"^x\.mo: the compiled catalogue cannot be read"):
        mo.read(data, path="x.mo")


def test_messages_are_not_changed_by_compiling() -> None:
    before = replace(MESSAGES[0])
    mo.write(MESSAGES, HEADER)
    assert MESSAGES[0] == before
