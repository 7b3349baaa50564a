"""A text in, the numbers and times of day that it says out, as values, whatever the locale that wrote them.

`2,500`, `2.500` and `2 500` may be one number, `$2.5 million` and `2.5 millones`, `8 p.m.` and `20:00`; a month's name
may stand for its number, and any small number may be spelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comunicado.catalogues import cardinals

Value = str
"""A number in its shortest form (`2500`, `2.5`), or a time of day (`20:00`)."""
Figure = frozenset[Value]
"""All that a number in a text may mean."""

_NUMBER = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:’']\d+)*)"
    r"(?:\s?h\s?(?P<minutes>[0-5]\d)\b)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b)?"
    r"(?:\s*(?P<scale>thousand|million|billion|trillion|mil\s+millones|millones|mill[oó]n|mil|billones|bn)\b)?",
    re.IGNORECASE,
)
_SCALES = {
    "thousand": 3, "mil": 3, "million": 6, "millón": 6, "millon": 6, "millones": 6, "billion": 9, "bn": 9,
    "mil millones": 9, "trillion": 12, "billones": 12,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SPELLED = """
0 zero none no cero ningun ninguno ninguna; 1 one first once un uno una primer primero primera
2 two second twice both pair couple dos segundo segunda ambos ambas par pareja
3 three third thirds tres tercer tercero tercera tercio tercios; 4 four fourth fourths cuatro cuarto cuarta cuartas
4 quarter quarters cuartos; 5 five fifth fifths cinco quinto quinta quintos quintas
6 six sixth seis sexto sexta; 7 seven seventh siete septimo septima; 8 eight eighth ocho octavo octava
9 nine ninth nueve noveno novena; 10 ten tenth decade diez decimo decima decada; 11 eleven eleventh once undecimo
12 twelve twelfth noon midday dozen dozens doce duodecimo mediodia docena docenas
13 thirteen trece; 14 fourteen catorce; 15 fifteen quince; 16 sixteen dieciseis
17 seventeen diecisiete; 18 eighteen dieciocho; 19 nineteen diecinueve
20 twenty veinte; 30 thirty treinta; 40 forty cuarenta; 50 fifty half cincuenta mitad; 60 sixty sesenta
70 seventy setenta; 80 eighty ochenta; 90 ninety noventa
100 hundred hundreds century cien ciento cientos centenar centenares; 1000 thousand thousands mil miles millares
1 january enero; 2 february febrero; 3 march marzo; 4 april abril; 5 may mayo; 6 june junio; 7 july julio
8 august agosto; 9 september septiembre setiembre; 10 october octubre; 11 november noviembre; 12 december diciembre
"""


def _table() -> dict[str, frozenset[Value]]:
    says: dict[str, frozenset[Value]] = {}
    for entry in _SPELLED.replace("\n", ";").split(";"):
        number, *names = entry.split() or [""]
        for name in names:
            says[name] = says.get(name, frozenset()) | {number}
    return says


_SAYS = _table()


def spelled(text: str) -> frozenset[Value]:
    """The numbers that words of a text say; it is in small letters and without accents.

    >>> sorted(spelled("treinta y cuatro"))
    ['30', '34', '4']
    """
    values = {value for word in _WORD.findall(text) for value in _SAYS.get(word, ())}
    values |= {str(number) for language in ("en", "es") for number in cardinals.read(text, language)}
    return frozenset(values)


def of(text: str) -> Iterator[Figure]:
    """The numbers of a text, each with all that it may mean.

    >>> sorted(next(of("$2.5 million"))), sorted(next(of("2.500 personas")))
    (['2.5', '2500000'], ['2.5', '2500'])
    """
    for match in _NUMBER.finditer(text):
        values = set(_values(match["number"]))
        if match["scale"]:
            exponent = _SCALES[" ".join(match["scale"].lower().split())]
            values |= {_times(value, exponent) for value in values if value.count(".") < 2 and ":" not in value}
        yield frozenset(values | set(_hours(match["number"], match["minutes"], match["half"])))


def _values(number: str) -> Iterator[Value]:
    """What a number may be, by the conventions of any of our readers."""
    digits = re.sub("[ \u00a0\u2009\u202f'’]", "", number)
    if ":" in digits:
        yield digits.lstrip("0") or "0"
        return
    marks = [c for c in digits if c in ".,"]
    groups = re.split("[.,]", digits)
    grouped = len(groups) > 1 and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if not marks:
        yield _shortest(digits)
    elif len(set(marks)) == 2 or len(marks) == 1:
        last = max(digits.rfind("."), digits.rfind(","))
        yield _shortest(re.sub("[.,]", "", digits[:last]) + "." + digits[last + 1 :])
    if marks and grouped and len(set(marks)) == 1:
        yield _shortest("".join(groups))
    elif len(marks) > 1 and len(set(marks)) == 1:
        yield ".".join(groups)  # a version


def _shortest(number: str) -> Value:
    whole, _, part = number.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _times(value: Value, exponent: int) -> Value:
    whole, _, part = value.partition(".")
    moved = part.ljust(exponent, "0")
    return _shortest(f"{whole}{moved[:exponent]}.{moved[exponent:]}")


def _hours(number: str, minutes: str | None, half: str | None) -> Iterator[Value]:
    """The time of day that a number may be, and the hour alone where it is a full one."""
    clock = re.fullmatch(r"(\d{1,2})(?:[:.]([0-5]\d))?", number)
    if not clock or int(clock[1]) > 24 or not (clock[2] or minutes or half):
        return
    hour, past = int(clock[1]), clock[2] or minutes or "00"
    if half:
        hour = hour % 12 + 12 * (half.lower() == "p")
    yield f"{hour}:{past}"
    if past == "00":
        yield str(hour)
