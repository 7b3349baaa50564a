"""HTML: a translation holds no tag that its source lacks.

Pages show it as it stands and run nothing of it, but no reader should see `<script>` in a release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from comunicado.checks.context import Context
from comunicado.model import Segment

# CommonMark 0.31.2, section 6.6: so "a < b" and "<https://example.org>" are none.
_ATTRIBUTE = r"""\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_HTML = re.compile(
    rf"<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>"
    r"|<!--|<!\[CDATA\[|<![A-Za-z]|<\?"
    r"|<(?:script|style|iframe|img|svg|object|embed)(?=[\s/])",  # a browser takes these, too, for closed
    re.IGNORECASE,
)
_REFERENCE = re.compile("&(?:lt|#0*60|#x0*3c);?", re.IGNORECASE)
_SHOWN = 60
"""Characters of a tag that a finding quotes."""
_MOST = 3
"""Tags that it quotes."""


def check(segment: Segment, string: str, _: Context) -> Iterator[str]:
    """Tags, comments and the like; also those that an editor wrote as character references (`&lt;b&gt;`)."""
    if "<" not in string and not _REFERENCE.search(string):
        return
    known = set(_tags(segment.text))
    added = [tag for tag in dict.fromkeys(_tags(string)) if tag not in known]
    if added:
        shown = ", ".join(tag if len(tag) <= _SHOWN else f"{tag[:_SHOWN]}…" for tag in added[:_MOST])
        yield f"the source has no {shown}; delete it, HTML is printed as it stands"


def _tags(text: str) -> Iterator[str]:
    return (" ".join(match[0].split()) for match in _HTML.finditer(unescape(text)))
