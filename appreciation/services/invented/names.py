"""What invented people are called and how they are written to."""

import unicodedata
from dataclasses import dataclass, replace

from appreciation.services.invented.lands import Land
from appreciation.services.invented.luck import Luck

_PLAIN_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "'": "",
        "\u2019": "",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person's name. `family` is as this person bears it, `line` as the men of the line do."""

    woman: bool
    full: str = ""
    prefix: str = ""
    given: str
    second: str = ""
    family: str
    line: str
    suffix: str = ""


class Names:
    """Draws names, so that hardly two people bear the same one."""

    def __init__(self, luck: Luck) -> None:
        self._luck = luck
        self._taken: set[str] = set()

    def name(self, land: Land, *, woman: bool, line: str = "") -> Name:
        """A name; of a line of the family when one is given."""
        luck = self._luck
        name = self._drawn(land, line, woman=woman)
        for _ in range(3):
            if name.full not in self._taken or luck.chance(2):  # namesakes do happen
                break
            name = self._drawn(land, line, woman=woman)
        if name.full in self._taken and land.second_names:
            name = replace(name, second=self._second(land, name.given, woman=woman))
            name = replace(name, full=_full(land, name))
        self._taken.add(name.full)
        return name

    def line(self, land: Land) -> str:
        """A family name, two where that is usual."""
        luck = self._luck
        first = luck.usual(land.families)
        return f"{first} {luck.usual(land.families)}" if land.two_family_names else first

    def _drawn(self, land: Land, line: str, *, woman: bool) -> Name:
        luck = self._luck
        line = line or self.line(land)
        given = luck.usual(land.given.of(woman=woman))
        second = luck.chance(land.second_names)
        prefix = suffix = ""
        if luck.chance(4):
            titles, suffixes = land.titles.of(woman=woman), land.suffixes.of(woman=woman)
            if titles and luck.chance(70):
                prefix = luck.one_of(titles)
            elif suffixes:
                suffix = luck.one_of(suffixes)
        name = Name(
            woman=woman,
            prefix=prefix,
            given=given,
            second=self._second(land, given, woman=woman) if second else "",
            family=land.feminine.get(line, line) if woman else line,
            line=line,
            suffix=suffix,
        )
        return replace(name, full=_full(land, name))

    def _second(self, land: Land, given: str, *, woman: bool) -> str:
        second = self._luck.one_of(land.given.of(woman=woman))
        if second == given:
            return ""
        return f"{second[0]}." if land.initials else second


def _full(land: Land, name: Name) -> str:
    """The whole name as it is written in the country."""
    if land.family_name_first:
        return f"{name.family}{land.between_names}{name.given}"
    parts = (name.prefix, name.given, name.second, name.family, name.suffix)
    return " ".join(filter(None, parts))


class Mailboxes:
    """Gives out e-mail addresses of the domains that belong to nobody (RFC 2606), each once."""

    def __init__(self, luck: Luck) -> None:
        self._luck = luck
        self._given_out: dict[str, int] = {}

    def private(self, land: Land, name: Name) -> str:
        """A person's own address."""
        form = self._luck.below(4)
        given, family = _plain(land, name.given), _plain(land, name.line)
        local = (f"{given}.{family}", f"{given[:1]}.{family}", f"{family}.{given}", given + family)
        return self._free(local[form], "example.org" if form < 2 else "example.net")

    def at_work(self, land: Land, name: Name) -> str:
        """Their address at the organisation they work at."""
        return self._free(f"{_plain(land, name.given)}.{_plain(land, name.line)}", "example.com")

    def office(self) -> str:
        """The address of an organisation."""
        return self._free("office", "example.com")

    def _free(self, local: str, domain: str) -> str:
        address = f"{local}@{domain}"
        count = self._given_out.get(address, 0)
        self._given_out[address] = count + 1
        return f"{local}{count + 1}@{domain}" if count else address


def _plain(land: Land, name: str) -> str:
    """The name in the letters of an e-mail address."""
    if name.isascii() and name.isalpha():
        return name.lower()
    text = land.romanised.get(name, name).casefold().translate(_PLAIN_LETTERS)
    decomposed = unicodedata.normalize("NFKD", text)
    letters = (
        each if each.isascii() and each.isalnum() else " "
        for each in decomposed
        if not unicodedata.combining(each)
    )
    return "-".join("".join(letters).split())
