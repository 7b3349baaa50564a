"""A newsroom's look in, the files that its pages share out: style sheet, fonts, logo, under names made of content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from comunicado.editions import fonts
from comunicado.errors import ConfigError, Problem
from comunicado.newsroom import colours
from comunicado.newsroom.config import Newsroom
from comunicado.newsroom.places import TEMPLATES

FOLDER = "assets"
"""Below the site's root."""
STYLES = Path(__file__).parent.parent / "theme" / "styles"
OWN_STYLE = "newsroom.css"
"""Rules that a newsroom adds to the theme's, on the web and in the PDF."""
_DARK_PAPER = (0x14, 0x17, 0x1A)


@dataclass(frozen=True, slots=True)
class Assets:
    """Files that pages share."""

    files: Mapping[str, bytes]
    """Path below the site's root, as `assets/screen.0123456789.css` → content."""
    names: Mapping[str, str]
    """Logical name (`screen.css`, `public-sans.woff2`, `logo`) → path: `Page.assets`."""


def assets(newsroom: Newsroom, cache: Path) -> Assets:
    """The shared files of a newsroom's pages.

    Args:
        cache: a folder that may vanish (`.comunicado/`): web fonts are kept there.

    Raises:
        ConfigError: a style sheet or the logo cannot be read, a font is not installed.
    """
    made = {face.name: fonts.web(face, cache) for face in fonts.FACES}
    if newsroom.logo:
        made["logo"] = _read(newsroom.root / TEMPLATES / newsroom.logo, f"{TEMPLATES}/{newsroom.logo}")
    files = {"logo": newsroom.logo}
    for name, issuer in newsroom.issuers.items():
        if issuer.logo:
            files[issuer_logo(name)] = issuer.logo
            made[issuer_logo(name)] = _read(newsroom.root / TEMPLATES / issuer.logo, f"{TEMPLATES}/{issuer.logo}")
    names = {name: _hashed(files.get(name, name), data) for name, data in made.items()}
    sheet = "".join(
        (
            *(_face(face, names[face.name]) for face in fonts.FACES),
            accents(newsroom.accent),
            *(style(name, newsroom.root) for name in ("tokens.css", "screen.css", "index.css", "print.css")),
            own_style(newsroom.root),
        )
    )
    made["screen.css"] = sheet.encode("utf-8")
    names["screen.css"] = _hashed("screen.css", made["screen.css"])
    return Assets({names[name]: data for name, data in made.items()}, names)


def issuer_logo(name: str) -> str:
    """Logical name of an issuer's logo.

    >>> issuer_logo("ice")
    'logo of ice'
    """
    return f"logo of {name}"


def style(name: str, root: Path) -> str:
    """A style sheet of the theme, or the newsroom's own in its place (`templates/NAME`)."""
    own = root / TEMPLATES / name
    if own.is_file():
        return _read(own, f"{TEMPLATES}/{name}").decode("utf-8")
    return (STYLES / name).read_text("utf-8")


def own_style(root: Path) -> str:
    """What the newsroom adds to the theme's style sheets; mostly nothing."""
    own = root / TEMPLATES / OWN_STYLE
    return _read(own, f"{TEMPLATES}/{OWN_STYLE}").decode("utf-8") if own.is_file() else ""


def accents(accent: str) -> str:
    """The newsroom's colour, and one made of it that is seen on a dark page.

    >>> accents("#17385E")
    ':root { --accent: #17385E; --accent-dark: #74889E; }\\n'
    """
    return f":root {{ --accent: {accent}; --accent-dark: {_lightened(accent)}; }}\n"


def _lightened(accent: str) -> str:
    colour = colours.parts(accent)
    for step in range(0, 101, 5):
        lighter = colours.mixed(colour, (255, 255, 255), step / 100)
        if colours.contrast(lighter, _DARK_PAPER) >= colours.READABLE:
            break
    return colours.written(lighter)


def _face(face: fonts.Face, path: str) -> str:
    first, last = min(face.weights), max(face.weights)
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {first} {last};'
        f' font-display: swap; src: url("{PurePosixPath(path).name}") format("woff2"); }}\n'
    )


def _hashed(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    return f"{FOLDER}/{path.stem}.{hashlib.sha256(data).hexdigest()[:10]}{path.suffix}"


def _read(path: Path, shown: str) -> bytes:
    try:
        data = path.read_bytes()
        if path.suffix == ".css":
            data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(Problem(shown, None, f"it cannot be read ({error})")) from None
    return data
