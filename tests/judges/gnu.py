"""GNU gettext as an independent reader of the catalogues we write."""

from __future__ import annotations

from pathlib import Path

import judges


def msgfmt_check(path: Path) -> str:
    """What `msgfmt --check` objects to; empty: it accepts the catalogue."""
    msgfmt = judges.program("msgfmt", package="gettext")
    result = judges.run([msgfmt, "--check", "--output-file=/dev/null", str(path)])
    said = result.stderr.decode()
    return said or f"msgfmt exited {result.returncode}" if result.returncode else ""


def msgcat(data: bytes) -> bytes:
    """The catalogue as `msgcat --no-wrap` writes it: the canonical form."""
    result = judges.run([judges.program("msgcat", package="gettext"), "--no-wrap", "-"], data=data)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout
