"""Corrections and updates that are prepared beforehand: no reader hears of them before their day."""

from __future__ import annotations

import json

from cli.room import BRIDGE, Room

ID = "2019/bridge"
SECRET = "Forty trucks, not fourteen"
SECRETO = "Fueron cuarenta camiones, no catorce"
BEFORE, AFTER = "2019-04-01T23:59:59-05:00", "2019-04-02T00:00:00-05:00"
ALL = '\nformats = ["html", "pdf", "docx", "text", "ninjs"]\n'


def _prepare(room: Room, *, translated: bool = True) -> None:
    changes = f"updated: 2019-04-02\ncorrections: [{{date: 2019-04-02, text: '{SECRET}'}}]\n"
    room.release(ID, BRIDGE.replace("boilerplate:", f"{changes}boilerplate:"))
    room.run("extract")
    if translated:
        room.translate(SECRET, SECRETO)


def test_a_correction_is_in_every_file_from_its_date_on_and_in_none_before(translated: Room) -> None:
    room = translated
    _prepare(room)
    config = room.read("comunicado.toml")
    for locales in ('["en-US"]\n', '["es-US"]\n', '["en-US", "es-US"]\n'):
        config = config.replace(f"locales = {locales}", f"locales = {locales[:-1]}{ALL}")
    room.write("comunicado.toml", config)
    room.run("build", "--now", BEFORE)
    early = room.tree("public")
    texts = {name: data for name, data in early.items() if not name.endswith((".pdf", ".docx", ".woff2", ".png"))}
    assert [name for name, data in texts.items() if b"orty trucks" in data or b"uarenta camiones" in data] == []
    assert [name for name, data in texts.items() if b"2019-04-02" in data] == []
    assert json.loads(early[f"public/en/{ID}/2019-bridge.en.json"])["version"] == "1"
    room.run("build", "--now", AFTER)
    late = room.tree("public")
    beside = [name for name in early if f"/{ID}/" in name and not name.endswith(".png")]
    assert len(beside) == 4 + 4 + 3 * 3
    assert [name for name in beside if early[name] == late[name]] == []
    for edition, words in (("en", (SECRET,)), ("es", (SECRETO,)), ("en-es", (SECRET, SECRETO))):
        for path in (f"{ID}/index.html", f"{ID}/2019-bridge.{edition}.json", "feed.xml", "feed.json"):
            said = late[f"public/{edition}/{path}"].decode()
            assert all(word in said for word in words), (edition, path)
        assert json.loads(late[f"public/{edition}/{ID}/2019-bridge.{edition}.json"])["version"] == "2"
    assert late["public/sitemap.xml"].count(b"2019-04-02T05:00:00Z") > early["public/sitemap.xml"].count(b"2019-04-02")


def test_one_that_is_not_translated_yet_is_no_gap_before_its_date(translated: Room) -> None:
    room = translated
    room.configure("[publish]\nminimum = 60\n")
    _prepare(room, translated=False)
    room.run("build", "--format", "html", "--now", BEFORE)
    assert "Traducción pendiente" not in room.page("es", ID)
    room.run("build", "--format", "html", "--now", AFTER)
    assert "Traducción pendiente" in room.page("es", ID)
    assert f'<span lang="en-US">{SECRET}' in room.page("es", ID)
