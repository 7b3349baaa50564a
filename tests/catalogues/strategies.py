"""Catalogues at random: wide, combining and invisible characters, odd flags, previous and obsolete messages."""

from __future__ import annotations

from hypothesis import strategies as st

from catalogues.oracles import HEADER
from comunicado.model import Catalogue, Message, Previous

FORMATS = ("python-brace-format", "c-format", "no-c-format", "python-format", "ycp-format", "kde-kuit-format")
FLAGS = (
    "fuzzy",
    *FORMATS,
    "possible-c-format",
    "impossible-c-format",
    "no-wrap",
    "wrap",
    "range: 0..10",
    "range: 5..99999999999",
    "range: 7..3",
    "unheard-of",
    "go-format",
)

ODD = ("", "range:", "range:1..9", "range: 2 .. 4", "range: 3", "range: 2..4x", "range: 08..009", "range: c-format",
       "c-FORMAT", "no-python-format", "no-wrap-format", "c-format\u00a0python-format", "Fuzzy", "fuzzyx")  # fmt: skip

letters = st.one_of(
    st.sampled_from('\n\t"\\#~|:.,{}[]¿¡«»–’áéñÑüEn 0123אب🎉👩💻漢字'),
    st.sampled_from("\u00a0\u202f\u200b\u200d\u0301\u2028\u2029\ufeff\u200f\u202e"),
    st.characters(exclude_categories=("Cc", "Cs")),
)
texts = st.text(letters, max_size=12)
lines = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\t #~,|:.\\áñ漢\u2028"), max_size=12)
names = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-_/.áñ漢字é:~#,|"), min_size=1, max_size=40)
spaced = st.builds("{} {}.md".format, *[st.text(st.sampled_from("abcáñ漢/"), min_size=1, max_size=50)] * 2)
references = st.builds(
    lambda start, name, line: f"{start}x{name}" + (f":{line}" if line else ""),
    st.sampled_from(["releases/", "releases/", "./", "././/", "../"]),
    names,
    st.integers(0, 2000),
)
values = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20).map(str.strip)
fields = st.lists(
    st.tuples(st.sampled_from(["X-Generator", "X-Poedit-Basepath", "Plural", "x-nota", "Año"]), values)
    | st.tuples(st.just(""), values.map(lambda text: text.replace(":", ""))),
    max_size=3,
)


@st.composite
def messages(draw: st.DrawFn, *, plurals: bool = True) -> Message:
    """One message in any state."""
    plural = draw(st.none() | texts) if plurals else None
    count = 1 if plural is None else 2
    strings = draw(st.tuples(*[texts] * count))
    if not strings[0]:  # there msgcat loses what follows, and we do not
        strings = ("",) * count
    return Message(
        id=draw(texts.filter(bool)),
        strings=strings,
        context=draw(st.none() | st.none() | texts),
        plural=plural,
        flags=tuple(draw(st.lists(st.sampled_from(FLAGS), max_size=4))),
        comments=tuple(draw(st.lists(lines, max_size=2))),
        extracted=tuple(draw(st.lists(lines, max_size=2))),
        references=tuple(draw(st.lists(references, max_size=4, unique=True))),
        previous=draw(st.none() | st.none() | st.builds(Previous, texts, st.none() | texts, st.none() | texts)),
        obsolete=draw(st.sampled_from([False, False, False, True])),
    )


def catalogues(*, plurals: bool = True, max_size: int = 6) -> st.SearchStrategy[Catalogue]:
    """Catalogues that gettext can hold: no key twice, not even among obsolete messages."""
    return st.builds(
        Catalogue,
        header=fields.map(lambda more: (*HEADER, *more)),
        messages=st.lists(messages(plurals=plurals), max_size=max_size, unique_by=lambda m: m.key).map(tuple),
        comments=st.lists(lines, max_size=2).map(tuple),
        flags=st.sampled_from([(), ("fuzzy",)]),
        extracted=st.lists(lines, max_size=2).map(tuple),
        references=st.lists(references, max_size=2, unique=True).map(tuple),
    )


flag_lines = st.builds(
    lambda flags, separator, end: separator.join(flags) + end,
    st.lists(st.sampled_from(FLAGS + ODD), max_size=4),
    st.sampled_from([", ", ",", " ", " \t, "]),
    st.sampled_from(["", " ", ","]),
)
"""What people write after `#,`."""
