"""What This week asks for. Runs away from the window's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from appreciation.domain.contact_lines import ContactQuery
from appreciation.domain.eligibility import Refusal
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.planning import LeftOut, PlannedGreeting
from appreciation.domain.weeks import Week
from appreciation.services.batches.preview import Preview
from appreciation.services.desk import Desk

PICTURES_A_DAY = 6
"""How many of a day's pages are drawn as pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeted:
    """A greeting as a row shows it."""

    greeting: PlannedGreeting
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotGreeted:
    """Somebody left out, as a row shows it."""

    left_out: LeftOut
    label: str
    years: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDay:
    """What has to be in the post by a day."""

    mail_by: date
    greeted: tuple[Greeted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A week, decided. `overdue` is empty for any other than the current one.

    `knows_nobody` when there is no contact in the book at all.
    """

    week: Week
    is_current: bool
    days: tuple[PostDay, ...]
    overdue: tuple[Greeted, ...]
    left_out: tuple[NotGreeted, ...]
    warnings: tuple[str, ...]
    knows_nobody: bool = False

    @property
    def to_print(self) -> int:
        """How many greetings the batch would have."""
        return sum(len(day.greeted) for day in self.days) + len(self.overdue)

    @property
    def pictured(self) -> tuple[PlannedGreeting, ...]:
        """Whose pages are shown as pictures: the first few of each day."""
        return tuple(each.greeting for day in self.days for each in day.greeted[:PICTURES_A_DAY])


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAhead:
    """How much a coming week holds."""

    week: Week
    greetings: int


def overview(desk: Desk, week: Week | None) -> Overview:
    """Return what a week holds; None for the current one."""
    from appreciation.services.batches import week as weeks
    from appreciation.services.people import contact_lists

    current = weeks.current_week(desk)
    chosen = week or current
    planned = weeks.week_plan(desk, chosen.span)
    greetings = (*planned.plan.due, *planned.plan.overdue)
    names = weeks.envelope_names(desk, greetings)
    due = sorted(planned.plan.due, key=lambda each: (each.mail_by, each.day))
    return Overview(
        week=chosen,
        is_current=chosen == current,
        days=tuple(
            PostDay(mail_by=day, greeted=_greeted(list(group), names))
            for day, group in groupby(due, key=lambda each: each.mail_by)
        ),
        overdue=_greeted(planned.plan.overdue, names),
        left_out=tuple(
            _not_greeted(each) for each in planned.plan.left_out if each.lacks_a_greeting
        ),
        warnings=planned.warnings,
        knows_nobody=not greetings and contact_lists.count(desk, ContactQuery()) == 0,
    )


def pictures(desk: Desk, shown: Overview) -> Preview:
    """Draw the pages that are shown as pictures."""
    from appreciation.services.batches.preview import preview

    return preview(desk, shown.pictured)


def weeks_ahead(desk: Desk, count: int) -> tuple[WeekAhead, ...]:
    """Return how much each of the weeks after the current one holds."""
    from appreciation.services.batches import week as weeks

    found = []
    week = weeks.current_week(desk)
    for _ in range(count):
        week = week.next
        planned = weeks.week_plan(desk, week.span)
        found.append(WeekAhead(week=week, greetings=len(planned.plan.due)))
    return tuple(found)


def by_reason(left_out: Sequence[NotGreeted]) -> dict[Refusal, list[NotGreeted]]:
    """Return those left out under what keeps them out, the most frequent first."""
    found: dict[Refusal, list[NotGreeted]] = {}
    for each in left_out:
        found.setdefault(each.left_out.refusal, []).append(each)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _greeted(
    greetings: Sequence[PlannedGreeting],
    names: Mapping[PlannedGreeting, str],
) -> tuple[Greeted, ...]:
    return tuple(
        Greeted(
            greeting=each,
            name=names[each] or each.recipients[0].full_name,
            label=_label(each.occasion),
        )
        for each in greetings
    )


def _not_greeted(each: LeftOut) -> NotGreeted:
    personal = each.occasion.kind not in {OccasionKind.HOLIDAY, OccasionKind.ONE_OFF}
    return NotGreeted(
        left_out=each,
        label=_label(each.occasion),
        years=each.occasion.date.years(each.day) if personal else None,
    )


def _label(occasion: Occasion) -> str:
    if occasion.kind is OccasionKind.HOLIDAY:
        from appreciation.services import supplied

        return supplied.holiday_rules().name(occasion.label, "en")
    return occasion.label
