"""Numbers, money and percentages in, their text in a locale out; cells of a table in one locale, out in another.

As many decimals as were written are printed: 3.0 is not 3.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from comunicado import tags
from comunicado.locales.cldr import data, showable
from comunicado.locales.dates import format_date
from comunicado.values import Amount, CellDate, Verbatim, read_cell

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

_NBSP: Final = "\N{NO-BREAK SPACE}"
_DIGITS: Final = re.compile(r"([#0,]*0)(?:\.[0#]+)?")
# A bare $ is dollars in English for the US, and never printed in Spanish: dollars on one bank, pesos on the other.
_DOLLAR_SIGN: Final = {("en", "USD"), ("en-US", "USD"), ("en-PR", "USD")}
# What a reader calls the money in his own pocket; everything else by CLDR's name, as "dólares estadounidenses".
_AT_HOME: Final = {("es-US", "USD"): ("dólar", "dólares"), ("es-MX", "MXN"): ("peso", "pesos")}


def format_number(value: Decimal | int, tag: str, *, grouped: bool = True) -> str:
    """A number with the locale's separators.

    >>> format_number(Decimal("1234567.80"), "es-MX"), format_number(Decimal("1234567.80"), "es-ES")
    ('1,234,567.80', '1.234.567,80')
    """
    return _apply(data(tag).decimal_formats[None], Decimal(value), tag, grouped=grouped)


def format_percent(value: Decimal | int, tag: str, *, grouped: bool = True) -> str:
    """A percentage; `value` is per cent, 12.5 for 12.5 %.

    Spanish has a no-break space before the sign in every region (RAE, Ortografía, 2010; CLDR omits it in America).
    """
    value = Decimal(value)
    text = _apply(data(tag).percent_formats[None], value.scaleb(-2), tag, places=_places(value), grouped=grouped)
    return re.sub(rf"[ {_NBSP}]?%", f"{_NBSP}%", text) if tags.language(tag) == "es" else text


def format_money(amount: Decimal | int, tag: str, *, currency: str) -> str:
    """An amount in full, with the currency by name (or `$` for dollars in US English); no decimals if it is whole.

    In figures Spanish has no *de* before the currency, `1,000,000 dólares`, as CLDR: the preposition belongs to the
    noun *millón* (RAE, Diccionario panhispánico de dudas, "millón"), which is not written here.

    Args:
        amount: how much, in units of the currency.
        tag: the locale, BCP 47.
        currency: ISO 4217 code.
    """
    from babel.numbers import get_currency_precision, get_currency_unit_pattern

    amount, locale = Decimal(amount), data(tag)
    whole = amount == amount.to_integral_value()
    places = 0 if whole else max(get_currency_precision(currency), _places(amount))
    if (tag, currency) in _DOLLAR_SIGN:
        return _apply(locale.currency_formats["standard"], amount, tag, places=places, currency=currency)
    number = _apply(locale.decimal_formats[None], amount, tag, places=places)
    count = Decimal(int(amount)) if whole else amount.quantize(Decimal(1).scaleb(-places))
    pattern = get_currency_unit_pattern(currency, count, locale)
    return showable(pattern.replace("{0}", number).replace("{1}", _currency(currency, count, tag)))


def reformat_cell(text: str, source: str, target: str) -> str | None:
    """What the locale `target` prints for a cell written in the locale `source`; None if it is text to translate.

    Currencies are codes (`USD 2,500`): a name is too wide for a table.  In its own locale a cell stays as it is.

    >>> reformat_cell("12%", "en-US", "es-MX"), reformat_cell("Total", "en-US", "es-MX")
    ('12\\xa0%', None)
    """
    cell = read_cell(text, source)
    if cell is None:
        return None
    if source == target or isinstance(cell, Verbatim):
        return text
    if isinstance(cell, CellDate):
        return format_date(cell.date, target, short=cell.short)
    return _amount(cell, target)


def _amount(cell: Amount, tag: str) -> str:
    value = Decimal(f"{cell.integer}.{cell.fraction}" if cell.fraction else cell.integer)
    value = value.copy_negate() if cell.sign == "-" else value
    if cell.unit == "%":
        text = format_percent(value, tag, grouped=cell.grouped)
    elif cell.unit:
        text = _money_with_code(value, cell.unit, tag, grouped=cell.grouped)
    else:
        text = format_number(value, tag, grouped=cell.grouped)
    text = f"+{text}" if cell.sign == "+" else text
    return f"({text})" if cell.bracketed else text


def _money_with_code(value: Decimal, currency: str, tag: str, *, grouped: bool) -> str:
    from babel.numbers import parse_pattern

    pattern = data(tag).currency_formats["standard"]
    if (tag, currency) not in _DOLLAR_SIGN:
        pattern = parse_pattern(pattern.pattern.replace("¤", "¤¤"))  # UTS 35: doubled, the code instead of the sign
    text = _apply(pattern, value, tag, grouped=grouped, currency=currency)
    # Babel leaves out CLDR's `currencySpacing`: letters next to a digit are set apart.
    return re.sub(r"(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Z])", _NBSP, text)


def _currency(currency: str, count: Decimal, tag: str) -> str:
    from babel.numbers import get_currency_name

    if (tag, currency) in _AT_HOME:
        return _AT_HOME[tag, currency][abs(count) != 1]
    return get_currency_name(currency, count, data(tag))


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _apply(
    pattern: NumberPattern,
    value: Decimal,
    tag: str,
    *,
    places: int | None = None,
    grouped: bool = True,
    currency: str = "",
) -> str:
    """A pattern of CLDR applied, with exactly so many decimals."""
    from babel.numbers import parse_pattern

    places = _places(value) if places is None else places
    decimals = f".{'0' * places}" if places else ""
    exact = parse_pattern(_DIGITS.sub(lambda match: match[1] + decimals, pattern.pattern))
    return showable(
        exact.apply(value, data(tag), currency=currency or None, currency_digits=False, group_separator=grouped)
    )
