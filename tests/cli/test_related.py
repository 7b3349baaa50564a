"""Releases of one topic lead to each other, and never to what is not there."""

from __future__ import annotations

import re

import pytest

from cli.links import dead
from cli.room import Room

TOPICS = '\n[topics]\nborder = "Border security"\ntrade = "Trade"\n'
IDS = ("2019/bridge", "2019/flood", "2018/lane")


@pytest.fixture
def room(translated: Room) -> Room:
    """Three releases of one topic, public as pages in every edition."""
    room = translated
    room.configure(TOPICS)
    room.edit("releases/2019/bridge/release.md", "date: 2019-03-04\n", "date: 2019-03-04\ntopics: [border]\n")
    room.edit("releases/2019/flood/release.md", "date: 2019-05\n", "date: 2019-05\ntopics: [border, trade]\n")
    room.release("2018/lane", "---\nheadline: Lane opens\ndate: 2018\ntopics: [border]\n---\n")
    room.run("extract")
    room.fill({"Lane opens": "Abre el carril", "Border security": "Seguridad fronteriza", "Trade": "Comercio"})
    room.run("build", "--format", "html")
    return room


def led(room: Room, edition: str, id: str) -> list[tuple[str, str]]:
    """(where, headline) of the releases that a page leads to."""
    found = re.search(r'<section class="panel related">.*?</section>', room.page(edition, id), re.S)
    return re.findall(r'<a href="([^"]*)">([^<]*)</a>', found[0]) if found else []


def test_a_page_leads_to_the_others_of_its_topic_in_its_language(room: Room) -> None:
    assert led(room, "en", "2018/lane") == [
        ("../../2019/flood/index.html", "River crests below the levee"),
        ("../../2019/bridge/index.html", "Bridge reopens to trucks"),
    ]
    assert led(room, "es", "2018/lane") == [
        ("../../2019/flood/index.html", "El río crece sin rebasar el bordo"),
        ("../../2019/bridge/index.html", "El puente reabre a los camiones"),
    ]
    both = room.page("en-es", "2018/lane")
    assert len(re.findall('<section class="panel related">', both)) == 2
    assert "../../topics/border/index.html" in both
    assert dead(room.path("public")) == []


def test_a_page_that_is_carried_over_forgets_what_went_and_learns_what_came(room: Room) -> None:
    room.edit("releases/2019/flood/release.md", "date: 2019-05\n", "date: 2019-05\ndraft: true\n")
    room.run("build", "2019/bridge", "--format", "html", exits=1)
    assert [where for where, _ in led(room, "es", "2018/lane")] == ["../../2019/bridge/index.html"]
    assert dead(room.path("public")) == []
    room.edit("releases/2019/flood/release.md", "draft: true\n", "")
    room.run("build", "2019/flood", "--format", "html")
    assert [where for where, _ in led(room, "es", "2018/lane")] == [
        "../../2019/flood/index.html",
        "../../2019/bridge/index.html",
    ]


def test_a_page_that_is_carried_over_has_the_new_headline_of_one_that_was_made_again(room: Room) -> None:
    room.edit("releases/2019/flood/release.md", "River crests", "Water crests")
    room.run("extract")
    room.run("build", "2019/flood", "--edition", "en", "--format", "html", exits=1)
    assert ("../../2019/flood/index.html", "Water crests below the levee") in led(room, "en", "2018/lane")
    # In Spanish it is withheld now, and no page leads there.
    assert [where for where, _ in led(room, "es", "2018/lane")] == ["../../2019/bridge/index.html"]


def test_a_topic_that_no_release_has_any_more_is_linked_from_nowhere(room: Room) -> None:
    assert "topics/trade/index.html" in room.page("es", "2019/flood")
    room.edit("releases/2019/flood/release.md", "topics: [border, trade]", "topics: [border]")
    room.run("build", "2018/lane", "--format", "html")
    assert "topics/trade" not in room.page("es", "2019/flood")
    assert not room.path("public/es/topics/trade").exists()
    assert dead(room.path("public")) == []


def test_a_page_that_fails_is_not_led_to(room: Room) -> None:
    # A picture that is none: pages and PDFs of the release cannot be made.
    room.write("releases/2019/flood/x.png", b"no picture")
    room.edit("releases/2019/flood/release.md", "Sunday night.", "Sunday night.\n\n![](x.png)")
    room.run("build", "2019/flood", "2018/lane", "--format", "html", exits=1)
    for edition in ("en", "es", "es-mx", "en-es"):
        assert [where for where, _ in led(room, edition, "2019/bridge")][:1] == ["../../2018/lane/index.html"]
        assert {where for where, _ in led(room, edition, "2018/lane")} == {"../../2019/bridge/index.html"}
    assert dead(room.path("public")) == []


def test_a_partial_build_ends_where_a_whole_one_does(room: Room) -> None:
    room.edit("releases/2018/lane/release.md", "date: 2018", "date: 2020-01-02")
    room.edit("releases/2018/lane/release.md", "topics: [border]", "topics: [trade]")
    room.run("build", "2018/lane", "--format", "html")
    partial = {name: data for name, data in room.tree("public").items() if name.endswith(".html")}
    room.run("build", "--format", "html")
    assert partial == {name: data for name, data in room.tree("public").items() if name.endswith(".html")}
