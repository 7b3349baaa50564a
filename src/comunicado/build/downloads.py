"""An edition of a release in, the files that its page offers out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from comunicado.build.plan import Place
from comunicado.editions import Download, Format, xmp
from comunicado.model import Key
from comunicado.newsroom import Newsroom, Places


def of(
    place: Place, newsroom: Newsroom, forms: Mapping[str, Format], made: Mapping[str, bytes],
    words: Mapping[str, Mapping[Key, str]],
) -> Iterator[Download]:  # fmt: skip
    """This edition's files in every format, then the PDFs of the others.

    Args:
        forms: the newsroom's formats by name.
        made: the files of the site so far, by their path below its root.
        words: the newsroom's own, for each locale.
    """
    name, id = place
    folder = posixpath.dirname(Places.page(name, id))
    for edition in sorted(newsroom.editions, key=lambda one: one.name != name):
        for form in edition.formats:
            path = Places.file(edition.name, id, forms[form].suffix)
            if path in made and form != "html" and (edition.name == name or form == "pdf"):
                href = posixpath.relpath(path, folder)
                file = made[path]
                yield Download(
                    href, edition.locales, forms[form].label,
                    size=len(file), pages=xmp.pages(file), edition=edition.name,
                    words=words[edition.locales[0]],
                )  # fmt: skip
