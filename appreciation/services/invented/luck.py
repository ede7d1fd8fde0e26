"""Chance that falls the same way for the same seed, on every machine and version of Python."""

from collections.abc import Sequence
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Luck:
    """Draws from a seed.

    Everything rests on `Random.random`, the one stream that Python promises to keep.
    """

    def __init__(self, seed: int) -> None:
        self._fraction = Random(seed).random  # noqa: S311 (invented people are no secret)

    def below(self, limit: int) -> int:
        """A number from 0 up to, not including, the limit."""
        return int(self._fraction() * limit)

    def between(self, low: int, high: int) -> int:
        """A number from low to high, both included."""
        return low + int(self._fraction() * (high - low + 1))

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self._fraction() * 100 < percent

    def one_of(self, choices: Sequence[T]) -> T:
        """Any of them, each as likely."""
        return choices[int(self._fraction() * len(choices))]

    def usual(self, choices: Sequence[T]) -> T:
        """Any of them, the first ones more often, as names are."""
        return choices[int(min(self._fraction(), self._fraction()) * len(choices))]


class Deck(Generic[T]):
    """Cards dealt until none is left, then shuffled again: chance without long gaps."""

    def __init__(self, luck: Luck, cards: Sequence[T]) -> None:
        self._luck = luck
        self._cards = tuple(cards)
        self._left: list[T] = []

    def dealt(self) -> T:
        """The next card."""
        if not self._left:
            self._left = list(self._cards)
        return self._left.pop(self._luck.below(len(self._left)))
