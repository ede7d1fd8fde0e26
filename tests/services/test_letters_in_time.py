"""Letters that were right when they were prepared, and what became of that since."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import WrongValueError
from appreciation.domain.letters import Purpose
from appreciation.domain.shelf import Article, Offer
from appreciation.domain.weeks import Weeks
from appreciation.printing.press import print_batch
from appreciation.services.batches import post_desk, reviewing, week, weekly_batch
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.printed import on_paper
from appreciation.services.dealings import gratitude, sending, shelf
from appreciation.services.departures import departure_steps, departures
from appreciation.services.desk import Desk
from appreciation.services.letters import letters
from appreciation.services.people import contacts
from appreciation.services.undoing import undo
from tests.services.desks import NOW, entered

TODAY = NOW.date()


def going_out(desk: Desk) -> list[str]:
    """Return what the letters of this week are for."""
    found = week.week_plan(desk, week.current_week(desk).span).plan
    return [each.letter.purpose for each in (*found.overdue, *found.due) if each.letter]


def held(desk: Desk, contact_id: ContactId) -> dict[Purpose, str]:
    """Return why letters to somebody are held back, by what they are for."""
    with desk.book.reading() as book:
        lines = letters.letters_to(book, contact_id, desk.today)
    return {each.letter.purpose: each.held.reason for each in lines if each.held}


@pytest.mark.parametrize("status", [Status.CUSTOMER, Status.PARTNER])
def test_who_is_no_former_customer_any_more_is_not_written_to_as_one(
    either_desk: Desk, status: Status
) -> None:
    ann = entered(either_desk, "Ann Berg", status=Status.FORMER_CUSTOMER)
    letters.prepare(either_desk, ann.id, Purpose.HOPE)
    assert going_out(either_desk) == ["hope"]
    contacts.edit(either_desk, ann.id, {"status": status.value})
    assert going_out(either_desk) == []
    assert held(either_desk, ann.id) == {Purpose.HOPE: "out of date"}
    undo(either_desk)
    assert going_out(either_desk) == ["hope"]


def test_a_plan_is_not_followed_with_somebody_who_is_a_partner_now(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    departures.depart(either_desk, ann.id, "dissatisfied")
    contacts.edit(either_desk, ann.id, {"status": "partner"})
    assert going_out(either_desk) == []
    assert held(either_desk, ann.id) == {Purpose.REGRET: "plan stopped"}


def test_who_leaves_is_not_told_in_the_same_week_that_we_have_not_heard_from_them(
    either_desk: Desk,
) -> None:
    ann = entered(either_desk, "Ann Berg")
    letters.prepare(either_desk, ann.id, Purpose.QUIET)
    departures.depart(either_desk, ann.id, "dissatisfied")
    assert going_out(either_desk) == ["regret"]
    assert held(either_desk, ann.id) == {Purpose.QUIET: "out of date"}


def test_who_came_back_and_leaves_again_is_not_welcomed(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    departures.depart(either_desk, ann.id, "dissatisfied")
    departures.welcome_back(either_desk, ann.id, letter=True)
    assert going_out(either_desk) == ["welcome_back"]
    departures.depart(either_desk, ann.id, "dissatisfied")
    assert going_out(either_desk) == ["regret"]


def test_the_years_with_us_are_not_celebrated_with_who_left(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    contacts.edit(either_desk, ann.id, {"customer_since": "2016-11-25"})
    gratitude.accept(either_desk, [each.key for each in gratitude.thanks_due(either_desk)])
    assert going_out(either_desk) == ["thanks_years"]
    departures.depart(either_desk, ann.id, "dissatisfied")
    assert going_out(either_desk) == ["regret"]


def test_a_letter_of_a_plan_that_was_withdrawn_does_not_come_back_by_itself(
    either_desk: Desk,
) -> None:
    ann = entered(either_desk, "Ann Berg")
    departure = departures.depart(either_desk, ann.id, "dissatisfied").details.departure
    (line,) = letters.waiting_letters(either_desk)
    letters.withdraw(either_desk, line.letter.id)
    departure_steps.mend(either_desk, departure.id, "a new van")
    departures.give_reason(either_desk, departure.id, "moved away")
    waiting = letters.waiting_letters(either_desk)
    assert Purpose.REGRET not in {each.letter.purpose for each in waiting}


def test_a_letter_of_a_plan_that_was_put_off_stays_there_and_keeps_its_distance(
    either_desk: Desk,
) -> None:
    ann = entered(either_desk, "Ann Berg")
    departure = departures.depart(either_desk, ann.id, "refused").details.departure
    first, second, _ = letters.waiting_letters(either_desk)
    letters.reschedule(either_desk, first.letter.id, TODAY + timedelta(days=7))
    later = second.letter.due_on + timedelta(days=14)
    letters.reschedule(either_desk, second.letter.id, later)
    departure_steps.mend(either_desk, departure.id, "a new van")
    days = {
        each.letter.purpose: each.letter.due_on for each in letters.waiting_letters(either_desk)
    }
    assert days[Purpose.REGRET] == TODAY + timedelta(days=7)
    assert days[Purpose.OPEN_DOOR] == later
    reconsider = next(
        each.letter
        for each in letters.waiting_letters(either_desk)
        if each.letter.purpose is Purpose.RECONSIDER
    )
    with pytest.raises(WrongValueError, match="45 days apart"):
        letters.reschedule(either_desk, reconsider.id, later + timedelta(days=3))


def test_letters_made_for_many_weeks_at_once_keep_the_distance_of_their_own_weeks(
    either_desk: Desk,
) -> None:
    article = shelf.add_article(either_desk, Article(title="On bread", added_on=TODAY)).item
    ann = entered(either_desk, "Ann Berg")
    left = departures.depart(either_desk, ann.id, "dissatisfied").details
    departure_steps.mend(either_desk, left.departure.id, "Two ovens.")
    (step,) = (each.step for each in left.steps if each.step.kind == "article")
    departure_steps.choose(either_desk, step.id, article_id=article.id)
    weeks = Weeks.following(week.current_week(either_desk), 10)
    draft = reviewing.begun(either_desk, weeks).batch
    assert draft is not None
    made = weekly_batch.finish(either_desk, draft.id).batch
    assert [each.label for each in on_paper(made)] == ["regret", "mended", "article"]
    weekly_batch.mark_printed(either_desk, draft.id)
    for days in (0, 45, 80):
        later = Desk(either_desk.book, NOW + timedelta(days=days))
        assert post_desk.take_outs(later) == ()


def test_what_a_withdrawn_letter_would_have_brought_can_be_taken_off_the_shelf(
    either_desk: Desk,
) -> None:
    ann = entered(either_desk, "Ann Berg", status=Status.FORMER_CUSTOMER)
    article = shelf.add_article(either_desk, Article(title="On bread", added_on=TODAY)).item
    offer = shelf.add_offer(either_desk, Offer(title="A loaf", value="4.00", added_on=TODAY)).item
    sending.send_article(either_desk, article.id, [ann.id])
    sending.send_offer(either_desk, offer.id, [ann.id])
    with pytest.raises(WrongValueError, match="went to Ann Berg"):
        shelf.remove(either_desk, article)
    for each in letters.waiting_letters(either_desk):
        letters.withdraw(either_desk, each.letter.id)
    shelf.remove(either_desk, article)
    shelf.remove(either_desk, offer)
    assert (shelf.articles(either_desk), shelf.offers(either_desk)) == ((), ())
    for _ in range(3):
        undo(either_desk)
    assert [each.item for each in shelf.articles(either_desk)] == [article]
    (waiting,) = letters.waiting_letters(either_desk)
    assert waiting.letter.offer_id == offer.id


def test_nobody_is_told_twice_that_it_is_mended_nor_before_it_is(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    departure = departures.depart(either_desk, ann.id, "dissatisfied").details.departure
    with pytest.raises(WrongValueError, match="Write down what was mended"):
        letters.prepare(either_desk, ann.id, Purpose.MENDED)
    departure_steps.mend(either_desk, departure.id, "a new van")
    for again in (Purpose.MENDED, Purpose.CHANGED, Purpose.REGRET):
        with pytest.raises(WrongValueError, match="is said once"):
            letters.prepare(either_desk, ann.id, again)


def test_what_the_owner_writes_before_its_step_takes_its_place(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    departure = departures.depart(either_desk, ann.id, "dissatisfied").details.departure
    letters.prepare(either_desk, ann.id, Purpose.RECONSIDER)
    departure_steps.mend(either_desk, departure.id, "a new van")
    purposes = [each.letter.purpose for each in letters.waiting_letters(either_desk)]
    assert purposes.count(Purpose.RECONSIDER) == 1


def test_a_letter_is_not_put_off_to_where_no_batch_reaches(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    departures.depart(either_desk, ann.id, "refused")
    first, second, _ = letters.waiting_letters(either_desk)
    with pytest.raises(WrongValueError, match="would never go"):
        letters.reschedule(either_desk, first.letter.id, date(9999, 12, 31))
    with pytest.raises(WrongValueError, match="can be planned"):
        departure_steps.move(either_desk, second.letter.step_id or 0, date(9999, 12, 31))


def test_what_changed_while_the_pages_were_drawn_is_said_with_them(
    either_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = entered(either_desk, "Ann Berg")
    departures.depart(either_desk, ann.id, "dissatisfied")
    draw = print_batch

    def drawn_slowly(*all_: Any) -> Any:
        departures.welcome_back(either_desk, ann.id)
        return draw(*all_)

    monkeypatch.setattr(weekly_batch, "print_batch", drawn_slowly)
    this_week = week.current_week(either_desk)
    order = Order(week=this_week.label, span=this_week.span)
    printed = weekly_batch.print_week(either_desk, order, tmp_path)
    assert printed.batch is not None
    (piece,) = printed.batch.pieces
    (said,) = [each.what for each in printed.warnings if each.piece == piece.number]
    assert said.startswith("Take it out")
    assert "Ann Berg: withdrawn" in said


def test_what_is_too_long_for_a_letter_is_said_at_once_and_never_cut(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    departure = departures.depart(either_desk, ann.id, "dissatisfied").details.departure
    with pytest.raises(WrongValueError, match="say it shorter"):
        departure_steps.mend(either_desk, departure.id, "word " * 2_000)
    with pytest.raises(WrongValueError, match="say it shorter"):
        shelf.add_article(either_desk, Article(title="word " * 2_000, added_on=TODAY))
    with pytest.raises(WrongValueError, match="say it shorter"):
        shelf.add_offer(either_desk, Offer(title="x", value="word " * 2_000, added_on=TODAY))
