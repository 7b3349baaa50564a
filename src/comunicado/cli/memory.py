"""`comunicado memory`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from comunicado import tags
from comunicado.cli import tmx
from comunicado.cli.desk import Desk, moment, tell
from comunicado.cli.screen import Screen
from comunicado.errors import Problem, RequestError

if TYPE_CHECKING:
    from comunicado.catalogues.memory.concordance import Hit
    from comunicado.catalogues.memory.unit import Unit

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_WISHES = {
    "TEXT": ("--locale", "--limit", "--format", "--unpublished", "--now"),
    "--export": ("--locale", "--unpublished", "--now"),
    "--import": (),
}
"""What may be asked for, one at a time, and the options that go with it."""
_HEADINGS = {"phrase": "", "words": "the same words, elsewhere in the text:", "near": "like it:"}


@click.command("memory")
@click.argument("text", nargs=-1)
@click.option("--locale", metavar="LOCALE", help="Only translations into this locale, as es or es-MX.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show so many hits at most.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--unpublished", is_flag=True, help="Also what is not public yet (draft, embargo), marked as such.")
@click.option("--export", "target", metavar="FILE", help="Write all translations as TMX; - for standard output.")
@click.option("--import", "origin", metavar="FILE", help="Keep the translations of this TMX file in locales/memory/.")
@moment
@click.pass_obj
def command(
    desk: Desk,
    text: tuple[str, ...],
    locale: str | None,
    limit: int,
    form: str,
    unpublished: bool,
    target: str | None,
    origin: str | None,
    now: datetime,
) -> None:
    """Show how something was translated before.

    Finds TEXT in the releases and in their translations, whatever its case and accents: first as it stands, then its
    words in another order, then words like them; the newest release first. Nothing of a release that is not public
    is shown unless --unpublished asks for it.

    Translations go to other tools, and come from them, as TMX. What is imported is remembered with the newsroom's
    own: 'extract' offers it for new messages.

    \b
    comunicado memory "tip line"
    comunicado memory cumbre --locale es
    comunicado memory --export newsroom.tmx
    comunicado memory --import office.tmx
    """
    _check(click.get_current_context())
    screen = Screen(desk, _locale(locale), unpublished, now)
    if origin is not None:
        tmx.take(desk, origin)
    elif target is not None:
        tmx.export(desk, target, screen)
    else:
        _search(desk, " ".join(text), screen, limit, form)


def _check(ctx: click.Context) -> None:
    """See that one thing is asked for, and nothing with it that would be passed over in silence."""
    typed = [
        "TEXT" if isinstance(parameter, click.Argument) else parameter.opts[0]
        for parameter in ctx.command.params
        if parameter.name and ctx.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
    ]
    wishes = [name for name in typed if name in _WISHES]
    if not wishes:
        raise click.UsageError(
            'Say what to look for, as: comunicado memory "tip line". Or one of --export FILE and --import FILE.'
        )
    if len(wishes) > 1:
        raise click.UsageError(f"{' and '.join(wishes)} exclude each other: ask for one of them at a time.")
    useless = [name for name in typed if name not in (*wishes, *_WISHES[wishes[0]])]
    if useless:
        raise click.UsageError(f"{' and '.join(useless)} cannot go with {wishes[0]}.")


def _locale(locale: str | None) -> str | None:
    try:
        return None if locale is None else tags.normalize(locale)
    except ValueError as error:
        raise RequestError(Problem("", None, str(error), "use a tag such as es or es-MX")) from None


# --- Concordance ----------------------------------------------------------------------------------------------


def _search(desk: Desk, text: str, screen: Screen, limit: int, form: str) -> None:
    from comunicado.catalogues import memory
    from comunicado.catalogues.memory import concordance
    from comunicado.catalogues.memory.words import words

    if not words(text):
        raise RequestError(Problem("", None, f"there is no word in '{_line(text)}'", "give one"))
    with memory.of(desk.newsroom) as remembered:
        screen.check(remembered)
        found = list(islice(concordance.search(text, remembered, keep=screen.keep), limit + 1))
        empty = not remembered.ask("SELECT 1 FROM unit LIMIT 1")
        errors = (*remembered.errors_of_catalogues, *remembered.errors)
    hits, more = found[:limit], len(found) > limit
    if form == "json":
        rows = [_row(hit, screen) for hit in hits]
        told = {"text": _line(text), "hits": rows, "more": more, "left_out": screen.left_out}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for line in _lines(hits, screen):
            click.echo(line)
    if more:
        click.echo(f"there are more than {limit}; --limit shows more", err=True)
    if not hits:
        _say_nothing_found(text, screen.locale, empty=empty, unread=bool(errors))
    screen.tell()
    raise click.exceptions.Exit(2 if tell(errors) else 0)


def _say_nothing_found(text: str, locale: str | None, *, empty: bool, unread: bool) -> None:
    into = f" into {locale}" if locale else ""
    if unread:  # there may be something where nobody can look
        click.echo(f"nothing with '{_line(text)}' was translated{into} in the files that can be read", err=True)
    elif empty:
        hint = "fill a catalogue, or take in what another tool knows with 'comunicado memory --import FILE.tmx'"
        click.echo(f"no translations are remembered yet; {hint}", err=True)
    else:
        click.echo(f"nothing with '{_line(text)}' was translated{into} before; try fewer words", err=True)


def _lines(hits: Sequence[Hit], screen: Screen) -> Iterator[str]:
    match, place = "phrase", ""
    for hit in hits:
        unit = hit.unit
        if hit.match != match:
            match, place = hit.match, ""
            yield _HEADINGS[match]
        head = f"{_place(unit, screen)} · {unit.message.context or 'paragraph'}"
        if head != place:
            place = head
            yield head
        message = unit.message
        for tag, texts in ((unit.source, (message.id, message.plural or "")), (unit.locale, message.strings)):
            for text in filter(None, texts):
                yield f"  {tag:6} {_marked(hit, _line(text))}"
        others = dict.fromkeys(_place(other, screen) for other in hit.places)
        others.pop(_place(unit, screen), None)
        if others:
            yield f"  {'':6} also in {', '.join(islice(others, 3))}{_rest(len(others) - 3)}"


def _rest(number: int) -> str:
    return f" and {number} more" if number > 0 else ""


def _place(unit: Unit, screen: Screen) -> str:
    name = f"{unit.origin} ({unit.release})" if unit.tmx and unit.release else unit.origin
    marks = ["not public"] * (not screen.published(unit)) + ["no longer in it"] * unit.message.obsolete
    return _line(name) + "".join(f" [{mark}]" for mark in marks)


def _marked(hit: Hit, text: str) -> str:
    """A text whose hits are bold, where there is a terminal; click takes the marks away elsewhere."""
    pieces, at = [], 0
    for start, end in hit.marks(text):
        pieces += [text[at:start], click.style(text[start:end], bold=True)]
        at = end
    return "".join((*pieces, text[at:]))


def _line(text: str) -> str:
    """A text on one line, with nothing in it that a terminal would obey or that cannot be printed."""
    return _CONTROL.sub(" ", text).encode("utf-8", "replace").decode()


def _row(hit: Hit, screen: Screen) -> dict[str, Any]:
    message = hit.unit.message
    return {
        "match": hit.match,
        "source": hit.unit.source,
        "locale": tags.posix(hit.unit.locale),
        "msgid": message.id,
        "msgid_plural": message.plural,
        "msgstr": message.strings,
        "places": [
            {
                "release": unit.release or None,
                "file": unit.origin if unit.tmx else None,
                "locale": tags.posix(unit.locale),
                "msgctxt": unit.message.context,
                "obsolete": unit.message.obsolete,
                "published": screen.published(unit),
            }
            for unit in hit.places
        ],
    }
