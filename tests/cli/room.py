"""A small newsroom on disk, and everybody who works in it: author, translator, operator, reader."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import comunicado

_SOURCE = Path(comunicado.__file__).parents[1]
_PROGRAM = (sys.executable, "-P", "-c", "from comunicado.cli import main; main()")
"""What the console script does, also where it is not installed; `-P`: nothing is imported from the newsroom."""

CONFIG = """\
title = "Border Desk"
url = "https://news.example.org"
source = "en-US"
timezone = "America/Chicago"
organization = "Border Agency"

[[editions]]
name = "en"
locales = ["en-US"]

[[editions]]
name = "es"
locales = ["es-US"]

[[editions]]
name = "es-mx"
locales = ["es-MX"]
timezone = "America/Mexico_City"

[[editions]]
name = "en-es"
locales = ["en-US", "es-US"]
layout = "side-by-side"

[facts.tipline]
phone = "+1-866-347-2423"
display = "1-866-DHS-2-ICE"
"""
EDITIONS = ("en", "es", "es-mx", "en-es")
BRIDGE = """\
---
headline: Bridge reopens to trucks
subhead: Inspections ended a day early
dateline: LAREDO, Texas
date: 2019-03-04
boilerplate: [about]
contacts: [desk]
facts:
  hearing: {datetime: 2019-03-06T14:30 America/Chicago}
---
The bridge reopened on Monday, the [port director](https://example.org/director) said.

## What changes

Trucks cross at any hour. Call {tipline} with questions; the hearing is at {hearing}.

> "We are *glad*," said the mayor.

| Lane | Trucks |
|---|---|
| Northbound | 1,240 |
"""
FLOOD = """\
---
headline: River crests below the levee
date: 2019-05
---
The river crested on Sunday night.
"""
SOURCES = {
    "comunicado.toml": CONFIG,
    "releases/2019/bridge/release.md": BRIDGE,
    "releases/2019/flood/release.md": FLOOD,
    "releases/_boilerplate/about.md": "The agency keeps the border.\n",
    "releases/_contacts.toml": (
        '[desk]\nname = "Press office"\nemail = "press@example.org"\nphone = "+1-956-555-0142"\n'
    ),
    "templates/masthead.html": (
        '{% extends "theme/masthead.html" %}\n{% block above %}\n'
        '{% for t in texts %}{% with _ = t.labels %}<p lang="{{ t.lang }}">{{ _("Official site") }}</p>'
        "{% endwith %}{% endfor %}\n{% endblock %}\n"
    ),
}
SPANISH = {
    "Border Desk": "Mesa de la Frontera",
    "Border Agency": "Agencia Fronteriza",
    "The agency keeps the border.": "La agencia cuida la frontera.",
    "Press office": "Oficina de prensa",
    "Official site": "Sitio oficial",
    "Bridge reopens to trucks": "El puente reabre a los camiones",
    "Inspections ended a day early": "Las inspecciones terminaron un día antes",
    "LAREDO, Texas": "LAREDO, Texas",
    "The bridge reopened on Monday, the [port director][1] said.": (
        "El puente reabrió el lunes, dijo el [director del puerto][1]."
    ),
    "What changes": "¿Qué cambia?",
    "Trucks cross at any hour. Call {tipline} with questions; the hearing is at {hearing}.": (
        "Los camiones cruzan a toda hora. Llame al {tipline} si tiene preguntas; la audiencia es: {hearing}."
    ),
    '"We are *glad*," said the mayor.': "«Estamos *contentos*», dijo la alcaldesa.",
    "Lane": "Carril",
    "Trucks": "Camiones",
    "Northbound": "Hacia el norte",
    "River crests below the levee": "El río crece sin rebasar el bordo",
    "The river crested on Sunday night.": "El río alcanzó su máximo la noche del domingo.",
}
"""What the translator writes for every message of `SOURCES`."""
PO = "locales/es/LC_MESSAGES/2019/bridge.po"
FLOOD_PO = "locales/es/LC_MESSAGES/2019/flood.po"
NEWSROOM_PO = "locales/es/LC_MESSAGES/newsroom.po"
MX_PO = "locales/es_MX/LC_MESSAGES/2019/bridge.po"


@dataclass(frozen=True, slots=True)
class Result:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stderr."""
        return self.err.splitlines()


class Room:
    """A newsroom in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    # --- the operator ---

    def run(
        self, *command: str, exits: int = 0, folder: Path | None = None, env: Mapping[str, str] | None = None
    ) -> Result:
        """Run `comunicado` in a process of its own, as a shell would; it must exit with this code."""
        done = subprocess.run(
            [*_PROGRAM, *command],
            cwd=folder or self.root,
            env=self.environment(**env or {}),
            capture_output=True,
            timeout=120,
            check=False,
        )
        result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
        shown = f"comunicado {' '.join(command)}\n{result.out}\n{result.err}"
        assert not re.search("Traceback|has a fault", result.out + result.err), shown
        assert result.code == exits, f"exit {result.code}, not {exits}: {shown}"
        return result

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start `comunicado` and do not wait for it."""
        return subprocess.Popen(
            [*_PROGRAM, *command],
            cwd=self.root,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def python(self, program: str, *arguments: str, exits: int = 0) -> Result:
        """Run a program of Python that imports the package."""
        done = subprocess.run(
            [sys.executable, "-P", "-c", program, *arguments],
            cwd=self.root,
            env=self.environment(),
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == exits, done.stderr.decode()
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def environment(self, **more: str) -> dict[str, str]:
        """A clean environment: nothing of the developer's own, but the folder of fonts that take 20 s to make."""
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
        home = self.root.parent / "home"
        home.mkdir(exist_ok=True)
        cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
        own = {
            "HOME": str(home),
            "XDG_CACHE_HOME": cache,
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(_SOURCE),
            "COMUNICADO_DEBUG": "1",
        }
        return {**kept, **own, **more}

    def status(self, *command: str, exits: int = 0) -> dict[str, dict[str, Any]]:
        """`status --format json`: id → what it says of that release."""
        said = json.loads(self.run("status", "--format", "json", *command, exits=exits).out)
        return {row["id"]: row for row in said["releases"]}

    def states(self, id: str, *command: str) -> dict[str, str]:
        """Edition → state, of a release."""
        return {name: edition["state"] for name, edition in self.status(*command)[id]["editions"].items()}

    # --- the author ---

    def path(self, name: str) -> Path:
        """A file of the newsroom."""
        return self.root / name

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file, with its folders."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.root / name).read_bytes().decode()

    def edit(self, name: str, before: str, after: str) -> None:
        """Put `after` in the place of the one `before` in a file."""
        text = self.read(name)
        assert text.count(before) == 1, f"{text.count(before)} times in {name}: {before}"
        self.write(name, text.replace(before, after))

    def release(self, id: str, text: str) -> None:
        """Write a release."""
        self.write(f"releases/{id}/release.md", text)

    def configure(self, text: str) -> None:
        """Add to the configuration."""
        self.write("comunicado.toml", self.read("comunicado.toml") + text)

    # --- the translator ---

    def catalogues(self) -> list[Path]:
        """Every catalogue and catalogue template."""
        return sorted(path for path in self.path("locales").rglob("*.po*") if path.suffix in (".po", ".pot"))

    def fill(self, words: Mapping[str, str] = SPANISH, *, only: Iterable[str] | None = None) -> int:
        """Fill the empty messages of the Spanish catalogues, as with sed; how many were.

        Nothing else in a file moves: these are catalogues as `msgcat --no-wrap` writes them.
        """
        filled = 0
        for name in only or [str(p.relative_to(self.root)) for p in self.path("locales/es").rglob("*.po")]:
            text = self.read(name)
            for message, words_for_it in words.items():
                empty = f'msgid "{quoted(message)}"\nmsgstr ""\n'
                filled += text.count(empty)
                text = text.replace(empty, f'msgid "{quoted(message)}"\nmsgstr "{quoted(words_for_it)}"\n')
            self.write(name, text)
        return filled

    def translate(self, message: str, words: str, *, name: str = PO, flags: str = "") -> None:
        """Set the translation of one message, whatever it was; `flags` as `fuzzy` go above it."""
        pattern = rf'((?:msgctxt "[^\n]*"\n)?msgid "{re.escape(quoted(message))}"\n)msgstr "[^\n]*"\n'
        above = f"#, {flags}\n" if flags else ""
        text, count = re.subn(pattern, lambda m: f'{above}{m[1]}msgstr "{quoted(words)}"\n', self.read(name), count=1)
        assert count == 1, f"no message in {name}: {message}"
        self.write(name, text)

    # --- what lies there ---

    def tree(self, *folders: str) -> dict[str, bytes]:
        """Path → bytes of every file below folders of the newsroom."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for folder in folders
            for path in sorted(self.path(folder).rglob("*"))
            if path.is_file()
        }

    def public(self) -> set[str]:
        """Paths below `public/`."""
        return {name.removeprefix("public/") for name in self.tree("public")}

    def pages(self, id: str) -> set[str]:
        """The editions in which a release has a page."""
        return {path.parts[0] for path in map(Path, self.public()) if str(path).endswith(f"/{id}/index.html")}

    def pdfs(self, id: str) -> set[str]:
        """The editions in which a release has a PDF."""
        paths = map(Path, self.public())
        return {path.parts[0] for path in paths if path.suffix == ".pdf" and str(path.parent).endswith(f"/{id}")}

    def page(self, edition: str, id: str) -> str:
        """The HTML of a page."""
        return self.read(f"public/{edition}/{id}/index.html")

    def leftovers(self) -> list[str]:
        """Temporary files and folders that a run left behind."""
        found = [*self.root.rglob("*.tmp"), *self.root.rglob(".*.tmp")]
        return sorted({str(path.relative_to(self.root)) for path in found})


def quoted(text: str) -> str:
    """A text as it stands between the quotes of a catalogue."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
