"""Flag lines (`#, fuzzy, python-brace-format`) in, flags out; and the order in which msgcat writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What msgcat 0.21 knows, in the order it writes them.  Newer releases know more (go-format, rust-format …): a flag
# of theirs is read, and dropped when the file is next written, which no message of ours can have.
_LANGUAGES = (
    *("c", "objc", "python", "python-brace", "java", "java-printf", "csharp", "javascript", "scheme", "lisp", "elisp"),
    *("librep", "ruby", "sh", "awk", "lua", "object-pascal", "smalltalk", "qt", "qt-plural", "kde", "kde-kuit"),
    *("boost", "tcl", "perl", "perl-brace", "php", "gcc-internal", "gfc-internal", "ycp"),
)

_MANGLED = ("uzzy", "fzzy", "fuzy", "fuzz")  # fuzzy without one of its letters
# Flags in a comment: their comma is lost (`# fuzzy`), or the line break before them (`#. a note#, fuzzy`).
_OTHER = r"[\w-]+(?::[ \t]*\d+\.\.\d+)?"
_LOST = re.compile(rf"^#(?:.*#[,=])?[ \t]*(?:{_OTHER},[ \t]*)*fuzzy(?:,[ \t]*{_OTHER})*[ \t]*$", re.MULTILINE)
_TOKEN = re.compile(r"range:[ \t]*(\d+)\.\.(\d+)|[^\s,]+")
_FORMAT = re.compile(r"(no-|possible-)?([a-z-]+)-format")
_RANGE = re.compile(r"range: \d+\.\.\d+")


def read(text: str) -> list[str]:
    """The flags of one `#,` line, without its `#,`.

    Whatever resembles `fuzzy` is fuzzy: msgfmt ignores `Fuzzy` and would publish what nobody reviewed.
    """
    flags = []
    for match in _TOKEN.finditer(text):
        if match[1]:
            flags.append(f"range: {int(match[1])}..{int(match[2])}")
        else:
            token = match[0]
            low = token.lower()
            flags.append("fuzzy" if "fuzzy" in low or low in _MANGLED else token)
    return flags


def is_lost(comments: str) -> bool:
    """Whether a line of some comments was a flag line with `fuzzy` once: better a second review than none.

    >>> is_lost("# fuzzy"), is_lost("#. a note#, fuzzy, no-wrap"), is_lost("# this is fuzzy")
    (True, True, False)
    """
    return "fuzzy" in comments and bool(_LOST.search(comments))


def is_format(flag: str) -> bool:
    """Whether a flag tells how the source text is formatted: such flags come from the template."""
    return flag.endswith("-format") or flag.startswith("range:")


def canonical(flags: Iterable[str]) -> list[str]:
    """Flags as msgcat writes them: fuzzy, formats, range, no-wrap.  Of two that disagree the later; no unknown ones."""
    fuzzy = wrap = span = ""
    formats: dict[str, str] = {}
    for flag in flags:
        if flag == "fuzzy":
            fuzzy = flag
        elif flag in ("wrap", "no-wrap"):
            wrap = flag
        elif _RANGE.fullmatch(flag):
            low, high = map(int, flag[7:].split(".."))
            span = flag if low <= high else span
        elif match := _FORMAT.fullmatch(flag):
            formats[match[2]] = f"{'no-' if match[1] == 'no-' else ''}{match[2]}-format"
    ordered = [formats[name] for name in _LANGUAGES if name in formats]
    return [flag for flag in (fuzzy, *ordered, span, wrap) if flag and flag != "wrap"]
