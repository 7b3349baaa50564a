"""A source segment and its translation in, findings out.

Each check is a module with one function; severity is data, kept here.  A finding of severity error holds its message
back when catalogues are compiled, so it can never be published; a warning only informs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from comunicado.checks import (
    catalogue,
    characters,
    html,
    letters,
    links,
    markup,
    newlines,
    numbers,
    placeholders,
    untranslated,
)
from comunicado.checks.context import Context
from comunicado.model import Catalogue, Finding, Message, Segment, Severity

Check = Callable[[Segment, str, Context], Iterator[str]]
"""(segment, translation, context) → what is wrong, a sentence each."""

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "placeholders": placeholders.check,
        "markup": markup.check,
        "html": html.check,
        "links": links.check,
        "characters": characters.check,
        "newlines": newlines.check,
        "numbers": numbers.check,
        "untranslated": untranslated.check,
        "letters": letters.check,
    }
)
CATALOGUE = "catalogue"
"""The name of the check that looks at a catalogue as a whole."""
_WARNINGS = ("letters", CATALOGUE)
SEVERITY: Mapping[str, Severity] = MappingProxyType(
    {name: "warning" if name in _WARNINGS else "error" for name in (*CHECKS, CATALOGUE)}
)
_RECAST: Mapping[str, tuple[str, ...]] = MappingProxyType({"numbers": ("headline", "subhead")})
"""The roles of texts that translators write anew, where a check that an error would be right for only warns."""
_UNKNOWN = Context()
_OWN: Mapping[str, str] = MappingProxyType({})
__all__ = ["CATALOGUE", "CHECKS", "SEVERITY", "Check", "Context", "run", "run_whole"]


def run(
    segment: Segment,
    message: Message,
    *,
    release: str,
    locale: str,
    path: str,
    context: Context = _UNKNOWN,
    levels: Mapping[str, str] = _OWN,
) -> Iterator[Finding]:
    """Findings on one translated message.

    Args:
        locale: POSIX name of its catalogue.
        path: file of its catalogue.
        context: the locales of the two texts, which say how each of them writes numbers.
        levels: check → `error`, `warning` or `off`, where a newsroom wants another than the check's own.
    """
    string = message.strings[0]
    for name, check in CHECKS.items():
        level = levels.get(name, "warning" if segment.context in _RECAST.get(name, ()) else SEVERITY[name])
        for said in check(segment, string, context) if level != "off" else ():
            yield Finding(
                name,
                "error" if level == "error" else "warning",
                release,
                locale,
                path,
                message.line or None,
                segment.context,
                segment.text,
                string,
                said,
            )


def run_whole(found: Catalogue, *, release: str, locale: str, path: str, line: int | None) -> Iterator[Finding]:
    """Findings on a catalogue as a whole.

    Args:
        locale: its POSIX name.
        path: its file.
        line: where its header stands.
    """
    for message, said in catalogue.check(found):
        yield Finding(
            CATALOGUE,
            SEVERITY[CATALOGUE],
            release,
            locale,
            path,
            message.line if message else line,
            message.context if message else None,
            message.id if message else "",
            message.strings[0] if message else None,
            said,
        )
