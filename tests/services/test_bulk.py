"""Many people changed at once: one Undo takes it back."""

from appreciation.domain.contacts import Status
from appreciation.services import undoing
from appreciation.services.desk import Desk
from appreciation.services.people import bulk
from tests.services.desks import entered, stored


def test_one_undo_takes_back_what_was_done_to_many(either_desk: Desk) -> None:
    ids = [entered(either_desk, f"Person {number}").id for number in range(5)]
    assert bulk.give_status(either_desk, ids, Status.PARTNER).count == 5
    assert bulk.switch_greeting(either_desk, ids, greet=False).count == 5
    assert bulk.put_in_bin(either_desk, ids[:2]).count == 2

    assert undoing.undo(either_desk).label == "Put 2 people into the bin"
    assert undoing.undo(either_desk).label == "Switch greetings off for 5 people"
    assert undoing.undo(either_desk).label == "Make 5 people partner"
    for each in ids:
        person = stored(either_desk, each)
        assert (person.status, person.greet, person.binned_on) == (Status.CUSTOMER, True, None)


def test_those_who_are_that_way_already_are_not_counted(either_desk: Desk) -> None:
    here = entered(either_desk, "Ann Müller").id
    gone = entered(either_desk, "Bo Lund", binned_on=either_desk.today).id
    assert bulk.put_in_bin(either_desk, [here, gone]).count == 1
    assert bulk.take_out_of_bin(either_desk, [here, gone]).count == 2


def test_a_backup_is_made_before(either_desk: Desk) -> None:
    ids = [entered(either_desk, name).id for name in ("Ann Müller", "Bo Lund")]
    before = either_desk.book.backups.newest_good()
    bulk.give_status(either_desk, ids, Status.PARTNER)
    after = either_desk.book.backups.newest_good()
    assert before is None
    assert after is not None
