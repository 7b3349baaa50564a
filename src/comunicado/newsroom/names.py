"""Tables of topics and issuers in, what releases may name out; and how names are written there."""

from __future__ import annotations

import re
from pathlib import Path

from comunicado.newsroom import web
from comunicado.newsroom.config import Issuer
from comunicado.newsroom.logos import logo
from comunicado.newsroom.tables import Table, Tables

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""Of an edition, a topic, an issuer, a role: it is a part of addresses, or of what files are called."""
_TAKEN = frozenset(("404", "assets", "index", "page", "robots", "search", "sitemap", "topics"))
"""Files and folders of the site that an edition's folder would be confused with."""
_YEAR = re.compile(r"[0-9]{4}\Z")


def edition_problem(name: str) -> str | None:
    """Why an edition cannot have a name, or None where it can."""
    if name in _TAKEN or _YEAR.match(name):
        return "cannot name an edition, for the site has other files of that name"
    return None if NAME.match(name) else "cannot name an edition"


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
                url=read.checked(table, "url", where, web.site, ""),
            )
    return found
