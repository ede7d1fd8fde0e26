"""What stands on a piece, held against what is true."""

import re
from collections.abc import Iterator
from datetime import date

from tests.simulation.ledger import SHARED, Ledger, Life, Paper
from tests.simulation.truths import couple

_LATE = re.compile(r"\b(late|belated)\b", re.IGNORECASE)


def mistakes_on(paper: Paper, ledger: Ledger, today: date) -> Iterator[str]:
    """Yield what is wrong with the name, the address, the age or the words on a piece."""
    people = [ledger.lives[each] for each in paper.ids]
    wedding = paper.key[0] == "wedding"
    yield from _wrong_name(paper, people, ledger)
    yield from _wrong_address(paper, people, ledger)
    yield from _wrong_age(paper, [*people, *(couple(ledger, people[0]) if wedding else ())])
    belated = bool(_LATE.search(paper.words))
    if belated is not (paper.day < today):
        yield f"on {today} for {paper.day} its words are {'' if belated else 'not '}belated"
    if "Dear ," in paper.words:
        yield "“Dear ,”"


def _wrong_name(paper: Paper, people: list[Life], ledger: Ledger) -> Iterator[str]:
    home = ledger.homes.get(people[0].home or 0)
    everybody = home is not None and set(home.members) == set(paper.ids)
    if home and home.wording and everybody and paper.recipient == home.wording:
        return
    words = set(re.findall(r"\w+", paper.recipient))
    if len(people) == 1 and paper.recipient != people[0].name:
        yield f"the envelope says “{paper.recipient}”, not “{people[0].name}”"
    as_family = len(people) > 2 and "Family" in words
    for each in people:
        if each.family not in words or (each.given not in words and not as_family):
            yield f"{each.name} is not named in “{paper.recipient}”"
    given = {each.given for each in people}
    for other in ledger.household(people[0]):
        if other not in people and other.given not in given and other.given in words:
            yield f"“{paper.recipient}” names {other.name}, whom it is not for"


def _wrong_address(paper: Paper, people: list[Life], ledger: Ledger) -> Iterator[str]:
    shared = [*people, *(ledger.household(people[0]) if paper.key[0] in SHARED else ())]
    text = "\n".join(paper.lines)
    good = [life.places[0] for life in shared if life.reachable]
    if not any(place.street in text and place.town in text for place in good):
        yield f"it goes to “{', '.join(paper.lines)}”, where they do not live"


def _wrong_age(paper: Paper, people: list[Life]) -> Iterator[str]:
    years = {
        noted.year and paper.day.year - noted.year
        for life in people
        if (noted := life.days.get(paper.key)) and paper.key[0] != "one_off"
    } or {None}
    if paper.years not in years:
        yield f"it says {paper.years} years; {years} would be right"
    spoken = {int(number) for number in re.findall(r"\d+", paper.words)}
    if spoken - {paper.years}:
        yield f"it speaks of {spoken}, and {paper.years} years would be right"
