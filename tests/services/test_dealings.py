"""Referrals, proposals and prospects, as an owner asks for them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from appreciation.domain.batches import PieceKind
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Purpose
from appreciation.domain.proposals import Outcome, Proposal, amount_of
from appreciation.domain.prospects import Insight, WhyNot
from appreciation.domain.referrals import Referral
from appreciation.services import undoing
from appreciation.services.batches import posting
from appreciation.services.dealings import gratitude, proposals, prospects, referrals
from appreciation.services.dealings.referrals import Thanks
from appreciation.services.desk import Desk
from appreciation.services.people.contacts import edit
from tests.services.desks import entered, print_letters, stored


@pytest.fixture(name="desk")
def _desk(either_desk: Desk) -> Desk:
    return either_desk


def sent(desk: Desk, who: ContactId | None, whom: ContactId, event: str = "") -> int:
    noted = Referral(contact_id=who, other_id=whom, received=True, on=desk.today, event=event)
    return referrals.note(desk, noted).line.referral.id


def thank(desk: Desk, number: int, form: PieceKind = PieceKind.CARD) -> None:
    gratitude.accept(desk, [f"referral:{number}"], form=form)


def test_thanks_are_due_until_a_card_is_prepared_and_again_when_that_is_undone(
    desk: Desk,
) -> None:
    rosa, bo = entered(desk, "Rosa Diaz"), entered(desk, "Bo Lund")
    number = sent(desk, rosa.id, bo.id)
    assert [(each.name, each.other) for each in referrals.thanks_due(desk)] == [
        ("Rosa Diaz", "Bo Lund")
    ]
    thank(desk, number)
    assert referrals.noted(desk)[0].thanks is Thanks.PREPARED
    assert referrals.thanks_due(desk) == ()
    with desk.book.reading() as book:
        (letter,) = book.letters.of_contact(rosa.id)
    assert (letter.purpose, letter.form) == (Purpose.THANKS_REFERRAL, PieceKind.CARD)
    assert (letter.cause, letter.due_on) == (f"referral:{number}", desk.today)
    with pytest.raises(WrongValueError, match="answered already"):
        thank(desk, number)
    undoing.undo(desk)
    assert len(referrals.thanks_due(desk)) == 1


def test_thanks_that_were_declined_are_not_asked_about_again_and_can_still_be_sent(
    desk: Desk,
) -> None:
    rosa, bo = entered(desk, "Rosa Diaz"), entered(desk, "Bo Lund")
    number = sent(desk, rosa.id, bo.id)
    gratitude.decline(desk, [f"referral:{number}"])
    assert referrals.thanks_due(desk) == ()
    assert referrals.noted(desk)[0].thanks is Thanks.DECLINED
    assert gratitude.thanks_due(desk) == ()
    thank(desk, number)
    assert referrals.noted(desk)[0].thanks is Thanks.PREPARED


def test_whoever_was_thanked_by_telephone_gets_no_card_as_well(desk: Desk) -> None:
    rosa, bo = entered(desk, "Rosa Diaz"), entered(desk, "Bo Lund")
    number = sent(desk, rosa.id, bo.id)
    thank(desk, number, PieceKind.LETTER)
    with pytest.raises(WrongValueError, match="still to come"):
        referrals.mark_thanked(desk, number, desk.today + timedelta(days=1))
    thanked = referrals.mark_thanked(desk, number, desk.today)
    assert thanked.line.thanks is Thanks.GIVEN
    with desk.book.reading() as book:
        assert [each.withdrawn for each in book.letters.of_contact(rosa.id)] == [True]
    assert referrals.thanks_due(desk) == ()


def test_thanks_that_came_back_can_be_sent_again_and_are_asked_about_by_nobody(
    desk: Desk,
) -> None:
    rosa, bo = entered(desk, "Rosa Diaz"), entered(desk, "Bo Lund")
    number = sent(desk, rosa.id, bo.id)
    thank(desk, number)
    print_letters(desk)
    with pytest.raises(WrongValueError, match="answered already"):
        thank(desk, number)
    with desk.book.reading() as book:
        (piece,) = book.batches.of_contact(rosa.id)
    posting.take_back(desk, piece.number, "moved away")
    assert referrals.noted(desk)[0].thanks is Thanks.CAME_BACK
    assert referrals.thanks_due(desk) == ()
    assert gratitude.thanks_due(desk) == ()
    thank(desk, number)
    assert referrals.noted(desk)[0].thanks is Thanks.PREPARED


def test_nobody_is_owed_thanks_once_they_have_died(desk: Desk) -> None:
    rosa, bo = entered(desk, "Rosa Diaz"), entered(desk, "Bo Lund")
    sent(desk, rosa.id, bo.id)
    edit(desk, rosa.id, {"deceased": "true"})
    assert referrals.thanks_due(desk) == ()
    assert referrals.noted(desk)[0].thanks is Thanks.NONE


def test_nobody_is_thanked_twice_for_one_order(desk: Desk) -> None:
    rosa = entered(desk, "Rosa Diaz")
    order = gratitude.note_order(desk, rosa.id, what="a chair").purchase
    gratitude.accept(desk, [order.cause])
    with pytest.raises(WrongValueError, match="waits to be printed already"):
        gratitude.accept(desk, [order.cause])
    print_letters(desk)
    with pytest.raises(WrongValueError, match="thanked for this already"):
        gratitude.accept(desk, [order.cause])


def test_an_event_sends_people_too_and_is_not_thanked(desk: Desk) -> None:
    bo = entered(desk, "Bo Lund")
    number = sent(desk, None, bo.id, event="Trade fair")
    (line,) = referrals.noted(desk)
    assert (line.name, line.other, line.thanks) == ("Trade fair", "Bo Lund", Thanks.NONE)
    with pytest.raises(WrongValueError, match="Nobody is to be thanked"):
        referrals.mark_thanked(desk, number, desk.today)
    with pytest.raises(WrongValueError, match="No thanks are due"):
        thank(desk, number)


def test_nothing_is_noted_that_nobody_could_have_done(desk: Desk) -> None:
    bo = entered(desk, "Bo Lund")
    known: dict[str, Any] = {"other_id": bo.id, "on": desk.today}
    for wrong in (
        {"contact_id": bo.id, "received": True},
        {"contact_id": None, "received": True},
        {"contact_id": ContactId(9), "event": "Trade fair", "received": True},
        {"contact_id": None, "event": "Trade fair", "received": False},
    ):
        with pytest.raises(WrongValueError):
            Referral(**known | wrong)
    tomorrow = desk.today + timedelta(days=1)
    later = Referral(contact_id=None, event="fair", other_id=bo.id, received=True, on=tomorrow)
    with pytest.raises(WrongValueError, match="still to come"):
        referrals.note(desk, later)
    assert referrals.noted(desk) == ()


def test_a_person_shows_their_balance_and_the_chain_they_stand_in(desk: Desk) -> None:
    rosa, bo, cy = (entered(desk, name) for name in ("Rosa Diaz", "Bo Lund", "Cy Young"))
    sent(desk, None, rosa.id, event="Trade fair")
    sent(desk, rosa.id, bo.id)
    sent(desk, bo.id, cy.id)
    given = Referral(contact_id=bo.id, other_id=rosa.id, received=False, on=desk.today)
    referrals.note(desk, given)
    found = referrals.referrals_of_contact(desk, bo.id)
    assert (found.balance.received, found.balance.given) == (1, 1)
    assert [(each.steps, each.name, each.other) for each in found.came_by] == [
        (1, "Rosa Diaz", "Bo Lund"),
        (2, "Trade fair", "Rosa Diaz"),
    ]
    assert [(each.name, each.other) for each in found.brought] == [("Bo Lund", "Cy Young")]
    assert len(found.lines) == 3


def test_a_referral_noted_by_mistake_goes_with_its_letter(desk: Desk) -> None:
    rosa, bo = entered(desk, "Rosa Diaz"), entered(desk, "Bo Lund")
    number = sent(desk, rosa.id, bo.id)
    thank(desk, number)
    referrals.take_back(desk, number)
    assert referrals.noted(desk) == ()
    with desk.book.reading() as book:
        assert all(each.withdrawn for each in book.letters.of_contact(rosa.id))


def test_a_proposal_is_made_in_the_money_of_the_country_and_settled_later(desk: Desk) -> None:
    rosa = entered(desk, "Rosa Diaz")
    with desk.book.writing("Settle in Sweden") as book:
        book.settings.save(replace(book.settings.settings(), country="SE"))
    offered = Proposal(
        contact_id=rosa.id, what="a kitchen", amount=Decimal("12500.50"), on=date(2026, 10, 1)
    )
    made = proposals.make(desk, offered).line.proposal
    assert (made.currency, made.outcome, made.settled_on) == ("SEK", Outcome.OPEN, None)
    settled = proposals.settle(desk, made.id, Outcome.LOST, desk.today, "too dear").line
    assert (settled.name, settled.proposal.reason) == ("Rosa Diaz", "too dear")
    assert settled.proposal.settled_on == desk.today
    assert proposals.made(desk, Outcome.OPEN) == ()
    (year,) = proposals.by_year(desk)
    assert (year.year, year.made, year.won, year.lost, year.open) == (2026, 1, 0, 1, 0)
    undoing.undo(desk)
    assert proposals.made(desk)[0].proposal == made
    with pytest.raises(WrongValueError, match="settled"):
        proposals.settle(desk, made.id, Outcome.WON, date(2026, 9, 1))
    proposals.take_back(desk, made.id)
    assert proposals.made(desk) == ()


def test_an_amount_that_could_be_read_two_ways_is_asked_about() -> None:
    assert amount_of("12'500.50") == Decimal("12500.50")
    for doubtful in ("1,250", "1.250", "about 5", "", "-5", "1e3"):
        with pytest.raises(WrongValueError):
            amount_of(doubtful)


def test_a_prospect_is_understood_and_asked_again_in_the_week_they_named(desk: Desk) -> None:
    soon = entered(desk, "Rosa Diaz", status=Status.PROSPECT)
    later = entered(desk, "Bo Lund", status=Status.PROSPECT)
    sunday = date(2026, 11, 29)
    known = Insight(reason=WhyNot.WRONG_TIME, needs="longer hours", ask_again_on=sunday)
    prospects.understand(desk, soon.id, known)
    next_week = replace(known, ask_again_on=date(2026, 11, 30))
    prospects.understand(desk, later.id, next_week)
    assert prospects.insight(desk, soon.id) == known
    assert [each.name for each in prospects.to_ask_again(desk)] == ["Rosa Diaz"]
    assert [each.name for each in prospects.prospects(desk)] == ["Rosa Diaz", "Bo Lund"]
    edit(desk, soon.id, {"status": "customer"})
    assert prospects.to_ask_again(desk) == ()
    assert [each.name for each in prospects.prospects(desk)] == ["Bo Lund"]


def test_what_is_never_possible_or_past_is_not_asked_again(desk: Desk) -> None:
    rosa = entered(desk, "Rosa Diaz", status=Status.PROSPECT)
    with pytest.raises(WrongValueError, match="never possible"):
        Insight(reason=WhyNot.NEVER_POSSIBLE, ask_again_on=desk.today)
    with pytest.raises(WrongValueError, match="past"):
        prospects.understand(desk, rosa.id, Insight(ask_again_on=date(2026, 11, 22)))


@pytest.mark.parametrize("status", [Status.PARTNER, Status.CUSTOMER, Status.FORMER_CUSTOMER])
def test_nobody_but_a_prospect_is_asked_why_they_are_no_customer(
    desk: Desk, status: Status
) -> None:
    pat = entered(desk, "Pat Lee", status=status)
    with pytest.raises(WrongValueError, match="Pat Lee is a"):
        prospects.understand(desk, pat.id, Insight(reason=WhyNot.MONEY))
    with pytest.raises(WrongValueError):
        prospects.approve(desk, pat.id, "at the fair")
    assert prospects.prospects(desk) == ()


def test_a_first_greeting_is_approved_with_how_they_met(desk: Desk) -> None:
    rosa = entered(desk, "Rosa Diaz", status=Status.PROSPECT)
    with pytest.raises(WrongValueError, match="how you met"):
        prospects.approve(desk, rosa.id, "  ")
    prospects.approve(desk, rosa.id, "at the fair")
    kept = stored(desk, rosa.id)
    assert (kept.approved, kept.met) == (True, "at the fair")
