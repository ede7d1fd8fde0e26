"""A12, A13, A17: what the departures and the years add up to, counted by hand."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.cli.program import Program

PEOPLE = 36


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program with the 36 customers of a British business, known since 2019."""
    program = Program(book=str(tmp_path / "book.db"), folder=tmp_path, today="2024-01-08")
    program.answer("settings", "country=GB", "name=Lindgren & Sons", "address=5 Mill Lane\nLondon")
    cards = tmp_path / "people.vcf"
    cards.write_text("".join(map(card, range(1, PEOPLE + 1))), encoding="utf-8")
    program.answer("import", cards)
    return program


def card(number: int) -> str:
    return (
        "BEGIN:VCARD\nVERSION:3.0\n"
        f"UID:{number}\nFN:Person {number}\nN:{number};Person;;;\n"
        f"ADR:;;{number} High Street;Springfield;;AB1 2CD;United Kingdom\nEND:VCARD\n"
    )


def leave(program: Program, today: str, reasons: dict[int, str]) -> dict[int, int]:
    """Let people leave on a day, each for a reason; return their departures."""
    then = program.on(today)
    return {
        contact: then.answer("depart", contact, "--reason", reason)["id"]
        for contact, reason in reasons.items()
    }


def counts(insights: Any) -> dict[str, int]:
    return {each["reason"]: each["count"] for each in insights["reasons"] if each["count"]}


def test_themes_are_counted_over_departures_with_their_words_and_told_when_many_say_them(
    program: Program,
) -> None:
    left = leave(program, "2025-03-03", dict.fromkeys(range(1, 5), "not_asked"))
    later = program.on("2025-04-07")
    for contact, words in (
        (1, "Mondays the bread came at ten."),
        (2, "It came late."),
        (2, "Again."),
    ):
        later.answer("interview", left[contact], "--theme", f"late deliveries={words}")
    later.answer("interview", left[3], "--theme", "price=The other one is cheaper.")
    late, price = later.answer("insights")["themes"]
    assert (late["theme"], late["count"], late["loud"]) == ("late deliveries", 2, True)
    assert {each["words"] for each in late["words"]} == {
        "Mondays the bread came at ten.",
        "It came late.",
        "Again.",
    }
    assert (price["theme"], price["count"], price["loud"]) == ("price", 1, False)
    later.answer("settings", "theme_share=60")
    assert not any(each["loud"] for each in later.answer("insights")["themes"])
    said = later.run("insights").out
    assert "too few for shares" in said
    assert "“late deliveries”: 2 of 4" in said


def test_own_losses_stand_beside_the_often_quoted_figures_with_their_counts(
    program: Program,
) -> None:
    leave(program, "2025-03-03", {1: "forgotten", 2: "forgotten", 3: "moved_away", 4: "died"})
    leave(program, "2026-05-04", {5: "competitor", 6: "retired", 7: "dissatisfied", 8: "friend"})
    found = program.on("2026-06-01").answer("insights")
    quoted = {each["reason"]: each["often_quoted"] for each in found["reasons"]}
    assert quoted == {
        "forgotten": 68,
        "dissatisfied": 14,
        "competitor": 9,
        "friend": 5,
        "moved": 3,
        "died": 1,
        "retired": None,
    }
    assert counts(found) == {
        "forgotten": 2,
        "moved": 1,
        "died": 1,
        "competitor": 1,
        "retired": 1,
        "dissatisfied": 1,
        "friend": 1,
    }
    of_2025 = program.on("2026-06-01").answer("insights", "--year", 2025)
    assert counts(of_2025) == {"forgotten": 2, "moved": 1, "died": 1}


def test_the_years_are_compared_and_the_review_is_two_pages_to_frame(
    program: Program, tmp_path: Path
) -> None:
    leave(program, "2025-03-03", dict.fromkeys(range(1, 6), "forgotten"))
    leave(program, "2026-02-02", dict.fromkeys(range(6, 8), "moved_away"))
    for contact in (1, 2, 6):
        program.on("2026-03-02").answer("returns", contact)
    now = program.on("2026-11-23")
    won = now.answer("proposal", 9, "--amount", "1200", "--on", "2026-02-02", "--outcome", "won")
    assert won["outcome"] == "won"
    now.answer("proposal", 10, "--amount", "300", "--on", "2026-02-03", "--outcome", "lost")
    now.answer("proposal", 11, "--amount", "300", "--on", "2025-02-03")
    now.answer("set", 12, "status=prospect")
    now.answer("set", 12, "status=customer")
    years = {each["year"]: each for each in now.answer("insights")["years"]}
    assert {year: each["lost"] for year, each in years.items()} == {2025: 5, 2026: 2}
    assert {year: each["won_back"] for year, each in years.items()} == {2025: 0, 2026: 3}
    assert {year: each["proposals"] for year, each in years.items()} == {2025: 1, 2026: 2}
    assert {year: each["proposals_won"] for year, each in years.items()} == {2025: 0, 2026: 1}
    written = now.answer("review", "--year", 2026, "--out", "review.pdf")
    assert (written["path"], written["pages"]) == ("review.pdf", 2)
    document = pypdfium2.PdfDocument(tmp_path / "review.pdf")
    first, second = (document[at].get_textpage().get_text_range() for at in range(2))
    assert "Lindgren & Sons" in first
    assert "welcomed 3 customers back" in " ".join(first.split())
    assert "2 departures: too few for percentages of our own." in " ".join(second.split())
