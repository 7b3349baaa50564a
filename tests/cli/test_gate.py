"""Nothing unfinished is published, and nothing leaks before its time: not a word of it, in no file."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from cli.links import dead
from cli.room import EDITIONS, NEWSROOM_PO, PO, Room
from judges import program

SECRET = "2019/zarzamora"
CANARIES = ("zarzamora", "Xochipilli", "Quetzalpapalotl", "Tlalocan", "Mictlan", "huitzilin", "Ahuizotl")
"""Words of a release that nobody may read yet: id, headline, subhead, body, alt text, picture, translation."""
_BODY = """\
dateline: Mictlan
---
The Tlalocan agreement was signed.

![A huitzilin in flight](huitzilin.png)
"""


def add_secret(room: Room, front: str) -> None:
    """A release with a canary in each of its parts, all in Spanish; `front` says why nobody may read it."""
    Image.new("RGB", (4, 3), "navy").save(room.write(f"releases/{SECRET}/huitzilin.png", b""), "PNG")
    head = f"---\nheadline: Xochipilli returns\nsubhead: Quetzalpapalotl follows\n{front}"
    room.release(SECRET, head + _BODY)
    room.run("extract")
    for text in ("Xochipilli returns", "Quetzalpapalotl follows", "Mictlan", "A huitzilin in flight"):
        room.fill({text: f"Ahuizotl {text}"})
    room.fill({"The Tlalocan agreement was signed.": "Se firmó el acuerdo Ahuizotl."})


def leaks(room: Room, words: Iterable[str] = CANARIES) -> list[str]:
    """Files of `public/` that hold one of the words in their name or content: PDFs as text and as objects."""
    found = []
    needles = [word.lower() for word in words]
    for path in sorted(room.path("public").rglob("*")):
        hay = path.relative_to(room.root).as_posix().lower()
        if path.is_file():
            hay += "\n" + _content(path).lower()
        found += [f"{path.relative_to(room.root)}: {needle}" for needle in needles if needle in hay]
    return found


def _content(path: Path) -> str:
    raw = path.read_bytes().decode("latin-1") + path.read_bytes().decode("utf-8", "ignore")
    if path.suffix != ".pdf":
        return raw
    with pikepdf.open(path) as opened:
        for item in opened.objects:
            raw += str(item) if not isinstance(item, pikepdf.Stream) else item.read_bytes().decode("latin-1")
            raw += item.unparse().decode("latin-1") if not isinstance(item, pikepdf.Stream) else str(dict(item))
        raw += str(opened.docinfo)
        with opened.open_metadata() as meta:
            raw += str(meta)
    command = [program("pdftotext", package="poppler-utils"), "-raw", str(path), "-"]
    return raw + subprocess.run(command, check=True, capture_output=True).stdout.decode()


HIDDEN = {
    "a draft": ("date: 2019\ndraft: true\n", "draft"),
    "an embargo": ("date: 2019\nembargo: 2999-01-01T10:00 America/Chicago\n", "embargoed"),
    "a hold": ("date: 2019\nembargo: hold\n", "embargoed"),
    "a date to come": ("date: 2999-01-01\n", "embargoed"),
    "a time to come": ("date: 2999-01-01T08:00\n", "embargoed"),
    "a draft whose embargo is over": ("date: 2019\ndraft: true\nembargo: 2019-01-01T10:00Z\n", "draft"),
}


@pytest.mark.parametrize(("front", "state"), HIDDEN.values(), ids=HIDDEN)
def test_no_byte_of_what_nobody_may_read_yet_is_public(front: str, state: str, translated: Room) -> None:
    room = translated
    add_secret(room, front)
    built = room.run("build", "--format", "html")
    assert leaks(room) == []
    assert not any(word.lower() in built.out.lower() for word in CANARIES)
    assert set(room.states(SECRET).values()) == {state}
    assert room.pages("2019/bridge") == set(EDITIONS)
    assert SECRET in built.err, "its author is told"
    asked = room.run("build", SECRET, "--format", "html", exits=1)
    assert not any(word.lower() in asked.out.lower() for word in CANARIES)
    assert leaks(room) == []


def test_pdfs_of_what_nobody_may_read_yet_are_not_made_and_a_search_would_find_them(translated: Room) -> None:
    room = translated
    add_secret(room, "date: 2019\nembargo: 2019-06-01T10:00 America/Chicago\n")
    room.run("build", "--now", "2019-06-01T14:59:59Z")
    assert leaks(room) == []
    room.run("build", "--now", "2019-06-01T15:00:00Z")
    found = {line.split(": ")[0] for line in leaks(room, ["Tlalocan"])}
    assert "public/en/2019/zarzamora/2019-zarzamora.en.pdf" in found, "the search reads PDFs"
    assert {line.split(": ")[1] for line in leaks(room)} == {word.lower() for word in CANARIES}
    assert room.pages(SECRET) == room.pdfs(SECRET) == set(EDITIONS)
    # Someone puts the embargo off: what was public goes, with its PDFs and pictures.
    room.edit(f"releases/{SECRET}/release.md", "2019-06-01T10:00", "2999-06-01T10:00")
    built = room.run("build", exits=1)
    assert "taken down (embargoed): the embargo lifts on 2999-06-01T10:00-05:00 (America/Chicago)" in built.err
    assert leaks(room) == []
    assert dead(room.path("public")) == []


MOMENTS = [
    ("2026-12-01T10:00 America/Chicago", "2026-12-01T09:59:59-06:00", "2026-12-01T10:00:00-06:00"),
    ("2026-12-01T10:00 America/Chicago", "2026-12-01T15:59:59Z", "2026-12-01T16:00:00Z"),
    ("2026-12-01T10:00 America/Chicago", "2026-12-02T00:59:59+09:00", "2026-12-02T01:00:00+09:00"),
    ("2026-07-01T10:00 America/Mexico_City", "2026-07-01T10:59:59-05:00", "2026-07-01T11:00:00-05:00"),
    ("2026-07-01T10:00-06:00", "2026-07-01T15:59:59Z", "2026-07-01T16:00:00Z"),
    # The hour that happens twice: only the offset says which is meant.
    ("2026-11-01T01:30-06:00 America/Chicago", "2026-11-01T01:59:59-05:00", "2026-11-01T01:30:00-06:00"),
    ("2026-11-01T01:30-05:00 America/Chicago", "2026-11-01T01:29:59-05:00", "2026-11-01T01:30:00-05:00"),
]


@pytest.mark.parametrize(("embargo", "before", "after"), MOMENTS)
def test_an_embargo_lifts_at_its_second_wherever_the_clock_hangs(
    embargo: str, before: str, after: str, newsroom: Room
) -> None:
    newsroom.edit("releases/2019/flood/release.md", "date: 2019-05", f"date: 2019-05\nembargo: {embargo}")
    for moment, visible in ((before, False), (after, True)):
        row = newsroom.status("2019/flood", "--now", moment)["2019/flood"]
        assert row["visible"] is visible
        assert row["editions"]["en"]["state"] == ("ready" if visible else "embargoed")


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("2027-03-01", "2027-03-01T05:59:59Z", "2027-03-01T06:00:00Z"),
        ("2027-03", "2027-02-28T23:59:59-06:00", "2027-03-01T00:00:00-06:00"),
        ("2027", "2026-12-31T23:59:59-06:00", "2027-01-01T00:00:00-06:00"),
        ("2027-03-01T08:30", "2027-03-01T14:29:59Z", "2027-03-01T14:30:00Z"),
    ],
)
def test_a_date_comes_in_the_zone_of_the_newsroom(date: str, before: str, after: str, newsroom: Room) -> None:
    newsroom.edit("releases/2019/flood/release.md", "date: 2019-05", f"date: {date}")
    assert newsroom.states("2019/flood", "--now", before)["en"] == "embargoed"
    assert newsroom.states("2019/flood", "--now", after)["en"] == "ready"


# --- translations ---------------------------------------------------------------------------------------------------

LINK = "The bridge reopened on Monday, the [port director][1] said."
FACTS = "Trucks cross at any hour. Call {tipline} with questions; the hearing is at {hearing}."
OPEN = {
    "fuzzy": (LINK, "El puente Ahuizotl reabrió, dijo el [director][1].", "fuzzy", "1 fuzzy"),
    "missing": (LINK, "", "", "1 missing"),
    "a fact that was dropped": (FACTS, "Ahuizotl llame al {tipline}.", "", "1 held back by a check"),
    "a fact that was changed": (FACTS, "Ahuizotl {tiplinea}; {hearing}.", "", "1 held back by a check"),
    "a link that was dropped": (LINK, "El puente Ahuizotl reabrió, dijo el director.", "", "1 held back by a check"),
    "a link that was added": (
        LINK,
        "El puente Ahuizotl reabrió, dijo el [director][1] ([más](https://evil.example)).",
        "",
        "1 held back by a check",
    ),
    "a bare address that was added": (LINK, "El Ahuizotl <https://evil.example> [x][1].", "", "1 held back by a check"),
    "a script that was added": (LINK, "El Ahuizotl [x](javascript:alert) [y][1].", "", "1 held back by a check"),
    "a number that leads nowhere": (
        LINK,
        "El puente Ahuizotl reabrió, dijo el [director][2].",
        "",
        "1 held back by a check",
    ),
    "a number too many": (LINK, "El Ahuizotl, dijo el [director][1] [del puerto][7].", "", "1 held back by a check"),
    "a link twice": (LINK, "El [Ahuizotl][1], dijo el [director][1].", "", "1 held back by a check"),
    "a letter that turns text around": (LINK, "El \u202eAhuizotl [x][1].", "", "1 held back by a check"),
}


@pytest.mark.parametrize(("message", "words", "flags", "count"), OPEN.values(), ids=OPEN)
def test_a_message_that_is_open_withholds_its_editions_and_is_read_by_nobody(
    message: str, words: str, flags: str, count: str, translated: Room
) -> None:
    room = translated
    formatted = "python-brace-format" if "{" in message else ""
    if formatted:  # the flag stands there already
        room.edit(PO, f'#, {formatted}\nmsgid "{message}"', f'msgid "{message}"')
    room.translate(message, words, flags=", ".join(filter(None, (flags, formatted))))
    built = room.run("build", "--format", "html")
    assert re.search(rf"2019/bridge: es, en-es withheld.*: es_US is at 93 %: {count}$", built.err, re.M), built.err
    assert room.pages("2019/bridge") == {"en"}
    assert room.pages("2019/flood") == set(EDITIONS)
    assert leaks(room, ["Ahuizotl", "evil.example"]) == []
    assert dead(room.path("public")) == []
    compiled = room.run("compile", exits=1 if "held" in count else 0)
    if "held" in count:
        line = room.read(PO)[: room.read(PO).index("Ahuizotl")].count("\n") + 1
        assert re.search(rf"^{PO}:{line - 1}|{line}: error: ", compiled.out, re.M), compiled.out


def test_the_newsrooms_own_words_count_with_every_release_that_shows_them(translated: Room) -> None:
    room = translated
    room.translate("The agency keeps the border.", "", name=NEWSROOM_PO)
    assert room.states("2019/bridge")["es"] == "withheld"
    assert room.states("2019/flood")["es"] == "ready", "it shows no boilerplate"
    room.translate("Official site", "", name=NEWSROOM_PO)
    assert room.states("2019/flood")["es"] == "withheld", "every page has a masthead"


# --- minimum under 100 ----------------------------------------------------------------------------------------------


def test_below_a_hundred_gaps_show_the_source_and_say_its_language(translated: Room) -> None:
    room = translated
    room.configure("[publish]\nminimum = 60\n")
    room.translate(LINK, "Ahuizotl [x][1].", flags="fuzzy")
    room.translate("What changes", "")
    room.translate("Lane", "")
    room.run("build")
    assert room.pages("2019/bridge") == set(EDITIONS)
    page = room.page("es", "2019/bridge")
    assert re.search(r'<p lang="en-US"><span class="dateline"[^>]*>', page) or re.search(
        r'lang="en-US"[^>]*>The bridge', page
    )
    assert '<h2 lang="en-US">What changes</h2>' in page
    assert re.search(r'<th[^>]* lang="en-US"[^>]*>Lane</th>', page)
    assert "Los camiones cruzan" in page
    assert leaks(room, ["Ahuizotl"]) == []
    assert room.status()["2019/bridge"]["locales"]["es"]["percent"] == 80
    # Readers are told, each in their language; where nothing is open, nobody is.
    pending, in_english = "Traducción pendiente:", "Translation pending:"
    assert pending in page
    assert in_english not in page
    both = room.page("en-es", "2019/bridge")
    assert pending in both
    assert in_english not in both, "the English side is whole"
    assert pending not in room.page("es", "2019/flood")
    assert in_english not in room.page("en", "2019/bridge")


def test_what_stands_around_a_text_says_its_language_too_where_it_is_a_gap(translated: Room) -> None:
    room = translated
    room.configure('[publish]\nminimum = 60\n\n[topics]\nborder = "Border security"\n')
    front = "date: 2019-03-04\ntopics: [border]\ncorrections: [{date: 2019-03-05, text: 'It was {tipline}'}]\n"
    room.edit("releases/2019/bridge/release.md", "date: 2019-03-04\n", front)
    room.run("extract")
    room.translate("Press office", "", name=NEWSROOM_PO)
    room.run("build", "--format", "html")
    page = room.page("es", "2019/bridge")
    assert re.search(r'<p class="name" lang="en-US"><bdi>Press office</bdi></p>', page)
    assert re.search(r'<a href="[^"]*" lang="en-US">Border security</a>', page)
    assert re.search(r'<span lang="en-US">It was ', page)
    assert "Traducción pendiente:" in page


def test_a_label_must_be_translated_whatever_the_minimum(translated: Room) -> None:
    room = translated
    room.configure("[publish]\nminimum = 0\n")
    room.translate("Official site", "", name=NEWSROOM_PO)
    assert room.states("2019/flood")["es"] == "withheld"
    reason = room.status()["2019/flood"]["editions"]["es"]["reason"]
    assert reason == "the label 'Official site' is not translated into es_US (newsroom.po)"


@pytest.mark.parametrize("head", ["Bridge reopens to trucks", "Inspections ended a day early"])
@pytest.mark.parametrize("flags", ["fuzzy", ""])
def test_headline_and_subhead_must_be_there_whatever_the_minimum(head: str, flags: str, translated: Room) -> None:
    room = translated
    room.configure("[publish]\nminimum = 0\n")
    room.translate(head, "Ahuizotl" if flags else "", flags=flags)
    states = room.states("2019/bridge")
    assert states == {"en": "ready", "es": "withheld", "es-mx": "withheld", "en-es": "withheld"}
    room.run("build", "--format", "html")
    assert room.pages("2019/bridge") == {"en"}
    assert leaks(room, ["Ahuizotl"]) == []


def test_percent_is_floored_so_that_a_hundred_means_all(translated: Room) -> None:
    words = "\n\n".join(f"Paragraph number {n} of many." for n in range(250))
    room = translated
    room.release("2019/long", f"---\nheadline: Long\ndate: 2019\n---\n{words}\n")
    room.run("extract")
    room.fill({"Long": "Largo", **{f"Paragraph number {n} of many.": f"Párrafo {n}." for n in range(249)}})
    row = room.status("2019/long")["2019/long"]
    assert row["locales"]["es"]["percent"] == 99
    assert row["editions"]["es"]["state"] == "withheld"


# --- together and approvals -----------------------------------------------------------------------------------------


def test_together_no_language_goes_before_the_others(translated: Room) -> None:
    room = translated
    room.configure("[publish]\ntogether = true\n")
    room.translate("Lane", "")
    built = room.run("build", "--format", "html")
    assert not room.pages("2019/bridge")
    assert "the languages go out together" in built.err
    assert room.pages("2019/flood") == set(EDITIONS)
    assert leaks(room, ["port director", "2019/bridge"]) == []
    room.translate("Lane", "Carril")
    room.run("build", "--format", "html")
    assert room.pages("2019/bridge") == set(EDITIONS)


def test_where_approval_is_asked_nothing_unapproved_is_public(published: Room) -> None:
    room = published
    room.configure('[publish]\napprovals = ["editor", "director"]\n')
    built = room.run("build", exits=1)
    assert not room.pages("2019/bridge")
    assert not room.pdfs("2019/flood")
    assert "taken down (unapproved): nobody has approved it as editor and director" in built.err
    assert set(room.states("2019/bridge").values()) == {"unapproved"}
    assert leaks(room, ["port director", "2019/bridge", "levee", "bordo"]) == []
    assert dead(room.path("public")) == []


def test_an_edition_named_and_withheld_exits_1_and_one_that_is_only_not_ready_exits_0(translated: Room) -> None:
    room = translated
    room.translate("Lane", "")
    room.run("build", "--format", "html")
    room.run("build", "2019/bridge", "--format", "html", exits=1)
    room.run("build", "--edition", "es", "--format", "html", exits=1)
    room.run("build", "--edition", "en", "--format", "html")
    room.run("build", "2019/flood", "--edition", "es", "--format", "html")
    room.run("build", "2019/bridge", "--edition", "en", "--format", "html")
