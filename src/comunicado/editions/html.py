"""A `Page` in, one HTML document out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from comunicado.editions import context, templates
from comunicado.editions.fonts import PRELOADED
from comunicado.editions.page import Page
from comunicado.errors import Problem, RenderError
from comunicado.markdown.html import Picture
from comunicado.newsroom.places import TEMPLATES

_COLUMN = "(min-width: 56.25em) 38.25rem, calc(100vw - 2rem)"
_SIZES = {"single": _COLUMN, "sequential": _COLUMN, "side-by-side": "(min-width: 73em) 70rem, calc(100vw - 2rem)"}
"""How wide a page of a layout shows its figures (screen.css), for browsers that choose among widths."""


def render(page: Page) -> bytes:
    """The release's page, UTF-8.

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line; an asset has no file.
    """

    def asset(name: str) -> str:
        try:
            return page.root + page.assets[name]
        except KeyError:
            raise RenderError(Problem("", None, f"the page has no asset '{name}'")) from None

    def picture(source: str) -> Picture:
        found = page.pictures.get(source) or Picture(PurePosixPath(source).name)
        return replace(found, sizes=_SIZES[page.edition.layout]) if found.sources else found

    said = context.of(page, picture, paper=False)
    said |= {
        "asset": asset,
        "logo": "logo" in page.assets,
        "preloads": tuple(name for name in PRELOADED if name in page.assets),
    }
    name = "bilingual.html" if "groups" in said else "release.html"
    return templates.render(name, said, own=page.newsroom.root / TEMPLATES).encode("utf-8")
