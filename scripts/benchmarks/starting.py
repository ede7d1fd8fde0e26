"""Starting the program over the crowd, as a whole process, against the least script for a list.

As an owner does who has started it before: Python finds the bytecode of both. The first figure is
that of a process that has to make it.
"""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

from benchmarks.crowd import NOW, crowd_file
from benchmarks.sizes import Sizes
from benchmarks.stopwatch import Seconds

_SCRIPTS = Path(__file__).parents[1]


def contacts(folder: Path, sizes: Sizes) -> Seconds:
    """Start the program and go to the contacts at once, until the list is painted."""
    return [_started("start_ours", folder, "contacts")[0] for _ in range(sizes.repeats)]


def this_week(folder: Path, sizes: Sizes) -> Seconds:
    """Start the program, until the week is painted."""
    return [_started("start_ours", folder, "this_week")[0] for _ in range(sizes.repeats)]


def floor(folder: Path, sizes: Sizes) -> Seconds:
    """Start the least script."""
    return [_started("start_floor", folder)[0] for _ in range(sizes.repeats)]


def memory(folder: Path, sizes: Sizes) -> list[float]:
    """Return the memory of the program, in MB, once it shows the contacts and has come to rest."""
    times = min(2, sizes.repeats)
    return [_started("start_ours", folder, "contacts", "rest")[1] for _ in range(times)]


def floor_memory(folder: Path, sizes: Sizes) -> list[float]:
    """Return the memory of the least script, in MB."""
    return [_started("start_floor", folder)[1] for _ in range(min(2, sizes.repeats))]


def _started(module: str, folder: Path, *more: str) -> tuple[float, float]:
    """Run a program that says when it had painted and how much memory it had."""
    given = [str(crowd_file(folder)), NOW.date().isoformat(), *more]
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "PYTHONPATH": os.pathsep.join((str(_SCRIPTS.parent), str(_SCRIPTS))),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(folder),
    }
    begun = monotonic()
    said = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *given],
        check=True,
        stdout=subprocess.PIPE,
        env=surroundings,
        timeout=120,
    )
    painted, megabytes = map(float, said.stdout.split())
    return painted - begun, megabytes


RUNS = {
    "contacts": contacts,
    "this_week": this_week,
    "floor": floor,
    "memory": memory,
    "floor_memory": floor_memory,
}
