"""Bytes of a TMX file in, units out: nothing is fetched, nothing is expanded, what cannot be used is told.

TMX 1.4b: https://www.gala-global.org/tmx-14b.  Older files are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from comunicado import tags
from comunicado.catalogues.memory.unit import FORMATTED, Unit, remembered
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Message

MAX_BYTES = 64 * 1024 * 1024
"""Size of a file that is read at all."""
MAX_STRING = 100_000
"""Characters of one text."""
TOOL = "comunicado"
"""The `creationtool` of files that we wrote; their texts are taken as they stand, to the last space."""
_DEEP = 100
_NATIVE = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements that hold the codes of the tool that wrote the file, not text."""
_FACT = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}\Z")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SPLIT = "split it, or export less"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a TMX file holds."""

    units: tuple[Unit, ...]
    skipped: tuple[Problem, ...]
    """What cannot be used of its translation units, with the line of each."""


def read(data: bytes, *, path: str, name: str, source: str) -> Taken:
    """Read a TMX file.

    Args:
        path: names it in problems.
        name: becomes the origin of its units.
        source: BCP 47 tag of the text that is translated, where the file does not tell (`srclang="*all*"`).

    Inline elements go, and with them the codes in them; the text between them stays, and a fact (`{tipline}`) does.

    Raises `CatalogueError` with the line: it is over `MAX_BYTES`, no XML, no TMX, or declares entities (which can make
    a file of a few bytes fill the memory, or fetch others).
    """
    if len(data) > MAX_BYTES:
        raise too_large(path)
    return _Reader(path, name, source).read(data)


def too_large(path: str) -> CatalogueError:
    """What is wrong with a file of more than `MAX_BYTES`."""
    return CatalogueError(Problem(path, None, f"the file has more than {MAX_BYTES:,} bytes", _SPLIT))


@dataclass(slots=True)
class _Variant:
    """A `<tuv>`."""

    lang: str
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Tu:
    """A `<tu>`."""

    line: int
    srclang: str
    props: dict[str, list[str]] = field(default_factory=dict)
    variants: list[_Variant] = field(default_factory=list)


class _Reader:
    """Follows the elements of one file."""

    def __init__(self, path: str, name: str, source: str) -> None:
        from xml.parsers import expat

        self._path, self._name, self._source = path, name, source
        self._units: list[Unit] = []
        self._skipped: list[Problem] = []
        self._open: list[str] = []
        self._header: Mapping[str, str] = {}
        self._tu: _Tu | None = None
        self._prop = ""
        self._text: list[str] | None = None
        """Where the characters go that come next; None: nowhere."""
        self._seg: list[str] = []
        self._native = 0
        """How many elements with native codes are open."""
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped_entity

    def read(self, data: bytes) -> Taken:
        from xml.parsers import expat

        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = f"this is not XML ({expat.ErrorString(error.code)})"
            hint = "export it again; an encoding other than UTF-8 or UTF-16 must be declared in the first line"
            raise CatalogueError(Problem(self._path, error.lineno, reason, hint)) from None
        except (LookupError, ValueError) as error:  # an encoding that Python lacks, or that expat cannot be told of
            raise CatalogueError(
                Problem(self._path, 1, f"its encoding cannot be read ({error})", "export it as UTF-8")
            ) from None
        return Taken(tuple(self._units), tuple(self._skipped))

    # --- what the parser meets ---

    def _start(self, element: str, attributes: Mapping[str, str]) -> None:
        if not self._open and element != "tmx":
            self._refuse(f"this is no TMX file: its first element is <{element[:40]}>", "export it as TMX")
        if len(self._open) >= _DEEP:
            self._refuse(f"its elements are nested more than {_DEEP} deep", "export it again")
        parent = self._open[-1] if self._open else ""
        self._open.append(element)
        if element == "header":
            self._header = attributes
        elif element == "tu":
            self._tu = _Tu(self._parser.CurrentLineNumber, attributes.get("srclang") or self._header.get("srclang", ""))
        elif self._tu is None:
            return
        elif element == "prop" and parent == "tu":
            self._prop, self._text = attributes.get("type", ""), []
        elif element == "tuv" and parent == "tu":
            # `lang` is how TMX 1.1 said it.
            self._tu.variants.append(_Variant(attributes.get("xml:lang") or attributes.get("lang", "")))
        elif element == "seg" and parent == "tuv":
            self._seg = self._text = self._tu.variants[-1].pieces
            self._native = 0
        elif element in _NATIVE and self._text is not None:
            self._native += 1
            if self._native == 1:
                self._text = []

    def _end(self, element: str) -> None:
        self._open.pop()
        parent = self._open[-1] if self._open else ""
        if self._tu is None:
            return
        if element == "tu":
            self._take(self._tu)
            self._tu = None
        elif element == "prop" and parent == "tu" and self._text is not None:
            self._tu.props.setdefault(self._prop, []).append("".join(self._text))
            self._text = None
        elif element == "seg" and parent == "tuv":
            self._text = None
        elif element in _NATIVE and self._native:
            self._native -= 1
            if not self._native and self._text is not None:
                code = "".join(self._text).strip()
                self._seg += [code] if element == "ph" and _FACT.match(code) else []
                self._text = self._seg

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _entity(self, name: str, *_: object) -> None:
        self._refuse(f"it declares the entity '{name[:40]}', which a TMX file needs none of", "export it without")

    def _skipped_entity(self, name: str, _: bool) -> None:
        self._refuse(f"it uses the entity '&{name[:40]};', which stands in no TMX file", "export it again")

    def _refuse(self, reason: str, hint: str) -> NoReturn:
        raise CatalogueError(Problem(self._path, self._parser.CurrentLineNumber, reason, hint))

    # --- what it makes of them ---

    def _take(self, tu: _Tu) -> None:
        own = self._header.get("creationtool") == TOOL
        texts: dict[str, str] = {}
        faults: list[str] = []
        for variant in tu.variants:
            tag, text = _tag(variant.lang), "".join(variant.pieces)
            text = text if own else " ".join(text.split())
            if fault := _fault(tag, text):
                faults.append(fault)
            else:
                texts.setdefault(tag, text)
        source = _chosen(texts, tu.srclang, self._source) if texts else ""
        targets = [tag for tag in texts if tags.language(tag) != tags.language(source)]
        if not (faults or targets):
            faults = ["it has one language only" if texts else "it has no text"]
        self._skipped += [Problem(self._path, tu.line, fault) for fault in dict.fromkeys(faults)]
        self._units += [
            Unit(
                _message(texts[source], texts[tag], tu.props),
                source,
                tag,
                self._name,
                _first(tu.props, "x-origin"),
                tmx=True,
                unpublished=bool(tu.props.get("x-unpublished")),
            )
            for tag in targets
        ]


def _tag(lang: str) -> str:
    """The tag that a file means, as well as we know it; empty where it means none."""
    for text in (lang, re.split("[-_]", lang)[0]):  # `es-ES_tradnl` is Spanish
        try:
            return tags.normalize(text)
        except ValueError:
            continue
    return ""


def _fault(tag: str, text: str) -> str | None:
    if not tag:
        return "a text in it names no language that is known"
    if not text.strip():
        return "a text in it is empty"
    if _CONTROL.search(text):
        return "a text in it holds a control character"
    if len(text) > MAX_STRING:
        return f"a text in it has more than {MAX_STRING:,} characters"
    return None


def _chosen(texts: Mapping[str, str], srclang: str, default: str) -> str:
    """The tag of the text that the others were translated from."""
    for wanted in (_tag(srclang), tags.normalize(default)):
        for tag in texts:
            if tag == wanted:
                return tag
        for tag in texts:
            if wanted and tags.language(tag) == tags.language(wanted):
                return tag
    return next(iter(texts))


def _message(text: str, translation: str, props: Mapping[str, Sequence[str]]) -> Message:
    """A message as it was when we wrote it; another tool's units have none of these properties."""
    found = {kind: [value for value in values if not _CONTROL.search(value)] for kind, values in props.items()}
    return remembered(
        Message(
            id=text,
            strings=(translation, *(found.get("x-msgstr-plural", ()) if found.get("x-msgid-plural") else ())),
            context=_first(found, "x-msgctxt") or None,
            plural=_first(found, "x-msgid-plural") or None,
            flags=(FORMATTED,) if FORMATTED in found.get("x-format", ()) else (),
            extracted=tuple(found.get("x-extracted", ())),
            obsolete=bool(found.get("x-obsolete")),
        )
    )


def _first(props: Mapping[str, Sequence[str]], kind: str) -> str:
    return next(iter(props.get(kind, ())), "")
