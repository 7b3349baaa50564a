"""Share cards: pictures with the headline in the language of their edition, whatever its length."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from comunicado.site import sharing

LONG = "Ángeles, Ñandú y Ürümqi: jóvenes yoguis piden pingüinos " * 30


def card(room, edition, id="2009/border-summit"):
    found = next(one for one in room.entries[edition] if one.id == id)
    said = sharing.card(room.newsroom, room.newsroom.edition(edition), found.texts)
    assert sharing.undrawn(said, found.id) is None
    return sharing.picture(said, room.newsroom.root / ".comunicado")


def ink(data, box=None):
    """Where something is drawn that is no paper: (left, top, right, bottom)."""
    image = Image.open(BytesIO(data)).convert("L").point(lambda level: 255 if level < 190 else 0)
    return (image.crop(box) if box else image).getbbox()


def test_a_card_is_as_large_as_networks_ask_for_and_named_for_its_content(three):
    data, picture = card(three, "es")
    assert Image.open(BytesIO(data)).size == (1200, 630) == (picture.width, picture.height)
    assert picture.href.startswith("card.")
    assert picture.href.endswith(".png")
    assert len(data) < 60_000


def test_each_edition_has_its_own(three):
    assert len({card(three, edition)[1].href for edition in ("en", "es", "es-mx", "en-es")}) == 4


def test_its_bar_is_the_newsroom_s_accent(three):
    room = type(three)(sharing_newsroom(three, accent="#A1260D"), three.entries)
    image = Image.open(BytesIO(card(room, "en")[0])).convert("RGB")
    assert {image.getpixel((x, y)) for x in (0, 600, 1199) for y in (0, 10, 19)} == {(0xA1, 0x26, 0x0D)}


def sharing_newsroom(room, **changes):
    return replace(room.newsroom, **changes)


def test_it_is_drawn_once_and_kept(three, monkeypatch):
    first = card(three, "en")
    monkeypatch.setattr(sharing, "_draw", lambda said: pytest.fail("it is in the cache"))
    assert card(three, "en") == first
    with pytest.raises(pytest.fail.Exception):
        card(three, "es")


def test_without_a_cache_it_is_the_same(three, tmp_path):
    first = card(three, "en")
    kept = three.newsroom.root / ".comunicado"
    for file in (kept / "cards").iterdir():
        file.unlink()
    (kept / "cards").rmdir()
    (kept / "cards").write_text("no folder")
    assert card(three, "en") == first


@pytest.mark.parametrize("headline", ["Sí", "¿Qué?", LONG, "W" * 400, "", "Ç" * 3 + "g" * 3])
@pytest.mark.parametrize("edition", ["en", "en-es"])
def test_no_letter_is_cut_at_any_edge(room, headline, edition):
    room.add("2009/a", "2009", {"en": (headline, ""), "es": (headline, "")})
    data, _ = card(room, edition, "2009/a")
    left, _, right, _ = ink(data, (0, 40, 1200, 630))
    assert left >= 64
    assert right <= 1136
    # Between title and headline, and between headline and the line at the foot, there is paper.
    assert ink(data, (0, 100, 1200, 108)) is None
    assert ink(data, (0, 494, 1200, 502)) is None


@given(
    text=st.text(st.sampled_from("aábcñ WM1.«»"), min_size=1, max_size=120).map(lambda text: " ".join(text.split())),
    width=st.integers(3, 40),
)
def test_wrapping_loses_no_letter_and_fits(text, width):
    lines = sharing.wrap(text, width, len)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in lines)
    assert [line for line in lines if line != line.strip()] == []


@settings(max_examples=25)
@given(words=st.lists(st.text(st.sampled_from("áñgjWMil"), min_size=1, max_size=14), min_size=1, max_size=60))
def test_a_headline_fits_its_box(words):
    size, lines = sharing.fit(" ".join(words), sharing._FACES[0], width=1056, height=366)
    assert len(lines) * round(size * 1.16) <= 366
    assert all(sharing._opened(sharing._FACES[0], size, 700).getlength(line) <= 1056 for line in lines)
    shown = " ".join(lines)
    assert shown.endswith("…") or shown.replace(" ", "") == "".join(words)


GREEK = "Ο ποταμός υποχωρεί"


def said(room, headline):
    room.add("2012/a", "2012", {"en": (headline, ""), "es": (headline, "")})
    found = next(one for one in room.entries["en"] if one.id == "2012/a")
    return sharing.card(room.newsroom, room.newsroom.edition("en"), found.texts)


def test_letters_that_public_sans_lacks_are_drawn_in_the_other_font_of_the_theme(room):
    sans, serif = sharing._FACES
    assert sharing._without(GREEK, sans)
    assert not sharing._without(GREEK, serif)
    drawn = said(room, GREEK)
    assert sharing.undrawn(drawn, "releases/2012/a/release.md") is None
    data, _ = sharing.picture(drawn, room.newsroom.root)
    image = Image.open(BytesIO(data)).convert("L").crop((0, 110, 1200, 490))
    assert image.getbbox() is not None
    assert data != sharing._draw(replace(drawn, headlines=(GREEK[::-1],)))


def test_what_no_font_can_draw_is_left_out_and_said(room):
    problem = sharing.undrawn(said(room, "川が引いている: 7 🚒"), "releases/2012/a/release.md")
    assert str(problem).startswith(
        "releases/2012/a/release.md: its share card is left out: the theme's fonts lack い (U+3044) が (U+304C)"
    )


def test_what_is_not_seen_is_not_drawn_and_accents_join_their_letters(room):
    assert said(room, "Can\u0303o\u200b n\u00fa\u00admero \u202eseis\u202c\n").headlines == ("Caño número seis",)
