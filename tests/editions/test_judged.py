"""Pages and PDFs before judges from outside: the Nu checker, axe-core in Chromium, veraPDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comunicado.editions import html, pdf
from comunicado.editions.assets import assets
from comunicado.markdown import read
from editions import samples

EDITIONS = ("en", "es-mx", "en-es", "both")
HARD = """\
A [link with **bold**, `code` and a one-day word](https://example.org/a-b) and <https://example.org/c-d>.[^n][^n]

- one

  > quoted in a list

  1. nested, tight
  2. again
     - deeper

- [ ] `code` first

      indented code

- ![A picture in a line](trucks.png) and words[^n]

> - a list in a quotation
>
> # A heading in a quotation

| a |
|---|
| [cell](https://example.org) |

[^n]: A note

    with two paragraphs
"""


@pytest.fixture(scope="module")
def site(room: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind of release page and what the pages share."""
    folder = tmp_path_factory.mktemp("site")
    shared = assets(samples.newsroom(room), room / ".comunicado")
    for path, data in shared.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for edition in EDITIONS:
        place = folder / edition / "2009" / "border-summit"
        place.mkdir(parents=True)
        page = samples.page(edition, room, kind=samples.EVERYTHING, assets=shared.names, withheld=("es",))
        (place / "index.html").write_bytes(html.render(page))
        (place / "trucks.png").write_bytes(samples.picture())
    return folder


def test_verapdf_finds_nothing_against_pdf_ua_and_pdf_a(
    pdf_of: Callable[..., Path], validate_pdf: Any, room: Path, tmp_path: Path
) -> None:
    files = [pdf_of(edition, kind) for edition in EDITIONS for kind in (samples.SUMMIT, samples.EVERYTHING)]
    for edition in EDITIONS:
        page = samples.page(edition, room)
        texts = tuple(replace(t, release=replace(t.release, body=read(HARD))) for t in page.texts)
        files.append(tmp_path / f"{edition}.pdf")
        files[-1].write_bytes(pdf.render(replace(page, texts=texts)))
    assert validate_pdf(files, flavour="ua1,3a") == dict.fromkeys(files, ())


def test_nu_finds_nothing(site: Path, check_html: Any) -> None:
    found = check_html(sorted(site.rglob("*.html")))
    # Footnotes have no heading, and none of their own words to make one of.
    assert [str(m) for m in found if not ("lacks heading" in m.text and "footnotes" in m.extract)] == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_axe_finds_nothing(edition: str, width: int, scheme: str, site: Path, browser: Any, serve: Any) -> None:
    url = f"{serve(site)}/{edition}/2009/border-summit/"
    assert browser.axe(url, width=width, scheme=scheme) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_scrolls_sideways_at_320_px(edition: str, site: Path, browser: Any, serve: Any) -> None:
    assert browser.overflow(f"{serve(site)}/{edition}/2009/border-summit/", width=320) == 0
