"""Tables of topics and issuers in, what releases may name out; and how names, logos and addresses are written there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from comunicado.newsroom.config import Issuer
from comunicado.newsroom.places import TEMPLATES
from comunicado.newsroom.tables import Table, Tables

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""Of an edition, a topic, an issuer: it is a part of addresses."""


def topics(read: Tables, table: Table) -> dict[str, str]:
    """Name → what readers see."""
    found: dict[str, str] = {}
    for name in table:
        if not NAME.match(name):
            read.say(name, "topics", f"'{name}' cannot name a topic", "use a-z, 0-9 and hyphens")
            continue
        text = read.text(table, name, "topics", required=True)
        if text and text in found.values():
            read.say(name, "topics", f"two topics are called '{text}'", "rename one")
        found[name] = text
    return found


def issuers(read: Tables, tables: Table, root: Path) -> dict[str, Issuer]:
    """Name → who that is; logos lie in the templates of the newsroom at `root`."""
    found: dict[str, Issuer] = {}
    for name, table in tables.items():
        where = f"issuers.{name}"
        if not NAME.match(name):
            read.say(name, "issuers", f"'{name}' cannot name an issuer", "use a-z, 0-9 and hyphens")
        elif not isinstance(table, dict):
            read.say(name, "issuers", f"the issuer '{name}' is no table", f'write [{where}] and name = "…" below')
        else:
            read.unknown(table, {"name", "logo", "url"}, where)
            found[name] = Issuer(
                name=read.text(table, "name", where, required=True),
                logo=logo(read, table, where, root),
                url=read.checked(table, "url", where, url, ""),
            )
    return found


def logo(read: Tables, table: Table, where: str, root: Path) -> str:
    """A picture file below `templates/`, or empty."""
    name = read.text(table, "logo", where)
    if name:
        folder = (root / TEMPLATES).resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            read.say("logo", where, f"the logo '{name}' is not in {TEMPLATES}/", "put the file there")
    return name


def url(text: str) -> str:
    """The address of a site, without a slash at its end.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(text)
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or parts.query
        or parts.fragment
        or "@" in text
        or " " in text
    ):
        raise ValueError(f"'{text}' is no web address of a site")
    return text.rstrip("/")
