"""Bytes of a catalogue in, `Catalogue` out, or one error with every mistake: strict where a translation could be lost.

The grammar was found by running msgfmt on inputs: what `msgfmt --check-header --check-domain` rejects is rejected here,
but for a UTF-8 byte order mark, a live message beside its obsolete twin, and faults of single messages (newlines),
which are findings.  Refused beyond that: control characters and escapes for them, charsets that contradict the bytes,
lone carriage returns, more than one mistake hidden in size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from comunicado.catalogues import charset, header, plurals
from comunicado.catalogues.entries import EntryReader
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Catalogue, Message

MAX_BYTES = 16 * 1024 * 1024
"""Size of a file that is read at all."""
MAX_STRING = 100_000
"""Characters of one msgid or msgstr; a long news paragraph has 3,000."""

TOO_LARGE = "look for what does not belong in it, or raise max_bytes under [catalogues] in the configuration"
"""What to do about a file over its limit."""

# Lenient about names that no standard has ("Spanish"), strict about what could be taken for a path.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*(\.[A-Za-z0-9-]+)?(@[A-Za-z0-9]+)?")


def parse(
    data: bytes,
    *,
    path: str,
    language: str | None = None,
    max_bytes: int = MAX_BYTES,
    max_string: int = MAX_STRING,
) -> Catalogue:
    """Read a `.po` or `.pot` file.

    `path` names the file in errors, and, where it has a folder above `LC_MESSAGES`, the language that the header must
    agree with unless `language` says so (`es_ES` agrees with `es`).  Sizes are in bytes and characters.

    Raises `CatalogueError` with every mistake that can be told apart (50 at most), in the order of their lines.
    """
    if len(data) > max_bytes:
        size = f"the file has {len(data):,} bytes, {max_bytes:,} are read at most"
        raise CatalogueError(Problem(path, None, size, TOO_LARGE))
    text, legacy = charset.decode(data, path=path)
    problems = charset.controls(text, path=path)
    if problems and "\n" not in text:
        raise CatalogueError(*problems)
    entries = EntryReader(path=path, max_string=max_string)
    entries.read(text)
    problems += entries.problems
    fields = header.read(entries.header.strings[0]) if entries.header else ()
    catalogue = _catalogue(entries, fields, path=path)
    if entries.header:
        place = _Places(text, entries.header.line)
        if fault := charset.disagreement(catalogue.get("Content-Type"), text, legacy=legacy):
            problems.append(Problem(path, place.of("Content-Type"), *fault))
        problems += _header_problems(catalogue, language or _folder_language(path), place=place, path=path)
    elif not problems:
        # The tail of a file that broke off early has no header either; say so only where it is the first thing wrong.
        problems.append(Problem(path, 1, "the catalogue has no header", _HEADER_HINT))
    if problems:
        problems.sort(key=lambda problem: problem.line or 0)
        raise CatalogueError(*problems[: charset.MAX_PROBLEMS])
    return catalogue


_HEADER_HINT = 'start it with an entry msgid "" that names the language and the charset'


class _Places:
    """Where header fields stand, looked up only when a mistake needs its line."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start

    def of(self, name: str) -> int:
        """The line of a header field, or of the header where the field is not found."""
        lines = self._text.split("\n")
        for number in range(self._start, min(self._start + 200, len(lines))) if name else ():
            if f"{name.lower()}:" in lines[number].lower() and '"' in lines[number]:
                return number + 1
        return self._start


def _catalogue(entries: EntryReader, fields: Sequence[tuple[str, str]], *, path: str) -> Catalogue:
    head = entries.header or Message(id="")
    return Catalogue(
        header=tuple(fields),
        messages=tuple(entries.messages),
        comments=head.comments,
        flags=head.flags,
        extracted=head.extracted,
        references=head.references,
        path=path,
    )


def _folder_language(path: str) -> str | None:
    """`es` of `locales/es/LC_MESSAGES/x.po`: the layout that every gettext catalogue is found by."""
    parts = PurePosixPath(path).parts
    return parts[parts.index("LC_MESSAGES") - 1] if "LC_MESSAGES" in parts[1:] else None


def _header_problems(catalogue: Catalogue, expected: str | None, *, place: _Places, path: str) -> list[Problem]:
    if not any(map("".join, catalogue.header)):
        return [Problem(path, place.of(""), "the header is empty", _HEADER_HINT)]
    return [
        *_language_problems(catalogue, expected, place=place, path=path),
        *_plural_problems(catalogue, place=place, path=path),
    ]


def _language_problems(catalogue: Catalogue, expected: str | None, *, place: _Places, path: str) -> list[Problem]:
    language = (catalogue.get("Language") or "").strip()
    if not language:
        return []
    if not _LANGUAGE.fullmatch(language):
        reason = f"Language: {language!r} is no name of a locale"
        return [Problem(path, place.of("Language"), reason, "write es, or es_MX")]
    tags = [re.split(r"[-_.@]", name)[0].lower() for name in (language, expected or "")]
    if expected and tags[0] != tags[1] and len(tags[0]) <= 3:
        reason = f"the header says Language: {language}, the catalogue is for {expected}"
        return [Problem(path, place.of("Language"), reason, "check that this is the right file, then mend its header")]
    return []


def _plural_problems(catalogue: Catalogue, *, place: _Places, path: str) -> list[Problem]:
    hint = f"write Plural-Forms: {plurals.header(catalogue.get('Language') or 'es')}"
    try:
        forms = plurals.count(catalogue.get("Plural-Forms") or "")
    except ValueError as error:
        return [Problem(path, place.of("Plural-Forms"), str(error), hint)]
    counted = [m for m in catalogue.messages if m.plural is not None and m.strings[0] and not (m.obsolete or m.fuzzy)]
    if counted and forms is None:
        return [Problem(path, place.of(""), "the catalogue has plurals, but its header no Plural-Forms", hint)]
    wrong = [m for m in counted if len(m.strings) != forms]
    reason = "the message has {} plural forms, the header says {}"
    return [Problem(path, m.line, reason.format(len(m.strings), forms), "fill every form") for m in wrong]
