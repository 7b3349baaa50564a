"""A newsroom on disk that has every kind of page, translated and built."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cli.room import Room
from comunicado import release, segments
from comunicado.catalogues import po
from comunicado.markdown import read
from comunicado.model import Boilerplate, PhoneFact, Release, Segment
from comunicado.release_fields import Surroundings
from editions import samples
from everything import texts
from everything.texts import Pair

THREE = ("2009/stolen-vehicles", "2010/declaracion-puentes", "2010/levee")
"""The releases whose PDFs show most: long and corrected, joint and authored in Spanish, with gaps."""
_PICTURES = {
    "releases/2009/stolen-vehicles/trucks.png": (2000, 1250),
    "releases/2009/stolen-vehicles/hook.png": (480, 720),
    "releases/2010/declaracion-puentes/puente.png": (640, 400),
    "releases/2010/levee/levee.png": (640, 400),
    "templates/agency.png": (120, 120),
    "templates/aduanas.png": (240, 80),
}
_FACTS = Surroundings(facts={"tipline": PhoneFact("+18663472423", "1-866-DHS-2-ICE")})
BASE = "press"
"""The path of the configured address: what `404.html` names its files by."""
_ENGLISH = "---\nheadline: Not in Spanish yet\ndate: 2011-12-01\n---\nOnly English readers see this.\n"
Words = Mapping[tuple[str | None, str], str]


def make(root: Path) -> Room:
    """The newsroom in a folder, built as web pages; the releases `THREE` also as PDF."""
    room = written(root)
    room.run("build", "--format", "html")
    room.run("build", *THREE)
    return room


def written(root: Path) -> Room:
    """The newsroom in a folder, translated and not built."""
    room = Room(root)
    room.write("comunicado.toml", texts.CONFIG)
    room.write("releases/_contacts.toml", texts.CONTACTS)
    room.write("releases/_boilerplate/about-ice.md", texts.ABOUT["en"])
    for path, (width, height) in _PICTURES.items():
        room.write(path, samples.picture(width, height))
    for id, pair in texts.RELEASES.items():
        room.release(id, authored(pair, pair.source))
    for id, matter in texts.HIDDEN.items():
        room.release(id, f"---\nheadline: {texts.SECRET} {id}\n{matter}\n---\nA {texts.SECRET} flies.\n")
    room.release(texts.ENGLISH, _ENGLISH)
    room.run("extract")
    _translate(room)
    room.run("override", "2009/stolen-vehicles", "--locale", "es-MX", "Recovered trucks wait")
    path = "locales/es_MX/LC_MESSAGES/2009/stolen-vehicles.po"
    room.write(path, room.read(path).replace("Las camionetas recuperadas", "Las trocas recuperadas"))
    return room


def empty(root: Path) -> Room:
    """A newsroom with one release, which is not translated: its Spanish and bilingual editions show nothing."""
    room = Room(root)
    config = texts.CONFIG.replace("banner = true", "banner = false\nsearch = false\ncards = false")
    room.write("comunicado.toml", f'logo = "agency.png"\naccent = "#7A3B2E"\n{config}')
    for name in ("agency.png", "aduanas.png"):
        room.write(f"templates/{name}", samples.picture(*_PICTURES[f"templates/{name}"]))
    room.release(texts.ENGLISH, _ENGLISH)
    room.run("extract")
    _fill(room, "locales/es/LC_MESSAGES/newsroom.po", {("newsroom", en): es for en, es in texts.WORDS.items()})
    room.run("build", "--format", "html")
    return room


def hosted(public: Path) -> Path:
    """A folder to serve, in which a site lies where its configuration says."""
    host = public.parent / "host"
    host.mkdir(exist_ok=True)
    with suppress(FileExistsError):  # by another worker
        (host / BASE).symlink_to(public)
    return host


def authored(pair: Pair, language: str) -> str:
    """The release as its author writes it in a language."""
    text = pair.en if language == "en" else pair.es
    source = "" if language == "en" else "source: es-MX\n"
    return f"---\n{source}{pair.matter}{text.matter}---\n{text.body}"


def segment_pairs(id: str, pair: Pair) -> list[tuple[Segment, Segment]]:
    """The segments of a release, English and Spanish, one beside the other."""
    two = [segments.of(_parsed(id, authored(pair, language))) for language in ("en", "es")]
    return list(zip(*two, strict=True))


def _parsed(id: str, text: str) -> Release:
    return release.parse(
        text.encode(), path=f"releases/{id}/release.md", id=id, timezone="America/Chicago", around=_FACTS
    )


def _translate(room: Room) -> None:
    for id, pair in texts.RELEASES.items():
        pairs = segment_pairs(id, pair)
        if pair.source == "en":
            words = {en.key: es.text for en, es in pairs if not en.text.startswith(pair.pending or "\0")}
        else:
            words = {es.key: en.text for en, es in pairs}
        _fill(room, f"locales/{'es' if pair.source == 'en' else 'en'}/LC_MESSAGES/{id}.po", words)
    about = [
        segments.of_boilerplate(Boilerplate("about-ice", "releases/_boilerplate/about-ice.md", read(texts.ABOUT[lang])))
        for lang in ("en", "es")
    ]
    words = {en.key: es.text for en, es in zip(*about, strict=True)}
    named = {
        (context, en): es for en, es in texts.WORDS.items() for context in ("newsroom", "topic", "contact", "issuer")
    }
    _fill(room, "locales/es/LC_MESSAGES/newsroom.po", words | named)


def _fill(room: Room, path: str, words: Words) -> None:
    """Answer the empty messages of a catalogue."""
    catalogue = po.parse(room.read(path).encode(), path=path)
    messages = tuple(
        message if message.filled else replace(message, strings=(words.get(message.key, ""),))
        for message in catalogue.messages
    )
    room.write(path, po.serialize(replace(catalogue, messages=messages)))
