"""What was being written about a call, and what becomes of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from appreciation.domain.contacts import Contact
from appreciation.services.dealings import unfinished_calls
from appreciation.services.dealings.unfinished_calls import UnfinishedCall
from appreciation.services.desk import Desk
from appreciation.services.forgetting import forget
from appreciation.store.book import open_book

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_a_half_written_note_is_forgotten_with_the_person_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished_calls, "data_folder", lambda: tmp_path / "data")
    book = open_book(str(tmp_path / "book.db"), create=True, now=NOW)
    desk = Desk(book, NOW)
    with book.writing("Enter two people") as writing:
        names = ("Ann Lee", "Bo Lund")
        ann, bo = writing.contacts.add_many(
            [Contact(full_name=name, entered_on=desk.today) for name in names]
        )
    key, _ = unfinished_calls.unfinished_calls(desk)
    for id_, name in ((ann, "Ann Lee"), (bo, "Bo Lund")):
        unfinished_calls.keep(UnfinishedCall(book=key, contact_id=id_, name=name, note="half a"))
    forget(desk, ann)
    _, left = unfinished_calls.unfinished_calls(desk)
    assert [call.name for call in left] == ["Bo Lund"]
    book.close()
