"""The corpus of real releases in, pages to render out: adopted as an office adopts its archive."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from cli.room import Room
from comunicado import segments
from comunicado.catalogues import po
from comunicado.editions.page import Page
from comunicado.markdown.html import text
from comunicado.markdown.tree import contents
from comunicado.model import Content, Figure, Release, Segment, Translation
from comunicado.newsroom import Shelf, load
from comunicado.newsroom.places import Places

CONFIG = """\
title = "South Texas Newsroom"
url = "https://newsroom.example.org"
source = "en-US"
timezone = "America/Chicago"

[[editions]]
name = "en"
locales = ["en-US"]

[[editions]]
name = "es"
locales = ["es-US"]

[[editions]]
name = "en-es"
locales = ["en-US", "es-US"]
layout = "side-by-side"

[[editions]]
name = "both"
locales = ["en-US", "es-US"]
layout = "sequential"
"""


def manifest(corpus: Path) -> list[dict[str, str]]:
    """The rows of the corpus: `id`, `en_path`, `es_path`, `kind`."""
    with (corpus / "releases" / "manifest.tsv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t"))


def adopt(corpus: Path, rows: list[dict[str, str]], folder: Path) -> Room:
    """A newsroom of some of the pairs."""
    room = Room(folder)
    room.write("comunicado.toml", CONFIG)
    for row in rows:
        notice = row["kind"] == "public notice"
        more = ("--headline", "How to vote", "--headline-translation", "Cómo votar", "--date", "2020") if notice else ()
        pair = (str(corpus / "releases" / row[side]) for side in ("en_path", "es_path"))
        room.run("adopt", *pair, "--locale", "es", "--id", row["id"], *more)
    return room


def pages(room: Room, id: str) -> Iterator[Page]:
    """Every edition of a release, as if its translator had confirmed whatever is filled; the rest are gaps."""
    newsroom = load(room.root)
    release = Shelf(newsroom).release(id)
    path = f"locales/es/LC_MESSAGES/{id}.po"
    catalogue = po.parse(room.path(path).read_bytes(), path=path)
    spanish = {one.key: one.strings[0] for one in catalogue.messages if one.filled and not one.obsolete}

    def translated(segment: Segment) -> str | None:
        return spanish.get(segment.key)

    texts = {
        "en-US": Translation(release, "en-US", {}),
        "es-US": Translation(segments.compose(release, translated, locale="es-US"), "es-US", {}),
    }
    for edition in newsroom.editions:
        yield Page(
            newsroom,
            edition,
            tuple(texts[locale] for locale in edition.locales),
            path=f"{edition.name}/{id}/",
            folder=room.root / Places.folder(id),
        )


def printed(release: Release) -> Iterator[Content]:
    """Every content that a page in this locale prints."""
    yield from (release.headline, release.subhead, release.dateline)
    alts = {id(block.alt) for block in release.body if isinstance(block, Figure)}
    yield from (content for content, _ in contents(release.body) if id(content) not in alts)


def lost(page: Page, file: Path) -> list[str]:
    """The texts of a page that its PDF does not have, white space apart; what crosses pages may be cut there."""
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    leaves = ["".join(leaf.split()) for leaf in done.stdout.decode().split("\f")]
    said = (text(content, one.shown) for one in page.texts for content in printed(one.release))
    return [words for words in said if not _found("".join(words.split()), leaves)]


def outside(file: Path) -> list[str]:
    """The words that stand in the margins left and right (0.7 inches), or beyond the paper."""
    done = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    found: list[str] = []
    width = 0.0
    for one in ElementTree.fromstring(done.stdout).iter():
        if one.tag.endswith("}page"):
            width = float(one.get("width", ""))
        elif (
            one.tag.endswith("}word")
            and not 50 <= float(one.get("xMin", "")) <= float(one.get("xMax", "")) <= width - 50
        ):
            found.append(one.text or "")
    return found


def _found(words: str, leaves: list[str]) -> bool:
    if not words or any(words in leaf for leaf in leaves):
        return True
    for nth, leaf in enumerate(leaves[:-1]):
        # The longest opening that this leaf has; the rest must be on those that follow.
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if words[:middle] in leaf else (low, middle - 1)
        if low > 0 and any(words[low:] in later for later in leaves[nth + 1 : nth + 3]):
            return True
    return False
