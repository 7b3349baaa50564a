"""What the file system says of a file, for caches that must know whether it changed without reading it."""

from __future__ import annotations

import os
from typing import NamedTuple

_COARSE = 2_000_000_000
"""Nanoseconds that two changes of a file may be apart and still leave one time: two seconds, on FAT."""


class Look(NamedTuple):
    """A file as it looks from outside; times in nanoseconds since 1970."""

    size: int
    modified: int
    changed: int
    """A tool may set `modified` back, as `cp -p` does; nobody sets this one."""
    inode: int
    device: int
    """Two files that were written at one moment, and then changed places, differ in these alone."""

    @classmethod
    def of(cls, status: os.stat_result) -> Look:
        """The look in what `os.stat` gave."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)

    @classmethod
    def at(cls, path: str) -> Look | None:
        """How the file at a path looks now; None where there is none."""
        try:
            # Tens of thousands are looked at before a command may say that nothing changed: a Path costs as much again.
            return cls.of(os.stat(path))  # noqa: PTH116
        except OSError:
            return None

    def settled(self, moment: int) -> bool:
        """Whether a file that changes after `moment` will look otherwise."""
        return max(self.modified, self.changed) + _COARSE < moment
