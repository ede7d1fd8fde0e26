"""Two entries of one person who had each left, been sent, or sent somebody: nothing goes twice."""

from dataclasses import replace
from datetime import timedelta

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.departures import Outcome
from appreciation.domain.letters import Purpose
from appreciation.domain.referrals import Referral
from appreciation.services import forgetting, undoing
from appreciation.services.batches import post_desk
from appreciation.services.dealings import gratitude, referrals
from appreciation.services.departures import departures, interviews
from appreciation.services.departures.departure_lists import departure_list
from appreciation.services.departures.interviews import Interview
from appreciation.services.desk import Desk
from appreciation.services.letters import letters
from appreciation.services.people import contact_editing, duplicates, merging
from tests.services.departing import latest_departure
from tests.services.desks import NOW, entered, print_letters, stored

TODAY = NOW.date()


def waiting(desk: Desk) -> list[tuple[ContactId, Purpose]]:
    """Return the letters that wait to be printed: to whom, and what for."""
    found = letters.waiting_letters(desk)
    return [(each.letter.contact_id, each.letter.purpose) for each in found]


def sent(desk: Desk, sender: ContactId, other: ContactId) -> None:
    """Note that one person sent us another."""
    new = Referral(contact_id=sender, other_id=other, received=True, on=TODAY)
    referrals.note(desk, new)


def accept_all(desk: Desk) -> None:
    """Prepare all thanks that are due."""
    gratitude.accept(desk, [each.key for each in gratitude.thanks_due(desk)])


def test_who_left_in_both_entries_left_once_and_is_thanked_once(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    departures.depart(either_desk, ann.id, "dissatisfied", note="too slow")
    other = departures.depart(either_desk, twin.id, "moved away", note="to Hull").details
    interviews.record(
        either_desk, other.departure.id, Interview(answers=[("why", "far")], themes=[("far", "")])
    )
    before = waiting(either_desk)
    duplicates.merge(either_desk, ann.id, twin.id)
    assert waiting(either_desk) == [(ann.id, Purpose.REGRET)]
    assert departure_list(either_desk).counts.open == 1
    one = latest_departure(either_desk, ann.id)
    assert one is not None
    assert [each.answer for each in one.answers] == ["far"]
    assert one.departure.detail == "too slow; moved_away: to Hull"
    undoing.undo(either_desk)
    assert waiting(either_desk) == before


def test_what_went_out_to_the_other_entry_has_gone_out(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    departures.depart(either_desk, twin.id, "dissatisfied")
    print_letters(either_desk)
    departures.depart(either_desk, ann.id, "dissatisfied", on=TODAY - timedelta(days=1))
    duplicates.merge(either_desk, ann.id, twin.id)
    assert waiting(either_desk) == []
    one = latest_departure(either_desk, ann.id)
    assert one is not None
    assert one.steps[0].piece is not None


def test_two_letters_that_say_the_same_are_one_when_their_people_are(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    for each in (ann, twin):
        letters.prepare(either_desk, each.id, Purpose.QUIET)
    duplicates.merge(either_desk, ann.id, twin.id)
    assert waiting(either_desk) == [(ann.id, Purpose.QUIET)]


def test_of_two_letters_on_paper_that_say_the_same_one_is_taken_out(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    for each in (ann, twin):
        letters.prepare(either_desk, each.id, Purpose.QUIET)
    print_letters(either_desk)
    duplicates.merge(either_desk, ann.id, twin.id)
    assert len(post_desk.take_outs(either_desk)) == 1
    undoing.undo(either_desk)
    assert post_desk.take_outs(either_desk) == ()


def test_who_is_thanked_on_paper_in_both_entries_is_thanked_once(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    for each in (ann, twin):
        departures.depart(either_desk, each.id, "dissatisfied")
    print_letters(either_desk)
    duplicates.merge(either_desk, ann.id, twin.id)
    assert len(post_desk.take_outs(either_desk)) == 1
    one = latest_departure(either_desk, ann.id)
    assert one is not None
    assert one.steps[0].piece is not None
    assert waiting(either_desk) == []


def test_somebody_sent_by_one_person_in_two_entries_is_thanked_for_once(
    either_desk: Desk,
) -> None:
    ann = entered(either_desk, "Ann Berg")
    bo, twin = entered(either_desk, "Bo Lund"), entered(either_desk, "B. Lund")
    sent(either_desk, ann.id, bo.id)
    sent(either_desk, ann.id, twin.id)
    accept_all(either_desk)
    assert len(waiting(either_desk)) == 2
    duplicates.merge(either_desk, bo.id, twin.id)
    assert waiting(either_desk) == [(ann.id, Purpose.THANKS_REFERRAL)]
    assert gratitude.thanks_due(either_desk) == ()
    assert len(referrals.noted(either_desk)) == 1


def test_thanks_that_are_on_paper_are_thanks_for_both(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    bo, twin = entered(either_desk, "Bo Lund"), entered(either_desk, "B. Lund")
    sent(either_desk, ann.id, twin.id)
    accept_all(either_desk)
    print_letters(either_desk)
    sent(either_desk, ann.id, bo.id)
    duplicates.merge(either_desk, bo.id, twin.id)
    assert gratitude.thanks_due(either_desk) == ()


def test_nobody_is_thanked_for_having_sent_themselves(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    sent(either_desk, ann.id, twin.id)
    accept_all(either_desk)
    duplicates.merge(either_desk, ann.id, twin.id)
    assert waiting(either_desk) == []
    assert referrals.noted(either_desk) == ()


def test_who_was_sent_is_forgotten_in_the_thanks_though_the_referral_was_taken_out(
    either_desk: Desk,
) -> None:
    ann, bo = entered(either_desk, "Ann Berg"), entered(either_desk, "Bo Quillon")
    sent(either_desk, ann.id, bo.id)
    accept_all(either_desk)
    print_letters(either_desk)
    (noted,) = referrals.noted(either_desk)
    referrals.take_back(either_desk, noted.referral.id)
    forgetting.forget(either_desk, bo.id)
    with either_desk.book.reading() as book:
        (batch,) = book.batches.all()
        assert "Quillon" not in " ".join(each.text for each in batch.pieces)
        assert not any(book.batches.has_content(batch.id, each) for each in batch.files)


def test_who_left_by_one_entry_has_left_though_the_other_calls_them_a_customer(
    either_desk: Desk,
) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    departures.depart(either_desk, twin.id, "dissatisfied")
    assert merging.twins(either_desk, ann.id, twin.id).status is Status.FORMER_CUSTOMER
    one = duplicates.merge(either_desk, ann.id, twin.id)
    assert one.status is Status.FORMER_CUSTOMER
    assert departure_list(either_desk).counts.open == 1
    print_letters(either_desk)
    assert waiting(either_desk) == []


def test_who_is_chosen_to_be_a_customer_is_back_and_no_letter_waits_for_them(
    either_desk: Desk,
) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    departures.depart(either_desk, twin.id, "dissatisfied")
    one = merging.merge(either_desk, ann.id, twin.id).contact
    assert one.status is Status.CUSTOMER
    assert waiting(either_desk) == []
    left = latest_departure(either_desk, ann.id)
    assert left is not None
    assert (left.departure.outcome, left.departure.ended_on) == (Outcome.RETURNED, TODAY)
    undoing.undo(either_desk)
    assert waiting(either_desk) == [(twin.id, Purpose.REGRET)]


def test_who_had_come_back_is_not_lost_again_by_an_entry_from_before(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Berg"), entered(either_desk, "A. Berg")
    departures.depart(either_desk, ann.id, "dissatisfied")
    back = replace(stored(either_desk, ann.id), status=Status.CUSTOMER)
    contact_editing.save(either_desk, stored(either_desk, ann.id), back)
    before = stored(either_desk, twin.id)
    contact_editing.save(either_desk, before, replace(before, status=Status.FORMER_CUSTOMER))
    one = duplicates.merge(either_desk, ann.id, twin.id)
    assert one.status is Status.CUSTOMER
    assert departure_list(either_desk).counts.open == 0
    assert waiting(either_desk) == []
