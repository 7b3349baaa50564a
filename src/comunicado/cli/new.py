"""`comunicado new`."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import click

from comunicado import front, tags
from comunicado.catalogues import store
from comunicado.cli.desk import Desk, now
from comunicado.errors import Problem, RequestError
from comunicado.newsroom import Places
from comunicado.newsroom.places import checked_id

_WORDS = {
    "en": (
        "Headline of the release",
        "CITY, State",
        "Write the first paragraph here: who, what, when, where and why. Leave an empty line between paragraphs.",
        '"A quotation begins with >," said Somebody, with a title.',
        "Remove 'draft: true' when the release may go out.",
    ),
    "es": (
        "Titular del comunicado",
        "CIUDAD, Estado",
        "Escriba aquí el primer párrafo: quién, qué, cuándo, dónde y por qué. Deje una línea vacía entre párrafos.",
        "«Una cita comienza con >», dijo alguien, con su cargo.",
        "Quite 'draft: true' cuando el comunicado pueda publicarse.",
    ),
}


@click.command("new")
@click.argument("id")
@click.option("--headline", metavar="TEXT", help="The headline, if you have it already.")
@click.option("--source", metavar="LOCALE", help="The locale that you write in, as es-MX. Default: the newsroom's.")
@click.pass_obj
def command(desk: Desk, id: str, headline: str | None, source: str | None) -> None:
    """Start a release, as a draft.

    ID is where it lives and its address: small letters, digits, hyphens, and slashes between parts, as
    2026/bridge-reopens. Writes releases/ID/release.md for you to fill; a draft is never public.

    \b
    comunicado new 2026/bridge-reopens
    comunicado new 2026/abre-el-puente --source es-MX
    """
    newsroom = desk.newsroom
    id = checked_id(id.removesuffix("/"))
    path = Places.release(id)
    try:
        locale = tags.normalize(source) if source else newsroom.source
    except ValueError as error:
        raise RequestError(Problem("", None, str(error), "use a tag such as es-MX")) from None
    languages = dict.fromkeys(tags.language(tag) for tag in newsroom.locales)
    if tags.language(locale) not in languages:
        known = f"the languages of its editions are: {', '.join(languages)}"
        raise RequestError(Problem("", None, f"no edition of this newsroom is in '{tags.language(locale)}'", known))
    _free(desk, id)
    store.save(newsroom.root, path, _text(desk, locale, headline).encode())
    click.echo(path)
    click.echo("write it, remove 'draft: true', then run 'comunicado extract'", err=True)


def _free(desk: Desk, id: str) -> None:
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
    title, place, body, quote, note = _WORDS.get(tags.language(locale), _WORDS["en"])
    today = now().astimezone(ZoneInfo(newsroom.timezone)).date().isoformat()
    lines = [f"headline: {front.scalar(headline or title)}", "subhead:", f"dateline: {place}", f"date: {today}"]
    lines += [f"draft: true            # {note}"]
    if locale != newsroom.source:
        lines.append(f"source: {locale}")
    if desk.shelf.boilerplate_names:
        lines.append(f"boilerplate: [{', '.join(desk.shelf.boilerplate_names[:1])}]")
    if desk.shelf.contacts:
        lines.append(f"contacts: [{next(iter(desk.shelf.contacts))}]")
    return "\n".join(["---", *lines, "---", body, "", f"> {quote}", ""])
