"""An edition in, its search out: a page, and indexes of its releases that Pagefind makes and the browser reads.

Each edition has an index of its own for each of its languages, with nothing in it but the releases that the edition
shows: Pagefind knows the forms of a word in one language at a time, so the page of an edition in two languages asks
both indexes and shows each release once.  Pagefind reads documents that are made for it here, so that no template of a
newsroom can change what is found.  Its own interface is left out: the theme's page and script take its place.
"""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import escape

from comunicado import facts, tags
from comunicado.editions.metadata import Head
from comunicado.errors import Problem, RenderError
from comunicado.markdown import html, tree
from comunicado.model import Translation
from comunicado.newsroom.config import Edition, Newsroom
from comunicado.site import addresses, alternates, browse, feeds, voices
from comunicado.site.entries import Entry, Site, headline, timestamp
from comunicado.site.frame import frame, render

FOLDER = "pagefind"
"""Beside the search page."""
SECONDS = 600
"""After which Pagefind is given up; it takes less than one for a thousand releases."""
RELEASES = "releases.json"
"""Beside each index of an edition in two languages: which of the two indexes' answers are one release."""
_FRAGMENTS = "fragment/"
_SCRIPTS = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")


@cache
def program() -> Path | None:
    """Pagefind's program, where it is installed and runs on this machine."""
    try:
        path = Path(import_module("pagefind_bin").get_executable())
        subprocess.run([path, "--version"], check=True, capture_output=True, timeout=SECONDS)
    except (ImportError, OSError, subprocess.SubprocessError):
        return None
    return path


def wanted(newsroom: Newsroom) -> bool:
    """Whether editions have a search page as soon as they show something."""
    return newsroom.search and program() is not None


def lacking(newsroom: Newsroom) -> Problem | None:
    """What is to be said where a newsroom asks for a search that this machine cannot make."""
    if not newsroom.search or program() is not None:
        return None
    hint = "install it ('pip install pagefind-bin'), or write search = false below [site]"
    return Problem(newsroom.config, None, "the site has no search: Pagefind is not here, or does not run", hint)


def files(site: Site, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The search page of an edition and its indexes, (path, content).

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line; Pagefind failed.
    """
    yield addresses.search(edition.name), _page(site, edition)
    folder = addresses.search(edition.name).rpartition("/")[0]
    for nth, bundle in enumerate(_bundles(edition)):
        for name, data in _index(site, edition, edition.locales[nth]).items():
            yield f"{folder}/{bundle}/{name}", data


def _bundles(edition: Edition) -> tuple[str, ...]:
    """Where the index of each of an edition's languages lies, beside its search page."""
    several = len(edition.locales) > 1
    return tuple(f"{FOLDER}/{locale}" if several else FOLDER for locale in edition.locales)


def _page(site: Site, edition: Edition) -> bytes:
    path = addresses.search(edition.name)
    texts = voices.of_edition(edition, site.newsroom, site.words)
    searched = [one for one in site.newsroom.editions if one.name in site.searched]
    here, *both = (tags.posix(text.lang) for text in texts)
    others = (tags.posix(one.locales[0]) for one in searched if len(one.locales) == 1)
    return render(
        "search.html",
        site,
        frame(site, path, edition, same=lambda one: addresses.search(one.name) if one in searched else None),
        texts=texts,
        head=Head(
            title=" · ".join(text.labels("Search releases") for text in texts),
            description=" · ".join(dict.fromkeys(text.organization for text in texts if text.organization)),
            canonical=addresses.url(site.newsroom, path),
            kind="website",
            locale=here,
            locales=tuple(dict.fromkeys(locale for locale in (*both, *others) if locale != here)),
            alternates=alternates.of_search(site, edition),
        ),
        kind="search-page",
        bundles=tuple(f"{bundle}/{_SCRIPTS[0]}" for bundle in _bundles(edition)),
        browse=browse.groups(site, edition, texts, page=path, listed=None),
        feeds=feeds.links(site, (edition,), page=path),
    )


def _index(site: Site, edition: Edition, locale: str) -> dict[str, bytes]:
    path = program()
    assert path is not None  # or the edition would not be one of `Site.searched`
    with TemporaryDirectory(prefix="comunicado-search-") as folder:
        documents, made = Path(folder) / "site", Path(folder) / FOLDER
        for entry in site.entries[edition.name]:
            file = documents / entry.id / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(_document(entry, edition, locale), "utf-8")
        _run(path, "--site", str(documents), "--output-path", str(made), "--keep-index-url", "--quiet")
        found = {file.relative_to(made).as_posix(): file for file in sorted(made.rglob("*")) if file.is_file()}
        languages = json.loads(found["pagefind-entry.json"].read_text("utf-8"))["languages"].values()
        engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
        keep = {*_SCRIPTS, *engines, *(name for name in found if "/" in name or name.endswith(".pf_meta"))}
        files = {name: file.read_bytes() for name, file in found.items() if name in keep}
    return {**files, RELEASES: _releases(files)} if len(edition.locales) > 1 else files


def _releases(files: Mapping[str, bytes]) -> bytes:
    """Pagefind's name of each document → the release that it is, as JSON.

    (A filter would say it too, but Pagefind writes those in another order each time.)
    """
    found = {}
    for name, data in files.items():
        if name.startswith(_FRAGMENTS):
            said = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
            found[name.removeprefix(_FRAGMENTS).partition(".")[0]] = said["url"]
    return json.dumps(found).encode()


def _run(*command: str | Path) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except subprocess.CalledProcessError as error:
        said = " ".join((error.stderr or error.stdout).decode("utf-8", "replace").split())
        raise RenderError(Problem("", None, f"Pagefind cannot make the search ({said})")) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderError(Problem("", None, f"Pagefind cannot make the search ({error})")) from None


def _document(entry: Entry, edition: Edition, locale: str) -> str:
    """A release as Pagefind reads it in one language: headline, date and all that is its own, no boilerplate."""
    text = next(text for text in entry.texts if text.locale == locale)
    date = facts.show_date(text.release.date, locale=text.locale, zone=edition.timezone)
    said = "".join(f"<p>{escape(line)}</p>" for line in _lines(text))
    return (
        f'<!doctype html><html lang="{escape(text.locale)}"><head><meta charset="utf-8">'
        f'<meta data-pagefind-meta="date[content]" content="{escape(date.text)}">'
        f'<meta data-pagefind-meta="lang[content]" content="{escape(text.locale)}">'
        f'<meta data-pagefind-sort="published[content]" content="{timestamp(entry.published)}"></head>'
        f"<body><h1>{escape(headline(text))}</h1>{said}</body></html>"
    )


def _lines(text: Translation) -> Iterator[str]:
    release = text.release
    own = (release.subhead, *(content for content, _ in tree.contents(release.body)))
    for content in own:
        if said := " ".join(html.text(content, text.shown).split()):
            yield said
