"""Names on envelopes and after "Dear"."""

from datetime import date

import pytest

from appreciation.domain.candidates import Recipient
from appreciation.domain.contacts import Contact, ContactId, MailState, Status
from appreciation.domain.naming import envelope_name, salutation_name
from appreciation.domain.ordinals import ordinal, span_of_years
from appreciation.domain.salutations import is_whole_salutation


def person(given: str = "", family: str = "", full: str | None = None, **more: str) -> Contact:
    full_name = f"{given} {family}".strip() if full is None else full
    contact = Contact(
        full_name=full_name,
        given_name=given,
        family_name=family,
        prefix=more.pop("prefix", ""),
        suffix=more.pop("suffix", ""),
        nickname=more.pop("nickname", ""),
        organisation=more.pop("organisation", ""),
        salutation=more.pop("salutation", ""),
        envelope_name=more.pop("envelope_name", ""),
        entered_on=date(2026, 11, 21),
    )
    assert not more
    return contact


ROSA, LUIS, TOM = (person(given, "Diaz") for given in ("Rosa", "Luis", "Tom"))
JO, ANN = person("Jo", "Park"), person("Ann", "Müller")
TARO, HANAKO = person("太郎", "山田", "山田太郎"), person("花子", "山田", "山田花子")


def test_one_person_is_addressed_by_the_name_as_written() -> None:
    assert envelope_name([person("Rosa", "Diaz", "Rosa María Diaz")]) == "Rosa María Diaz"


def test_a_recipient_is_named_as_the_contact_is() -> None:
    recipient = Recipient(
        id=ContactId(1),
        full_name="Ann Lund",
        prefix="Dr.",
        given_name="Ann",
        family_name="Lund",
        status=Status.CUSTOMER,
        greet=True,
        do_not_mail=False,
        deceased=False,
        approved=True,
        mail_state=MailState.USABLE,
        entered_on=date(2026, 11, 21),
    )
    assert envelope_name([recipient]) == "Dr. Ann Lund"


def test_a_couple_of_one_surname_shares_it() -> None:
    assert envelope_name([ROSA, LUIS]) == "Rosa and Luis Diaz"


def test_a_couple_of_two_surnames_keeps_both() -> None:
    assert envelope_name([JO, ANN]) == "Jo Park and Ann Müller"


def test_three_of_one_surname_are_the_family() -> None:
    assert envelope_name([ROSA, LUIS, TOM]) == "The Diaz family"


def test_three_of_different_surnames_are_all_named() -> None:
    assert envelope_name([JO, ANN, ROSA]) == "Jo Park, Ann Müller and Rosa Diaz"


def test_a_couple_and_a_lodger_are_not_taken_for_one_family() -> None:
    assert envelope_name([ROSA, LUIS, ANN]) == "Rosa and Luis Diaz, Ann Müller"


def test_two_couples_each_share_their_surname() -> None:
    assert envelope_name([ROSA, JO, LUIS, person("Kim", "Park")]) == (
        "Rosa and Luis Diaz, Jo and Kim Park"
    )


def test_three_without_known_surnames_are_all_named() -> None:
    people = [person(full=name) for name in ("Rosa Diaz", "Luis Diaz", "Tom Diaz")]
    assert envelope_name(people) == "Rosa Diaz, Luis Diaz and Tom Diaz"


@pytest.mark.parametrize(
    ("language", "couple", "family", "three"),
    [
        ("de", "Rosa und Luis Diaz", "Familie Diaz", "Jo Park, Ann Müller und Rosa Diaz"),
        ("de-AT", "Rosa und Luis Diaz", "Familie Diaz", "Jo Park, Ann Müller und Rosa Diaz"),
        ("fr", "Rosa et Luis Diaz", "Famille Diaz", "Jo Park, Ann Müller et Rosa Diaz"),
        ("es", "Rosa y Luis Diaz", "Familia Diaz", "Jo Park, Ann Müller y Rosa Diaz"),
        ("it", "Rosa e Luis Diaz", "Famiglia Diaz", "Jo Park, Ann Müller e Rosa Diaz"),
        ("nl", "Rosa en Luis Diaz", "Familie Diaz", "Jo Park, Ann Müller en Rosa Diaz"),
        ("fi", "Rosa and Luis Diaz", "The Diaz family", "Jo Park, Ann Müller and Rosa Diaz"),
    ],
)
def test_a_household_is_named_in_its_language(
    language: str, couple: str, family: str, three: str
) -> None:
    assert envelope_name([ROSA, LUIS], language) == couple
    assert envelope_name([ROSA, LUIS, TOM], language) == family
    assert envelope_name([JO, ANN, ROSA], language) == three


def test_spanish_and_italian_mind_the_next_sound() -> None:
    assert salutation_name([person("Ana"), person("Isabel")], "es") == "Ana e Isabel"
    assert salutation_name([person("Ana"), person("Hilario")], "es") == "Ana e Hilario"
    assert salutation_name([person("Ana"), person("Ian")], "es") == "Ana y Ian"
    assert salutation_name([person("Anna"), person("Elena")], "it") == "Anna ed Elena"


def test_titles_stay_with_their_bearer() -> None:
    ann, bo = person("Ann", "Lund", prefix="Dr."), person("Bo", "Lund")
    professor = person("Bo", "Lund", prefix="Prof. Dr.")
    assert envelope_name([ann, bo]) == "Dr. Ann and Bo Lund"
    assert envelope_name([bo, ann]) == "Bo and Dr. Ann Lund"
    assert envelope_name([ann, professor]) == "Dr. Ann and Prof. Dr. Bo Lund"
    assert envelope_name([ann, JO]) == "Dr. Ann Lund and Jo Park"


def test_a_title_in_the_full_name_is_not_said_twice() -> None:
    ann = person("Ann", "Lund", "Dr Ann Lund", prefix="Dr.")
    king = person("Martin", "King", "Martin King, Jr.", suffix="Jr.")
    assert envelope_name([ann]) == "Dr Ann Lund"
    assert envelope_name([ann, person("Bo", "Lund")]) == "Dr Ann and Bo Lund"
    assert envelope_name([king]) == "Martin King, Jr."


def test_what_follows_a_name_belongs_to_one_of_them_only() -> None:
    ann = person("Ann", "Lund", suffix="PhD")
    assert envelope_name([ann, person("Bo", "Lund")]) == "Ann Lund PhD and Bo Lund"


def test_the_smiths_are_not_smith_smith() -> None:
    jerry, beth = person("Jerry", "Smith"), person("Beth Smith", "Smith")
    assert envelope_name([jerry, beth]) == "Jerry and Beth Smith"
    assert envelope_name([person("Juan", "García García")]) == "Juan García García"


def test_middle_names_and_long_surnames_survive_sharing() -> None:
    vera = person("Vera", "van der Berg", "Vera Maria van der Berg")
    jan = person("Jan", "Van der Berg")
    assert envelope_name([vera, jan], "nl") == "Vera Maria en Jan van der Berg"


def test_surnames_that_only_resemble_each_other_are_two() -> None:
    jan, eva = person("Jan", "Novák"), person("Eva", "Nováková")
    assert envelope_name([jan, eva]) == "Jan Novák and Eva Nováková"


def test_a_name_filed_by_surname_is_turned_round() -> None:
    assert envelope_name([person("Rosa", "Diaz", "Diaz, Rosa")]) == "Rosa Diaz"


def test_the_owners_own_words_win() -> None:
    own = person("Rosa", "Diaz", envelope_name="Frau Dr. R. Diaz", salutation="Rosita")
    assert envelope_name([own]) == "Frau Dr. R. Diaz"
    assert envelope_name([own, LUIS]) == "Frau Dr. R. Diaz and Luis Diaz"
    assert envelope_name([own, LUIS, TOM]) == "Frau Dr. R. Diaz, Luis and Tom Diaz"
    assert envelope_name([own, LUIS], chosen="The Diazes") == "The Diazes"
    assert salutation_name([own]) == "Rosita"
    assert salutation_name([own, LUIS]) == "Rosita and Luis"
    assert salutation_name([own, LUIS], chosen="dear neighbours") == "dear neighbours"


def test_a_whole_line_of_the_owners_is_for_its_person_alone() -> None:
    mother = person("Rosa", "Diaz", salutation="Dear Mum,")
    assert salutation_name([mother]) == "Dear Mum,"
    assert salutation_name([mother, LUIS]) == "Rosa and Luis"


def test_east_asian_names_put_the_family_first_and_no_space() -> None:
    assert envelope_name([TARO]) == "山田太郎"
    assert envelope_name([person("太郎", "山田", "")]) == "山田太郎"
    assert envelope_name([person("太郎", "山田", "太郎 山田")]) == "山田 太郎"
    assert envelope_name([person("太郎", "山田", "山田太郎", suffix="様")]) == "山田太郎様"
    assert envelope_name([TARO, HANAKO]) == "山田太郎、山田花子"
    assert envelope_name([TARO, ANN]) == "山田太郎 and Ann Müller"
    assert salutation_name([TARO]) == "山田太郎"


def test_an_email_address_is_nobodys_name() -> None:
    unknown = person(full="rosa.diaz@example.org")
    assert envelope_name([unknown]) == ""
    assert salutation_name([unknown]) == ""
    assert envelope_name([unknown, LUIS]) == "Luis Diaz"
    assert envelope_name([person("Rosa", "Diaz", "rosa.diaz@example.org")]) == "Rosa Diaz"
    assert salutation_name([person("rosa@example.org", "Diaz", "Rosa Diaz")]) == "Rosa Diaz"


def test_a_salutation_takes_given_names() -> None:
    assert salutation_name([ROSA]) == "Rosa"
    assert salutation_name([ROSA, LUIS]) == "Rosa and Luis"
    assert salutation_name([ROSA, LUIS, TOM]) == "Rosa, Luis and Tom"
    assert salutation_name([person("Ann", "Lund", prefix="Dr.")]) == "Ann"


def test_without_a_given_name_the_next_best_is_taken() -> None:
    assert salutation_name([person("", "Diaz", "Mr Diaz", prefix="Mr")]) == "Mr Diaz"
    assert salutation_name([person("J.", "Smith", prefix="Mr")]) == "Mr Smith"
    assert salutation_name([person("J.", "Smith")]) == "J. Smith"
    assert salutation_name([person("", "", "Rosa Diaz")]) == "Rosa Diaz"
    assert salutation_name([person("", "Diaz", nickname="Rosie")]) == "Rosie"
    assert salutation_name([person("", "", "", organisation="Blue Kiosk")]) == "Blue Kiosk"
    assert salutation_name([person("Madonna")]) == "Madonna"


def test_an_organisation_is_called_by_its_name() -> None:
    kiosk = Contact(
        full_name="Smith & Sons Ltd.",
        organisation="Smith & Sons Ltd.",
        stands_for_organisation=True,
        entered_on=date(2026, 11, 21),
    )
    assert salutation_name([kiosk]) == "Smith & Sons Ltd."
    assert envelope_name([kiosk]) == "Smith & Sons Ltd."


def test_nobody_at_all_has_no_name() -> None:
    assert envelope_name([]) == ""
    assert salutation_name([]) == ""


@pytest.mark.parametrize(
    ("text", "language", "whole"),
    [
        ("Dear Mum", "en", True),
        ("Mum,", "en", True),
        ("Hi Rosie!", "en", True),
        ("Liebe Rosa", "de", True),
        ("Sehr geehrte Frau Diaz", "de", True),
        ("Chère Rosa", "fr", True),
        ("Dear Rosa", "fr", True),
        ("Rosie", "en", False),
        ("Mr Diaz", "en", False),
        ("Cara", "it", False),
        ("Cara Smith", "en", False),
        ("Dag Hammar", "en", False),
    ],
)
def test_a_line_of_the_owners_is_told_from_a_name(text: str, language: str, *, whole: bool) -> None:
    assert is_whole_salutation(text, language) is whole


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["1st", "2nd", "3rd", "11th", "12th", "21st", "50th", "100th", "111th"]),
        ("de", ["1.", "2.", "3.", "11.", "12.", "21.", "50.", "100.", "111."]),
        ("fr", ["1er", "2e", "3e", "11e", "12e", "21e", "50e", "100e", "111e"]),
    ],
)
def test_ordinals_are_written_as_the_language_does(language: str, words: list[str]) -> None:
    numbers = [1, 2, 3, 11, 12, 21, 50, 100, 111]
    assert [ordinal(number, language) for number in numbers] == words


def test_years_are_counted_in_words() -> None:
    assert span_of_years(1, "en-US") == "1 year"
    assert span_of_years(10, "de") == "10 Jahre"
    assert span_of_years(1, "es") == "1 año"
