"""Releases as their pages were made in, everything around them out: chooser, indexes, search, feeds, sitemap.

Pure and the same on any day: what may be seen was decided before (`build.gate`), and every date comes from an entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comunicado.model import Key
from comunicado.newsroom.config import Newsroom
from comunicado.site.entries import Entry

__all__ = ["Entry", "pages"]


def pages(
    newsroom: Newsroom,
    entries: Mapping[str, Sequence[Entry]],
    *,
    words: Mapping[str, Mapping[Key, str]],
    assets: Mapping[str, str],
) -> dict[str, bytes]:
    """The site's own files: path below `public/` → content.

    Args:
        entries: edition → the releases that it shows, only what is visible and ready, in any order.
        words: locale (BCP 47) → the newsroom's own words in it.
        assets: logical name → path below the site's root (`editions.assets.Assets.names`).

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line; an asset has no file; Pagefind, which
            makes the search, failed.
    """
    from comunicado.site import addresses, atom, chooser, index, jsonfeed, missing, script, search, sitemap
    from comunicado.site.entries import gather

    searched = frozenset(e.name for e in newsroom.editions if entries.get(e.name) and search.wanted(newsroom))
    scripts = {name: script.file(name) for name in (script.NAME, *((script.SEARCH,) if searched else ()))}
    known = {**assets, **{name: path for name, (path, _) in scripts.items()}}
    site = gather(newsroom, entries, words=words, assets=known, searched=searched)
    files = dict(scripts.values())
    files[addresses.CHOOSER] = chooser.page(site)
    for edition in newsroom.editions:
        files.update(index.files(site, edition))
        files[addresses.atom(edition.name)] = atom.render(site, edition)
        files[addresses.json(edition.name)] = jsonfeed.render(site, edition)
        if edition.name in searched:
            files.update(search.files(site, edition))
    files[addresses.SITEMAP] = sitemap.render(site)
    files[addresses.ROBOTS] = sitemap.robots(site)
    files[addresses.MISSING] = missing.page(site)
    return files
