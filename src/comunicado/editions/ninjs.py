"""A `Page` in, the release as ninjs 3.1 out: news in JSON, the form that IPTC gives to agencies and their systems.

One item for each language.  A page in one language is its item; a page in two is the item of its first language, with
the other inside as an association.  Every date comes from front matter: the same page gives the same bytes.
"""

from __future__ import annotations

import json
import mimetypes
import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from comunicado import facts, locales, tags
from comunicado.editions import about, view, xhtml
from comunicado.editions.page import Page
from comunicado.markdown import html
from comunicado.markdown.html import Picture
from comunicado.markdown.tree import within
from comunicado.markdown.urls import encoded
from comunicado.model import Correction, Figure, Release, Translation
from comunicado.newsroom.places import Places

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def render(page: Page) -> bytes:
    """The item as JSON, UTF-8.

    Raises:
        RenderError: the release cannot be written in one of its languages.
    """
    first, *others = (_item(page, text) for text in page.texts)
    here = {text.locale for text in page.texts}
    first["associations"] = [
        *(_version(page, text, item) for text, item in zip(page.texts[1:], others, strict=True)),
        *(_elsewhere(page, here)),
        *first["associations"],
    ]
    return (json.dumps(_filled(first), ensure_ascii=False, indent=2) + "\n").encode()


def _item(page: Page, text: Translation) -> dict[str, Any]:
    release, room = text.release, page.newsroom
    said = view.Writer(replace(page, texts=(text,)), 0, lambda name: _picture(page, name), paper=True).whole(
        facing=False
    )
    markup = _markup(said)
    publishers = about.publishers(room, text)
    held = release.embargo is not None and release.embargo.moment is None
    return {
        "uri": _uri(page, text.locale),
        "type": "text",
        "representationType": "full",
        "standard": STANDARD,
        "version": str(1 + len(release.corrections)),
        "firstCreated": release.published.isoformat(),
        "contentCreated": release.published.isoformat(),
        "versionCreated": release.modified.isoformat(),
        "embargoedUntil": _embargo(release),
        "pubStatus": "withheld" if held else "usable",
        "language": text.locale,
        "headlines": _roles(main=html.text(release.headline, text.shown), sub=html.text(release.subhead, text.shown)),
        "descriptions": [
            *_roles(summary=html.text(release.summary, text.shown)),
            *(_correction(page, text, one) for one in about.corrections(text)),
        ],
        "bodies": [
            _body("main", "text/plain", xhtml.plain(markup)),
            _body("richtext", "application/xhtml+xml", markup),
        ],
        "subjects": [{"name": word, "rel": "about", "literal": name} for name, word in about.topics(room, text)],
        "genres": [{"name": about.kind(text), "literal": release.kind}],
        "infoSources": [
            {"name": name, "role": "publisher", "uri": url, "contactInfo": _contacts(text) if nth == 0 else []}
            for nth, (name, url) in enumerate(publishers)
        ],
        "by": ", ".join(name for name, _ in publishers),
        "slugline": release.id.replace("/", "-"),
        "located": about.place(text),
        "altIds": [{"role": "release", "value": release.id}],
        "associations": [
            _illustration(page, text, figure) for figure in within(release.body) if isinstance(figure, Figure)
        ],
    }


def _filled(value: Any) -> Any:
    """Without what is empty."""
    if isinstance(value, dict):
        kept = {key: _filled(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in ("", None, [], {})}
    return [_filled(part) for part in value] if isinstance(value, list) else value


def _uri(page: Page, locale: str) -> str:
    """What a language of the release is known by, whichever edition says it: its page's address.

    That of the first edition in that language alone; where there is none, the place of the language on a page of two.
    """
    editions = sorted(page.newsroom.editions, key=lambda edition: len(edition.locales))
    edition = next((one for one in editions if locale in one.locales), page.edition)
    address = f"{page.newsroom.url}/{posixpath.dirname(Places.page(edition.name, page.release.id))}/"
    return address if len(edition.locales) == 1 else f"{address}#{locale}"


def _embargo(release: Release) -> str | None:
    return release.embargo.moment.isoformat() if release.embargo and release.embargo.moment else None


def _roles(**texts: str) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": text} for role, text in texts.items() if text]


def _body(role: str, kind: str, text: str) -> dict[str, Any]:
    return {"role": role, "contentType": kind, "value": text}


def _correction(page: Page, text: Translation, one: Correction) -> dict[str, str]:
    """As a reader sees it: dated."""
    date = facts.show_date(one.date, locale=text.locale, zone=page.edition.timezone).text
    return {"role": "correction", "contentType": "text/plain", "value": f"{date}: {html.text(one.text, text.shown)}"}


def _contacts(text: Translation) -> list[dict[str, str]]:
    found = [
        {"type": kind, "role": "press", "lang": text.locale, "name": contact.name, "value": value}
        for contact in text.contacts
        for kind, value in (("phone", contact.phone), ("mobile", contact.mobile), ("email", contact.email))
    ]
    return [one for one in found if one["value"]]


# --- bodies ---------------------------------------------------------------------------------------------------


def _markup(said: view.Text) -> str:
    """Body and boilerplate as XHTML, the dateline in its place."""
    first, *rest = said.body
    dateline = said.dateline and f"{said.dateline} "
    opening = f"{first.tag}{dateline}{first.rest}" if first.paragraph else f"<p>{said.dateline}</p>\n{first}"
    blocks = [opening if dateline else str(first.__html__()), *(piece.__html__() for piece in rest)]
    blocks += [piece.__html__() for pieces in said.boilerplate for piece in pieces]
    return xhtml.of("".join(blocks))


def _version(page: Page, text: Translation, item: dict[str, Any]) -> dict[str, Any]:
    """The other language of a page of two, whole."""
    return {"name": locales.name(text.locale), "rel": _relation(page.release, text.locale), **item}


def _elsewhere(page: Page, here: set[str]) -> Iterator[dict[str, Any]]:
    """The languages that other public pages are in, by address."""
    seen = set(here)
    for other in page.alternates:
        if other.lang is None or other.href is None or other.lang in seen:
            continue
        seen.add(other.lang)
        yield {
            "name": other.label,
            "rel": _relation(page.release, other.lang),
            "uri": _uri(page, other.lang),
            "type": "text",
            "representationType": "partial",
            "language": other.lang,
        }


def _relation(release: Release, locale: str) -> str:
    return "original" if tags.language(locale) == tags.language(release.source) else "translation"


def _illustration(page: Page, text: Translation, figure: Figure) -> dict[str, Any]:
    picture = _picture(page, figure.src)
    credit = html.text(dict(text.release.credits).get(figure.src, ()), text.shown)
    kind = mimetypes.guess_type(picture.href)[0]
    return {
        "name": figure.src,
        "rel": "illustration",
        "uri": picture.href,
        "type": "picture",
        "language": figure.caption_lang or text.locale,
        "descriptions": _roles(
            caption=html.text(figure.caption, text.shown), alternative=html.text(figure.alt, text.shown)
        ),
        "by": credit,
        "renditions": [
            {
                "name": "web",
                "href": picture.href,
                "contentType": kind,
                "width": picture.width,
                "height": picture.height,
            }
        ],
    }


def _picture(page: Page, name: str) -> Picture:
    """Where the page has it, as an absolute address."""
    picture = page.pictures.get(name) or Picture(name)
    return replace(picture, href=urljoin(page.url, encoded(picture.href)))
