"""One language of a page in, what stands around its body out: who issues it, what was corrected, what else to read."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from comunicado import facts
from comunicado.editions import about, assets, voice
from comunicado.editions.page import Page
from comunicado.markdown import html
from comunicado.markdown.html import Rendering
from comunicado.model import PartialDate, Shown
from comunicado.newsroom.places import NAMES, TOPIC


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a release, in one language."""

    name: str
    lang: str
    """Of the name: the newsroom's own where it is not translated."""
    logo: str
    """Logical name of an asset, or empty."""
    url: str
    """Or empty."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a release is about, in one language."""

    name: str
    lang: str
    href: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction as it prints."""

    date: Shown
    text: Markup
    lang: str | None
    """Where it is not in the language around it (a gap)."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Another release, in one language."""

    headline: str
    href: str
    date: Shown


def date(given: PartialDate, page: Page, nth: int) -> Shown:
    """A date as readers of the page's language `nth` have it."""
    return facts.show_date(given, locale=page.texts[nth].locale, zone=page.edition.timezone)


def issuers(page: Page, nth: int) -> tuple[Issuer, ...]:
    """Who issues the release, in the page's language `nth`; none where the newsroom alone does."""
    found = ((name, page.newsroom.issuers[name]) for name in page.release.issuers)
    return tuple(
        Issuer(*_named(page, nth, NAMES, one.name), assets.issuer_logo(name) if one.logo else "", one.url)
        for name, one in found
    )


def topics(page: Page, nth: int) -> tuple[Topic, ...]:
    """What the release is about, and where to read more of it, in the page's language `nth`."""
    found = ((page.newsroom.topics[name], page.topics[name]) for name in page.release.topics if name in page.topics)
    return tuple(Topic(*_named(page, nth, TOPIC, words), href) for words, href in found)


def corrections(page: Page, nth: int, how: Rendering) -> tuple[Corrected, ...]:
    """What was corrected, newest first, in the page's language `nth`."""
    # What was authored is escaped by `html`.
    return tuple(
        Corrected(date(one.date, page, nth), Markup(html.inline(one.text, how)), one.lang)
        for one in about.corrections(page.texts[nth])
    )


def related(page: Page, nth: int) -> tuple[Lead, ...]:
    """Other releases to read, in the page's language `nth`."""
    locale = page.texts[nth].locale
    found = ((one.href, text) for one in page.related for text in one.texts if text.locale == locale)
    return tuple(
        Lead(html.text(text.release.headline, text.shown), href, date(text.release.date, page, nth))
        for href, text in found
    )


def _named(page: Page, nth: int, context: str, name: str) -> tuple[str, str]:
    text = page.texts[nth]
    said = voice.name(name, text.locale, page.newsroom, text.words, context=context)
    return said.text, said.lang
