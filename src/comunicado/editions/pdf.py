"""A `Page` in, one tagged PDF out.

The one module, with `fetch` and `tagging`, that knows WeasyPrint.  What costs time is made once in a process: the font
configuration, the parsed style sheets of a newsroom, the templates.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comunicado.editions import context, fonts, paper, templates
from comunicado.editions.assets import accents, own_style, style
from comunicado.editions.page import Page
from comunicado.errors import Problem, RenderError
from comunicado.markdown.html import Picture
from comunicado.newsroom.places import CACHE, TEMPLATES

if TYPE_CHECKING:
    from comunicado.editions.fetch import OwnFiles

VARIANT = "pdf/ua-1"
OWN, RELEASE = "templates", "release"
"""Places that files come from, as addresses name them: `file:///templates/logo.svg`."""
_QUIET = ("weasyprint", "weasyprint.progress", "fontTools")


@dataclass(frozen=True, slots=True)
class _Engine:
    """WeasyPrint, set up for this process."""

    html: Any
    css: Any
    fetcher: type[OwnFiles]
    fatal: type[BaseException]
    fonts: Any
    counters: Any


def render(page: Page) -> bytes:
    """The release as PDF/UA-1.  The same page gives the same bytes, on any day and in any folder.

    Raises:
        RenderError: a template is wrong, or a picture is missing or outside the release's folder.
        ConfigError: a font is not installed, or a style sheet of the newsroom cannot be read.
    """
    engine = _engine(page.newsroom.root)
    places = {OWN: page.newsroom.root / TEMPLATES} | ({RELEASE: page.folder} if page.folder else {})
    # Relative links lead to where they lead on the page.
    source = engine.html(string=_source(page), base_url=page.url, url_fetcher=engine.fetcher(places))
    try:
        sheet = _sheet(_styles(page), page.newsroom.root)
        return bytes(
            source.write_pdf(
                stylesheets=[sheet], font_config=engine.fonts, counter_style=engine.counters.copy(), pdf_variant=VARIANT
            )
        )
    except engine.fatal as error:
        raise RenderError(Problem(page.release.path, None, str(error), "put the picture into its folder")) from None


@lru_cache(maxsize=4)
def _engine(root: Path) -> _Engine:
    # Before anything loads fontconfig: it reads this when it is initialised.
    os.environ["FONTCONFIG_FILE"] = str(fonts.fontconfig(root / CACHE))
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from comunicado.editions import tagging
    from comunicado.editions.fetch import OwnFiles

    tagging.install()
    return _Engine(HTML, CSS, OwnFiles, FatalURLFetchingError, FontConfiguration(), CounterStyle())


def _source(page: Page) -> str:
    from comunicado.editions.fetch import address

    logo = page.newsroom.logo
    said = context.of(page, lambda name: Picture(address(RELEASE, name)), paper=True)
    said["breaks"] = "\N{ZERO WIDTH SPACE}"  # WeasyPrint does not break at <wbr>
    said["logo"] = address(OWN, logo) if logo else ""
    name = "pdf-bilingual.html" if "groups" in said else "pdf.html"
    return paper.fit(templates.render(name, said, own=page.newsroom.root / TEMPLATES))


def _styles(page: Page) -> str:
    room = page.newsroom
    size = f"@page {{ size: {'A4' if room.paper == 'a4' else 'Letter'} }}\n"
    return (
        size
        + accents(room.accent)
        + style("tokens.css", room.root)
        + style("pdf.css", room.root)
        + own_style(room.root)
    )


@lru_cache(maxsize=16)
def _sheet(styles: str, root: Path) -> Any:
    """A parsed style sheet, kept: parsing costs as much as half a page."""
    engine = _engine(root)
    return engine.css(
        string=styles,
        base_url=f"file:///{OWN}/",
        url_fetcher=engine.fetcher({OWN: root / TEMPLATES}),
        font_config=engine.fonts,
        counter_style=engine.counters,
    )
