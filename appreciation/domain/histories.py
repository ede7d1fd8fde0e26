"""All that passed with somebody, as it is taken out of the book."""

from collections.abc import Callable, Mapping, Sequence

from appreciation.domain.contacts import ContactId

Entry = Mapping[str, str | int | bool | None]
"""One thing that happened, by the names of what is known of it; days as ISO text."""

History = Mapping[str, Sequence[Entry]]
"""What happened with one person, by noun (`touches`, `promises` ...), each in the order noted."""

HistoriesOf = Callable[[Sequence[ContactId]], Mapping[ContactId, History]]
"""Gives what passed with some people; whoever nothing passed with is left out."""
