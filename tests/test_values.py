"""How facts are written, and which cells of a table are values."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
from babel import Locale, localedata
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from comunicado import tags, values
from comunicado.model import DateFact, DateTimeFact, FactValue, MoneyFact, NumberFact, PartialDate, PhoneFact, UrlFact
from comunicado.values import Amount, CellDate, ValueMistake, Verbatim, is_value_cell, read_cell
from comunicado.values.cells import _MONTHS, _SEPARATORS

# --- facts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date": "2009-08-12"}, DateFact(date(2009, 8, 12))),
        (
            {"datetime": "2009-08-12T14:30 America/Chicago"},
            DateTimeFact(datetime.fromisoformat("2009-08-12T14:30-05:00"), "America/Chicago"),
        ),
        ({"datetime": "2009-08-12T14:30Z"}, DateTimeFact(datetime.fromisoformat("2009-08-12T14:30+00:00"), None)),
        ({"money": "1200000 USD"}, MoneyFact(Decimal(1200000), "USD")),
        ({"money": "-12.50 MXN"}, MoneyFact(Decimal("-12.50"), "MXN")),
        ({"number": "1234.5"}, NumberFact(Decimal("1234.5"))),
        ({"number": " 007 "}, NumberFact(Decimal(7))),
        ({"phone": "+1-866-347-2423"}, PhoneFact("+18663472423")),
        ({"phone": "+1 (866) 347.2423"}, PhoneFact("+18663472423")),
        ({"display": "1-866-DHS-2-ICE", "phone": "+18663472423"}, PhoneFact("+18663472423", "1-866-DHS-2-ICE")),
        ({"phone": "+18663472423", "display": "866-347-2423 (ICE)"}, PhoneFact("+18663472423", "866-347-2423 (ICE)")),
        ({"url": "https://www.ice.gov/tips?a=1#b"}, UrlFact("https://www.ice.gov/tips?a=1#b")),
        ({"url": "http://ice.gov", "display": " ice.gov "}, UrlFact("http://ice.gov", "ice.gov")),
    ],
)
def test_a_fact_has_one_type_and_its_value(fields: dict[str, str], expected: FactValue) -> None:
    assert values.fact(fields) == expected


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "it has no type"),
        ({"display": "x"}, "it has no type"),
        ({"phone": "+18663472423", "url": "https://ice.gov"}, "it is both a phone and a url"),
        ({"fone": "+18663472423"}, "unknown key 'fone'"),
        ({"date": "2009-08-12", "display": "x"}, "a date has no 'display'"),
        ({"url": "https://ice.gov", "display": " "}, "'display' is not one line of text"),
        ({"url": "https://ice.gov", "display": "a\nb"}, "'display' is not one line of text"),
        ({"date": "2009-08"}, "'2009-08' is no date"),
        ({"date": "2009-02-30"}, "'2009-02-30' is not on the calendar"),
        ({"date": "08/12/2009"}, "'08/12/2009' is no date"),
        ({"datetime": "2009-08-12T14:30"}, "'2009-08-12T14:30' does not say in which time zone"),
        ({"money": "1,200,000 USD"}, "'1,200,000 USD' is no amount of money"),
        ({"money": "$1200000"}, "'$1200000' is no amount of money"),
        ({"money": "1200000"}, "'1200000' is no amount of money"),
        ({"money": "1200000 XXX"}, "'XXX' is no currency"),
        ({"money": "1200000 usd"}, "'usd' is no currency"),
        ({"number": "1,234.5"}, "'1,234.5' is no number"),
        ({"number": "1e400"}, "'1e400' is no number"),
        ({"number": "NaN"}, "'NaN' is no number"),
        ({"number": "٣"}, "'٣' is no number"),
        ({"number": ""}, "'' is no number"),
        ({"phone": "866-347-2423"}, "'866-347-2423' is no telephone number"),
        ({"phone": "+1866347242312345"}, "'+1866347242312345' is no telephone number"),
        ({"phone": "+18663472423", "display": "1-866-347-2432"}, "'1-866-347-2432' does not dial +18663472423"),
        ({"url": "javascript:alert(1)"}, "'javascript:alert(1)' is no web address"),
        ({"url": "//ice.gov"}, "'//ice.gov' is no web address"),
        ({"url": "https://"}, "'https://' is no web address"),
        ({"url": "https://[::1"}, "'https://[::1' is no web address"),
        ({"url": "https://ice.gov:x"}, "'https://ice.gov:x' is no web address"),
        ({"url": "https://ice.gov/a b"}, "'https://ice.gov/a b' is no web address"),
        ({"url": "https://ice.gov@evil.example"}, "'https://ice.gov@evil.example' is no public web address"),
        ({"url": "http://169.254.169.254/"}, "'http://169.254.169.254/' is no public web address"),
    ],
)
def test_anything_else_is_refused_with_its_reason(fields: dict[str, str], reason: str) -> None:
    with pytest.raises(ValueMistake) as caught:
        values.fact(fields)
    assert caught.value.reason == str(caught.value) == reason
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.reason, again.hint) == (reason, caught.value.hint)


@pytest.mark.parametrize("name", ["tipline", "a", "tip_line_2"])
def test_names_of_facts(name: str) -> None:
    assert values.name(name) == name


@pytest.mark.parametrize("name", ["", "Tip", "2tip", "tip line", "-tip", "tip\n", "propina!", "línea"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(ValueMistake):
        values.name(name)


@given(st.dictionaries(st.sampled_from(["date", "datetime", "money", "number", "phone", "url", "display"]), st.text()))
def test_no_fields_break_the_reader(fields: dict[str, str]) -> None:
    try:
        values.fact(fields)
    except ValueMistake:
        return
    assert len(fields.keys() - {"display"}) == 1


def test_currencies_are_those_in_use() -> None:
    used = {code for rows in get_global("territory_currencies").values() for code, _, end, tender in rows
            if end is None and tender}  # fmt: skip
    assert not used - values.CURRENCIES
    assert set(get_global("all_currencies")) >= values.CURRENCIES


# --- cells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Verbatim("")),
        (" — ", Verbatim("—")),
        ("-", Verbatim("-")),
        ("2009", Verbatim("2009")),
        ("007", Verbatim("007")),
        ("1,234.50", Amount("1234", "50", grouped=True)),
        ("1,234,567", Amount("1234567", grouped=True)),
        ("1234.5", Amount("1234", "5")),
        ("0.5", Amount("0", "5")),
        ("-3", Amount("3", sign="-")),
        ("−3", Amount("3", sign="-")),
        ("+3.5%", Amount("3", "5", sign="+", unit="%")),
        ("12 %", Amount("12", unit="%")),
        ("(1,234)", Amount("1234", grouped=True, bracketed=True)),
        ("$2,500", Amount("2500", grouped=True, unit="USD")),
        ("-$5", Amount("5", sign="-", unit="USD")),
        ("($5)", Amount("5", bracketed=True, unit="USD")),
        ("US$ 5", Amount("5", unit="USD")),
        ("MXN$5", Amount("5", unit="MXN")),
        ("5 MXN", Amount("5", unit="MXN")),
        ("€5", Amount("5", unit="EUR")),
        ("2009-08-12", CellDate(PartialDate(2009, 8, 12))),
        ("August 12, 2009", CellDate(PartialDate(2009, 8, 12))),
        ("august 12, 2009", CellDate(PartialDate(2009, 8, 12))),
        ("Sept. 3, 2009", CellDate(PartialDate(2009, 9, 3), short=True)),
        ("May 2009", CellDate(PartialDate(2009, 5))),
    ],
)
def test_a_cell_of_an_english_table_may_be_a_value(text: str, expected: object) -> None:
    assert read_cell(text, "en-US") == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("$2,500", "es-MX", Amount("2500", grouped=True, unit="MXN")),
        ("$2,500", "es-US", Amount("2500", grouped=True, unit="USD")),
        ("1.234,5", "es-ES", Amount("1234", "5", grouped=True)),
        ("1\u00a0234,5", "es-ES", Amount("1234", "5", grouped=True)),
        ("12\u00a0%", "es-MX", Amount("12", unit="%")),
        ("12 de agosto de 2009", "es-MX", CellDate(PartialDate(2009, 8, 12))),
        ("1.º de septiembre del 2009", "es-MX", CellDate(PartialDate(2009, 9, 1))),
        ("3 de setiembre de 2009", "es", CellDate(PartialDate(2009, 9, 3))),
        ("12 ago 2009", "es-US", CellDate(PartialDate(2009, 8, 12), short=True)),
        ("Agosto de 2009", "es-US", CellDate(PartialDate(2009, 8))),
        ("12%", "fr-FR", Amount("12", unit="%")),
    ],
)
def test_a_cell_of_a_spanish_table_may_be_a_value(text: str, source: str, expected: object) -> None:
    assert read_cell(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Total", "en-US"),
        ("n/a", "en-US"),
        ("08/12/2009", "en-US"),
        ("12/08/2009", "es-MX"),
        ("February 30, 2009", "en-US"),
        ("2009-02-30", "en-US"),
        ("2009-2010", "en-US"),
        ("August", "en-US"),
        ("May. 3, 2009", "en-US"),
        ("agosto de 2009", "en-US"),
        ("August 2009", "es-MX"),
        ("1,23", "en-US"),
        ("1.234,5", "en-US"),
        ("0,123", "en-US"),
        ("1,234.5", "es-ES"),
        ("1,234", "es"),  # Spain's decimal, or Texas's thousand
        ("1.5", "fr-FR"),
        ("1 234", "es-MX"),
        ("$5", "en-MX"),
        ("$5", "es"),
        ("$5", "es-ES"),
        ("$5%", "en-US"),
        ("$5 USD", "en-US"),
        ("$2.5 million", "en-US"),
        ("TOP 10", "en-US"),
        ("ALL 50", "en-US"),
        ("12:30", "en-US"),
        ("956-555-0142", "en-US"),
        ("5)", "en-US"),
        ("(-5)", "en-US"),
        ("#1", "en-US"),
        ("3rd", "en-US"),
        ("٣", "en-US"),
        ("½", "en-US"),
        ("----", "en-US"),
        ("1" * 25, "en-US"),
        ("1," + ",".join(["000"] * 20), "en-US"),
    ],
)
def test_what_is_text_or_uncertain_goes_to_a_translator(text: str, source: str) -> None:
    assert read_cell(text, source) is None
    assert not is_value_cell(text, source)


WORDS = st.text(st.characters(whitelist_categories=("Lu", "Ll", "Lo")), min_size=1, max_size=12)
SOURCES = st.sampled_from(("en-US", "es-US", "es-MX", "es-ES", "es", "fr-FR"))
KNOWN = {"de", "del", "º", "setiembre", "sept"} | {m for names in _MONTHS.values() for m in names.lower().split()}
KNOWN |= {month[:3] for month in KNOWN} | {code.lower() for code in values.CURRENCIES} | {"us", "mx", "ca"}


@given(
    WORDS, st.sampled_from(("{}", "{} 5", "5 {}", "{}5", "5{}", "12 {} 2009", "{} 12, 2009", "({})", "${}")), SOURCES
)
def test_a_cell_with_another_word_is_never_a_value(word: str, shape: str, source: str) -> None:
    if word.lower() not in KNOWN:
        assert not is_value_cell(shape.format(word), source)


@given(st.text(alphabet="0123456789.,-+()%$ €USDMXNabr\u00a0", max_size=20), SOURCES)
def test_a_value_keeps_all_its_digits(text: str, source: str) -> None:
    cell = read_cell(text, source)
    digits = "".join(c for c in text if c.isdigit())
    if isinstance(cell, Amount):
        assert cell.integer + cell.fraction == digits
    elif isinstance(cell, Verbatim):
        assert cell.text == text.strip()


def test_separators_are_those_of_cldr() -> None:
    known = set(localedata.locale_identifiers())
    for tag, (decimal, groups) in _SEPARATORS.items():
        name = tags.posix(tag) if tags.posix(tag) in known else tags.language(tag)
        symbols = Locale.parse(name).number_symbols["latn"]
        assert (symbols["decimal"], symbols["group"]) == (decimal, groups[0]), tag


@pytest.mark.parametrize("language", ["en", "es"])
def test_months_are_those_of_cldr(language: str) -> None:
    months = Locale.parse(language).months["format"]["wide"]
    assert _MONTHS[language].split() == [months[n] for n in range(1, 13)]


def test_reading_values_needs_no_babel() -> None:
    code = (
        "import sys, comunicado.values as v\n"
        "v.is_value_cell('$2,500', 'en-US'), v.fact({'phone': '+18663472423'})\n"
        "sys.exit(bool({'babel', 'phonenumbers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
