"""What no designer draws: words and pictures of any shape, which must not push a page beside its screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.room import CONFIG, Room
from editions import samples
from judges.browser import Visitor, serve

_LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_RELEASE = f"""\
---
headline: County opens {_LONG}
subhead: {_LONG}
kind: joint-statement
issuers: [county, state]
date: 2026-01-20
---
{_LONG} is open.

![A tower](tower.png "A tower")

![A wall](wall.png)
"""
_ISSUERS = """
[issuers.county]
name = "Rio Bend County Department of Very Long Names and of Transportation"
logo = "wide.png"

[issuers.state]
name = "State"
logo = "tall.png"
"""
_HEIGHTS = "[...document.images].map(image => image.getBoundingClientRect().height)"
WIDTHS = (320, 390, 640, 900, 1280, 1600)


@pytest.fixture(scope="module")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A newsroom with a word longer than a column, wide logos, and pictures like ribbons."""
    room = Room(tmp_path_factory.mktemp("extremes"))
    room.write("comunicado.toml", f'logo = "wide.png"\n{CONFIG}{_ISSUERS}[publish]\nminimum = 0\n')
    for name, size in {"wide": (1200, 120), "tall": (60, 600)}.items():
        room.write(f"templates/{name}.png", samples.picture(*size))
    for name, size in {"tower": (300, 4000), "wall": (3000, 20)}.items():
        room.write(f"releases/2026/big/{name}.png", samples.picture(*size))
    room.release("2026/big", _RELEASE)
    room.run("extract")
    words = {f"County opens {_LONG}": f"El condado abre {_LONG}", _LONG: f"{_LONG}, dice"}
    room.fill(words)
    room.run("build", "--format", "html")
    return room


def test_no_page_scrolls_sideways_and_no_picture_fills_a_screen(extreme: Room, browser: Visitor) -> None:
    paths = [f"{edition}/{id}" for edition in ("en", "en-es") for id in ("", "2026/big/")]
    with serve(Path(extreme.path("public"))) as url:
        wider = {
            (path, width): by
            for path in paths
            for width in WIDTHS
            if (by := browser.overflow(f"{url}/{path}", width=width))
        }
        assert wider == {}
        for path in ("en/2026/big/", "en-es/2026/big/"):
            with browser.page(f"{url}/{path}") as page:
                heights = page.evaluate(
                    "[...document.querySelectorAll('img')].map(e => e.getBoundingClientRect().height)"
                )
            assert len(heights) >= 4
            assert max(heights) <= 720
            assert sum(height > 48 for height in heights) == 1, "only the tower is taller than a logo"
