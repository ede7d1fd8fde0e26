"""An owner looks through a draft, changes it, and prints what they saw (laws 1, 5 and 6)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from appreciation.domain.batches import (
    Batch,
    BatchState,
    FileKind,
    Format,
    Piece,
    PieceState,
)
from appreciation.domain.changes import Kind
from appreciation.domain.contacts import Address, Contact
from appreciation.domain.errors import ChangedElsewhereError, WrongValueError
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.weeks import Week, Weeks
from appreciation.printing.press import print_batch
from appreciation.printing.stock import StockError
from appreciation.services import preferences, undoing
from appreciation.services.batches import (
    post_desk,
    posting,
    reprinting,
    reviewing,
    week,
    weekly_batch,
)
from appreciation.services.batches.batch_pages import trial_page
from appreciation.services.batches.drafts import Order
from appreciation.services.batches.faces import Side
from appreciation.services.batches.other_designs import design_choices
from appreciation.services.batches.posting import NotPossibleError
from appreciation.services.batches.reviewing import Review
from appreciation.services.desk import Desk
from appreciation.services.people import contacts
from tests.printing.pdf_reading import page_sizes, words_on
from tests.services.desks import entered

WEEK = Week.parse("2026-W48")
THIS_WEEK = Weeks.following(WEEK, 1)


def celebrating(desk: Desk, name: str, birthday: str, **changes: Any) -> Contact:
    day = Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate.parse(birthday))
    return entered(desk, name, occasions=(day,), **changes)


@pytest.fixture
def desk(either_desk: Desk) -> Desk:
    """Return the desk of a British business with three birthdays to post this week."""
    preferences.change(
        either_desk, {"country": "GB", "name": "Lindgren & Sons", "address": "5 Mill Lane\nLondon"}
    )
    celebrating(either_desk, "Ann Müller", "1976-11-26")
    celebrating(either_desk, "Bo Lund", "--11-27")
    celebrating(either_desk, "Rosa Diaz", "1980-11-28")
    return either_desk


def begun(desk: Desk) -> tuple[Review, Batch]:
    review = reviewing.begun(desk, THIS_WEEK)
    assert review.batch is not None
    return review, review.batch


def again(desk: Desk, batch: Batch) -> tuple[Review, Batch]:
    review = reviewing.review(desk, batch.id)
    assert review.batch is not None
    return review, review.batch


def front_of(review: Review, piece: Piece) -> str:
    face = review.pages.faces[piece.number][0]
    return words_on(review.pages.contents[face.kind], face.page)


def of(batch: Batch, name: str) -> Piece:
    return next(each for each in batch.pieces if each.recipient == name)


def test_a_draft_is_looked_through_as_often_as_wanted_and_stays_as_it_is(desk: Desk) -> None:
    review, batch = begun(desk)
    assert [each.recipient for each in batch.pieces] == ["Ann Müller", "Bo Lund", "Rosa Diaz"]
    version = desk.book.data_version()
    assert again(desk, batch) == (review, batch)
    assert reviewing.begun(desk, THIS_WEEK) == review
    assert desk.book.data_version() == version
    assert {each.kind: (each.sheets, each.stock) for each in review.pages.stacks} == {
        FileKind.CARDS: (3, "A4"),
        FileKind.ENVELOPES: (3, "C6"),
        FileKind.CHECK_LIST: (1, "A4"),
    }


def test_words_written_for_one_person_outlive_a_new_plan_and_the_printing(
    desk: Desk, tmp_path: Path
) -> None:
    _, batch = begun(desk)
    bo = of(batch, "Bo Lund")
    words = reviewing.words_of(bo)
    assert (words.salutation, words.front) == ("Dear Bo,", "Happy Birthday")
    own = replace(words, front="Hip hip!", body="The oak desk still stands.\nSo do you.")
    reviewing.reword(desk, bo.number, own)
    contacts.edit(desk, bo.contact_ids[0], {"full_name": "Bosse Lund"})
    review, batch = again(desk, batch)
    piece = of(batch, "Bosse Lund")
    assert piece.number == bo.number
    assert reviewing.words_of(piece) == own
    assert {"oak", "desk", "hip!"} <= set(front_of(review, piece).split())
    printed = weekly_batch.print_week(desk, Order(week=WEEK.label, span=WEEK.span), tmp_path)
    assert printed.batch is not None
    assert of(printed.batch, "Bosse Lund").text == piece.text


def test_words_that_were_not_touched_follow_the_person(desk: Desk) -> None:
    _, batch = begun(desk)
    contacts.edit(desk, of(batch, "Bo Lund").contact_ids[0], {"given_name": "Bosse"})
    _, batch = again(desk, batch)
    assert "Dear Bosse," in of(batch, "Bosse Lund").text


def test_who_is_left_out_stays_out_with_the_reason_until_put_back(desk: Desk) -> None:
    _, batch = begun(desk)
    ann = of(batch, "Ann Müller")
    reviewing.leave_out(desk, ann.number, "I call her")
    review, batch = again(desk, batch)
    out = of(batch, "Ann Müller")
    assert (out.state, out.reason) == (PieceState.LEFT_OUT, "I call her")
    assert ann.number not in review.pages.faces
    check_list = words_on(review.pages.contents[FileKind.CHECK_LIST], 1)
    assert "I call her" in " ".join(check_list.split())
    finished = weekly_batch.finish(desk, batch.id)
    weekly_batch.mark_printed(desk, finished.batch.id)
    assert week.week_plan(desk, WEEK.span).plan.due == ()
    undoing.undo(desk)
    reviewing.put_back(desk, ann.number)
    _, batch = again(desk, batch)
    assert of(batch, "Ann Müller").state is PieceState.PLANNED


def test_another_design_stays_chosen(desk: Desk) -> None:
    _, batch = begun(desk)
    ann = of(batch, "Ann Müller")
    choices = design_choices(desk, ann.number)
    assert choices.chosen == ann.design
    assert len(choices.choices) == len(choices.pages.faces) > 1
    other = next(each.id for each in choices.choices if each.id != ann.design)
    reviewing.use_design(desk, ann.number, other)
    assert of(again(desk, batch)[1], "Ann Müller").design == other


def test_the_pages_kept_are_the_pages_that_were_looked_at(desk: Desk) -> None:
    review, batch = begun(desk)
    finished = weekly_batch.finish(desk, batch.id, review.left_out)
    assert finished.batch.state is BatchState.DRAFT
    assert {each.state for each in finished.batch.pieces} == {PieceState.PLANNED}
    kept, _ = again(desk, batch)
    assert kept.pages.contents == review.pages.contents
    assert kept.pages.faces == review.pages.faces
    marked = weekly_batch.mark_printed(desk, batch.id).batch
    assert marked.state is BatchState.PRINTED
    assert {each.state for each in marked.pieces} == {PieceState.PRINTED}
    assert again(desk, batch)[0].pages.contents == review.pages.contents
    assert desk.book.check() == ()
    assert undoing.undo(desk).label == f"Print batch {batch.id}"
    assert again(desk, batch)[1].files == ()


def test_a_draft_changed_after_its_pages_were_made_does_not_count_as_printed(desk: Desk) -> None:
    _, batch = begun(desk)
    weekly_batch.finish(desk, batch.id)
    reviewing.leave_out(desk, of(batch, "Bo Lund").number, "He moved in next door")
    with pytest.raises(NotPossibleError, match="changed after its pages were made"):
        weekly_batch.mark_printed(desk, batch.id)
    version = desk.book.data_version()
    assert again(desk, batch)[1].files == ()
    assert desk.book.data_version() == version


def test_whoever_dies_between_the_review_and_the_printer_is_not_printed(desk: Desk) -> None:
    _, batch = begun(desk)
    bo = of(batch, "Bo Lund")
    contacts.edit(desk, bo.contact_ids[0], {"deceased": "true"})
    finished = weekly_batch.finish(desk, batch.id)
    assert list(finished.withheld) == [bo.number]
    assert finished.withheld[bo.number].startswith("Bo Lund: deceased.")
    marked = weekly_batch.mark_printed(desk, batch.id).batch
    assert of(marked, "Bo Lund").state is PieceState.LEFT_OUT
    with desk.book.reading() as book:
        content = book.batches.file_content(batch.id, FileKind.CARDS)
    assert len(page_sizes(content)) == 2


def test_words_too_long_for_the_card_are_told_before_printing(desk: Desk) -> None:
    _, batch = begun(desk)
    bo = of(batch, "Bo Lund")
    long = replace(reviewing.words_of(bo), body="We think of you. " * 400)
    reviewing.reword(desk, bo.number, long)
    review, batch = again(desk, batch)
    assert "too long" in review.pages.unprintable[bo.number]
    finished = weekly_batch.finish(desk, batch.id)
    assert list(finished.withheld) == [bo.number]
    reviewing.reword(desk, bo.number, replace(long, body="Short."))
    assert again(desk, batch)[0].pages.unprintable == {}


def test_several_weeks_are_made_in_one_go(desk: Desk) -> None:
    celebrating(desk, "Cy Young", "1990-12-15")
    celebrating(desk, "Di Ray", "1990-12-30")
    review = reviewing.begun(desk, Weeks.following(WEEK, 4))
    assert review.batch is not None
    assert review.batch.week == "2026-W48/2026-W51"
    assert [each.recipient for each in review.batch.pieces] == [
        "Ann Müller",
        "Bo Lund",
        "Rosa Diaz",
        "Cy Young",
    ]
    assert again(desk, review.batch) == (review, review.batch)
    weekly_batch.finish(desk, review.batch.id)
    weekly_batch.mark_printed(desk, review.batch.id)
    later = WEEK.next.next.next
    assert week.week_plan(desk, later.span).plan.due == ()
    assert reviewing.begun(desk, Weeks.following(later, 1)).batch is None


def test_a_week_takes_in_the_draft_of_several_weeks_it_belongs_to(desk: Desk) -> None:
    celebrating(desk, "Cy Young", "1990-12-15")
    several = reviewing.begun(desk, Weeks.following(WEEK, 4)).batch
    assert several is not None
    reviewing.leave_out(desk, of(several, "Bo Lund").number, "I call him")
    _, batch = begun(desk)
    assert batch.id == several.id
    assert {each.recipient: each.state for each in batch.pieces} == {
        "Ann Müller": PieceState.PLANNED,
        "Bo Lund": PieceState.LEFT_OUT,
        "Rosa Diaz": PieceState.PLANNED,
    }
    with desk.book.reading() as book:
        assert [each.id for each in book.batches.all()] == [batch.id]


@pytest.mark.parametrize(
    ("format_", "sides"),
    [
        (Format.QUARTER_FOLD, ["front", "inside left", "inside", "back", "envelope"]),
        (Format.POSTCARD, ["front", "words"]),
        (Format.LETTER, ["front", "envelope"]),
        (Format.LABELS, ["front"]),
    ],
)
def test_every_format_shows_the_faces_of_its_pieces(
    desk: Desk, format_: Format, sides: list[str]
) -> None:
    _, batch = begun(desk)
    review = reviewing.put_on(desk, batch.id, format_, "Letter", 1)
    assert review.batch is not None
    assert (review.batch.id, review.batch.format, review.batch.paper) == (
        batch.id,
        format_,
        "Letter",
    )
    for faces in review.pages.faces.values():
        assert [face.side for face in faces] == [Side(side) for side in sides]
    assert len(review.pages.faces) == 3


def test_a_sheet_has_no_label_after_its_last(desk: Desk) -> None:
    _, batch = begun(desk)
    with pytest.raises(StockError, match="positions 1 to 21, not 22"):
        reviewing.put_on(desk, batch.id, Format.LABELS, "A4", 22)
    review = reviewing.put_on(desk, batch.id, Format.LABELS, "A4", 20)
    assert [face.page for (face,) in review.pages.faces.values()] == [1, 1, 2]


def test_nobody_due_makes_no_batch(either_desk: Desk) -> None:
    celebrating(either_desk, "Cy Young", "1990-11-26", addresses=())
    review = reviewing.begun(either_desk, THIS_WEEK)
    assert review.batch is None
    assert [each.name for each in review.left_out] == ["Cy Young"]
    assert review.pages.contents == {}


def test_a_draft_is_given_up_and_its_people_are_due_again(desk: Desk) -> None:
    _, batch = begun(desk)
    weekly_batch.finish(desk, batch.id)
    reviewing.discard(desk, batch.id)
    with pytest.raises(WrongValueError):
        reviewing.review(desk, batch.id)
    assert len(week.week_plan(desk, WEEK.span).plan.due) == 3


def test_a_printed_batch_is_not_changed_any_more(desk: Desk) -> None:
    _, batch = begun(desk)
    weekly_batch.finish(desk, batch.id)
    weekly_batch.mark_printed(desk, batch.id)
    bo = of(batch, "Bo Lund")
    with pytest.raises(NotPossibleError, match="printed already"):
        reviewing.leave_out(desk, bo.number, "too late")
    with pytest.raises(NotPossibleError, match="printed already"):
        weekly_batch.finish(desk, batch.id)


def test_a_batch_of_people_who_are_all_left_out_has_nothing_to_print(desk: Desk) -> None:
    _, batch = begun(desk)
    for piece in batch.pieces:
        reviewing.leave_out(desk, piece.number, "not this year")
    with pytest.raises(NotPossibleError, match="nothing to print"):
        weekly_batch.finish(desk, batch.id)


def test_what_another_seat_changed_meanwhile_is_not_printed_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, batch = begun(desk)

    def slow(*given: Any) -> Any:
        reviewing.leave_out(desk, of(batch, "Bo Lund").number, "meanwhile")
        return print_batch(*given)

    monkeypatch.setattr("appreciation.services.batches.weekly_batch.print_batch", slow)
    with pytest.raises(ChangedElsewhereError, match="changed by somebody else"):
        weekly_batch.finish(desk, batch.id)


def test_whoever_dies_after_printing_is_to_be_taken_out(desk: Desk) -> None:
    _, batch = begun(desk)
    weekly_batch.finish(desk, batch.id)
    weekly_batch.mark_printed(desk, batch.id)
    assert post_desk.take_outs(desk) == ()
    bo = of(batch, "Bo Lund")
    contacts.edit(desk, bo.contact_ids[0], {"deceased": "true"})
    (out,) = post_desk.take_outs(desk)
    assert (out.piece.number, out.name, str(out.refusal.reason)) == (
        bo.number,
        "Bo Lund",
        "deceased",
    )
    posting.spoil(desk, bo.number)
    assert post_desk.take_outs(desk) == ()
    assert reprinting.again(desk, batch.id, [bo.number]).files == ()


def test_batches_are_listed_with_what_became_of_their_pieces(desk: Desk) -> None:
    _, batch = begun(desk)
    weekly_batch.finish(desk, batch.id)
    weekly_batch.mark_printed(desk, batch.id)
    numbers = [each.number for each in batch.pieces]
    posting.post(desk, batch.id, numbers[:1])
    posting.spoil(desk, *numbers[1:])
    (line,) = post_desk.batches(desk)
    assert line.batch.state is BatchState.POSTED
    assert line.counts == {PieceState.POSTED: 1, PieceState.SPOILT: 2}
    assert post_desk.piece(desk, numbers[0]).recipient == "Ann Müller"


def test_a_test_sheet_has_the_size_of_the_stack(desk: Desk) -> None:
    review, batch = begun(desk)
    envelopes = next(each for each in review.pages.stacks if each.kind is FileKind.ENVELOPES)
    sheet = trial_page(envelopes)
    assert page_sizes(sheet) == [(162.0, 114.0)]
    assert "C6" in words_on(sheet, 1)
    postcards = reviewing.put_on(desk, batch.id, Format.POSTCARD, "A4", 1).pages.stacks[0]
    assert page_sizes(trial_page(postcards)) == [(210.0, 297.0)] * 2


def test_a_draft_of_yesterday_is_dated_the_day_it_is_printed(desk: Desk) -> None:
    _, batch = begun(desk)
    weekly_batch.finish(desk, batch.id)
    desk.now += timedelta(days=1)
    finished = weekly_batch.finish(desk, batch.id)
    assert finished.batch.made_on == desk.today


def test_a_mended_address_brings_somebody_into_the_draft(desk: Desk) -> None:
    cy = celebrating(desk, "Cy Young", "1990-11-26", addresses=())
    review, batch = begun(desk)
    assert [each.name for each in review.left_out] == ["Cy Young"]
    with desk.book.writing("Add an address") as book:
        where = Address(street="1 High Street", town="Hull", country="GB", for_mail=True)
        current = book.contacts.contact(cy.id)
        book.contacts.save(replace(current, addresses=(where,)), on=desk.today)
    review, batch = again(desk, batch)
    assert len(batch.pieces) == 4
    assert review.left_out == ()


def test_a_draft_follows_the_usual_paper_of_the_country(desk: Desk) -> None:
    _, batch = begun(desk)
    assert batch.paper == "A4"
    changed = preferences.change(desk, {"country": "US"})
    assert changed.changes == {Kind.SETTING, Kind.BATCH}
    review, batch = again(desk, batch)
    assert batch.paper == "Letter"
    size = page_sizes(review.pages.contents[FileKind.CARDS])[0]
    assert size == pytest.approx((215.9, 279.4), abs=0.1)
    preferences.change(desk, {"country": "GB"})
    assert again(desk, batch)[1].paper == "A4"


def test_a_draft_stays_on_paper_that_was_chosen_or_has_been_made(desk: Desk) -> None:
    _, batch = begun(desk)
    reviewing.put_on(desk, batch.id, batch.format, "Letter", 1)
    assert preferences.change(desk, {"signer": "Jim"}).changes == {Kind.SETTING}
    assert again(desk, batch)[1].paper == "Letter"
    reviewing.put_on(desk, batch.id, batch.format, "A4", 1)
    weekly_batch.finish(desk, batch.id)
    preferences.change(desk, {"country": "US"})
    assert again(desk, batch)[1].paper == "A4"
