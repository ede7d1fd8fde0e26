"""Values that nobody means are refused in a sentence, or the program says what it made of them."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.program import Program, address_book


def test_an_age_that_nobody_reaches_is_refused_and_never_printed(
    with_people: Program, tmp_path: Path
) -> None:
    assert "check the year" in with_people.refusal("set", 1, "birthday=1726-11-26")
    old = tmp_path / "old.csv"
    old.write_text("name,birthday,street,city\nZoë Old,1840-11-27,1 A St,Leeds\n", encoding="utf-8")
    seen = with_people.answer("import", old)
    assert "1840" in seen["problems"][0]["what"]
    with_people.answer("set", 4, "notes=Our founder")
    due = with_people.answer("week")["due"]
    assert [each["years"] for each in due if each["contact_ids"] == [4]] == [None]


def test_a_number_that_nothing_can_have_is_wrong_usage(tmp_path: Path) -> None:
    program = Program(book="book.db", folder=tmp_path)
    for arguments in (("set", 2**31, "greet=true"), ("household", 1, 2**63), ("posted", 2**31)):
        assert "2147483647" in program.refusal(*arguments, code=2)


def test_only_two_people_of_the_book_are_kept_apart(with_people: Program) -> None:
    assert "no contact 99" in with_people.refusal("apart", 1, 99)
    assert "the same entry" in with_people.refusal("apart", 2, 2)
    assert with_people.answer("apart", 1, 2) == {"apart": [1, 2]}


def test_a_call_that_is_still_to_come_is_not_logged(with_people: Program) -> None:
    assert "still to come" in with_people.refusal("log", 1, "--kind", "call", "--on", "2026-11-24")
    assert with_people.answer("log", 1, "--kind", "call", "--on", "2026-11-23")["next_by"]


def test_a_folder_name_that_no_disk_can_hold_is_refused_before_anything_is_drafted(
    with_people: Program,
) -> None:
    assert "another folder" in with_people.refusal("print", "--out", "x" * 300)
    assert with_people.answer("batches") == []


def test_a_name_as_long_as_a_book_keeps_no_card_of_the_others_back(with_people: Program) -> None:
    with_people.answer("set", 1, f"salutation={'dear ' * 20_000}")
    printed = with_people.answer("print", "--out", "cards")
    assert [each["recipient"] for each in printed["pieces"]] == ["Bo Lund"]
    assert "too long" in printed["warnings"][0]["what"]


def test_a_piece_that_was_to_be_taken_out_is_not_posted_silently(with_people: Program) -> None:
    with_people.answer("print", "--out", "cards")
    with_people.answer("set", 1, "deceased=true")
    ended = with_people.run("posted", 1)
    assert ended.code == 0
    assert "Piece 1 (Ann Müller) was not to be posted: Ann Müller, deceased" in ended.err
    assert "Piece 2" not in ended.err


def test_of_two_values_for_one_key_none_is_taken_silently(with_people: Program) -> None:
    why = with_people.refusal("set", 1, "birthday=1980-02-01", "birthday=1980-01-02", code=2)
    assert "twice" in why


def test_an_address_without_end_and_a_name_no_disk_can_hold_get_a_sentence(
    with_people: Program,
) -> None:
    assert "not an address" in with_people.refusal("set", 1, "address=" + '{"a":' * 20_000)
    assert "could not be used" in with_people.refusal("backup", "x" * 300)


def test_a_name_gives_the_terminal_no_orders(tmp_path: Path) -> None:
    program = Program(book="book.db", folder=tmp_path)
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann \x1b[2JLee\nEND:VCARD\n"
    (tmp_path / "ann.vcf").write_text(card, encoding="utf-8")
    program.answer("import", "ann.vcf")
    assert "Ann �[2JLee" in program.run("contacts").out
    assert program.answer("contacts")[0]["full_name"] == "Ann \x1b[2JLee"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is Unicode")
def test_a_folder_with_an_odd_name_takes_the_cards(tmp_path: Path) -> None:
    program = Program(book="book.db", folder=tmp_path)
    program.answer("import", address_book(tmp_path))
    odd = os.fsdecode(b"f\xfcr Ann")
    printed = program.answer("print", "--out", odd)
    assert all(Path(tmp_path, each["path"]).exists() for each in printed["files"])


def test_a_present_beyond_all_calendars_is_wrong_usage(tmp_path: Path) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        program = Program(book="book.db", folder=tmp_path, today=day)
        assert "out of reach" in program.refusal("quiet", code=2)
