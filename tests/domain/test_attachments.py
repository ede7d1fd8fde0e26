"""What copies of kept files are called."""

from datetime import date

import pytest

from appreciation.domain.attachments import Attachment
from appreciation.domain.contacts import ContactId


def kept(name: str) -> Attachment:
    return Attachment(contact_id=ContactId(1), on=date(2026, 11, 23), name=name, size=1)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("plan ü.pdf", "plan ü.pdf"),
        ("../../.bashrc", "-..-.bashrc"),
        ("C:\\Windows\\a.txt", "C--Windows-a.txt"),
        ("what? <now>.txt", "what- -now-.txt"),
        ("two\nlines.txt", "two-lines.txt"),
        ("con.txt", "_con.txt"),
        (" . ", "file"),
    ],
)
def test_a_copy_has_a_name_that_every_computer_takes(name: str, called: str) -> None:
    assert kept(name).file_name == called


def test_a_name_without_end_is_shortened_and_keeps_its_ending() -> None:
    name = kept("é" * 125 + ".pdf").file_name
    assert name.endswith("é.pdf")
    assert len(name.encode()) < 140


@pytest.mark.parametrize(
    "name", ["a.exe", "a.EXE ", "a.exe.", "photo\u202egpj.exe", "a.py", "b.lnk", "c.desktop"]
)
def test_what_would_start_a_program_is_known_whatever_follows_its_ending(name: str) -> None:
    assert kept(name).starts_a_program


def test_a_picture_starts_nothing() -> None:
    assert not kept("portrait.exe.jpg").starts_a_program
