"""A picture's file in, the drawing of a Word document out, with its description."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx.image.exceptions import UnexpectedEndOfFileError, UnrecognizedImageError
from docx.parts.story import StoryPart
from docx.shared import Emu

from comunicado.editions.word.xml import Element, clean, element

_INCH = 914_400
_PIXELS = 96
"""Pixels an inch of a picture that is small enough to stand in its own size, as browsers show it."""
_TALLEST = 4 * _INCH


def drawing(path: Path, *, alt: str, title: str, width: int, part: StoryPart) -> Element:
    """A `w:drawing` for a run.

    Args:
        path: JPEG, PNG, GIF or WebP.
        alt: what is seen on it.
        title: its own, or empty.
        width: the most that it may have, in twentieths of a point.
        part: where it stands.

    Raises:
        OSError: it cannot be read, or is no picture.
    """
    try:
        _, image = part.get_or_add_image(str(path))
        source: str | BytesIO = str(path)
    except (UnrecognizedImageError, UnexpectedEndOfFileError):
        source = _converted(path)
        _, image = part.get_or_add_image(source)
    own_width, own_height = image.px_width * _INCH // _PIXELS, image.px_height * _INCH // _PIXELS
    scale = min(1.0, width * 635 / own_width, _TALLEST / own_height)
    inline = part.new_pic_inline(source, Emu(round(own_width * scale)), Emu(round(own_height * scale)))
    inline.docPr.set("descr", clean(alt))
    if title:
        inline.docPr.set("title", clean(title))
    name = f"Picture {inline.docPr.id}"
    inline.docPr.set("name", name)
    inline.xpath(".//pic:cNvPr")[0].set("name", name)
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # LibreOffice puts an eighth of an inch around it where nothing is said
    made = element("w:drawing")
    made.append(inline)
    return made


def _converted(path: Path) -> BytesIO:
    """As PNG: Word shows no WebP."""
    from PIL import Image

    made = BytesIO()
    with Image.open(path, formats=("WEBP", "JPEG", "PNG", "GIF")) as image:
        image.convert("RGBA" if "A" in image.mode else "RGB").save(made, "PNG", optimize=True)
    made.seek(0)
    return made
