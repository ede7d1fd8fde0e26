"""Pairs who may be one person."""

import random
from dataclasses import replace

import pytest
from faker import Faker

from appreciation.domain.contacts import Address, Contact, ContactId, Email, Phone
from appreciation.domain.known_people import KnownPerson, known_person
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.duplicates import possible_duplicates
from tests.interchange.files import TODAY


def person(
    number: int,
    given: str,
    family: str,
    *,
    email: str = "",
    phone: str = "",
    home: str = "",
    born: str = "",
) -> KnownPerson:
    birthday = [Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate.parse(born))] if born else []
    contact = Contact(
        id=ContactId(number),
        full_name=f"{given} {family}",
        given_name=given,
        family_name=family,
        emails=(Email(address=email),) if email else (),
        phones=(Phone(number=phone),) if phone else (),
        addresses=(Address(street=home, postal_code="50667", town="Köln"),) if home else (),
        occasions=tuple(birthday),
        entered_on=TODAY,
    )
    return known_person(contact)


def pairs(*people: KnownPerson) -> list[tuple[int, int]]:
    return [(pair.first, pair.second) for pair in possible_duplicates(people)]


def test_the_same_person_written_twice_is_proposed_with_the_reasons() -> None:
    (pair,) = possible_duplicates(
        [
            person(1, "Ann", "Müller", email="a@example.org", born="1980-01-02"),
            person(2, "Anne", "Mueller", email="a@example.org", born="1980-01-02"),
        ]
    )
    assert pair.why == "a similar name, the same birthday and the same e-mail address"


def test_a_couple_sharing_home_and_telephone_is_left_in_peace() -> None:
    home = {"home": "Hauptstr. 5", "phone": "0221 123456"}
    assert pairs(person(1, "Ann", "Müller", **home), person(2, "Otto", "Müller", **home)) == []


def test_father_and_son_are_told_apart_by_their_birthdays() -> None:
    father = person(1, "Otto", "Müller", home="Hauptstr. 5", born="1950-03-04")
    son = person(2, "Otto", "Müller", home="Hauptstr. 5", born="1981-07-08")
    assert pairs(father, son) == []


def test_names_the_wrong_way_round_are_noticed() -> None:
    one = person(1, "Ann", "Müller", phone="+49 221 123456")
    other = person(2, "Müller", "Ann", phone="0221 123456")
    assert pairs(one, other) == [(1, 2)]


def test_a_rare_name_twice_is_worth_a_question_unless_both_have_a_home() -> None:
    assert pairs(person(1, "Ann", "Müller", email="a@example.org"), person(2, "Ann", "Müller")) == [
        (1, 2)
    ]
    assert (
        pairs(person(1, "Ann", "Müller", home="A 1"), person(2, "Ann", "Müller", home="B 2")) == []
    )


def test_the_bin_is_not_searched() -> None:
    one = person(1, "Ann", "Müller")
    assert pairs(one, replace(one, id=ContactId(2), binned=True)) == []


def test_after_an_import_only_pairs_with_the_new_are_proposed() -> None:
    people = [person(number, "Ann", "Müller", email="a@example.org") for number in (1, 2, -1)]
    found = possible_duplicates(people, among={-1})
    assert sorted((pair.first, pair.second) for pair in found) == [(-1, 1), (-1, 2)]


def slip(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(2, len(text) - 1))
    return text[:at] + chance.choice(["", chance.choice("aeinrst")]) + text[at + 1 :]


@pytest.mark.parametrize("seed", [1, 2])
def test_most_corrupted_copies_are_found_and_few_strangers_are_accused(seed: int) -> None:
    fake = Faker("de_DE")
    fake.seed_instance(seed)
    chance = random.Random(seed)  # noqa: S311 - the same people every time, nothing secret
    people = list[KnownPerson]()
    for number in range(1, 1501):
        people.append(
            person(
                number,
                fake.first_name(),
                fake.last_name(),
                email=fake.safe_email() if chance.random() < 0.6 else "",
                phone=fake.numerify("0221 #######") if chance.random() < 0.7 else "",
                home=fake.street_address(),
                born=str(fake.date_of_birth()) if chance.random() < 0.7 else "",
            )
        )
    truth = set()
    for number, original in enumerate(chance.sample(people, 150), 1501):
        copy = replace(original, id=ContactId(number))
        if chance.random() < 0.5:
            given = slip(original.given_name.lower(), chance)
            copy = replace(
                copy, given_name=given, name_key=f"{given} {original.family_name.lower()}"
            )
        if chance.random() < 0.4:
            copy = replace(copy, emails=())
        if chance.random() < 0.3:
            copy = replace(copy, phones=(), birthday="")
        people.append(copy)
        truth.add((original.id, copy.id))
    found = {(pair.first, pair.second) for pair in possible_duplicates(people)}
    assert len(found & truth) / len(truth) > 0.95
    assert len(found & truth) / len(found) > 0.95
