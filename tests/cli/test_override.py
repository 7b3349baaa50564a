"""A regional catalogue is as small as its differences; what it lacks falls through, what is open in it does not."""

from __future__ import annotations

import polib

from cli.room import EDITIONS, MX_PO, PO, Room

NEWSROOM_MX = "locales/es_MX/LC_MESSAGES/newsroom.po"


def messages(room: Room, name: str = MX_PO) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(room.path(name))) if not entry.obsolete}


def test_override_copies_only_the_messages_with_these_words(translated: Room) -> None:
    room = translated
    before = room.path(PO).read_bytes()
    done = room.run("override", "2019/bridge", "--locale", "es-MX", "north", "TRÚCKS")
    assert messages(room) == {
        "Bridge reopens to trucks": "El puente reabre a los camiones",
        "Trucks cross at any hour. Call {tipline} with questions; the hearing is at {hearing}.": (
            "Los camiones cruzan a toda hora. Llame al {tipline} si tiene preguntas; la audiencia es: {hearing}."
        ),
        "Trucks": "Camiones",
        "Northbound": "Hacia el norte",
    }
    assert done.out.splitlines()[0] == f"{MX_PO}: Bridge reopens to trucks"
    assert f"4 messages copied; now change them in {MX_PO}" in done.err
    assert '"Language: es_MX\\n"' in room.read(MX_PO)
    assert room.path(PO).read_bytes() == before
    # Again: what is there is left alone.
    room.translate("Trucks", "Tráileres", name=MX_PO)
    room.run("override", "2019/bridge", "--locale", "es_MX", "lane", "trucks")
    assert messages(room)["Trucks"] == "Tráileres"
    assert "Lane" in messages(room)
    assert (
        "no message with 'trucks' is left to copy"
        in room.run("override", "2019/bridge", "--locale", "es-MX", "trucks", exits=2).err
    )


def test_a_region_reads_its_own_words_and_its_languages_for_the_rest(translated: Room) -> None:
    room = translated
    room.run("override", "2019/bridge", "--locale", "es-MX", "Trucks cross", "Lane")
    words = "Los tráileres cruzan a toda hora. Marque {tipline}; la audiencia: {hearing}."
    key = "Trucks cross at any hour. Call {tipline} with questions; the hearing is at {hearing}."
    room.edit(MX_PO, messages(room)[key], words)
    room.run("override", "newsroom", "--locale", "es-MX", "Official")
    room.translate("Official site", "Sitio oficial en México", name=NEWSROOM_MX)
    built = room.run("build", "--format", "html")
    assert built.err == ""
    assert room.pages("2019/bridge") == set(EDITIONS)
    mexico, here = room.page("es-mx", "2019/bridge"), room.page("es", "2019/bridge")
    assert "Los tráileres cruzan" in mexico
    assert "Los camiones cruzan" not in mexico
    assert "Sitio oficial en México" in mexico
    assert "¿Qué cambia?" in mexico, "falls through"
    assert "La agencia cuida la frontera." in mexico, "falls through"
    assert "Los camiones cruzan" in here
    assert "México" not in here.replace("Español (México)", "").replace("español (México)", "").replace(
        "Desde México", ""
    )
    rows = room.status("2019/bridge")["2019/bridge"]["locales"]
    assert set(rows) == {"es", "es_MX"}
    assert rows["es"]["total"] == rows["es_MX"]["total"] == 15
    assert rows["es"]["percent"] == rows["es_MX"]["percent"] == 100


def test_an_open_regional_message_counts_as_open_for_its_edition_and_never_falls_through(translated: Room) -> None:
    room = translated
    room.run("override", "2019/bridge", "--locale", "es-MX", "Lane")
    room.translate("Lane", "", name=MX_PO)
    assert room.states("2019/bridge") == {"en": "ready", "es": "ready", "es-mx": "withheld", "en-es": "ready"}
    row = room.status("2019/bridge")["2019/bridge"]
    assert row["editions"]["es-mx"]["reason"].startswith("es_MX is at 93 %: 1 missing")
    assert row["locales"]["es"]["missing"] == 0
    assert row["locales"]["es_MX"]["missing"] == 1
    room.run("build", "--format", "html")
    assert room.pages("2019/bridge") == {"en", "es", "en-es"}

    room.configure("[publish]\nminimum = 50\n")
    room.translate("Lane", "Ahuizotl", name=MX_PO, flags="fuzzy")
    room.run("build", "--format", "html")
    page = room.page("es-mx", "2019/bridge")
    assert 'lang="en-US">Lane<' in page, "the gap shows the source"
    assert "Carril" not in page
    assert "Ahuizotl" not in page
    assert "Carril" in room.page("es", "2019/bridge")


def test_a_regional_message_that_a_check_holds_back_does_not_fall_through(translated: Room) -> None:
    room = translated
    room.run("override", "2019/bridge", "--locale", "es-MX", "port director")
    words = messages(room)["The bridge reopened on Monday, the [port director][1] said."]
    room.edit(MX_PO, words, "Sin vínculo.")
    compiled = room.run("compile", exits=1)
    assert compiled.out.startswith(f"{MX_PO}:")
    assert room.states("2019/bridge")["es-mx"] == "withheld"
    assert room.states("2019/bridge")["es"] == "ready"


def test_extract_keeps_a_regional_catalogue_up_to_date_and_sparse(translated: Room) -> None:
    room = translated
    room.run("override", "2019/bridge", "--locale", "es-MX", "Lane", "What changes")
    assert "up to date" in room.run("extract").err
    room.edit("releases/2019/bridge/release.md", "## What changes", "## What is new")
    extracted = room.run("extract").out
    assert f"{MX_PO}: updated" in extracted
    assert messages(room) == {"Lane": "Carril"}
    catalogue = polib.pofile(str(room.path(MX_PO)))
    assert [(e.msgid, e.msgstr) for e in catalogue.obsolete_entries()] == [("What changes", "¿Qué cambia?")]
    room.edit("releases/2019/bridge/release.md", "## What is new", "## What changes")
    room.run("extract")
    assert messages(room) == {"What changes": "¿Qué cambia?", "Lane": "Carril"}
    before = room.tree("locales")
    room.run("extract")
    assert room.tree("locales") == before


def test_a_broken_regional_catalogue_stops_its_region_alone(translated: Room) -> None:
    room = translated
    room.run("override", "2019/bridge", "--locale", "es-MX", "Lane")
    room.write(MX_PO, room.read(MX_PO).replace('msgid "Lane"', '<<<<<<< HEAD\nmsgid "Lane"'))
    built = room.run("build", "--format", "html", exits=2)
    assert f"{MX_PO}:" in built.err
    assert room.pages("2019/bridge") == {"en", "es", "en-es"}
