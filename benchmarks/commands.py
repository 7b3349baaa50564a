"""How long the commands take, on a copy of this newsroom: the best of several runs of each, in seconds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[1]
PARTS = ("pyproject.toml", "releases", "locales", "templates")
MADE = ("public", ".comunicado")
RUNS = 5

# What is timed, and whether what earlier runs left is removed before each run.
COMMANDS = (
    ("--help", False),
    ("status", False),
    ("extract --check", False),
    ("compile", False),
    ("build", True),
    ("build", False),
)


def main() -> None:
    with TemporaryDirectory() as folder:
        newsroom = Path(folder)
        for part in PARTS:
            source = PROJECT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, newsroom / part)
        for command, cold in COMMANDS:
            best = min(seconds(newsroom, command, cold=cold) for _ in range(RUNS))
            print(f"{best:7.3f}  comunicado {command}{'  (from nothing)' if cold else ''}")


def seconds(newsroom: Path, command: str, *, cold: bool) -> float:
    if cold:
        for name in MADE:
            shutil.rmtree(newsroom / name, ignore_errors=True)
    program = Path(sys.executable).with_name("comunicado")
    start = time.perf_counter()
    subprocess.run([program, *command.split()], cwd=newsroom, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
