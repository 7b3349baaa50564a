"""Jinja2, set up once for a newsroom: its own templates first, the packaged theme behind them.

A newsroom's `templates/masthead.html` takes the place of the theme's; the theme's own stays reachable, so that an
override can say `{% extends "theme/masthead.html" %}` and change one block.  Templates run in a sandbox, escape
everything, and stop at a name they do not know.  Releases and catalogues are never compiled as templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from comunicado.editions.direction import marked
from comunicado.errors import ConfigError, Problem, RenderError
from comunicado.newsroom.places import TEMPLATES

THEME = Path(__file__).parent.parent / "theme" / "templates"


class _Environment(ImmutableSandboxedEnvironment):
    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        # A path could read and write the disk: its text is all that a template may have of it.
        return not isinstance(obj, PurePath) and super().is_safe_attribute(obj, attr, value)


@lru_cache(maxsize=16)
def environment(own: Path | None) -> ImmutableSandboxedEnvironment:
    """The environment of a newsroom whose overrides lie in `own` (None: the packaged theme alone)."""
    theme = FileSystemLoader(THEME)
    loaders: list[BaseLoader] = [PrefixLoader({"theme": theme})]
    if own is not None:
        loaders.append(FileSystemLoader(own))
    return _Environment(
        loader=ChoiceLoader([*loaders, theme]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, context: Mapping[str, Any], *, own: Path | None) -> str:
    """The template `name` with `context`, and which way its parts are written.

    Raises:
        RenderError: a template is missing or wrong, with its file and line.
    """
    try:
        return marked(environment(own).get_template(name).render(context))
    except TemplateSyntaxError as error:
        raise RenderError(_syntax(error, own)) from error
    except Exception as error:
        place = _place(error.__traceback__, own)
        if place is None or not (isinstance(error, TemplateError) or place[0].startswith(f"{TEMPLATES}/")):
            raise  # a mistake of ours, not of a newsroom's template
        raise RenderError(Problem(*place, _reason(error), "mend the template")) from error


def check(own: Path) -> None:
    """Read every template of a newsroom.

    Raises:
        ConfigError: some are no templates; every one of them is named.
    """
    problems: list[Problem] = []
    for path in sorted(own.rglob("*.html")):
        try:
            environment(own).parse(path.read_text("utf-8"), filename=str(path))
        except TemplateSyntaxError as error:
            problems.append(_syntax(error, own))
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(_shown(str(path), own) or str(path), None, f"it cannot be read ({error})"))
    if problems:
        raise ConfigError(*problems)


def _syntax(error: TemplateSyntaxError, own: Path | None) -> Problem:
    path = _shown(error.filename or "", own) or error.name or "?"
    return Problem(path, error.lineno, f"this is no template ({error.message})", "mend the template")


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    return f"the template stopped ({error})"


def _place(trace: TracebackType | None, own: Path | None) -> tuple[str, int] | None:
    """The innermost line of a template: Jinja2 rewrites tracebacks so that they name templates."""
    found: tuple[str, int] | None = None
    while trace is not None:
        if shown := _shown(trace.tb_frame.f_code.co_filename, own):
            found = shown, trace.tb_lineno
        trace = trace.tb_next
    return found


def _shown(filename: str, own: Path | None) -> str | None:
    path = Path(filename)
    if own is not None and path.is_relative_to(own):
        return f"{TEMPLATES}/{path.relative_to(own).as_posix()}"
    return f"theme/{path.relative_to(THEME).as_posix()}" if path.is_relative_to(THEME) else None
