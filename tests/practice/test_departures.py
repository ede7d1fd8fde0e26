"""A customer leaves, is thanked and asked, and may come back: from the command line to paper."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cli.program import Program, address_book

VCARDS = """\
BEGIN:VCARD
VERSION:3.0
UID:greta
FN:Greta Holm
N:Holm;Greta;;;
ORG:Holm Bakery
BDAY:1976-11-26
ADR;TYPE=HOME:;;1 High Street;Springfield;;AB1 2CD;United Kingdom
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:bo
FN:Bo Lund
N:Lund;Bo;;;
ADR;TYPE=HOME:;;2 High Street;Springfield;;AB1 2CD;United Kingdom
END:VCARD
"""
GRETA, BO = 1, 2


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program with Greta and Bo in the book of a British business."""
    program = Program(book=str(tmp_path / "book.db"), folder=tmp_path)
    program.answer(
        *("settings", "country=GB", "name=Lindgren & Sons", "address=5 Mill Lane\nLondon"),
        "signer=Ida Lindgren",
    )
    program.answer("import", address_book(tmp_path, VCARDS))
    return program


def step(departure: Any, kind: str) -> Any:
    return next(each for each in departure["steps"] if each["kind"] == kind)


def kinds(departure: Any) -> list[str]:
    return [each["kind"] for each in departure["steps"]]


def printed(program: Program, today: str, out: str) -> Any:
    later = program.on(today)
    document = later.answer("print", "--out", program.folder / out)
    if document["batch"]:
        later.answer("posted", document["batch"])
    return document


def letters_in(document: Any) -> list[tuple[str, str]]:
    return [
        (each["recipient"], each["label"])
        for each in document.get("pieces", document.get("due", ()))
        if each["occasion"] == "letter"
    ]


def words_of(document: Any, kind: str = "letters") -> str:
    path = next(each["path"] for each in document["files"] if each["kind"] == kind)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_a_departing_customer_is_thanked_by_a_letter_the_same_day(program: Program) -> None:
    left = program.answer("depart", GRETA, "--reason", "dissatisfied", "--note", "Late on Mondays")
    assert (left["name"], left["left_on"], left["detail"]) == (
        "Greta Holm",
        "2026-11-23",
        "Late on Mondays",
    )
    thanks = step(left, "thank")
    assert (thanks["due_on"], thanks["state"], thanks["purpose"]) == (
        "2026-11-23",
        "prepared",
        "regret",
    )
    assert program.answer("contacts", "--search", "Greta")[0]["status"] == "former_customer"
    batch = printed(program, "2026-11-23", "out")
    assert ("Greta Holm", "regret") in letters_in(batch)
    assert "sorry to see you go" in words_of(batch)


def test_the_reason_is_kept_in_its_group_and_those_not_asked_or_refusing_stand_apart(
    program: Program,
) -> None:
    groups = {each["reason"]: each["group"] for each in program.answer("reasons")}
    assert {
        groups[reason]
        for reason in ("dissatisfied", "forgotten", "financial", "refused", "not_asked", "unknown")
    } == {
        "we_did_something",
        "we_left_something_undone",
        "their_situation_changed",
        "refused_to_say",
        "not_asked_yet",
        "unknown",
    }
    left = program.answer("depart", GRETA, "--reason", "not asked yet")
    assert left["group"] == "not_asked_yet"
    known = program.answer(
        *("interview", left["id"], "--by", "Mia", "--reason", "felt forgotten"),
        *("--answer", "What could have been different?=Nobody rang for two years."),
    )
    assert (known["group"], known["reason"]) == ("we_left_something_undone", "forgotten")
    assert known["answers"] == [
        {
            "question": "What could have been different?",
            "answer": "Nobody rang for two years.",
            "on": "2026-11-23",
            "means": "phone",
            "by": "Mia",
        }
    ]


def test_the_letter_that_says_it_is_mended_is_printed_only_once_it_is(program: Program) -> None:
    left = program.answer("depart", GRETA, "--reason", "dissatisfied")
    assert step(left, "assure")["state"] == "waits"
    printed(program, "2026-11-23", "first")
    for today in ("2026-12-28", "2027-01-11"):
        assert letters_in(printed(program, today, today)) == []
    later = program.on("2027-01-18")
    mended = later.answer("mended", left["id"], "--what", "We have added a Monday van.")
    assert mended["mended_on"] == "2027-01-18"
    assert step(mended, "mend")["state"] == "done"
    batch = printed(program, "2027-01-18", "second")
    assert letters_in(batch) == [("Greta Holm", "mended")]
    assert "We have added a Monday van." in words_of(batch)
    assert step(later.answer("interview", left["id"], "--attempt"), "assure")["state"] == "posted"


@pytest.mark.parametrize(
    ("reason", "second"),
    [
        ("dissatisfied", "assure"),
        ("forgotten", "changed"),
        ("refused", "open_door"),
        ("financial", "well_wishes"),
    ],
)
def test_each_kind_of_reason_has_a_plan_of_its_own(
    program: Program, reason: str, second: str
) -> None:
    assert second in kinds(program.answer("depart", GRETA, "--reason", reason))


def test_they_are_asked_again_in_the_week_it_falls_due_and_never_once_they_are_back(
    program: Program,
) -> None:
    ids = [
        program.answer("depart", each, "--reason", "refused to say")["id"] for each in (GRETA, BO)
    ]
    due = step(program.answer("plan", ids[0], "open_door"), "ask_again")["due_on"]
    for today in ("2026-11-23", "2027-01-11"):
        printed(program, today, today)
    returned = program.on("2027-02-01").answer("returns", BO)
    assert (returned["outcome"], step(returned, "ask_again")["state"]) == ("returned", "stopped")
    week = program.on(due).answer("week")
    assert ("Greta Holm", "reconsider") in letters_in(week)
    assert all(name != "Bo Lund" for name, _ in letters_in(week))


@pytest.mark.parametrize("how", ["objects", "closes", "dies", "is binned"])
def test_a_plan_stops_by_itself(program: Program, how: str) -> None:
    program.answer("depart", GRETA, "--reason", "refused")
    stopping: dict[str, tuple[str | int, ...]] = {
        "objects": ("objects", GRETA),
        "closes": ("objects", GRETA, "--closed-down"),
        "dies": ("set", GRETA, "deceased=true"),
        "is binned": ("bin", GRETA),
    }
    program.answer(*stopping[how])
    assert program.answer("departures") == []
    for today in ("2026-11-23", "2027-01-11", "2027-07-01"):
        assert letters_in(printed(program, today, today)) == []


def test_no_two_letters_that_win_back_go_within_45_days_however_late_they_are_printed(
    program: Program,
) -> None:
    program.answer("depart", GRETA, "--reason", "refused")
    found = {
        today: letters_in(printed(program, today, today))
        for today in ("2026-11-23", "2027-06-28", "2027-07-05", "2027-08-16")
    }
    assert found == {
        "2026-11-23": [("Greta Holm", "regret")],
        "2027-06-28": [("Greta Holm", "open_door")],
        "2027-07-05": [],
        "2027-08-16": [("Greta Holm", "reconsider")],
    }


def test_somebody_they_know_is_warned_against_and_tries_are_counted_apart_from_talks(
    program: Program,
) -> None:
    program.answer("log", GRETA, "--kind", "visit", "--note", "Brought the bread.")
    left = program.answer("depart", GRETA, "--reason", "not asked yet")["id"]
    known = program.run("interview", left, "--attempt", "--at", "10:00")
    assert "Somebody they do not know hears more" in known.err
    later = program.on("2026-12-01")
    stranger = later.run("interview", left, "--attempt", "--by", "Mia", "--at", "16:00")
    assert stranger.err == ""
    document = program.on("2026-12-09").answer("interview", left, "--attempt", "--by", "Mia")
    assert (document["attempts"], document["conversations"]) == (3, 0)
    assert document["next_attempt"] == {"on": "2026-12-17", "at": "10:30"}
    assert step(document, "ask")["due_on"] == "2026-12-17"
    talked = program.on("2026-12-17").answer(
        *("interview", left, "--by", "Mia", "--answer", "Why?=It came late on Mondays."),
        *("--theme", "late deliveries=late on Mondays"),
    )
    assert (talked["attempts"], talked["conversations"]) == (3, 1)
    assert step(talked, "ask")["state"] == "done"
    assert talked["themes"] == [{"theme": "late deliveries", "words": "late on Mondays"}]


def test_losing_a_customer_never_stops_the_birthday_card(program: Program) -> None:
    program.answer("depart", GRETA, "--reason", "went to a competitor")
    program.answer("objects", GRETA)
    batch = printed(program, "2026-11-23", "out")
    birthdays = [each["recipient"] for each in batch["pieces"] if each["occasion"] == "birthday"]
    assert birthdays == ["Greta Holm"]


def test_a_survey_that_comes_back_finds_its_departure_by_the_number_on_it(
    program: Program,
) -> None:
    left = program.answer("depart", GRETA, "--reason", "not asked yet")
    printed(program, "2026-11-23", "first")
    due = step(left, "survey")["due_on"]
    batch = printed(program, due, "second")
    assert letters_in(batch) == [("Greta Holm", "survey")]
    number = next(each["number"] for each in batch["pieces"] if each["occasion"] == "letter")
    pages = PdfReader(next(e["path"] for e in batch["files"] if e["kind"] == "letters")).pages
    assert len(pages) == 2
    page = " ".join(pages[1].extract_text().split())
    assert page.count(f"No. {number}") == 2
    assert "What could have been different?" in page
    answered = program.on("2027-02-01").answer(
        "interview", "--piece", number, "--answer", "What could have been different?=The price."
    )
    assert answered["id"] == left["id"]
    assert answered["answers"][0]["means"] == "survey"
    assert step(answered, "ask")["state"] == "done"
    assert "no piece 999" in program.refusal("interview", "--piece", 999, "--answer", "=yes")


def test_an_article_and_an_offer_go_with_the_letters_they_are_chosen_for(program: Program) -> None:
    left = program.answer("depart", GRETA, "--reason", "dissatisfied")
    program.answer("mended", left["id"], "--what", "We have added a Monday van.")
    article = program.answer("article", "Stollen without palm fat", "--source", "The Baker")
    offer = program.answer("offer", "First month free", "--value", "worth £45")
    first = letters_in(printed(program, "2026-11-23", "first"))
    assert first == [("Greta Holm", "regret")]  # the thanks go alone
    second = letters_in(printed(program, "2026-11-30", "second"))
    assert second == [("Greta Holm", "mended")]
    later = program.on("2027-01-11")
    chosen = later.answer("step", step(left, "article")["id"], "--article", article["id"])
    assert step(chosen, "article")["state"] == "prepared"
    chosen = later.answer("step", step(left, "offer")["id"], "--offer", offer["id"])
    days = [step(chosen, kind)["due_on"] for kind in ("article", "offer")]
    for kind, today in zip(("article", "offer"), days, strict=True):
        assert letters_in(printed(program, today, kind)) == [("Greta Holm", kind)]
    again = program.answer("depart", BO, "--reason", "refused")
    assert "goes with the step" in program.refusal(
        "step", step(again, "article")["id"], "--offer", offer["id"]
    )


def test_every_reason_why_people_stop_is_offered_and_own_ones_can_be_added(
    program: Program,
) -> None:
    offered = {each["reason"]: each["often_quoted"] for each in program.answer("reasons")}
    assert offered.keys() >= {
        *("died", "moved_away", "friend", "competitor", "dissatisfied", "forgotten"),
        *("out_of_business", "retired", "changed_business", "sold_business", "financial"),
        "never_a_customer",
    }
    assert sum(filter(None, {**offered, "we_did": 0}.values())) == 100
    program.answer("reasons", "--add", "No parking space", "--group", "we_left_something_undone")
    left = program.answer("depart", GRETA, "--reason", "no parking space")
    assert (left["reason"], left["group"]) == ("No parking space", "we_left_something_undone")
    assert "There is no reason" in program.refusal("depart", BO, "--reason", "bored")


def test_the_folder_of_a_customer_who_left_holds_all_that_passed(program: Program) -> None:
    program.answer("log", GRETA, "--kind", "visit", "--note", "Brought the bread.")
    left = program.answer("depart", GRETA, "--reason", "forgotten", "--note", "We never called.")
    program.answer(
        *("interview", left["id"], "--by", "Mia", "--answer", "Why?=Nobody rang for two years.")
    )
    program.answer("mended", left["id"], "--what", "Everybody is called twice a year.")
    written = program.answer("dossier", GRETA, "--out", "greta.pdf")
    assert written["pages"] == len(PdfReader(written["path"]).pages)
    words = " ".join(
        " ".join(page.extract_text() for page in PdfReader(written["path"]).pages).split()
    )
    for part in (
        "Greta Holm",
        "Holm Bakery",
        "Brought the bread.",
        "felt forgotten",
        "We never called.",
        "Nobody rang for two years.",
        "Everybody is called twice a year.",
        "Thank them, and say we are sorry",
    ):
        assert part in words, part
    assert "no dossier" in program.refusal("dossier", BO, "--out", "bo.pdf")


def test_a_name_too_long_for_the_folder_is_told_in_words(program: Program) -> None:
    program.answer("set", GRETA, "full_name=Greta\nHolm")
    program.answer("depart", GRETA, "--reason", "forgotten")
    assert program.answer("dossier", GRETA, "--out", "greta.pdf")["pages"]
    program.answer("set", GRETA, "full_name=" + "Greta " * 300)
    assert "name is too long" in program.refusal("dossier", GRETA, "--out", "greta.pdf")


def test_whoever_moved_away_stays_a_friend_and_is_sold_nothing(program: Program) -> None:
    left = program.answer("depart", GRETA, "--reason", "moved away")
    assert kinds(left) == ["thank", "hope", "article"]
    found = [
        label
        for today in ("2026-11-23", "2027-01-11", "2027-04-12", "2027-10-11")
        for _, label in letters_in(printed(program, today, today))
    ]
    assert found == ["regret", "hope"]
    changed = program.on("2027-10-11").answer("plan", left["id"], "well_wishes")
    assert "offer" in kinds(changed)
