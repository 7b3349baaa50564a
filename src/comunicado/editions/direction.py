"""A page whose parts say their language in, the same out, saying which way each is written where any is right to left.

Templates say `lang` wherever the language changes, a newsroom's own ones too; `dir` belongs exactly there.  A page with
nothing but languages that are written left to right stays as it is.
"""

from __future__ import annotations

import re

from comunicado.locales.names import direction

# No text is taken for a tag: whatever was authored is escaped, and a tag holds no bare `<` or `>`.
_TAG = re.compile(r"<[a-zA-Z][^<>]*?\slang=\"([A-Za-z0-9-]+)\"[^<>]*>")
_SAID = re.compile(r"\sdir=")


def marked(page: str) -> str:
    """An HTML document with `dir` beside every `lang`, if it needs any.

    >>> marked('<html lang="ar-EG"><p lang="en" class="a">')
    '<html lang="ar-EG" dir="rtl"><p lang="en" dir="ltr" class="a">'
    >>> marked('<html lang="es-MX"><p lang="en" class="a">')
    '<html lang="es-MX"><p lang="en" class="a">'
    """
    if all(direction(tag) == "ltr" for tag in set(_TAG.findall(page))):
        return page
    return _TAG.sub(_with_direction, page)


def _with_direction(tag: re.Match[str]) -> str:
    if _SAID.search(tag[0]):
        return tag[0]
    at = tag.end(1) + 1 - tag.start()
    return f'{tag[0][:at]} dir="{direction(tag[1])}"{tag[0][at:]}'
