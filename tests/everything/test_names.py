"""Editions that have the same languages are told apart by their layout, wherever they are named."""

from __future__ import annotations

import re

import pytest
from lxml import html

from cli.room import Room
from judges.browser import Visitor

SIDE = "English + Español (side by side · lado a lado)"
AFTER = "English + Español (one after the other · uno tras otro)"
NAMES = ["English", "Español", "Español (México)", SIDE, AFTER]


def named(whole: Room, path: str, what: str) -> list[str]:
    found = html.fromstring(whole.path(f"public/{path}").read_bytes()).xpath(what)
    return [" ".join(one.text_content().split()) for one in found]


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("index.html", '//ul[@class="choices"]/li/a'),
        ("404.html", '//ul[@class="choices"]/li/a'),
        ("es/index.html", '//nav[@class="switch"]//a'),
        ("both/2009/stolen-vehicles/index.html", '//nav[@class="switch"]//a'),
    ],
)
def test_the_switch_the_chooser_and_a_missing_page_say_the_layout(path: str, what: str, whole: Room) -> None:
    assert named(whole, path, what) == NAMES


def test_downloads_and_feeds_say_it_in_the_language_of_their_label(whole: Room) -> None:
    path = "en/2009/stolen-vehicles/index.html"
    files = named(whole, path, '//section[@class="panel downloads"]//a')
    assert "PDF in English and Spanish (side by side)" in files
    assert "PDF in English and Spanish (one after the other)" in files
    assert len(set(files)) == len(files)
    page = html.fromstring(whole.path("public/both/2009/stolen-vehicles/index.html").read_bytes())
    spanish = page.xpath('//article[@lang="es-US"]//section[@class="panel downloads"]//li')
    assert "PDF en inglés y español (uno tras otro)" in spanish[0].text_content()
    assert spanish[0].get("lang") == "es-US"
    feeds = page.xpath('//link[@type="application/atom+xml"]/@title')
    assert feeds[0].endswith(f"({AFTER})")


def test_editions_whose_languages_tell_them_apart_say_no_layout(empty: Room) -> None:
    room = Room(empty.root)
    config = re.sub(r'\[\[editions\]\]\nname = "both"\n.*?\n\n', "", room.read("comunicado.toml"), flags=re.DOTALL)
    assert "sequential" not in config
    alone = Room(room.root.parent / "alone")
    alone.write("comunicado.toml", config)
    for name, data in room.tree("releases", "locales", "templates").items():
        alone.write(name, data)
    alone.run("build", "--format", "html")
    assert named(alone, "index.html", '//ul[@class="choices"]/li/a') == [*NAMES[:3], "English + Español"]


@pytest.mark.parametrize("edition", ["en-es", "both"])
def test_a_reader_hides_one_language_without_a_script(edition: str, url: str, browser: Visitor) -> None:
    said = {"en": "Prosecutors in Brownsville", "es": "Fiscales de Brownsville"}
    with browser.page(f"{url}/{edition}/2009/stolen-vehicles/index.html", javascript=False, wait="load") as page:
        for shown, hidden in (("", ""), ("en", "es"), ("es", "en")):
            if shown:
                page.check(f"#show-{1 if shown == 'en' else 2}")
            text = page.inner_text("main")
            assert all((words in text) == (language != hidden) for language, words in said.items())
            assert "PDF in English" in text or "PDF en inglés" in text, "what the page offers stays"
            headings = page.eval_on_selector_all("main h1", "all => all.filter(one => one.checkVisibility()).length")
            assert headings == (1 if hidden else 2)
