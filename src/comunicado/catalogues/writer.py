"""`Catalogue` in, bytes out: what `msgcat --no-wrap --force-po` writes, so that a translator's editor changes nothing.

Found by running msgcat 0.21 on inputs.  Three differences are on purpose, because msgcat would lose something there: a
plural whose first form alone is empty keeps its fuzzy flag, and stays when it is obsolete; text is always UTF-8; a
catalogue without messages keeps its header (msgcat needs `--force-po` for that).
"""

from __future__ import annotations

import re
from functools import lru_cache

from comunicado.catalogues import charset, flags, header, references
from comunicado.errors import CatalogueError, Problem
from comunicado.model import Catalogue, Message

_ESCAPED = re.compile(r'[\\"\t\n]')


def serialize(catalogue: Catalogue) -> bytes:
    """The canonical bytes of a catalogue; obsolete messages at the end, those without any text dropped.

    Raises `CatalogueError` for what `parse` would refuse to read again: control characters, lone surrogates, a line
    break in a header field or a reference.
    """
    try:
        live = [_entry(message) for message in catalogue.messages if not message.obsolete]
        obsolete = [_entry(message) for message in catalogue.messages if message.obsolete and any(message.strings)]
        entries = "\n".join([*live, *obsolete])
        text = _header(catalogue, entries) + ("\n" + entries if entries else "")
        data = text.encode("utf-8")
    except ValueError as error:
        reason = "it holds half of a surrogate pair" if isinstance(error, UnicodeError) else str(error)
        raise CatalogueError(Problem(catalogue.path, None, f"the catalogue cannot be written: {reason}")) from None
    if problems := charset.controls(text, path=catalogue.path):
        raise CatalogueError(*problems)
    return data


def _header(catalogue: Catalogue, entries: str) -> str:
    if any("\n" in part for field in catalogue.header for part in field):
        raise ValueError("a header field holds a line break")
    fields = tuple(
        (name, charset.as_utf8(value, entries + header.write(catalogue.header)))
        if name.lower() == "content-type" and "charset=utf-8" not in value.lower()
        else (name, value)
        for name, value in catalogue.header
    )
    entry = Message(
        id="",
        strings=(header.write(fields),),
        comments=catalogue.comments,
        extracted=catalogue.extracted,
        references=catalogue.references,
        flags=catalogue.flags,
    )
    return _entry(entry)


def _entry(message: Message) -> str:
    head = _remarks(message)
    if message.obsolete or message.previous or message.plural is not None or len(message.strings) != 1:
        return head + _unusual(message)
    context = "" if message.context is None else _string("msgctxt", message.context)
    return f"{head}{context}{_string('msgid', message.id)}{_string('msgstr', message.strings[0])}"


def _remarks(message: Message) -> str:
    """What stands above the texts of an entry."""
    lines = [*_comments("#", message.comments), *_comments("#.", message.extracted)]
    if message.references:
        lines += _places(message.references)
    if message.flags and (kept := flags.canonical(flag for flag in message.flags if _says_something(flag, message))):
        lines.append(f"#, {', '.join(kept)}")
    return "\n".join([*lines, ""]) if lines else ""


@lru_cache(maxsize=64)
def _places(places: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of references; a release's messages all have the same."""
    if any("\n" in reference for reference in places):
        raise ValueError("a reference holds a line break")
    return references.wrap(places)


def _unusual(message: Message) -> str:
    """The texts of an entry that is obsolete, or has a previous msgid or a plural."""
    texts = "" if message.context is None else _string("msgctxt", message.context)
    texts += _string("msgid", message.id)
    if message.plural is None:
        if len(message.strings) != 1:
            raise ValueError(f"the message {message.id!r} has several msgstr and no msgid_plural")
        texts += _string("msgstr", message.strings[0])
    else:
        texts += _string("msgid_plural", message.plural)
        texts += "".join([_string(f"msgstr[{index}]", string) for index, string in enumerate(message.strings)])
    old = _previous(message)
    if not message.obsolete:
        return _marked("#| ", old) + texts
    return _marked("#~| ", old) + _marked("#~ ", texts)


def _marked(mark: str, texts: str) -> str:
    """Lines with a mark before each."""
    return "".join([f"{mark}{line}\n" for line in texts.split("\n")[:-1]])


def _says_something(flag: str, message: Message) -> bool:
    """Whether msgcat keeps a flag: no text cannot be fuzzy, and nobody counts what is obsolete."""
    return any(message.strings) if flag == "fuzzy" else not (message.obsolete and flag.startswith("range:"))


def comment_lines(text: str) -> list[str]:
    """A comment as the lines that it has once it is written: a line break inside would start a line that is none, and a
    backslash at the end would join the next line, a msgid perhaps, to the comment (gettext reads so everywhere).
    """
    lines = text.split("\n")
    return [f"{line} " if line.endswith("\\") else line for line in lines] if "\\" in text else lines


def _comments(mark: str, comments: tuple[str, ...]) -> list[str]:
    return [f"{mark} {line}" if line else mark for comment in comments for line in comment_lines(comment)]


def _previous(message: Message) -> str:
    previous = message.previous
    if previous is None:
        return ""
    texts = "" if previous.context is None else _string("msgctxt", previous.context)
    texts += _string("msgid", previous.id)
    return texts if previous.plural is None else texts + _string("msgid_plural", previous.plural)


def _string(keyword: str, text: str) -> str:
    """One keyword with its string: a line, or `""` and a line for each line of the text."""
    if not _ESCAPED.search(text):
        return f'{keyword} "{text}"\n'
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    body = escaped.removesuffix("\n")
    newline = "\\n" if body != escaped else ""
    if "\n" not in body:
        return f'{keyword} "{body}{newline}"\n'
    # splitlines would also cut at U+2028 and others
    lines = '\\n"\n"'.join(body.split("\n"))
    return f'{keyword} ""\n"{lines}{newline}"\n'
