"""A release and what `compile` let pass in, the release in a locale out, with everything its page shows around it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from comunicado import facts, segments, tags
from comunicado.build.compiler import Compiler
from comunicado.build.gate import Gate
from comunicado.build.ledger import Standing, chain, standing
from comunicado.model import Key, Release, Segment, Translation
from comunicado.newsroom import Edition, Newsroom, Shelf
from comunicado.newsroom.places import NEWSROOM

SUMMARY = "summary"
"""msgctxt of the one text of a release that its page does not show."""


class Translator:
    """Composes the releases of one newsroom in its locales."""

    def __init__(self, newsroom: Newsroom, shelf: Shelf, gate: Gate, compiler: Compiler) -> None:
        self.newsroom, self.shelf, self.gate, self.compiler = newsroom, shelf, gate, compiler
        self._compiled: dict[tuple[str, str], Mapping[Key, str]] = {}

    def texts(self, release: Release, edition: Edition) -> tuple[Translation, ...]:
        """The release in the locales of an edition, the language that it was written in first.

        Raises:
            CatalogueError: what was compiled cannot be read.
        """
        source = tags.language(release.source)
        ordered = sorted(edition.locales, key=lambda locale: tags.language(locale) != source)
        return tuple(self._text(release, locale, edition) for locale in ordered)

    def words(self, locale: str) -> dict[Key, str]:
        """The newsroom's own words in a locale; where a page may show gaps, those are absent."""
        lookup = self._lookup(NEWSROOM, locale, self.newsroom.source, None)
        known = self.gate.ledger.segments(NEWSROOM)
        return {key: text for key, segment in known.items() if (text := lookup(segment)) is not None}

    def _text(self, release: Release, locale: str, edition: Edition) -> Translation:
        own, shared = self.gate.standings(release, locale)
        lookup = self._lookup(release.id, locale, release.source, own)
        around = self._lookup(NEWSROOM, locale, self.newsroom.source, shared)
        boilerplate = [self.shelf.boilerplate[name] for name in release.boilerplate]
        contacts = [self.shelf.contacts[name] for name in release.contacts]
        home = self.newsroom.source
        named = {**self.newsroom.facts, **release.facts}
        return Translation(
            release=segments.compose(release, lookup, locale=locale, reformat=_reformat(release.source, locale)),
            locale=locale,
            shown={name: facts.show(value, locale=locale, zone=edition.timezone) for name, value in named.items()},
            boilerplate=tuple(
                segments.compose_boilerplate(text, around, source=home, locale=locale, reformat=_reformat(home, locale))
                for text in boilerplate
            ),
            contacts=tuple(segments.compose_contact(contact, around, source=home) for contact in contacts),
            words=self.words(locale),
            gaps=bool(shared.open) or _shows(release, own.open),
        )

    def _lookup(self, id: str, locale: str, source: str, stands: Standing | None) -> segments.Lookup:
        """What a locale prints for a segment: the region's words, the language's, in its own language the text."""
        own = tags.language(locale) == tags.language(source)
        tables = [self._messages(id, name) for name in chain(locale, source)]
        closed = stands.open if stands else self._open(id, locale, source)

        def lookup(segment: Segment) -> str | None:
            if segment.key in closed:
                return None
            for table in tables:
                if text := table.get(segment.key):
                    return text
            return segment.text if own else None

        return lookup

    def _open(self, id: str, locale: str, source: str) -> frozenset[Key]:
        known = self.gate.ledger.segments(id).values()
        return standing(self.gate.ledger, id, locale, source=source, segments=known).open

    def _messages(self, id: str, name: str) -> Mapping[Key, str]:
        place = (id, name)
        if place not in self._compiled:
            self._compiled[place] = self.compiler.read(id, name)
        return self._compiled[place]


def _reformat(source: str, locale: str) -> Callable[[str], str | None]:
    from comunicado.locales import reformat_cell

    return lambda text: reformat_cell(text, source, locale)


def _shows(release: Release, open: Collection[Key]) -> bool:
    """Whether a release has one of these messages that its page prints: not a correction that is dated later."""
    printed = {key for key in open if key[0] != SUMMARY}
    return bool(printed) and any(segment.key in printed for segment in segments.of(release))
