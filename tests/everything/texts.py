# ruff: noqa: E501  (sample texts are one line a paragraph)
"""Releases in both languages: every kind of page, and every kind of thing on a page."""

from __future__ import annotations

from dataclasses import dataclass

from editions import samples


@dataclass(frozen=True, slots=True)
class Text:
    """A release as its author would write it in one language."""

    matter: str
    """Front matter that is translated, as YAML."""
    body: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A release and its translation: the two have the same segments, in the same order."""

    en: Text
    es: Text
    matter: str
    """Front matter that both have, as YAML: dates, names, facts."""
    source: str = "en"
    """The language that it is authored in."""
    pending: tuple[str, ...] = ()
    """Beginnings of the texts that have no translation yet."""


_SUMMIT = samples.SUMMIT
_TWICE = """

### Where and when

| Month of 2009 | Brownsville | Matamoros | McAllen | Reynosa | Laredo | Nuevo Laredo | Eagle Pass | Piedras Negras | All places |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
| March | 41 | 63 | 12 | 88 | 30 | 47 | 9 | 11 | 301 |
| April | 52 | 70 | 20 | 91 | 25 | 39 | 14 | 12 | 323 |

- The list has two parts:
  - vehicles that were found;
  - vehicles that are missed:
    1. in Texas,
    2. in Mexico.
- It is renewed daily.

Write to:

Vehicle desk\\
100 Elizabeth Street\\
Brownsville, Texas

![A tow truck seen from below, its hook lowered](hook.png "The hook that moved the last truck")
"""
_DOS_VECES = """

### Dónde y cuándo

| Mes de 2009 | Brownsville, Texas | Matamoros, Tamps. | McAllen, Texas | Reynosa, Tamps. | Laredo, Texas | Nuevo Laredo, Tamps. | Eagle Pass, Texas | Piedras Negras, Coah. | Todos los lugares |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
| Marzo | 41 | 63 | 12 | 88 | 30 | 47 | 9 | 11 | 301 |
| Abril | 52 | 70 | 20 | 91 | 25 | 39 | 14 | 12 | 323 |

- La lista tiene dos partes:
  - vehículos que se encontraron;
  - vehículos que faltan:
    1. en Texas;
    2. en México.
- Se renueva a diario.

Escriba a:

Mesa de vehículos\\
100 Elizabeth Street\\
Brownsville, Texas, EE.\xa0UU.

![Una grúa vista desde abajo, con el gancho tendido](hook.png "El gancho que movió la última camioneta")
"""

_VEHICLES = Pair(
    Text(
        f"""\
headline: {samples.EVERYTHING["en"][0]}
subhead: {samples.EVERYTHING["en"][1]}
dateline: BROWNSVILLE, Texas
summary: Two states and two countries found 1,240 stolen vehicles and gave them back.
corrections:
  - {{date: 2009-08-14, text: "An earlier version said that 1,204 vehicles were found; 1,240 were."}}
  - {{date: 2009-09, text: "The district attorney's first name is Ramona."}}
credits:
  trucks.png: Marisol Peña for the Valley Ledger
  hook.png: Two photographers of the district attorney
""",
        samples.EVERYTHING["en"][2].replace("\n---\n", f"{_TWICE}\n---\n"),
    ),
    Text(
        f"""\
headline: {samples.EVERYTHING["es"][0]}
subhead: {samples.EVERYTHING["es"][1]}
dateline: BROWNSVILLE, Texas
summary: Dos estados y dos países hallaron 1,240 vehículos robados y los devolvieron.
corrections:
  - {{date: 2009-08-14, text: "Una versión anterior decía que se hallaron 1,204 vehículos; fueron 1,240."}}
  - {{date: 2009-09, text: "El nombre de pila de la fiscal es Ramona."}}
credits:
  trucks.png: Marisol Peña para el Valley Ledger
  hook.png: Dos fotógrafos de la fiscalía de distrito
""",
        samples.EVERYTHING["es"][2].replace("\n---\n", f"{_DOS_VECES}\n---\n"),
    ),
    """\
date: 2009-08-12T14:30 America/Chicago
topics: [vehicles, border]
boilerplate: [about-ice]
contacts: [press, fiscalia, county]
facts:
  hearing: {datetime: 2009-08-12T14:30 America/Chicago}
  seizure: {money: 1200000 USD}
""",
)

_BORDER = Pair(
    Text(
        f'headline: "{_SUMMIT["en"][0]}"\nsubhead: "{_SUMMIT["en"][1]}"\ndateline: BROWNSVILLE, Texas\n',
        _SUMMIT["en"][2],
    ),
    Text(
        f'headline: "{_SUMMIT["es"][0]}"\nsubhead: "{_SUMMIT["es"][1]}"\ndateline: BROWNSVILLE, Texas\n',
        _SUMMIT["es"][2],
    ),
    "date: 2009\ntopics: [border]\nboilerplate: [about-ice]\ncontacts: [press]\n",
)

_BRIDGES = Pair(
    Text(
        """\
headline: Two countries agree on one timetable for the bridges
subhead: The first to change is the Puente Nuevo, on Palm Sunday
dateline: MATAMOROS, Tamaulipas
credits:
  puente.png: State archive of Tamaulipas
""",
        """\
The customs services of both countries will keep the same hours on the four bridges from {start} on, they said in this statement.

![A bridge at dawn, empty](puente.png "The Puente Nuevo before it opens")

> "Whoever crosses at six in the morning should find both gates open," said the two directors.

## What changes on the bridges

1. Both gates open at six.
2. Trucks wait in one line and not in two.

The agreement is [on the page of the treaty](https://newsroom.example.org/agreement).
""",
    ),
    Text(
        """\
headline: Dos países acuerdan un solo horario para los puentes
subhead: El primero en cambiar es el Puente Nuevo, el Domingo de Ramos
dateline: MATAMOROS, Tamaulipas, México
credits:
  puente.png: Archivo del Estado de Tamaulipas
""",
        """\
Las aduanas de ambos países tendrán el mismo horario en los cuatro puentes a partir del {start}, según esta declaración.

![Un puente vacío al amanecer](puente.png "El Puente Nuevo antes de abrir")

> «Quien cruza a las seis de la mañana debe encontrar abiertas las dos garitas», dijeron ambos directores.

## Qué cambia en los puentes

1. Las dos garitas abren a las seis.
2. Los camiones esperan en una fila y no en dos.

El acuerdo está [en la página del tratado](https://newsroom.example.org/agreement).
""",
    ),
    """\
date: 2010-03-20
kind: joint-statement
issuers: [ice, aduanas]
topics: [bridges]
contacts: [fiscalia, press]
facts:
  start: {date: 2010-03-28}
""",
    "es",
)

_HEARING = Pair(
    Text(
        "headline: Reporters may attend the hearing on the levee\n",
        """\
The hearing is open to the press; cameras stay outside.

| What | When |
|---|---|
| Doors open | {doors} |
| Hearing | {start} |
""",
    ),
    Text(
        "headline: La prensa podrá asistir a la audiencia sobre el bordo\n",
        """\
La audiencia está abierta a la prensa; las cámaras se quedan afuera.

| Qué | Cuándo |
|---|---|
| Se abren las puertas | {doors} |
| Comienza la audiencia | {start} |
""",
    ),
    """\
date: 2010-06
kind: advisory
topics: [levee]
contacts: [press]
facts:
  doors: {datetime: 2010-07-01T08:30 America/Chicago}
  start: {datetime: 2010-07-01T09:00 America/Chicago}
""",
)

_LEVEE = Pair(
    Text(
        """\
headline: The levee held, and the river is falling
subhead: Families may go home on Friday
dateline: HIDALGO, Texas
corrections:
  - {date: 2010-07-12, text: "The crest was on Monday, not on Sunday."}
""",
        """\
The river crested on Monday night, two feet below the top of the levee.

## Where to go for help

- Water is given out at the school.
- Insurance papers are copied at the library.

> "Nobody was hurt, and that is what counts," said the county judge.

| Gauge | Feet |
|---|---:|
| Hidalgo bridge | 21.4 |
| Los Ebanos ferry | 44.0 |

The next bulletin comes at noon.

The pumps run day and night until the fields are dry.

![A levee with sandbags along its top](levee.png "Sandbags at the Hidalgo pump")
""",
    ),
    Text(
        """\
headline: El bordo resistió y el río está bajando
subhead: Las familias podrán volver a casa el viernes
dateline: HIDALGO, Texas, EE.\xa0UU.
corrections:
  - {date: 2010-07-12, text: "El máximo fue el lunes, no el domingo."}
""",
        """\
El río alcanzó su máximo la noche del lunes, a dos pies de la corona del bordo.

## A dónde acudir por ayuda

- Se reparte agua en la escuela.
- En la biblioteca se copian los papeles del seguro.

> «Nadie resultó herido, y eso es lo que cuenta», dijo el juez del condado.

| Medidor | Pies |
|---|---:|
| Puente de Hidalgo | 21.4 |
| Chalán de Los Ébanos | 44.0 |

El próximo boletín sale al mediodía.

Las bombas trabajan día y noche hasta que se sequen los campos.

![Un bordo con costales de arena en la corona](levee.png "Costales junto a la bomba de Hidalgo")
""",
    ),
    "date: 2010-07-11\ntopics: [levee]\ncontacts: [press]\nboilerplate: [about-ice]\n",
    pending=(
        "Insurance papers", "Where to go", '"Nobody was hurt', "Los Ebanos ferry", "The pumps run", "A levee with",
        "Sandbags at",
    ),
)  # fmt: skip

_SHORT = Pair(
    Text("headline: Press office opens in Laredo\n", "Reporters may call every day.\n"),
    Text("headline: Abre oficina de prensa en Laredo\n", "La prensa puede llamar a diario.\n"),
    "date: 2010-02\n",
)


def _bulletin(number: int) -> Pair:
    return Pair(
        Text(
            f"headline: Bulletin {number} on waits at the bridges\nsubhead: Trucks wait longer than cars this week\n",
            f"Cars waited {number + 10} minutes. The waits are counted at every gate.\n",
        ),
        Text(
            f"headline: Boletín {number} sobre la espera en los puentes\n"
            "subhead: Los camiones esperan más que los autos esta semana\n",
            f"Los autos esperaron {number + 10} minutos. La espera se mide en cada garita.\n",
        ),
        f"date: 2011-{1 + number // 28:02}-{1 + number % 28:02}\ntopics: [bridges]\n",
    )


RELEASES = {
    "2009/border-summit": _BORDER,
    "2009/stolen-vehicles": _VEHICLES,
    "2010/declaracion-puentes": _BRIDGES,
    "2010/hearing": _HEARING,
    "2010/levee": _LEVEE,
    "2010/press-office": _SHORT,
    **{f"2011/bulletin-{number:02}": _bulletin(number) for number in range(60)},
}
"""Id → release; all of them are public, in every edition."""
SECRET = "Zopilote"
"""A word of every release below, and of nothing else."""
HIDDEN = {
    "2012/draft": "draft: true\ndate: 2010-01-02",
    "2012/held": "embargo: hold\ndate: 2010-01-02",
    "2012/embargoed": "embargo: 2999-01-02T10:00 America/Chicago\ndate: 2010-01-02",
    "2012/tomorrow": "date: 2999-01-02",
}
"""Id → front matter of releases that no reader may hear of."""
ENGLISH = "2012/english-only"
"""Not translated at all: its Spanish editions are withheld."""
ABOUT = {"en": _SUMMIT["en"][3], "es": _SUMMIT["es"][3]}
WORDS = {
    "South Texas Newsroom": "Sala de Prensa del Sur de Texas",
    "U.S. Immigration and Customs Enforcement": "Servicio de Inmigración y Control de Aduanas de Estados Unidos",
    "Border security": "Seguridad fronteriza",
    "Stolen vehicles": "Vehículos robados",
    "Bridges and crossings": "Puentes y cruces",
    "The levee": "El bordo",
    "National Customs Agency of Mexico": "Agencia Nacional de Aduanas de México",
    "South Texas press office": "Oficina de prensa del sur de Texas",
    "Ana Lucía Treviño": "Ana Lucía Treviño",
    "Spokesperson": "Vocera",
    "Tamaulipas Attorney General's Office": "Fiscalía General de Justicia de Tamaulipas",
    "Monday to Friday, mornings": "De lunes a viernes, por la mañana",
    "Office of the District Attorney": "Oficina de la Fiscalía de Distrito",
    "Cameron County": "Condado de Cameron",
}
"""The newsroom's own words."""
CONTACTS = """\
[press]
name = "South Texas press office"
email = "press@newsroom.example.org"
phone = "+1-956-555-0142"

[fiscalia]
name = "Ana Lucía Treviño"
role = "Spokesperson"
organization = "Tamaulipas Attorney General's Office"
email = "prensa@fiscalia.example.mx"
phone = "+52 834 123 4567"
mobile = "+52 834 555 0199"
hours = "Monday to Friday, mornings"

[county]
name = "Office of the District Attorney"
organization = "Cameron County"
email = "da@county.example.org"
phone = "+1-956-555-0177"
"""
CONFIG = """\
title = "South Texas Newsroom"
url = "https://newsroom.example.org/press"
source = "en-US"
timezone = "America/Chicago"
organization = "U.S. Immigration and Customs Enforcement"

[[editions]]
name = "en"
locales = ["en-US"]
formats = ["html", "pdf", "ninjs"]

[[editions]]
name = "es"
locales = ["es-US"]
formats = ["html", "pdf", "ninjs"]

[[editions]]
name = "es-mx"
locales = ["es-MX"]
timezone = "America/Mexico_City"

[[editions]]
name = "en-es"
locales = ["en-US", "es-US"]
layout = "side-by-side"
formats = ["html", "pdf", "ninjs"]

[[editions]]
name = "both"
locales = ["en-US", "es-US"]
layout = "sequential"
formats = ["html", "pdf", "ninjs"]

[publish]
minimum = 60

[site]
banner = true

[topics]
border = "Border security"
vehicles = "Stolen vehicles"
bridges = "Bridges and crossings"
levee = "The levee"

[issuers.ice]
name = "U.S. Immigration and Customs Enforcement"
logo = "agency.png"
url = "https://ice.example.org/"

[issuers.aduanas]
name = "National Customs Agency of Mexico"
logo = "aduanas.png"

[facts.tipline]
phone = "+1-866-347-2423"
display = "1-866-DHS-2-ICE"
"""
