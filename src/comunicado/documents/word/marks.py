"""Pieces of text with their look in, content out, in the form that Markdown can say.

Word marks letters; Markdown marks words.  So adjacent letters that look alike are one, white space leaves what is
marked, and so does punctuation at its edge that would keep Markdown from seeing it (CommonMark 0.31, 6.2: flanking).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from comunicado.markdown.parser import strip, tight
from comunicado.markdown.urls import refusal, relative
from comunicado.model import Break, Content, Emphasis, Image, Inline, Link, NoteRef, Str, Strong


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text looks, and where it leads."""

    bold: bool = False
    italic: bool = False
    link: str = ""


Piece = tuple[Str | Break | NoteRef | Image, Look]
_Atom = tuple[str | Break | NoteRef | Image, Look]
_PLAIN = Look()


def content(pieces: Iterable[Piece]) -> Content:
    """The content that pieces of text are.

    >>> content([(Str("bri"), Look(bold=True)), (Str("dge "), Look(bold=True)), (Str("reopens"), Look())])
    (Strong(children=(Str(text='bridge'),), mark='*'), Str(text=' reopens'))
    """
    atoms = _collapsed(_atoms(pieces))
    atoms = _blanks(atoms)
    for name in ("bold", "italic"):
        atoms = _edges(atoms, name)
    return strip(_built(atoms))


def _atoms(pieces: Iterable[Piece]) -> list[_Atom]:
    found: list[_Atom] = []
    for node, look in pieces:
        if isinstance(node, Str):
            found += [(letter, look) for letter in node.text]
        else:
            # A mark of a note is no part of a link (it is one itself), and a picture is told apart from its words.
            found.append((node, look if isinstance(node, Break) else _PLAIN))
    return found


def _space(atom: _Atom) -> bool:
    return isinstance(atom[0], str) and atom[0] in " \t\n\r"


def _collapsed(atoms: list[_Atom]) -> list[_Atom]:
    """One space for any white space, none beside a break."""
    found: list[_Atom] = []
    for atom in atoms:
        if _space(atom):
            if found and not _space(found[-1]) and not isinstance(found[-1][0], Break):
                found.append((" ", atom[1]))
            continue
        if isinstance(atom[0], Break) and found and _space(found[-1]):
            found.pop()
        found.append(atom)
    return found


def _blanks(atoms: list[_Atom]) -> list[_Atom]:
    """White space, breaks and notes look as what stands on both sides of them does."""
    found = list(atoms)
    before = _PLAIN
    at = 0
    while at < len(found):
        stop = at
        while stop < len(found) and not _solid(found[stop]):
            stop += 1
        after = found[stop][1] if stop < len(found) else _PLAIN
        for n in range(at, stop):
            node = found[n][0]
            same = before.link == after.link and not (before.link and isinstance(node, NoteRef))
            both = Look(before.bold and after.bold, before.italic and after.italic, before.link)
            found[n] = (node, both if same else _PLAIN)
        before = after
        at = stop + 1
    return found


def _solid(atom: _Atom) -> bool:
    return isinstance(atom[0], Image) or (isinstance(atom[0], str) and not _space(atom))


def _wordlike(atom: _Atom) -> bool:
    """What stands beside a delimiter as a letter does: neither white space nor punctuation."""
    letter = atom[0]
    return isinstance(letter, str) and not letter.isspace() and unicodedata.category(letter)[0] not in "PS"


def _edges(atoms: list[_Atom], name: str) -> list[_Atom]:
    """Take the look from punctuation at its edge that touches a letter outside, and from what has no letter at all."""
    found = list(atoms)
    at = 0
    while at < len(found):
        stop = at
        while stop < len(found) and getattr(found[stop][1], name):
            stop += 1
        if stop > at:
            first, last = _narrowed(found, at, stop)
            for n in (*range(at, first), *range(last, stop)):
                found[n] = (found[n][0], _without(found[n][1], name))
        at = max(stop, at + 1)
    return found


def _without(look: Look, name: str) -> Look:
    return replace(look, bold=look.bold and name != "bold", italic=look.italic and name != "italic")


def _narrowed(atoms: Sequence[_Atom], first: int, last: int) -> tuple[int, int]:
    if not any(_wordlike(atom) for atom in atoms[first:last]):
        return last, last
    if first and _wordlike(atoms[first - 1]):
        while not _wordlike(atoms[first]):
            first += 1
    if last < len(atoms) and _wordlike(atoms[last]):
        while not _wordlike(atoms[last - 1]):
            last -= 1
    return first, last


# --- The tree ---------------------------------------------------------------------------------------------------


def _built(atoms: Sequence[_Atom]) -> Content:
    nodes: list[Inline] = []
    at = 0
    while at < len(atoms):
        node, look = atoms[at]
        if look.link:
            stop = _run(atoms, at, "link")
            nodes += _linked(look.link, [(inner, replace(its, link="")) for inner, its in atoms[at:stop]])
        elif look.bold or look.italic:
            bold = _run(atoms, at, "bold") if look.bold else at
            italic = _run(atoms, at, "italic") if look.italic else at
            # Where both end together, as Markdown reads `***`: the emphasis outside.
            name, stop = ("bold", bold) if bold > italic else ("italic", italic)
            children = _built([(inner, _without(its, name)) for inner, its in atoms[at:stop]])
            nodes.append(Strong(children) if name == "bold" else Emphasis(children))
        elif isinstance(node, str):
            stop = at
            while stop < len(atoms) and isinstance(atoms[stop][0], str) and atoms[stop][1] == _PLAIN:
                stop += 1
            nodes.append(Str("".join(str(letter) for letter, _ in atoms[at:stop])))
        else:
            nodes.append(node)
            stop = at + 1
        at = stop
    return tight(nodes)


def _run(atoms: Sequence[_Atom], at: int, name: str) -> int:
    """Where atoms that look alike end; a link, if any of them is in one, is not cut."""
    wanted = getattr(atoms[at][1], name)
    while at < len(atoms) and getattr(atoms[at][1], name) == wanted and (name == "link" or not atoms[at][1].link):
        at += 1
    return at


def _linked(url: str, atoms: Sequence[_Atom]) -> Content:
    """A link, written as its address alone where that is its text."""
    children = _built(atoms)
    text = "".join(letter for letter, _ in atoms if isinstance(letter, str))
    same = url in (text, f"mailto:{text}") and re.fullmatch(r"https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text)
    if same and not refusal(url) and not relative(url):
        return (Link(url, (Str(text),), auto=True),)
    return (Link(url, children),) if children else ()
