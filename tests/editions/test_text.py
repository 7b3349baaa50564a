"""The text edition: all that a release says, in lines that are read anywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from comunicado.editions import text
from comunicado.editions.page import Notice, Page
from comunicado.markdown import read
from comunicado.markdown.html import Picture
from comunicado.model import Blocks, Correction, PartialDate, Shown, Str
from documents import bodies
from editions import adopted, samples, words

FACTS = {"tip": Shown("1-866", "tel:+1866"), "tip_line_2": Shown("the page", "https://example.org/tip")}


@pytest.fixture(scope="module")
def page(room: Path) -> Page:
    """A release with every kind of block."""
    return samples.page("en", room, kind=samples.EVERYTHING)


def saying(page: Page, body: Blocks | str, **changes: object) -> Page:
    """The same release with another text."""
    one = page.texts[0]
    blocks = read(body) if isinstance(body, str) else body
    shown = {**one.shown, **FACTS}
    release = replace(one.release, body=blocks, **changes)
    return replace(page, texts=(replace(one, release=release, shown=shown, boilerplate=(), contacts=()),))


def written(page: Page) -> str:
    return text.render(page).decode("utf-8")


def body(page: Page, markdown: str) -> str:
    """What stands between the headline and the end mark."""
    return written(saying(page, markdown, subhead=(), dateline=())).split("León\n\n", 1)[1].split("\n\n###", 1)[0]


def test_a_release_reads_from_its_letterhead_to_its_address(page: Page) -> None:
    said = written(page)
    order = [
        "South Texas Newsroom\nU.S. Immigration and Customs Enforcement\nNews release\n\n",
        "For immediate release\nAugust 12, 2009\n\n",
        "Joint operation on both banks of the Rio Grande recovers 1,240 stolen\nvehicles",
        "\n\nProsecutors in Brownsville",
        "\n\nBROWNSVILLE, Texas\xa0– Investigators from two countries said on Wednesday,\n",
        "2:30\xa0PM that a joint operation had recovered 1,240\nvehicles, with seizures worth $1,200,000.[1] The full",
        "operation's page (https://newsroom.example.org/operation).\n\n\nWhat was recovered\n\n",
        "[Picture: A row of pickup trucks behind a chain-link fence at sunset]\n"
        "https://newsroom.example.org/en/2009/border-summit/trucks.png\n"
        "Recovered trucks wait for their owners at the Los Tomates yard\nPhoto by Marisol Peña / Valley Ledger\n\n",
        "- on ranches along the river;\n- in Reynosa.\n\n",
        "4. Call 1-866-DHS-2-ICE between Monday and Friday.\n\n   Calls are answered in English",
        "Type           Vehicles  Share\n-------------  --------  -----\nPickup trucks       710  57.3%\n",
        '    "Nobody asked on which bank of the river a truck was parked," said\n    Ramona',
        "\n\n* * *\n\n    plate,state,found\n    ABC1234,TX,2009-08-12\n\n",
        "[1] As of August 10; vehicles includes trailers.\n\n\nAbout ICE\n\n",
        "\n\n###\n\nMedia contacts\n\nSouth Texas press office\npress@newsroom.example.org\n956-555-0142\n",
        "From Mexico: 00\xa01\xa0956\xa0555\xa00142\n\nAna Lucía Treviño\nSpokesperson\n",
        "\n\nhttps://newsroom.example.org/en/2009/border-summit/\n",
    ]
    at = 0
    for piece in order:
        assert piece in said[at:], piece
        at = said.index(piece, at) + len(piece)
    assert at == len(said)
    assert max(map(len, said.splitlines())) <= 72


def test_two_languages_follow_each_other_each_whole_and_in_its_own_words(room: Path) -> None:
    for edition in ("en-es", "both"):
        english, spanish = written(samples.page(edition, room, kind=samples.EVERYTHING)).split("-" * 72)
        assert english.startswith("English\n\nSouth Texas Newsroom\n")
        assert spanish.startswith("\n\nEspañol\n\nSala de Prensa del Sur de Texas\n")
        assert "Comunicado de prensa\n\nPara su difusión inmediata\n12 de agosto de 2009\n\nUn operativo" in spanish
        assert "BROWNSVILLE, Texas.- Investigadores" in spanish
        assert "[Imagen: Una hilera" in spanish
        assert "Foto de Marisol" in spanish
        assert "Contactos para medios" in spanish
        assert english.count("###") == spanish.count("###") == 1
    mexican = written(samples.page("es-mx", room, kind=samples.EVERYTHING))
    assert "llame al 00\xa01\xa0866\xa0347\xa02423" in " ".join(mexican.split(" ")).replace("\n", " ")


def test_a_table_too_wide_for_a_page_is_told_row_by_row(page: Page) -> None:
    wide = "| Yard | What was found there in the course of the search | Who claims it |\n|---|---|---|\n"
    wide += "| Los Tomates | 120 pickup trucks and 31 motorcycles | Nobody so far |\n| Reynosa | | |\n"
    assert body(page, wide).split("\n") == [
        "Yard: Los Tomates",
        "What was found there in the course of the search: 120 pickup trucks and",
        "31 motorcycles",
        "Who claims it: Nobody so far",
        "",
        "Yard: Reynosa",
        "What was found there in the course of the search:",
        "Who claims it:",
    ]


def test_lists_within_lists_stand_in(page: Page) -> None:
    said = body(page, "9. nine\n   - in it\n     more\n10. ten\n\n    apart\n\n    > quoted\n")
    assert said == "9. nine\n\n   - in it more\n\n10. ten\n\n    apart\n\n        quoted"


def test_addresses_follow_what_they_belong_to_unless_they_say_it(page: Page) -> None:
    assert body(page, "[Here](https://a.example/b) <https://c.example> <press@d.example> [us](mailto:e@f.example)") == (
        "Here (https://a.example/b) https://c.example press@d.example us\n(e@f.example)"
    )
    assert body(page, '[Here](https://a.example "The list") and [there](#x)') == (
        "Here (The list, https://a.example) and there\n(https://newsroom.example.org/en/2009/border-summit/#x)"
    )
    assert body(page, "Call {tip}, see {tip_line_2}.") == "Call 1-866, see the page (https://example.org/tip)."


def test_an_address_is_never_broken(page: Page) -> None:
    address = "https://example.org/" + "a-long-path/" * 12
    assert f"({address})" in body(page, f"Some words that lead to it [are here]({address}), and more.")


def test_what_was_corrected_stands_at_the_top_newest_first(page: Page) -> None:
    moment = page.release.published
    two = tuple(
        Correction(PartialDate(2009, 9, day), moment.replace(month=9, day=day), (Str(f"Text {day}."),))
        for day in (2, 9)
    )
    changed = saying(page, "Body.", corrections=two, updated_date=PartialDate(2009, 9, 30))
    said = written(replace(changed, notices=(Notice("control", ("The other version was changed.",)),)))
    assert (
        "The other version was changed.\n\nCorrection (September 9, 2009): Text 9.\n\n"
        "Correction (September 2, 2009): Text 2.\n\nBROWNSVILLE"
    ) in said
    assert "August 12, 2009\nLast updated September 30, 2009\n\n" in said


def test_a_text_that_opens_otherwise_has_its_dateline_above(page: Page) -> None:
    assert "\n\nBROWNSVILLE, Texas\xa0–\n\n\nA heading\n\nText." in written(saying(page, "## A heading\n\nText."))
    assert "\n\nBROWNSVILLE, Texas\xa0–\n\n###" in written(saying(page, ""))


def test_a_picture_names_where_its_page_shows_it(page: Page) -> None:
    shown = {"a b.png": Picture("a-b-960.0123456789.png", 960, 640, (("a-b-480.1.png", 480),))}
    said = body(replace(page, pictures=shown), "Words ![A map](<a b.png>) go on.")
    assert said == (
        "Words [Picture: A map]\nhttps://newsroom.example.org/en/2009/border-summit/a-b-960.0123456789.png\ngo on."
    )


@given(blocks=bodies(max_size=4))
def test_no_text_is_lost_whatever_it_is_made_of(page: Page, blocks: Blocks) -> None:
    whole = saying(page, blocks)
    said = words.dense(written(whole))
    shown = whole.texts[0].shown
    assert words.missing(blocks, shown, said) == []
    assert [title for title in words.titles(blocks, shown) if title not in said] == []


def test_no_text_of_a_real_release_is_lost(corpus: Path, tmp_path: Path) -> None:
    rows = [row for row in adopted.manifest(corpus) if row["id"] in ("debian/20170617", "votegov/al")]
    room = adopted.adopt(corpus, rows, tmp_path / "room")
    seen = 0
    for row in rows:
        for page in adopted.pages(room, row["id"]):
            said = words.dense(written(page))
            for one in page.texts:
                assert words.missing(one.release.body, one.shown, said) == [], page.edition.name
                seen += len(one.release.body)
    assert seen > 100
