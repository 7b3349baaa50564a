"""From a newsroom to its public site: the gate, extraction, compiling, rendering and publishing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comunicado.build.report import Report


def build_site(
    root: Path, *, now: datetime, releases: Sequence[str] = (), editions: Sequence[str] = (),
    formats: Sequence[str] = (),
) -> Report:  # fmt: skip
    """Build the newsroom in `root` into its `public/`, as `comunicado build` does.

    Args:
        root: the folder with the newsroom's configuration.
        now: aware; decides what is visible.
        releases: ids, folders or globs; none means all.
        editions: names; none means all.
        formats: names; none means all that the editions are made as.

    Returns:
        What was made, and what was held back and why.

    Raises:
        ComunicadoError: the configuration, the request or the newsroom's own words are wrong, or the site cannot be
            written.  A mistake in a single release is in the report instead.
    """
    from comunicado.build.pipeline import build
    from comunicado.build.report import Request
    from comunicado.editions.formats import configured
    from comunicado.newsroom import Shelf, load

    newsroom = load(root)
    shelf = Shelf(newsroom)
    chosen = tuple(newsroom.edition(name) for name in editions) or newsroom.editions
    return build(newsroom, shelf, Request(shelf.select(releases), chosen, tuple(formats) or configured(chosen), now))
