"""Two entries of one person, joined as the owner chooses."""

from dataclasses import replace
from datetime import date

import pytest

from appreciation.domain.contacts import Phone, Status
from appreciation.domain.errors import WrongValueError
from appreciation.domain.touches import Touch, TouchKind
from appreciation.services import undoing
from appreciation.services.dealings import call_log
from appreciation.services.dealings.unfinished_calls import (
    UnfinishedCall,
    drop,
    keep,
    take_up,
)
from appreciation.services.desk import Desk
from appreciation.services.people import contact_editing, merging
from tests.services.desks import entered, stored


def test_the_owner_chooses_where_both_have_something(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Muller", organisation="Acme", job_title="Baker")
    twin = entered(
        either_desk,
        "Anna Müller",
        organisation="Acme Ltd",
        status=Status.PARTNER,
        phones=(Phone(number="01482 325000"),),
    )
    spoken = Touch(contact_id=twin.id, kind=TouchKind.CALL, on=date(2026, 11, 1), note="Hello")
    call_log.log(either_desk, spoken)

    merged = merging.merge(either_desk, ann.id, twin.id, ["full_name", "status"]).contact

    assert (merged.full_name, merged.given_name, merged.family_name) == (
        "Anna Müller",
        "Anna",
        "Müller",
    )
    assert (merged.organisation, merged.job_title) == ("Acme", "Baker")
    assert merged.status is Status.PARTNER
    assert merged.phones == (Phone(number="01482 325000"),)
    assert merged.last_reached == date(2026, 11, 1)

    assert undoing.undo(either_desk).label == "Merge Anna Müller into Ann Muller"
    assert stored(either_desk, ann.id).full_name == "Ann Muller"
    assert stored(either_desk, twin.id).binned_on is None


def test_nobody_is_merged_with_themselves(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Müller")
    with pytest.raises(WrongValueError):
        merging.merge(either_desk, ann.id, ann.id)


def test_pairs_are_proposed_with_what_speaks_for_them(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Müller", phones=(Phone(number="01482 325000"),))
    twin = entered(either_desk, "Ann Mueller", phones=(Phone(number="+44 1482 325000"),))
    (pair,) = merging.proposed_twins(either_desk)
    assert {pair.first.id, pair.second.id} == {ann.id, twin.id}
    assert "telephone" in pair.why
    assert merging.twins(either_desk, ann.id, twin.id).first.id == ann.id


def test_an_unfinished_call_is_kept_for_its_book_alone(
    either_desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setattr(
        "appreciation.services.dealings.unfinished_calls.data_folder", lambda: folder
    )
    ann = entered(either_desk, "Ann Müller")
    found = take_up(either_desk)
    key = found.book
    assert found.calls == ()
    call = UnfinishedCall(
        book=key,
        contact_id=ann.id,
        name="Ann Müller",
        kind=TouchKind.VISIT,
        on=date(2026, 11, 20),
        note="She said “yes” - ü",
        seconds=75,
    )
    keep(call)
    keep(replace(call, book="another book"))
    assert take_up(either_desk).calls == (call,)
    (folder / "unfinished calls" / f"{key}-9.json").write_text("{ half", encoding="utf-8")
    assert take_up(either_desk).calls == (call,)
    drop(call)
    assert take_up(either_desk).calls == ()


def test_a_contact_that_was_merged_can_still_be_edited(either_desk: Desk) -> None:
    ann, twin = entered(either_desk, "Ann Müller"), entered(either_desk, "Ann Mueller")
    merged = merging.merge(either_desk, ann.id, twin.id).contact
    changed = replace(merged, notes="One at last")
    assert contact_editing.save(either_desk, merged, changed).contact.notes == "One at last"
