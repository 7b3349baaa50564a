"""Newsrooms' own templates: what they may do, and what happens when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from comunicado.editions import html, templates
from comunicado.errors import ConfigError, RenderError
from editions import samples


def write(root: Path, name: str, text: str) -> None:
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / name).write_text(text)


def render(root: Path) -> str:
    return html.render(samples.page("en", root)).decode("utf-8")


def test_an_override_extends_the_template_that_it_replaces(tmp_path: Path) -> None:
    write(
        tmp_path,
        "masthead.html",
        '{% extends "theme/masthead.html" %}\n{% block above %}<p>{{ texts[0].labels("Own") }}</p>{% endblock %}',
    )
    written = render(tmp_path)
    assert "<p>Own</p>" in written
    assert 'class="switch"' in written


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{{ nothing }}", 2),
        ("a\n\n{% if %}", 3),
        ('{% include "gone.html" %}', 1),
        ("{{ page.newsroom.gone }}", 1),
        ("\n{{ 1 / 0 }}", 2),
        ("{{ ''.__class__.__mro__ }}", 1),
        ("{{ page.newsroom.root.read_text() }}", 1),
        ("{{ page.folder.parent }}", 1),
        ("{{ texts.append(1) }}", 1),
    ],
)
def test_a_wrong_template_is_named_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    write(tmp_path, "end.html", text)
    with pytest.raises(RenderError) as caught:
        render(tmp_path)
    assert (caught.value.path, caught.value.line) == ("templates/end.html", line)


def test_every_template_that_is_none_is_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "{% if %}")
    write(tmp_path, "b.html", "fine")
    write(tmp_path, "c.html", "\n{{ }")
    with pytest.raises(ConfigError) as caught:
        templates.check(tmp_path / "templates")
    assert [(p.path, p.line) for p in caught.value.problems] == [("templates/a.html", 1), ("templates/c.html", 2)]


def test_a_change_is_seen_at_once(tmp_path: Path) -> None:
    write(tmp_path, "end.html", "one")
    assert "one" in render(tmp_path)
    write(tmp_path, "end.html", "another")
    assert "another" in render(tmp_path)
