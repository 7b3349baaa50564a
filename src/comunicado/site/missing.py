"""The page that a server shows where there is none: in every language, with links that hold at any depth."""

from __future__ import annotations

from comunicado.editions.metadata import Head
from comunicado.site import addresses, voices
from comunicado.site.entries import Site
from comunicado.site.frame import choices, frame, render


def page(site: Site) -> bytes:
    """The page, UTF-8.

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line.
    """
    path = addresses.MISSING
    texts = voices.of_languages(site.newsroom, site.words)
    title = " · ".join(dict.fromkeys(text.labels("Page not found") for text in texts))
    return render(
        "missing.html",
        site,
        frame(site, path),
        texts=texts,
        head=Head(title=title, description="", canonical=""),
        kind="missing",
        offers=choices(site, path),
        feeds=(),
    )
