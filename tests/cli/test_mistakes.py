"""Bad input: every mistake of a file in one run, with its place; the rest is done; nothing is half written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from PIL import Image

from cli.room import BRIDGE, EDITIONS, FLOOD_PO, PO, Room

PATH = "releases/2019/bridge/release.md"
PLACED = re.compile(r"[^\s:]+(?::\d+)?: [^;]+(?:; .+)?\Z")
OTHER = ("locales/2019/flood.pot", FLOOD_PO)


@dataclass(frozen=True)
class Case:
    """A wrong release and what is said of it: (line, part of the reason and hint)."""

    text: str | bytes
    said: tuple[tuple[int, str], ...]
    files: tuple[str, ...] = field(default=())


def case(name: str, text: str | bytes, *said: tuple[int, str]) -> pytest.param:  # type: ignore[valid-type]
    return pytest.param(Case(text, said), id=name)


def wrong(before: str, after: str) -> str:
    assert BRIDGE.count(before) == 1
    return BRIDGE.replace(before, after)


RELEASES = [
    case(
        "no headline",
        wrong("headline: Bridge reopens to trucks\n", ""),
        (1, "the headline is missing; add one under 'headline:'"),
    ),
    case(
        "an empty headline",
        wrong("Bridge reopens to trucks", ""),
        (2, "the headline is empty; add one under 'headline:'"),
    ),
    case("no date", wrong("date: 2019-03-04\n", ""), (1, "the date is missing")),
    case(
        "a key twice",
        wrong("date: 2019-03-04", "date: 2019-03-04\nheadline: Again"),
        (6, "'headline' stands twice, first on line 2"),
    ),
    case("an unknown key", wrong("date:", "subheed: x\ndate:"), (5, "unknown key 'subheed'; did you mean 'subhead'?")),
    case("a date that is none", wrong("2019-03-04", "March 4th"), (5, "'March 4th' is no date; write 2009")),
    case(
        "a day that is not on the calendar",
        wrong("2019-03-04", "2019-02-30"),
        (5, "'2019-02-30' is not on the calendar"),
    ),
    case(
        "an embargo without a zone",
        wrong("date: 2", "embargo: 2026-12-01T10:00\ndate: 2"),
        (5, "does not say in which time zone; write"),
    ),
    case(
        "an embargo in no zone",
        wrong("date: 2", "embargo: 2026-12-01T10:00 America/Laredo\ndate: 2"),
        (5, "America/Laredo"),
    ),
    case(
        "an empty embargo",
        wrong("date: 2", "embargo:\ndate: 2"),
        (5, "the embargo is empty; give a time, write 'hold'"),
    ),
    case(
        "a draft that is maybe", wrong("date: 2", "draft: perhaps\ndate: 2"), (5, "'perhaps' is neither true nor false")
    ),
    case("a source that is no locale", wrong("date: 2", "source: Spanish\ndate: 2"), (5, "'Spanish' is no locale")),
    case(
        "an unknown boilerplate",
        wrong("[about]", "[abuot]"),
        (6, "there is no boilerplate 'abuot'; releases/_boilerplate/ has: about"),
    ),
    case(
        "an unknown contact",
        wrong("[desk]", "[dusk]"),
        (7, "there is no contact 'dusk'; releases/_contacts.toml has: desk"),
    ),
    case(
        "an unknown fact",
        wrong("{tipline} with", "{tipleine} with"),
        (15, "there is no fact '{tipleine}'; declare it under 'facts:'"),
    ),
    case("a fact of no type", wrong("facts:\n", "facts:\n  when: {moment: noon}\n"), (9, "unknown key 'moment'")),
    case(
        "a picture that is not there",
        BRIDGE + "\n![The bridge](bridge.jpg)\n",
        (23, "the picture 'bridge.jpg' is not there"),
    ),
    case(
        "a picture elsewhere",
        BRIDGE + "\n![A](../flood/a.jpg)\n",
        (23, "the picture '../flood/a.jpg' lies outside the release's folder"),
    ),
    case(
        "a picture on the web",
        BRIDGE + "\n![A](https://example.org/a.jpg)\n",
        (23, "lies outside the release's folder"),
    ),
    case("a link that runs", wrong("(https://example.org/director)", "(javascript:alert)"), (11, "javascript:alert")),
    case(
        "undecodable text", BRIDGE.encode() + b"\n\xe9l dijo\n", (23, "this is not UTF-8 text; save the file as UTF-8")
    ),
    case("a control character", BRIDGE + "\nA\x07\n", (23, "control character U+0007")),
    case("no front matter", "Only text.\n", (1, "there is no front matter; begin the file with '---'")),
    case(
        "front matter that does not end",
        "---\nheadline: A\n",
        (1, "the front matter does not end; close it with a line '---'"),
    ),
    case("front matter that is no YAML", wrong("subhead: Ins", "subhead: [Ins"), (4, "the front matter is no YAML")),
    case("an alias", wrong("subhead: Inspections ended a day early", "subhead: *x"), (3, "aliases")),
    case(
        "every mistake at once",
        BRIDGE.replace("headline: Bridge reopens to trucks", "headline:")
        .replace("2019-03-04", "2019-13-04")
        .replace("[about]", "[nothing]")
        .replace("[desk]", "[nobody]")
        .replace("{tipline} with", "{line} with")
        + "\n![A](gone.png)\n",
        (2, "the headline is empty"),
        (5, "'2019-13-04' is not on the calendar"),
        (6, "there is no boilerplate 'nothing'"),
        (7, "there is no contact 'nobody'"),
        (15, "there is no fact '{line}'"),
        (23, "the picture 'gone.png' is not there"),
    ),
]


@pytest.mark.parametrize("wrong", RELEASES)
def test_a_bad_release_is_named_with_every_mistake_and_stops_only_itself(wrong: Case, translated: Room) -> None:
    room = translated
    room.write(PATH, wrong.text)
    room.edit("releases/2019/flood/release.md", "on Sunday night", "at noon")
    before = room.tree("locales")

    extracted = room.run("extract", exits=2)

    assert extracted.lines == [line for line in extracted.lines if PLACED.match(line)]
    assert len(extracted.lines) == len(wrong.said), extracted.err
    for line, (number, words) in zip(extracted.lines, wrong.said, strict=True):
        assert line.startswith(f"{PATH}:{number}: "), line
        assert words in line
    after = room.tree("locales")
    assert {name for name in after if after[name] != before.get(name)} == set(OTHER), "only the other release's changed"
    assert set(after) == set(before)

    built = room.run("build", "--format", "html", exits=2)
    assert set(extracted.lines) <= set(built.lines)
    assert not room.pages("2019/bridge")
    assert room.pages("2019/flood") == {"en"}
    assert set(extracted.lines) <= set(room.run("status", exits=2).lines)
    assert not room.leftovers()


def test_a_release_that_was_public_and_cannot_be_read_is_taken_down_and_said_so(published: Room) -> None:
    published.edit(PATH, "date: 2019-03-04", "date: soon")
    built = published.run("build", exits=2)
    assert f"{PATH}:5: date: 'soon' is no date" in built.err
    assert any(line.startswith("2019/bridge: ") and "taken down" in line for line in built.lines), built.err
    assert not published.pages("2019/bridge")
    assert not published.pdfs("2019/bridge")
    assert published.pages("2019/flood") == set(EDITIONS)


PICTURES = {
    "no picture at all": b"This is no picture.",
    "an empty file": b"",
    "a picture that ends too soon": None,
    "a page with a picture's name": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.mark.parametrize("data", PICTURES.values(), ids=PICTURES)
def test_a_picture_that_cannot_be_shown_takes_its_release_out_and_the_rest_is_done(
    data: bytes | None, translated: Room
) -> None:
    room = translated
    picture = room.write("releases/2019/flood/gauge.png", data or b"")
    if data is None:
        Image.effect_noise((40, 30), 50).save(picture, "PNG")
        picture.write_bytes(picture.read_bytes()[:300])
    room.edit("releases/2019/flood/release.md", "Sunday night.\n", "Sunday night.\n\n![](gauge.png)\n")
    built = room.run("build", "--format", "html", exits=1)
    assert re.search(
        r"^releases/2019/flood/gauge.png: this picture cannot be shown: .+; save it again", built.err, re.M
    )
    assert not room.pages("2019/flood")
    assert room.pages("2019/bridge") == set(EDITIONS)


# --- catalogues -----------------------------------------------------------------------------------------------------


def _conflict(data: bytes) -> bytes:
    ours = b'<<<<<<< HEAD\nmsgstr "Carril"\n=======\nmsgstr "V\xc3\xada"\n>>>>>>> other\n'
    return data.replace(b'msgstr "Carril"\n', ours)


CATALOGUES = {
    "conflict markers": (_conflict, "conflict"),
    "truncated": (lambda data: data[: data.index(b'msgstr "Camiones"') + 12], ""),
    "undecodable": (lambda data: data.replace("¿Qué".encode(), b"\xbfQu\xe9"), "UTF-8"),
    "a message twice": (lambda data: data + b'\nmsgid "A"\nmsgstr "B"\n\nmsgid "A"\nmsgstr "C"\n', ""),
    "another language": (lambda data: data.replace(b"Language: es\\n", b"Language: fr\\n"), "fr"),
    "empty": (lambda data: b"", ""),
    "no header": (lambda data: data[data.index(b"\n\n") + 2 :], ""),
}


@pytest.mark.parametrize(("damage", "words"), CATALOGUES.values(), ids=CATALOGUES)
def test_a_broken_catalogue_stops_its_own_locale_and_stays_as_it_is(damage, words: str, translated: Room) -> None:  # type: ignore[no-untyped-def]
    room = translated
    broken = damage(room.path(PO).read_bytes())
    room.write(PO, broken)
    room.edit("releases/2019/flood/release.md", "on Sunday night", "at noon")
    room.edit(PATH, "on Monday", "on Tuesday")
    for command in ("extract", "compile", "status", "build --format html"):
        result = room.run(*command.split(), exits=2)
        named = [line for line in result.lines if line.startswith(PO)]
        assert named, result.err
        assert all(re.match(rf"{PO}(?::\d+)?: .+", line) for line in named)
        assert words in " ".join(named)
        assert room.path(PO).read_bytes() == broken, command
    assert 'msgid "The bridge reopened on Tuesday' in room.read("locales/2019/bridge.pot"), "the template goes on"
    assert "at noon" in room.read(FLOOD_PO)
    assert not room.path(PO.replace(".po", ".mo")).exists()
    assert room.pages("2019/bridge") == {"en"}
    assert room.status("2019/bridge", exits=2)["2019/bridge"]["editions"]["es"]["state"] == "withheld"
    assert not room.leftovers()


def test_a_broken_catalogue_of_the_newsroom_withholds_its_language(translated: Room) -> None:
    po = "locales/es/LC_MESSAGES/newsroom.po"
    translated.write(po, translated.path(po).read_bytes()[:-9])
    built = translated.run("build", "--format", "html", exits=2)
    assert any(line.startswith(f"{po}:") for line in built.lines)
    assert translated.pages("2019/bridge") == translated.pages("2019/flood") == {"en"}


@pytest.mark.parametrize("name", ["2019/bridge", "newsroom"])
def test_a_catalogue_template_that_a_merge_left_in_conflict_is_made_again(name: str, translated: Room) -> None:
    room, pot = translated, f"locales/{name}.pot"
    room.write(pot, room.read(pot).replace('msgid "', '<<<<<<< HEAD\nmsgid "', 3))
    room.edit("releases/2019/flood/release.md", "on Sunday night", "at noon")
    assert pot in room.run("extract").out
    assert "<<<<<<<" not in room.read(pot)
    assert "at noon" in room.read(FLOOD_PO)
    room.run("extract", "--check")


# --- what all releases share ----------------------------------------------------------------------------------------


def test_a_bad_shared_text_is_named_together_with_a_bad_release(published: Room) -> None:
    room = published
    room.write("releases/_boilerplate/about.md", "Call {nobody}.\n\nOr {nothing}.\n")
    room.edit("releases/2019/flood/release.md", "date: 2019-05", "date: May")
    public = room.tree("public")
    for command in ("extract", "status", "compile", "build --format html"):
        lines = [line for line in room.run(*command.split(), exits=2).lines if line.startswith("releases/")]
        assert [line.split(";")[0] for line in sorted(lines)] == [
            "releases/2019/flood/release.md:3: date: 'May' is no date",
            "releases/_boilerplate/about.md:1: there is no fact '{nobody}'",
            "releases/_boilerplate/about.md:3: there is no fact '{nothing}'",
        ], command
    assert room.tree("public") == public, "a site without its shared texts is not published"


def test_bad_contacts_are_named_once_with_every_mistake(translated: Room) -> None:
    contacts = '[desk]\nname = ""\nemail = "press"\n\n[night]\nname = "Night desk"\nphone = "12"\nfax = "1"\n'
    translated.write("releases/_contacts.toml", contacts)
    for command in ("extract", "status", "build --format html"):
        lines = translated.run(*command.split(), exits=2).lines
        assert sorted(line.split(";")[0] for line in lines) == [
            "releases/_contacts.toml:2: the contact 'desk' has no name",
            "releases/_contacts.toml:3: the contact 'desk': 'press' is no e-mail address",
            "releases/_contacts.toml:7: the contact 'night', phone: '12' is no telephone number",
            "releases/_contacts.toml:8: the contact 'night' has an unknown key 'fax'",
        ], command
    assert not translated.public()


def test_a_template_with_a_mistake_is_named_with_its_line_and_publishes_nothing(published: Room) -> None:
    public = published.tree("public")
    published.write("templates/masthead.html", '{% extends "theme/masthead.html" %}\n{% block above %}\n{{ oops(\n')
    for command in ("extract", "build --format html"):
        assert re.search(r"^templates/masthead.html:\d+: ", published.run(*command.split(), exits=2).err, re.M)
    assert published.tree("public") == public


def test_a_masthead_that_names_what_is_not_there_stops_the_site_with_its_place(published: Room) -> None:
    public = published.tree("public")
    published.write(
        "templates/masthead.html",
        '{% extends "theme/masthead.html" %}\n{% block above %}\n{{ oops.nothing }}\n{% endblock %}\n',
    )
    built = published.run("build", "--format", "html", exits=2)
    assert len(built.lines) == 1
    assert built.err.startswith("templates/masthead.html:3: ")
    assert "oops" in built.err
    assert published.tree("public") == public


# --- ids ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "id",
    [
        "../outside",
        "2019/../outside",
        "/etc/x",
        "Upper/case",
        "2019",
        "newsroom",
        "topics/x",
        "page/2",
        "a b",
        "a//b",
        "ñ",
        "",
    ],
)
def test_new_refuses_an_id_that_cannot_name_a_release(id: str, newsroom: Room) -> None:
    before = newsroom.tree(".")
    refused = newsroom.run("new", id, exits=2)
    assert "cannot name a release" in refused.err
    assert len(refused.lines) == 1
    assert newsroom.tree(".") == before


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("2019/bridge", "this release is there already"),
        ("2019/bridge/more", "would lie in one another"),
        ("2019-bridge", "would be named like those of '2019/bridge'"),
    ],
)
def test_new_refuses_an_id_that_another_release_stands_in_the_way_of(id: str, words: str, newsroom: Room) -> None:
    before = newsroom.tree(".")
    assert words in newsroom.run("new", id, exits=2).err
    assert newsroom.tree(".") == before


@pytest.mark.parametrize("id", ["2019", "newsroom", "2019-bridge", "2019/bridge/inner", "2019/Bridge"])
def test_a_folder_that_cannot_be_a_release_is_named_and_the_others_are_done(id: str, newsroom: Room) -> None:
    newsroom.release(id, "---\nheadline: Misplaced\ndate: 2019\n---\nText.\n")
    for command in ("status", "build --format html"):
        lines = newsroom.run(*command.split(), exits=2).lines
        assert lines[0].startswith(f"releases/{id}: ")
        assert lines[0].count("; ") == 1
    assert newsroom.pages("2019/bridge") == {"en"}
    assert b"Misplaced" not in b"".join(newsroom.tree("public").values())


def test_a_folder_of_releases_that_went_away_does_not_empty_the_site(published: Room) -> None:
    public = published.tree("public")
    published.path("releases").rename(published.path("elsewhere"))
    assert "bring the folder back" in published.run("build", exits=2).err
    assert published.tree("public") == public


def test_a_source_in_a_language_of_no_edition_is_a_mistake_with_its_line(newsroom: Room) -> None:
    newsroom.edit("releases/2019/flood/release.md", "date: 2019-05", "source: fr\ndate: 2019-05")
    for command in ("extract", "status"):
        assert "no edition of this newsroom is in 'fr'; the languages" in newsroom.run(command, exits=2).err
    assert "no edition" in newsroom.run("new", "2019/x", "--source", "de", exits=2).err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See [the map](map.html).", "leads nowhere from a published page: map.html; link to an https address"),
        ("A <!-- translators: SECRET --> b.", "a comment for translators stands inside a text"),
        ("<!-- translators: SECRET --> Same line.", "a comment for translators stands inside a text"),
        ("word " * 11_000, "this block has 54,999 characters, 50,000 are the most"),
    ],
)
def test_text_that_must_not_be_printed_as_it_stands_is_a_mistake(text: str, said: str, newsroom: Room) -> None:
    newsroom.release("2019/new", f"---\nheadline: A\ndate: 2019\n---\n{text}\n")
    found = newsroom.run("extract", "2019/new", exits=2)
    assert "releases/2019/new/release.md:5: " in found.err
    assert said in found.err
    assert not newsroom.path("locales/2019/new.pot").exists()


def test_a_link_that_the_translation_lacks_holds_it_back(newsroom: Room) -> None:
    newsroom.release("2019/new", "---\nheadline: A\ndate: 2019\n---\nSee <https://example.org/a> now.\n")
    newsroom.run("extract")
    newsroom.edit("locales/es/LC_MESSAGES/2019/new.po", 'now."\nmsgstr ""', 'now."\nmsgstr "Vea eso ya."')
    assert "lacks the link to https://example.org/a" in newsroom.run("compile", "2019/new", exits=1).out


# --- requests -------------------------------------------------------------------------------------------------------

REQUESTS = {
    "an unknown release": ("build 2019/brigde", "there is no release '2019/brigde'; did you mean '2019/bridge'?"),
    "an unknown release to extract": ("extract 2019/brigde", "did you mean '2019/bridge'?"),
    "an unknown release to show": (
        "status nothing-like-it",
        "there is no release 'nothing-like-it'; 'comunicado status' lists them",
    ),
    "an unknown release to compile": ("compile 2019/brigde", "did you mean '2019/bridge'?"),
    "an unknown release to override": ("override 2019/brigde --locale es-MX x", "did you mean '2019/bridge'?"),
    "an id that leads out": ("build ../../etc", "there is no release '../../etc'"),
    "an unknown edition": ("build --edition fr", "there is no edition 'fr'; this newsroom has: en, es, es-mx, en-es"),
    "a time without an offset": ("build --now 2026-12-01T10:00", "does not say in which time zone"),
    "a time that is none": ("status --now tomorrow", "'tomorrow' is no date and time"),
    "a locale that nobody configured": (
        "override 2019/bridge --locale fr bridge",
        "no edition of this newsroom is in fr; its locales are: en-US, es-US, es-MX",
    ),
    "a region that nobody configured": (
        "override 2019/bridge --locale es-AR bridge",
        "no edition of this newsroom is in es-AR",
    ),
    "no locale at all": ("override 2019/bridge --locale x! bridge", "'x!' is no locale"),
    "words that are not there": ("override 2019/bridge --locale es-MX zeppelin", "no message with 'zeppelin'"),
    "an unknown command": ("biuld", "No such command 'biuld'. Did you mean 'build'?"),
    "an unknown format": ("build --format docx", "docx"),
    "an unknown option": ("build --fast", "--fast"),
    "a source that is no locale": ("new 2019/x --source Spanish", "'Spanish' is no locale; use a tag such as es-MX"),
    "no newsroom": ("--newsroom / status", "this folder is no newsroom; start one with 'comunicado init DIR'"),
}


@pytest.mark.parametrize(("command", "words"), REQUESTS.values(), ids=REQUESTS)
def test_a_request_that_cannot_be_met_says_what_would(command: str, words: str, translated: Room) -> None:
    before = translated.tree("releases", "locales", "public")
    refused = translated.run(*command.split(), exits=2)
    assert words in refused.err
    assert refused.out == ""
    assert translated.tree("releases", "locales", "public") == before


def test_without_a_newsroom_every_command_says_how_to_start_one(empty: Room) -> None:
    for command in ("", "status", "extract", "compile", "build", "new x/y"):
        said = empty.run(*command.split(), exits=2)
        hint = "start one with 'comunicado init DIR', or name one with --newsroom"
        assert said.lines == [f"{empty.root}: no newsroom here or above; {hint}"]
    assert not empty.tree(".")


def test_a_newsroom_is_found_from_a_folder_inside_it(translated: Room) -> None:
    inside = translated.path("releases/2019/bridge")
    assert "2019/bridge" in translated.run("status", folder=inside).out
    assert set(translated.status("releases/2019/flood/")) == {"2019/flood"}
    assert set(translated.status("2019/*")) == {"2019/bridge", "2019/flood"}
    here = translated.run("status", ".", folder=inside).out
    assert "2019/bridge" in here
    assert "2019/flood" not in here


# --- configuration --------------------------------------------------------------------------------------------------

MISTAKEN = """\
titel = "Border Desk"
url = "news.example.org"
timezone = "America/Laredo"
accent = "blue"

[[editions]]
name = "EN"
locales = ["en-US"]

[[editions]]
name = "es"
locales = ["es-US", "es-MX"]
layout = "columns"

[[editions]]
name = "es"
locales = []
timezone = "Mexico"

[publish]
minimum = 101
together = "yes"
approvals = "editor"
quorum = 2

[facts.tipline]
phone = "12"
"""


def test_every_mistake_of_the_configuration_is_named_with_its_line(newsroom: Room) -> None:
    newsroom.write("comunicado.toml", MISTAKEN)
    for command in ("", "status", "extract", "build", "compile", "new 2019/x"):
        said = newsroom.run(*command.split(), exits=2)
        places = [line.split(": ")[0] for line in said.lines]
        assert places == sorted(places, key=lambda place: int([*place.split(":"), "0"][1]))
        assert {int(place.split(":")[1]) for place in places if ":" in place} == {
            1,
            2,
            3,
            4,
            7,
            12,
            13,
            16,
            17,
            18,
            21,
            22,
            23,
            24,
            27,
        }
        assert "comunicado.toml: 'title' is missing or empty; add title = \"…\"" in said.lines
        assert all(PLACED.match(line) for line in said.lines)
    assert not newsroom.public()
    assert not newsroom.path("locales").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = \n", "comunicado.toml:1: this is not TOML"),
        ('title = "A"\ntitle = "B"\n', "this is not TOML"),
        ("\xff", "the configuration cannot be read"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_one_line(text: str, words: str, newsroom: Room) -> None:
    newsroom.write("comunicado.toml", text.encode("latin-1"))
    said = newsroom.run("status", exits=2)
    assert len(said.lines) == 1
    assert words in said.err


def test_a_python_project_keeps_its_configuration_in_pyproject(newsroom: Room) -> None:
    text = newsroom.read("comunicado.toml")
    text = text.replace("[[editions]]", "[[tool.comunicado.editions]]").replace("[facts.", "[tool.comunicado.facts.")
    newsroom.write("pyproject.toml", f'[project]\nname = "x"\n\n[tool.comunicado]\n{text}')
    newsroom.path("comunicado.toml").unlink()
    assert set(newsroom.status()) == {"2019/bridge", "2019/flood"}
    newsroom.edit("pyproject.toml", 'name = "es-mx"', 'name = "es_mx"')
    line = newsroom.read("pyproject.toml").splitlines().index('name = "es_mx"') + 1
    assert f"pyproject.toml:{line}: 'es_mx' cannot name an edition" in newsroom.run("status", exits=2).err


def test_a_comment_that_is_none_of_ours_is_told_of_before_it_is_printed(translated: Room) -> None:
    path = "releases/2019/flood/release.md"
    translated.write(path, translated.read(path) + "\n<!-- ask legal -->\n\nThe end.\n")
    for command in ("extract", "build --format html"):
        found = translated.run(*command.split())
        assert "this comment is printed on the page" in found.err, command
