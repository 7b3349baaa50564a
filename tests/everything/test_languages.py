"""Everything on a page is marked as the language that it is in: on the web, and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import judges
from cli.room import Room
from everything import room, texts
from everything.tongues import of_page, tongues
from judges.tagged import spoken

_LAYOUTS = ("side by side", "lado a lado", "one after the other", "uno tras otro")
"""What the names of editions in two languages say, on pages in one too."""


def test_the_judge_sees_a_text_that_is_marked_as_the_other_language() -> None:
    page = '<html lang="{}"><body><p>{}</p><img alt="{}"></body></html>'
    said, alt = "Families may go home on Friday", "Las garitas de la ciudad y del puente abren a las seis de la mañana"
    found = tongues().false(of_page(page.format("es", said, alt).encode()))
    assert found == [f"this is en, not es: {said}"]
    found = tongues().false(of_page(page.format("en-US", said, alt).encode()))
    assert found == [f"this is es, not en-US: {alt}"]


def test_no_page_has_a_language_under_the_name_of_the_other(whole: Room, empty: Room) -> None:
    for site in (whole, empty):
        pages = sorted(site.path("public").rglob("*.html"))
        assert pages
        for path in pages:
            assert tongues().false(of_page(path.read_bytes())) == [], path


def test_every_page_of_a_release_is_in_its_language_but_for_gaps(whole: Room) -> None:
    for edition, languages in {"en": {"en"}, "es": {"es"}, "es-mx": {"es"}, "en-es": {"en", "es"}}.items():
        for id, pair in texts.RELEASES.items():
            page = whole.path(f"public/{edition}/{id}/index.html").read_bytes()
            sentences = [claim for claim in of_page(page) if " " in claim[1].strip() and claim[1] not in _LAYOUTS]
            found = {language for language, count in tongues().told(sentences).items() if count}
            assert found == languages | ({"en"} if pair.pending else set()), (edition, id)


@pytest.mark.parametrize("id", room.THREE)
def test_no_pdf_is_read_out_in_the_wrong_language(whole: Room, id: str) -> None:
    files = sorted(whole.path("public").glob(f"*/{id}/*.pdf"))
    assert len(files) == 5
    for file in files:
        claims = [(one.lang, text) for one in spoken(file) for text in (one.text, one.alt)]
        assert tongues().false(claims) == [], file
        told = tongues().told(claims)
        languages = {"en", "es"} if file.parts[-4] in ("en-es", "both") else {file.parts[-4][:2]}
        assert all(told[language] > 10 for language in languages), (file, told)


def test_nothing_in_a_pdf_is_printed_beside_the_paper(whole: Room) -> None:
    """What a wide table has too much of would be in the file, and on no page."""
    for file in sorted(whole.path("public").rglob("*.pdf")):
        assert outside(file) == [], file


def outside(file: Path) -> list[str]:
    """Words that stand outside their page or across its edge."""
    pdftotext = judges.program("pdftotext", package="poppler-utils")
    done = judges.run([pdftotext, "-bbox", str(file), "-"])
    assert done.returncode == 0, done.stderr.decode()
    words = re.findall(r'<word xMin="([^"]+)" yMin="[^"]+" xMax="([^"]+)" yMax="[^"]+">([^<]*)', done.stdout.decode())
    width = float(re.findall(r'<page width="([^"]+)"', done.stdout.decode())[0])
    return [word for left, right, word in words if float(left) < 0 or float(right) > width]
