"""What can be asked and changed in one transaction."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import override

from appreciation.store.reading import Reading

if TYPE_CHECKING:
    # As in `reading`: each noun is imported by the property that gives it.
    from appreciation.store.attachments import EditableAttachments
    from appreciation.store.batch_editing import EditableBatches
    from appreciation.store.care import EditableCare
    from appreciation.store.contact_editing import EditableContacts
    from appreciation.store.departure_steps import EditableDepartureSteps
    from appreciation.store.departures import EditableDepartures
    from appreciation.store.guides import EditableGuides
    from appreciation.store.households import EditableHouseholds
    from appreciation.store.interviews import EditableInterviews
    from appreciation.store.journal import Journal
    from appreciation.store.letters import EditableLetters
    from appreciation.store.not_same import EditableNotSame
    from appreciation.store.organisations import EditableOrganisations
    from appreciation.store.photos import EditablePhotos
    from appreciation.store.promises import EditablePromises
    from appreciation.store.proposals import EditableProposals
    from appreciation.store.purchases import EditablePurchases
    from appreciation.store.referrals import EditableReferrals
    from appreciation.store.settings import EditableSettings
    from appreciation.store.shelf import EditableShelf
    from appreciation.store.suppression import EditableSuppression
    from appreciation.store.touches import EditableTouches

__all__ = ["Reading", "Writing"]


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
