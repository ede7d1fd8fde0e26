"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the inputs are, and how often each is measured in one process."""

    people: int = 100_000
    queries: int = 300
    cards: int = 1_000
    vcards: int = 10_000
    repeats: int = 5


FULL = Sizes()
QUICK = Sizes(people=300, queries=10, cards=5, vcards=20, repeats=1)
