"""What was said before, across releases and locales, for translators to use again.

`files` finds and reads what is remembered (catalogues, and the TMX files that the newsroom keeps), `unit` is one text
with its translation, `database` keeps them in a cache that can be made again at any time, `recall` answers for new
messages, `concordance` for people; `tmx_reader` and `tmx_writer` are the exchange with other tools.
"""

from __future__ import annotations

from comunicado.catalogues.memory.database import Memory
from comunicado.catalogues.memory.files import Reader, Reading, Source, reader, sources
from comunicado.catalogues.memory.unit import Unit
from comunicado.newsroom import Newsroom

__all__ = ["Memory", "Reader", "Reading", "Source", "Unit", "of", "reader", "sources"]


def of(newsroom: Newsroom, *, read: Reader | None = None) -> Memory:
    """All that a newsroom remembers, as its files are now.

    `read` reads a catalogue in the place of the disk's reader: for who has some of them read and parsed already.
    """
    limits = newsroom.catalogues
    return Memory(
        newsroom.root,
        sources(newsroom.root),
        read=read or reader(newsroom.root, max_bytes=limits.max_bytes, max_string=limits.max_string),
        source=newsroom.source,
        limits=f"{limits.max_bytes} {limits.max_string}",
    )
