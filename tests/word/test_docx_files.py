"""Word files that are none, that mean harm, or that are odd: read or refused, and no word lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado import documents, markdown
from comunicado.errors import SourceError
from comunicado.model import Block, Figure, Heading, List, Paragraph, Quote, Table
from word.making import BOLD, ITALIC, W, item, numbering, p, picture, r, style, table, word
from word.reading import as_release, body, read, refusal, words

HERE = Path(__file__).parent

# --- bad files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this is no Word file"),
        (b"hello", "this is no Word file"),
        (b"PK\x03\x04 cut", "this Word file is damaged or cut short"),
        (b"{\\rtf1 hello}", "this is an RTF file under the name of a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "this is a file of Word 2003 or older (.doc)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "this file is protected with a password",
        ),
        (
            word("", kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
            "this document has macros (.docm)",
        ),
        (word("", kind="text/css"), "this is no Word document, but of the kind 'text/css'"),
        (word("", parts={"word/document.xml": "<a/>"}), "this is no Word file: it has no text in it"),
    ],
    ids=["empty", "text", "cut", "rtf", "doc", "password", "macros", "excel", "no body"],
)  # fmt: skip
def test_a_file_that_is_no_word_file_is_refused_by_what_it_is(data: bytes, reason: str) -> None:
    assert refusal(data, "a.docx")[1] == reason


def test_a_file_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    bomb = word("", parts={"word/document.xml": b" " * 60_000_000})
    assert len(bomb) < 100_000
    assert refusal(bomb, "a.docx")[1] == "there is more in this file than a release can hold"


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        "<w:p" + "<x>" * 100_000,
        "<d>" * 5_000 + "</d>" * 5_000,
        "\xff\xfe<d/>",
        "",
    ],
)
def test_xml_that_means_harm_is_refused(document: str) -> None:
    _, reason, _ = refusal(word("", parts={"word/document.xml": document.encode("latin-1")}), "a.docx")
    assert reason.startswith("'word/document.xml' in this Word file cannot be read (")


def test_a_part_that_is_missing_loses_only_itself() -> None:
    relations = {"s": ("styles", "styles.xml"), "n": ("numbering", "../../etc/passwd"), "i": ("image", "NULL")}
    document = read(word(p("Text.", picture("i")) + item("a", 1), relations=relations), "a.docx")
    assert body(document) == "Text.\n\na\n"


@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_a_traceback(data: st.DataObject) -> None:
    whole = (HERE / data.draw(st.sampled_from(["bridge.en.docx", "changes.docx"]))).read_bytes()
    if data.draw(st.booleans()):
        bad = whole[: data.draw(st.integers(0, len(whole)))]
    else:
        places = data.draw(st.dictionaries(st.integers(0, len(whole) - 1), st.integers(0, 255), max_size=4))
        bad = bytes(places.get(n, byte) for n, byte in enumerate(whole))
    try:
        document = documents.read(bad, path="a.docx")
    except SourceError:
        return
    as_release(document)


# --- laws ---------------------------------------------------------------------------------------------------

_UNSEEN = "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_texts = st.text(
    st.characters(
        blacklist_categories=["Cs", "Cc", "Co", "Cn"],
        blacklist_characters="\u2028\u2029\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
    max_size=6,
) | st.sampled_from(
    ["*", "_", "**", "`", "[a](b)", "1. ", "# ", "- ", "> ", "|", "{tip}", "<b>", "&amp;", "\\", " ", "--", "==="]
)
_runs = st.lists(
    st.builds(r, _texts, st.sampled_from(["", "", BOLD, ITALIC, BOLD + ITALIC])) | st.just("<w:r><w:br/></w:r>"),
    max_size=6,
)
_paragraphs = st.builds(lambda runs, style_: p(*runs, style=style_), _runs, st.sampled_from(["", "", "", "H2", "Q"]))
_items = st.builds(lambda runs, n, level: item("", n, level).replace("<w:r>", "".join(runs) + "<w:r>", 1), _runs,
                   st.sampled_from([1, 2]), st.sampled_from([0, 1, 2]))  # fmt: skip
_tables = st.builds(lambda a, b: table(("x", p(*a)), (p(*b), "y")), _runs, _runs)


def _letters(text: str) -> str:
    return "".join(text.split())


@given(st.lists(_paragraphs | _items | _tables, max_size=6))
def test_no_word_is_lost_and_what_is_written_reads_back(parts: list[str]) -> None:
    """Whatever people type and however they mark it; that the release reads back is held by `read`."""
    data = word(
        "".join(parts), styles=style("H2", "heading 2") + style("Q", "Quote"), numbering=numbering("bullet", "decimal")
    )
    document = read(data, "a.docx")
    root = ElementTree.fromstring(f'<d xmlns:w="{W}">{"".join(parts)}</d>')
    said = "".join(text for block in document.body for text in _said(block))
    dateline, headline = markdown.flatten(document.dateline), words(document)
    given_ = _letters("".join(part.text or "" for part in root.iter(f"{{{W}}}t")))
    kept = _letters(headline + dateline + said)
    # A bullet, a dash after a dateline, an end mark and the beginning of a comment are all that may go.
    lost = Counter(given_) - Counter(kept)
    assert not set(lost) - set("•▪◦‣●■◆❖➢·—–-#<!."), lost


def _said(block: Block) -> list[str]:
    if isinstance(block, Paragraph | Heading):
        return [markdown.flatten(block.content)]
    if isinstance(block, Figure):
        return [markdown.flatten(block.alt), markdown.flatten(block.caption)]
    if isinstance(block, Quote):
        return [text for inner in block.blocks for text in _said(inner)]
    if isinstance(block, List):
        return [text for entry in block.items for inner in entry.blocks for text in _said(inner)]
    if isinstance(block, Table):
        return [markdown.flatten(cell.content) for row in (block.head, *block.rows) for cell in row]
    return []


def test_fifty_thousand_letters_that_change_their_look_at_every_one_are_read() -> None:
    runs = "".join(r("ab", BOLD if n % 2 else ITALIC) for n in range(5_000)) + r("x" * 40_000)
    document = read(word(p(runs)), "a.docx")
    assert _letters("".join(text for block in document.body for text in _said(block))) == "ab" * 5_000 + "x" * 40_000
