"""pybabel extracts from releases and boilerplate what comunicado's own template holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from comunicado.catalogues.babel import extract
from comunicado.errors import SourceError

RELEASE = """---
headline: News of {tip}
date: 2009
facts:
  tip: {phone: +1-866-347-2423}
---

Hello [there][a], call {line}.

<!-- translators: the mayor speaks -->
> Quote

[a]: https://example.org
"""


def _write(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return file


def test_a_release_is_extracted_with_contexts_notes_and_links(tmp_path: Path) -> None:
    file = _write(tmp_path, "releases/2009/border-summit/release.md", RELEASE)
    assert extract_from_file(extract, file, options={"facts": "line other"}) == [
        (2, "News of {tip}", [], "headline"),
        (8, "Hello [there][1], call {line}.", ["[1] https://example.org"], None),
        (11, "Quote", ["the mayor speaks"], "quote"),
    ]


def test_boilerplate_is_extracted(tmp_path: Path) -> None:
    file = _write(tmp_path, "releases/_boilerplate/about-ice.md", "About us.\n")
    assert extract_from_file(extract, file) == [(1, "About us.", [], None)]


def test_a_release_that_is_wrong_is_named(tmp_path: Path) -> None:
    file = _write(tmp_path, "drafts/x/release.md", "---\nheadline: x\n---\n")
    with pytest.raises(SourceError, match=r"drafts/x/release\.md:"):
        extract_from_file(extract, file)
