"""The address of a site as a newsroom writes it in, the same without a slash at its end out.

It goes into links, feeds, the sitemap and JSON-LD as it stands, so it has to be a URI (RFC 3986): ASCII alone.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from comunicado.values import ValueMistake

_EXAMPLE = "write it as https://newsroom.example.org"
_NO_HOST = "its host or its port is none"
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z", re.IGNORECASE)
_PATH = re.compile(r"(?:/(?:[A-Za-z0-9._~!$&()*+,;=:@-]|%[0-9A-Fa-f]{2})+)*\Z")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]|\A ")
_GAPS = re.compile(r"/\.{0,2}(?:/|\Z)")
_LONE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "/%~!$&()*+,;=:@"


def site(text: str) -> str:
    """The address of a site, without a slash at its end.

    Raises:
        ValueMistake: it is none, or no ASCII.

    >>> site("https://www.example.org:8443/news/")
    'https://www.example.org:8443/news'
    """
    if _UNSEEN.search(text):  # `urlsplit` takes line breaks out, and looks at what is left
        raise ValueMistake(f"'{text}' is no web address: it begins with a space, or has a line break in it", _EXAMPLE)
    if not text.isascii():
        raise ValueMistake(f"'{text}' is not written in ASCII, as links need it", _in_ascii(text))
    plain = text.rstrip("/")
    try:
        parts = urlsplit(plain)
        port = parts.port
    except ValueError:
        raise ValueMistake(f"'{text}' is no web address: {_NO_HOST}", _EXAMPLE) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueMistake(f"'{text}' is no web address of a site", _EXAMPLE)
    if "?" in plain or "#" in plain or "@" in parts.netloc:
        raise ValueMistake(f"'{text}' is no web address of a site: it has more than a host and a path", _EXAMPLE)
    if not _is_host(parts.netloc, parts.hostname) or port == 0 or parts.netloc.endswith(":"):
        raise ValueMistake(f"'{text}' is no web address: {_NO_HOST}", _EXAMPLE)
    if _GAPS.search(parts.path):
        raise ValueMistake(
            f"'{text}' is no web address of a site: its path has a part that is '.', '..' or empty", _EXAMPLE
        )
    if not _PATH.match(parts.path):
        raise ValueMistake(f"'{text}' is no web address: its path has what must be written with %", _in_ascii(text))
    return plain


def _is_host(place: str, host: str) -> bool:
    """Whether a host is one; `urlsplit` has looked at what stands in brackets."""
    return place.startswith("[") or (len(host) < 254 and _HOST.match(host) is not None)


def _in_ascii(text: str) -> str:
    """What to write in the place of an address in other letters."""
    try:
        parts = urlsplit(text)
        host = parts.netloc.encode("idna").decode("ascii")
        path = quote(_LONE.sub("%25", parts.path), safe=_SAFE)
        return f"write {site(f'{parts.scheme}://{host}{path}')}"
    except ValueError:  # of `idna` and `site` alike
        return _EXAMPLE
