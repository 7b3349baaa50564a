"""A locale in, who speaks in it out: labels, and the newsroom's names as `compile` let them pass."""

from __future__ import annotations

from collections.abc import Mapping

from comunicado import tags
from comunicado.editions import voice
from comunicado.editions.voice import Voice
from comunicado.model import Key
from comunicado.newsroom.config import Edition, Newsroom


def of(locale: str, newsroom: Newsroom, words: Mapping[str, Mapping[Key, str]]) -> Voice:
    """The voice of one locale."""
    return voice.of(locale, newsroom, words.get(locale, {}))


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
    for one in voices:
        found.setdefault(one.title, one)
    return tuple(found.values())
