"""Ten years of random lives, and no wrong, double or silently missed greeting.

APPRECIATION_SIMULATION_SEEDS says how many such decades are lived; the usual is one, with two
shorter times beside it.
"""

import os
from pathlib import Path

import pytest

from tests.simulation.decade import lived
from tests.simulation.stage import Stage

DECADES = int(os.environ.get("APPRECIATION_SIMULATION_SEEDS", "1"))


def judged(stage: Stage, years: int) -> None:
    """See that much happened, and nothing wrong."""
    assert stage.counts["runs"] > 25 * years
    assert stage.counts["pieces"] > 30 * years
    told = "\n\n".join(stage.complaints[:3])
    assert not stage.complaints, f"{len(stage.complaints)} complaints, the first of them:\n{told}"


@pytest.mark.parametrize("seed", range(1, DECADES + 1))
def test_ten_years_of_random_lives(seed: int, tmp_path: Path) -> None:
    stage = lived(seed, str(tmp_path / "book.db"), tmp_path / "out", years=10)
    judged(stage, 10)
    reasons = {name.removeprefix("left out: ") for name in stage.counts if "left out" in name}
    assert reasons >= {"deceased", "greet off", "do not mail", "in the bin", "no usable address"}
    assert reasons >= {"undeliverable address", "already greeted", "not approved", "too late"}
    for name in (
        "letters",
        "leave",
        "come_home",
        "promise",
        "talk",
        "imports",
        "reprinted",
        "returned",
        "undone",
        "prints refused",
        "wrong clocks",
    ):
        assert stage.counts[name] > 0, name


@pytest.mark.parametrize("seed", [1001, 1002])
def test_two_years_of_other_random_lives(seed: int, tmp_path: Path) -> None:
    judged(lived(seed, str(tmp_path / "book.db"), tmp_path / "out", years=2), 2)


def test_a_year_of_random_lives_on_a_server(postgres_url: str, tmp_path: Path) -> None:
    judged(lived(2001, postgres_url, tmp_path / "out", years=1), 1)
