"""Who speaks on a page: a name that is not translated is marked with the language that it is in."""

from __future__ import annotations

from pathlib import Path

from comunicado.editions import voice
from comunicado.newsroom.config import Edition, Newsroom

ROOM = Newsroom(
    Path(), "comunicado.toml", "County News", "https://example.org", "en-US", "America/Chicago",
    (Edition("es", ("es-US",), "single", "America/Chicago"),), organization="The County",
)  # fmt: skip


def test_a_translated_title_is_in_the_language_of_the_page() -> None:
    found = voice.of("es-US", ROOM, {("newsroom", "County News"): "Noticias del Condado"})
    assert (found.title, found.title_lang) == ("Noticias del Condado", "es-US")
    assert (found.organization, found.organization_lang) == ("The County", "en-US")


def test_the_newsrooms_own_language_needs_no_translation() -> None:
    found = voice.of("en-GB", ROOM, {})
    assert (found.title_lang, found.organization_lang) == ("en-GB", "en-GB")
