"""Deciding a week: from people with an occasion to greetings due, overdue and left out. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from appreciation.domain.batches import PieceKind
from appreciation.domain.candidates import Candidate, Member, Recipient
from appreciation.domain.contacts import ContactId
from appreciation.domain.eligibility import (
    Case,
    Reason,
    Refusal,
    occasion_refusal,
    personal_refusal,
)
from appreciation.domain.greetings import Greeting
from appreciation.domain.household_rule import (
    couple,
    household_refusal,
    reachable_at_home,
    unless_shared_address,
)
from appreciation.domain.letters import Letter
from appreciation.domain.occasions import SHARED_IN_A_HOUSEHOLD, Occasion, OccasionKind, years_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A candidate on one celebrated day. `overdue` when its mail-by day came before the week.

    `halt` is why it must not go out now, whatever the rule says of the person.
    """

    candidate: Candidate
    day: date
    mail_by: date
    overdue: bool = False
    halt: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedGreeting:
    """A greeting to make: for one person, or for the named members of a household.

    `recipients` come in the order they were entered. `years` is None without a year. `letter` is
    what is to be written to the one person, where it is no greeting but a letter.
    """

    recipients: tuple[Recipient, ...]
    household_id: int | None = None
    occasion: Occasion
    day: date
    mail_by: date
    overdue: bool
    belated: bool
    letter: Letter | None = None

    def kind(self, usual: PieceKind) -> PieceKind:
        """Return what is put in the post: a letter that is one, else what is usual in its batch."""
        is_letter = self.letter is not None and self.letter.form is PieceKind.LETTER
        return PieceKind.LETTER if is_letter else usual

    @property
    def years(self) -> int | None:
        """The age or number of years on the day, where a year is known and nobody is too old."""
        return years_on(self.occasion, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody who gets no piece for a day, with the reason and how to mend it."""

    contact_id: ContactId
    name: str
    occasion: Occasion
    day: date
    refusal: Refusal

    @property
    def lacks_a_greeting(self) -> bool:
        """Whether they go without one: who has had it already lacks nothing."""
        return self.refusal.reason is not Reason.ALREADY_GREETED


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A span of days, decided."""

    due: tuple[PlannedGreeting, ...]
    overdue: tuple[PlannedGreeting, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the rule needs to know beside the candidates themselves.

    `members` gives every member of a household, the dead and the opted-out among them; `confirmed`
    whether the owner has confirmed how a household is addressed; `greetings` the claims by person.
    """

    today: date
    members: Mapping[int, Sequence[Member]]
    confirmed: Mapping[int, bool]
    greetings: Mapping[ContactId, Sequence[Greeting]]


def plan(moments: Iterable[Moment], around: Surroundings) -> Plan:
    """Decide every moment, earliest day first: what one makes counts for those after it."""
    decisions = _Decisions(around)
    for group in _groups(moments):
        decisions.decide(group)
    return Plan(
        due=tuple(each for each in decisions.greetings if not each.overdue),
        overdue=tuple(each for each in decisions.greetings if each.overdue),
        left_out=tuple(decisions.left_out),
    )


_WAITS = "The letter waits until then, or until you withdraw it."


def _groups(moments: Iterable[Moment]) -> list[list[Moment]]:
    """Bring the members of a household together who share an occasion on a day."""
    groups: dict[tuple[object, ...], list[Moment]] = defaultdict(list)
    for moment in moments:
        who, occasion = moment.candidate.recipient, moment.candidate.occasion
        if who.household_id is not None and occasion.kind in SHARED_IN_A_HOUSEHOLD:
            key: tuple[object, ...] = (who.household_id, occasion.identity, moment.day)
        else:
            key = (None, who.id, occasion.identity, moment.day)
        groups[key].append(moment)
    return sorted(
        groups.values(), key=lambda group: (group[0].day, group[0].candidate.recipient.id)
    )


@dataclass(slots=True)
class _Decisions:
    around: Surroundings
    greetings: list[PlannedGreeting] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    claimed: dict[ContactId, list[Greeting]] = field(default_factory=lambda: defaultdict(list))

    def decide(self, group: list[Moment]) -> None:
        household_id = group[0].candidate.recipient.household_id
        shared = group[0].candidate.occasion.kind in SHARED_IN_A_HOUSEHOLD
        if household_id is None or not shared:
            for moment in group:
                self._decide_alone(moment)
            return
        members = self.around.members[household_id]
        kind, confirmed = group[0].candidate.occasion.kind, self.around.confirmed[household_id]
        if halt := household_refusal(kind, members, confirmed=confirmed):
            reachable = reachable_at_home(members)
            for moment in group:
                no = personal_refusal(moment.candidate.recipient)
                self._leave_out(moment, unless_shared_address(no, reachable=reachable) or halt)
            return
        self._decide_household(group, members)

    def _decide_alone(self, moment: Moment) -> None:
        who = moment.candidate.recipient
        no = personal_refusal(who)
        if no and moment.candidate.letter:
            no = replace(no, mend=f"{no.mend} {_WAITS}")
        no = no or moment.halt or occasion_refusal(self._case(moment, who))
        if no:
            self._leave_out(moment, no)
        else:
            self._greet(moment, (who,), None)

    def _decide_household(self, group: list[Moment], members: Sequence[Member]) -> None:
        reachable = reachable_at_home(members)
        by_id = {moment.candidate.recipient.id: moment for moment in group}
        named = []
        for who in _celebrating(group, members):
            moment = by_id.get(who.id, group[0])
            no = unless_shared_address(personal_refusal(who), reachable=reachable)
            no = no or occasion_refusal(self._case(moment, who, members))
            if no is None:
                named.append(who)
            elif who.id in by_id or no.reason is not Reason.ALREADY_GREETED:
                self._leave_out(moment, no, who)
        if named:
            self._greet(group[0], tuple(named), named[0].household_id)

    def _case(self, moment: Moment, who: Recipient, members: Sequence[Member] = ()) -> Case:
        return Case(
            recipient=who,
            occasion=moment.candidate.occasion,
            day=moment.day,
            today=self.around.today,
            greetings=self._claims(who.id),
            household_greetings=[
                claim
                for member in members
                if member.recipient.id != who.id
                for claim in self._claims(member.recipient.id)
            ],
        )

    def _claims(self, contact_id: ContactId) -> Sequence[Greeting]:
        kept = self.around.greetings.get(contact_id, ())
        made = self.claimed.get(contact_id)
        return [*kept, *made] if made else kept

    def _greet(
        self, moment: Moment, named: tuple[Recipient, ...], household_id: int | None
    ) -> None:
        occasion = moment.candidate.occasion
        self.greetings.append(
            PlannedGreeting(
                recipients=named,
                household_id=household_id,
                occasion=occasion,
                day=moment.day,
                mail_by=moment.mail_by,
                overdue=moment.overdue,
                belated=occasion.kind is not OccasionKind.LETTER and moment.day < self.around.today,
                letter=moment.candidate.letter,
            )
        )
        for who in named:
            claim = Greeting(
                contact_id=who.id, identity=occasion.identity, year=moment.day.year, date=moment.day
            )
            self.claimed[who.id].append(claim)

    def _leave_out(self, moment: Moment, no: Refusal, who: Recipient | None = None) -> None:
        who = who or moment.candidate.recipient
        if moment.overdue and no.reason is Reason.ALREADY_GREETED:
            return  # made in its own week: nothing is overdue
        self.left_out.append(
            LeftOut(
                contact_id=who.id,
                name=who.full_name,
                occasion=moment.candidate.occasion,
                day=moment.day,
                refusal=no,
            )
        )


def _celebrating(group: list[Moment], members: Sequence[Member]) -> list[Recipient]:
    """Return who the card is for: those whose day it is, and of two the spouse as well."""
    if group[0].candidate.occasion.kind is OccasionKind.WEDDING:
        return [each.recipient for each in couple(members)]
    ids = {moment.candidate.recipient.id for moment in group}
    return [each.recipient for each in members if each.recipient.id in ids]
