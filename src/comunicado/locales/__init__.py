"""Values and a locale in, what that locale prints out: dates, times, numbers, money, lists, telephone numbers.

Locales are BCP 47 tags.  Everything comes from CLDR through Babel, except where the press of the border prints
something else; each exception says so.  A third language needs no code, only its tag.  Babel and phonenumbers are
imported when something is first printed: `comunicado status` does not wait for them.
"""

from comunicado.locales.dates import city, format_date, format_moment, format_time
from comunicado.locales.lists import format_list
from comunicado.locales.names import country, known, name, names
from comunicado.locales.numbers import format_money, format_number, format_percent, reformat_cell
from comunicado.locales.phones import dial, format_phone
from comunicado.locales.punctuation import dateline_mark

__all__ = [
    "city",
    "country",
    "dateline_mark",
    "dial",
    "format_date",
    "format_list",
    "format_moment",
    "format_money",
    "format_number",
    "format_percent",
    "format_phone",
    "format_time",
    "known",
    "name",
    "names",
    "reformat_cell",
]
