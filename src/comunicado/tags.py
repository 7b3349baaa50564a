"""Locale tags: BCP 47 (`es-MX`) in configuration and pages, POSIX (`es_MX`) in folders and JSON keys.

Pure text; whether anybody knows the language is `locales`' business.  Only language, script and region are
understood: that is all that catalogues and Babel tell apart (BCP 47, RFC 5646 section 2.2).
"""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?\Z")


def normalize(text: str) -> str:
    """Either form, in any case, as a BCP 47 tag in its usual case.

    Raises:
        ValueError: the text is no language tag.

    >>> normalize("es_mx"), normalize("zh-hant-tw"), normalize("ES")
    ('es-MX', 'zh-Hant-TW', 'es')
    """
    match = _TAG.match(text.strip())
    if not match:
        raise ValueError(f"'{text}' is no locale")
    language, script, region = match.groups()
    parts = [language.lower()]
    if script:
        parts.append(script.title())
    if region:
        parts.append(region.upper())
    return "-".join(parts)


def posix(tag: str) -> str:
    """The POSIX name of a tag.

    >>> posix("es-MX")
    'es_MX'
    """
    return tag.replace("-", "_")


@lru_cache(maxsize=1024)
def language(tag: str) -> str:
    """The language of a tag in either form.

    >>> language("es_MX")
    'es'
    """
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


def hreflang(tag: str) -> str:
    """A tag as search engines take it in hreflang: they know countries and no other regions.

    >>> hreflang("es-419"), hreflang("es-MX"), hreflang("zh-Hant")
    ('es', 'es-MX', 'zh-Hant')
    """
    return re.sub("-[0-9]{3}$", "", tag)


def chain(tag: str) -> tuple[str, ...]:
    """POSIX names of the catalogues of a locale, the most particular first.

    >>> chain("es-MX"), chain("es")
    (('es_MX', 'es'), ('es',))
    """
    parts = tag.split("-")
    return tuple("_".join(parts[:n]) for n in range(len(parts), 0, -1))
