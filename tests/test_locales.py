"""What each locale prints.  In the tables `~` is a no-break space, so that it can be seen."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comunicado import locales, moments
from comunicado.model import PartialDate

LOCALES = ("en-US", "es-US", "es-MX", "es-ES", "fr-FR")
AUGUST_12 = date(2009, 8, 12)


def seen(text: str) -> str:
    return text.replace("\u00a0", "~")


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "inside", "expected"),
    [
        ("en-US", None, "English"),
        ("es-US", None, "Español"),
        ("es-MX", None, "Español"),
        ("fr-FR", None, "Français"),
        ("zh-Hant", None, "中文 (繁體)"),
        ("es-MX", "en-US", "Spanish"),
        ("en-US", "es-MX", "Inglés"),
        ("fr-FR", "es-ES", "Francés"),
    ],
)
def test_a_language_is_named_with_a_capital(tag: str, inside: str | None, expected: str) -> None:
    assert locales.name(tag, inside) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["en-US", "es-US", "es-MX"], ["English", "Español", "Español (México)"]),
        (["es-MX", "es-US", "es-MX"], ["Español", "Español (Estados Unidos)"]),
        (["en", "es"], ["English", "Español"]),
        ([], []),
    ],
)
def test_a_menu_names_a_country_only_where_two_would_read_the_same(tags: list[str], expected: list[str]) -> None:
    found = locales.names(tags)
    assert list(found.values()) == expected
    assert list(found) == list(dict.fromkeys(tags))


@pytest.mark.parametrize("tag", [*LOCALES, "en", "es", "es-419", "en-MX", "zh-TW", "zh-Hant-TW", "sr-Latn", "pt-BR"])
def test_known_locales(tag: str) -> None:
    assert locales.known(tag)


@pytest.mark.parametrize("tag", ["qq", "en-ZZ", "es-QQ", "eng", "und", "xx-MX", "en-Cyrl"])
def test_unknown_locales(tag: str) -> None:
    assert not locales.known(tag)


def test_countries_are_named_in_the_reader_s_language() -> None:
    assert locales.country("US", "es-MX") == "Estados Unidos"
    assert locales.country("MX", "fr-FR") == "Mexique"
    assert locales.country("QQ", "en-US") == "QQ"


# --- dates --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "month", "day", "weekday", "short"),
    [
        ("en-US", "August 2009", "August 12, 2009", "Wednesday, August 12, 2009", "Aug 12, 2009"),
        ("es-US", "agosto de 2009", "12 de agosto de 2009", "miércoles, 12 de agosto de 2009", "12 ago 2009"),
        ("es-MX", "agosto de 2009", "12 de agosto de 2009", "miércoles, 12 de agosto de 2009", "12 ago 2009"),
        ("es-ES", "agosto de 2009", "12 de agosto de 2009", "miércoles, 12 de agosto de 2009", "12 ago 2009"),
        ("fr-FR", "août 2009", "12 août 2009", "mercredi 12 août 2009", "12 août 2009"),
    ],
)
def test_a_date_prints_at_the_precision_it_has(tag: str, month: str, day: str, weekday: str, short: str) -> None:
    assert locales.format_date(PartialDate(2009), tag) == "2009"
    assert locales.format_date(PartialDate(2009, 8), tag) == month
    assert locales.format_date(PartialDate(2009, 8), tag, weekday=True) == month
    assert locales.format_date(PartialDate(2009, 8, 12), tag) == day
    assert locales.format_date(AUGUST_12, tag) == day
    assert locales.format_date(AUGUST_12, tag, weekday=True) == weekday
    assert locales.format_date(AUGUST_12, tag, short=True) == short


@pytest.mark.parametrize(
    ("tag", "half_past_two", "one", "midnight"),
    [
        ("en-US", "2:30~PM", "1:00~PM", "12:00~AM"),
        ("es-US", "2:30~p.m.", "1:00~p.m.", "12:00~a.m."),
        ("es-MX", "2:30~p.m.", "1:00~p.m.", "12:00~a.m."),
        ("es-ES", "14:30", "13:00", "0:00"),
        ("fr-FR", "14:30", "13:00", "00:00"),
    ],
)
def test_a_time_never_breaks_before_its_pm(tag: str, half_past_two: str, one: str, midnight: str) -> None:
    times = [datetime(2009, 8, 12, 14, 30, 59), datetime(2009, 8, 12, 13), datetime(2009, 8, 12)]
    assert [seen(locales.format_time(time, tag)) for time in times] == [half_past_two, one, midnight]


def test_a_time_is_its_own_clock_s() -> None:
    assert seen(locales.format_time(moments.moment("2026-07-01T14:30-05:00")[0], "en-US")) == "2:30~PM"


CHICAGO, MEXICO = "America/Chicago", "America/Mexico_City"


@pytest.mark.parametrize(
    ("tag", "same", "other", "next_day"),
    [
        (
            "en-US",
            "Wednesday, July 1, 2026, at 2:30~PM",
            "Wednesday, July 1, 2026, at 2:30~PM Chicago time (1:30~PM Mexico City time)",
            "Thursday, July 2, 2026, at 12:15~AM Chicago time (Wednesday, July 1, 2026, at 11:15~PM Mexico City time)",
        ),
        (
            "es-MX",
            "miércoles, 1 de julio de 2026, a las 2:30~p.m.",
            "miércoles, 1 de julio de 2026, a las 2:30~p.m., hora de Chicago (1:30~p.m., hora de Ciudad de México)",
            "jueves, 2 de julio de 2026, a las 12:15~a.m., hora de Chicago"
            " (miércoles, 1 de julio de 2026, a las 11:15~p.m., hora de Ciudad de México)",
        ),
        (
            "es-ES",
            "miércoles, 1 de julio de 2026, a las 14:30",
            "miércoles, 1 de julio de 2026, a las 14:30, hora de Chicago (13:30, hora de Ciudad de México)",
            "jueves, 2 de julio de 2026, a las 0:15, hora de Chicago"
            " (miércoles, 1 de julio de 2026, a las 23:15, hora de Ciudad de México)",
        ),
        (
            "fr-FR",
            "mercredi 1 juillet 2026, 14:30",
            "mercredi 1 juillet 2026, 14:30, Chicago (13:30, Mexico)",
            "jeudi 2 juillet 2026, 00:15, Chicago (mercredi 1 juillet 2026, 23:15, Mexico)",
        ),
    ],
)
def test_where_clocks_differ_both_times_are_told_with_their_city(
    tag: str, same: str, other: str, next_day: str
) -> None:
    hearing, zone = moments.moment(f"2026-07-01T14:30 {CHICAGO}")
    night, _ = moments.moment(f"2026-07-02T00:15 {CHICAGO}")
    assert seen(locales.format_moment(hearing, tag, zone=zone, reader_zone=CHICAGO)) == same
    assert seen(locales.format_moment(hearing, tag, zone=zone, reader_zone=MEXICO)) == other
    assert seen(locales.format_moment(night, tag, zone=zone, reader_zone=MEXICO)) == next_day


@pytest.mark.parametrize(
    ("text", "reader_zone", "differs"),
    [
        ("2009-08-12T14:30 America/Chicago", MEXICO, False),  # Mexico still had summer time
        ("2026-12-01T10:00 America/Chicago", MEXICO, False),  # winter: both at −6
        ("2026-07-01T10:00 America/Chicago", MEXICO, True),
        ("2026-07-01T10:00 America/Chicago", "America/Matamoros", False),
        ("2009-03-20T10:00 America/Chicago", "America/Matamoros", True),  # summer time began two weeks earlier
        ("2026-07-01T10:00 America/Ciudad_Juarez", "America/Denver", False),
        ("2026-07-01T10:00 America/Tijuana", "America/Los_Angeles", False),
        ("2026-07-01T10:00 America/Hermosillo", "America/Denver", True),
    ],
)
def test_a_city_is_named_only_where_clocks_differ_that_day(text: str, reader_zone: str, differs: bool) -> None:
    moment, zone = moments.moment(text)
    assert (" time" in locales.format_moment(moment, "en-US", zone=zone, reader_zone=reader_zone)) is differs


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("2026-07-01T14:30-06:00", "en-US", "at 2:30~PM UTC−6 (3:30~PM Chicago time)"),
        ("2026-07-01T14:30-06:00", "es-US", "a las 2:30~p.m., UTC−6 (3:30~p.m., hora de Chicago)"),
        ("2026-07-01T19:00Z", "en-US", "at 7:00~PM UTC (2:00~PM Chicago time)"),
        ("2026-07-01T19:00 UTC", "en-US", "at 7:00~PM UTC (2:00~PM Chicago time)"),
        ("2026-07-01T19:00+05:30", "en-US", "at 7:00~PM UTC+5:30 (8:30~AM Chicago time)"),
        ("2026-07-01T14:30-05:00", "en-US", "at 2:30~PM"),
    ],
)
def test_a_bare_offset_is_named_as_such(text: str, tag: str, expected: str) -> None:
    moment, zone = moments.moment(text)
    assert seen(locales.format_moment(moment, tag, zone=zone, reader_zone=CHICAGO)).endswith(f"2026, {expected}")


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("13:30", "a la 1:30~p.m."), ("01:00", "a la 1:00~a.m."), ("11:00", "a las 11:00~a.m."),
     ("10:00", "a las 10:00~a.m."), ("00:10", "a las 12:10~a.m.")],
)  # fmt: skip
def test_spanish_says_a_la_una(clock: str, expected: str) -> None:
    moment, zone = moments.moment(f"2026-12-01T{clock} {CHICAGO}")
    assert seen(locales.format_moment(moment, "es-US", zone=zone, reader_zone=CHICAGO)).endswith(expected)


@pytest.mark.parametrize(
    ("zone", "english", "spanish"),
    [
        ("America/Mexico_City", "Mexico City", "Ciudad de México"),
        ("America/New_York", "New York", "Nueva York"),
        ("America/Ciudad_Juarez", "Ciudad Juárez", "Ciudad Juárez"),
        ("US/Central", "Chicago", "Chicago"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
    ],
)
def test_a_zone_s_city_has_a_name_in_each_language(zone: str, english: str, spanish: str) -> None:
    assert (locales.city(zone, "en-US"), locales.city(zone, "es-MX")) == (english, spanish)


# --- numbers, money -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "number", "percent", "dollars", "dollars_and_cents", "pesos", "one_dollar"),
    [
        ("en-US", "1,234,567.89", "12.5%", "$1,200,000", "$1,234.50", "1,200,000 Mexican pesos", "$1"),
        ("en-MX", "1,234,567.89", "12.5%", "1,200,000 US dollars", "1,234.50 US dollars", "1,200,000 Mexican pesos",
         "1 US dollar"),
        ("es-US", "1,234,567.89", "12.5~%", "1,200,000 dólares", "1,234.50 dólares", "1,200,000 pesos mexicanos",
         "1 dólar"),
        ("es-MX", "1,234,567.89", "12.5~%", "1,200,000 dólares estadounidenses", "1,234.50 dólares estadounidenses",
         "1,200,000 pesos", "1 dólar estadounidense"),
        ("es-ES", "1.234.567,89", "12,5~%", "1.200.000 dólares estadounidenses", "1.234,50 dólares estadounidenses",
         "1.200.000 pesos mexicanos", "1 dólar estadounidense"),
        ("es", "1.234.567,89", "12,5~%", "1.200.000 dólares estadounidenses", "1.234,50 dólares estadounidenses",
         "1.200.000 pesos mexicanos", "1 dólar estadounidense"),
        ("fr-FR", "1~234~567,89", "12,5~%", "1~200~000 dollars des États-Unis", "1~234,50 dollars des États-Unis",
         "1~200~000 pesos mexicains", "1 dollar des États-Unis"),
    ],
)  # fmt: skip
def test_numbers_and_money(
    tag: str, number: str, percent: str, dollars: str, dollars_and_cents: str, pesos: str, one_dollar: str
) -> None:
    def money(amount: str, currency: str) -> str:
        return seen(locales.format_money(Decimal(amount), tag, currency=currency))

    assert seen(locales.format_number(Decimal("1234567.89"), tag)) == number
    assert seen(locales.format_percent(Decimal("12.5"), tag)) == percent
    assert money("1200000", "USD") == money("1200000.00", "USD") == dollars
    assert money("1234.5", "USD") == dollars_and_cents
    assert money("1200000", "MXN") == pesos
    assert money("1", "USD") == one_dollar


def test_figures_take_no_de_in_spanish() -> None:
    assert locales.format_money(1_000_000, "es-US", currency="USD") == "1,000,000 dólares"
    assert locales.format_money(2_000_000, "es-MX", currency="MXN") == "2,000,000 pesos"


def test_decimals_are_printed_as_written() -> None:
    assert locales.format_number(Decimal("3.0"), "es-US") == "3.0"
    assert locales.format_number(Decimal("1E+3"), "es-US") == "1,000"
    assert locales.format_number(2009, "es-US", grouped=False) == "2009"
    assert seen(locales.format_percent(Decimal("3.00"), "es-ES")) == "3,00~%"
    assert locales.format_money(Decimal("2.459"), "en-US", currency="USD") == "$2.459"
    assert locales.format_money(Decimal("1234"), "en-US", currency="JPY") == "1,234 Japanese yen"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15))
def test_spanish_never_prints_a_bare_dollar_sign(amount: Decimal) -> None:
    for tag in ("es-US", "es-MX", "es-ES", "es"):
        for currency in ("USD", "MXN"):
            text = locales.format_money(amount, tag, currency=currency)
            assert "$" not in text
            assert "dólar" in text or "peso" in text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**17), max_value=10**17))
def test_no_digit_is_lost_or_rounded(value: Decimal) -> None:
    for tag in LOCALES:
        digits = "".join(c for c in locales.format_number(value, tag) if c.isdigit())
        assert digits == "".join(c for c in f"{value:f}" if c.isdigit())


# --- cells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "us_spanish", "mexico", "spain", "french"),
    [
        ("1,234.5", "1,234.5", "1,234.5", "1.234,5", "1~234,5"),
        ("1234.5", "1234.5", "1234.5", "1234,5", "1234,5"),
        ("$2,500", "USD~2,500", "USD~2,500", "2.500~USD", "2~500~USD"),
        ("$2,500.00", "USD~2,500.00", "USD~2,500.00", "2.500,00~USD", "2~500,00~USD"),
        ("-$5", "-USD~5", "-USD~5", "-5~USD", "-5~USD"),
        ("($2,500)", "(USD~2,500)", "(USD~2,500)", "(2.500~USD)", "(2~500~USD)"),
        ("MX$1,500", "MXN~1,500", "MXN~1,500", "1.500~MXN", "1~500~MXN"),
        ("12%", "12~%", "12~%", "12~%", "12~%"),
        ("+3.50%", "+3.50~%", "+3.50~%", "+3,50~%", "+3,50~%"),
        ("(1,234)", "(1,234)", "(1,234)", "(1.234)", "(1~234)"),
        ("-3", "-3", "-3", "-3", "-3"),
        ("August 12, 2009", *["12 de agosto de 2009"] * 3, "12 août 2009"),
        ("Aug. 12, 2009", *["12 ago 2009"] * 3, "12 août 2009"),
        ("2009-08-12", *["12 de agosto de 2009"] * 3, "12 août 2009"),
        ("August 2009", *["agosto de 2009"] * 3, "août 2009"),
        ("2009", *["2009"] * 4),
        ("78520", *["78520"] * 4),
        ("007", *["007"] * 4),
        ("—", *["—"] * 4),
        ("", *[""] * 4),
    ],
)
def test_a_cell_that_is_a_value_is_printed_as_the_target_does(
    text: str, us_spanish: str, mexico: str, spain: str, french: str
) -> None:
    found = [locales.reformat_cell(text, "en-US", tag) for tag in ("es-US", "es-MX", "es-ES", "fr-FR")]
    assert [seen(cell or "") for cell in found] == [us_spanish, mexico, spain, french]
    assert locales.reformat_cell(text, "en-US", "en-US") == text


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("$2,500", "es-MX", "en-US", "MXN~2,500"),
        ("$2,500", "es-US", "en-US", "$2,500"),
        ("USD 2,500", "es-MX", "en-US", "$2,500"),
        ("12 %", "es-MX", "en-US", "12%"),
        ("12 de agosto de 2009", "es-MX", "en-US", "August 12, 2009"),
        ("1.234,5", "es-ES", "en-US", "1,234.5"),
        ("$2,500", "en-US", "en-MX", "USD~2,500"),
    ],
)
def test_a_cell_from_spanish(text: str, source: str, target: str, expected: str) -> None:
    assert seen(locales.reformat_cell(text, source, target) or "") == expected


@pytest.mark.parametrize("text", ["08/12/2009", "n/a", "$2.5 million", "1,23", "1.234.567", "12:30", "Total", "5)"])
def test_what_could_be_read_in_two_ways_is_for_a_translator(text: str) -> None:
    assert locales.reformat_cell(text, "en-US", "es-MX") is None


# --- lists, marks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", ["A", "A and B", "A, B, and C", "A, B, or C"]),
        ("es-US", ["A", "A y B", "A, B y C", "A, B o C"]),
        ("es-MX", ["A", "A y B", "A, B y C", "A, B o C"]),
        ("es-ES", ["A", "A y B", "A, B y C", "A, B o C"]),
        ("fr-FR", ["A", "A et B", "A, B et C", "A, B ou C"]),
    ],
)
def test_lists(tag: str, expected: list[str]) -> None:
    lists = [locales.format_list("ABC"[:n], tag) for n in (1, 2, 3)]
    assert [*lists, locales.format_list("ABC", tag, style="or")] == expected
    assert locales.format_list([], tag) == ""


@pytest.mark.parametrize(
    ("word", "conjunction"),
    [("Italia", "e"), ("hijos", "e"), ("Íñigo", "e"), ("híbridos", "e"), ("ICE", "e"), ("Ysabel", "e"),
     ("«Italia»", "e"), ("hielo", "y"), ("hierro", "y"), ("hiato", "y"), ("Hialeah", "y"), ("Yucatán", "y"),
     ("Texas", "y"), ("yo", "y"), ("11", "y"), ("", "y")],
)  # fmt: skip
def test_spanish_and_before_its_own_sound(word: str, conjunction: str) -> None:
    assert locales.format_list(["x", word], "es-MX") == f"x {conjunction} {word}"


@pytest.mark.parametrize(
    ("word", "conjunction"),
    [("ocho", "u"), ("hora", "u"), ("Óscar", "u"), ("Ohio", "u"), ("8", "u"), ("80", "u"), ("8,500", "u"),
     ("8.5", "u"), ("11", "u"), ("11,000", "u"), ("11 000", "u"), ("110", "o"), ("1100", "o"), ("1,100", "o"),
     ("18", "o"), ("7", "o"), ("humo", "o"), ("Texas", "o")],
)  # fmt: skip
def test_spanish_or_before_its_own_sound(word: str, conjunction: str) -> None:
    assert locales.format_list(["7", word], "es-US", style="or") == f"7 {conjunction} {word}"


@pytest.mark.parametrize(
    ("tag", "place", "expected"),
    [
        ("en-US", "BROWNSVILLE, Texas", "BROWNSVILLE, Texas~–"),
        ("es-US", "BROWNSVILLE, Texas", "BROWNSVILLE, Texas.-"),
        ("es-MX", "MÉXICO, D. F.", "MÉXICO, D. F.-"),
        ("en-US", "TUCSON, Ariz.", "TUCSON, Ariz.~–"),
        ("fr-FR", "PARIS", "PARIS~–"),
    ],
)
def test_what_follows_a_dateline(tag: str, place: str, expected: str) -> None:
    assert seen(place + locales.dateline_mark(tag, place)) == expected


# --- telephones ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "display", "us", "mexico", "spain", "nowhere"),
    [
        ("+18663472423", "1-866-DHS-2-ICE", "1-866-DHS-2-ICE", "00~1~866~347~2423", "00~1~866~347~2423",
         "+1~866~347~2423"),
        ("+19565550142", None, "956-555-0142", "00~1~956~555~0142", "00~1~956~555~0142", "+1~956~555~0142"),
        ("+525512345678", None, "011~52~55~1234~5678", "55~1234~5678", "00~52~55~1234~5678", "+52~55~1234~5678"),
        ("+528005551234", "800 555 1234", "011~52~800~555~1234", "800 555 1234", "00~52~800~555~1234",
         "+52~800~555~1234"),
        ("+99912345678", None, *["+99912345678"] * 4),
    ],
)  # fmt: skip
def test_a_number_is_printed_as_its_reader_dials_it(
    number: str, display: str | None, us: str, mexico: str, spain: str, nowhere: str
) -> None:
    def shown(tag: str) -> str:
        return seen(locales.format_phone(number, tag, display=display))

    assert shown("en-US") == shown("es-US") == shown("en-CA") == us
    assert shown("es-MX") == shown("en-MX") == mexico
    assert shown("es-ES") == spain
    assert shown("es") == shown("es-419") == nowhere


# --- every text ---------------------------------------------------------------------------------------------


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12),
    st.sampled_from((*LOCALES, "de-DE", "pt-BR", "es", "en")),
)
def test_nothing_is_printed_that_the_fonts_lack(moment: datetime, amount: Decimal, tag: str) -> None:
    aware = moment.replace(tzinfo=UTC)
    texts = [
        locales.format_date(moment.date(), tag, weekday=True),
        locales.format_moment(aware, tag, zone=None, reader_zone=MEXICO),
        locales.format_moment(aware + timedelta(hours=1), tag, zone=CHICAGO, reader_zone=MEXICO),
        locales.format_number(amount, tag),
        locales.format_percent(amount, tag),
        locales.format_money(amount, tag, currency="USD"),
        locales.format_money(amount, tag, currency="MXN"),
    ]
    assert not set("".join(texts)) & set("\u202f\u2009\u2011")


def test_importing_and_asking_for_marks_loads_neither_babel_nor_phonenumbers() -> None:
    code = (
        "import sys, comunicado.locales as l, comunicado.facts\n"
        "l.dateline_mark('es-MX')\n"
        "sys.exit(bool({'babel', 'phonenumbers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
