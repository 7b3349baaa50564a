"""The header entry's msgstr in, its fields in order out; and back, without loss."""

from __future__ import annotations

from collections.abc import Iterable

POEDIT = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
"""The order in which Poedit writes header fields; every other field (`X-…`) comes after them."""


class Tight(str):
    """A header value that stood right after its colon (`Language:es`), and is written so again."""

    __slots__ = ()


class Unended(str):
    """The last value of a header that ends without a newline, and is written so again."""

    __slots__ = ()


class _TightUnended(Tight, Unended):
    __slots__ = ()


def read(text: str) -> tuple[tuple[str, str], ...]:
    """The fields of a header; a line that is no field has the name "".

    >>> read("Language: es\\nX-Note:tight\\n")
    (('Language', 'es'), ('X-Note', 'tight'))
    """
    fields = []
    for line in text.removesuffix("\n").split("\n") if text else ():
        name, colon, value = line.partition(":")
        if not (colon and name):
            fields.append(("", line))
        else:
            fields.append((name, value[1:] if value[:1] == " " else Tight(value)))
    if text and text[-1] != "\n":
        name, value = fields[-1]
        fields[-1] = name, _TightUnended(value) if isinstance(value, Tight) else Unended(value)
    return tuple(fields)


def write(fields: Iterable[tuple[str, str]]) -> str:
    """The msgstr of a header entry: a line for each field, each with its newline, but where the last one had none."""
    fields = tuple(fields)
    text = "".join(
        f"{value}\n" if not name else f"{name}:{value}\n" if isinstance(value, Tight) else f"{name}: {value}\n"
        for name, value in fields
    )
    return text[:-1] if fields and isinstance(fields[-1][1], Unended) else text


def ordered(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Fields in Poedit's order, for a new catalogue."""
    ranks = {name: rank for rank, name in enumerate(POEDIT)}
    return tuple(sorted(fields, key=lambda field: ranks.get(field[0], len(ranks))))


def with_field(fields: Iterable[tuple[str, str]], name: str, value: str) -> tuple[tuple[str, str], ...]:
    """Fields with the value of one replaced in its place; unchanged where there is no such field."""
    return tuple((k, value if k.lower() == name.lower() else v) for k, v in fields)
