"""`comunicado override`."""

from __future__ import annotations

from functools import partial

import click

from comunicado import tags
from comunicado.cli.desk import Desk, count, now
from comunicado.errors import Problem, RequestError
from comunicado.newsroom import Newsroom, Places
from comunicado.newsroom.places import NEWSROOM


@click.command("override")
@click.argument("release")
@click.argument("text", nargs=-1, required=True)
@click.option("--locale", required=True, metavar="LOCALE", help="The region, as es-MX (or es_MX).")
@click.pass_obj
def command(desk: Desk, release: str, text: tuple[str, ...], locale: str) -> None:
    """Let one region read something else than its language does.

    Copies the messages of RELEASE ('newsroom' for the newsroom's own words) whose source contains TEXT from the
    language's catalogue into the region's, as a starting point: change them there. Everything else keeps falling
    through to the language, so a regional catalogue stays as small as the differences.

    \b
    comunicado override 2009/border-summit --locale es-MX "tip line"
    """
    from comunicado.build import extract
    from comunicado.catalogues import override, po, store

    tag = _configured(desk.newsroom, locale)
    id = release if release == NEWSROOM else _one(desk.shelf.select((release,)), release)
    name, language = tags.posix(tag), tags.language(tag)
    root, limits = desk.newsroom.root, desk.newsroom.catalogues
    load = partial(store.load, root, max_bytes=limits.max_bytes, max_string=limits.max_string)
    with store.lock(root / extract.LOCK):
        stored = load(Places.catalogue(id, language), language=language)
        if stored is None:
            path = Places.catalogue(id, language)
            raise RequestError(Problem(path, None, "this catalogue is not there", "run 'comunicado extract' first"))
        path = Places.catalogue(id, name)
        made, taken = override.override(load(path, language=name), stored, text=text, locale=name)
        if not taken:
            raise RequestError(
                Problem(
                    path,
                    None,
                    f"no message with {' or '.join(map(repr, text))} is left to copy",
                    "look at the source's wording",
                )
            )
        made = extract.described(desk.newsroom, desk.shelf, id, name, made, now=now())
        store.save(root, path, po.serialize(made))
    for message in taken:
        click.echo(f"{path}: {message.id}")
    click.echo(f"{count(len(taken), 'message')} copied; now change them in {path}", err=True)


def _configured(newsroom: Newsroom, locale: str) -> str:
    try:
        tag = tags.normalize(locale)
    except ValueError as error:
        raise RequestError(Problem("", None, str(error), "use a tag such as es-MX")) from None
    if tag not in newsroom.locales:
        known = ", ".join(newsroom.locales)
        raise RequestError(Problem("", None, f"no edition of this newsroom is in {tag}", f"its locales are: {known}"))
    if "-" not in tag:
        raise RequestError(Problem("", None, f"{tag} is a language, not a region", "edit its catalogue itself"))
    return tag


def _one(ids: tuple[str, ...], asked: str) -> str:
    if len(ids) > 1:
        raise RequestError(Problem("", None, f"'{asked}' names {len(ids)} releases", "name one"))
    return ids[0]
