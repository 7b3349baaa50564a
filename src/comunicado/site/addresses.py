"""Names of the site's own files below `public/`, and how a page or a machine is told of them."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from comunicado.newsroom.config import Newsroom
from comunicado.site.entries import ALL, Listed

CHOOSER = "index.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
MISSING = "404.html"
_INDEX = "index.html"


def index(edition: str, number: int = 1, *, of: Listed = ALL) -> str:
    """A page of one of an edition's lists.

    >>> index("es"), index("es", 2)
    ('es/index.html', 'es/page/2/index.html')
    >>> index("es", of=("year", "2009")), index("es", 2, of=("topic", "border"))
    ('es/2009/index.html', 'es/topics/border/page/2/index.html')
    """
    kind, name = of
    folder = {"all": edition, "year": f"{edition}/{name}", "topic": f"{edition}/topics/{name}"}[kind]
    return f"{folder}/{_INDEX}" if number == 1 else f"{folder}/page/{number}/{_INDEX}"


def search(edition: str) -> str:
    """An edition's search page."""
    return f"{edition}/search/{_INDEX}"


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


def link(path: str, *, page: str, newsroom: Newsroom) -> str:
    """How any page links to `path`: as `relative`, but from the page for what is missing, which is shown anywhere."""
    return f"{base(newsroom)}{path}" if page == MISSING else relative(path, page=page)


def root(page: str, *, newsroom: Newsroom) -> str:
    """From a page to the site's root.

    >>> from pathlib import Path
    >>> room = Newsroom(Path("."), "comunicado.toml", "News", "https://example.org/news", "en-US", "UTC", ())
    >>> root("es/page/2/index.html", newsroom=room), root("index.html", newsroom=room), root("404.html", newsroom=room)
    ('../../../', '', '/news/')
    """
    return base(newsroom) if page == MISSING else "../" * page.count("/")


def base(newsroom: Newsroom) -> str:
    """The path of the site's root on its host, with slashes around it."""
    return f"{urlsplit(newsroom.url).path}/"


def url(newsroom: Newsroom, path: str) -> str:
    """The absolute address of a file; of an `index.html`, that of its folder, which is the canonical one."""
    folder, _, name = path.rpartition("/")
    return f"{newsroom.url}/{path if name != _INDEX else folder + '/' if folder else ''}"
