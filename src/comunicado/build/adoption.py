"""Two documents in, a release and its filled catalogue out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from comunicado import checks, moments, segments, tags
from comunicado.build.extract import LOCK
from comunicado.catalogues import po, store, template, update
from comunicado.catalogues.adopt import Adopted, adopt, fill
from comunicado.checks import doubts
from comunicado.documents import Document
from comunicado.errors import Problem, RequestError
from comunicado.model import Catalogue, Message, Release, Segment
from comunicado.newsroom import Newsroom, Places


def locales(newsroom: Newsroom, source: Document, translation: Document, asked: str) -> tuple[str, str]:
    """The locales (BCP 47) of a document and of its translation, whose language somebody asked for.

    The source's is what it says, where the newsroom has that language, else the newsroom's source, else whatever other
    language it has: word processors often name a wrong one.

    Raises:
        RequestError: the newsroom has no such language, or no other, or the documents say that they are the other way
            round.
    """
    languages = dict.fromkeys(tags.language(tag) for tag in newsroom.locales)
    try:
        wanted = tags.normalize(asked)
    except ValueError as error:
        raise RequestError(Problem("", None, str(error), "use a tag such as es")) from None
    language = tags.language(wanted)
    if language not in languages:
        known = f"the languages of its editions are: {', '.join(languages)}"
        raise RequestError(Problem("", None, f"no edition of this newsroom is in '{language}'", known))
    said = [tags.language(one.language) if one.language else "" for one in (source, translation)]
    if said[0] == language and said[1] not in ("", language):
        reason = f"the source says that it is in '{said[0]}', the translation in '{said[1]}'"
        raise RequestError(Problem(source.path, None, reason, "name them the other way round"))
    order = [source.language or "", newsroom.source, *newsroom.locales]
    others = [tag for tag in order if tag and tags.language(tag) in languages and tags.language(tag) != language]
    if not others:
        reason = f"'{language}' is the only language of this newsroom"
        raise RequestError(Problem("", None, reason, "add an edition in the language of the source"))
    return _known(newsroom, others[0]), _known(newsroom, wanted)


def _known(newsroom: Newsroom, tag: str) -> str:
    """The newsroom's locale for a tag: itself, or one of its language."""
    if tag in newsroom.locales:
        return tag
    near = [one for one in (newsroom.source, *newsroom.locales) if tags.language(one) == tags.language(tag)]
    return near[0]


def release_of(newsroom: Newsroom, document: Document, *, id: str, path: str, locale: str, date: str) -> Release:
    """A document as a release that is no draft; without a headline where the document has none.

    Raises:
        RequestError: the date is none.
    """
    try:
        day = moments.partial_date(date, timezone=newsroom.timezone)
    except moments.MomentMistake as mistake:
        raise RequestError(Problem(document.path, None, f"date: {mistake.reason}", mistake.hint)) from None
    return Release(
        id=id,
        path=path,
        source=locale,
        headline=document.headline,
        subhead=document.subhead,
        dateline=document.dateline,
        date=day,
        published=moments.start(day, timezone=newsroom.timezone),
        body=document.body,
    )


def together(release: Release, translation: Release, *, given: Collection[str] = ()) -> Adopted:
    """Find the words of a release's messages in its translation; where anything speaks against them, they are fuzzy.

    A check's warning or a doubt is enough: these words would be published with nobody having looked at them.

    `given` are the front-matter fields that somebody wrote for this translation.

    Raises:
        SourceError: markup that no msgid can say.
    """
    language = tags.language(translation.source)
    path = Places.catalogue(release.id, language)

    context = checks.Context(release.source, translation.source)

    def objections(segment: Segment, string: str) -> Iterable[str]:
        message = Message(segment.text, (string,), segment.context)
        found = checks.run(segment, message, release=release.id, locale=language, path=path, context=context)
        # Of another address a check says only that a link is lacking, so what doubts say comes first.
        yield from doubts.of(segment, string, context)
        yield from (finding.message for finding in found)

    return adopt(release, translation, objections=objections, given=given)


def shelve(
    newsroom: Newsroom, release: Release, adopted: Adopted, *, language: str, now: datetime, lay: Callable[[], None]
) -> Catalogue:
    """Write the catalogue, and the release by `lay`: both of them, or nothing.

    The catalogue comes first: without its release it is read by nobody, and should both be cut short, the next attempt
    finds it and goes on.  A translation that lies there already is kept.

    Raises:
        CatalogueError: a catalogue that lies there cannot be read, or the new one not be written.
    """
    path = Places.catalogue(release.id, language)
    limits = newsroom.catalogues
    with store.lock(newsroom.root / LOCK):
        stored = store.load(
            newsroom.root, path, language=language, max_bytes=limits.max_bytes, max_string=limits.max_string
        )
        wanted = template.build(
            segments.of(release),
            project=newsroom.title,
            source=release.source,
            created=now.strftime("%Y-%m-%d %H:%M%z"),
        )
        begun = stored or template.new(wanted, language=language, messages=())
        made = replace(fill(update.update(begun, wanted), adopted.words), path=path)
        data = po.serialize(made)
        po.parse(data, path=path, language=language, max_bytes=limits.max_bytes, max_string=limits.max_string)
        store.save(newsroom.root, path, data)
        try:
            lay()
        except BaseException:
            if stored is None:
                with suppress(OSError):
                    (newsroom.root / path).unlink()
            raise
    return made
