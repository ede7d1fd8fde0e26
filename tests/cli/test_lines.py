"""What is shown to people says what to do next, and can be done as it says."""

import re
from pathlib import Path

import pytest

from tests.cli.program import Program, address_book


@pytest.fixture
def lone(tmp_path: Path) -> Program:
    """Return the program with a book that is not there yet."""
    return Program(book=str(tmp_path / "book.appreciation"), folder=tmp_path)


def test_a_missing_book_or_file_is_named_with_what_to_do(lone: Program, tmp_path: Path) -> None:
    assert "Importing your contacts" in lone.run("week").err
    assert str(tmp_path / "friends.vcf") in lone.run("import", "friends.vcf").err


def test_a_trial_import_says_that_nothing_is_stored_yet(lone: Program, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Birthday\nAnna Field,03/04/1980\n", encoding="utf-8")
    tried = lone.run("import", people, "--dry-run").out
    assert "taken for customers" in tried
    assert "1 date left empty" in tried
    assert "--date-order dmy" in tried
    assert "Nothing was stored yet" in tried
    assert "Nothing was stored yet" not in lone.run("import", people).out


def test_a_couple_is_proposed_with_the_command_that_joins_them(
    lone: Program, tmp_path: Path
) -> None:
    card = (
        "BEGIN:VCARD\nFN:{0} Diaz\nN:Diaz;{0};;;\n"
        "ADR:;;1 High Street;Leeds;;LS1 1AA;UK\nEND:VCARD\n"
    )
    people = address_book(tmp_path, card.format("Rosa") + card.format("Luis"))
    said = re.search(r"`(household .+?)`", lone.run("import", people).out)
    assert said
    assert "Rosa Diaz, Luis Diaz" in lone.run(*said[1].split()).out


def test_who_is_left_out_is_shown_with_the_command_that_mends_it(
    lone: Program, tmp_path: Path
) -> None:
    lone.run("settings", "country=GB")
    lone.run("import", address_book(tmp_path))
    shown = lone.run("week").out
    assert "Cy Young (contact 3)" in shown
    assert "set CONTACT mail_address=" in shown
    lone.run("set", 3, "mail_address=1 High Street, Leeds LS1 1AA")
    assert "Left out" not in lone.run("week").out


def test_a_batch_line_says_what_became_of_its_pieces(lone: Program, tmp_path: Path) -> None:
    lone.run("settings", "country=GB")
    lone.run("import", address_book(tmp_path))
    lone.run("print", "--out", "~/cards")
    assert (tmp_path / "home" / "cards" / "batch-1-cards.pdf").exists()
    assert "reprint 1 --pieces 1" in lone.run("spoilt", 1).out
    assert "2 pieces: 1 spoilt, 1 printed" in lone.run("batches").out
