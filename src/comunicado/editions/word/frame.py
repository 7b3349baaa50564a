"""What stands around the text of every page: letterhead on the first, running headline later, numbers below."""

from __future__ import annotations

import re
from typing import Any

from docx.section import Section

from comunicado.editions.parts import Parts
from comunicado.editions.word.runs import Look, page_field, run, say
from comunicado.editions.word.spot import Spot
from comunicado.editions.word.xml import Element, within
from comunicado.markdown import html

_BELOW = 200
"""Space below the running headline, in twentieths of a point."""
_NUMBERS = {"\0": "PAGE", "\1": "NUMPAGES"}


def frame(section: Section, said: tuple[Parts, ...], width: int) -> None:
    """Fill the headers and footers of a section; a line for each language.

    Args:
        width: between the margins, in twentieths of a point.
    """
    section.different_first_page_header_footer = True
    first, running = (_spot(one, width) for one in (section.first_page_header, section.header))
    footers = [_spot(one, width) for one in (section.first_page_footer, section.footer)]
    for nth, one in enumerate(said):
        last = nth == len(said) - 1
        look = Look(one.translation.locale)
        _letterhead(one, first.paragraph("Letterhead", tab=True, after=None if last else 0))
        headline = html.text(one.translation.release.headline, one.translation.shown)
        say(running.paragraph("Header", after=_BELOW if last else None), headline, Look(one.lang("headline")))
        for footer in footers:
            paragraph = footer.paragraph("Footer", tab=True)
            say(paragraph, one.voice.title, Look(one.voice.title_lang))
            within(run(paragraph, look), "w:tab")
            _numbers(one, paragraph, look)


def _spot(place: Any, width: int) -> Spot:
    """A header or footer, emptied."""
    place.is_linked_to_previous = False
    element = place._element
    for child in list(element):
        element.remove(child)
    return Spot(element, place.part, width)


def _letterhead(said: Parts, paragraph: Element) -> None:
    say(paragraph, said.voice.title, Look(said.voice.title_lang, bold=True))
    look = Look(said.translation.locale)
    within(run(paragraph, look), "w:tab")
    say(paragraph, said.kind, look)


def _numbers(said: Parts, paragraph: Element, look: Look) -> None:
    _ = said.labels
    label = _("Page {page} of {pages}", page="\0", pages="\1")
    for piece in re.split("([\0\1])", label):
        if piece in _NUMBERS:
            page_field(paragraph, _NUMBERS[piece], look)
        elif piece:
            say(paragraph, piece, look)
