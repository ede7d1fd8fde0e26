"""The page of questions and the folder of a customer who left, as they lie on paper."""

from dataclasses import replace
from datetime import date

import pytest

from appreciation.domain.batches import Format, Piece, PieceKind
from appreciation.domain.guides import Guide, GuideName
from appreciation.domain.occasions import OccasionKind
from appreciation.printing.copyfit import DoesNotFitError
from appreciation.printing.dossier import Dossier, Entry, Section, dossier
from appreciation.printing.press import Supplies, print_batch
from appreciation.printing.stationery import Stationery
from appreciation.printing.stock import paper
from appreciation.printing.survey import survey_page
from appreciation.services.words.guide_files import supplied
from tests.printing.orders import ROSA, SHOP, order
from tests.printing.pdf_reading import page_sizes, places_of, words_on

LANGUAGES = ("en", "en-US", "de", "fr", "es", "nl", "it")
LETTER = replace(
    ROSA,
    kind=PieceKind.LETTER,
    occasion=OccasionKind.LETTER,
    identity="letter:7",
    label="survey",
    years=None,
)


def survey(piece: Piece, guide: Guide, sheet: str = "Letter") -> bytes:
    """Print a letter with its page of questions."""
    batch = order(Format.LETTER, paper=sheet)
    printed = print_batch(batch, [piece], SHOP, Supplies(surveys={piece.number: guide}), ())
    assert printed.pieces
    return next(content for file, content in printed.files if file.kind == "letters")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_the_page_of_questions_lies_behind_its_letter_on_one_sheet_in_every_language(
    language: str, sheet: str
) -> None:
    guide = supplied(GuideName.SURVEY, language)
    content = survey(replace(LETTER, language=language), guide, sheet)
    assert len(page_sizes(content)) == 2
    assert len(places_of(content, 2, f"No. {LETTER.number}")) == 2
    words = " ".join(words_on(content, 2).split())
    for question in guide.survey_questions:
        assert question.text.split()[0] in words
        assert all(answer.split()[0] in words for answer in question.answers)
    assert all(each in words for each in guide.slip)
    assert "Harbour Road 3" in words


def test_nothing_of_the_slip_lies_over_the_questions() -> None:
    content = survey(LETTER, supplied(GuideName.SURVEY, "en"))
    slip = places_of(content, 2, "Harbour Road 3")[-1]
    last = places_of(content, 2, "for every word")[-1]
    assert last.bottom_mm < slip.top_mm


def test_questions_without_end_are_reported_and_never_cut() -> None:
    guide = replace(supplied(GuideName.SURVEY, "en"), questions=("What else?",) * 40)
    stationery = Stationery(settings=SHOP, paper=paper("A4"), made_on=date(2026, 11, 23))
    with pytest.raises(DoesNotFitError):
        survey_page(guide, LETTER, stationery)


def folder(*entries: Entry) -> Dossier:
    return Dossier(
        business="Berg & Daughters",
        name="Rosa Díaz",
        about="left on 14 August 2026 after 11 years",
        sections=(
            Section(title="Who they are", entries=(Entry(beside="Today", text="former customer"),)),
            Section(title="Nothing to say", entries=()),
            Section(title="Correspondence", entries=entries),
        ),
        foot="Rosa Díaz",
    )


def test_a_long_story_goes_on_over_the_pages_of_the_folder() -> None:
    notes = [
        Entry(beside=f"{day} May 2026", text=f"Note {day}. " + "She rang. " * 60)
        for day in range(1, 31)
    ]
    notes.append(Entry(beside="June 2026", text="The long one. " + "And then again. " * 900))
    content, pages = dossier(folder(*notes), paper("A4"))
    assert pages == len(page_sizes(content)) > 4
    words = " ".join(" ".join(words_on(content, page) for page in range(1, pages + 1)).split())
    assert all(f"Note {day}." in words for day in range(1, 31))
    assert words.count("again.") == 900
    assert f"page {pages} of {pages}" in words
    assert "Nothing to say" not in words


def test_a_link_longer_than_a_line_goes_on_in_the_next_one_and_none_of_it_is_lost() -> None:
    link = "https://example.com/" + "a1" * 150 + "END"
    content, _ = dossier(folder(Entry(beside="b" * 60, text=f"See {link}")), paper("A4"))
    words = "".join(words_on(content, 1).split())
    assert "a1" * 150 + "END" in words
    assert "b" * 60 in words
    (end,) = places_of(content, 1, "END")
    assert end.right_mm < 210 - 25 + 0.1


def test_the_same_folder_is_the_same_file() -> None:
    entry = Entry(beside="1 May 2026", text="Called.")
    assert dossier(folder(entry), paper("A4")) == dossier(folder(entry), paper("A4"))
