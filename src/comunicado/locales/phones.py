"""Telephone numbers in, what a reader dials out.

Numbers are E.164 (`+18663472423`) everywhere inside; what is printed depends on the country the reader dials from.
"""

from __future__ import annotations

import re
from typing import Final

from comunicado import tags
from comunicado.locales.cldr import region as region_of
from comunicado.locales.names import country
from comunicado.values import ValueMistake

_NBSP: Final = "\N{NO-BREAK SPACE}"
_WRITTEN: Final = re.compile(r"[+(]?[0-9][0-9A-Za-z() .\u00a0-]*\Z")
_FROM: Final = {"en": "From {}: {}", "es": "Desde {}: {}"}
# English wants an article before these (CLDR's names have none).
_THE: Final = frozenset({"AE", "BS", "DO", "GB", "NL", "PH", "US"})


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


def phone_from(number: str, tag: str, *, region: str) -> str:
    """How to dial a number from another country, said in the reader's language.

    >>> phone_from("+19565550142", "es-MX", region="MX").replace("\\xa0", " ")
    'Desde México: 00 1 956 555 0142'
    """
    language = tags.language(tag)
    where = country(region, tag)
    where = f"the {where}" if language == "en" and region in _THE else where
    return _FROM.get(language, "{}: {}").format(where, dial(number, region=region))


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


def parse_phone(text: str, region: str = "US") -> str:
    """The E.164 form of a number as people write it, letters for digits included.

    Raises:
        ValueMistake: no number in that region could be this one.

    >>> parse_phone("1-866-DHS-2-ICE")
    '+18663472423'
    """
    import phonenumbers

    mistake = ValueMistake(f"'{text}' is no telephone number", "write it from + and the country's code, as +1-956-…")
    if not _WRITTEN.match(text.strip()):
        raise mistake
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise mistake from None
    if parsed.extension:
        raise ValueMistake(f"'{text}' has an extension", "leave it out: a link cannot dial it")
    if not phonenumbers.is_possible_number(parsed):
        raise mistake
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _at_home(number: str, region: str) -> bool:
    """Whether a region shares the number's country code."""
    import phonenumbers

    code = phonenumbers.country_code_for_region(region)
    try:
        return bool(code) and phonenumbers.parse(number).country_code == code
    except phonenumbers.NumberParseException:
        return False
