"""The translation of a like message in, one whose marks are those of the new message out.

A copied text is a guess that a person reviews; if they only take away the fuzzy flag, gettext must still accept it.
Words and numbers are theirs to judge: only what is certain is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from comunicado.markdown.parser import FACT
from comunicado.model import Message

_FORMATTED = "python-brace-format"
_PIECES = re.compile(r"\{\{|\}\}|" + FACT.pattern + r"|[{}]")
_SHOWN = re.compile(FACT.pattern + r" = (.+)")
"""The extracted comment that tells what a fact prints: `{tipline} = 1-866-DHS-2-ICE`."""
_NUMBER = re.compile(r"(?<!\\)\]\[([1-9][0-9]{0,3})\]")
_LINK = re.compile(r"(!?)(?<!\\)\[((?:[^\[\]\\]|\\.|\[\^[^\[\]\s]+\])*)\]\[([1-9][0-9]{0,3})\]")
_ADDRESS = re.compile(r"\[([1-9][0-9]{0,3})\] (\S+)")
"""The extracted comment that tells where a link leads: `[1] https://…`."""


def mend(string: str, source: Message, wanted: Message) -> str:
    """A msgstr of `source` as a guess at that of `wanted`.

    - Newlines at its ends are those of the new msgid; msgfmt demands it.
    - Literal braces are doubled or halved where only one of the two messages is `python-brace-format`.
    - A fact is renamed where exactly one name differs on each side.  One that the new text lacks is replaced by what it
      printed, if the extracted comments of `source` still tell; else its name stays for a person to decide on.
    - Links get the number that their address, or else their text, has in the new message.  A link that the new message
      lacks becomes plain text.
    """
    if source.id != wanted.id:
        if "][" in string:
            string = _links(string, source, wanted)
        string = _facts(string, source, wanted)
    return _ends(string, wanted.id)


def _ends(string: str, id: str) -> str:
    """A string that begins and ends with a newline where the msgid does."""
    body = string.strip("\n")
    if not body:
        return ""
    start = string[: string.index(body)] if id.startswith("\n") else ""
    end = string[len(string.rstrip("\n")) :] if id.endswith("\n") else ""
    return (start or "\n" * id.startswith("\n")) + body + (end or "\n" * id.endswith("\n"))


# --- Facts ----------------------------------------------------------------------------------------------------


def _facts(string: str, source: Message, wanted: Message) -> str:
    before, after = _FORMATTED in source.flags, _FORMATTED in wanted.flags
    if not before:
        return string.replace("{", "{{").replace("}", "}}") if after else string
    old, new = _names(source), _names(wanted) if after else frozenset()
    lost, added = old - new, new - old
    instead: dict[str, str] = {}
    if len(lost) == len(added) == 1:
        instead = {f"{{{name}}}": f"{{{other}}}" for name, other in zip(lost, added, strict=True)}
    else:
        shown = {match[1]: match[2] for line in source.extracted if (match := _SHOWN.fullmatch(line))}
        instead = {f"{{{name}}}": _doubled(shown[name]) for name in lost if name in shown}
    text = _PIECES.sub(lambda match: instead.get(match[0], match[0]), string)
    return text if after else text.replace("{{", "{").replace("}}", "}")


def _names(message: Message) -> frozenset[str]:
    pieces = (match[0] for text in (message.id, message.plural or "") for match in _PIECES.finditer(text))
    return frozenset(piece[1:-1] for piece in pieces if len(piece) > 2)


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


# --- Links ----------------------------------------------------------------------------------------------------


def _links(string: str, source: Message, wanted: Message) -> str:
    numbers = _renumbered(source, wanted)
    if all(old == new for old, new in numbers.items()):
        return string

    def plain(match: re.Match[str]) -> str:
        return match[0] if numbers.get(match[3], match[3]) else match[2]

    string = _LINK.sub(plain, string)
    return _NUMBER.sub(lambda match: f"][{numbers.get(match[1]) or match[1]}]", string)


def _renumbered(source: Message, wanted: Message) -> dict[str, str]:
    """Numbers of the links in `source` with those that they have in `wanted`; empty where it has no such link."""
    old, new = _numbers(source), _numbers(wanted)
    found: dict[str, str] = {}
    for told in (_addresses, _texts):
        before, after = told(source), told(wanted)
        places = {what: number for number, what in after.items() if number in new}
        for number in old:
            place = places.get(before.get(number, ""))
            if number not in found and place and place not in found.values():
                found[number] = place
    rest = [number for number in old if number not in found]
    free = [number for number in new if number not in found.values()]
    # One that kept neither address nor text is still the same link, if there are as many as before.
    pairs = dict(zip(rest, free, strict=True)) if len(rest) == len(free) else dict.fromkeys(rest, "")
    return found | pairs


def _numbers(message: Message) -> Sequence[str]:
    return tuple(dict.fromkeys(_NUMBER.findall(message.id)))


def _addresses(message: Message) -> Mapping[str, str]:
    matches = (_ADDRESS.fullmatch(line) for line in message.extracted)
    return _unique({match[1]: match[2] for match in matches if match})


def _texts(message: Message) -> Mapping[str, str]:
    return _unique({match[3]: match[1] + match[2] for match in _LINK.finditer(message.id) if match[2]})


def _unique(told: Mapping[str, str]) -> dict[str, str]:
    """Without what is told of several links: it does not tell them apart."""
    times = Counter(told.values())
    return {number: what for number, what in told.items() if times[what] == 1}
