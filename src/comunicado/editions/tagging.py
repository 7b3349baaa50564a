"""`lang` in HTML, `/Lang` in the structure tree of the PDF.

WeasyPrint 70 writes `/Lang` on the document alone, so that a reader of a bilingual file would hear its Spanish in an
English voice.  This wraps the one function that makes structure elements.  It is private: the version is pinned
(`weasyprint>=70,<71`) and the tests read the tags back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

_build_box_tree = tags._build_box_tree


def _with_lang(box: Any, *rest: Any) -> Iterator[Any]:
    element = (box._box if isinstance(box, AbsolutePlaceholder) else box).element
    lang = element.get("lang") if element is not None and element.tag not in ("html", "body") else None
    for tag in _build_box_tree(box, *rest):
        if lang:
            tag["Lang"] = pydyf.String(lang)
        yield tag


def install() -> None:
    """Make every PDF of this process carry its languages.  Again does nothing."""
    tags._build_box_tree = _with_lang
