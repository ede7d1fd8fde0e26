"""What the rule needs to know about the people whom a plan may concern."""

from collections.abc import Collection
from datetime import date, timedelta

from appreciation.domain.contacts import ContactId
from appreciation.domain.eligibility import SAME_OCCASION_DAYS, personal_refusal
from appreciation.domain.greetings import Greeting
from appreciation.domain.occasions import SHARED_IN_A_HOUSEHOLD
from appreciation.domain.planning import Moment, Surroundings
from appreciation.services.rule.recheck import confirmed_by_household
from appreciation.store.transactions import Reading


def surroundings(
    book: Reading, moments: Collection[Moment], today: date, except_batches: Collection[int]
) -> Surroundings:
    """Return what is known of the people of these moments, their households and greetings."""
    households = {
        household
        for moment in moments
        if moment.candidate.occasion.kind in SHARED_IN_A_HOUSEHOLD
        and (household := moment.candidate.recipient.household_id) is not None
    }
    members = book.candidates.members(households)
    # A letter is looked up only while nothing has claimed it, so its claims need no second look.
    dated = [each for each in moments if each.candidate.letter is None]
    # Whoever is held back by what they are is not asked about: that no is said first.
    people = {
        moment.candidate.recipient.id
        for moment in dated
        if personal_refusal(moment.candidate.recipient) is None
    }
    people |= {member.recipient.id for each in members.values() for member in each}
    return Surroundings(
        today=today,
        members=members,
        confirmed=confirmed_by_household(book, households),
        greetings=_claims(book, people, [moment.day for moment in dated], except_batches),
    )


def _claims(
    book: Reading,
    people: Collection[ContactId],
    days: Collection[date],
    except_batches: Collection[int],
) -> dict[ContactId, list[Greeting]]:
    claims: dict[ContactId, list[Greeting]] = {}
    if days:
        margin = timedelta(days=SAME_OCCASION_DAYS)
        since = min(min(days) - margin, date(min(days).year, 1, 1))
        until = max(max(days) + margin, date(max(days).year, 12, 31))
        for greeting in book.greetings.claimed(people, since, until, except_batches=except_batches):
            claims.setdefault(greeting.contact_id, []).append(greeting)
    return claims
