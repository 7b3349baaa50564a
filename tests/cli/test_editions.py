"""This repository's own newsroom, built as `make site` builds it, before judges from outside."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from cli.links import dead
from cli.room import EDITIONS, Room
from judges import program
from judges.browser import PHONE, Visitor
from judges.nu import Message
from judges.verapdf import Failure

ID = "2009/border-summit"
URL = "https://newsroom.example.org"


@pytest.fixture(scope="session")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The repository's newsroom, built; a copy, so that the checkout stays as it is."""
    room = Room(tmp_path_factory.mktemp("site") / "room")
    room.root.mkdir()
    shutil.copy2(project / "pyproject.toml", room.root)
    for folder in ("releases", "locales", "templates"):
        shutil.copytree(project / folder, room.path(folder), ignore=shutil.ignore_patterns("*.mo"))
    built = room.run("build")
    assert built.err == "", "everything is ready"
    return room


def pages(site: Room) -> list[Path]:
    return sorted(site.path("public").rglob("*.html"))


def pdf(site: Room, edition: str) -> Path:
    return site.path(f"public/{edition}/{ID}/2009-border-summit.{edition}.pdf")


def text(file: Path) -> str:
    """The text of a PDF in the order of reading, on one line."""
    command = [program("pdftotext", package="poppler-utils"), "-raw", str(file), "-"]
    return plain(subprocess.run(command, check=True, capture_output=True).stdout.decode())


def plain(words: str) -> str:
    return " ".join(words.replace("\u00ad", "").split())


def spoken(msgstr: str, fact: str = "1-866-DHS-2-ICE") -> str:
    """A translation as it prints."""
    return plain(re.sub(r"\[([^\]]*)\]\[\d+\]|[*_`]", r"\1", msgstr).replace("{tipline}", fact).replace("\\", ""))


def body(site: Room) -> list[tuple[str, str]]:
    """Every paragraph of the release in both languages, in order."""
    catalogue = polib.pofile(str(site.path(f"locales/es/LC_MESSAGES/{ID}.po")))
    return [(spoken(e.msgid), spoken(e.msgstr)) for e in catalogue if e.msgctxt in (None, "quote", "heading")]


def test_all_four_editions_are_there_and_link_only_to_what_is(site: Room) -> None:
    assert site.pages(ID) == site.pdfs(ID) == set(EDITIONS)
    assert dead(site.path("public"), url=URL) == []
    assert site.run("extract", "--check").out == ""


def test_every_page_is_valid(site: Room, check_html: Callable[..., list[Message]]) -> None:
    assert len(pages(site)) == 18
    assert [str(message) for message in check_html(pages(site))] == []


def test_axe_finds_nothing_on_any_page(site: Room, browser: Visitor, serve: Callable[[Path], str]) -> None:
    url = serve(site.path("public"))
    found = {}
    for page in pages(site):
        path = page.relative_to(site.path("public")).as_posix()
        found[path] = browser.axe(f"{url}/{path}", width=PHONE if path.startswith("es-mx") else 1280)
    assert {path: violations for path, violations in found.items() if violations} == {}


def test_every_pdf_is_pdf_ua_and_pdf_a(
    site: Room, validate_pdf: Callable[..., dict[Path, tuple[Failure, ...]]]
) -> None:
    files = [pdf(site, edition) for edition in EDITIONS]
    assert validate_pdf(files, flavour="ua1,3a") == dict.fromkeys(files, ())


@pytest.mark.parametrize("edition", ["es", "es-mx", "en-es"])
def test_every_spanish_sentence_is_in_the_pdf(edition: str, site: Room) -> None:
    found = text(pdf(site, edition))
    own = {e.msgid: e for e in polib.pofile(str(site.path(f"locales/es/LC_MESSAGES/{ID}.po")))}
    if edition == "es-mx":
        regional = polib.pofile(str(site.path(f"locales/es_MX/LC_MESSAGES/{ID}.po")))
        own |= {e.msgid: e for e in regional if not e.obsolete}
    for entry in own.values():
        if not entry.obsolete:
            assert spoken(entry.msgstr) in found, entry.msgid


def test_the_english_pdf_holds_the_release_word_for_word(site: Room) -> None:
    found = text(pdf(site, "en"))
    for english, spanish in body(site):
        assert english in found
        assert spanish not in found


def test_the_bilingual_pdf_goes_paragraph_by_paragraph(site: Room) -> None:
    found = text(pdf(site, "en-es"))
    places = []
    for english, spanish in body(site):
        assert english in found
        assert spanish in found
        places += [found.index(english), found.index(spanish)]
    assert len(places) > 10
    assert places == sorted(places)


def test_the_bilingual_page_goes_paragraph_by_paragraph(site: Room) -> None:
    from lxml import html

    page = html.fromstring(site.page("en-es", ID))
    sides = [
        (side.get("lang"), plain(side.text_content()))
        for side in page.xpath('//div[contains(@class, "facing-body")]//div[contains(@class, "side")]')
    ]
    for (first, english), (second, spanish) in zip(sides[::2], sides[1::2], strict=True):
        assert (first, second) == ("en-US", "es-US")
        assert english != spanish
    flat = " ".join(words for _, words in sides)
    for english, spanish in body(site):
        assert english in flat
        assert spanish in flat


def test_a_year_is_printed_as_a_year(site: Room) -> None:
    for edition in EDITIONS:
        assert '<time datetime="2009">2009</time>' in site.page(edition, ID)


def test_a_reader_in_mexico_is_told_how_to_dial(site: Room) -> None:
    assert "es_MX" in {path.name for path in site.path("locales").iterdir()}
    here, mexico = site.page("es", ID), site.page("es-mx", ID)
    assert here != mexico
    regional = polib.pofile(str(site.path("locales/es_MX/LC_MESSAGES/newsroom.po")))
    tips = [entry for entry in regional if "{tipline}" in entry.msgid and not entry.obsolete]
    assert tips
    assert all(entry.msgstr.split("{")[0] in mexico for entry in tips)
