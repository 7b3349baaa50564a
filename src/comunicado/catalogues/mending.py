"""The translation of a like message in, one whose marks are those of the new message out.

A copied text is a guess that a person reviews; if they only take away the fuzzy flag, gettext must still accept it.
Words and numbers are theirs to judge: only what is certain is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

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


def shown(messages: Iterable[Message]) -> dict[str, str]:
    """What facts print, as the extracted comments of messages tell."""
    lines = (line for message in messages for line in message.extracted if line.startswith("{"))
    return {match[1]: match[2] for line in lines if (match := _SHOWN.fullmatch(line))}


def mend(string: str, source: Message, wanted: Message, printed: Mapping[str, str] = MappingProxyType({})) -> str:
    """A msgstr of `source` as a guess at that of `wanted`.

    - Newlines at its ends are those of the new msgid; msgfmt demands it.
    - Literal braces are doubled or halved where only one of the two messages is `python-brace-format`.
    - Facts are renamed where as many names differ on each side, in the order in which the texts name them.  Otherwise
      one that the new text lacks is replaced by what it printed, if the comments of `source` or `printed` tell, else by
      its name in brackets; one that the old text lacked is put at the end, for a person to move.
    - Links get the number that their address, or else their text, has in the new message.  A link that the new message
      lacks becomes plain text.
    """
    if source.id != wanted.id:
        if "][" in string:
            string = _links(string, source, wanted)
        string = _facts(string, source, wanted, printed)
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


def _facts(string: str, source: Message, wanted: Message, printed: Mapping[str, str]) -> str:
    before, after = _FORMATTED in source.flags, _FORMATTED in wanted.flags
    if not before:
        if not after:
            return string
        string, source = _doubled(string), replace(source, id=_doubled(source.id))
    old, new = _names(source), _names(wanted) if after else ()
    lost, added = [name for name in old if name not in new], [name for name in new if name not in old]
    if len(lost) == len(added):
        instead = {f"{{{name}}}": f"{{{other}}}" for name, other in zip(lost, added, strict=True)}
    else:
        told = {**printed, **shown([source])}
        instead = {f"{{{name}}}": _doubled(told.get(name, f"[{name}]")) for name in lost}
    text = _PIECES.sub(lambda match: instead.get(match[0], match[0]), string)
    if not after:
        return text.replace("{{", "{").replace("}}", "}")
    named = _named(text)
    return " ".join((text, *(f"{{{name}}}" for name in new if name not in named)))


def _names(message: Message) -> tuple[str, ...]:
    return _named(f"{message.id}\n{message.plural or ''}")


def _named(text: str) -> tuple[str, ...]:
    """The facts that a formatted text names."""
    return tuple(dict.fromkeys(match[0][1:-1] for match in _PIECES.finditer(text) if len(match[0]) > 2))


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
