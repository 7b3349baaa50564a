"""HTML, CSS and SVG files in, what the Nu HTML checker says of them out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import judges

_JAR = judges.NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True, slots=True)
class Message:
    """One remark of the checker."""

    path: Path
    line: int | None
    severity: str
    """`error`, `warning` or `info`; `fatal` where the checker could not go on."""
    text: str
    extract: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.text} [{self.extract}]"


def check(files: Iterable[Path]) -> list[Message]:
    """Judge many files in one call; an empty list: nothing to remark on any of them."""
    paths = [str(path.resolve(strict=True)) for path in files]  # vnu passes over a file that is not there
    if not _JAR.is_file():
        judges.unavailable("the Nu HTML checker", "make setup")
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    result = judges.java("-jar", str(_JAR), *options, *paths)
    assert result.returncode == 0, result.stderr.decode()
    return [
        Message(
            path=Path(unquote(urlsplit(found["url"]).path)),
            line=found["lastLine"] + 1 if "lastLine" in found else None,  # vnu 26.9.27 counts from 0 in JSON alone
            severity="fatal" if found["type"] == "non-document-error" else found.get("subType", found["type"]),
            text=found["message"],
            extract=found.get("extract", ""),
        )
        for found in json.loads(result.stdout)["messages"]
    ]
