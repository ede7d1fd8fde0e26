"""Finding the people of a file in the book again."""

from dataclasses import replace

from appreciation.domain.contacts import Address, Contact, ContactId, Email, Phone
from appreciation.domain.known_people import known_person
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.matching import Match, book_index, matches
from appreciation.interchange.people import ImportedPerson
from tests.interchange.files import TODAY, sample

HOME = Address(street="Hauptstr. 5", town="Köln", postal_code="50667")


def ann(**fields: object) -> Contact:
    """Return Ann Müller, with whatever else is said about her."""
    plain = Contact(
        full_name="Ann Müller", given_name="Ann", family_name="Müller", entered_on=TODAY
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # the test's own words


def born(text: str) -> dict[str, object]:
    return {"occasions": (Occasion(kind=OccasionKind.BIRTHDAY, date=PlainDate.parse(text)),)}


def found(file: list[Contact], book: list[Contact]) -> list[Match]:
    known = [
        known_person(replace(contact, id=ContactId(number)))
        for number, contact in enumerate(book, 1)
    ]
    people = [
        ImportedPerson(contact=contact, file="x", where=f"row {row}", says=frozenset())
        for row, contact in enumerate(file, 1)
    ]
    return matches(people, book_index(known))


def ids(file: list[Contact], book: list[Contact]) -> list[int | None]:
    return [match.contact_id for match in found(file, book)]


def test_a_uid_finds_somebody_who_has_married_and_moved() -> None:
    before = ann(uid="7", addresses=(HOME,))
    after = Contact(uid="7", full_name="Ann Lund", entered_on=TODAY)
    assert ids([after], [ann(), before]) == [2]


def test_a_shared_email_phone_or_address_finds_one_of_several_namesakes() -> None:
    mail = {"emails": (Email(address="Ann@Example.org"),)}
    book = [
        ann(),
        ann(emails=(Email(address="ann@example.org"),)),
        ann(phones=(Phone(number="0171 123 4567"),)),
        ann(addresses=(HOME,)),
    ]
    assert ids([ann(**mail)], book) == [2]
    assert ids([ann(phones=(Phone(number="+49 171 1234567"),))], book) == [3]
    assert ids([ann(addresses=(HOME,), **born("1980-01-01"))], book) == [4]


def test_a_name_alone_finds_somebody_only_if_it_is_the_only_one() -> None:
    assert ids([ann()], [ann()]) == [1]
    assert ids([ann()], [ann(), ann(**born("1980-01-01"))]) == [None]
    assert ids([ann(**born("1980-01-01")), ann(**born("1990-01-01"))], [ann()]) == [None, None]


def test_somebody_entered_as_a_heart_is_found_again_and_is_not_somebody_entered_as_a_star() -> None:
    heart = Contact(full_name="❤️", entered_on=TODAY)
    star = replace(heart, full_name="★ ★")
    assert ids([heart, star], [star, heart]) == [2, 1]


def test_a_different_birthday_is_a_different_person_and_an_open_year_is_not() -> None:
    assert ids([ann(**born("1980-01-02"))], [ann(**born("1980-02-01"))]) == [None]
    assert ids([ann(**born("--01-02"))], [ann(**born("1980-01-02"))]) == [1]
    assert ids([ann(**born("1980-01"))], [ann(**born("1980-01-02"))]) == [1]


def test_a_title_in_front_of_the_name_changes_nobody() -> None:
    assert ids([ann(full_name="Dr. Ann Müller")], [ann()]) == [1]


def test_father_and_son_of_one_name_and_home_are_two() -> None:
    family = [
        ann(addresses=(HOME,), **born("1950-01-01")),
        ann(addresses=(HOME,), **born("1980-02-02")),
    ]
    assert ids(family, family) == [1, 2]
    assert ids(family, family[:1]) == [1, None]
    assert ids(list(reversed(family)), family) == [2, 1]


def test_the_same_card_twice_in_a_file_is_one_person() -> None:
    again = found([ann(), ann(), ann(uid="7", notes="a"), ann(uid="7", notes="b")], [])
    assert [match.same_as for match in again] == [None, 0, None, 2]


def test_somebody_in_the_bin_is_found_there_but_the_living_entry_first() -> None:
    mail = {"emails": (Email(address="ann@example.org"),)}
    assert ids([ann(**mail)], [ann(binned_on=TODAY, **mail)]) == [1]
    assert ids([ann(**mail)], [ann(binned_on=TODAY, **mail), ann(**mail)]) == [2]
    assert ids([ann()], [ann(binned_on=TODAY), ann()]) == [2]


def test_a_file_that_was_imported_finds_everybody_again() -> None:
    for name in ("people.vcf", "google.csv", "outlook-german.csv", "people.ldif"):
        people = sample(name).people
        book = [person.contact for person in people]
        assert ids(book, book) == list(range(1, len(book) + 1))
