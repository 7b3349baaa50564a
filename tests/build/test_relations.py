"""Which releases a page leads to, and which pages of the last build lead elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado.build.plan import Place, Plan
from comunicado.build.relations import COUNT, Relations, stale
from comunicado.model import PartialDate, Release, Str
from comunicado.newsroom import Places


def release(id: str, *topics: str, day: int = 1) -> Release:
    published = datetime(2019, 1, day, tzinfo=UTC)
    return Release(
        id, f"releases/{id}/release.md", "en", (Str(id),), PartialDate(2019, 1, day), published, topics=topics
    )


def places(*releases: Release, editions: tuple[str, ...] = ("en", "es")) -> dict[Place, Release]:
    return {(edition, one.id): one for edition in editions for one in releases}


def test_a_page_leads_to_the_newest_releases_of_its_topics_in_its_edition() -> None:
    known = places(
        release("a", "border", "trade", day=9), release("b", "border", day=1), release("c", "trade", day=3),
        release("d", "border", day=3), release("e", "trade", day=2), release("f", "other", day=8), release("g", day=8),
    )  # fmt: skip
    relations = Relations(known.keys() - {("es", "d")}, known)
    assert relations.of(("en", "a")) == (("en", "c"), ("en", "d"), ("en", "e"))
    assert relations.of(("es", "a")) == (("es", "c"), ("es", "e"), ("es", "b"))
    assert relations.of(("en", "b")) == (("en", "a"), ("en", "d"))
    assert relations.of(("en", "f")) == relations.of(("en", "g")) == ()


@given(st.lists(st.tuples(st.integers(1, 28), st.sets(st.sampled_from("xyz"))), max_size=12))
def test_nothing_newer_of_its_topics_is_left_out(made: list[tuple[int, set[str]]]) -> None:
    known = places(*(release(f"r{n}", *sorted(topics), day=day) for n, (day, topics) in enumerate(made)))
    relations = Relations(known, known)
    for place, one in known.items():
        led = relations.of(place)
        same = [p for p, other in known.items() if p != place and p[0] == place[0] and {*other.topics} & {*one.topics}]
        newest = sorted(same, key=lambda p: (-known[p].published.timestamp(), p[1]))[:COUNT]
        assert list(led) == newest


def page(folder: Path, edition: str, id: str, *links: str) -> dict[str, Path]:
    """A page of the last build that leads somewhere."""
    path = Places.page(edition, id)
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f'<a href="{link}">x</a>' for link in ("https://example.org/", "../../index.html", *links)))
    return {path: file}


BORDER = "../topics/border/index.html"


@pytest.mark.parametrize(
    ("links", "wrong"),
    [
        ((BORDER, "../b/index.html"), False),
        ((BORDER, "../b/index.html", "../../es/a/index.html", "../../es/b/index.html"), False),
        ((BORDER,), True),
        (("../b/index.html",), True),
        ((BORDER, "../b/index.html", "../gone/index.html"), True),
        ((BORDER, "../b/index.html", "../topics/trade/index.html"), True),
    ],
    ids=["as it should", "other editions", "not to what is new", "not to its topic", "to what is gone", "old topic"],
)
def test_a_page_is_made_again_where_it_leads_elsewhere(links: tuple[str, ...], wrong: bool, tmp_path: Path) -> None:
    known = places(release("a", "border"), release("b", "border"), editions=("en",))
    old = {**page(tmp_path, "en", "a", *links), **page(tmp_path, "en", "b", BORDER, "../a/index.html")}
    kept = Plan((), (), (), (("en", "a"), ("en", "b")))
    assert stale(kept, known, old) == ({("en", "a")} if wrong else set())


def test_a_page_is_made_again_where_one_that_it_leads_to_is(tmp_path: Path) -> None:
    known = places(release("a", "border"), release("b", "border"), release("c"), editions=("en",))
    old = {**page(tmp_path, "en", "a", BORDER, "../b/index.html"), **page(tmp_path, "en", "c")}
    planned = Plan((), (), (("en", "b"),), (("en", "a"), ("en", "c")))
    assert stale(planned, known, old) == {("en", "a")}
    assert stale(replace(planned, pages=(("en", "c"),), kept_pages=(("en", "a"),)), known, old) == {("en", "a")}, (
        "b is not public then"
    )
