"""After an accident a catalogue is refused, or every translation in it is intact but for the one that was hit."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from catalogues import accidents
from catalogues.strategies import catalogues
from comunicado.catalogues import po
from comunicado.model import Catalogue

SEEDS = 600
EACH = 5  # of each kind, for each generated catalogue: with the 100 of the dev profile 1,000


def test_real_catalogues_survive_accidents(corpus: Path) -> None:
    real = accidents.shared(corpus)
    for seed in range(SEEDS):
        chance = random.Random(seed)
        data = po.serialize(accidents.excerpt(real, chance))
        for accident in (accidents.lose_byte, accidents.cut_off):
            assert accident(data, chance) is None, f"seed {seed}"


# What fails is small already; to make it smaller takes minutes.
@settings(phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(catalogues(max_size=4), st.integers(0, 2**32))
def test_any_catalogue_survives_accidents(made: Catalogue, seed: int) -> None:
    data, chance = po.serialize(made), random.Random(seed)
    for _ in range(EACH):
        for accident in (accidents.lose_byte, accidents.cut_off):
            assert accident(data, chance) is None
