"""A page's HTML in, the same for WeasyPrint out, with what its CSS cannot say; not a letter of the text changes.

Authored text has no `<` left in it when it comes here, so that markup is told from text by its brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comunicado.editions.tables import LONG

_TAG = re.compile(r"(<[^>]*>)")
_HYPHENATED = re.compile(r"(?<!\S)(?:[^\s-]+(?:-[^\s-]+)+(?!\S)|-\S+)")
_START = re.compile(r'<ol start="([0-9]+)"')
_MARKED = re.compile(r'([^\s<>]+)((?:<sup class="mark">.*?</sup>)+)')
_WORD = re.compile(rf"[^\s]{{{LONG + 1},}}")
_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_LEADS = re.compile(r"<p>((?:(?!</p>).)*:</p>)", re.DOTALL)
_HEADLINE = re.compile(r'(<h1[^>]*>|<p class="subhead"[^>]*>)([^<]*)(</(?:h1|p)>)')


def fit(html: str) -> str:
    """HTML whose lines break, and whose lists count, as they should on paper."""
    head, body, rest = html.partition("<body")
    # WeasyPrint takes `start` for a hint on looks, and follows none.
    rest = _START.sub(lambda found: f'{found[0]} style="counter-reset: list-item {int(found[1]) - 1}"', rest)
    rest = _stepped(rest)
    # What ends in a colon stands with what it introduces.
    rest = _LEADS.sub(r'<p class="leads">\1', rest)
    rest = _HEADLINE.sub(lambda found: found[1] + _bound(found[2]) + found[3], rest)
    rest = _MARKED.sub(lambda found: _kept(found[0]) if len(found[1]) <= LONG else found[0], rest)
    return head + body + "".join(_words(_TAG.split(rest)))


def _words(parts: list[str]) -> Iterator[str]:
    """Tags as they are; the words between them kept together, or let go in a cell where they are too long for it."""
    tables = 0
    for part in parts:
        tables += part.startswith("<table") - part.startswith("</table")
        if part.startswith("<"):
            yield part
        else:
            yield _hyphens(_WORD.sub(r'<span class="anywhere">\g<0></span>', part) if tables else part)


def _stepped(html: str) -> str:
    """Headings that skip no level on the way down: PDF/UA-1 allows none to be skipped (ISO 14289-1, 7.4.2).

    >>> _stepped("<h1>A</h1><h2>B</h2><h4>C</h4><h4>D</h4><h3>E</h3><h2>F</h2>")
    '<h1>A</h1><h2>B</h2><h3>C</h3><h3>D</h3><h3>E</h3><h2>F</h2>'
    """
    above: list[int] = []

    def stepped(found: re.Match[str]) -> str:
        level = int(found[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return f"<h{len(above)}{found[2]}>{found[3]}</h{len(above)}>"

    return _HEADING.sub(stepped, html)


def _bound(headline: str) -> str:
    """Its last two words on one line: WeasyPrint knows no `text-wrap: balance`.

    >>> _bound("to discuss border issues")
    'to discuss <span class="nowrap">border issues</span>'
    """
    *before, word, last = headline.split(" ") if headline.count(" ") > 1 else ("", "")
    if not before or len(word) + len(last) > LONG:
        return headline
    return f"{' '.join(before)} {_kept(f'{word} {last}')}"


def _hyphens(text: str) -> str:
    """Hyphenated words on one line.

    A hyphen at the end of a line is taken for a printer's: `pdftotext`, and whoever copies from the PDF, would get
    "TexasTamaulipas".  One that opens with a hyphen is apart, or the sans would draw it so close to the word before
    that they get "calling--fresh".

    >>> _hyphens("the South Texas-Tamaulipas summit")
    'the South <span class="nowrap">Texas-Tamaulipas</span> summit'
    """
    if "-" not in text:
        return text
    return _HYPHENATED.sub(lambda found: _kept(found[0]) if len(found[0]) <= LONG else found[0], text)


def _kept(text: str) -> str:
    return f'<span class="nowrap">{text}</span>'
