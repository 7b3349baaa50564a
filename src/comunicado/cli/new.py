"""`comunicado new`."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import click

from comunicado import front, moments, tags
from comunicado.catalogues import store
from comunicado.cli.desk import Desk, count, now
from comunicado.errors import Problem, RequestError
from comunicado.model import Content, Release, Str
from comunicado.newsroom import Newsroom, Places
from comunicado.newsroom.places import RELEASE_FILE, checked_id

if TYPE_CHECKING:
    from comunicado.build.dating import Dated
    from comunicado.documents import Document


class _Words(NamedTuple):
    """What a new release says, for its author to change."""

    headline: str
    place: str
    body: str
    quote: str
    draft: str
    more: tuple[str, ...]
    """What its front matter may have besides."""


_WORDS = {
    "en": _Words(
        "Headline of the release",
        "CITY, State",
        "Write the first paragraph here: who, what, when, where and why. Leave an empty line between paragraphs.",
        '"A quotation begins with >," said Somebody, with a title.',
        "Remove 'draft: true' when the release may go out.",
        (
            "summary: one sentence, for feeds and search engines",
            "kind: advisory        # or joint-statement, with 'issuers: [one, two]' of the configuration",
            'corrections: [{date: 2026-12-02, text: "An earlier version said …"}]    # once it is public',
        ),
    ),
    "es": _Words(
        "Titular del comunicado",
        "CIUDAD, Estado",
        "Escriba aquí el primer párrafo: quién, qué, cuándo, dónde y por qué. Deje una línea vacía entre párrafos.",
        "«Una cita comienza con >», dijo alguien, con su cargo.",
        "Quite 'draft: true' cuando el comunicado pueda publicarse.",
        (
            "summary: una oración, para canales de noticias y buscadores",
            "kind: advisory        # o joint-statement, con 'issuers: [uno, otro]' de la configuración",
            'corrections: [{date: 2026-12-02, text: "Una versión anterior decía…"}]    # ya publicado',
        ),
    ),
}


@click.command("new")
@click.argument("id")
@click.option("--headline", metavar="TEXT", help="The headline, if you have it already.")
@click.option(
    "--source",
    metavar="LOCALE",
    help="The locale that you write in, as es-MX. Default: the document's if there is one, else the newsroom's.",
)
@click.option(
    "--from",
    "file",
    metavar="FILE",
    help="Begin with the text and pictures of this document: Word (.docx) or Markdown (.md).",
)
@click.pass_obj
def command(desk: Desk, id: str, headline: str | None, source: str | None, file: str | None) -> None:
    """Start a release, as a draft.

    ID is where it lives and its address: small letters, digits, hyphens, and slashes between parts, as
    2026/bridge-reopens. Writes releases/ID/release.md for you to fill; a draft is never public. Its comments name what
    a release may have besides: topics, a summary, a kind, issuers, corrections.

    With --from it is filled already: headline, subhead, dateline, date and text as the document has them, its pictures
    beside. What a release cannot hold is left out and told of, so read what was written before you go on. A document
    with tracked changes is refused: accept or reject them first.

    \b
    comunicado new 2026/bridge-reopens
    comunicado new 2026/abre-el-puente --source es-MX
    comunicado new 2026/bridge-reopens --from "Bridge reopens FINAL.docx"
    """
    newsroom = desk.newsroom
    filled({"headline": (headline, "TEXT"), "source": (source, "es-MX"), "from": (file, "FILE.docx")})
    id = checked_id(id.removesuffix("/"))
    path = Places.release(id)
    if source or file is None:
        source = _asked(newsroom, source or newsroom.source)
    free(desk, id)
    if file is None:
        store.save(newsroom.root, path, _text(desk, source or newsroom.source, headline).encode())
        click.echo(path)
        click.echo("write it, remove 'draft: true', then run 'comunicado extract'", err=True)
        return
    _begin(newsroom, id, file, headline=headline, source=source)


def filled(options: Mapping[str, tuple[str | None, str]]) -> None:
    """See that no option is given with nothing in it: the name of a shell's empty variable, most likely.

    Args:
        options: name → (its value, None where it is not given; what to write after it).

    Raises:
        RequestError: one is empty.
    """
    for name, (value, example) in options.items():
        if value is not None and not value.strip():
            raise RequestError(Problem("", None, f"--{name} is empty", f"write --{name} {example}, or leave it out"))


def _asked(newsroom: Newsroom, source: str) -> str:
    try:
        locale = tags.normalize(source)
    except ValueError as error:
        raise RequestError(Problem("", None, str(error), "use a tag such as es-MX")) from None
    languages = dict.fromkeys(tags.language(tag) for tag in newsroom.locales)
    if tags.language(locale) not in languages:
        known = f"the languages of its editions are: {', '.join(languages)}"
        raise RequestError(Problem("", None, f"no edition of this newsroom is in '{tags.language(locale)}'", known))
    return locale


def free(desk: Desk, id: str) -> None:
    """See that an id can name a new release.

    Raises:
        RequestError: another release has it, or one that would get in its way.
    """
    dashed = id.replace("/", "-")
    for other in desk.shelf.ids:
        if other == id:
            raise RequestError(
                Problem(Places.release(id), None, "this release is there already", "open it, or choose another id")
            )
        if other.startswith(f"{id}/") or id.startswith(f"{other}/"):
            raise RequestError(
                Problem("", None, f"'{id}' and the release '{other}' would lie in one another", "choose another id")
            )
        if other.replace("/", "-") == dashed:
            raise RequestError(
                Problem("", None, f"the files of '{id}' would be named like those of '{other}'", "choose another id")
            )


def _text(desk: Desk, locale: str, headline: str | None) -> str:
    newsroom = desk.newsroom
    title, place, body, quote, note, more = _WORDS.get(tags.language(locale), _WORDS["en"])
    today = now().astimezone(ZoneInfo(newsroom.timezone)).date().isoformat()
    topics = ", ".join(newsroom.topics)
    lines = [f"headline: {front.scalar(headline or title)}", "subhead:", f"dateline: {place}", f"date: {today}"]
    lines += [f"draft: true            # {note}"]
    if locale != newsroom.source:
        lines.append(f"source: {locale}")
    if desk.shelf.boilerplate_names:
        lines.append(f"boilerplate: [{', '.join(desk.shelf.boilerplate_names[:1])}]")
    if desk.shelf.contacts:
        lines.append(f"contacts: [{next(iter(desk.shelf.contacts))}]")
    lines += [f"# {line}" for line in (*([f"topics: [{topics}]"] if topics else []), *more)]
    return "\n".join(["---", *lines, "---", body, "", f"> {quote}", ""])


# --- From a document --------------------------------------------------------------------------------------------

_MAX_BYTES = 100_000_000


def read(file: str) -> Document:
    """The document in a file, with the pictures that it names.

    Raises:
        RequestError: there is no such file.
        SourceError: it cannot be read as a document.
    """
    from comunicado import documents

    path = Path(file)
    data = _bytes(path)
    if data is None:
        reason = "there is no such file" if not path.exists() else "this is no file that can be read"
        raise RequestError(Problem(file, None, reason, "name a .docx or .md file"))
    return documents.read(data, path=file, beside=lambda name: _bytes(path.parent / name))


def _bytes(path: Path) -> bytes | None:
    """The bytes of a regular file of bearable size; None where there is none."""
    with suppress(OSError, ValueError):
        if path.is_file() and path.stat().st_size <= _MAX_BYTES:
            return path.read_bytes()
    return None


def _begin(newsroom: Newsroom, id: str, file: str, *, headline: str | None, source: str | None) -> None:
    """Write a release that begins as a document, and say what became of it."""
    from comunicado.build import dating

    document, dated = dating.read(read(file))
    release = _release(newsroom, id, document, dated=dated, headline=headline, source=source)
    for remark in document.remarks:
        click.echo(str(remark), err=True)
    lay(newsroom.root, id, _written(release), {picture.name: picture.data for picture in document.pictures})
    click.echo(release.path)
    if dated is None:
        click.echo(str(Problem(file, None, "it does not say its date, so today's is taken", "set 'date:'")), err=True)
    when = f"{dated.date} as {dated.said} says" if dated else "today"
    with_pictures = f" with {count(len(document.pictures), 'picture')}" if document.pictures else ""
    said = f"a draft in {release.source}, dated {when}{with_pictures}"
    click.echo(f"{said}: read it, remove 'draft: true', then run 'comunicado extract'", err=True)


def _release(
    newsroom: Newsroom, id: str, document: Document, *, dated: Dated | None, headline: str | None, source: str | None
) -> Release:
    words: Content = (Str(" ".join(headline.split())),) if headline else document.headline
    if not words:
        raise RequestError(Problem(document.path, None, "no headline can be made out in it", "add --headline TEXT"))
    today = now().astimezone(ZoneInfo(newsroom.timezone)).date().isoformat()
    try:
        date = moments.partial_date(dated.date if dated else today, timezone=newsroom.timezone)
    except moments.MomentMistake as mistake:
        raise RequestError(Problem(document.path, None, f"date: {mistake.reason}", mistake.hint)) from None
    return Release(
        id=id,
        path=Places.release(id),
        source=source or _asked(newsroom, locale_of(newsroom, document.language)),
        headline=words,
        subhead=document.subhead,
        dateline=document.dateline,
        date=date,
        published=moments.start(date, timezone=newsroom.timezone),
        draft=True,
        body=document.body,
    )


def locale_of(newsroom: Newsroom, language: str | None) -> str:
    """The newsroom's locale for a document in this language; its source where it has none."""
    if language is None or language in newsroom.locales:
        return language or newsroom.source
    near = (tag for tag in (newsroom.source, *newsroom.locales) if tags.language(tag) == tags.language(language))
    return next(near, newsroom.source)


def _written(release: Release) -> bytes:
    from comunicado import release_text

    note = _WORDS.get(tags.language(release.source), _WORDS["en"]).draft
    text = release_text.write(release)
    return text.replace("\ndraft: true\n", f"\ndraft: true            # {note}\n", 1).encode()


def lay(root: Path, id: str, text: bytes, pictures: Mapping[str, bytes]) -> None:
    """Write a release and its pictures below `root`: all of it, or nothing.

    The release itself is written last, for without it a folder is none, whatever happens.

    Raises:
        RequestError: another picture of that name lies there.
        CatalogueError: a file cannot be written.
    """
    folder = root / Places.folder(id)
    missing = [place for place in (folder, *folder.parents) if place.is_relative_to(root) and not place.exists()]
    laid: list[Path] = []
    try:
        for name, data in (*pictures.items(), (RELEASE_FILE, text)):
            path = f"{Places.folder(id)}/{name}"
            there = _bytes(root / path)
            if there is not None and there != data:
                raise RequestError(Problem(path, None, "another file of this name is there", "move it away"))
            if store.save(root, path, data):
                laid.append(root / path)
    except BaseException:
        with suppress(OSError):
            for file in laid:
                file.unlink()
            for place in missing:
                place.rmdir()
        raise
