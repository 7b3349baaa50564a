"""The reader refuses what could lose or alter a translation, with file, line and reason, and reads all else whole."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogues.oracles import HEAD, catalogue, msgcat, parse, unpublishable
from catalogues.strategies import catalogues
from comunicado.catalogues import po
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Catalogue, Message, Previous


def _problems(text: str | bytes, *, path: str = "locales/es/LC_MESSAGES/x.po") -> list[tuple[int | None, str]]:
    with pytest.raises(CatalogueError) as caught:
        parse(text, path=path)
    assert all(problem.path == path and problem.reason for problem in caught.value.problems)
    return [(problem.line, problem.reason) for problem in caught.value.problems]


def _refusal(data: bytes, *, path: str) -> tuple[Problem, ...]:
    """What a file is refused for; nothing where it is read."""
    try:
        po.parse(data, path=path)
    except CatalogueError as error:
        return error.problems
    return ()


def _line(text: str) -> int:
    """The last line of a text below the usual header."""
    return (HEAD + text).count("\n")


# --- Whatever msgfmt rejects ----------------------------------------------------------------------------------


def _mutate(data: bytes, seed: int) -> bytes:
    """A catalogue after an accident: lines lost, doubled, swapped, cut off; characters lost or put in."""
    chance = random.Random(seed)
    lines = data.decode().split("\n")
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        kind, line = chance.randrange(8), lines[at]
        column = chance.randint(0, len(line))
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[other])
        elif kind == 2:
            lines[at], lines[other] = lines[other], line
        elif kind == 3:
            lines[at] = line[:column] + line[column + 1 :]
        elif kind == 4:
            piece = chance.choice(
                ['"', "\\", "#", "#~ ", "#| ", "msgid ", 'msgstr "', "[0]", "\\n", "\\q", "x", " ", "\n"]
            )
            lines[at] = line[:column] + piece + line[column:]
        elif kind == 5:
            lines[at] = line[:column]
        elif kind == 6:
            lines = lines[:at] if at else lines
        else:
            lines[at] = chance.choice(
                ["", "#", "#~", "#|", 'msgid "n"', 'msgstr "n"', '"n"', 'msgctxt "n"', "#, fuzzy"]
            )
        if not lines:
            return b""
    return "\n".join(lines).encode()


@given(catalogues(max_size=3), st.integers(0, 2**32))
def test_after_any_accident_a_file_is_refused_or_read_as_gettext_reads_it(made: Catalogue, seed: int) -> None:
    data = _mutate(po.serialize(made), seed)
    try:
        read = po.parse(data, path="x.po")
    except CatalogueError:
        return
    keys = [m.key for m in read.messages]
    if len(set(keys)) < len(keys):  # a live message and its obsolete twin, which msgfmt does not take
        return
    assert not unpublishable(data)
    again = msgcat(data)
    assert again is not None
    theirs = po.parse(again, path="x.po")
    assert _facts(theirs) == _facts(read)
    # "Fuzzy" and the like count as fuzzy here, and not for gettext.
    assert {m.key for m in theirs.messages if m.fuzzy} <= {m.key for m in read.messages if m.fuzzy}


def _facts(read: Catalogue) -> object:
    messages = [(m.key, m.plural, m.strings, m.previous, m.obsolete) for m in read.messages]
    # msgcat drops a plural's words where it is obsolete and its first form alone is empty.
    return [m for m in messages if m[2][0]], read.header


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_bytes_that_are_no_catalogue_are_refused_without_a_traceback(data: bytes) -> None:
    for text in (data, HEAD.encode() + data):
        assert all(problem.path == "x.po" for problem in _refusal(text, path="x.po"))


# --- What is read ---------------------------------------------------------------------------------------------


def test_everything_of_a_message_is_read() -> None:
    read = parse(
        "# from Ana\n#no space\n#\n#. note\n#: releases/x/release.md  b.c:3\n#, fuzzy,python-brace-format\n"
        '#| msgctxt "heading"\n#| msgid "one"\nmsgctxt "quote"\nmsgid ""\n"one\\n"\n"two"\n'
        'msgstr "uno\\t«dos» \\"tres\\"\\\\"\n'
    )
    assert read.messages == (
        Message(
            id="one\ntwo",
            strings=('uno\t«dos» "tres"\\',),
            context="quote",
            flags=("fuzzy", "python-brace-format"),
            comments=("from Ana", "no space", ""),
            extracted=("note",),
            references=("releases/x/release.md", "b.c:3"),
            previous=Previous("one", "heading"),
        ),
    )


def test_a_message_knows_the_line_of_its_msgid() -> None:
    read = parse('# x\nmsgctxt "c"\nmsgid "a"\nmsgstr ""\n')
    assert read.messages[0].line == _line('# x\nmsgctxt "c"\nmsgid "a"\n')


@pytest.mark.parametrize(
    "flags", ["#, Fuzzy", "#,fuzzy", "#, FUZZY, no-wrap", "#, no-wrap fuzzy", "#, fuzzy;", "#= fuzzy"]
)
def test_whatever_looks_fuzzy_is_fuzzy_and_is_written_so(flags: str) -> None:
    read = parse(f'{flags}\nmsgid "a"\nmsgstr "b"\n')
    assert read.messages[0].fuzzy
    assert b"#, fuzzy" in po.serialize(read)


@pytest.mark.parametrize(
    "comments",
    ["#, uzzy", "#, fzzy, no-wrap", "#, fuzz", "# fuzzy", "# fuzzy, range: 0..9", "# c-format, fuzzy",
     "#. a note#, fuzzy", "#: releases/x/release.md#, fuzzy, python-brace-format", "# from Ana#= fuzzy"],
)  # fmt: skip
def test_a_mark_for_review_that_lost_a_character_is_one_still(comments: str) -> None:
    assert parse(f'{comments}\nmsgid "a"\nmsgstr "b"\n').messages[0].fuzzy


@pytest.mark.parametrize("comments", ["# this is fuzzy", "#. fuzzy logic, explained", "# a#, b", "#, fu, zzy"])
def test_a_comment_that_speaks_of_fuzzy_marks_nothing(comments: str) -> None:
    assert not parse(f'{comments}\nmsgid "a"\nmsgstr "b"\n').messages[0].fuzzy


def test_contexts_make_messages_different_and_an_empty_one_is_a_context() -> None:
    read = parse('msgid "a"\nmsgstr "1"\n\nmsgctxt ""\nmsgid "a"\nmsgstr "2"\n\nmsgctxt "c"\nmsgid "a"\nmsgstr "3"\n')
    assert [m.key for m in read.messages] == [(None, "a"), ("", "a"), ("c", "a")]


def test_a_live_message_may_stand_beside_its_obsolete_twin() -> None:
    read = parse('msgid "a"\nmsgstr "1"\n\n#~ msgid "a"\n#~ msgstr "2"\n')
    assert [(m.strings, m.obsolete) for m in read.messages] == [(("1",), False), (("2",), True)]


def test_a_header_that_is_not_first_is_the_header_all_the_same() -> None:
    read = parse(('msgid "a"\nmsgstr "1"\n\n' + HEAD).encode())
    assert read.get("Language") == "es"
    assert [m.id for m in read.messages] == ["a"]


@pytest.mark.parametrize("language", ["es", "es_MX", "es-419", "es_ES.UTF-8", "ES", "Spanish", ""])
def test_a_language_of_another_region_or_spelling_is_read(language: str) -> None:
    parse(HEAD.replace("Language: es\\n", f"Language: {language}\\n").encode())


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = HEAD + '# x\nmsgid "a"\nmsgstr "é"\n'
    assert parse(b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()) == parse(plain.encode())


@pytest.mark.parametrize(
    ("charset", "codec"), [("ISO-8859-1", "latin-1"), ("iso-8859-15", "iso8859-15"), ("CP1252", "cp1252")]
)
def test_a_legacy_charset_is_decoded_where_the_bytes_agree(charset: str, codec: str) -> None:
    text = (HEAD + 'msgid "a"\nmsgstr "¿Quiénes?"\n').replace("UTF-8", charset)
    assert po.parse(text.encode(codec), path="x.po").messages[0].strings == ("¿Quiénes?",)


def test_a_template_of_ascii_may_leave_its_charset_open() -> None:
    assert po.parse(HEAD.replace("UTF-8", "CHARSET").encode(), path="x.pot").messages == ()


def test_a_thousand_catalogues_take_little_time() -> None:
    text = "".join(
        f'#. note {n}\n#: releases/x/release.md\nmsgid "{n} {"word " * 40}"\nmsgstr "{n} {"señal " * 40}"\n\n'
        for n in range(14)
    )
    data = (HEAD + text).encode()
    parse(data)
    started = time.process_time()
    for _ in range(100):
        parse(data)
    assert time.process_time() - started < 0.5  # 0.06 s on a 2024 laptop


# --- What is refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('msgid "a"\nmsgstr "b', "the closing quotation mark is missing"),
        ('msgid "a"\nmsgstr "b\\"', "the closing quotation mark is missing"),
        ('msgid "a"\nmsgstr "b "c" d"', "text follows the closing quotation mark"),
        ('msgid "a"\nmsgstr "\\x41"', r"the escape \x writes a character as a number"),
        ('msgid "a"\nmsgstr "\\q"', r"the escape \q is unknown"),
        ('msgid "a"\nmsgstr "\\r"', r"the escape \r stands for a control character"),
        ('msgid "a"\nmsgstr "b"\n<<<<<<< HEAD', "a merge conflict stands in the file"),
        ("msgid “a”", 'the quotation mark “ is not "'),
        ('MSGID "a"', "the keyword 'MSGID' is unknown"),
        ("esto no es PO", "the line starts with 'esto', which is no keyword"),
        ("msgid", "msgid has no text"),
        ("<html>", "the line is no keyword, string or comment"),
        ('domain "x"', "the directive 'domain' would put messages into another file"),
        ('msgid "a"\n# inside', "a comment stands inside a message"),
        ('#| msgid "a"\n# inside', "a comment stands inside a message"),
        ('"a"', "a string has no keyword before it"),
        ('#~ msgid "a"\nmsgstr "b"', "a message has lines with #~ and lines without"),
        ('#| msgid "a"\n#~ msgid "a"', "a message has lines with #~ and lines without"),
        ('#| msgid_plural "a"', "the previous msgid_plural (#|) is out of place"),
        ('msgid_plural "a"', "msgid_plural does not follow its msgid"),
        ('msgstr "a"', "msgstr stands without its msgid"),
        ('msgid[0] "a"', "msgid cannot have a number"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[-1] "c"', "the number in brackets is none"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"', "a message with msgid_plural has a msgstr without number"),
        ('msgid "a"\nmsgstr[0] "c"', "msgstr has a number, but its message no msgid_plural"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"', "msgstr[1] stands where msgstr[0] is due"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"', "the message has two msgstr"),
        ('msgctxt "a"\nmsgctxt "b"', "msgctxt is out of place"),
        ('msgid "a"\nmsgstr "b"\n# swallows\\', "the line ends in a backslash, which makes the next line a part of it"),
        ('#~ msgid "a"\n#~ msgstr ""\n#~ "b"\n# "c"', "a comment looks like a part of the obsolete message above"),
        ('msgid "a"\nmsgstr "b\x07"', "the control character U+0007 stands in the line"),
        ('msgid "a"\nmsgstr "b\x85"', "the control character U+0085 stands in the line"),
        ('msgid "a"\nmsgstr "b\rc"', "the control character U+000D stands in the line"),
    ],
)
def test_a_broken_line_is_named(text: str, reason: str) -> None:
    assert (_line(text + "\n"), reason) in _problems(text + "\n")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 1, "the message has no msgstr"),
        ('msgctxt "c"\nmsgid "a"\n', 2, "the message has no msgstr"),
        ('msgctxt "c"\n', 1, "the message has no msgid"),
        ('#| msgid "c"\n', 2, "the message has no msgid"),
        (
            'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n',
            4,
            f"the message 'a' is here twice, first on line {_line('#') + 1}",
        ),
        (
            '#~ msgid "a"\n#~ msgstr "b"\n#~ msgid "a"\n#~ msgstr ""\n',
            3,
            f"the message 'a' is here twice, first on line {_line('#') + 1}",
        ),
        ('#~ msgid ""\n#~ msgstr "x"\n', 1, 'the header (msgid "") is obsolete or has a plural'),
        (HEAD, 1, "the catalogue has a second header, the first is on line 1"),
        ('msgid "d"\nmsgid_plural "ds"\nmsgstr[0] "x"\n', 1, "the message has 1 plural forms, the header says 2"),
    ],
)
def test_a_broken_message_is_named(text: str, line: int, reason: str) -> None:
    assert (_line("") + line, reason) in _problems(text)


def test_one_reading_finds_every_mistake() -> None:
    text = 'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "\\q"\n\nmsgid "d"\n\n'
    text += 'msgid "e"\nmsgstr "f"\n\nmsgid "e"\nmsgstr "g"\n'
    lines = [line for line, _ in _problems(HEAD.replace("(n != 1)", "n !").encode() + text.encode())]
    first = _line("")
    assert lines == [HEAD[: HEAD.index("Plural")].count("\n") + 1, first + 2, first + 5, first + 7, first + 12]


def test_a_mistake_does_not_hide_the_next_message_where_no_empty_line_stands_between() -> None:
    assert len(_problems('msgid "a"\nmsgstr "b\nmsgid "c"\nmsgstr "d\nmsgid "e"\nmsgstr "f"\n')) == 2


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('garbage\nmsgid "a"\nmsgstr "b\n', [1, 3]),
        ('msgid "a"\nmsgstr "b\n"c\n"d"\n', [2, 3]),
        ("msgid “a”\nmsgstr “b”\n", [1, 2]),
        ('msgctxt "a\nmsgid "b"\nmsgstr "c\\q"\n', [1, 3]),
        ('MSGID "a"\nmsgstr "b"\n', [1]),
        ("<html>\n<body>\n502\n</body>\n", [1]),
        ('msgid "a"\nmsgstr "b\ngoes on here\nand here"\n\nmsgid "c"\n', [2, 6]),
        ('msgid "a"\n<<<<<<< x\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> y\n', [2, 4, 6]),
        ('<<<<<<< x\nmsgid "a"\nmsgstr "b"\n\n=======\nmsgid "a"\nmsgstr "c"\n\n>>>>>>> y\n', [1, 5, 9]),
    ],
)
def test_each_mistake_is_told_of_once_and_hides_no_other(text: str, lines: list[int]) -> None:
    assert [line for line, _ in _problems(text)] == [HEAD.count("\n") + line for line in lines]


def test_no_more_problems_are_listed_than_a_person_reads() -> None:
    assert len(_problems("x\n\n" * 5000)) == 50


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", b'msgid "a"\nmsgstr "b"\n', b'msgid ""\nmsgstr ""\n'])
def test_a_file_without_a_header_is_no_catalogue(data: bytes) -> None:
    assert [line for line, _ in _problems(data)] == [1]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Language: es\\n", "Language: fr\\n", "the header says Language: fr, the catalogue is for es"),
        ("Language: es\\n", "Language: ../../etc\\n", "Language: '../../etc' is no name of a locale"),
        ("UTF-8", "KLINGON-8", "the charset KLINGON-8 is unknown"),
        ("UTF-8", "UTF-7", "the charset UTF-7 is unknown"),
        ("(n != 1)", "n/0", "the plural expression divides by zero for n = 0"),
        ("nplurals=2", "nplurals=2000000000", "nplurals in Plural-Forms is not between 1 and 12"),
    ],
)
def test_a_wrong_header_field_is_named_with_its_line(old: str, new: str, reason: str) -> None:
    text = HEAD.replace(old, new)
    assert _problems(text.encode()) == [(text[: text.index(new)].count("\n") + 1, reason)]


def test_a_folder_or_the_caller_says_which_language_is_due() -> None:
    po.parse(HEAD.encode(), path="x.po")
    for path, language in (("locales/fr/LC_MESSAGES/2009/x.po", None), ("x.po", "fr")):
        with pytest.raises(CatalogueError, match="the catalogue is for fr"):
            po.parse(HEAD.encode(), path=path, language=language)


def test_utf_8_that_is_declared_as_latin_1_is_mojibake() -> None:
    text = (HEAD + 'msgid "a"\nmsgstr "Quiénes"\n').replace("UTF-8", "ISO-8859-1")
    [(line, reason)] = _problems(text.encode())
    assert reason == "the header says charset=ISO-8859-1 but the text is UTF-8"
    assert line == HEAD[: HEAD.index("Content-Type")].count("\n") + 1


def test_two_charsets_in_one_file_are_refused() -> None:
    text = (HEAD + 'msgid "a"\nmsgstr "Quiénes"\n').replace("UTF-8", "ISO-8859-1").encode("latin-1")
    mixed = text + 'msgid "b"\nmsgstr "¿Qué?"\n'.encode()
    assert _problems(mixed) == [
        (_line('msgid "a"\nmsgstr "b"\nmsgid "c"\n') + 1, "the header says charset=ISO-8859-1 but the line is UTF-8")
    ]


def test_every_line_that_is_no_utf_8_is_named() -> None:
    text = (HEAD + 'msgid "a"\nmsgstr "é"\n\nmsgid "ñ"\nmsgstr "b"\n').encode("latin-1")
    assert [line for line, _ in _problems(text)] == [_line("") + 2, _line("") + 4]


def test_sizes_have_limits_that_the_caller_may_set() -> None:
    with pytest.raises(CatalogueError, match="read at most"):
        po.parse(HEAD.encode(), path="x.po", max_bytes=100)
    with pytest.raises(CatalogueError, match="the message has 11 characters, 10 are read at most"):
        po.parse((HEAD + 'msgid "a"\nmsgstr "12345678901"\n').encode(), path="x.po", max_string=10)


def test_a_mangled_name_in_a_comment_is_no_reason_to_refuse() -> None:
    assert parse('# Jos\x83\xc2\nmsgid "a"\nmsgstr "b"\n').messages[0].comments == ("Jos\x83\xc2",)


def test_errors_survive_the_way_to_another_process() -> None:
    error = CatalogueError(Problem("x.po", 3, "reason"))
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_reading_takes_no_heavy_import() -> None:
    code = "import sys, comunicado.catalogues.po; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"polib", "babel", "rapidfuzz", "yaml", "comunicado.release"} & set(loaded)


def test_a_catalogue_made_here_is_what_the_oracle_takes() -> None:
    made = catalogue(Message(id="day", plural="days", strings=("día", "días")))
    assert not unpublishable(po.serialize(made))
