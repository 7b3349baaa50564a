"""The fields of a fact in, its typed value out: `{phone: +1-866-347-2423, display: 1-866-DHS-2-ICE}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from comunicado import moments
from comunicado.model import DateFact, DateTimeFact, FactValue, MoneyFact, NumberFact, PhoneFact, UrlFact
from comunicado.values.currencies import CURRENCIES

# A hyphen is no part of a name for gettext: `msgfmt -c` would not see that a translation lacks such a fact.
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
# At most 24 digits, so that no arithmetic on the way to the page rounds (decimal's default precision is 28).
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,6})?\Z")
_E164: Final = re.compile(r"\+[1-9][0-9]{7,14}\Z")  # ITU-T E.164: at most 15 digits; no country's have fewer than 8
_DATE: Final = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}\Z")
_URL: Final = re.compile(r"""https?://[^\s<>"{}|\\^`\x00-\x1f\x7f]+\Z""", re.IGNORECASE)
_KEYPAD: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")  # ITU-T E.161
_MAX_DISPLAY = 200


class ValueMistake(ValueError):
    """A value that cannot be what it is given for; `reason` and `hint` are clauses for `errors.Problem`."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        return self.reason


def name(text: str) -> str:
    """The name of a fact, unchanged.

    Raises:
        ValueMistake: text could not call it so (`{name}`).
    """
    if not _NAME.match(text):
        raise ValueMistake(f"'{text}' is no name for a fact", "write small letters, digits and _, and a letter first")
    return text


def fact(fields: Mapping[str, str]) -> FactValue:
    """The typed value that a fact's fields say.

    Raises:
        ValueMistake: there is not exactly one type, a key is unknown, or the value is not of its type.

    >>> fact({"money": "1200000 USD"})
    MoneyFact(amount=Decimal('1200000'), currency='USD')
    """
    for key in fields:
        if key not in _TYPES and key != "display":
            raise ValueMistake(f"unknown key '{key}'", f"the types of a fact are: {', '.join(_TYPES)}")
    types = [key for key in fields if key in _TYPES]
    if len(types) != 1:
        reason = f"it is both a {types[0]} and a {types[1]}" if types else "it has no type"
        raise ValueMistake(reason, f"give one of: {', '.join(_TYPES)}")
    display = fields.get("display")
    if display is not None:
        if types[0] not in ("phone", "url"):
            raise ValueMistake(f"a {types[0]} has no 'display'", "each locale prints it in its own way")
        display = display.strip()
        if not display or len(display) > _MAX_DISPLAY or not display.replace("\N{NO-BREAK SPACE}", " ").isprintable():
            raise ValueMistake("'display' is not one line of text", "write what readers see")
    return _TYPES[types[0]](fields[types[0]].strip(), display)


def _date(text: str, display: str | None) -> DateFact:
    if _DATE.match(text):
        try:
            return DateFact(date.fromisoformat(text))
        except ValueError:
            raise ValueMistake(f"'{text}' is not on the calendar") from None
    raise ValueMistake(f"'{text}' is no date", "write it as 2009-08-12; a time makes it a 'datetime'")


def _datetime(text: str, display: str | None) -> DateTimeFact:
    try:
        return DateTimeFact(*moments.moment(text))
    except moments.MomentMistake as error:
        raise ValueMistake(error.reason, error.hint) from None


def _money(text: str, display: str | None) -> MoneyFact:
    amount, _, currency = text.rpartition(" ")
    if not _NUMBER.match(amount):
        raise ValueMistake(
            f"'{text}' is no amount of money", "write 1200000 USD: a number without separators, a space, a currency"
        )
    if currency not in CURRENCIES:
        raise ValueMistake(f"'{currency}' is no currency", "write its code of ISO 4217, as USD or MXN")
    return MoneyFact(Decimal(amount), currency)


def _number(text: str, display: str | None) -> NumberFact:
    if not _NUMBER.match(text):
        raise ValueMistake(f"'{text}' is no number", "write it as 1234.5, without separators")
    return NumberFact(Decimal(text))


def _phone(text: str, display: str | None) -> PhoneFact:
    number = re.sub(r"[ \u00a0().-]", "", text)
    if not _E164.match(number):
        raise ValueMistake(f"'{text}' is no telephone number", "write it from + and the country's code, as +1-956-…")
    # The wrong number in print is the mistake that no reader can correct: what is shown has to dial the same.
    if display is not None and number[-7:] not in re.sub(r"[^0-9]", "", display.upper().translate(_KEYPAD)):
        raise ValueMistake(f"'{display}' does not dial {number}", "correct 'phone' or 'display'")
    return PhoneFact(number, display)


def _url(text: str, display: str | None) -> UrlFact:
    hint = "write it from https://"
    if not _URL.match(text):
        raise ValueMistake(f"'{text}' is no web address", hint)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueMistake(f"'{text}' is no web address", hint) from None
    if not host or "@" in parts.netloc:
        raise ValueMistake(f"'{text}' is no public web address", hint)
    try:
        local = ip_address(host).is_link_local
    except ValueError:
        local = False
    if local:
        raise ValueMistake(f"'{text}' is no public web address", hint)
    return UrlFact(text, display)


_TYPES: Final[Mapping[str, Callable[[str, str | None], FactValue]]] = {
    "date": _date,
    "datetime": _datetime,
    "money": _money,
    "number": _number,
    "phone": _phone,
    "url": _url,
}
