"""Segments in, catalogue template (`.pot`) out; template in, a new language's empty catalogue out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from comunicado.catalogues import header, plurals, references
from comunicado.catalogues.writer import comment_lines
from comunicado.model import Catalogue, Key, Message, Segment

UNDATED = "YEAR-MO-DA HO:MI+ZONE"
"""What gettext writes for a date that nobody has set: msgfmt and Babel know it, an editor replaces it."""

Describe = Callable[[Segment], Sequence[str]]
"""Lines to tell translators about a segment, such as what each of its facts prints."""


def build(
    segments: Iterable[Segment],
    *,
    project: str,
    source: str,
    created: str,
    bugs: str = "",
    describe: Describe | None = None,
    path: str = "",
) -> Catalogue:
    """The template of some segments, one message for each key, in order of first appearance.

    `project` is the newsroom's title, `source` the BCP 47 tag that the segments are written in, `created` the
    POT-Creation-Date (`2026-11-24 10:00+0000`), `bugs` whom translators ask.  Segments with the same context and text
    share a message, with the references and notes of all.

    Extracted comments are, in this order: the author's notes, words as they were spoken, `[1] https://…` for each
    link, and what `describe` adds.
    """
    messages: dict[Key, Message] = {}
    paths: dict[str, tuple[str, ...]] = {"": ()}
    for segment in segments:
        if segment.text:  # an empty msgid would be a second header
            place = paths.get(segment.path)
            if place is None:
                place = paths[segment.path] = (references.canonical(segment.path),)
            message = _message(segment, place, describe(segment) if describe else ())
            key = segment.key
            known = messages.get(key)
            messages[key] = _merge(known, message) if known else message
    fields = {
        "Project-Id-Version": " ".join(project.split()),
        "Report-Msgid-Bugs-To": " ".join(bugs.split()),
        "POT-Creation-Date": created,
        "PO-Revision-Date": UNDATED,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": source,
    }
    # xgettext marks the header of a template as fuzzy, and editors know templates by it.
    return Catalogue(header=tuple(fields.items()), messages=tuple(messages.values()), flags=("fuzzy",), path=path)


def _message(segment: Segment, place: tuple[str, ...], described: Sequence[str]) -> Message:
    lines = [
        *segment.notes,
        *[f"original {locale}: {words}" for locale, words in segment.originals],
        *[f"[{number}] {url}" for number, url in enumerate(segment.links, 1)],
        *described,
    ]
    return Message(
        id=segment.text,
        context=segment.context,
        # Only this flag, ever: gettext takes "12% in" for a Python format and then rejects its right translation.
        flags=("python-brace-format",) if segment.formatted else (),
        extracted=_comments(lines) if lines else (),
        references=place,
    )


def _comments(lines: Sequence[str]) -> tuple[str, ...]:
    """Each line once, as it is when it is written and read again."""
    return tuple(dict.fromkeys([part for line in lines for part in comment_lines(line.strip())]))


def _merge(first: Message, second: Message) -> Message:
    return replace(
        first,
        flags=_union(first.flags, second.flags),
        extracted=_union(first.extracted, second.extracted),
        references=_union(first.references, second.references),
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def new(
    template: Catalogue,
    *,
    language: str,
    revised: str = UNDATED,
    translator: str = "",
    team: str = "",
    messages: Sequence[Message] | None = None,
    path: str = "",
) -> Catalogue:
    """An empty catalogue for a language, with all messages of the template, or with `messages`.

    `language` is a POSIX name (`es_MX`); `revised` the PO-Revision-Date; `translator` a name and address as
    `Ana <ana@example.org>`.  Header fields stand in Poedit's order; those of the template that are no standard ones
    (`X-Source-Language`) follow.
    """
    forms = plurals.header(language)
    fields = {name: value for name, value in template.header if name} | {
        "PO-Revision-Date": revised,
        "Last-Translator": translator,
        "Language-Team": team,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": forms,
    }
    if messages is None:
        count = plurals.count(forms) or 1
        messages = [
            replace(message, strings=("",) * (1 if message.plural is None else count), line=0)
            for message in template.messages
            if not message.obsolete
        ]
    return Catalogue(
        header=header.ordered(fields.items()),
        messages=tuple(messages),
        comments=template.comments,
        path=path,
    )
