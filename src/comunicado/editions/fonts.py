"""The font packages' variable TrueType files in, what pages and PDFs use out; both made once and kept.

The web gets WOFF2 of the letters of European languages, in the weights that the theme sets.  PDFs get the same letters
as static TrueType, because WeasyPrint makes an instance of every variable font for every document (0.5 s of the 0.6 s
that a release takes); the variable files stand behind them for all other letters.  A fontconfig of our own names these
files and no others, so that no font of the machine can change a page.
"""

from __future__ import annotations

import atexit
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile, mkdtemp
from typing import Any
from xml.sax.saxutils import escape

from comunicado.errors import ConfigError, Problem

# Basic Latin to Latin Extended-A, then what newsrooms type: spaces, dashes, quotes, daggers, bullet, ellipsis, per
# mille, primes, guillemets, currency, trade mark, arrows, minus, fractions, ligatures.
_LETTERS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x218, 0x21B), (0x2BC, 0x2BC), (0x2C6, 0x2DD), (0x300, 0x304),
    (0x1E9E, 0x1E9E), (0x2002, 0x200B), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2089), (0x20A0, 0x20BF),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2150, 0x215E), (0x2190, 0x2193), (0x21A9, 0x21A9), (0x2212, 0x2212),
    (0x2215, 0x2215), (0x2248, 0x2248), (0x2260, 0x2265), (0xFB00, 0xFB04),
)  # fmt: skip
_FEATURES = ["kern", "liga", "clig", "calt", "ccmp", "locl", "mark", "mkmk", "lnum", "tnum", "pnum", "sups", "frac"]


PRINT = "Print"
"""Added to a family's name: its static files."""
_PRINT_SIZE = 15
"""Optical size of the static files, in px as CSS counts it: between the body's and the subhead's."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the theme."""

    name: str
    """Logical name of its web font."""
    family: str
    style: str
    package: str
    file: str
    weights: tuple[int, ...]


_SANS, _SERIF = "fontpkg-public-sans", "fontpkg-source-serif-4"
FACES = (
    Face("public-sans.woff2", "Public Sans", "normal", _SANS, "PublicSans[wght].ttf", (400, 600, 700, 800)),
    Face("public-sans-italic.woff2", "Public Sans", "italic", _SANS, "PublicSans-Italic[wght].ttf", (400, 700)),
    Face("source-serif.woff2", "Source Serif 4", "normal", _SERIF, "SourceSerif4[opsz,wght].ttf", (400, 700)),
    Face(
        "source-serif-italic.woff2",
        "Source Serif 4",
        "italic",
        _SERIF,
        "SourceSerif4-Italic[opsz,wght].ttf",
        (400, 700),
    ),
)
PRELOADED = ("public-sans.woff2", "source-serif.woff2")
"""Fonts of the first screen."""


def path(face: Face) -> Path:
    """Its TrueType file.

    Raises:
        ConfigError: the font package is not installed.
    """
    spec = find_spec(face.package.replace("-", "_"))
    found = spec and spec.origin and Path(spec.origin).parent / "files" / face.file
    if not found or not found.is_file():
        hint = f"run 'pip install {face.package}'"
        raise ConfigError(Problem("", None, f"the font {face.family} is not installed", hint))
    return found


def web(face: Face, store: Path) -> bytes:
    """A face as WOFF2.

    Args:
        store: a folder that may vanish, where what takes seconds to make is kept.

    Raises:
        ConfigError: the font package is not installed.
    """
    return _kept(store, face, "woff2", None)


@cache
def fontconfig(store: Path) -> Path:
    """A fontconfig file that knows the theme's fonts alone, for this process; removed at its end.

    Raises:
        ConfigError: a font package is not installed.  (Without any font at all Pango ends the process.)
    """
    home = Path(mkdtemp(prefix="comunicado-fonts-"))
    owner = os.getpid()
    atexit.register(lambda: rmtree(home, ignore_errors=True) if os.getpid() == owner else None)
    for face in FACES:
        for weight in face.weights:
            name = f"{face.family} {face.style} {weight}.ttf".replace(" ", "-")
            (home / name).write_bytes(_kept(store, face, "ttf", weight))
    places = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in (home, *sorted({path(f).parent for f in FACES})))
    file = home / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig>{places}<cachedir>{escape(str(home / 'cache'))}</cachedir></fontconfig>",
        "utf-8",
    )
    return file


@cache
def measure(store: Path) -> Callable[[str, bool], float]:
    """What says how wide a line of the print sans is, in em: (text, whether bold).  Figures are tabular.

    Raises:
        ConfigError: the font package is not installed.
    """
    face = FACES[0]
    regular, bold = (_advances(_kept(store, face, "ttf", weight)) for weight in (400, 700))

    def width(text: str, heavy: bool) -> float:
        letters = bold if heavy else regular
        return sum(letters.get(ord(letter), 1.0) for letter in text)

    return width


def _advances(file: bytes) -> dict[int, float]:
    """Code points → em."""
    font = _font(file)
    em, advances = font["head"].unitsPerEm, font["hmtx"]
    found = {code: advances[name][0] / em for code, name in font.getBestCmap().items()}
    figure = max(found[ord(digit)] for digit in "0123456789")
    return found | {ord(digit): figure for digit in "0123456789"}


def ready(store: Path) -> bool:
    """Whether every font is in a cache; if not, making them takes about half a minute, once on a machine.

    Raises:
        ConfigError: a font package is not installed.
    """
    folders = (store / "fonts", shared() / "fonts")
    wanted = [_name(face, "woff2", None) for face in FACES]
    wanted += [_name(face, "ttf", weight) for face in FACES for weight in face.weights]
    return all(any((folder / name).is_file() for folder in folders) for name in wanted)


def _kept(store: Path, face: Face, kind: str, weight: int | None) -> bytes:
    """From the store, or made and put there.  The same package and fontTools give the same bytes on any day."""
    name = _name(face, kind, weight)
    kept = tuple(folder / "fonts" / name for folder in (store, shared()))
    for file in kept:
        try:
            data = file.read_bytes()
            break
        except OSError:
            continue
    else:
        data = _made(face, weight)
    for file in kept:
        _keep(file, data)
    return data


@cache
def _name(face: Face, kind: str, weight: int | None) -> str:
    """Of the file in a cache: all that its content depends on."""
    tools = tuple(version(name) for name in ("fonttools", "brotli"))
    recipe = repr((face, kind, weight, _LETTERS, _FEATURES, _PRINT_SIZE, tools)).encode()
    return f"{hashlib.sha256(recipe + path(face).read_bytes()).hexdigest()[:32]}.{kind}"


@cache
def _made(face: Face, weight: int | None) -> bytes:
    return _web(face) if weight is None else _static(face, weight)


def shared() -> Path:
    """The user's cache (XDG), so that a second newsroom on a machine need not make the fonts again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "comunicado"


def _web(face: Face) -> bytes:
    """Weights stay variable; every other axis at its default (optical sizes would double the file)."""
    font = _font(_letters(face))
    weights = min(face.weights), max(face.weights)
    font = _instance(font, {axis: weights if axis == "wght" else None for axis in _axes(font)})
    font.flavor = "woff2"
    return _saved(font)


def _static(face: Face, weight: int) -> bytes:
    font = _font(_letters(face))
    sizes = {"wght": weight, "opsz": _PRINT_SIZE}
    font = _instance(font, {axis: sizes.get(axis) for axis in _axes(font)})
    family, style = f"{face.family} {PRINT}", "Italic" if face.style == "italic" else "Regular"
    names = {1: family, 2: style, 4: f"{family} {weight} {style}", 6: f"{family}-{weight}-{style}".replace(" ", "")}
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    return _saved(font)


@cache
def _letters(face: Face) -> bytes:
    """A face with nothing but the letters that the theme needs."""
    from fontTools import subset

    font = _font(path(face).read_bytes())
    options = subset.Options(layout_features=_FEATURES, hinting=False, recalc_timestamp=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in _LETTERS for code in range(first, last + 1)])
    # First of all: fontTools 4.68 cannot cut a font whose spaces lost their variations (KeyError: 'uni2004').
    subsetter.subset(font)
    return _saved(font)


def _font(data: bytes) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(data), recalcTimestamp=False)


def _axes(font: Any) -> Iterator[str]:
    return (axis.axisTag for axis in font["fvar"].axes)


def _instance(font: Any, axes: dict[str, Any]) -> Any:
    from fontTools.varLib.instancer import instantiateVariableFont

    return instantiateVariableFont(font, axes, inplace=True)


def _saved(font: Any) -> bytes:
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _keep(path: Path, data: bytes) -> None:
    """Into the cache, whole or not at all; a cache that cannot be written costs time and nothing else."""
    if path.is_file():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError:
        return
