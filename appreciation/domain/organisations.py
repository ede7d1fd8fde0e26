"""Businesses that contacts work at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A business, named as first entered. `members` counts its contacts outside the bin."""

    id: int = 0
    name: str
    members: int = 0
