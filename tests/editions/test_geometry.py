"""What a newsroom says of its paper: read from its file, and written as CSS."""

from __future__ import annotations

from pathlib import Path

import pytest

from comunicado.editions.geometry import rules
from comunicado.errors import ConfigError
from comunicado.newsroom import load
from comunicado.newsroom.config import Margins, Newsroom

HEAD = 'title = "News"\nurl = "https://news.example.org"\n'


def room(folder: Path, text: str) -> Newsroom:
    """A newsroom with this in its file, from line 3."""
    (folder / "comunicado.toml").write_text(HEAD + text)
    return load(folder)


def test_letter_with_its_letterhead_on_the_first_page_unless_the_newsroom_says_otherwise(tmp_path: Path) -> None:
    found = room(tmp_path, "")
    assert (found.paper, found.letterhead, found.margins) == ("letter", "first-page", Margins())
    assert "@page { size: Letter; margin: 0.95in 0.85in 0.95in 2.55in; @top-left { width: 5.1in; }" in rules(found)
    assert "@page facing { margin: 0.88in 0.75in 0.8in 0.75in; @top-left { width: 3.32in; }" in rules(found)


def test_paper_letterhead_and_margins_in_inches_or_centimetres(tmp_path: Path) -> None:
    text = 'paper = "A4"\nletterhead = "every-page"\n[margins]\ntop = "1in"\nleft = "2.54 cm"\n'
    found = room(tmp_path, text)
    assert (found.paper, found.letterhead, found.margins) == ("a4", "every-page", Margins(top=1, left=1))
    assert "@page { size: A4; margin: 1.5in 0.85in 0.95in 2.7in;" in rules(found)
    assert "@page :first { margin-top: 1in; }" in rules(found)
    assert "element(again-1, first-except)" in rules(found)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('paper = "legal"', 3, "'paper': 'legal' is no paper"),
        ('\nletterhead = "last-page"', 4, "'letterhead': 'last-page' is no letterhead"),
        ('[margins]\ntop = "wide"', 4, "'top': 'wide' is no length such as 0.9in or 2.5cm"),
        ('[margins]\nleft = "1in"\nright = "9in"', 5, "'right': '9in' is no margin from 0.6in to 2.0in"),
        ('[margins]\nbottom = "2pt"', 4, "'bottom': '2pt' is no length"),
        ("[margins]\ntop = 1", 4, "'top' is text"),
        ('[margins]\ninner = "1in"', 4, "unknown key 'inner'"),
        ('margins = "1in"', 3, "'margins' is a table"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        room(tmp_path, f"{text}\n")
    [problem] = caught.value.problems
    assert problem.line == line
    assert problem.reason.startswith(reason)
