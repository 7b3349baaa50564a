"""A locale tag in, whether there is locale data for it out: from the names of Babel's files, without Babel.

Every command reads the configuration, and those that only look must not wait for Babel.  `locales` asks here too, so
that what a newsroom may be configured with is what it can print.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from comunicado import tags
from comunicado.values import ValueMistake

_EXAMPLE = "es-MX"


def known(tag: str) -> bool:
    """Whether there is data for the language of a BCP 47 tag, in its script, and its region is one.

    A region need not be one where the language is spoken: `en-MX` is English as it is, for readers in Mexico.

    >>> known("es-MX"), known("en-MX"), known("zh-Hant"), known("tlh"), known("es-ZZ"), known("es-Cyrl")
    (True, True, True, False, False, False)
    """
    language, script, region = _parts(tag)
    files = _files()
    return (
        language in files
        and (not script or f"{language}_{script}" in files)
        and (not region or region in _regions(files))
    )


def checked(text: str) -> str:
    """A locale in either form and any case, as a BCP 47 tag that is `known`.

    Raises:
        ValueMistake: it is none.

    >>> checked("es_mx")
    'es-MX'
    """
    try:
        tag = tags.normalize(text)
    except ValueError as error:
        raise ValueMistake(str(error), f"use a tag such as {_EXAMPLE}") from None
    if not known(tag):
        raise ValueMistake(f"there is no locale data for '{tag}'", _meant(tag))
    return tag


def _parts(tag: str) -> tuple[str, str, str]:
    """Language, script and region; empty where there is none."""
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4), "")
    return language, script, next((part for part in rest if len(part) < 4), "")


@cache
def _files() -> frozenset[str]:
    """Babel's locales, by their POSIX names."""
    spec = find_spec("babel")
    folder = Path(spec.origin if spec and spec.origin else "").parent / "locale-data"
    return frozenset(path.stem for path in folder.glob("*.dat"))


@cache
def _regions(files: frozenset[str]) -> frozenset[str]:
    """Every region that some locale is of."""
    return frozenset(_parts(name.replace("_", "-"))[2] for name in files if "_" in name)


def _meant(tag: str) -> str:
    """What to write in the place of a tag that is not known."""
    language, _, region = _parts(tag)
    if language in _files():
        return f"write '{language}', or add the code of a country, as {_EXAMPLE}"
    if meant := _language(language):
        rest = f"-{region}" if region and known(f"{meant}-{region}") else ""
        return f"did you mean '{meant}{rest}'?"
    return f"use the code of a language and of a country, as {_EXAMPLE}"


def _language(code: str) -> str:
    """The language whose older or longer code this is, as `spa`, or that of the country, as `jp`; else empty."""
    from babel.core import get_global

    found = get_global("language_aliases").get(code) or get_global("likely_subtags").get(f"und_{code.upper()}", "")
    language = tags.language(found)
    return language if language in _files() else ""
