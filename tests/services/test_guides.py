"""What to say: whole, gentle and alike in every language, and the owner's own where changed."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from appreciation.domain.batches import Piece, PieceKind
from appreciation.domain.contacts import ContactId, Status
from appreciation.domain.errors import UnknownKeyError
from appreciation.domain.guides import PARTS, Guide, GuideName
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.settings import Settings
from appreciation.printing.drawables import Block
from appreciation.printing.stationery import Stationery
from appreciation.printing.stock import papers
from appreciation.printing.survey import survey_page
from appreciation.resources import resource
from appreciation.services import preferences
from appreciation.services.dealings import call_log
from appreciation.services.departures import departure_steps, departures
from appreciation.services.desk import Desk
from appreciation.services.undoing import undo
from appreciation.services.words.guide_files import supplied
from appreciation.services.words.guides import BLANKS, filled, guide, quiet_mail, save_guide
from appreciation.services.words.wording_blanks import WordingError
from appreciation.store.book import open_book
from tests.services.desks import NOW, entered
from tests.services.test_letter_words import GUILT, LANGUAGES, ON_THE_DEFENSIVE, SELLING, said

ASKING = frozenset({GuideName.INTERVIEW, GuideName.PROSPECT, GuideName.QUIET, GuideName.SURVEY})
ON_PAPER = frozenset({GuideName.SURVEY, GuideName.QUIET_MAIL})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with a new book of Blue Kiosk, signed by Ann."""
    book = open_book(str(tmp_path / "book.appreciation"), create=True, now=NOW)
    desk = Desk(book, NOW)
    preferences.change(desk, {"name": "Blue Kiosk", "signer": "Ann"})
    yield desk
    book.close()


def blanks(text: str) -> set[str]:
    return set(re.findall(r"\{\{\s*(\w+)", text))


def spoken(guide: Guide) -> str:
    """What is said aloud or stands on paper: everything but what one keeps in mind."""
    return "\n".join([*guide.opening, *guide.questions, *guide.closing, *guide.slip])


def test_every_language_there_are_wordings_in_has_guides() -> None:
    assert {file.stem for file in resource("guides").glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("name", GuideName)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guide_is_whole_in_every_language_and_speaks_of_the_same(
    language: str, name: GuideName
) -> None:
    there, english = supplied(name, language), supplied(name, "en")
    for part in PARTS:
        ours, theirs = english.texts[part], there.texts[part]
        assert bool(ours) is bool(theirs), part
        assert blanks(ours) == blanks(theirs), part
        assert blanks(ours) <= set(BLANKS)
        assert len(ours.split("\n")) == len(theirs.split("\n")), part
    assert [len(each.answers) for each in there.survey_questions] == [
        len(each.answers) for each in english.survey_questions
    ]
    if name not in ON_PAPER:
        assert there.opening
        assert there.questions
        assert there.gently
        assert len(there.never) >= 3
        assert there.closing
    assert not re.search(r"  |\s[,.]|,,|(?<!\.)\.\.(?!\.)|[<>*_`]", spoken(there))


@pytest.mark.parametrize("name", GuideName)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_guide_sells_blames_or_puts_on_the_defensive(language: str, name: GuideName) -> None:
    text = spoken(supplied(name, language))
    for pattern in (ON_THE_DEFENSIVE, GUILT, SELLING):
        assert not said(pattern, language, text), text
    assert ("?" in text) is (name is not GuideName.QUIET_MAIL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_not_to_say_is_what_hurts(language: str) -> None:
    never = "\n".join(supplied(GuideName.INTERVIEW, language).never)
    assert said(ON_THE_DEFENSIVE, language, never)
    pressing = {"de": "wieder", "en": "come back", "es": "vuelve", "fr": "revenez"}
    pressing |= {"it": "torna", "nl": "terug"}
    assert pressing[language[:2]] in supplied(GuideName.MENDED, language).never[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_questions_asks_in_all_four_ways_and_takes_five_minutes(language: str) -> None:
    survey = supplied(GuideName.SURVEY, language)
    assert 6 <= len(survey.survey_questions) <= 7
    reasons = survey.survey_questions[0].answers
    assert 6 <= len(reasons) <= 8
    assert sum(not each.answers for each in survey.survey_questions) >= 3  # in their own words
    assert survey.slip


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_questions_fits_its_page(language: str, paper: str) -> None:
    stationery = Stationery(
        settings=Settings(name="Blue Kiosk"), paper=papers()[paper], made_on=NOW.date()
    )
    page = survey_page(supplied(GuideName.SURVEY, language), letter_in(language), stationery)
    foot_mm = max(each.bottom_mm for each in page.things if isinstance(each, Block))
    assert foot_mm < papers()[paper].height_mm


def letter_in(language: str) -> Piece:
    return Piece(
        number=47,
        kind=PieceKind.LETTER,
        contact_ids=(ContactId(1),),
        recipient="Rosa Díaz",
        address_lines=("12 High Street", "Leeds", "LS1 1AA"),
        language=language,
        occasion=OccasionKind.LETTER,
        identity="letter:1",
        date=NOW.date(),
        design="",
    )


def test_british_and_american_guides_are_spelt_as_they_are_there() -> None:
    texts = {
        language: "\n".join(
            "\n".join(supplied(each, language).texts.values()) for each in GuideName
        )
        for language in ("en", "en-US")
    }
    for british, american in (("offence", "offense"), ("organisation", "organization")):
        assert british in texts["en"]
        assert american not in texts["en"]
        assert american in texts["en-US"]
        assert british not in texts["en-US"]
    for british in (r"\bshall\b", r"\bTick\b", r"\bshould like\b"):
        assert re.search(british, texts["en"])
        assert not re.search(british, texts["en-US"])


def test_a_guide_says_what_was_mended_or_leaves_that_line_out() -> None:
    usual = supplied(GuideName.MENDED, "en")
    told = filled(usual, {"business": "Blue Kiosk", "mended": "We have added a Monday van."})
    assert told.opening[1] == "We have added a Monday van. I wanted you to hear it from me."
    assert len(filled(usual, {"business": "Blue Kiosk"}).opening) == 1


def test_a_guide_is_kept_in_the_owners_words_in_that_language_alone(desk: Desk) -> None:
    saved = save_guide(
        desk, GuideName.QUIET, {"gently": "Just listen.", "never": "“So?”\n\n “Well?” "}
    )
    assert saved.guide.edited
    assert guide(desk, GuideName.QUIET) == saved.guide
    assert saved.guide.never == ("“So?”", "“Well?”")
    assert saved.guide.questions == supplied(GuideName.QUIET, "en").questions
    assert not guide(desk, GuideName.QUIET, "de").edited
    save_guide(desk, GuideName.QUIET, {"never": ""})
    kept = guide(desk, GuideName.QUIET)
    assert (kept.gently, kept.never) == ("Just listen.", supplied(GuideName.QUIET, "en").never)
    undo(desk)
    undo(desk)
    assert guide(desk, GuideName.QUIET) == supplied(GuideName.QUIET, "en")


def test_supplied_words_typed_again_are_no_longer_the_owners(desk: Desk) -> None:
    usual = supplied(GuideName.REFERRAL, "fr")
    save_guide(desk, GuideName.REFERRAL, {"gently": "Une fois."}, "fr")
    assert guide(desk, GuideName.REFERRAL, "fr").edited
    save_guide(desk, GuideName.REFERRAL, usual.texts, "fr")
    assert guide(desk, GuideName.REFERRAL, "fr") == usual
    save_guide(desk, GuideName.REFERRAL, usual.texts, "fr")
    assert guide(desk, GuideName.REFERRAL, "fr") == usual


def test_a_blank_or_part_there_is_none_of_is_named_and_nothing_kept(desk: Desk) -> None:
    with pytest.raises(WordingError, match="bussiness"):
        save_guide(desk, GuideName.QUIET, {"opening": "From {{ bussiness }}"})
    with pytest.raises(UnknownKeyError, match="“openning”"):
        save_guide(desk, GuideName.QUIET, {"openning": "Hello"})
    assert not guide(desk, GuideName.QUIET).edited


def test_a_guide_speaks_the_language_asked_for_or_else_the_books(desk: Desk) -> None:
    assert guide(desk, GuideName.QUIET, "de-AT").language == "de"
    preferences.change(desk, {"language": "nl"})
    assert guide(desk, GuideName.QUIET).language == "nl"
    assert guide(desk, GuideName.QUIET, "ja").language == "nl"


def beside_the_note(desk: Desk, contact_id: ContactId) -> Guide | None:
    return call_log.before(desk, contact_id, latest=4).guide


def test_beside_the_note_stands_what_suits_the_persons_situation(desk: Desk) -> None:
    ann = entered(desk, "Ann Berg")
    assert beside_the_note(desk, ann.id) is None
    left = departures.depart(desk, ann.id, "not_asked").details.departure
    interview = beside_the_note(desk, ann.id)
    assert interview
    assert interview.name is GuideName.INTERVIEW
    assert "Blue Kiosk" in interview.opening[0]
    departures.give_reason(desk, left.id, "dissatisfied")
    assert beside_the_note(desk, ann.id) is None
    departure_steps.mend(desk, left.id, "We have added a Monday van.")
    mended = beside_the_note(desk, ann.id)
    assert mended
    assert mended.opening[1].startswith("We have added a Monday van.")
    departures.welcome_back(desk, ann.id)
    back = beside_the_note(desk, ann.id)
    assert back
    assert back.name is GuideName.WELCOME_BACK
    assert beside_the_note(Desk(desk.book, NOW + timedelta(weeks=9)), ann.id) is None


def test_a_prospect_somebody_quiet_and_the_dead_have_a_guide_of_their_own_or_none(
    desk: Desk,
) -> None:
    rosa = entered(desk, "Rosa Díaz", status=Status.PROSPECT, language="es")
    bo = entered(desk, "Bo Lund", entered_on=NOW.date() - timedelta(days=900))
    cy = entered(desk, "Cy Young", entered_on=NOW.date() - timedelta(days=900), deceased=True)
    names = [beside_the_note(desk, each.id) for each in (rosa, bo, cy)]
    assert [each and each.name for each in names] == [GuideName.PROSPECT, GuideName.QUIET, None]
    assert names[0] == filled(supplied(GuideName.PROSPECT, "es"), {"business": "Blue Kiosk"})


def test_an_email_to_somebody_quiet_greets_them_is_short_and_signed(desk: Desk) -> None:
    ann = entered(desk, "Ann Berg")
    mail = quiet_mail(desk, ann.id)
    assert mail.subject == "Just to say hello"
    assert mail.body.startswith("Dear Ann,\n\nWe have not heard from one another")
    assert mail.body.endswith("\n\nWith warm wishes,\nAnn\nBlue Kiosk\n")
    save_guide(desk, GuideName.QUIET_MAIL, {"title": "Hello there"})
    assert quiet_mail(desk, ann.id).subject == "Hello there"
