"""The one rule of when a release may be seen.  Every writer asks it; nothing else decides."""

from __future__ import annotations

from datetime import datetime

from comunicado.model import Release


def visible(release: Release, now: datetime) -> bool:
    """Whether a release may be public at `now`.

    It may where it is no draft and its time has come: the embargo's moment if it has one, else the start of its date.
    Compared in UTC.  Whatever is unsure is not visible: an embargo without a time (`hold`), a clock without a zone.
    """
    if now.tzinfo is None or release.published.tzinfo is None or release.draft:
        return False
    if release.embargo is not None and release.embargo.moment is None:
        return False
    return release.published <= now


def embargoed(release: Release, now: datetime) -> bool:
    """Whether it is only its time that keeps a release from being seen."""
    return not release.draft and not visible(release, now)
