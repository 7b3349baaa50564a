"""What `comunicado init` makes: a newsroom that builds at once, shows every feature, and keeps its draft to itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import polib
import pytest

import comunicado
from comunicado.markdown.tree import contents, nodes, within
from comunicado.model import (
    Break,
    Code,
    CodeBlock,
    DateFact,
    DateTimeFact,
    Emphasis,
    FactRef,
    Figure,
    Footnote,
    Heading,
    Link,
    List,
    MoneyFact,
    NoteRef,
    NumberFact,
    Paragraph,
    PhoneFact,
    Quote,
    Release,
    Rule,
    Strong,
    Table,
    UrlFact,
)
from comunicado.newsroom import Shelf, load
from comunicado.segments import of, of_boilerplate, of_contacts
from comunicado.values import Amount, CellDate, Verbatim, read_cell

STARTER = Path(comunicado.__file__).parent / "starter"
EDITIONS = ("en", "es", "en-es")
BRIDGE, LIBRARY, DRAFT = "2026/bridge-hours", "2026/biblioteca-binacional", "2026/fire-crews"
FILLED = {
    f"locales/es/LC_MESSAGES/{BRIDGE}.po",
    f"locales/en/LC_MESSAGES/{LIBRARY}.po",
    "locales/es/LC_MESSAGES/newsroom.po",
}
UNFINISHED = f"locales/es/LC_MESSAGES/{DRAFT}.po"
NOW = "2026-11-24T10:00-06:00"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`comunicado …` in a folder, where nothing is imported from it."""
    return subprocess.run(
        [sys.executable, "-P", "-c", "from comunicado.cli import main; main()", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(comunicado.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom as a newcomer has it after `init`; tests only read it."""
    folder = tmp_path_factory.mktemp("starter")
    done = run(folder, "init", "newsroom")
    assert done.returncode == 0, done.stderr
    return folder / "newsroom"


@pytest.fixture(scope="module")
def built(newsroom: Path) -> subprocess.CompletedProcess[str]:
    """What the newcomer's first `build` said."""
    return run(newsroom, "build", "--now", NOW)


@pytest.fixture(scope="module")
def public(newsroom: Path, built: subprocess.CompletedProcess[str]) -> Path:
    """The newcomer's first site."""
    assert built.returncode == 0, built.stderr
    return newsroom / "public"


@pytest.fixture(scope="module")
def shelf(newsroom: Path) -> Shelf:
    """Its sources."""
    return Shelf(load(newsroom))


def catalogues(newsroom: Path) -> list[Path]:
    return sorted([*newsroom.rglob("*.po"), *newsroom.rglob("*.pot")])


def pdf_text(path: Path) -> str:
    """The words of a PDF in the order in which they were written, without white space."""
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return squeezed(done.stdout.decode("utf-8"))


def squeezed(text: str) -> str:
    return "".join(text.split())


# --- What the package holds -----------------------------------------------------------------------------------------


def test_nothing_that_a_command_makes_is_packaged() -> None:
    names = [path.relative_to(STARTER).as_posix() for path in STARTER.rglob("*") if path.is_file()]
    assert not [n for n in names if n.endswith((".mo", ".tmp")) or n.startswith((".comunicado/", "public/"))]
    assert "gitignore" in names
    assert ".gitignore" not in names


def test_the_picture_is_small() -> None:
    (picture,) = STARTER.rglob("*.png")
    assert picture.stat().st_size < 60_000


# --- init -----------------------------------------------------------------------------------------------------------


def test_init_copies_every_file(newsroom: Path) -> None:
    packaged = {p.relative_to(STARTER).as_posix(): p.read_bytes() for p in STARTER.rglob("*") if p.is_file()}
    packaged[".gitignore"] = packaged.pop("gitignore")
    for name, data in packaged.items():
        assert (newsroom / name).read_bytes() == data, name
    # A test before this one may have built, into the folders that git is told to ignore.
    made = (".comunicado", "public")
    copied = {p.relative_to(newsroom).as_posix() for p in newsroom.rglob("*") if p.is_file() and p.suffix != ".mo"}
    assert {name for name in copied if name.split("/")[0] not in made} == set(packaged)


def test_init_refuses_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear editor")
    done = run(tmp_path, "init", ".")
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_init_refuses_a_newsroom(newsroom: Path) -> None:
    before = (newsroom / "comunicado.toml").read_bytes()
    done = run(newsroom, "init", ".")
    assert done.returncode == 2
    assert "is a newsroom already" in done.stderr
    assert (newsroom / "comunicado.toml").read_bytes() == before


def test_init_takes_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(tmp_path, "init", "empty").returncode == 0
    assert (tmp_path / "empty" / "comunicado.toml").is_file()


# --- The first build ------------------------------------------------------------------------------------------------


def test_it_builds_at_once_and_says_that_the_draft_is_withheld(built: subprocess.CompletedProcess[str]) -> None:
    assert built.returncode == 0, built.stderr
    assert re.search(rf"{DRAFT}: en, es, en-es withheld \(draft\)", built.stderr)
    assert "2 releases" in built.stdout
    assert len(built.stderr.splitlines()) == 1, built.stderr


@pytest.mark.parametrize("id", [BRIDGE, LIBRARY])
@pytest.mark.parametrize("edition", EDITIONS)
def test_both_releases_are_public_in_every_edition(public: Path, id: str, edition: str) -> None:
    assert (public / edition / id / "index.html").is_file()
    assert (public / edition / id / f"{id.replace('/', '-')}.{edition}.pdf").is_file()


def test_status_tells_what_is_done_and_what_is_not(newsroom: Path) -> None:
    done = run(newsroom, "status", "--format", "json", "--now", NOW)
    assert done.returncode == 0, done.stderr
    releases = {one["id"]: one for one in json.loads(done.stdout)["releases"]}
    assert set(releases) == {BRIDGE, LIBRARY, DRAFT}
    for id, language in ((BRIDGE, "es"), (LIBRARY, "en")):
        counts = releases[id]["locales"][language]
        assert counts["percent"] == 100
        assert counts["translated"] == counts["total"]
        assert {edition["state"] for edition in releases[id]["editions"].values()} == {"ready"}
    draft = releases[DRAFT]
    assert draft["draft"]
    assert draft["embargo"] == "hold"
    assert not draft["visible"]
    assert draft["locales"]["es"]["fuzzy"]
    assert draft["locales"]["es"]["missing"]
    assert 0 < draft["locales"]["es"]["percent"] < 100
    assert {edition["state"] for edition in draft["editions"].values()} == {"draft"}


def test_without_its_draft_mark_the_release_is_still_on_hold(tmp_path: Path) -> None:
    run(tmp_path, "init", "newsroom")
    path = tmp_path / "newsroom" / "releases" / DRAFT / "release.md"
    path.write_text(re.sub(r"^draft:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    done = run(tmp_path / "newsroom", "status", DRAFT, "--format", "json")
    (release,) = json.loads(done.stdout)["releases"]
    assert {edition["state"] for edition in release["editions"].values()} == {"embargoed"}


def test_compile_has_nothing_to_object_to(newsroom: Path) -> None:
    done = run(newsroom, "compile", "--statistics")
    assert done.returncode == 0
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert set(told) == {*FILLED, UNFINISHED}
    for path in FILLED:
        assert re.fullmatch(r"\d+ translated messages", told[path])
    assert re.fullmatch(r"\d+ translated messages, 1 fuzzy translation, \d+ untranslated messages", told[UNFINISHED])


def test_the_mexican_edition_that_the_configuration_explains_builds(tmp_path: Path) -> None:
    run(tmp_path, "init", "newsroom")
    config = tmp_path / "newsroom" / "comunicado.toml"
    text = re.sub(
        r"^# (\[\[editions\]\]|(?:name|locales|timezone) = )", r"\1", config.read_text("utf-8"), flags=re.MULTILINE
    )
    config.write_text(text, "utf-8")
    done = run(tmp_path / "newsroom", "build", "--edition", "es-mx", "--format", "html", "--now", NOW)
    assert re.search(rf"{DRAFT}: .*es-mx withheld \(draft\)", done.stderr)
    page = (tmp_path / "newsroom" / "public" / "es-mx" / BRIDGE / "index.html").read_text("utf-8")
    assert '<html lang="es-MX">' in page
    assert "80 pesos" in page
    assert "4.50 dólares estadounidenses" in page


# --- Catalogues -----------------------------------------------------------------------------------------------------


def test_extract_changes_no_byte(newsroom: Path) -> None:
    before = {path: path.read_bytes() for path in catalogues(newsroom)}
    assert len(before) == 8
    assert run(newsroom, "extract", "--check").returncode == 0
    assert run(newsroom, "extract").returncode == 0
    assert {path: path.read_bytes() for path in catalogues(newsroom)} == before


def test_catalogues_are_canonical(
    newsroom: Path, msgcat: Callable[[bytes], bytes], msgfmt_check: Callable[[Path], str]
) -> None:
    for path in catalogues(newsroom):
        data = path.read_bytes()
        assert msgcat(data) == data, path
        if path.suffix == ".po":
            assert not msgfmt_check(path)


def test_headers_are_filled() -> None:
    for path in STARTER.rglob("*.po"):
        fields = polib.pofile(str(path)).metadata
        assert re.fullmatch(r"[^<>]+ <[^<>@]+@[a-z.]*example\.org>", fields["Last-Translator"])
        assert fields["Language-Team"] == {"es": "Spanish", "en": "English"}[fields["Language"]]
        for name in ("POT-Creation-Date", "PO-Revision-Date"):
            assert re.fullmatch(r"2026-\d\d-\d\d \d\d:\d\d\+0000", fields[name]), path


def test_spanish_keeps_the_rules_of_the_newsroom() -> None:
    said = [m.msgstr for path in STARTER.rglob("locales/es/**/*.po") for m in polib.pofile(str(path)) if m.msgstr]
    said += [(STARTER / "releases" / LIBRARY / "release.md").read_text("utf-8").split("---\n", 2)[2]]
    months = "Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Septiembre|Octubre|Noviembre|Diciembre"
    for text in (re.sub(r"<!--.*?-->", "", one) for one in said):
        assert not re.search(r"\d ?%", text), text  # U+00A0 before the sign
        assert not re.search(r"EEUU|EE\.UU|EE\. UU|\bUSA\b", text), text
        assert not re.search(rf"\b(?:{months})\b", text), text
        assert text.count("¿") == text.count("?")
        assert text.count("¡") == text.count("!")
        assert text.count("«") == text.count("»")
        assert '"' not in text, text
        assert not re.search(r", [^,.;:»]+, [ye] ", text), text  # no comma before the last of a series


def test_spanish_headlines_are_in_sentence_case() -> None:
    files = [polib.pofile(str(path)) for path in STARTER.rglob("locales/es/**/*.po")]
    heads = [message.msgstr for file in files for message in file if message.msgctxt in ("headline", "heading")]
    assert len(heads) > 5
    names = {"Puente", "Garza", "Condado", "Rio", "Bend", "Vado", "Alto"}
    for head in heads:
        assert not head.endswith(".")
        later = re.findall(r"(?<=[a-z] )[A-ZÁÉÍÓÚÑ]\w+", head)
        assert set(later) <= names, head


# --- What a newcomer sees of the features ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bridge(shelf: Shelf) -> Release:
    return shelf.release(BRIDGE)


def test_every_kind_of_block_is_shown(bridge: Release) -> None:
    blocks = list(within(bridge.body))
    kinds = (Paragraph, Heading, Figure, Quote, List, Table, CodeBlock, Rule, Footnote)
    assert {type(block) for block in blocks} == set(kinds)
    lists = [block for block in blocks if isinstance(block, List)]
    assert {(one.tight, one.start is None) for one in lists} >= {(True, True), (False, False)}
    assert any(isinstance(b, List) for one in lists for item in one.items for b in item.blocks), "a list within a list"
    assert {block.level for block in blocks if isinstance(block, Heading)} == {2, 3}
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert figure.alt
    assert figure.caption
    assert dict(bridge.credits)[figure.src]


def test_every_kind_of_inline_markup_is_shown(bridge: Release) -> None:
    found = [node for content, _ in contents(bridge.body) for node in nodes(content)]
    assert {type(node) for node in found} >= {FactRef, Code, Emphasis, Strong, Link, Break, NoteRef}
    assert any(isinstance(node, Link) and node.title for node in found)


def test_every_kind_of_comment_is_shown(bridge: Release) -> None:
    hints = [block.hints for block in within(bridge.body)]
    assert any(hint.translators for hint in hints)
    assert [locale for hint in hints for locale, _ in hint.originals] == ["es-MX"]
    assert any(hint.notranslate for hint in hints)


def test_facts_of_every_type_are_declared_and_named_in_the_text(shelf: Shelf, bridge: Release) -> None:
    types = {DateFact, DateTimeFact, MoneyFact, NumberFact, PhoneFact, UrlFact}
    assert {type(value) for value in bridge.facts.values()} == types
    texts = [bridge.headline, bridge.subhead, *(content for content, _ in contents(bridge.body))]
    named = {node.name for content in texts for node in nodes(content) if isinstance(node, FactRef)}
    assert named >= set(bridge.facts), "a fact that nothing names"
    assert named - set(bridge.facts) == {"helpline"}, "one is the newsroom's"
    for release in map(shelf.release, (LIBRARY, DRAFT)):
        assert release.facts


def test_facts_are_named_so_that_msgfmt_checks_them(shelf: Shelf) -> None:
    # For gettext {bridge-desk} is no Python format: it would not notice that a translation lacks it.
    for id in shelf.ids:
        assert not [name for name in shelf.release(id).facts if not name.isidentifier()]


def test_cells_of_every_kind_are_shown(bridge: Release) -> None:
    (table,) = [block for block in within(bridge.body) if isinstance(block, Table)]
    texts = ["".join(n.text for n in nodes(cell.content) if hasattr(n, "text")) for row in table.rows for cell in row]
    cells = [cell for cell in (read_cell(text, "en-US") for text in texts) if cell]
    assert {type(cell) for cell in cells} == {Amount, CellDate, Verbatim}
    assert {cell.unit for cell in cells if isinstance(cell, Amount)} == {"", "%", "USD"}


def test_every_field_of_the_front_matter_is_shown(shelf: Shelf, bridge: Release) -> None:
    assert bridge.subhead
    assert bridge.dateline
    assert bridge.boilerplate
    assert len(bridge.contacts) == 2
    assert bridge.kind == "news-release"
    assert bridge.topics == ("bridge",)
    assert bridge.summary
    assert bridge.corrections
    library = shelf.release(LIBRARY)
    assert library.source == "es-MX"
    assert (library.kind, library.issuers, library.topics) == ("joint-statement", ("county", "vado-alto"), ("library",))
    draft = shelf.release(DRAFT)
    assert draft.draft
    assert draft.embargo is not None
    assert draft.embargo.moment is None


def test_names_and_numbers_belong_to_nobody() -> None:
    text = "\n".join(p.read_text("utf-8") for p in STARTER.rglob("*") if p.suffix in (".md", ".toml", ".html", ".po"))
    for host in re.findall(r"(?:https?://|@)([\w.-]+\w)", text):
        assert host == "example.org" or host.endswith(".example.org")
    numbers = re.findall(r"\+1-\d{3}-(\d{3})-(\d{4})", text)
    assert numbers
    assert all(exchange == "555" and line.startswith("01") for exchange, line in numbers)


def test_the_glossary_is_about_languages_of_the_newsroom() -> None:
    import csv

    with (STARTER / "locales" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert rows
    for row in rows:
        assert set(row) == {"term", "locale", "translation", "note"}
        assert row["term"]
        assert row["translation"]
        assert row["locale"] in ("en", "es")


def test_the_readme_names_commands_that_there_are(newsroom: Path) -> None:
    from comunicado.cli import COMMANDS

    text = (newsroom / "README.md").read_text("utf-8")
    assert set(re.findall(r"`comunicado ([a-z]+)", text)) <= set(COMMANDS)
    for name in re.findall(r"`((?:releases|locales|templates)/[^`…]+?)/?`", text):
        if "river-cleanup" not in name:
            assert (newsroom / name).exists(), name


# --- What readers get -----------------------------------------------------------------------------------------------


def _draft_words(shelf: Shelf) -> Iterator[str]:
    """What only the draft says, in its own language and in Spanish, and its address."""
    yield from ("fire-crews", "Tidwell", "1,450,000", "1450000")
    for segment in of(shelf.release(DRAFT)):
        if segment.context != "dateline":
            yield from re.split(r"\{\w+\}", segment.text)
    for message in polib.pofile(str(STARTER / UNFINISHED)):
        if message.msgctxt != "dateline":
            yield message.msgstr


def test_nothing_of_the_draft_is_public(public: Path, shelf: Shelf) -> None:
    words = [squeezed(text).lower() for text in _draft_words(shelf) if len(text) > 6]
    assert len(words) > 15
    files = [path for path in public.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        said = path.relative_to(public).as_posix()
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                said += pdf_text(path) + "".join(map(str, pdf.docinfo.values()))
                said += "".join(str(value) for value in pdf.open_metadata().values())
                said += "".join(_strings(pdf))
        else:
            said += path.read_bytes().decode("utf-8", "replace")
        said = squeezed(said).lower()
        assert not [word for word in words if word in said], path


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every string in the objects of a PDF: bookmarks, alternative texts, link titles."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in thing.keys():  # noqa: SIM118  # a Stream is no mapping
                value = thing[key]
                if isinstance(value, pikepdf.String):
                    yield str(value)


def _printed(message: polib.POEntry) -> str:
    """A message as a page prints it: facts as its comment promised, markup gone."""
    values = dict(re.findall(r"^\{([\w-]+)\} = (.*)$", message.comment, re.MULTILINE))
    return _plain(re.sub(r"\{([\w-]+)\}", lambda match: values[match[1]], message.msgstr))


def _plain(text: str) -> str:
    text = re.sub(r"\[\^\w+\]", "1", text)  # the only footnote
    text = re.sub(r"\[([^]]+)\]\[\d+\]", r"\1", text)
    return squeezed(re.sub(r"[*`]|\\\n", "", text))


@pytest.mark.parametrize("edition", ["es", "en-es"])
def test_every_spanish_message_is_in_the_pdf(public: Path, edition: str) -> None:
    text = pdf_text(public / edition / BRIDGE / f"2026-bridge-hours.{edition}.pdf")
    entries = list(polib.pofile(str(STARTER / f"locales/es/LC_MESSAGES/{BRIDGE}.po")))
    entries += [
        m
        for m in polib.pofile(str(STARTER / "locales/es/LC_MESSAGES/newsroom.po"))
        if "templates/" not in m.occurrences[0][0]
        and m.msgctxt != "topic"
        and m.msgid not in ("Rio Bend County", "City of Vado Alto, Tamaulipas")
    ]
    shown = [m for m in entries if m.msgctxt not in ("alt", "title", "summary")]
    assert len(shown) > 40
    missing = [m.msgstr for m in shown if _printed(m) not in text]
    assert not missing


@pytest.mark.parametrize("edition", ["es", "en-es"])
def test_every_word_of_the_spanish_source_is_in_the_pdf(public: Path, shelf: Shelf, edition: str) -> None:
    text = pdf_text(public / edition / LIBRARY / f"2026-biblioteca-binacional.{edition}.pdf")
    found = of(shelf.release(LIBRARY))
    assert len(found) > 15
    for segment in found:
        for part in re.split(r"\{\w+\}", segment.text):
            assert _plain(part) in text, segment.text


def test_the_english_pdf_has_all_of_its_source(public: Path, shelf: Shelf, bridge: Release) -> None:
    text = pdf_text(public / "en" / BRIDGE / "2026-bridge-hours.en.pdf")
    found = [*of(bridge), *of_contacts(shelf.contacts.values())]
    for shared in shelf.boilerplate.values():
        found += of_boilerplate(shared)
    for segment in found:
        if segment.context not in ("alt", "title", "summary"):
            for part in re.split(r"\{\w+\}", segment.text):
                assert _plain(part) in text, segment.text


def test_alternative_text_is_in_the_pdf(public: Path) -> None:
    with pikepdf.open(public / "es" / BRIDGE / "2026-bridge-hours.es.pdf") as pdf:
        assert any(text.startswith("Un puente bajo de piedra") for text in _strings(pdf))


def test_pages_keep_what_is_not_for_translation(public: Path) -> None:
    for edition in EDITIONS:
        page = (public / edition / BRIDGE / "index.html").read_text("utf-8")
        assert "#HeronBridge · #PuenteDeLaGarza" in page
        assert "BRIDGE   in English\nPUENTE   en español" in page


def test_the_override_of_the_theme_is_on_every_page(public: Path) -> None:
    for path in public.rglob("*.html"):
        page = path.read_text("utf-8")
        folder = path.relative_to(public).parts[0]
        wanted = {
            "en": ("Questions about a county service?",),
            "es": ("¿Preguntas sobre un servicio del condado?",),
        }.get(folder, ("Questions about a county service?", "¿Preguntas sobre un servicio del condado?"))
        assert all(words in page for words in wanted), path
