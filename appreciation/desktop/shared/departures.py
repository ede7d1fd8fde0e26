"""What is said of departures: reasons, groups, plans and steps in the language of the program."""

from dataclasses import dataclass

from appreciation.desktop.shared.widgets import counted, number, translated
from appreciation.domain.contacts import ContactId
from appreciation.domain.departure_reasons import Plan, Reason, ReasonGroup
from appreciation.domain.departures import Departure, Outcome
from appreciation.domain.win_back import StepKind

STEP_ICONS = {
    StepKind.THANK: "hand-heart",
    StepKind.ASK: "phone",
    StepKind.SURVEY: "mail",
    StepKind.MEND: "wrench",
    StepKind.ASSURE: "file-text",
    StepKind.CHANGED: "file-text",
    StepKind.OPEN_DOOR: "door-open",
    StepKind.WELL_WISHES: "sprout",
    StepKind.HOPE: "sun",
    StepKind.ARTICLE: "newspaper",
    StepKind.OFFER: "gift",
    StepKind.ASK_AGAIN: "rotate-ccw",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaver:
    """Somebody of whom is to be written down that they left: a subject for the page Departed."""

    contact_id: ContactId


def step_title(kind: StepKind) -> str:
    """Return what is done in a step."""
    return {
        StepKind.THANK: _tr("Thank them, and say we are sorry"),
        StepKind.ASK: _tr("Ask why"),
        StepKind.SURVEY: _tr("Ask by post"),
        StepKind.MEND: _tr("Mend it"),
        StepKind.ASSURE: _tr("Tell them it is mended"),
        StepKind.CHANGED: _tr("Tell them it has changed"),
        StepKind.OPEN_DOOR: _tr("Leave the door open"),
        StepKind.WELL_WISHES: _tr("Wish them well"),
        StepKind.HOPE: _tr("Hope that all goes well"),
        StepKind.ARTICLE: _tr("Article of interest"),
        StepKind.OFFER: _tr("Welcome-back offer"),
        StepKind.ASK_AGAIN: _tr("Ask them to reconsider"),
    }[kind]


def short_step(kind: StepKind) -> str:
    """Return the same in as few words as a list has room for."""
    return {StepKind.THANK: _tr("Thank them")}.get(kind) or step_title(kind)


def attempt_words(attempts: int) -> str:
    """Return which try comes next after so many in vain, as `2nd attempt`; empty for the first."""
    if not attempts:
        return ""
    words = {1: _tr("2nd attempt"), 2: _tr("3rd attempt")}
    return words.get(attempts) or _tr("attempt {n}").format(n=number(attempts + 1))


def group_words(group: ReasonGroup) -> str:
    """Return whose doing it was."""
    return {
        ReasonGroup.WE_DID: _tr("we did something"),
        ReasonGroup.LEFT_UNDONE: _tr("we left something undone"),
        ReasonGroup.SITUATION: _tr("their situation changed"),
        ReasonGroup.REFUSED: _tr("refused to say"),
        ReasonGroup.NOT_ASKED: _tr("not asked yet"),
        ReasonGroup.UNKNOWN: _tr("unknown"),
    }[group]


def why_words(group: ReasonGroup, *, asked: bool) -> str:
    """Return whose doing it was; that they were `asked` when nobody has said it yet."""
    if asked and group is ReasonGroup.NOT_ASKED:
        return _tr("asked, the reason is still to be said")
    return group_words(group)


def reason_words(reason: Reason) -> str:
    """Return a reason; one of the owner's own as they wrote it."""
    return {
        "dissatisfied": _tr("was dissatisfied"),
        "we_did": _tr("something else that we did"),
        "forgotten": _tr("felt forgotten"),
        "competitor": _tr("went to a competitor"),
        "left_undone": _tr("something else that we left undone"),
        "died": _tr("died"),
        "moved_away": _tr("moved away"),
        "friend": _tr("buys from or through a friend"),
        "out_of_business": _tr("went out of business"),
        "retired": _tr("retired"),
        "changed_business": _tr("changed their business"),
        "sold_business": _tr("sold the business"),
        "financial": _tr("financial reasons"),
        "never_a_customer": _tr("should never have been a customer"),
        "situation": _tr("another change in their situation"),
        "refused": _tr("refused to say"),
        "not_asked": _tr("not asked yet"),
        "unknown": _tr("nobody knows"),
    }.get(reason.code, reason.name)


def plan_words(plan: Plan) -> str:
    """Return what a plan does."""
    return {
        Plan.MEND: _tr("Mend it, and say that it is mended"),
        Plan.CHANGE: _tr("Change it, and say that it has changed"),
        Plan.OPEN_DOOR: _tr("Leave the door open"),
        Plan.WELL_WISHES: _tr("Wish them well"),
        Plan.STAY_FRIENDS: _tr("Stay friends, and sell nothing"),
        Plan.FIND_OUT: _tr("Find out why"),
        Plan.FAREWELL: _tr("Part well"),
        Plan.NOTHING: _tr("Nothing more"),
    }[plan]


def stopped_words(outcome: Outcome) -> str:
    """Return why a plan has stopped; empty while it goes on."""
    return {
        Outcome.RETURNED: _tr("They are back"),
        Outcome.OBJECTED: _tr("They do not want to be asked any more"),
        Outcome.DIED: _tr("They died"),
        Outcome.CLOSED_DOWN: _tr("They closed down"),
    }.get(outcome, "")


def years_words(departure: Departure) -> str:
    """Return as `11 years`, or in months below one year; empty when nobody knows, or for days."""
    years, months = departure.years_with_us, (departure.days_with_us or 0) // 30
    if years:
        return counted(years, _tr("1 year"), _tr("{n} years"))
    return counted(months, _tr("1 month"), _tr("{n} months")) if months else ""


def _tr(text: str) -> str:
    return translated("Departures", text)
