"""Judges a print run against what is true: plain, slow, and from the product's words alone.

For every person, every occasion and every day near the run it asks what ought to have happened.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.simulation.by_hand import mail_by
from tests.simulation.ledger import SHARED, Key, Ledger, Life, Paper
from tests.simulation.on_paper import mistakes_on
from tests.simulation.truths import couple, excuses, same_greeting

DAY = timedelta(days=1)
LATEST = 28 * DAY
FARTHEST_LEAD = 40 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """Somebody the program says it left out."""

    id: int
    key: Key
    day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one print run did. `first` and `last` are the days of the week it was for."""

    today: date
    first: date
    last: date
    made: list[Paper]
    left_out: list[Out]
    clock: int = 0  # how many days the clock is ahead

    @property
    def current(self) -> bool:
        """Whether it was for the week that today lies in."""
        return self.first <= self.today <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Something that must not be, and whom it concerns."""

    ids: tuple[int, ...]
    what: str


Moment = tuple[int, Key, date]


@dataclass(slots=True)
class Oracle:
    """Judges run after run; remembers only who was listed, and when it last saw this week."""

    listed: set[Moment] = field(default_factory=set)
    last_current: date | None = None

    def judged(self, ledger: Ledger, run: Run) -> list[Complaint]:
        """Return everything wrong with a run, and keep its papers in the ledger."""
        found = [*_wrong_papers(ledger, run)]
        found += _untrue_reasons(ledger, run)
        found += _unnamed_members(ledger, run)
        found += _missed(ledger, run)
        if run.current and run.clock <= 0:
            self.listed |= {(out.id, out.key, out.day) for out in run.left_out}
        if run.current and run.clock == 0:
            found += self._missed_for_good(ledger, run)
            self.last_current = run.today
        return found

    def _missed_for_good(self, ledger: Ledger, run: Run) -> Iterator[Complaint]:
        """Find what went past its latest day since the last run, and was never made nor listed."""
        if self.last_current is None:
            return
        day = self.last_current - LATEST
        while day < run.today - LATEST:
            for life in ledger.present():
                for key in ledger.occasions_on(life, day):
                    if not self._settled(ledger, life, key, day):
                        what = f"{_called(key)} of {day} passed without a card and without a word"
                        yield Complaint(ids=(life.id,), what=what)
            day += DAY

    def _settled(self, ledger: Ledger, life: Life, key: Key, day: date) -> bool:
        if (life.id, key, day) in self.listed or day < life.entered or life.widowed:
            return True
        noted = life.days.get(key)
        since = noted.since if noted else ledger.kept_since(life)
        greeted = any(same_greeting(each, key, day) for each in ledger.greeted(life))
        return since > day + LATEST or greeted


def _wrong_papers(ledger: Ledger, run: Run) -> Iterator[Complaint]:
    """Look at one piece after the other; each counts for those after it."""
    for paper in run.made:
        wrong = [*mistakes_on(paper, ledger, run.today)]
        people = [ledger.lives[each] for each in paper.ids]
        if not any(_due_or_overdue(ledger, run, life, paper.day) for life in people):
            wrong.append("it is not due in this run")
        for life in people:
            wrong += _wrong_recipient(ledger, run, life, paper)
        for what in wrong:
            about = f"piece {paper.number} ({_called(paper.key)} on {paper.day}): {what}"
            yield Complaint(ids=paper.ids, what=about)
        ledger.keep(paper)


def _wrong_recipient(ledger: Ledger, run: Run, life: Life, paper: Paper) -> Iterator[str]:
    papers = ledger.greeted(life)
    why = excuses(ledger, life, paper.key, paper.day, today=run.today, papers=papers)
    yield from (f"it greets {life.name}, who is {each}" for each in why.blocking)
    if not _celebrates(ledger, life, paper.key, paper.day):
        yield f"that is no {_called(paper.key)} of {life.name}"


def _celebrates(ledger: Ledger, life: Life, key: Key, day: date) -> bool:
    """Whether it is somebody's day; a wedding is the spouse's as well."""
    whose = couple(ledger, life) if key[0] == "wedding" else []
    both = whose if life in whose else []
    return any(key in ledger.occasions_on(each, day) for each in (life, *both))


def _due_or_overdue(ledger: Ledger, run: Run, life: Life, day: date) -> bool:
    latest = posted_by(ledger, life, day)
    if run.first <= latest <= run.last:
        return True
    recent = day >= max(life.entered, run.today - LATEST)
    return run.current and latest < run.first and recent


def posted_by(ledger: Ledger, life: Life, day: date) -> date:
    """Return the day by which a card for somebody has to be in the post."""
    choices = ledger.choices
    lead = choices.lead_days_abroad if _abroad(ledger, life) else choices.lead_days
    return mail_by(day, lead, choices.country)


def _abroad(ledger: Ledger, life: Life) -> bool:
    """Whether their post goes abroad: to their own address, or without one to their home's."""
    own = [each.country for each in life.places]
    at_home = [one.places[0].country for one in ledger.household(life) if one.reachable]
    country = next(iter([*own, *at_home]), "")
    return bool(country and ledger.choices.country and country != ledger.choices.country)


def _untrue_reasons(ledger: Ledger, run: Run) -> Iterator[Complaint]:
    made = {(each, paper.key, paper.day) for paper in run.made for each in paper.ids}
    for out in run.left_out:
        life = ledger.lives[out.id]
        what = f"left out of {_called(out.key)} on {out.day} as “{out.reason}”, which is not true"
        if (out.id, out.key, out.day) in made:
            yield Complaint(ids=(out.id,), what=f"both greeted and {what}")
            continue
        if not _celebrates(ledger, life, out.key, out.day):
            yield Complaint(ids=(out.id,), what=f"{what}: it is no day of theirs")
        papers = ledger.greeted(life)
        true = excuses(ledger, life, out.key, out.day, today=run.today, papers=papers).all
        if out.reason not in true:
            yield Complaint(ids=(out.id,), what=f"{what}; true is {sorted(true)}")


def _unnamed_members(ledger: Ledger, run: Run) -> Iterator[Complaint]:
    """Find those who share the home and the day, and could have been named, but were not."""
    for paper in run.made:
        first = ledger.lives[paper.ids[0]]
        if paper.key[0] not in SHARED:
            continue
        for life in ledger.household(first):
            if life.id in paper.ids or paper.key not in ledger.occasions_on(life, paper.day):
                continue
            others = [each for each in ledger.greeted(life) if each is not paper]
            why = excuses(ledger, life, paper.key, paper.day, today=run.today, papers=others).all
            if not why - {"household"}:
                what = f"piece {paper.number} goes to the home of {life.name}, who is not named"
                yield Complaint(ids=(life.id, *paper.ids), what=what)


def _missed(ledger: Ledger, run: Run) -> Iterator[Complaint]:
    made = {(each, paper.key, paper.day) for paper in run.made for each in paper.ids}
    outs = {(out.id, out.key, out.day) for out in run.left_out}
    day = min(run.first, run.today - LATEST)
    while day < run.last + FARTHEST_LEAD:
        for life in ledger.present():
            for key in ledger.occasions_on(life, day):
                if (life.id, key, day) in made | outs or life.widowed:
                    continue
                if not _due_or_overdue(ledger, run, life, day):
                    continue
                if any(same_greeting(each, key, day) for each in ledger.greeted(life)):
                    continue
                what = f"{_called(key)} on {day} is neither printed nor listed"
                yield Complaint(ids=(life.id,), what=what)
        day += DAY


def _called(key: Key) -> str:
    return f"{key[0].replace('_', ' ')} {key[1]}".strip()
