"""The rules of when a release, and what of it, may be seen.  Every writer asks them; nothing else decides."""

from __future__ import annotations

from dataclasses import replace
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


def current(release: Release, now: datetime) -> Release:
    """A visible release as it stands at `now` (aware): without the changes that are dated later.

    A correction that is prepared for tomorrow, or an update, says today what nobody may know yet.
    """
    moment = now.astimezone(UTC)
    corrections = tuple(one for one in release.corrections if one.moment.astimezone(UTC) <= moment)
    if release.updated is not None and release.updated.astimezone(UTC) > moment:
        release = replace(release, updated=None, updated_date=None)
    return release if corrections == release.corrections else replace(release, corrections=corrections)
