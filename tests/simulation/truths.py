"""Why somebody may or must be left out, from the words of the product."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tests.simulation.ledger import SEASONAL, SHARED, Key, Ledger, Life, Paper

SAME_OCCASION = 180
SIMILAR = 14
LATEST = 28


@dataclass(frozen=True, slots=True)
class Excuses:
    """Reasons that are true: `blocking` ones forbid a greeting, `others` permit to leave out."""

    blocking: frozenset[str]
    others: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Return both."""
        return self.blocking | self.others


def excuses(
    ledger: Ledger, life: Life, key: Key, day: date, *, today: date, papers: Iterable[Paper]
) -> Excuses:
    """Return every true reason against greeting somebody; `papers` are those they had before."""
    papers = list(papers)
    blocking = {
        *_of_the_person(ledger, life, key),
        *_of_the_home(ledger, life, key, day),
        *_of_the_occasion(key, day, today, papers),
    }
    astray = bool(life.places) and not life.reachable
    return Excuses(frozenset(blocking), frozenset({"undeliverable address"} if astray else ()))


def same_greeting(paper: Paper, key: Key, day: date) -> bool:
    """Whether a paper greets for this occasion: in that year, or before a date was corrected."""
    near = abs((paper.day - day).days) < SAME_OCCASION
    return paper.key == key and (paper.day.year == day.year or near)


def couple(ledger: Ledger, life: Life) -> list[Life]:
    """Return the two whose wedding it is: those who note one, or both where there are but two."""
    members = ledger.household(life)
    married = [each for each in members if ("wedding", "") in each.days]
    return members if len(members) == 2 and len(married) == 1 else married


def _of_the_person(ledger: Ledger, life: Life, key: Key) -> Iterator[str]:
    facts = {
        "in the bin": life.binned,
        "deceased": life.deceased,
        "greet off": not life.greet,
        "do not mail": life.do_not_mail,
        "not approved": life.status == "prospect" and not (life.approved and life.met),
    }
    yield from (reason for reason, true in facts.items() if true)
    at_home = key[0] in SHARED and any(each.reachable for each in ledger.household(life))
    if not life.reachable and not at_home:
        yield "undeliverable address" if life.places else "no usable address"


def _of_the_home(ledger: Ledger, life: Life, key: Key, day: date) -> Iterator[str]:
    if key[0] not in SHARED:
        return
    members = ledger.household(life)
    if key[0] == "wedding" and wedding_ended(ledger, life):
        yield "deceased"
    home = ledger.homes.get(life.home or 0)
    if home and not home.confirmed and any(each.deceased for each in members):
        yield "household"
    papers = [paper for each in members if each is not life for paper in ledger.greeted(each)]
    if any(same_greeting(paper, key, day) for paper in papers if life.id not in paper.ids):
        yield "household"


def wedding_ended(ledger: Ledger, life: Life) -> bool:
    """Whether a death ended a wedding: of the spouse, or of whoever may have been."""
    pair = couple(ledger, life)
    may_have_been = ledger.household(life) if len(pair) == 1 else pair
    return life.widowed or any(each.deceased for each in may_have_been)


def _of_the_occasion(key: Key, day: date, today: date, papers: list[Paper]) -> Iterator[str]:
    if any(same_greeting(each, key, day) for each in papers):
        yield "already greeted"
    if (today - day).days > LATEST:
        yield "too late"
    if key[0] in SEASONAL and any(
        each.key[0] in SEASONAL and each.key != key and abs((each.day - day).days) <= SIMILAR
        for each in papers
    ):
        yield "too soon"
