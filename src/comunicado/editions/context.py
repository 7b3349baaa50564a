"""A `Page` in, what its templates may name out: the same for HTML and PDF."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from comunicado.editions import metadata, view
from comunicado.editions.page import Page


def of(page: Page, picture: view.Pictures, *, paper: bool) -> dict[str, Any]:
    """The context of a release's templates.

    Args:
        picture: source of a picture → where this format finds it.
        paper: for print; tables need not scroll.

    Raises:
        RenderError: the languages of a side-by-side edition are not made of the same blocks.
    """
    facing = page.edition.layout == "side-by-side" and len(page.texts) > 1
    writers = tuple(view.Writer(page, nth, picture, paper=paper) for nth in range(len(page.texts)))
    texts = tuple(writer.whole(facing=facing) for writer in writers)
    context: dict[str, Any] = {
        "page": page,
        "texts": texts,
        "issuers": tuple(zip(*(text.issuers for text in texts), strict=True)),
        "head": metadata.of(page),
        "kind": "bilingual" if facing else "sequential" if len(page.texts) > 1 else "single",
        "files": texts[0].files,
        "paper": paper,
        "breaks": Markup("<wbr>"),
    }
    if facing:
        shared = zip(*(text.boilerplate for text in page.texts), strict=True)
        context["groups"] = view.facing(writers, tuple(text.release.body for text in page.texts), opens=True)
        context["shared"] = tuple(
            view.facing(writers, tuple(one.blocks for one in ones), f"{ones[0].id}-") for ones in shared
        )
    return context
