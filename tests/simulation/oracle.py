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

    @property
    def current(self) -> bool:
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
        """Return everything wrong with a run; afterwards its papers are in the ledger."""
        found = [*_wrong_papers(ledger, run)]
        for paper in run.made:
            ledger.keep(paper)
        self.listed |= {(out.id, out.key, out.day) for out in run.left_out}
        found += _untrue_reasons(ledger, run)
        found += _unnamed_members(ledger, run)
        found += _missed(ledger, run)
        if run.current:
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
                    if not self._settled(ledger, run, life, key, day):
                        what = f"{_called(key)} of {day} passed without a card and without a word"
                        yield Complaint(ids=(life.id,), what=what)
            day += DAY

    def _settled(self, ledger: Ledger, run: Run, life: Life, key: Key, day: date) -> bool:
        if (life.id, key, day) in self.listed or day < life.entered or life.widowed:
            return True
        known_late = key in life.days and life.days[key].since > day + LATEST
        others_set = key not in life.days  # which holidays they kept then is not remembered
        greeted = any(same_greeting(each, key, day) for each in ledger.greeted(life))
        return known_late or others_set or greeted


def _wrong_papers(ledger: Ledger, run: Run) -> Iterator[Complaint]:
    seen: dict[int, list[Paper]] = {}
    for paper in run.made:
        for mistake in mistakes_on(paper, ledger, run.today):
            yield Complaint(ids=paper.ids, what=f"piece {paper.number}: {mistake}")
        for each in paper.ids:
            life = ledger.lives[each]
            earlier = [*ledger.greeted(life), *seen.get(each, ())]
            for why in excuses(ledger, life, paper.key, paper.day, run.today, earlier).blocking:
                what = f"piece {paper.number} greets {life.name}, who is {why}"
                yield Complaint(ids=paper.ids, what=what)
            seen.setdefault(each, []).append(paper)
        if not any(_standing(ledger, run, ledger.lives[each], paper) for each in paper.ids):
            what = f"piece {paper.number} ({_called(paper.key)}, {paper.day}) is not due in this run"
            yield Complaint(ids=paper.ids, what=what)
        for each in paper.ids:
            life = ledger.lives[each]
            theirs = paper.key in ledger.occasions_on(life, paper.day)
            spouse = paper.key[0] == "wedding" and life in couple(ledger, life)
            if not theirs and not spouse:
                what = f"piece {paper.number}: {paper.day} is no {_called(paper.key)} of {life.name}"
                yield Complaint(ids=paper.ids, what=what)


def _standing(ledger: Ledger, run: Run, life: Life, paper: Paper) -> bool:
    return _due_or_overdue(ledger, run, life, paper.key, paper.day)


def _due_or_overdue(ledger: Ledger, run: Run, life: Life, key: Key, day: date) -> bool:
    choices = ledger.choices
    lead = choices.lead_days_abroad if _abroad(ledger, life, key) else choices.lead_days
    posted_by = mail_by(day, lead, choices.country)
    if run.first <= posted_by <= run.last:
        return True
    recent = day >= max(life.entered, run.today - LATEST)
    return run.current and posted_by < run.first and recent


def _abroad(ledger: Ledger, life: Life, key: Key) -> bool:
    """Whether the card goes abroad: to their own address, or of a shared one to their home's."""
    who = [life, *(ledger.household(life) if key[0] in SHARED else ())]
    country = next((each.places[0].country for each in who if each.places), "")
    return bool(country and ledger.choices.country and country != ledger.choices.country)


def _untrue_reasons(ledger: Ledger, run: Run) -> Iterator[Complaint]:
    made = {(each, paper.key, paper.day) for paper in run.made for each in paper.ids}
    for out in run.left_out:
        life = ledger.lives[out.id]
        what = f"left out of {_called(out.key)} on {out.day} as “{out.reason}”, which is not true"
        if (out.id, out.key, out.day) in made:
            yield Complaint(ids=(out.id,), what=f"both greeted and {what}")
            continue
        if out.key not in ledger.occasions_on(life, out.day):
            yield Complaint(ids=(out.id,), what=f"{what}: it is no day of theirs")
        papers = ledger.greeted(life)
        true = excuses(ledger, life, out.key, out.day, run.today, papers).all
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
            why = excuses(ledger, life, paper.key, paper.day, run.today, others).all
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
                if not _due_or_overdue(ledger, run, life, key, day):
                    continue
                if any(same_greeting(each, key, day) for each in ledger.greeted(life)):
                    continue
                what = f"{_called(key)} on {day} is neither printed nor listed"
                yield Complaint(ids=(life.id,), what=what)
        day += DAY


def _called(key: Key) -> str:
    return f"{key[0].replace('_', ' ')} {key[1]}".strip()
