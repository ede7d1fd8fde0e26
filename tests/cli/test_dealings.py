"""Referrals, proposals, organisations and prospects on the command line."""

from pathlib import Path

import pytest

from tests.cli.program import Program, address_book


@pytest.fixture(name="program")
def _program(tmp_path: Path) -> Program:
    made = Program(book=str(tmp_path / "book.appreciation"), folder=tmp_path)
    made.answer("import", address_book(tmp_path))
    return made


def test_a_referral_is_noted_thanked_for_and_taken_back(program: Program) -> None:
    noted = program.answer("referral", 1, 2, "--received", "--note", "at the market")
    assert (noted["from"], noted["to"], noted["thanks"]) == ("Ann Müller", "Bo Lund", "due")
    assert [each["id"] for each in program.answer("referrals", "--due")] == [noted["id"]]
    program.answer("thanks", "--accept", f"referral:{noted['id']}")
    assert [each["thanks"] for each in program.answer("referrals")] == ["prepared"]
    assert program.answer("thanked", noted["id"], "--on", "2026-11-22")["thanks"] == "given"
    assert program.answer("referrals", "--due") == []
    assert program.answer("undo")["undone"] == "Note that Ann Müller was thanked"
    given = program.answer("referral", 3, 1, "--on", "2026-11-20")
    assert (given["from"], given["to"], given["received"]) == ("Cy Young", "Ann Müller", False)
    of_ann = program.answer("referrals", 1)
    assert of_ann["balance"] == {"received": 1, "given": 1, "last_given": "2026-11-20"}
    assert [each["to"] for each in of_ann["brought"]] == ["Bo Lund"]
    event = program.answer("referral", 1, "--event", "Trade fair")
    assert (event["from_id"], event["from"], event["thanks"]) == (None, "Trade fair", "none")
    assert len(program.answer("referrals")) == 3
    program.refusal("referral", 1, code=2)
    program.refusal("referral", 1, 2, "--event", "Trade fair", code=2)
    program.refusal("referral", 1, 1)
    program.refusal("referral", 1, 77)
    assert "thanks --accept referral:4" in program.run("referral", 2, 3, "--received").out


def test_business_is_sent_to_partners_and_those_who_left(program: Program) -> None:
    program.answer("set", 2, "status=partner")
    program.answer("set", 3, "status=former customer")
    program.answer("referral", 3, 1, "--received")
    found = program.answer("referrals", "--send", 5)
    assert [(each["name"], each["received"], each["given"]) for each in found] == [
        ("Cy Young", 1, 0),
        ("Bo Lund", 0, 0),
    ]
    assert (
        "Cy Young · former customer · sent us 1, was sent 0"
        in program.run("referrals", "--send", 5).out
    )


def test_proposals_are_made_settled_and_counted(program: Program) -> None:
    program.answer("settings", "country=GB")
    made = program.answer("proposal", 1, "--amount", "12500.50", "--on", "2026-10-01")
    assert (made["amount"], made["currency"], made["outcome"]) == ("12500.50", "GBP", "open")
    lost = program.answer("settle", made["id"], "--outcome", "lost", "--reason", "too dear")
    assert (lost["settled_on"], lost["reason"]) == ("2026-11-23", "too dear")
    won = ("--amount", "90", "--on", "2025-03-04", "--outcome", "won", "--what", "a chair")
    assert program.answer("proposal", 2, *won)["settled_on"] == "2025-03-04"
    assert [each["name"] for each in program.answer("proposals", "--outcome", "won")] == ["Bo Lund"]
    assert program.answer("proposals", "--years") == [
        {"year": 2025, "proposals": 1, "won": 1, "lost": 0, "open": 0},
        {"year": 2026, "proposals": 1, "won": 0, "lost": 1, "open": 0},
    ]
    assert "12500.50 GBP" in program.run("proposals").out
    program.refusal("proposal", 1, "--amount", "1,250")
    program.refusal("proposal", 1, "--amount", "5", "--on", "2026-11-24")
    program.refusal("proposal", 1, "--amount", "5", "--outcome", "maybe", code=2)


def test_an_organisation_tells_on_whom_all_rests_and_what_to_do(program: Program) -> None:
    program.answer("set", 1, "organisation=Acme Ltd")
    (acme,) = program.answer("organisations", "--resting-on-one")
    assert (acme["name"], acme["known"], acme["the_one"]) == ("Acme Ltd", 1, 1)
    program.answer("set", 1, "deceased=true")
    assert program.answer("organisations", "--resting-on-one") == []
    (due,) = program.answer("organisations", "--call")
    assert (due["lost"]["name"], due["lost"]["how"], due["due"]) == ("Ann Müller", "died", True)
    assert due["steps"][0].startswith("Condolence first")
    shown = program.answer("organisation", acme["id"])
    assert [each["name"] for each in shown["people"]] == ["Ann Müller"]
    assert "Condolence" in program.run("organisation", acme["id"]).out
    assert "Ann Müller (died" in program.run("organisations", "--call").out
    assert program.answer("organisation", acme["id"], "--let-rest")["due"] is False
    assert program.answer("organisations", "--call") == []
    assert "nobody left to count on" in program.run("organisations", "--search", "acm").out
    program.refusal("organisation", 77)


def test_a_prospect_is_understood_and_a_partner_is_not_asked(program: Program) -> None:
    program.answer("set", 1, "status=prospect")
    program.answer("set", 2, "status=partner")
    known = program.answer(
        "prospect", 1, "--reason", "money", "--needs", "a smaller size", "--ask-again", "2026-11-29"
    )
    assert (known["reason"], known["needs"]) == ("money", "a smaller size")
    assert [each["name"] for each in program.answer("prospects", "--ask-again")] == ["Ann Müller"]
    assert program.answer("prospect", 1, "--ask-again", "")["ask_again_on"] is None
    assert program.answer("prospects", "--ask-again") == []
    assert [each["name"] for each in program.answer("prospects")] == ["Ann Müller"]
    assert "money · a smaller size" in program.run("prospects").out
    assert "partners are not asked" in program.refusal("prospect", 2, "--reason", "money")
    program.refusal("prospect", 1, "--reason", "because")
