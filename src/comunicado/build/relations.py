"""What is public in, which other releases each page leads to out; and which pages of the last build lead elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from comunicado.build.plan import Place, Plan
from comunicado.model import Release
from comunicado.newsroom import Places

COUNT = 3
"""Releases that a page leads to."""
_LINK = re.compile(rb'\shref="([^":]+)"')
_TOPIC = re.compile(r"[^/]+/topics/([^/]+)/index\.html\Z")


class Relations:
    """The releases of the same topics, by the editions that show them."""

    def __init__(self, public: Collection[Place], releases: Mapping[Place, Release]) -> None:
        self._releases = releases
        self._lists: dict[tuple[str, str], list[Place]] = {}
        # Newest first; releases of one moment by id, as on the indexes.
        for place in sorted(public, key=lambda place: (-releases[place].published.timestamp(), place[1])):
            for topic in releases[place].topics:
                self._lists.setdefault((place[0], topic), []).append(place)

    def of(self, place: Place) -> tuple[Place, ...]:
        """The newest other releases of its topics in its edition."""
        found = {
            other
            for topic in self._releases[place].topics
            for other in self._lists.get((place[0], topic), ())[: COUNT + 1]
            if other != place
        }
        newest = sorted(found, key=lambda other: (-self._releases[other].published.timestamp(), other[1]))
        return tuple(newest[:COUNT])


def stale(planned: Plan, releases: Mapping[Place, Release], old: Mapping[str, Path]) -> frozenset[Place]:
    """The pages to be carried over that do not lead where they should, or lead to one that is made again.

    What a page leads to is read from the page itself, so that no record of it can be lost or wrong.
    """
    relations, made = Relations(planned.public, releases), set(planned.pages)
    found = set()
    for place in planned.kept_pages:
        others, path = set(relations.of(place)), Places.page(*place)
        topics = set(releases[place].topics)
        if others & made or _leads(old[path].read_bytes(), path) != (others, topics):
            found.add(place)
    return frozenset(found)


def _leads(page: bytes, path: str) -> tuple[set[Place], set[str]]:
    """The other releases of its edition, and the topics, that a page leads to."""
    here = Places.document(path)
    linked = set(_linked(page, path))
    others = {found for target in linked if target.endswith("/index.html") and (found := Places.document(target))}
    topics = {match[1] for target in linked if (match := _TOPIC.match(target))}
    return {other for other in others if here and other != here and other[0] == here[0]}, topics


def _linked(page: bytes, path: str) -> Iterator[str]:
    """Paths below the site's root that a page at `path` links to; addresses of other sites have a colon."""
    folder = posixpath.dirname(path)
    for found in _LINK.finditer(page):
        yield posixpath.normpath(posixpath.join(folder, found[1].decode("utf-8", "replace")))
