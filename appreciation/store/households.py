"""Households in the book."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import ChangedElsewhereError, WrongValueError
from appreciation.domain.households import Household
from appreciation.store.journal import Journal
from appreciation.store.rows import Row, chunks, differs, rows_by_id
from appreciation.store.schema import contact, household


class Households:
    """The households, seen through one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def household(self, id_: int) -> Household:
        """Return a household with its members in the order of their ids; those in the bin included.

        Raises `WrongValueError` when there is none of that id.
        """
        found = self._households([id_])
        if not found:
            raise WrongValueError(f"There is no household {id_} in the book.")
        return found[id_]

    def of_ids(self, ids: Iterable[int]) -> dict[int, Household]:
        """Return households by id; those that are gone are left out."""
        return self._households(list(ids))

    def _households(self, ids: Iterable[int]) -> dict[int, Household]:
        ids = list(ids)
        members: defaultdict[int, list[ContactId]] = defaultdict(list)
        for chunk in chunks(ids):
            query = select(contact.c.household_id, contact.c.id)
            query = query.where(contact.c.household_id.in_(chunk)).order_by(contact.c.id)
            for household_id, id_ in self._connection.execute(query):
                members[household_id].append(ContactId(id_))
        rows = {row["id"]: row for row in rows_by_id(self._connection, household, ids)}
        return {
            id_: Household(
                id=id_,
                member_ids=tuple(members[id_]),
                envelope_name=rows[id_]["envelope_name"],
                salutation=rows[id_]["salutation"],
                confirmed=rows[id_]["confirmed"],
                version=rows[id_]["version"],
            )
            for id_ in ids
            if id_ in rows
        }


class EditableHouseholds(Households):
    """The households, and how they are made and changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def make(
        self,
        member_ids: Sequence[ContactId],
        *,
        envelope_name: str = "",
        salutation: str = "",
        confirmed: bool = True,
    ) -> Household:
        """Make a household of contacts, who leave the one they were in; return it."""
        made = Household(
            member_ids=tuple(member_ids),
            envelope_name=envelope_name,
            salutation=salutation,
            confirmed=confirmed,
        )
        (id_,) = self.make_many([made])
        return replace(made, id=id_, version=self._journal.number)

    def make_many(self, new: Sequence[Household]) -> list[int]:
        """Make households quickly; return their ids in the same order."""
        ids = self._journal.insert(household, [_row(each) for each in new])
        members = {
            member: id_ for id_, each in zip(ids, new, strict=True) for member in each.member_ids
        }
        rows = rows_by_id(self._connection, contact, members)
        self._journal.update(
            contact, [(row, {"household_id": members[ContactId(row["id"])]}) for row in rows]
        )
        return ids

    def save(self, changed: Household) -> Household:
        """Write a household and its members over what is stored; return it with its version.

        Raises `ChangedElsewhereError` when the stored version is another.
        """
        row = next(rows_by_id(self._connection, household, [changed.id]), None)
        if row is None or row["version"] != changed.version:
            raise ChangedElsewhereError(
                "The household was changed by somebody else in the meantime. Nothing of theirs was"
                " written over; look at it again and repeat your change."
            )
        before = self.household(changed.id)
        if set(before.member_ids) == set(changed.member_ids) and not differs(row, _row(changed)):
            return before
        self._journal.update(household, [(row, _row(changed))])
        moved = set(before.member_ids) ^ set(changed.member_ids)
        self._journal.update(
            contact,
            [
                (each, {"household_id": changed.id if each["id"] in changed.member_ids else None})
                for each in rows_by_id(self._connection, contact, sorted(moved))
            ],
        )
        return replace(changed, version=self._journal.number)


def _row(value: Household) -> Row:
    return {
        "envelope_name": value.envelope_name,
        "salutation": value.salutation,
        "confirmed": value.confirmed,
    }
