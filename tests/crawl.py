"""A built site in, what is wrong with how its pages hang together out: links, anchors, canonical addresses, hreflang.

Every page is read as a browser would read it, from its place in the tree: a link is followed as it stands, so that a
site that is whole here is whole below any address, and in a folder opened from disk.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

MISSING = "404.html"
_REFERENCES = ("href", "src", "action", "poster")


@dataclass(frozen=True)
class Site:
    """A tree of files, and the address that its configuration names."""

    root: Path
    url: str
    """Without a trailing slash."""

    @cached_property
    def files(self) -> frozenset[str]:
        """Paths below the root."""
        return frozenset(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, Any]:
        """Path → page, parsed."""
        found = sorted(path for path in self.files if path.endswith(".html"))
        return {path: html.document_fromstring((self.root / path).read_bytes()) for path in found}

    def problems(self) -> list[str]:
        """Everything that is wrong, a line each; none: the site is whole."""
        found = [problem for path in self.pages for problem in self._page(path)]
        return [*found, *self._alternates(), *self._unreached()]

    def address(self, path: str) -> str:
        """The canonical address of a file."""
        return f"{self.url}/{path.removesuffix('index.html')}"

    # --- one page ---

    def _page(self, path: str) -> Iterator[str]:
        page = self.pages[path]
        for id, count in Counter(page.xpath("//@id")).items():
            if count > 1:
                yield f"{path}: {count} elements have the id '{id}'"
        for link in self._links(page):
            if (reason := self._dead(path, link)) is not None:
                yield f"{path}: {link}: {reason}"
        canonical = page.xpath('//link[@rel="canonical"]/@href')
        if canonical != ([] if path == MISSING else [self.address(path)]):
            yield f"{path}: its canonical address is {canonical}"
        yield from (f"{path}: {name} is {found}, which is no file" for name, found in self._absolute(page))

    def _links(self, page: Any) -> Iterator[str]:
        for element in page.iter():
            if element.get("rel") in ("canonical", "alternate") and element.get("hreflang"):
                continue
            yield from (element.get(name) for name in _REFERENCES if element.get(name) is not None)
            yield from (element.get("data-bundles") or "").split()
            yield from (part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip())

    def _dead(self, path: str, link: str) -> str | None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            inside = f"{link}/".startswith(f"{self.url}/")
            return "no file of the tree" if inside and self._file(link) not in self.files else None
        if parts.path.startswith("/"):
            base = f"{urlsplit(self.url).path}/"
            if path != MISSING or not parts.path.startswith(base):
                return "leads out of the folder"
            target = parts.path.removeprefix(base)
        elif path == MISSING and parts.path:
            return "is relative, on a page that is shown at any depth"
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
        target = target if parts.path else path
        if target not in self.files:
            return "no file of the tree"
        if parts.fragment and not self.pages[target].xpath("//*[@id=$id]", id=unquote(parts.fragment)):
            return "no such place on the page"
        return None

    def _file(self, url: str) -> str:
        path = unquote(urlsplit(url.removeprefix(self.url)).path).lstrip("/")
        return f"{path}index.html" if not path or path.endswith("/") else path

    def _absolute(self, page: Any) -> Iterator[tuple[str, str]]:
        """What machines are told, and leads to no file."""
        told = page.xpath('//meta[@property="og:url" or @property="og:image"]')
        for meta in told:
            if self._file(meta.get("content")) not in self.files:
                yield meta.get("property"), meta.get("content")

    # --- pages together ---

    def _alternates(self) -> Iterator[str]:
        named = {
            path: {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@hreflang]")}
            for path, page in self.pages.items()
        }
        for path, links in named.items():
            if links and ("x-default" not in links or self.address(path) not in links.values()):
                yield f"{path}: its alternates lack itself or x-default"
            for tag, url in links.items():
                other = self._file(url)
                if other not in self.files:
                    yield f"{path}: hreflang {tag} is {url}, which is no file"
                elif named[other] != links:
                    yield f"{path}: hreflang {tag} is not reciprocal"
                elif tag != "x-default" and self.pages[other].get("lang") != tag:
                    yield f"{path}: hreflang {tag} leads to a page in {self.pages[other].get('lang')}"

    def _unreached(self) -> Iterator[str]:
        """Pages that no way leads to from the chooser."""
        seen, todo = {"index.html", MISSING}, ["index.html"]
        while todo:
            path = todo.pop()
            for link in self.pages[path].xpath("//a/@href | //form/@action"):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(urlsplit(link).path)))
                if target in self.pages and target not in seen:
                    seen.add(target)
                    todo.append(target)
        yield from (f"{path}: no page links to it" for path in self.pages if path not in seen)
