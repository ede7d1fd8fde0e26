"""What passed with somebody in plain English, an entry a line, for paper."""

from appreciation.domain.attachments import Attachment
from appreciation.domain.batches import Piece
from appreciation.domain.contacts import StatusChange
from appreciation.domain.departure_reasons import reason_of_code
from appreciation.domain.departures import Departure
from appreciation.domain.gratitude import Purchase
from appreciation.domain.letters import Purpose
from appreciation.domain.occasions import OccasionKind
from appreciation.domain.promises import PromiseEvent, PromiseStep
from appreciation.domain.proposals import Proposal
from appreciation.domain.touches import Touch
from appreciation.services.dealings.referrals import ReferralLine
from appreciation.services.dealings.timeline import Entry

_PROMISES = {
    PromiseEvent.MADE: "Promised",
    PromiseEvent.RENEGOTIATED: "Promise agreed anew",
    PromiseEvent.KEPT: "Promise kept",
    PromiseEvent.BROKEN: "Promise broken",
}


def in_words(entry: Entry) -> str:
    """Return what happened, in one sentence or two."""
    what = entry.what
    if isinstance(what, Touch | Piece | Attachment):
        return _sent(what)
    if isinstance(what, StatusChange):
        return f"From now on {what.status.replace('_', ' ')}"
    if isinstance(what, Departure):
        why = filter(None, (reason_of_code(what.reason).name, what.detail))
        return _with("Left us", ": ".join(why))
    if isinstance(what, PromiseStep):
        return _with(_PROMISES[what.event], what.promise.what)
    return _dealt(what)


def _sent(what: Touch | Piece | Attachment) -> str:
    match what:
        case Touch():
            return _touched(what)
        case Piece():
            return f"{what.kind.capitalize()}, {_about(what)}: {what.state.replace('_', ' ')}"
        case Attachment():
            return _with("Kept", what.name)


def _dealt(what: ReferralLine | Purchase | Proposal) -> str:
    match what:
        case ReferralLine():
            sent = f"{what.name} sent us {what.other}"
            given = f"We sent {what.other} to {what.name}"
            return _with(sent if what.referral.received else given, what.referral.note)
        case Purchase():
            return _with("Ordered", " ".join(filter(None, (what.what, what.amount))))
        case Proposal():
            amount = f"{what.amount} {what.currency}".strip()
            offered = " ".join(filter(None, (what.what, amount)))
            return f"Proposal, {what.outcome}: {offered}"


def _touched(touch: Touch) -> str:
    tried = " (nobody reached)" if touch.attempt else ""
    by = f" by {touch.by}" if touch.by else ""
    return _with(f"{touch.kind.capitalize()}{by}{tried}", touch.note)


def _about(piece: Piece) -> str:
    if piece.occasion is OccasionKind.LETTER and piece.label in set(Purpose):
        return Purpose(piece.label).words.lower()
    return (piece.label or piece.occasion).replace("_", " ")


def _with(what: str, more: str) -> str:
    return f"{what}: {more}" if more else what
