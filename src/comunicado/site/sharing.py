"""A release in an edition in, its share card out: the picture that networks and messengers show beside a link to it."""

from __future__ import annotations

import hashlib
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
_FOLDER = "cards"
_FACE = fonts.FACES[0]
_RECIPE = 1
"""A change to how cards are drawn that the values below do not show counts this up: kept ones are made again."""


@dataclass(frozen=True, slots=True)
class _Card:
    """What a card says and how: all that its picture depends on."""

    title: str
    """Of the newsroom."""
    headlines: tuple[str, ...]
    languages: str
    accent: str


def card(newsroom: Newsroom, edition: Edition, texts: Sequence[Translation], store: Path) -> tuple[bytes, Picture]:
    """The card of a release, a PNG, and how its page names it: by its content.

    Args:
        texts: one, or the two of a bilingual edition, which has both headlines.
        store: a folder that may vanish (`.comunicado/`): cards are kept there.

    Raises:
        ConfigError: the font package is not installed.
    """
    speakers = tuple(voice.of(text.locale, newsroom, text.words) for text in texts)
    said = _Card(
        " · ".join(one.title for one in voices.titles(speakers)),
        tuple(" ".join(headline(text).split()) for text in texts),
        " + ".join(name for name, _ in names.of(edition, newsroom)),
        newsroom.accent,
    )
    data = _kept(said, store / _FOLDER)
    return data, Picture(f"card.{hashlib.sha256(data).hexdigest()[:10]}.png", WIDTH, HEIGHT)


def _kept(said: _Card, folder: Path) -> bytes:
    """From the cache, or drawn and put there; a cache that cannot be written costs time and nothing else."""
    import PIL

    recipe = repr((_RECIPE, said, PIL.__version__, version(_FACE.package)))
    path = folder / f"{hashlib.sha256(recipe.encode()).hexdigest()[:32]}.png"
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


def _draw(said: _Card) -> bytes:
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


def _write(draw: ImageDraw, said: _Card) -> None:
    inner, foot = WIDTH - 2 * _EDGE, HEIGHT - _FOOT
    bold, plain = _font(_SMALL, 800), _font(_SMALL, 400)
    draw.text((_EDGE, _BAR + 64), _cut(said.title, bold, inner), 0, bold, anchor="ls")
    draw.line((_EDGE, foot - 52, WIDTH - _EDGE, foot - 52), _LINE, 2)
    draw.text((_EDGE, foot), _cut(said.languages, plain, inner), _MUTED, plain, anchor="ls")
    top, bottom = _BAR + 96, foot - 76
    share = (bottom - top - _GAP * (len(said.headlines) - 1)) // len(said.headlines)
    size = min(fit(text, width=inner, height=share)[0] for text in said.headlines)
    for nth, text in enumerate(said.headlines):
        at = top + nth * (share + _GAP)
        if nth:
            draw.line((_EDGE, at - _GAP // 2, WIDTH - _EDGE, at - _GAP // 2), _LINE, 2)
        _, lines = fit(text, width=inner, height=share, largest=size)
        leading = round(size * _LEADING)
        for row, line in enumerate(lines):
            base = at + (share - len(lines) * leading) // 2 + row * leading + round(size * _ASCENT)
            draw.text((_EDGE, base), line, 0, _font(size, 700), anchor="ls")


def fit(text: str, *, width: int, height: int, largest: int = _LARGEST) -> tuple[int, tuple[str, ...]]:
    """The largest size (pixels) at which a headline fits a box, and its lines; what fits at no size ends in `…`."""
    for size in range(largest, _SMALLEST - 1, -2):
        font = _font(size, 700)
        lines = wrap(text, width, font.getlength)
        if len(lines) * round(size * _LEADING) <= height:
            return size, _balanced(text, lines, width, font.getlength)
    size = min(largest, _SMALLEST)
    font = _font(size, 700)
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


@cache
def _font(size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(str(fonts.path(_FACE)), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
