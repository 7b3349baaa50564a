"""The scripts of the theme in, the files that pages share out: one remembers an edition, one shows what was found."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path, PurePosixPath

from comunicado.editions.assets import FOLDER

NAME = "choice.js"
"""Logical name of the script that remembers which edition a reader chose, in `Page.assets` too."""
SEARCH = "search.js"
"""That of the script of search pages."""
_SOURCE = Path(__file__).parent.parent / "theme" / "scripts"


@cache
def file(name: str = NAME) -> tuple[str, bytes]:
    """A script's path below the site's root, named for its content, and the content."""
    data = (_SOURCE / name).read_bytes()
    return f"{FOLDER}/{PurePosixPath(name).stem}.{hashlib.sha256(data).hexdigest()[:10]}.js", data
