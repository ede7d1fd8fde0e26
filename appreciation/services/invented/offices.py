"""The organisations invented people work at."""

from dataclasses import dataclass

from appreciation.services.invented.lands import Land, Town
from appreciation.services.invented.luck import Luck


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An organisation and where it is."""

    name: str
    town: Town


class Offices:
    """Founds organisations, and finds people a place at one that has places left."""

    def __init__(self, luck: Luck) -> None:
        self._luck = luck
        self._open: dict[tuple[str, str], list[Office]] = {}

    def office(self, land: Land) -> Office:
        """A place to work: at an organisation known already, else at a new one."""
        places = self._open.setdefault((land.country, land.language), [])
        if not places:
            places += [self.founded(land)] * self._luck.between(1, 4)
        return places.pop()

    def founded(self, land: Land) -> Office:
        """A new organisation."""
        town = self._luck.one_of(land.towns)
        pattern = self._luck.one_of(land.organisations)
        name = pattern.format(family=self._luck.usual(land.families), town=town.name)
        return Office(name=name, town=town)
