"""A PDF and the web page of the same release in, words out that were torn in two on paper."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from pathlib import Path

from comunicado.editions.labels import Labels, catalogue_of_theme

_INSIDE = re.compile(r"</?(?:a|code|em|span|strong|sup|time|wbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_OWN_BREAKS = "-/@"
"""After these a word may go on in the next line."""
_LONG = 24
"""Letters of a word: what is longer is an address or the name of a file, which breaks where it must."""


def torn(pdf: Path, html: str) -> list[str]:
    """The words of a PDF that are none of its page, nor of the theme, and do not end at a hyphen of their own."""
    spanish = Labels("es-US", {})
    labels = (text for label in catalogue_of_theme() for text in (label, spanish(label)))
    body = html.partition("<body")[2]
    page = (unescape(_TAG.sub(" ", text)) for text in (body, _INSIDE.sub("", body)))
    words = {word for said in (*page, *labels) for word in said.split()}
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    # A running head that is cut ends in an ellipsis.
    said = {word.removesuffix("…") for word in done.stdout.decode().split()}
    return sorted(word for word in said - words if re.search(r"[^\W\d_]", word) and not _part(word, words))


def _part(word: str, words: set[str]) -> bool:
    return any(_broken_well(word, whole) for whole in words if word in whole)


def _broken_well(word: str, whole: str) -> bool:
    start = whole.index(word)
    end = start + len(word)
    opens, ends = (at in (0, len(whole)) or whole[at - 1] in _OWN_BREAKS for at in (start, end))
    return len(whole) > _LONG or (opens and ends)
