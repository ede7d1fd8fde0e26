"""One person with everything around them."""

from datetime import date

from appreciation.domain.contacts import Contact, Status, StatusChange
from appreciation.domain.eligibility import Reason
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services.contact_details import contact_details
from appreciation.services.dealings import call_log
from appreciation.services.desk import Desk
from appreciation.services.people import bulk, households
from tests.services.desks import entered


def touch(contact: Contact, day: int, note: str, *, attempt: bool = False) -> Touch:
    return Touch(
        contact_id=contact.id,
        kind=TouchKind.CALL,
        on=date(2026, 8, day),
        note=note,
        attempt=attempt,
    )


def test_the_timeline_has_the_newest_first_and_says_when_to_reach_out_next(
    either_desk: Desk,
) -> None:
    rosa = entered(either_desk, "Rosa Diaz")
    call_log.log(either_desk, touch(rosa, 1, "asked for a price"))
    call_log.log(either_desk, touch(rosa, 3, "", attempt=True))
    bulk.give_status(either_desk, [rosa.id], Status.FORMER_CUSTOMER)

    found = contact_details(either_desk, rosa.id)

    left, tried, spoken = found.entries
    assert left.what == StatusChange(status=Status.FORMER_CUSTOMER, on=either_desk.today)
    assert isinstance(tried.what, Touch)
    assert tried.what.attempt
    assert isinstance(spoken.what, Touch)
    assert spoken.what.note == "asked for a price"
    assert found.status_since == either_desk.today
    assert found.outlook is not None
    assert found.outlook.next_by == date(2027, 1, 30)
    assert found.contact.last_reached == date(2026, 8, 1)
    assert found.contact.last_attempt == date(2026, 8, 3)


def test_those_at_home_and_at_work_are_there(either_desk: Desk) -> None:
    rosa = entered(either_desk, "Rosa Diaz", organisation="Diaz Flowers")
    luis = entered(either_desk, "Luis Diaz")
    jo = entered(either_desk, "Jo Park", organisation="DIAZ flowers")
    entered(either_desk, "Old Hand", organisation="Diaz Flowers", binned_on=either_desk.today)
    households.together(either_desk, [rosa.id, luis.id])

    found = contact_details(either_desk, rosa.id)

    assert [each.id for each in found.household_others] == [luis.id]
    assert [each.id for each in found.colleagues] == [jo.id]


def test_whoever_gets_no_greetings_is_told_why_and_how_to_mend_it(either_desk: Desk) -> None:
    off = entered(either_desk, "Bo Lund", greet=False)
    on = entered(either_desk, "Ann Müller")
    refusal = contact_details(either_desk, off.id).refusal
    assert refusal is not None
    assert refusal.reason is Reason.GREET_OFF
    assert contact_details(either_desk, on.id).refusal is None
