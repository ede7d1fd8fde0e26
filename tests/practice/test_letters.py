"""A7: a brief letter and later notes, each in the batch of its week, among the cards."""

from typing import Any

import pytest
from pypdf import PdfReader

from tests.cli.program import Program


def letters_in(document: Any, key: str = "due") -> list[tuple[str, str, str]]:
    return [
        (each["recipient"], each["label"], each["kind"])
        for each in document[key]
        if each["occasion"] == "letter"
    ]


def text_of(program: Program, printed: Any, kind: str) -> str:
    path = next(each["path"] for each in printed["files"] if each["kind"] == kind)
    return "\n".join(page.extract_text() for page in PdfReader(program.folder / path).pages)


def test_a_letter_goes_out_among_the_cards_of_its_week_and_of_no_other(program: Program) -> None:
    made = program.answer("letter", 1, "--purpose", "quiet", "--on", "2026-12-02")
    assert (made["name"], made["state"], made["due_on"]) == ("Ann Müller", "waiting", "2026-12-02")
    assert letters_in(program.answer("week")) == []
    assert letters_in(program.answer("week", "--week", "2026-W49")) == [
        ("Ann Müller", "quiet", "letter")
    ]
    later = program.on("2026-11-30")
    printed = later.answer("print", "--out", "batch")
    assert {each["kind"] for each in printed["files"]} >= {"letters", "letter_envelopes"}
    assert "thinking of you" in text_of(program, printed, "letters")
    assert "Ann Müller" in text_of(program, printed, "letter_envelopes")
    assert "We have not heard from you, letter" in text_of(program, printed, "check_list").replace(
        "\n", " "
    )
    assert later.answer("letters") == []
    assert letters_in(program.on("2026-12-07").answer("week"), "overdue") == []


@pytest.mark.parametrize("format_", ["quarter-fold", "postcard", "labels", "letter"])
def test_a_letter_is_a_letter_whatever_the_batch_is_made_of(program: Program, format_: str) -> None:
    program.answer("letter", 1, "--purpose", "quiet")
    printed = program.answer("print", "--format", format_, "--out", "batch")
    letter = next(each for each in printed["pieces"] if each["occasion"] == "letter")
    others = [each for each in printed["pieces"] if each["occasion"] != "letter"]
    assert letter["file"].endswith("-letters.pdf")
    assert others
    assert all((each["file"] == letter["file"]) is (format_ == "letter") for each in others)
    again = program.answer("reprint", 1, "--out", "batch", "--pieces", letter["number"])
    assert {each["kind"] for each in again["files"]} <= {
        "letters",
        "letter_envelopes",
        "envelopes",
    }
    assert "thinking of you" in text_of(program, again, "letters")


def test_a_letter_that_is_overdue_waits_until_it_is_dealt_with(program: Program) -> None:
    program.answer("letter", 1, "--purpose", "quiet")
    later = program.on("2027-04-12")
    assert letters_in(later.answer("week"), "overdue") == [("Ann Müller", "quiet", "letter")]
    later.answer("withdraw", 1)
    assert letters_in(later.answer("week"), "overdue") == []
    later.answer("undo")
    moved = later.answer("reschedule", 1, "--on", "2027-05-03")
    assert moved["due_on"] == "2027-05-03"
    assert letters_in(later.answer("week"), "overdue") == []
    assert "past" in later.refusal("reschedule", 1, "--on", "2027-01-01")


def test_nobody_is_written_to_whom_the_rule_keeps_out_and_the_reason_is_said(
    program: Program,
) -> None:
    program.answer("letter", 1, "--purpose", "quiet")
    program.answer("letter", 2, "--purpose", "quiet")
    program.answer("set", 1, "deceased=true")
    program.answer("set", 2, "do_not_mail=true")
    week = program.answer("week")
    assert letters_in(week) == []
    left_out = {
        each["name"]: each["reason"] for each in week["left_out"] if each["occasion"] == "letter"
    }
    assert left_out == {"Ann Müller": "deceased", "Bo Lund": "do not mail"}
    assert "has died" in program.refusal("letter", 1, "--purpose", "quiet")


def test_the_same_letter_is_not_prepared_twice(program: Program) -> None:
    program.answer("letter", 1, "--purpose", "quiet")
    assert "waits to be printed already" in program.refusal("letter", 1, "--purpose", "quiet")
    program.answer("print", "--out", "batch")
    assert "on paper already" in program.refusal("withdraw", 1)
