"""What was being written about a call, and what becomes of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from appreciation.domain.contacts import Contact, ContactId
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
    key = unfinished_calls.take_up(desk).book
    for id_, name in ((ann, "Ann Lee"), (bo, "Bo Lund")):
        unfinished_calls.keep(UnfinishedCall(book=key, contact_id=id_, name=name, note="half a"))
    forget(desk, ann)
    left = unfinished_calls.take_up(desk).calls
    assert [call.name for call in left] == ["Bo Lund"]
    (file,) = (tmp_path / "data" / "unfinished calls").iterdir()
    file.write_text("{ half", encoding="utf-8")
    (aside,) = unfinished_calls.take_up(desk).put_aside
    assert aside.read_text(encoding="utf-8") == "{ half"
    forget(desk, bo)
    assert not aside.exists()
    book.close()


def test_a_note_that_cannot_be_read_is_put_aside_and_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished_calls, "data_folder", lambda: tmp_path / "data")
    book = open_book(str(tmp_path / "book.db"), create=True, now=NOW)
    desk = Desk(book, NOW)
    call = UnfinishedCall(
        book=unfinished_calls.take_up(desk).book, contact_id=ContactId(7), name=""
    )
    unfinished_calls.keep(call)
    (file,) = (tmp_path / "data" / "unfinished calls").iterdir()
    for torn in ("{ half", "[]", '{"kind": "owl"}', ""):
        file.write_text(torn, encoding="utf-8")
        found = unfinished_calls.take_up(desk)
        assert found.calls == ()
        (aside,) = found.put_aside
        assert aside.read_text(encoding="utf-8") == torn
        assert unfinished_calls.take_up(desk).put_aside == ()
    unfinished_calls.keep(call)
    assert unfinished_calls.take_up(desk).calls == (call,)
    assert file.with_suffix(".unreadable").exists()
    book.close()
