"""A release in an edition in, its share card out: the picture that networks and messengers show beside a link to it."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from comunicado.editions import fonts, names, voice
from comunicado.editions.fonts import Face
from comunicado.errors import Problem
from comunicado.markdown.html import Picture
from comunicado.model import Translation
from comunicado.newsroom.config import Edition, Newsroom
from comunicado.site import voices
from comunicado.site.entries import headline

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""Pixels: what Open Graph's readers ask for, 1.91 to 1."""
_PAPER, _INK = (0xFF, 0xFF, 0xFF), (0x16, 0x19, 0x1D)
_SHADES = 32
"""Between ink and paper: enough for smooth letters, and a small file."""
_MUTED, _LINE = 72, 200
"""Greys, from 0, which is ink, to 255, which is paper."""
_BAR, _EDGE, _FOOT = 20, 72, 72
_SMALL = 30
_LARGEST, _SMALLEST = 80, 30
_LEADING = 1.16
_ASCENT = 0.92
"""What capitals with an accent take above the baseline; below it descenders have the rest of a line."""
_GAP = 44
FOLDER = "cards"
"""Of cards, in the cache."""
_OPTICAL = 60
"""The largest optical size of Source Serif 4."""
_TOLD = 5
"""Letters that a message names."""
_FACES = tuple(face for face in fonts.FACES if face.style == "normal")
"""A text is drawn in the first that has all its letters.  No font of the machine is asked, so that cards are the same
on all of them."""
_RECIPE = 2
"""A change to how cards are drawn that the values below do not show counts this up: kept ones are made again."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says and how: all that its picture depends on."""

    title: str
    """Of the newsroom."""
    headlines: tuple[str, ...]
    languages: str
    accent: str

    @property
    def lacking(self) -> str:
        """The letters that no font has for it, each once: it cannot be drawn."""
        texts = (self.title, " ".join(self.headlines), self.languages)
        return "".join(sorted({letter for text in texts if _face(text) is None for letter in lacking(text)}))

    @property
    def name(self) -> str:
        """Of its file in the cache."""
        import PIL

        recipe = repr((_RECIPE, self, PIL.__version__, [version(face.package) for face in _FACES]))
        return f"{hashlib.sha256(recipe.encode()).hexdigest()[:32]}.png"


def card(newsroom: Newsroom, edition: Edition, texts: Sequence[Translation]) -> Card:
    """The card of a release.

    Args:
        texts: one, or the two of a bilingual edition, which has both headlines.
    """
    speakers = tuple(voice.of(text.locale, newsroom, text.words) for text in texts)
    return Card(
        _plain(" · ".join(one.title for one in voices.titles(speakers))),
        tuple(_plain(headline(text)) for text in texts),
        _plain(" + ".join(name for name, _ in names.of(edition, newsroom))),
        newsroom.accent,
    )


def undrawn(said: Card, path: str) -> Problem | None:
    """What is to be said where a card cannot be drawn; `path` is that of the release."""
    if not (letters := said.lacking):
        return None
    shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:_TOLD])
    reason = f"its share card is left out: the theme's fonts lack {shown}{' …' if len(letters) > _TOLD else ''}"
    return Problem(path, None, reason, "write cards = false below [site] if no page should have one")


def picture(said: Card, store: Path) -> tuple[bytes, Picture]:
    """A card that can be drawn, as PNG, and how its page names it: by its content.

    Args:
        store: a folder that may vanish (`.comunicado/`): cards are kept there.

    Raises:
        ConfigError: a font package is not installed.
    """
    data = _kept(said, store / FOLDER)
    return data, Picture(f"card.{hashlib.sha256(data).hexdigest()[:10]}.png", WIDTH, HEIGHT)


def _plain(text: str) -> str:
    """In one line, accents with their letters, without what is there to be obeyed and not seen."""
    composed = unicodedata.normalize("NFC", text)
    seen = (one for one in composed if one.isspace() or unicodedata.category(one) not in ("Cc", "Cf"))
    return " ".join("".join(seen).split())


def _face(text: str) -> Face | None:
    """The font that a text is drawn in; None where none has all its letters."""
    return next((face for face in _FACES if not _without(text, face)), None)


def lacking(text: str) -> set[str]:
    """The letters of a text that the font lacks which has most of them."""
    return min((_without(text, face) for face in _FACES), key=len)


def _without(text: str, face: Face) -> set[str]:
    return {letter for letter in text if ord(letter) not in _letters(face)}


@cache
def _letters(face: Face) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(fonts.path(face), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _kept(said: Card, folder: Path) -> bytes:
    """From the cache, or drawn and put there; a cache that cannot be written costs time and nothing else."""
    path = folder / said.name
    try:
        return path.read_bytes()
    except OSError:
        data = _draw(said)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix=".", suffix=".tmp", delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError:
        pass
    return data


def _draw(said: Card) -> bytes:
    from PIL import Image, ImageColor
    from PIL.ImageDraw import Draw

    grey = Image.new("L", (WIDTH, HEIGHT), 255)
    _write(Draw(grey), said)
    image = grey.point([level * _SHADES // 256 for level in range(256)])
    image.paste(_SHADES, (0, 0, WIDTH, _BAR))
    shades = [
        round(ink + (paper - ink) * shade / (_SHADES - 1))
        for shade in range(_SHADES)
        for ink, paper in zip(_INK, _PAPER, strict=True)
    ]
    image.putpalette([*shades, *ImageColor.getrgb(said.accent)])
    out = BytesIO()
    image.save(out, "PNG", compress_level=9)
    return out.getvalue()


def _write(draw: ImageDraw, said: Card) -> None:
    inner, foot = WIDTH - 2 * _EDGE, HEIGHT - _FOOT
    bold, plain = _font(_SMALL, 800, said.title), _font(_SMALL, 400, said.languages)
    draw.text((_EDGE, _BAR + 64), _cut(said.title, bold, inner), 0, bold, anchor="ls")
    draw.line((_EDGE, foot - 52, WIDTH - _EDGE, foot - 52), _LINE, 2)
    draw.text((_EDGE, foot), _cut(said.languages, plain, inner), _MUTED, plain, anchor="ls")
    top, bottom = _BAR + 96, foot - 76
    share = (bottom - top - _GAP * (len(said.headlines) - 1)) // len(said.headlines)
    face = _face(" ".join(said.headlines)) or _FACES[0]
    size = min(fit(text, face, width=inner, height=share)[0] for text in said.headlines)
    for nth, text in enumerate(said.headlines):
        at = top + nth * (share + _GAP)
        if nth:
            draw.line((_EDGE, at - _GAP // 2, WIDTH - _EDGE, at - _GAP // 2), _LINE, 2)
        _, lines = fit(text, face, width=inner, height=share, largest=size)
        leading = round(size * _LEADING)
        for row, line in enumerate(lines):
            base = at + (share - len(lines) * leading) // 2 + row * leading + round(size * _ASCENT)
            draw.text((_EDGE, base), line, 0, _opened(face, size, 700), anchor="ls")


def fit(text: str, face: Face, *, width: int, height: int, largest: int = _LARGEST) -> tuple[int, tuple[str, ...]]:
    """The largest size (pixels) at which a headline fits a box, and its lines; what fits at no size ends in `…`."""
    for size in range(largest, _SMALLEST - 1, -2):
        font = _opened(face, size, 700)
        lines = wrap(text, width, font.getlength)
        if len(lines) * round(size * _LEADING) <= height:
            return size, _balanced(text, lines, width, font.getlength)
    size = min(largest, _SMALLEST)
    font = _opened(face, size, 700)
    room = max(1, height // round(size * _LEADING))
    lines = wrap(text, width, font.getlength)[:room]
    return size, (*lines[:-1], _cut(f"{lines[-1]} …", font, width))


def wrap(text: str, width: int, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Text in lines that are no wider than `width`, broken between words, and inside a word only where it is wider.

    >>> wrap("el puente internacional", 9, len)
    ('el puente', 'internaci', 'onal')
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if measure(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while measure(line) > width and len(line) > 1:
            at = _breaks(line, width, measure)
            lines.append(line[:at])
            line = line[at:]
    return (*lines, line)


def _balanced(text: str, lines: tuple[str, ...], width: int, measure: Callable[[str], float]) -> tuple[str, ...]:
    """As many lines, of about one length: no word stands alone on the last."""
    longest = max(measure(word) for word in text.split(" "))

    def holds(less: int) -> bool:
        return width - less >= longest and len(wrap(text, width - less, measure)) <= len(lines)

    narrower = _most(width, holds)
    return wrap(text, width - narrower, measure)


def _breaks(word: str, width: int, measure: Callable[[str], float]) -> int:
    """How many letters of a word fill a line; one at least."""
    return max(1, _most(len(word) - 1, lambda n: measure(word[:n]) <= width))


def _cut(text: str, font: FreeTypeFont, width: int) -> str:
    """One line of it that fits."""
    if font.getlength(text) <= width:
        return text
    at = _most(len(text), lambda n: font.getlength(f"{text[:n].rstrip()}…") <= width)
    return f"{text[:at].rstrip()}…"


def _most(top: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `top` that fits, where smaller ones do too; at least 0."""
    return bisect_left(range(1, top + 1), True, key=lambda n: not fits(n))


def _font(size: int, weight: int, text: str) -> FreeTypeFont:
    return _opened(_face(text) or _FACES[0], size, weight)


@cache
def _opened(face: Face, size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(str(fonts.path(face)), size, layout_engine=ImageFont.Layout.BASIC)
    named = {b"Weight": weight, b"Optical Size": min(size, _OPTICAL)}
    font.set_variation_by_axes([named[axis["name"]] for axis in font.get_variation_axes()])
    return font
