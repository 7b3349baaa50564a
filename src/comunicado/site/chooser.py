"""The page at the site's root: every edition, named in itself."""

from __future__ import annotations

from comunicado import tags
from comunicado.editions.metadata import Head
from comunicado.site import addresses, alternates, feeds, voices
from comunicado.site.entries import Site
from comunicado.site.frame import choices, frame, render


def page(site: Site) -> bytes:
    """The chooser, UTF-8.

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line.
    """
    room, path = site.newsroom, addresses.CHOOSER
    texts = voices.of_languages(room, site.words)
    here, *others = (tags.posix(text.lang) for text in texts)
    head = Head(
        title=" · ".join(voice.title for voice in voices.titles(texts)),
        description=" · ".join(dict.fromkeys(voice.organization for voice in texts if voice.organization)),
        canonical=addresses.url(room, path),
        kind="website",
        locale=here,
        locales=tuple(others),
        alternates=alternates.of_indexes(site),
    )
    offers = tuple(
        (choice, voices.of_edition(edition, room, site.words), not site.entries[edition.name])
        for choice, edition in zip(choices(site, path), room.editions, strict=True)
    )
    return render(
        "chooser.html",
        site,
        frame(site, path),
        texts=texts,
        head=head,
        kind="chooser",
        offers=offers,
        feeds=feeds.links(site, site.filled, page=path),
    )
