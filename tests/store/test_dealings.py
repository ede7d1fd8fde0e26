"""Referrals and proposals in the book."""

from datetime import date
from decimal import Decimal
from typing import Any

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.proposals import Outcome, Proposal, ProposalYear
from appreciation.domain.referrals import Referral, chain
from appreciation.store.book import Book
from tests.store.people import TODAY, ann, everything, stored


def person(book: Book, name: str, **changes: Any) -> ContactId:
    return stored(book, ann(full_name=name, uid=name, **changes)).id


def sent(book: Book, who: ContactId | None, whom: ContactId, **changes: Any) -> Referral:
    values: dict[str, Any] = {
        "received": True,
        "on": TODAY,
        "event": "" if who else "the fair",
    } | changes
    with book.writing("Note a referral") as writing:
        return writing.referrals.add(Referral(contact_id=who, other_id=whom, **values))


def test_a_referral_comes_back_as_it_was_noted(book: Book) -> None:
    rosa, bo = person(book, "Rosa"), person(book, "Bo")
    noted = sent(book, rosa, bo, note="at the market", thanked_on=TODAY)
    with book.reading() as reading:
        assert reading.referrals.referral(noted.id) == noted
        assert reading.referrals.of_contact(bo) == (noted,)
        assert reading.referrals.of_contact(rosa) == (noted,)


def test_undo_takes_a_referral_back(book: Book) -> None:
    rosa, bo = person(book, "Rosa"), person(book, "Bo")
    before = everything(book)
    sent(book, rosa, bo)
    book.undo()
    assert everything(book) == before


def test_whoever_sent_somebody_waits_until_it_is_noted_that_they_were_thanked(book: Book) -> None:
    rosa, bo, cy = person(book, "Rosa"), person(book, "Bo"), person(book, "Cy")
    waits = sent(book, rosa, bo)
    sent(book, None, cy)
    sent(book, rosa, cy, received=False)
    sent(book, rosa, cy, thanked_on=TODAY)
    with book.reading() as reading:
        assert reading.referrals.not_thanked() == (waits,)


def test_the_chain_leads_from_the_first_to_the_last_and_ends_in_a_circle(book: Book) -> None:
    rosa, ann_, bo, cy = (person(book, name) for name in ("Rosa", "Ann", "Bo", "Cy"))
    links = [
        sent(book, None, rosa),
        sent(book, rosa, ann_),
        sent(book, ann_, bo),
        sent(book, bo, cy),
        sent(book, cy, ann_),
    ]
    with book.reading() as reading:
        found = chain(ann_, reading.referrals.connected(ann_))
    assert [(each.steps, each.referral) for each in found.came_by] == [
        (1, links[1]),
        (2, links[0]),
        (1, links[4]),
        (2, links[3]),
    ]
    assert [(each.steps, each.referral) for each in found.brought] == [(1, links[2]), (2, links[3])]


def test_business_is_sent_first_to_whom_we_owe_most_and_then_to_who_waits_longest(
    book: Book,
) -> None:
    customer = person(book, "Customer")
    owed = person(book, "Owed", status=Status.PARTNER)
    even = person(book, "Even", status=Status.FORMER_CUSTOMER)
    waiting = person(book, "Waiting", status=Status.PARTNER)
    person(book, "Dead", status=Status.PARTNER, deceased=True)
    person(book, "Binned", status=Status.PARTNER, binned_on=TODAY)
    sent(book, owed, customer)
    sent(book, even, customer)
    sent(book, even, customer, received=False, on=date(2026, 5, 1))
    with book.reading() as reading:
        found = reading.referrals.to_send_to(10)
        assert [each.contact_id for each in found] == [owed, waiting, even]
        assert found[2].balance == reading.referrals.balance(even)
        assert (found[0].balance.received, found[0].balance.given) == (1, 0)
        assert found[2].balance.last_given == date(2026, 5, 1)


def test_proposals_are_counted_by_the_year_in_which_they_were_made(book: Book) -> None:
    rosa = person(book, "Rosa")
    with book.writing("Propose") as writing:
        for day, outcome in (
            (date(2025, 1, 2), Outcome.WON),
            (date(2026, 3, 4), Outcome.LOST),
            (date(2026, 5, 6), Outcome.OPEN),
        ):
            settled = None if outcome is Outcome.OPEN else TODAY
            made = Proposal(
                contact_id=rosa,
                what="a kitchen",
                amount=Decimal("12500.00"),
                currency="GBP",
                on=day,
                outcome=outcome,
                settled_on=settled,
                reason="price" if outcome is Outcome.LOST else "",
            )
            kept = writing.proposals.add(made)
            assert writing.proposals.proposal(kept.id) == kept
    with book.reading() as reading:
        assert reading.proposals.by_year() == (
            ProposalYear(year=2025, made=1, won=1, lost=0),
            ProposalYear(year=2026, made=2, won=0, lost=1),
        )
        assert [each.on.month for each in reading.proposals.all(Outcome.OPEN)] == [5]
        assert len(reading.proposals.of_contact(rosa)) == 3
