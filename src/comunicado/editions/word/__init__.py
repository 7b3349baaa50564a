"""A `Page` in, a Word document (.docx, ECMA-376) out: for editors who take a release over into a text of their own.

The one package, with `documents.word`, that knows Word files.  Styles are Word's own wherever it has them, every run
says its language, and the same page gives the same bytes.
"""

from __future__ import annotations

from docx.document import Document
from docx.shared import Twips

from comunicado.editions import about, parts
from comunicado.editions.page import Page
from comunicado.editions.parts import Parts
from comunicado.editions.word import layout, package
from comunicado.editions.word.blocks import Story, Writer
from comunicado.editions.word.frame import frame
from comunicado.editions.word.notes import Notes
from comunicado.editions.word.numbering import Numbering
from comunicado.editions.word.spot import Spot
from comunicado.markdown import html

_MARGIN = 1440
"""Twentieths of a point: an inch."""
_LETTER, _A4 = (12_240, 15_840), (11_906, 16_838)


def render(page: Page) -> bytes:
    """The release as a Word document.

    Raises:
        RenderError: a picture cannot be read; the languages of a side-by-side edition are not made of the same blocks.
    """
    said = tuple(parts.of(page, nth) for nth in range(len(page.texts)))
    facing = len(said) > 1 and page.edition.layout == "side-by-side"
    document = package.document(page.texts[0].locale, narrow=facing)
    _describe(page, said, document)
    spot = _paper(page, said, document)
    story = Story(document, Notes(document), Numbering(document))
    writers = tuple(Writer(page, one, story) for one in said)
    if facing:
        layout.side_by_side(writers, spot)
    else:
        for nth, writer in enumerate(writers):
            layout.alone(writer, spot, named=len(writers) > 1, later=nth > 0)
    return package.file(document)


def _describe(page: Page, said: tuple[Parts, ...], document: Document) -> None:
    release = page.release
    words = (word for text in page.texts for _, word in about.topics(page.newsroom, text))
    package.describe(
        document,
        title=html.text(release.headline, page.texts[0].shown),
        subject=about.description(page.texts[0]),
        authors=said[0].publishers,
        keywords=tuple(dict.fromkeys(words)),
        category=said[0].kind,
        language=page.texts[0].locale,
        created=release.published,
        modified=release.modified,
    )


def _paper(page: Page, said: tuple[Parts, ...], document: Document) -> Spot:
    """Set the paper up; where its text goes."""
    width, height = _A4 if page.newsroom.paper == "a4" else _LETTER
    section = document.sections[0]
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(_MARGIN)
    frame(section, said, width - 2 * _MARGIN)
    return Spot(document.element.body, document.part, width - 2 * _MARGIN)
