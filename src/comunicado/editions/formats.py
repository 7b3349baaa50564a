"""A name in, how a document of that format is made out.

The package's own formats are a plain dictionary.  Others come from installed packages, by entry points of the group
`comunicado.editions` that lead to a `Format`:

    [project.entry-points."comunicado.editions"]
    epub = "our_package:EPUB"

Importing this module imports none of Jinja2, WeasyPrint, Babel, Pillow or python-docx: a format imports them when it is
first asked for a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comunicado.editions.page import Page
from comunicado.errors import ComunicadoError, ConfigError, Problem, RenderError
from comunicado.newsroom.formats import BUILT_IN, GROUP

if TYPE_CHECKING:
    from comunicado.newsroom.config import Edition, Newsroom

_SUFFIX = re.compile(r"\.[a-z0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Format:
    """How documents of one format are made."""

    render: Callable[[Page], bytes]
    """Makes one; raises RenderError where it cannot be made.  The same page must give the same bytes."""
    suffix: str
    """Of its files, as `.pdf`."""
    label: str
    """What a page calls it: a name, or an English label of the theme, as 'Plain text'."""


def _html(page: Page) -> bytes:
    from comunicado.editions import html

    return html.render(page)


def _pdf(page: Page) -> bytes:
    from comunicado.editions import pdf

    return pdf.render(page)


def _docx(page: Page) -> bytes:
    from comunicado.editions import word

    return word.render(page)


def _text(page: Page) -> bytes:
    from comunicado.editions import text

    return text.render(page)


def _ninjs(page: Page) -> bytes:
    from comunicado.editions import ninjs

    return ninjs.render(page)


def _(label: str) -> str:
    """Marks a label of the theme; the page puts it into the reader's language."""
    return label


FORMATS: dict[str, Format] = {
    "html": Format(_html, ".html", "HTML"),
    "pdf": Format(_pdf, ".pdf", "PDF"),
    "docx": Format(_docx, ".docx", _("Word document")),
    "text": Format(_text, ".txt", _("Plain text")),
    "ninjs": Format(_ninjs, ".json", "ninjs"),
}
"""The package's own: name → format."""


def of(newsroom: Newsroom) -> dict[str, Format]:
    """The formats that a newsroom's editions are made as.

    Raises:
        ConfigError: a package's format cannot be loaded, or two formats of one edition would have the same files.
    """
    names = configured(newsroom.editions)
    found = {name: FORMATS[name] if name in BUILT_IN else _loaded(name, newsroom.config) for name in names}
    for edition in newsroom.editions:
        suffixes: dict[str, str] = {}
        for name in edition.formats:
            other = suffixes.setdefault(found[name].suffix, name)
            if other != name:
                reason = f"the formats '{other}' and '{name}' of edition '{edition.name}' would have the same files"
                raise ConfigError(Problem(newsroom.config, None, reason, "take one of them away"))
    return found


def configured(editions: Iterable[Edition]) -> tuple[str, ...]:
    """Names of the formats that some editions are made as, in configured order."""
    return tuple(dict.fromkeys(name for edition in editions for name in edition.formats))


def _loaded(name: str, config: str) -> Format:
    from importlib.metadata import entry_points

    points = tuple(entry_points(group=GROUP, name=name))
    if len(points) != 1:
        reason = f"{len(points)} installed packages bring the format '{name}'"
        raise ConfigError(Problem(config, None, reason, "install one that does, and no other"))
    said = f"the format '{name}' of {points[0].dist.name if points[0].dist else points[0].value}"
    try:
        form = points[0].load()
    except Exception as error:  # whatever the package's own code does
        raise ConfigError(Problem(config, None, f"{said} cannot be loaded ({error})", "mend that package")) from error
    if not isinstance(form, Format) or not _SUFFIX.match(form.suffix):
        reason = f"{said} is no comunicado.editions.Format with a suffix such as .pdf"
        raise ConfigError(Problem(config, None, reason, "mend that package"))
    return replace(form, render=_guarded(form.render, said))


def _guarded(render: Callable[[Page], bytes], said: str) -> Callable[[Page], bytes]:
    """A package's code may fail in any way: that costs its document, and stops no build."""

    def rendered(page: Page) -> bytes:
        try:
            data = render(page)
        except ComunicadoError:
            raise
        except Exception as error:  # one foreign format costs its document, never the build; told with its type
            reason = f"{said} failed ({type(error).__name__}: {error})"
            raise RenderError(Problem(page.release.path, None, reason, "tell its makers")) from error
        if not isinstance(data, bytes):
            raise RenderError(Problem(page.release.path, None, f"{said} gave no bytes", "tell its makers"))
        return data

    return rendered
