"""A judge that can't say no is no judge: each is shown something good and something bad."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from judges.browser import NARROW_PHONE, PHONE, Visitor
from judges.nu import Message
from judges.verapdf import Failure

GOOD_PAGE = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Comunicado</title></head><body><main><h1>Comunicado</h1><p>Brownsville, Texas. «Sí».</p></main></body></html>
"""
BAD_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title></head>
<body><main><h1>News<h1><img src="x.png"><p style="color: #bbb; background: #fff; width: 700px">Faint</p></main>
"""
CATALOGUE = b"""msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. [1] a tip line
#: releases/2009/border-summit/release.md
msgctxt "headline"
msgid "News"
msgstr "Noticias"
"""


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[[str, str | None], Path]:
    """Makes a PDF in a process of its own, with a font of our own: a bare machine may have none."""
    from fontpkg_public_sans import __file__ as fonts

    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{Path(fonts).parent}</dir><cachedir>{tmp_path}/fontconfig</cachedir></fontconfig>"
    )
    program = (
        "import sys, weasyprint\n"
        "weasyprint.HTML(string=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant=sys.argv[3] or None)\n"
    )

    def make(name: str, variant: str | None) -> Path:
        path = tmp_path / name
        command = [sys.executable, "-c", program, GOOD_PAGE, str(path), variant or ""]
        subprocess.run(command, check=True, env=os.environ | {"FONTCONFIG_FILE": str(config)})
        return path

    return make


def test_verapdf_tells_an_accessible_pdf_from_others(
    validate_pdf: Callable[..., dict[Path, tuple[Failure, ...]]],
    make_pdf: Callable[[str, str | None], Path],
    tmp_path: Path,
) -> None:
    good = make_pdf("good.pdf", "pdf/ua-1")
    plain = make_pdf("plain, with a comma and ñ.pdf", None)
    junk = tmp_path / "junk.pdf"
    junk.write_text("This is no PDF.")

    verdict = validate_pdf([good, plain, junk])

    assert verdict[good] == ()
    assert {failure.clause for failure in verdict[plain]} >= {"6.2", "7.1"}
    assert verdict[junk][0].clause == ""
    assert validate_pdf([good], flavour="ua1,3a")[good] == validate_pdf([good], flavour="3a")[good] != ()


def test_nu_names_the_file_and_the_line_of_a_mistake(check_html: Callable[..., list[Message]], tmp_path: Path) -> None:
    good = tmp_path / "good.html"
    good.write_text(GOOD_PAGE)
    bad = tmp_path / "bad ñ.html"
    bad.write_text(BAD_PAGE)
    css = tmp_path / "bad.css"
    css.write_text("p { colour: red }")

    messages = check_html([good, bad, css])

    assert {message.path for message in messages} == {bad, css}
    assert any(m.severity == "error" and m.line == 3 and "alt" in m.text for m in messages)


def test_axe_finds_what_a_reader_cannot_use(browser: Visitor, serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(GOOD_PAGE)
    (tmp_path / "bad.html").write_text(BAD_PAGE)
    url = serve(tmp_path)

    assert browser.axe(f"{url}/good.html") == []
    assert browser.axe(f"{url}/good.html", width=PHONE, scheme="dark") == []
    found = {violation.rule for violation in browser.axe(f"{url}/bad.html")}
    assert found >= {"html-has-lang", "image-alt", "color-contrast"}


def test_browser_sees_what_scrolls_sideways_and_takes_pictures(
    browser: Visitor, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "good.html").write_text(GOOD_PAGE)
    (tmp_path / "bad.html").write_text(BAD_PAGE)
    url = serve(tmp_path)

    assert browser.overflow(f"{url}/good.html") == 0
    assert browser.overflow(f"{url}/bad.html", width=NARROW_PHONE) > 300
    picture = browser.screenshot(f"{url}/good.html", tmp_path / "good.png", width=PHONE, scheme="dark")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_browser_runs_no_script_where_javascript_is_off(
    browser: Visitor, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(GOOD_PAGE.replace("</main>", "<script>document.title = 'run'</script></main>"))
    url = serve(tmp_path)

    with browser.page(f"{url}/page.html") as page:
        assert page.title() == "run"
    with browser.page(f"{url}/page.html", javascript=False) as page:
        assert page.title() == "Comunicado"


def test_gettext_refuses_a_broken_catalogue_and_shows_the_canonical_form(
    msgfmt_check: Callable[[Path], str], msgcat: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    catalogue = tmp_path / "es.po"
    catalogue.write_bytes(CATALOGUE)
    assert msgfmt_check(catalogue) == ""
    assert msgcat(CATALOGUE) == CATALOGUE

    unfolded = CATALOGUE.replace(b'msgstr "Noticias"', b'msgstr "Noti"\n"cias"')
    assert msgcat(unfolded) == CATALOGUE

    catalogue.write_bytes(CATALOGUE.replace(b'msgid "News"', b'msgid "News\\n"'))
    assert "es.po" in msgfmt_check(catalogue)
