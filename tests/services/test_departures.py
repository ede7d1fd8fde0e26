"""Customers who leave, what follows, and who is back."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.departure_reasons import Plan, ReasonGroup
from appreciation.domain.departures import Outcome
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Purpose
from appreciation.domain.touches import Touch, TouchKind
from appreciation.domain.weeks import Span
from appreciation.domain.win_back import COOL_DOWN, StepKind
from appreciation.services import forgetting
from appreciation.services.batches import weekly_batch
from appreciation.services.batches.drafts import Order, drafted
from appreciation.services.departures import departure_steps, departures, interviews
from appreciation.services.departures.departure_details import (
    DepartureDetails,
    StepLine,
    StepState,
    WaitsFor,
    departure_details,
)
from appreciation.services.departures.departure_lists import departure_list, due
from appreciation.services.departures.interviews import Interview
from appreciation.services.desk import Desk
from appreciation.services.people import contacts, duplicates
from appreciation.services.rule.departure_letters import held_back
from appreciation.services.undoing import undo
from tests.services.departing import latest_departure
from tests.services.desks import NOW, entered, stored

TODAY = NOW.date()
WEEK = Span(first=TODAY, days=7)


def later(desk: Desk, days: int) -> Desk:
    """Return the same book some days later."""
    return Desk(desk.book, desk.now + timedelta(days=days))


def left(desk: Desk, reason: str, name: str = "Greta Holm") -> DepartureDetails:
    """Let a customer leave today."""
    return departures.depart(desk, entered(desk, name).id, reason).details


def step(details: DepartureDetails, kind: StepKind) -> StepLine:
    """Return the step of a kind."""
    return next(each for each in details.steps if each.step.kind is kind)


def kinds(details: DepartureDetails) -> list[StepKind]:
    """Return the kinds of the steps in their order."""
    return [each.step.kind for each in details.steps]


def letters(desk: Desk, contact_id: ContactId) -> list[Purpose]:
    """Return what the letters to somebody are for, the withdrawn ones left out."""
    with desk.book.reading() as book:
        found = book.letters.of_contact(contact_id)
    return [each.purpose for each in found if not each.withdrawn]


def test_a_customer_who_leaves_becomes_a_former_customer_and_is_thanked_the_same_day(
    either_desk: Desk,
) -> None:
    details = left(either_desk, "dissatisfied")
    assert stored(either_desk, details.contact.id).status is Status.FORMER_CUSTOMER
    thanks = step(details, StepKind.THANK)
    assert (thanks.state, thanks.on) == (StepState.PREPARED, TODAY)
    assert thanks.letter is not None
    assert thanks.letter.due_on == TODAY
    assert letters(either_desk, details.contact.id) == [Purpose.REGRET]


def test_leaving_is_undone_as_one(either_desk: Desk) -> None:
    details = left(either_desk, "dissatisfied")
    undo(either_desk)
    assert stored(either_desk, details.contact.id).status is Status.CUSTOMER
    assert latest_departure(either_desk, details.contact.id) is None
    assert letters(either_desk, details.contact.id) == []


def test_how_long_they_stayed_is_kept_and_so_is_the_day_they_left(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Müller", entered_on=date(2015, 8, 1))
    on = date(2026, 8, 14)
    details = departures.depart(
        either_desk, ann.id, "retired", on=on, note="sold  the shop"
    ).details
    assert (details.departure.left_on, details.departure.years_with_us) == (on, 11)
    assert details.departure.detail == "sold the shop"
    with either_desk.book.reading() as book:
        last = book.contacts.status_history(ann.id)[-1]
    assert (last.status, last.on) == (Status.FORMER_CUSTOMER, on)


def test_whoever_was_entered_after_they_had_left_has_a_history_in_order(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Müller")
    departures.depart(either_desk, ann.id, "retired", on=date(2026, 3, 1))
    with either_desk.book.reading() as book:
        history = book.contacts.status_history(ann.id)
    assert [each.status for each in history] == [Status.CUSTOMER, Status.FORMER_CUSTOMER]


def test_a_death_ends_everything_and_nothing_follows(either_desk: Desk) -> None:
    details = left(either_desk, "died")
    assert details.steps == ()
    assert details.stopped is Outcome.DIED
    assert stored(either_desk, details.contact.id).deceased
    assert letters(either_desk, details.contact.id) == []
    with pytest.raises(WrongValueError, match="deceased"):
        departures.welcome_back(either_desk, details.contact.id)


@pytest.mark.parametrize("status", [Status.PROSPECT, Status.PARTNER])
def test_whoever_was_no_customer_cannot_leave(either_desk: Desk, status: Status) -> None:
    ann = entered(either_desk, "Ann Müller", status=status)
    with pytest.raises(WrongValueError, match="no customer was lost"):
        departures.depart(either_desk, ann.id, "retired")


def test_nobody_leaves_twice_without_coming_back_nor_on_a_day_to_come(either_desk: Desk) -> None:
    details = left(either_desk, "financial")
    with pytest.raises(WrongValueError, match="written down already"):
        departures.depart(either_desk, details.contact.id, "retired")
    bo = entered(either_desk, "Bo Lund")
    with pytest.raises(WrongValueError, match="still to come"):
        departures.depart(either_desk, bo.id, "retired", on=TODAY + timedelta(days=1))


def test_several_departures_of_one_customer_are_all_kept(either_desk: Desk) -> None:
    first = left(either_desk, "financial")
    back = departures.welcome_back(later(either_desk, 100), first.contact.id).details
    assert back.departure.outcome is Outcome.RETURNED
    assert stored(either_desk, first.contact.id).status is Status.CUSTOMER
    assert {each.state for each in back.steps} == {StepState.STOPPED}
    assert letters(either_desk, first.contact.id) == []
    again = departures.depart(later(either_desk, 400), first.contact.id, "moved away").details
    assert again.departure.customer_since == TODAY + timedelta(days=100)
    assert again.departure.days_with_us == 300
    with either_desk.book.reading() as book:
        assert len(book.departures.of_contact(first.contact.id)) == 2
    with pytest.raises(WrongValueError, match="left only on"):
        departures.welcome_back(later(either_desk, 400), first.contact.id, on=TODAY)


def test_who_was_made_a_customer_by_hand_and_leaves_again_has_two_episodes(
    either_desk: Desk,
) -> None:
    first = left(either_desk, "financial")
    contacts.edit(later(either_desk, 50), first.contact.id, {"status": "customer"})
    again = departures.depart(later(either_desk, 90), first.contact.id, "refused").details
    assert again.departure.customer_since == TODAY + timedelta(days=50)
    before = departure_details(either_desk, first.departure.id).departure
    assert (before.outcome, before.ended_on) == (Outcome.RETURNED, TODAY + timedelta(days=50))
    assert departure_list(either_desk).counts.open == 1


def test_a_welcome_back_letter_is_written_when_asked_for(either_desk: Desk) -> None:
    details = left(either_desk, "financial")
    departures.welcome_back(either_desk, details.contact.id, letter=True)
    assert letters(either_desk, details.contact.id) == [Purpose.WELCOME_BACK]
    with pytest.raises(WrongValueError, match="back already"):
        departures.welcome_back(either_desk, details.contact.id)


def test_the_letter_that_says_it_is_mended_waits_until_it_is(either_desk: Desk) -> None:
    details = left(either_desk, "dissatisfied")
    assure = step(details, StepKind.ASSURE)
    assert (assure.state, assure.waits_for) == (StepState.WAITS, WaitsFor.MENDING)
    with pytest.raises(WrongValueError, match="Write down what was mended"):
        departure_steps.finish(either_desk, assure.step.id)
    month = later(either_desk, 80)
    mended = departure_steps.mend(month, details.departure.id, "Monday van added").details
    assure = step(mended, StepKind.ASSURE)
    assert (assure.state, assure.on) == (StepState.PREPARED, month.today)
    assert mended.departure.mended_on == month.today
    assert step(mended, StepKind.MEND).state is StepState.DONE
    assert step(mended, StepKind.ARTICLE).on == month.today + timedelta(days=45)
    assert step(mended, StepKind.OFFER).on == month.today + timedelta(days=90)


def test_without_mending_the_plan_asks_for_nothing_more(either_desk: Desk) -> None:
    details = left(either_desk, "forgotten")
    skipped = departure_steps.skip(either_desk, step(details, StepKind.MEND).step.id).details
    assert step(skipped, StepKind.CHANGED).state is StepState.SKIPPED
    assert step(skipped, StepKind.ASK_AGAIN).state is StepState.PREPARED
    again = departure_steps.skip(
        either_desk, step(details, StepKind.MEND).step.id, skipped=False
    ).details
    assert step(again, StepKind.ASK_AGAIN).waits_for is WaitsFor.MENDING
    assert letters(either_desk, details.contact.id) == [Purpose.REGRET]


def test_a_plan_holds_back_what_it_must_not_say_and_what_comes_too_soon(either_desk: Desk) -> None:
    details = left(either_desk, "dissatisfied")
    departure_steps.mend(either_desk, details.departure.id, "Monday van added")
    with either_desk.book.writing("forget that it is mended") as book:
        known = book.departures.departure(details.departure.id)
        book.departures.save(replace(known, mended_on=None, mended=""))
    with either_desk.book.reading() as book:
        planned = book.letters.of_contact(details.contact.id)
        held = held_back(book, planned, TODAY)
        late = held_back(book, planned, TODAY + timedelta(days=400))
    purposes = {each.id: each.purpose for each in planned}
    assert {purposes[id_]: no.reason for id_, no in held.items()} == {
        Purpose.MENDED: "not mended yet"
    }
    assert Purpose.REGRET not in {purposes[id_] for id_ in late}


def test_a_drafted_letter_that_must_not_go_any_more_is_withheld_when_it_is_printed(
    either_desk: Desk,
) -> None:
    details = left(either_desk, "dissatisfied")
    departure_steps.skip(either_desk, details.steps[0].step.id)
    departure_steps.mend(either_desk, details.departure.id, "Monday van added")
    left(either_desk, "refused", "Bo Lund")
    with either_desk.book.writing("Draft") as book:
        draft = drafted(book, either_desk, Order(week="2026-W48", span=WEEK)).batch
    assert draft is not None
    assert [each.label for each in draft.pieces] == ["mended", "regret"]
    with either_desk.book.writing("forget that it is mended") as book:
        known = book.departures.departure(details.departure.id)
        book.departures.save(replace(known, mended_on=None, mended=""))
    finished = weekly_batch.finish(either_desk, draft.id)
    assert [each.label for each in finished.batch.pieces if each.page] == ["regret"]
    assert "not mended yet" in finished.withheld[draft.pieces[0].number]


def test_overdue_letters_of_one_plan_do_not_all_go_at_once(either_desk: Desk) -> None:
    details = left(either_desk, "refused")
    with either_desk.book.reading() as book:
        planned = book.letters.of_contact(details.contact.id)
        held = held_back(book, planned, TODAY + timedelta(days=365))
    reasons = [held[each.id].reason if each.id in held else "" for each in planned]
    assert [each.purpose for each in planned] == [
        Purpose.REGRET,
        Purpose.OPEN_DOOR,
        Purpose.RECONSIDER,
    ]
    assert reasons == ["", "too soon", "too soon"]  # the thanks go alone


def test_what_is_mended_the_same_day_is_not_told_in_one_batch_with_the_thanks(
    either_desk: Desk,
) -> None:
    details = left(either_desk, "dissatisfied")
    departure_steps.mend(either_desk, details.departure.id, "Monday van added")
    with either_desk.book.reading() as book:
        found = {each.purpose: each for each in book.letters.of_contact(details.contact.id)}
        thanks, told = found[Purpose.REGRET], found[Purpose.MENDED]
        assert told.due_on == TODAY + timedelta(days=7)
        # Even where both are overdue: another week goes by before the second.
        held = held_back(book, [thanks, told], TODAY + timedelta(days=10))
    assert list(held) == [told.id]


@pytest.mark.parametrize("status", ["customer", "partner", "prospect"])
def test_another_status_by_hand_stops_the_plan_as_well(either_desk: Desk, status: str) -> None:
    details = left(either_desk, "financial")
    contacts.edit(either_desk, details.contact.id, {"status": status})
    after = departure_details(either_desk, details.departure.id)
    assert after.stopped is Outcome.RETURNED
    assert after.next_step is None
    with either_desk.book.reading() as book:
        planned = book.letters.of_contact(details.contact.id)
        assert len(held_back(book, planned, TODAY)) == len(planned) > 1
    assert departure_list(either_desk).lines == ()


def test_a_plan_stops_with_a_death_and_rests_in_the_bin(either_desk: Desk) -> None:
    ann, bo = (left(either_desk, "financial", name) for name in ("Ann Müller", "Bo Lund"))
    contacts.edit(either_desk, ann.contact.id, {"deceased": "true"})
    contacts.put_in_bin(either_desk, bo.contact.id)
    assert departure_details(either_desk, ann.departure.id).stopped is Outcome.DIED
    assert departure_list(either_desk).counts.open == 0
    contacts.restore_from_bin(either_desk, bo.contact.id)
    assert departure_list(either_desk).counts.open == 1


def test_whoever_objects_is_asked_nothing_more_but_keeps_the_birthday_card(
    either_desk: Desk,
) -> None:
    details = left(either_desk, "refused")
    after = departures.stop(either_desk, details.contact.id, Outcome.OBJECTED).details
    assert after.stopped is Outcome.OBJECTED
    assert letters(either_desk, details.contact.id) == []
    assert stored(either_desk, details.contact.id).greet
    with pytest.raises(WrongValueError, match="nothing to stop"):
        departures.stop(either_desk, details.contact.id, Outcome.OBJECTED)
    with pytest.raises(WrongValueError, match="closed"):
        departure_steps.move(either_desk, details.steps[-1].step.id, TODAY)


def test_whoever_wants_no_greetings_either_gets_none(either_desk: Desk) -> None:
    details = left(either_desk, "refused")
    departures.stop(either_desk, details.contact.id, Outcome.OBJECTED, greetings_too=True)
    assert not stored(either_desk, details.contact.id).greet


def test_the_reason_that_comes_out_later_changes_the_plan_and_keeps_what_is_done(
    either_desk: Desk,
) -> None:
    details = left(either_desk, "not asked yet")
    asked = interviews.record(
        either_desk,
        details.departure.id,
        Interview(
            by="Mia",
            answers=[("What could have been different?", "It came late on Mondays.")],
            themes=[("late deliveries", "late on Mondays")],
            reason="forgotten",
        ),
    ).details
    assert asked.reason.group is ReasonGroup.LEFT_UNDONE
    assert kinds(asked) == [
        StepKind.THANK,
        StepKind.ASK,
        StepKind.MEND,
        StepKind.CHANGED,
        StepKind.ARTICLE,
        StepKind.OFFER,
        StepKind.ASK_AGAIN,
    ]
    assert step(asked, StepKind.ASK).state is StepState.DONE
    assert step(asked, StepKind.THANK) == step(details, StepKind.THANK)
    assert letters(either_desk, details.contact.id) == [Purpose.REGRET]
    assert [each.answer for each in asked.answers] == ["It came late on Mondays."]
    undo(either_desk)
    assert kinds(departure_details(either_desk, details.departure.id)) == kinds(details)


def test_the_owner_can_follow_another_plan(either_desk: Desk) -> None:
    details = left(either_desk, "competitor")
    friends = departures.follow_plan(either_desk, details.departure.id, Plan.STAY_FRIENDS).details
    assert kinds(friends) == [StepKind.THANK, StepKind.HOPE, StepKind.ARTICLE]
    assert sorted(letters(either_desk, details.contact.id)) == [Purpose.HOPE, Purpose.REGRET]


def test_attempts_are_counted_apart_and_the_next_is_proposed(either_desk: Desk) -> None:
    details = left(either_desk, "not asked yet")
    desk = later(either_desk, 3)
    tried = interviews.record(
        desk, details.departure.id, Interview(by="Mia", at=time(10), attempt=True)
    ).details
    assert (len(tried.attempts), len(tried.conversations)) == (1, 0)
    assert tried.next_attempt is not None
    assert tried.next_attempt.on == step(tried, StepKind.ASK).on == date(2026, 12, 4)
    interviews.record(later(desk, 8), details.departure.id, Interview(by="Mia", attempt=True))
    asked = interviews.record(
        later(desk, 20), details.departure.id, Interview(by="Mia", answers=[("", "Too dear.")])
    ).details
    assert (len(asked.attempts), len(asked.conversations)) == (2, 1)
    assert asked.next_attempt is None
    assert asked.departure.interviewer == "Mia"
    assert step(asked, StepKind.SURVEY).state is StepState.SKIPPED
    person = stored(either_desk, details.contact.id)
    assert (person.last_reached, person.last_attempt) == (
        TODAY + timedelta(days=23),
        TODAY + timedelta(days=11),
    )


def test_an_interviewer_they_know_is_named_and_a_stranger_is_not(either_desk: Desk) -> None:
    details = left(either_desk, "not asked yet")
    with either_desk.book.writing("talk") as book:
        talk = Touch(contact_id=details.contact.id, kind=TouchKind.CALL, on=TODAY, by="Jo")
        book.touches.add(talk)
    assert interviews.interviewer_met(either_desk, details.departure.id, "jo") == TODAY
    assert interviews.interviewer_met(either_desk, details.departure.id, "Mia") is None
    assert interviews.interviewer_met(either_desk, details.departure.id, "") is None


def test_nobody_who_was_not_reached_has_answered(either_desk: Desk) -> None:
    details = left(either_desk, "not asked yet")
    with pytest.raises(WrongValueError, match="Nobody was reached"):
        interviews.record(
            either_desk, details.departure.id, Interview(attempt=True, answers=[("", "Yes")])
        )


def test_themes_are_counted_over_departures_however_they_are_written(either_desk: Desk) -> None:
    for name, theme in (("Ann", "Late deliveries"), ("Bo", "late  deliveries"), ("Cy", "price")):
        details = left(either_desk, "not asked yet", name)
        said = Interview(themes=[(theme, "words"), (theme, "more words")])
        interviews.record(either_desk, details.departure.id, said)
    found = departure_list(either_desk)
    assert found.themes == (("Late deliveries", 2), ("price", 1))
    assert found.with_themes == 3
    assert interviews.known_themes(either_desk) == ("Late deliveries", "price")


def test_own_reasons_are_added_once(either_desk: Desk) -> None:
    departures.add_reason(either_desk, "No parking space", ReasonGroup.LEFT_UNDONE)
    assert departures.reasons(either_desk)[-1].name == "No parking space"
    details = left(either_desk, "no parking space")
    assert details.reason.group is ReasonGroup.LEFT_UNDONE
    with pytest.raises(WrongValueError, match="already"):
        departures.add_reason(either_desk, "No parking space", ReasonGroup.WE_DID)


def test_a_step_is_moved_with_those_after_it_but_never_close_to_another_letter(
    either_desk: Desk,
) -> None:
    details = left(either_desk, "refused")
    door, article = step(details, StepKind.OPEN_DOOR), step(details, StepKind.ARTICLE)
    moved = departure_steps.move(either_desk, door.step.id, door.on + timedelta(days=10)).details
    assert step(moved, StepKind.ARTICLE).on == article.on + timedelta(days=10)
    with pytest.raises(WrongValueError, match="45 days apart"):
        departure_steps.move(either_desk, article.step.id, door.on + timedelta(days=20))
    with pytest.raises(WrongValueError, match="gone by"):
        departure_steps.move(either_desk, article.step.id, TODAY - timedelta(days=1))
    with either_desk.book.reading() as book:
        days = {each.purpose: each.due_on for each in book.letters.of_contact(details.contact.id)}
    assert days[Purpose.OPEN_DOOR] == door.on + timedelta(days=10)
    assert days[Purpose.RECONSIDER] - days[Purpose.OPEN_DOOR] > COOL_DOWN


def test_a_letter_written_by_hand_is_not_printed_as_well(either_desk: Desk) -> None:
    details = left(either_desk, "refused")
    thanks = step(details, StepKind.THANK)
    done = departure_steps.finish(either_desk, thanks.step.id, note="by hand").details
    assert step(done, StepKind.THANK).state is StepState.DONE
    assert Purpose.REGRET not in letters(either_desk, details.contact.id)


def test_the_list_says_what_comes_next_and_how_often_they_were_tried(either_desk: Desk) -> None:
    greta, bo = left(either_desk, "refused"), left(either_desk, "not asked yet", "Bo Lund")
    for details in (greta, bo):
        departure_steps.finish(either_desk, step(details, StepKind.THANK).step.id)
    interviews.record(either_desk, bo.departure.id, Interview(attempt=True))
    found = departure_list(either_desk)
    assert [each.line.name for each in found.lines] == ["Bo Lund", "Greta Holm"]
    assert found.lines[0].tries.attempts == 1
    next_steps = [each.next_step.kind for each in found.lines if each.next_step]
    assert next_steps == [StepKind.ASK, StepKind.OPEN_DOOR]
    week = [each.line.name for each in due(either_desk, TODAY + timedelta(days=90))]
    assert week == ["Bo Lund"]
    departures.welcome_back(either_desk, greta.contact.id)
    counts = departure_list(either_desk).counts
    assert (counts.open, counts.settled, counts.returned) == (1, 1, 1)
    settled = departure_list(either_desk, settled=True)
    assert [each.line.name for each in settled.lines] == ["Greta Holm"]


def test_of_two_entries_merged_the_departures_go_to_the_one_that_stays(either_desk: Desk) -> None:
    details = left(either_desk, "refused")
    twin = entered(either_desk, "Greta Holm", status=Status.FORMER_CUSTOMER)
    duplicates.merge(either_desk, twin.id, details.contact.id)
    found = latest_departure(either_desk, twin.id)
    assert found is not None
    assert kinds(found) == kinds(details)
    assert found.next_step is not None


def test_a_forgotten_customer_leaves_no_departure_behind(either_desk: Desk) -> None:
    details = left(either_desk, "not asked yet")
    interviews.record(
        either_desk, details.departure.id, Interview(answers=[("", "secret")], themes=[("x", "y")])
    )
    forgetting.forget(either_desk, details.contact.id)
    assert departure_list(either_desk).themes == ()
    with pytest.raises(WrongValueError):
        departure_details(either_desk, details.departure.id)


def test_the_birthday_card_goes_on(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Müller")
    contacts.edit(either_desk, ann.id, {"birthday": "1976-05-03"})
    details = departures.depart(either_desk, ann.id, "competitor").details
    assert details.birthday_on == date(2027, 5, 3)
    assert details.refusal is None
