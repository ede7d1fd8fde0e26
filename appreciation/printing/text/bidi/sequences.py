"""Isolating run sequences (rules X9 and X10): what the later rules look at as one piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from appreciation.printing.text.bidi.classes import ISOLATES, REMOVED


@dataclass(frozen=True, slots=True)
class RunSequence:
    """Characters of one level that are resolved together, and what lies at either end.

    `before` and `after` are "L" or "R" (sos and eos of the annex).
    """

    indices: tuple[int, ...]
    level: int
    before: str
    after: str

    @property
    def direction(self) -> str:
        """The embedding direction, "L" or "R"."""
        return "R" if self.level % 2 else "L"


def run_sequences(
    classes: Sequence[str], levels: Sequence[int], partners: dict[int, int], base: int
) -> Iterator[RunSequence]:
    """Every isolating run sequence of the paragraph; `classes` are the original ones."""
    kept = [index for index, kind in enumerate(classes) if kind not in REMOVED]
    place = {index: position for position, index in enumerate(kept)}
    runs = [tuple(run) for _, run in groupby(kept, key=levels.__getitem__)]
    run_at = {run[0]: run for run in runs}
    continued = {
        closing for opening, closing in partners.items() if levels[opening] == levels[closing]
    }
    for run in runs:
        if run[0] in continued and run_at.get(run[0]):
            continue
        whole = _joined(run, classes, partners, run_at)
        first, last = place[whole[0]], place[whole[-1]]
        level = levels[whole[0]]
        ahead = levels[kept[first - 1]] if first else base
        behind = levels[kept[last + 1]] if last + 1 < len(kept) else base
        if classes[whole[-1]] in ISOLATES and whole[-1] not in partners:
            behind = base
        yield RunSequence(whole, level, _side(level, ahead), _side(level, behind))


def _joined(
    run: tuple[int, ...],
    classes: Sequence[str],
    partners: dict[int, int],
    run_at: dict[int, tuple[int, ...]],
) -> tuple[int, ...]:
    whole = list(run)
    while classes[whole[-1]] in ISOLATES and partners.get(whole[-1]) in run_at:
        whole += run_at[partners[whole[-1]]]
    return tuple(whole)


def _side(level: int, neighbour: int) -> str:
    return "R" if max(level, neighbour) % 2 else "L"
