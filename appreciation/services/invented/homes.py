"""Invented homes: those who live together, and how the book has them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from appreciation.domain.contacts import Contact, StatusChange
from appreciation.domain.occasions import Occasion
from appreciation.services.invented.lands import LANDS, Land, land
from appreciation.services.invented.luck import Deck, Luck
from appreciation.services.invented.names import Name, Names
from appreciation.services.invented.people import People, Person, Roof


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """People who live together; with `household` the book knows that they share a card."""

    people: tuple[Person, ...]
    household: bool = False


class _Kind(Enum):
    """Who lives there."""

    ALONE = auto()
    COUPLE = auto()
    FAMILY = auto()
    SHARING = auto()
    ORGANISATION = auto()
    ENTERED_TWICE = auto()


_KINDS = (
    (_Kind.ALONE,) * 22
    + (_Kind.COUPLE,) * 8
    + (_Kind.FAMILY,) * 4
    + (_Kind.SHARING, _Kind.ORGANISATION, _Kind.ENTERED_TWICE)
)
_MOST = {_Kind.COUPLE: 2, _Kind.FAMILY: 4, _Kind.SHARING: 3}


def invented(people: int, *, seed: int, today: date, country: str = "GB") -> Iterator[Home]:
    """Invent exactly so many people, home by home; the same for the same arguments.

    About six in ten homes are in `country` (ISO code), the others all over the world. There is
    somebody of every kind: every status, every state of an address, opted out, deceased, entered
    twice. From twenty people on, at least four birthday cards are to be posted in the week of
    `today`. Memory grows by the names given out only, so that 100,000 people can be streamed.
    """
    homes = _Homes(seed, today, country)
    while people > 0:
        home = homes.next_home(people)
        people -= len(home.people)
        yield home


class _Homes:
    """Draws homes."""

    def __init__(self, seed: int, today: date, country: str) -> None:
        luck = Luck(seed)
        at_home = [name for name in LANDS if land(name).country == country] or ["gb"]
        abroad = [name for name in LANDS if name not in at_home for _ in range(land(name).share)]
        self._luck = luck
        self._names = Names(luck)
        self._people = People(luck, seed, today, land(at_home[0]))
        self._at_home = Deck(luck, [land(name) for name in at_home])
        self._abroad = Deck(luck, [land(name) for name in abroad])
        self._is_abroad = Deck(luck, (True,) * 19 + (False,) * 31)
        self._kinds = Deck(luck, _KINDS)
        self._draws: dict[_Kind, Callable[[Land], Home]] = {
            _Kind.ALONE: self._alone,
            _Kind.COUPLE: self._couple,
            _Kind.FAMILY: self._family,
            _Kind.SHARING: self._sharing,
            _Kind.ORGANISATION: self._organisation,
            _Kind.ENTERED_TWICE: self._entered_twice,
        }
        self._known: list[Contact] = []

    def next_home(self, room: int) -> Home:
        """The next home, of at most `room` people."""
        if self._people.days.some_left_for_this_week:
            return self._due_this_week()
        kind = self._kinds.dealt()
        draw = self._draws[kind] if _MOST.get(kind, 1) <= room else self._alone
        return draw((self._abroad if self._is_abroad.dealt() else self._at_home).dealt())

    def _name(self, place: Land, line: str = "") -> Name:
        return self._names.name(place, woman=self._luck.chance(51), line=line)

    def _due_this_week(self) -> Home:
        place = self._at_home.dealt()
        roof = self._people.roof(place, alone=False)
        person = self._people.due_this_week(roof, self._name(place), self._people.days.age())
        return Home(people=(person,))

    def _alone(self, place: Land) -> Home:
        days = self._people.days
        roof, name, age = self._people.roof(place, alone=True), self._name(place), days.age()
        wedding = (days.wedding(age),) if age > 24 and self._luck.chance(35) else ()
        person = self._people.grown_up(roof, name, age, wedding)
        if len(self._known) < 50:
            self._known.append(person.contact)
        return Home(people=(person,))

    def _couple(self, place: Land) -> Home:
        roof, age = self._people.roof(place, alone=False), self._people.days.age()
        first, second = self._pair(place)
        people = self._partners(roof, (first, second), (age, age + self._luck.between(-2, 5)))
        return Home(people=people, household=self._luck.chance(85))

    def _family(self, place: Land) -> Home:
        luck = self._luck
        roof, age = self._people.roof(place, alone=False), luck.between(30, 56)
        mother, father = self._pair(place)
        parents = self._partners(roof, (mother, father), (age, age + luck.between(-2, 8)))
        line = _line_of_children(place, mother, father)
        children = tuple(
            self._people.child(roof, self._name(place, line), luck.between(1, min(age - 20, 24)))
            for _ in range(luck.between(1, 2))
        )
        return Home(people=(*parents, *children), household=True)

    def _sharing(self, place: Land) -> Home:
        roof = self._people.roof(place, alone=False)
        people = tuple(
            self._people.grown_up(roof, self._name(place), self._luck.between(19, 35))
            for _ in range(self._luck.between(2, 3))
        )
        return Home(people=people, household=True)

    def _pair(self, place: Land) -> tuple[Name, Name]:
        """Two who belong together, mostly a woman and a man, of one name or two."""
        luck, names = self._luck, self._names
        woman = not luck.chance(3)
        first = names.name(place, woman=woman)
        line = first.line if luck.chance(place.one_name) else ""
        return first, names.name(place, woman=not woman if luck.chance(95) else woman, line=line)

    def _partners(
        self, roof: Roof, names: tuple[Name, Name], ages: tuple[int, int]
    ) -> tuple[Person, Person]:
        """The two, with the wedding they share if they are married and its day is known."""
        shared: tuple[Occasion, ...] = ()
        if min(ages) > 21 and self._luck.chance(70):
            shared = (self._people.days.wedding(min(ages)),)
        also = () if self._luck.chance(10) else shared  # kept with one of them only
        first, second = names
        return (
            self._people.grown_up(roof, first, ages[0], shared),
            self._people.grown_up(roof, second, ages[1], also),
        )

    def _organisation(self, place: Land) -> Home:
        return Home(people=(self._people.organisation(place),))

    def _entered_twice(self, place: Land) -> Home:
        """Somebody the book has already, entered again in a hurry."""
        if not self._known:
            return self._alone(place)
        known = self._known.pop(self._luck.below(len(self._known)))
        entered_on = self._people.days.past(1, 13)
        contact = replace(
            known,
            uid=self._people.uid(),
            full_name=f"{known.given_name} {known.family_name}".strip(),
            prefix="",
            additional_name="",
            suffix="",
            nickname="",
            notes="",
            salutation="",
            envelope_name="",
            phones=known.phones[:1],
            occasions=known.occasions[:1],
            entered_on=entered_on,
        )
        history = (StatusChange(status=known.status, on=entered_on),)
        return Home(people=(Person(contact=contact, history=history),))


def _line_of_children(place: Land, mother: Name, father: Name) -> str:
    """The family name of their children: the father's, or the first of both parents' two."""
    if not place.two_family_names:
        return father.line
    return " ".join(
        next((each for each in place.families if parent.line.startswith(f"{each} ")), parent.line)
        for parent in (father, mother)
    )
