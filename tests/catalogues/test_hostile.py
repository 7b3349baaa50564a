"""102 hostile and broken catalogues: each is read whole, or refused with file, line and reason, or one message is held.

Every case goes through the reader, and through the commands in a newsroom where it stands in the place of a release's
Spanish catalogue.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from catalogues.oracles import msgcat, unpublishable
from cli.room import CONFIG, Result, Room
from comunicado.catalogues import mo, po, store
from comunicado.errors import CatalogueError
from comunicado.model import Catalogue

# Case, then what becomes of it: `read` and the number of messages, with what is found in one of them (an error holds it
# back, a warning does not); or the line and reason of the first mistake.  expected.json lets each be so (test below).
OUTCOMES = r"""
01_good                      read 3
02_bom                       read 3
03_crlf_lines                read 3
04_cr_only                   1: the lines end in CR alone
05_latin1_declared_utf8      17: the line is not UTF-8
06_latin1_declared_latin1    read 3
07_utf8_declared_latin1      9: the header says charset=ISO-8859-1 but the text is UTF-8
08_utf16                     1: the file is UTF-16, not UTF-8
09_charset_unknown           9: the charset KLINGON-8 is unknown
10_charset_CHARSET           9: the header names no charset
11_no_header                 1: the catalogue has no header
12_dup_msgid_same            19: the message 'About us' is here twice, first on line 16
13_dup_msgid_diff            19: the message 'About us' is here twice, first on line 16
14_dup_msgid_diff_ctxt       read 2
15_unterminated_msgstr       17: the closing quotation mark is missing
16_unterminated_msgid        16: the closing quotation mark is missing
17_unterminated_at_eof       17: the closing quotation mark is missing
18_truncated_after_msgid     16: the message has no msgstr
19_bad_escape                17: the escape \q is unknown
20_trailing_backslash        17: the closing quotation mark is missing
21_nul_byte                  17: the control character U+0000 stands in the line
22_control_chars             17: the control character U+0007 stands in the line
23_escaped_controls          17: the escape \a stands for a control character
24_unescaped_inner_quote     17: text follows the closing quotation mark
25_text_after_quote          17: text follows the closing quotation mark
26_unknown_keyword           16: the line starts with 'msgfoo', which is no keyword
27_garbage_line              16: the line starts with 'esto', which is no keyword
28_conflict_markers          16: a merge conflict stands in the file
29_conflict_in_msgstr        17: a merge conflict stands in the file
30_conflict_commented        20: msgstr stands without its msgid
31_header_only               read 0
32_empty_file                1: the catalogue has no header
33_whitespace_only           1: the catalogue has no header
34_binary_junk               2: the line is not UTF-8
35_html_error_page           1: the line is no keyword, string or comment
36_fuzzy_header              read 3, warning catalogue
37_fuzzy_entry               read 3
38_fuzzy_spacing             read 3
39_obsolete                  read 3
40_obsolete_previous         read 3
41_obsolete_live_same_msgid  read 3
42_obsolete_mixed_lines      17: a message has lines with #~ and lines without
43_obsolete_plural_multiline read 3
44_plural_forms_wrong_n      13: the message has 2 plural forms, the header says 3
45_plural_forms_syntax       11: the plural expression is not valid
46_plural_forms_python       11: the plural expression is not valid
47_plural_forms_div0         11: the plural expression divides by zero for n = 0
48_plural_forms_deep         11: the plural expression is not valid
49_plural_forms_huge_n       11: nplurals in Plural-Forms is not between 1 and 12
50_plural_forms_missing      1: the catalogue has plurals, but its header no Plural-Forms
51_plural_out_of_range       17: msgstr[7] stands where msgstr[2] is due
52_plural_gap                15: msgstr[1] stands where msgstr[0] is due
53_msgid_plural_plain_msgstr 15: a message with msgid_plural has a msgstr without number
54_msgstr_idx_without_plural 14: msgstr has a number, but its message no msgid_plural
55_msgstr_idx_negative       15: the number in brackets is none
56_msgstr_idx_two_digits     13: the message has 12 plural forms, the header says 2
57_msgid_without_msgstr      16: the message has no msgstr
58_msgstr_without_msgid      16: msgstr stands without its msgid
59_msgctxt_without_msgid     17: msgstr stands without its msgid
60_two_msgstr                18: the message has two msgstr
61_bidi_override             read 3, error characters, error numbers
62_homoglyph                 read 2, warning letters
63_zero_width                read 2, warning letters
64_nbsp_narrow               read 2
65_emoji_astral              read 2
66_nfd                       read 3, warning letters
67_nfc_nfd_msgid_pair        read 2, warning catalogue
68_crlf_escape_in_msgstr     14: the escape \r stands for a control character
69_tab                       read 2
70_leading_nl_mismatch       read 2, error newlines
71_trailing_nl_mismatch      read 2, error newlines
72_placeholder_missing       read 2, error placeholders
73_placeholder_attack        read 2, error placeholders
74_jinja_in_msgstr           read 1
75_script_in_msgstr          read 1, error html, error numbers
76_md_js_link                read 1, error links
77_md_file_image             read 1, error links
78_number_changed            read 1, error numbers
79_long_line_1MB             13: the message has 500,000 characters, 100,000 are read at most
80_many_continuations        read 1
81_line_sep_u2028_u0085      14: the control character U+0085 stands in the line
82_formfeed_vtab_in_line     14: the control character U+000B stands in the line
83_lone_surrogate_cesu       17: the line is not UTF-8
84_overlong_utf8             17: the line is not UTF-8
85_header_not_first          read 2
86_two_headers               16: the catalogue has a second header, the first is on line 1
87_indented_lines            read 1
88_single_line_entry         read 2
89_no_blank_between          read 3
90_domain_directive          16: the directive 'domain' would put messages into another file
91_comment_flood             read 1
92_ref_with_spaces           read 1
93_language_traversal        7: Language: '../../../evil' is no name of a locale
94_language_mismatch         7: the header says Language: fr, the catalogue is for es
95_eof_no_newline            read 3
96_msgstr_equals_msgid       read 1, error untranslated
97_single_quotes             13: the quotation mark ' is not "
98_smart_quotes              13: the quotation mark “ is not "
99_msgid_upper               13: the keyword 'MSGID' is unknown
a0_directory                 it is no regular file
a1_symlink_etc_passwd        it leads out of the newsroom
a2_fifo                      it is no regular file
"""


Ending = Literal["kept", "warned", "held", "refused"]


@dataclass(frozen=True, slots=True)
class Case:
    """What becomes of one file."""

    outcome: str
    """`read` and a number of messages, or line and reason."""
    findings: frozenset[str] = frozenset()
    """Severity and check, as `error links`."""

    @property
    def read(self) -> bool:
        return self.outcome.startswith("read")

    @property
    def held(self) -> bool:
        """A message is held back."""
        return any(finding.startswith("error") for finding in self.findings)

    @property
    def ending(self) -> Ending:
        if not self.read:
            return "refused"
        return "held" if self.held else "warned" if self.findings else "kept"


def _case(text: str) -> Case:
    if not text.startswith("read"):
        return Case(text)
    outcome, *findings = text.split(", ")
    return Case(outcome, frozenset(findings))


CASES = {name: _case(text) for name, text in (row.split(maxsplit=1) for row in OUTCOMES.strip().splitlines())}
FINDINGS = tuple(str(number) for number in (61, *range(70, 79), 96))
"""Faults of single messages, which hold them back, as hostile-po.md wants; expected.json says REJECT for most of them.
"""


def _allowed(name: str, expected: str) -> set[Ending]:
    """How a case may end by the words of expected.json."""
    allowed: set[Ending] = set()
    if re.search(r"\bOK\b|Rendered as literal text", expected):
        allowed.add("kept")
    if "WARN" in expected:
        allowed.add("held" if name.startswith(FINDINGS) else "warned")
    if "REJECT" in expected:
        allowed.add("held" if name.startswith(FINDINGS) else "refused")
    return allowed


RELEASE = """\
---
headline: Results
date: 2019
facts:
  name: {url: https://example.org}
---
Revenue grew 12%

About us

Contact

Hello {name}
"""


@pytest.fixture(scope="module")
def hostile(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of 102 hostile files."""
    folder = tmp_path_factory.mktemp("hostile") / "files"
    subprocess.run([sys.executable, str(corpus / "hostile-po/make_hostile.py"), str(folder)], check=True)
    return folder


def _id(name: str) -> str:
    return name.lower().replace("_", "-")


def _place(name: str) -> str:
    return f"locales/es/LC_MESSAGES/{_id(name)}.po"


def _put(source: Path, target: Path) -> None:
    """Copy a file, a directory, a link or a FIFO as what it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_fifo():
        os.mkfifo(target)
    elif source.is_symlink():
        target.symlink_to(source.readlink())
    elif source.is_dir():
        target.mkdir()
    else:
        shutil.copyfile(source, target)


def _files(folder: Path) -> Iterator[Path]:
    """The cases that are regular files and no links."""
    return (file for file in sorted(folder.glob("*.po")) if file.is_file() and not file.is_symlink())


# --- The reader -----------------------------------------------------------------------------------------------------


def test_the_table_has_every_case_and_each_ends_as_is_expected_of_it(hostile: Path) -> None:
    expected = json.loads((hostile / "expected.json").read_text())
    assert list(CASES) == list(expected)
    for name, wanted in expected.items():
        case = CASES[name]
        assert case.ending in _allowed(name, wanted), f"{name}: {case.ending}, not {wanted}"
        if case.read and (count := re.search(r"OK:? (?:same )?([0-9])", wanted)):
            assert case.outcome == f"read {count[1]}", name
        if not case.read and "line" in wanted:
            assert re.match("[0-9]+: ", case.outcome), name


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_read_or_refused_with_its_line_in_time(name: str, hostile: Path, tmp_path: Path) -> None:
    _put(hostile / f"{name}.po", tmp_path / _place(name))
    paths = {_place(name)}
    started = time.perf_counter()
    try:
        read = store.load(tmp_path, _place(name), language="es")
        outcome = f"read {len(read.messages) if read else 'nothing'}"
    except CatalogueError as error:
        outcome = f"{error.line}: {error.reason}" if error.line else error.reason
        paths = {problem.path for problem in error.problems}
    assert paths == {_place(name)}
    assert time.perf_counter() - started < 2
    assert outcome == CASES[name].outcome


def test_what_msgfmt_rejects_is_refused(hostile: Path) -> None:
    for file in _files(hostile):
        if file.name.startswith(("02_", "41_")):  # a byte order mark; a live message beside its obsolete twin
            continue
        if unpublishable(file.read_bytes()):
            assert not CASES[file.stem].read, file.name


def test_hostile_files_that_are_read_keep_all_their_text(hostile: Path) -> None:
    """As msgcat has it, but for a header that stands elsewhere and a Latin-1 file."""
    for file in _files(hostile):
        if CASES[file.stem].read and not file.name.startswith(("02_", "06_", "38_", "41_", "85_")):
            data = file.read_bytes()
            written = po.serialize(po.parse(data, path=file.name))
            assert written == msgcat(data.replace(b"\r\n", b"\n")), file.name


# --- The commands ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Day:
    """A newsroom in which every hostile file is the Spanish catalogue of a release, and what its commands said."""

    room: Room
    before: dict[str, bytes]
    """Case → bytes, where it has any."""
    compiled: Result
    status: Result
    between: dict[str, bytes]
    """The same after `compile` and `status`."""
    extracted: Result
    seconds: float


@pytest.fixture(scope="module")
def day(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Day:
    room = Room(tmp_path_factory.mktemp("day") / "room")
    room.write("comunicado.toml", CONFIG)
    for name in CASES:
        room.release(_id(name), RELEASE)
        _put(hostile / f"{name}.po", room.path(_place(name)))
    before = _stored(room)
    started = time.perf_counter()
    compiled = room.run("compile", exits=2)
    status = room.run("status", "--format", "json", exits=2)
    between = _stored(room)
    extracted = room.run("extract", exits=2)
    return Day(room, before, compiled, status, between, extracted, time.perf_counter() - started)


def _stored(room: Room) -> dict[str, bytes]:
    files = {name: room.path(_place(name)) for name in CASES}
    return {name: file.read_bytes() for name, file in files.items() if file.is_file() and not file.is_symlink()}


def test_every_command_names_what_it_cannot_read_with_line_and_reason_and_nothing_else(day: Day) -> None:
    wanted = {
        f"{_place(name)}{': ' if name.startswith('a') else ':'}{case.outcome}"
        for name, case in CASES.items()
        if not case.read
    }
    for result in (day.compiled, day.status, day.extracted):
        first: dict[str, str] = {}
        for line in result.err.splitlines():
            if line.startswith("locales/"):
                first.setdefault(line.split(".po")[0], line)
        assert {line.split("; ")[0] for line in first.values()} == wanted


def test_every_command_is_done_with_102_hostile_files_in_seconds(day: Day) -> None:
    assert day.seconds < 20  # 2 s on a 2024 laptop


def test_a_file_that_cannot_be_read_stays_as_it_is_and_its_release_goes_on_in_english(day: Day) -> None:
    stored = _stored(day.room)
    said = {row["id"]: row for row in json.loads(day.status.out)["releases"]}
    for name, case in CASES.items():
        if not case.read:
            assert stored.get(name) == day.before.get(name), name
            assert not day.room.path(_place(name).replace(".po", ".mo")).exists(), name
            assert said[_id(name)]["editions"]["es"]["reason"].endswith("cannot be read"), name
        assert 'msgid "Hello {name}"' in day.room.read(f"locales/{_id(name)}.pot")
    assert not list(day.room.root.rglob("PWNED"))
    assert not day.room.leftovers()


def test_only_extract_writes_catalogues(day: Day) -> None:
    assert day.between == day.before


def test_what_is_found_in_a_message_is_said_once_and_only_an_error_holds_it_back(day: Day) -> None:
    lines = day.compiled.out.splitlines()
    assert len(lines) == len(set(lines))
    found = {tuple(line.split(": ")[:3]) for line in lines}
    assert {(place.rpartition(":")[0], f"{severity} {check}") for place, severity, check in found} == {
        (_place(name), finding) for name, case in CASES.items() for finding in case.findings
    }
    for name, case in CASES.items():
        if case.read:
            read = po.parse(day.before[name], path=_place(name))
            wanted = {m.key for m in read.messages if m.translated}
            data = day.room.path(_place(name).replace(".po", ".mo")).read_bytes()
            assert len(wanted - mo.read(data, path=name).keys()) == case.held, name


def test_extract_loses_no_translation_of_what_is_read(day: Day) -> None:
    stored = _stored(day.room)
    for name, case in CASES.items():
        if not case.read:
            continue
        before = po.parse(day.before[name], path=_place(name))
        after = po.parse(stored[name], path=_place(name))
        assert _filled(before) <= _filled(after), name
        assert {m.id for m in after.messages if m.translated} <= {m.id for m in before.messages if m.translated}


def _filled(catalogue: Catalogue) -> set[tuple[str | None, str, tuple[str, ...]]]:
    return {(m.context, m.id, m.strings) for m in catalogue.messages if any(m.strings)}


# --- In other places ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["pot", "mo"])
def test_what_is_no_file_in_the_place_of_a_template_or_compiled_file_stops_its_own_release(
    suffix: str, hostile: Path, tmp_path: Path
) -> None:
    room = Room(tmp_path / "room")
    room.write("comunicado.toml", CONFIG)
    places = {}
    for name in ("01_good", "a0_directory", "a1_symlink_etc_passwd", "a2_fifo"):
        id = _id(name)
        room.release(id, RELEASE)
        _put(hostile / "01_good.po", room.path(_place(name)))
        if name != "01_good":
            places[name] = f"locales/{id}.pot" if suffix == "pot" else f"locales/es/LC_MESSAGES/{id}.mo"
            _put(hostile / f"{name}.po", room.path(places[name]))
    passwd = Path("/etc/passwd").read_bytes()
    for command in ("extract", "compile"):
        done = room.run(command, exits=2 if (command == "extract") is (suffix == "pot") else 0)
        named = sorted(line for line in done.err.splitlines() if line.startswith("locales/"))
        if done.code:
            assert [line.split("; ")[0] for line in named] == [f"{places[n]}: {CASES[n].outcome}" for n in places]
    assert 'msgid "Hello {name}"' in room.read("locales/01-good.pot")
    assert room.path("locales/es/LC_MESSAGES/01-good.mo").read_bytes()[:4] == b"\xde\x12\x04\x95"
    assert Path("/etc/passwd").read_bytes() == passwd
