"""The words of cards and letters, in every language there is."""

import gc
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from appreciation.domain.batches import PieceKind
from appreciation.domain.contacts import Status
from appreciation.domain.occasions import KEPT_WITH_A_PERSON, OccasionKind
from appreciation.resources import resource
from appreciation.services.words.wording_blanks import Wording, WordingError
from appreciation.services.words.wording_files import UnreadableWordingsError
from appreciation.services.words.wordings import Filled, Request, Wordings

WORDINGS = Wordings.load(resource("wordings"))
LANGUAGES = ("de", "en", "en-US", "es", "fr", "it", "nl")
HOLIDAYS = tuple(tomllib.loads(resource("holidays", "rules.toml").read_text(encoding="utf-8")))

SELLING = re.compile(
    r"\b(?:offers?|discount\w*|vouchers?|coupons?|sale|sales|buy|order|prices?|deals?|save|free|"
    r"angebot\w*|rabatt\w*|gutschein\w*|kauf\w*|preis\w*|aktion\w*|sparen|"
    r"offres?|remises?|promotions?|achat\w*|prix|soldes|"
    r"ofertas?|descuentos?|compr\w+|precios?|rebajas|promociones|"
    r"offert\w+|sconti|sconto|acquist\w+|compra\w*|prezz\w+|saldi|promozion\w+|"
    r"aanbieding\w*|korting\w*|kopen|prijzen|actie)\b|[%€$£]",
    re.IGNORECASE,
)
MARKUP = re.compile(r"[{}<>*_`]|&\w+;")
LATE = {
    "de": "etwas spät",
    "en": "a little late",
    "en-US": "a little late",
    "es": "un poco tarde",
    "fr": "un peu tard",
    "it": "un po\u2019 in ritardo",
    "nl": "wat laat",
}


def requests(language: str) -> Iterator[Request]:
    kinds = [(kind, "") for kind in KEPT_WITH_A_PERSON]
    days = [*kinds, *((OccasionKind.HOLIDAY, each) for each in (*HOLIDAYS, "founders_day"))]
    papers = (PieceKind.CARD, PieceKind.LETTER)
    for (occasion, label), status, kind in product(days, Status, papers):
        plain = Request(
            occasion=occasion, label=label, language=language, status=status, kind=kind, name="Rosa"
        )
        yield plain
        yield replace(plain, belated=True)
        if occasion is OccasionKind.HOLIDAY:
            continue
        yield replace(plain, month_only=True, month=5)
        yield replace(plain, month_only=True, month=5, belated=True, years=50, milestone=True)
        for years, milestone in ((1, True), (3, False), (10, True), (25, True), (50, True)):
            yield replace(plain, years=years, milestone=milestone)
            yield replace(plain, years=years, milestone=milestone, belated=True)


def with_people(request: Request) -> Iterator[Request]:
    yield request
    yield replace(request, name="")
    for people, name in ((2, "Rosa and Luis"), (3, "Rosa, Luis and Tom")):
        yield replace(
            request,
            people=people,
            name=name,
            names="The Diaz family",
            label=request.label or "Shop opening",
            holiday="Feast of Lights",
            business="Blue Kiosk",
            signer="Ann",
            organisation="Smith & Sons",
        )


def lines(filled: Filled) -> list[str]:
    return [filled.front, *filled.text.split("\n")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_of_a_language_is_whole_and_plain(language: str) -> None:
    for request in (each for plain in requests(language) for each in with_people(plain)):
        filled = WORDINGS.filled(request)
        assert filled.front, request
        assert filled.salutation, request
        assert 1 <= len(filled.body.split("\n")) <= 6, request
        assert filled.close, request
        for line in lines(filled):
            assert line.strip() == line, request
            assert line, request
            assert not re.search(r"  | [,.]|,,|\.\.|\ue000", line), (line, request)
            assert not MARKUP.search(line), (line, request)
            assert not SELLING.search(line), (line, request)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_late_says_so(language: str) -> None:
    for request in requests(language):
        said = LATE[language] in WORDINGS.filled(request).body
        assert said is request.belated, request


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_age_is_told_on_a_milestone_alone(language: str) -> None:
    birthday = Request(
        occasion=OccasionKind.BIRTHDAY, language=language, name="Rosa", years=43, month=5
    )
    for month_only, belated, kind in product((True, False), (True, False), PieceKind):
        request = replace(birthday, month_only=month_only, belated=belated, kind=kind)
        assert not re.search(r"\d", "".join(lines(WORDINGS.filled(request))))
    milestone = WORDINGS.filled(replace(birthday, years=50, milestone=True))
    assert "50" in milestone.front
    assert "50" in milestone.body
    without_year = WORDINGS.filled(replace(birthday, years=None, milestone=True))
    assert without_year == WORDINGS.filled(birthday)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_former_customer_is_not_thanked_as_if_nothing_had_happened(language: str) -> None:
    def words(status: Status, years: int | None) -> Filled:
        return WORDINGS.filled(
            Request(
                occasion=OccasionKind.CUSTOMER_SINCE,
                language=language,
                name="Rosa",
                status=status,
                years=years,
                milestone=years == 10,
            )
        )

    for years in (None, 1, 3, 10):
        bodies = {words(status, years).body for status in Status}
        assert len(bodies) == len(Status)
    assert words(Status.FORMER_CUSTOMER, 10) == words(Status.FORMER_CUSTOMER, 3)
    season = Request(occasion=OccasionKind.HOLIDAY, label="season", language=language)
    neutral = WORDINGS.filled(replace(season, status=Status.PROSPECT))
    assert WORDINGS.filled(replace(season, status=Status.FORMER_CUSTOMER)) == neutral
    assert WORDINGS.filled(replace(season, status=Status.CUSTOMER)) != neutral


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_holiday_has_words_of_its_own(language: str) -> None:
    def words(label: str) -> Filled:
        return WORDINGS.filled(
            Request(occasion=OccasionKind.HOLIDAY, label=label, language=language, holiday="Feast")
        )

    assert words("founders_day").front == "Feast"
    for holiday in HOLIDAYS:
        assert words(holiday).body != words("founders_day").body, holiday


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_says_more_than_a_card_and_says_it_in_paragraphs(language: str) -> None:
    for occasion in OccasionKind:
        card = Request(occasion=occasion, language=language, name="Rosa")
        letter = WORDINGS.filled(replace(card, kind=PieceKind.LETTER))
        run_on = WORDINGS.filled(card).body.replace("\n", " ")
        assert letter.body.startswith(f"{run_on}\n")


def test_a_birthday_card_in_english() -> None:
    filled = WORDINGS.filled(Request(occasion=OccasionKind.BIRTHDAY, name="Rosa and Luis"))
    assert filled.front == "Happy Birthday"
    assert filled.salutation == "Dear Rosa and Luis,"
    assert filled.text.splitlines()[0] == "Dear Rosa and Luis,"
    assert filled.close == "With warm wishes,"


def test_a_birthday_without_its_day_is_greeted_this_month() -> None:
    request = Request(occasion=OccasionKind.BIRTHDAY, name="Rosa", month_only=True, month=5)
    assert "this month" in WORDINGS.filled(request).body


def test_nobody_is_called_dear_comma() -> None:
    for language in LANGUAGES:
        request = Request(occasion=OccasionKind.BIRTHDAY, language=language, name="  ")
        assert re.fullmatch(r"\w+(?: \w+)?[,:!]", WORDINGS.filled(request).salutation)


def test_a_whole_line_of_the_owners_is_the_salutation() -> None:
    def salutation(name: str, language: str = "en") -> str:
        request = Request(occasion=OccasionKind.BIRTHDAY, language=language, name=name)
        return WORDINGS.filled(request).salutation

    assert salutation("Dear Mum,") == "Dear Mum,"
    assert salutation("Dear Mum") == "Dear Mum,"
    assert salutation("Hi Rosie!") == "Hi Rosie!"
    assert salutation("Querida Rosa", "es") == "Querida Rosa:"
    assert salutation("Mr Diaz") == "Dear Mr Diaz,"


def test_a_label_without_words_leaves_no_empty_line() -> None:
    labelled = Request(occasion=OccasionKind.OTHER, label="Shop opening", name="Rosa")
    assert WORDINGS.filled(labelled).body.startswith("Shop opening: ")
    bare = WORDINGS.filled(replace(labelled, label="")).body
    assert bare == WORDINGS.filled(labelled).body.split("\n", 1)[1]


def test_a_holiday_is_known_by_its_id_or_its_name() -> None:
    by_id = Request(occasion=OccasionKind.HOLIDAY, label="eid_al_fitr", holiday="Eid al-Fitr")
    by_name = replace(by_id, label="Eid al-Fitr", holiday="")
    assert WORDINGS.filled(by_id) == WORDINGS.filled(by_name)
    unknown = replace(by_id, label="founders_day", holiday="")
    assert WORDINGS.filled(unknown).front == "Founders Day"


def test_american_english_differs_only_where_it_says_so() -> None:
    season = Request(occasion=OccasionKind.HOLIDAY, label="season", language="en-US", name="Rosa")
    assert WORDINGS.filled(season).front == "Happy Holidays"
    assert WORDINGS.filled(replace(season, language="en")).front == "Season\u2019s Greetings"
    birthday = Request(occasion=OccasionKind.BIRTHDAY, language="en-US", name="Rosa")
    british = WORDINGS.filled(replace(birthday, language="en"))
    assert WORDINGS.filled(birthday).body == british.body


def test_a_text_is_read_once_for_however_many_birthdays() -> None:
    words = Wordings.load(resource("wordings"))
    written = len(_texts_in_memory())
    for years, status in product(range(1, 100), Status):
        words.filled(
            Request(occasion=OccasionKind.BIRTHDAY, name="Rosa", years=years, status=status)
        )
    file = tomllib.loads(resource("wordings", "en.toml").read_text(encoding="utf-8"))
    assert len(_texts_in_memory()) - written < sum(len(entry) for entry in file["wording"])


def _texts_in_memory() -> list[Wording]:
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, Wording)]


def test_every_file_of_words_is_tested() -> None:
    assert {file.stem for file in resource("wordings").glob("*.toml")} == set(LANGUAGES)


def test_french_signs_stay_on_the_line_of_their_word() -> None:
    request = Request(occasion=OccasionKind.OTHER, label="Ouverture", language="fr", name="Rosa")
    assert WORDINGS.filled(request).body.startswith("Ouverture\u00a0: ")


def test_a_language_is_found_or_english_takes_its_place() -> None:
    assert WORDINGS.language_for("de-AT") == "de"
    assert WORDINGS.language_for("", "fr_CA") == "fr"
    assert WORDINGS.language_for("EN-us") == "en-US"
    assert WORDINGS.language_for("ja", "nl") == "nl"
    assert WORDINGS.language_for("ja") == "en"
    assert WORDINGS.language_for() == "en"


def test_what_is_filled_in_is_never_read_as_liquid_or_breaks_a_line() -> None:
    request = Request(occasion=OccasionKind.BIRTHDAY, name="{{ years }}\n<b>& Rosa\ue000")
    assert WORDINGS.filled(request).salutation == "Dear {{ years }} <b>& Rosa,"


def wordings_of(folder: Path, text: str) -> Wordings:
    (folder / "en.toml").write_text(text, encoding="utf-8")
    return Wordings.load(folder)


def test_a_blank_there_is_none_of_is_named_with_its_place(tmp_path: Path) -> None:
    wordings = wordings_of(
        tmp_path, '[[wording]]\noccasion = "birthday"\nbody = ["One.", "Dear {{ nmae }}."]\n'
    )
    with pytest.raises(WordingError, match=r"“birthday” in en.toml.*line 2, column 9.*nmae"):
        wordings.filled(Request(occasion=OccasionKind.BIRTHDAY))


@pytest.mark.parametrize(
    "text",
    [
        "Dear {{ name",
        "{% if name %}Dear",
        "{% include 'other' %}",
        "{{ name | shout }}",
        "{% for n in (1..100000) %}{{ n }}{% endfor %}",
        "{{ name.__class__ }}",
    ],
)
def test_a_broken_wording_is_one_plain_sentence(tmp_path: Path, text: str) -> None:
    wordings = wordings_of(tmp_path, f'[[wording]]\nfront = "{text}"\n')
    with pytest.raises(WordingError, match=r"“general” in en.toml.*line 1, column \d+"):
        wordings.filled(Request(occasion=OccasionKind.BIRTHDAY, name="Rosa"))


def test_a_line_may_ask_whether_a_blank_is_filled(tmp_path: Path) -> None:
    wordings = wordings_of(
        tmp_path,
        "[[wording]]\nbody = ['{% if organisation %}All at {{ organisation }}.{% endif %}', "
        "'{{ signer | default: \"Yours\" }}']\n",
    )
    bare = Request(occasion=OccasionKind.BIRTHDAY)
    assert wordings.filled(bare).body == "Yours"
    full = replace(bare, organisation="Smith & Sons", signer="Ann")
    assert wordings.filled(full).body == "All at Smith & Sons.\nAnn"


@pytest.mark.parametrize("text", ["[[wording", '[[wording]]\nfrount = "x"\n'])
def test_an_unreadable_file_of_wordings_is_one_plain_sentence(tmp_path: Path, text: str) -> None:
    wordings = wordings_of(tmp_path, text)
    with pytest.raises(UnreadableWordingsError, match=r"en\.toml"):
        wordings.filled(Request(occasion=OccasionKind.BIRTHDAY))
