"""Editions in, what is to be said of those whose language the theme's fonts have no letters for, out."""

from __future__ import annotations

from comunicado import locales
from comunicado.errors import Problem
from comunicado.locales.cldr import data
from comunicado.newsroom.config import Edition, Newsroom
from comunicado.site import sharing

_ENOUGH = 8
"""Letters that a message names."""


def lacking(newsroom: Newsroom) -> tuple[Problem, ...]:
    """One remark for each edition whose PDFs would print boxes for letters.

    On the web a browser takes another font; PDFs are made with the theme's alone, so that they are the same everywhere.
    """
    found = ((edition, tag) for edition in newsroom.editions if "pdf" in edition.formats for tag in edition.locales)
    return tuple(_remark(newsroom, edition, tag, letters) for edition, tag in found if (letters := _lacking(tag)))


def _remark(newsroom: Newsroom, edition: Edition, tag: str, letters: str) -> Problem:
    shown = f"{' '.join(letters[:_ENOUGH])}{' …' if len(letters) > _ENOUGH else ''}"
    reason = f"the edition '{edition.name}': the theme's fonts lack letters of {locales.name(tag, 'en')} ({shown})"
    hint = 'its PDFs show boxes for them; leave pdf out of its formats, as formats = ["html"]'
    return Problem(newsroom.config, None, reason, hint)


def _lacking(tag: str) -> str:
    """Letters that the fonts lack of what CLDR writes in a language: its own name, its months and days."""
    known = data(tag)
    words = [locales.name(tag), *known.months["format"]["wide"].values(), *known.days["format"]["wide"].values()]
    return "".join(sorted(letter for letter in sharing.lacking("".join(words)) if letter.isalpha()))
