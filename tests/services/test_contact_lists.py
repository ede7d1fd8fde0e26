"""The list of contacts: every order read on by key, every chip counted."""

from datetime import date

import pytest

from appreciation.domain.contact_lines import ContactQuery, Sort
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import ChangedElsewhereError
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.dealings import call_log
from appreciation.services.desk import Desk
from appreciation.services.people import bulk, contact_lists
from tests.services.desks import entered

REACHED = {"Bo Lund": 20, "Ann Müller": 12, "Li Wei": None, "Rosa Diaz": 22, "Jo Park": 12}


@pytest.fixture
def ids(either_desk: Desk) -> dict[str, ContactId]:
    found = {}
    for name, day in REACHED.items():
        found[name] = entered(either_desk, name).id
        if day:
            spoken = Touch(
                contact_id=found[name], kind=TouchKind.CALL, on=date(2026, 11, day), note=""
            )
            call_log.log(either_desk, spoken)
    return found


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        (Sort.NAME, ["Rosa Diaz", "Bo Lund", "Ann Müller", "Jo Park", "Li Wei"]),
        (Sort.LAST_REACHED, ["Rosa Diaz", "Bo Lund", "Jo Park", "Ann Müller", "Li Wei"]),
        (Sort.LONGEST_AGO, ["Ann Müller", "Jo Park", "Bo Lund", "Rosa Diaz", "Li Wei"]),
        (Sort.NEWEST, ["Jo Park", "Rosa Diaz", "Li Wei", "Ann Müller", "Bo Lund"]),
    ],
)
def test_every_order_reads_on_where_it_stopped_and_knows_each_place(
    either_desk: Desk, ids: dict[str, ContactId], sort: Sort, names: list[str]
) -> None:
    query = ContactQuery(sort=sort)
    read: list[str] = []
    after = None
    while some := contact_lists.lines(either_desk, query, after, skip=0, limit=2):
        read += [line.full_name for line in some]
        after = some[-1].key
    assert read == names
    places = [contact_lists.place(either_desk, query, ids[name]) for name in names]
    assert places == [0, 1, 2, 3, 4]
    jumped = contact_lists.lines(either_desk, query, None, skip=3, limit=9)
    assert [line.full_name for line in jumped] == names[3:]


def test_a_short_list_is_counted_by_reading_it(
    either_desk: Desk, ids: dict[str, ContactId]
) -> None:
    everybody = contact_lists.top(either_desk, ContactQuery(), limit=3)
    assert (len(everybody.lines), everybody.total) == (3, None)
    assert contact_lists.count(either_desk, ContactQuery()) == 5
    found = contact_lists.top(either_desk, ContactQuery(search="ro di"), limit=3)
    assert ([line.full_name for line in found.lines], found.total) == (["Rosa Diaz"], 1)


def test_every_chip_knows_its_number(either_desk: Desk, ids: dict[str, ContactId]) -> None:
    bulk.give_status(either_desk, [ids["Rosa Diaz"], ids["Bo Lund"]], Status.FORMER_CUSTOMER)
    bulk.switch_greeting(either_desk, [ids["Li Wei"]], greet=False)
    bulk.put_in_bin(either_desk, [ids["Jo Park"]])
    entered(either_desk, "Nobody Athome", addresses=())
    tally = contact_lists.tally(either_desk)
    assert tally.everybody == 5
    assert tally.by_status == {
        Status.PROSPECT: 0,
        Status.CUSTOMER: 3,
        Status.FORMER_CUSTOMER: 2,
        Status.PARTNER: 0,
    }
    assert (tally.greet_off, tally.no_address, tally.binned) == (1, 1, 1)
    for query, many in (
        (ContactQuery(status=Status.FORMER_CUSTOMER), 2),
        (ContactQuery(greet_off=True), 1),
        (ContactQuery(no_address=True), 1),
        (ContactQuery(binned=True), 1),
    ):
        assert contact_lists.count(either_desk, query) == many


def test_whoever_is_chosen_is_meant_though_never_loaded(
    either_desk: Desk, ids: dict[str, ContactId]
) -> None:
    query = ContactQuery()
    found = contact_lists.chosen(either_desk, query, [(0, 1), (4, 4)], total=5)
    assert found == (ids["Rosa Diaz"], ids["Bo Lund"], ids["Li Wei"])
    entered(either_desk, "Ada Aaby")
    with pytest.raises(ChangedElsewhereError):
        contact_lists.chosen(either_desk, query, [(0, 1)], total=5)


def test_somebody_outside_a_list_has_no_place_in_it(
    either_desk: Desk, ids: dict[str, ContactId]
) -> None:
    assert contact_lists.place(either_desk, ContactQuery(binned=True), ids["Li Wei"]) is None
