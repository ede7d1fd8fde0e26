"""Files kept with people, on either engine."""

from pathlib import Path

import pytest

from appreciation.domain.attachments import MOST_BYTES
from appreciation.domain.contacts import ContactId
from appreciation.domain.errors import ContactGoneError
from appreciation.services import contact_details, forgetting, undoing
from appreciation.services.desk import Desk
from appreciation.services.people import attachments
from appreciation.services.people.attachments import NotAttachedError
from tests.services.desks import entered


def test_files_stand_on_the_timeline_and_come_out_as_they_went_in(
    either_desk: Desk, tmp_path: Path
) -> None:
    ann = entered(either_desk, "Ann Berg")
    drawing = tmp_path / "plan ü.pdf"
    drawing.write_bytes(bytes(range(256)) * 10)
    (kept,) = attachments.attach(either_desk, ann.id, [drawing]).attachments
    assert (kept.name, kept.size) == ("plan ü.pdf", 2560)
    details = contact_details.contact_details(either_desk, ann.id)
    assert [entry.what for entry in details.entries] == [kept]
    out = attachments.save(either_desk, kept.id, tmp_path / "out.pdf")
    assert out.read_bytes() == drawing.read_bytes()
    attachments.remove(either_desk, kept.id)
    assert attachments.attachments(either_desk, ann.id) == ()
    assert undoing.undo(either_desk).label == "Remove an attachment"
    assert attachments.attachments(either_desk, ann.id) == (kept,)


def test_a_file_that_is_too_large_keeps_the_others_out_as_well(
    either_desk: Desk, tmp_path: Path
) -> None:
    ann = entered(either_desk, "Ann Berg")
    small, film = tmp_path / "small.txt", tmp_path / "film.mov"
    small.write_text("hello", encoding="utf-8")
    with film.open("wb") as out:
        out.truncate(MOST_BYTES + 1)
    with pytest.raises(NotAttachedError, match="at the most"):
        attachments.attach(either_desk, ann.id, [small, film])
    assert attachments.attachments(either_desk, ann.id) == ()
    with pytest.raises(ContactGoneError):
        attachments.attach(either_desk, ContactId(99), [small])


def test_a_folder_or_a_pipe_is_no_file_to_keep(either_desk: Desk, tmp_path: Path) -> None:
    ann = entered(either_desk, "Ann Berg")
    with pytest.raises(NotAttachedError, match="is no file"):
        attachments.attach(either_desk, ann.id, [tmp_path])


def test_undo_does_not_say_the_name_of_a_file_of_somebody_forgotten(
    either_desk: Desk, tmp_path: Path
) -> None:
    ann = entered(either_desk, "Ann Berg")
    contract = tmp_path / "Berg contract.pdf"
    contract.write_bytes(b"%PDF")
    attachments.attach(either_desk, ann.id, [contract])
    entered(either_desk, "Bo Lund")
    forgetting.forget(either_desk, ann.id)
    undoing.undo(either_desk)
    assert "Berg" not in (either_desk.book.undo_label() or "")
