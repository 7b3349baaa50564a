"""An edition in, its JSON Feed (version 1.1, https://www.jsonfeed.org/version/1.1/) out."""

from __future__ import annotations

import json
from typing import Any

from comunicado.newsroom.config import Edition
from comunicado.site import addresses, feeds
from comunicado.site.entries import Site, timestamp
from comunicado.site.feeds import Item


def render(site: Site, edition: Edition) -> bytes:
    """The feed, UTF-8."""
    room, told = site.newsroom, feeds.feed(site, edition)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": told.title,
        "home_page_url": told.home,
        "feed_url": addresses.url(room, addresses.json(edition.name)),
        "language": told.lang,
        "authors": [{"name": told.author, "url": addresses.url(room, addresses.CHOOSER)}],
        "items": [_item(item, site) for item in feeds.items(site, edition)],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _item(item: Item, site: Site) -> dict[str, Any]:
    said = "\n\n".join(text for text, _ in item.summaries)
    told = "\n\n".join(text for text, _ in (*item.corrections, *item.summaries))
    found: dict[str, Any] = {
        "id": item.url,
        "url": item.url,
        "language": item.lang,
        "title": item.title,
        "content_text": told or item.title,  # one of content_text and content_html is required
        "date_published": timestamp(item.entry.published),
        "date_modified": timestamp(max(item.entry.modified, item.entry.published)),
    }
    if said:
        found["summary"] = said
    if item.topics:
        found["tags"] = [topic.text for _, topic in item.topics]
    if item.entry.pdf is not None:
        file: dict[str, Any] = {"url": addresses.url(site.newsroom, item.entry.pdf), "mime_type": "application/pdf"}
        if item.entry.pdf_size is not None:
            file["size_in_bytes"] = item.entry.pdf_size
        found["attachments"] = [file]
    return found
