"""Golden folders: a release and its Spanish, what is extracted from the one and composed from both.

`GOLDEN=write pytest tests/test_golden.py` writes the expected files anew; a person reads the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from comunicado import facts, locales, release, segments
from comunicado.catalogues import glossary, po, template, update
from comunicado.catalogues.describe import Describer
from comunicado.catalogues.glossary import Glossary
from comunicado.markdown import html
from comunicado.markdown.tree import note_numbers
from comunicado.model import Catalogue, Release

CASES = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.is_dir())
CREATED = "2026-11-24 10:00+0000"


def _page(found: Release, locale: str) -> str:
    shown = {name: facts.show(value, locale=locale, zone="America/Chicago") for name, value in found.facts.items()}
    how = html.Rendering(shown, notes=note_numbers(found.body))
    head = "".join(
        f"<{name}>{html.inline(content, how)}</{name}>\n"
        for name, content in (("headline", found.headline), ("subhead", found.subhead), ("dateline", found.dateline))
    )
    return head + html.blocks(found.body, how) + html.footnotes(found.body, how)


def _glossary(case: Path) -> Glossary:
    file = case / "glossary.csv"
    return glossary.parse(file.read_bytes(), path=file.name) if file.exists() else Glossary()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_files_of_a_golden_folder_are_what_the_toolkit_makes(case: Path) -> None:
    source = release.parse((case / "release.md").read_bytes(), path="release.md", id=case.name)
    found = segments.of(source)
    describer = Describer(found, source="en-US", facts=source.facts, glossary=_glossary(case))

    def built(describe: template.Describe) -> Catalogue:
        return template.build(found, project="Golden", source="en-US", created=CREATED, describe=describe)

    stored = po.parse((case / "es.po").read_bytes(), path="es.po")
    spanish = {message.key: message.strings[0] for message in stored.messages if message.translated}
    composed = segments.compose(
        source,
        lambda segment: spanish.get(segment.key),
        locale="es-US",
        reformat=lambda text: locales.reformat_cell(text, "en-US", "es-US"),
    )
    made = {
        "release.pot": po.serialize(built(describer.everywhere)),
        "es.po": po.serialize(update.update(stored, built(describer.to("es-US", zone="America/Chicago")))),
        "en.html": _page(source, "en-US").encode(),
        "es.html": _page(composed, "es-US").encode(),
    }
    if os.environ.get("GOLDEN") == "write":
        for name, data in made.items():
            (case / name).write_bytes(data)
    assert {name: (case / name).read_text("utf-8") for name in made} == {k: v.decode() for k, v in made.items()}
    assert all(segment.key in spanish for segment in found), "the Spanish of a golden folder is complete"
