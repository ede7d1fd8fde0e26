"""What other programs rely on: exit codes, where options stand, what stays silent."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Program, address_book


@pytest.fixture
def lone(tmp_path: Path) -> Program:
    """Return the program with a book in a file that is not there yet."""
    return Program(book=str(tmp_path / "book.db"), folder=tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["contacts", "--nonsense"],
        ["set", "1", "no-equals-sign"],
        ["log", "1", "--kind", "telepathy"],
        ["week", "--week", "2026-W60"],
        ["week", "--from", "2026-11-23"],
        ["print"],
        ["contacts", "--status", "friend"],
        ["reprint", "1", "--out", "out", "--pieces", "a,b"],
        ["posted", "zero"],
    ],
)
def test_wrong_usage_ends_with_two(lone: Program, arguments: list[str]) -> None:
    ended = lone.run(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err


def test_a_day_that_is_none_is_wrong_usage(lone: Program) -> None:
    assert lone.bare("--today", "2026-13-01", "contacts").code == 2


@pytest.mark.parametrize(
    "arguments",
    [["contacts"], ["week"], ["check"], ["undo"], ["export", "a.vcf"], ["backup"], ["batches"]],
)
def test_a_missing_book_is_named_and_not_made(lone: Program, arguments: list[str]) -> None:
    ended = lone.run(*arguments)
    assert ended.code == 1
    assert "book.db" in ended.err
    assert not Path(lone.book).exists()


def test_settings_make_a_book_and_show_every_setting(lone: Program) -> None:
    shown = lone.answer("settings", "lead_days=5", "leap_day=03-01", "country=de")
    assert (shown["lead_days"], shown["leap_day"], shown["country"]) == (5, "03-01", "DE")
    assert lone.answer("settings")["lead_days"] == 5
    assert lone.answer("settings", "lead_days=")["lead_days"] == 3


def test_an_unknown_setting_or_field_is_wrong_usage_and_a_wrong_value_is_refused(
    lone: Program, tmp_path: Path
) -> None:
    lone.answer("import", address_book(tmp_path))
    assert "colour" in lone.refusal("settings", "colour=red", code=2)
    assert "colour" in lone.refusal("set", 1, "colour=red", code=2)
    assert "lead_days" in lone.refusal("settings", "lead_days=soon")
    assert "friend" in lone.refusal("set", 1, "status=friend")
    assert lone.refusal("set", 99, "met=at the fair")


def test_the_global_options_stand_anywhere(lone: Program, tmp_path: Path) -> None:
    lone.answer("import", address_book(tmp_path))
    ended = lone.bare(
        "contacts", "--json", "--limit", "1", "--book", lone.book, "--today=2026-11-23"
    )
    assert [each["full_name"] for each in json.loads(ended.out)] == ["Ann Müller"]


def test_a_contact_is_changed_field_by_field_and_cleared(lone: Program, tmp_path: Path) -> None:
    lone.answer("import", address_book(tmp_path))
    changed = lone.answer(
        "set",
        1,
        "status=former customer",
        "greet=false",
        "wedding=1999-06-12",
        "other.Shop opened=--05-01",
        "emails=ann@example.org, second@example.org",
        "salutation=Annie",
        "met=at the fair",
    )
    assert changed["status"] == "former_customer"
    assert changed["greet"] is False
    assert {each["kind"]: each["date"] for each in changed["occasions"]} == {
        "birthday": "1976-11-26",
        "wedding": "1999-06-12",
        "other": "--05-01",
    }
    assert changed["emails"] == ["ann@example.org", "second@example.org"]
    assert lone.answer("set", 1, "birthday=")["birthday"] is None
    assert lone.answer("undo")["undone"] == "Edit Ann Müller"
    assert lone.answer("contacts", "--search", "annie") == []
    assert lone.answer("contacts", "--search", "ann mull")[0]["birthday"] == "1976-11-26"


def test_a_household_shares_its_card(lone: Program, tmp_path: Path) -> None:
    lone.answer("settings", "country=GB", "holidays=season")
    lone.answer("import", address_book(tmp_path))
    home = lone.answer("household", 1, 2)
    assert home["contact_ids"] == [1, 2]
    lone.answer("set", 1, "wedding=1999-11-27")
    due = lone.answer("week")["due"]
    shared = [each for each in due if each["occasion"] == "wedding"]
    assert [(each["contact_ids"], each["recipient"]) for each in shared] == [
        ([1, 2], "Ann Müller and Bo Lund")
    ]


def test_people_of_one_surname_at_one_address_are_proposed_as_a_household(
    lone: Program, tmp_path: Path
) -> None:
    card = (
        "BEGIN:VCARD\nFN:{0} Diaz\nN:Diaz;{0};;;\n"
        "ADR:;;1 High Street;Leeds;;LS1 1AA;UK\nEND:VCARD\n"
    )
    read = lone.answer("import", address_book(tmp_path, card.format("Rosa") + card.format("Luis")))
    assert read["possible_households"] == [[1, 2]]
    assert [each["household"] for each in lone.answer("contacts")] == [None, None]


def test_a_label_position_off_the_sheet_is_refused_with_nothing_begun(
    lone: Program, tmp_path: Path
) -> None:
    lone.answer("settings", "country=GB")
    lone.answer("import", address_book(tmp_path))
    lone.refusal("print", "--out", tmp_path / "out", "--format", "labels", "--start", 99)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    lone.refusal("print", "--out", tmp_path / "file" / "out")
    assert lone.answer("batches") == []


def test_a_forgotten_person_does_not_come_back(lone: Program, tmp_path: Path) -> None:
    vcards = address_book(tmp_path)
    lone.answer("import", vcards)
    assert lone.answer("forget", 1) == {"forgotten": 1}
    again = lone.answer("import", vcards)
    assert (again["added"], again["unchanged"]) == (0, 2)
    assert "forgotten" in again["problems"][0]["what"]
    assert [each["full_name"] for each in lone.answer("contacts")] == ["Bo Lund", "Cy Young"]
    content = b"".join(path.read_bytes() for path in tmp_path.glob("book.db*") if path.is_file())
    assert "Müller".encode() not in content
    assert b"ann@example.org" not in content


def test_the_others_pages_of_a_batch_stay_when_one_of_them_is_forgotten(
    lone: Program, tmp_path: Path
) -> None:
    lone.answer("settings", "country=GB", "name=Lindgren", "address=5 Mill Lane, London")
    lone.answer("import", address_book(tmp_path))
    lone.answer("print", "--out", tmp_path / "out")
    lone.answer("forget", 1)
    again = lone.answer("reprint", 1, "--out", tmp_path / "again")
    assert [each["recipient"] for each in again["pieces"]] == ["Bo Lund"]
    assert {each["kind"]: each["pages"] for each in again["files"]} == {"cards": 1, "envelopes": 1}
    content = b"".join(path.read_bytes() for path in tmp_path.glob("book.db*") if path.is_file())
    assert "Müller".encode() not in content


def test_two_entries_of_one_person_are_merged_and_a_new_import_adds_nobody(
    lone: Program, tmp_path: Path
) -> None:
    twice = address_book(
        tmp_path,
        "BEGIN:VCARD\nUID:1\nFN:Robert Smith\nEMAIL:bob@example.org\nBDAY:1970-01-02\nEND:VCARD\n"
        "BEGIN:VCARD\nUID:2\nFN:Robret Smith\nEMAIL:bob@example.org\nX-NOTE:x\nEND:VCARD\n",
    )
    read = lone.answer("import", twice)
    assert read["possible_duplicates"] == [[1, 2]]
    assert lone.answer("duplicates")[0]["ids"] == [1, 2]
    lone.answer("set", 2, "greet=false")
    merged = lone.answer("merge", 1, 2)
    assert (merged["greet"], merged["birthday"]) == (False, "1970-01-02")
    again = lone.answer("import", twice)
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)
    assert [each["id"] for each in lone.answer("contacts")] == [1]


def test_an_ambiguous_date_is_left_empty_and_listed_until_the_order_is_told(
    lone: Program, tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("First Name,Last Name,Birthday\nAnn,Lee,03/04/1980\n", encoding="utf-8")
    read = lone.answer("import", sheet)
    assert read["added"] == 1
    assert "03/04/1980" in read["problems"][0]["what"]
    assert lone.answer("contacts")[0]["birthday"] is None
    assert lone.answer("import", sheet, "--date-order", "dmy")["updated"] == 1
    assert lone.answer("contacts")[0]["birthday"] == "1980-04-03"
    assert lone.answer("import", sheet)["unchanged"] == 1
    assert lone.answer("contacts")[0]["birthday"] == "1980-04-03"


def test_a_dry_run_stores_nothing_and_a_bad_file_spoils_nothing(
    lone: Program, tmp_path: Path
) -> None:
    vcards = address_book(tmp_path)
    assert lone.answer("import", vcards, "--dry-run")["added"] == 3
    assert lone.answer("contacts") == []
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a sheet")
    lone.refusal("import", vcards, bad)
    assert lone.answer("contacts") == []
    assert "missing.vcf" in lone.refusal("import", tmp_path / "missing.vcf")


def test_an_import_is_one_undo(lone: Program, tmp_path: Path) -> None:
    lone.answer("import", address_book(tmp_path))
    assert lone.answer("undo") == {"undone": "Import people.vcf"}
    assert lone.answer("contacts") == []
    assert lone.answer("redo") == {"redone": "Import people.vcf"}
    assert len(lone.answer("contacts")) == 3
    lone.answer("undo")
    assert lone.refusal("undo")


def test_a_backup_is_restored_and_the_present_book_kept_aside(
    lone: Program, tmp_path: Path
) -> None:
    lone.answer("import", address_book(tmp_path))
    kept = lone.answer("backup", tmp_path / "kept.appreciation")
    lone.answer("set", 1, "met=later")
    aside = lone.answer("restore", tmp_path / "kept.appreciation")
    assert len(kept["sha256"]) == len(aside["sha256"]) == 64
    assert Path(aside["path"]).exists()
    assert lone.answer("contacts")[0]["met"] == ""
    assert lone.answer("check")["ok"] is True


def test_sample_people_are_the_same_for_the_same_seed(lone: Program, tmp_path: Path) -> None:
    made = lone.answer("sample", "--people", 30, "--seed", 7)
    assert made["people"] == 30
    other = Program(book=str(tmp_path / "other.db"), folder=tmp_path)
    other.answer("sample", "--people", 30, "--seed", 7)
    assert lone.answer("contacts") == other.answer("contacts")
    assert lone.refusal("sample")


def test_damage_is_told_in_json_and_in_words(lone: Program) -> None:
    Path(lone.book).write_bytes(b"this is no book at all" * 400)
    ended = lone.run("check", "--json")
    assert ended.code == 1
    assert json.loads(ended.out)["ok"] is False
    assert "Traceback" not in ended.err
    assert ended.err.strip()
