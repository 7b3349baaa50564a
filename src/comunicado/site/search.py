"""An edition in, its search out: a page, and an index of its releases that Pagefind makes and the browser reads.

Each edition in one language has an index of its own, in its language, with nothing in it but the releases that the
edition shows.  Pagefind reads documents that are made for it here, so that no template of a newsroom can change what is
found.  Its own interface is left out: the theme's page and script take its place.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
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


def wanted(newsroom: Newsroom, edition: Edition) -> bool:
    """Whether an edition has a search page as soon as it shows something: one in two languages has none."""
    return newsroom.search and len(edition.locales) == 1 and program() is not None


def lacking(newsroom: Newsroom) -> Problem | None:
    """What is to be said where a newsroom asks for a search that this machine cannot make."""
    if not newsroom.search or program() is not None:
        return None
    hint = "install it ('pip install pagefind-bin'), or write search = false below [site]"
    return Problem(newsroom.config, None, "the site has no search: Pagefind is not here, or does not run", hint)


def files(site: Site, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The search page of an edition and its index, (path, content).

    Raises:
        RenderError: a template of the newsroom is wrong, with its file and line; Pagefind failed.
    """
    yield addresses.search(edition.name), _page(site, edition)
    folder = addresses.search(edition.name).rpartition("/")[0]
    for name, data in _index(site, edition).items():
        yield f"{folder}/{FOLDER}/{name}", data


def _page(site: Site, edition: Edition) -> bytes:
    path = addresses.search(edition.name)
    texts = voices.of_edition(edition, site.newsroom, site.words)
    (text,) = texts
    searched = [one for one in site.newsroom.editions if one.name in site.searched]
    here = tags.posix(text.lang)
    others = (tags.posix(one.locales[0]) for one in searched)
    return render(
        "search.html",
        site,
        frame(site, path, edition, same=lambda one: addresses.search(one.name) if one in searched else None),
        texts=texts,
        head=Head(
            title=text.labels("Search releases"),
            description=text.organization,
            canonical=addresses.url(site.newsroom, path),
            kind="website",
            locale=here,
            locales=tuple(dict.fromkeys(locale for locale in others if locale != here)),
            alternates=alternates.of_search(site, edition),
        ),
        kind="search-page",
        bundle=f"{FOLDER}/pagefind.js",
        browse=browse.groups(site, edition, texts, page=path, listed=None),
        feeds=feeds.links(site, (edition,), page=path),
    )


def _index(site: Site, edition: Edition) -> dict[str, bytes]:
    path = program()
    assert path is not None  # or the edition would not be one of `Site.searched`
    with TemporaryDirectory(prefix="comunicado-search-") as folder:
        documents, made = Path(folder) / "site", Path(folder) / FOLDER
        for entry in site.entries[edition.name]:
            file = documents / entry.id / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(_document(entry, edition), "utf-8")
        _run(path, "--site", str(documents), "--output-path", str(made), "--keep-index-url", "--quiet")
        found = {file.relative_to(made).as_posix(): file for file in sorted(made.rglob("*")) if file.is_file()}
        languages = json.loads(found["pagefind-entry.json"].read_text("utf-8"))["languages"].values()
        engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
        keep = {*_SCRIPTS, *engines, *(name for name in found if "/" in name or name.endswith(".pf_meta"))}
        return {name: file.read_bytes() for name, file in found.items() if name in keep}


def _run(*command: str | Path) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except subprocess.CalledProcessError as error:
        said = " ".join((error.stderr or error.stdout).decode("utf-8", "replace").split())
        raise RenderError(Problem("", None, f"Pagefind cannot make the search ({said})")) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderError(Problem("", None, f"Pagefind cannot make the search ({error})")) from None


def _document(entry: Entry, edition: Edition) -> str:
    """A release as Pagefind reads it: headline, date and all that is its own; no boilerplate, no contacts."""
    (text,) = entry.texts
    date = facts.show_date(text.release.date, locale=text.locale, zone=edition.timezone)
    said = "".join(f"<p>{escape(line)}</p>" for line in _lines(text))
    return (
        f'<!doctype html><html lang="{escape(text.locale)}"><head><meta charset="utf-8">'
        f'<meta data-pagefind-meta="date[content]" content="{escape(date.text)}">'
        f'<meta data-pagefind-sort="published[content]" content="{timestamp(entry.published)}"></head>'
        f"<body><h1>{escape(headline(text))}</h1>{said}</body></html>"
    )


def _lines(text: Translation) -> Iterator[str]:
    release = text.release
    own = (release.subhead, *(content for content, _ in tree.contents(release.body)))
    for content in own:
        if said := " ".join(html.text(content, text.shown).split()):
            yield said
