"""Why customers leave: the reasons by group, and the figures they are often held against."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from appreciation.domain.errors import WrongValueError
from appreciation.domain.folding import folded


class ReasonGroup(StrEnum):
    """Whose doing it was, or that nobody knows yet."""

    WE_DID = "we_did_something"
    LEFT_UNDONE = "we_left_something_undone"
    SITUATION = "their_situation_changed"
    REFUSED = "refused_to_say"
    NOT_ASKED = "not_asked_yet"
    UNKNOWN = "unknown"


class Quoted(StrEnum):
    """The six causes of an often quoted list of why customers are lost."""

    DIED = "died"
    MOVED = "moved"
    FRIEND = "friend"
    COMPETITOR = "competitor"
    DISSATISFIED = "dissatisfied"
    FORGOTTEN = "forgotten"


OFTEN_QUOTED = {
    Quoted.DIED: 1,
    Quoted.MOVED: 3,
    Quoted.FRIEND: 5,
    Quoted.COMPETITOR: 9,
    Quoted.DISSATISFIED: 14,
    Quoted.FORGOTTEN: 68,
}
"""Of a hundred lost customers, so many: often quoted, and never shown to be true."""


_LONGEST_NAME = 80
_IN_WORDS = {
    Quoted.DIED: "died",
    Quoted.MOVED: "moved away",
    Quoted.FRIEND: "through a friend",
    Quoted.COMPETITOR: "went to a competitor",
    Quoted.DISSATISFIED: "was dissatisfied",
    Quoted.FORGOTTEN: "felt forgotten",
}


def name_of_line(reason: str) -> str:
    """Return what a count of reasons is called: one of the six causes, or a reason by its name."""
    return _IN_WORDS[Quoted(reason)] if reason in set(Quoted) else reason


class Plan(StrEnum):
    """What is done after a departure, by its reason.

    `FIND_OUT` asks first, `FAREWELL` parts well from those who cannot come back, and after a death
    there is nothing at all.
    """

    MEND = "mend"
    CHANGE = "change"
    OPEN_DOOR = "open_door"
    WELL_WISHES = "well_wishes"
    STAY_FRIENDS = "stay_friends"
    FIND_OUT = "find_out"
    FAREWELL = "farewell"
    NOTHING = "nothing"


_PLANS = {
    ReasonGroup.WE_DID: Plan.MEND,
    ReasonGroup.LEFT_UNDONE: Plan.CHANGE,
    ReasonGroup.SITUATION: Plan.WELL_WISHES,
    ReasonGroup.REFUSED: Plan.OPEN_DOOR,
    ReasonGroup.NOT_ASKED: Plan.FIND_OUT,
    ReasonGroup.UNKNOWN: Plan.FIND_OUT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason. `code` is what the book keeps; `name` says it in words.

    `own_plan` is set where the plan of its group would not do.
    """

    code: str
    name: str
    group: ReasonGroup
    quoted: Quoted | None = None
    own_plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        """What is done after such a departure, unless the owner chooses otherwise."""
        return self.own_plan or _PLANS[self.group]


NOT_ASKED = Reason(code="not_asked", name="not asked yet", group=ReasonGroup.NOT_ASKED)
DIED = Reason(
    code="died",
    name="died",
    group=ReasonGroup.SITUATION,
    quoted=Quoted.DIED,
    own_plan=Plan.NOTHING,
)

SUPPLIED = (
    Reason(
        code="dissatisfied",
        name="was dissatisfied",
        group=ReasonGroup.WE_DID,
        quoted=Quoted.DISSATISFIED,
    ),
    Reason(
        code="we_did",
        name="something else that we did",
        group=ReasonGroup.WE_DID,
        quoted=Quoted.DISSATISFIED,
    ),
    Reason(
        code="forgotten",
        name="felt forgotten",
        group=ReasonGroup.LEFT_UNDONE,
        quoted=Quoted.FORGOTTEN,
    ),
    Reason(
        code="competitor",
        name="went to a competitor",
        group=ReasonGroup.LEFT_UNDONE,
        quoted=Quoted.COMPETITOR,
    ),
    Reason(
        code="left_undone",
        name="something else that we left undone",
        group=ReasonGroup.LEFT_UNDONE,
    ),
    Reason(
        code="moved_away",
        name="moved away",
        group=ReasonGroup.SITUATION,
        quoted=Quoted.MOVED,
        own_plan=Plan.STAY_FRIENDS,
    ),
    Reason(
        code="friend",
        name="buys from or through a friend",
        group=ReasonGroup.SITUATION,
        quoted=Quoted.FRIEND,
        own_plan=Plan.STAY_FRIENDS,
    ),
    Reason(
        code="out_of_business",
        name="went out of business",
        group=ReasonGroup.SITUATION,
        own_plan=Plan.FAREWELL,
    ),
    Reason(
        code="retired",
        name="retired",
        group=ReasonGroup.SITUATION,
        own_plan=Plan.STAY_FRIENDS,
    ),
    Reason(
        code="changed_business",
        name="changed their business",
        group=ReasonGroup.SITUATION,
    ),
    Reason(
        code="sold_business",
        name="sold the business",
        group=ReasonGroup.SITUATION,
        own_plan=Plan.STAY_FRIENDS,
    ),
    Reason(
        code="financial",
        name="financial reasons",
        group=ReasonGroup.SITUATION,
    ),
    Reason(
        code="never_a_customer",
        name="should never have been a customer",
        group=ReasonGroup.SITUATION,
        own_plan=Plan.FAREWELL,
    ),
    Reason(
        code="situation",
        name="another change in their situation",
        group=ReasonGroup.SITUATION,
    ),
    DIED,
    Reason(code="refused", name="refused to say", group=ReasonGroup.REFUSED),
    NOT_ASKED,
    Reason(code="unknown", name="nobody knows", group=ReasonGroup.UNKNOWN),
)
"""The supplied reasons, in the order in which they are offered."""


def own_reason(name: str, group: ReasonGroup) -> Reason:
    """Return a reason of the owner's own; raise `WrongValueError` for one that is there already."""
    name = " ".join(name.split())
    if not name:
        raise WrongValueError("A reason needs a few words; nothing was added.")
    if len(name) > _LONGEST_NAME:
        raise WrongValueError(
            f"A reason has {_LONGEST_NAME} letters at most, as it stands in lists and charts."
            " Nothing was added; say more in the note."
        )
    taken = {_key(word) for each in SUPPLIED for word in (each.code, each.name)}
    if _key(name) in taken:
        raise WrongValueError(f"“{name}” is among the reasons already; nothing was added.")
    return Reason(code=name, name=name, group=group)


def reason_of(text: str, own: Iterable[Reason] = ()) -> Reason:
    """Return the reason of a code or of its name in words, the owner's own among them.

    Raises `WrongValueError` when there is none.

    >>> reason_of("Sold the business").code
    'sold_business'
    """
    known = (*SUPPLIED, *own)
    wanted = _key(text)
    for each in known:
        if wanted in (_key(each.code), _key(each.name)):
            return each
    codes = ", ".join(each.code for each in known)
    raise WrongValueError(f"There is no reason “{text}”; there are {codes}.")


def reason_of_code(code: str, own: Iterable[Reason] = ()) -> Reason:
    """Return the reason that the book keeps; one whose own reason is gone is named by itself."""
    for each in (*SUPPLIED, *own):
        if each.code == code:
            return each
    return Reason(code=code, name=code, group=ReasonGroup.UNKNOWN)


def _key(text: str) -> str:
    return folded(text.replace("_", " ").replace("-", " "))
