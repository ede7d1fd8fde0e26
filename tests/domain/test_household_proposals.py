"""Who seems to share a home."""

from appreciation.domain.contacts import ContactId
from appreciation.domain.household_proposals import possible_households
from appreciation.domain.known_people import KnownPerson


def person(number: int, given: str, family: str, home: str = "1 high street leeds") -> KnownPerson:
    return KnownPerson(
        id=ContactId(number),
        name_key=f"{given} {family}".lower(),
        given_name=given,
        family_name=family,
        address_key=home,
    )


def test_a_couple_at_one_address_is_proposed_and_a_neighbour_of_another_name_is_not() -> None:
    people = [person(1, "Rosa", "Diaz"), person(2, "Luis", "DÍAZ"), person(3, "Ann", "Lee")]
    assert possible_households(people, among=[2]) == [(1, 2)]


def test_only_homes_with_somebody_new_are_proposed() -> None:
    people = [person(1, "Rosa", "Diaz"), person(2, "Luis", "Diaz")]
    assert possible_households(people, among=[9]) == []


def test_people_without_an_address_share_no_home() -> None:
    assert (
        possible_households([person(1, "A", "Lee", ""), person(2, "B", "Lee", "")], among=[1]) == []
    )
