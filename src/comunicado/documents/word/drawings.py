"""Drawings in a run in, pictures and text boxes out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from comunicado.documents.word.source import Source
from comunicado.markdown.parser import one_line
from comunicado.model import Content, Image, Str

_MADE_UP = re.compile(
    r"\s*(?:description automatically generated|descripci[oó]n generada autom[aá]ticamente|AI-generated content may be"
    r" incorrect\.|el contenido generado por IA puede ser incorrecto\.)[^\n]*",
    re.IGNORECASE,
)
_HINT = "add it to the release by hand, as JPEG or PNG"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one drawing holds."""

    images: tuple[Image, ...] = ()
    boxes: tuple[Element, ...] = ()
    """Contents of text boxes."""
    floats: bool = False
    """It stands beside the text, not in its line."""


def read(element: Element, source: Source, part: str) -> Drawing:
    """What a `w:drawing`, `w:pict` or `w:object` of a part holds; what cannot be shown is told of."""
    boxes = tuple(box for box in _visible(element) if box.tag == "w:txbxContent")
    anchored = any(inner.tag == "wp:anchor" for inner in element)
    pictures = [found for found in _visible(element) if found.tag in ("a:blip", "v:imagedata")]
    alt = _alt(element)
    images = tuple(image for found in pictures if (image := _image(found, alt, source, part)))
    silent = not any(child.tag in ("v:rect", "v:line", "v:shapetype") for child in element)
    if not boxes and not pictures and silent and (element.tag != "w:pict" or len(element)):
        what = "an embedded object" if element.tag == "w:object" else "a drawing or chart"
        name = f" ({alt[0].text})" if alt and isinstance(alt[0], Str) else ""
        source.say(f"{what} is left out{name}", "add it to the release by hand, as a picture")
    return Drawing(images, boxes, floats=anchored)


def _visible(element: Element) -> Iterator[Element]:
    """All parts of a drawing, but not the inside of text boxes, nor what is there for older programs."""
    for inner in element:
        if inner.tag == "mc:Fallback" and any(other.tag == "mc:Choice" for other in element):
            continue
        yield inner
        if inner.tag != "w:txbxContent":
            yield from _visible(inner)


def _alt(element: Element) -> Content:
    for found in _visible(element):
        names = ("descr", "title") if found.tag == "wp:docPr" else ("alt",) if found.tag.startswith("v:") else ()
        for name in names:
            text = one_line(_MADE_UP.sub("", found.get(name, "")))
            if text:
                return (Str(text),)
    return ()


def _image(found: Element, alt: Content, source: Source, part: str) -> Image | None:
    relations = source.package.relations(part)
    relation = relations.get(found.get("r:embed") or found.get("r:id") or "")
    words = f" ({alt[0].text})" if alt and isinstance(alt[0], Str) else ""
    if relation is None or relation.external:
        if found.get("r:embed") or found.get("r:link") or found.get("r:id"):
            source.say(f"a picture is left out, for it is not in the file{words}", _HINT)
        return None
    part, base = relation.target, posixpath.basename(relation.target)
    if part not in source.shown:
        data = source.package.data(part)
        source.shown[part] = source.album.add(base, data) if data else None
    name = source.shown[part]
    if name is None:
        why = "no release can show it" if source.package.has(part) else "it is not in the file"
        source.say(f"the picture '{base}' is left out, for {why}{words}", _HINT)
        return None
    return Image(name, alt)
