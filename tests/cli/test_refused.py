"""What a configuration may not hold is refused by every command; what readers of any language are given says how it is
written."""

from __future__ import annotations

import pytest
from lxml import etree
from lxml.html import document_fromstring

from cli.room import Room

ARABIC = """\
---
headline: إعادة فتح الجسر أمام الشاحنات
date: 2019-03-04
contacts: [desk]
---
أُعيد فتح الجسر يوم الاثنين.

> "Trucks" said the mayor.
"""


@pytest.mark.parametrize(
    "command",
    ["", "status", "status --format json", "extract", "compile", "build", "new 2026/x", "memory rebuild",
     "override 2019/bridge --locale es-MX Trucks"],
)  # fmt: skip
def test_a_locale_without_data_is_one_mistake_with_its_line_whatever_is_asked(command: str, newsroom: Room) -> None:
    newsroom.edit("comunicado.toml", 'locales = ["es-MX"]', 'locales = ["tlh"]')
    line = newsroom.read("comunicado.toml").splitlines().index('locales = ["tlh"]') + 1
    said = newsroom.run(*command.split(), exits=2)
    assert said.lines == [
        f"comunicado.toml:{line}: there is no locale data for 'tlh'; "
        "use the code of a language and of a country, as es-MX"
    ]
    assert said.out == ""


def test_a_release_in_a_locale_without_data_is_refused_by_its_line(newsroom: Room) -> None:
    newsroom.edit("releases/2019/flood/release.md", "date: 2019-05", "date: 2019-05\nsource: es-ZZ")
    said = newsroom.run("extract", exits=2)
    assert said.lines[0] == (
        "releases/2019/flood/release.md:4: source: there is no locale data for 'es-ZZ'; "
        "write 'es', or add the code of a country, as es-MX"
    )


def test_the_package_runs_as_a_module(empty: Room) -> None:
    program = "import runpy, sys; sys.argv[1:] = ['--version']; runpy.run_module('comunicado', run_name='__main__')"
    said = empty.python(program)
    assert (said.out, said.err) == (empty.run("--version").out, "")


def test_search_engines_are_told_of_no_region_that_is_no_country(translated: Room) -> None:
    """Readers and their browsers are: `lang` has the whole tag."""
    config = translated.read("comunicado.toml").replace('"es-US"', '"es-419"')
    translated.write("comunicado.toml", config)
    translated.run("build", "--format", "html")
    page = document_fromstring(translated.page("es", "2019/bridge"))
    url = "https://news.example.org"
    assert page.get("lang") == "es-419"
    links = {one.get("hreflang"): one.get("href") for one in page.iterfind(".//link[@hreflang]")}
    assert links == {
        "en-US": f"{url}/en/2019/bridge/",
        "es": f"{url}/es/2019/bridge/",
        "es-MX": f"{url}/es-mx/2019/bridge/",
        "x-default": f"{url}/en/2019/bridge/",
    }
    sitemap = etree.fromstring(translated.read("public/sitemap.xml").encode())
    told = {one.get("hreflang") for one in sitemap.iter("{http://www.w3.org/1999/xhtml}link")}
    assert told == {"en-US", "es", "es-MX", "x-default"}


def test_what_is_written_right_to_left_says_so_and_its_pdf_is_warned_of(newsroom: Room) -> None:
    newsroom.release("2019/flood", ARABIC)
    head, facts = newsroom.read("comunicado.toml").replace('source = "en-US"', 'source = "ar-EG"').split("[", 1)
    facts = facts[facts.index("[facts") :]
    newsroom.write("comunicado.toml", f'{head}[[editions]]\nname = "ar"\nlocales = ["ar-EG"]\n\n{facts}')
    said = newsroom.run("build", "2019/flood")
    warned = [line for line in said.lines if line.startswith("comunicado.toml: the edition 'ar': ")]
    assert len(warned) == 1
    assert "the theme's fonts lack letters of Arabic (" in warned[0]
    for path in ("ar/2019/flood/index.html", "ar/index.html", "ar/search/index.html", "404.html", "index.html"):
        page = document_fromstring(newsroom.read(f"public/{path}"))
        marked = [one for one in page.iter() if isinstance(one.tag, str) and one.get("lang")]
        assert marked, path
        for one in marked:
            assert one.get("dir") == ("rtl" if one.get("lang") == "ar-EG" else "ltr"), etree.tostring(one)


def test_pages_of_languages_written_left_to_right_say_nothing_of_it(published: Room) -> None:
    assert " dir=" not in published.page("en-es", "2019/bridge")


def test_names_of_contacts_turn_nothing_about_that_stands_beside_them(published: Room) -> None:
    page = document_fromstring(published.page("en", "2019/bridge"))
    assert [name.text for name in page.iterfind(".//p[@class='name']/bdi")] == ["Press office"]
