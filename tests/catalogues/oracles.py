"""GNU gettext as the judge of catalogues, and the catalogues that the tests here share."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from comunicado.catalogues import po
from comunicado.model import Catalogue, Message

HEADER = (
    ("Project-Id-Version", "South Texas Newsroom"),
    ("Report-Msgid-Bugs-To", ""),
    ("POT-Creation-Date", "2026-11-24 10:00+0000"),
    ("PO-Revision-Date", "2026-11-25 09:00-0600"),
    ("Last-Translator", "Ana <ana@example.org>"),
    ("Language-Team", "Spanish"),
    ("Language", "es"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
)

HEAD = po.serialize(Catalogue(header=HEADER)).decode() + "\n"


def catalogue(*messages: Message) -> Catalogue:
    """A Spanish catalogue with these messages."""
    return Catalogue(header=HEADER, messages=messages)


def parse(text: str | bytes, *, path: str = "locales/es/LC_MESSAGES/x.po") -> Catalogue:
    """Read entries below the usual header, or a whole file given as bytes."""
    return po.parse((HEAD + text).encode() if isinstance(text, str) else text, path=path)


def msgcat(data: bytes) -> bytes | None:
    """What `msgcat --no-wrap` makes of a catalogue; None where it refuses."""
    # --force-po: without it a catalogue that has only a header loses it.
    done = subprocess.run(["msgcat", "--no-wrap", "--force-po", "-"], input=data, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def objections(data: bytes, *options: str) -> list[str]:
    """The errors that msgfmt rejects a catalogue for; empty where it accepts it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "x.po")
        file.write_bytes(data)
        command = ["msgfmt", *options, "--output-file=/dev/null", str(file)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=30)
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    return [line for line in lines if "warning:" not in line] or ["?"] if done.returncode else []


def unpublishable(data: bytes) -> list[str]:
    """Why `msgfmt --check-header --check-domain` rejects a catalogue, faults of single messages left out."""
    found = objections(data, "--check-header", "--check-domain")
    single = ("both end with", "both begin with", "fatal error", "Message conversion to user's charset")
    return [line for line in found if not any(part in line for part in single)]
