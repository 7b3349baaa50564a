"""A page of the site in, what the theme's frame (`base.html`) names out; and the finished page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from comunicado.editions import names, templates
from comunicado.editions.fonts import PRELOADED
from comunicado.editions.metadata import Head
from comunicado.editions.page import Alternate
from comunicado.editions.voice import Voice
from comunicado.errors import Problem, RenderError
from comunicado.newsroom.config import Edition, Newsroom
from comunicado.newsroom.places import TEMPLATES
from comunicado.site import addresses, voices
from comunicado.site.entries import Site


@dataclass(frozen=True, slots=True)
class Frame:
    """What templates may name as `page`: as in `editions.Page`, for a page that shows no single release."""

    newsroom: Newsroom
    edition: Edition | None
    """None for the chooser, which is in every language."""
    path: str
    """The page below the site's root, as `es/page/2/index.html`."""
    root: str
    """From the page to the site's root, as `../../../`."""
    home: str | None
    """The edition's index, relative to the page; None on its own first page."""
    search: str | None
    """The edition's search page, relative to the page; None where it has none, and on itself."""
    alternates: tuple[Alternate, ...]
    assets: Mapping[str, str]
    """Logical name → path below the site's root."""


def frame(
    site: Site, path: str, edition: Edition | None = None, *, same: Callable[[Edition], str | None] = lambda _: None
) -> Frame:
    """The frame of the page at `path`.

    Args:
        same: an edition → the path of what shows there what this page shows here; None where it has no such page, and
            the language switch leads to its index.
    """
    home = addresses.index(edition.name) if edition else path
    search = addresses.search(edition.name) if edition and edition.name in site.searched else path
    return Frame(
        newsroom=site.newsroom,
        edition=edition,
        path=path,
        root=addresses.root(path, newsroom=site.newsroom),
        home=None if home == path else addresses.relative(home, page=path),
        search=None if search == path else addresses.relative(search, page=path),
        alternates=choices(site, path, edition, same=same) if edition else (),
        assets=site.assets,
    )


def choices(
    site: Site, path: str, current: Edition | None = None, *, same: Callable[[Edition], str | None] = lambda _: None
) -> tuple[Alternate, ...]:
    """Every edition's page of the `same`, or else its index, as the page at `path` links to it."""
    found = []
    for one in site.newsroom.editions:
        target = same(one) or addresses.index(one.name)
        found.append(
            Alternate(
                edition=one.name,
                names=names.of(one, site.newsroom),
                locales=one.locales,
                href=addresses.link(target, page=path, newsroom=site.newsroom),
                url=addresses.url(site.newsroom, target),
                current=one == current,
                layouts=names.layouts(one, site.newsroom, site.words),
            )
        )
    return tuple(found)


def render(name: str, site: Site, page: Frame, *, texts: tuple[Voice, ...], head: Head, **more: Any) -> bytes:
    """The template `name`, UTF-8.

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line; an asset has no file.
    """

    def asset(name: str) -> str:
        try:
            return page.root + site.assets[name]
        except KeyError:
            raise RenderError(Problem("", None, f"the page has no asset '{name}'")) from None

    context = {
        "page": page,
        "texts": texts,
        "titled": voices.titles(texts),
        "head": head,
        "asset": asset,
        "logo": "logo" in site.assets,
        "preloads": tuple(name for name in PRELOADED if name in site.assets),
        **more,
    }
    return templates.render(name, context, own=site.newsroom.root / TEMPLATES).encode("utf-8")
