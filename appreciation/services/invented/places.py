"""Where invented people live and how they are telephoned."""

from dataclasses import replace
from datetime import date, timedelta
from enum import Enum, auto

from appreciation.domain.contacts import Address
from appreciation.services.invented.lands import Land, Town
from appreciation.services.invented.luck import Deck, Luck

_LETTERS = "ABEGHJLNPRTWXYZ"  # common to the postcodes of Britain, Canada and the Netherlands


class Known(Enum):
    """What is known of where somebody lives."""

    ONE = auto()
    TWO = auto()
    MOVED = auto()
    GONE_AWAY = auto()
    NONE = auto()


_HOMES = (
    (Known.ONE,) * 23 + (Known.TWO,) * 3 + (Known.MOVED, Known.GONE_AWAY, Known.NONE, Known.NONE)
)


class Places:
    """Draws addresses and telephone numbers, hardly any number twice."""

    def __init__(self, luck: Luck, today: date) -> None:
        self._luck = luck
        self._today = today
        self._kinds = Deck(luck, _HOMES)
        self._numbers: set[str] = set()

    def addresses(self, land: Land, town: Town) -> tuple[Address, ...]:
        """The addresses of a home in that town, in all the states an address book has them."""
        first = self.address(land, town, "home")
        match self._kinds.dealt():
            case Known.TWO:
                second = self.address(land, self._luck.one_of(land.towns), "work")
                return (first, replace(second, for_mail=True))
            case Known.MOVED:
                old = self.address(land, self._luck.one_of(land.towns), "old")
                return (
                    _returned(old, self._day_of_return(), "Moved"),
                    replace(first, for_mail=True),
                )
            case Known.GONE_AWAY:
                return (_returned(first, self._day_of_return(), "Not known at this address"),)
            case Known.NONE:
                return ()
            case _:
                return (first,)

    def address(self, land: Land, town: Town, label: str) -> Address:
        """One address."""
        luck = self._luck
        form = land.flat if luck.chance(18) else land.house
        street = form.format(
            street=luck.one_of(land.streets),
            number=luck.between(1, land.highest_house_number),
            flat=luck.between(1, 9),
            letter="ABCD"[luck.below(4)],
        )
        return Address(
            label=label,
            street=street,
            town=town.name,
            region=town.region,
            postal_code=self._filled(town.postcode),
            country=land.country,
        )

    def phone(self, land: Land, town: Town) -> str:
        """A number that reaches nobody."""
        patterns = [town.phone] if town.phone else []
        if land.phones:
            patterns.append(self._luck.one_of(land.phones))
        drawn = map(self._filled, patterns)
        number = next((each for each in drawn if each not in self._numbers), "")
        number = number or self._filled(land.no_line)
        self._numbers.add(number)
        return number

    def _day_of_return(self) -> date:
        return self._today - timedelta(days=self._luck.between(20, 700))

    def _filled(self, pattern: str) -> str:
        luck = self._luck
        return "".join(
            "0123456789"[luck.below(10)]
            if each == "#"
            else luck.one_of(_LETTERS)
            if each == "@"
            else each
            for each in pattern
        )


def _returned(address: Address, day: date, reason: str) -> Address:
    return replace(address, undeliverable_on=day, undeliverable_reason=reason)
