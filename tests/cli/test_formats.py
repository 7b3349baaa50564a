"""An edition is made in the formats that its newsroom asks for; each is public, kept and withheld as its page is."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cli.room import EDITIONS, Room
from editions import samples

BRIDGE, FLOOD = "2019/bridge", "2019/flood"
ALL = '["html", "pdf", "docx", "text", "ninjs"]'
ENDINGS = {"pdf": "pdf", "docx": "docx", "text": "txt", "ninjs": "json"}


def ask(room: Room, edition: str, formats: str) -> None:
    """Write an edition's formats into the configuration."""
    room.edit("comunicado.toml", f'name = "{edition}"\n', f'name = "{edition}"\nformats = {formats}\n')


def files(room: Room, id: str, ending: str) -> set[str]:
    """The editions in which a release has a document of that ending."""
    found = (re.fullmatch(rf"([a-z-]+)/{id}/{id.replace('/', '-')}\.\1\.{ending}", path) for path in room.public())
    return {one[1] for one in found if one}


def offered(room: Room, edition: str, id: str = BRIDGE) -> list[str]:
    """What the page of an edition offers to take away, by where it leads."""
    panel = re.search(r'<section class="panel downloads">.*?</section>', room.page(edition, id), re.S)
    return re.findall(r'<a href="([^"]+)"', panel[0]) if panel else []


@pytest.fixture
def every(translated: Room) -> Room:
    """A newsroom with all formats in its English edition and one more in the Spanish one; not built."""
    ask(translated, "en", ALL)
    ask(translated, "es", '["html", "pdf", "text"]')
    return translated


@pytest.fixture(scope="module")
def _built(_published: Room, tmp_path_factory: pytest.TempPathFactory) -> Room:
    room = Room(tmp_path_factory.mktemp("built") / "room")
    shutil.copytree(_published.root, room.root)
    ask(room, "en", ALL)
    ask(room, "es", '["html", "pdf", "text"]')
    assert room.run("build").err == ""
    return room


@pytest.fixture
def built(_built: Room, tmp_path: Path) -> Room:
    """The same, built; a copy."""
    shutil.copytree(_built.root, tmp_path / "built" / "room")
    return Room(tmp_path / "built" / "room")


def test_every_configured_format_is_made_and_offered_by_its_page(built: Room) -> None:
    every = built
    assert files(every, BRIDGE, "docx") == files(every, BRIDGE, "json") == {"en"}
    assert files(every, BRIDGE, "txt") == {"en", "es"}
    assert files(every, BRIDGE, "pdf") == set(EDITIONS)
    assert offered(every, "en") == [
        "2019-bridge.en.pdf", "2019-bridge.en.docx", "2019-bridge.en.txt", "2019-bridge.en.json",
        *(f"../../../{name}/2019/bridge/2019-bridge.{name}.pdf" for name in ("es", "es-mx", "en-es")),
    ]  # fmt: skip
    assert offered(every, "es")[:2] == ["2019-bridge.es.pdf", "2019-bridge.es.txt"]
    assert offered(every, "es-mx")[0] == "2019-bridge.es-mx.pdf"
    text = every.read(f"public/es/{BRIDGE}/2019-bridge.es.txt")
    assert (
        "LAREDO, Texas.- El puente reabrió el lunes, dijo el director del puerto\n(https://example.org/director)."
        in text
    )
    assert json.loads(every.read(f"public/en/{BRIDGE}/2019-bridge.en.json"))["headlines"][0]["value"].startswith(
        "Bridge"
    )
    docx = every.path(f"public/en/{BRIDGE}/2019-bridge.en.docx").read_bytes()
    assert zipfile.ZipFile(BytesIO(docx)).testzip() is None
    size = round(len(docx) / 1000)
    assert re.search(
        rf'2019-bridge\.en\.docx">Word document in English</a>\s*<span class="size">\s*{size}\sk',
        every.page("en", BRIDGE),
    )


def test_building_elsewhere_on_another_day_gives_the_same_bytes(built: Room, another: Callable[[str], Room]) -> None:
    other = another("elsewhere")
    other.write("comunicado.toml", built.read("comunicado.toml"))
    other.run("build", "--now", "2031-01-01T00:00Z")
    assert other.tree("public") == built.tree("public")


def test_one_format_is_made_alone_and_the_others_are_carried_over(built: Room) -> None:
    before = built.tree("public")
    for ending in ENDINGS.values():
        for path in built.path("public").rglob(f"2019-*.{ending}"):
            path.write_bytes(b"carried over")
    said = built.run("build", "--format", "text")
    after = built.tree("public")
    again = {path for path in after if path.endswith(".txt")}
    assert len(again) == 5, "two releases in two editions, and robots.txt"
    assert all(after[path] == before[path] for path in again)
    kept = {path for path in after if after[path] == b"carried over"}
    assert {Path(path).suffix for path in kept} == {".pdf", ".docx", ".json"}
    assert f"12 documents made, {len(kept)} kept" in said.out
    assert set(after) == set(before)
    assert '<span class="size">' in built.page("en", BRIDGE), "pages say the size of what they offer now"


def test_a_format_that_is_not_asked_for_any_more_goes_and_no_page_offers_it(built: Room) -> None:
    every = built
    every.edit("comunicado.toml", f"formats = {ALL}", 'formats = ["html", "pdf", "docx"]')
    every.run("build", FLOOD, "--edition", "es", "--format", "html")
    assert files(every, BRIDGE, "txt") == {"es"}
    assert files(every, BRIDGE, "docx") == {"en"}
    assert offered(every, "en")[:3] == [
        "2019-bridge.en.pdf", "2019-bridge.en.docx", "../../../es/2019/bridge/2019-bridge.es.pdf",
    ]  # fmt: skip


def test_what_is_withheld_is_withheld_in_every_format(built: Room) -> None:
    every = built
    every.translate("Lane", "")
    every.run("build", "--format", "docx", exits=1)
    for ending in ENDINGS.values():
        assert files(every, BRIDGE, ending) <= {"en"}, ending
    every.edit(f"releases/{BRIDGE}/release.md", "date: 2019-03-04", "date: 2019-03-04\nembargo: hold")
    said = every.run("build", exits=1)
    assert "2019/bridge: en taken down (embargoed)" in said.err
    assert not [path for path in every.public() if "bridge" in path]
    assert "Bridge reopens" not in "".join(
        every.read(f"public/{path}") for path in every.public() if path.endswith((".txt", ".json", ".html", ".xml"))
    )


def test_documents_alone_are_public_too(every: Room) -> None:
    every.run("build", BRIDGE, "--edition", "en", "--format", "text")
    assert files(every, BRIDGE, "txt") == {"en"}
    assert not every.pages(BRIDGE)
    every.edit(f"releases/{BRIDGE}/release.md", "date: 2019-03-04", "date: 2019-03-04\ndraft: true")
    assert "2019/bridge: en taken down (draft)" in every.run("build", exits=1).err
    assert files(every, BRIDGE, "txt") == set()


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ('["html", "epub"]', "there is no format 'epub'; the formats are: html, pdf, docx, text, ninjs"),
        ('["pdf"]', 'an edition is made as html too, for its page offers the other formats; add "html"'),
        ('"html"', 'formats are names; write formats = ["html", "pdf"]'),
        ('["html", 3]', 'formats are names; write formats = ["html", "pdf"]'),
    ],
)
def test_formats_that_cannot_be_are_named_with_their_line(asked: str, message: str, newsroom: Room) -> None:
    ask(newsroom, "en", asked)
    assert newsroom.run("build", exits=2).lines == [f"comunicado.toml:9: {message}"]


def test_a_format_that_no_edition_has_is_refused_with_those_there_are(every: Room) -> None:
    said = every.run("build", "--format", "epub", exits=2).err
    assert "none of the editions is made as 'epub'" in said
    assert "use html, pdf, docx, text, ninjs or all" in said
    assert (
        "edition 'es' is not made as 'docx'" in every.run("build", "--edition", "es", "--format", "docx", exits=2).err
    )


PLUGIN = """\
from comunicado.editions import Format

def render(page):
    if "{fails}" in page.release.id:
        raise KeyError("no such thing")
    return f"<card>{{page.texts[0].locale}} {{page.release.id}}</card>".encode()

CARD = Format(render, ".{suffix}", "Card")
BROKEN = "no format"
"""


def plugin(
    room: Room, *, suffix: str = "card", fails: str = "nothing", entry: str = "CARD", name: str = "card"
) -> dict[str, str]:
    """Install a package that brings a format; the environment that finds it."""
    folder = room.root.parent / "packages"
    info = folder / "cards-1.0.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (folder / "cards.py").write_text(PLUGIN.format(fails=fails, suffix=suffix))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: cards\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[comunicado.editions]\n{name} = cards:{entry}\n")
    return {"PYTHONPATH": f"{room.environment()['PYTHONPATH']}{os.pathsep}{folder}"}


def test_a_package_brings_a_format_of_its_own(translated: Room) -> None:
    env = plugin(translated)
    ask(translated, "es", '["html", "card"]')
    translated.run("build", env=env)
    assert translated.read(f"public/es/{BRIDGE}/2019-bridge.es.card") == f"<card>es-US {BRIDGE}</card>"
    assert "2019-bridge.es.card" in offered(translated, "es")
    translated.run("build", "--format", "card", "--edition", "es", env=env)
    missing = translated.run("build", exits=2).err
    assert "there is no format 'card'" in missing
    other = translated.run("build", env=plugin(translated, name="leaf"), exits=2).err
    assert "there is no format 'card'; the formats are: html, pdf, docx, text, ninjs, leaf" in other


@pytest.mark.parametrize(
    ("faults", "message"),
    [
        ({"entry": "BROKEN"}, "the format 'card' of cards is no comunicado.editions.Format with a suffix such as .pdf"),
        ({"suffix": "../../card"}, "the format 'card' of cards is no comunicado.editions.Format"),
        ({"entry": "NOBODY"}, "the format 'card' of cards cannot be loaded"),
        ({"suffix": "txt"}, "the formats 'text' and 'card' of edition 'es' would have the same files"),
    ],
)
def test_a_package_at_fault_is_named(faults: dict[str, str], message: str, translated: Room) -> None:
    ask(translated, "es", '["html", "text", "card"]')
    assert message in translated.run("build", env=plugin(translated, **faults), exits=2).err


def test_a_package_that_fails_costs_its_release_and_no_other(translated: Room) -> None:
    ask(translated, "es", '["html", "card"]')
    built = translated.run("build", "--edition", "es", env=plugin(translated, fails="flood"), exits=1)
    assert "releases/2019/flood/release.md: the format 'card' of cards failed (KeyError: 'no such thing')" in built.err
    assert translated.pages(BRIDGE) == {"es"}
    assert not translated.pages(FLOOD)


def test_pictures_are_published_stripped_and_in_several_widths_beside_each_page(newsroom: Room) -> None:
    room = newsroom
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    picture = Image.open(BytesIO(samples.picture(2000, 1300))).convert("RGB")
    picture.save(room.write(f"releases/{FLOOD}/river at dusk.jpg", b""), "JPEG", exif=exif, quality=95)
    room.release(FLOOD, room.read(f"releases/{FLOOD}/release.md") + '\n![The river](<river at dusk.jpg> "At dusk")\n')
    ask(room, "en", ALL)
    built = room.run("build", FLOOD, "--edition", "en")
    assert "taken down" not in built.err
    page = room.page("en", FLOOD)
    sources = re.search(r'src="([^"]+)" srcset="([^"]+)" sizes="([^"]+)"', page)
    assert sources
    names = [one.split(" ")[0] for one in sources[2].split(", ")]
    assert [one.split(" ")[1] for one in sources[2].split(", ")] == ["480w", "960w", "1600w"]
    assert sources[1] == names[-1]
    published = {Path(path).name for path in room.public() if path.endswith(".jpg")}
    assert published == {*names}
    for path, data in room.tree("public").items():
        assert b"SECRET" not in data, path
    assert 'width="1600" height="1040"' in page
    before = room.tree("public")
    for path in sorted(room.path(".comunicado/pictures").iterdir()):
        path.unlink()
    room.run("build", FLOOD, "--edition", "en")
    assert room.tree("public") == before
    room.run("build", FLOOD, "--edition", "en", "--format", "pdf")
    assert room.tree("public") == before
    room.write(f"releases/{FLOOD}/river at dusk.jpg", b"\xff\xd8\xff\xe0 no more")
    wrong = room.run("build", FLOOD, "--edition", "en", exits=1).err
    assert "releases/2019/flood/river at dusk.jpg: this picture cannot be shown: it is damaged" in wrong
