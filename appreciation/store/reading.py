"""What can be asked in one transaction."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    # Each noun is imported by the property that gives it: a list needs one or two of them, and all
    # together are a third of what the program would load to show its first.
    from appreciation.store.attachments import Attachments
    from appreciation.store.batches import Batches
    from appreciation.store.calendar import Calendar
    from appreciation.store.candidates import Candidates
    from appreciation.store.care import CareGiven
    from appreciation.store.contacts import Contacts
    from appreciation.store.departure_lists import DepartureLists
    from appreciation.store.departure_steps import DepartureSteps
    from appreciation.store.departures import Departures
    from appreciation.store.greetings import Greetings
    from appreciation.store.guides import Guides
    from appreciation.store.histories import Histories
    from appreciation.store.households import Households
    from appreciation.store.insights import Insights
    from appreciation.store.interviews import Interviews
    from appreciation.store.letters import Letters
    from appreciation.store.not_same import NotSame
    from appreciation.store.organisations import Organisations
    from appreciation.store.photos import Photos
    from appreciation.store.promises import Promises
    from appreciation.store.proposals import Proposals
    from appreciation.store.prospects import Prospects
    from appreciation.store.purchases import Purchases
    from appreciation.store.referrals import Referrals
    from appreciation.store.settings import BookSettings
    from appreciation.store.shelf import Shelf
    from appreciation.store.suppression import Suppression
    from appreciation.store.touches import Touches


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
    def histories(self) -> Histories:
        """What passed with them."""
        from appreciation.store.histories import Histories

        return Histories(self.connection)

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
