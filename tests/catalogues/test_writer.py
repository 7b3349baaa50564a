"""What we write is what `msgcat --no-wrap` writes, byte for byte, and what we read again.

The judge is whatever msgcat there is; 0.21 and 0.23 have been seen to differ in references with spaces alone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogues.oracles import HEAD, HEADER, catalogue, msgcat, parse
from catalogues.strategies import catalogues, references, spaced
from comunicado.catalogues import po
from comunicado.errors import CatalogueError
from comunicado.model import Catalogue, Message, Previous
from judges import gnu


def _written(*messages: Message) -> str:
    return po.serialize(catalogue(*messages)).decode().removeprefix(HEAD)


def _ended(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{line} " if line.endswith("\\") else line for line in lines)


@given(catalogues())
def test_any_catalogue_is_written_as_msgcat_writes_it(made: Catalogue) -> None:
    data = po.serialize(made)
    assert data == msgcat(data)


@settings(max_examples=60)
@given(catalogues())
def test_what_is_written_is_read_again_without_a_change(made: Catalogue) -> None:
    data = po.serialize(made)
    read = po.parse(data, path="x.po")
    assert po.serialize(read) == data
    kept = [m for m in made.messages if not m.obsolete] + [m for m in made.messages if m.obsolete and any(m.strings)]
    kept = [replace(m, comments=_ended(m.comments), extracted=_ended(m.extracted)) for m in kept]
    texts = [(m.context, m.id, m.plural, m.strings, m.previous, m.comments, m.extracted, m.obsolete) for m in kept]
    again = [
        (m.context, m.id, m.plural, m.strings, m.previous, m.comments, m.extracted, m.obsolete) for m in read.messages
    ]
    assert again == texts
    assert [m.fuzzy for m in read.messages] == [m.fuzzy and any(m.strings) for m in kept]
    assert (read.header, read.comments, read.flags) == (made.header, _ended(made.comments), made.flags)


def test_real_spanish_catalogues_are_written_as_msgcat_writes_them(corpus: Path) -> None:
    files = sorted(corpus.glob("po/**/*.po"))
    assert len(files) >= 28
    for file in files:
        data = file.read_bytes()
        written = po.serialize(po.parse(data, path=str(file)))
        assert written == msgcat(data), file
        assert po.serialize(po.parse(written, path=str(file))) == written


def test_the_parts_of_an_entry_stand_in_gettexts_order() -> None:
    message = Message(
        id="one\ntwo {x}",
        strings=("uno\ndos {x}\n",),
        context="quote",
        flags=("no-wrap", "python-brace-format", "fuzzy"),
        comments=("from Ana", ""),
        extracted=("[1] https://example.org",),
        references=("./releases/2009/x/release.md",),
        previous=Previous("one", "heading"),
    )
    assert _written(message) == (
        "# from Ana\n#\n#. [1] https://example.org\n#: releases/2009/x/release.md\n"
        "#, fuzzy, python-brace-format, no-wrap\n"
        '#| msgctxt "heading"\n#| msgid "one"\n'
        'msgctxt "quote"\nmsgid ""\n"one\\n"\n"two {x}"\nmsgstr ""\n"uno\\n"\n"dos {x}\\n"\n'
    )


def test_a_long_paragraph_stays_on_one_line() -> None:
    text = "palabra " * 500
    assert _written(Message(id=text)) == f'msgid "{text}"\nmsgstr ""\n'


def test_references_wrap_at_79_bytes() -> None:
    written = _written(Message(id="x", references=("a" * 40, "b" * 35, "c" * 40, "d" * 36, "ñ" * 20, "e" * 35)))
    assert [len(line) for line in written.splitlines()[:4]] == [79, 43, 39, 59]


def test_a_reference_with_spaces_is_enclosed_in_isolates_and_read_as_one() -> None:
    written = _written(Message(id="x", references=("my release.md:3",)))
    assert written.startswith("#: \u2068my release.md\u2069:3\n")
    assert parse(written).messages[0].references == ("\u2068my release.md\u2069:3",)


@given(st.lists(references | spaced, min_size=1, max_size=6))
def test_references_with_spaces_are_read_as_they_were_written(made: list[str]) -> None:
    """msgcat 0.21 takes such a name for several, breaks lines in it and drops what it has seen: it is no judge here."""
    written = _written(Message(id="x", references=tuple(made)))
    assert _written(*parse(written).messages) == written


def test_obsolete_messages_move_to_the_end_and_empty_ones_go() -> None:
    old = Message(id="old", strings=("viejo",), obsolete=True, previous=Previous("older"), flags=("fuzzy",))
    gone = Message(id="gone", obsolete=True)
    written = _written(old, gone, Message(id="live"))
    assert written == ('msgid "live"\nmsgstr ""\n\n#, fuzzy\n#~| msgid "older"\n#~ msgid "old"\n#~ msgstr "viejo"\n')


def test_an_empty_message_is_never_fuzzy() -> None:
    assert "fuzzy" not in _written(Message(id="a", flags=("fuzzy", "python-brace-format")))


def test_a_plural_whose_first_form_alone_is_empty_keeps_its_flag_and_its_words() -> None:
    """msgcat drops both, and with them the reviewer's mark or the translation."""
    half = Message(id="day", plural="days", strings=("", "días"), flags=("fuzzy",))
    assert "#, fuzzy\n" in _written(half)
    assert '#~ msgstr[1] "días"' in _written(replace(half, obsolete=True))


def test_headers_keep_their_order_their_unknown_fields_and_their_odd_lines() -> None:
    text = (
        b'msgid ""\nmsgstr ""\n"X-Odd:tight\\n"\n"Language: es\\n"\n"Empty:\\n"\n"no field\\n"\n"\\n"\n'
        b'"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Two:  spaces\\n"\n'
    )
    read = po.parse(text, path="x.po")
    assert (read.get("x-odd"), read.get("Empty"), read.get("X-Two")) == ("tight", "", " spaces")
    assert po.serialize(read) == text == msgcat(text)


@pytest.mark.parametrize("last", ["X-Note: end", "X-Note:end", "no field", "Content-Type: text/plain; charset=UTF-8"])
def test_a_header_that_ends_without_a_newline_is_written_so(last: str) -> None:
    text = f'msgid ""\nmsgstr ""\n"Language: es\\n"\n"{last}"\n\nmsgid "a"\nmsgstr "b"\n'.encode()
    read = po.parse(text, path="x.po")
    assert po.serialize(read) == text == msgcat(text)
    added = replace(read, header=(*read.header, ("X-More", "1")))
    assert f'"{last}\\n"\n"X-More: 1\\n"\n'.encode() in po.serialize(added)


def test_a_catalogue_without_messages_keeps_its_header() -> None:
    """msgcat prints nothing at all unless it is forced to: then the same as we do."""
    assert gnu.msgcat(HEAD.encode()) == b""
    assert po.serialize(catalogue()) == HEAD.encode()[:-1] == msgcat(HEAD.encode())
    assert po.parse(HEAD.encode(), path="x.po").header == HEADER


def test_a_latin_1_catalogue_is_written_as_utf_8_and_says_so() -> None:
    text = (HEAD + 'msgid "a"\nmsgstr "Quiénes"\n').replace("UTF-8", "ISO-8859-1")
    written = po.serialize(po.parse(text.encode("latin-1"), path="x.po"))
    assert written.decode() == text.replace("ISO-8859-1", "UTF-8")


@pytest.mark.parametrize(
    "message",
    [
        Message(id="a\x00b"),
        Message(id="a", strings=("x\ry",)),
        Message(id="a", strings=("x\x0by",)),  # Word's line break
        Message(id="a", strings=("x\x85y",)),
        Message(id="a", comments=("x\x07",)),
        Message(id="a", strings=("\ud800",)),
        Message(id="a", references=("a\nb",)),
        Message(id="a", strings=("x", "y")),
    ],
)
def test_what_could_not_be_read_again_is_not_written(message: Message) -> None:
    with pytest.raises(CatalogueError, match=r"^x\.po:"):
        po.serialize(replace(catalogue(message), path="x.po"))


def test_a_line_break_in_a_comment_cannot_start_an_entry() -> None:
    made = Message(id="a", strings=("b",), comments=('x\nmsgid "evil"\nmsgstr "evil"',), extracted=("y\n#~ z",))
    read = parse(_written(made))
    assert [m.id for m in read.messages] == ["a"]
    assert read.messages[0].comments == ("x", 'msgid "evil"', 'msgstr "evil"')


def test_a_backslash_at_the_end_of_a_comment_does_not_swallow_the_next_line() -> None:
    """gettext joins a line that ends in a backslash with the next one, also in comments."""
    data = po.serialize(catalogue(Message(id="a", strings=("b",), extracted=("see C:\\",))))
    assert msgcat(data) == data
    assert po.parse(data, path="x.po").messages[0].id == "a"


def test_a_line_break_in_a_header_cannot_add_a_field() -> None:
    with pytest.raises(CatalogueError, match="line break"):
        po.serialize(Catalogue(header=(("Project-Id-Version", "x\nLanguage: fr"),)))
