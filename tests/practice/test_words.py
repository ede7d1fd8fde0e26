"""A3, A27: never put on the defensive; warm, short and plain in every language there is."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.program import Program, address_book

LANGUAGES = ("de", "en", "en-US", "es", "fr", "it", "nl")
THANKS_AND_SORRY = {
    "de": ("Danke", "tut uns leid"),
    "en": ("valued your custom", "sorry to see you go"),
    "en-US": ("valued your business", "sorry to see you go"),
    "es": ("Gracias", "sentimos mucho"),
    "fr": ("Merci", "nous regrettons"),
    "it": ("Grazie", "ci dispiace"),
    "nl": ("Dank u wel", "spijt ons"),
}
CARD = """\
BEGIN:VCARD
VERSION:4.0
UID:{language}
FN:Rosa {language}
N:{language};Rosa;;;
LANG:{language}
ADR;TYPE=HOME:;;{number} High Street;Springfield;;AB1 2CD;United Kingdom
END:VCARD
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program with a customer of every language there are words in."""
    program = Program(book=str(tmp_path / "book.db"), folder=tmp_path)
    program.answer("settings", "country=GB", "name=Lindgren & Sons", "address=5 Mill Lane\nLondon")
    cards = (CARD.format(language=each, number=n) for n, each in enumerate(LANGUAGES, 1))
    program.answer("import", address_book(tmp_path, "".join(cards)))
    return program


def test_whoever_asks_a_former_customer_why_has_gentle_words_at_hand_and_may_change_them(
    program: Program,
) -> None:
    names = [each["guide"] for each in program.answer("guide")]
    assert {"interview", "prospect"} <= set(names)
    for name, language in (("interview", "en"), ("prospect", "en"), ("interview", "de")):
        guide = program.answer("guide", name, "--language", language)
        said = " ".join([*guide["opening"], *guide["questions"], *guide["closing"]])
        assert len(guide["questions"]) >= 4
        assert not re.search(
            r"\b(?:why|but|unfortunately|warum|aber|leider)\b", said, re.IGNORECASE
        )
        assert len(guide["never"]) >= 3
    changed = program.answer("guide", "interview", "gently=Listen, and make tea.")
    assert (changed["gently"], changed["edited"]) == ("Listen, and make tea.", True)
    assert program.answer("guide", "interview")["gently"] == "Listen, and make tea."
    assert not program.answer("guide", "interview", "--language", "nl")["edited"]
    again = program.answer("guide", "interview", "--supplied")
    assert not again["edited"]
    program.answer("undo")
    assert program.answer("guide", "interview")["edited"]
    assert "“interviu”" in program.refusal("guide", "interviu", code=2)
    assert "sender" in program.refusal("guide", "interview", "closing={{ sender }}")


def test_a_departing_customer_is_written_to_in_their_own_language_on_one_plain_page(
    program: Program,
) -> None:
    people = {each["full_name"].split()[1]: each["id"] for each in program.answer("contacts")}
    for language in LANGUAGES:
        program.answer("depart", people[language], "--reason", "not_asked")
    printed = program.answer("print", "--out", "batch")
    letters = {
        piece["recipient"].split()[1]: piece
        for piece in printed["pieces"]
        if piece["occasion"] == "letter"
    }
    assert letters.keys() == set(LANGUAGES)
    pages = PdfReader(program.folder / letters["en"]["file"]).pages
    assert len(pages) == len(LANGUAGES)
    for language, words in THANKS_AND_SORRY.items():
        text = " ".join(pages[letters[language]["page"] - 1].extract_text().split())
        assert all(each in text for each in words), (language, text)
        assert "?" not in text, (language, text)
        assert not re.search(r"[%€£$]|\b(?:offer|Angebot|oferta|offre|offerta)\b", text), text
