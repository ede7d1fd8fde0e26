"""A21: some partners will never be customers, and should not be."""

import pytest

from tests.cli.program import Program


@pytest.fixture
def program(program: Program) -> Program:
    """Return the program with Ann a partner and Bo a prospect."""
    program.answer("set", 1, "status=partner")
    program.answer("set", 2, "status=prospect")
    return program


def test_a_partner_is_never_listed_as_a_prospect_to_convert(program: Program) -> None:
    assert [each["name"] for each in program.answer("prospects")] == ["Bo Lund"]
    for ask in (("--reason", "money"), ("--ask-again", "2026-11-23"), ("--needs", "a van")):
        assert "partners are not asked" in program.refusal("prospect", 1, *ask)
    assert program.answer("prospects", "--ask-again") == []


def test_a_prospect_who_becomes_a_partner_is_not_asked_again(program: Program) -> None:
    program.answer("prospect", 2, "--reason", "wrong time", "--ask-again", "2026-11-24")
    assert [each["name"] for each in program.answer("prospects", "--ask-again")] == ["Bo Lund"]
    program.answer("set", 2, "status=partner")
    assert program.answer("prospects", "--ask-again") == []
    assert program.answer("prospects") == []


def test_a_partner_is_greeted_without_approval_and_sent_business(program: Program) -> None:
    greeted = {name for each in program.answer("week")["due"] for name in [each["recipient"]]}
    assert "Ann Müller" in greeted
    assert "Bo Lund" not in greeted
    assert "Ann Müller" in [each["name"] for each in program.answer("referrals", "--send", 9)]
