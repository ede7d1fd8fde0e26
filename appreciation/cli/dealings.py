"""Commands about referrals and proposals."""

from typing import Annotated

import typer

from appreciation.cli.people import ContactArgument
from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import LARGEST_NUMBER, OnOption, stated_day
from appreciation.domain.contacts import ContactId
from appreciation.domain.proposals import Outcome, Proposal, amount_of
from appreciation.domain.referrals import Referral, SendTo
from appreciation.services.dealings import proposals, referrals
from appreciation.services.dealings.proposals import ProposalLine
from appreciation.services.dealings.referrals import ChainLine, ReferralLine, Thanks

ReferralArgument = Annotated[int, typer.Argument(metavar="REFERRAL", min=1, max=LARGEST_NUMBER)]
ProposalArgument = Annotated[int, typer.Argument(metavar="PROPOSAL", min=1, max=LARGEST_NUMBER)]


def referral_command(
    context: typer.Context,
    ids: Annotated[list[int], typer.Argument(metavar="FROM_ID TO_ID", min=1, max=LARGEST_NUMBER)],
    received: Annotated[
        bool, typer.Option("--received", help="FROM sent us TO; else we sent FROM to TO.")
    ] = False,
    event: Annotated[str, typer.Option(help="An event sent us somebody: give TO_ID alone.")] = "",
    on: OnOption = "",
    note: Annotated[str, typer.Option(help="What is worth remembering.")] = "",
) -> None:
    """Note that somebody sent us somebody, or that we sent somebody to them."""
    session: Session = context.obj
    if len(ids) != (1 if event else 2):
        raise typer.BadParameter("Give FROM_ID and TO_ID, or with --event TO_ID alone.")
    came = received or bool(event)
    sender = None if event else ContactId(ids[0] if came else ids[1])
    sent = ContactId(ids[-1] if came else ids[0])
    day = stated_day(on)
    with session.desk() as desk:
        noted = Referral(
            contact_id=sender,
            other_id=sent,
            received=came,
            on=day or desk.today,
            event=event.strip(),
            note=note,
        )
        line = referrals.note(desk, noted).line
    words = _referral_line(line)
    if line.thanks is Thanks.DUE:
        prepare = f"`thanks --accept {line.referral.cause}`"
        words += f". Thank them: {prepare} prepares a card, `thanked {line.referral.id}` marks it"
    session.answer(_referral_shape(line), [words])


def referrals_command(
    context: typer.Context,
    contact_id: Annotated[
        int | None, typer.Argument(metavar="[CONTACT_ID]", min=1, max=LARGEST_NUMBER)
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="Only those to be thanked for.")] = False,
    send: Annotated[
        int | None, typer.Option("--send", min=1, metavar="N", help="To whom business is owed.")
    ] = None,
) -> None:
    """List referrals; of one person with the balance and the chain they stand in."""
    session: Session = context.obj
    if sum((contact_id is not None, due, send is not None)) > 1:
        raise typer.BadParameter("Give one of CONTACT_ID, --due and --send.")
    with session.desk() as desk:
        if send is not None:
            found = referrals.to_send_to(desk, send)
            session.answer(list(map(_send_shape, found)), map(_send_line, found))
            return
        if contact_id is None:
            listed = referrals.thanks_due(desk) if due else referrals.noted(desk)
            words = map(_referral_line, listed) if listed else ["There is none."]
            session.answer(list(map(_referral_shape, listed)), words)
            return
        mine = referrals.referrals_of_contact(desk, ContactId(contact_id))
    balance = {
        "received": mine.balance.received,
        "given": mine.balance.given,
        "last_given": mine.balance.last_given and mine.balance.last_given.isoformat(),
    }
    document = {
        "referrals": list(map(_referral_shape, mine.lines)),
        "balance": balance,
        "came_by": list(map(_chain_shape, mine.came_by)),
        "brought": list(map(_chain_shape, mine.brought)),
    }
    session.answer(
        document,
        [
            f"They sent us {mine.balance.received}, we sent them {mine.balance.given}.",
            *map(_referral_line, mine.lines),
            *(f"came by: {_chain_line(each)}" for each in mine.came_by),
            *(f"brought: {_chain_line(each)}" for each in mine.brought),
        ],
    )


def thanked_command(context: typer.Context, referral: ReferralArgument, on: OnOption = "") -> None:
    """Mark a referral as thanked for, in whatever way."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        line = referrals.mark_thanked(desk, referral, day or desk.today).line
    session.answer(_referral_shape(line), [_referral_line(line)])


def proposal_command(
    context: typer.Context,
    contact_id: ContactArgument,
    amount: Annotated[str, typer.Option(help="As 1250 or 1250.50.")],
    on: OnOption = "",
    outcome: Annotated[Outcome, typer.Option(help="What became of it.")] = Outcome.OPEN,
    what: Annotated[str, typer.Option(help="What was offered.")] = "",
    reason: Annotated[str, typer.Option(help="Why it was won or lost.")] = "",
) -> None:
    """Note an offer of work."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        offered = Proposal(
            contact_id=ContactId(contact_id),
            what=what,
            amount=amount_of(amount),
            on=day or desk.today,
            outcome=outcome,
            reason=reason,
        )
        line = proposals.make(desk, offered).line
    session.answer(_proposal_shape(line), [_proposal_line(line)])


def settle_command(
    context: typer.Context,
    proposal: ProposalArgument,
    outcome: Annotated[Outcome, typer.Option(help="What became of it.")],
    on: OnOption = "",
    reason: Annotated[str, typer.Option(help="Why it was won or lost.")] = "",
) -> None:
    """Note what became of a proposal."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        line = proposals.settle(desk, proposal, outcome, day or desk.today, reason).line
    session.answer(_proposal_shape(line), [_proposal_line(line)])


def proposals_command(
    context: typer.Context,
    outcome: Annotated[Outcome | None, typer.Option(help="Only these.")] = None,
    years: Annotated[bool, typer.Option("--years", help="Count them by year.")] = False,
) -> None:
    """List proposals, or count them by the year they were made in."""
    session: Session = context.obj
    with session.desk() as desk:
        if years:
            counts = [
                {
                    "year": each.year,
                    "proposals": each.made,
                    "won": each.won,
                    "lost": each.lost,
                    "open": each.open,
                }
                for each in proposals.by_year(desk)
            ]
            lines = [
                f"{each['year']}: {each['proposals']}, {each['won']} won, {each['lost']} lost"
                for each in counts
            ]
            session.answer(counts, lines or ["There is none."])
            return
        listed = proposals.made(desk, outcome)
    words = map(_proposal_line, listed) if listed else ["There is none."]
    session.answer(list(map(_proposal_shape, listed)), words)


def _referral_shape(line: ReferralLine) -> Shape:
    found = line.referral
    sender, sent = (found.contact_id, line.name), (found.other_id, line.other)
    (from_id, from_name), (to_id, to_name) = (sender, sent) if found.received else (sent, sender)
    return {
        "id": found.id,
        "from_id": from_id,
        "from": from_name,
        "to_id": to_id,
        "to": to_name,
        "received": found.received,
        "event": found.event,
        "on": found.on.isoformat(),
        "note": found.note,
        "thanks": line.thanks,
        "thanked_on": found.thanked_on and found.thanked_on.isoformat(),
    }


def _referral_line(line: ReferralLine) -> str:
    found = line.referral
    words = f"{line.name} sent us {line.other}"
    if not found.received:
        words = f"We sent {line.other} to {line.name}"
    thanks = {
        Thanks.NONE: "",
        Thanks.DUE: " · thanks due",
        Thanks.PREPARED: " · thanks prepared",
        Thanks.CAME_BACK: " · the thanks came back",
        Thanks.DECLINED: " · no thanks sent",
        Thanks.GIVEN: " · thanked",
    }
    return f"{found.id:>7}  {found.on}  {words}{thanks[line.thanks]}"


def _send_shape(found: SendTo) -> Shape:
    last = found.balance.last_given
    return {
        "contact_id": found.contact_id,
        "name": found.name,
        "organisation": found.organisation,
        "status": found.status,
        "received": found.balance.received,
        "given": found.balance.given,
        "last_given": last.isoformat() if last else None,
    }


def _send_line(found: SendTo) -> str:
    balance = found.balance
    last = f", last on {balance.last_given}" if balance.last_given else ""
    sent = f"sent us {balance.received}, was sent {balance.given}{last}"
    return f"{found.contact_id:>7}  {found.name} · {found.status.replace('_', ' ')} · {sent}"


def _chain_shape(line: ChainLine) -> Shape:
    return {
        "steps": line.steps,
        "from": line.name,
        "to": line.other,
        "on": line.on.isoformat(),
    }


def _chain_line(line: ChainLine) -> str:
    return f"{'  ' * (line.steps - 1)}{line.name} sent {line.other}"


def _proposal_shape(line: ProposalLine) -> Shape:
    made = line.proposal
    return {
        "id": made.id,
        "contact_id": made.contact_id,
        "name": line.name,
        "what": made.what,
        "amount": str(made.amount),
        "currency": made.currency,
        "on": made.on.isoformat(),
        "outcome": made.outcome,
        "settled_on": made.settled_on and made.settled_on.isoformat(),
        "reason": made.reason,
    }


def _proposal_line(line: ProposalLine) -> str:
    made = line.proposal
    amount = f"{made.amount} {made.currency}".strip()
    parts = (line.name, made.what, amount, made.outcome.value, made.reason)
    return f"{made.id:>7}  {made.on}  " + " · ".join(part for part in parts if part)
