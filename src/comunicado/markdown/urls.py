"""Which addresses a release may link to."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def refusal(url: str) -> str | None:
    """Why a link to this address is refused, or None where it may stand.

    Judged as a browser reads it (WHATWG URL): white space and control characters vanish, a backslash is a slash.

    >>> refusal("https://example.org/a"), refusal("#notes"), refusal("java\\tscript:alert(1)")
    (None, None, "links of the kind 'javascript:' are refused")
    """
    plain = _IGNORED_BY_BROWSERS.sub("", url).replace("\\", "/")
    if plain.startswith("//"):
        return "an address without 'https:' in front is refused"
    scheme = _SCHEME.match(plain)
    if not scheme:
        return None
    name = scheme[1].lower()
    if name not in SCHEMES:
        return f"links of the kind '{name}:' are refused"
    if name in ("http", "https"):
        return _host_refusal(plain)
    return None


def relative(url: str) -> str | None:
    """Why a release may not link to an address that leads nowhere outside its own page, or None.

    >>> relative("https://example.org"), relative("#a"), relative("map.html")
    (None, None, 'an address without a host leads nowhere from a published page')
    """
    if not url or _SCHEME.match(url) or url.startswith("#"):
        return None if url else "a link without an address leads nowhere"
    return "an address without a host leads nowhere from a published page"


def _host_refusal(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return "this is no web address"
    if not host:
        return "this web address names no host"
    try:
        local = ip_address(host).is_link_local
    except ValueError:
        return None
    return "an address of one machine's own network is refused" if local else None


def encoded(url: str) -> str:
    """An address with what may not stand in one percent-encoded (RFC 3986), nothing encoded twice."""
    return quote(url, safe="-_.!~*'();/?:@&=+$,#%")
