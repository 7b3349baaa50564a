"""A source segment and its translation in, findings out.

Each check is a module with one function; severity is data, kept here.  A finding of severity error holds its message
back when catalogues are compiled, so it can never be published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from comunicado.checks import characters, links, markup, newlines, placeholders
from comunicado.model import Finding, Message, Segment, Severity

Check = Callable[[Segment, str], Iterator[str]]
"""(segment, translation) → what is wrong, a sentence each."""

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "placeholders": placeholders.check,
        "markup": markup.check,
        "links": links.check,
        "characters": characters.check,
        "newlines": newlines.check,
    }
)
SEVERITY: Mapping[str, Severity] = MappingProxyType(dict.fromkeys(CHECKS, "error"))


def run(segment: Segment, message: Message, *, release: str, locale: str, path: str) -> Iterator[Finding]:
    """Findings on one translated message; `locale` is the POSIX name of its catalogue, `path` its file."""
    string = message.strings[0]
    for name, check in CHECKS.items():
        for said in check(segment, string):
            yield Finding(
                name,
                SEVERITY[name],
                release,
                locale,
                path,
                message.line or None,
                segment.context,
                segment.text,
                string,
                said,
            )
