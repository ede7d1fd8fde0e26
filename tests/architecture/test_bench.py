"""The bench runs: what it measures is no matter for a test, that it measures is."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "scripts" / "bench.py"


def test_the_bench_measures_everything_it_promises_and_says_so_in_json() -> None:
    told = subprocess.run(
        [sys.executable, str(BENCH), "--quick", "--json"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    measures = {each["name"]: each for each in json.loads(told.stdout)["measures"]}
    assert {"plan", "search", "cards", "read", "import"} <= measures.keys()
    for each in measures.values():
        assert each["ours"]["seconds"] > 0
        assert each["floor"]["seconds"] > 0
        assert each["floor_is"]


def test_the_bench_refuses_a_measurement_there_is_none_of() -> None:
    told = subprocess.run(
        [sys.executable, str(BENCH), "planing"], check=False, capture_output=True, text=True
    )
    assert told.returncode == 2
    assert "planing" in told.stderr
    assert "plan-overdue" in told.stderr
