"""Keeps the theme's labels current: `python -m comunicado.theme.labels` after a change to a template.

Writes `locales/theme.pot` from the templates, carries every catalogue of the theme over to it, and compiles them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polib

from comunicado.editions.extraction import Label, in_code, labels

HERE = Path(__file__).parent
FOLDER = HERE / "locales"
_NO_WRAP = 10_000
_HEADER = {
    "Project-Id-Version": "comunicado theme",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def current() -> dict[Path, bytes]:
    """The files as they should be: path → content."""
    found = [*_merged(labels(HERE / "templates"), in_code(HERE.parent / "editions"), in_code(HERE.parent / "site"))]
    files = {FOLDER / "theme.pot": _catalogue(found, "", {})}
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/theme.po")):
        known = {entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if not entry.obsolete}
        files[path] = _catalogue(found, path.parts[-3], known)
        files[path.with_suffix(".mo")] = polib.pofile(files[path].decode("utf-8")).to_binary()
    return files


def missing() -> dict[str, list[str]]:
    """Language → labels that have no translation."""
    paths = FOLDER.glob("*/LC_MESSAGES/theme.po")
    return {path.parts[-3]: [entry.msgid for entry in polib.pofile(str(path)) if not entry.msgstr] for path in paths}


def main() -> int:
    """Write what changed; 1 if a label has no translation."""
    for path, data in current().items():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            sys.stderr.write(f"{path.relative_to(HERE)}\n")
    found = missing()
    for language, texts in found.items():
        for text in texts:
            sys.stderr.write(f"{language}: no translation of '{text}'\n")
    return int(any(found.values()))


def _merged(*several: tuple[Label, ...]) -> list[Label]:
    found: dict[str, Label] = {}
    for label in (label for some in several for label in some):
        other = found.get(label.text)
        found[label.text] = Label(label.text, (*other.paths, *label.paths), other.notes) if other else label
    return [found[text] for text in sorted(found)]


def _catalogue(found: list[Label], language: str, known: dict[str, str]) -> bytes:
    catalogue = polib.POFile(wrapwidth=_NO_WRAP)
    catalogue.metadata = {**_HEADER, "Language": language}
    for label in found:
        note = "\n".join(label.notes)
        places = [(path, "") for path in label.paths]
        catalogue.append(
            polib.POEntry(msgid=label.text, msgstr=known.get(label.text, ""), comment=note, occurrences=places)
        )
    return f"{catalogue}".rstrip("\n").encode() + b"\n"


if __name__ == "__main__":
    sys.exit(main())
