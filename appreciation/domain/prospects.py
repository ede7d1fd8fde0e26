"""Why somebody is no customer, what they would need, and when to ask again (A22)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appreciation.domain.care import Care
from appreciation.domain.contacts import Contact, ContactId, Status
from appreciation.domain.errors import WrongValueError


class WhyNot(StrEnum):
    """Why somebody is not a customer."""

    NOT_ASKED = "not asked yet"
    MISUNDERSTANDING = "a misunderstanding"
    MONEY = "money"
    WRONG_TIME = "the wrong time"
    HAS_SOMEBODY = "has somebody they trust"
    NO_NEED = "no need of it"
    REFUSED = "refused to say"
    NEVER_POSSIBLE = "never possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """What is known of a prospect. `ask_again_on` is None where nobody means to ask."""

    reason: WhyNot = WhyNot.NOT_ASKED
    needs: str = ""
    ask_again_on: date | None = None

    def __post_init__(self) -> None:
        if self.reason is WhyNot.NEVER_POSSIBLE and self.ask_again_on is not None:
            raise WrongValueError(
                "Where it is never possible, there is nothing to ask again. Take the day away, or"
                " choose another reason."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectLine:
    """A prospect as a list shows them."""

    contact_id: ContactId
    name: str
    organisation: str
    approved: bool
    met: str
    last_reached: date | None
    insight: Insight


def insight_of(care: Care) -> Insight:
    """Return what is known of a prospect from how they are cared for."""
    return Insight(
        reason=WhyNot(care.prospect_reason) if care.prospect_reason else WhyNot.NOT_ASKED,
        needs=care.prospect_needs,
        ask_again_on=care.ask_again_on,
    )


def why_not_of(text: str) -> WhyNot:
    """Return a reason by its words, or by the first of them; raise `WrongValueError` for others.

    >>> why_not_of("wrong-time")
    <WhyNot.WRONG_TIME: 'the wrong time'>
    """
    said = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    for each in WhyNot:
        if said and said in {each.value, each.name.casefold().replace("_", " ")}:
            return each
    raise WrongValueError(
        f"“{text}” is no reason; there are {', '.join(each.value for each in WhyNot)}."
    )


def check_prospect(contact: Contact) -> None:
    """Raise `WrongValueError` for anybody who is not to be made a customer."""
    if contact.status is Status.PARTNER:
        raise WrongValueError(
            f"{contact.full_name} is a partner, and partners are not asked to become customers."
            " Nothing was changed."
        )
    if contact.status is not Status.PROSPECT:
        what = contact.status.replace("_", " ")
        raise WrongValueError(
            f"{contact.full_name} is a {what} and not a prospect. Nothing was changed."
        )
