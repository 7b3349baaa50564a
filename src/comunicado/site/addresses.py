"""Names of the site's own files below `public/`, and how a page or a machine is told of them."""

from __future__ import annotations

import posixpath

from comunicado.newsroom.config import Newsroom

CHOOSER = "index.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
_INDEX = "index.html"


def index(edition: str, number: int = 1) -> str:
    """A page of an edition's index.

    >>> index("es"), index("es", 2)
    ('es/index.html', 'es/page/2/index.html')
    """
    return f"{edition}/{_INDEX}" if number == 1 else f"{edition}/page/{number}/{_INDEX}"


def atom(edition: str) -> str:
    """An edition's Atom feed."""
    return f"{edition}/feed.xml"


def json(edition: str) -> str:
    """An edition's JSON Feed."""
    return f"{edition}/feed.json"


def relative(path: str, *, page: str) -> str:
    """How `page` links to `path`: with the file's name, so that a folder opened from disk reads too.

    >>> relative("es/index.html", page="es/page/2/index.html")
    '../../index.html'
    """
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def root(page: str) -> str:
    """From a page to the site's root.

    >>> root("es/page/2/index.html"), root("index.html")
    ('../../../', '')
    """
    return "../" * page.count("/")


def url(newsroom: Newsroom, path: str) -> str:
    """The absolute address of a file; of an `index.html`, that of its folder, which is the canonical one."""
    folder, _, name = path.rpartition("/")
    return f"{newsroom.url}/{path if name != _INDEX else folder + '/' if folder else ''}"
