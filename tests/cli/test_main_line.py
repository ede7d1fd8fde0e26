"""From an address book to a batch in the post, and nothing a second time."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.cli.program import Program, address_book


@pytest.fixture
def program(book_url: str, tmp_path: Path) -> Program:
    """Return the program as a shell starts it, anew for every line, with no book there yet."""
    return Program(book=book_url, folder=tmp_path, own_process=True)


def text_of(path: str) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_the_week_is_imported_planned_printed_and_reprinted_the_same(
    program: Program, tmp_path: Path
) -> None:
    program.answer("settings", "country=GB", "name=Lindgren & Sons", "address=5 Mill Lane, London")
    read = program.answer("import", address_book(tmp_path))
    assert (read["read"], read["added"], read["updated"], read["unchanged"]) == (3, 3, 0, 0)

    week = program.answer("week")
    assert week["week"] == "2026-W48"
    assert [each["recipient"] for each in week["due"]] == ["Ann Müller", "Bo Lund"]
    assert [each["years"] for each in week["due"]] == [50, None]
    assert [each["reason"] for each in week["left_out"]] == ["no usable address"]

    printed = program.answer("print", "--out", tmp_path / "out")
    assert printed["state"] == "printed"
    assert [each["recipient"] for each in printed["pieces"]] == ["Ann Müller", "Bo Lund"]
    paths = {each["kind"]: each["path"] for each in printed["files"]}
    assert set(paths) == {"cards", "envelopes", "check_list"}
    assert "Ann" in text_of(paths["cards"])
    assert "AB1 2CD" in text_of(paths["envelopes"])
    assert "UNITED KINGDOM" not in text_of(paths["envelopes"]).upper()

    again = program.answer("reprint", printed["batch"], "--out", tmp_path / "again")
    assert hashes(again) == hashes(printed)


def hashes(printed: Any) -> list[str]:
    """Return the hash of each file as told, once it is sure that it is the file's own."""
    for each in printed["files"]:
        assert hashlib.sha256(Path(each["path"]).read_bytes()).hexdigest() == each["sha256"]
    return [each["sha256"] for each in printed["files"]]


def test_what_was_posted_is_never_made_again_and_a_call_moves_last_reached(
    with_people: Program, tmp_path: Path
) -> None:
    printed = with_people.answer("print", "--out", tmp_path / "out")
    posted = with_people.answer("posted", printed["batch"])
    assert posted["state"] == "posted"
    assert {each["state"] for each in posted["pieces"]} == {"posted"}

    once_more = with_people.answer("print", "--out", tmp_path / "third")
    assert (once_more["batch"], once_more["files"], once_more["pieces"]) == (None, [], [])
    assert not (tmp_path / "third").exists()
    assert with_people.answer("import", tmp_path / "people.vcf")["unchanged"] == 3
    assert with_people.answer("week")["due"] == []

    ann = printed["pieces"][0]["contact_ids"][0]
    touch = with_people.answer("log", ann, "--kind", "call", "--note", "Happy --json day")
    assert (touch["note"], touch["next_by"]) == ("Happy --json day", "2027-02-22")
    assert with_people.answer("contacts", "--search", "mull")[0]["last_reached"] == "2026-11-23"

    assert with_people.answer("export", tmp_path / "all.json") == {"contacts": 3}
    assert "Ann Müller" in (tmp_path / "all.json").read_text(encoding="utf-8")
    assert with_people.answer("check")["ok"] is True


def test_undo_takes_a_printed_batch_back_whole_and_the_week_is_due_again(
    with_people: Program, tmp_path: Path
) -> None:
    printed = with_people.answer("print", "--out", tmp_path / "out")
    undone = with_people.answer("undo")
    assert undone == {"undone": f"Print batch {printed['batch']}"}
    assert with_people.answer("batches") == []
    assert len(with_people.answer("week")["due"]) == 2
    second = with_people.answer("print", "--out", tmp_path / "out")
    assert second["pieces"][0]["number"] > printed["pieces"][-1]["number"]


def test_people_added_later_make_a_second_batch_with_files_of_its_own(
    with_people: Program, tmp_path: Path
) -> None:
    first = with_people.answer("print", "--out", tmp_path / "out")
    cy = with_people.answer("contacts", "--search", "cy")[0]["id"]
    with_people.answer("set", cy, "mail_address=3 High Street, Springfield, AB1 2CD")
    second = with_people.answer("print", "--out", tmp_path / "out")
    assert [each["recipient"] for each in second["pieces"]] == ["Cy Young"]
    paths = [each["path"] for printed in (first, second) for each in printed["files"]]
    assert len(set(paths)) == len(paths) == 6
    assert all(Path(path).exists() for path in paths)


def test_who_died_after_printing_is_named_at_once_and_withheld_from_a_reprint(
    with_people: Program, tmp_path: Path
) -> None:
    printed = with_people.answer("print", "--out", tmp_path / "out")
    ann, number = printed["pieces"][0]["contact_ids"][0], printed["pieces"][0]["number"]
    told = with_people.run("set", ann, "deceased=2026-11-22")
    assert f"Take out piece {number}" in told.err

    again = with_people.answer("reprint", printed["batch"], "--out", tmp_path / "again")
    assert [each["recipient"] for each in again["pieces"]] == ["Bo Lund"]
    assert [(each["name"], each["reason"]) for each in again["left_out"]] == [
        ("Ann Müller", "deceased")
    ]
    assert "Ann" not in "".join(text_of(each["path"]) for each in again["files"])


def test_a_returned_piece_stops_the_post_to_that_address_alone(
    with_people: Program, tmp_path: Path
) -> None:
    printed = with_people.answer("print", "--out", tmp_path / "out")
    with_people.answer("posted", printed["batch"])
    ann, number = printed["pieces"][0]["contact_ids"][0], printed["pieces"][0]["number"]
    batch = with_people.answer("returned", number, "--reason", "moved away")
    assert [each["state"] for each in batch["pieces"]] == ["returned", "posted"]
    contact = with_people.answer("contacts", "--search", "ann")[0]
    assert contact["address"]["undeliverable_on"] == "2026-11-23"
    with_people.answer("set", ann, "mail_address=9 New Road, Springfield, AB1 2CD")
    assert (
        with_people.answer("contacts", "--search", "ann")[0]["address"]["undeliverable_on"] is None
    )


def test_a_spoilt_piece_is_reprinted_alone_and_then_posted(
    with_people: Program, tmp_path: Path
) -> None:
    printed = with_people.answer("print", "--out", tmp_path / "out")
    number = printed["pieces"][1]["number"]
    assert with_people.answer("spoilt", number)["pieces"][1]["state"] == "spoilt"
    again = with_people.answer(
        "reprint", printed["batch"], "--pieces", number, "--out", tmp_path / "again"
    )
    assert [each["number"] for each in again["pieces"]] == [number]
    assert "Ann" not in text_of(again["files"][0]["path"])
    posted = with_people.answer("posted", printed["batch"])
    assert {each["state"] for each in posted["pieces"]} == {"posted"}


def test_the_answer_is_one_json_document_and_nothing_else(with_people: Program) -> None:
    ended = with_people.run("week", "--json")
    assert json.loads(ended.out)["due"]
    assert ended.code == 0
