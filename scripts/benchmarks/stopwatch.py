"""Time and memory of one process."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

Seconds: TypeAlias = list[float]


def timed(work: Callable[[], object], times: int) -> Seconds:
    """Return how long each of so many runs took."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return seconds


def most_memory() -> float | None:
    """Return the most memory this process ever held, in MB; None where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def resident_memory() -> float:
    """Return the memory this process holds now, in MB; the most it held where that is not said."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return most_memory() or 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1024 * 1024)
