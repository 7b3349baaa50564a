"""Segments become a catalogue template, a template becomes a new language's catalogue, gettext takes both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalogues.oracles import objections
from comunicado.catalogues import po, template
from comunicado.catalogues.header import POEDIT
from comunicado.model import Message, Segment

PATH = "releases/2009/border-summit/release.md"


def _build(*segments: Segment) -> tuple[Message, ...]:
    return template.build(segments, project="News", source="en-US", created="2026-11-24 10:00+0000").messages


def test_a_segment_becomes_a_message_that_tells_translators_what_they_need() -> None:
    segment = Segment(
        context="quote",
        text="Call {tipline}, see [the page][1]",
        path=PATH,
        line=12,
        formatted=True,
        facts=("tipline",),
        links=("https://example.org/",),
        notes=("the mayor speaks",),
        originals=(("es-MX", "Llame"),),
    )
    made = template.build(
        [segment],
        project="News",
        source="en-US",
        created="2026-11-24 10:00+0000",
        describe=lambda s: [f"{{{name}}} prints 1-866" for name in s.facts],
    )
    assert made.messages == (
        Message(
            id=segment.text,
            context="quote",
            flags=("python-brace-format",),
            extracted=(
                "the mayor speaks",
                "original es-MX: Llame",
                "[1] https://example.org/",
                "{tipline} prints 1-866",
            ),
            references=(PATH,),
        ),
    )


def test_prose_never_gets_a_format_flag() -> None:
    assert _build(Segment(None, "It grew 12% in %s {x}", PATH))[0].flags == ()


def test_segments_with_one_key_share_a_message() -> None:
    made = _build(
        Segment(None, "a", "x.md", notes=("one",)),
        Segment("heading", "a", "x.md"),
        Segment(None, "a", "y.md", notes=("one", "two"), formatted=True),
        Segment(None, "a", "x.md"),
    )
    assert [(m.key, m.references, m.extracted) for m in made] == [
        ((None, "a"), ("x.md", "y.md"), ("one", "two")),
        (("heading", "a"), ("x.md",), ()),
    ]
    assert made[0].flags == ("python-brace-format",)


def test_a_segment_without_text_is_no_second_header() -> None:
    assert _build(Segment(None, "", PATH)) == ()


def test_a_template_is_dated_undated_where_it_must_be_and_names_its_source_language() -> None:
    made = template.build([], project="South\nTexas", source="es-MX", created="2026-11-24 10:00+0000")
    assert dict(made.header) == {
        "Project-Id-Version": "South Texas",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": "2026-11-24 10:00+0000",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": "es-MX",
    }
    assert made.flags == ("fuzzy",)


@pytest.mark.parametrize("language", ["es", "es_MX", "fr", "ja", "ar", "xx"])
def test_a_new_catalogue_has_poedits_header_and_msgfmt_accepts_it(language: str) -> None:
    made = template.build(
        [
            Segment("headline", "Ñandú «1» {x}", PATH, formatted=True),
            Segment(None, "12% in", PATH, notes=("see C:\\",)),
        ],
        project="News",
        source="en-US",
        created="2026-11-24 10:00+0000",
    )
    created = template.new(made, language=language, team="Equipo", translator="Ana <ana@example.org>")
    assert [name for name, _ in created.header] == [*POEDIT, "X-Source-Language"]
    assert (created.get("Language"), created.get("Language-Team")) == (language, "Equipo")
    assert [m.key for m in created.messages] == [m.key for m in made.messages]
    assert created.flags == ()
    for catalogue in (made, created):
        data = po.serialize(catalogue)
        assert po.parse(data, path="x.po").messages == catalogue.messages
        assert objections(data, "--check") == []


def test_a_plural_of_the_template_gets_the_languages_forms() -> None:
    made = template.build([], project="News", source="en-US", created="2026-11-24 10:00+0000")
    plural = replace(made, messages=(Message(id="day", plural="days", strings=("", "")),))
    assert [len(template.new(plural, language=name).messages[0].strings) for name in ("es", "ja", "ar")] == [2, 1, 6]


def test_what_is_built_twice_is_the_same(tmp_path: Path) -> None:
    segments = [Segment(None, f"text {n}", PATH) for n in range(20)]
    first, second = (
        template.build(segments, project="News", source="en-US", created="2026-11-24 10:00+0000", path=str(tmp_path))
        for _ in range(2)
    )
    assert po.serialize(first) == po.serialize(second)
