"""Text is data: whatever releases, catalogues, names and files say, nothing of it runs, and nothing is fetched."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pikepdf
import pytest

from cli.room import SOURCES, Room
from editions import samples

HTML = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
"""Runs where it is taken for HTML."""
TEMPLATE = "{{ 7*7 }} {% include 'x' %}"
"""Becomes something else where it is taken for a template; `{ 7*7 }` is no fact."""
END = "</script><script>window.ran=1</script><!--"
"""Ends a script that JSON is written into."""
ID = "2020/hostile"
PO = f"locales/es/LC_MESSAGES/{ID}.po"


class Listener:
    """A server that nobody should ask."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.asked.append(connection.recv(200))
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.close()


def _release(address: str) -> str:
    fetch = f'<img src="http://{address}/a.png"><link rel=stylesheet href="//{address}/a.css">'
    quoted = HTML.replace('"', '\\"')
    return f"""\
---
headline: "{quoted} {TEMPLATE} {END}"
subhead: "{quoted} & <b>bold</b> {TEMPLATE}"
dateline: "{quoted}, Texas"
date: 2020-05-06
contacts: [desk]
credits:
  'a"b&.png': "{quoted}"
facts:
  line: {{phone: +1-956-555-0142, display: 956-555-0142}}
---
{HTML} {TEMPLATE} {fetch} {{line}} \u202eover\u2066 and\u200f\u2069\u202c out

## {HTML} {TEMPLATE}

![{HTML}](<a"b\\&.png> "{HTML.replace('"', "&quot;")} {TEMPLATE}")

> {HTML} {END}

| {HTML} | `{HTML}` |
|---|---|
| {fetch} | [{HTML.replace("[", "")}](https://example.org/?"onmouseover="window.ran=1 "{TEMPLATE}") |

```
{HTML} {TEMPLATE} {fetch}
```

A note[^{"n"}] and <https://example.org/{"%22%3E%3Cscript%3E"}>.

[^n]: {HTML} {fetch}
"""


@pytest.fixture(scope="module")
def hostile(listener: Listener, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A newsroom all of whose texts are attacks, in two languages, built."""
    room = Room(tmp_path_factory.mktemp("hostile") / "room")
    for name, text in SOURCES.items():
        room.write(name, text)
    config = SOURCES["comunicado.toml"].replace('"Border Desk"', f"'''Desk {HTML} {TEMPLATE}'''")
    room.write("comunicado.toml", config.replace('"Border Agency"', f"'''Agency {END}'''"))
    room.write(
        "releases/_contacts.toml",
        f"[desk]\nname = '''{HTML}'''\nrole = '''{TEMPLATE}'''\nhours = '''{END}'''\nemail = \"press@example.org\"\n",
    )
    room.release(ID, _release(listener.address))
    room.write(f'releases/{ID}/a"b&.png', samples.picture())
    room.run("extract")
    room.fill()
    _answer(room)
    room.run("build")
    return room


def _answer(room: Room) -> None:
    """The translator answers every message with the same attack, in Spanish."""
    for path in (PO, "locales/es/LC_MESSAGES/newsroom.po"):
        text = room.read(path)
        room.write(path, re.sub(r'^msgid "(.+)"\nmsgstr ""$', r'msgid "\1"\nmsgstr "\1 y además"', text, flags=re.M))


def test_every_page_shows_its_attacks_as_text_and_runs_and_fetches_nothing(
    hostile: Room, listener: Listener, browser: Any, serve: Callable[[Path], str]
) -> None:
    url = serve(hostile.path("public"))
    pages = sorted(name for name in hostile.public() if name.endswith(".html"))
    assert {f"{edition}/{ID}/index.html" for edition in ("en", "es", "en-es")} <= {*pages}
    strange: list[str] = []
    for name in pages:
        with browser.page(f"{url}/{name}") as page:
            page.on("dialog", lambda dialog: strange.append(dialog.message))
            page.on("request", lambda request: strange.append(request.url) if url not in request.url else None)
            page.reload(wait_until="networkidle")
            page.mouse.move(300, 300)
            assert page.evaluate("window.ran") is None, name
            assert not page.evaluate("[...document.querySelectorAll('*')].some(e => [...e.attributes]"
                                     ".some(a => /^on/i.test(a.name)))"), name  # fmt: skip
        assert strange == [], name
    assert listener.asked == []


def test_what_was_written_is_what_is_read(hostile: Room, browser: Any, serve: Callable[[Path], str]) -> None:
    url = serve(hostile.path("public"))
    for edition in ("en", "es"):
        with browser.page(f"{url}/{edition}/{ID}/index.html") as page:
            for selector in ("h1", "h2", "blockquote", "pre"):
                assert "window.ran=1" in page.inner_text(selector), selector
            assert "{{ 7*7 }} {% include 'x' %}" in page.inner_text("h1")


def test_a_pdf_holds_no_script_and_no_link_that_leads_elsewhere(hostile: Room, listener: Listener) -> None:
    files = sorted(hostile.path("public").rglob("2020-hostile.*.pdf"))
    assert len(files) == 4
    for file in files:
        with pikepdf.open(file) as document:
            for thing in document.objects:
                if isinstance(thing, pikepdf.Dictionary):
                    assert not {"/JS", "/JavaScript", "/Launch", "/OpenAction"} & {*map(str, thing.keys())}
                    assert thing.get("/S") not in ("/JavaScript", "/Launch", "/GoToR", "/SubmitForm")
                    address = str(thing.get("/URI", "https:"))
                    assert re.match("https:|tel:|mailto:", address), address
    assert listener.asked == []


LINKS = (
    "[a](javascript:alert)", "[a](JaVaScRiPt:alert)", "[a](java&#x09;script:alert)", "[a](data:text/html,x)",
    "[a](vbscript:x)", "[a](//evil.example)", r"[a](/\\evil.example)", "[a](file:///etc/passwd)",
    "![a](file:///etc/passwd)", "![a](http://169.254.169.254/a.png)", "![a](//evil.example/a.png)",
    "![a](../flood/release.md)", "![a](../../../../etc/passwd)", "![a](/etc/passwd)", "![a](link.png)",
)  # fmt: skip


def test_a_link_that_could_harm_stops_its_release_and_no_other(translated: Room) -> None:
    for number, link in enumerate(LINKS):
        translated.release(f"2021/link-{number}", f"---\nheadline: News\ndate: 2021\n---\nA {link}\n")
        translated.path(f"releases/2021/link-{number}/link.png").symlink_to("/etc/passwd")
    said = translated.run("build", "--format", "html", exits=2)
    for number, link in enumerate(LINKS):
        assert f"releases/2021/link-{number}/release.md:5: " in said.err, link
        assert not translated.pages(f"2021/link-{number}"), link
    assert translated.pages("2019/bridge") == {"en", "es", "es-mx", "en-es"}
    assert b"root:" not in b"".join(translated.tree("public").values())


TRANSLATIONS = (
    "Subió [más](javascript:alert).", "Subió [más](//evil.example).", "Subió ![x](file:///etc/passwd).",
    "Subió [más](https://evil.example).", "Subió <script>alert(1)</script>.", "Subió ![x](http://127.0.0.1/x.png).",
    r"Subió [más](/\\\\evil.example).", "Subió [x](data:text/html,x).", "Subió <javascript:alert> hoy.",
)  # fmt: skip


def test_a_translation_that_could_harm_is_held_back(translated: Room) -> None:
    for number, words in enumerate(TRANSLATIONS):
        id = f"2021/words-{number}"
        translated.release(id, "---\nheadline: News\ndate: 2021\n---\nThe river crested.\n")
        translated.run("extract", id)
        name = f"locales/es/LC_MESSAGES/{id}.po"
        translated.fill({"News": "Noticias", "The river crested.": words}, only=[name])
    translated.run("build", "--format", "html")
    for number, words in enumerate(TRANSLATIONS):
        shown = translated.pages(f"2021/words-{number}")
        if shown != {"en"}:
            page = translated.page("es", f"2021/words-{number}")
            assert "&lt;javascript:" in page, words
    assert b"evil.example" not in b"".join(translated.tree("public/es").values())
