"""What can be asked and changed in one transaction."""

from functools import cached_property

from sqlalchemy import Connection
from typing_extensions import override

from appreciation.store.contacts import Contacts, EditableContacts
from appreciation.store.journal import Journal
from appreciation.store.organisations import Organisations
from appreciation.store.settings import BookSettings, EditableSettings


class Reading:
    """The book as it stands at one moment, by noun."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def contacts(self) -> Contacts:
        """The people."""
        return Contacts(self.connection)

    @cached_property
    def organisations(self) -> Organisations:
        """Where people work."""
        return Organisations(self.connection)

    @cached_property
    def settings(self) -> BookSettings:
        """The settings and pictures."""
        return BookSettings(self.connection)


class Writing(Reading):
    """The book, open for one change: all of it is kept, or none."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    @cached_property
    @override
    def contacts(self) -> EditableContacts:
        """The people."""
        return EditableContacts(self._journal)

    @cached_property
    @override
    def settings(self) -> EditableSettings:
        """The settings and pictures."""
        return EditableSettings(self._journal)
