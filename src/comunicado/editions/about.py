"""A `Page` in, what its files say of themselves to machines out: who publishes it, on what, when."""

from __future__ import annotations

from importlib.metadata import version

from comunicado import locales
from comunicado.editions import voice
from comunicado.editions.labels import Labels
from comunicado.editions.page import Page
from comunicado.editions.xmp import About
from comunicado.markdown import html
from comunicado.model import Content, Correction, Paragraph, Str, Translation
from comunicado.newsroom.config import Newsroom
from comunicado.newsroom.places import TOPIC

CREATOR = "comunicado"
DESCRIPTION = 200
"""Characters after which a description is cut: what search engines and share cards show."""
_ENDED = ("–", "—", "-", ":")
"""How a dateline ends that its author has ended."""


def pdf(page: Page) -> About:
    """What a PDF of the release says of itself, all of it from the release and the newsroom."""
    release = page.release
    return About(
        titles=tuple((text.locale, html.text(text.release.headline, text.shown)) for text in page.texts),
        descriptions=tuple((text.locale, description(text)) for text in page.texts),
        authors=tuple(name for name, _ in publishers(page.newsroom, page.texts[0])),
        keywords=tuple(dict.fromkeys(word for text in page.texts for _, word in topics(page.newsroom, text))),
        created=release.published,
        modified=release.modified,
        creator=CREATOR,
        producer=f"WeasyPrint {version('weasyprint')}",
    )


def publishers(newsroom: Newsroom, text: Translation) -> tuple[tuple[str, str], ...]:
    """Who speaks in a release, in its language: (name, address of their own site).

    The issuers of a joint statement, and else the newsroom's organisation.
    """
    issuers = [newsroom.issuers[name] for name in text.release.issuers if name in newsroom.issuers]
    if issuers:
        return tuple((voice.name(one.name, text.locale, newsroom, text.words).text, one.url) for one in issuers)
    speaks = voice.of(text.locale, newsroom, text.words)
    return ((speaks.organization or speaks.title, f"{newsroom.url}/"),)


def topics(newsroom: Newsroom, text: Translation) -> tuple[tuple[str, str], ...]:
    """What a release is about: (name in the configuration, words in the release's language)."""
    found = ((name, newsroom.topics[name]) for name in text.release.topics if name in newsroom.topics)
    return tuple(
        (name, voice.name(words, text.locale, newsroom, text.words, context=TOPIC).text) for name, words in found
    )


def description(text: Translation) -> str:
    """The summary, or else the subhead, or else the first paragraph: plain text, cut between words."""
    first = next((block.content for block in text.release.body if isinstance(block, Paragraph)), ())
    said = " ".join(html.text(text.release.summary or text.release.subhead or first, text.shown).split())
    if len(said) <= DESCRIPTION:
        return said
    return said[: said.rfind(" ", 0, DESCRIPTION)].rstrip(" ,;:–—") + " …"


def dateline(text: Translation) -> Content:
    """As authored; a dateline without an end gets the locale's."""
    content = text.release.dateline
    place = html.text(content, text.shown).rstrip()
    if not place or place.endswith(_ENDED):
        return content
    return (*content, Str(locales.dateline_mark(text.locale, place)))


def place(text: Translation) -> str:
    """Where a release is from: its dateline, without the mark that ends it."""
    return html.text(text.release.dateline, text.shown).rstrip(" –—-:.")


def corrections(text: Translation) -> tuple[Correction, ...]:
    """What was corrected, newest first."""
    return tuple(sorted(text.release.corrections, key=lambda one: one.moment.timestamp(), reverse=True))


def kind(text: Translation) -> str:
    """What a release is, in its language."""
    _ = Labels(text.locale, text.words)
    match text.release.kind:
        case "joint-statement":
            return _("Joint statement")
        case "advisory":
            return _("Media advisory")
    return _("News release")
