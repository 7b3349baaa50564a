"""What was said before, across releases and locales, for translators to use again.

`files` finds and reads what is remembered (catalogues, and the TMX files that the newsroom keeps), `unit` is one text
with its translation, `database` keeps them in a cache that can be made again at any time, `recall` answers for new
messages, `concordance` for people; `tmx_reader` and `tmx_writer` are the exchange with other tools.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comunicado.catalogues.memory.files import Source, kept, reader, sources
from comunicado.errors import CatalogueError
from comunicado.newsroom import Newsroom

if TYPE_CHECKING:  # an `extract` that adds no message asks nothing of it
    from comunicado.catalogues.memory.database import Memory

__all__ = ["errors_of_tmx", "of", "sources"]


def of(newsroom: Newsroom) -> Memory:
    """All that a newsroom remembers, as its files are now."""
    return _made(newsroom, sources(newsroom.root), whole=True)


def errors_of_tmx(newsroom: Newsroom) -> tuple[CatalogueError, ...]:
    """What is wrong with the TMX files that a newsroom keeps, as `Memory.errors` has it: no catalogue is read for it,
    and of those files only what changed.
    """
    files = kept(newsroom.root)
    if not files:
        return ()
    with _made(newsroom, files, whole=False) as remembered:
        return remembered.errors


def _made(newsroom: Newsroom, files: Sequence[Source], *, whole: bool) -> Memory:
    from comunicado.catalogues.memory.database import Memory

    limits = newsroom.catalogues
    return Memory(
        newsroom.root,
        files,
        read=reader(newsroom.root, max_bytes=limits.max_bytes, max_string=limits.max_string),
        source=newsroom.source,
        limits=f"{limits.max_bytes} {limits.max_string}",
        whole=whole,
    )
