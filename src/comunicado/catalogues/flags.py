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
_TOKEN = re.compile(r"[^ \t,]+")  # no other space parts two flags
_SPAN = re.compile(r"([0-9]+)\.\.([0-9]+)")
_FORMAT = re.compile(r"(no-|possible-|impossible-)?([a-z-]+)-format")
_WRITTEN = {None: "{}-format", "possible-": "{}-format", "no-": "no-{}-format", "impossible-": ""}
_LARGEST = 2**31 - 1  # what msgcat makes of a larger number


def read(text: str, before: Iterable[str] = ()) -> list[str]:
    """The flags of one `#,` line, without its `#,`, in the place of those that stand `before` it in its entry.

    To gettext the last such line is the only one.  To us a message is fuzzy if any line says so, and whatever resembles
    `fuzzy` says it: msgfmt ignores `Fuzzy`, and a `fuzzy` above another line, and would publish what nobody reviewed.
    """
    flags = ["fuzzy"] if "fuzzy" in before else []
    tokens = iter(_TOKEN.findall(text))
    for token in tokens:
        # gettext takes the next word for the numbers, whatever it is.
        span = next(tokens, "") if token == "range:" else ""
        if _is_fuzzy(token) or _is_fuzzy(span):
            flags.append("fuzzy")
        elif match := _SPAN.match(span):
            flags.append(f"range: {_number(match[1])}..{_number(match[2])}")
        elif token != "range:":
            flags.append(token)
    return list(dict.fromkeys(reversed(flags)))[::-1] if len(flags) > 1 else flags  # of two alike the later counts


def _is_fuzzy(token: str) -> bool:
    low = token.lower()
    return "fuzzy" in low or low in _MANGLED


def _number(digits: str) -> int:
    digits = digits.lstrip("0") or "0"
    return _LARGEST if len(digits) > 10 else min(int(digits), _LARGEST)


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
        elif flag.startswith("range: ") and (match := _SPAN.fullmatch(flag[7:])):
            low, high = map(_number, match.groups())
            span = f"range: {low}..{high}" if low <= high else span
        elif match := _FORMAT.fullmatch(flag):
            formats[match[2]] = _WRITTEN[match[1]].format(match[2])
    ordered = [formats[name] for name in _LANGUAGES if formats.get(name)]
    return [flag for flag in (fuzzy, *ordered, span, wrap) if flag and flag != "wrap"]
