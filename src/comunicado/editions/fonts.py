"""The font packages' variable TrueType files in, what pages and PDFs use out.

The web gets WOFF2, cut down to the letters of European languages and to the weights that the theme sets; PDFs get the
files as they are, through a fontconfig of our own, so that no font of the machine can change a page.
"""

from __future__ import annotations

import atexit
import hashlib
import os
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


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the theme."""

    name: str
    """Logical name of its web font."""
    family: str
    style: str
    package: str
    file: str
    weights: tuple[int, int]


FACES = (
    Face("public-sans.woff2", "Public Sans", "normal", "fontpkg-public-sans", "PublicSans[wght].ttf", (400, 800)),
    Face(
        "public-sans-italic.woff2", "Public Sans", "italic", "fontpkg-public-sans", "PublicSans-Italic[wght].ttf",
        (400, 700),
    ),
    Face(
        "source-serif.woff2", "Source Serif 4", "normal", "fontpkg-source-serif-4", "SourceSerif4[opsz,wght].ttf",
        (400, 700),
    ),
    Face(
        "source-serif-italic.woff2", "Source Serif 4", "italic", "fontpkg-source-serif-4",
        "SourceSerif4-Italic[opsz,wght].ttf", (400, 700),
    ),
)  # fmt: skip
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


def folders() -> tuple[Path, ...]:
    """The folders that the fonts lie in."""
    return tuple(sorted({path(face).parent for face in FACES}))


@cache
def web(face: Face, store: Path) -> bytes:
    """A face as WOFF2, kept in `store`: making it takes seconds.

    The same font package and the same fontTools give the same bytes on any day.
    """
    source = path(face).read_bytes()
    recipe = repr((face, _LETTERS, _FEATURES, version("fonttools"), version("brotli"), "1")).encode()
    kept = store / "fonts" / f"{hashlib.sha256(recipe + source).hexdigest()[:32]}.woff2"
    try:
        return kept.read_bytes()
    except OSError:
        made = _woff2(source, face)
    _keep(kept, made)
    return made


def _woff2(source: bytes, face: Face) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = subset.Options(
        layout_features=_FEATURES, hinting=False, recalc_timestamp=False, notdef_outline=True, name_IDs=[1, 2, 16, 17]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in _LETTERS for code in range(first, last + 1)])
    subsetter.subset(font)
    # After cutting: fontTools 4.68 cannot cut a font whose spaces lost their variations (KeyError: 'uni2004').
    instancer.instantiateVariableFont(font, _axes(font, face), inplace=True)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _axes(font: Any, face: Face) -> dict[str, tuple[int, int] | None]:
    """The weights that the theme sets; every other axis at its default (optical sizes would double the file)."""
    return {axis.axisTag: face.weights if axis.axisTag == "wght" else None for axis in font["fvar"].axes}


@cache
def fontconfig() -> Path:
    """A fontconfig file that knows the theme's fonts alone, for this process; removed at its end.

    Raises:
        ConfigError: a font package is not installed.  (Without any font at all Pango ends the process.)
    """
    places = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders())
    home = Path(mkdtemp(prefix="comunicado-fonts-"))
    owner = os.getpid()
    atexit.register(lambda: rmtree(home, ignore_errors=True) if os.getpid() == owner else None)
    file = home / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig>{places}<cachedir>{escape(str(home / 'cache'))}</cachedir></fontconfig>",
        "utf-8",
    )
    return file


def _keep(path: Path, data: bytes) -> None:
    """Into the cache, whole or not at all; a cache that cannot be written costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
            file.write(data)
        os.replace(file.name, path)
    except OSError:
        return
