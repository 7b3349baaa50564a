"""Bytes in, text out, or the lines that are no text: nothing is replaced, nothing is guessed."""

from __future__ import annotations

import re

from comunicado.errors import CatalogueError, Problem

MAX_PROBLEMS = 50
"""Mistakes named for one file; more would bury the first."""

_UTF8 = {"utf-8", "utf8"}
_INITIAL = "charset"  # what xgettext writes into a template that is all ASCII
_ASCII = {"ascii", "us-ascii", "ansi_x3.4-1968", _INITIAL}
_LEGACY = {
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    **{f"cp{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"windows-{n}": f"cp{n}" for n in range(1250, 1259)},
    **{name: name for name in ("koi8-r", "koi8-u")},
    **dict.fromkeys(("latin1", "latin-1", "iso8859-1"), "iso8859-1"),
}
_SAVE = "save the file as UTF-8 and write charset=UTF-8 in its header"
_DECLARED = re.compile(rb'^[^#\r\n"]*"(?:[^"\r\n]*\\n)?content-type:[^"\r\n]*?charset=([^\s";\\]+)', re.I | re.M)
_CHARSET = re.compile(r"(charset=)([^\s;]*)", re.I)
_LATIN_CONTROL = re.compile("[\x80-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def decode(data: bytes, *, path: str) -> tuple[str, bool]:
    """The text of a catalogue, without byte order mark and with `\\n` line ends; and whether it was no UTF-8.

    UTF-8 is read whatever the header says (`disagreement` then compares the two).  Other bytes are read in the
    charset that the header declares, if it is a single-byte one and no line of the file looks like UTF-8.

    Raises `CatalogueError` with every line that cannot be read.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise CatalogueError(Problem(path, 1, "the file is UTF-16, not UTF-8", _SAVE))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text, legacy = data.decode("utf-8"), False
    except UnicodeDecodeError:
        text, legacy = _decode_legacy(data, path=path), True
    return text.replace("\r\n", "\n"), legacy


def _decode_legacy(data: bytes, *, path: str) -> str:
    found = _DECLARED.search(data)
    name = found[1].decode("ascii", "replace") if found else ""
    codec = _LEGACY.get(name.lower())
    problems = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.isascii():
            continue
        if codec is None and not _decodes(line, "utf-8"):
            problems.append(Problem(path, number, "the line is not UTF-8", _SAVE))
        elif codec and _decodes(line, "utf-8"):
            problems.append(Problem(path, number, f"the header says charset={name} but the line is UTF-8", _SAVE))
        elif codec and not _decodes(line, codec):
            problems.append(Problem(path, number, f"the line is not {name}, as the header says", _SAVE))
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        raise CatalogueError(*problems)
    return data.decode(codec or "utf-8")


def _decodes(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def disagreement(content_type: str | None, text: str, *, legacy: bool) -> tuple[str, str] | None:
    """What is wrong with the declared charset of a decoded text, as (reason, hint); None if nothing is.

    `legacy`: the bytes were no UTF-8, so that `decode` went by the declaration.
    """
    match = _CHARSET.search(content_type or "")
    name = match[2] if match else ""
    low = name.lower()
    if low in _UTF8 or (legacy and low in _LEGACY):
        return None
    if text.isascii():
        known = not low or low in _ASCII or low in _LEGACY
        return None if known else (f"the charset {name} is unknown", "write charset=UTF-8")
    if not low or low == _INITIAL:
        return "the header names no charset", "write charset=UTF-8 in its Content-Type"
    if low in _ASCII or low in _LEGACY:
        return f"the header says charset={name} but the text is UTF-8", "write charset=UTF-8"
    return f"the charset {name} is unknown", "write charset=UTF-8"


def controls(text: str, *, path: str) -> list[Problem]:
    """Control characters in a catalogue, a problem for each line: gettext cuts text at a NUL, terminals obey others."""
    if not _CONTROL.search(text):
        return []
    if "\r" in text and "\n" not in text:
        return [Problem(path, 1, "the lines end in CR alone", "save the file with the line ends of Unix")]
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        for match in _CONTROL.finditer(line):
            # A mangled name in a comment loses no translation.
            if not (_LATIN_CONTROL.match(match[0]) and re.match(r"\s*#(?![~|])", line)):
                reason = f"the control character U+{ord(match[0]):04X} stands in the line"
                problems.append(Problem(path, number, reason, "delete it"))
                break
        if len(problems) >= MAX_PROBLEMS:
            break
    return problems


def as_utf8(content_type: str, text: str) -> str:
    """A Content-Type that is true of `text` written as UTF-8; unchanged where it is already."""
    match = _CHARSET.search(content_type)
    low = match[2].lower() if match else ""
    if not match or low in _UTF8 or (low in _ASCII and text.isascii()):
        return content_type
    return f"{content_type[: match.start(2)]}UTF-8{content_type[match.end(2) :]}"
