"""Release files: what they say, what is wrong with them and where, and that they can be written again."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from comunicado import release, release_text
from comunicado.errors import SourceError
from comunicado.model import (
    Correction,
    DateFact,
    DateTimeFact,
    Embargo,
    FactRef,
    MoneyFact,
    NumberFact,
    Paragraph,
    PartialDate,
    PhoneFact,
    Release,
    Str,
    UrlFact,
)
from comunicado.newsroom import Shelf, load
from comunicado.release import remarks
from comunicado.release_fields import Surroundings
from sources import PATH, mistakes, parsed, releases


def at(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def text(*lines: str, body: str = "") -> str:
    """A release with the two keys that it needs on lines 2 and 3; `lines` begin at line 4."""
    return "\n".join(["---", "headline: A day", "date: 2009", *lines, "---", body])


# --- what a release says ------------------------------------------------------------------------------------

EVERY_KEY = r"""---
headline: ICE meets {tipline} and says \{hello\}
subhead: "This: the first"
dateline: BROWNSVILLE, Texas
summary: All that {tipline} says
kind: joint-statement
issuers: [ice, sre]
date: 2026-11-30
draft: true
embargo: 2026-12-01T10:00 America/Chicago
updated: 2026-12-05
source: es_mx
topics: [border, trade]
boilerplate: [about-ice, about-us]
contacts: south-texas
corrections:
  - {date: 2026-12-02, text: "The number: {tipline}"}
  - date: 2026-12-03T14:30
    text: It was a Monday
facts:
  tipline: {phone: +1-866-347-2423, display: 1-866-DHS-2-ICE}
  hearing:
    datetime: 2009-08-12T14:30 America/Chicago
  day: {date: 2009-08-12}
  seizure: {money: 1200000 USD}
  count: {number: "12.50"}
  site: {url: https://example.org}
credits:
  photo.jpg: Jane Doe, ICE
---
Call {tipline}.

![Alt](photo.jpg)
"""


def test_a_release_says_all_its_keys() -> None:
    found = parsed(EVERY_KEY)
    assert found.headline == (Str("ICE meets "), FactRef("tipline"), Str(" and says {hello}"))
    assert found.subhead == (Str("This: the first"),)
    assert found.dateline == (Str("BROWNSVILLE, Texas"),)
    assert found.summary == (Str("All that "), FactRef("tipline"), Str(" says"))
    assert found.kind == "joint-statement"
    assert found.issuers == ("ice", "sre")
    assert found.topics == ("border", "trade")
    assert (found.updated_date, found.updated) == (PartialDate(2026, 12, 5), at("2026-12-05T00:00-06:00"))
    second = PartialDate(2026, 12, 3, at("2026-12-03T14:30-06:00"), "America/Chicago")
    number = (Str("The number: "), FactRef("tipline"))
    assert found.corrections == (
        Correction(PartialDate(2026, 12, 2), at("2026-12-02T00:00-06:00"), number),
        Correction(second, at("2026-12-03T14:30-06:00"), (Str("It was a Monday"),)),
    )
    assert found.date == PartialDate(2026, 11, 30)
    assert found.draft is True
    assert found.embargo == Embargo(at("2026-12-01T10:00-06:00"), "America/Chicago")
    assert found.published == at("2026-12-01T10:00-06:00")
    assert found.source == "es-MX"
    assert found.boilerplate == ("about-ice", "about-us")
    assert found.contacts == ("south-texas",)
    assert found.facts == {
        "tipline": PhoneFact("+18663472423", "1-866-DHS-2-ICE"),
        "hearing": DateTimeFact(at("2009-08-12T14:30-05:00"), "America/Chicago"),
        "day": DateFact(at("2009-08-12").date()),
        "seizure": MoneyFact(Decimal(1200000), "USD"),
        "count": NumberFact(Decimal("12.50")),
        "site": UrlFact("https://example.org"),
    }
    assert found.credits == (("photo.jpg", (Str("Jane Doe, ICE"),)),)
    assert found.body[0] == Paragraph((Str("Call "), FactRef("tipline"), Str(".")))


def test_a_release_knows_the_line_of_everything_in_it() -> None:
    found = parsed(EVERY_KEY)
    lines = EVERY_KEY.splitlines()
    for key in ("headline", "date", "embargo", "contacts", "facts", "credits"):
        assert lines[found.lines[key] - 1].startswith(f"{key}:")
    assert lines[found.lines["facts.hearing"] - 1] == "  hearing:"
    assert lines[found.lines["credits.photo.jpg"] - 1] == "  photo.jpg: Jane Doe, ICE"
    assert ["text" in lines[one.line - 1] for one in found.corrections] == [True, True]
    assert [lines[block.line - 1] for block in found.body] == ["Call {tipline}.", "![Alt](photo.jpg)"]


def test_a_release_needs_a_headline_and_a_date_and_no_more() -> None:
    found = parsed(text())
    assert found == Release(
        id="2009/summit",
        path=PATH,
        source="en-US",
        headline=(Str("A day"),),
        date=PartialDate(2009),
        published=at("2009-01-01T00:00-06:00"),
    )


@pytest.mark.parametrize(
    "data",
    [
        text(body="a\n\nb\n").replace("\n", "\r\n").encode(),
        text(body="a\n\nb\n").replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + text(body="a\n\nb\n").encode(),
        text(body="a\n\nb\n").replace("---", "---  ").encode(),
    ],
    ids=["CRLF", "CR", "byte order mark", "spaces behind the fences"],
)
def test_a_release_may_come_from_any_editor(data: bytes) -> None:
    found = parsed(data)
    assert found == parsed(text(body="a\n\nb\n"))
    assert [block.line for block in found.body] == [5, 7]


@pytest.mark.parametrize(
    "word", ["no", "yes", "null", "~", "010", "12:30", "1e3", "0x10", "2009-01-01", ".5", "=", "on"]
)
def test_what_yaml_would_make_something_else_stays_text(word: str) -> None:
    assert parsed(text(f"dateline: {word}")).dateline == (Str(word),)


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("a\n  b", (Str("a b"),)),
        ("|\n  a\n  b", (Str("a b"),)),
        (">-\n  a\n  b", (Str("a b"),)),
        ("'a  b'", (Str("a b"),)),
        ("'10\u00a0km'", (Str("10\u00a0km"),)),
        ("'*a* [b](c) &amp; `d`'", (Str("*a* [b](c) &amp; `d`"),)),
        (r"'\{tip} \{x\}'", (Str("{tip} {x}"),)),
        (r"'C:\tip \\{tip}'", (Str("C:\\tip \\{tip}"),)),
        ("'{Tip} {1} {a b} {'", (Str("{Tip} {1} {a b} {"),)),
        ("'{tip}{tip}'", (FactRef("tip"), FactRef("tip"))),
        ("", ()),
    ],
)
def test_a_text_of_front_matter_is_one_line_with_facts_and_no_markdown(written: str, content: object) -> None:
    around = Surroundings(facts={"tip": NumberFact(Decimal(1))})
    assert parsed(text(f"subhead: {written}"), around).subhead == content


@pytest.mark.parametrize(
    ("written", "draft"),
    [("draft: true", True), ("draft: false", False), ("draft: 'false'", False), ("draft:", True), ("draft: ''", True)],
)
def test_a_draft_that_was_begun_to_be_marked_is_a_draft(written: str, draft: bool) -> None:
    assert parsed(text(written)).draft is draft


@pytest.mark.parametrize(
    ("date", "embargo", "published"),
    [
        ("2009", None, "2009-01-01T00:00-06:00"),
        ("2009-08", None, "2009-08-01T00:00-05:00"),
        ("2009-08-12T14:30", None, "2009-08-12T14:30-05:00"),
        ("2009-08-12T14:30 America/Tijuana", None, "2009-08-12T14:30-07:00"),
        ("2009", "2026-12-01T10:00-06:00", "2026-12-01T10:00-06:00"),
        ("2030", "2026-12-01T10:00Z", "2026-12-01T10:00+00:00"),
        ("2009-08", "hold", "2009-08-01T00:00-05:00"),
    ],
)
def test_a_release_is_published_at_its_embargo_or_else_on_its_date(
    date: str, embargo: str | None, published: str
) -> None:
    front = text(*([f"embargo: {embargo}"] if embargo else [])).replace("2009", date, 1)
    assert parsed(front).published.isoformat() == at(published).isoformat()


@pytest.mark.parametrize(
    ("lines", "modified"),
    [
        ((), "2009-08-12T14:30-05:00"),
        (("updated: 2009-08-14",), "2009-08-14T00:00-05:00"),
        (("corrections: [{date: 2009-08-15, text: A}, {date: 2009-08-13, text: B}]",), "2009-08-15T00:00-05:00"),
        (("updated: 2009-09", "corrections: [{date: 2009-08-15, text: A}]"), "2009-09-01T00:00-05:00"),
        # The day of the release begins before the release does.
        (("corrections: [{date: 2009-08-12, text: A}]",), "2009-08-12T14:30-05:00"),
        # 01:10 the second time is after 01:30 the first time.
        (
            ("updated: 2009-11-01T01:30-05:00", "corrections: [{date: '2009-11-01T01:10-06:00', text: A}]"),
            "2009-11-01T01:10-06:00",
        ),
    ],
)
def test_a_release_is_modified_at_its_last_correction_or_update_and_never_before_it_is_out(
    lines: tuple[str, ...], modified: str
) -> None:
    front = text(*lines).replace("date: 2009", "date: 2009-08-12T14:30", 1)
    assert parsed(front).modified.isoformat() == at(modified).isoformat()


# --- what is wrong with it ----------------------------------------------------------------------------------

KNOWN = Surroundings(
    facts={"tip": PhoneFact("+18663472423")},
    boilerplate=("about-ice",),
    contacts=("south-texas",),
    topics=("border",),
    issuers=("ice", "sre"),
    has_file=lambda name: name == "photo.jpg",
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # The file as a whole.
        ("", [(1, "there is no front matter; begin the file with '---'")]),
        ("headline: A\n", [(1, "there is no front matter")]),
        ("---\nheadline: A\n", [(1, "the front matter does not end; close it with a line '---'")]),
        ("---\n---\n", [(1, "the headline is missing; add one under 'headline:'"), (1, "the date is missing")]),
        ("---\n- a\n---\n", [(2, "the front matter has no keys; write 'headline: …'")]),
        ("---\njust text\n---\n", [(2, "the front matter has no keys")]),
        ("---\nheadline: A: b\ndate: 2009\n---\n", [(2, "the front matter is no YAML (")]),
        ("---\nheadline: A\ndate: 2009\n  x: [\n---\n", [(4, "quote text that holds ': '")]),
        # A second YAML document would be front matter that nobody reads.
        (text("...", "draft: true"), [(5, "the front matter is no YAML (")]),
        (text("--- # more", "draft: true"), [(4, "the front matter begins again here; remove this line")]),
        # Keys.
        (text("headlin: x"), [(4, "unknown key 'headlin'; did you mean 'headline'?")]),
        (text("Draft: true"), [(4, "unknown key 'Draft'; did you mean 'draft'?")]),
        (text("colour: red"), [(4, "unknown key 'colour'; the keys are: headline, subhead,")]),
        (text("date: 2010"), [(4, "'date' stands twice, first on line 3; keep one")]),
        (text("? [a]", ": b"), [(4, "a key is a word, not a list; write 'key: value'")]),
        ("---\nheadline: ' '\ndate:\n---\n", [(2, "the headline is empty"), (3, "the date is empty")]),
        (text("subhead: [a, b]"), [(4, "'subhead' is text, not a list; write 'subhead: …'")]),
        # What YAML may say and front matter may not.
        (text("subhead: &a x"), [(4, "anchors (&name) are not read here; put the text in quotes")]),
        (text("subhead: &a x", "dateline: *a"), [(4, "anchors"), (5, "aliases (*name) are not read here")]),
        (text("subhead: !!int 1"), [(4, "tags (!name) are not read here")]),
        (text("subhead: !x y"), [(4, "tags")]),
        # Dates.
        ("---\nheadline: A\ndate: 2009-02-30\n---\n", [(3, "date: '2009-02-30' is not on the calendar; write 2009,")]),
        ("---\nheadline: A\ndate: August 12\n---\n", [(3, "date: 'August 12' is no date")]),
        ("---\nheadline: A\ndate: 2009-08-12T14:30 Texas\n---\n", [(3, "date: 'Texas' is no time zone; name an IANA")]),
        # Drafts and embargoes.
        (text("draft: maybe"), [(4, "draft: 'maybe' is neither true nor false; write 'draft: true' or remove it")]),
        (text("draft: yes"), [(4, "draft: 'yes' is neither true nor false")]),
        (text("draft: [true]"), [(4, "'draft' is text, not a list")]),
        (text("embargo:"), [(4, "the embargo is empty; give a time, write 'hold', or remove the line")]),
        (text("embargo: Hold"), [(4, "embargo: 'Hold' is no date and time; write 2026-12-01T10:00 America/Chicago")]),
        (text("embargo: 2026-12-01"), [(4, "embargo: '2026-12-01' is no date and time")]),
        (text("embargo: 2026-12-01T10:00"), [(4, "does not say in which time zone")]),
        (text("embargo: 2026-12-01T10:00 CST"), [(4, "embargo: 'CST' is no time zone")]),
        (text("embargo: 2026-03-08T02:30 America/Chicago"), [(4, "02:30 on 2026-03-08 does not exist in America/Chi")]),
        (text("embargo: 2026-11-01T01:30 America/Chicago"), [(4, "happens twice in America/Chicago")]),
        (text("embargo: [hold]"), [(4, "'embargo' is text, not a list")]),
        # Names of other things.
        (text("source: klingon"), [(4, "source: 'klingon' is no locale; use a tag such as es-MX")]),
        (text("boilerplate: [about-ice, about-us]"), [(4, "there is no boilerplate 'about-us'; releases/_")]),
        (text("boilerplate:", "- ../secret"), [(5, "'boilerplate' is a list of names; write 'boilerp")]),
        (text("contacts: nobody"), [(4, "there is no contact 'nobody'; releases/_contacts.toml has: south-texas")]),
        (text("topics: [border, trade]"), [(4, "there is no topic 'trade'; the table [topics] of the confi")]),
        (text("issuers: [nobody]"), [(4, "there is no issuer 'nobody'; the tables [issuers.NAME] of the c")]),
        # Kinds.
        (text("kind: press"), [(4, "kind: 'press' is none that a release can be of; use news-release, joint")]),
        (text("kind: joint-statement"), [(4, "a joint statement has two issuers or more; name all of them: 'issue")]),
        (text("kind: joint-statement", "issuers: [ice, ice]"), [(5, "a joint statement has two issuers or more")]),
        (text("kind: joint-statement", "issuers: [ice, x]"), [(5, "there is no issuer 'x'")]),
        # Corrections and updates.
        (text("updated: soon"), [(4, "updated: 'soon' is no date; write 2009,")]),
        (text("corrections: It was wrong"), [(4, "'corrections' is a list; write '- {date: 2026-12-02, text: ")]),
        (text("corrections: [It was wrong]"), [(4, "a correction has a date and a text; write '- {date:")]),
        (text("corrections:", "- {date: 2009}"), [(5, "a correction has no text; write '- {date:")]),
        (text("corrections:", "- date: 2009", "  text:", "- text: A"), [(5, "has no text"), (7, "has no date")]),
        (text("corrections:", "- {date: 2009, text: [a]}"), [(5, "a correction has no text")]),
        (text("corrections:", "- date: now", "  text: A"), [(5, "the date of a correction: 'now' is no date; write")]),
        (text("corrections:", "- date: 2009", "  text: A", "  by: B"), [(7, "unknown key 'by' in a correction")]),
        (text("corrections:", "- {date: 2009, text: '{tipp}'}"), [(5, "there is no fact '{tipp}'")]),
        (text("updated: 2008-12"), [(4, "updated: '2008-12' is before the release's own date; correct")]),
        (text("corrections:", "- {date: 2008, text: A}", "- text: A", "  date: 2008-12-31T23:59"),
         [(5, "the date of a correction: '2008' is before the release's own"), (7, "'2008-12-31T23:59' is before")]),
        (text("summary: '{tipp}'"), [(4, "there is no fact '{tipp}'")]),
        # Facts.
        (text("facts: [a]"), [(4, "'facts' has no names in it; write 'name: {phone: …}' below it, indented")]),
        (text("facts:", "  Tip: {number: 1}"), [(5, "the fact 'Tip': 'Tip' is no name for a fact")]),
        (text("facts:", "  a: 12"), [(5, "the fact 'a': it says not of which kind it is; write it as {phone: …}")]),
        (text("facts:", "  a: {fone: 1}"), [(5, "the fact 'a': unknown key 'fone'; the types of a fact are: date,")]),
        (text("facts:", "  a: {phone: 911}"), [(5, "the fact 'a': '911' is no telephone number")]),
        (text("facts:", "  a: {phone: [1]}"), [(5, "the fact 'a': what it says is a list; write it as text")]),
        (text("facts:", "  a:", "    datetime: 2009-08-12T14:30"), [(5, "does not say in which time zone")]),
        (text("facts:", "  a: {number: 1}", "  a: {number: 2}"), [(6, "'a' stands twice, first on line 5; keep one")]),
        (text(body="Call {tipp}."), [(5, "there is no fact '{tipp}'; declare it under 'facts:', or write \\{")]),
        (text("subhead: '{tipp}'"), [(4, "there is no fact '{tipp}'")]),
        (text(body="- a\n- ![{alt}](photo.jpg '{title}') b"), [(6, "no fact '{title}'"), (6, "no fact '{alt}'")]),
        # Pictures.
        (text(body="![a](gone.jpg)"), [(5, "the picture 'gone.jpg' is not there; put it beside release.md")]),
        (text(body="a\n\nb ![a](gone.jpg)"), [(7, "the picture 'gone.jpg' is not there")]),
        (text(body="![a](../other/photo.jpg)"), [(5, "lies outside the release's folder; put it beside release.md")]),
        (text(body="![a](/etc/photo.jpg)"), [(5, "lies outside the release's folder")]),
        (text(body="![a](https://example.org/photo.jpg)"), [(5, "lies outside the release's folder")]),
        (text(body="![a](file:photo.jpg)"), [(5, "lies outside the release's folder")]),
        (text(body="![a](a%2F..\\\\photo.jpg)"), [(5, "lies outside the release's folder")]),
        (text(body="![a](photo.svg)"), [(5, "'photo.svg' is no picture that can be shown; use one of .jpg,")]),
        (text("credits:", "  photo.jpg: Jane"), [(5, "no picture 'photo.jpg' is in this release; correct the name")]),
        (text("credits:", "  photo.jpg:", body="![](photo.jpg)"), [(5, "the credit of 'photo.jpg' is no text; write")]),
        # Links.
        (text(body="[a](javascript:alert)"), [(5, "links of the kind 'javascript:' are refused: javascript:alert;")]),
        (text(body="[a](//example.org)"), [(5, "an address without 'https:' in front is refused")]),
        (text(body="[a](http://169.254.169.254/)"), [(5, "an address of one machine's own network is refused")]),
        (text(body="<irc://example.org>"), [(5, "links of the kind 'irc:' are refused")]),
        # Characters.
        (text(body="a\x07b\n\x1b[31m"), [(5, "a control character U+0007 in the text; delete it"), (6, "U+001B")]),
        (text(body="a\x85\ufffe\u2028"), [(5, "U+0085"), (5, "U+FFFE"), (5, "U+2028")]),
        (text('subhead: "a\\e[31m"'), [(4, "there is a control character U+001B in the text; delete it")]),
        (text('"\\a": "a"'), [(4, "there is a control character U+0007"), (4, "unknown key '\ufffd'")]),
        (text(body="a&#27;b `c`"), [(5, "there is a control character U+001B in the text")]),
        (text(body="![a&#7;](photo.jpg '&#8;')"), [(5, "U+0007"), (5, "U+0008")]),
        # Marks of direction.
        (text('subhead: "a\\u202eb"'), [(4, "U+202E (right-to-left override) has no end; delete it, or put U+202C")]),
        (text("credits:", "  photo.jpg: \u2067a", body="![](photo.jpg)"), [(5, "U+2067 (right-to-left isolate) has")]),
        (text("corrections:", "- {date: 2009, text: \u2066a}"), [(5, "U+2066 (left-to-right isolate) has no end")]),
        (text(body="a\n\nb *c\u202a* \u2069"), [(7, "U+2069 (pop directional isolate) ends nothing; delete it")]),
        (text(body="a &#x202e;b"), [(5, "U+202E (right-to-left override) has no end")]),
        (text(body="```\na \u202eb\n```"), [(5, "U+202E (right-to-left override) has no end")]),
        (text(body="| a |\n|---|\n| \u202b |"), [(7, "U+202B (right-to-left embedding) has no end")]),
        # Depth.
        (text(body="> " * 100 + "a"), [(5, "lists or quotations are nested too deeply; write it flatter")]),
        (text(body="x\n\n" + "**a " * 99 + "b" + " c**" * 99), [(7, "the markup is nested too deeply")]),
        (text("subhead: " + "[" * 9 + "]" * 9), [(4, "the front matter is nested too deeply; write it flatter")]),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_what_to_do(written: str, expected: list[tuple[int, str]]) -> None:
    found = mistakes(written, KNOWN)
    assert [line for line, _ in found] == [line for line, _ in expected]
    for (_, message), (_, fragment) in zip(found, expected, strict=True):
        assert fragment in message


def test_every_mistake_of_a_file_is_named_at_once_in_the_order_of_its_lines() -> None:
    found = mistakes(
        "---\nheadlin: x\ndate: 2009-13\nembargo: 2026-01-01T10:00\nfacts: {a: {phone: 1}}\n"
        "contacts: nobody\ndraft: maybe\n---\n{zip} [a](javascript:x)\n\n![a](../x.jpg)\n",
        KNOWN,
    )
    assert [line for line, _ in found] == [1, 2, 3, 4, 5, 6, 7, 9, 9, 11]


def test_a_mistake_made_twice_on_a_line_is_named_once() -> None:
    assert len(mistakes(text(body="{zip} and {zip}"))) == 1


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_what_is_no_utf_8_is_refused_with_its_line(encoding: str) -> None:
    data = text(body="x\n\nel año").encode(encoding)
    line = 7 if encoding == "latin-1" else 1
    assert mistakes(data) == [(line, "this is not UTF-8 text; save the file as UTF-8 in your editor")]


def test_what_is_not_known_to_be_missing_is_not_checked() -> None:
    assert mistakes(text("boilerplate: [x]", "contacts: [y]", body="![a](z.jpg)")) == []


@pytest.mark.parametrize("written", ["[" * 100_000, "{a: " * 100_000, "\n".join(" " * n + "a:" for n in range(1000))])
def test_front_matter_that_is_nested_without_end_is_refused_at_once(written: str) -> None:
    begun = time.monotonic()
    (found,) = mistakes(f"---\na:\n {written}\n---\n")
    assert "the front matter is nested too deeply" in found[1]
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("date", "later", "earlier"),
    [
        ("2009", "2009-01-01", "2008-12-31"),
        ("2009-08", "2009", "2008"),
        ("2009-08-12", "2009-08", "2009-07"),
        ("2009-08-12", "2009-08-12T00:00", "2009-08-11T23:59"),
        # Where the newsroom is, it is the evening before.
        ("2009-08-12", "2009-08-12T00:00 America/Chicago", "2009-08-12T04:59+00:00"),
        ("2009-08-12T14:30", "2009-08-12", "2009-08-11"),
        ("2009-08-12T14:30", "2009-08-12T19:30+00:00", "2009-08-12T14:29"),
        ("2009-08-13T01:30+09:00", "2009-08-12", "2009-08-11"),
    ],
)
def test_what_came_after_a_release_is_not_dated_before_it(date: str, later: str, earlier: str) -> None:
    """As far as both dates say."""
    for key in ("updated: {}", "corrections: [{{date: '{}', text: A}}]"):
        made = text(key.format(later)).replace("date: 2009\n", f"date: {date}\n")
        assert mistakes(made) == []
        ((line, said),) = mistakes(text(key.format(earlier)).replace("date: 2009\n", f"date: {date}\n"))
        assert line == 4
        assert f"'{earlier}' is before the release's own date" in said


# --- what is hardly meant -----------------------------------------------------------------------------------


def hints(made: str) -> list[tuple[int | None, str]]:
    return [(one.line, f"{one.reason}; {one.hint}") for one in remarks(parsed(made))]


def test_marks_of_direction_are_of_use_beside_letters_that_are_written_right_to_left() -> None:
    assert hints(text(body="The \u2067\u0627\u0644\u0639\u0631\u0628\u064a\u0629\u2069 edition.")) == []
    reason = "U+2067 (right-to-left isolate) turns text about without need; delete it, and the one at its end"
    assert hints(text("subhead: A \u2067b\u2069", body="a\n\nb \u2067*c*\u2069")) == [(4, reason), (8, reason)]
    (override,) = hints(text(body="\u202e\u0627\u202c"))
    assert override[1].startswith("U+202E (right-to-left override) turns text about without need")


def test_a_mark_of_a_footnote_that_is_not_there_is_remarked_on() -> None:
    found = hints(text(body="a[^x], *b[^x]*\n\n- c[^y] `[^z]`\n\n[^y]: note [^w]"))
    assert found == [
        (5, "there is no footnote '[^x]', so this is printed on the page; write '[^x]: …' on a line below"),
        (9, "there is no footnote '[^w]', so this is printed on the page; write '[^w]: …' on a line below"),
    ]


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ((2, 3, 4, 2, 3), []),
        ((4, 5, 4), []),
        ((), []),
        ((2, 5, 2), [(7, "it is of level 5, and the one before of level 2; begin it with '###'")]),
        ((3, 2), [(5, "it is of level 3, and the first one; begin it with '##'")]),
        ((1, 3, 6), [(7, "the one before of level 1; begin it with '##'"), (9, "of level 3; begin it with '####'")]),
    ],
)
def test_a_heading_that_skips_a_level_is_remarked_on(levels: tuple[int, ...], found: list[tuple[int, str]]) -> None:
    told = hints(text(body="\n\n".join(f"{'#' * level} a" for level in levels)))
    assert [line for line, _ in told] == [line for line, _ in found]
    for (_, said), (_, ending) in zip(told, found, strict=True):
        assert said.startswith("this heading skips a level: ")
        assert said.endswith(ending)


# --- shared texts -------------------------------------------------------------------------------------------

SHARED = "releases/_boilerplate/about-ice.md"


def test_a_shared_text_is_a_body_without_front_matter() -> None:
    facts = {"tip": PhoneFact("+18663472423")}
    found = release.parse_boilerplate(b"Call {tip}.\n", path=SHARED, id="about-ice", facts=facts)
    assert (found.id, found.path) == ("about-ice", SHARED)
    assert found.blocks == (Paragraph((Str("Call "), FactRef("tip"), Str("."))),)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", f"{SHARED}:1: this shared text is empty; write it, or remove the file"),
        (b"\n<!-- translators: x -->\n", f"{SHARED}:1: this shared text is empty; write it, or remove the file"),
        (b"a\n\n{tip}", f"{SHARED}:3: there is no fact '{{tip}}'; declare it under 'facts:', or write \\{{"),
        (b"![a](photo.jpg)", f"{SHARED}:1: the picture 'photo.jpg' is not there; put it beside release.md, or corre"),
        (b"a\nb\xff", f"{SHARED}:2: this is not UTF-8 text; save the file as UTF-8 in your editor"),
    ],
)
def test_a_mistake_in_a_shared_text_is_named_with_its_line(data: bytes, expected: str) -> None:
    with pytest.raises(SourceError) as caught:
        release.parse_boilerplate(data, path=SHARED, id="about-ice")
    assert str(caught.value).startswith(expected)


# --- writing it ---------------------------------------------------------------------------------------------

CANONICAL = r"""---
headline: 'ICE meets: {tipline} and says \{hello}'
subhead: '- It''s #1'
dateline: BROWNSVILLE, Texas
summary: '{tipline}: all of it'
kind: joint-statement
issuers: [ice, sre]
date: 2026-11-01T01:30:15-06:00 America/Chicago
draft: true
embargo: 2026-12-01T10:00-06:00 America/Chicago
updated: 2026-12
source: en-US
topics: [border]
boilerplate: [about-ice, about-us]
contacts: [south-texas]
corrections:
  - {date: 2026-12-02, text: 'It is {tipline}, not 911'}
  - {date: '2026-12-01T10:00-06:00 America/Chicago', text: A day}
facts:
  tipline: {phone: +18663472423, display: 1-866-DHS-2-ICE}
  hearing: {datetime: '2009-08-12T14:30+00:00'}
  day: {date: 2009-08-12}
  seizure: {money: 1200000 USD}
  count: {number: '-12.50'}
  site: {url: 'https://example.org', display: '¿qué, [eh]?'}
credits:
  a photo.jpg: Jane Doe
---

Call {tipline} or \{tipline}.

<!-- translators: the river -->
> "We must *work* together," said the mayor[^n].

![Alt](<a photo.jpg> "Caption")

[^n]: A note.
"""
MINIMAL = "---\nheadline: A day\ndate: 2009\nsource: en-US\n---\n"


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-01T01:30-05:00 America/Chicago",
        "2026-11-01T01:30-06:00 America/Chicago",
        "1880-01-01T12:00 America/Chicago",  # by the sun, 5:50:36 behind Greenwich
        "2009-08-12T14:30:15-05:45",
        "2009-08-12T14:30Z",
    ],
)
def test_every_moment_can_be_written(moment: str) -> None:
    found = parsed(text(f"embargo: {moment}"))
    assert _offsets(parsed(release_text.write(found))) == _offsets(found)


@given(releases())
def test_a_release_that_is_written_reads_back_as_it_was(made: Release) -> None:
    read = parsed(release_text.write(made))
    assert read == made
    # Two moments are equal in whatever zone; here the offset must be the same too.
    assert _offsets(read) == _offsets(made)


def _offsets(made: Release) -> list[str]:
    facts = [value.value for value in made.facts.values() if isinstance(value, DateTimeFact)]
    dates = [made.date, *(one.date for one in made.corrections), *([made.updated_date] if made.updated_date else [])]
    moments = [made.published, made.embargo and made.embargo.moment, *(date.time for date in dates), *facts]
    return [moment.isoformat() for moment in moments if moment]


@pytest.mark.parametrize("written", [CANONICAL, MINIMAL], ids=["everything", "no more than it needs"])
def test_a_release_in_canonical_form_is_written_byte_for_byte(written: str) -> None:
    assert release_text.write(parsed(written)) == written


@pytest.mark.parametrize("newsroom", [".", "src/comunicado/starter"])
def test_releases_that_people_wrote_are_written_without_loss(project: Path, newsroom: str) -> None:
    shelf = Shelf(load(project / newsroom))
    assert shelf.ids
    for id in shelf.ids:
        found = shelf.release(id)
        around = Surroundings(facts=shelf.newsroom.facts)
        again = release.parse(
            release_text.write(found).encode(), path=found.path, id=id, timezone=shelf.newsroom.timezone, around=around
        )
        assert again == found


@pytest.mark.parametrize(
    "changed",
    [
        {"headline": ()},
        {"headline": (Str("a\u2028b"),)},
        {"headline": (Str("a "),)},
        {"subhead": (Str("a"), Str("b"))},
        {"subhead": (Str("\\"), FactRef("tip"))},
        {"langs": (("subhead", "en-US"),)},
        {"body": (Paragraph((Str("a"),), lang="en-US"),)},
        {"body": (Paragraph(()),)},
        {"source": "es_MX"},
        {"boilerplate": ("../secret",)},
        {"facts": {"Tip": NumberFact(Decimal(1))}},
        {"facts": {"tip": NumberFact(Decimal("1.1234567"))}},
        {"credits": (("gone.jpg", (Str("Jane"),)),)},
        {"date": PartialDate(2009, 13)},
        {"embargo": Embargo(at("2026-12-01T10:00"))},
    ],
    ids=lambda changed: f"{next(iter(changed))}: {next(iter(changed.values()))}"[:60],
)
def test_what_no_file_can_say_is_refused_and_not_written_differently(changed: dict[str, Any]) -> None:
    with pytest.raises(SourceError) as caught:
        release_text.write(replace(parsed(MINIMAL), **changed))
    assert caught.value.path == PATH
