"""Catalogues in, the standing of every message out: translated, fuzzy, missing, or held back by a check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Literal

from comunicado import checks, tags
from comunicado.build.stamps import digest
from comunicado.catalogues import po, store
from comunicado.catalogues.guesses import is_reused
from comunicado.errors import CatalogueError, ConfigError, Problem
from comunicado.markdown.parser import FACT
from comunicado.model import Catalogue, Coverage, Finding, Key, Message, Segment
from comunicado.newsroom import Newsroom, Places

_HEADER = re.compile(rb'^[ \t]*(msgid)[ \t]*""\s*msgstr', re.MULTILINE)
"""Where the header begins: no other message has an empty msgid."""
State = Literal["translated", "fuzzy", "missing", "invalid"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One catalogue and what its messages are good for."""

    catalogue: Catalogue
    messages: Mapping[Key, Message]
    """Live messages."""
    findings: tuple[Finding, ...]
    held: frozenset[Key]
    """Messages with a finding of severity error."""
    digest: str
    """Of the catalogue's bytes."""

    def state(self, key: Key) -> State | None:
        """The state of a message; None where the catalogue has none."""
        message = self.messages.get(key)
        if message is None:
            return None
        if message.fuzzy:
            return "fuzzy"
        if not message.filled:
            return "missing"
        return "invalid" if key in self.held else "translated"


class Ledger:
    """The catalogues of a newsroom, each read and checked once.

    Raises:
        ConfigError: the configuration names a check that there is not.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        if unknown := sorted(newsroom.checks.keys() - checks.CHECKS.keys()):
            reason, hint = f"there is no check '{unknown[0]}'", f"the checks are: {', '.join(checks.CHECKS)}"
            raise ConfigError(Problem(newsroom.config, None, f"checks: {reason}", hint))
        self.newsroom = newsroom
        self._segments: dict[str, dict[Key, Segment]] = {}
        self._sheets: dict[tuple[str, str], Sheet | None] = {}
        self._errors: dict[tuple[str, str], CatalogueError] = {}

    @property
    def errors(self) -> tuple[CatalogueError, ...]:
        """Errors of the catalogues that could not be read so far."""
        return tuple(self._errors.values())

    def error(self, id: str, chain: Iterable[str]) -> CatalogueError | None:
        """The error of the first catalogue in a chain that could not be read."""
        return next((self._errors[id, locale] for locale in chain if (id, locale) in self._errors), None)

    def know(self, id: str, segments: Iterable[Segment]) -> None:
        """Say what the source of a release (or of the newsroom) holds, before its catalogues are read."""
        known = self._segments.setdefault(id, {})
        for segment in segments:
            known.setdefault(segment.key, segment)

    def segments(self, id: str) -> Mapping[Key, Segment]:
        """What `know` was told, by key, in the order of the source."""
        return self._segments.get(id, {})

    def sheet(self, id: str, locale: str) -> Sheet | None:
        """The checked catalogue of a release (or of the newsroom) in a locale, a POSIX name.

        None where there is none, or where it cannot be read (`errors` has why).
        """
        place = (id, locale)
        if place not in self._sheets:
            try:
                self._sheets[place] = self._read(id, locale)
            except CatalogueError as error:
                self._errors[place] = error
                self._sheets[place] = None
        return self._sheets[place]

    def refuse(self, id: str, locale: str, error: CatalogueError) -> None:
        """Take out a catalogue that cannot be compiled: it counts as one that cannot be read."""
        self._errors[id, locale] = error
        self._sheets[id, locale] = None

    def _read(self, id: str, locale: str) -> Sheet | None:
        path = Places.catalogue(id, locale)
        limits = self.newsroom.catalogues
        data = store.read(self.newsroom.root, path, max_bytes=limits.max_bytes)
        if data is None:
            return None
        catalogue = po.parse(data, path=path, language=locale, max_bytes=limits.max_bytes, max_string=limits.max_string)
        messages = {message.key: message for message in catalogue.messages if not message.obsolete}
        findings = (*self._findings(id, locale, catalogue), *_whole(id, locale, catalogue, data))
        held = frozenset((finding.context, finding.id) for finding in findings if finding.severity == "error")
        return Sheet(catalogue, messages, findings, held, digest(data))

    def _findings(self, id: str, locale: str, catalogue: Catalogue) -> Iterator[Finding]:
        """Findings on each message that is translated, in the order of the file."""
        known = self.segments(id)
        context = checks.Context(self._source(catalogue), self.newsroom.reader(locale))
        levels = self.newsroom.checks
        for message in catalogue.messages:
            if message.translated:
                segment = known.get(message.key) or _segment(message)
                yield from checks.run(
                    segment, message, release=id, locale=locale, path=catalogue.path, context=context, levels=levels
                )

    def _source(self, catalogue: Catalogue) -> str:
        """The locale (BCP 47) that a catalogue is translated from: its own header says so, as `extract` wrote it."""
        try:
            return tags.normalize(catalogue.get("X-Source-Language") or "")
        except ValueError:
            return self.newsroom.source


def _whole(id: str, locale: str, catalogue: Catalogue, data: bytes) -> Iterator[Finding]:
    header = _HEADER.search(data)
    line = data.count(b"\n", 0, header.start(1)) + 1 if header else None
    return checks.run_whole(catalogue, release=id, locale=locale, path=catalogue.path, line=line)


def _segment(message: Message) -> Segment:
    """The segment of a message that the source has no more, as well as the message itself tells."""
    formatted = "python-brace-format" in message.flags
    names = tuple(dict.fromkeys(FACT.findall(message.id))) if formatted else ()
    links = tuple(line for line in message.extracted if line.startswith("["))
    return Segment(message.context, message.id, "", formatted=formatted, facts=names, links=links)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a set of segments has in one locale."""

    states: Mapping[Key, State]
    segments: Mapping[Key, Segment]
    reused: frozenset[Key] = frozenset()
    """Fuzzy messages that were filled from other releases."""
    ahead: bool = False
    """The source holds segments that no catalogue knows: `extract` has not run since."""

    def coverage(self, seen: set[Key] | None = None) -> Coverage:
        """Counts of messages and words; `seen` gathers open messages, to tell those that repeat."""
        states = self.states
        count = {name: sum(state == name for state in states.values()) for name in ("fuzzy", "missing", "invalid")}
        words = {key: len(segment.text.split()) for key, segment in self.segments.items()}
        sums = dict.fromkeys(("new", "fuzzy", "repeated", "reused"), 0)
        for key, state in states.items():
            if state == "translated":
                continue
            if seen is not None and key in seen:
                kind = "repeated"
            else:
                kind = "new" if state == "missing" else "reused" if key in self.reused else "fuzzy"
            sums[kind] += words[key]
            if seen is not None:
                seen.add(key)
        return Coverage(
            total=len(states),
            translated=len(states) - count["fuzzy"] - count["missing"],
            fuzzy=count["fuzzy"],
            missing=count["missing"],
            invalid=count["invalid"],
            words=sum(words.values()),
            words_new=sums["new"],
            words_fuzzy=sums["fuzzy"],
            words_repeated=sums["repeated"],
            words_reused=sums["reused"],
        )

    @property
    def open(self) -> frozenset[Key]:
        """Messages that cannot be published."""
        return frozenset(key for key, state in self.states.items() if state != "translated")


def standing(ledger: Ledger, id: str, locale: str, *, source: str, segments: Iterable[Segment]) -> Standing:
    """How segments of a release (or of the newsroom) stand in a locale.

    The chain is the regional catalogue, then the language's.  What a regional catalogue lacks falls through; what is
    open in it is open, and does not.  In the source's own language the text itself is what remains.

    Args:
        id: a release's id, or `newsroom`.
        locale: BCP 47 tag of the reader.
        source: BCP 47 tag that the segments are written in.
    """
    found = {segment.key: segment for segment in segments}
    own = tags.language(locale) == tags.language(source)
    sheets = [sheet for name in chain(locale, source) if (sheet := ledger.sheet(id, name))]
    unread = ledger.error(id, chain(locale, source)) is not None
    states: dict[Key, State] = {}
    reused: set[Key] = set()
    ahead = False
    for key in found:
        sheet = next((sheet for sheet in sheets if key in sheet.messages), None)
        state = sheet.state(key) if sheet else None
        if sheet and state == "fuzzy" and _is_reused(sheet.messages[key]):
            reused.add(key)
        ahead = ahead or (state is None and not own and not unread)
        states[key] = state or ("translated" if own else "missing")
    return Standing(states, found, frozenset(reused), ahead)


def _is_reused(message: Message) -> bool:
    return any(map(is_reused, message.extracted))


def chain(locale: str, source: str) -> tuple[str, ...]:
    """POSIX names of the catalogues that a locale reads for text written in `source`."""
    names = tags.chain(locale)
    if tags.language(locale) != tags.language(source):
        return names
    # The source's language has no catalogue; a region of it that is not the source's own may have one.
    return tuple(name for name in names if name not in (tags.posix(source), tags.language(source)))


def total(*parts: Coverage) -> Coverage:
    """Coverages added up."""
    return Coverage(*(sum(values) for values in zip(*map(astuple, parts), strict=True)))
