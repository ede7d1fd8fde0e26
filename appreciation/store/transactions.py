"""What can be asked and changed in one transaction."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from typing_extensions import override

if TYPE_CHECKING:
    # Each noun is imported by the property that gives it: to show a list the program needs three of
    # them, and all of them together are a third of what it loads to start.
    from appreciation.store.attachments import Attachments, EditableAttachments
    from appreciation.store.batch_editing import EditableBatches
    from appreciation.store.batches import Batches
    from appreciation.store.calendar import Calendar
    from appreciation.store.candidates import Candidates
    from appreciation.store.care import CareGiven, EditableCare
    from appreciation.store.contact_editing import EditableContacts
    from appreciation.store.contacts import Contacts
    from appreciation.store.departure_lists import DepartureLists
    from appreciation.store.departure_steps import DepartureSteps, EditableDepartureSteps
    from appreciation.store.departures import Departures, EditableDepartures
    from appreciation.store.greetings import Greetings
    from appreciation.store.guides import EditableGuides, Guides
    from appreciation.store.households import EditableHouseholds, Households
    from appreciation.store.insights import Insights
    from appreciation.store.interviews import EditableInterviews, Interviews
    from appreciation.store.journal import Journal
    from appreciation.store.letters import EditableLetters, Letters
    from appreciation.store.not_same import EditableNotSame, NotSame
    from appreciation.store.organisations import EditableOrganisations, Organisations
    from appreciation.store.photos import EditablePhotos, Photos
    from appreciation.store.promises import EditablePromises, Promises
    from appreciation.store.proposals import EditableProposals, Proposals
    from appreciation.store.prospects import Prospects
    from appreciation.store.purchases import EditablePurchases, Purchases
    from appreciation.store.referrals import EditableReferrals, Referrals
    from appreciation.store.settings import BookSettings, EditableSettings
    from appreciation.store.shelf import EditableShelf, Shelf
    from appreciation.store.suppression import EditableSuppression, Suppression
    from appreciation.store.touches import EditableTouches, Touches


class Reading:
    """The book as it stands at one moment, by noun."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def contacts(self) -> Contacts:
        """The people."""
        from appreciation.store.contacts import Contacts

        return Contacts(self.connection)

    @cached_property
    def candidates(self) -> Candidates:
        """Whom a plan may concern."""
        from appreciation.store.candidates import Candidates

        return Candidates(self.connection)

    @cached_property
    def calendar(self) -> Calendar:
        """What is on which day."""
        from appreciation.store.calendar import Calendar

        return Calendar(self.connection)

    @cached_property
    def households(self) -> Households:
        """Who shares a card."""
        from appreciation.store.households import Households

        return Households(self.connection)

    @cached_property
    def organisations(self) -> Organisations:
        """Where people work."""
        from appreciation.store.organisations import Organisations

        return Organisations(self.connection)

    @cached_property
    def touches(self) -> Touches:
        """When they were reached."""
        from appreciation.store.touches import Touches

        return Touches(self.connection)

    @cached_property
    def promises(self) -> Promises:
        """What they were promised."""
        from appreciation.store.promises import Promises

        return Promises(self.connection)

    @cached_property
    def greetings(self) -> Greetings:
        """What they were greeted for."""
        from appreciation.store.greetings import Greetings

        return Greetings(self.connection)

    @cached_property
    def batches(self) -> Batches:
        """What went out."""
        from appreciation.store.batches import Batches

        return Batches(self.connection)

    @cached_property
    def letters(self) -> Letters:
        """What is to be written to somebody."""
        from appreciation.store.letters import Letters

        return Letters(self.connection)

    @cached_property
    def purchases(self) -> Purchases:
        """What they ordered, and since when they have been with us."""
        from appreciation.store.purchases import Purchases

        return Purchases(self.connection)

    @cached_property
    def shelf(self) -> Shelf:
        """Articles and offers, and who has which."""
        from appreciation.store.shelf import Shelf

        return Shelf(self.connection)

    @cached_property
    def referrals(self) -> Referrals:
        """Who sent whom."""
        from appreciation.store.referrals import Referrals

        return Referrals(self.connection)

    @cached_property
    def prospects(self) -> Prospects:
        """Who may become a customer."""
        from appreciation.store.prospects import Prospects

        return Prospects(self.connection)

    @cached_property
    def proposals(self) -> Proposals:
        """What work was offered."""
        from appreciation.store.proposals import Proposals

        return Proposals(self.connection)

    @cached_property
    def care(self) -> CareGiven:
        """How people are cared for, where it differs from what is usual."""
        from appreciation.store.care import CareGiven

        return CareGiven(self.connection)

    @cached_property
    def departures(self) -> Departures:
        """Who left, and why."""
        from appreciation.store.departures import Departures

        return Departures(self.connection)

    @cached_property
    def departure_lists(self) -> DepartureLists:
        """Departures in lists."""
        from appreciation.store.departure_lists import DepartureLists

        return DepartureLists(self.connection)

    @cached_property
    def departure_steps(self) -> DepartureSteps:
        """What is done after a departure."""
        from appreciation.store.departure_steps import DepartureSteps

        return DepartureSteps(self.connection)

    @cached_property
    def interviews(self) -> Interviews:
        """What those who left said."""
        from appreciation.store.interviews import Interviews

        return Interviews(self.connection)

    @cached_property
    def insights(self) -> Insights:
        """What the years add up to."""
        from appreciation.store.insights import Insights

        return Insights(self.connection)

    @cached_property
    def attachments(self) -> Attachments:
        """Files kept with people."""
        from appreciation.store.attachments import Attachments

        return Attachments(self.connection)

    @cached_property
    def photos(self) -> Photos:
        """What people look like."""
        from appreciation.store.photos import Photos

        return Photos(self.connection)

    @cached_property
    def settings(self) -> BookSettings:
        """The settings and pictures."""
        from appreciation.store.settings import BookSettings

        return BookSettings(self.connection)

    @cached_property
    def guides(self) -> Guides:
        """What the owner says in their own words."""
        from appreciation.store.guides import Guides

        return Guides(self.connection)

    @cached_property
    def suppression(self) -> Suppression:
        """Who was forgotten."""
        from appreciation.store.suppression import Suppression

        return Suppression(self.connection)

    @cached_property
    def not_same(self) -> NotSame:
        """Who only looks like somebody else."""
        from appreciation.store.not_same import NotSame

        return NotSame(self.connection)


class Writing(Reading):
    """The book, open for one change: all of it is kept, or none."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.connection)
        self._journal = journal

    def relabel(self, label: str) -> None:
        """Call the change something else, where its name is known only now."""
        self._journal.label = label

    @cached_property
    @override
    def contacts(self) -> EditableContacts:
        from appreciation.store.contact_editing import EditableContacts

        return EditableContacts(self._journal)

    @cached_property
    @override
    def households(self) -> EditableHouseholds:
        from appreciation.store.households import EditableHouseholds

        return EditableHouseholds(self._journal)

    @cached_property
    @override
    def organisations(self) -> EditableOrganisations:
        from appreciation.store.organisations import EditableOrganisations

        return EditableOrganisations(self._journal)

    @cached_property
    @override
    def touches(self) -> EditableTouches:
        from appreciation.store.touches import EditableTouches

        return EditableTouches(self._journal)

    @cached_property
    @override
    def promises(self) -> EditablePromises:
        from appreciation.store.promises import EditablePromises

        return EditablePromises(self._journal)

    @cached_property
    @override
    def batches(self) -> EditableBatches:
        from appreciation.store.batch_editing import EditableBatches

        return EditableBatches(self._journal)

    @cached_property
    @override
    def letters(self) -> EditableLetters:
        from appreciation.store.letters import EditableLetters

        return EditableLetters(self._journal)

    @cached_property
    @override
    def purchases(self) -> EditablePurchases:
        from appreciation.store.purchases import EditablePurchases

        return EditablePurchases(self._journal)

    @cached_property
    @override
    def shelf(self) -> EditableShelf:
        from appreciation.store.shelf import EditableShelf

        return EditableShelf(self._journal)

    @cached_property
    @override
    def referrals(self) -> EditableReferrals:
        from appreciation.store.referrals import EditableReferrals

        return EditableReferrals(self._journal)

    @cached_property
    @override
    def proposals(self) -> EditableProposals:
        from appreciation.store.proposals import EditableProposals

        return EditableProposals(self._journal)

    @cached_property
    @override
    def care(self) -> EditableCare:
        from appreciation.store.care import EditableCare

        return EditableCare(self._journal)

    @cached_property
    @override
    def departures(self) -> EditableDepartures:
        from appreciation.store.departures import EditableDepartures

        return EditableDepartures(self._journal)

    @cached_property
    @override
    def departure_steps(self) -> EditableDepartureSteps:
        from appreciation.store.departure_steps import EditableDepartureSteps

        return EditableDepartureSteps(self._journal)

    @cached_property
    @override
    def interviews(self) -> EditableInterviews:
        from appreciation.store.interviews import EditableInterviews

        return EditableInterviews(self._journal)

    @cached_property
    @override
    def attachments(self) -> EditableAttachments:
        from appreciation.store.attachments import EditableAttachments

        return EditableAttachments(self._journal)

    @cached_property
    @override
    def photos(self) -> EditablePhotos:
        from appreciation.store.photos import EditablePhotos

        return EditablePhotos(self._journal)

    @cached_property
    @override
    def settings(self) -> EditableSettings:
        from appreciation.store.settings import EditableSettings

        return EditableSettings(self._journal)

    @cached_property
    @override
    def guides(self) -> EditableGuides:
        from appreciation.store.guides import EditableGuides

        return EditableGuides(self._journal)

    @cached_property
    @override
    def suppression(self) -> EditableSuppression:
        from appreciation.store.suppression import EditableSuppression

        return EditableSuppression(self.connection)

    @cached_property
    @override
    def not_same(self) -> EditableNotSame:
        from appreciation.store.not_same import EditableNotSame

        return EditableNotSame(self._journal)
