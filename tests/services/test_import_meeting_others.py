"""Somebody else may write while an import is being looked through: what they did counts."""

import pytest

from appreciation.services.desk import Desk
from appreciation.services.imports.imports import FileToImport, ImportOptions, bring_in, preview
from tests.services.desks import entered

CARDS = FileToImport(
    name="people.vcf",
    content=(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Moss\r\nN:Moss;Ann;;;\r\nEND:VCARD\r\n"
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Lund\r\nN:Lund;Bo;;;\r\nEND:VCARD\r\n"
    ),
)


def test_whoever_is_entered_at_another_seat_meanwhile_is_not_brought_in_twice(
    either_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up = either_desk.book.backup_before

    def somebody_enters_ann(*args: object) -> None:
        entered(either_desk, "Ann Moss")
        back_up(*args)  # type: ignore[arg-type]  # passed on as it came

    assert len(preview(either_desk, [CARDS], ImportOptions()).new) == 2
    monkeypatch.setattr(either_desk.book, "backup_before", somebody_enters_ann)
    brought_in = bring_in(either_desk, [CARDS], ImportOptions())
    assert [person.contact.full_name for person in brought_in.new] == ["Bo Lund"]
    with either_desk.book.reading() as book:
        names = sorted(contact.full_name for contact in book.contacts.in_order_entered())
    assert names == ["Ann Moss", "Bo Lund"]
