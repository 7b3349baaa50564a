"""The newsroom's configuration, the ids of its releases, and its shared texts and contacts."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comunicado import locales
from comunicado.catalogues import po
from comunicado.errors import ComunicadoError, ConfigError, RequestError, SourceError
from comunicado.model import Contact, NumberFact, Paragraph, PhoneFact, Str
from comunicado.newsroom import (
    CatalogueSettings,
    Edition,
    MemorySettings,
    Newsroom,
    Places,
    Publish,
    Shelf,
    colours,
    find,
    languages,
    load,
    web,
)
from comunicado.newsroom.config import Issuer
from comunicado.newsroom.places import checked_id, id_problem
from comunicado.newsroom.shelf import MAX_SOURCE_BYTES
from comunicado.values import ValueMistake

PNG = b"\x89PNG\r\n\x1a\n"
NEEDED = 'title = "Newsroom"\nurl = "https://newsroom.example.org"\n'
RELEASE = "---\nheadline: A\ndate: 2009\n---\n"

Room = Callable[..., Path]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Makes a newsroom of the files given by name; `config` is its comunicado.toml."""

    def make(files: dict[str, str | bytes] | None = None, *, config: str = NEEDED) -> Path:
        for name, content in {"comunicado.toml": config, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


def shelf(root: Path) -> Shelf:
    return Shelf(load(root))


def said(kind: type[ComunicadoError], act: Callable[[], object]) -> list[str]:
    """The lines of the error that an act ends in."""
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value).splitlines()


def releases(*ids: str) -> dict[str, str | bytes]:
    return {f"releases/{id}/release.md": RELEASE for id in ids}


# --- configuration ------------------------------------------------------------------------------------------

DESIGN = """\
title = "South Texas Newsroom"            # translatable
url = "https://newsroom.example.org/"
source = "en_us"
timezone = "America/Chicago"
organization = "U.S. Immigration and Customs Enforcement"
accent = "#17385e"
paper = "A4"
logo = "seal.png"

[[TABLE.editions]]
name = "en"
locales = ["en-US"]

[[TABLE.editions]]
name = "es"
locales = ["es-US"]                       # catalogues: es_US, then es

[[TABLE.editions]]
name = "es-mx"
locales = ["es_MX"]
timezone = "America/Mexico_City"

[[TABLE.editions]]
name = "en-es"
locales = ["en-US", "es-US"]
layout = "sequential"

[TABLE.publish]
minimum = 90
together = true
approvals = ["editor"]

[TABLE.catalogues]
cutoff = 1
max_bytes = 20_000_000
max_string = 60000

[TABLE.memory]
trust = true

[TABLE.site]
search = false
cards = false
banner = true

[TABLE.topics]
border = "Border security"
trade = "Trade"

[TABLE.issuers.ice]
name = "U.S. Immigration and Customs Enforcement"
logo = "seal.png"
url = "https://www.example.gov/ice"

[TABLE.issuers.sre]
name = "Secretaría de Relaciones Exteriores"

[TABLE.facts.tipline]
phone = "+1-866-347-2423"
display = "1-866-DHS-2-ICE"
"""


@pytest.mark.parametrize("name", ["comunicado.toml", "pyproject.toml"])
def test_a_newsroom_is_configured_in_a_file_of_its_own_or_in_a_python_project(tmp_path: Path, name: str) -> None:
    text = DESIGN.replace("TABLE.", "") if name == "comunicado.toml" else DESIGN.replace("TABLE", "tool.comunicado")
    head = "" if name == "comunicado.toml" else '[project]\nname = "x"\n\n[tool.comunicado]\n'
    (tmp_path / name).write_text(head + text, "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "seal.png").write_bytes(PNG)
    chicago = "America/Chicago"
    assert load(tmp_path) == Newsroom(
        root=tmp_path.resolve(),
        config=name,
        title="South Texas Newsroom",
        url="https://newsroom.example.org",
        source="en-US",
        timezone=chicago,
        editions=(
            Edition("en", ("en-US",), "single", chicago),
            Edition("es", ("es-US",), "single", chicago),
            Edition("es-mx", ("es-MX",), "single", "America/Mexico_City"),
            Edition("en-es", ("en-US", "es-US"), "sequential", chicago),
        ),
        organization="U.S. Immigration and Customs Enforcement",
        logo="seal.png",
        accent="#17385e",
        paper="a4",
        publish=Publish(90, True, ("editor",)),
        catalogues=CatalogueSettings(cutoff=1.0, max_bytes=20_000_000, max_string=60_000),
        memory=MemorySettings(trust=True),
        facts={"tipline": PhoneFact("+18663472423", "1-866-DHS-2-ICE")},
        topics={"border": "Border security", "trade": "Trade"},
        issuers={
            "ice": Issuer("U.S. Immigration and Customs Enforcement", "seal.png", "https://www.example.gov/ice"),
            "sre": Issuer("Secretaría de Relaciones Exteriores"),
        },
        search=False,
        cards=False,
        banner=True,
    )


def test_a_newsroom_needs_a_title_and_an_address_and_no_more(room: Room) -> None:
    assert load(room()) == Newsroom(
        root=room().resolve(),
        config="comunicado.toml",
        title="Newsroom",
        url="https://newsroom.example.org",
        source="en-US",
        timezone="UTC",
        editions=(Edition("en", ("en-US",), "single", "UTC"),),
        organization="",
        logo="",
        accent="#17385E",
        paper="letter",
        publish=Publish(100, False, ()),
        catalogues=CatalogueSettings(cutoff=0.75, max_bytes=po.MAX_BYTES, max_string=po.MAX_STRING),
        memory=MemorySettings(trust=False),
        facts={},
        topics={},
        issuers={},
        search=True,
        cards=True,
        banner=False,
    )


def test_two_languages_stand_side_by_side_where_nothing_else_is_said(room: Room) -> None:
    config = NEEDED + '[[editions]]\nname = "both"\nlocales = ["es-MX", "en-US"]\n'
    assert load(room(config=config)).editions == (Edition("both", ("es-MX", "en-US"), "side-by-side", "UTC"),)


@pytest.mark.parametrize(
    ("name", "expected"), [("es", "es-US"), ("es_MX", "es-MX"), ("es_ES", "es-ES"), ("en", "en-US"), ("fr", "fr")]
)
def test_a_catalogue_is_for_the_readers_of_the_first_locale_of_its_language_or_name(
    room: Room, name: str, expected: str
) -> None:
    tables = [
        edition(f'name = "{n}"', f'locales = ["{tag}"]') for n, tag in (("a", "en-US"), ("b", "es-US"), ("c", "es-MX"))
    ]
    config = NEEDED + "".join(table.removeprefix(NEEDED) for table in tables)
    assert load(room(config=config)).reader(name) == expected


def test_the_file_of_its_own_counts_where_there_are_both(room: Room) -> None:
    assert load(room({"pyproject.toml": '[tool.comunicado]\ntitle = "Other"\n'})).title == "Newsroom"


def test_a_configuration_may_come_from_any_editor(room: Room) -> None:
    assert load(room(config="\ufeff" + NEEDED.replace("\n", "\r\n"))).title == "Newsroom"


def edition(*lines: str) -> str:
    return "\n".join([NEEDED + "[[editions]]", *lines, ""])


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        # Each at its line: NEEDED has two, a table begins on the third.
        ("", ["'title' is missing or empty; add title = \"…\"", "'url' is missing or empty; add url = \"…\""]),
        (NEEDED + 'colour = "red"\n', ["3: unknown key 'colour'; the keys here are: accent, catalogues, checks,"]),
        (NEEDED + 'timezone = "CST"\n', ["3: 'timezone': 'CST' is no time zone; name an IANA zone, as America/Ch"]),
        (NEEDED + 'source = "klingon"\n', ["3: 'source': 'klingon' is no locale"]),
        (NEEDED + 'source = "xq-ZZ"\n', ["3: 'source': there is no locale data for 'xq-ZZ'; use the code of"]),
        (NEEDED + 'title2 = "\\u202e"\norganization = "\\u202e"\n',
         ["3: unknown key 'title2'", "4: 'organization': U+202E (right-to-left override) has no end; delete it"]),
        (NEEDED + 'accent = "#FFFFFF"\n', ["3: 'accent': '#FFFFFF' is too light for a white page (contrast 1.0, 4.5 is "
                                           "needed); take a darker one, as #737373"]),
        (NEEDED + 'accent = "red"\n', ["3: 'accent': 'red' is no colour of the form #17385E"]),
        (NEEDED + 'paper = "b5"\n', ["3: 'paper': 'b5' is no paper; use letter or a4"]),
        (NEEDED + "organization = 3\n", ["3: 'organization' is text; write organization = \"…\""]),
        (NEEDED + 'organization = "\\u001b[31m"\n', ["3: there is a control character U+001B in 'organization'; del"]),
        (NEEDED + 'logo = "gone.png"\n', ["3: the logo 'gone.png' is not in templates/; put the file there"]),
        (NEEDED + 'logo = "../comunicado.toml"\n', ["3: the logo '../comunicado.toml' is not in templates/"]),
        (NEEDED + 'logo = "/etc/passwd"\n', ["3: the logo '/etc/passwd' is not in templates/"]),
        (NEEDED + 'paper = "a4"\nmargins = { top = "9in" }\n', ["4: 'top': '9in' is no margin from 0.6in"]),
        (NEEDED + 'margins.top = "9in"\n', ["3: 'top': '9in' is no margin from 0.6in"]),
        (NEEDED + "publish = { minimum = 101 }\n", ["3: 'minimum' is a whole number from 0 to 100"]),
        (NEEDED + '[issuers]\na = { name = "A" }\nice = { name = "I", url = "x" }\n', ["5: 'url': 'x' is no web"]),
        (NEEDED + 'editions = [{ name = "EN", locales = ["en"] }]\n', ["3: 'EN' cannot name an edition"]),
        (NEEDED + "publish = 90\n", ["3: 'publish' is a table; write [publish]"]),
        (NEEDED + "[publish]\nminimum = 101\n", ["4: 'minimum' is a whole number from 0 to 100"]),
        (NEEDED + "[publish]\nminimum = -1\n", ["4: 'minimum' is a whole number from 0 to 100"]),
        (NEEDED + "[publish]\nminimum = true\n", ["4: 'minimum' is a whole number from 0 to 100"]),
        (NEEDED + "[publish]\nminimum = 99.5\n", ["4: 'minimum' is a whole number from 0 to 100"]),
        (NEEDED + '[publish]\ntogether = "yes"\n', ["4: 'together' is true or false"]),
        (NEEDED + '[publish]\napprovals = "editor"\n', ["4: approvals are roles; write approvals = [\"editor\"]"]),
        (NEEDED + '[publish]\napprovals = ["editor", "../../x", "Ed"]\n',
         ["4: '../../x' cannot name a role; use a-z, 0-9 and hyphens", "4: 'Ed' cannot name a role; use a-z"]),
        (NEEDED + "[publish]\nmaximum = 100\n", ["4: unknown key 'maximum'; the keys here are: approvals, minimum,"]),
        (NEEDED + "[catalogues]\ncutoff = 75\n", ["4: 'cutoff' is a number from 0 to 1; write cutoff = 0.75"]),
        (NEEDED + "[catalogues]\ncutoff = nan\n", ["4: 'cutoff' is a number from 0 to 1; write cutoff = 0.75"]),
        (NEEDED + "[catalogues]\ncutoff = true\n", ["4: 'cutoff' is a number from 0 to 1; write cutoff = 0.75"]),
        (NEEDED + "[catalogues]\ncutoff = '0.8'\n", ["4: 'cutoff' is a number from 0 to 1; write cutoff = 0.75"]),
        (NEEDED + "[catalogues]\nmax_bytes = 1000\n", ["4: 'max_bytes' is a whole number from 1000000 to"]),
        (NEEDED + "[catalogues]\nmax_bytes = 2e7\n", ["4: 'max_bytes' is a whole number from 1000000 to"]),
        (NEEDED + "[catalogues]\nmax_string = 49999\n", ["4: 'max_string' is a whole number from 50000 to"]),
        (NEEDED + "[catalogues]\nmax_string = 10000001\n", ["4: 'max_string' is a whole number from 50000 to"]),
        (NEEDED + "[catalogues]\nfuzzy = 1\n", ["4: unknown key 'fuzzy'; the keys here are: cutoff, max_bytes,"]),
        (NEEDED + "catalogues = 0.75\n", ["3: 'catalogues' is a table; write [catalogues]"]),
        (NEEDED + '[memory]\ntrust = "yes"\n', ["4: 'trust' is true or false"]),
        (NEEDED + "[memory]\ncutoff = 1\n", ["4: unknown key 'cutoff'; the keys here are: trust"]),
        (NEEDED + "[site]\nsearch = 1\n", ["4: 'search' is true or false"]),
        (NEEDED + "[site]\ncolour = 1\n", ["4: unknown key 'colour'; the keys here are: banner, cards, search"]),
        (NEEDED + '[site]\nbanner = "yes"\n', ["4: 'banner' is true or false"]),
        (NEEDED + '[topics]\nBorder = "B"\n', ["4: 'Border' cannot name a topic; use a-z, 0-9 and hyphens"]),
        (NEEDED + '[topics]\nborder = ""\n', ["4: 'border' is missing or empty; add border = "]),
        (NEEDED + '[topics]\na = "B"\nc = "B"\n', ["5: two topics are called 'B'; rename one"]),
        (NEEDED + "topics = 1\n", ["3: 'topics' is a table; write [topics]"]),
        (NEEDED + "[issuers]\nice = 1\n", ["4: the issuer 'ice' is no table; write [issuers.ice] and name = "]),
        (NEEDED + "[issuers.ICE]\n", ["3: 'ICE' cannot name an issuer; use a-z"]),
        (NEEDED + "[issuers.ice]\n", ["3: 'name' is missing or empty; add name = "]),
        (NEEDED + '[issuers.ice]\nname = "A"\nlogo = "x.png"\n', ["5: the logo 'x.png' is not in templates/"]),
        (NEEDED + '[issuers.ice]\nname = "A"\nurl = "javascript:x"\n', ["5: 'url': 'javascript:x' is no web address"]),
        (NEEDED + '[issuers.ice]\nname = "A"\ncolour = "x"\n', ["5: unknown key 'colour'; the keys here are: logo,"]),
        (NEEDED + "[facts]\ntip = 911\n", ["4: the fact 'tip' is no table of texts; write phone = \"+1…\""]),
        (NEEDED + '[facts.Tip]\nphone = "+18663472423"\n', ["4: the fact 'Tip': 'Tip' is no name for a fact; write"]),
        (NEEDED + '[facts.tip]\nphone = "911"\n', ["4: the fact 'tip': '911' is no telephone number; write it"]),
        (NEEDED + 'editions = "en"\n', ["3: editions are tables; write [[editions]] once for each"]),
        (edition(), ["3: 'name' is missing or empty; add name", "3: an edition has one or two locales; write"]),
        (edition('name = "EN"', 'locales = ["en"]'), ["4: 'EN' cannot name an edition; choose another, of a-z"]),
        (edition('name = "../x"', 'locales = ["en"]'), ["4: '../x' cannot name an edition"]),
        (edition('name = "en"', "locales = []"), ["5: an edition has one or two locales; write locales"]),
        (edition('name = "en"', 'locales = "en"'), ["5: an edition has one or two locales"]),
        (edition('name = "en"', 'locales = ["en", "es", "fr"]'), ["5: an edition has one or two locales"]),
        (edition('name = "x"', 'locales = ["en-US", "tlh"]', 'layout = "side-by-side"'),
         ["5: there is no locale data for 'tlh'; use the code of a language and of a country, as es-MX"]),
        (edition('name = "x"', 'locales = ["spa-MX"]'), ["5: there is no locale data for 'spa-MX'; did you mean 'es-"]),
        (edition('name = "x"', 'locales = ["jp"]'), ["5: there is no locale data for 'jp'; did you mean 'ja'?"]),
        (edition('name = "x"', 'locales = ["es-ZZ"]'), ["5: there is no locale data for 'es-ZZ'; write 'es', or add"]),
        (edition('name = "en"', 'locales = ["english"]'), ["5: 'english' is no locale; use a tag such as es-MX"]),
        (edition('name = "en"', 'locales = ["es", "es-MX"]'), ["5: both locales are of one language; pair two"]),
        (edition('name = "en"', 'locales = ["en"]', 'layout = "side-by-side"'), ["6: layout 'side-by-side' does n"]),
        (edition('name = "en"', 'locales = ["en", "es"]', 'layout = "single"'), ["6: layout 'single' does not fit; "
                                                                                  "use side-by-side or sequential"]),
        (edition('name = "en"', 'locales = ["en"]', 'timezone = "x"'), ["6: 'timezone': 'x' is no time zone"]),
        (edition('name = "en"', 'locales = ["en"]', "color = 1"), ["6: unknown key 'color'; the keys here are: form"]),
        (edition('name = "en"', 'locales = ["en"]') + '[[editions]]\nname = "en"\nlocales = ["es"]\n',
         ["7: two editions are named 'en'; rename one"]),
        # The file as a whole.
        ("title = \n", ["1: this is not TOML (Invalid value"]),
        (NEEDED + 'url = "x"\n', ["3: this is not TOML (Cannot overwrite a value"]),
        ("x = " + "[" * 5000, ["tables are nested too deeply; write them flatter"]),
    ],
)  # fmt: skip
def test_a_mistake_in_the_configuration_is_named_with_its_line(room: Room, config: str, expected: list[str]) -> None:
    found = said(ConfigError, lambda: load(room(config=config)))
    assert len(found) == len(expected)
    for message, beginning in zip(found, expected, strict=True):
        assert message.removeprefix("comunicado.toml:").strip().startswith(beginning)


@pytest.mark.parametrize(
    "name", ["assets", "search", "index", "robots", "sitemap", "404", "topics", "page", "2026"]
)  # fmt: skip
def test_no_edition_is_named_like_other_files_of_the_site(room: Room, name: str) -> None:
    (found,) = said(ConfigError, lambda: load(room(config=edition(f'name = "{name}"', 'locales = ["en"]'))))
    assert found == (
        f"comunicado.toml:4: '{name}' cannot name an edition, for the site has other files of that name; "
        "choose another, of a-z, 0-9 and hyphens"
    )


@pytest.mark.parametrize(
    "url", ["ftp://x.org", "x.org", "https://", "https://x.org?a", "https://x.org#a", "https://me:secret@x.org",
            "https://x.org/a b", "https://[x", "javascript:alert(1)", "//x.org", "https://x.org/'a", "https://x.org'",
            "https://x.org/<b>", "https://x.org<", "https://x.org:0", "https://x.org:65536", "https://x.org:",
            "https://x.org/../a", "https://x.org/./a", "https://x.org//a", "https://x.org/%zz", "https://x..org",
            "https://-x.org", "https://x_y.org", "https://x.org/\\\\a", 'https://x.org/\\"a'],
)  # fmt: skip
def test_an_address_that_no_site_has_is_refused(room: Room, url: str) -> None:
    (found,) = said(ConfigError, lambda: load(room(config=f'title = "T"\nurl = "{url}"\n')))
    assert found.startswith("comunicado.toml:2: 'url': ")
    assert "; write " in found


@pytest.mark.parametrize(
    "url", ["https://x.org", "http://localhost:8000", "https://[::1]:8443", "https://x.org/a/b-c_d~e.f", "https://x.org/%C3%B1"]
)  # fmt: skip
def test_an_address_may_have_a_port_and_a_path(room: Room, url: str) -> None:
    assert load(room(config=f'title = "T"\nurl = "{url}/"\n')).url == url


@pytest.mark.parametrize(
    ("url", "ascii"),
    [
        ("https://periódico.mx", "https://xn--peridico-y3a.mx"),
        ("https://periódico.mx:8080/año", "https://xn--peridico-y3a.mx:8080/a%C3%B1o"),
        ("https://x.org/sala de prensa/100%", "https://x.org/sala%20de%20prensa/100%25"),
        ("https://x.org/año/../x", "it as https://newsroom.example.org"),
    ],
)
def test_an_address_in_other_letters_is_refused_with_the_one_to_write(room: Room, url: str, ascii: str) -> None:
    (found,) = said(ConfigError, lambda: load(room(config=f'title = "T"\nurl = "{url}"\n')))
    assert found.endswith(f"; write {ascii}")


@example("https://0\n")
@example("https://x.o\trg/")
@example(" https://x.org")
@given(st.builds("".join, st.tuples(st.sampled_from(["", "https://", "https://x.org/"]), st.text())))
def test_every_address_that_is_taken_or_hinted_at_is_ascii_and_may_stand_between_quotes(text: str) -> None:
    try:
        found = web.site(text)
    except ValueMistake as mistake:
        found = web.site(mistake.hint.removeprefix("write ").removeprefix("it as "))
    assert web.site(found) == found
    assert found.isascii()
    assert not set(found) & set("\"'<>\\ \t\n")


PICTURES = {
    "a.png": PNG,
    "a.jpg": b"\xff\xd8\xff\xe0",
    "a.JPEG": b"\xff\xd8\xff\xe0",
    "a.gif": b"GIF89a",
    "a.webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "a.svg": b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- ours --><svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_logo_is_a_picture(room: Room, name: str) -> None:
    config = f'{NEEDED}logo = "{name}"\n'
    assert load(room({f"templates/{name}": PICTURES[name]}, config=config)).logo == name
    other = PICTURES["a.gif" if name == "a.png" else "a.png"]
    (found,) = said(ConfigError, lambda: load(room({f"templates/{name}": other}, config=config)))
    kind = name.rpartition(".")[2].upper()
    assert found.startswith(f"comunicado.toml:3: there is no {kind} in the logo '{name}'; save it again as one of ")


def test_a_logo_is_no_template(room: Room) -> None:
    root = room({"templates/footer.html": "<p>"}, config=NEEDED + 'logo = "footer.html"\n')
    (found,) = said(ConfigError, lambda: load(root))
    assert found.startswith("comunicado.toml:3: the logo 'footer.html' is no picture that can be shown; use one of ")


@given(st.integers(0, 0xFFFFFF))
def test_a_colour_that_is_too_light_is_refused_with_one_that_is_not(number: int) -> None:
    text = f"#{number:06X}"
    try:
        found = colours.accent(text)
    except ValueMistake as mistake:
        found = colours.accent(mistake.hint.split()[-1])
    assert colours.contrast(colours.parts(found), (255, 255, 255)) >= 4.5


@pytest.mark.parametrize("script", ["", "-Hant", "-Latn", "-Arab"])
@given(st.data())
def test_whatever_locale_a_newsroom_may_have_can_be_printed(script: str, data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(["es", "en", "fr", "zh", "sr", "az", "pa", "aa", "ar", "he", "quc", "tlh"]))
    region = data.draw(st.just("") | st.from_regex(r"-([A-Z]{2}|[0-9]{3})", fullmatch=True))
    tag = f"{language}{script}{region}"
    if languages.known(tag):
        assert locales.name(tag)
        assert locales.format_date(date(2009, 8, 12), tag)
    assert locales.known(tag) == languages.known(tag)


def test_every_mistake_in_the_configuration_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.comunicado]\ntitle = ""\nurl = "x"\naccent = "red"\n\n'
        '[[tool.comunicado.editions]]\nname = "en"\nlocales = ["en"]\n\n'
        '[[tool.comunicado.editions]]\nname = "es"\nlocales = ["es"]\nlayout = "sequential"\n\n'
        "[tool.comunicado.publish]\nminimum = 101\n\n[tool.other]\naccent = 1\nminimum = 1\n",
        "utf-8",
    )
    found = said(ConfigError, lambda: load(tmp_path))
    assert [line.split(": ")[0] for line in found] == [f"pyproject.toml:{line}" for line in (5, 6, 7, 16, 19)]


def test_a_configuration_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "comunicado.toml").write_bytes(b'title = "\xff"')
    assert said(ConfigError, lambda: load(tmp_path))[0].startswith(
        "comunicado.toml: the configuration cannot be read ("
    )


@pytest.mark.parametrize("text", ["", "[tool]\n", "tool = 3\n", "[tool]\ncomunicado = 3\n", "[tool.x]\n"])
def test_a_python_project_without_the_table_is_no_newsroom(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    assert said(ConfigError, lambda: load(tmp_path)) == [
        "pyproject.toml: there is no table [tool.comunicado]; start one with 'comunicado init DIR'"
    ]


def test_a_folder_without_configuration_is_no_newsroom(tmp_path: Path) -> None:
    (found,) = said(RequestError, lambda: load(tmp_path))
    assert found.endswith("this folder is no newsroom; start one with 'comunicado init DIR'")


# --- finding a newsroom -------------------------------------------------------------------------------------


def test_a_newsroom_is_found_from_any_folder_in_it(room: Room) -> None:
    root = room({"releases/2009/summit/release.md": RELEASE})
    for folder in (root, root / "releases", root / "releases" / "2009" / "summit"):
        assert find(folder) == root.resolve()


def test_a_python_project_that_is_no_newsroom_is_passed_over(room: Room) -> None:
    root = room({"inner/pyproject.toml": "[tool.ruff]\n", "inner/deep/x.txt": ""})
    assert find(root / "inner" / "deep") == root.resolve()
    (root / "inner" / "pyproject.toml").write_text("[tool.comunicado]\n", "utf-8")
    assert find(root / "inner" / "deep") == (root / "inner").resolve()


def test_where_there_is_no_newsroom_the_message_says_how_to_start_one(tmp_path: Path) -> None:
    (found,) = said(RequestError, lambda: find(tmp_path))
    assert found.endswith(
        "no newsroom here or above; start one with 'comunicado init DIR', or name one with --newsroom"
    )


# --- what follows from the configuration --------------------------------------------------------------------

FOUR = """[[editions]]
name = "both"
locales = ["en-US", "es-US"]

[[editions]]
name = "en"
locales = ["en-US"]
timezone = "America/Chicago"

[[editions]]
name = "mx"
locales = ["es-MX"]
timezone = "America/Mexico_City"

[[editions]]
name = "fr"
locales = ["fr-CA"]
timezone = "America/Toronto"
"""


def test_the_languages_to_translate_into_are_all_but_the_release_s_own(room: Room) -> None:
    newsroom = load(room(config=NEEDED + FOUR))
    assert newsroom.locales == ("en-US", "es-US", "es-MX", "fr-CA")
    assert newsroom.languages("en-US") == ("es", "fr")
    assert newsroom.languages("es-MX") == ("en", "fr")
    assert newsroom.languages("de") == ("en", "es", "fr")


def test_a_locale_s_readers_are_in_the_zone_of_the_edition_that_shows_it_alone(room: Room) -> None:
    newsroom = load(room(config='timezone = "UTC"\n' + NEEDED + FOUR))
    assert newsroom.zone("en-US") == "America/Chicago"
    assert newsroom.zone("es-US") == "UTC"
    assert newsroom.zone("es-MX") == "America/Mexico_City"
    assert newsroom.zone("de") == "UTC"


def test_an_edition_is_found_by_its_name(room: Room) -> None:
    newsroom = load(room(config=NEEDED + FOUR))
    assert newsroom.edition("mx").locales == ("es-MX",)
    assert said(RequestError, lambda: newsroom.edition("es")) == [
        "there is no edition 'es'; this newsroom has: both, en, mx, fr"
    ]


def test_the_files_of_a_release_are_named_after_its_id() -> None:
    id = "2009/border-summit"
    assert Places.release(id) == "releases/2009/border-summit/release.md"
    assert Places.template(id) == "locales/2009/border-summit.pot"
    assert Places.catalogue(id, "es_MX") == "locales/es_MX/LC_MESSAGES/2009/border-summit.po"
    assert Places.compiled(id, "es") == "locales/es/LC_MESSAGES/2009/border-summit.mo"
    assert Places.page("es", id) == "es/2009/border-summit/index.html"
    assert Places.pdf("es", id) == "es/2009/border-summit/2009-border-summit.es.pdf"
    assert Places.boilerplate("about-ice") == "releases/_boilerplate/about-ice.md"


# --- ids ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "id", ["2009/border-summit", "a", "2009-summit", "a/b/c", "2009/topics", "20091", "x/newsroom"]
)
def test_an_id_is_made_of_small_letters_digits_hyphens_and_slashes(id: str) -> None:
    assert id_problem(id) is None
    assert checked_id(id) == id


@pytest.mark.parametrize(
    ("id", "reason"),
    [
        ("", "an id is made of"),
        ("..", "an id is made of"),
        ("../x", "an id is made of"),
        ("a/../b", "an id is made of"),
        ("/a", "an id is made of"),
        ("a/", "an id is made of"),
        ("a//b", "an id is made of"),
        ("A", "an id is made of"),
        ("ñ", "an id is made of"),
        ("a_b", "an id is made of"),
        ("a b", "an id is made of"),
        ("a\n", "an id is made of"),
        ("a\\b", "an id is made of"),
        ("2009", "a bare year is taken by the index of that year"),
        ("newsroom", "'newsroom' is taken by the newsroom's own catalogue"),
        ("topics", "'topics' is taken by the indexes"),
        ("topics/a", "'topics' is taken by the indexes"),
        ("page", "'page' is taken by the indexes"),
        ("page/2", "'page' is taken by the indexes"),
        ("search", "'search' is taken by the indexes"),
        ("2009/page", "'2009/page' is taken by the index of that year"),
        ("2009/page/2", "'2009/page' is taken by the index of that year"),
    ],
)
def test_an_id_that_could_not_name_files_or_is_taken_is_refused(id: str, reason: str) -> None:
    assert (id_problem(id) or "").startswith(reason)
    with pytest.raises(RequestError) as caught:
        checked_id(id)
    assert f"cannot name a release: {reason}" in caught.value.reason


def test_the_releases_are_the_folders_that_hold_one(room: Room) -> None:
    files = releases("2009/summit", "2010/deep/er", "single")
    files |= {"releases/_boilerplate/about.md": "x", "releases/.hidden/release.md": "x", "releases/empty/x.txt": "x"}
    assert shelf(room(files)).ids == ("2009/summit", "2010/deep/er", "single")
    assert shelf(room(config=NEEDED)).ids == ("2009/summit", "2010/deep/er", "single")


def test_a_newsroom_may_have_no_releases(room: Room) -> None:
    assert shelf(room()).ids == ()


def test_every_folder_that_cannot_be_a_release_is_named_at_once(room: Room) -> None:
    root = room(releases("2009", "2009/inner", "Big", "a/b", "a/b/c", "a-b", "newsroom", "fine"))
    assert shelf(root).ids == ("2009/inner", "a/b", "fine")
    assert [str(error) for error in shelf(root).misplaced] == [
        "releases/2009: a bare year is taken by the index of that year; rename the folder",
        "releases/Big: an id is made of a-z, 0-9, hyphens and slashes, as 2009/border-summit; rename the folder",
        "releases/a-b: its files would be named like those of 'a/b'; rename one",
        "releases/a/b/c: a release inside the release 'a/b'; move it out",
        "releases/newsroom: 'newsroom' is taken by the newsroom's own catalogue; rename the folder",
    ]


# --- choosing releases --------------------------------------------------------------------------------------

IDS = ("2009/flood", "2009/summit", "2010/summit")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], IDS),
        (["2009/summit"], ("2009/summit",)),
        (["2010/summit", "2009/flood"], ("2009/flood", "2010/summit")),
        (["2009/summit", "2009/*"], ("2009/flood", "2009/summit")),
        (["*/summit"], ("2009/summit", "2010/summit")),
        (["20??/flood"], ("2009/flood",)),
        (["releases/2009/summit"], ("2009/summit",)),
        (["./releases/2009/summit/"], ("2009/summit",)),
        (["releases/2009/summit/release.md"], ("2009/summit",)),
        (["releases/2009/*"], ("2009/flood", "2009/summit")),
    ],
)
def test_releases_are_named_by_id_folder_file_or_glob(
    room: Room, monkeypatch: pytest.MonkeyPatch, wanted: list[str], found: tuple[str, ...]
) -> None:
    root = room(releases(*IDS))
    monkeypatch.chdir(root)
    assert shelf(root).select(wanted) == found


def test_a_folder_is_named_as_it_is_from_where_one_stands(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    root = room(releases(*IDS))
    monkeypatch.chdir(root / "releases" / "2009")
    assert shelf(root).select(["summit"]) == ("2009/summit",)
    assert shelf(root).select([str(root / "releases" / "2010" / "summit")]) == ("2010/summit",)
    monkeypatch.chdir("summit")
    assert shelf(root).select(["."]) == ("2009/summit",)


def test_what_names_no_release_is_said_with_what_may_be_meant(room: Room) -> None:
    assert said(RequestError, lambda: shelf(room(releases(*IDS))).select(["2009/sumit", "2010/*", "x", "../etc"])) == [
        "there is no release '2009/sumit'; did you mean '2009/summit'?",
        "there is no release 'x'; 'comunicado status' lists them; 'comunicado new ID' starts one",
        "there is no release '../etc'; 'comunicado status' lists them; 'comunicado new ID' starts one",
    ]


# --- reading releases ---------------------------------------------------------------------------------------


def test_a_release_is_read_with_what_the_newsroom_has(room: Room) -> None:
    front = (
        "---\nheadline: '{tip} {count}'\ndate: 2009\nboilerplate: about\ncontacts: desk\nfacts:\n  count: {number: 1}\n"
    )
    root = room(
        {
            "releases/a/release.md": front + "---\n![x](photo.jpg)\n",
            "releases/a/photo.jpg": b"",
            "releases/_boilerplate/about.md": "About.",
            "releases/_contacts.toml": '[desk]\nname = "Desk"\n',
        },
        config=f'{NEEDED}source = "es-MX"\ntimezone = "America/Chicago"\n[facts.tip]\nphone = "+18663472423"\n',
    )
    found = shelf(root).release("a")
    assert (found.id, found.path, found.source) == ("a", "releases/a/release.md", "es-MX")
    assert found.published.isoformat() == "2009-01-01T00:00:00-06:00"
    assert found.facts == {"count": NumberFact(Decimal(1))}


def test_a_bad_release_stops_only_itself(room: Room) -> None:
    root = room({**releases("a"), "releases/b/release.md": "", "releases/c/release.md": "---\ndate: 2009\n---\n"})
    found, errors = shelf(root).releases(["a", "b", "c"])
    assert [release.id for release in found] == ["a"]
    assert [(error.path, error.line) for error in errors] == [
        ("releases/b/release.md", 1),
        ("releases/c/release.md", 1),
    ]


def test_a_file_too_large_for_a_text_is_refused(room: Room) -> None:
    root = room({"releases/a/release.md": RELEASE.ljust(MAX_SOURCE_BYTES), "releases/b/release.md": RELEASE})
    assert shelf(root).release("a").headline == (Str("A"),)
    with (root / "releases" / "b" / "release.md").open("ab") as file:
        file.truncate(MAX_SOURCE_BYTES + 1)
    assert said(SourceError, lambda: shelf(root).release("b")) == [
        "releases/b/release.md: this file is larger than 2 MB; shorten it"
    ]


def test_a_file_that_is_not_there_is_said_to_be_missing(room: Room) -> None:
    assert said(SourceError, lambda: shelf(room()).release("gone")) == [
        "releases/gone/release.md: cannot be read (No such file or directory)"
    ]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["a pipe", "a folder"])
def test_what_is_no_file_is_refused_at_once(room: Room, make: Callable[[Path], None]) -> None:
    root = room()
    (root / "releases" / "a").mkdir(parents=True)
    make(root / "releases" / "a" / "release.md")
    assert said(SourceError, lambda: shelf(root).release("a")) == [
        "releases/a/release.md: this is no regular file; put a file there"
    ]


def test_nothing_is_read_from_outside_the_newsroom(room: Room, tmp_path_factory: pytest.TempPathFactory) -> None:
    root, outside = room({**releases("b"), "releases/b/x.txt": ""}), tmp_path_factory.mktemp("outside")
    (outside / "release.md").write_text(RELEASE, "utf-8")
    (outside / "photo.jpg").write_bytes(b"")
    (root / "releases" / "a").mkdir()
    (root / "releases" / "a" / "release.md").symlink_to(outside / "release.md")
    (root / "releases" / "linked").symlink_to(outside)
    (root / "releases" / "b" / "photo.jpg").symlink_to(outside / "photo.jpg")
    (root / "releases" / "b" / "release.md").write_text(f"{RELEASE}![x](photo.jpg)", "utf-8")
    assert shelf(root).ids == ("a", "b")  # a linked folder is none of the newsroom's
    for id in ("a", "linked"):
        assert said(SourceError, lambda id=id: shelf(root).release(id)) == [
            f"releases/{id}/release.md: this file lies outside the newsroom; put it inside"
        ]
    assert said(SourceError, lambda: shelf(root).release("b"))[0].startswith(
        "releases/b/release.md:5: the picture 'photo.jpg' is not there"
    )


# --- shared texts -------------------------------------------------------------------------------------------


def test_shared_texts_are_the_files_in_their_folder(room: Room) -> None:
    root = room(
        {"releases/_boilerplate/b.md": "B", "releases/_boilerplate/a.md": "A", "releases/_boilerplate/c.txt": "C"}
    )
    found = shelf(root)
    assert found.boilerplate_names == ("a", "b")
    assert found.boilerplate["b"].blocks == (Paragraph((Str("B"),)),)
    assert found.boilerplate["b"].path == "releases/_boilerplate/b.md"


def test_every_mistake_in_all_shared_texts_is_named_at_once(room: Room) -> None:
    root = room(
        {
            "releases/_boilerplate/a.md": "x\n\n{gone}\n",
            "releases/_boilerplate/b.md": "",
            "releases/_boilerplate/C c.md": "x",
            "releases/_boilerplate/d.md": b"\xff",
        }
    )
    assert said(SourceError, lambda: shelf(root).boilerplate) == [
        "releases/_boilerplate/C c.md: the name of a shared text is made of a-z, 0-9 and hyphens; rename it",
        "releases/_boilerplate/a.md:3: there is no fact '{gone}'; declare it under 'facts:', or write \\{ for a brace",
        "releases/_boilerplate/b.md:1: this shared text is empty; write it, or remove the file",
        "releases/_boilerplate/d.md:1: this is not UTF-8 text; save the file as UTF-8 in your editor",
    ]


# --- contacts -----------------------------------------------------------------------------------------------

CONTACTS = "releases/_contacts.toml"


def test_a_contact_has_a_name_and_ways_to_reach_it(room: Room) -> None:
    text = """\ufeff# Contacts
[desk]
name = "Nina  Ruiz"
role = "Public Affairs"
organization = "ICE"
email = "press@example.org"
phone = "+1-956-555-0142"
mobile = "+52 868 555 0142"
hours = "9:00\u00a0a.m. to 5"

[night-desk]
name = "Night"
"""
    assert shelf(room({CONTACTS: text.replace("\n", "\r\n")})).contacts == {
        "desk": Contact(
            id="desk",
            name="Nina Ruiz",
            role="Public Affairs",
            organization="ICE",
            email="press@example.org",
            phone="+19565550142",
            mobile="+528685550142",
            hours="9:00\u00a0a.m. to 5",
        ),
        "night-desk": Contact(id="night-desk", name="Night"),
    }
    assert [contact.line for contact in shelf(room()).contacts.values()] == [2, 11]


def test_a_newsroom_may_have_no_contacts(room: Room) -> None:
    assert shelf(room()).contacts == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[desk]\n", [":1: the contact 'desk' has no name; add name = \"…\""]),
        ('[desk]\nrole = "x"\nname = " "\n', [":3: the contact 'desk' has no name"]),
        ('[desk]\nname = "x"\nfax = "1"\n', [":3: the contact 'desk' has an unknown key 'fax'; the keys are: name,"]),
        ('[desk]\nname = "x"\nemail = "a@b"\n', [":3: the contact 'desk': 'a@b' is no e-mail address"]),
        ('[desk]\nname = "x"\nphone = "911"\n', [":3: the contact 'desk', phone: '911' is no telephone number; write"]),
        ('[desk]\nname = "x"\nmobile = "911"\n', [":3: the contact 'desk', mobile: '911' is no telephone number"]),
        ('[desk]\nname = "\\u001b[31m"\n', [":2: the contact 'desk', name: there is a control character U+001B; del"]),
        ('[desk]\nname = "\\u202eAna"\n', [":2: the contact 'desk', name: U+202E (right-to-left override) has no end"]),
        ("[desk]\nname = 3\n", [":1: the contact 'desk' is no table of texts; write [desk] and name = \"…\" below it"]),
        ('["The Desk"]\nname = "x"\n', [":1: 'The Desk' cannot name a contact; use a-z, 0-9 and hyphens"]),
        ('desk = "x"\n', [": the contact 'desk' is no table of texts"]),
        ('[a]\nname = "x"\n[b]\nname = 3\n[c]\nname = "x"\nfax = "x"\n', [":3: the contact 'b'", ":7: the con"]),
        ("[desk\n", [":1: this is not TOML (Expected ']'"]),
        ("x = " + "[" * 5000, [": tables are nested too deeply; write them flatter"]),
        (b'[desk]\nname = "\xff"\n', [":2: this is not UTF-8 text; save the file as UTF-8"]),
    ],
)  # fmt: skip
def test_a_mistake_in_a_contact_is_named_with_its_line(room: Room, text: str | bytes, expected: list[str]) -> None:
    found = said(SourceError, lambda: shelf(room({CONTACTS: text})).contacts)
    assert len(found) == len(expected)
    for message, beginning in zip(found, expected, strict=True):
        assert message.removeprefix(CONTACTS).startswith(beginning)
