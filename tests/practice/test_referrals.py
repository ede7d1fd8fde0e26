"""A23: all of them are sources of referrals; keep sending business to those who left."""

from pypdf import PdfReader

from tests.cli.program import Program


def test_thanks_due_turn_into_a_card_that_names_whom_they_sent(program: Program) -> None:
    noted = program.answer("referral", 1, 2, "--received")
    assert [each["from"] for each in program.answer("referrals", "--due")] == ["Ann Müller"]
    program.answer("thanks", "--accept", f"referral:{noted['id']}")
    assert program.answer("referrals", "--due") == []
    printed = program.answer("print", "--out", "batch")
    (thanks,) = [each for each in printed["pieces"] if each["occasion"] == "letter"]
    assert thanks["contact_ids"] == [1]
    page = PdfReader(program.folder / thanks["file"]).pages[thanks["page"] - 1]
    assert "Bo" in page.extract_text()
    assert program.answer("referrals", 1)["referrals"][0]["thanks"] == "prepared"
    program.answer("posted", printed["batch"])
    assert program.answer("referrals", 1)["referrals"][0]["thanks"] == "given"


def test_thanks_given_by_telephone_are_marked_and_never_sent_as_well(program: Program) -> None:
    noted = program.answer("referral", 1, 2, "--received")
    program.answer("thanks", "--accept", f"referral:{noted['id']}")
    assert program.answer("thanked", noted["id"])["thanked_on"] == "2026-11-23"
    printed = program.answer("print", "--out", "batch")
    assert not [each for each in printed["pieces"] if each["occasion"] == "letter"]


def test_the_chain_leads_from_an_event_over_people_and_stands_a_circle(program: Program) -> None:
    program.answer("referral", 1, "--event", "Trade fair")
    program.answer("referral", 1, 2, "--received")
    program.answer("referral", 2, 3, "--received")
    program.answer("referral", 3, 1, "--received")
    of_bo = program.answer("referrals", 2)
    assert [(each["steps"], each["from"], each["to"]) for each in of_bo["came_by"]] == [
        (1, "Ann Müller", "Bo Lund"),
        (2, "Trade fair", "Ann Müller"),
        (2, "Cy Young", "Ann Müller"),
    ]
    assert [(each["steps"], each["to"]) for each in of_bo["brought"]] == [
        (1, "Cy Young"),
        (2, "Ann Müller"),
    ]


def test_whoever_left_is_first_to_be_sent_business_when_it_is_owed(program: Program) -> None:
    program.answer("set", 1, "status=former_customer")
    program.answer("set", 2, "status=partner")
    program.answer("referral", 1, 3, "--received")
    first, second = program.answer("referrals", "--send", 5)
    assert (first["name"], first["received"], first["given"]) == ("Ann Müller", 1, 0)
    assert second["name"] == "Bo Lund"
    program.answer("referral", 3, 1)
    balance = program.answer("referrals", 1)["balance"]
    assert balance == {"received": 1, "given": 1, "last_given": "2026-11-23"}
    assert [each["name"] for each in program.answer("referrals", "--send", 5)] == [
        "Bo Lund",
        "Ann Müller",
    ]
    program.answer("set", 2, "deceased=true")
    program.answer("bin", 1)
    assert program.answer("referrals", "--send", 5) == []


def test_merged_and_forgotten_people_take_their_referrals_along(program: Program) -> None:
    program.answer("referral", 1, 2, "--received")
    program.answer("referral", 3, 2)
    program.answer("merge", 1, 3)
    noted = {(each["from"], each["to"]) for each in program.answer("referrals")}
    assert noted == {("Ann Müller", "Bo Lund")}
    assert len(program.answer("referrals")) == 2
    program.answer("forget", 2)
    assert program.answer("referrals") == []


def test_thanks_for_somebody_who_asked_to_be_forgotten_name_them_nowhere(program: Program) -> None:
    printed_for, planned_for = (
        program.answer("referral", 1, other, "--received")["id"] for other in (2, 3)
    )
    program.answer("thanks", "--accept", f"referral:{printed_for}")
    printed = program.answer("print", "--out", "batch")
    program.answer("posted", printed["batch"])
    program.answer("thanks", "--accept", f"referral:{planned_for}")
    assert [each["occasion"] for each in program.answer("week")["due"]] == ["letter"]
    program.answer("forget", 2)
    program.answer("forget", 3)
    assert program.answer("week")["due"] == []
    kept = b"".join(path.read_bytes() for path in program.folder.glob("book.db*"))
    for name in ("Bo Lund", "Cy Young"):
        assert name.encode() not in kept
    program.answer("reprint", printed["batch"], "--out", "again")
    pages = [
        page.extract_text()
        for file in (program.folder / "again").glob("*.pdf")
        for page in PdfReader(file).pages
    ]
    assert not any("Bo" in page for page in pages)
