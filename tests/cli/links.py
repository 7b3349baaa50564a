"""A built site in, the links of its pages that lead nowhere out."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from lxml import html

_URL = "https://news.example.org"
_ATTRIBUTES = ("href", "src", "poster", "action")


def dead(public: Path, *, url: str = _URL) -> list[str]:
    """Links, relative or to the site's own address, that lead to no file of the tree: `page → link`."""
    files = {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
    found = []
    for page in sorted(files):
        for link in _links(public / page):
            target = _target(page, link, url)
            if target is not None and target not in files:
                found.append(f"{page} → {link}")
    return found


def _target(page: str, link: str, url: str) -> str | None:
    """The file that a link names; None where it leads out of the site."""
    own = link == url or link.startswith(f"{url}/")
    parts = urlsplit(link.removeprefix(url) if own else link)
    if parts.scheme or parts.netloc or (not parts.path and not own):
        return None
    folder = "" if own or parts.path.startswith("/") else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
    path = "" if path == "." else path
    return posixpath.join(path, "index.html") if parts.path.endswith("/") or not path else path


def _links(file: Path) -> Iterator[str]:
    if file.suffix == ".html":
        for element in html.fromstring(file.read_text("utf-8")).iter():
            for name in _ATTRIBUTES:
                if element.get(name) is not None:
                    yield element.get(name)
            for part in (element.get("srcset") or "").split(","):
                yield from part.split()[:1]
            if element.tag == "script" and element.get("type") == "application/ld+json":
                yield from _strings(json.loads(element.text))
            if element.tag == "meta" and (element.get("property") or "").endswith(("url", "image")):
                yield element.get("content")
    elif file.suffix == ".xml":
        for element in ElementTree.parse(file).iter():
            yield from filter(None, (element.get("href"),))
            if element.tag.endswith("loc"):
                yield element.text or ""
    elif file.suffix == ".json":
        yield from _strings(json.loads(file.read_text("utf-8")))
    elif file.suffix == ".css":
        yield from re.findall(r"url\([\"']?([^\"')]+)", file.read_text("utf-8"))


def _strings(value: object) -> Iterator[str]:
    """Addresses in JSON."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str) and value.startswith("http"):
        yield value
