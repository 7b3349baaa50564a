"""The same inputs give the same bytes: on any day, in any folder, in any zone, language and order."""

from __future__ import annotations

import os
from collections.abc import Callable

from cli.room import Room

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "es_MX.UTF-8",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "40",
}


def test_two_builds_anywhere_give_the_same_site(another: Callable[[str], Room]) -> None:
    here, there = another("a"), another("a much/longer folder ñ")
    for path in there.root.rglob("*"):
        os.utime(path, (86400, 86400))
    here.run("build", "--now", "2026-01-01T00:00Z", env={"PYTHONHASHSEED": "1"})
    there.run("extract", env=ELSEWHERE)
    there.run("build", "--now", "2031-07-04T12:00-05:00", env=ELSEWHERE)
    one, two = here.tree("public"), there.tree("public")
    assert set(one) == set(two)
    assert [name for name in one if one[name] != two[name]] == []
    compiled = [name for name in here.tree("locales") if name.endswith(".mo")]
    assert len(compiled) == 3
    assert [name for name in compiled if here.path(name).read_bytes() != there.path(name).read_bytes()] == []


def test_building_again_and_in_parts_gives_the_same_site(published: Room) -> None:
    room = published
    room.run("build")
    whole = room.tree("public")
    for part in ("2019/flood", "--edition es --format pdf", "--format html", "2019/bridge --edition en-es"):
        room.run("build", *part.split(), env=ELSEWHERE)
        now = room.tree("public")
        assert [name for name in {**whole, **now} if whole.get(name) != now.get(name)] == [], part


def test_what_is_said_does_not_depend_on_the_order_of_a_set(translated: Room) -> None:
    room = translated
    room.translate("The bridge reopened on Monday, the [port director][1] said.", "Sin [vínculo][3] ni [otro][2].")
    seeds = ({"PYTHONHASHSEED": str(seed)} for seed in (1, 2, 3))
    said = {(done.out, done.err) for done in (room.run("build", "--format", "html", env=seed) for seed in seeds)}
    assert len(said) == 1
    seeds = ({"PYTHONHASHSEED": str(seed)} for seed in (1, 2, 3))
    assert len({room.run("compile", exits=1, env=seed).out for seed in seeds}) == 1
