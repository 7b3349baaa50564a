"""A `Page` in, what its `<head>` tells machines out: canonical address, alternates, Open Graph, JSON-LD."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from comunicado import tags
from comunicado.editions import about, assets, voice
from comunicado.editions.page import Alternate, Page
from comunicado.markdown import html
from comunicado.markdown.html import Picture
from comunicado.model import Figure
from comunicado.newsroom.places import NAMES, TOPIC

# What could end a <script>, open a comment in one, or end a line in old readers of JSON (U+2028, U+2029).
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself."""

    title: str
    description: str
    canonical: str
    kind: str = "article"
    """Open Graph type."""
    image: str = ""
    """Absolute address of a picture, or empty."""
    card: Picture | None = None
    """The share card, where `image` is one: its size."""
    said: str = ""
    """What the share card says."""
    locale: str = ""
    """Open Graph locale, as `en_US`."""
    locales: tuple[str, ...] = ()
    """The others that the page is also in."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(hreflang, absolute address), itself and `x-default` included; empty where the page is no alternate of any."""
    published: str = ""
    """ISO 8601."""
    modified: str = ""
    """ISO 8601."""
    linked: Markup = _NOTHING
    """JSON-LD, safe inside a script element."""


def of(page: Page) -> Head:
    """The head of a release's page."""
    text = page.texts[0]
    alternates = _alternates(page)
    here = [tags.posix(one.locale) for one in page.texts]
    others = [tags.posix(a.lang) for a in page.alternates if a.lang and a.href is not None]
    return Head(
        title=html.text(text.release.headline, text.shown),
        description=about.description(text),
        canonical=page.url,
        image=_card(page) or _image(page),
        card=page.card,
        said=" · ".join(html.text(one.release.headline, one.shown) for one in page.texts) if page.card else "",
        locale=here[0],
        locales=tuple(dict.fromkeys(tag for tag in (*here[1:], *others) if tag != here[0])),
        alternates=alternates,
        published=text.release.published.isoformat(),
        modified=text.release.modified.isoformat(),
        linked=_linked(page),
    )


def safe_json(value: object) -> Markup:
    """JSON that is only data, also inside a `<script>` element.

    >>> safe_json({"headline": "</script><!--"})
    Markup('{"headline": "\\\\u003c/script\\\\u003e\\\\u003c!--"}')
    """
    text = json.dumps(value, ensure_ascii=False)
    return Markup(text.translate(_UNSAFE))  # nothing in it can end the element


def _public(page: Page) -> list[Alternate]:
    """The alternates in one language that are public, the first edition of each that hreflang tells apart."""
    found: dict[str, Alternate] = {}
    for one in page.alternates:
        if one.lang and one.href is not None and one.url:
            found.setdefault(tags.hreflang(one.lang), one)
    return list(found.values())


def _alternates(page: Page) -> tuple[tuple[str, str], ...]:
    """hreflang must be reciprocal, so that a page of two languages, which is no alternate of any, names none."""
    public = _public(page)
    if len(page.texts) > 1 or not any(one.url == page.url for one in public):
        return ()
    source = tags.language(page.release.source)
    default = next((one for one in public if tags.language(one.locales[0]) == source), public[0])
    return (*((tags.hreflang(one.locales[0]), one.url) for one in public), ("x-default", default.url))


def _image(page: Page) -> str:
    for block in page.release.body:
        if isinstance(block, Figure) and block.src in page.pictures:
            return urljoin(page.url, page.pictures[block.src].href)
    return ""


def _card(page: Page) -> str:
    return urljoin(page.url, page.card.href) if page.card else ""


def _linked(page: Page) -> Markup:
    text = page.texts[0]
    release, room = text.release, page.newsroom
    speaks = voice.of(text.locale, room, text.words)
    publisher = {"@type": "Organization", "name": speaks.organization or speaks.title, "url": f"{room.url}/"}
    if logo := page.assets.get("logo"):
        publisher["logo"] = f"{room.url}/{logo}"
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": page.url,
        "url": page.url,
        "mainEntityOfPage": page.url,
        "headline": html.text(release.headline, text.shown),
        "description": about.description(text),
        "inLanguage": text.locale if len(page.texts) == 1 else [one.locale for one in page.texts],
        "datePublished": release.published.isoformat(),
        "dateModified": release.modified.isoformat(),
        "author": _authors(page) or publisher,
        "publisher": publisher,
    }
    if release.dateline:
        article["dateline"] = html.text(release.dateline, text.shown)
        article["locationCreated"] = {"@type": "Place", "name": about.place(text)}
    if release.topics:
        article["keywords"] = [_said(page, room.topics[name], TOPIC) for name in release.topics]
    if image := _image(page) or _card(page):
        article["image"] = image
    if release.corrections:
        article["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": html.text(one.text, text.shown),
                "datePublished": one.moment.isoformat(),
                "inLanguage": one.lang or text.locale,
            }
            for one in about.corrections(text)
        ]
    if len(page.texts) == 1:
        article.update(_works(page))
    return safe_json(article)


def _authors(page: Page) -> list[dict[str, str]]:
    """Who issues the release; none where the newsroom alone does."""
    authors = []
    for name in page.release.issuers:
        issuer, logo = page.newsroom.issuers[name], page.assets.get(assets.issuer_logo(name))
        author = {"@type": "Organization", "name": _said(page, issuer.name, NAMES)}
        if issuer.url:
            author["url"] = issuer.url
        if logo:
            author["logo"] = f"{page.newsroom.url}/{logo}"
        authors.append(author)
    return authors


def _said(page: Page, name: str, context: str) -> str:
    """One of the newsroom's names in the first language of the page."""
    text = page.texts[0]
    return voice.name(name, text.locale, page.newsroom, text.words, context=context).text


def _works(page: Page) -> dict[str, Any]:
    """How the languages of a release hang together, from the side of this page.

    Every pair is told from both sides, so one page alone is the original: that of the locale that the release is
    written in, else the first in its language.
    """
    source = tags.language(page.release.source)
    public = _public(page)
    written = [one for one in public if tags.language(one.locales[0]) == source]
    original = next((one for one in written if one.lang == page.release.source), written[0] if written else None)
    if original is None:
        return {}
    if original.url == page.url:
        others = [one for one in public if one not in written]
        return {"workTranslation": [_work(one) for one in others]} if others else {}
    return {} if page.original else {"translationOfWork": _work(original)}


def _work(one: Alternate) -> dict[str, str]:
    return {"@type": "NewsArticle", "@id": one.url, "url": one.url, "inLanguage": one.locales[0]}
