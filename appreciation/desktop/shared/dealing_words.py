"""What passes between somebody and the business, in words: referrals, proposals, insight."""

from collections.abc import Sequence
from datetime import date

from appreciation.desktop.shared.days import full_day, near_day
from appreciation.desktop.shared.money import money_words
from appreciation.desktop.shared.widgets import counted, translated
from appreciation.domain.contacts import Status
from appreciation.domain.proposals import Outcome, Proposal
from appreciation.domain.prospects import Insight, WhyNot
from appreciation.domain.referrals import Balance
from appreciation.services.dealings.referrals import ChainLine, ReferralLine, Thanks

OUTCOME_ICONS = {
    Outcome.OPEN: "file-text",
    Outcome.WON: "circle-check",
    Outcome.LOST: "circle-slash",
}


def referral_words(line: ReferralLine) -> str:
    """Return a referral as `Rosa Diaz sent us Bo Lund`."""
    form = _tr("{name} sent us {other}")
    if not line.referral.received:
        form = _tr("We sent {other} to {name}")
    return form.format(name=line.name, other=line.other)


def thanks_words(thanks: Thanks) -> str:
    """Return how it stands with the thanks; empty where none are owed."""
    return {
        Thanks.NONE: "",
        Thanks.DUE: _tr("thanks due"),
        Thanks.PREPARED: _tr("thanks go out with a batch"),
        Thanks.CAME_BACK: _tr("the thanks came back"),
        Thanks.DECLINED: _tr("no thanks sent"),
        Thanks.GIVEN: _tr("thanked"),
    }[thanks]


def balance_words(balance: Balance, status: Status, today: date) -> str:
    """Return who sent how many, and for those who may be sent business that they wait for it."""
    received = counted(
        balance.received, _tr("They sent us 1 person"), _tr("They sent us {n} people")
    )
    given = counted(balance.given, _tr("we sent them 1"), _tr("we sent them {n}"))
    words = f"{received}, {given}."
    if status in {Status.PARTNER, Status.FORMER_CUSTOMER}:
        words = f"{words} {_keep_sending(balance, status, today)}"
    return words


def chain_words(chain: Sequence[ChainLine]) -> list[str]:
    """Return the links of a chain, each under the one it follows from."""
    form = _tr("{name} sent {other}")
    return [
        f"{'    ' * (each.steps - 1)}{form.format(name=each.name, other=each.other)}"
        for each in chain
    ]


def proposal_words(made: Proposal) -> str:
    """Return a proposal as `Kitchen, 12,500 GBP: open`."""
    amount = money_words(made.amount, made.currency)
    what = f"{made.what}, {amount}" if made.what else amount
    return f"{what}: {outcome_word(made.outcome)}"


def outcome_word(outcome: Outcome) -> str:
    """Return what became of a proposal."""
    return {
        Outcome.OPEN: _tr("open"),
        Outcome.WON: _tr("won"),
        Outcome.LOST: _tr("lost"),
    }[outcome]


def why_not_words(reason: WhyNot) -> str:
    """Return why somebody is no customer."""
    return {
        WhyNot.NOT_ASKED: _tr("Not asked yet"),
        WhyNot.MISUNDERSTANDING: _tr("A misunderstanding"),
        WhyNot.MONEY: _tr("Money"),
        WhyNot.WRONG_TIME: _tr("The wrong time"),
        WhyNot.HAS_SOMEBODY: _tr("Has somebody they trust"),
        WhyNot.NO_NEED: _tr("No need of it"),
        WhyNot.REFUSED: _tr("Would rather not say"),
        WhyNot.NEVER_POSSIBLE: _tr("Never possible"),
    }[reason]


def insight_words(insight: Insight, today: date) -> list[str]:
    """Return what is known of a prospect, a line for each thing."""
    asked = ""
    if insight.ask_again_on is not None:
        form = _tr("Ask again by {day}")
        if insight.ask_again_on < today:
            form = _tr("Was to be asked again by {day}")
        asked = form.format(day=full_day(insight.ask_again_on, today))
    needs = _tr("Needs: {what}").format(what=insight.needs) if insight.needs else ""
    return [each for each in (why_not_words(insight.reason), needs, asked) if each]


def _keep_sending(balance: Balance, status: Status, today: date) -> str:
    if balance.last_given is not None:
        last = near_day(balance.last_given, today)
        return _tr("Keep sending them business; the last went {day}.").format(day=last)
    if status is Status.FORMER_CUSTOMER:
        return _tr("They have left, and are worth sending business to all the same.")
    return _tr("They were never sent anybody yet.")


def _tr(text: str) -> str:
    return translated("Dealings", text)
