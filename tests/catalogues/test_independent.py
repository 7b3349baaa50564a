"""polib and Babel read from our catalogues what we wrote."""

from __future__ import annotations

import io

import polib
from babel.messages.pofile import read_po
from hypothesis import given, settings

from catalogues.oracles import catalogue
from catalogues.strategies import catalogues
from comunicado.catalogues import po, template
from comunicado.model import Catalogue, Message, Segment

# What splits lines for str.splitlines splits them for both libraries' readers too; our texts may hold it.
_SEPARATORS = "\u2028\u2029"


def _plain(made: Catalogue) -> list[Message]:
    parts = [m for m in made.messages if not any(c in repr(m.comments + m.extracted) for c in "#:~|")]
    return [
        m
        for m in parts
        if not any(s in "".join((m.id, m.context or "", *m.strings, *m.comments, *m.extracted)) for s in _SEPARATORS)
    ]


@settings(max_examples=40)
@given(catalogues(plurals=False))
def test_polib_reads_the_same_messages(made: Catalogue) -> None:
    messages = [m for m in _plain(made) if any(m.strings)]
    found = polib.pofile(po.serialize(catalogue(*messages)).decode())
    assert {(e.msgctxt, e.msgid, e.msgstr, "fuzzy" in e.flags, bool(e.obsolete)) for e in found} == {
        (m.context, m.id, m.strings[0], m.fuzzy, m.obsolete) for m in messages
    }


@settings(max_examples=40)
@given(catalogues(plurals=False))
def test_babel_reads_the_same_messages(made: Catalogue) -> None:
    messages = [m for m in _plain(made) if not m.obsolete and m.previous is None and m.context != ""]
    found = read_po(io.BytesIO(po.serialize(catalogue(*messages))))
    assert {(m.context, m.id, m.string, m.fuzzy) for m in found if m.id} == {
        (m.context, m.id, m.strings[0], m.fuzzy and m.filled) for m in messages
    }


def test_both_read_a_new_catalogue() -> None:
    segments = [Segment("headline", "News {x}", "releases/x/release.md", formatted=True)]
    made = template.build(segments, project="News", source="en-US", created="2026-11-24 10:00+0000")
    data = po.serialize(template.new(made, language="es_MX"))
    babel = read_po(io.BytesIO(data))
    assert (str(babel.locale), babel.num_plurals) == ("es_MX", 2)
    message = babel.get("News {x}", context="headline")
    assert message
    assert message.python_brace_format
    assert polib.pofile(data.decode())[0].flags == ["python-brace-format"]
