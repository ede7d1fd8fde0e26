"""Measure the program against the floor below it: `.venv/bin/python scripts/bench.py [NAME ...]`.

Each measurement runs in a process of its own, ours and the floor in turn, several rounds; what is
shown is the median of the rounds. `--json` gives the figures instead of the table, `--quick` tries
everything on a handful of people, `--rounds` says how often.
"""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from appreciation.app import collect_rarely

from benchmarks.measures import MEASURES, Measure
from benchmarks.sizes import FULL, QUICK, Sizes
from benchmarks.stopwatch import most_memory

ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one process took: the figure in seconds, its very first run, and its peak in MB."""

    seconds: float
    first: float
    memory_mb: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A measure, taken."""

    measure: Measure
    ours: Run
    floor: Run

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes."""
        return self.ours.seconds / self.floor.seconds

    def figures(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {
            "name": self.measure.name,
            "what": self.measure.what,
            "floor_is": self.measure.floor_is,
            "statistic": self.measure.statistic,
            "ours": asdict(self.ours),
            "floor": asdict(self.floor),
            "ratio": round(self.ratio, 2),
            "unit": self.measure.unit,
            "limit": self.measure.limit,
            "over": self.measure.over,
            "most": self.measure.most,
            "holds": self.holds,
        }

    @property
    def holds(self) -> bool:
        """Whether nothing that was promised of it is broken."""
        ours, floor, measure = self.ours.seconds, self.floor.seconds, self.measure
        return (
            (measure.limit is None or self.ratio <= measure.limit)
            and (measure.over is None or ours - floor <= measure.over)
            and (measure.most is None or ours <= measure.most)
        )


def main() -> int:
    """Measure what was asked for and print it."""
    said = _arguments()
    sizes = QUICK if said.quick else FULL
    if said.run:
        print(json.dumps(_measured(said.run, Path(said.folder), sizes)))
        return 0
    chosen = [each for each in MEASURES if not said.names or each.name in said.names]
    with tempfile.TemporaryDirectory(prefix="appreciation-bench-") as folder:
        rounds = 1 if said.quick else said.rounds
        results = _results(chosen, Path(folder), rounds=rounds, quick=said.quick)
    if said.json:
        print(json.dumps(_report(results, sizes), indent=2))
    else:
        print("\n".join(_table(results)))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    names = [each.name for each in MEASURES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--json", action="store_true", help="figures instead of a table")
    parser.add_argument("--quick", action="store_true", help="try it on a handful of people")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help="how often ours and the floor run"
    )
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    said = parser.parse_args()
    if unknown := set(said.names) - set(names):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    return said


def _results(chosen: Sequence[Measure], folder: Path, *, rounds: int, quick: bool) -> list[Result]:
    def run(function: str) -> dict[str, Any]:
        options = [f"--run={function}", f"--folder={folder}", *(["--quick"] if quick else [])]
        said = subprocess.run(
            [sys.executable, __file__, *options], check=True, stdout=subprocess.PIPE
        )
        found: dict[str, Any] = json.loads(said.stdout)
        return found

    for function in dict.fromkeys(each.fill for each in chosen):
        _say(f"Making what {function} takes")
        run(function)
    return [_result(each, run, rounds=rounds) for each in chosen]


def _result(measure: Measure, run: Callable[[str], dict[str, Any]], rounds: int) -> Result:
    _say(measure.what)
    ours, floor = [], []
    for _ in range(rounds):
        ours.append(_figure(measure, run(measure.ours)))
        floor.append(_figure(measure, run(measure.floor)))
    return Result(measure=measure, ours=_median(ours), floor=_median(floor))


def _figure(measure: Measure, taken: dict[str, Any]) -> Run:
    first, *others = taken["seconds"]
    counted = others or [first]
    if measure.statistic == "median":
        seconds = statistics.median(counted)
    else:
        seconds = statistics.quantiles(counted, n=20)[-1]
    return Run(seconds=seconds, first=first, memory_mb=taken["memory_mb"])


def _median(runs: Sequence[Run]) -> Run:
    memory = [run.memory_mb for run in runs if run.memory_mb is not None]
    return Run(
        seconds=statistics.median(run.seconds for run in runs),
        first=statistics.median(run.first for run in runs),
        memory_mb=max(memory) if memory else None,
    )


def _measured(function: str, folder: Path, sizes: Sizes) -> dict[str, Any]:
    collect_rarely()
    module, _, name = function.partition(":")
    seconds = import_module(f"benchmarks.{module}").RUNS[name](folder, sizes)
    return {"seconds": seconds, "memory_mb": most_memory()}


def _report(results: Sequence[Result], sizes: Sizes) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "sizes": asdict(sizes),
        "measures": [each.figures() for each in results],
    }


def _table(results: Sequence[Result]) -> list[str]:
    lines = [
        "| | ours | floor | ratio | at most | memory, ours | floor |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for each in results:
        cells = (
            each.measure.what,
            *(_in_words(run.seconds, each.measure.unit) for run in (each.ours, each.floor)),
            f"{each.ratio:.1f}",
            _at_most(each.measure),
            *(
                f"{run.memory_mb:.0f} MB" if run.memory_mb else ""
                for run in (each.ours, each.floor)
            ),
        )
        lines.append(f"| {' | '.join(cells)} |")
    floors = dict.fromkeys((each.measure.floor_is, each.measure.what) for each in results)
    lines += ["", *(f"Floor of “{what}”: {floor_is}." for floor_is, what in floors)]
    return lines


def _at_most(measure: Measure) -> str:
    if measure.over is not None:
        return f"floor + {_in_words(measure.over)}"
    if measure.most is not None:
        return _in_words(measure.most)
    return "" if measure.limit is None else f"{measure.limit:g}"


def _in_words(seconds: float, unit: str = "s") -> str:
    if unit == "MB":
        return f"{seconds:.0f} MB"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
