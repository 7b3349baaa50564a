"""A site in, what crawlers read of it out: sitemap.xml (sitemaps.org 0.9, with hreflang links) and robots.txt."""

from __future__ import annotations

from datetime import datetime

from comunicado.site import addresses, alternates, xml
from comunicado.site.alternates import Links
from comunicado.site.entries import Site, latest, timestamp


def render(site: Site) -> bytes:
    """The sitemap, UTF-8: the chooser, the first page of every list that shows something, every release."""
    room = site.newsroom
    names = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9", "xmlns:xhtml": "http://www.w3.org/1999/xhtml"}
    top = xml.Element("urlset", names)
    everything = tuple(entry for entries in site.entries.values() for entry in entries)
    _url(top, addresses.url(room, addresses.CHOOSER), latest(everything), alternates.of_indexes(site))
    for edition in site.filled:
        for listed, group in site.lists[edition.name].items():
            address = addresses.url(room, addresses.index(edition.name, of=listed))
            _url(top, address, latest(group), alternates.of_list(site, edition, listed))
        for entry in site.entries[edition.name]:
            links = alternates.of_release(site, entry, edition)
            _url(top, alternates.page_url(room, entry.id, edition), latest((entry,)), links)
    return xml.document(top)


def robots(site: Site) -> bytes:
    """Everything may be read: what may not be is not in the tree."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {addresses.url(site.newsroom, addresses.SITEMAP)}\n".encode()


def _url(top: xml.Element, address: str, changed: datetime | None, links: Links) -> None:
    url = xml.add(top, "url")
    xml.add(url, "loc", address)
    if changed:
        xml.add(url, "lastmod", timestamp(changed))
    for lang, href in links:
        xml.add(url, "xhtml:link", None, {"rel": "alternate", "hreflang": lang, "href": href})
