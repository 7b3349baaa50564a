"""Items in, what is made of each out: by this process, and where there are many of them by copies of it beside it.

Each copy takes its share at the start and needs nothing more of its parent, so that one whose parent was killed ends
its share, whole, and is gone.
"""

from __future__ import annotations

import os
import pickle
import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

ENOUGH = 100
"""Items for which a second process is worth its start."""
MOST = 8
_SIZE = struct.Struct("!I")


def spread(
    items: Sequence[Item], work: Callable[[Item], Made], *, processes: int | None = None, enough: int = ENOUGH
) -> Iterator[Made]:
    """What `work` makes of each item, as it becomes ready, in no certain order.

    `work` may write files; what it returns must be picklable.  An exception of it is raised here.  A process that dies
    leaves the rest of its share to this one.

    Args:
        processes: this one and its copies; None for one on each processor.
        enough: items for each process, at least.
    """
    # A process that has threads cannot be copied safely; we have none.
    count = min(processes or _processors(), MOST, len(items) // max(enough // 2, 1) or 1)
    if count < 2:
        yield from map(work, items)
        return
    copies = [_Copy(items[number::count], work) for number in range(1, count)]
    try:
        for item in items[::count]:
            yield work(item)
            for copy in copies:
                yield from copy.ready()
        for copy in copies:
            yield from copy.rest()
            yield from map(work, copy.left)
    finally:
        for copy in copies:
            copy.end()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Copy:
    """A copy of this process, at work on its share."""

    def __init__(self, share: Sequence[Any], work: Callable[[Any], Any]) -> None:
        self._share, self._done = share, 0
        self._pipe, theirs = os.pipe()
        self._ended = False
        self._buffer = bytearray()
        self._process = os.fork()
        if not self._process:
            os.close(self._pipe)
            _work(share, work, theirs)  # never returns
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


def _work(share: Sequence[Any], work: Callable[[Any], Any], pipe: int) -> None:
    """What the copy does; it leaves without touching what it shares with its parent, as the text not yet printed."""
    code = 1
    try:
        for item in share:
            try:
                answer = (False, work(item))
            except Exception as error:
                answer = (True, error)
            data = pickle.dumps(answer)
            _send(pipe, _SIZE.pack(len(data)) + data)
        code = 0
    except (KeyboardInterrupt, OSError):  # the parent was interrupted too, or is gone
        pass
    finally:
        os._exit(code)


def _send(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]
