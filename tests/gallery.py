"""Every kind of page in, pictures for a person to look at out: `make gallery`, or `python tests/gallery.py [FOLDER]`.

The folder, `gallery/` if none is named, gets a PNG of each page on a desktop, light and dark, and on a phone, a PNG of
each page of the PDFs, and `index.html`, which shows all of them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import judges
from everything import pages, room
from judges.browser import DESKTOP, PHONE, Visitor, launch, serve

LOOKS: tuple[tuple[str, int, Literal["light", "dark"]], ...] = (
    ("light", DESKTOP, "light"),
    ("dark", DESKTOP, "dark"),
    ("phone", PHONE, "light"),
)
_STYLE = """\
body { font: 16px/1.5 sans-serif; margin: 2rem }
figure { display: inline-block; margin: 0 1rem 1rem 0; vertical-align: top }
img { border: 1px solid #767676; max-height: 40rem; max-width: 30rem }
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the gallery."""

    path: str
    """Below the gallery's folder."""
    caption: str


def main(folder: Path) -> None:
    """Make the gallery in `folder`; what lay there is deleted."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with TemporaryDirectory() as place, launch() as visitor:
        whole = room.make(Path(place) / "everything")
        empty = room.empty(Path(place) / "empty")
        sections = {
            "Pages": list(_pages(visitor, whole.path("public"), pages.KINDS, folder / "pages")),
            "A newsroom that shows nothing in Spanish yet": list(
                _pages(visitor, empty.path("public"), pages.EMPTY, folder / "empty")
            ),
            "PDFs": list(_sheets(whole.path("public"), folder / "pdf")),
        }
    (folder / "index.html").write_text(_contact_sheet(sections), "utf-8")
    print(f"{folder / 'index.html'} shows {sum(map(len, sections.values()))} pictures")


def _pages(visitor: Visitor, public: Path, paths: Iterable[str], folder: Path) -> Iterator[Picture]:
    folder.mkdir()
    with serve(room.hosted(public)) as host:
        url = f"{host}/{room.BASE}"
        for path in paths:
            name = path.partition("?")[0].removesuffix("index.html").strip("/").replace("/", "-") or "chooser"
            for look, width, scheme in LOOKS:
                file = folder / f"{name}.{look}.png"
                # The chooser's script would leave it for the reader's language.
                script = "/search/" in path
                with visitor.page(f"{url}/{path}", width=width, scheme=scheme, javascript=script) as page:
                    page.screenshot(path=file, full_page=True, animations="disabled")
                yield Picture(f"{folder.name}/{file.name}", f"{path}, {look}")


def _sheets(public: Path, folder: Path) -> Iterator[Picture]:
    folder.mkdir()
    pdftoppm = judges.program("pdftoppm", package="poppler-utils")
    for id in room.THREE:
        for pdf in sorted(public.glob(f"*/{id}/*.pdf")):
            done = judges.run([pdftoppm, "-r", "80", "-png", str(pdf), str(folder / pdf.stem)])
            assert done.returncode == 0, done.stderr.decode()
            for file in sorted(folder.glob(f"{pdf.stem}-*.png")):
                yield Picture(f"{folder.name}/{file.name}", file.stem)


def _contact_sheet(sections: dict[str, list[Picture]]) -> str:
    parts = []
    for title, pictures in sections.items():
        parts.append(f"<h2>{escape(title)}</h2>")
        for picture in pictures:
            path, caption = escape(picture.path), escape(picture.caption)
            image = f'<a href="{path}"><img src="{path}" alt="" loading="lazy"></a>'
            parts.append(f"<figure>{image}<figcaption>{caption}</figcaption></figure>")
    head = f'<meta charset="utf-8"><title>Gallery</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body><h1>Gallery</h1>{"".join(parts)}</body></html>\n'


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "gallery")
