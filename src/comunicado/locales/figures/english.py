"""English text in, figures out: `$2.5 million`, `5 percent`, `Friday, Aug. 14, 2009`, `2:30 p.m.`, `21st century`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from comunicado.locales.figures import numerals
from comunicado.locales.figures.numerals import CODES, NEAR, NOT_BEFORE, SPACE, Conventions
from comunicado.locales.figures.values import Century, Clock, Day, Decade, Money, Number, Percent, Value

_MONTHS: Final = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_STARTS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAYS: Final = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_MONTH: Final = rf"(?:{_MONTHS})(?!\w)"
_WEEKDAY: Final = (
    r"(?:(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)" + f",?{SPACE}"
)
_DAY: Final = r"[0-3]?[0-9](?:st|nd|rd|th)?(?!\w)"
_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}(?!\w)"
LEAD: Final = re.compile(
    rf"(?:(?<![\w-])(?:{_WEEKDAY})?(?:{_MONTH},?{SPACE})|(?<!\w){_WEEKDAY}|US\$|MX\$|[$€£]|\b(?:{'|'.join(CODES)}){SPACE})\Z"
)
"""What may stand before the digits of a figure."""
_SCALES: Final = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_LETTERS: Final = {"K": 3, "M": 6, "B": 9, "T": 12, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
_NAMED: Final = {"euro": "EUR", "mexican peso": "MXN", "u.s. dollar": "USD", "us dollar": "USD"}

# "In May 15 percent of …", "In March 2000 people …": digits behind a month that count something.
_COUNTS: Final = re.compile(
    rf"{SPACE}?%|{SPACE}(?:percent|per{SPACE}cent|thousand|million|billion|people|persons|men|women|children|agents"
    rf"|officers|students|families|voters|Street|St\.|Avenue|Ave\.|Road|Boulevard)\b"
)
_IN: Final = re.compile(rf"\b(?:in|during|early|late|last|this|every){SPACE}\Z", re.IGNORECASE)
_OTHER_MONEY: Final = re.compile(
    rf"[ \u00a0-]?\(?(?:Mexican|Canadian|Australian|New{SPACE}Zealand|Hong{SPACE}Kong|Singapore|Taiwan|Jamaican|Belize"
    rf"|Bahamian|Barbad|Trinidad|Namibian|Liberian|Fiji|pesos?\b)",
    re.IGNORECASE,
)
# Words of scale: one near behind an amount may belong to it ("$2 to $3 million", "$2 and a half million", "$5 mn"), and
# one right before or behind a figure makes it a part of a longer one ("2 thousand million", "1 million 200 thousand").
_ANY_SCALE: Final = r"(?:hundred|thousand|million|billion|trillion|mil|mill|bn|mn|tn|[mM]{1,2}|[kKbBT])"
_NEAR: Final = re.compile(
    rf"(?:[^.;:,()]|[.,][0-9]|,{SPACE}(?:US)?[$€£0-9]){{0,{NEAR}}}?(?<!\w)(?:[$€£]?[0-9.,]+)?{_ANY_SCALE}(?!\w)"
)
_BEFORE: Final = re.compile(rf"\b(?:hundred|thousand|million|billion|trillion){SPACE}(?:and{SPACE})?\Z", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"(?:{SPACE}|-)(?:hundred|thousand|million|billion|trillion)\b|{SPACE}[0-9]+/[0-9]"
    rf"|{SPACE}[0-9]+{SPACE}(?:hundred|thousand|million)\b"
    rf"|{SPACE}and{SPACE}(?:a|one|two|three)(?:{SPACE}|-)(?:half|third|quarter|fifth|tenth)"
)
_RANGE: Final = re.compile(rf"[0-9]{SPACE}?[–—-]{SPACE}?\Z")
"""Before the end of a range, whose currency or sign may stand at its beginning (`$5–10 million`)."""
_RADIO: Final = re.compile(rf"{SPACE}(?:radio|station|frequenc|dial|band)", re.IGNORECASE)


_WORDS: Final = (
    *("$", "€", "£", "%", "dollar", "peso", "euro", "century", "percent", "cent"),
    *_SCALES,
    *_STARTS.split("|"),
    *CODES,
)
_HALVES: Final = re.compile(rf"[0-9]{SPACE}?(?:[ap]\.?m|[AP]\.?M|s\b)")


def telling(text: str) -> bool:
    """Whether a text may hold another figure than a plain number."""
    for word in _WORDS:  # a generator takes twice as long, for every paragraph that says a number
        if word in text:
            return True
    return _HALVES.search(text) is not None


@lru_cache(maxsize=8)
def pattern(written: Conventions) -> re.Pattern[str]:
    """What may be a figure, in a locale's way to write numbers."""
    number = numerals.number(written)
    scales, codes = "|".join(_SCALES), "|".join(CODES)
    return re.compile(
        rf"(?<![\w-])(?<![0-9]{SPACE})(?P<weekday>{_WEEKDAY})?(?P<month>{_MONTH})(?:{SPACE}(?P<day>{_DAY})"
        rf"(?:{SPACE}?[-–]{SPACE}?(?P<last>{_DAY}))?)?(?:,?{SPACE}(?P<year>{_YEAR}))?"
        rf"|{NOT_BEFORE}(?P<weekday2>{_WEEKDAY})?(?P<day2>{_DAY}){SPACE}(?P<of>of{SPACE})?(?P<month2>{_MONTH})"
        rf"(?:,?{SPACE}(?P<year2>{_YEAR}))?"
        rf"|{NOT_BEFORE}(?P<hour>[0-9]{{1,2}})(?::(?P<minute>[0-5][0-9]))?{SPACE}?(?P<half>[ap]\.m\.|[AP]\.M\.|[ap]m|[AP]M)(?!\w)"
        rf"|{NOT_BEFORE}(?P<century>[0-9]{{1,2}})(?:st|nd|rd|th)(?:{SPACE}|-)century\b"
        rf"|(?<![\w.,/:$#])(?P<decade>(?:1[5-9]|20)[0-9]0)s\b"
        rf"|{NOT_BEFORE}(?P<sign>US\$|MX\$|[$€£]|(?:{codes}){SPACE})?(?P<number>{number})"
        rf"(?:(?<=[0-9])(?P<letter>bn|mn|tn|[KMBTkm])(?!\w)|(?:{SPACE}|-)(?P<scale>{scales})\b)?"
        rf"(?:{SPACE}?(?P<percent>%)|(?:{SPACE}|-)(?P<word>per{SPACE}?cent\b|percentage{SPACE}points?\b|dollars?\b|euros?\b"
        rf"|U\.?S\.?{SPACE}dollars?\b|Mexican{SPACE}pesos?\b))?"
    )


def read(match: re.Match[str], written: Conventions) -> tuple[Value, int] | None:
    """The value of a match and where it ends; None where it is not sure."""
    if match["month"] or match["month2"]:
        return _day(match)
    if match["hour"]:
        return _clock(match)
    if match["century"]:
        number = int(match["century"])
        return (Century(number), match.end()) if 1 <= number <= 21 else None
    if match["decade"]:
        year = int(match["decade"])
        return (Decade(year), match.end()) if year % 100 else None
    return _quantity(match, written)


def _day(match: re.Match[str]) -> tuple[Value, int] | None:
    second = "2" if match["month2"] else ""
    name, day, year, weekday = (match[key + second] for key in ("month", "day", "year", "weekday"))
    last, end, text = None if second else match["last"], match.end(), match.string
    if not day and (not year or weekday):
        return None
    if second and not (year or match["of"] or weekday or day[-1].isalpha()):
        return None  # "the top 12 March games"
    if numerals.goes_on(text, end) or _COUNTS.match(text, end):
        return None
    if not second and day and not year and numerals.before(match, _IN):
        return None  # "in August 15 people …"
    month = _STARTS.split("|").index(name[:3]) + 1
    first, final = (int(re.sub("[a-z]", "", found)) if found else None for found in (day, last))
    when = int(year) if year else None
    if not numerals.on_calendar(month, first, when) or not numerals.on_calendar(month, final, when):
        return None
    if final is not None and (weekday or final <= (first or 0)):
        return None
    number = _DAYS.split("|").index(weekday[:3]) if weekday else None
    return Day(month, first, when, final, number), end


def _clock(match: re.Match[str]) -> tuple[Value, int] | None:
    hour, end = int(match["hour"]), match.end()
    half = match["half"]
    if not 1 <= hour <= 12 or numerals.goes_on(match.string, end) or (half == "AM" and _RADIO.match(match.string, end)):
        return None
    return Clock(hour % 12 + (12 if half[0] in "pP" else 0), int(match["minute"] or 0)), end


def _quantity(match: re.Match[str], written: Conventions) -> tuple[Value, int] | None:
    text, sign = match.string, (match["sign"] or "").strip()
    amount = numerals.decimal(match["number"], written)
    if amount is None or numerals.goes_on(text, match.end()) or (match["letter"] and not sign):
        return None
    if numerals.before(match, _BEFORE) or numerals.before(match, _RANGE):
        return None
    scale = _SCALES.get(match["scale"] or "", 0) or _LETTERS.get(match["letter"] or "", 0)
    word = re.sub(SPACE, " ", match["word"].lower()) if match["word"] else ""
    if match["percent"] or word.startswith("per"):
        return None if sign or scale else (Percent(amount, word.startswith("percentage")), match.end())
    if _BEHIND.match(text, match.end()) or (not scale and _NEAR.match(text, match.end())):
        return None
    number = Number(amount, scale)
    if money := _money(number, sign, word, match, written):
        return money
    if sign or not (scale or numerals.is_grouped(match["number"], written)):
        return None
    return number, match.end("scale") if scale else match.end("number")


def _money(
    number: Number, sign: str, word: str, match: re.Match[str], written: Conventions
) -> tuple[Value, int] | None:
    text, end = match.string, match.end()
    if _OTHER_MONEY.match(text, end):
        return None
    said = {written.dollar if sign == "$" else numerals.SIGNS.get(sign, sign)} if sign else set()
    if word:
        named = _NAMED.get(word.removesuffix("s"), written.dollar if word.startswith("dollar") else "")
        said = {named} if sign == "$" and named == "MXN" else said | {named}  # "$500 Mexican pesos"
    code, behind = numerals.code_behind(text, end)
    if code and (sign or code in CODES):
        said, end = ({code} if sign in ("$", "") and code in CODES else said | {code, ""}), behind
    if len(said) != 1 or "" in said:
        return None
    return Money(number, said.pop()), end
