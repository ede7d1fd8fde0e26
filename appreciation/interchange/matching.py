"""Find the people of a file in the book again, so that importing twice changes nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from appreciation.domain.contacts import Contact
from appreciation.domain.errors import UnreadableDateError
from appreciation.domain.known_people import KnownPerson, known_person, words_key
from appreciation.domain.plain_dates import PlainDate
from appreciation.interchange.people import ImportedPerson

_DIGITS_THAT_COUNT = 8
_FEWEST_DIGITS = 6
_NOTHING_BEFORE: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Who somebody of a file is.

    `contact_id` is the same person in the book, perhaps in its bin; `same_as` is the place in the
    file's people of an earlier card of the same person. With neither, they are new.
    """

    contact_id: int | None = None
    same_as: int | None = None
    why: str = ""


@dataclass(slots=True)
class BookIndex:
    """The people of the book by UID and by name, for one import."""

    by_uid: dict[str, KnownPerson] = field(default_factory=dict)
    by_name: defaultdict[str, list[KnownPerson]] = field(default_factory=lambda: defaultdict(list))


def book_index(known: Iterable[KnownPerson]) -> BookIndex:
    """Return an index of the book's people."""
    index = BookIndex()
    for person in known:
        if person.uid:
            index.by_uid.setdefault(person.uid, person)
        for key in name_keys(person):
            index.by_name[key].append(person)
    return index


def matches(
    people: Sequence[ImportedPerson],
    index: BookIndex,
    as_before: Mapping[int, int] = _NOTHING_BEFORE,
) -> list[Match]:
    """Return who each person of a file is; never the same contact twice.

    A person is found by UID; else by saying to the letter what was said of a contact before
    (`as_before`: their ids by the place in the file); else by the same name with an e-mail address,
    phone, postal address or whole birthday in common; else by a name that only one has in the file
    and in the book, unless the birthdays differ.
    """
    file = _File(people)
    taken = set(as_before.values())
    found = []
    for at, person in enumerate(file.known):
        match = file.earlier(at) or _as_before(at, as_before)
        match = match or _in_book(person, index, file, taken)
        if match.contact_id is not None:
            taken.add(match.contact_id)
        found.append(match)
    return found


def namesakes(person: KnownPerson, index: BookIndex) -> list[KnownPerson]:
    """Return those of the book who have a name of somebody's."""
    found = {each.id: each for key in name_keys(person) for each in index.by_name.get(key, ())}
    return list(found.values())


def _as_before(at: int, as_before: Mapping[int, int]) -> Match | None:
    same = as_before.get(at)
    return None if same is None else Match(contact_id=same, why="the same entry as before")


class _File:
    """The people of the file: who is in it twice, and whose name is theirs alone."""

    def __init__(self, people: Sequence[ImportedPerson]) -> None:
        self.contacts = [person.contact for person in people]
        self.known = [known_person(contact) for contact in self.contacts]
        self.names = Counter(key for person in self.known for key in name_keys(person))
        self.first_by_contact: dict[Contact, int] = {}
        self.first_by_uid: dict[tuple[str, str], int] = {}

    def earlier(self, at: int) -> Match | None:
        """Return the match with an earlier card of the same content, or the same UID and name."""
        contact, person = self.contacts[at], self.known[at]
        first = self.first_by_contact.setdefault(contact, at)
        if first != at:
            return Match(same_as=first, why="the same entry twice")
        if person.uid:
            first = self.first_by_uid.setdefault((person.uid, person.name_key), at)
            if first != at:
                return Match(same_as=first, why="the same UID twice")
        return None

    def has_once(self, person: KnownPerson) -> bool:
        """Return whether nobody else in the file has their name."""
        return all(self.names[key] == 1 for key in name_keys(person))


def _in_book(person: KnownPerson, index: BookIndex, file: _File, taken: set[int]) -> Match:
    same = index.by_uid.get(person.uid) if person.uid else None
    if same is not None and same.id not in taken:
        return Match(contact_id=same.id, why="same UID")
    everyone = namesakes(person, index)
    free = [each for each in everyone if each.id not in taken]
    sharing = [(each, shared) for each in free if (shared := in_common(person, each))]
    if sharing:
        best, shared = min(sharing, key=lambda pair: _distance(person, pair[0]))
        return Match(contact_id=best.id, why=f"same name and {shared}")
    living = [each for each in everyone if not each.binned] or everyone
    if len(living) == 1 and file.has_once(person):
        only = living[0]
        if only.id not in taken and not birthdays_differ(person.birthday, only.birthday):
            return Match(contact_id=only.id, why="the only one of that name")
    return Match()


def name_keys(person: KnownPerson) -> set[str]:
    """Return the names somebody can be found by: the whole one, and given with family name."""
    short = words_key(f"{person.given_name} {person.family_name}") if person.family_name else ""
    return {key for key in (person.name_key, short) if key}


def phone_keys(person: KnownPerson) -> set[str]:
    """Return the ends of somebody's numbers, the same with and without a country's prefix."""
    return {each[-_DIGITS_THAT_COUNT:] for each in person.phones if len(each) >= _FEWEST_DIGITS}


def in_common(one: KnownPerson, other: KnownPerson) -> str:
    """Return in words what two people share besides a name; empty when it is nothing."""
    if not set(one.emails).isdisjoint(other.emails):
        return "e-mail"
    if not phone_keys(one).isdisjoint(phone_keys(other)):
        return "phone"
    if one.address_key and one.address_key == other.address_key:
        return "address"
    whole = len(one.birthday) == len("1980-05-31")
    return "birthday" if whole and one.birthday == other.birthday else ""


def birthdays_differ(one: str, other: str) -> bool:
    """Return whether two birthdays contradict each other; what one leaves open does not."""
    if not one or not other:
        return False
    try:
        first, second = PlainDate.parse(one), PlainDate.parse(other)
    except UnreadableDateError:
        return one != other
    pairs = ((first.month, second.month), (first.day, second.day), (first.year, second.year))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _distance(person: KnownPerson, other: KnownPerson) -> tuple[bool, bool, bool, int]:
    """Return how far a namesake is from being the very same entry: the least is the best."""
    exact = set(person.emails) == set(other.emails) and phone_keys(person) == phone_keys(other)
    differs = birthdays_differ(person.birthday, other.birthday)
    return differs, not exact, other.binned, other.id
