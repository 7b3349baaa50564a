"""A newsroom of N invented releases, and the same one after some of its paragraphs were edited; from a seed.

    python benchmarks/newsroom.py DIR 1000

Each release has about 400 words in 14 segments: headline, subhead, dateline, two headings, seven paragraphs, two
quotations.  Words follow Zipf's law, as they do in real text, so that an index over rare ones has what it would have.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

SEED = 2009
EDITED = 0.05
"""Share of the paragraphs that `edited` changes."""

_CONFIG = """\
title = "Valley Newsroom"
url = "https://valley.example.org"
source = "en-US"
timezone = "America/Chicago"

[[editions]]
name = "en"
locales = ["en-US"]

[[editions]]
name = "es"
locales = ["es-US"]
"""
_STARTS = (
    "b",
    "br",
    "c",
    "ch",
    "d",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
)
_ENDS = ("a", "an", "ar", "e", "el", "en", "er", "i", "in", "ion", "o", "on", "or", "u", "um", "ent")
_PLACES = ("LAREDO", "EL PASO", "NOGALES", "BROWNSVILLE", "SAN DIEGO", "CALEXICO", "EAGLE PASS")
_SIZES = (48, 48, 60, 48, 36, 60, 36)
"""Words of the seven paragraphs."""


@dataclass(frozen=True, slots=True)
class Text:
    """One release: its front matter and its blocks, as `release.md` holds them."""

    id: str
    head: tuple[str, str, str, str]
    """Headline, subhead, dateline, date."""
    blocks: tuple[str, ...]

    def source(self) -> str:
        """The text of `release.md`."""
        headline, subhead, place, date = self.head
        front = f"---\nheadline: {headline}\nsubhead: {subhead}\ndateline: {place}\ndate: {date}\n---\n"
        return front + "\n\n".join(self.blocks) + "\n"


class Writer:
    """Writes invented prose; the same seed gives the same words."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        # 20,000 words of one to four syllables: about what a newsroom's archive holds.
        words = list(dict.fromkeys("".join(self._syllables()) for _ in range(30_000)))[:20_000]
        self._words = sorted(words, key=lambda word: len(word) + self.random.gauss(0, 2))  # common words are short
        self._weights = list(accumulate(1 / (rank + 12) for rank in range(len(words))))

    def _syllables(self) -> Iterator[str]:
        for _ in range(self.random.choice((1, 2, 2, 3, 3, 4))):
            yield self.random.choice(_STARTS) + self.random.choice(_ENDS)

    def words(self, count: int) -> list[str]:
        """Some words."""
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def sentence(self, count: int) -> str:
        """A sentence of that many words; one in four has a figure."""
        words = self.words(count)
        if self.random.random() < 0.25:
            words[count // 2] = f"{self.random.randrange(2, 9000):,}"
        return " ".join(words).capitalize() + "."

    def paragraph(self, count: int) -> str:
        """Sentences of about a dozen words, one of them with a link or emphasis now and then."""
        sentences = [self.sentence(12) for _ in range(max(1, count // 12))]
        if self.random.random() < 0.2:
            sentences.append(f"More is on [the {self.words(1)[0]} page](https://example.org/{self.words(1)[0]}).")
        if self.random.random() < 0.1:
            sentences[0] = sentences[0].replace(" ", " **", 1).replace(".", "**.")
        return " ".join(sentences)

    def release(self, number: int) -> Text:
        """The release of that number."""
        year, day = 1990 + number // 400, number % 28 + 1
        paragraphs = [self.paragraph(size) for size in _SIZES]
        quotes = [f'> "{self.sentence(18)}" said {" ".join(self.words(2)).title()}.' for _ in range(2)]
        headings = [f"## {' '.join(self.words(4)).capitalize()}" for _ in range(2)]
        a, b, c, d, e, f, g = paragraphs
        return Text(
            f"{year}/{'-'.join(self.words(2))}-{number}",
            (
                " ".join(self.words(9)).capitalize(),
                " ".join(self.words(14)).capitalize(),
                f"{self.random.choice(_PLACES)}, Texas",
                f"{year}-{number % 12 + 1:02}-{day:02}",
            ),
            (a, b, quotes[0], headings[0], c, d, quotes[1], headings[1], e, f, g),
        )


def texts(count: int, *, seed: int = SEED) -> tuple[Text, ...]:
    """That many releases."""
    writer = Writer(seed)
    return tuple(writer.release(number) for number in range(count))


def edited(releases: tuple[Text, ...], *, seed: int = SEED) -> tuple[Text, ...]:
    """The same releases after a day's work: in 5 % of the paragraphs a word, a figure or a sentence is another one."""
    writer = Writer(seed + 1)
    return tuple(Text(text.id, text.head, tuple(_edited(block, writer) for block in text.blocks)) for text in releases)


def _edited(block: str, writer: Writer) -> str:
    if block.startswith("#") or writer.random.random() >= EDITED:
        return block
    words = block.split(" ")
    kind = writer.random.randrange(3)
    if kind == 0:
        return f"{block} {writer.sentence(9)}"
    place = writer.random.randrange(2, len(words) - 2)
    if kind == 1:
        return " ".join((*words[:place], writer.words(1)[0], *words[place + 1 :]))
    return " ".join((*words[:place], *writer.words(2), *words[place:]))


def write(folder: Path, releases: tuple[Text, ...]) -> None:
    """Write the newsroom; a release whose text is there already is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "comunicado.toml").write_text(_CONFIG, "utf-8")
    for text in releases:
        file = folder / "releases" / text.id / "release.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        data = text.source()
        if not file.is_file() or file.read_text("utf-8") != data:
            file.write_text(data, "utf-8")


def translate(folder: Path) -> None:
    """Fill every catalogue below `folder`: each word reversed, so that it is no copy of the source."""
    from dataclasses import replace

    from comunicado.catalogues import po

    for file in sorted((folder / "locales" / "es").rglob("*.po")):
        catalogue = po.parse(file.read_bytes(), path=file.name)
        messages = tuple(replace(m, strings=(translation(m.id),)) for m in catalogue.messages)
        file.write_bytes(po.serialize(replace(catalogue, messages=messages)))


def translation(text: str) -> str:
    """What stands for the Spanish of a text; links and figures as they are."""
    return " ".join(word[::-1] if word.isalpha() else word for word in text.split(" "))


if __name__ == "__main__":
    write(Path(sys.argv[1]), texts(int(sys.argv[2])))
