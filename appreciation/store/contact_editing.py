"""What can be done to contacts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from appreciation.domain.contacts import Contact, ContactId, StatusChange
from appreciation.store.contact_saving import add_contacts, save_contacts
from appreciation.store.contacts import Contacts
from appreciation.store.erasing import erase
from appreciation.store.journal import Journal
from appreciation.store.merging import move_history


class EditableContacts(Contacts):
    """The contacts, and what can be done to them. Its caller commits."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def add(self, new: Contact, *, imported: str = "") -> Contact:
        """Store a new contact; return it with its id and version."""
        (id_,) = self.add_many([new], [imported])
        return replace(
            new, id=id_, version=self._journal.number, last_reached=None, last_attempt=None
        )

    def add_many(
        self,
        new: Sequence[Contact],
        imported: Sequence[str] | None = None,
        histories: Sequence[Sequence[StatusChange]] | None = None,
    ) -> list[ContactId]:
        """Store any number of new contacts quickly; return their ids in the same order.

        `last_reached` and `last_attempt` come from touches alone and start empty. `histories` has
        the statuses of each contact, oldest first, where more is known than the present one.
        """
        return add_contacts(self._journal, new, imported or [""] * len(new), histories)

    def save(self, changed: Contact, *, on: date, imported: str | None = None) -> Contact:
        """Write a contact over what is stored; return it with its version.

        A contact that is as it was is not written. A new status goes into the history under `on`.
        Raises `ContactGoneError`, or `ChangedElsewhereError` when the stored version is another.
        """
        return save_contacts(self._journal, [changed], [imported], on)[0]

    def save_many(
        self, changed: Sequence[Contact], *, on: date, imported: Sequence[str | None] | None = None
    ) -> list[Contact]:
        """Do as `save` for any number of contacts, quickly."""
        return save_contacts(self._journal, changed, imported or [None] * len(changed), on)

    def move_history(self, from_id: int, to_id: int) -> None:
        """Give all that happened with one contact to another: touches, greetings, pieces, statuses.

        A greeting that both have stays once. The contact itself is not touched.
        """
        move_history(self._journal, from_id, to_id)

    def erase(self, id_: int) -> None:
        """Erase a contact for good, with every trace in pieces, kept PDFs and the history.

        Works in a change that cannot be undone; `Book.scrub` afterwards clears the file itself.
        """
        erase(self._connection, self.contact(id_))
