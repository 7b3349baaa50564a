# ruff: noqa: E501  (sample texts are one line a paragraph)
"""Releases to render: the seed in both languages, and one that has every kind of block."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from comunicado.editions import names
from comunicado.editions.page import Alternate, Download, Page
from comunicado.markdown import read
from comunicado.markdown.html import Picture
from comunicado.markdown.inline import read_authored
from comunicado.model import Boilerplate, Contact, Correction, PartialDate, Release, Shown, Translation
from comunicado.newsroom.config import Edition, Issuer, Newsroom
from comunicado.newsroom.places import NAMES

EDITIONS = (
    Edition("en", ("en-US",), "single", "America/Chicago"),
    Edition("es", ("es-US",), "single", "America/Chicago"),
    Edition("es-mx", ("es-MX",), "single", "America/Mexico_City"),
    Edition("en-es", ("en-US", "es-US"), "side-by-side", "America/Chicago"),
    Edition("both", ("en-US", "es-US"), "sequential", "America/Chicago"),
)

SUMMIT = {
    "en": (
        "ICE meets with Mexican officials, Valley law enforcement to discuss border issues",
        "This is the first such meeting held in the United States between the partners",
        """\
U.S. Immigration and Customs Enforcement (ICE) hosted a one-day South Texas-Tamaulipas (Mexico) cross border summit at the University of Texas in Brownsville. This is the first such meeting held in the United States.

Department of Homeland Security (DHS) Deputy Assistant Secretary for ICE Alonzo Pena led the meeting by renewing ICE's commitment to address the cross border crimes that affect our bilateral public safety. In an effort to keep safe our shared border communities, law enforcement needs to continue to communicate, cooperate, and share information between agencies and our nations. The goal of this summit is to gauge what has worked well so far, and what can be improved.

> "Today's criminal organizations respect no borders and know no boundaries," said Pena. "If we're going to successfully continue to address this challenge, we must work together to harness all the resources, expertise and legal authorities at our disposal."

Law enforcement agencies at the summit also discussed minimizing the international boundaries when it comes to pursing and apprehending criminals. Crimes such as kidnapping, assaults, homicides, burglaries are all crimes that impact public safety. The intent is to assist law enforcement agencies on both sides of the U.S.-Mexico border in their efforts to make communities safer. The unified message law enforcement wants to send is that criminals who try to hide from their crimes in either country will be found and brought to justice.

ICE has fostered communication and cooperation with our federal, state, local and Mexican law enforcement partners along the border for years. Since 2005, the changing dynamics between the two governments have redefined our working relationships. Increased communication and cooperation amongst law enforcement at all these levels will allow us to make a significant improvements in public safety.

Since DHS Secretary Janet Napolitano announced in March that her department was intensifying efforts to combat cross border violence and weapons trafficking, ICE moved quickly to respond. ICE has deployed additional agents to its Border Enforcement Security Task Forces (BEST) along the southwest border and in Mexico. ICE has also established a Vetted Arms Trafficking Unit in Mexico City to target transnational smuggling and firearms trafficking organizations in Mexico.

The South Texas-Tamaulipas cross border summit is scheduled to end Wednesday night.
""",
        """\
## About ICE

U.S. Immigration and Customs Enforcement (ICE) is the largest investigative arm of the Department of Homeland Security. To report a crime, call {tipline}.
""",
    ),
    "es": (
        "ICE se reúne con funcionarios mexicanos y autoridades policiales del Valle para tratar asuntos fronterizos",
        "Es la primera reunión de este tipo que los socios celebran en Estados Unidos",
        """\
El Servicio de Inmigración y Control de Aduanas de Estados Unidos (ICE, por sus siglas en inglés) fue anfitrión de una cumbre transfronteriza de un día entre el sur de Texas y Tamaulipas (México) en la Universidad de Texas en Brownsville. Es la primera reunión de este tipo que se celebra en Estados Unidos.

El subsecretario adjunto del Departamento de Seguridad Nacional (DHS, por sus siglas en inglés) para ICE, Alonzo Peña, encabezó la reunión y reiteró el compromiso de ICE de hacer frente a los delitos transfronterizos que afectan la seguridad pública de ambos países. Para mantener seguras a las comunidades que comparten la frontera, las autoridades deben seguir comunicándose, cooperando e intercambiando información entre dependencias y entre naciones. El objetivo de la cumbre es valorar qué ha funcionado bien hasta ahora y qué se puede mejorar.

> «Las organizaciones criminales de hoy no respetan fronteras ni conocen límites», dijo Peña. «Si queremos seguir enfrentando con éxito este desafío, debemos trabajar juntos para aprovechar todos los recursos, la experiencia y las facultades legales a nuestro alcance».

Las corporaciones policiales que asistieron a la cumbre también hablaron de reducir los obstáculos que representan los límites internacionales al perseguir y detener a delincuentes. El secuestro, las agresiones, los homicidios y los robos son delitos que afectan la seguridad pública. La intención es apoyar a las corporaciones de ambos lados de la frontera entre Estados Unidos y México en su labor de hacer más seguras a las comunidades. El mensaje común que quieren enviar es que los criminales que intenten esconderse de sus delitos en cualquiera de los dos países serán encontrados y llevados ante la justicia.

Durante años, ICE ha impulsado la comunicación y la cooperación con sus socios policiales federales, estatales, locales y mexicanos a lo largo de la frontera. Desde 2005, la dinámica cambiante entre los dos gobiernos ha redefinido nuestras relaciones de trabajo. Una mayor comunicación y cooperación entre las autoridades de todos estos niveles nos permitirá lograr mejoras significativas en la seguridad pública.

Desde que la secretaria del DHS, Janet Napolitano, anunció en marzo que su departamento intensificaba los esfuerzos para combatir la violencia transfronteriza y el tráfico de armas, ICE actuó con rapidez. ICE ha desplegado más agentes en sus Equipos Especiales de Seguridad Fronteriza (BEST, por sus siglas en inglés) a lo largo de la frontera suroeste y en México. ICE también estableció en la Ciudad de México una Unidad Certificada contra el Tráfico de Armas, dirigida a las organizaciones transnacionales de contrabando y de tráfico de armas de fuego en México.

Está previsto que la cumbre transfronteriza entre el sur de Texas y Tamaulipas concluya la noche del miércoles.
""",
        """\
## Acerca de ICE

El Servicio de Inmigración y Control de Aduanas de Estados Unidos (ICE, por sus siglas en inglés) es la mayor dependencia de investigación del Departamento de Seguridad Nacional. Para denunciar un delito, llame al {tipline}.
""",
    ),
}

EVERYTHING = {
    "en": (
        "Joint operation on both banks of the Rio Grande recovers 1,240 stolen vehicles and returns them to their owners in Texas, Tamaulipas and Nuevo León",
        "Prosecutors in Brownsville and Matamoros say that the exchange of plate numbers, begun in March, made the difference",
        """\
Investigators from two countries said on {hearing} that a *joint* operation had recovered **1,240 vehicles**, with seizures worth {seizure}.[^count] The full list is [on the operation's page](https://newsroom.example.org/operation).

## What was recovered

![A row of pickup trucks behind a chain-link fence at sunset](trucks.png "Recovered trucks wait for their owners at the Los Tomates yard")

The vehicles were found in four places:

- in the yards of two dealers in Matamoros;
- on ranches along the river;
- in Reynosa.

Owners should do three things:

3. Check the list by plate number, which has no spaces and no hyphens, or by the last six digits of the chassis number.

4. Call {tipline} between Monday and Friday.

   Calls are answered in English and in Spanish.

5. Bring proof of ownership, with `plate=ABC1234` written on the form.

### By type

| Type | Vehicles | Share |
|---|---:|---:|
| Pickup trucks | 710 | 57.3% |
| Cars | 402 | 32.4% |
| Motorcycles | 128 | 10.3% |

The same, by year:

| Year | Pickup trucks | Cars | Motorcycles | Total |
|---|---|---|---|---|
| 2007 | 120 | 90 | 31 | 241 |
| 2008 | 266 | 151 | 42 | 459 |
| 2009 | 324 | 161 | 55 | 540 |

> "Nobody asked on which bank of the river a truck was parked," said Ramona Quintanilla, the district attorney.
>
> "We asked whose it was."

---

```
plate,state,found
ABC1234,TX,2009-08-12
```

The operation goes on.

[^count]: As of August 10; *vehicles* includes trailers.
""",
        SUMMIT["en"][3],
    ),
    "es": (
        "Un operativo conjunto en ambas márgenes del río Bravo recupera 1,240 vehículos robados y los devuelve a sus dueños en Texas, Tamaulipas y Nuevo León",
        "Fiscales de Brownsville y Matamoros afirman que el intercambio de números de placa, iniciado en marzo, marcó la diferencia",
        """\
Investigadores de dos países informaron el {hearing} que un operativo *conjunto* había recuperado **1,240 vehículos**, con decomisos por {seizure}.[^count] La lista completa está [en la página del operativo](https://newsroom.example.org/operation).

## Lo que se recuperó

![Una hilera de camionetas detrás de una malla ciclónica al atardecer](trucks.png "Las camionetas recuperadas esperan a sus dueños en el patio de Los Tomates")

Los vehículos se encontraron en cuatro lugares:

- en los patios de dos distribuidores de Matamoros;
- en ranchos a lo largo del río;
- en Reynosa.

Los dueños deben hacer tres cosas:

3. Consultar la lista por número de placa, que no lleva espacios ni guiones, o por los últimos seis dígitos del número de serie.

4. Llamar al {tipline} de lunes a viernes.

   Se atiende en inglés y en español.

5. Llevar el comprobante de propiedad, con `plate=ABC1234` escrito en el formulario.

### Por tipo

| Tipo | Vehículos | Proporción |
|---|---:|---:|
| Camionetas | 710 | 57.3 % |
| Automóviles | 402 | 32.4 % |
| Motocicletas | 128 | 10.3 % |

Lo mismo, por año:

| Año | Camionetas | Automóviles | Motocicletas | Total |
|---|---|---|---|---|
| 2007 | 120 | 90 | 31 | 241 |
| 2008 | 266 | 151 | 42 | 459 |
| 2009 | 324 | 161 | 55 | 540 |

> «Nadie preguntó en qué margen del río estaba estacionada una camioneta», dijo Ramona Quintanilla, la fiscal de distrito.
>
> «Preguntamos de quién era».

---

```
plate,state,found
ABC1234,TX,2009-08-12
```

El operativo continúa.

[^count]: Al 10 de agosto; *vehículos* incluye remolques.
""",
        SUMMIT["es"][3],
    ),
}

FACTS = {
    "en-US": {
        "tipline": Shown("1-866-DHS-2-ICE", "tel:+18663472423"),
        "hearing": Shown("Wednesday, August 12, 2009, at 2:30\xa0PM", machine="2009-08-12T14:30-05:00"),
        "seizure": Shown("$1,200,000"),
    },
    "es-US": {
        "tipline": Shown("1-866-DHS-2-ICE", "tel:+18663472423"),
        "hearing": Shown("miércoles, 12 de agosto de 2009, a las 2:30\xa0p.m.", machine="2009-08-12T14:30-05:00"),
        "seizure": Shown("1,200,000 dólares"),
    },
}
FACTS["es-MX"] = FACTS["es-US"] | {"tipline": Shown("00\xa01\xa0866\xa0347\xa02423", "tel:+18663472423")}

PRESS = {
    "en": Contact("south-texas", "South Texas press office", "", "", "press@newsroom.example.org", "+19565550142"),
    "es": Contact(
        "south-texas", "Oficina de prensa del sur de Texas", "", "", "press@newsroom.example.org", "+19565550142"
    ),
}
OTHERS = {
    "en": (
        Contact("a", "Ana Lucía Treviño", "Spokesperson", "Tamaulipas Attorney General's Office", "prensa@fiscalia.example.mx", "+528341234567", "+528345550199", "Monday to Friday, 9 to 5"),
        Contact("b", "Office of the District Attorney", "", "Cameron County", "da@county.example.org", "+19565550177"),
    ),
    "es": (
        Contact("a", "Ana Lucía Treviño", "Vocera", "Fiscalía General de Justicia de Tamaulipas", "prensa@fiscalia.example.mx", "+528341234567", "+528345550199", "De lunes a viernes, de 9 a 17 h"),
        Contact("b", "Oficina de la Fiscalía de Distrito", "", "Condado de Cameron", "da@county.example.org", "+19565550177"),
    ),
}  # fmt: skip
WORDS = {
    "es": {
        (NAMES, "South Texas Newsroom"): "Sala de Prensa del Sur de Texas",
        (
            NAMES,
            "U.S. Immigration and Customs Enforcement",
        ): "Servicio de Inmigración y Control de Aduanas de Estados Unidos",
    },
    "en": {},
}


def newsroom(root: Path, **changes: object) -> Newsroom:
    """The newsroom of the samples."""
    room = Newsroom(
        root, "comunicado.toml", "South Texas Newsroom", "https://newsroom.example.org", "en-US", "America/Chicago",
        EDITIONS, organization="U.S. Immigration and Customs Enforcement",
    )  # fmt: skip
    return replace(room, **changes)


def translation(kind: dict[str, tuple[str, str, str, str]], locale: str, *, source: str = "en-US") -> Translation:
    """A sample in a locale, as `segments.compose` and `compile` would give it."""
    language = locale[:2]
    headline, subhead, body, about = kind[language]
    whole = kind is EVERYTHING
    release = Release(
        id="2009/border-summit",
        path="releases/2009/border-summit/release.md",
        source=source,
        headline=read_authored(headline),
        subhead=read_authored(subhead),
        dateline=read_authored("BROWNSVILLE, Texas"),
        date=PartialDate(2009, 8, 12) if whole else PartialDate(2009),
        published=datetime(2009, 8 if whole else 1, 12 if whole else 1, tzinfo=timezone(timedelta(hours=-6))),
        body=read(body),
        credits=((("trucks.png", read_authored("Marisol Peña / *Valley Ledger*")),) if whole else ()),
    )
    return Translation(
        release,
        locale,
        FACTS[locale],
        (Boilerplate("about-ice", "releases/_boilerplate/about-ice.md", read(about)),),
        (PRESS[language], *(OTHERS[language] if whole else ())),
        WORDS[language],
    )


def page(
    edition: str,
    root: Path,
    *,
    kind: dict[str, tuple[str, str, str, str]] = SUMMIT,
    source: str = "en-US",
    withheld: tuple[str, ...] = (),
    **changes: object,
) -> Page:
    """A sample as a page of an edition."""
    room = newsroom(root)
    chosen = room.edition(edition)
    order = sorted(chosen.locales, key=lambda locale: locale[:2] != source[:2])
    alternates = tuple(
        Alternate(
            one.name,
            names.of(one, room),
            one.locales,
            None if one.name in withheld else f"../../../{one.name}/2009/border-summit/",
            "" if one.name in withheld else f"{room.url}/{one.name}/2009/border-summit/",
            one.name == edition,
        )
        for one in EDITIONS[:4]
    )
    downloads = (
        Download("2009-border-summit.en.pdf", ("en-US",), size=84_321, pages=2),
        Download("2009-border-summit.es.pdf", ("es-US",), size=86_000, pages=2),
        Download("2009-border-summit.en-es.pdf", ("en-US", "es-US"), size=1_260_000, pages=3),
    )
    texts = tuple(translation(kind, locale, source=source) for locale in order)
    made = Page(
        room, chosen, texts, alternates, downloads, "../../../", f"{edition}/2009/border-summit/", "../../",
        {"screen.css": "assets/screen.css", "public-sans.woff2": "assets/public-sans.woff2"},
        {"trucks.png": Picture("trucks.png", 640, 400)}, root,
    )  # fmt: skip
    return replace(made, **changes)


def picture(width: int = 640, height: int = 400) -> bytes:
    """A PNG: a sky over a plain, so that a cut or turned picture is seen."""
    rows = b"".join(
        b"\0" + bytes((90 + 120 * y // height, 130 + 60 * y // height, 200 - 140 * y // height)) * width
        if y < height * 2 // 3 else b"\0" + bytes((96, 84, 62)) * width
        for y in range(height)
    )  # fmt: skip
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def joint(edition: str, root: Path, **changes: object) -> Page:
    """A joint statement of two issuers, one with a logo (`templates/agency.png`), on a topic, corrected twice."""
    made = page(edition, root, kind=EVERYTHING)
    corrections = {
        "en": ("An earlier version said 1,204 vehicles.", "The district attorney's *name* was mended."),
        "es": ("Una versión anterior decía 1,204 vehículos.", "Se corrigió el *nombre* de la fiscal."),
    }
    words = {
        ("topic", "Border security"): "Seguridad fronteriza",
        (NAMES, "Tamaulipas Attorney General's Office"): "Fiscalía General de Justicia de Tamaulipas",
    }
    dates = (PartialDate(2009, 8, 14), PartialDate(2009, 9))
    zone = timezone(timedelta(hours=-6))
    texts = tuple(
        replace(
            text,
            words={**text.words, **(words if text.locale.startswith("es") else {})},
            release=replace(
                text.release,
                kind="joint-statement",
                issuers=("ice", "fgj"),
                topics=("border",),
                corrections=tuple(
                    Correction(
                        date, datetime(date.year, date.month or 1, date.day or 1, tzinfo=zone), read_authored(said)
                    )
                    for date, said in zip(dates, corrections[text.locale[:2]], strict=True)
                ),
            ),
        )
        for text in made.texts
    )
    room = replace(
        made.newsroom,
        topics={"border": "Border security"},
        issuers={
            "ice": Issuer("U.S. Immigration and Customs Enforcement", "agency.png", "https://ice.example.org/"),
            "fgj": Issuer("Tamaulipas Attorney General's Office"),
        },
        **changes,
    )
    return replace(made, newsroom=room, texts=texts)
