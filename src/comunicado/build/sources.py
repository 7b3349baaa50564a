"""A release, or the newsroom's own words, in; what is to be translated out, and the catalogue template of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from comunicado import segments, tags
from comunicado.build import words
from comunicado.catalogues import glossary, store, template
from comunicado.catalogues.describe import Describer
from comunicado.catalogues.glossary import Glossary
from comunicado.errors import CatalogueError, ConfigError, Problem
from comunicado.markdown.tree import pictures
from comunicado.model import Catalogue, Facts, Release, Segment
from comunicado.newsroom import Newsroom, Places, Shelf
from comunicado.newsroom.places import BOILERPLATE, CONTACTS, GLOSSARY, NEWSROOM, TEMPLATES
from comunicado.release import remarks


@dataclass(frozen=True, slots=True)
class Text:
    """What is to be translated of one release, or of the newsroom's own words."""

    id: str
    source: str
    """BCP 47 tag that it is written in."""
    segments: tuple[Segment, ...]
    facts: Facts
    describer: Describer = field(compare=False)
    pictures: tuple[str, ...] = ()
    """Files whose absence would be a mistake."""
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Sources:
    """Reads the texts of one newsroom.

    Args:
        now: aware; becomes the POT-Creation-Date of what is made.
    """

    newsroom: Newsroom
    shelf: Shelf
    now: datetime
    glossary: Glossary

    @cached_property
    def created(self) -> str:
        """The POT-Creation-Date of what is made."""
        return self.now.strftime("%Y-%m-%d %H:%M%z")

    def files(self, id: str) -> tuple[str, ...]:
        """The files and folders that a text is read from, pictures apart."""
        if id != NEWSROOM:
            return (Places.release(id),)
        shared = [Places.boilerplate(name) for name in self.shelf.boilerplate_names]
        own = sorted((self.newsroom.root / TEMPLATES).rglob("*"))
        found = [path.relative_to(self.newsroom.root).as_posix() for path in own]
        return (CONTACTS, BOILERPLATE, TEMPLATES, *shared, *found)

    def read(self, id: str) -> Text:
        """The text of a release, or of `newsroom`.

        Raises:
            ComunicadoError: with every mistake in it.
        """
        if id == NEWSROOM:
            own = words.read(self.newsroom, self.shelf, words.extracted_labels(self.newsroom)).all()
            return self._text(id, self.newsroom.source, own, self.newsroom.facts)
        release = self.shelf.release(id)
        facts = {**self.newsroom.facts, **release.facts}
        found = segments.of(release)
        return self._text(id, release.source, found, facts, shown(release), tuple(remarks(release)))

    def _text(
        self, id: str, source: str, found: tuple[Segment, ...], facts: Facts,
        shows: tuple[str, ...] = (), said: tuple[Problem, ...] = (),
    ) -> Text:  # fmt: skip
        describer = Describer(found, source=source, facts=facts, glossary=self.glossary)
        return Text(id, source, found, facts, describer, shows, said)

    def template(self, text: Text, locale: str | None) -> Catalogue:
        """What the catalogue of a locale (POSIX name) is updated to; without a locale the template of all."""
        wanted = text.segments
        if text.id == NEWSROOM and locale is not None and not words.lacks_labels(tags.language(locale)):
            wanted = tuple(s for s in wanted if not s.path.startswith(f"{words.THEME}/"))
        if locale:
            tag = self.newsroom.reader(locale)
            describe = text.describer.to(tag, zone=self.newsroom.zone(tag))
        else:
            describe = text.describer.everywhere
        return template.build(
            wanted, project=self.newsroom.title, source=text.source, created=self.created, describe=describe
        )


def shown(release: Release) -> tuple[str, ...]:
    """The picture files that a release shows."""
    return tuple(f"{Places.folder(release.id)}/{name}" for name in pictures(release.body))


def terms(newsroom: Newsroom) -> Glossary:
    """The newsroom's glossary; an empty one where there is none.

    Raises:
        ConfigError: with every mistake in it.
    """
    try:
        data = store.read(newsroom.root, GLOSSARY, max_bytes=glossary.MAX_BYTES + 1)
    except CatalogueError as error:
        raise ConfigError(Problem(GLOSSARY, None, error.reason, "put a CSV file there, or nothing")) from None
    return Glossary() if data is None else glossary.parse(data, path=GLOSSARY)
