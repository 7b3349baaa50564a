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
    "no-wrap",
    "wrap",
    "range: 0..10",
    "range: 7..3",
    "unheard-of",
    "go-format",
)

letters = st.one_of(
    st.sampled_from('\n\t"\\#~|:.,{}[]¿¡«»–’áéñÑüEn 0123\u00a0\u202f\u200b\u0301\u2028\ufeff🎉漢字'),
    st.characters(exclude_categories=("Cc", "Cs", "Cn")),
)
texts = st.text(letters, max_size=12)
lines = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("\t #~,|áñ漢"), max_size=12)
names = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-_/.áñ漢字é"), min_size=1, max_size=40)
references = st.builds(
    lambda name, line: f"releases/{name}" + (f":{line}" if line else ""), names, st.integers(0, 2000)
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
        flags=tuple(draw(st.lists(st.sampled_from(FLAGS), max_size=4, unique=True))),
        comments=tuple(draw(st.lists(lines, max_size=2))),
        extracted=tuple(draw(st.lists(lines, max_size=2))),
        references=tuple(draw(st.lists(references, max_size=4, unique=True))),
        previous=draw(st.none() | st.none() | st.builds(Previous, texts, st.none() | texts, st.none() | texts)),
        obsolete=draw(st.sampled_from([False, False, False, True])),
    )


def catalogues(*, plurals: bool = True, max_size: int = 6) -> st.SearchStrategy[Catalogue]:
    """Catalogues that gettext can hold: no key twice, not even among obsolete messages."""
    many = st.lists(messages(plurals=plurals), max_size=max_size, unique_by=lambda m: m.key)
    return st.builds(
        lambda m, comments, flags: Catalogue(HEADER, tuple(m), comments=comments, flags=flags),
        many,
        st.lists(lines, max_size=2).map(tuple),
        st.sampled_from([(), ("fuzzy",)]),
    )
