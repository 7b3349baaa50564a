"""Markdown: text into blocks and back, inline text into content and back, content into HTML.

The one package that knows the parser (pyromark, which is pulldown-cmark): CommonMark with tables and footnotes.  Raw
HTML is off; it is read as text.  See `docs/decisions/0005-markdown-engine.md`.
"""

from comunicado.markdown.blocks import read
from comunicado.markdown.inline import flatten, read_inline, read_plain, write_inline, write_plain
from comunicado.markdown.parser import MarkdownMistake
from comunicado.markdown.source import write

__all__ = [
    "MarkdownMistake",
    "flatten",
    "read",
    "read_inline",
    "read_plain",
    "write",
    "write_inline",
    "write_plain",
]
