"""A26: thank-you occasions of their own, proposed and never sent by themselves."""

from pypdf import PdfReader

from tests.cli.program import Program


def causes(program: Program) -> list[str]:
    return [each["cause"] for each in program.answer("thanks")]


def test_an_order_a_referral_and_years_with_us_propose_thanks_and_send_none(
    program: Program,
) -> None:
    order = program.answer("order", 1, "--what", "12 chairs", "--amount", "£400")
    referral = program.answer("referral", 2, 1, "--received")
    program.answer("set", 2, "customer_since=2016-11-27")
    assert sorted(causes(program)) == [
        order["cause"],
        f"referral:{referral['id']}",
        "years:10:2",
    ]
    week = program.answer("week")
    assert not [each for each in week["due"] if each["occasion"] == "letter"]


def test_thanks_that_are_accepted_go_out_once_as_a_card_without_a_sales_word(
    program: Program,
) -> None:
    program.answer("order", 1, "--what", "12 chairs")
    (accepted,) = program.answer("thanks", "--accept", "order:1")
    assert (accepted["name"], accepted["kind"]) == ("Ann Müller", "card")
    assert causes(program) == []
    assert "waits to be printed already" in program.refusal("thanks", "--accept", "order:1")
    printed = program.answer("print", "--out", "batch")
    (thanks,) = [each for each in printed["pieces"] if each["occasion"] == "letter"]
    assert thanks["file"].endswith("-cards.pdf")
    cards = PdfReader(program.folder / thanks["file"])
    words = cards.pages[thanks["page"] - 1].extract_text()
    assert "Thank you for your order" in words
    assert not any(word in words.lower() for word in ("offer", "discount", "£", "price"))
    assert causes(program.on("2026-12-14")) == []


def test_thanks_that_are_declined_are_not_proposed_again(program: Program) -> None:
    program.answer("order", 1)
    program.answer("thanks", "--decline", "order:1")
    assert causes(program) == []
    assert program.answer("letters") == []
    program.answer("undo")
    assert causes(program) == ["order:1"]


def test_thanks_can_be_a_letter_and_name_whom_they_sent(program: Program) -> None:
    program.answer("referral", 2, 1, "--received")
    program.answer("thanks", "--accept", "referral:1", "--letter")
    printed = program.answer("print", "--out", "batch")
    path = next(each["path"] for each in printed["files"] if each["kind"] == "letters")
    assert "recommending us to Ann Müller" in PdfReader(program.folder / path).pages[
        0
    ].extract_text().replace("\n", " ")


def test_nobody_is_thanked_for_years_that_the_book_only_assumes(program: Program) -> None:
    program.answer("set", 1, "status=prospect")
    program.answer("set", 1, "status=customer")
    a_year_on = program.on("2027-11-22")
    assert causes(a_year_on) == ["years:1:1"]
    a_year_on.answer("set", 1, "do_not_mail=true")
    assert causes(a_year_on) == []
