"""A newsroom with the seed release and others, in every edition, as the build would hand them to `site.pages`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cssselect2 import ElementWrapper
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from comunicado import moments, site
from comunicado.markdown import read
from comunicado.markdown.inline import read_authored
from comunicado.model import Key, Release, Translation
from comunicado.newsroom.config import Edition, Newsroom
from comunicado.newsroom.places import Places
from comunicado.site import Entry

ZONE = "America/Chicago"
EDITIONS = (
    Edition("en", ("en-US",), "single", ZONE),
    Edition("es", ("es-US",), "single", ZONE),
    Edition("es-mx", ("es-MX",), "single", "America/Mexico_City"),
    Edition("en-es", ("en-US", "es-US"), "side-by-side", ZONE),
)
WORDS: dict[str, dict[Key, str]] = {
    locale: {
        ("newsroom", "South Texas Newsroom"): "Sala de Prensa del Sur de Texas",
        ("topic", "Border security"): "Seguridad fronteriza",
        ("topic", "Stolen vehicles"): "Vehículos robados",
        ("newsroom", "U.S. Immigration and Customs Enforcement"): (
            "Servicio de Inmigración y Control de Aduanas de Estados Unidos"
        ),
    }
    for locale in ("es-US", "es-MX")
}
TOPICS = {"border": "Border security", "vehicles": "Stolen vehicles", "trade": "Trade"}
ASSETS = {"screen.css": "assets/screen.css"}
SUMMIT = {
    "en": (
        "ICE meets with Mexican officials, Valley law enforcement to discuss border issues",
        "This is the first such meeting held in the United States between the partners",
    ),
    "es": (
        "ICE se reúne con funcionarios mexicanos y autoridades policiales del Valle para tratar asuntos fronterizos",
        "Es la primera reunión de este tipo que los socios celebran en Estados Unidos",
    ),
}
VEHICLES = {
    "en": (
        "Joint operation on both banks of the Rio Grande recovers 1,240 stolen vehicles and returns them to their "
        "owners in Texas, Tamaulipas and Nuevo León",
        "",
    ),
    "es": (
        "Un operativo conjunto en ambas márgenes del río Bravo recupera 1,240 vehículos robados y los devuelve a sus "
        "dueños en Texas, Tamaulipas y Nuevo León",
        "",
    ),
}
OFFICE = {
    "en": ("New press office opens in Laredo", "Reporters may call in English or Spanish, every day"),
    "es": (
        "Abre una nueva oficina de prensa en Laredo",
        "Se atiende a la prensa en inglés y en español, a diario",
    ),
}
BODY = {
    "en": "Investigators from two countries said that a *joint* operation had recovered **1,240 vehicles**.",
    "es": "Investigadores de dos países informaron que un operativo *conjunto* recuperó **1,240 vehículos**.",
}
Texts = Mapping[str, tuple[str, str]]


class Element(HtmlElement):
    """An element that can be asked by CSS, with the library that WeasyPrint brings."""

    def cssselect(self, selector: str) -> list[Any]:
        """The elements below this one that the selector finds."""
        whole = ElementWrapper.from_html_root(self.getroottree().getroot())
        below = set(self.iterdescendants())
        return [one.etree_element for one in whole.query_all(selector) if one.etree_element in below]


@dataclass(frozen=True, slots=True)
class Room:
    """A newsroom and what it shows."""

    newsroom: Newsroom
    entries: dict[str, list[Entry]]

    def pages(self, *, assets: Mapping[str, str] = ASSETS, **changes: Any) -> dict[str, bytes]:
        """What the site is made of."""
        return site.pages(replace(self.newsroom, **changes), self.entries, words=WORDS, assets=assets)

    def page(self, path: str, **changes: Any) -> Any:
        """One page, parsed."""
        parser = HTMLParser()
        parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=Element))
        return document_fromstring(self.pages(**changes)[path].decode(), parser=parser)

    def write(self, folder: Path, *, assets: Mapping[str, str] = ASSETS) -> None:
        """Put the site below `folder`."""
        for path, data in self.pages(assets=assets).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

    def add(self, id: str, date: str, texts: Texts = SUMMIT, *, editions: tuple[str, ...] = (), **changes: Any) -> None:
        """Show a release in `editions`, or in all."""
        for edition in self.newsroom.editions:
            if not editions or edition.name in editions:
                self.entries[edition.name].append(entry(edition, id, date, texts, **changes))


def entry(edition: Edition, id: str, date: str, texts: Texts, **changes: Any) -> Entry:
    """A release as its page in an edition was made."""
    source = changes.pop("source", "en-US")
    release: dict[str, Any] = {"body": None, "langs": (), **changes.pop("release", {})}
    ranked = sorted(edition.locales, key=lambda locale: locale[:2] != source[:2])
    made = tuple(translation(id, date, texts[locale[:2]], locale, source, release) for locale in ranked)
    published = changes.pop("published", None) or made[0].release.published
    modified = changes.pop("modified", published)
    return Entry(id, made, published, modified, Places.pdf(edition.name, id), **{"pdf_size": 84_321, **changes})


def translation(
    id: str, date: str, texts: tuple[str, str], locale: str, source: str, changes: dict[str, Any]
) -> Translation:
    """A release in one locale."""
    when = moments.partial_date(date, timezone=ZONE)
    release = Release(
        id=id,
        path=Places.release(id),
        source=source,
        headline=read_authored(texts[0]),
        subhead=read_authored(texts[1]) if texts[1] else (),
        date=when,
        published=moments.start(when, timezone=ZONE),
        **{**changes, "body": read(BODY[locale[:2]]) if changes["body"] is None else changes["body"]},
    )
    return Translation(release, locale, {})


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A newsroom that shows nothing yet."""
    newsroom = Newsroom(
        tmp_path, "comunicado.toml", "South Texas Newsroom", "https://newsroom.example.org/press", "en-US", ZONE,
        EDITIONS, organization="U.S. Immigration and Customs Enforcement", topics=TOPICS, search=False,
    )  # fmt: skip
    return Room(newsroom, {edition.name: [] for edition in EDITIONS})


@pytest.fixture
def three(room: Room) -> Room:
    """A newsroom with three releases."""
    room.add("2009/border-summit", "2009", release={"topics": ("border",)})
    room.add("2009/vehicles", "2009-08-12", VEHICLES, release={"topics": ("vehicles", "border")})
    room.add("2010/office", "2010-02", OFFICE, editions=("en", "es", "en-es"))
    return room


@pytest.fixture
def moment() -> Callable[[str], datetime]:
    """ISO 8601 → moment."""
    return datetime.fromisoformat
