"""A contact in, what readers of a locale see of it out: above all how they dial its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comunicado import locales, tags
from comunicado.model import Contact

_ACROSS = {"US": "MX"}
"""Region of the readers → the region that they may call from: the border that this toolkit is for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone number as readers of this language dial it."""

    text: str
    href: str
    mobile: bool
    abroad: str
    """As dialled from across the border, where that is another number to dial; else empty."""


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as readers of this language see it."""

    name: str
    role: str
    organization: str
    hours: str
    email: str
    phones: tuple[Line, ...]
    langs: Mapping[str, str]
    """Fields that are in another language (gaps) → that language."""


def of(contact: Contact, locale: str) -> Person:
    """A contact, composed in `locale`, for its readers.

    >>> of(Contact("press", "Press office", phone="+19565550142"), "es-MX").phones[0].text.replace("\\xa0", " ")
    '00 1 956 555 0142'
    """
    numbers = ((contact.phone, False), (contact.mobile, True))
    phones = tuple(_line(number, locale, mobile=mobile) for number, mobile in numbers if number)
    return Person(
        contact.name, contact.role, contact.organization, contact.hours, contact.email, phones, dict(contact.langs)
    )


def _line(number: str, locale: str, *, mobile: bool) -> Line:
    text = locales.format_phone(number, locale)
    across = _ACROSS.get(tags.posix(locale).rpartition("_")[2])
    abroad = locales.dial(number, region=across) if across else ""
    return Line(text, f"tel:{number}", mobile, "" if abroad == text else abroad)
