"""Rows of two languages."""

from __future__ import annotations

import pytest

from comunicado.editions.rows import groups, pair
from comunicado.errors import RenderError
from comunicado.markdown import read
from comunicado.model import List, Quote


def test_kinds_of_rows_and_their_groups() -> None:
    text = "One[^a].\n\n# Two\n\n- a\n- b\n\n> q\n\n![x](y.png)\n\n---\n\n```\nc\n```\n\n|a|b|\n|-|-|\n|1|2|\n"
    text += "\n[^a]: Note.\n"
    rows = pair(read(text), read(text))
    assert [row.kind for row in rows] == ["text", "heading", "list", "quote", "figure", "once", "once", "table"]
    assert [row.first for row in rows] == [True] + [False] * 7
    assert [len(group) for group in groups(rows)] == [4, 1, 1, 1, 1]


def test_wide_tables_and_differing_code() -> None:
    wide = "|a|b|c|d|\n|-|-|-|-|\n|1|2|3|4|\n"
    assert [row.kind for row in pair(read(wide), read(wide))] == ["wide"]
    assert [row.kind for row in pair(read("```\na\n```"), read("```\nb\n```"))] == ["code"]


def test_loose_lists_item_by_item_and_quotations_paragraph_by_paragraph() -> None:
    rows = pair(*[read("7. a\n\n8. b\n\n> c\n>\n> d\n")] * 2)
    lists = [block for row in rows for block in row.blocks[:1] if isinstance(block, List)]
    assert [(one.start, len(one.items)) for one in lists] == [(7, 1), (8, 1)]
    quotes = [row for row in rows if isinstance(row.blocks[0], Quote)]
    assert [row.more for row in quotes] == [True, False]


@pytest.mark.parametrize(("one", "other"), [("a\n\nb", "a"), ("a", "# a"), ("- a\n\n- b", "- a\n\n- b\n\n- c")])
def test_texts_of_different_blocks_do_not_pair(one: str, other: str) -> None:
    with pytest.raises(RenderError):
        pair(read(one), read(other))


def test_a_table_stands_in_half_a_page_only_where_it_fits() -> None:
    def kind(head: str, *rows: str) -> str:
        lines = [head, "|".join("-" for _ in head.split("|")), *rows]
        table = read("\n".join(f"|{line}|" for line in lines))
        return pair(table, table)[0].kind

    assert kind("Lane|Trucks", "North|1,240") == "table"
    assert kind("a|b|c|d", "1|2|3|4") == "wide"
    assert kind("Lane|Trucks", *["North|1"] * 12) == "table"
    assert kind("Lane|Trucks", *["North|1"] * 13) == "wide"
    assert kind("Package|Reason", "modsecurity-crs|modsecurity_crs_16_session_hijacking.conf") == "wide"
    assert kind("Package|Reason", "crafty|Do not generate code that only one kind of processor can run") == "table"
