"""A22: why they are not customers, what they need, and when to ask again."""

import pytest

from tests.cli.program import Program


@pytest.fixture
def program(program: Program) -> Program:
    """Return the program with everybody a prospect."""
    for contact in (1, 2, 3):
        program.answer("set", contact, "status=prospect")
    return program


def test_why_they_are_no_customer_and_what_they_need_is_kept(program: Program) -> None:
    ann = program.answer("prospect", 1, "--reason", "a misunderstanding", "--needs", "a late visit")
    assert (ann["reason"], ann["needs"]) == ("a misunderstanding", "a late visit")
    program.answer("prospect", 1, "--reason", "money")
    known = {each["name"]: each for each in program.answer("prospects")}
    assert (known["Ann Müller"]["reason"], known["Ann Müller"]["needs"]) == (
        "money",
        "a late visit",
    )
    assert known["Bo Lund"]["reason"] == "not asked yet"
    program.answer("undo")
    assert program.answer("prospects")[1]["reason"] == "a misunderstanding"


def test_they_are_asked_again_in_the_week_they_named_and_until_it_is_done(program: Program) -> None:
    program.answer("prospect", 1, "--ask-again", "2027-03-04")
    assert program.answer("prospects", "--ask-again") == []
    for day in ("2027-02-28", "2027-03-01", "2027-03-07", "2027-03-20"):
        asked = program.on(day).answer("prospects", "--ask-again")
        assert [each["name"] for each in asked] == ([] if day == "2027-02-28" else ["Ann Müller"])
    program.on("2027-03-20").answer("prospect", 1, "--ask-again", "")
    assert program.on("2027-03-21").answer("prospects", "--ask-again") == []


def test_what_is_never_possible_is_not_asked_again(program: Program) -> None:
    program.answer("prospect", 1, "--ask-again", "2026-12-01")
    assert "nothing to ask again" in program.refusal("prospect", 1, "--reason", "never possible")
    never = program.answer("prospect", 1, "--reason", "never possible", "--ask-again", "")
    assert (never["reason"], never["ask_again_on"]) == ("never possible", None)


def test_the_first_greeting_waits_for_approval_with_how_they_met(program: Program) -> None:
    waiting = {each["name"]: each["reason"] for each in program.answer("week")["left_out"]}
    assert waiting["Ann Müller"] == "not approved"
    program.answer("set", 1, "met=at the fair", "approved=true")
    assert [each["recipient"] for each in program.answer("week")["due"]] == ["Ann Müller"]
