"""The one script of the site in, the file that pages share out: it remembers which edition a reader chose."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from comunicado.editions.assets import FOLDER

NAME = "choice.js"
"""Its logical name, in `Page.assets` too."""
_SOURCE = Path(__file__).parent.parent / "theme" / "scripts" / NAME


@cache
def file() -> tuple[str, bytes]:
    """Its path below the site's root, named for its content, and the content."""
    data = _SOURCE.read_bytes()
    return f"{FOLDER}/choice.{hashlib.sha256(data).hexdigest()[:10]}.js", data
