"""What facts print in each locale, where they link to, and what machines read."""

from __future__ import annotations

from datetime import date

import pytest

from comunicado import facts, values
from comunicado.model import Shown

CHICAGO, MEXICO = "America/Chicago", "America/Mexico_City"


def shown(fields: dict[str, str], locale: str, zone: str = CHICAGO) -> Shown:
    return facts.show(values.fact(fields), locale=locale, zone=zone)


TIP_LINE = {"phone": "+1-866-347-2423", "display": "1-866-DHS-2-ICE"}
HEARING = {"datetime": "2026-08-12T14:30 America/Chicago"}


@pytest.mark.parametrize(
    ("fields", "locale", "expected"),
    [
        ({"date": "2009-08-12"}, "en-US", "August 12, 2009"),
        ({"date": "2009-08-12"}, "es-US", "12 de agosto de 2009"),
        ({"date": "2009-08-12"}, "fr-FR", "12 août 2009"),
        (HEARING, "en-US", "Wednesday, August 12, 2026, at 2:30~PM"),
        (HEARING, "es-US", "miércoles, 12 de agosto de 2026, a las 2:30~p.m."),
        ({"money": "1200000 USD"}, "en-US", "$1,200,000"),
        ({"money": "1200000 USD"}, "es-US", "1,200,000 dólares"),
        ({"money": "1200000 USD"}, "es-MX", "1,200,000 dólares estadounidenses"),
        ({"money": "1234.5 MXN"}, "en-US", "1,234.50 Mexican pesos"),
        ({"money": "1234.5 MXN"}, "es-ES", "1.234,50 pesos mexicanos"),
        ({"number": "1234.5"}, "en-US", "1,234.5"),
        ({"number": "1234.5"}, "es-MX", "1,234.5"),
        ({"number": "1234.50"}, "es-ES", "1.234,50"),
        (TIP_LINE, "en-US", "1-866-DHS-2-ICE"),
        (TIP_LINE, "es-US", "1-866-DHS-2-ICE"),
        (TIP_LINE, "es-MX", "00~1~866~347~2423"),
        ({"phone": "+1 956 555 0142"}, "en-US", "956-555-0142"),
        ({"url": "https://www.ice.gov/tips"}, "es-MX", "https://www.ice.gov/tips"),
        ({"url": "https://www.ice.gov/tips", "display": "ice.gov/tips"}, "es-MX", "ice.gov/tips"),
    ],
)
def test_a_fact_prints_as_the_locale_has_it(fields: dict[str, str], locale: str, expected: str) -> None:
    assert shown(fields, locale).text.replace("\u00a0", "~") == expected


def test_a_reader_across_the_border_is_told_both_times() -> None:
    text = shown(HEARING, "es-MX", MEXICO).text.replace("\u00a0", " ")
    assert text == (
        "miércoles, 12 de agosto de 2026, a las 2:30 p.m., hora de Chicago (1:30 p.m., hora de Ciudad de México)"
    )


@pytest.mark.parametrize(
    ("fields", "href", "machine"),
    [
        ({"date": "2009-08-12"}, None, "2009-08-12"),
        (HEARING, None, "2026-08-12T14:30-05:00"),
        ({"datetime": "2026-08-12T14:30:15Z"}, None, "2026-08-12T14:30:15+00:00"),
        ({"datetime": "1880-01-01T12:00 America/Chicago"}, None, "1880-01-01T17:50:36+00:00"),  # local mean time
        ({"money": "1200000 USD"}, None, None),
        ({"number": "1234.5"}, None, None),
        (TIP_LINE, "tel:+18663472423", None),
        ({"url": "https://www.ice.gov/tips", "display": "ice.gov/tips"}, "https://www.ice.gov/tips", None),
    ],
)
def test_links_and_machine_forms_are_the_same_everywhere(
    fields: dict[str, str], href: str | None, machine: str | None
) -> None:
    for locale in ("en-US", "es-US", "es-MX", "es-ES", "fr-FR"):
        found = shown(fields, locale, MEXICO)
        assert (found.href, found.machine) == (href, machine)


def test_a_date_s_machine_form_reads_back() -> None:
    assert date.fromisoformat(shown({"date": "2009-08-12"}, "es-MX").machine or "") == date(2009, 8, 12)
