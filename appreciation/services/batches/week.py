"""Planning a week: who is due, who is overdue, and who is left out. Stores nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from appreciation.domain.candidates import Candidate
from appreciation.domain.eligibility import LATEST_DAYS
from appreciation.domain.holidays.rules import HolidayRules
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.plain_dates import PlainDate, days_by_month_day
from appreciation.domain.planning import Moment, Plan, PlannedGreeting, plan
from appreciation.domain.settings import Settings
from appreciation.domain.weeks import FirstWeekday, Span, Week
from appreciation.domain.working_days import WorkingDays, working_days
from appreciation.services import supplied
from appreciation.services.batches.pieces import name_on_envelope
from appreciation.services.desk import Desk
from appreciation.services.letters.letter_moments import letter_moments
from appreciation.services.rule.surroundings import surroundings
from appreciation.services.words.wordings import supplied_wordings
from appreciation.store.candidates import Missed
from appreciation.store.transactions import Reading

LONGEST_LOOK_BACK = timedelta(days=366)
"""How far back a greeting that was never made is still named as too late."""

_DAY = timedelta(days=1)
_LEAD_MARGIN = timedelta(days=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """The plan of a span of days, with what could not be known said in sentences."""

    span: Span
    plan: Plan
    warnings: tuple[str, ...]


def current_week(desk: Desk) -> Week:
    """Return the week that today lies in."""
    with desk.book.reading() as book:
        first_weekday = FirstWeekday(book.settings.settings().first_weekday)
    return Week.of(desk.today, first_weekday)


def named_week(desk: Desk, label: str) -> Week:
    """Return the week of an ISO label such as `2026-W48`; raise `UserError` when there is none."""
    with desk.book.reading() as book:
        first_weekday = FirstWeekday(book.settings.settings().first_weekday)
    return Week.parse(label, first_weekday)


def week_plan(desk: Desk, span: Span) -> WeekPlan:
    """Return what is due in a span of days, and if today lies in it, what is overdue."""
    with desk.book.reading() as book:
        drafts = [draft.id for draft in book.batches.drafts()]
        return planned(
            book, span, today=desk.today, rules=supplied.holiday_rules(), except_batches=drafts
        )


def envelope_names(desk: Desk, greetings: Iterable[PlannedGreeting]) -> dict[PlannedGreeting, str]:
    """Return the name on the envelope of each greeting."""
    greetings = list(greetings)
    with desk.book.reading() as book:
        language = book.settings.settings().language
        ids = {each.household_id for each in greetings if each.household_id is not None}
        households = book.households.of_ids(ids)
    names = {}
    for each in greetings:
        household = households.get(each.household_id or 0)
        spoken = supplied_wordings().language_for(each.recipients[0].language, language)
        names[each] = name_on_envelope(each.recipients, household, spoken)
    return names


def planned(
    book: Reading,
    span: Span,
    *,
    today: date,
    rules: HolidayRules,
    except_batches: Collection[int] = (),
) -> WeekPlan:
    """Plan a span of days within an open transaction.

    What the drafts `except_batches` have claimed counts as not yet greeted.
    """
    look = _Look(book, span, today, rules, except_batches)
    moments = look.moments()
    return WeekPlan(
        span=span,
        plan=plan(moments, surroundings(book, moments, today, except_batches)),
        warnings=tuple(dict.fromkeys(look.warnings)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reach:
    """Those with one lead time: at home or abroad, and the celebrated days that concern them."""

    abroad: bool
    lead: int
    due: Span
    overdue: Span


class _Look:
    """Looks through the book for everything that a span of days may concern."""

    def __init__(
        self,
        book: Reading,
        span: Span,
        today: date,
        rules: HolidayRules,
        except_batches: Collection[int],
    ) -> None:
        self._book = book
        self._span = span
        self._today = today
        self._rules = rules
        self._except_batches = except_batches
        self._settings: Settings = book.settings.settings()
        self._calendar: WorkingDays = working_days(self._settings.country, self._settings.region)
        self._mail_by = lru_cache(maxsize=None)(self._calendar.mail_by)
        self.warnings: list[str] = [*self._calendar.warnings, *self._calendar.gaps(span)]

    def moments(self) -> list[Moment]:
        """Return every occasion of everybody on every day that concerns the span."""
        reaches = self._reach(abroad=False), self._reach(abroad=True)
        groups = self._book.candidates.holiday_groups()
        found: list[Moment] = []
        for reach in reaches:
            found += self._due(reach)
        found += self._overdue(reaches)
        for reach in reaches:
            found += self._holidays(reach, groups)
        found += letter_moments(self._book, self._span, self._today, self._except_batches)
        return found

    def _reach(self, *, abroad: bool) -> _Reach:
        lead = self._settings.lead_days_abroad if abroad else self._settings.lead_days
        before = Span.between(self._earliest() - _LEAD_MARGIN, self._span.first - _DAY)
        missed = self._calendar.celebrated_days(before, lead)
        return _Reach(
            abroad=abroad,
            lead=lead,
            due=self._calendar.celebrated_days(self._span, lead),
            overdue=Span.between(max(missed.first, self._earliest()), missed.last)
            if self._today in self._span
            else Span(first=self._span.first, days=0),
        )

    def _earliest(self) -> date:
        """Return the first day that may still be named as too late or overdue.

        What the last batch could still have made was made or listed then, and before the book was
        begun nobody was promised anything.
        """
        still_kind = self._today - timedelta(days=LATEST_DAYS)
        last_made = self._book.batches.last_made_on(self._today, self._settings.first_weekday)
        missed_since = (
            last_made - timedelta(days=LATEST_DAYS) if last_made else self._book.settings.begun_on()
        )
        return max(min(missed_since, still_kind), self._today - LONGEST_LOOK_BACK)

    def _due(self, reach: _Reach) -> Iterator[Moment]:
        days = days_by_month_day(reach.due, self._settings.leap_day)
        home = self._settings.country
        candidates = self._book.candidates.celebrating(days, home=home, abroad=reach.abroad)
        for candidate in candidates:
            yield from self._on_their_days(candidate, days, reach, overdue=False)

    def _overdue(self, reaches: tuple[_Reach, _Reach]) -> Iterator[Moment]:
        """Look at everybody at once, and at the days missed abroad alone, or at home, once more.

        Most days were missed here and there alike: one look over them costs half of two.
        """
        shorter, longer = sorted(reaches, key=lambda reach: reach.overdue.days)
        rest = Span.between(shorter.overdue.last + _DAY, longer.overdue.last)
        for candidate, days in (
            *self._missed(shorter.overdue),
            *self._missed(rest, abroad=longer.abroad),
        ):
            reach = reaches[self._is_abroad(candidate.recipient.mail_country)]
            for moment in self._on_their_days(candidate, days, reach, overdue=True):
                if moment.day >= candidate.recipient.entered_on:
                    yield moment

    def _missed(
        self, span: Span, *, abroad: bool | None = None
    ) -> Iterator[tuple[Candidate, Mapping[int, tuple[date, ...]]]]:
        for chunk in _chunks(span, self._today):
            days = days_by_month_day(chunk, self._settings.leap_day)
            missed = Missed(
                year=chunk.first.year, entered_by=chunk.last, except_batches=self._except_batches
            )
            for candidate in self._book.candidates.celebrating(
                days, home=self._settings.country, abroad=abroad, missed=missed
            ):
                yield candidate, days

    def _is_abroad(self, country: str) -> bool:
        home = self._settings.country
        return bool(home and country) and country != home

    def _on_their_days(
        self,
        candidate: Candidate,
        days: Mapping[int, tuple[date, ...]],
        reach: _Reach,
        *,
        overdue: bool,
    ) -> Iterator[Moment]:
        for day in days[candidate.occasion.date.month_day]:
            if candidate.occasion.happens_in(day.year):
                mail_by = self._mail_by(day, reach.lead)
                yield Moment(candidate=candidate, day=day, mail_by=mail_by, overdue=overdue)

    def _holidays(self, reach: _Reach, groups: Iterable[tuple[str, str]]) -> Iterator[Moment]:
        home = self._settings.country
        for holiday_set, country in groups:
            if self._is_abroad(country) is not reach.abroad:
                continue
            chosen = holiday_set or self._settings.holidays
            for span, overdue in ((reach.due, False), (reach.overdue, True)):
                if not span:
                    continue
                where = (chosen, country or home, span.first, span.last)
                self.warnings += self._rules.gaps(*where)
                for label, day in self._rules.falling(*where):
                    occasion = Occasion(
                        kind=OccasionKind.HOLIDAY, label=label, date=PlainDate.of(day)
                    )
                    mail_by = self._mail_by(day, reach.lead)
                    for who in self._book.candidates.holiday_group(holiday_set, country):
                        if not overdue or day >= who.entered_on:
                            yield Moment(
                                candidate=Candidate(recipient=who, occasion=occasion),
                                day=day,
                                mail_by=mail_by,
                                overdue=overdue,
                            )


def _chunks(span: Span, today: date) -> Iterator[Span]:
    """Part a span at today, and at New Year: greetings are claimed by the year."""
    first = span.first
    while span and first <= span.last:
        last = min(date(first.year, 12, 31), span.last)
        if first < today:
            last = min(last, today - _DAY)
        yield Span.between(first, last)
        first = last + _DAY
