"""A partial build makes what it names; the rest stays only while it may; pages link only to what is there."""

from __future__ import annotations

import re

from cli.links import dead
from cli.room import EDITIONS, PO, Room

BRIDGE, FLOOD = "2019/bridge", "2019/flood"


def switch(page: str) -> list[str]:
    """Where the language switch of a page leads."""
    found = re.search(r'<nav class="switch".*?</nav>', page, re.S)
    assert found
    return re.findall(r'href="([^"]*)"', found[0])


def mark(room: Room) -> None:
    """Make every page and PDF that is carried over tell that it was."""
    for path in room.path("public").rglob("*"):
        if path.suffix == ".html":
            path.write_text(path.read_text() + "<!-- carried over -->")
        elif path.suffix == ".pdf":
            path.write_bytes(path.read_bytes() + b"% carried over\n")


def kept(room: Room) -> set[str]:
    """Pages and PDFs of releases that were carried over."""
    files = room.tree("public").items()
    return {
        name.removeprefix("public/")
        for name, data in files
        if data.rstrip().endswith((b"carried over -->", b"% carried over"))
    }


def documents(*ids: str, editions: tuple[str, ...] = EDITIONS, kinds: str = "html pdf") -> set[str]:
    """Paths of pages and PDFs."""
    pages = {f"{edition}/{id}/index.html" for edition in editions for id in ids if "html" in kinds}
    pdfs = {f"{e}/{id}/{id.replace('/', '-')}.{e}.pdf" for e in editions for id in ids if "pdf" in kinds}
    return pages | pdfs


def test_a_whole_build_has_no_dead_link(published: Room) -> None:
    assert dead(published.path("public")) == []
    assert documents(BRIDGE, FLOOD) <= published.public()
    (published.path("public") / "es" / BRIDGE / "2019-bridge.es.pdf").unlink()
    assert dead(published.path("public")), "a dead link would be found"


def test_naming_a_release_makes_it_again_and_carries_the_others_over(published: Room) -> None:
    room = published
    mark(room)
    room.edit(f"releases/{FLOOD}/release.md", "River crests", "Water crests")
    room.edit(f"releases/{BRIDGE}/release.md", "the mayor", "the mayoress")
    room.run("extract")
    built = room.run("build", FLOOD, exits=1)
    assert "2019/flood: es, en-es taken down" in built.err
    assert "2019/bridge: es, en-es taken down" in built.err, "it cannot stay where it is not ready any more"
    assert room.pages(FLOOD) == room.pages(BRIDGE) == {"en"}
    assert "Water crests" in room.page("en", FLOOD)
    assert "Water crests" in room.read("public/en/index.html"), "the indexes that show it are made again"
    assert "Water crests" in room.read("public/en/feed.xml")
    assert kept(room) == documents(BRIDGE, editions=("en",), kinds="pdf"), "its page lost the languages that it led to"
    assert dead(room.path("public")) == []


def test_naming_a_release_leaves_every_byte_of_the_others(published: Room) -> None:
    room = published
    mark(room)
    before = room.tree("public")
    built = room.run("build", FLOOD)
    assert built.out == "public/: 2 releases, 8 documents made, 8 kept\n"
    after = room.tree("public")
    assert kept(room) == documents(BRIDGE)
    assert {name for name in before if f"/{BRIDGE}/" in name and before[name] != after[name]} == set()
    assert set(after) == set(before)


def test_naming_an_edition_makes_it_alone(published: Room) -> None:
    room = published
    mark(room)
    room.run("build", "--edition", "es", "--format", "html")
    assert kept(room) == documents(BRIDGE, FLOOD) - documents(BRIDGE, FLOOD, editions=("es",), kinds="html")
    assert dead(room.path("public")) == []


def test_naming_a_format_makes_it_alone(published: Room) -> None:
    room = published
    mark(room)
    room.run("build", "--format", "html")
    assert kept(room) == documents(BRIDGE, FLOOD, kinds="pdf")
    assert room.pdfs(BRIDGE) == set(EDITIONS)


def test_a_first_build_that_is_partial_makes_only_what_it_names(translated: Room) -> None:
    room = translated
    room.run("build", BRIDGE, "--edition", "es", "--format", "html")
    assert room.pages(BRIDGE) == {"es"}
    assert not room.pdfs(BRIDGE)
    assert not room.pages(FLOOD)
    assert switch(room.page("es", BRIDGE)) == ["index.html"]
    assert dead(room.path("public")) == []

    room.run("build", BRIDGE, "--edition", "en", "--format", "html")
    assert room.pages(BRIDGE) == {"en", "es"}
    assert len(switch(room.page("es", BRIDGE))) == 2, "a neighbour came, and the switch leads to it"
    assert "2019-bridge.en.pdf" not in room.page("es", BRIDGE)
    assert dead(room.path("public")) == []

    room.run("build", BRIDGE, "--edition", "en", "--format", "pdf")
    assert room.pdfs(BRIDGE) == {"en"}
    assert "2019-bridge.en.pdf" in room.page("es", BRIDGE), "a PDF came, and pages lead to it"
    assert dead(room.path("public")) == []


def test_pdfs_alone_make_no_page_and_are_still_counted_as_public(translated: Room) -> None:
    room = translated
    room.run("build", FLOOD, "--format", "pdf")
    assert room.pdfs(FLOOD) == set(EDITIONS)
    assert not room.pages(FLOOD)
    assert dead(room.path("public")) == []
    room.edit(f"releases/{FLOOD}/release.md", "date: 2019-05", "date: 2019-05\nembargo: hold")
    assert "taken down (embargoed)" in room.run("build", exits=1).err
    assert not room.pdfs(FLOOD)


def test_when_a_language_goes_its_neighbours_stop_leading_to_it_and_lead_to_it_again(published: Room) -> None:
    room = published
    assert len(switch(room.page("en", BRIDGE))) == 4
    room.translate("Lane", "")
    built = room.run("build", FLOOD, "--format", "html", exits=1)
    assert "2019/bridge: es, en-es taken down" in built.err
    assert "2019/bridge: es-mx taken down" in built.err
    assert room.pages(BRIDGE) == room.pdfs(BRIDGE) == {"en"}
    page = room.page("en", BRIDGE)
    assert switch(page) == ["index.html"]
    assert "/es/" not in page
    assert "El puente" not in room.read("public/es/index.html")
    assert dead(room.path("public")) == []
    room.translate("Lane", "Carril")
    room.run("build", BRIDGE, "--edition", "es")
    assert len(switch(room.page("en", BRIDGE))) == 2
    assert dead(room.path("public")) == []


def test_what_is_carried_over_must_still_be_visible(published: Room) -> None:
    room = published
    for change in ("draft: true", "embargo: hold", "embargo: 2999-01-01T00:00Z"):
        room.edit(f"releases/{BRIDGE}/release.md", "date: 2019-03-04", f"date: 2019-03-04\n{change}")
        room.run("build", FLOOD, "--edition", "en", "--format", "html", exits=1)
        assert not room.pages(BRIDGE)
        assert not room.pdfs(BRIDGE)
        assert dead(room.path("public")) == []
        room.edit(f"releases/{BRIDGE}/release.md", f"\n{change}", "")
        room.run("build", BRIDGE, "--format", "html")
        assert room.pages(BRIDGE) == set(EDITIONS)


def test_a_release_that_was_removed_goes_and_is_named(published: Room) -> None:
    room = published
    for format in ("html", "all"):
        room.path(f"releases/{FLOOD}/release.md").rename(room.path("flood.md"))
        built = room.run("build", BRIDGE, "--format", format, exits=1)
        assert f"{FLOOD}: has no source any more; it was removed from public/" in built.err
        assert not room.pages(FLOOD)
        assert "River crests" not in room.read("public/en/index.html")
        assert dead(room.path("public")) == []
        room.path("flood.md").rename(room.path(f"releases/{FLOOD}/release.md"))
        room.run("build", "--format", "html")


def test_a_document_that_cannot_be_made_is_named_and_nothing_leads_to_it(published: Room) -> None:
    room = published
    wrong = '{% if texts[0].lang == "es-US" %}{{ nobody }}{% endif %}<p class="end" aria-hidden="true">###</p>'
    room.write("templates/end.html", wrong)
    built = room.run("build", "--edition", "es", "--format", "html", exits=1)
    assert "templates/end.html:1: " in built.err
    assert room.pages(BRIDGE) == {"en", "es-mx", "en-es"}
    assert built.out == "public/: 2 releases, 6 documents made, 6 kept\n", "and its neighbours are made again"
    assert dead(room.path("public")) == []


def test_nothing_is_left_beside_the_site_and_what_a_crash_left_is_removed(published: Room) -> None:
    room = published
    before = room.tree("public")
    room.write(".public.tmp/en/half.html", "half")
    room.write("locales/es/LC_MESSAGES/2019/.bridge.po.tmp", "half")
    room.path("public").rename(room.path(".public.old.tmp"))
    room.run("build")
    assert room.tree("public") == before
    assert not room.path(".public.tmp").exists()
    assert not room.path(".public.old.tmp").exists()


def test_an_unfinished_catalogue_of_one_release_stops_no_other(published: Room) -> None:
    published.translate("Lane", "", name=PO)
    published.run("build", FLOOD, exits=1)
    assert published.pages(FLOOD) == set(EDITIONS)


def test_two_builds_at_once_leave_one_whole_site(published: Room) -> None:
    room = published
    room.run("build", "--format", "html")
    before = room.tree("public")
    running = [
        room.start("build", *part.split()) for part in ("--format html", "2019/flood --format html", "--format html")
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    for process in running:
        process.communicate()
    assert room.tree("public") == before
    assert not room.leftovers()
