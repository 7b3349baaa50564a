"""The page at the root: every edition, and the script that remembers which one a reader chose."""

from __future__ import annotations

from dataclasses import replace

import pytest


@pytest.fixture
def published(three, serve, tmp_path_factory):
    """The address of a site below a sub-path, and its folder."""
    top = tmp_path_factory.mktemp("served")
    folder = top / "press"
    three.write(folder)
    return f"{serve(top)}/press", folder


def test_it_names_every_edition_in_itself(three):
    page = three.page("index.html")
    links = page.cssselect(".choices a")
    assert [link.text_content() for link in links] == ["English", "Español", "Español (México)", "English + Español"]
    assert [link.get("href") for link in links] == [f"{name}/index.html" for name in ("en", "es", "es-mx", "en-es")]
    assert [link.get("lang") for link in links] == ["en-US", "es-US", "es-MX", None]
    assert [span.get("lang") for span in links[3]] == ["en-US", "es-US"]


def test_it_speaks_every_language(three):
    page = three.page("index.html")
    assert [span.text_content() for span in page.cssselect("h1 span[lang]")] == ["Choose a language", "Elija un idioma"]
    assert page.findtext("head/title") == "South Texas Newsroom · Sala de Prensa del Sur de Texas"


def test_it_says_which_edition_is_empty_in_its_own_language(room):
    room.add("2009/a", "2009", editions=("en",))
    empty = room.page("index.html").cssselect(".choices p")
    assert [p.get("lang") for p in empty] == ["es-US", "es-MX", "en-US", "es-US"]
    assert empty[0].text_content() == "Todavía no hay comunicados"


def test_one_edition_is_a_choice_too(room):
    only = replace(room, newsroom=replace(room.newsroom, editions=room.newsroom.editions[:1]))
    assert len(only.page("index.html").cssselect(".choices a")) == 1
    assert not only.page("en/index.html").cssselect(".switch")


def test_its_script_is_a_file_named_for_its_content(three):
    pages = three.pages()
    (script,) = (path for path in pages if path.startswith("assets/choice"))
    for path in ("index.html", "es/index.html"):
        assert [tag.get("src").rpartition("../")[2] for tag in three.page(path).xpath("//script")] == [script]


@pytest.mark.parametrize(
    ("languages", "edition"), [("es-MX", "es-mx"), ("es-AR", "es"), ("en-GB", "en"), ("es", "es"), ("fr-FR", None)]
)
def test_on_a_first_visit_the_browser_s_languages_choose(published, browser, languages, edition):
    url, _ = published
    with browser.page(f"{url}/index.html", languages=languages) as page:
        assert page.url == (f"{url}/{edition}/index.html" if edition else f"{url}/index.html")
        page.goto(f"{url}/", wait_until="networkidle")
        assert page.url == f"{url}/", "no second time, without a choice"


def test_a_choice_is_remembered_wherever_it_was_made(published, browser):
    url, _ = published
    with browser.page(f"{url}/", languages="fr-FR") as page:
        page.click(".choices a[hreflang=es-MX]")
        page.wait_for_url(f"{url}/es-mx/index.html")
        page.goto(f"{url}/", wait_until="networkidle")
        assert page.url == f"{url}/es-mx/index.html"
        page.click(".switch a[hreflang=en-US]")
        page.wait_for_url(f"{url}/en/index.html")
        page.goto(f"{url}/", wait_until="networkidle")
        assert page.url == f"{url}/en/index.html"


def test_nobody_is_sent_to_an_empty_edition(room, serve, browser, tmp_path):
    room.add("2009/a", "2009", editions=("en", "es"))
    room.write(tmp_path / "site")
    url = serve(tmp_path / "site")
    with browser.page(f"{url}/", languages="es-MX") as page:
        assert page.url == f"{url}/es/index.html"


def test_it_works_from_disk(published, browser):
    _, folder = published
    with browser.page((folder / "index.html").as_uri(), languages="fr-FR") as page:
        page.click(".choices a[hreflang=es-US]")
        page.wait_for_url((folder / "es/index.html").as_uri())
        page.goto((folder / "index.html").as_uri(), wait_until="networkidle")
        assert page.url == (folder / "es/index.html").as_uri()


def test_it_reads_without_javascript(published, browser):
    url, _ = published
    with browser.page(f"{url}/", javascript=False) as page:
        assert page.url == f"{url}/"
        page.click(".choices a[hreflang=es-US]")
        page.wait_for_url(f"{url}/es/index.html")


def test_the_first_of_several_languages_that_is_there_chooses(published, browser):
    """`navigator.languages` is asked, not only the first of them."""
    url, _ = published
    with browser.page("about:blank", languages="fr-FR") as page:
        page.add_init_script("Object.defineProperty(navigator, 'languages', {value: ['fr-FR', 'es-ES', 'en-US']})")
        page.goto(f"{url}/index.html", wait_until="networkidle")
        assert page.url == f"{url}/es/index.html"


def test_back_leads_to_where_a_reader_came_from(published, browser):
    """The chooser that sent them on is no step of their way, or they could never go back."""
    url, _ = published
    with browser.page(f"{url}/404.html", languages="es-US") as page:
        page.goto(f"{url}/", wait_until="networkidle")
        assert page.url == f"{url}/es/index.html"
        page.click(".browse a >> nth=0")
        page.wait_for_url(f"{url}/es/2010/index.html")
        page.go_back(wait_until="networkidle")
        assert page.url == f"{url}/es/index.html"
        page.go_back(wait_until="networkidle")
        assert page.url == f"{url}/404.html"


def test_without_storage_it_reads_and_chooses_as_without_javascript(published, browser):
    url, _ = published
    with browser.page("about:blank", languages="es-US") as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
        )
        failures = []
        page.on("pageerror", lambda error: failures.append(error))
        page.goto(f"{url}/", wait_until="networkidle")
        assert page.url == f"{url}/"
        page.click(".choices a[hreflang=es-MX]")
        page.wait_for_url(f"{url}/es-mx/index.html")
        assert failures == []
