"""Progress of long work, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str], None]
"""Told what was just done."""
Bar = Callable[[str, int, int], None]
"""Told what is being made, how many are done, how many there are."""
_SHORT = 5
"""Fewer steps than this are over before a bar could be read."""


@contextmanager
def steps(what: str, total: int) -> Iterator[Step]:
    """A bar that moves one step at each call."""
    done = 0
    with bar(what) as move:

        def step(name: str) -> None:
            nonlocal done
            done += 1
            move(name, done, total)

        yield step


@contextmanager
def bar(what: str) -> Iterator[Bar]:
    """A bar with count, rate and time left; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    # rich takes 50 ms to import: only who sees a bar pays for it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def move(name: str, done: int, total: int) -> None:
            if total >= _SHORT:
                progress.update(task, description=name, completed=done, total=total)

        yield move
