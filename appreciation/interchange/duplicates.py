"""Propose pairs who may be one person; never decide it.

Pairs are looked for only among people who share something (data that typing errors leave alone),
then weighed. A different birthday speaks against a pair as loudly as the same one speaks for it;
couples, who share address and telephone, are kept apart by their given names.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from appreciation.domain.known_people import KnownPerson, words_key
from appreciation.interchange.matching import birthdays_differ, phone_keys

_LARGEST_GROUP = 60
_LEAST_SCORE = 0.72
_ONE_SLIP = 0.86


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDuplicate:
    """Two entries that may be one person: ids, the smaller first; why, in words; how likely."""

    first: int
    second: int
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """Somebody with all that is compared, made once."""

    person: KnownPerson
    given: str
    family: str
    phones: frozenset[str]


def possible_duplicates(
    people: Iterable[KnownPerson], *, among: Collection[int] | None = None
) -> list[PossibleDuplicate]:
    """Return the pairs that may be one person, likeliest first; the bin is left out.

    With `among`, only pairs with at least one of those ids.
    """
    entries = [_entry(person) for person in people if not person.binned]
    names = Counter(entry.person.name_key for entry in entries)
    chosen = None if among is None else frozenset(among)
    found = []
    for one, other in _pairs(entries, chosen):
        score, reasons = _weighed(one, other, rare=names[one.person.name_key] <= 2)
        if score >= _LEAST_SCORE:
            first, second = sorted((one.person.id, other.person.id))
            why = _in_words(reasons)
            found.append(PossibleDuplicate(first=first, second=second, why=why, score=score))
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def _entry(person: KnownPerson) -> _Entry:
    given, family = words_key(person.given_name), words_key(person.family_name)
    if not family:
        given, _, family = person.name_key.rpartition(" ")
    return _Entry(person, given, family, frozenset(phone_keys(person)))


def _pairs(entries: list[_Entry], chosen: frozenset[int] | None) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield each pair worth weighing once."""
    seen = set[tuple[int, int]]()
    for keys in _KEYS:
        groups = defaultdict[str, list[_Entry]](list)
        for entry in entries:
            for key in set(keys(entry)):
                groups[key].append(entry)
        for group in groups.values():
            if chosen is not None and all(each.person.id not in chosen for each in group):
                continue
            for one, other in _within(group):
                ids = (one.person.id, other.person.id)
                if ids not in seen and (chosen is None or not chosen.isdisjoint(ids)):
                    seen.add(ids)
                    yield one, other


def _within(group: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield the pairs of a group; in a crowd only neighbours in the order of their names."""
    if len(group) <= _LARGEST_GROUP:
        yield from combinations(group, 2)
        return
    ranked = sorted(group, key=lambda each: (each.person.name_key, each.person.birthday))
    for at, one in enumerate(ranked):
        for other in ranked[at + 1 : at + 1 + _LARGEST_GROUP // 4]:
            yield (one, other) if one.person.id < other.person.id else (other, one)


def _emails(entry: _Entry) -> Iterable[str]:
    return entry.person.emails


def _phones(entry: _Entry) -> Iterable[str]:
    return entry.phones


def _names(entry: _Entry) -> Iterable[str]:
    return ["".join(sorted(entry.person.name_key.split()))] if entry.person.name_key else []


def _birthday_and_initials(entry: _Entry) -> Iterable[str]:
    birthday = entry.person.birthday
    initials = "".join(sorted(entry.given[:1] + entry.family[:1]))  # names get swapped
    return [f"{birthday[-5:]} {initials}"] if birthday else []


def _family_and_place(entry: _Entry) -> Iterable[str]:
    place = entry.person.postal_code
    return [f"{place} {entry.family[:3]}", f"{place} {entry.given[:3]}"] if place else []


def _address_and_initial(entry: _Entry) -> Iterable[str]:
    address = entry.person.address_key
    return [f"{address} {entry.given[:1]}"] if address else []


_KEYS: tuple[Callable[[_Entry], Iterable[str]], ...] = (
    _emails,
    _phones,
    _names,
    _birthday_and_initials,
    _family_and_place,
    _address_and_initial,
)


def _weighed(one: _Entry, other: _Entry, *, rare: bool) -> tuple[float, list[str]]:
    """Return how likely two entries are one person, and what speaks for it."""
    alike = _name_likeness(one, other)
    if alike < 0.8:
        return 0.0, []
    exact = one.person.name_key == other.person.name_key
    reasons = ["the same name" if exact else "a similar name"]
    score = 0.5 * alike + (0.05 if exact else 0.0)
    score += _birthday_weight(one.person, other.person, reasons)
    score += _contact_weight(one, other, reasons)
    if exact and rare and len(reasons) == 1 and not _contradict(one, other):
        score += 0.18  # nobody else is called that, and nothing speaks against it
    return round(min(score, 1.0), 3), reasons


def _name_likeness(one: _Entry, other: _Entry) -> float:
    if not one.given or not other.given:
        return fuzz.token_sort_ratio(one.person.name_key, other.person.name_key) / 100
    straight = _part(one.given, other.given), _part(one.family, other.family)
    swapped = _part(one.given, other.family), _part(one.family, other.given)
    best = max(straight, swapped, key=sum)
    return sum(best) / 2 if min(best) >= 0.7 else 0.0


def _part(one: str, other: str) -> float:
    likeness = JaroWinkler.similarity(one, other)
    if likeness < _ONE_SLIP and one[:1] == other[:1] and OSA.distance(one, other) == 1:
        return _ONE_SLIP  # Jaro-Winkler is too hard on slips in short names
    return likeness


def _contradict(one: _Entry, other: _Entry) -> bool:
    """Return whether two entries that share a name alone both say more about themselves."""
    here, there = one.person, other.person
    return bool(
        (here.address_key and there.address_key)
        or (here.postal_code and there.postal_code and here.postal_code != there.postal_code)
        or (here.emails and there.emails)
        or (one.phones and other.phones)
        or birthdays_differ(here.birthday, there.birthday)
    )


def _birthday_weight(one: KnownPerson, other: KnownPerson, reasons: list[str]) -> float:
    if not one.birthday or not other.birthday:
        return 0.0
    if not birthdays_differ(one.birthday, other.birthday):
        reasons.append("the same birthday")
        return 0.3 if one.birthday == other.birthday else 0.22
    if len(one.birthday) == 10 and OSA.distance(one.birthday, other.birthday) == 1:
        reasons.append("nearly the same birthday")
        return 0.12
    return -0.35


def _contact_weight(one: _Entry, other: _Entry, reasons: list[str]) -> float:
    weight = 0.0
    if not set(one.person.emails).isdisjoint(other.person.emails):
        reasons.append("the same e-mail address")
        weight += 0.3
    if not one.phones.isdisjoint(other.phones):
        reasons.append("the same telephone number")
        weight += 0.25
    here, there = one.person.address_key, other.person.address_key
    if here and there:
        likeness = fuzz.token_sort_ratio(here, there)
        if likeness >= 88:
            reasons.append("the same address")
            weight += 0.25
        elif likeness < 60:
            weight -= 0.1
    elif one.person.postal_code and one.person.postal_code == other.person.postal_code:
        weight += 0.08
    return weight


def _in_words(reasons: list[str]) -> str:
    *most, last = reasons
    return f"{', '.join(most)} and {last}" if most else last
