"""Poedit on a virtual screen, and who works with it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

PATIENCE = 120
"""Seconds to wait for something that usually takes one."""
CONFIG = """\
version=3.2.2
translator_name=Ana Lozano
translator_email=ana@example.org
use_tm=0
spellchecking=0
sort_by=file-order
sort_errors_first=0
sort_untrans_first=0
[Updates]
check=0
"""


class Poedit:
    """Poedit with one catalogue open, and the keyboard and mouse of who works with it."""

    def __init__(self, file: Path, home: Path, display: str) -> None:
        self._file, self._display = file, display
        own = {name: str(home / name.lower()) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
        for folder in own.values():
            Path(folder).mkdir(mode=0o700)
        config = home / ".config" / "poedit" / "config"
        config.parent.mkdir(parents=True)
        config.write_text(CONFIG)
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "DISPLAY": display,
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            **own,
        }
        self._process = subprocess.Popen(
            ["poedit", str(file)], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        title = f"{file.name}.*Poedit"
        found = _until("for its window", lambda: self._do("search", "--onlyvisible", "--name", title))
        self._window = found.split()[0]
        self._do("windowfocus", "--sync", self._window)
        self.settle()

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            ["xdotool", *command], env=self._environment, capture_output=True, timeout=PATIENCE, check=False
        )
        return done.stdout.decode()

    def settle(self) -> None:
        """Wait until the picture stays the same."""
        seen: list[Image.Image] = []

        def same() -> bool:
            time.sleep(0.2)
            seen.append(ImageGrab.grab(xdisplay=self._display).convert("RGB"))
            return len(seen) > 1 and not ImageChops.difference(seen[-1], seen[-2]).getbbox()

        _until("for the picture to stay the same", same)

    def key(self, *keys: str) -> None:
        """Press keys, as `ctrl+s`."""
        for key in keys:
            self._do("key", key)
            self.settle()

    def translate(self, words: str) -> None:
        """Type the translation of the message at hand, into the field at the foot of the window."""
        place = dict(
            line.split("=") for line in self._do("getwindowgeometry", "--shell", self._window.split()[0]).split()
        )
        x, y = int(place["X"]) + 150, int(place["Y"]) + int(int(place["HEIGHT"]) * 0.88)
        self._do("mousemove", str(x), str(y), "click", "1")
        self.settle()
        self._do("type", "--delay", "20", words)
        self.settle()

    def save_and_quit(self) -> None:
        """Save, see that the file is written, quit, and see that the program is gone."""
        before = self._file.stat().st_mtime_ns
        self._do("key", "ctrl+s")
        _until(
            "for the file to be saved",
            lambda: self._file.stat().st_mtime_ns != before and self._file.with_suffix(".mo").exists(),
        )
        self.settle()
        self._do("key", "ctrl+q")
        self._process.wait(PATIENCE)

    def end(self) -> None:
        """End the program, whatever it does."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()


def _until(what: str, met: Callable[[], str | bool]) -> str:
    end = time.monotonic() + PATIENCE
    while not (found := met()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {PATIENCE} s in vain {what}")
        time.sleep(0.1)
    return str(found)
