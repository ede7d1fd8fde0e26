"""Invented people, each with what the book knows of them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Any

from appreciation.domain.contacts import Address, Contact, Email, Phone, Status, StatusChange
from appreciation.domain.occasions import Occasion
from appreciation.domain.plain_dates import PlainDate
from appreciation.domain.touches import Touch
from appreciation.services.invented.days import Days
from appreciation.services.invented.dealings import Dealings, Standing
from appreciation.services.invented.lands import Land, Town, words
from appreciation.services.invented.luck import Deck, Luck
from appreciation.services.invented.names import Mailboxes, Name
from appreciation.services.invented.offices import Office, Offices
from appreciation.services.invented.partings import Parting, Partings
from appreciation.services.invented.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented contact, with the history of their status and their touches, oldest first.

    A touch that asked about a departure has its place among `partings`, from 1, in `departure_id`.
    """

    contact: Contact
    history: tuple[StatusChange, ...]
    touches: tuple[Touch, ...] = ()
    partings: tuple[Parting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roof:
    """What those who live together share."""

    land: Land
    town: Town
    addresses: tuple[Address, ...]
    phone: str
    entered_on: date


class Fate(Enum):
    """What is out of the ordinary about somebody."""

    NOTHING = auto()
    DECEASED = auto()
    GREET_OFF = auto()
    DO_NOT_MAIL = auto()
    GIVEN_NAME_ALONE = auto()
    OWN_ENVELOPE_NAME = auto()
    OWN_SALUTATION = auto()


FATES = (Fate.NOTHING,) * 32 + (Fate.GREET_OFF, *Fate)


class People:
    """Draws people. Those of `home` speak the owner's language and need no country to write to."""

    def __init__(self, luck: Luck, seed: int, today: date, home: Land) -> None:
        self.days = Days(luck, today)
        self.places = Places(luck, today)
        self._luck = luck
        self._seed = seed
        self._today = today
        self._home = home
        self._dealings = Dealings(luck, today)
        self._mailboxes = Mailboxes(luck)
        self._offices = Offices(luck)
        self._fates = Deck(luck, FATES)
        self._partings = Partings(seed, today)
        self._made = 0

    def roof(self, land: Land, *, alone: bool) -> Roof:
        """Somewhere to live."""
        town = self._luck.one_of(land.towns)
        places = self.places
        addresses = places.addresses(land, town) if alone else (places.address(land, town, "home"),)
        if land is self._home and self._luck.chance(5):  # at home nobody writes the country
            addresses = tuple(replace(each, country="") for each in addresses)
        return Roof(
            land=land,
            town=town,
            addresses=addresses,
            phone=places.phone(land, town) if self._luck.chance(60) else "",
            entered_on=self.days.past(14, 3300),
        )

    def grown_up(
        self, roof: Roof, name: Name, age: int, shared: tuple[Occasion, ...] = ()
    ) -> Person:
        """A grown-up, whatever their fate. `shared` are days they have in common with others."""
        fate, until = self._fates.dealt(), self._today
        if fate is Fate.DECEASED:
            until = self.days.past(1, (self._today - roof.entered_on).days - 1)
        standing = self._dealings.standing(roof.entered_on, until)
        fields = self._usual(roof, name, standing)
        fields["occasions"] = (
            *self.days.birthday(age),
            *(each for each in shared if (each.date.year or 0) < until.year),
            *self._customer_since(roof, standing, age),
            *self.days.name_day(roof.land, name),
            *self.days.special(),
        )
        if fate is Fate.DECEASED:
            fields["deceased_on"] = PlainDate.of(until)
        fields |= _fated(fate, name)
        touches = self._dealings.touches(roof.entered_on, until)
        return self._parted(Contact(**fields), standing, touches)

    def due_this_week(self, roof: Roof, name: Name, age: int) -> Person:
        """A customer like any other, with a birthday whose card should be posted this week."""
        standing = self._dealings.standing(roof.entered_on, self._today, Status.CUSTOMER)
        occasions = self.days.birthday_this_week(age)
        contact = Contact(**self._usual(roof, name, standing), occasions=occasions)
        touches = self._dealings.touches(roof.entered_on, self._today)
        return self._parted(contact, standing, touches)

    def child(self, roof: Roof, name: Name, age: int) -> Person:
        """A child: a birthday and no dealings of their own."""
        history = (StatusChange(status=Status.CUSTOMER, on=roof.entered_on),)
        fields = self._named(roof, name) | {
            "addresses": roof.addresses,
            "occasions": self.days.birthday(age),
            "entered_on": roof.entered_on,
        }
        return Person(contact=Contact(**fields), history=history)

    def organisation(self, land: Land) -> Person:
        """An organisation of which nobody is known by name."""
        office = self._offices.founded(land)
        entered_on = self.days.past(14, 3300)
        standing = self._dealings.standing(entered_on, self._today)
        contact = Contact(
            uid=self.uid(),
            full_name=office.name,
            organisation=office.name,
            stands_for_organisation=True,
            status=standing.status,
            approved=standing.approved,
            met=standing.met,
            language=self._language(land),
            addresses=(self.places.address(land, office.town, "work"),),
            phones=(Phone(number=self.places.phone(land, office.town), label="work"),),
            emails=(Email(address=self._mailboxes.office(), label="work"),),
            occasions=(self.days.founding(),),
            entered_on=entered_on,
        )
        touches = self._dealings.touches(entered_on, self._today)
        return self._parted(contact, standing, touches)

    def _parted(self, contact: Contact, standing: Standing, touches: tuple[Touch, ...]) -> Person:
        """Somebody with how they left, if they did, and who asked them why."""
        partings = self._partings.of(contact, standing.history)
        asked = (
            replace(each, departure_id=place)
            for place, parting in enumerate(partings, start=1)
            for each in parting.touches
        )
        return Person(
            contact=contact,
            history=standing.history,
            touches=tuple(sorted((*touches, *asked), key=lambda each: each.on)),
            partings=partings,
        )

    def uid(self) -> str:
        """The next identifier: the same for the same seed."""
        self._made += 1
        return f"invented-{self._seed}-{self._made}"

    def _usual(self, roof: Roof, name: Name, standing: Standing) -> dict[str, Any]:
        """Everything but the occasions."""
        luck, land = self._luck, roof.land
        works = luck.chance(35)
        office = self._offices.office(land) if works else None
        return self._named(roof, name) | {
            "organisation": office.name if office else "",
            "job_title": luck.one_of(land.jobs.of(woman=name.woman)) if office else "",
            "status": standing.status,
            "approved": standing.approved,
            "met": standing.met,
            "notes": luck.one_of(words().notes) if luck.chance(20) else "",
            "addresses": roof.addresses,
            "phones": self._phones(roof, office),
            "emails": self._emails(land, name, office),
            "entered_on": roof.entered_on,
        }

    def _named(self, roof: Roof, name: Name) -> dict[str, Any]:
        land = roof.land
        nickname = land.nicknames.get(name.given, "")
        return {
            "uid": self.uid(),
            "full_name": name.full,
            "prefix": name.prefix,
            "given_name": name.given,
            "additional_name": name.second,
            "family_name": name.family,
            "suffix": name.suffix,
            "nickname": nickname if nickname and self._luck.chance(40) else "",
            "language": self._language(land),
            "holiday_set": land.holiday_set if self._luck.chance(50) else "",
        }

    def _language(self, land: Land) -> str:
        return "" if land.language == self._home.language else land.language

    def _phones(self, roof: Roof, office: Office | None) -> tuple[Phone, ...]:
        phones: list[Phone] = []
        if roof.phone:
            phones.append(Phone(number=roof.phone, label="home"))
        if office and self._luck.chance(50):
            number = self.places.phone(roof.land, office.town)
            phones.append(Phone(number=number, label="work"))
        return tuple(phones)

    def _emails(self, land: Land, name: Name, office: Office | None) -> tuple[Email, ...]:
        emails: list[Email] = []
        if self._luck.chance(65):
            emails.append(Email(address=self._mailboxes.private(land, name), label="home"))
        if office and self._luck.chance(60):
            emails.append(Email(address=self._mailboxes.at_work(land, name), label="work"))
        return tuple(emails)

    def _customer_since(self, roof: Roof, standing: Standing, age: int) -> tuple[Occasion, ...]:
        if standing.status is Status.PROSPECT or not self._luck.chance(85):
            return ()
        if standing.customer_since:
            return (self.days.customer_since(standing.customer_since),)
        return self.days.customer_before(roof.entered_on, age)


def _fated(fate: Fate, name: Name) -> dict[str, Any]:
    """The fields in which somebody of that fate differs."""
    match fate:
        case Fate.DECEASED:
            fields: dict[str, Any] = {"deceased": True}
        case Fate.GREET_OFF:
            fields = {"greet": False}
        case Fate.DO_NOT_MAIL:
            fields = {"do_not_mail": True}
        case Fate.GIVEN_NAME_ALONE:
            parts = ("prefix", "additional_name", "family_name", "suffix")
            fields = {"full_name": name.given} | dict.fromkeys(parts, "")
        case Fate.OWN_ENVELOPE_NAME:
            fields = {"envelope_name": f"{name.given[0]}. {name.family}"}
        case Fate.OWN_SALUTATION:
            fields = {"salutation": f"Dear {name.given} and all at home,"}
        case _:
            fields = {}
    return fields
