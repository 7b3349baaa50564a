"""Items in, what is made of each out: by this process, and where there are many of them by copies of it beside it.

Each copy takes its share at the start and needs nothing more of its parent, so that one whose parent was killed ends
its share, whole, and is gone.
"""

from __future__ import annotations

import os
import pickle
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

Item = TypeVar("Item")
Begun = TypeVar("Begun")
Made = TypeVar("Made")

ENOUGH = 100
"""Items for which a second process is worth its start."""
MOST = 8
_AHEAD = 16
"""Items that are begun before the first of them must be finished."""
_SIZE = struct.Struct("!I")


def spread(
    items: Sequence[Item],
    start: Callable[[Item], Begun],
    finish: Callable[[Begun], Made],
    *,
    processes: int | None = None,
    enough: int = ENOUGH,
) -> Iterator[Made]:
    """What `start` and `finish` make of each item, as it becomes ready, in no certain order.

    Both may write files; what `finish` returns must be picklable.  An exception of theirs is raised here.  A process
    that dies leaves the rest of its share to this one, which does what it had begun once more.

    Args:
        start: does what takes the processor.
        finish: waits for what takes time, as the disk, while the next items are started.
        processes: this one and its copies; None for one on each processor.
        enough: items for each process, at least.
    """
    # A process that has threads cannot be copied safely; we have none.
    count = min(processes or _processors(), MOST, len(items) // max(enough // 2, 1) or 1)
    if count < 2:
        yield from _each(items, start, finish)
        return
    copies = [_Copy(items[number::count], start, finish) for number in range(1, count)]
    try:
        for made in _each(items[::count], start, finish):
            yield made
            for copy in copies:
                yield from copy.ready()
        for copy in copies:
            yield from copy.rest()
            yield from _each(copy.left, start, finish)
    finally:
        for copy in copies:
            copy.end()


def _each(items: Sequence[Item], start: Callable[[Item], Begun], finish: Callable[[Begun], Made]) -> Iterator[Made]:
    begun: deque[Begun] = deque()
    try:
        for item in items:
            begun.append(start(item))
            if len(begun) > _AHEAD:
                yield finish(begun.popleft())
        while begun:
            yield finish(begun.popleft())
    finally:  # also where somebody interrupts us: what was begun lies there half done
        for one in begun:
            with suppress(Exception):
                finish(one)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Copy:
    """A copy of this process, at work on its share."""

    def __init__(self, share: Sequence[Any], start: Callable[[Any], Any], finish: Callable[[Any], Any]) -> None:
        self._share, self._done = share, 0
        self._pipe, theirs = os.pipe()
        self._ended = False
        self._buffer = bytearray()
        self._process = os.fork()
        if not self._process:
            os.close(self._pipe)
            _work(share, start, finish, theirs)  # never returns
        os.close(theirs)

    @property
    def left(self) -> Sequence[Any]:
        """The items of its share that it did not get to."""
        return self._share[self._done :]

    def ready(self) -> Iterator[Any]:
        """What it has sent by now."""
        import select

        while not self._ended and select.select([self._pipe], [], [], 0)[0]:
            yield from self._receive()

    def rest(self) -> Iterator[Any]:
        """What it has still to send."""
        while not self._ended:
            yield from self._receive()

    def _receive(self) -> Iterator[Any]:
        data = os.read(self._pipe, 1 << 20)
        self._ended = not data
        self._buffer += data
        while len(self._buffer) >= _SIZE.size:
            end = _SIZE.size + _SIZE.unpack_from(self._buffer)[0]
            if len(self._buffer) < end:
                break
            failed, made = pickle.loads(self._buffer[_SIZE.size : end])  # our own copy wrote it
            del self._buffer[:end]
            if failed:
                raise made
            self._done += 1
            yield made

    def end(self) -> None:
        """Wait until it is gone; where not all was read it stops at its next item."""
        os.close(self._pipe)
        os.waitpid(self._process, 0)


def _work(share: Sequence[Any], start: Callable[[Any], Any], finish: Callable[[Any], Any], pipe: int) -> None:
    """What the copy does; it leaves without touching what it shares with its parent, as the text not yet printed."""
    code = 1
    try:
        for made in _each(share, start, finish):
            _send(pipe, (False, made))
        code = 0
    except (KeyboardInterrupt, BrokenPipeError):  # the parent was interrupted too, or is gone
        pass
    except Exception as error:  # whatever it is, the parent raises it
        with suppress(OSError):
            _send(pipe, (True, error))
    finally:
        os._exit(code)


def _send(pipe: int, answer: object) -> None:
    data = pickle.dumps(answer)
    data = _SIZE.pack(len(data)) + data
    while data:
        data = data[os.write(pipe, data) :]
