"""The names of a newsroom's files and folders, relative to its root and with forward slashes."""

from __future__ import annotations

import re
from pathlib import Path

from comunicado.errors import Problem, RequestError

RELEASES = "releases"
LOCALES = "locales"
TEMPLATES = "templates"
BOILERPLATE = "releases/_boilerplate"
CONTACTS = "releases/_contacts.toml"
RELEASE_FILE = "release.md"
PUBLIC = "public"
CACHE = ".comunicado"
GLOSSARY = "locales/glossary.csv"
NEWSROOM = "newsroom"
"""Id of the catalogue that holds the newsroom's own words."""
NAMES = "newsroom"
"""msgctxt of the newsroom's title, and of the names of its organization and of issuers."""
TOPIC = "topic"
"""msgctxt of what topics are called."""

_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*\Z")
_YEAR = re.compile(r"[0-9]{4}\Z")
_RESERVED = ("topics", "page", "search")


class Places:
    """Names for a release id (or `newsroom`, for the newsroom's own catalogues)."""

    @staticmethod
    def folder(id: str) -> str:
        """`releases/2009/border-summit`."""
        return f"{RELEASES}/{id}"

    @staticmethod
    def release(id: str) -> str:
        """`releases/2009/border-summit/release.md`."""
        return f"{RELEASES}/{id}/{RELEASE_FILE}"

    @staticmethod
    def boilerplate(name: str) -> str:
        """`releases/_boilerplate/about-ice.md`."""
        return f"{BOILERPLATE}/{name}.md"

    @staticmethod
    def template(id: str) -> str:
        """`locales/2009/border-summit.pot`."""
        return f"{LOCALES}/{id}.pot"

    @staticmethod
    def catalogue(id: str, locale: str) -> str:
        """`locales/es/LC_MESSAGES/2009/border-summit.po`; `locale` is a POSIX name."""
        return f"{LOCALES}/{locale}/LC_MESSAGES/{id}.po"

    @staticmethod
    def compiled(id: str, locale: str) -> str:
        """`locales/es/LC_MESSAGES/2009/border-summit.mo`."""
        return f"{LOCALES}/{locale}/LC_MESSAGES/{id}.mo"

    @staticmethod
    def page(edition: str, id: str) -> str:
        """Path of a page below `public/`."""
        return f"{edition}/{id}/index.html"

    @staticmethod
    def pdf(edition: str, id: str) -> str:
        """Path of a PDF below `public/`: `es/2009/border-summit/2009-border-summit.es.pdf`."""
        return Places.file(edition, id, ".pdf")

    @staticmethod
    def file(edition: str, id: str, suffix: str) -> str:
        """Path of a document beside its page, below `public/`."""
        return f"{edition}/{id}/{id.replace('/', '-')}.{edition}{suffix}"

    @staticmethod
    def document(path: str) -> tuple[str, str] | None:
        """(edition, id) of the release that a path below `public/` is a page or document of, else None.

        >>> Places.document("es/2009/border-summit/2009-border-summit.es.docx")
        ('es', '2009/border-summit')
        >>> Places.document("es/2009/border-summit/trucks-960.0a1b2c3d4e.jpg"), Places.document("es/2009/index.html")
        (None, None)
        """
        edition, _, rest = path.partition("/")
        id, _, name = rest.rpartition("/")
        stem, _, ending = name.rpartition(".")
        if not ending or id_problem(id) or (name != "index.html" and stem != f"{id.replace('/', '-')}.{edition}"):
            return None
        return edition, id


def regions(root: Path) -> tuple[str, ...]:
    """POSIX names of the regional locales that have a folder, sorted."""
    folder = root / LOCALES
    found = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    return tuple(sorted(name for name in found if "_" in name))


def id_problem(id: str) -> str | None:
    """Why an id cannot name a release, or None where it can.

    >>> id_problem("2009/border-summit"), id_problem("2009")
    (None, 'a bare year is taken by the index of that year')
    """
    if not _ID.match(id):
        return "an id is made of a-z, 0-9, hyphens and slashes, as 2009/border-summit"
    if id == NEWSROOM:
        return f"'{NEWSROOM}' is taken by the newsroom's own catalogue"
    if _YEAR.match(id):
        return "a bare year is taken by the index of that year"
    first, second, *_ = (*id.split("/"), "")
    if first in _RESERVED:
        return f"'{first}' is taken by the indexes"
    if _YEAR.match(first) and second == "page":
        return f"'{first}/page' is taken by the index of that year"
    return None


def checked_id(id: str) -> str:
    """The id itself.

    Raises:
        RequestError: it cannot name a release.
    """
    if reason := id_problem(id):
        raise RequestError(Problem("", None, f"'{id}' cannot name a release: {reason}"))
    return id
