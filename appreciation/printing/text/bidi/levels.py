"""From a paragraph to the levels of its characters, and from levels to the order on paper."""

from collections.abc import Sequence

from appreciation.printing.text.bidi.classes import (
    HIDDEN_AT_END,
    REMOVED,
    bidi_classes,
    runs_left_to_right,
)
from appreciation.printing.text.bidi.explicit import (
    base_level,
    explicit_levels,
    isolate_partners,
)
from appreciation.printing.text.bidi.neutral import resolve_neutral
from appreciation.printing.text.bidi.sequences import RunSequence, run_sequences
from appreciation.printing.text.bidi.weak import resolve_weak

_RAISED = {0: {"R": 1, "AN": 2, "EN": 2}, 1: {"L": 1, "AN": 1, "EN": 1}}


def paragraph_levels(text: str, base: int | None = None) -> tuple[int, tuple[int, ...]]:
    """The base level of one paragraph and the level of every character of it as one line.

    Even levels run left to right, odd ones right to left. `base` is 0, 1 or None to take it
    from the first strong character. Characters that rule X9 removes (controls without any
    width) are given the level of the one before them.
    """
    if not base and runs_left_to_right(text):
        return 0, (0,) * len(text)
    classes = bidi_classes(text)
    partners = isolate_partners(classes)
    base = base_level(classes) if base is None else base
    levels, kinds = explicit_levels(classes, partners, base)
    for sequence in list(run_sequences(classes, levels, partners, base)):  # levels change below
        _resolve(sequence, text, classes, kinds, levels)
    _level_removed(classes, levels, base)
    _level_line_end(classes, levels, base)
    return base, tuple(levels)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Places of one line's items from left to right on the paper (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for limit in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= limit:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _resolve(
    sequence: RunSequence, text: str, classes: list[str], kinds: list[str], levels: list[int]
) -> None:
    inner = [kinds[index] for index in sequence.indices]
    resolve_weak(inner, sequence.before)
    resolve_neutral(
        inner,
        [text[index] for index in sequence.indices],
        [classes[index] for index in sequence.indices],
        sequence,
    )
    raised = _RAISED[sequence.level % 2]
    for index, kind in zip(sequence.indices, inner, strict=True):
        levels[index] += raised.get(kind, 0)


def _level_removed(classes: list[str], levels: list[int], base: int) -> None:
    previous = base
    for index, kind in enumerate(classes):
        if kind in REMOVED:
            levels[index] = previous
        previous = levels[index]


def _level_line_end(classes: list[str], levels: list[int], base: int) -> None:
    """Rule L1: separators, and spaces before them or the line's end, run with the paragraph."""
    at_end = True
    for index in range(len(classes) - 1, -1, -1):
        separator = classes[index] in {"B", "S"}
        at_end = separator or (at_end and classes[index] in HIDDEN_AT_END)
        if at_end:
            levels[index] = base
