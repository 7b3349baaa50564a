"""An edition in, its Atom feed (RFC 4287) out."""

from __future__ import annotations

from comunicado.newsroom.config import Edition
from comunicado.site import addresses, feeds, xml
from comunicado.site.entries import Site, latest, timestamp
from comunicado.site.feeds import Item

NEVER = "1970-01-01T00:00:00Z"
"""When an empty feed was last updated: RFC 4287 wants a time."""
_SEVERAL = "mul"
"""ISO 639-2 and BCP 47 for a text in more than one language."""


def render(site: Site, edition: Edition) -> bytes:
    """The feed, UTF-8."""
    told = feeds.feed(site, edition)
    items = feeds.items(site, edition)
    when = latest(tuple(item.entry for item in items))
    feed = xml.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": told.lang})
    xml.add(feed, "id", told.home)
    _text(feed, "title", told.title, several=told.several)
    xml.add(feed, "updated", timestamp(when) if when else NEVER)
    xml.add(xml.add(feed, "author"), "name", told.author)
    own = addresses.url(site.newsroom, addresses.atom(edition.name))
    xml.add(feed, "link", None, {"rel": "self", "type": "application/atom+xml", "href": own})
    xml.add(feed, "link", None, {"rel": "alternate", "type": "text/html", "href": told.home})
    for item in items:
        _entry(feed, item, site, told.lang)
    return xml.document(feed)


def _entry(feed: xml.Element, item: Item, site: Site, lang: str) -> None:
    several = len(item.entry.texts) > 1
    entry = xml.add(feed, "entry", None, {} if item.lang == lang else {"xml:lang": item.lang})
    xml.add(entry, "id", item.url)
    _text(entry, "title", item.title, several=several)
    xml.add(entry, "published", timestamp(item.entry.published))
    xml.add(entry, "updated", timestamp(max(item.entry.modified, item.entry.published)))
    xml.add(entry, "link", None, {"rel": "alternate", "type": "text/html", "href": item.url})
    if item.entry.pdf is not None:
        file = {"rel": "enclosure", "type": "application/pdf", "href": addresses.url(site.newsroom, item.entry.pdf)}
        if item.entry.pdf_size is not None:
            file["length"] = str(item.entry.pdf_size)
        xml.add(entry, "link", None, file)
    for name, topic in item.topics:
        category = {"term": name, "label": topic.text}
        xml.add(entry, "category", None, {**category, "xml:lang": topic.lang} if topic.lang != item.lang else category)
    _summary(entry, item)


def _text(parent: xml.Element, name: str, text: str, *, several: bool) -> None:
    xml.add(parent, name, text, {"xml:lang": _SEVERAL} if several else {})


def _summary(entry: xml.Element, item: Item) -> None:
    """Plain where it is one text in one language; else a paragraph for each, with its language."""
    said_all = (*item.corrections, *item.summaries)
    if not said_all:
        return
    if len(said_all) == 1:
        said, lang = said_all[0]
        xml.add(entry, "summary", said, {} if lang == item.lang else {"xml:lang": lang})
        return
    summary = xml.add(entry, "summary", None, {"type": "xhtml"})
    block = xml.add(summary, "div", None, {"xmlns": "http://www.w3.org/1999/xhtml"})
    for said, lang in said_all:
        xml.add(block, "p", said, {"xml:lang": lang, "lang": lang})
