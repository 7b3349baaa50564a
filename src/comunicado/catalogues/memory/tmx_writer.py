"""Units in, a TMX 1.4b file out: the same bytes for the same units, on any day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from comunicado import tags
from comunicado.catalogues.memory.tmx_reader import TOOL
from comunicado.catalogues.memory.unit import FORMATTED, Unit

# https://www.w3.org/TR/xml/#charsets; a carriage return would be read as a newline.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Written:
    """A TMX file."""

    data: bytes
    units: int
    skipped: int
    """Units with a character that XML has no way to write; a changed text would be no translation."""


def write(
    units: Iterable[Unit], *, source: str, version: str, published: Callable[[Unit], bool] = lambda _: True
) -> Written:
    """Write units, the same words in the same place once.

    What TMX has no element for stands in properties (`x-msgctxt`, `x-origin`, …), from which `tmx_reader` makes the
    same messages again.  Inline Markdown and facts are text.

    Args:
        source: BCP 47 tag that the header names as `srclang`; a unit in another language names its own.
        version: the toolkit's.
        published: tells which units may be seen; the others are marked (`x-unpublished`).
    """
    elements: dict[str, None] = {}
    skipped = 0
    for unit in units:
        element = "".join(_unit(unit, source, published(unit)))
        if _FORBIDDEN.search(element):
            skipped += 1
        else:
            elements[element] = None
    header = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="{TOOL}" creationtoolversion={quoteattr(version)} segtype="block" o-tmf="PO" '
        f'adminlang="en" srclang={quoteattr(source)} datatype="plaintext"/>\n'
        "<body>\n"
    )
    text = header + "".join(elements) + "</body>\n</tmx>\n"
    return Written(text.encode(), len(elements), skipped)


def _unit(unit: Unit, source: str, published: bool) -> Iterator[str]:
    message = unit.message
    own = "" if unit.source == source else f" srclang={quoteattr(unit.source)}"
    yield f"<tu{own}>\n"
    yield from _props("x-msgctxt", message.context or "")
    yield from _props("x-origin", unit.release)
    yield from _props("x-format", FORMATTED if FORMATTED in message.flags else "")
    yield from _props("x-obsolete", "yes" if message.obsolete else "")
    yield from _props("x-unpublished", "" if published and not unit.unpublished else "yes")
    yield from _props("x-extracted", *message.extracted)
    yield from _props("x-msgid-plural", message.plural or "")
    yield from _props("x-msgstr-plural", *(message.strings[1:] if message.plural else ()))
    for tag, text in ((unit.source, message.id), (unit.locale, message.strings[0])):
        yield f"<tuv xml:lang={quoteattr(tags.normalize(tag))}><seg>{escape(text)}</seg></tuv>\n"
    yield "</tu>\n"


def _props(kind: str, *values: str) -> Iterator[str]:
    for value in values:
        if value:
            yield f'<prop type="{kind}">{escape(value)}</prop>\n'
