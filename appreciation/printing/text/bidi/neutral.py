"""Neutral and isolate formatting types: brackets and spaces (rules N0 to N2)."""

from collections.abc import Sequence

from appreciation.printing.text.bidi.classes import CLOSING, NEUTRAL, OPENING
from appreciation.printing.text.bidi.sequences import RunSequence

_MOST_OPEN_BRACKETS = 63
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve_neutral(
    kinds: list[str], text: Sequence[str], originals: Sequence[str], sequence: RunSequence
) -> None:
    """Apply N0 to N2 in place to the classes of one run sequence, after the weak rules.

    `text` and `originals` are the characters and original classes of the same sequence.
    """
    for opening, closing in _bracket_pairs(kinds, text):
        direction = _pair_direction(kinds, opening, closing, sequence)
        if direction:
            for bracket in (opening, closing):
                _turn_bracket(kinds, originals, bracket, direction)
    _settle_neutrals(kinds, sequence)


def _bracket_pairs(kinds: Sequence[str], text: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of brackets by the place of the opening one (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in OPENING:
            if len(waiting) == _MOST_OPEN_BRACKETS:
                return []  # as BD16 asks: too deep, and none counts
            waiting.append((OPENING[character], index))
        elif character in CLOSING:
            _close_bracket(waiting, pairs, CLOSING[character], index)
    return sorted(pairs)


def _close_bracket(
    waiting: list[tuple[str, int]], pairs: list[tuple[int, int]], closing: str, index: int
) -> None:
    for depth in range(len(waiting) - 1, -1, -1):
        if waiting[depth][0] == closing:
            pairs.append((waiting[depth][1], index))
            del waiting[depth:]
            return


def _pair_direction(
    kinds: Sequence[str], opening: int, closing: int, sequence: RunSequence
) -> str | None:
    inside = {_DIRECTION.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
    if sequence.direction in inside:
        return sequence.direction
    if not inside:
        return None
    earlier = (_DIRECTION[kind] for kind in reversed(kinds[:opening]) if kind in _DIRECTION)
    context = next(earlier, sequence.before)
    return context if context in inside else sequence.direction


def _turn_bracket(kinds: list[str], originals: Sequence[str], bracket: int, direction: str) -> None:
    kinds[bracket] = direction
    for index in range(bracket + 1, len(kinds)):
        if originals[index] != "NSM":
            break
        kinds[index] = direction


def _settle_neutrals(kinds: list[str], sequence: RunSequence) -> None:
    """N1 and N2: between two of a direction take it, else the embedding's."""
    index = 0
    while index < len(kinds):
        start = index
        while index < len(kinds) and kinds[index] in NEUTRAL:
            index += 1
        if index > start:
            left = _DIRECTION[kinds[start - 1]] if start else sequence.before
            right = _DIRECTION[kinds[index]] if index < len(kinds) else sequence.after
            direction = left if left == right else sequence.direction
            kinds[start:index] = [direction] * (index - start)
        index += 1
