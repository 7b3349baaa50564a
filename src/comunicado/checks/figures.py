"""A text and its locale in, the numbers that its digits say out, each with all that it may be in another language.

`locales.figures` reads what can be read in one way (`$2.5 million`, `2:30 p.m.`); what is left over, half of a range
or a house number, is read here by the separators of its locale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from comunicado.catalogues import numerals as anyhow
from comunicado.locales import figures
from comunicado.locales.figures import Century, Clock, Day, Decade, Money, Number, Percent, Value
from comunicado.locales.figures.numerals import ROMAN, conventions, decimal, from_roman, number


@dataclass(frozen=True, slots=True)
class Said:
    """One number as a text says it."""

    written: str
    says: frozenset[str]
    """Its values in their shortest form (`2500`, `14:30`); more than one where its separators allow that."""
    takes: frozenset[str] = frozenset()
    """Values that another text may say instead: `2` of a range in millions, `14` of `2 p.m.`."""
    loose: bool = False
    """Bare digits, which may be the month of a date."""


_PHONE = r"(?:\+?[0-9]{1,3}[ .-])?\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}(?![0-9])"
_VANITY = r"\+?1[ .-]\(?8[0-9]{2}\)?[ .-](?:[0-9A-Z][.-]?){6,11}[0-9A-Z](?!\w)"
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""Letters on the keys of a telephone (ITU-T E.161)."""
_DIGIT = re.compile("[0-9]")
_REST = re.compile(
    rf"\(?(?:(?P<phone>{_PHONE})|(?P<vanity>{_VANITY}))"
    r"|(?P<hour>[0-2]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9:])"
    r"|[+(]?(?P<number>[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)"
)
_SCALES = {
    "thousand": 3, "mil": 3, "miles": 3, "k": 3, "million": 6, "millions": 6, "millon": 6, "millones": 6, "mdp": 6,
    "mdd": 6, "m": 6, "mm": 6, "billion": 9, "billions": 9, "bn": 9, "b": 9, "trillion": 12, "trillions": 12,
    "billon": 12, "billones": 12,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 40
"""Characters behind a number in which a word of scale may belong to it: `entre 2 y casi 3 mil millones`."""
_BEFORE = 8
_SINCE = re.compile(r"(?<!\d)(\d\d)\d\d[-–/]\Z")
_GLUED = re.compile(r"[^\W\d_]{2}\Z")
_HALVED = re.compile(r"(?:\s?(?:[-–]|to|and|a|y)\s?\d{1,2}(?::\d\d)?)?\s?([aApP])\.?\s?[mM]\b")
_END = re.compile(r"[.;:!?](?:\s|\Z)")
_IDIOMS = tuple(
    (re.compile(rf"\b(?:{words})\b"), values.split())
    for words, values in (
        ("a?round[- ]the[- ]clock|a toda hora|permanente|dia y noche", "24"),
        ("24 horas|todos los dias|every day|24-hour", "7"),
        ("half(?: an)?[- ]hour|media hora", "30"),
        ("hour and a half|hora y media", "90 1.5"),
        ("year and a half|ano y medio", "18 1.5"),
        ("an? year|one year|un ano", "12"),
        ("quarters?|cuart[oa]s?", "25 75"),
        ("biweekly|fortnight(?:ly)?|quincena(?:l(?:es)?|s)?|(?:every )?two weeks|(?:cada )?dos semanas", "14 15"),
        ("centennial|centenary|centenario", "100"),
        ("bicentennial|bicentenario", "200"),
    )
)
"""What says a number without one: (words, in small letters and without accents; the numbers)."""
_PAST = (
    (re.compile(r"\bhalf past (\w+)|\b(\w+) y media\b"), 0, "30"),
    (re.compile(r"\bquarter past (\w+)|\b(\w+) y cuarto\b"), 0, "15"),
    (re.compile(r"\bquarter to (\w+)|\b(\w+) menos cuarto\b"), -1, "45"),
)
"""Times in words: (how they are written, what is to be added to the hour, the minutes)."""
_HALF = re.compile(r"\b(?:half|medio|media)\b")
_NIGHT = re.compile(r"\b(?:midnight|medianoche)\b")
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril"
    r"|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)\b"
)
_NUMERAL = re.compile(rf"(?<!\w)(?:{ROMAN})(?!\w)")


def read(text: str, tag: str) -> tuple[tuple[Said, ...], frozenset[str]]:
    """The numbers in a text of a locale (BCP 47), and the months of its dates, which elsewhere may be numbers."""
    said: list[Said] = []
    months: set[str] = set()
    end = 0
    for figure in figures.find(text, tag):
        said += _rest(text, end, figure.start, tag)
        said += _figure(text[figure.start : figure.end], figure.value)
        if isinstance(figure.value, Day):
            months.add(str(figure.value.month))
        end = figure.end
    said += _rest(text, end, len(text), tag)
    return tuple(said), frozenset(months)


def spelled(text: str) -> frozenset[str]:
    """The numbers that a text says without digits: `two`, `dos millones`, `XXI`; of a month only `read` can be sure."""
    plain = _MONTH.sub("", _folded(text))
    values = set(anyhow.spelled(plain))
    exponents = {_SCALES[word] for word in _WORD.findall(plain) if len(word) > 2 and word in _SCALES}
    if exponents:
        amounts = {Decimal(value) for value in values} | {Decimal(0)}
        if _HALF.search(plain):
            amounts |= {amount + Decimal("0.5") for amount in amounts}
        exponents |= {first + second for first in exponents for second in exponents if first != second}
        values |= {_shortest(amount.scaleb(exponent)) for amount in amounts for exponent in exponents}
    if _NIGHT.search(plain):
        values |= {"0", "12", "0:00", "24:00"}
    for words, numbers in _IDIOMS:
        if words.search(plain):
            values |= {*numbers}
    for words, earlier, minutes in _PAST:
        hours = {int(value) for found in words.findall(plain) for value in anyhow.spelled(" ".join(found))}
        values |= {f"{(hour + earlier + half) % 24}:{minutes}" for hour in hours for half in (0, 12)}
    return frozenset(values | {str(from_roman(numeral)) for numeral in _NUMERAL.findall(text)})


def _figure(written: str, value: Value) -> Iterator[Said]:
    if isinstance(value, Clock):
        hours = {str(value.hour), str((value.hour - 1) % 12 + 1)} if not value.minute else set()
        yield Said(written, frozenset({f"{value.hour}:{value.minute:02}"}), frozenset(hours))
    elif isinstance(value, Day):
        for part in (value.day, value.last, value.year):
            if part is not None:
                yield Said(str(part), frozenset({str(part)}))
    elif isinstance(value, Century):
        yield Said(written, frozenset({str(value.number)}))
    elif isinstance(value, Decade):
        yield Said(written, frozenset({str(value.year)}), frozenset({str(value.year % 100)}))
    else:
        yield Said(written, frozenset({_shortest(_amount(value))}))


def _amount(value: Number | Money | Percent) -> Decimal:
    if isinstance(value, Percent):
        return value.amount
    return value.number.value if isinstance(value, Money) else value.value


def _rest(text: str, start: int, end: int, tag: str) -> Iterator[Said]:
    """The numbers of a stretch that holds no sure figure."""
    for digit in _DIGIT.finditer(text, start, end):
        first = digit.start()
        if first < start:
            continue
        if first > start and text[first - 1] in "+(":
            first -= 1
        match = _REST.match(text, first, end)
        if match is None:
            continue
        start = match.end()
        if match["phone"]:
            digits = re.sub("[^0-9]", "", match[0])
            yield Said(match[0], frozenset({digits[-10:]}))  # with or without the code of its country
        elif match["vanity"]:
            digits = re.sub("[^0-9]", "", match[0].translate(_KEYS))
            yield Said(match[0], frozenset({digits.removeprefix("1")[:10]}))  # more letters than count are for show
        elif match["hour"]:
            yield _time(match[0], int(match["hour"]), match["minute"])
        else:
            written = match["number"]
            values = _values(written, tag)
            takes = _scaled(values, text[start : start + _NEAR]) | _hours(written, text[start : start + _NEAR])
            takes |= _short_year(written, text[max(0, first - _BEFORE) : first])
            yield Said(written, values | {f"={written}"}, takes, loose=True)


def _time(written: str, hour: int, minute: str) -> Said:
    """A time whose half of the day is said elsewhere, or not at all."""
    other = {f"{hour + 12}:{minute}"} if hour < 12 else {f"{hour - 12}:{minute}"} if hour < 24 else set()
    hours = {str(hour), str((hour - 1) % 12 + 1), str(hour + 12)} if minute == "00" else set()
    return Said(written, frozenset({f"{hour}:{minute}"}), frozenset(other | hours))


def _values(written: str, tag: str) -> frozenset[str]:
    """What digits say in a locale, or where it does not write so, anywhere."""
    if written.isdigit():
        return frozenset({written.lstrip("0") or "0"})
    known = conventions(tag)
    if known.decimal and re.fullmatch(number(known), written) and (value := decimal(written, known)) is not None:
        return frozenset({_shortest(value)})
    return frozenset().union(*anyhow.of(written))


def _short_year(written: str, before: str) -> frozenset[str]:
    """The year that two digits may be by what stands before them: `FY10`, `2009-10`."""
    if len(written) != 2 or not written.isdigit():
        return frozenset()
    since = _SINCE.search(before)
    return frozenset({since[1] + written} if since else {f"20{written}"} if _GLUED.search(before) else ())


def _hours(written: str, behind: str) -> frozenset[str]:
    """The hours that half of a range may be: the 2 of `2-4 p.m.`."""
    half = _HALVED.match(behind)
    if half is None or not written.isdigit() or not 1 <= int(written) <= 12:
        return frozenset()
    return frozenset({written, str(int(written) % 12 + (12 if half[1] in "pP" else 0))})


def _scaled(values: frozenset[str], behind: str) -> frozenset[str]:
    """The values by a word of scale near behind, which may be theirs or only its neighbour's."""
    words = _WORD.findall(_END.split(behind, maxsplit=1)[0])
    exponents = {_SCALES[word] for word in map(_folded, words) if word in _SCALES}
    exponents |= {9} if {3, 6} <= exponents else set()
    amounts = [Decimal(value) for value in values if value.count(".") < 2 and ":" not in value] if exponents else []
    return frozenset(_shortest(amount.scaleb(exponent)) for amount in amounts for exponent in exponents)


def _shortest(amount: Decimal) -> str:
    text = f"{amount:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _folded(text: str) -> str:
    """Text in small letters and without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))
