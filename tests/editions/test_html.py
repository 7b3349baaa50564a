"""What a page holds: read back as a browser would."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from comunicado.editions import html
from comunicado.editions.page import Download, Notice
from comunicado.errors import RenderError
from comunicado.markdown import read
from comunicado.model import Boilerplate, Contact, Paragraph, Shown, Str
from editions import samples
from editions.reading import page as tree

Make = Callable[..., str]
HOSTILE = '</script><script>alert(1)</script> {{ 7*7 }} {% include "x" %} {tipline} "\'&<b>\u2028'


@pytest.mark.parametrize("edition", ["en", "es", "es-mx"])
def test_single_language_page(edition: str, page_of: Make) -> None:
    page = tree(page_of(edition))
    lang = "en" if edition == "en" else "es"
    assert page.select("body")[0].lang == {"en": "en-US", "es": "es-US", "es-mx": "es-MX"}[edition]
    assert [h.said for h in page.select("h1")] == [samples.SUMMIT[lang][0]]
    first = page.select(".body > p")[0]
    place = {"en": "BROWNSVILLE, Texas –", "es": "BROWNSVILLE, Texas.-"}[lang]
    assert first.said.startswith(f"{place} {samples.SUMMIT[lang][2][:40]}")
    assert page.select(".release-line")[0].said == {
        "en": "For immediate release News release 2009", "es": "Para su difusión inmediata Comunicado de prensa 2009"
    }[lang]  # fmt: skip
    assert page.select(".end")[0].get("aria-hidden") == "true"
    assert [h.tag for h in page.select("h1, h2, h3")][:2] == ["h1", "h2"]


def test_head_names_the_page_to_machines(page_of: Make) -> None:
    page = tree(page_of("es"))
    home = "https://newsroom.example.org"
    assert page.select("link[rel=canonical]")[0].get("href") == f"{home}/es/2009/border-summit/"
    alternates = {e.get("hreflang"): e.get("href") for e in page.select("link[hreflang]")}
    assert alternates == {
        "en-US": f"{home}/en/2009/border-summit/",
        "es-US": f"{home}/es/2009/border-summit/",
        "es-MX": f"{home}/es-mx/2009/border-summit/",
        "x-default": f"{home}/en/2009/border-summit/",
    }
    og = [(e.get("property"), e.get("content")) for e in page.select("meta[property]")]
    assert ("og:locale", "es_US") in og
    assert [value for name, value in og if name == "og:locale:alternate"] == ["en_US", "es_MX"]
    linked = json.loads(page.select("script")[0].own)
    assert linked["inLanguage"] == "es-US"
    assert linked["translationOfWork"]["url"] == alternates["en-US"]
    assert linked["datePublished"] == "2009-01-01T00:00:00-06:00"
    assert linked["dateline"] == "BROWNSVILLE, Texas"
    assert linked["locationCreated"] == {"@type": "Place", "name": "BROWNSVILLE, Texas"}
    assert page.select("title")[0].own.startswith(samples.SUMMIT["es"][0])


def test_release_authored_in_spanish_turns_everything_round(page_of: Make) -> None:
    told = {
        name: json.loads(tree(page_of(name, source="es-MX")).select("script")[0].own) for name in ("en", "es", "es-mx")
    }
    assert told["en"]["translationOfWork"]["inLanguage"] == "es-MX"
    assert [work["inLanguage"] for work in told["es-mx"]["workTranslation"]] == ["en-US"]
    assert not {"workTranslation", "translationOfWork"} & told["es"].keys(), "it is neither"
    spanish = tree(page_of("es", source="es-MX"))
    assert spanish.select("link[hreflang=x-default]")[0].get("href").endswith("/es/2009/border-summit/")
    both = tree(page_of("en-es", source="es-MX"))
    assert both.get("lang") == "es-US"
    assert [h.lang for h in both.select("h1")] == ["es-US", "en-US"]


def test_switch_names_each_language_in_itself_and_says_what_is_withheld(page_of: Make) -> None:
    items = tree(page_of("en", withheld=("es-mx",))).select(".switch li")
    assert [item.said for item in items] == [
        "English", "Español", "Español (México) (not available yet)", "English + Español"
    ]  # fmt: skip
    links = [next(iter(item.select("a")), None) for item in items]
    assert links[0].get("aria-current") == "page"
    assert (links[1].get("lang"), links[1].get("hreflang")) == ("es-US", "es-US")
    assert links[2] is None
    withheld = items[2].select("span[lang]")[0]
    assert (withheld.said, withheld.get("lang")) == ("Español (México)", "es-MX")
    assert items[2].lang == "en-US"
    assert [span.lang for span in links[3].select("span")] == ["en-US", "es-US"]
    assert links[3].get("hreflang") is None


def test_withheld_edition_is_no_alternate(page_of: Make) -> None:
    page = page_of("en", withheld=("es-mx",))
    assert "es-mx/2009" not in page
    assert "es_MX" not in page


def test_bilingual_page_puts_paragraph_beside_paragraph(page_of: Make) -> None:
    page = tree(page_of("en-es", samples.EVERYTHING))
    rows = page.select(".facing-body .row")
    assert [[side.lang for side in row.select(".side")] for row in rows] == [["en-US", "es-US"]] * len(rows)
    kinds = [row.get("class").split()[1] for row in rows]
    assert kinds[:3] == ["text", "heading", "text"]
    assert kinds.count("list") == 4  # one tight list whole, a loose one item by item
    assert [ol.get("start") for ol in page.select("ol")][:6] == ["3", "3", "4", "4", "5", "5"]
    assert len(page.select(".row.table")) == 1
    assert len(page.select(".wide.wide .table")) == 2
    assert len(page.select("img")) == 1
    assert [caption.lang for caption in page.select("figcaption .side")] == ["en-US", "es-US"]
    assert len(page.select("pre")) == len(page.select("hr")) == 1
    assert page.select("link[hreflang]") == []
    assert page.select(".boilerplate .dateline") == []


@pytest.mark.parametrize("edition", ["en-es", "both"])
def test_ids_are_unique_and_every_link_within_the_page_arrives(edition: str, page_of: Make) -> None:
    page = tree(page_of(edition, samples.EVERYTHING))
    ids = [e.get("id") for e in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {a.get("href")[1:] for a in page.select("a[href^='#']")} <= set(ids)


def test_no_spanish_under_english_or_the_reverse(page_of: Make) -> None:
    for edition in ("en", "es", "es-mx", "en-es", "both"):
        for kind in (samples.SUMMIT, samples.EVERYTHING):
            page = tree(page_of(edition, kind))
            for lang, words in (
                ("en", "released law owners English contact"),
                ("es", "difusión dueños límites medios"),
            ):
                for word in words.split():
                    for element in page.select("body")[0].everything():
                        if word in element.own.split():
                            assert element.lang[:2] == lang, (edition, word, element.tag)


def test_phones_are_dialled_as_the_reader_dials(page_of: Make) -> None:
    assert "From Mexico: 00 1 956 555 0142" in tree(page_of("en")).said
    assert "Desde México: 00 1 956 555 0142" in tree(page_of("es")).said
    mexico = tree(page_of("es-mx")).said
    assert "00 1 956 555 0142" in mexico
    assert "Desde México" not in mexico
    assert tree(page_of("es-mx")).select(".contact a[href^=tel]")[0].get("href") == "tel:+19565550142"


def test_downloads_in_their_own_language(page_of: Make) -> None:
    items = tree(page_of("en")).select(".downloads li")
    assert [item.said for item in items] == [
        "PDF in English 2 pages, 84 kB", "PDF en español 2 páginas, 86 kB", "PDF in English and Spanish 3 pages, 1.3 MB"
    ]  # fmt: skip
    assert [item.lang for item in items] == ["en-US", "es-US", "en-US"]


def test_notices_speak_every_language_of_the_page(page_of: Make) -> None:
    notice = Notice("caution", ("Corrected on May 3.", "Corregido el 3 de mayo."))
    page = tree(page_of("en-es", notices=(notice,)))
    assert [(p.said, p.lang) for p in page.select(".notice p")] == [
        ("Corrected on May 3.", "en-US"), ("Corregido el 3 de mayo.", "es-US")
    ]  # fmt: skip


def test_text_is_data_wherever_it_stands(room: Path) -> None:
    """Escaped, never compiled, and whole."""
    page = samples.page("en-es", room)
    content = (Str(HOSTILE),)
    texts = tuple(
        replace(
            text,
            release=replace(
                text.release, headline=content, subhead=content, dateline=content, body=read(HOSTILE + "\n")
            ),
            shown=text.shown | {"tipline": Shown(HOSTILE)},
            contacts=(Contact("x", HOSTILE, HOSTILE, HOSTILE, 'a"b@<x>.org', "+19565550142", "", HOSTILE),),
            boilerplate=(Boilerplate("x", "x", read("# " + HOSTILE.replace("\u2028", ""))),),
        )
        for text in page.texts
    )
    written = html.render(replace(page, texts=texts)).decode("utf-8")
    found = tree(written)
    assert [script.get("type") for script in found.select("script")] == ["application/ld+json"]
    assert json.loads(found.select("script")[0].own)["headline"] == HOSTILE
    assert "<b>" not in written
    assert "49" not in found.select("body")[0].said
    assert found.select("h1")[0].said == " ".join(HOSTILE.split())


def test_gaps_say_their_language(room: Path) -> None:
    page = samples.page("es", room)
    release = page.release
    gap = replace(release.body[0], lang="en-US")
    text = replace(
        page.texts[0], release=replace(release, body=(gap,), langs=(("subhead", "en-US"), ("dateline", "en-US")))
    )
    found = tree(html.render(replace(page, texts=(text,))).decode("utf-8"))
    assert [e.lang for e in found.select(".subhead, .dateline, .body > p")] == ["en-US", "en-US", "en-US", "es-US"]


def test_gaps_in_what_belongs_to_a_picture_say_their_language(room: Path) -> None:
    page = samples.page("es", room, kind=samples.EVERYTHING)
    body = (*page.release.body, *read("Un mapa ![A map](trucks.png)"))
    line = body[-1]
    assert isinstance(line, Paragraph)
    image = replace(line.content[1], lang="en-US")
    release = replace(
        page.release,
        body=(*body[:-1], replace(line, content=(line.content[0], image))),
        langs=(("credits.trucks.png", "en-US"),),
    )
    found = tree(html.render(replace(page, texts=(replace(page.texts[0], release=release),))).decode("utf-8"))
    (credit,) = found.select(".credit")
    assert (credit.said, credit.lang) == ("Foto de Marisol Peña / Valley Ledger", "es-US")
    (name,) = credit.select("span > span")
    assert (name.said, name.lang) == ("Marisol Peña / Valley Ledger", "en-US")
    assert [e.lang for e in found.select("p img")] == ["en-US"]


@pytest.mark.parametrize("edition", ["en", "en-es"])
@pytest.mark.parametrize("body", ["", "![A map](trucks.png)", "# Heading\n", "- list\n"])
def test_dateline_is_never_lost(edition: str, body: str, room: Path) -> None:
    page = samples.page(edition, room)
    texts = tuple(replace(text, release=replace(text.release, body=read(body))) for text in page.texts)
    found = tree(html.render(replace(page, texts=texts)).decode("utf-8"))
    assert len(found.select(".dateline")) == len(texts)


def test_dateline_with_an_end_of_its_own_is_left_alone(room: Path) -> None:
    page = samples.page("es", room)
    text = replace(page.texts[0], release=replace(page.release, dateline=(Str("MATAMOROS, Tamaulipas —"),)))
    found = tree(html.render(replace(page, texts=(text,))).decode("utf-8"))
    assert found.select(".dateline")[0].said == "MATAMOROS, Tamaulipas —"


def test_different_blocks_in_the_two_languages_are_an_error(room: Path) -> None:
    page = samples.page("en-es", room)
    short = replace(page.texts[1], release=replace(page.texts[1].release, body=()))
    with pytest.raises(RenderError, match="same blocks"):
        html.render(replace(page, texts=(page.texts[0], short)))


def test_same_bytes_twice(page_of: Make) -> None:
    assert page_of("en-es", samples.EVERYTHING) == page_of("en-es", samples.EVERYTHING)


def test_page_is_light(page_of: Make) -> None:
    assert len(page_of("en-es").encode()) < 30_000


def test_unknown_asset_is_an_error(page_of: Make) -> None:
    with pytest.raises(RenderError, match=r"screen\.css"):
        page_of("en", assets={})


def test_downloads_name_their_region_as_the_switch_does(page_of: Make) -> None:
    files = (Download("mx.pdf", ("es-MX",), size=30_000), Download("us.pdf", ("es-US",), size=31_000))
    found = tree(page_of("es-mx", downloads=files))
    assert [item.said for item in found.select(".downloads li")] == [
        "PDF en español (México) 30 kB",
        "PDF en español 31 kB",
    ]
