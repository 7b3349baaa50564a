"""What goes out as TMX comes in the same, elsewhere too; nothing in a TMX file from outside can do harm."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado.catalogues import memory, store
from comunicado.catalogues.memory import tmx_reader, tmx_writer
from comunicado.catalogues.memory.database import Memory
from comunicado.catalogues.memory.files import reader
from comunicado.catalogues.memory.recall import Rememberer
from comunicado.catalogues.memory.tmx_reader import Taken
from comunicado.catalogues.memory.unit import Unit
from comunicado.errors import CatalogueError
from comunicado.model import Message

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HEADER = (
    '<header creationtool="Other" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"'
    ' srclang="en-US" datatype="plaintext"/>'
)
TU = '<tu><tuv xml:lang="en-US"><seg>Border</seg></tuv><tuv xml:lang="es-MX"><seg>Frontera</seg></tuv></tu>'


def tmx(body: str = TU, *, header: str = HEADER, before: str = "") -> bytes:
    """A TMX file as another tool writes it."""
    return f'<?xml version="1.0"?>\n{before}<tmx version="1.4">\n{header}\n<body>\n{body}\n</body>\n</tmx>\n'.encode()


def tu(source: str, target: str) -> str:
    return f'<tu><tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="es"><seg>{target}</seg></tuv></tu>'


def read(data: bytes, *, source: str = "en-US") -> Taken:
    return tmx_reader.read(data, path="office.tmx", name="office.tmx", source=source)


def pairs(data: bytes, *, source: str = "en-US") -> list[tuple[str, str, str, str]]:
    return [(u.source, u.message.id, u.locale, u.message.strings[0]) for u in read(data, source=source).units]


def refused(data: bytes) -> tuple[int | None, str]:
    """Line and reason of the one error that a file is refused with."""
    with pytest.raises(CatalogueError) as caught:
        read(data)
    assert len(caught.value.problems) == 1
    assert caught.value.path == "office.tmx"
    return caught.value.line, caught.value.reason


def unit(message: Message, *, source: str = "en-US", locale: str = "es", release: str = "2009/a") -> Unit:
    return Unit(message, source, locale, release, release)


# --- Out ------------------------------------------------------------------------------------------------------

FULL = (
    unit(Message(id="Border & <bridge> {tipline}", strings=("Frontera & «puente» {tipline}",), context="headline",
                 flags=("python-brace-format",), extracted=("{tipline} = 1-866", "[1] https://example.org/?a=1&b=2"))),
    unit(Message(id="A hard break\\\nhere.", strings=("Un salto\\\naquí.",))),
    unit(Message(id="One", plural="Many", strings=("Uno", "Muchos", "Más"))),
    unit(Message(id="Gone", strings=("Se fue",), obsolete=True), release="newsroom"),
    unit(Message(id="Frontera", strings=("Border",)), source="es-MX", locale="en-US"),
    unit(Message(id="  spaces  ", strings=("\ttabs 😀 \u202eRTL",), context="x\"y'z"), locale="es-MX"),
)  # fmt: skip


def test_a_file_has_the_structure_that_tmx_asks_for() -> None:
    """https://www.gala-global.org/tmx-14b, section 3: elements, their attributes and their order."""
    written = tmx_writer.write(FULL, source="en-US", version="0.1.0", published=lambda u: u.release != "newsroom")
    top = ElementTree.fromstring(written.data)
    assert (top.tag, top.attrib) == ("tmx", {"version": "1.4"})
    header, body = top
    assert (header.tag, body.tag) == ("header", "body")
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(header.attrib) == required, "and no date, which would differ from run to run"
    assert header.get("segtype") in {"block", "paragraph", "sentence", "phrase"}
    assert [child.tag for child in body] == ["tu"] * written.units == ["tu"] * len(FULL)
    for element in body:
        tags = [child.tag for child in element]
        assert tags == ["prop"] * tags.count("prop") + ["tuv", "tuv"]
        assert all(set(prop.attrib) == {"type"} and prop.text for prop in element.iter("prop"))
        variants = element.findall("tuv")
        assert [[seg.tag for seg in tuv] for tuv in variants] == [["seg"], ["seg"]]
        source = element.get("srclang", "en-US")
        assert variants[0].get(LANG) == source
        assert variants[1].get(LANG) in {"es", "es-MX", "en-US"}
    assert [len(element.findall("prop[@type='x-unpublished']")) for element in body] == [0, 0, 0, 1, 0, 0]


def test_the_same_units_give_the_same_bytes_and_a_repeated_one_comes_once() -> None:
    first = tmx_writer.write(FULL, source="en-US", version="1")
    assert tmx_writer.write((*FULL, *FULL), source="en-US", version="1") == first


def test_what_xml_cannot_hold_is_skipped_not_changed() -> None:
    written = tmx_writer.write(
        (unit(Message(id="Bad\ufffe", strings=("x",))), unit(Message(id="a", strings=("\r",))), FULL[0]),
        source="en", version="1",
    )  # fmt: skip
    assert (written.units, written.skipped) == (1, 2)
    ElementTree.fromstring(written.data)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffe\uffff"), min_size=1)
WORDS = TEXT.filter(lambda text: bool(text.strip()))
MESSAGES = st.one_of(
    st.builds(
        lambda id, string, context, obsolete: Message(id=id, strings=(string,), context=context, obsolete=obsolete),
        WORDS, WORDS, st.none() | TEXT, st.booleans(),
    ),
    st.builds(
        lambda id, plural, strings: Message(id=id, plural=plural, strings=tuple(strings)),
        WORDS, WORDS, st.lists(WORDS, min_size=2, max_size=3),
    ),
    st.builds(
        lambda id, url: Message(id=id, strings=(id,), flags=("python-brace-format",), extracted=(f"[1] x{url}",)),
        WORDS, TEXT,
    ),
)  # fmt: skip


@given(st.lists(MESSAGES, max_size=5))
def test_what_goes_out_comes_in_the_same(messages: list[Message]) -> None:
    units = tuple(dict.fromkeys(unit(message) for message in messages))
    taken = read(tmx_writer.write(units, source="en-US", version="1").data)
    assert taken.skipped == ()
    assert [(u.message, u.source, u.locale, u.release) for u in taken.units] == [
        (u.message, u.source, u.locale, u.release) for u in units
    ]
    assert all(u.tmx and u.origin == "office.tmx" for u in taken.units)


def test_another_newsroom_gets_the_same_suggestions_from_an_exported_file(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    text = "The bridge reopened on Monday, the [port director][1] said."
    body = (
        f'msgid "{text}"\nmsgstr "El puente reabrió, dijo el [director][1]."\n\n'
        'msgctxt "heading"\nmsgid "Border"\nmsgstr "Frontera"\n\nmsgctxt "cell"\nmsgid "Border"\nmsgstr "Límite"\n'
    )
    for id, more in (("2009/a", body), ("2010/b", body.replace("Límite", "Borde"))):
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nX-Source-Language: en-US\\n"\n\n'
        store.save(first, f"locales/es/LC_MESSAGES/{id}.po", (head + more).encode())
    wanted = [
        Message(id=text),
        Message(id=text.replace("Monday", "Friday")),
        *(Message(id="Border", context=context) for context in ("heading", "cell", None)),
    ]

    def open_(root: Path) -> Memory:
        return Memory(root, memory.sources(root), read=reader(root), source="en-US")

    def recalled(root: Path) -> list[Message]:
        with open_(root) as remembered:
            asked = Rememberer(remembered, source="en-US", locale="es", cutoff=0.75, trust=False)
            found = asked.recall("x")(wanted)
        assert all(one.origin in {"2009/a", "2010/b", "old.tmx"} and not one.sure for one in found.values())
        return [found[message.key].message for message in wanted]

    with open_(first) as remembered:
        data = tmx_writer.write(remembered.units(), source="en-US", version="1").data
    store.save(second, "locales/memory/old.tmx", data)
    assert recalled(second) == recalled(first)
    assert [message.strings[0] for message in recalled(second)][2:] == ["Frontera", "Borde", "Frontera"]


# --- In -------------------------------------------------------------------------------------------------------


def test_texts_of_other_tools_lose_their_codes_and_keep_their_words_and_facts() -> None:
    source = (
        'It is <bpt i="1">&lt;b&gt;</bpt>very <hi type="x">big</hi><ept i="1">&lt;/b&gt;</ept>, '
        'call <ph>{tipline}</ph><ph x="1">&lt;br/&gt;</ph><it pos="begin">a<sub>b</sub></it> n'
        '<prop type="x-msgctxt">o</prop>w<ut>c</ut>.'
    )
    assert pairs(tmx(tu(source, "Es\n      grande."))) == [
        ("en", "It is very big, call {tipline} now.", "es", "Es grande.")
    ]


def test_the_source_is_what_the_unit_says_or_the_header_or_the_newsroom() -> None:
    assert pairs(tmx()) == [("en-US", "Border", "es-MX", "Frontera")]
    both = '<tuv xml:lang="es"><seg>Uno</seg></tuv><tuv xml:lang="EN-GB"><seg>One</seg></tuv>'
    assert pairs(tmx(f"<tu>{both}</tu>")) == [("en-GB", "One", "es", "Uno")], "any English is the header's English"
    assert pairs(tmx(f'<tu srclang="es-MX">{both}</tu>')) == [("es", "Uno", "en-GB", "One")]
    every = tmx(f"<tu>{both}</tu>", header=HEADER.replace('srclang="en-US"', 'srclang="*all*"'))
    assert pairs(every) == [("en-GB", "One", "es", "Uno")]
    assert pairs(every, source="es-MX") == [("es", "Uno", "en-GB", "One")]
    french = f'<tu>{both}<tuv lang="fr"><seg>Un</seg></tuv></tu>'
    assert pairs(tmx(french)) == [("en-GB", "One", "es", "Uno"), ("en-GB", "One", "fr", "Un")], "an old lang, too"
    part = tmx(french.replace("<seg>Uno</seg>", "<seg/>"))
    assert pairs(part) == [("en-GB", "One", "fr", "Un")], "an empty text keeps no other from being used"
    assert [problem.reason for problem in read(part).skipped] == ["a text in it is empty"]
    odd = tmx(TU.replace("es-MX", "es-ES_tradnl"))
    assert pairs(odd) == [("en-US", "Border", "es", "Frontera")]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<tu>\n</tu>", "it has no text"),
        ('<tu><tuv xml:lang="en"><seg>a</seg></tuv></tu>', "it has one language only"),
        (tu("a", "  "), "a text in it is empty"),
        ('<tu><tuv xml:lang="en"/><tuv xml:lang="es"><seg>b</seg></tuv></tu>', "a text in it is empty"),
        ('<tu><tuv><seg>a</seg></tuv><tuv xml:lang="es"><seg>b</seg></tuv></tu>', "a text in it names no language"),
        (tu("a", "b&#x86;"), "a text in it holds a control character"),
        (tu("a", "b" * 100_001), "a text in it has more than 100,000 characters"),
    ],
)  # fmt: skip
def test_a_unit_that_cannot_be_used_is_skipped_with_its_line_and_the_others_are_taken(body: str, reason: str) -> None:
    taken = read(tmx(f"{TU}\n{body}\n{TU}"))
    assert len(taken.units) == 2
    (problem,) = taken.skipped
    assert (problem.path, problem.line) == ("office.tmx", 6)
    assert problem.reason.startswith(reason)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "cp1252"])
def test_every_declared_encoding_is_read(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = tmx(tu("year", "año «x»")).decode().replace('version="1.0"', f'version="1.0" encoding="{declared}"', 1)
    assert pairs(text.encode(encoding)) == [("en", "year", "es", "año «x»")]


@pytest.mark.parametrize(
    "doctype", ['<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n', '<!DOCTYPE tmx PUBLIC "-//x" "http://127.0.0.1:9/tmx14.dtd">\n']
)
def test_the_dtd_that_tools_name_is_accepted_and_not_fetched(doctype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "socket", connect)
    assert len(pairs(tmx(before=doctype))) == 1


BOMB = "<!DOCTYPE tmx [\n<!ENTITY a 'aaaaaaaaaa'>\n<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\n]>\n"


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, "this is not XML (no element found)"),
        (b"\x00\x01\x02", 1, "this is not XML"),
        (b"<html><body/></html>", 1, "this is no TMX file: its first element is <html>"),
        (tmx()[:-8], 6, "this is not XML (no element found)"),
        (tmx()[:-20], 5, "this is not XML (unclosed token)"),
        (tmx().replace(b"</seg>", b"</sag>", 1), 5, "this is not XML (mismatched tag)"),
        (tmx(tu("a", "b")).replace(b">b<", b">\xf1<"), 5, "this is not XML (not well-formed (invalid token))"),
        (tmx(tu("a", "b\x0b")), 5, "this is not XML (not well-formed (invalid token))"),
        (tmx().replace(b'"1.0"', b'"1.0" encoding="klingon"'), 1, "its encoding cannot be read (unknown"),
        (tmx().replace(b'"1.0"', b'"1.0" encoding="shift_jis"'), 1, "its encoding cannot be read"),
        (tmx(tu("a", "&b;"), before=BOMB), 3, "it declares the entity 'a'"),
        (tmx(before="<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"), 2, "it declares the entity 'x'"),
        (tmx(before="<!DOCTYPE tmx [<!ENTITY % x SYSTEM 'http://127.0.0.1/'> %x;]>\n"), 2, "it declares the entity"),
        (tmx(tu("a", "b&nbsp;c"), before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'), 6, "it uses the entity '&nbsp;'"),
        (tmx(tu("a", "b&nbsp;c")), 5, "this is not XML (undefined entity)"),
        (b"<tmx>" + b"<a>" * 200, 1, "its elements are nested more than 100 deep"),
        (b"<tmx>" + b" " * 64 * 1024 * 1024, None, "the file has more than 67,108,864 bytes"),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_is_no_tmx_or_could_do_harm_is_refused_with_its_line(data: bytes, line: int | None, reason: str) -> None:
    started = time.monotonic()
    found = refused(data)
    assert found[0] == line, found
    assert found[1].startswith(reason), found
    assert time.monotonic() - started < 5


@given(st.data())
def test_a_damaged_file_is_refused_or_read_and_never_anything_else(data: st.DataObject) -> None:
    whole = bytearray(tmx_writer.write(FULL, source="en-US", version="1").data)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(CatalogueError):
        taken = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
        assert len(taken.units) <= len(FULL)
