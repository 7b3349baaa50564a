"""`compile` decides what may be published: what it wrote is read, and nothing else is."""

from __future__ import annotations

import gettext
import shutil
import subprocess

import polib
import pytest

from cli.room import MX_PO, NEWSROOM_PO, PO, Room
from judges import program

MO = PO.replace(".po", ".mo")
LINK = "The bridge reopened on Monday, the [port director][1] said."


def opened_up(room: Room) -> None:
    """One message fuzzy, one missing, one held back by a check."""
    room.translate("What changes", "¿Qué cambia?", flags="fuzzy")
    room.translate("Lane", "")
    room.translate(LINK, "El puente reabrió el lunes, dijo el director.")


def test_compiled_files_hold_exactly_what_may_be_published(translated: Room) -> None:
    room = translated
    opened_up(room)
    before = {path: path.read_bytes() for path in room.catalogues()}

    compiled = room.run("compile", "--statistics", exits=1)

    assert f"{PO}: 8 translated messages, 1 fuzzy translation, 1 untranslated message, 1 held back" in compiled.out
    assert {path: path.read_bytes() for path in room.catalogues()} == before, "catalogues are the translator's"
    held = {"What changes", "Lane", LINK}
    wanted = {entry.msgid: entry.msgstr for entry in polib.pofile(str(room.path(PO))) if entry.msgid not in held}
    assert len(wanted) == 7

    assert {e.msgid: e.msgstr for e in polib.mofile(str(room.path(MO)))} == wanted
    with room.path(MO).open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.pgettext("headline", "Bridge reopens to trucks") == "El puente reabre a los camiones"
    assert catalogue.pgettext("heading", "What changes") == "What changes"
    assert catalogue.gettext(LINK) == LINK
    assert catalogue.info()["language"] == "es"
    unfolded = subprocess.run(
        [program("msgunfmt", package="gettext"), "--no-wrap", str(room.path(MO))], check=True, capture_output=True
    ).stdout
    assert {e.msgid: e.msgstr for e in polib.pofile(unfolded.decode())} == wanted


def test_findings_name_file_line_check_and_what_to_do(translated: Room) -> None:
    room = translated
    room.translate(LINK, "El puente reabrió el lunes.")
    line = room.read(PO)[: room.read(PO).index("El puente reabrió")].count("\n")
    compiled = room.run("compile", exits=1)
    assert compiled.out.splitlines() == [
        f"{PO}:{line}: error: markup: the translation lacks the link […][1]; put it around the words that it belongs to"
    ]
    assert "1 message held back; mend them in the .po file and compile again" in compiled.err


def fresh(room: Room, *, exits: int = 0) -> str:
    return room.run("compile", exits=exits).lines[-1]


def test_only_what_is_stale_is_compiled_again(translated: Room) -> None:
    room = translated
    assert fresh(room) == "3 catalogues, 3 compiled now"
    assert fresh(room) == "3 catalogues, 0 compiled now"
    room.translate("Lane", "Vía")
    assert fresh(room) == "3 catalogues, 1 compiled now", "the catalogue changed"
    room.edit("releases/2019/bridge/release.md", "(https://example.org/director)", "")
    assert "1 compiled now" in fresh(room), "the source changed, and with it what a check says"
    room.configure("\n[publish]\nminimum = 90\n")
    assert fresh(room) == "3 catalogues, 3 compiled now", "the configuration changed"
    room.write("locales/glossary.csv", "term,locale,translation,note\nbridge,es,puente,\n")
    assert fresh(room) == "3 catalogues, 3 compiled now", "the glossary changed"
    assert fresh(room) == "3 catalogues, 0 compiled now"


def test_compiling_one_release_leaves_the_others(translated: Room) -> None:
    room = translated
    room.run("compile", "2019/flood")
    assert not room.path(MO).exists()
    assert room.path(MO.replace("bridge", "flood")).exists()


@pytest.mark.parametrize("removed_cache", [False, True])
def test_a_file_that_an_editor_compiled_is_never_read(removed_cache: bool, translated: Room) -> None:
    room = translated
    room.translate("What changes", "¿Qué Ahuizotl?", flags="fuzzy")
    room.translate(LINK, "Ahuizotl sin vínculo.")
    room.configure("[publish]\nminimum = 50\n")
    room.run("build", "--format", "html")
    good = room.path(MO).read_bytes()
    public = room.tree("public")
    # What Poedit does at save; `-f` takes fuzzy messages as well.
    msgfmt = program("msgfmt", package="gettext")
    subprocess.run([msgfmt, "-f", "-o", str(room.path(MO)), str(room.path(PO))], check=True)
    assert b"Ahuizotl" in room.path(MO).read_bytes()
    if removed_cache:
        shutil.rmtree(room.path(".comunicado"))
    room.run("build", "--format", "html")
    assert "Ahuizotl" not in room.page("es", "2019/bridge")
    assert room.tree("public") == public
    assert room.path(MO).read_bytes() == good


def test_a_compiled_file_of_another_newsroom_is_never_read(translated: Room) -> None:
    room = translated
    mo = polib.MOFile()
    mo.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "es"}
    mo.append(polib.MOEntry(msgctxt="headline", msgid="Bridge reopens to trucks", msgstr="Ahuizotl"))
    mo.save(str(room.path(MO)))
    room.run("build", "--format", "html")
    assert "Ahuizotl" not in room.page("es", "2019/bridge")
    assert "El puente reabre" in room.page("es", "2019/bridge")


def test_deleting_the_cache_changes_nothing(published: Room) -> None:
    room = published
    room.run("build")
    before = room.tree("public", "locales", "releases")
    shutil.rmtree(room.path(".comunicado"))
    room.run("build")
    assert room.tree("public", "locales", "releases") == before


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"locales/es/LC_MESSAGES/2019/bridge.mo": 3}', b"\xff"])
def test_a_damaged_cache_is_made_again(damage: bytes, translated: Room) -> None:
    room = translated
    room.run("compile")
    room.write(".comunicado/compiled.json", damage)
    assert fresh(room) == "3 catalogues, 3 compiled now"
    assert fresh(room) == "3 catalogues, 0 compiled now"


def test_building_and_asking_touch_no_catalogue(translated: Room) -> None:
    room = translated
    opened_up(room)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in room.catalogues()}
    for command in ("build --format html", "status", ""):
        room.run(*command.split())
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in room.catalogues()} == before
    assert not room.path(MX_PO).exists()
    assert room.path(NEWSROOM_PO).exists()
