"""What crawlers are told: the sitemap agrees with the heads of pages."""

from __future__ import annotations

import pytest
from lxml import etree

from comunicado.editions import Alternate, Page, metadata, names
from comunicado.newsroom.places import Places

URL = "https://newsroom.example.org/press"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(room):
    """Address → (when it was changed, hreflang → address)."""
    top = etree.fromstring(room.pages()["sitemap.xml"])
    return {
        url.findtext(f"{SITEMAP}loc"): (
            url.findtext(f"{SITEMAP}lastmod"),
            {link.get("hreflang"): link.get("href") for link in url.findall(LINK)},
        )
        for url in top.findall(f"{SITEMAP}url")
    }


def test_it_lists_the_chooser_the_indexes_every_list_and_every_page(three):
    assert set(read(three)) == {
        *(f"{URL}/{name}/{list}/" for name in ("en", "es", "en-es") for list in ("2010", "2009")),
        f"{URL}/es-mx/2009/",
        *(
            f"{URL}/{name}/topics/{topic}/"
            for name in ("en", "es", "es-mx", "en-es")
            for topic in ("border", "vehicles")
        ),
        f"{URL}/",
        *(f"{URL}/{name}/" for name in ("en", "es", "es-mx", "en-es")),
        *(
            f"{URL}/{name}/2009/{id}/"
            for name in ("en", "es", "es-mx", "en-es")
            for id in ("border-summit", "vehicles")
        ),
        *(f"{URL}/{name}/2010/office/" for name in ("en", "es", "en-es")),
    }


def test_every_pair_is_reciprocal(three):
    found = read(three)
    for address, (_, links) in found.items():
        assert not links or address in links.values()
        for other in links.values():
            assert found[other][1] == links


def test_releases_say_when_they_were_changed(room, moment):
    room.add("2009/a", "2009-08-12", modified=moment("2009-09-01T08:00:00-05:00"))
    found = read(room)
    for address in ("", "en/", "en/2009/a/"):
        assert found[f"{URL}/{address}"][0] == "2009-09-01T13:00:00Z"


def test_an_empty_site_has_its_chooser(room):
    assert read(room) == {f"{URL}/": (None, {})}


@pytest.mark.parametrize("source", ["en-US", "es-MX"])
@pytest.mark.parametrize("editions", [("en", "es", "es-mx", "en-es"), ("es", "en-es"), ("en-es",), ("es-mx",)])
def test_it_agrees_with_the_heads_of_releases(room, source, editions):
    room.add("2009/a", "2009", source=source, editions=editions)
    newsroom, found = room.newsroom, read(room)
    for edition in newsroom.editions:
        if edition.name not in editions:
            continue
        here = Places.page(edition.name, "2009/a").removesuffix("index.html")
        alternates = tuple(
            Alternate(
                one.name,
                names.of(one, newsroom),
                one.locales,
                "href" if one.name in editions else None,
                f"{URL}/{one.name}/2009/a/" if one.name in editions else "",
                one == edition,
            )
            for one in newsroom.editions
        )
        page = Page(newsroom, edition, room.entries[edition.name][0].texts, alternates, path=here)
        assert found[f"{URL}/{here}"][1] == dict(metadata.of(page).alternates)


def test_robots_are_shown_the_sitemap(room):
    assert room.pages()["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {URL}/sitemap.xml"
