"""Weak types: numbers and what clings to them (rules W1 to W7)."""

from appreciation.printing.text.bidi.classes import ISOLATES


def resolve_weak(kinds: list[str], before: str) -> None:
    """Apply W1 to W7 in place to the classes of one run sequence; `before` is its sos."""
    _settle_marks_and_letters(kinds, before)
    _settle_separators(kinds)
    _settle_terminators(kinds)
    _settle_latin_numbers(kinds, before)


def _settle_marks_and_letters(kinds: list[str], before: str) -> None:
    """W1 to W3: marks take after what they sit on, numbers after Arabic are Arabic."""
    previous = strong = before
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[index] = "ON" if previous in ISOLATES or previous == "PDI" else previous
        previous = kinds[index]
    for index, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _settle_separators(kinds: list[str]) -> None:
    """W4: one separator between two numbers of a kind joins them."""
    for index in range(1, len(kinds) - 1):
        kind, left, right = kinds[index], kinds[index - 1], kinds[index + 1]
        if left == right and (
            (kind in {"ES", "CS"} and left == "EN") or (kind, left) == ("CS", "AN")
        ):
            kinds[index] = left


def _settle_terminators(kinds: list[str]) -> None:
    """W5 and W6: terminators beside a number belong to it, others are neutral."""
    index = 0
    while index < len(kinds):
        start = index
        while index < len(kinds) and kinds[index] == "ET":
            index += 1
        if index > start:
            beside = (start and kinds[start - 1] == "EN") or kinds[index : index + 1] == ["EN"]
            kinds[start:index] = ["EN" if beside else "ON"] * (index - start)
        index += 1
    kinds[:] = ["ON" if kind in {"ES", "CS"} else kind for kind in kinds]


def _settle_latin_numbers(kinds: list[str], before: str) -> None:
    """W7: a number after a left-to-right letter runs with it."""
    strong = before
    for index, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
