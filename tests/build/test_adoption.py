"""What the two documents say of one another is not taken as translated where anything of fact contradicts."""

from __future__ import annotations

import pytest

from comunicado import release
from comunicado.build.adoption import together

HEAD = "---\nheadline: The county opens a clinic\ndate: 2019-03-04\n---\n"
CABEZA = "---\nheadline: El condado abre una clínica\ndate: 2019-03-04\nsource: es-US\n---\n"


def _fuzzy(english: str, spanish: str) -> bool:
    """Whether the one paragraph of two documents is left for a person to look at."""
    ours = release.parse((HEAD + english).encode(), path="en.md", id="2019/clinic")
    theirs = release.parse((CABEZA + spanish).encode(), path="es.md", id="2019/clinic")
    adopted = together(ours, theirs)
    (pair,) = [pair for pair in adopted.pairs if pair.source and pair.source[0].segment.context is None]
    return bool(pair.doubt)


@pytest.mark.parametrize(
    ("english", "spanish", "fuzzy"),
    [
        ("The clinic opens on March 3 in Laredo.", "La clínica abre el 3 de marzo en Laredo.", False),
        ("The clinic opens on March 3 in Laredo.", "La clínica abre el 3 de mayo en Laredo.", True),
        ("The clinic opens at 9 a.m. in Laredo.", "La clínica abre a las 9 a. m. en Laredo.", False),
        ("The clinic opens at 9 a.m. in Laredo.", "La clínica abre a las 9 p. m. en Laredo.", True),
        ("The clinic in Laredo cost $2 million.", "La clínica en Laredo costó 2 millones de dólares.", False),
        ("The clinic in Laredo cost $2 million.", "La clínica en Laredo costó 2 mil millones de dólares.", True),
        ("The clinic in Laredo cost $500 a day.", "La clínica en Laredo costó 500 euros al día.", True),
        ("The clinic opens in Laredo for all.", "The clinic opens in Laredo for all.", True),
        ("The clinic opens in Laredo on Monday.", "La clínica abre el lunes en Laredo.", False),
        ("The clinic opens in Laredo on Monday.", "La clínica abre el martes en Laredo.", True),
        ("The clinic in Laredo has five doctors.", "La clínica en Laredo tiene cinco doctores.", False),
        ("The clinic in Laredo has five doctors.", "La clínica en Laredo tiene seis doctores.", True),
        ("The clinic in Laredo does not close.", "La clínica en Laredo no cierra.", False),
        ("The clinic in Laredo does not close.", "La clínica en Laredo cierra.", True),
        ("The clinic in Laredo is led by Ana Torres.", "La clínica en Laredo es dirigida por Ana Torres.", False),
        ("The clinic in Laredo is led by Ana Torres.", "La clínica en Laredo es dirigida por Ana Ríos.", True),
    ],
)
def test_a_pair_that_contradicts_itself_or_is_a_copy_is_not_sure(english: str, spanish: str, fuzzy: bool) -> None:
    assert _fuzzy(english + "\n", spanish + "\n") is fuzzy
