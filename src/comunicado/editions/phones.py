"""A telephone number in, how a reader of a locale dials it out, and how one calls from across the border."""

from __future__ import annotations

from dataclasses import dataclass

from comunicado import tags

ACROSS = {"US": "MX"}
"""Region of the reader → the region from where the same page is also read: the border that this toolkit is for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One telephone number for readers of one locale."""

    text: str
    href: str
    mobile: bool = False
    abroad: str = ""
    """As dialled from Mexico, where the reader's own form does not serve there; else empty."""


def line(number: str, locale: str, *, mobile: bool = False) -> Line:
    """A number in E.164 form as readers of `locale` dial it.

    >>> line("+19565550142", "en-US")
    Line(text='956-555-0142', href='tel:+19565550142', mobile=False, abroad='00 1 956 555 0142')
    >>> line("+19565550142", "es-MX").text
    '00 1 956 555 0142'
    """
    region = _region(locale)
    text = _from(number, region)
    abroad = _from(number, ACROSS[region]) if region in ACROSS else ""
    return Line(text, f"tel:{number}", mobile, "" if abroad == text else abroad)


def _region(locale: str) -> str:
    parts = tags.posix(locale).split("_")
    return parts[-1] if len(parts) > 1 and len(parts[-1]) in (2, 3) else ""


def _from(number: str, region: str) -> str:
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    parsed = phonenumbers.parse(number)
    if not region:
        return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
    if region == "US" and parsed.country_code == 1:
        # The press writes 956-555-0142, without the brackets that the national format has (AP).
        return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL).replace("(", "").replace(") ", "-")
    said = phonenumbers.format_out_of_country_calling_number(parsed, region)
    return said.replace("-", " ") if region == "MX" else said
