"""One customer's way: she leaves, is asked, is told it is mended, and comes back."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.cli.program import Program

GRETA = """\
BEGIN:VCARD
VERSION:3.0
UID:greta
FN:Greta Holm
N:Holm;Greta;;;
ORG:Holm Bakery
BDAY:1976-10-20
ANNIVERSARY:
ADR;TYPE=HOME:;;1 High Street;Springfield;;AB1 2CD;United Kingdom
END:VCARD
"""

VAN = "We have added a van on Mondays"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program with Greta in the book of a British business, a customer for 11 years."""
    program = Program(book=str(tmp_path / "book.db"), folder=tmp_path, today="2025-01-06")
    settings = ("name=Lindgren & Sons", "address=5 Mill Lane\nLondon", "signer=Sven Lindgren")
    program.answer("settings", "country=GB", *settings)
    (tmp_path / "greta.vcf").write_text(GRETA, encoding="utf-8")
    program.answer("import", "greta.vcf")
    program.answer("set", 1, "customer_since=2014-05-12")
    return program


def steps(departure: Any) -> dict[str, Any]:
    return {each["kind"]: each for each in departure["steps"]}


def printed(program: Program, today: str) -> list[Any]:
    """Print and post the week of a day; return its pieces."""
    then = program.on(today)
    made = then.answer("print", "--out", f"batch of {today}")
    if made["batch"]:
        then.answer("posted", made["batch"])
    return list(made["pieces"])


def words(program: Program, today: str, name: str) -> str:
    """Return what one of the PDFs of a week says, on one line."""
    (file,) = (program.folder / f"batch of {today}").glob(f"*-{name}.pdf")
    return text_of(file)


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    texts = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    return " ".join(" ".join(texts).split())


def test_a_customer_who_left_is_asked_told_it_is_mended_and_wins_the_way_back(
    program: Program, tmp_path: Path
) -> None:
    departure = she_leaves_and_is_thanked(program)
    she_says_why_at_the_third_attempt(program, departure)
    her_birthday_card_goes_on(program)
    mended, day = she_is_told_that_it_is_mended_once_it_is(program, departure)
    offer = she_gets_an_article_once_and_an_offer_later(program, mended, day)
    she_is_back_and_the_plan_stops(program, offer)
    the_review_and_the_folder_show_it(program.on("2026-11-23"), tmp_path)


def she_leaves_and_is_thanked(program: Program) -> int:
    left = program.on("2025-08-13").answer("depart", 1, "--reason", "not asked yet")
    assert left["days_with_us"] // 365 == 11
    (regret,) = printed(program, "2025-08-13")
    assert (regret["occasion"], regret["recipient"]) == ("letter", "Greta Holm")
    assert "sorry" in words(program, "2025-08-13", "letters")
    return int(left["id"])


def she_says_why_at_the_third_attempt(program: Program, departure: int) -> None:
    """Mia asks, whom she never met."""
    for day in ("2025-08-20", "2025-09-03"):
        tried = program.on(day).answer("interview", departure, "--by", "Mia", "--attempt")
        assert tried["interviewer_met_on"] is None
    third = program.on("2025-10-02").answer(
        *("interview", departure, "--by", "Mia", "--reason", "left_undone"),
        *("--answer", "What could have been different?=Mondays the bread came at ten."),
        *("--theme", "late deliveries=Mondays the bread came at ten."),
    )
    assert (third["attempts"], third["conversations"]) == (2, 1)
    assert third["group"] == "we_left_something_undone"
    (contact,) = program.on("2025-10-02").answer("contacts")
    assert (contact["last_reached"], contact["last_attempt"]) == ("2025-10-02", "2025-09-03")
    assert steps(third)["changed"]["state"] == "waits"


def her_birthday_card_goes_on(program: Program) -> None:
    (birthday,) = printed(program, "2025-10-13")
    assert (birthday["occasion"], birthday["date"]) == ("birthday", "2025-10-20")


def she_is_told_that_it_is_mended_once_it_is(program: Program, departure: int) -> tuple[Any, str]:
    assert printed(program, "2025-11-10") == []
    mended = program.on("2025-11-12").answer("mended", departure, "--what", VAN)
    day = steps(mended)["changed"]["due_on"]
    (assurance,) = printed(program, day)
    assert assurance["occasion"] == "letter"
    assert VAN in words(program, day, "letters")
    return mended, day


def she_gets_an_article_once_and_an_offer_later(program: Program, mended: Any, day: str) -> int:
    shelf = program.on(day)
    article = shelf.answer("article", "Stollen without palm fat", "--source", "The Baker")["id"]
    offer = shelf.answer(
        *("offer", "First month's Monday delivery free", "--value", "four deliveries"),
        *("--price", "£45", "--until", "2026-12-31"),
    )["id"]
    planned = shelf.answer("step", steps(mended)["article"]["id"], "--article", article)
    sent_on = steps(planned)["article"]["due_on"]
    assert len(printed(program, sent_on)) == 1
    assert "Stollen without palm fat" in words(program, sent_on, "letters")
    assert "had it before" in program.on(sent_on).refusal("letter", 1, "--article", article)
    planned = program.on(sent_on).answer("step", steps(planned)["offer"]["id"], "--offer", offer)
    offered_on = steps(planned)["offer"]["due_on"]
    assert offered_on >= "2026-02-09"
    assert len(printed(program, offered_on)) == 1
    said = words(program, offered_on, "letters")
    assert "£45" in said
    assert "31 December 2026" in said
    return int(offer)


def she_is_back_and_the_plan_stops(program: Program, offer: int) -> None:
    then = program.on("2026-03-02")
    back = then.answer("returns", 1)
    assert (back["outcome"], back["ended_on"]) == ("returned", "2026-03-02")
    then.answer("taken-up", offer, 1, "--note", "orders on Mondays again")
    (contact,) = then.answer("contacts")
    assert contact["status"] == "customer"
    assert then.answer("letters") == []
    assert [printed(program, day) for day in ("2026-06-15", "2026-09-14")] == [[], []]


def the_review_and_the_folder_show_it(program: Program, folder: Path) -> None:
    years = {each["year"]: each for each in program.answer("insights")["years"]}
    assert (years[2025]["lost"], years[2026]["won_back"]) == (1, 1)
    program.answer("review", "--out", "review.pdf")
    said = text_of(folder / "review.pdf")
    assert "welcomed 1 customer back" in said
    assert "cards and letters" in said
    assert "kept 0 promises" not in said  # none was made
    program.answer("dossier", 1, "--out", "dossier.pdf")
    assert "Mondays the bread came at ten." in text_of(folder / "dossier.pdf")


def test_all_that_passed_with_somebody_can_be_taken_out_of_the_book(program: Program) -> None:
    departure = program.on("2025-08-13").answer("depart", 1, "--reason", "moved away")["id"]
    then = program.on("2025-08-14")
    then.answer("promise", 1, "call back Tuesday 16:00 by phone")
    then.answer("log", 1, "--kind", "call", "--note", "parted well")
    article = then.answer("article", "Hull in winter")["id"]
    then.answer("letter", 1, "--article", article)
    then.answer("export", "everything.json")
    whole = json.loads((program.folder / "everything.json").read_text(encoding="utf-8"))
    history = whole["contacts"][0]["history"]
    assert [each["id"] for each in history["departures"]] == [departure]
    assert [each["by_time"] for each in history["promises"]] == ["16:00"]
    assert [each["note"] for each in history["touches"]] == ["parted well"]
    assert [each["title"] for each in history["articles"]] == ["Hull in winter"]
