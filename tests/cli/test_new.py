"""`comunicado new`: a release begins, empty or with a document's text, all of it or nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.room import Room

WORD = Path(__file__).parents[1] / "word"
MARKDOWN = """\
---
title: "River rises {fast}: stay away"
date: 2019-05-02
layout: post
---
ROMA, Texas — The river rose[^1] overnight. <!-- check -->

![The river](img/Río.png "At dawn")

[^1]: By a metre.
"""
PNG = b"\x89PNG\r\n\x1a\n of a river"


def folders(room: Room) -> list[str]:
    """Files and folders below `releases/`."""
    return sorted(str(path.relative_to(room.root)) for path in room.path("releases").rglob("*"))


def test_a_word_file_becomes_a_draft_with_its_pictures_beside(newsroom: Room) -> None:
    said = newsroom.run("new", "2019/bridge-again", "--from", str(WORD / "bridge.en.docx"))
    assert said.out == "releases/2019/bridge-again/release.md\n"
    assert said.lines[0].endswith("bridge.en.docx: left out, for the page itself says it: 'FOR IMMEDIATE RELEASE'")
    assert re.fullmatch(
        r"a draft in en-US, dated today with 1 picture: read it, remove 'draft: true', then run 'comunicado extract'",
        said.lines[-1],
    )
    text = newsroom.read("releases/2019/bridge-again/release.md")
    assert re.match(
        r"---\nheadline: Bridge reopens to trucks\nsubhead: Inspections ended a day early\ndateline: LAREDO, Texas\n"
        r"date: 20\d\d-\d\d-\d\d\ndraft: true {12}# Remove 'draft: true' when the release may go out\.\n"
        r"source: en-US\n---\n\nThe World Trade Bridge reopened",
        text,
    )
    assert newsroom.path("releases/2019/bridge-again/image1.png").read_bytes().startswith(b"\x89PNG")
    newsroom.run("extract", "2019/bridge-again")
    assert 'msgid "What changes"' in newsroom.read("locales/2019/bridge-again.pot")
    assert set(newsroom.states("2019/bridge-again").values()) == {"draft"}


def test_the_source_is_the_documents_language_in_a_locale_that_the_newsroom_has(newsroom: Room) -> None:
    newsroom.run("new", "2019/a", "--from", str(WORD / "bridge.es.docx"))
    newsroom.run("new", "2019/b", "--from", str(WORD / "bridge.es.docx"), "--source", "es-US")
    for name, lang in (("c", "es"), ("d", "en-GB"), ("e", "fr"), ("f", "nonsense!")):
        newsroom.write(f"{name}.md", f"---\ntitle: A\nlang: {lang}\n---\nText.\n")
        newsroom.run("new", f"2019/{name}", "--from", f"{name}.md")
    sources = {id.removeprefix("2019/"): row["source"] for id, row in newsroom.status().items()}
    assert [sources[name] for name in "abcdef"] == ["es-MX", "es-US", "es-US", "en-US", "en-US", "en-US"]
    assert "# Quite 'draft: true'" in newsroom.read("releases/2019/a/release.md")


def test_markdown_brings_its_date_and_the_pictures_that_lie_beside_it(newsroom: Room, tmp_path: Path) -> None:
    folder = tmp_path / "old site"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "Río.png").write_bytes(PNG)
    (folder / "river.md").write_text(MARKDOWN)
    said = newsroom.run("new", "2019/river", "--from", str(folder / "river.md"))
    assert newsroom.read("releases/2019/river/release.md") == (
        "---\nheadline: 'River rises \\{fast}: stay away'\ndateline: ROMA, Texas\ndate: 2019-05-02\n"
        "draft: true            # Remove 'draft: true' when the release may go out.\nsource: en-US\n---\n\n"
        'The river rose[^1] overnight.\n\n![The river](rio.png "At dawn")\n\n[^1]: By a metre.\n'
    )
    assert newsroom.path("releases/2019/river/rio.png").read_bytes() == PNG
    assert [line.split("river.md:")[1] for line in said.lines[:-1]] == [
        "4: left out of the front matter: layout",
        "6: a comment is left out: '<!-- check -->'",
    ]


def test_the_date_is_read_from_the_text_and_where_there_is_none_that_is_said(newsroom: Room) -> None:
    newsroom.write("dated.md", "# The river rises\n\nROMA, Texas, May 2, 2019 — The river rose.\n")
    newsroom.write("undated.md", "# The river rises\n\nThe river rose.\n")
    said = newsroom.run("new", "2019/dated", "--from", "dated.md")
    assert "date: 2019-05-02\n" in newsroom.read("releases/2019/dated/release.md")
    assert "dated 2019-05-02 as its dateline 'ROMA, Texas, May 2, 2019' says: read it" in said.err
    said = newsroom.run("new", "2019/undated", "--from", "undated.md")
    assert "undated.md: it does not say its date, so today's is taken; set 'date:'" in said.err


def test_a_document_that_is_refused_leaves_no_trace(newsroom: Room) -> None:
    before = folders(newsroom)
    newsroom.write("bad.docx", b"PK cut")
    newsroom.write("bare.md", "Text without a headline.\n")
    newsroom.write("night.md", "---\ntitle: A\ndate: 2019-03-10T02:30\n---\nText.\n")
    for file, reason in (
        (str(WORD / "changes.docx"), "there are tracked changes, the first in paragraph 3"),
        ("bad.docx", "this Word file is damaged or cut short"),
        ("bare.md", "no headline can be made out in it; add --headline TEXT"),
        ("night.md", "02:30 on 2019-03-10 does not exist in America/Chicago"),
        ("gone.docx", "there is no such file"),
        ("releases", "this is no file that can be read"),
        ("comunicado.toml", "only .docx, .md, .markdown can be read here"),
    ):
        said = newsroom.run("new", "2019/new/one", "--from", file, exits=2)
        assert len(said.lines) == 1, said.err
        assert reason in said.err
        assert said.out == ""
    assert folders(newsroom) == before


def test_a_headline_that_is_given_goes_before_that_of_the_document(newsroom: Room) -> None:
    newsroom.write("bare.md", "Text without a headline.\n")
    newsroom.run("new", "2019/a", "--from", "bare.md", "--headline", "  River {rises}  again ")
    assert "headline: River \\{rises} again\n" in newsroom.read("releases/2019/a/release.md")
    newsroom.run("new", "2019/b", "--from", "bare.md", "--headline", "\x1b[1mBold", exits=2)
    assert not newsroom.path("releases/2019/b").exists()


@pytest.mark.parametrize("id", ["2019/bridge", "2019/bridge/more", "2019-bridge", "2019", "Bad Id"])
def test_an_id_that_cannot_be_had_is_refused_before_anything_is_read(newsroom: Room, id: str) -> None:
    before = folders(newsroom)
    newsroom.run("new", id, "--from", "gone.docx", exits=2)
    assert folders(newsroom) == before


def test_another_picture_of_that_name_is_not_written_over(newsroom: Room) -> None:
    newsroom.write("releases/2019/again/image1.png", b"mine")
    said = newsroom.run("new", "2019/again", "--from", str(WORD / "bridge.en.docx"), exits=2)
    assert said.lines[-1] == "releases/2019/again/image1.png: another file of this name is there; move it away"
    assert newsroom.tree("releases/2019/again") == {"releases/2019/again/image1.png": b"mine"}


def test_a_disk_that_fills_up_leaves_no_half_release(newsroom: Room) -> None:
    program = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)); from comunicado.cli import main; main()"
    )
    before = folders(newsroom)
    said = newsroom.python(program, "new", "2019/new/one", "--from", str(WORD / "bridge.en.docx"), exits=2)
    assert "releases/2019/new/one/release.md: the file cannot be written (File too large)" in said.err
    assert folders(newsroom) == before


def test_an_empty_release_is_started_in_a_language_that_the_newsroom_has(newsroom: Room) -> None:
    newsroom.run("new", "2019/plain")
    newsroom.run("new", "2019/llano", "--source", "es_MX", "--headline", "El río: crece")
    assert "headline: Headline of the release\nsubhead:\n" in newsroom.read("releases/2019/plain/release.md")
    assert "headline: 'El río: crece'\n" in newsroom.read("releases/2019/llano/release.md")
    assert "source: es-MX\n" in newsroom.read("releases/2019/llano/release.md")
    said = newsroom.run("new", "2019/fr", "--source", "fr", exits=2)
    assert "no edition of this newsroom is in 'fr'" in said.err


@pytest.mark.parametrize(
    ("option", "hint"),
    [("--headline", "--headline TEXT"), ("--source", "--source es-MX"), ("--from", "--from FILE.docx")],
)
def test_an_option_with_nothing_in_it_is_refused(newsroom: Room, option: str, hint: str) -> None:
    before = folders(newsroom)
    said = newsroom.run("new", "2019/plain", option, "", exits=2)
    assert f"{option} is empty; write {hint}, or leave it out" in said.err
    assert folders(newsroom) == before


@pytest.mark.parametrize("source", ["en-US", "es-US"])
def test_what_an_empty_release_says_of_further_fields_can_be_taken_at_its_word(source: str, newsroom: Room) -> None:
    newsroom.configure('\n[topics]\nriver = "The river"\n')
    newsroom.run("new", "2026/more", "--source", source)
    path = "releases/2026/more/release.md"
    hints = [line for line in newsroom.read(path).splitlines() if line.startswith("# ")]
    assert [line.split()[1] for line in hints] == ["topics:", "summary:", "kind:", "corrections:"]
    newsroom.write(path, newsroom.read(path).replace("\n# ", "\n"))
    assert newsroom.status("2026/more")["2026/more"]["draft"]
    newsroom.run("extract")
    pot = newsroom.read("locales/2026/more.pot")
    assert 'msgctxt "summary"' in pot
    assert 'msgctxt "correction"' in pot
