"""`comunicado adopt`."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from comunicado import tags
from comunicado.cli.desk import Desk, count, now, tell
from comunicado.cli.new import filled, free, lay, read
from comunicado.errors import Problem, RequestError
from comunicado.front import CONTROL
from comunicado.model import Catalogue, Str
from comunicado.newsroom import Places, Shelf
from comunicado.newsroom.places import checked_id

if TYPE_CHECKING:
    from comunicado.build.dating import Dated
    from comunicado.catalogues.adopt import Adopted
    from comunicado.catalogues.alignment import Pair
    from comunicado.catalogues.units import Unit
    from comunicado.documents import Document

_COLUMN = 56


@click.command("adopt")
@click.argument("source")
@click.argument("translation")
@click.option("--locale", required=True, metavar="LOCALE", help="The language of the translation, as es.")
@click.option("--id", "id", required=True, metavar="ID", help="The release's id, as 2009/border-summit.")
@click.option("--date", metavar="DATE", help="When it went out: 2009-03-20, 2009-03 or 2009. Default: as they say.")
@click.option("--headline", metavar="TEXT", help="The headline. Default: the document's.")
@click.option("--headline-translation", metavar="TEXT", help="Its translation. Default: the translation's own.")
@click.pass_obj
def command(
    desk: Desk,
    source: str,
    translation: str,
    locale: str,
    id: str,
    date: str | None,
    headline: str | None,
    headline_translation: str | None,
) -> None:
    """Take in a document and its translation as a release.

    SOURCE and TRANSLATION are Word files (.docx) or Markdown (.md); one may be the one, the other the other. Writes
    releases/ID/release.md with the pictures of SOURCE, and the catalogue of the translation's language, filled: the two
    are read side by side, and where both surely say the same, the message is translated. Everything else is fuzzy, or
    empty, and shown here: source on the left, translation on the right. Nothing fuzzy or empty is ever published; the
    release is no draft, so it is public with the next 'comunicado build' wherever nothing is open.

    When it went out is what --date says, else the front matter, else the head of the text ("March 4, 2024" on a line
    of its own, or in the dateline). Where the two texts disagree, you are asked for --date.

    The two documents are only read; keep them, for text of the translation that found no place is in there alone.

    \b
    comunicado adopt summit.docx cumbre.docx --locale es --id 2009/border-summit --date 2009-03-20
    comunicado adopt cruce.md crossing.md --locale en --id 2012/cruce

    A year of pairs, named alike in two folders:

    \b
    for en in english/*.docx; do
      name=$(basename "$en" .docx)
      comunicado adopt "$en" "spanish/$name.docx" --locale es --id "2009/$name" --date 2009
    done
    """
    from comunicado import release_text
    from comunicado.build import adoption, dating
    from comunicado.build.extract import extract

    newsroom = desk.newsroom
    words = {"headline": (headline, "TEXT"), "headline-translation": (headline_translation, "TEXT")}
    filled({"date": (date, "2009-03-20"), **words})
    id = checked_id(id.removesuffix("/"))
    free(desk, id)
    original, other = _given(read(source), headline), _given(read(translation), headline_translation)
    tag, foreign = adoption.locales(newsroom, original, other, locale)
    day = date
    if day is None:
        (original, dated), (other, dated_too) = dating.read(original), dating.read(other)
        day = _day((source, dated), (translation, dated_too))
    for remark in (*original.remarks, *other.remarks):
        click.echo(str(remark), err=True)
    if not original.headline:
        raise RequestError(Problem(source, None, "no headline can be made out in it", "add --headline TEXT"))
    release = adoption.release_of(newsroom, original, id=id, path=Places.release(id), locale=tag, date=day)
    theirs = adoption.release_of(newsroom, other, id=id, path=translation, locale=foreign, date=day)
    text = release_text.write(release).encode()
    adopted = adoption.together(release, theirs, given=("headline",) if headline_translation else ())
    pictures = {picture.name: picture.data for picture in original.pictures}
    catalogue = adoption.shelve(
        newsroom, release, adopted, language=tags.language(foreign), now=now(),
        lay=lambda: lay(newsroom.root, id, text, pictures),
    )  # fmt: skip
    done = extract(newsroom, Shelf(newsroom), (id,), now=now())
    for line in _told(release.path, catalogue, adopted, files=(source, translation)):
        click.echo(line)
    if not tell(done.errors):
        click.echo(_next(catalogue, adopted, id, file=translation), err=True)
    raise click.exceptions.Exit(2 if done.errors else 0)


def _given(document: Document, headline: str | None) -> Document:
    """The document, with another headline where one is given."""
    return document if headline is None else replace(document, headline=(Str(" ".join(headline.split())),))


def _day(source: tuple[str, Dated | None], translation: tuple[str, Dated | None]) -> str:
    """When the release went out, as its documents say; which of them is told.

    Raises:
        RequestError: neither says so, or the text of one contradicts the other.
    """
    (file, mine), (other, yours) = source, translation
    dated, where = (mine, file) if mine else (yours, other)
    if dated is None:
        raise RequestError(Problem(file, None, "it does not say when it went out", "add --date 2009-03-20"))
    if mine and yours and not _agree(mine.date, yours.date):
        reason = f"it is dated {yours.date} by {yours.said}, {file} {mine.date} by {mine.said}"
        if mine.said != yours.said:
            raise RequestError(Problem(other, None, reason, f"decide by --date, as --date {mine.date}"))
        click.echo(str(Problem(other, None, f"{reason}, which is taken", "with --date you decide")), err=True)
    click.echo(f"dated {dated.date}, as {dated.said} says in {where}", err=True)
    return dated.date


def _agree(one: str, other: str) -> bool:
    """Whether two dates are one, as far as both say: `2009-03` and `2009-03-20T10:00`."""
    return all(a == b for a, b in zip(re.split("[-T]", one)[:3], re.split("[-T]", other)[:3], strict=False))


# --- what is shown ------------------------------------------------------------------------------------------------


def _told(path: str, catalogue: Catalogue, adopted: Adopted, *, files: tuple[str, str]) -> Iterator[str]:
    """What was written, and side by side what is not translated."""
    yield path
    live = [message for message in catalogue.messages if not message.obsolete]
    translated = sum(message.translated for message in live)
    fuzzy = sum(message.filled and message.fuzzy for message in live)
    yield f"{catalogue.path}: {translated} translated, {fuzzy} fuzzy, {len(live) - translated - fuzzy} empty"
    for pair in adopted.pairs:
        if not pair.sure:
            yield from _beside(pair, files)
    for (_, text), words in adopted.words.items():
        if words.others:
            yield from ("", "translated in more than one way: taken is what stands there most often, not")
            yield from _columns(text, " / ".join(words.others))


def _beside(pair: Pair, files: tuple[str, str]) -> Iterator[str]:
    sides = (pair.source, pair.target)
    state = "empty" if not pair.target else "without a place" if not pair.source else "fuzzy"
    yield ""
    yield f"{state}: {pair.doubt}"
    yield from _columns(*(_place(units, file) for units, file in zip(sides, files, strict=True)))
    yield from _columns(*(" ".join(unit.segment.text for unit in units) for units in sides))


def _place(units: Sequence[Unit], file: str) -> str:
    if not units:
        return "-"
    line = units[0].segment.line
    return f"{file}:{line}" if line else file


def _columns(left: str, right: str) -> Iterator[str]:
    """Two texts side by side; what could steer a terminal is left out."""
    wrapped = (textwrap.wrap(CONTROL.sub("", text), _COLUMN) for text in (left, right))
    for one, other in zip_longest(*wrapped, fillvalue=""):
        yield f"  {one:<{_COLUMN}} | {other}".rstrip()


def _next(catalogue: Catalogue, adopted: Adopted, id: str, *, file: str) -> str:
    """What to do now."""
    open_ = sum(not message.translated for message in catalogue.messages if not message.obsolete)
    left = sum(len(pair.target) for pair in adopted.pairs if not pair.source)
    kept = f"; {count(left, 'text')} of {file} found no place" if left else ""
    if open_:
        return f"{count(open_, 'message')} open in {catalogue.path}: look at them, then 'comunicado compile {id}'{kept}"
    return f"all of it is translated: 'comunicado build' publishes it{kept}"
