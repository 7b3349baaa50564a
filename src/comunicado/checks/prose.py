"""A message in, the words of it that readers see out: no code, addresses, facts, or marks of Markdown."""

from __future__ import annotations

import re

_MARKED = re.compile(r"[\\`*\[\]<{&]")
_ADDRESSED = re.compile(r"://|www\.|@")
_ADDRESS = re.compile(r"\b[A-Za-z][A-Za-z0-9+.-]{0,15}://[^\s<>]+|www\.[^\s<>]+|[\w.+-]{1,64}@[\w.-]+")
_UNSEEN = re.compile(
    r"(?<!`)(`{1,9})(?!`)[^`]+\1(?!`)"  # code
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?"  # an address in the text
    r"|\]\[[0-9]+\]|\[\^[^][\s]+\]"  # a link's number, a footnote's mark
    r"|<[^<>\s]+>|\{\w+\}|&#?\w{1,31};"  # an address that is its own text or a tag, a fact, a character reference
)
_FACT = re.compile(r"\{\w+\}")
_MARKS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*\[\]]")


def prose(text: str, *, plain: bool) -> str:
    """The words of a msgid or msgstr; `plain` where it holds no Markdown (`Segment.plain`).

    >>> prose("Call [the **desk** of 12][1] at {phone} or <https://example.org/24>.", plain=False)
    'Call the desk of 12 at   or  .'
    """
    if _MARKED.search(text):
        text = _FACT.sub(" ", text) if plain else _MARKS.sub("", _UNSEEN.sub(_gap, text))
    return _ADDRESS.sub(" ", text) if _ADDRESSED.search(text) else text


def _gap(match: re.Match[str]) -> str:
    """What takes the place: nothing behind a link's words, which may end within a number or right before a comma."""
    return "" if match[0][0] in "][" else " "
