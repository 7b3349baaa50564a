"""A locale in, who speaks in it out: labels, the newsroom's names, and its facts as they print there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from comunicado import facts, locales, tags
from comunicado.editions.labels import Labels
from comunicado.markdown import html
from comunicado.model import Key
from comunicado.newsroom.config import Newsroom
from comunicado.newsroom.places import NAMES


@dataclass(frozen=True, slots=True)
class Voice:
    """One language of a page: who speaks, and with which labels."""

    lang: str
    """BCP 47."""
    language: str
    """Its name in itself."""
    labels: Labels
    title: str
    """Of the newsroom."""
    title_lang: str
    """The language of `title`: the newsroom's own where it is not translated."""
    organization: str
    organization_lang: str
    facts: Mapping[str, Markup]
    """The newsroom's facts by name: `{{ t.facts.tipline }}` in a template."""


def of(locale: str, newsroom: Newsroom, words: Mapping[Key, str]) -> Voice:
    """The voice of one locale; names that have no translation stay as they are."""
    zone = newsroom.zone(locale)
    own = tags.language(locale) == tags.language(newsroom.source)

    def lang(name: str) -> str:
        return locale if own or (NAMES, name) in words else newsroom.source

    return Voice(
        lang=locale,
        language=locales.name(locale),
        labels=Labels(locale, words),
        title=words.get((NAMES, newsroom.title)) or newsroom.title,
        title_lang=lang(newsroom.title),
        organization=words.get((NAMES, newsroom.organization)) or newsroom.organization,
        organization_lang=lang(newsroom.organization or newsroom.title),
        facts={
            name: Markup(html.fact(facts.show(value, locale=locale, zone=zone)))  # escaped by `fact`
            for name, value in newsroom.facts.items()
        },
    )
