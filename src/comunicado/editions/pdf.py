"""A `Page` in, one PDF out, tagged and fit to be kept: PDF/UA-1 and PDF/A-3a, with the release as ninjs inside.

The one module, with `breaking`, `fetch`, `pace` and `tagging`, that knows WeasyPrint.  What costs time is made once in
a process: the font configuration, the parsed style sheets of a newsroom, the templates.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comunicado.editions import about, context, fonts, geometry, ninjs, paper, tables, templates, xmp
from comunicado.editions.assets import accents, issuer_logo, own_style, style
from comunicado.editions.page import Page
from comunicado.errors import Problem, RenderError
from comunicado.markdown.html import Picture
from comunicado.newsroom.places import CACHE, TEMPLATES

if TYPE_CHECKING:
    from comunicado.editions.fetch import OwnFiles

VARIANT = "pdf/a-3a"
"""Marked by WeasyPrint, which knows one variant a file; `xmp` adds the mark of PDF/UA-1."""
OWN, RELEASE = "templates", "release"
"""Places that files come from, as addresses name them: `file:///templates/logo.svg`."""
CELLS = 20_000
"""Cells of tables that a PDF may have.  Each costs WeasyPrint some 2 ms and 40 kB: more would look like a hang."""
_COLOURS = "--srgb"
"""The profile that colours are of.  Not `srgb`, which is WeasyPrint's own: it leaves that file open."""
_CHANNELS = (("r",), ("g",), ("b",))
_QUIET = ("weasyprint", "weasyprint.progress", "fontTools")


@dataclass(frozen=True, slots=True)
class _Engine:
    """WeasyPrint, set up for this process."""

    html: Any
    css: Any
    attachment: Any
    colours: Callable[[], Any]
    """A colour profile for one document."""
    fetcher: type[OwnFiles]
    fatal: type[BaseException]
    fonts: Any
    counters: Any


def render(page: Page) -> bytes:
    """The release as PDF.  The same page gives the same bytes, on any day and in any folder.

    Raises:
        RenderError: a template is wrong, a picture is missing or outside the release's folder, or a table endless.
        ConfigError: a font is not installed, or a style sheet of the newsroom cannot be read.
    """
    engine = _engine(page.newsroom.root)
    places = {OWN: page.newsroom.root / TEMPLATES} | ({RELEASE: page.folder} if page.folder else {})
    fetcher = engine.fetcher(places)
    # Relative links lead to where they lead on the page.
    source = engine.html(string=_source(page), base_url=page.url, url_fetcher=fetcher)
    try:
        sheet = _sheet(_styles(page), page.newsroom.root)
        document = source.render(
            stylesheets=[sheet], font_config=engine.fonts, counter_style=engine.counters.copy(), pdf_tags=True,
            color_profiles={_COLOURS: engine.colours()},
        )  # fmt: skip
        _describe(document.metadata, about.pdf(page), pages=len(document.pages))
        attached = _attached(page, engine, fetcher)
        return bytes(
            document.write_pdf(pdf_variant=VARIANT, output_intent=_COLOURS, attachments=[attached], finisher=_finish)
        )
    except engine.fatal as error:
        raise RenderError(Problem(page.release.path, None, str(error), "put the picture into its folder")) from None


def _describe(metadata: Any, said: xmp.About, *, pages: int) -> None:
    """The same in the information dictionary and in the XMP."""
    metadata.title, metadata.description = said.titles[0][1], said.descriptions[0][1]
    metadata.authors, metadata.keywords = list(said.authors), list(said.keywords)
    metadata.generator = said.creator
    metadata.created, metadata.modified = said.created.isoformat(), said.modified.isoformat()
    metadata.generate_rdf_metadata = lambda *_: xmp.rdf(said, pages=pages)


def _attached(page: Page, engine: _Engine, fetcher: OwnFiles) -> Any:
    """The release as data, under the name of the PDF.

    Without the other editions: a PDF stands while they come and go.
    """
    name = f"{page.release.id.replace('/', '-')}.{page.edition.name}.json"
    created, modified = (when.astimezone(UTC) for when in (page.release.published, page.release.modified))
    return engine.attachment(
        string=ninjs.render(replace(page, alternates=())), url_fetcher=fetcher, name=name,
        description=page.newsroom.title, created=created, modified=modified, relationship="Source",
    )  # fmt: skip


def _finish(_: Any, pdf: Any) -> None:
    """WeasyPrint lists an associated file twice, and packs the XMP, which `xmp.pages` is to find without a reader."""
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    number, *_ = pdf.catalog["Metadata"].split()
    pdf.objects[int(number)].compress = False


@lru_cache(maxsize=4)
def _engine(root: Path) -> _Engine:
    # Before anything loads fontconfig: it reads this when it is initialised.
    os.environ["FONTCONFIG_FILE"] = str(fonts.fontconfig(root / CACHE))
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.css import ColorProfile
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from comunicado.editions import breaking, pace, tagging
    from comunicado.editions.fetch import OwnFiles

    breaking.install()
    pace.install()
    tagging.install()
    profile = files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()

    def colours() -> Any:
        return ColorProfile(BytesIO(profile), "sRGB2014.icc", "relative-colorimetric", _CHANNELS)

    return _Engine(HTML, CSS, Attachment, colours, OwnFiles, FatalURLFetchingError, FontConfiguration(), CounterStyle())


def _source(page: Page) -> str:
    from comunicado.editions.fetch import address

    def own(name: str) -> str:
        return address(OWN, name)

    def picture(name: str) -> Picture:
        return Picture(address(RELEASE, name))

    said = context.of(page, picture, paper=True)
    said["breaks"] = "\N{ZERO WIDTH SPACE}"  # WeasyPrint does not break at <wbr>
    said["logo"] = own(page.newsroom.logo) if page.newsroom.logo else ""
    said["logos"] = {issuer_logo(name): own(one.logo) for name, one in page.newsroom.issuers.items()}
    said["repeated"] = page.newsroom.letterhead == "every-page"
    facing = "groups" in said
    html = templates.render("pdf-bilingual.html" if facing else "pdf.html", said, own=page.newsroom.root / TEMPLATES)
    if (cells := html.count("<td")) > CELLS:
        raise RenderError(Problem(
            page.release.path, None,
            f"its tables have {cells:,} cells in the edition '{page.edition.name}'; a PDF takes at most {CELLS:,}",
            "publish the data as a file that the release links to, or leave 'pdf' out of the edition's 'formats'",
        ))  # fmt: skip
    widths = geometry.widths(page.newsroom, facing=facing)
    return paper.fit(tables.fit(html, widths, fonts.measure(page.newsroom.root / CACHE)))


def _styles(page: Page) -> str:
    room = page.newsroom
    return (
        accents(room.accent)
        + style("tokens.css", room.root)
        + style("pdf.css", room.root)
        + geometry.rules(room)
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
