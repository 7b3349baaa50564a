"""Accidents by the thousand; tests/catalogues/test_mutations.py has some of them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from catalogues import accidents
from comunicado.catalogues import po


@pytest.mark.parametrize("block", range(10))
def test_real_catalogues_survive_ten_thousand_accidents(block: int, corpus: Path) -> None:
    real = accidents.shared(corpus)
    for seed in range(10_000 + block * 500, 10_500 + block * 500):
        chance = random.Random(seed)
        data = po.serialize(accidents.excerpt(real, chance))
        for accident in (accidents.lose_byte, accidents.cut_off):
            assert accident(data, chance) is None, f"seed {seed}"
