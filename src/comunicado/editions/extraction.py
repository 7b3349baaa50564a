"""A folder of templates in, the labels that they use out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from comunicado.errors import ConfigError, Problem

_THEME = Path(__file__).parent.parent / "theme" / "templates"
_COMMENT_TAG = "translators:"


@dataclass(frozen=True, slots=True)
class Label:
    """One label and where it is used."""

    text: str
    paths: tuple[str, ...]
    """Templates, relative to their folder, sorted."""
    notes: tuple[str, ...] = ()
    """What templates tell translators: `{# translators: … #}` before the label."""


def labels(folder: Path) -> tuple[Label, ...]:
    """The labels in the templates below `folder`, sorted: every `_("…")` in a `.html` file.

    Raises:
        ConfigError: a template cannot be read, with every mistake found.
    """
    paths: dict[str, set[str]] = {}
    notes: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        for found in _read(path, name, problems):
            text, comments = found
            paths.setdefault(text, set()).add(name)
            known = notes.setdefault(text, [])
            known.extend(note for note in comments if note not in known)
    if problems:
        raise ConfigError(*problems)
    return tuple(Label(text, tuple(sorted(paths[text])), tuple(notes[text])) for text in sorted(paths))


def of_theme(name: str) -> tuple[str, ...]:
    """The labels in one template of the packaged theme."""
    return tuple(text for text, _ in _read(_THEME / name, name, []))


def in_code(folder: Path) -> tuple[Label, ...]:
    """The labels that Python files in `folder` pass to templates: `_("…")` there too."""
    from babel.messages.extract import extract_from_file

    paths: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*.py")):
        for _, text, _, _ in extract_from_file("python", path, keywords={"_": None}):
            paths.setdefault(text if isinstance(text, str) else text[0], set()).add(path.name)
    return tuple(Label(text, tuple(sorted(paths[text]))) for text in sorted(paths))


def _read(path: Path, name: str, problems: list[Problem]) -> list[tuple[str, list[str]]]:
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import babel_extract

    options = {"silent": "false", "encoding": "utf-8"}
    try:
        with path.open("rb") as file:
            found = list(babel_extract(file, ["_"], [_COMMENT_TAG], options))
    except TemplateSyntaxError as error:
        problems.append(Problem(f"{path.parent.name}/{name}", error.lineno, f"this is no template ({error.message})"))
        return []
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(f"{path.parent.name}/{name}", None, f"the template cannot be read ({error})"))
        return []
    labels: list[tuple[str, list[str]]] = []
    for _, _, message, comments in found:
        # A call with values comes as a tuple, the label first and None for each value.
        parts = (message,) if isinstance(message, str) else message or ()
        text = next((part for part in parts if isinstance(part, str)), "")
        if text:
            labels.append((text, [comment.removeprefix(_COMMENT_TAG).strip() for comment in comments]))
    return labels
