"""Work that is spread over processes is all done, once, whatever becomes of the processes."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TypeVar

import pytest

from comunicado.build.workers import spread

Made = TypeVar("Made")


def _square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def _same(made: Made) -> Made:
    return made


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_every_item_is_done_once(processes: int) -> None:
    made = list(spread(range(503), _square, _same, processes=processes, enough=10))
    assert sorted(number for number, _ in made) == [n * n for n in range(503)]
    assert len({process for _, process in made}) == processes


def test_few_items_are_done_here() -> None:
    made = list(spread(range(20), _square, _same, processes=4, enough=100))
    assert {process for _, process in made} == {os.getpid()}


def test_a_process_that_dies_leaves_its_share_to_this_one(tmp_path: Path) -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number == 301 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        with (tmp_path / str(number)).open("a") as file:
            file.write("x")
        return number

    assert sorted(spread(range(400), work, _same, processes=2, enough=10)) == list(range(400))
    again = [file.name for file in tmp_path.iterdir() if file.read_text() != "x"]
    assert len(again) < 20, "only what was begun and not yet told is begun again"


def test_a_fault_in_another_process_is_raised_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            raise ValueError("found there")
        return number

    with pytest.raises(ValueError, match="found there"):
        list(spread(range(400), work, _same, processes=2, enough=10))


def test_answers_larger_than_a_pipe_holds_arrive_whole() -> None:
    made = list(spread(range(300), lambda n: bytes([n % 256]) * 400_000, _same, processes=2, enough=10))
    assert sorted(made) == sorted(bytes([n % 256]) * 400_000 for n in range(300))
