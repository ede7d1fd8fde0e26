"""How we stand at organisations, and what the owner is told to do."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from appreciation.domain.contacts import Contact, Status
from appreciation.domain.organisations import Footing, How, OrganisationQuery
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services import undoing
from appreciation.services.dealings import call_log, organisations
from appreciation.services.dealings.organisations import Foothold
from appreciation.services.desk import Desk
from appreciation.services.people.contacts import edit
from tests.services.desks import entered

EVERYWHERE = OrganisationQuery()


@pytest.fixture(name="desk")
def _desk(either_desk: Desk) -> Desk:
    return either_desk


def at_acme(desk: Desk, name: str, **changes: Any) -> Contact:
    return entered(desk, name, organisation="Acme Ltd", **changes)


def foothold(desk: Desk, who: Contact) -> Foothold | None:
    with desk.book.reading() as book:
        now = book.contacts.contact(who.id)
        return organisations.foothold_of(book, now, desk.today)


def acme(desk: Desk) -> int:
    (line,) = organisations.top(desk, EVERYWHERE, limit=10).lines
    return line.id


def test_the_only_one_known_is_named_and_two_are_no_worry(desk: Desk) -> None:
    rosa = at_acme(desk, "Rosa Diaz")
    alone = foothold(desk, rosa)
    assert alone is not None
    assert (alone.the_one, alone.line.footing, alone.due) == ("Rosa Diaz", Footing.ONE, False)
    bo = Contact(full_name="Bo Lund", entered_on=desk.today)
    organisations.add_there(desk, acme(desk), bo)
    assert foothold(desk, rosa) is None
    people = organisations.details(desk, acme(desk)).people
    assert [each.name for each in people] == ["Bo Lund", "Rosa Diaz"]


def test_a_death_leads_from_condolence_to_whoever_follows(desk: Desk) -> None:
    rosa = at_acme(desk, "Rosa Diaz")
    edit(desk, rosa.id, {"deceased": "true"})
    (called,) = organisations.to_be_called(desk)
    assert called.due
    assert called.loss is not None
    assert (called.loss.name, called.loss.how) == ("Rosa Diaz", How.DIED)
    assert "Condolence first" in called.steps[0]
    assert "who follows" in called.steps[1]
    assert foothold(desk, rosa) == called
    organisations.add_there(desk, called.line.id, Contact(full_name="Bo", entered_on=desk.today))
    assert organisations.to_be_called(desk) == ()


def test_after_eight_weeks_the_week_asks_no_more_but_the_page_still_knows(desk: Desk) -> None:
    rosa = at_acme(desk, "Rosa Diaz")
    edit(desk, rosa.id, {"status": "former customer"})
    later = Desk(desk.book, desk.now + timedelta(weeks=8))
    assert len(organisations.to_be_called(later)) == 1
    later = Desk(desk.book, desk.now + timedelta(weeks=8, days=1))
    assert organisations.to_be_called(later) == ()
    shown = organisations.details(later, acme(later)).foothold
    assert (shown.due, bool(shown.steps)) == (False, True)


def test_somebody_who_moved_is_missed_where_they_were(desk: Desk) -> None:
    rosa = at_acme(desk, "Rosa Diaz")
    edit(desk, rosa.id, {"organisation": "Beta AG"})
    (called,) = organisations.to_be_called(desk)
    assert (called.line.name, called.line.known) == ("Acme Ltd", 0)
    found = organisations.details(desk, called.line.id)
    assert [each.name for each in found.losses] == ["Rosa Diaz"]
    organisations.let_rest(desk, called.line.id)
    assert organisations.to_be_called(desk) == ()
    undoing.undo(desk)
    assert len(organisations.to_be_called(desk)) == 1


def test_a_page_tells_what_is_open_with_everyone_there(desk: Desk) -> None:
    rosa = at_acme(desk, "Rosa Diaz")
    at_acme(desk, "Bo Lund", status=Status.FORMER_CUSTOMER)
    spoken = Touch(contact_id=rosa.id, kind=TouchKind.VISIT, on=date(2026, 11, 2))
    call_log.log(desk, spoken)
    call_log.log(desk, replace(spoken, kind=TouchKind.CALL, attempt=True, on=desk.today))
    shown, bo = organisations.details(desk, acme(desk)).people
    assert (shown.last_reached, shown.reached_by) == (date(2026, 11, 2), TouchKind.VISIT)
    assert shown.last_attempt == desk.today
    assert (shown.promises, shown.departures, shown.counted_on) == (0, 0, True)
    assert not bo.counted_on
    counts = organisations.tally(desk)
    assert (counts.on_one, counts.on_nobody) == (1, 0)
    assert organisations.lines(desk, EVERYWHERE, None, skip=1, limit=5) == ()
