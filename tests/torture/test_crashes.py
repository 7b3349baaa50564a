"""Every moment at which `extract` can be killed or disturbed; tests/cli/test_crashes.py tries some of them."""

from __future__ import annotations

import random

import pytest

from cli import conftest, crashes
from cli.crashes import Change
from cli.room import Room

_published, translated = conftest._published, conftest.translated  # its newsrooms


@pytest.fixture
def change(translated: Room) -> Change:
    return crashes.edited(translated)


def test_a_kill_before_any_change_of_a_file_leaves_every_catalogue_whole(change: Change) -> None:
    moments = 0
    while crashes.kill_at(change, moments + 1):
        moments += 1
    assert moments > 10


def test_a_kill_at_any_time_leaves_every_catalogue_whole(change: Change) -> None:
    chance = random.Random(1)
    crashes.kill_after(change, [chance.uniform(0, 0.8) for _ in range(100)])


def test_a_translators_save_at_any_moment_is_lost_at_one_of_them_at_most(change: Change) -> None:
    # The one is between the last look at the file and the renaming that follows it.
    assert sum(not crashes.save_at(change, moment) for moment in range(1, 60)) <= 1
