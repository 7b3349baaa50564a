"""Telephone numbers in, what a reader dials out.

Numbers are E.164 (`+18663472423`) everywhere inside; what is printed depends on the country the reader dials from.
"""

from __future__ import annotations

from typing import Final

from comunicado.locales.cldr import region as region_of

_NBSP: Final = "\N{NO-BREAK SPACE}"


def format_phone(number: str, tag: str, *, display: str | None = None) -> str:
    """A number as a reader in the locale's region dials it; in international form for a tag without region.

    Args:
        number: E.164.
        tag: the reader's locale, BCP 47.
        display: how it is shown at home (`1-866-DHS-2-ICE`); elsewhere the digits, which dial everywhere.
    """
    place = region_of(tag)
    if display is not None and place is not None and _at_home(number, place):
        return display
    return dial(number, region=place)


def dial(number: str, *, region: str | None) -> str:
    """What is dialled in a region (ISO 3166 code) to reach an E.164 number, with no-break spaces.

    Within the North American plan the hyphenated form of the US press (AP Stylebook, "telephone numbers"); from
    abroad with that country's own prefix, 011 or 00; as `+…` where the region is unknown.

    >>> dial("+525512345678", region="US").replace("\\xa0", " "), dial("+19565550142", region="US")
    ('011 52 55 1234 5678', '956-555-0142')
    """
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number  # a country code that nobody has: still what was given
    if region is None or region not in phonenumbers.SUPPORTED_REGIONS:
        text = phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL).replace("-", " ")
    elif not _at_home(number, region):
        text = phonenumbers.format_out_of_country_calling_number(parsed, region).replace("-", " ")
    elif parsed.country_code == 1:
        return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL).removeprefix("+1 ").replace(" ", "-")
    else:
        text = phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL)
    return text.replace(" ", _NBSP)


def _at_home(number: str, region: str) -> bool:
    """Whether a region shares the number's country code."""
    import phonenumbers

    code = phonenumbers.country_code_for_region(region)
    try:
        return bool(code) and phonenumbers.parse(number).country_code == code
    except phonenumbers.NumberParseException:
        return False
