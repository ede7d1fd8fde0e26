"""The words of letters to one person: warm and plain in every language, and never selling."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from appreciation.domain.batches import Piece, PieceKind
from appreciation.domain.contacts import Status
from appreciation.domain.letters import THANKS, Purpose
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.settings import Settings
from appreciation.printing.letters import letter
from appreciation.printing.stationery import Stationery
from appreciation.printing.stock import papers
from appreciation.resources import resource
from appreciation.services.words.wording_files import Entry, entries
from appreciation.services.words.wordings import Filled, Request, Wordings

WORDINGS = Wordings.load(resource("wordings"))
LANGUAGES = WORDINGS.languages

FULL = Request(
    occasion=OccasionKind.LETTER,
    kind=PieceKind.LETTER,
    name="Rosa",
    names="Rosa Díaz",
    years=10,
    business="Blue Kiosk",
    signer="Ann",
    organisation="Smith & Sons",
    article="How to keep bees",
    source="The Garden, May 2026",
    link="garden.example/bees",
    offer="a first month of deliveries",
    value="€60",
    price="€120",
    until="31/03/2027",
    mended="We have added a Monday van",
    referred="Luis Mora",
)
"""A letter with everything that any of them may speak of."""

SELLING = {
    "de": r"Angebot\w*|Rabatt\w*|Gutschein\w*|[Kk]auf\w*|Preis\w*|Aktion|sparen|kostenlos|gratis",
    "en": r"offers?|discount\w*|vouchers?|coupons?|sales?|buy\w*|prices?|deals?|save|free|bargain",
    "es": r"ofertas?|descuentos?|compr[aeo]\w*|precios?|rebajas|promoci\w+|gratis|ahorr\w+",
    "fr": r"offres?|remises?|promotions?|achats?|achet\w+|prix|soldes|gratuit\w*|économi\w+",
    "it": r"offert[ae]|scont[oi]|acquist\w+|compra\w*|prezz[oi]|saldi|promozion\w+|gratis",
    "nl": r"aanbieding\w*|korting\w*|kop(?:en|t)|prijs|prijzen|actie|gratis|bespaar\w*",
}
ON_THE_DEFENSIVE = {
    "de": r"warum|weshalb|aber|doch|leider|enttäusch\w*|Schuld|missverst\w*|hätten Sie|trotzdem",
    "en": r"why|but|unfortunately|however|disappoint\w*|your fault|misunder\w*|should have",
    "es": r"por qué|pero|lamentablemente|decepci\w+|culpa|malentendid\w+|debería haber|sin embargo",
    "fr": r"pourquoi|mais|malheureusement|déçu\w*|déception|faute|malentendu\w*|auriez dû|pourtant",
    "it": r"perché (?:ha|non|se)|ma|purtroppo|delus\w+|colpa|malintes\w+|avrebbe dovuto|tuttavia",
    "nl": r"waarom|maar|helaas|teleurgesteld|schuld|misverst\w*|had u|echter|toch",
}
GUILT = {
    "de": r"vermiss\w*|im Stich|undankbar|erwartet hätten",
    "en": r"miss you|let us down|after all we|ungrateful|hurt",
    "es": r"echamos de menos|tras todo lo que|ingrat\w+",
    "fr": r"manquez|après tout ce que|ingrat\w*",
    "it": r"ci manca|dopo tutto quello|ingrat\w+",
    "nl": r"missen u|na alles wat|ondankbaar",
}


def words(language: str, purpose: Purpose, **more: Any) -> Filled:
    """A whole letter, or one with other facts."""
    return WORDINGS.filled(replace(FULL, language=language, purpose=purpose.value, **more))


def of_purpose(language: str, purpose: Purpose) -> list[Entry]:
    """The entries that a language has for a purpose."""
    found = entries(resource("wordings", f"{language}.toml"))
    return [each for each in found if each.conditions.get("purpose") == (purpose.value,)]


def blanks(language: str, purpose: Purpose, *parts: str) -> set[str]:
    """The blanks that a language speaks of for a purpose, in these parts or in all."""
    texts = (
        text
        for entry in of_purpose(language, purpose)
        for part, text in entry.parts.items()
        if not parts or part in parts
    )
    found = re.findall(r"\{\{\s*(\w+)|\{%\s*(?:if|elsif)\s+(\w+)", " ".join(texts))
    return {shown or asked for shown, asked in found}


def said(pattern: dict[str, str], language: str, text: str) -> re.Match[str] | None:
    """Look for words of a list in a language, as whole words."""
    return re.search(rf"\b(?:{pattern[language[:2]]})\b", text, re.IGNORECASE)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_purpose_has_a_letter_of_its_own_in_every_language(
    language: str, purpose: Purpose
) -> None:
    filled = words(language, purpose)
    general = WORDINGS.filled(replace(FULL, language=language))
    assert filled.body.split("\n")[0] != general.body.split("\n")[0]
    assert not set(filled.body.split("\n")) & set(general.body.split("\n"))
    assert filled.salutation
    assert filled.close
    assert (filled.front != general.front) is (purpose in THANKS)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_a_letter_speaks_of_the_same_things_in_every_language(
    language: str, purpose: Purpose
) -> None:
    if language == "en-US":
        for entry in of_purpose(language, purpose):
            for part in entry.parts:
                assert blanks(language, purpose, part) == blanks("en", purpose, part)
    else:
        assert blanks(language, purpose) == blanks("en", purpose)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_offer_speaks_of_an_offer_or_sells(language: str) -> None:
    offered = {"offer", "value", "price", "until"}
    for purpose in Purpose:
        filled = words(language, purpose)
        if purpose is Purpose.OFFER:
            assert "a first month of deliveries" in filled.text
            assert all(each in filled.text for each in ("€60", "€120", "31/03/2027"))
            continue
        assert not blanks(language, purpose) & offered
        text = f"{filled.front}\n{filled.text}"
        assert not said(SELLING, language, text), (purpose, text)
        assert not re.search(r"[%€$£]", text), (purpose, text)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_puts_anybody_on_the_defensive_or_makes_them_feel_guilty(
    language: str, purpose: Purpose
) -> None:
    for status in Status:
        text = words(language, purpose, status=status).text
        assert not said(ON_THE_DEFENSIVE, language, text), text
        assert not said(GUILT, language, text), text


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_short_and_in_paragraphs(language: str, purpose: Purpose) -> None:
    filled = words(language, purpose)
    paragraphs = filled.body.split("\n")
    assert 2 <= len(paragraphs) <= 4
    assert 25 <= len(filled.body.split()) <= 130
    assert all(len(each) <= 420 for each in paragraphs)
    for line in filled.text.split("\n"):
        assert line == line.strip()
        assert not re.search(r"  |\s[,.]|,,|\.\.|[{}<>*_`\ue000]", line), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_mended_is_said_in_the_owners_words(language: str) -> None:
    for purpose in (Purpose.MENDED, Purpose.CHANGED):
        assert "We have added a Monday van." in words(language, purpose).body
        ended = words(language, purpose, mended="Is a Monday van better? We think so!").body
        assert "We think so!\n" in ended


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_regret_letter_thanks_is_sorry_and_asks_nothing(language: str) -> None:
    thanks = {"de": "Danke", "en": "Thank", "es": "Gracias", "fr": "Merci", "it": "Grazie"}
    sorry = {"de": "leid", "en": "sorry", "es": "sentimos", "fr": "regrettons", "it": "dispiace"}
    for years in (None, 1, 10):
        text = words(language, Purpose.REGRET, years=years).text
        assert (thanks | {"nl": "Dank"})[language[:2]] in text
        assert (sorry | {"nl": "spijt"})[language[:2]] in text
        assert "?" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_asks_nothing_except_where_asking_is_what_it_is_for(language: str) -> None:
    asking = {Purpose.SURVEY, Purpose.RECONSIDER}
    for purpose in Purpose:
        assert ("?" in words(language, purpose).text) is (purpose in asking), purpose


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_without_what_it_might_speak_of_still_reads_well(language: str) -> None:
    bare = Request(occasion=OccasionKind.LETTER, kind=PieceKind.LETTER, language=language)
    for purpose in set(Purpose) - {Purpose.OFFER, Purpose.ARTICLE}:
        filled = WORDINGS.filled(replace(bare, purpose=purpose.value))
        assert len(filled.body.split("\n")) >= 2, purpose
        assert not re.search(r"  |\s[,.]|,,|\.\.|\(\)|“”|«\s*»", filled.text), filled.text
    offered = replace(bare, purpose=Purpose.OFFER.value, offer="a first month of deliveries.")
    assert "a first month of deliveries." in WORDINGS.filled(offered).body
    clipping = replace(bare, purpose=Purpose.ARTICLE.value, article="Bees", source="The Garden")
    assert re.search(r"Bees.*The Garden", WORDINGS.filled(clipping).body)
    assert WORDINGS.filled(replace(clipping, link="a.example")).body.count("a.example") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thank_you_can_be_a_card(language: str) -> None:
    for purpose in THANKS:
        for status in Status:
            letter = words(language, purpose, status=status)
            card = words(language, purpose, status=status, kind=PieceKind.CARD)
            assert 1 <= len(card.body.split("\n")) <= 3
            assert letter.body.startswith(card.body.replace("\n", " ") + "\n")
            assert card.front


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_with_us_are_thanked_as_what_they_were(language: str) -> None:
    customer, partner, former = (
        words(language, Purpose.THANKS_YEARS, status=status).body
        for status in (Status.CUSTOMER, Status.PARTNER, Status.FORMER_CUSTOMER)
    )
    assert len({customer, partner, former}) == 3
    assert "10" in customer
    assert "10" in partner


def test_british_and_american_letters_are_spelt_as_they_are_there() -> None:
    british = "\n".join(words("en", purpose).text for purpose in Purpose)
    american = "\n".join(words("en-US", purpose).text for purpose in Purpose)
    ours = r"apologise|should like|should be glad|your custom\b|\bshall\b|\bTick\b"
    theirs = r"apologize|would like|would be glad|your business\b|\bwill take\b|\bCheck\b"
    assert len(set(re.findall(ours, british))) == 6
    assert not re.search(ours, american)
    assert len(set(re.findall(theirs, american))) == 6
    assert not re.search(r"\w+(?:ize|izes|ized|izing|olor|avor)\b", british)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_fits_one_page(language: str, paper: str) -> None:
    stationery = Stationery(
        settings=Settings(name="Blue Kiosk", signer="Ann Berg", address="3 Quay Street\nHull"),
        paper=papers()[paper],
        made_on=date(2026, 11, 23),
    )
    for number, purpose in enumerate(Purpose, 1):
        filled = words(language, purpose)
        piece = Piece(
            number=number,
            kind=PieceKind.LETTER,
            contact_ids=(),
            recipient="Rosa Díaz",
            address_lines=("12 High Street", "Leeds", "LS1 1AA"),
            language=language,
            occasion=OccasionKind.LETTER,
            identity=f"letter:{number}",
            date=date(2026, 11, 23),
            design="",
            salutation=filled.salutation,
            text=filled.text,
        )
        assert len(letter(piece, stationery)) == 1, purpose
