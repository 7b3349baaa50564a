"""Spanish text in, figures out: `2.5 millones de dólares`, `5 %`, `12 de agosto de 2009`, `2:30 p. m.`, `siglo XXI`."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from comunicado.locales.cldr import region
from comunicado.locales.figures import numerals
from comunicado.locales.figures.numerals import CODES, NEAR, NOT_BEFORE, SPACE, Conventions
from comunicado.locales.figures.values import Century, Clock, Day, Decade, Money, Number, Percent, Value

_MONTHS: Final = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
_DAYS: Final = "lunes|martes|miércoles|jueves|viernes|sábado|domingo"
# Small letters only: Avenida 16 de Septiembre and Plaza 5 de Mayo are names.
_MONTH: Final = rf"(?:{_MONTHS}|setiembre)(?!\w)"
_WEEKDAY: Final = rf"(?:{_DAYS}),?{SPACE}"
LEAD: Final = re.compile(
    rf"(?:(?<!\w){_WEEKDAY}|(?<!\w){_MONTH}{SPACE}del?{SPACE}|\b[Dd]écada{SPACE}de{SPACE}(?:los{SPACE}(?:años{SPACE})?)?"
    rf"|\b[Aa]ños{SPACE}|(?:US\$|MX\$|[$€£]){SPACE}?|\b(?:{'|'.join(CODES)}){SPACE})\Z"
)
"""What may stand before the digits of a figure."""
_DAY: Final = r"[0-3]?[0-9](?:\.?[ºo])?(?!\w)"
_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}(?!\w)"
_SCALE: Final = r"mil|mill(?:ón|ones)|bill(?:ón|ones)"
_HALVES: Final = {"mañana": range(5, 12), "tarde": range(1, 9), "noche": range(7, 12), "madrugada": range(1, 7)}
_STREET: Final = re.compile(
    rf"\b(?:calle|avenida|av\.|colonia|plaza|bulevar|ejido|escuela|presa|parque|estadio){SPACE}\Z", re.IGNORECASE
)
# What would make a number the end of a longer one, said in part in words: "dos mil 500", "cien mil 20".
_SCALED: Final = re.compile(rf"\b(?:{_SCALE}){SPACE}(?:y{SPACE})?\Z", re.IGNORECASE)
# A word of scale near behind an amount may belong to it: "entre $2 y $3 millones", "$5 miles de millones".
_NEAR: Final = re.compile(
    rf"(?:[^.;:,()]|[.,][0-9]|,{SPACE}(?:US)?[$€£0-9]){{0,{NEAR}}}?(?<!\w)(?:[$€£]?[0-9.,]+)?"
    rf"(?:{_SCALE}|miles|cientos|y{SPACE}(?:medi[oa]|pico)|[MK]|MM|md[pd])(?!\w)"
)
# What a number said in words and digits goes on with: "2 millones y medio", "288 mil 663.5".
_GOES_ON: Final = re.compile(rf"{SPACE}(?:y{SPACE}(?:medi[oa]|pico|tantos|fracción)\b|[0-9]|(?:{_SCALE})\b)")
_OTHER_MONEY: Final = re.compile(
    rf"{SPACE}(?:canad|austral|neoz|hongk|singap|taiw|jama|belic|baham|colomb|argent|chil|cuban|urug|domin|filip|bolivian"
    rf"|mexican|de{SPACE}(?:Canad|Austral|Nuev|Hong|Singa|Taiw|Colom|Argent|Chile|Cuba|Urug|(?:la{SPACE})?Rep|Filip))",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    rf"(?:{SPACE}de)?{SPACE}(?:(?P<dollar>dólar(?:es)?)(?:{SPACE}(?:estadounidenses?|americanos?))?"
    rf"|(?P<peso>pesos?)(?P<mexican>{SPACE}mexicanos?)?|(?P<euro>euros?))\b"
)


@lru_cache(maxsize=16)
def pattern(written: Conventions) -> re.Pattern[str]:
    """What may be a figure, in a locale's way to write numbers."""
    number, codes = numerals.number(written), "|".join(CODES)
    return re.compile(
        rf"(?<!\w)(?P<weekday>{_WEEKDAY})?{NOT_BEFORE}(?P<day>{_DAY})"
        rf"(?:(?:{SPACE}al{SPACE}|{SPACE}?[-–]{SPACE}?)(?P<last>{_DAY}))?"
        rf"{SPACE}de{SPACE}(?P<month>{_MONTH})(?:,?{SPACE}del?{SPACE}(?P<year>{_YEAR}))?"
        rf"|(?<!\w)(?<![0-9º]{SPACE}de{SPACE})(?P<month2>{_MONTH}){SPACE}del?{SPACE}(?P<year2>{_YEAR})"
        rf"|{NOT_BEFORE}(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-5][0-9]))?{SPACE}?(?P<half>[ap]\.{SPACE}?m\.|[ap]m|[AP]M)(?!\w)"
        rf"|{NOT_BEFORE}(?P<hour24>[0-2]?[0-9]):(?P<minute24>[0-5][0-9]){SPACE}(?:horas|hrs\.?|h)(?!\w)"
        rf"|(?<=\blas{SPACE})(?P<hour12>[0-9]{{1,2}})(?::(?P<minute12>[0-5][0-9]))?{SPACE}de{SPACE}la{SPACE}"
        rf"(?P<part>mañana|tarde|noche|madrugada)\b"
        rf"|\b[Ss]iglo{SPACE}(?P<century>{numerals.ROMAN})(?!\w)"
        rf"|\b(?:[Dd]écada{SPACE}de{SPACE}(?:los{SPACE}(?:años{SPACE})?)?|[Aa]ños{SPACE})(?P<decade>(?:1[5-9]|20)[0-9]0)(?!\w)"
        rf"|{NOT_BEFORE}(?P<sign>US\$|MX\$|[$€£]|(?:{codes}){SPACE})?{SPACE}?(?P<number>{number}"
        rf"(?:{SPACE}(?:{_SCALE})\b(?:{SPACE}[0-9]{{1,3}}(?![0-9]|[.,][0-9]))?){{0,4}})"
        rf"(?:{SPACE}?(?P<percent>%)|{SPACE}?(?P<millions>md[pd])\b|{SPACE}(?P<word>por{SPACE}ciento|puntos?{SPACE}porcentual(?:es)?)\b)?"
    )


def read(match: re.Match[str], written: Conventions) -> tuple[Value, int] | None:
    """The value of a match and where it ends; None where it is not sure."""
    if match["month"] or match["month2"]:
        return _day(match)
    if match["half"] or match["hour24"] or match["hour12"]:
        return _clock(match)
    if match["century"]:
        return Century(numerals.from_roman(match["century"])), match.end()
    if match["decade"]:
        year = int(match["decade"])
        return (Decade(year), match.end()) if year % 100 else None
    return _quantity(match, written)


def _day(match: re.Match[str]) -> tuple[Value, int] | None:
    if match["month2"]:
        name, day, last, year = match["month2"], None, None, match["year2"]
    else:
        name, day, last, year = (match[key] for key in ("month", "day", "last", "year"))
    if numerals.goes_on(match.string, match.end()) or numerals.before(match, _STREET):
        return None
    month = _MONTHS.split("|").index("septiembre" if name == "setiembre" else name) + 1
    first, final = (int(re.sub("[^0-9]", "", found)) if found else None for found in (day, last))
    when = int(year) if year else None
    if not numerals.on_calendar(month, first, when) or not numerals.on_calendar(month, final, when):
        return None
    weekday = match["weekday"]
    if final is not None and (weekday or final <= (first or 0)):
        return None
    number = _DAYS.split("|").index(re.sub(r"\W", "", weekday)) if weekday else None
    return Day(month, first, when, final, number), match.end()


def _clock(match: re.Match[str]) -> tuple[Value, int] | None:
    if numerals.goes_on(match.string, match.end()):
        return None
    if match["hour24"]:
        hour = int(match["hour24"])
        return (Clock(hour, int(match["minute24"])), match.end()) if hour < 24 else None
    if match["half"]:
        hour = int(match["hour"])
        later = match["half"][0] in "pP"
        return (Clock(hour % 12 + 12 * later, int(match["minute"] or 0)), match.end()) if 1 <= hour <= 12 else None
    hour, part = int(match["hour12"]), match["part"]
    if hour not in _HALVES[part]:
        return None
    return Clock(hour + 12 * (part in ("tarde", "noche")), int(match["minute12"] or 0)), match.end()


def _quantity(match: re.Match[str], written: Conventions) -> tuple[Value, int] | None:
    text, sign = match.string, (match["sign"] or "").strip()
    number = _number(match["number"], written)
    if number is None or numerals.goes_on(text, match.end()) or numerals.before(match, _SCALED):
        return None
    if match["percent"] or match["word"]:
        points = bool(match["word"]) and match["word"].startswith("punto")
        return None if sign or number.scale else (Percent(number.amount, points), match.end())
    worded = match["millions"] or any(map(str.isalpha, match["number"]))
    if (_GOES_ON if worded else _NEAR).match(text, match.end()):
        return None
    if money := _money(number, sign, match, written):
        return money
    if sign or not (worded or numerals.is_grouped(match["number"], written)):
        return None
    return number, match.end()


def _number(text: str, written: Conventions) -> Number | None:
    """A number with words of scale: `2.5 millones`, `2.5 mil millones`, `3 mil 500 millones`, `1 millón 200 mil`."""
    first, *rest = re.split(SPACE, text)
    amount = numerals.decimal(first, written)
    if amount is None or not rest:
        return None if amount is None else Number(amount)
    if any(word.startswith("bill") for word in rest) and region(written.tag) in ("US", "PR"):
        return None  # billón, there, is to some what a billion is to their neighbours
    scales = {"mil": 3, "mill": 6, "bill": 12}
    powers = [scales[word[:4]] for word in rest if not word.isdigit()]
    if not any(word.isdigit() for word in rest):
        return Number(amount, sum(powers)) if powers in ([3], [6], [12], [3, 6]) else None
    return _compound(amount, rest, scales)


def _compound(amount: Decimal, rest: list[str], scales: dict[str, int]) -> Number | None:
    total, part, largest = Decimal(0), amount, 99
    for word in rest:
        if word.isdigit():
            part += int(word)
        elif word == "mil":
            part = part.scaleb(3)
        elif scales[word[:4]] < largest:
            largest = scales[word[:4]]
            total, part = total + part.scaleb(largest), Decimal(0)
        else:
            return None
    value = total + part
    scale = 6 if value >= 10**6 else 0
    return Number(value.scaleb(-scale).normalize() if scale else value, scale)


def _money(number: Number, sign: str, match: re.Match[str], written: Conventions) -> tuple[Value, int] | None:
    text, end = match.string, match.end()
    if match["millions"]:  # millones de pesos, millones de dólares
        currency = {"mdp": "MXN", "mdd": "USD"}[match["millions"]]
        return None if number.scale else (Money(Number(number.amount, 6), currency), end)
    said = {written.dollar if sign == "$" else numerals.SIGNS.get(sign, sign)} if sign else set()
    if named := _MONEY.match(text, end):
        # Pesos are Mexico's where they are said there; elsewhere a reader is told whose.
        home = "MXN" if named["mexican"] or region(written.tag) == "MX" else ""
        said, end = said | {"USD" if named["dollar"] else "EUR" if named["euro"] else home}, named.end()
        said -= {written.dollar} if sign == "$" and not named["euro"] and len(said) > 1 else set()  # "$500 dólares"
    code, behind = numerals.code_behind(text, end)
    if code and (sign or code in CODES):
        said, end = ({code} if sign in ("$", "") and code in CODES else said | {code, ""}), behind
    if len(said) != 1 or "" in said or _OTHER_MONEY.match(text, end):
        return None
    return Money(number, said.pop()), end
