"""Markdown of site generators becomes releases: their front matter, their HTML, their commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comunicado import documents, markdown
from comunicado.documents import Picture
from comunicado.documents.remarks import shown
from comunicado.errors import SourceError
from documents import soup
from word.reading import PNG, as_release, body, read, refusal, remarks, words

# --- front matter -------------------------------------------------------------------------------------------

HUGO = """\
+++
title = "El puente reabre"
description = "Las inspecciones terminaron un día antes"
date = 2019-03-04T08:30:00-06:00
draft = false
tags = ["puente"]
[params]
title = "Otro"
+++
Texto.
"""
JEKYLL = """\
---
layout: post
title:  "Bridge reopens: all lanes"
subtitle: Inspections ended a day early
date:   2019-03-04 00:00:00 -0600
lang: en_US.UTF-8
location: LAREDO, Texas
author: &me {name: Ana, tags: [a, b]}
editor: *me
---
Text.
"""
PELICAN = """\
Title: Bridge reopens
Date: 2019-3-4 10:20
Lang: es
Summary: One sentence,
    on two lines

Text.
"""


def test_the_toml_of_hugo_is_understood() -> None:
    document = read(HUGO)
    assert words(document) == "El puente reabre"
    assert markdown.flatten(document.subhead) == "Las inspecciones terminaron un día antes"
    assert document.date == "2019-03-04T08:30-06:00"
    assert body(document) == "Texto.\n"
    assert remarks(document) == [(5, "left out of the front matter: draft, tags, params")]


def test_the_yaml_of_jekyll_is_understood_and_its_aliases_are_not_followed() -> None:
    document = read(JEKYLL)
    assert words(document) == "Bridge reopens: all lanes"
    assert markdown.flatten(document.subhead) == "Inspections ended a day early"
    assert markdown.flatten(document.dateline) == "LAREDO, Texas"
    assert (document.date, document.language) == ("2019-03-04", "en-US")
    assert remarks(document) == [(2, "left out of the front matter: layout, author, editor")]


def test_the_lines_of_pelican_are_understood() -> None:
    document = read(PELICAN)
    assert (words(document), document.date, document.language) == ("Bridge reopens", "2019-03-04T10:20", "es")
    assert markdown.flatten(document.subhead) == "One sentence, on two lines"
    assert body(document) == "Text.\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-03-04", "2019-03-04"),
        ("2019/3/4", "2019-03-04"),
        ("2019-03-04T00:00:00Z", "2019-03-04"),
        ("2019-03-04 14:30:00 +0200", "2019-03-04T14:30+02:00"),
        ("2019-03-04T14:30:05.123Z", "2019-03-04T14:30:05Z"),
        ("2019-03", "2019-03"),
        ("2019", "2019"),
        ("Last Modified", None),
        ("2019-02-30", None),
        ("2019-03-04T25:00", None),
    ],
)
def test_a_date_is_read_as_generators_write_it_and_one_that_is_none_is_told_of(text: str, date: str | None) -> None:
    document = read(f"---\ntitle: A\ndate: {text}\n---\nText.\n")
    assert document.date == date
    assert [line for line, _ in remarks(document)] == ([] if date else [3])


@pytest.mark.parametrize(
    ("summary", "subhead"),
    [
        ("Inspections ended a day early.", "Inspections ended a day early."),
        ("Inspections ended. Trucks cross again.", ""),
        ("The bridge reopened on Monday", ""),
        ("Bridge reopens", ""),
        ("word " * 60, ""),
    ],
)
def test_a_description_is_a_subhead_where_it_reads_like_one(summary: str, subhead: str) -> None:
    document = read(
        f"---\ntitle: Bridge reopens\ndescription: {summary}\n---\nThe bridge reopened on Monday, he said.\n"
    )
    assert markdown.flatten(document.subhead) == subhead


def test_where_front_matter_is_all_there_is_each_text_in_it_is_told_of(corpus: Path) -> None:
    path = corpus / "releases" / "votegov" / "ak.es.md"
    document = read(path.read_bytes(), path.name)
    assert document.body == ()
    told = [(line, reason) for line, reason in remarks(document) if reason.startswith("no release has a field")]
    assert [reason.split("'")[1] for _, reason in told] == [
        "default_ip_deadline",
        "default_online_deadline",
        "default_mail_postmarked_deadline",
    ]
    lines = path.read_text(encoding="utf-8").split("\n")
    for line, reason in told:
        name, text = lines[(line or 0) - 1].split(" = ")
        assert reason == f"no release has a field '{name}', so its text is left out: '{shown(text[1:-1])}'"


def test_where_there_is_a_text_below_fields_are_only_named() -> None:
    document = read("---\ntitle: A\nnote: More will follow soon\n---\nText.\n")
    assert remarks(document) == [(3, "left out of the front matter: note")]
    alone = read("---\ntitle: A\nnote: More will follow soon\nlayout: post\nsite: https://x.org/a b\n---\n")
    assert remarks(alone) == [
        (3, "no release has a field 'note', so its text is left out: 'More will follow soon'"),
        (4, "left out of the front matter: layout, site"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("---\ntitle: [a\n---\n", 3, "the front matter is no YAML (did not find expected ',' or ']')"),
        ("+++\na = 1\ntitle = x\n+++\n", 3, "the front matter is no TOML (Invalid value)"),
        ("+++\ntitle = 'x'\n", 1, "the front matter does not end"),
        ("---\ntitle: x\n\nText.\n", 1, "the front matter does not end"),
    ],
)
def test_front_matter_that_cannot_be_read_is_one_mistake_with_its_line(text: str, line: int, reason: str) -> None:
    assert refusal(text)[:2] == (line, reason)


def test_yaml_that_means_harm_does_none() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    document = read(f"---\n{bomb}title: !!python/object/apply:os.system ['x']\nheadline: !x A\n---\nText.\n")
    assert words(document) == "A"


def test_a_document_without_front_matter_has_its_first_heading_for_a_headline() -> None:
    document = read("# Bridge *reopens*\n\nText.\n\n## More\n\n# Even more\n")
    assert words(document) == "Bridge reopens"
    assert body(document) == "Text.\n\n## More\n\n# Even more\n"
    assert words(read("Text.\n\n## More\n\n# Even more\n")) == ""


def test_a_rule_at_the_top_is_no_front_matter_and_the_headline_is_said_once() -> None:
    assert body(read("---\n\nText.\n\n---\n\nMore.\n")) == "___\n\nText.\n\n___\n\nMore.\n"
    assert body(read("---\ntitle: A <em>b</em>\n---\n# A *b*\n\nText.\n")) == "Text.\n"


ENGLISH = "The bridge was closed for nine days, and the trucks that were to cross it waited by the side of the road."
SPANISH = "El puente fue cerrado por nueve días, y los camiones que iban a cruzar esperaron en el borde del camino."
PORTUGUESE = "A ponte ficou fechada por nove dias, e os caminhões que iam atravessar esperaram ao lado da estrada."


@pytest.mark.parametrize(
    ("said", "text", "language"),
    [
        ("lang: es-MX\n", SPANISH, "es-MX"),
        ("lang: en-US\n", SPANISH, "es"),
        ("lang: es\n", ENGLISH, "en"),
        ("", SPANISH, "es"),
        ("", ENGLISH, "en"),
        ("", PORTUGUESE, None),
        ("", "Texto.", None),
        ("lang: en\n", f"{ENGLISH} {SPANISH}", "en"),
        ("lang: pt-BR\n", SPANISH, "pt-BR"),
    ],
)
def test_the_language_is_what_the_document_says_unless_its_words_say_otherwise(
    said: str, text: str, language: str | None
) -> None:
    document = read(f"---\ntitle: A\n{said}---\n{text}\n")
    assert document.language == language
    contradicts = bool(said) and language not in said
    assert [reason.split(", but")[0] for _, reason in remarks(document)] == (
        [f"the document says that it is in {said[6:-1]}"] if contradicts else []
    )


# --- the text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call {tipline} or `{x}`.", "Call \\{tipline} or `{x}`."),
        ("[{a}](https://e.org '{b}')", '[\\{a}](https://e.org "{ b }")'),
        ("one<br>two<br />three", "one\\\ntwo\\\nthree"),
        ("a <b>c <i>d</i></b> <strong>e</strong>", "a **c *d*** **e**"),
        ('see <a href="https://e.org/?a=1&amp;b" target=_blank>the *map*</a>', "see [the *map*](https://e.org/?a=1&b)"),
        ("<a name='x'></a>Text", "Text"),
        ("<p align=center>One &amp; two</p>\n<h3>Three</h3>", "One & two\n\n### Three"),
        ("<div>\n\nText.\n\n</div>", "Text."),
        ("1<sup>st</sup> <u>x</u>", "1st x"),
        ("a <b>never ends", "a <b>never ends"),
        ("a </i> b", "a </i> b"),
        ("Text.\n\n<script>\nalert(1)\n</script>\n", "Text."),
        ("Text. <!-- more -->\n\n<!-- excerpt -->", "Text."),
        ("<!-- translators: the river -->\nText.", "<!-- translators: the river -->\nText."),
        ("x < 3 and <foo> stays", "x < 3 and <foo> stays"),
        ("`<br>` and `<!-- x -->`", "`<br>` and `<!-- x -->`"),
        ("# <br>\n\nText.", "Text."),
        ("| a<br>b | c |\n|---|---|\n| d | e |", "| a b | c |\n| --- | --- |\n| d | e |"),
        ("-\n- a\n- <!-- x -->", "- a"),
        ("a&#27;b", "ab"),
    ],
)  # fmt: skip
def test_text_means_what_it_meant_on_its_page(text: str, expected: str) -> None:
    document = read(text)
    assert body(document) == expected + "\n"
    assert as_release(document)


def test_what_is_left_as_text_or_left_out_is_told_of_with_its_line() -> None:
    document = read(
        '---\ntitle: A\n---\n{{< figure src="x" >}}\n\n<table><tr><td>1</td></tr></table>\n\n<!--more-->\n\n'
        "[map](//map.html) [x](javascript:alert(1))\n\na\x00b\n"
    )
    assert remarks(document) == [
        (4, "a command of a site generator is left as text: '{{< figure src=\"x\" >}}'"),
        (6, "HTML is left as text, for a release has none: <table>, <tr>, <td>"),
        (8, "a comment is left out: '<!--more-->'"),
        (10, "the link of 'map' is left out (//map.html), for an address without 'https:' in front is refused"),
        (10, "the link of 'x' is left out (javascript:alert(1)), for links of the kind 'javascript:' are refused"),
        (12, "a control character U+0000 is left out"),
    ]  # fmt: skip


def test_links_are_made_whole_where_the_page_says_its_address() -> None:
    assert body(read("---\npermalink: https://e.org/news/a/\n---\n[map](../map.html)\n")) == (
        "[map](https://e.org/news/map.html)\n"
    )
    assert body(read("---\nurl: /news/a/\n---\n[map](../map.html)\n")) == "map\n"


def test_pictures_that_lie_beside_come_along_under_names_that_a_release_can_use() -> None:
    beside = {"img/Río Bravo.png": PNG, "a.png": PNG + b"2", "img/a.png": PNG + b"3", "b.svg": b"<svg/>"}
    document = read(
        '![A river](img/R%C3%ADo%20Bravo.png "At dawn")\n\nText ![i](a.png) and ![j](img/a.png) and ![again](a.png)\n\n'
        "![Gone](gone.png 'Cap')\n\nSee ![a plan](b.svg) ![far](https://e.org/x.png)\n",
        beside=beside.get,
    )
    assert body(document) == (
        '![A river](rio-bravo.png "At dawn")\n\nText ![i](a.png) and ![j](a-2.png) and ![again](a.png)\n\n'
        "See a plan far\n"
    )
    assert document.pictures == (
        Picture("rio-bravo.png", PNG), Picture("a.png", PNG + b"2"), Picture("a-2.png", PNG + b"3"),
    )  # fmt: skip
    assert [reason for _, reason in remarks(document)] == [
        "the picture 'gone.png' is left out, for it is not there",
        "with that picture its words are left out: 'Gone / Cap'",
        "the picture 'b.svg' is left out, for no release can show it",
        "the picture 'https://e.org/x.png' is left out, for it lies elsewhere",
    ]


# --- what offices put around a release ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "dateline", "rest"),
    [
        ("LAREDO, Texas — The bridge", "LAREDO, Texas", "The bridge"),
        ("**LAREDO, Texas –** The bridge", "LAREDO, Texas", "The bridge"),
        ("*LAREDO, Texas* -- The bridge", "LAREDO, Texas", "The bridge"),
        ("LAREDO, Tex. — The bridge", "LAREDO, Tex.", "The bridge"),
        ("NUEVO LAREDO, Tamaulipas, México.— El puente", "NUEVO LAREDO, Tamaulipas, México", "El puente"),
        ("SAN LUIS RÍO COLORADO, Son.- El *puente*", "SAN LUIS RÍO COLORADO, Son.", "El *puente*"),
        ("WASHINGTON — The **bridge**", "WASHINGTON", "The **bridge**"),
        ("CIUDAD DE MÉXICO. — El puente", "CIUDAD DE MÉXICO", "El puente"),
        ("LAREDO, Texas, March 4, 2019 — The bridge", "", None),
        ("NASA — the agency — flew", "", None),
        ("LAREDO, Texas, has a bridge — two, even", "", None),
        ("Laredo, Texas — The bridge", "", None),
        ("**WARNING — ** not a place", "", None),
        ("LAREDO, Texas —", "", None),
    ],
)
def test_a_dateline_leaves_the_text_only_where_there_is_no_doubt(opening: str, dateline: str, rest: str | None) -> None:
    document = read(f"---\ntitle: A\n---\n![x](a.png)\n\n{opening}\n\nMore.\n", beside=lambda _: PNG)
    assert markdown.flatten(document.dateline) == dateline
    if rest is not None:
        assert body(document) == f"![x](a.png)\n\n{rest}\n\nMore.\n"
    else:
        assert markdown.flatten(document.body[1].content) == markdown.flatten(markdown.read(opening)[0].content)


def test_a_dateline_of_the_front_matter_leaves_the_text_alone() -> None:
    document = read("---\ntitle: A\ndateline: LAREDO\n---\nLAREDO, Texas — The bridge.\n")
    assert markdown.flatten(document.dateline) == "LAREDO"
    assert body(document) == "LAREDO, Texas — The bridge.\n"


@pytest.mark.parametrize("mark", ["###", "# # #", "-30-", "- 30 -", "— 30 —", "-FIN-"])
@pytest.mark.parametrize("notice", ["FOR IMMEDIATE RELEASE", "Para su publicación inmediata:", "Comunicado de prensa"])
def test_notices_and_end_marks_are_the_pages_own(notice: str, mark: str) -> None:
    document = read(f"{notice}\n\n# Bridge reopens\n\nText.\n\n{mark}\n\nContact: Ana\n")
    assert (words(document), body(document)) == ("Bridge reopens", "Text.\n\nContact: Ana\n")


# --- real ones, odd ones --------------------------------------------------------------------------------------


def test_every_real_release_is_read_and_can_be_written(corpus: Path) -> None:
    found = sorted((corpus / "releases").rglob("*.md"))
    assert len(found) == 46
    for path in found:
        document = read(path.read_bytes(), path.name)
        debian = path.parent.name == "debian"
        assert bool(document.headline) == bool(document.date) == debian, path
        assert document.language == (path.name.split(".")[1] if debian else None)
        after = path.read_text().split("\n---\n", 1)[-1] if debian else ""
        kinds = [type(block) for block in document.body]
        assert kinds == [type(block) for block in markdown.read(after)], path


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", "Año".encode("latin-1"), b"a\n" * 1_500_000])
def test_bytes_that_are_no_text_of_a_release_are_one_mistake(data: bytes) -> None:
    assert refusal(data)[1] in ("this is not UTF-8 text", "this file is larger than 2 MB")


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.pdf", "a", ".docx.txt"])
def test_a_document_of_another_kind_is_refused(name: str) -> None:
    assert refusal(b"", name)[1] == "only .docx, .md, .markdown can be read here"


_PIECES = [
    "<br>", "<b>", "</b>", "<i>", "</i>", "<p>", "</p>", '<a href="https://example.org">', "</a>", "<h2>", "</h2>",
    '<img src="p.png" alt="x">', "<div>", "<u>", "<table>", "{{< x >}}", "<!-- more -->", "<!-- translators:", "-->",
    "&#27;", "\x00", "{tip}", "[a](b.md)", "![a](p.png)", '![a](q.png "t")', "\n\n", "LAREDO, Texas — ", "-30-", "###",
    "---\n", "title: x\n", "+++\n", "[^n]", "\n\n[^n]: note\n\n", "<",
]  # fmt: skip
_odd = st.lists(st.sampled_from(_PIECES) | soup | st.text(max_size=5), max_size=14).map("".join)


@given(_odd)
@example("<br>![<!-- translators: hi -->\n](x)")
def test_whatever_a_document_holds_its_release_reads_back(text: str) -> None:
    try:
        document = documents.read(text.encode("utf-8", "replace"), path="a.md", beside={"p.png": PNG}.get)
    except SourceError as error:
        if "front matter" not in error.reason:
            raise
        return
    assert as_release(document)


_UNSEEN = "\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_characters = st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Zl", "Zp"], blacklist_characters="<\u00ad")


@given(st.text(_characters | st.sampled_from(_UNSEEN), min_size=1, max_size=50))
def test_a_headline_may_be_anything_that_a_line_can_be(title: str) -> None:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    document = read(f'---\ntitle: "{quoted}"\n---\nText.\n')
    seen = "".join(character for character in title if character not in _UNSEEN)
    assert words(document) == " ".join(part for part in seen.split(" ") if part).strip()
    assert bool(document.remarks) == (seen != title)


def test_what_nobody_sees_in_front_matter_is_told_of_on_its_line() -> None:
    document = read('---\ntitle: "The\u200b bri\u00addge <!-- original es: x"\nsubtitle: "\u202eTruth"\n---\nText.\n')
    assert words(document) == "The bridge original es: x"
    assert markdown.flatten(document.subhead) == "Truth"
    assert [line for line, _ in remarks(document)] == [2, 2, 3]
