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


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the newsroom's, and the language (BCP 47) that it is in."""

    text: str
    lang: str


def name(text: str, locale: str, newsroom: Newsroom, words: Mapping[Key, str], *, context: str = NAMES) -> Named:
    """A name in a locale; one that has no translation stays as it is, in the newsroom's own language."""
    translated = words.get((context, text))
    own = tags.language(locale) == tags.language(newsroom.source)
    return Named(translated or text, locale if translated or own else newsroom.source)


def of(locale: str, newsroom: Newsroom, words: Mapping[Key, str]) -> Voice:
    """The voice of one locale; names that have no translation stay as they are."""
    zone = newsroom.zone(locale)
    title = name(newsroom.title, locale, newsroom, words)
    organization = name(newsroom.organization, locale, newsroom, words)
    return Voice(
        lang=locale,
        language=locales.name(locale),
        labels=Labels(locale, words),
        title=title.text,
        title_lang=title.lang,
        organization=organization.text,
        organization_lang=organization.lang if newsroom.organization else title.lang,
        facts={
            name: Markup(html.fact(facts.show(value, locale=locale, zone=zone)))  # escaped by `fact`
            for name, value in newsroom.facts.items()
        },
    )
