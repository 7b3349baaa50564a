"""The newsroom's own words: title, shared texts, contacts, labels of its templates.  They have one catalogue.

A release counts as translated only with those of them that its page shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comunicado import segments, tags
from comunicado.catalogues import store
from comunicado.markdown.parser import FACT
from comunicado.model import Catalogue, Key, Release, Segment
from comunicado.newsroom import Newsroom, Places, Shelf
from comunicado.newsroom.places import NAMES, NEWSROOM, TEMPLATES, TOPIC

THEME = "theme"
"""What labels of the packaged theme name as their file."""


@dataclass(frozen=True, slots=True)
class Words:
    """Segments of the newsroom's own words."""

    names: tuple[Segment, ...]
    """Title and organization: on every page."""
    labels: tuple[Segment, ...]
    """Labels of the newsroom's own templates: on every page."""
    theme: tuple[Segment, ...]
    """Labels of the packaged theme, for languages that the package lacks."""
    boilerplate: dict[str, tuple[Segment, ...]]
    contacts: dict[str, tuple[Segment, ...]]
    topics: dict[str, Segment]
    issuers: dict[str, Segment]

    def all(self, language: str | None = None) -> tuple[Segment, ...]:
        """Every segment that a language's catalogue holds; None for the template, which holds all."""
        theme = self.theme if language is None or lacks_labels(language) else ()
        shared = [s for group in (*self.boilerplate.values(), *self.contacts.values()) for s in group]
        own = (*self.names, *self.topics.values(), *self.issuers.values())
        return (*own, *shared, *self.labels, *theme)

    def shown(self, release: Release, language: str) -> tuple[Segment, ...]:
        """Every segment that the release's page shows in a language."""
        shared = [s for name in release.boilerplate for s in self.boilerplate.get(name, ())]
        shared += [s for name in release.contacts for s in self.contacts.get(name, ())]
        own = [*self.names, *(self.topics[name] for name in release.topics if name in self.topics)]
        own += [self.issuers[name] for name in release.issuers if name in self.issuers]
        theme = self.theme if lacks_labels(language) else ()
        return (*own, *shared, *self.labels, *theme)


def read(newsroom: Newsroom, shelf: Shelf, labels: Iterable[Segment]) -> Words:
    """The newsroom's words; `labels` are those of its templates and, below `theme/`, of the packaged theme.

    Raises:
        SourceError: a shared text or the contacts cannot be read.
    """
    names = (newsroom.title, newsroom.organization)
    issuers = {name: issuer.name for name, issuer in newsroom.issuers.items()}
    labels = tuple(labels)
    return Words(
        names=tuple(_name(NAMES, name, newsroom) for name in names if name),
        labels=tuple(label for label in labels if not label.path.startswith(f"{THEME}/")),
        theme=tuple(label for label in labels if label.path.startswith(f"{THEME}/")),
        boilerplate={
            name: segments.of_boilerplate(text, source=newsroom.source) for name, text in shelf.boilerplate.items()
        },
        contacts={name: segments.of_contacts((contact,)) for name, contact in shelf.contacts.items()},
        topics={name: _name(TOPIC, text, newsroom) for name, text in newsroom.topics.items()},
        issuers={name: _name(NAMES, text, newsroom, part="an issuer") for name, text in issuers.items()},
    )


def _name(context: str, text: str, newsroom: Newsroom, part: str = "") -> Segment:
    return Segment(context, text, newsroom.config, plain=True, part=part)


def extracted_labels(newsroom: Newsroom) -> tuple[Segment, ...]:
    """Labels read from the templates themselves (imports Jinja2).

    Raises:
        ConfigError: a template cannot be read.
    """
    from comunicado.editions import extraction
    from comunicado.editions.labels import catalogue_of_theme

    folder = newsroom.root / TEMPLATES
    found = extraction.labels(folder) if folder.is_dir() else ()
    own = [_label(label.text, f"{TEMPLATES}/{path}", label.notes) for label in found for path in label.paths]
    if any(lacks_labels(tags.language(locale)) for locale in newsroom.locales):
        unused = () if newsroom.banner else extraction.of_theme("banner.html")
        own += [_label(text, f"{THEME}/theme.pot", ()) for text in catalogue_of_theme() if text not in unused]
    return tuple(own)


def recorded_labels(newsroom: Newsroom) -> tuple[Segment, ...]:
    """Labels as the last `extract` wrote them into the catalogue template: no Jinja2 needed.

    Raises:
        CatalogueError: the template cannot be read.
    """
    limits = newsroom.catalogues
    stored: Catalogue | None = store.load(
        newsroom.root, Places.template(NEWSROOM), max_bytes=limits.max_bytes, max_string=limits.max_string
    )
    if stored is None:
        return ()
    return tuple(
        _label(message.id, path, message.extracted)
        for message in stored.messages
        for path in message.references
        if not message.obsolete and path.split("/", 1)[0] in (TEMPLATES, THEME)
    )


def lacks_labels(language: str) -> bool:
    """Whether the packaged theme has no labels in a language."""
    return language not in _packaged()


def _packaged() -> tuple[str, ...]:
    from importlib.resources import files

    locales = files("comunicado") / "theme" / "locales"
    return ("en", *(entry.name for entry in locales.iterdir() if entry.is_dir()))


def _label(text: str, path: str, notes: tuple[str, ...]) -> Segment:
    names = tuple(dict.fromkeys(FACT.findall(text)))
    return Segment(None, text, path, formatted=bool(names), plain=True, facts=names, notes=notes)


def keys(found: Iterable[Segment]) -> dict[Key, Segment]:
    """Segments by what identifies their message, the first of each."""
    known: dict[Key, Segment] = {}
    for segment in found:
        known.setdefault(segment.key, segment)
    return known
