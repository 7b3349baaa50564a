"""What may be public: one release, one edition, one answer, with the reason.

Nothing else decides.  Pages, PDFs, indexes, feeds and the status of a newsroom all ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from comunicado import segments, tags
from comunicado.build import words
from comunicado.build.ledger import Ledger, Standing, chain, standing, total
from comunicado.embargo import visible
from comunicado.errors import ComunicadoError
from comunicado.model import Coverage, Release, Segment
from comunicado.newsroom import Edition, Newsroom, Shelf
from comunicado.newsroom.places import NEWSROOM

State = Literal["ready", "withheld", "embargoed", "draft", "unapproved", "stale", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an edition of a release may be public."""

    state: State
    reason: str = ""
    """A clause for people; empty where it is ready."""

    @property
    def ready(self) -> bool:
        """Whether it may be public."""
        return self.state == "ready"


READY = Verdict("ready")


class Gate:
    """Judges the releases of one newsroom at one moment.

    Args:
        labels: the labels of the newsroom's templates (`words.extracted_labels` or `words.recorded_labels`).
        releases: the releases that can be read.
        now: aware; decides only what is visible.

    Raises:
        SourceError: a shared text or the contacts cannot be read.
    """

    def __init__(
        self, newsroom: Newsroom, shelf: Shelf, *, labels: Iterable[Segment], releases: Iterable[Release], now: datetime
    ) -> None:
        self.newsroom, self.shelf, self.now = newsroom, shelf, now
        self.words = words.read(newsroom, shelf, labels)
        self.ledger = Ledger(newsroom)
        self.ledger.know(NEWSROOM, self.words.all())
        self.errors: list[ComunicadoError] = []
        self.releases: dict[str, Release] = {}
        for release in releases:
            try:
                self.ledger.know(release.id, segments.of(release))
            except ComunicadoError as error:
                self.errors.append(error)
                continue
            self.releases[release.id] = release
        self._standings: dict[tuple[str, str], tuple[Standing, Standing]] = {}

    def standings(self, release: Release, locale: str) -> tuple[Standing, Standing]:
        """How a release stands in a locale: its own messages, and those of the newsroom that its page shows."""
        place = (release.id, locale)
        if place not in self._standings:
            own = self.ledger.segments(release.id).values()
            shown = self.words.shown(release, tags.language(locale))
            self._standings[place] = (
                standing(self.ledger, release.id, locale, source=release.source, segments=own),
                standing(self.ledger, NEWSROOM, locale, source=self.newsroom.source, segments=shown),
            )
        return self._standings[place]

    def coverage(self, release: Release, locale: str) -> Coverage:
        """Counts of everything that the release's page shows in a locale."""
        return total(*(one.coverage() for one in self.standings(release, locale)))

    def judge(self, release: Release, edition: Edition) -> Verdict:
        """Whether an edition of a release may be public now, and why not."""
        verdict = self._apart(release, edition)
        if not verdict.ready or not self.newsroom.publish.together:
            return verdict
        for other in self.newsroom.editions:
            waiting = self._apart(release, other)
            if not waiting.ready:
                return Verdict("withheld", f"the languages go out together, and {other.name} waits: {waiting.reason}")
        return verdict

    def _apart(self, release: Release, edition: Edition) -> Verdict:
        if release.draft:
            return Verdict("draft", "it is a draft ('draft: true')")
        if not visible(release, self.now):
            return Verdict("embargoed", self._until(release))
        if self.newsroom.publish.approvals:
            roles = " and ".join(self.newsroom.publish.approvals)
            return Verdict("unapproved", f"nobody has approved it as {roles}")
        for locale in edition.locales:
            if reason := self._withheld(release, locale):
                return Verdict("withheld", reason)
        return READY

    def _until(self, release: Release) -> str:
        if release.embargo and release.embargo.moment is None:
            return "it is on hold until someone gives a time"
        when = release.published.isoformat(timespec="minutes")
        if release.embargo:
            return f"the embargo lifts on {when}{f' ({release.embargo.zone})' if release.embargo.zone else ''}"
        return f"its date is still to come ({when})"

    def _withheld(self, release: Release, locale: str) -> str | None:
        """Why a locale of a release cannot be published, or None."""
        own, shared = self.standings(release, locale)
        name = tags.posix(locale)
        for id, source in ((release.id, release.source), (NEWSROOM, self.newsroom.source)):
            if error := self.ledger.error(id, chain(locale, source)):
                return f"{error.path} cannot be read"
        coverage = self.coverage(release, locale)
        if coverage.percent < self.newsroom.publish.minimum:
            return f"{name} is at {coverage.percent} %: {_open(coverage)}{_hint(own, shared)}"
        heads = [key for key in own.open if key[0] in ("headline", "subhead")]
        if heads:
            return f"the {heads[0][0]} is not translated into {name}"
        # No mark can say the language of a label: some stand in attributes.
        labels = [key[1] for key in shared.open if key[0] is None and shared.segments[key].plain]
        if labels:
            return f"the label '{min(labels)}' is not translated into {name} (newsroom.po)"
        return None


def at(
    newsroom: Newsroom,
    shelf: Shelf,
    ids: Iterable[str],
    *,
    labels: Callable[[Newsroom], Iterable[Segment]],
    now: datetime,
) -> tuple[Gate, tuple[ComunicadoError, ...]]:
    """The gate for some releases, and the errors of those that cannot be read.

    Args:
        labels: reads the labels of the newsroom's templates (`words.extracted_labels` or `words.recorded_labels`).

    Raises:
        ComunicadoError: the newsroom's own words cannot be read; it names the mistakes of the releases as well.
    """
    found, errors = shelf.releases(ids)
    try:
        return Gate(newsroom, shelf, labels=labels(newsroom), releases=found, now=now), errors
    except ComunicadoError as error:
        raise type(error)(*dict.fromkeys(p for one in (*errors, error) for p in one.problems)) from None


def _open(coverage: Coverage) -> str:
    counts = (("missing", coverage.missing), ("fuzzy", coverage.fuzzy), ("held back by a check", coverage.invalid))
    return ", ".join(f"{count} {what}" for what, count in counts if count)


def _hint(own: Standing, shared: Standing) -> str:
    if own.ahead or shared.ahead:
        return "; the source is ahead of its catalogue, run 'comunicado extract'"
    if shared.open and not own.open:
        return "; what is open are the newsroom's own words (newsroom.po)"
    return ""
