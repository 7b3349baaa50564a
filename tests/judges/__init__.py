"""Judges from outside the project: veraPDF, the Nu HTML checker, axe-core in Chromium, GNU gettext.

`make setup` installs them.  Where one is missing its tests are skipped and say what to install; on CI, where
everything must be at hand, they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

NODE_MODULES = Path(__file__).parent / "node_modules"


def unavailable(what: str, mend: str) -> NoReturn:
    """Skip the running test for want of `what`, or fail it on CI; `mend` is the command that helps."""
    reason = f"{what} is missing; run: {mend}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def program(*names: str, package: str) -> str:
    """The path of the first of these programs that is installed; `package` is Debian's package of it."""
    for name in names:
        if path := shutil.which(name):
            return path
    unavailable(names[0], f"apt-get install {package}")


def run(command: Sequence[str], *, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a judge; a judge that hangs or cannot work fails the test, it passes no verdict."""
    return subprocess.run(command, input=data, capture_output=True, timeout=300, check=False)


def java(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run Java (17 or newer) for one short job: half the time that its settings for a server would take."""
    command = program("java", package="default-jre-headless")
    return run([command, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m", *arguments])
