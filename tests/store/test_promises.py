"""Promises in the book."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import text

from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import WrongValueError
from appreciation.domain.promises import Means, Promise, PromiseState, Term
from appreciation.store.book import Book
from appreciation.store.practice_schema import promise, promise_term
from tests.store.people import TODAY, ann, everything, stored

TOMORROW = TODAY + timedelta(days=1)


def made(book: Book, contact_id: ContactId, what: str, by: Term, on: date = TODAY) -> Promise:
    with book.writing("Promise") as writing:
        return writing.promises.add(Promise(contact_id=contact_id, what=what, made_on=on, by=by))


def saved(book: Book, changed: Promise) -> Promise:
    with book.writing("Change") as writing:
        writing.promises.save(changed)
        return writing.promises.promised(changed.id).promise


def phone(day: date, at: time | None = None) -> Term:
    return Term(day=day, at=at, means=Means.PHONE)


def test_a_promise_comes_back_as_it_was_kept_with_everything_agreed_before(book: Book) -> None:
    person = stored(book)
    new = made(book, person.id, "call back", phone(TOMORROW, time(16)))
    before = everything(book)
    anew = saved(book, new.renegotiated(phone(TOMORROW + timedelta(days=3)), TODAY))
    assert [each.term for each in anew.former] == [phone(TOMORROW, time(16))]
    book.undo()
    assert everything(book) == before
    book.redo()
    done = saved(book, anew.kept(phone(TOMORROW, time(9, 30)), TOMORROW))
    assert done.done == phone(TOMORROW, time(9, 30))
    with book.reading() as reading:
        found = reading.promises.promised(new.id)
        assert (found.promise, found.name, found.organisation) == (
            done,
            "Ann Müller",
            "Bakery Ltd",
        )
        assert reading.promises.of_contact(person.id) == (done,)
        with pytest.raises(WrongValueError):
            reading.promises.promised(99)


def test_what_is_owed_stays_until_something_becomes_of_it(book: Book) -> None:
    person = stored(book)
    old = made(book, person.id, "long ago", phone(date(2016, 1, 4)), on=date(2016, 1, 1))
    later = made(book, person.id, "later", phone(TODAY, time(16)))
    sooner = made(book, person.id, "sooner", phone(TODAY))
    ahead = made(book, person.id, "ahead", phone(TOMORROW))
    with book.reading() as reading:
        owed = [each.promise for each in reading.promises.open()]
        assert owed == [old, sooner, later, ahead]
        due = [each.promise for each in reading.promises.open(until=TODAY)]
        assert due == [old, sooner, later]
        assert reading.promises.open_count(until=TODAY) == 3
    saved(book, old.broken(TODAY, "forgot"))
    saved(book, later.kept(phone(TODAY), TODAY))
    with book.reading() as reading:
        assert [each.promise.what for each in reading.promises.open()] == ["sooner", "ahead"]
        settled = [each.promise.what for each in reading.promises.settled(10)]
        assert settled == ["later", "long ago"]
        assert len(reading.promises.settled(1)) == 1


def test_the_dead_and_those_in_the_bin_are_said_to_be(book: Book) -> None:
    dead = stored(book, ann(deceased=True))
    gone = stored(book, ann(uid="2", binned_on=TODAY))
    for each in (dead, gone):
        made(book, each.id, "call", phone(TODAY))
    with book.reading() as reading:
        said = [(each.deceased, each.binned) for each in reading.promises.open()]
    assert said == [(True, False), (False, True)]


def test_promises_go_with_whom_they_were_made_to(book: Book) -> None:
    keep, other = stored(book), stored(book, ann(uid="2"))
    new = made(book, other.id, "call", phone(TODAY))
    saved(book, new.renegotiated(phone(TOMORROW), TODAY))
    with book.writing("Merge") as writing:
        writing.contacts.move_history(other.id, keep.id)
        writing.contacts.save(replace(other, merged_into=keep.id, binned_on=TODAY), on=TODAY)
    with book.reading() as reading:
        (found,) = reading.promises.open()
        assert (found.promise.contact_id, len(found.promise.former)) == (keep.id, 1)
        assert not found.binned


def test_nothing_of_a_promise_stays_when_somebody_is_forgotten(book: Book) -> None:
    person = stored(book)
    new = made(book, person.id, "mend the zither", phone(TODAY))
    saved(book, new.renegotiated(phone(TOMORROW), TODAY))
    with book.writing("Forget", undoable=False) as writing:
        writing.contacts.erase(person.id)
    with book.reading() as reading:
        for table in (promise, promise_term):
            assert not list(reading.connection.execute(table.select()))
        images = reading.connection.execute(text("SELECT image FROM change_row")).scalars()
        assert not any("zither" in (image or "") for image in images)


def test_the_share_kept_is_counted_by_hand(book: Book) -> None:
    person = stored(book)
    spring, autumn = date(2025, 3, 3), date(2026, 9, 1)

    def one(day: date) -> Promise:
        return made(book, person.id, "x", phone(day, time(16)), on=day)

    saved(book, one(spring).kept(phone(spring, time(16)), TODAY))
    saved(book, one(spring).kept(phone(spring, time(17)), TODAY))
    saved(book, one(spring).kept(Term(day=spring, means=Means.EMAIL), TODAY))
    one(autumn)
    saved(book, one(autumn).broken(TODAY, ""))
    saved(book, one(autumn).kept(phone(TODAY), TODAY))
    saved(book, one(autumn).renegotiated(phone(TOMORROW), TODAY))
    with book.reading() as reading:
        years = reading.promises.counts(TODAY)
        months = reading.promises.counts(TODAY, by_month=True)
        assert reading.promises.counts(TODAY, since=date(2026, 1, 1)) == years[1:]
    first, second = years
    assert (first.period, first.made) == ("2025", 3)
    assert (first.kept, first.late, first.other_means) == (1, 1, 1)
    assert (second.period, second.made, second.late, second.broken) == ("2026", 4, 1, 1)
    assert (second.overdue, second.waiting, second.renegotiated) == (1, 1, 1)
    assert [each.period for each in months] == ["2025-03", "2026-09"]
    for each in (*years, *months):
        ends = (each.kept, each.late, each.other_means, each.broken, each.overdue, each.waiting)
        assert sum(ends) == each.made


def test_what_is_owed_is_found_by_its_index(book: Book) -> None:
    if book.path is None:
        return
    query = (
        "EXPLAIN QUERY PLAN SELECT * FROM promise WHERE done_on IS NULL AND broken_on IS NULL"
        " AND by_day <= '2026-11-23' ORDER BY by_day"
    )
    with book.reading() as reading:
        (plan,) = reading.connection.execute(text(query)).all()
    assert "ix_promise_done_on_broken_on_by_day" in plan[-1]


def test_a_state_counts_as_the_book_counts_it(book: Book) -> None:
    person = stored(book)
    done = made(book, person.id, "x", phone(TODAY, time(16)))
    for at in (time(15, 59), time(16), time(16, 1)):
        kept = saved(book, done.kept(phone(TODAY, at), TODAY))
        with book.reading() as reading:
            (counts,) = reading.promises.counts(TODAY)
        assert counts.late == int(kept.state is PromiseState.LATE)
