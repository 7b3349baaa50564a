"""A locale in, who speaks in it out: labels, and the newsroom's names as `compile` let them pass."""

from __future__ import annotations

from collections.abc import Mapping

from comunicado import locales, tags
from comunicado.editions.labels import Labels
from comunicado.editions.view import Voice
from comunicado.model import Key
from comunicado.newsroom.config import Edition, Newsroom

CONTEXT = "newsroom"
"""msgctxt of the newsroom's title and of the organization's name."""


def of(locale: str, newsroom: Newsroom, words: Mapping[str, Mapping[Key, str]]) -> Voice:
    """The voice of one locale; names that have no translation stay as they are."""
    own = words.get(locale, {})

    def said(name: str) -> str:
        return own.get((CONTEXT, name)) or name

    return Voice(locale, locales.name(locale), Labels(locale, own), said(newsroom.title), said(newsroom.organization))


def of_edition(edition: Edition, newsroom: Newsroom, words: Mapping[str, Mapping[Key, str]]) -> tuple[Voice, ...]:
    """The voices of an edition's index, the newsroom's source language first."""
    source = tags.language(newsroom.source)
    ranked = sorted(edition.locales, key=lambda locale: tags.language(locale) != source)
    return tuple(of(locale, newsroom, words) for locale in ranked)


def of_languages(newsroom: Newsroom, words: Mapping[str, Mapping[Key, str]]) -> tuple[Voice, ...]:
    """A voice for each language of the newsroom, its source language first."""
    first: dict[str, str] = {}
    for locale in newsroom.locales:
        first.setdefault(tags.language(locale), locale)
    source = tags.language(newsroom.source)
    ranked = sorted(first, key=lambda language: language != source)
    return tuple(of(first[language], newsroom, words) for language in ranked)


def titles(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices that call the newsroom by another name than those before them."""
    found: dict[str, Voice] = {}
    for voice in voices:
        found.setdefault(voice.title, voice)
    return tuple(found.values())
