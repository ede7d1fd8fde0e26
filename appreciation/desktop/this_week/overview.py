"""What This week asks for. Runs away from the window's thread."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from appreciation.domain.batches import ON_PAPER, BatchState, PieceKind, PieceState
from appreciation.domain.contact_lines import ContactQuery
from appreciation.domain.eligibility import Refusal
from appreciation.domain.occasions import Occasion, OccasionKind
from appreciation.domain.planning import LeftOut, PlannedGreeting
from appreciation.domain.weeks import Week, Weeks
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

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter, and no greeting."""
        return self.greeting.kind(PieceKind.CARD) is PieceKind.LETTER


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
class Made:
    """Pieces of one batch: how many, and whether they are in the post."""

    batch_id: int
    pieces: int
    posted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A week, decided. `overdue` is empty for any other than the current one.

    `to_post` are the pieces that are printed and wait for the post, whatever their week; asked for
    the current one alone. `made` is what was made for this week when nothing is left to be made.
    `knows_nobody` when there is no contact in the book at all.
    """

    week: Week
    is_current: bool
    days: tuple[PostDay, ...]
    overdue: tuple[Greeted, ...]
    left_out: tuple[NotGreeted, ...]
    warnings: tuple[str, ...]
    to_post: tuple[Made, ...] = ()
    made: tuple[Made, ...] = ()
    knows_nobody: bool = False

    @property
    def to_print(self) -> int:
        """How many pieces the batch would have."""
        return sum(len(day.greeted) for day in self.days) + len(self.overdue)

    @property
    def letters(self) -> int:
        """How many of those are letters and no greetings."""
        every = (*self.overdue, *(each for day in self.days for each in day.greeted))
        return sum(each.is_letter for each in every)

    @property
    def pictured(self) -> tuple[PlannedGreeting, ...]:
        """Whose pages are shown as pictures: the first few of each day."""
        return tuple(each.greeting for day in self.days for each in day.greeted[:PICTURES_A_DAY])


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAhead:
    """How many pieces a coming week holds."""

    week: Week
    pieces: int


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
        to_post=_waiting(desk) if chosen == current else (),
        made=() if greetings else _made(desk, chosen),
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
        found.append(WeekAhead(week=week, pieces=len(planned.plan.due)))
    return tuple(found)


def by_reason(left_out: Sequence[NotGreeted]) -> dict[Refusal, list[NotGreeted]]:
    """Return those left out under what keeps them out, the most frequent first."""
    found: dict[Refusal, list[NotGreeted]] = {}
    for each in left_out:
        found.setdefault(each.left_out.refusal, []).append(each)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _waiting(desk: Desk) -> tuple[Made, ...]:
    from appreciation.services.batches import post_desk

    counts = Counter(each.batch_id for each in post_desk.unposted(desk))
    return tuple(Made(batch_id=id_, pieces=n, posted=False) for id_, n in sorted(counts.items()))


def _made(desk: Desk, week: Week) -> tuple[Made, ...]:
    from appreciation.services.batches import post_desk

    found = []
    for line in post_desk.batches(desk):
        printed = line.batch.state is not BatchState.DRAFT
        if printed and Weeks.parse(line.batch.week).overlaps(week.label):
            on_paper = sum(line.counts.get(each, 0) for each in ON_PAPER)
            posted = not line.counts.get(PieceState.PRINTED)
            found.append(Made(batch_id=line.batch.id, pieces=on_paper, posted=posted))
    return tuple(each for each in reversed(found) if each.pieces)


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
