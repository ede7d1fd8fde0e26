"""Words found in a line that somebody typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[Value_co]):
    """What the letters from `start` to `end` say; None, with the `doubt`, where that is open.

    `firm` are words that can mean nothing else, as "by Friday".
    """

    start: int
    end: int
    value: Value_co | None
    doubt: str = ""
    firm: bool = False


def apart(found: Iterable[Said[Value]]) -> list[Said[Value]]:
    """Return what does not overlap, in order: of two at one place the longer stands."""
    kept: list[Said[Value]] = []
    for each in sorted(found, key=lambda said: (said.start - said.end, said.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda said: said.start)


def agreed(found: Sequence[Said[Value]], several: str) -> tuple[Value | None, str]:
    """Return the one value that was said, or None and the doubt; `several` says there were more.

    Where several are said and one of them alone is firm, that is the one.
    """
    firm = [each for each in found if each.firm]
    meant = firm if len({each.value for each in firm}) == 1 else found
    doubts = [each.doubt for each in meant if each.doubt]
    if doubts:
        return None, doubts[0]
    values = {each.value for each in meant if each.value is not None}
    return (None, several) if len(values) > 1 else (next(iter(values), None), "")
