"""A line that is no catalogue line in, what is wrong with it in words out."""

from __future__ import annotations

import re

UNFINISHED = ("the message has no msgstr", "the file may be cut off; add msgstr")
NAMELESS = ("the message has no msgid", "add it, or delete the lines")

_KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_SMART = re.compile("[\u2018\u2019\u201c-\u201f\u00ab\u00bb']")
_OWN = re.compile(r'"|msg[a-z_]+', re.IGNORECASE)


def is_conflict(line: str) -> bool:
    """Whether git left the line where two versions differ."""
    return line.startswith(_CONFLICT)


def is_own(line: str) -> bool:
    """Whether a line was meant to be a keyword or a string."""
    return bool(_OWN.match(line))


def describe(line: str, position: int) -> tuple[str, str]:
    """Reason and hint for a line that cannot be read on from `position`; each is a clause."""
    rest = line[position:]
    if is_conflict(line):
        return "a merge conflict stands in the file", "keep one side and delete the markers"
    if position and not rest.startswith('"') and not re.match(r"msg[a-z_]+", rest):
        return "text follows the closing quotation mark", 'write \\" for a quotation mark inside'
    word = re.match(r"[A-Za-z_]+", rest)
    keyword = word[0] if word else ""
    after = rest[len(keyword) :].lstrip(" \t")
    if after.startswith("["):
        if not re.match(r"\[[ \t]*[0-9]{1,3}[ \t]*\]", after):
            return "the number in brackets is none", "write msgstr[0], msgstr[1]"
        after = after.partition("]")[2].lstrip(" \t")
    if keyword == "domain":
        return "the directive 'domain' would put messages into another file", "delete the line"
    if keyword and keyword not in _KEYWORDS:
        if keyword.lower() in _KEYWORDS:
            return f"the keyword {keyword!r} is unknown", f"write {keyword.lower()}"
        return f"the line starts with {keyword!r}, which is no keyword", "put text between quotation marks"
    if after.startswith('"'):
        return "the closing quotation mark is missing", 'end the line with "'
    if _SMART.match(after):
        return f'the quotation mark {after[0]} is not "', 'replace it with ", a word processor may have changed it'
    if keyword:
        return f"{keyword} has no text", 'write its text between " and "'
    return "the line is no keyword, string or comment", "delete it, or start it with #"


def misplaced(word: str, *, numbered: bool, old: bool) -> tuple[str, str]:
    """Reason and hint for a keyword that does not follow what stands before it."""
    if numbered:
        return f"{word} cannot have a number", f"write {word}"
    if old:
        return f"the previous {word} (#|) is out of place", "write previous lines right above the message, msgid first"
    if word == "msgid_plural":
        return "msgid_plural does not follow its msgid", "put it right below"
    return f"{word} is out of place", "write msgctxt, msgid, msgstr in this order"


def escape(letter: str) -> tuple[str, str]:
    """Reason and hint for a letter after a backslash that means nothing there."""
    if letter in "abfvr":
        return f"the escape \\{letter} stands for a control character", "delete it"
    if letter in "x01234567":
        return f"the escape \\{letter} writes a character as a number", "write the character itself"
    return f"the escape \\{letter} is unknown", "for a backslash write two"
