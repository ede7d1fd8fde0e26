"""Organisations in the book: who is known there, and whom they lost."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from appreciation.domain.contacts import Contact, Status
from appreciation.domain.errors import WrongValueError
from appreciation.domain.organisations import Footing, How, OrganisationQuery
from appreciation.domain.referrals import Referral
from appreciation.domain.touches import Touch, TouchKind
from appreciation.store.book import Book
from appreciation.store.schema import organisation
from tests.store.people import TODAY, ann, everything, stored

EVERYWHERE = OrganisationQuery()


def at(book: Book, name: str, organisation_: str, **changes: Any) -> Contact:
    made = replace(ann(full_name=name, uid=name), organisation=organisation_, **changes)
    return stored(book, made)


def change(book: Book, who: Contact, **changes: Any) -> Contact:
    with book.writing(f"Change {who.full_name}") as writing:
        now = writing.contacts.contact(who.id)
        return writing.contacts.save(replace(now, **changes), on=TODAY)


def test_a_list_says_how_many_are_known_and_on_whom_all_rests(book: Book) -> None:
    rosa = at(book, "Rosa", "Acme Ltd")
    at(book, "Bo", "Beta AG")
    at(book, "Cy", "Beta AG")
    at(book, "Dee", "Beta AG", binned_on=TODAY)
    at(book, "Ed", "Gamma Oy", status=Status.FORMER_CUSTOMER)
    at(book, "Flo", "acme LTD", deceased=True)
    at(book, "Gus", "")
    with book.writing("Call") as writing:
        called = Touch(contact_id=rosa.id, kind=TouchKind.CALL, on=date(2026, 5, 1))
        writing.touches.add(called)
        acme, beta, gamma = writing.organisations.page(EVERYWHERE)
        assert (acme.name, acme.known, acme.counted_on, acme.the_one) == ("Acme Ltd", 2, 1, rosa.id)
        assert acme.last_reached == date(2026, 5, 1)
        assert (beta.known, beta.footing, beta.the_one) == (2, Footing.SEVERAL, None)
        assert (gamma.known, gamma.footing, gamma.the_one) == (1, Footing.NOBODY, None)
        assert writing.organisations.count(EVERYWHERE) == 3
        for footing, line in (
            (Footing.ONE, acme),
            (Footing.SEVERAL, beta),
            (Footing.NOBODY, gamma),
        ):
            query = OrganisationQuery(footing=footing)
            assert writing.organisations.page(query) == (line,)
            assert writing.organisations.count(query) == 1
        assert writing.organisations.line(beta.id) == beta
        assert [each.name for each in writing.organisations.known_at(acme.id)] == ["Rosa", "Flo"]


def test_a_list_is_read_on_by_name_and_found_by_its_words(book: Book) -> None:
    for name in ("Ærø A/S", "Beta AG", "Bäckerei Beta", "Zoo"):
        at(book, name, name)
    with book.reading() as reading:
        first = reading.organisations.page(EVERYWHERE, limit=2)
        rest = reading.organisations.page(EVERYWHERE, first[-1].key)
        assert (*first, *rest) == reading.organisations.page(EVERYWHERE)
        assert reading.organisations.page(EVERYWHERE, skip=3) == rest[1:]
        found = reading.organisations.page(OrganisationQuery(search="bet"))
        assert {each.name for each in found} == {"Beta AG", "Bäckerei Beta"}
        found = reading.organisations.page(OrganisationQuery(search="BETA bäck"))
        assert [each.name for each in found] == ["Bäckerei Beta"]
        assert reading.organisations.page(OrganisationQuery(search="%")) == ()


@pytest.mark.parametrize(
    ("changes", "how"),
    [
        ({"deceased": True}, How.DIED),
        ({"status": Status.FORMER_CUSTOMER}, How.LEFT),
        ({"binned_on": TODAY}, How.BINNED),
        ({"organisation": "Beta AG"}, How.MOVED),
    ],
)
def test_an_organisation_knows_whom_it_lost_and_how(
    book: Book, changes: dict[str, Any], how: How
) -> None:
    rosa = at(book, "Rosa", "Acme Ltd")
    before = everything(book)
    changed = change(book, rosa, **changes)
    with book.reading() as reading:
        acme = reading.organisations.id_of("ACME ltd")
        assert acme is not None
        (loss,) = reading.organisations.losses(acme)
        assert (loss.name, loss.how, loss.on) == ("Rosa", how, TODAY)
        assert reading.organisations.lost_since(TODAY) == (acme,)
        assert reading.organisations.lost_since(date(2026, 11, 24)) == ()
    change(
        book,
        changed,
        deceased=False,
        status=Status.CUSTOMER,
        binned_on=None,
        organisation="Acme Ltd",
    )
    with book.reading() as reading:
        assert reading.organisations.losses(acme) == ()
    book.undo()
    book.undo()
    assert everything(book) == before


def test_one_of_several_who_leaves_is_no_loss_that_matters(book: Book) -> None:
    rosa = at(book, "Rosa", "Acme Ltd")
    bo = at(book, "Bo", "Acme Ltd")
    change(book, rosa, deceased=True)
    with book.reading() as reading:
        assert reading.organisations.lost_since(TODAY) == ()
    change(book, bo, binned_on=TODAY)
    with book.writing("Let it rest") as writing:
        (acme,) = writing.organisations.lost_since(TODAY)
        assert writing.organisations.line(acme).known == 1
        writing.organisations.forget_losses(acme)
        assert writing.organisations.lost_since(TODAY) == ()


def test_two_entries_merged_are_no_loss(book: Book) -> None:
    rosa, twin = at(book, "Rosa", "Acme Ltd"), at(book, "Rosa D.", "Acme Ltd")
    with book.writing("Merge") as writing:
        writing.contacts.move_history(twin.id, rosa.id)
        gone = replace(twin, binned_on=TODAY, merged_into=rosa.id)
        writing.contacts.save(gone, on=TODAY)
        acme = writing.organisations.id_of("Acme Ltd")
        assert acme is not None
        assert writing.organisations.losses(acme) == ()


def test_forgetting_the_last_one_forgets_the_organisation_but_not_one_that_lost_another(
    book: Book,
) -> None:
    rosa, bo = at(book, "Rosa", "Acme Ltd"), at(book, "Bo", "Acme Ltd")
    rosa = change(book, rosa, organisation="Beta AG")
    bo = change(book, bo, organisation="Gamma Oy")
    with book.writing("Forget", undoable=False) as writing:
        writing.contacts.erase(rosa.id)
    with book.reading() as reading:
        assert names(book) == {"Acme Ltd", "Gamma Oy"}
        with pytest.raises(WrongValueError):
            reading.organisations.line(reading.organisations.id_of("Beta AG") or 0)
    with book.writing("Forget", undoable=False) as writing:
        writing.contacts.erase(bo.id)
    assert names(book) == set()


def test_a_referral_that_was_taken_back_is_forgotten_with_whom_it_named(book: Book) -> None:
    rosa, bo = at(book, "Rosa", ""), at(book, "Bo", "")
    with book.writing("Note a referral") as writing:
        noted = Referral(contact_id=rosa.id, other_id=bo.id, received=True, on=TODAY, note="Bo")
        kept = writing.referrals.add(noted)
    with book.writing("Take it back") as writing:
        writing.referrals.remove(kept.id)
    with book.writing("Forget", undoable=False) as writing:
        writing.contacts.erase(bo.id)
    assert book.undo_label() == "Take it back"
    book.undo()
    with book.reading() as reading:
        assert reading.referrals.all() == ()


def test_nobody_sent_themselves_after_a_merge(book: Book) -> None:
    rosa, twin = at(book, "Rosa", ""), at(book, "Rosa D.", "")
    with book.writing("Note a referral") as writing:
        noted = Referral(contact_id=rosa.id, other_id=twin.id, received=True, on=TODAY)
        writing.referrals.add(noted)
    with book.writing("Merge") as writing:
        writing.contacts.move_history(twin.id, rosa.id)
        assert writing.referrals.all() == ()


def names(book: Book) -> set[str]:
    """Return the names of all organisations the book has rows of."""
    with book.reading() as reading:
        return set(reading.connection.execute(organisation.select()).scalars(2))
