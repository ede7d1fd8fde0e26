"""What is true in a simulated world, kept beside the book and never read from it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time

from tests.simulation.by_hand import Noted, falls_on, holidays_on

Key = tuple[str, str]
"""An occasion of somebody's: its kind, and its label in small letters."""

SHARED = frozenset({"wedding", "holiday"})
SEASONAL = frozenset({"holiday", "one_off"})


@dataclass(slots=True)
class Place:
    street: str
    town: str
    postal_code: str
    country: str
    bad: bool = False

    @property
    def text(self) -> str:
        """On one line."""
        return f"{self.street}, {self.postal_code} {self.town}, {self.country}"


@dataclass(slots=True)
class Card:
    """What stands about somebody in the address book on the owner's telephone."""

    uid: str
    given: str
    family: str
    email: str
    birthday: Noted | None = None
    wedding: Noted | None = None
    place: Place | None = None
    wish: str = ""
    in_list: bool = False

    @property
    def name(self) -> str:
        """As on an envelope."""
        return f"{self.given} {self.family}"


@dataclass(slots=True)
class Life:
    """One entry of the book, as it ought to be."""

    id: int
    given: str
    family: str
    entered: date
    email: str = ""
    days: dict[Key, Noted] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)  # the first one is for mail
    status: str = "customer"
    approved: bool = False
    met: bool = False
    greet: bool = True
    do_not_mail: bool = False
    deceased: bool = False
    binned: bool = False
    merged_into: int | None = None
    holiday_set: str = ""
    faith_since: date = date.min
    home: int | None = None
    spouse: int | None = None
    widowed: bool = False
    reached: date | None = None

    @property
    def name(self) -> str:
        """As on an envelope."""
        return f"{self.given} {self.family}"

    @property
    def merged(self) -> bool:
        """Whether they live on in another entry."""
        return self.merged_into is not None

    @property
    def reachable(self) -> bool:
        """Whether post finds them at an address of their own."""
        return bool(self.places) and not self.places[0].bad


@dataclass(slots=True)
class Home:
    id: int
    members: list[int]
    confirmed: bool = True
    wording: str = ""


@dataclass(slots=True)
class Choices:
    """The settings that matter."""

    country: str = ""
    lead_days: int = 3
    lead_days_abroad: int = 10
    leap_day: str = "02-28"
    first_weekday: str = "monday"
    holidays: str = "none"
    holidays_since: date = date.min


@dataclass(slots=True)
class Paper:
    """A piece that came out of the printer and was not undone."""

    number: int
    batch: int
    ids: tuple[int, ...]
    key: Key
    day: date
    years: int | None
    recipient: str
    lines: tuple[str, ...]
    words: str
    made_on: date
    waiting: bool = True
    letter: int = 0


@dataclass(slots=True)
class Episode:
    """A departure: whose, whether what was ours is mended, and whether it is over."""

    id: int
    life: int
    mended: bool = False
    over: bool = False


@dataclass(slots=True)
class Written:
    """A letter that was prepared: to whom, what for, by when, and after which departure if any."""

    id: int
    life: int
    purpose: str
    due: date
    episode: int
    withdrawn: bool = False


@dataclass(slots=True)
class Owed:
    """A promise that was neither kept nor broken."""

    id: int
    life: int
    day: date
    at: time | None


@dataclass(slots=True)
class Ledger:
    lives: dict[int, Life] = field(default_factory=dict)
    homes: dict[int, Home] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    papers: dict[int, Paper] = field(default_factory=dict)
    papers_of: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    cards: dict[str, Card] = field(default_factory=dict)
    entry_of: dict[str, int] = field(default_factory=dict)
    said: dict[str, Card] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)
    episodes: dict[int, Episode] = field(default_factory=dict)
    letters: dict[int, Written] = field(default_factory=dict)
    owed: dict[int, Owed] = field(default_factory=dict)

    def present(self) -> list[Life]:
        """Return every entry that was not merged into another, the bin included."""
        return [each for each in self.lives.values() if not each.merged]

    def heir(self, life: Life) -> Life:
        """Return in whom a merged entry lives on; themselves when they were not merged."""
        while life.merged_into is not None:
            life = self.lives[life.merged_into]
        return life

    def household(self, life: Life) -> list[Life]:
        """Return those who share a card with somebody, themselves included."""
        home = self.homes.get(life.home or 0)
        return [self.lives[each] for each in home.members] if home else [life]

    def holiday_set(self, life: Life) -> str:
        """Return which holidays somebody keeps."""
        return life.holiday_set or self.choices.holidays

    def kept_since(self, life: Life) -> date:
        """Return since when the book knows which holidays somebody keeps."""
        own = max(life.faith_since, life.entered)
        return own if life.holiday_set else max(own, self.choices.holidays_since)

    def occasions_on(self, life: Life, day: date) -> list[Key]:
        """Return everything that is somebody's own on a day."""
        own = [
            key
            for key, noted in life.days.items()
            if falls_on(noted, day, self.choices.leap_day) and _comes_in(key, noted, day.year)
        ]
        return own + [("holiday", name) for name in holidays_on(day, self.holiday_set(life))]

    def greeted(self, life: Life) -> list[Paper]:
        """Return every piece that named somebody."""
        return [self.papers[number] for number in self.papers_of[life.id]]

    def keep(self, paper: Paper) -> None:
        """Count a piece as made."""
        self.papers[paper.number] = paper
        for each in paper.ids:
            self.papers_of[each].append(paper.number)

    def throw_away(self, number: int) -> None:
        """Count a piece as never made."""
        for each in self.papers.pop(number).ids:
            self.papers_of[each].remove(number)


def _comes_in(key: Key, noted: Noted, year: int) -> bool:
    if key[0] == "one_off":
        return noted.year == year
    return noted.year is None or noted.year < year
