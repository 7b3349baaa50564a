"""The one rule of when a release may be seen.  Every writer asks it; nothing else decides."""

from __future__ import annotations

from datetime import UTC, datetime

from comunicado.model import Release


def visible(release: Release, now: datetime) -> bool:
    """Whether a release may be public at `now`.

    It may where it is no draft and its time has come: the embargo's moment if it has one, else the start of its date.
    Compared in UTC.  Whatever is unsure is not visible: an embargo without a time (`hold`), a clock without a zone.
    """
    if now.utcoffset() is None or release.published.utcoffset() is None or release.draft:
        return False
    if release.embargo is not None and release.embargo.moment is None:
        return False
    # In UTC explicitly: two datetimes of one ZoneInfo are compared by their wall clocks.
    return release.published.astimezone(UTC) <= now.astimezone(UTC)
