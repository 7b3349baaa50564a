"""What one document is made of: one release in one edition, and everything that its page links to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from comunicado import tags

if TYPE_CHECKING:
    from comunicado.markdown.html import Picture
    from comunicado.model import Key, Release, Translation
    from comunicado.newsroom.config import Edition, Newsroom


@dataclass(frozen=True, slots=True)
class Alternate:
    """One edition in the language switch, the current one too; in the order of the configuration."""

    edition: str
    names: tuple[tuple[str, str], ...]
    """Its languages, each named in itself: (name, BCP 47 tag), as `(("Español", "es-US"),)`.  See `names.of`."""
    locales: tuple[str, ...]
    """Its locales (BCP 47), in configured order."""
    href: str | None = None
    """Relative to the page; None where the edition is not public (yet): the switch says so."""
    url: str = ""
    """Absolute, for hreflang and metadata; empty where `href` is None."""
    current: bool = False
    layouts: tuple[tuple[str, str], ...] = ()
    """How it lays out its languages, in each of them: (words, BCP 47 tag).  See `names.layouts`."""

    @property
    def lang(self) -> str | None:
        """Its locale where it has only one."""
        return self.locales[0] if len(self.locales) == 1 else None

    @property
    def label(self) -> str:
        """Its name as plain text, as `English + Español`, or `English + Español (side by side · lado a lado)`."""
        names = " + ".join(name for name, _ in self.names)
        layout = " · ".join(words for words, _ in self.layouts)
        return f"{names} ({layout})" if layout else names


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the page offers.  Its label is made by the theme from `locales` and `kind`."""

    href: str
    """Relative to the page."""
    locales: tuple[str, ...]
    """BCP 47 tags of the languages in it."""
    kind: str = "PDF"
    size: int | None = None
    """Bytes."""
    pages: int | None = None
    edition: str = ""
    """Name of the edition that it is of; empty where its languages say enough."""
    words: Mapping[Key, str] | None = None
    """The newsroom's own words in its first language, among them labels of a language that the package lacks."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a reader must know before the body: once in each language of the page."""

    kind: Literal["caution", "control", "alert"]
    texts: tuple[str, ...]
    """Plain text, one for each of the page's texts, in that order; empty for a text that it is not true of."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another release that the page leads to."""

    href: str
    """Relative to the page."""
    texts: tuple[Translation, ...]
    """In the languages of the page, in whatever order."""


@dataclass(frozen=True, slots=True)
class Page:
    """One release in one edition.  `html` and `pdf` are made from the same value."""

    newsroom: Newsroom
    edition: Edition
    texts: tuple[Translation, ...]
    """One, or two for a bilingual edition: the release's source language first, whichever that is."""
    alternates: tuple[Alternate, ...] = ()
    downloads: tuple[Download, ...] = ()
    root: str = ""
    """From the page to the site's root, as `../../../`; empty at the root."""
    path: str = ""
    """The page's address below the site's root, as `en/2009/border-summit/`."""
    home: str | None = None
    """The edition's index, relative to the page; None where it is not in the tree."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Logical name → path below the site's root; see `assets.Assets.names`."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Picture as named in the release → where the page finds it, and its size in pixels.  One that is missing here is
    looked for beside the page.  The PDF takes pictures from `folder`."""
    folder: Path | None = None
    """The release's folder: the only place that pictures of the PDF may come from."""
    notices: tuple[Notice, ...] = ()
    search: str | None = None
    """The edition's search page, relative to the page; None where it has none."""
    topics: Mapping[str, str] = field(default_factory=dict)
    """Topic of the release → the list of its releases, relative to the page."""
    related: tuple[Related, ...] = ()
    """Releases of the same topics, newest first."""
    card: Picture | None = None
    """The share card, beside the page; None where the newsroom wants none."""

    @property
    def release(self) -> Release:
        """The release as composed in the first language."""
        return self.texts[0].release

    @property
    def url(self) -> str:
        """The page's own absolute address."""
        return f"{self.newsroom.url}/{self.path.removesuffix('index.html')}"

    @property
    def original(self) -> bool:
        """Whether the page's first text is the one that was authored."""
        return tags.language(self.texts[0].locale) == tags.language(self.release.source)
