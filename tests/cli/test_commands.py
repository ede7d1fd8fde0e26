"""The commands that the main line does not pass through, each on the real program."""

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.program import Program, address_book


@pytest.fixture
def owner(tmp_path: Path) -> Program:
    """Return the program with Ann, Bo and Cy in the book of a British business, in a file."""
    program = Program(book=str(tmp_path / "book.db"), folder=tmp_path)
    program.answer("settings", "country=GB", "name=Lindgren & Sons", "address=5 Mill Lane, London")
    program.answer("import", address_book(tmp_path))
    return program


def page_size(path: str) -> tuple[int, int]:
    """Return width and height of the first page in whole millimetres."""
    with pypdfium2.PdfDocument(path) as pdf:
        width, height = pdf[0].get_size()
    return round(width / 72 * 25.4), round(height / 72 * 25.4)


def test_any_stretch_of_days_can_be_asked_for(owner: Program) -> None:
    week = owner.answer("week", "--from", "2026-11-23", "--days", 2)
    assert (week["week"], week["from"], week["to"]) == (None, "2026-11-23", "2026-11-24")
    assert [each["mail_by"] for each in week["due"]] == ["2026-11-23", "2026-11-24"]


def test_another_week_has_nothing_overdue_and_nothing_is_stored_by_looking(owner: Program) -> None:
    owner.answer("set", 1, "birthday=1976-11-20")
    assert [each["recipient"] for each in owner.answer("week")["overdue"]] == []
    owner.answer("set", 1, "birthday=1976-11-25")
    assert [each["recipient"] for each in owner.answer("week")["overdue"]] == ["Ann Müller"]
    other = owner.answer("week", "--week", "2026-W49")
    assert (other["overdue"], other["due"]) == ([], [])
    assert owner.answer("batches") == []


def test_a_book_of_a_sunday_first_business_has_its_week_from_sunday(owner: Program) -> None:
    owner.answer("settings", "first_weekday=sunday")
    week = owner.answer("week")
    assert (week["week"], week["from"], week["to"]) == ("2026-W48", "2026-11-22", "2026-11-28")


@pytest.mark.parametrize(
    ("format_", "kinds", "size"),
    [
        ("quarter-fold", {"cards", "envelopes", "check_list"}, (216, 279)),
        ("letter", {"letters", "envelopes", "check_list"}, (216, 279)),
        ("postcard", {"postcards", "check_list"}, (216, 279)),
        ("labels", {"labels", "check_list"}, (216, 279)),
    ],
)
def test_every_format_comes_on_the_paper_asked_for(
    owner: Program, tmp_path: Path, format_: str, kinds: set[str], size: tuple[int, int]
) -> None:
    printed = owner.answer(
        "print", "--out", tmp_path / "out", "--format", format_, "--paper", "Letter"
    )
    assert {each["kind"] for each in printed["files"]} == kinds
    assert page_size(printed["files"][0]["path"]) == size
    assert len(printed["pieces"]) == 2
    assert {each["file"] for each in printed["pieces"]} == {printed["files"][0]["path"]}
    again = owner.answer("reprint", printed["batch"], "--out", tmp_path / "again")
    assert [each["sha256"] for each in again["files"]] == [
        each["sha256"] for each in printed["files"]
    ]


def test_labels_begin_on_a_used_sheet(owner: Program, tmp_path: Path) -> None:
    printed = owner.answer("print", "--out", tmp_path / "out", "--format", "labels", "--start", 21)
    assert [each["page"] for each in printed["pieces"]] == [1, 2]


def test_one_of_two_on_a_shared_sheet_is_reprinted_alone(owner: Program, tmp_path: Path) -> None:
    printed = owner.answer("print", "--out", tmp_path / "out", "--format", "postcard")
    number = printed["pieces"][1]["number"]
    again = owner.answer(
        "reprint", printed["batch"], "--pieces", number, "--out", tmp_path / "again"
    )
    with pypdfium2.PdfDocument(again["files"][0]["path"]) as pdf:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "Bo" in text
    assert "Ann" not in text


def test_without_a_profile_it_still_prints_and_says_that_nobody_is_named(tmp_path: Path) -> None:
    program = Program(book=str(tmp_path / "book.db"), folder=tmp_path)
    program.answer("import", address_book(tmp_path))
    printed = program.answer("print", "--out", tmp_path / "out")
    assert len(printed["pieces"]) == 2
    assert "who the post is from" in printed["warnings"][0]["what"]


@pytest.mark.parametrize("ending", [".vcf", ".csv", ".xlsx", ".json", ".ics"])
def test_everybody_goes_out_in_every_format(owner: Program, tmp_path: Path, ending: str) -> None:
    assert owner.answer("export", tmp_path / f"all{ending}") == {"contacts": 3}
    assert (tmp_path / f"all{ending}").stat().st_size > 100
    assert owner.answer("export", tmp_path / f"one{ending}", "--contact", 1) == {"contacts": 1}


def test_an_unknown_ending_is_refused_and_leaves_no_file(owner: Program, tmp_path: Path) -> None:
    owner.refusal("export", tmp_path / "all.doc")
    assert not (tmp_path / "all.doc").exists()


@pytest.mark.parametrize("ending", [".vcf", ".csv", ".xlsx"])
def test_an_export_read_by_another_book_brings_the_same_people(
    owner: Program, tmp_path: Path, ending: str
) -> None:
    owner.answer("set", 2, "greet=false", "status=partner")
    owner.answer("export", tmp_path / f"all{ending}")
    other = Program(book=str(tmp_path / "other.db"), folder=tmp_path)
    other.answer("import", tmp_path / f"all{ending}")
    keys = ("full_name", "birthday", "emails", "phones", "greet", "status")
    here, there = (
        [{key: each[key] for key in keys} for each in program.answer("contacts")]
        for program in (owner, other)
    )
    assert here == there


def test_an_attempt_does_not_count_as_reaching_somebody(owner: Program) -> None:
    owner.answer("log", 1, "--kind", "call", "--attempt", "--on", "2026-11-20")
    tried = owner.answer("contacts", "--limit", 1)[0]
    assert (tried["last_reached"], tried["last_attempt"]) == (None, "2026-11-20")


def test_people_are_listed_by_status_and_found_by_what_is_known_of_them(owner: Program) -> None:
    owner.answer("set", 3, "status=prospect", "notes=met at the flower market")
    assert [each["id"] for each in owner.answer("contacts", "--status", "prospect")] == [3]
    for words in ("flower", "YOUNG", "cy@example"):
        assert [each["id"] for each in owner.answer("contacts", "--search", words)] == [3]
    assert [each["id"] for each in owner.answer("contacts", "--search", "960001")] == [1]


def test_a_binned_contact_is_out_of_sight_and_comes_back(owner: Program, tmp_path: Path) -> None:
    owner.answer("bin", 1)
    assert [each["id"] for each in owner.answer("contacts")] == [2, 3]
    left_out = owner.answer("week")["left_out"]
    assert ("Ann Müller", "in the bin") in [(each["name"], each["reason"]) for each in left_out]
    assert owner.answer("import", tmp_path / "people.vcf")["unchanged"] == 3
    assert owner.answer("bin", 1, "--restore")["in_the_bin"] is False


def test_two_people_told_apart_are_not_proposed_again(owner: Program, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nFN:{0} Smith\nEMAIL:smith@example.org\nEND:VCARD\n"
    read = owner.answer(
        "import", address_book(tmp_path, card.format("Robert") + card.format("Robret"))
    )
    (pair,) = read["possible_duplicates"]
    owner.answer("apart", *pair)
    assert owner.answer("duplicates") == []


def test_the_book_is_the_one_the_environment_names_else_the_last_one_used(
    owner: Program, tmp_path: Path
) -> None:
    assert json.loads(owner.bare("contacts", "--json").out)[0]["full_name"] == "Ann Müller"
    assert f"Book: {owner.book}" in owner.bare("contacts").err
    nobody_s = Program(book="", folder=tmp_path / "elsewhere")
    nobody_s.folder.mkdir()
    refused = nobody_s.bare("contacts")
    assert refused.code == 1
    assert "book.appreciation" in refused.err
    assert json.loads(nobody_s.bare("settings", "--json").out)["lead_days"] == 3
    assert nobody_s.bare("contacts", "--json").out.strip() == "[]"


def test_a_prospect_waits_for_approval_and_how_they_were_met(owner: Program) -> None:
    owner.answer("set", 1, "status=prospect", "approved=true")
    (held, *_) = owner.answer("week")["left_out"]
    assert (held["name"], held["reason"]) == ("Ann Müller", "not approved")
    owner.answer("set", 1, "met=at the spring fair")
    assert "Ann Müller" in [each["recipient"] for each in owner.answer("week")["due"]]


def test_a_former_customer_keeps_their_birthday_card(owner: Program) -> None:
    owner.answer("set", 1, "status=former_customer")
    assert "Ann Müller" in [each["recipient"] for each in owner.answer("week")["due"]]


def test_the_printed_card_of_somebody_forgotten_is_to_be_taken_out(
    owner: Program, tmp_path: Path
) -> None:
    owner.answer("print", "--out", tmp_path / "out")
    forgotten = owner.run("forget", 1)
    assert forgotten.code == 0
    assert "Take out piece 1 of batch 1 (Ann Müller)" in forgotten.err
