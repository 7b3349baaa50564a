"""Flags are read as gettext reads them, but that nothing which somebody marked as fuzzy is ever taken as reviewed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalogues.oracles import HEAD, msgcat, parse
from catalogues.strategies import flag_lines
from comunicado.catalogues import flags, po


def _text(*lines: str, id: str = "a") -> str:
    """An entry with some flag lines."""
    above = "".join(f"#, {line}\n" for line in lines)
    return f'{above}msgid "{id}"\nmsgstr "b"\n'


def _written(*lines: str) -> list[str]:
    """The flag lines that an entry with some has when it was read and written."""
    written = po.serialize(parse(_text(*lines))).decode().removeprefix(HEAD)
    return [line.removeprefix("#, ") for line in written.splitlines() if line.startswith("#")]


@given(st.lists(st.lists(flag_lines, max_size=3), min_size=1, max_size=12))
def test_any_flag_lines_are_written_as_msgcat_writes_the_last_of_them(entries: list[list[str]]) -> None:
    """But for fuzzy, which it is told of here where it would not see it."""
    shown = [
        [*lines[:-1], f"fuzzy, {lines[-1]}"] if any("fuzzy" in line.lower() for line in lines) else lines
        for lines in entries
    ]
    data, told = (
        (HEAD + "\n".join(_text(*lines, id=f"m{number}") for number, lines in enumerate(all))).encode()
        for all in (entries, shown)
    )
    assert po.serialize(parse(data)) == msgcat(told)


def test_of_several_flag_lines_the_last_counts_and_fuzzy_from_any() -> None:
    assert _written("c-format, no-wrap", "python-format") == ["python-format"]
    assert _written("python-brace-format", "fuzzy") == ["fuzzy"]
    assert _written("c-format", "") == []
    # msgfmt publishes this one, and msgcat forgets the mark.
    assert _written("fuzzy", "python-brace-format") == ["fuzzy, python-brace-format"]
    assert parse(_text("fuzzy", "python-brace-format")).messages[0].fuzzy


def test_flags_that_gettext_1_puts_on_a_line_of_their_own_are_kept() -> None:
    read = parse('#, fuzzy\n#= python-brace-format\nmsgid "a"\nmsgstr "b"\n').messages[0]
    assert read.flags == ("fuzzy", "python-brace-format")


def test_a_number_of_any_length_is_no_fault_of_ours() -> None:
    assert flags.read(f"range: 0..{'9' * 5000}") == ["range: 0..2147483647"]
    assert flags.read(f"range: {'0' * 5000}1..2") == ["range: 1..2"]
