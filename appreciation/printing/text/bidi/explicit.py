"""Explicit embeddings, overrides and isolates (rules P2, P3 and X1 to X8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from appreciation.printing.text.bidi.classes import EMBEDDINGS, ISOLATES

_DEEPEST = 125
_OVERRIDES = {"LRO": "L", "RLO": "R"}
_STRONG = {"L": 0, "R": 1, "AL": 1}


def base_level(classes: Sequence[str]) -> int:
    """0 or 1 by the first strong character outside isolates (P2, P3); 0 when there is none."""
    return _first_strong(classes, range(len(classes)), isolate_partners(classes))


def isolate_partners(classes: Sequence[str]) -> dict[int, int]:
    """Where each isolate that is closed ends: initiator to PDI (BD9)."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for index, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(index)
        elif kind == "PDI" and waiting:
            partners[waiting.pop()] = index
    return partners


def explicit_levels(
    classes: Sequence[str], partners: dict[int, int], base: int
) -> tuple[list[int], list[str]]:
    """The level of every character after X1 to X8, and the classes with overrides applied."""
    nesting = _Nesting(classes, partners, base)
    for index, kind in enumerate(classes):
        if kind in EMBEDDINGS:
            nesting.open_embedding(index, kind)
        elif kind in ISOLATES:
            nesting.open_isolate(index, kind)
        elif kind == "PDI":
            nesting.close_isolate(index)
        elif kind == "PDF":
            nesting.close_embedding(index)
        elif kind == "B":
            nesting.levels[index] = base
        else:
            nesting.place(index)
    return nesting.levels, nesting.classes


@dataclass(frozen=True, slots=True)
class _Status:
    level: int
    override: str | None
    isolate: bool


class _Nesting:
    """The directional status stack of X1, and what it has decided so far."""

    def __init__(self, classes: Sequence[str], partners: dict[int, int], base: int) -> None:
        self.levels = [base] * len(classes)
        self.classes = list(classes)
        self._original = classes
        self._partners = partners
        self._stack = [_Status(base, None, isolate=False)]
        self._lost_isolates = 0
        self._lost_embeddings = 0
        self._open_isolates = 0

    def place(self, index: int) -> None:
        top = self._stack[-1]
        self.levels[index] = top.level
        if top.override and self._original[index] != "BN":
            self.classes[index] = top.override

    def open_embedding(self, index: int, kind: str) -> None:
        self.levels[index] = self._stack[-1].level
        level = self._next_level(odd=kind in {"RLE", "RLO"})
        if level <= _DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._stack.append(_Status(level, _OVERRIDES.get(kind), isolate=False))
        elif not self._lost_isolates:
            self._lost_embeddings += 1

    def open_isolate(self, index: int, kind: str) -> None:
        self.place(index)
        odd = kind == "RLI" or (kind == "FSI" and bool(self._first_strong_inside(index)))
        level = self._next_level(odd=odd)
        if level <= _DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._open_isolates += 1
            self._stack.append(_Status(level, None, isolate=True))
        else:
            self._lost_isolates += 1

    def close_isolate(self, index: int) -> None:
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif self._open_isolates:
            self._lost_embeddings = 0
            while not self._stack[-1].isolate:
                self._stack.pop()
            self._stack.pop()
            self._open_isolates -= 1
        self.place(index)

    def close_embedding(self, index: int) -> None:
        if self._lost_isolates:
            pass
        elif self._lost_embeddings:
            self._lost_embeddings -= 1
        elif not self._stack[-1].isolate and len(self._stack) > 1:
            self._stack.pop()
        self.levels[index] = self._stack[-1].level

    def _next_level(self, *, odd: bool) -> int:
        level = self._stack[-1].level + 1
        return level if level % 2 == odd else level + 1

    def _first_strong_inside(self, index: int) -> int:
        end = self._partners.get(index, len(self._original))
        return _first_strong(self._original, range(index + 1, end), self._partners)


def _first_strong(classes: Sequence[str], within: range, partners: dict[int, int]) -> int:
    index = within.start
    while index < within.stop:
        kind = classes[index]
        if kind in _STRONG:
            return _STRONG[kind]
        if kind == "B":
            break
        index = partners.get(index, within.stop) if kind in ISOLATES else index
        index += 1
    return 0
