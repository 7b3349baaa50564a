"""What stands around a release's body: kind, issuers, corrections, what else to read, the government's banner."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comunicado.editions import assets, html, notices
from comunicado.editions.page import Page, Related
from comunicado.model import Correction, PartialDate, Str
from comunicado.newsroom.config import Issuer
from comunicado.newsroom.places import NAMES, TOPIC
from editions import samples
from editions.reading import Node
from editions.reading import page as tree

EDITIONS = ["en", "es", "es-mx", "en-es"]
WORDS = {
    (NAMES, "Foreign Ministry"): "Secretaría de Relaciones Exteriores",
    (TOPIC, "Border security"): "Seguridad fronteriza",
}
SAID = {
    "en": ("The summit was on a Monday.", "An earlier text gave {seizure}."),
    "es": ("La cumbre fue un lunes.", "Un texto anterior decía {seizure}."),
}


def changed(room: Path, edition: str, **release: Any) -> Page:
    """A page whose release says something more: a value, or a dictionary of one for each language."""
    given = samples.page(edition, room)
    newsroom = replace(
        given.newsroom,
        issuers={"ice": Issuer("Border Agency", "", "https://example.org/ice"), "sre": Issuer("Foreign Ministry")},
        topics={"border": "Border security", "trade": "Trade"},
    )
    texts = []
    for text in given.texts:
        language = text.locale[:2]
        said = {key: value[language] if isinstance(value, dict) else value for key, value in release.items()}
        words = {**text.words, **(WORDS if language == "es" else {})}
        texts.append(replace(text, release=replace(text.release, **said), words=words))
    return replace(given, newsroom=newsroom, texts=tuple(texts))


def read(page: Page) -> Node:
    return tree(html.render(page).decode("utf-8"))


def linked(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(page).select("script[type='application/ld+json']")[0].own)
    return found


def corrections() -> dict[str, tuple[Correction, ...]]:
    """Two corrections, the older one first."""
    return {
        language: tuple(
            Correction(PartialDate(2009, 9, day), datetime(2009, 9, day, tzinfo=UTC), samples.read_authored(text))
            for day, text in zip((1, 5), said, strict=True)
        )
        for language, said in SAID.items()
    }


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("news-release", {"en": "News release", "es": "Comunicado de prensa"}),
        ("joint-statement", {"en": "Joint statement", "es": "Declaración conjunta"}),
        ("advisory", {"en": "Media advisory", "es": "Aviso a los medios"}),
    ],
)
@pytest.mark.parametrize("edition", EDITIONS)
def test_release_line_says_of_what_kind_it_is(edition: str, kind: str, said: dict[str, str], room: Path) -> None:
    lines = read(changed(room, edition, kind=kind)).select(".release-line .kind")
    assert [line.said for line in lines] == [said[line.lang[:2]] for line in lines]
    assert len(lines) == len(samples.newsroom(room).edition(edition).locales)


def test_who_issues_a_statement_stands_in_the_masthead(room: Path) -> None:
    page = read(changed(room, "en", kind="joint-statement", issuers=("ice", "sre")))
    assert [item.said for item in page.select(".masthead .issuers li")] == ["Border Agency", "Foreign Ministry"]
    assert [link.get("href") for link in page.select(".issuers a")] == ["https://example.org/ice"]
    both = read(changed(room, "en-es", issuers=("ice", "sre")))
    # One that is not translated is said once, in its own language.
    assert [(e.said, e.lang) for e in both.select(".issuers span[lang]")] == [
        ("Border Agency", "en-US"),
        ("Foreign Ministry", "en-US"),
        ("Secretaría de Relaciones Exteriores", "es-US"),
    ]
    assert read(changed(room, "en")).select(".issuers") == []


def test_an_issuer_s_logo_is_an_asset_under_a_name_made_of_its_content(tmp_path: Path, room: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "seal.png").write_bytes(samples.picture(20, 20))
    newsroom = samples.newsroom(tmp_path, issuers={"ice": Issuer("Border Agency", "seal.png")})
    made = assets.assets(newsroom, tmp_path / ".comunicado")
    path = made.names[assets.issuer_logo("ice")]
    assert path.startswith("assets/seal.")
    assert made.files[path] == samples.picture(20, 20)
    page = changed(room, "es", kind="joint-statement", issuers=("ice",))
    page = replace(page, newsroom=newsroom, assets={**page.assets, **made.names})
    logo = read(page).select(".issuers img")[0]
    assert (logo.get("src"), logo.get("alt")) == (f"../../../{path}", "")
    assert linked(page)["author"] == [
        {"@type": "Organization", "name": "Border Agency", "logo": f"https://newsroom.example.org/{path}"}
    ]


def test_machines_are_told_who_wrote_it_what_it_is_about_and_when_it_was_changed(room: Path) -> None:
    page = changed(
        room, "es", issuers=("ice", "sre"), topics=("border", "trade"), summary=(Str("Todo sobre la cumbre"),),
        corrections=corrections(),
    )  # fmt: skip
    said = linked(page)
    assert [author["name"] for author in said["author"]] == ["Border Agency", "Secretaría de Relaciones Exteriores"]
    assert said["author"][0]["url"] == "https://example.org/ice"
    assert said["publisher"]["name"] == "Servicio de Inmigración y Control de Aduanas de Estados Unidos"
    assert said["keywords"] == ["Seguridad fronteriza", "Trade"]
    assert (said["datePublished"], said["dateModified"]) == ("2009-01-01T00:00:00-06:00", "2009-09-05T00:00:00+00:00")
    head = {e.get("property") or e.get("name"): e.get("content") for e in read(page).select("meta")}
    assert head["article:modified_time"] == "2009-09-05T00:00:00+00:00"
    assert said["description"] == head["description"] == head["og:description"] == "Todo sobre la cumbre"
    plain = linked(samples.page("es", room))
    assert plain["author"] == plain["publisher"]
    assert plain["dateModified"] == plain["datePublished"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_corrections_stand_above_the_body_newest_first_in_each_language(edition: str, room: Path) -> None:
    page = read(changed(room, edition, corrections=corrections()))
    for notice in page.select(".notice.caution"):
        english = notice.lang.startswith("en")
        assert [p.said for p in notice.select("p")] == (
            ["Correction September 5, 2009 An earlier text gave $1,200,000.",
             "Correction September 1, 2009 The summit was on a Monday."]
            if english else
            ["Corrección 5 de septiembre de 2009 Un texto anterior decía 1,200,000 dólares.",
             "Corrección 1 de septiembre de 2009 La cumbre fue un lunes."]
        )  # fmt: skip
        assert [time.get("datetime") for time in notice.select("strong + time")] == ["2009-09-05", "2009-09-01"]
    elements = [e.get("class") or "" for e in page.select("main *")]
    body = next(n for n, name in enumerate(elements) if name.split()[:1] == ["body"])
    assert len([name for name in elements[:body] if name == "notice caution"]) == (2 if edition == "en-es" else 1)


def test_a_correction_that_is_a_gap_says_its_language(room: Path) -> None:
    gap = replace(corrections()["en"][0], lang="en-US")
    page = read(changed(room, "es", corrections=(gap,)))
    assert [(e.said, e.lang) for e in page.select(".notice span")] == [("The summit was on a Monday.", "en-US")]


def test_a_release_says_when_it_was_brought_up_to_date(room: Path) -> None:
    when = {"updated_date": PartialDate(2009, 10), "updated": datetime(2009, 10, 1, tzinfo=UTC)}
    assert read(changed(room, "en", **when)).select(".updated")[0].said == "Last updated October 2009"
    assert read(changed(room, "es", **when)).select(".updated")[0].said == "Última actualización octubre de 2009"
    assert read(changed(room, "en")).select(".updated") == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_leads_to_its_topics_and_to_related_releases(edition: str, room: Path) -> None:
    page = changed(room, edition, topics=("border", "trade"))
    # The other release was written in Spanish, so that its languages stand the other way round.
    related = (Related("../flood/index.html", tuple(reversed(page.texts))),)
    topics = {"border": "../../topics/border/index.html", "trade": "../../topics/trade/index.html"}
    page = replace(page, related=related, topics=topics)
    found = read(page)
    headlines = [(e.said, e.lang, e.get("href")) for e in found.select(".related a")]
    assert headlines == [
        (samples.SUMMIT[t.locale[:2]][0], t.locale, "../flood/index.html") for t in page.texts
    ]  # fmt: skip
    assert [(e.said, e.lang[:2]) for e in found.select(".topics a")] == [
        said
        for text in page.texts
        for said in (
            (("Border security", "en"), ("Trade", "en"))
            if text.locale == "en-US"
            else (("Seguridad fronteriza", "es"), ("Trade", "en"))
        )
    ]
    assert {e.get("href") for e in found.select(".topics a")} == set(topics.values())


def test_a_withheld_edition_is_said_to_be_so_in_every_language_of_the_page(room: Path) -> None:
    for edition, said in (
        ("en", "(not available yet)"),
        ("es", "(aún no disponible)"),
        ("en-es", "(not available yet · aún no disponible)"),
    ):
        page = read(samples.page(edition, room, withheld=("es-mx",)))
        (item,) = page.select(".switch .withheld")
        assert item.said == f"Español (México) {said}"
        assert {part.said: part.lang[:2] for part in item.select("span[lang]")} == {
            "Español (México)": "es",
            **({"not available yet": "en"} if "not" in said else {}),
            **({"aún no disponible": "es"} if "aún" in said else {}),
        }


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_banner_is_there_only_where_a_newsroom_asks_for_it(edition: str, room: Path) -> None:
    page = samples.page(edition, room)
    assert read(page).select(".banner") == []
    banners = read(replace(page, newsroom=replace(page.newsroom, banner=True))).select("body > .banner")
    said = {
        "en": ("An official website of the United States government", "Here’s how you know"),
        "es": ("Un sitio oficial del Gobierno de Estados Unidos", "Así es como usted puede verificarlo"),
    }
    assert [banner.lang for banner in banners] == [text.locale for text in page.texts]
    for banner in banners:
        (summary,) = banner.select("details > summary")
        assert summary.said == " ".join(said[banner.lang[:2]])
        assert ".gov" in banner.said


def test_people_are_dialled_from_both_sides_where_that_differs(room: Path) -> None:
    page = read(samples.page("en", room, kind=samples.EVERYTHING))
    spokesperson = next(e for e in page.select(".contact") if "Treviño" in e.said)
    assert "011 52 834 123 4567 From Mexico: 834 123 4567" in spokesperson.said.replace("\xa0", " ")


def test_a_contact_that_is_a_gap_says_its_language(room: Path) -> None:
    page = samples.page("es", room)
    press = replace(page.texts[0].contacts[0], name="Press office", langs=(("name", "en-US"),))
    page = replace(page, texts=(replace(page.texts[0], contacts=(press,)),))
    (name,) = read(page).select(".contact .name")
    assert (name.said, name.lang) == ("Press office", "en-US")


def test_a_translation_with_gaps_is_announced_beside_it_alone(room: Path) -> None:
    texts = samples.page("en-es", room).texts
    assert notices.of(texts) == ()
    (notice,) = notices.of((texts[0], replace(texts[1], gaps=True)))
    assert notice.kind == "control"
    assert notice.texts[0] == "", "the source is whole"
    assert notice.texts[1].startswith("Traducción pendiente:")
