"""HTML that a source lacks never gets into a translation; what only looks like it may stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.asking import said


@pytest.mark.parametrize(
    "tag",
    [
        "<b>",
        "</p>",
        "<br/>",
        "<a href=\"https://example.org\" title='x'>",
        "<img src=x onerror=alert(1)>",
        "<SCRIPT>",
        "<script src=//x.example",
        "<svg/onload",
        "<!-- nota -->",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "<?php",
        "&lt;b&gt;",
        "&#60;b>",
        "&#x3C;b>",
        r"\<b>",
    ],
)
def test_a_tag_that_the_source_lacks_is_named(tag: str) -> None:
    (sentence,) = said("html", "The bridge", f"El {tag}puente")
    assert sentence.startswith("the source has no <")
    assert sentence.endswith("; delete it, HTML is printed as it stands")
    assert said("html", f"The {tag}bridge", f"El {tag}puente") == []


@pytest.mark.parametrize(
    "text",
    [
        "a < b",
        "a <b",
        "3<5 y 7>6",
        "<https://example.org/a>",
        "<desk@example.org>",
        "←<>→",
        "Q&A",
        "&amp;lt;",
        "<3",
        "i <3",
    ],
)
def test_a_mark_of_comparison_or_an_address_is_no_tag(text: str) -> None:
    assert said("html", "The bridge", text) == []


def test_all_tags_of_a_message_are_one_finding() -> None:
    assert said("html", "The *bridge*", "<b>El</b> <i>puente</i>") == [
        "the source has no <b>, </b>, <i>; delete it, HTML is printed as it stands"
    ]


def test_a_tag_with_other_attributes_than_in_the_source_is_another_tag() -> None:
    source = '<a href="https://example.org">The bridge</a>'
    assert said("html", source, '<a  href="https://example.org">El puente</a>') == []
    assert said("html", source, '<a href="https://example.com">El puente</a>')


@given(st.text(alphabet="<>/!?ab= \"'-&;lt[", max_size=60))
def test_a_text_has_no_tag_that_it_lacks_itself(text: str) -> None:
    assert said("html", text, text) == []
    assert bool(said("html", "", f"{text}<i>")) is True


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<a b='", "<", "<a b", "&lt;", "<![CDATA["])
def test_long_texts_are_read_at_once(piece: str) -> None:
    assert len(said("html", "", piece * (100_000 // len(piece)))) <= 1
