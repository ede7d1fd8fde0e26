"""A7 and A9: articles and offers, each with who got it, when, and what came of it."""

from typing import Any

from pypdf import PdfReader

from tests.cli.program import Program


def pages_of(program: Program, printed: Any) -> dict[str, str]:
    return {
        each["kind"]: "\n".join(
            page.extract_text() for page in PdfReader(program.folder / each["path"]).pages
        )
        for each in printed["files"]
    }


def test_an_article_goes_to_the_same_person_once_and_never_again(program: Program) -> None:
    clipping = program.folder / "bees.pdf"
    clipping.write_bytes(b"%PDF-1.4 bees")
    article = program.answer("article", "Keeping bees", "--source", "The Times", "--file", clipping)
    program.answer("letter", 1, "--article", article["id"])
    assert "had it before" in program.refusal("letter", 1, "--article", article["id"])
    ended = program.run("print", "--out", "batch")
    assert ended.code == 0
    assert "Enclose with the letter to Ann Müller: “Keeping bees”" in ended.err
    later = program.on("2027-03-01")
    assert "had it before" in later.refusal("letter", 1, "--article", article["id"])
    later.answer("letter", 2, "--article", article["id"])
    given = later.answer("articles", article["id"])["given"]
    assert [(each["name"], each["state"]) for each in given] == [
        ("Bo Lund", "waiting"),
        ("Ann Müller", "printed"),
    ]


def test_an_article_in_a_letter_that_was_withdrawn_can_be_sent_after_all(program: Program) -> None:
    program.answer("article", "Keeping bees", "--link", "https://example.org/bees")
    letter = program.answer("letter", 1, "--article", 1)
    program.answer("withdraw", letter["id"])
    assert program.answer("articles", 1)["went_to"] == 0
    program.answer("letter", 1, "--article", 1)
    printed = program.answer("print", "--out", "batch")
    text = pages_of(program, printed)["letters"].replace("\n", "")  # the line may end in it
    assert "https://example.org/bees" in text


def test_two_entries_of_one_person_who_both_had_an_article_prepared_get_it_once(
    program: Program,
) -> None:
    program.answer("article", "Keeping bees")
    program.answer("letter", 1, "--article", 1)
    program.answer("letter", 2, "--article", 1)
    program.answer("merge", 1, 2)
    assert [each["contact_id"] for each in program.answer("letters")] == [1]
    assert program.answer("articles", 1)["went_to"] == 1


def test_a_welcome_back_offer_says_its_value_plainly_and_what_came_of_it_is_kept(
    program: Program,
) -> None:
    offer = program.answer(
        "offer",
        "a day in our workshop",
        *("--value", "one day with us"),
        *("--price", "£240"),
        *("--until", "2027-03-31"),
    )
    assert "has not" in program.refusal("letter", 1, "--offer", offer["id"])
    program.answer("set", 1, "status=former_customer")
    program.answer("letter", 1, "--offer", offer["id"])
    letters = pages_of(program, program.answer("print", "--out", "batch"))["letters"]
    for words in ("a day in our workshop", "one day with us", "£240", "31 March 2027"):
        assert words in letters.replace("\n", " ")
    later = program.on("2027-01-10")
    taken = later.answer("taken-up", offer["id"], 1, "--note", "Ordered 12 chairs")
    assert (taken["taken_up_on"], taken["came_of_it"]) == ("2027-01-10", "Ordered 12 chairs")
    (line,) = later.answer("offers")
    assert (line["went_to"], line["taken_up"]) == (1, 1)
    assert "never went to Bo Lund" in later.refusal("taken-up", offer["id"], 2)


def test_an_offer_is_held_back_from_somebody_who_came_back_meanwhile(program: Program) -> None:
    program.answer("set", 1, "status=former_customer")
    program.answer("offer", "a day in our workshop")
    program.answer("letter", 1, "--offer", 1)
    program.answer("set", 1, "status=customer")
    (held,) = [each for each in program.answer("week")["left_out"] if each["occasion"] == "letter"]
    assert held["reason"] == "plan stopped"


def test_an_offer_that_has_expired_is_not_sent(program: Program) -> None:
    program.answer("set", 1, "status=former_customer")
    program.answer("offer", "a day in our workshop", "--until", "2026-12-31")
    assert "valid until" in program.refusal("letter", 1, "--offer", 1, "--on", "2027-01-04")
    program.answer("letter", 1, "--offer", 1)
    late = program.on("2027-01-11").answer("week")
    assert not [each for each in late["overdue"] if each["occasion"] == "letter"]
    (held,) = [each for each in late["left_out"] if each["occasion"] == "letter"]
    assert held["reason"] == "offer expired"


def test_no_offer_is_ever_on_a_birthday_a_sympathy_or_a_thank_you_piece(program: Program) -> None:
    program.answer("set", 1, "status=former_customer", "one_off.sympathy=2026-11-28")
    program.answer("offer", "a day in our workshop", "--value", "one free day", "--price", "£240")
    program.answer("letter", 1, "--offer", 1)
    program.answer("order", 1, "--what", "12 chairs", "--amount", "£400")
    program.answer("thanks", "--accept", "order:1")
    printed = program.answer("print", "--out", "batch")
    kinds = {(each["occasion"], each["label"]) for each in printed["pieces"]}
    assert {("birthday", ""), ("one_off", "sympathy"), ("letter", "thanks_order")} <= kinds
    pages = pages_of(program, printed)
    assert "£240" in pages["letters"]
    cards = pages["cards"].lower()
    for word in ("workshop", "free", "£", "offer", "discount", "price", "save"):
        assert word not in cards, word
