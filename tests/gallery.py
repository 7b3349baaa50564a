"""Pictures of every kind of page and of every page of the PDFs, for a person to look at: `make gallery`.

Writes `gallery/`: PNGs, and an `index.html` that shows them side by side.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from html import escape
from pathlib import Path

from cli.room import SOURCES, SPANISH, Room
from comunicado import segments
from comunicado.model import NumberFact
from comunicado.release import parse
from comunicado.release_fields import Surroundings
from editions import samples
from judges import browser

FOLDER = Path(__file__).parents[1] / "gallery"
ID = "2009/recovered-trucks"
VIEWS = (("desktop", browser.DESKTOP, "light"), ("dark", browser.DESKTOP, "dark"), ("phone", browser.PHONE, "light"))
FRONT = """\
---
headline: {0}
subhead: {1}
dateline: BROWNSVILLE, Texas
date: 2009-08-12
kind: joint-statement
issuers: [agency, state]
topics: [border, trade]
boilerplate: [about]
contacts: [desk]
corrections:
  - {{date: 2009-08-14, text: {4}}}
facts:
  hearing: {{datetime: 2009-08-12T14:30 America/Chicago}}
  seizure: {{money: 1200000 USD}}
credits: {{trucks.png: {3}}}
---
{2}"""
NAMES = """
[topics]
border = "Border security"
trade = "Trade"

[issuers.agency]
name = "Border Agency"

[issuers.state]
name = "State of Tamaulipas"
"""
WORDS = {
    "Border security": "Seguridad fronteriza", "Trade": "Comercio", "State of Tamaulipas": "Estado de Tamaulipas",
    "An earlier version gave another number of trucks.": "Una versión anterior daba otro número de camionetas.",
}  # fmt: skip


def newsroom(root: Path) -> Room:
    """Three releases, one of which has every kind of block; all of it in Spanish too."""
    room = Room(root)
    for name, text in SOURCES.items():
        room.write(name, text)
    room.configure(NAMES + '\n[[editions]]\nname = "both"\nlocales = ["en-US", "es-US"]\nlayout = "sequential"\n')
    correction = "An earlier version gave another number of trucks."
    english, spanish = (
        FRONT.format(*samples.EVERYTHING[language][:3], "Ana Ruiz", correction) for language in ("en", "es")
    )
    room.release(ID, english)
    room.write(f"releases/{ID}/trucks.png", samples.picture())
    around = Surroundings(facts={"tipline": NumberFact(Decimal(0))})  # its value is in no segment
    ours, theirs = (
        segments.of(parse(text.encode(), path="a.md", id=ID, source=source, around=around))
        for text, source in ((english, "en-US"), (spanish, "es-US"))
    )
    pairs = {one.text: other.text for one, other in zip(ours, theirs, strict=True)}
    room.run("extract")
    room.fill({**pairs, **SPANISH, **WORDS})
    room.run("build")
    return room


def pages(room: Room) -> dict[str, str]:
    """Name → path below `public/` of each kind of page."""
    found = {f"release {edition}": f"{edition}/{ID}/index.html" for edition in ("en", "es", "es-mx", "en-es", "both")}
    found |= {f"index {edition}": f"{edition}/index.html" for edition in ("en", "es", "en-es")}
    found |= {"year": "es/2009/index.html", "topic": "en/topics/border/index.html"}
    return found | {"search": "es/search/index.html", "chooser": "index.html", "not found": "404.html"}


def shots(room: Room) -> Iterator[tuple[str, Path]]:
    """A caption and a file for each picture."""
    with browser.launch() as visitor, browser.serve(room.path("public")) as url:
        for name, path in pages(room).items():
            for view, width, scheme in VIEWS:
                file = FOLDER / f"{name} {view}.png".replace(" ", "-")
                visitor.screenshot(f"{url}/{path}", file, width=width, scheme=scheme)
                yield f"{name}, {view}", file
    for pdf in sorted(room.path("public").rglob("*.pdf")):
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(pdf), str(FOLDER / pdf.stem)], check=True)
        for file in sorted(FOLDER.glob(f"{pdf.stem}-*.png")):
            yield file.stem, file


def main() -> None:
    """Make the gallery anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    room = newsroom(FOLDER / "newsroom")
    figures = "".join(
        f'<figure><a href="{file.name}"><img src="{file.name}" alt="" loading="lazy"></a>'
        f"<figcaption>{escape(caption)}</figcaption></figure>\n"
        for caption, file in shots(room)
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;font:14px sans-serif}img{width:20rem;border:1px solid #999}"
    (FOLDER / "index.html").write_text(f"<!doctype html><title>Gallery</title><style>{style}</style>{figures}", "utf-8")
    print(FOLDER / "index.html")


if __name__ == "__main__":
    main()
