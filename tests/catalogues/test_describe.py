"""Translators are told of each message what its facts print, how figures read, which terms occur, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado import segments
from comunicado.catalogues import glossary, template
from comunicado.catalogues.describe import Describer, places
from comunicado.catalogues.glossary import Glossary
from comunicado.model import Contact, Facts, MoneyFact, PhoneFact, Release, Segment
from comunicado.release import parse_boilerplate
from sources import parsed

PATH = "releases/2009/summit/release.md"
TERMS = glossary.parse(
    b"term,locale,translation,note\nport of entry,es,puerto de entrada,\nICE,es,ICE,an acronym\n"
    b"toll,es,peaje,\ntoll,es-MX,cuota,of a road\n",
    path="locales/glossary.csv",
)
FACTS: Facts = {"tipline": PhoneFact("+18663472423", "1-866-DHS-2-ICE"), "cost": MoneyFact(Decimal(1_200_000), "USD")}

RELEASE = """\
---
headline: Summit on the border
subhead: It cost $2.5 million
dateline: BROWNSVILLE, Texas
summary: All of it
date: 2009
corrections: [{date: 2009, text: It cost more}]
credits: {map.jpg: Ana Ruiz}
---
First, a word.

## What the *summit* [decided](https://example.org/ "Minutes")

> "We must work together," said the mayor.

- vaccines[^a]

| Service |
|---|
| Check-up |

![A map](map.jpg "The valley")

# Agreed on by everybody who came to the meeting in the long afternoon, and then signed

Last, a word.

[^a]: Weekdays only.
"""


def _lines(
    text: str,
    tag: str = "es-US",
    *,
    source: str = "en-US",
    names: tuple[str, ...] = (),
    plain: bool = False,
) -> list[str]:
    segment = Segment("headline", text, PATH, facts=names, formatted=bool(names), plain=plain)
    describer = Describer([segment], source=source, facts=FACTS, glossary=TERMS)
    return [line.replace("\xa0", " ") for line in describer.to(tag, zone="America/Chicago")(segment)]


def _placed(release: Release) -> list[tuple[str, tuple[str, ...]]]:
    found = segments.of(release)
    where = places(found)
    return [(segment.text.split("\n")[0][:24], where.get(segment.key, ())) for segment in found]


def test_facts_figures_terms_and_the_place_are_told_in_this_order() -> None:
    segment = Segment(
        None, "Call {tipline} about 5% of ports of entry, {cost}, ICE", PATH, formatted=True, facts=("tipline", "cost")
    )
    describe = Describer([segment], source="en-US", facts=FACTS, glossary=TERMS).to("es-MX", zone="America/Chicago")
    assert list(describe(segment)) == [
        "{tipline} = 00\xa01\xa0866\xa0347\xa02423",
        "{cost} = 1,200,000 dólares estadounidenses",
        "5% → 5\xa0%",
        "glossary: port of entry → puerto de entrada",
        "glossary: ICE is not translated (an acronym)",
    ]


def test_a_locale_is_told_what_its_own_readers_see() -> None:
    text = "a $2.5 million toll, for {tipline}"
    assert _lines(text, "es-US", names=("tipline",)) == [
        "{tipline} = 1-866-DHS-2-ICE",
        "$2.5 million → 2.5 millones de dólares",
        "glossary: toll → peaje",
    ]
    assert _lines(text, "es-MX", names=("tipline",)) == [
        "{tipline} = 00 1 866 347 2423",
        "$2.5 million → 2.5 millones de dólares estadounidenses",
        "glossary: toll → cuota (of a road)",
    ]


def test_a_fact_that_nobody_declared_is_not_told_of() -> None:
    assert _lines("{name} and {tipline}, {tipline}", names=("name", "tipline", "tipline")) == [
        "{tipline} = 1-866-DHS-2-ICE"
    ]


def test_a_figure_is_told_of_only_where_it_reads_otherwise() -> None:
    assert _lines("1,234 people, 5 euros, 2009, 5%", "es-MX") == ["5% → 5 %"]
    assert _lines("1,234 people, 5 euros, 2009, 5%", "es-ES") == ["1,234 → 1.234", "5% → 5 %"]


def test_a_spanish_release_is_described_to_english_translators() -> None:
    assert _lines("El 12 de agosto de 2009, 2.5 millones de dólares", "en-US", source="es-MX") == [
        "12 de agosto de 2009 → August 12, 2009",
        "2.5 millones de dólares → $2.5 million",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "run `toll --limit 5%` now",
        "see https://example.org/toll?a=5%&b=$5",
        "see <https://example.org/5%/toll>",
        "write to toll@example.org, or www.toll.example.org",
        "see [the page][5]% and [^toll]",
        "{toll} and ``toll``",
    ],
)
def test_code_addresses_and_markup_hold_neither_figures_nor_terms(text: str) -> None:
    assert _lines(text) == []


def test_marked_up_figures_and_terms_are_found() -> None:
    assert _lines("**$5 million** for *[the toll][1]*") == [
        "$5 million → 5 millones de dólares",
        "glossary: toll → peaje",
    ]


def test_a_message_is_told_once_of_a_figure_or_term_that_it_has_twice() -> None:
    segment = Segment(None, "5% or 5%, toll by toll", PATH)
    describe = Describer([segment], source="en-US", glossary=TERMS).to("es-US", zone="America/Chicago")
    made = template.build([segment], project="News", source="en-US", created="", describe=describe)
    assert made.messages[0].extracted == ("5% → 5\xa0%", "glossary: toll → peaje")


# --- places -------------------------------------------------------------------------------------------------


def test_each_part_of_a_release_says_what_it_is_and_after_which_heading() -> None:
    after = "after 'What the summit decided'"
    long = "after 'Agreed on by everybody who came to the meeting in the long…'"
    assert _placed(parsed(RELEASE)) == [
        ("Summit on the border", ()),
        ("It cost $2.5 million", ()),
        ("BROWNSVILLE, Texas", ()),
        ("All of it", ("summary, for search engines and feeds",)),
        ("It cost more", ("correction",)),
        ("First, a word.", ("paragraph, before the first heading",)),
        ("What the *summit* [decid", ()),
        ("Minutes", (f"link title, {after}",)),
        ('"We must work together,"', (f"quotation, {after}",)),
        ("vaccines[^a]", (f"list item, {after}",)),
        ("Service", (f"table cell, {after}",)),
        ("Check-up", (f"table cell, {after}",)),
        ("A map", (f"alternative text, {after}",)),
        ("The valley", (f"caption, {after}",)),
        ("Agreed on by everybody w", (f"heading, {after}",)),
        ("Last, a word.", (f"paragraph, {long}",)),
        ("Weekdays only.", (f"footnote, {long}",)),
        ("Ana Ruiz", ("picture credit",)),
    ]


def test_a_neighbour_that_comes_or_goes_changes_no_other_place() -> None:
    before = dict(_placed(parsed(RELEASE)))
    longer = RELEASE.replace("- vaccines", "- another\n- vaccines").replace("First,", "A zeroth word.\n\nFirst,")
    after = dict(_placed(parsed(longer)))
    assert {text: place for text, place in after.items() if text in before} == before
    assert after.keys() - before.keys() == {"another", "A zeroth word."}


def test_a_message_that_stands_in_several_places_lists_each_once() -> None:
    found = [
        Segment(None, "Again", PATH),
        Segment(None, "Again", PATH),
        Segment("heading", "One {x} \\* & `two`[^n]", PATH, formatted=True),
        Segment(None, "Again", PATH),
        Segment("quote", "Again", PATH),
    ]
    where = places(found)
    assert where[None, "Again"] == ("paragraph, before the first heading", "paragraph, after 'One {x} * & two'")
    assert where["quote", "Again"] == ("quotation, after 'One {x} * & two'",)
    describe = Describer(found, source="en-US").everywhere
    made = template.build(found, project="News", source="en-US", created="", describe=describe)
    assert made.messages[0].extracted == where[None, "Again"]


def test_the_newsrooms_own_words_say_whose_they_are() -> None:
    shared = parse_boilerplate(b"# About\n\nICE is.\n", path="releases/_boilerplate/about-ice.md", id="about-ice")
    contact = Contact("south", "Ana Ruiz", path="releases/_contacts.toml")
    where = places(
        [
            Segment("newsroom", "South Texas Newsroom", "comunicado.toml", plain=True),
            Segment("newsroom", "Foreign Ministry", "comunicado.toml", plain=True, part="an issuer"),
            Segment("topic", "Border security", "comunicado.toml", plain=True),
            *segments.of_boilerplate(shared),
            *segments.of_contacts([contact]),
            Segment(None, "Download PDF", "templates/footer.html", plain=True),
        ]
    )
    assert list(where.values()) == [
        ("name of the newsroom",),
        ("name of an issuer",),
        ("name of a topic",),
        ("heading, in the shared text about-ice",),
        ("paragraph, in the shared text about-ice",),
        ("press contact: name",),
        ("label",),
    ]


def test_a_catalogue_template_holds_what_no_locale_changes() -> None:
    segment = Segment("quote", "5% toll for {tipline}", PATH, formatted=True, facts=("tipline",))
    describer = Describer([segment], source="en-US", facts=FACTS, glossary=TERMS)
    assert list(describer.everywhere(segment)) == ["quotation"]


# --- laws ---------------------------------------------------------------------------------------------------

_TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(["`", "[", "][1]", "{a}", "5%", " toll ", "<a>"])).map("".join)
_SEGMENTS = st.lists(
    st.builds(Segment, st.sampled_from([None, "heading", "quote", "alt"]), _TEXTS, st.just(PATH)), max_size=6
)


def _described(found: Sequence[Segment], terms: Glossary) -> list[Sequence[str]]:
    describe = Describer(found, source="en-US", glossary=terms).to("es-MX", zone="UTC")
    return [describe(segment) for segment in found]


@given(_SEGMENTS)
def test_the_same_segments_are_described_alike_always_and_in_whole_lines(found: list[Segment]) -> None:
    plain = [replace(segment, plain=True) for segment in found]
    first = _described(plain, TERMS)
    assert first == _described(plain, replace(TERMS))
    assert all("\n" not in line and line.strip() for lines in first for line in lines)


@pytest.mark.parametrize(
    "unit", ["`", "`a", "[^", "[^a]", "<a", "a@", "@", "](", "{a", "1 ", "1 mil ", "$1 to ", "port ", "May 1 ", "a"]
)
def test_a_very_long_text_is_described_in_time_that_grows_with_its_length(unit: str) -> None:
    begun = process_time()
    _lines((unit * 50_000)[:50_000], plain=True)
    assert process_time() - begun < 5
