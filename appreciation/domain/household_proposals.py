"""Who seems to share a home: proposed after an import, never formed silently."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from appreciation.domain.contacts import ContactId
from appreciation.domain.known_people import KnownPerson, words_key


def possible_households(
    people: Iterable[KnownPerson], *, among: Collection[int]
) -> list[tuple[ContactId, ...]]:
    """Return groups of one surname at one address with anybody of `among` in them, by their ids.

    People in the bin are left out. Whether they are a household already is for the caller to ask.
    """
    homes: defaultdict[tuple[str, str], list[ContactId]] = defaultdict(list)
    for person in people:
        surname = words_key(person.family_name)
        if person.address_key and surname and not person.binned:
            homes[person.address_key, surname].append(person.id)
    return [
        tuple(sorted(ids))
        for ids in homes.values()
        if len(ids) > 1 and not set(ids).isdisjoint(among)
    ]
